/* The inside of a source, for history.c and for whoever digests a whole commit. */
#ifndef ZZ_GIT_SOURCE_PARTS_H
#define ZZ_GIT_SOURCE_PARTS_H

#include "git/repo.h"
#include "git/source.h"

/* The repository that it was opened with; only where zz_source_has_git. */
struct zz_git *zz_source_git(struct zz_source *s);

#endif
