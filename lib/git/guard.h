/* A look at a repository that may be a stranger's, before git's library opens it.
 *
 * The library opens what lies in a repository without asking what it is, and would wait for ever for a pipe
 * or a terminal under the name of a file; and it reads whatever file the repository's own settings name. What
 * is changed during the work is not seen. */
#ifndef ZZ_GIT_GUARD_H
#define ZZ_GIT_GUARD_H

#include "base/diag.h"

/* `dir` as for zz_git_open; a folder that is no repository has nothing to be looked at. Follows links,
 * linked work trees and the places of objects that are named in it. ZZ_EENV, with the path, where something
 * is no file, folder or link to one, or where a setting leads elsewhere. */
int zz_git_guard(const char *dir, struct zz_error *e);
/* The same for one's own, whose settings may be in several files: only that git would not wait for ever. */
int zz_git_guard_own(const char *dir, struct zz_error *e);

#endif
