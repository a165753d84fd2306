/* All ancestors of a commit, parents before children. For the walk over the history and what asks how two
 * commits are related. */
#ifndef ZZ_GIT_COMMITS_H
#define ZZ_GIT_COMMITS_H

#include "git/history.h"
#include "git/repo.h"

struct zz_commit_node {
	struct zz_commit commit;
	git_oid tree;
	uint32_t parents, nparents; /* a stretch of zz_commits.parents */
};

struct zz_commits {
	struct zz_commit_node *at;
	size_t n, room;
	uint32_t *parents; /* indices in `at` */
	size_t nparents, parents_room;
	uint32_t *order; /* indices in `at`, without those that are not there */
	size_t norder, order_room;
	uint32_t *slots; /* by id; index + 1, 0 = free */
	size_t nslots;
};

/* Start with {0}, or with commits that are known from before, all of them in `order` and its last one the
 * head of then: those are not read again. The order is the same as without them only where that head is the
 * new one or is reached by first parents alone: else the result is 1. Where the repository says that it is
 * `shallow`, parents that are not there end the history; else they are an error. */
int zz_commits_load(struct zz_commits *out, struct zz_git *g, const git_oid *head, bool shallow,
					struct zz_error *e);
/* Makes commits that were filled in by hand known by their ids. */
void zz_commits_index(struct zz_commits *c);
/* NULL where it is none of them, or is not there. */
const struct zz_commit_node *zz_commits_find(const struct zz_commits *c, const git_oid *id);
/* What a commit-graph says of them (graph.c); `wrong` gets the first commit that it tells otherwise. */
enum zz_graph zz_commits_graph(const struct zz_commits *c, struct zz_git *g, uint8_t wrong[ZZ_BLOB_ID]);
void zz_commits_free(struct zz_commits *c);

#endif
