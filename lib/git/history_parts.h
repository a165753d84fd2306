/* What the files of the walk over a history share; nobody outside lib/git includes it. */
#ifndef ZZ_GIT_HISTORY_PARTS_H
#define ZZ_GIT_HISTORY_PARTS_H

#include "git/commits.h"
#include "git/history.h"

struct zz_walk {
	struct zz_git *git;
	git_oid head;
	const char *prefix;
	const struct zz_history_calls *calls;
	struct zz_commits *commits; /* known before; then all */
};
/* history.c: the walk itself. */
int zz_walk_run(const struct zz_walk *w, struct zz_history *out, struct zz_error *e);
/* To be called once before anything is walked: libgit2's own cache, for all threads. */
void zz_walk_prepare(void);

/* ahead.c: a walk over everything in a thread of its own. */
struct zz_ahead;
/* Takes what was opened in *g. NULL where no thread can be had. */
struct zz_ahead *zz_ahead_begin(struct zz_git *g, const git_oid *head);
/* Waits for its end, tells the calls what it met, and hands over its commits. False, and nothing told, where
 * it came to no good end; *rc is what the calls made of it. */
bool zz_ahead_tell(struct zz_ahead *a, const struct zz_walk *w, struct zz_history *out, int *rc);
/* Ends it, also before it is done. NULL is accepted. */
void zz_ahead_free(struct zz_ahead *a);

#endif
