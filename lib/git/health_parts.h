/* What the files of zz_health_look share. */
#ifndef ZZ_GIT_HEALTH_PARTS_H
#define ZZ_GIT_HEALTH_PARTS_H

#include "git/health.h"
#include "git/repo.h"

/* health_files.c; `files` were compared with HEAD before the index is looked at. */
void zz_health_attributes(struct zz_health *h, struct zz_git *g, const struct zz_file_list *files);
void zz_health_index(struct zz_health *h, struct zz_git *g, const struct zz_file_list *files,
					 const struct zz_file_list *deleted);
void zz_health_alike(struct zz_health *h, const struct zz_file_list *files);

#endif
