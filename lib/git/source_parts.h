/* The inside of a source, for history.c and for whoever digests a whole commit. */
#ifndef ZZ_GIT_SOURCE_PARTS_H
#define ZZ_GIT_SOURCE_PARTS_H

#include "git/repo.h"
#include "git/source.h"

/* The repository that it was opened with; only where zz_source_has_git. */
struct zz_git *zz_source_git(struct zz_source *s);
/* As it was opened. */
const char *zz_source_dir(const struct zz_source *s);
/* Its history, where that is being read (history_parts.h); NULL where it is not. */
struct zz_ahead;
struct zz_ahead **zz_source_ahead(struct zz_source *s);

#endif
