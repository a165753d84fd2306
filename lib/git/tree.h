/* The tree of a commit, read entry by entry; never by libgit2's diff or checkout. */
#ifndef ZZ_GIT_TREE_H
#define ZZ_GIT_TREE_H

#include "git/files.h"
#include "git/repo.h"

struct zz_tree {
	struct zz_git *git; /* borrowed */
	git_oid root;
	struct zz_buf folder; /* the folder looked into last, so that neighbours cost one search */
	git_tree *last;
};

struct zz_tree_entry {
	git_oid id;
	enum zz_entry kind;
	bool program;
};

/* Also for `t` all zero with git and root set. */
void zz_tree_close(struct zz_tree *t);
/* 0, or 1 where there is no such path. */
int zz_tree_find(struct zz_tree *t, struct zz_str path, struct zz_tree_entry *out, struct zz_error *e);
/* What lies below `prefix`, in byte order; see zz_source_list. */
int zz_tree_list(struct zz_tree *t, struct zz_str prefix, struct zz_arena *arena, struct zz_file_list *files,
				 struct zz_error *e);

#endif
