/* A ledger's folder on disk. Nothing here follows a symbolic link below the root, and no path is handed
 * to the kernel whole: a folder is walked component by component and remembered, so that
 * the files of one folder cost one open each. */
#ifndef ZZ_GIT_WORKTREE_H
#define ZZ_GIT_WORKTREE_H

#include "git/tree.h"

#include <sys/stat.h>

struct zz_worktree {
	int root;             /* descriptor; -1 = closed */
	int fd;               /* of the folder used last, or -1 */
	struct zz_buf folder; /* its path */
};

/* ZZ_ENOLEDGER where there is no such folder. */
int zz_worktree_open(struct zz_worktree *w, const char *dir, struct zz_error *e);
void zz_worktree_close(struct zz_worktree *w);
/* What lies at a path, links not followed; false with errno. */
bool zz_worktree_stat(struct zz_worktree *w, struct zz_str path, struct stat *st);
/* Whether anything of that name is there, links and folders included. */
bool zz_worktree_has(struct zz_worktree *w, struct zz_str path);
/* Whether a plain file is there; *size may be NULL. */
bool zz_worktree_file(struct zz_worktree *w, struct zz_str path, uint64_t *size);
/* At most limit + 1 bytes. `out` is cleared first; *missing is set where there is no such file. */
int zz_worktree_read(struct zz_worktree *w, struct zz_str path, size_t limit, struct zz_buf *out,
					 bool *missing, struct zz_error *e);
/* Removes a file and makes that last; what is not there is no error. */
int zz_worktree_remove(struct zz_worktree *w, struct zz_str path, struct zz_error *e);
/* Removes the temporary files of writers that were killed from a folder, as far as that goes. Only for who
 * holds the ledger's lock, because nobody else writes then. */
void zz_worktree_sweep(struct zz_worktree *w, struct zz_str folder);
/* See zz_source_list. Editors' droppings are left out where `head` (may be NULL) has not got them. */
int zz_worktree_list(struct zz_worktree *w, struct zz_str prefix, struct zz_tree *head,
					 struct zz_arena *arena, struct zz_file_list *files, struct zz_error *e);

#endif
