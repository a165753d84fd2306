/* What differs between the ledger's files in two trees, by looking only into folders that are not the same.
 * For bringing a list of files up to date that was made of the one tree; the history's own walk is history.h.
 */
#ifndef ZZ_GIT_TREE_DIFF_H
#define ZZ_GIT_TREE_DIFF_H

#include "git/tree.h"

/* A file that is there now, or is there no more: `now` NULL. The path lives until the call returns. */
typedef void zz_tree_differs(void *with, struct zz_str path, const struct zz_tree_entry *now);

/* 0, or 1 where anything that it meets is not as git and a ledger write it (odd names, modes, order): then a
 * list has to be made anew, and what was told so far holds no longer. */
int zz_tree_diff(struct zz_git *g, const git_oid *before, const git_oid *now, zz_tree_differs *call,
				 void *with);

#endif
