/* Opening a repository and saying plainly what libgit2 means.
 *
 * Opens by explicit path, never searches upwards, ignores GIT_DIR and the like, runs nothing. All reading
 * of objects goes by git_odb with a look at the header first, because git_blob_lookup takes a gigabyte of
 * memory for a hostile pack of one megabyte. */
#ifndef ZZ_GIT_REPO_H
#define ZZ_GIT_REPO_H

#include "base/diag.h"
#include "git/packs.h"

enum zz_git_place {
	ZZ_GIT_NONE,     /* a plain folder */
	ZZ_GIT_WORKTREE, /* .git is in it */
	ZZ_GIT_BARE,
};
/* What an open folder is, by its own entries alone. */
enum zz_git_place zz_git_look(int dir);

struct zz_git {
	git_repository *repo;
	git_odb *odb;
	bool started;           /* git_libgit2_init was called */
	struct zz_packs *packs; /* NULL until something is read of them */
};

/* `dir` holds .git (a folder, or a file of a linked work tree) or is a bare repository.
 * ZZ_EENV for sha256 repositories, other people's, damaged ones. */
int zz_git_open(struct zz_git *g, const char *dir, struct zz_error *e);
void zz_git_close(struct zz_git *g);
/* Sets the error from what libgit2 said last; `rc` is its code, `where` the path or object concerned. */
int zz_git_fail(struct zz_error *e, const char *where, int rc);
/* The commit that HEAD leads to: 0, or 1 before the first commit. */
int zz_git_head(struct zz_git *g, git_oid *commit, struct zz_error *e);
int zz_git_tree_of(struct zz_git *g, const git_oid *commit, git_oid *tree, struct zz_error *e);
/* Free with git_commit_free. Where it is not there and `missing` is not NULL: sets that and no *out. */
int zz_git_commit(struct zz_git *g, const git_oid *id, git_commit **out, bool *missing, struct zz_error *e);
/* Free with git_tree_free. */
int zz_git_tree(struct zz_git *g, const git_oid *id, git_tree **out, struct zz_error *e);
/* A tree as git stores it; free with zz_object_free. */
int zz_git_tree_bytes(struct zz_git *g, const git_oid *id, struct zz_object **out, struct zz_error *e);
/* A commit likewise, where it can be read without libgit2; else NULL. */
struct zz_object *zz_git_commit_bytes(struct zz_git *g, const git_oid *id);
/* Says of an object that it is not what belongs there. */
int zz_git_odd(const git_oid *id, struct zz_error *e);
/* The tree that git's index (a file; NULL = the repository's own) stands for, without files that are only
 * announced. It lives in the memory of `g` alone. */
int zz_git_index_tree(struct zz_git *g, const char *index, git_oid *tree, struct zz_error *e);
/* A blob's bytes. Where it is longer than `limit`, out gets limit + 1 NULs and nothing is read. */
int zz_git_blob(struct zz_git *g, const git_oid *id, size_t limit, struct zz_buf *out, struct zz_error *e);

#endif
