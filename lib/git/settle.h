/* The end of a write: what was written is seen to be there and to stay there. */
#ifndef ZZ_GIT_SETTLE_H
#define ZZ_GIT_SETTLE_H

#include "git/store_parts.h"

/* Reads the changed files back from a commit that HEAD must lead to, with a repository opened anew, and has
 * the disk confirm everything. */
int zz_store_settle(struct zz_store *s, const git_oid *commit, const struct zz_change *changes, size_t n,
					struct zz_error *e);
/* Says of a commit that the branch has or may have that it could not be confirmed, and what to do. */
int zz_store_unsettled(const struct zz_error *why, struct zz_error *e);
/* Whether HEAD leads to a commit; a git program may have put others on top of it. 0 = yes, 1 = no, or an
 * error. */
int zz_store_leads_to(struct zz_git *g, const git_oid *commit, struct zz_error *e);

#endif
