/* The inside of a store, shared by store.c, commit.c and index.c only. */
#ifndef ZZ_GIT_STORE_PARTS_H
#define ZZ_GIT_STORE_PARTS_H

#include "git/store.h"
#include "git/tree.h"
#include "git/tree_write.h"
#include "git/worktree.h"

#define ZZ_MAIN "refs/heads/main"

struct zz_store {
	struct zz_arena arena;
	struct zz_git git;
	struct zz_worktree worktree;
	struct zz_tree head; /* of the commit that zz_store_look_at_head saw */
	bool has_head;
	git_oid commit; /* the same */
	int lock;
	char *dir;
	/* What was committed since the last refresh of the index, or confirmed; paths in the arena. */
	struct {
		struct zz_tree_change *at;
		size_t n, room;
	} written;
};

/* Brings head, has_head and commit up to date. */
int zz_store_look_at_head(struct zz_store *s, struct zz_error *e);
/* zz_store_place with its reason where it is UNKNOWN. */
int zz_store_look(struct zz_store *s, struct zz_str path, struct zz_str bytes, enum zz_place *place,
				  struct zz_error *e);
/* For zz_store_refresh. */
void zz_store_remember(struct zz_store *s, const struct zz_tree_change *change);

#endif
