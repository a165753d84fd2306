/* New trees from an old one, by tree builders and never by way of git's index, which other programs
 * share and leave half-done. */
#ifndef ZZ_GIT_TREE_WRITE_H
#define ZZ_GIT_TREE_WRITE_H

#include "git/repo.h"

struct zz_tree_change {
	struct zz_str path;
	git_oid blob;
	bool remove;
};

/* Writes the trees that result from `base` (NULL: from nothing). Sorts the changes. Folders that become
 * empty go away. Each folder that changes is written once, however many changes there are. */
int zz_tree_write(struct zz_git *g, const git_oid *base, struct zz_tree_change *changes, size_t n,
				  git_oid *out, struct zz_error *e);

#endif
