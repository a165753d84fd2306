/* What the commits did to the files of a ledger, told in the order in which it happened.
 *
 * Commits are looked up one by one and their parents followed, trees are compared entry by entry and skipped
 * where their ids are equal: libgit2's revwalk believes a forged commit-graph, its tree diff is twenty times
 * slower, and the history of one path as git log tells it leaves out what a merge brings (provenance 1.1,
 * rows 9 and 12 to 14; 3.2). Replace refs and grafts play no part.
 *
 * A commit tells the steps that it makes itself: a file is told where its blob, or its absence, is that of
 * none of the parents. What a merge takes from one of them was told at the commit that made it. So every
 * version that a path ever had is told, with the commit that brought it in, and a commit without parents
 * tells all its files. Times are what the machine that committed claimed, no more. */
#ifndef ZZ_GIT_HISTORY_H
#define ZZ_GIT_HISTORY_H

#include "base/diag.h"
#include "git/files.h"

struct zz_source;

struct zz_commit {
	uint8_t id[ZZ_BLOB_ID];
	int64_t author, committer; /* seconds since 1970 */
	int16_t zone;              /* of the committer, minutes east */
	bool injected;             /* says Zzsh-Clock: injected, so that its times are nobody's clock */
	bool boundary;             /* a shallow copy ends here: what went before is not known */
	bool odd;       /* a date in its header is not written as git writes it, so that programs disagree */
	bool root;      /* it has no parents, and the copy is not cut off here */
	int64_t before; /* the latest committer's time of its parents; INT64_MIN where it has none */
	uint8_t parent[ZZ_BLOB_ID]; /* the one that has it */
};

/* The earlier of both times (provenance 1.1, row 2). */
static inline int64_t zz_commit_claim(const struct zz_commit *c)
{
	return c->author < c->committer ? c->author : c->committer;
}

/* Its times tell nothing that has to be explained: neither much before the parent's, nor apart from each
 * other. A day, because two computers are never quite alike (DESIGN). */
enum { ZZ_COMMIT_DAY = 86400 };
static inline bool zz_commit_back(const struct zz_commit *c)
{
	return c->before != INT64_MIN && c->before - c->committer > ZZ_COMMIT_DAY;
}
static inline bool zz_commit_straight(const struct zz_commit *c)
{
	return !zz_commit_back(c) && c->committer - c->author <= ZZ_COMMIT_DAY;
}

struct zz_history_step {
	const struct zz_commit *commit;
	struct zz_str path;
	const uint8_t *blob;          /* its id from here on; NULL: the file is gone */
	const uint8_t *const *before; /* in each parent; NULL: not there */
	size_t nparents;
};
/* Other than 0 ends the walk and becomes its result. What a step points to lives until the call returns. */
typedef int zz_history_visit(void *with, const struct zz_history_step *step);
/* Called for each commit before its steps, also where it has none. */
typedef void zz_history_meet(void *with, const struct zz_commit *commit);

/* The commit-graph is git's own table of parents and dates, beside the commits themselves; git believes it.
 */
enum zz_graph { ZZ_GRAPH_NONE, ZZ_GRAPH_TRUE, ZZ_GRAPH_FALSE, ZZ_GRAPH_UNREAD };

struct zz_history {
	uint8_t graph;                    /* zz_graph, where it was asked for */
	uint8_t graph_commit[ZZ_BLOB_ID]; /* of FALSE: the first commit that it tells otherwise */
	bool begun;                       /* there is a repository, and a commit in it */
	bool shallow;                     /* the copy says that a part of its history is elsewhere */
	size_t commits;
};

/* Called for what a commit brings into a ledger's own folders that is no ledger file: links, submodules,
 * modes that git does not write, names that no ledger has. `mode` as the tree has it. */
typedef void zz_history_odd(void *with, const struct zz_commit *commit, struct zz_str path,
							struct zz_str mode);
struct zz_history_calls {
	zz_history_visit *visit;
	zz_history_meet *meet; /* these two may be NULL */
	zz_history_odd *odd;
	bool graph; /* the commit-graph is held against the commits */
	void *with;
};
/* Walks from the commit that the source reads (HEAD under a work tree) over all of its ancestors, parents
 * before children, and tells each step of the plain files below `prefix` ("records", or one file; "" = all).
 * No repository and no commit are no errors: nothing is told. ZZ_EENV where something of the history is
 * missing or damaged. Memory grows with the number of commits, about a hundred bytes each. */
int zz_source_history(struct zz_source *s, const char *prefix, const struct zz_history_calls *calls,
					  struct zz_history *out, struct zz_error *e);

/* The same on top of commits that are known and were told before (commits.h); they are followed by the others
 * then. 1, and nothing told, where the history does not simply go on from them. */
struct zz_commits;
int zz_source_history_on(struct zz_source *s, const char *prefix, const struct zz_history_calls *calls,
						 struct zz_commits *known, struct zz_history *out, struct zz_error *e);

/* Begins to read the whole history, in a thread of its own, while the caller does other things: the next walk
 * over everything, with no commits known, tells what was read then, in the same order, from the same commit.
 * Where anything is wrong with it, or no thread can be had, that walk reads it itself. */
void zz_source_history_begin(struct zz_source *s);

/* The last commit of the history (parents before children) that claims to have been made by that moment: 40
 * hex, "" where there is none. */
int zz_source_commit_by(struct zz_source *s, int64_t moment, char commit[41], struct zz_error *e);

/* The message of a commit. */
int zz_source_message(struct zz_source *s, const uint8_t commit[ZZ_BLOB_ID], struct zz_buf *message,
					  struct zz_error *e);
/* Who wrote a commit, as it says itself. */
int zz_source_author(struct zz_source *s, const uint8_t commit[ZZ_BLOB_ID], struct zz_buf *name,
					 struct zz_error *e);

#endif
