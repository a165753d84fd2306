/* The history read ahead: in a thread with a repository of its own, which notes what the walk tells; told
 * later, in the same order, to who asks. Nothing is shared with the other thread while both run. */
#include "git/history_parts.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct note {
	struct note *next;
	const struct zz_commit *commit;
	struct zz_str path, mode; /* mode: something odd */
	size_t nparents;
	bool gone;
	uint8_t blob[ZZ_BLOB_ID];
	const uint8_t **before; /* as in a step */
};

struct zz_ahead {
	pthread_t thread;
	atomic_bool unwanted;
	struct zz_git git;
	git_oid head;
	struct zz_commits commits;
	struct zz_history history;
	struct zz_arena arena;
	struct note *first, **end;
	int rc;
};

/* --- in the thread --- */

static struct note *add_note(struct zz_ahead *a, const struct zz_commit *commit, struct zz_str path)
{
	struct note *n = ZZ_NEW(&a->arena, struct note);
	n->commit = commit;
	n->path = zz_arena_str(&a->arena, path);
	*a->end = n;
	a->end = &n->next;
	return n;
}

/* What would take too much memory is not read ahead. */
static int note_step(void *with, const struct zz_history_step *step)
{
	const size_t most = (size_t)128 << 20;
	struct zz_ahead *a = with;
	if (a->arena.used > most || atomic_load(&a->unwanted))
		return 1;
	struct note *n = add_note(a, step->commit, step->path);
	n->nparents = step->nparents;
	n->gone = !step->blob;
	if (step->blob)
		memcpy(n->blob, step->blob, ZZ_BLOB_ID);
	n->before = zz_arena_array(&a->arena, step->nparents, sizeof *n->before);
	for (size_t i = 0; i < step->nparents; i++) {
		if (!step->before[i])
			continue;
		uint8_t *id = zz_arena_alloc(&a->arena, ZZ_BLOB_ID);
		memcpy(id, step->before[i], ZZ_BLOB_ID);
		n->before[i] = id;
	}
	return ZZ_OK;
}

static void note_odd(void *with, const struct zz_commit *commit, struct zz_str path, struct zz_str mode)
{
	struct zz_ahead *a = with;
	struct note *n = add_note(a, commit, path);
	n->mode = zz_arena_str(&a->arena, mode);
}

static void *walk(void *with)
{
	struct zz_ahead *a = with;
	struct zz_error ignored = {0};
	const struct zz_history_calls calls = {.visit = note_step, .odd = note_odd, .graph = true, .with = a};
	const struct zz_walk w = {
		.git = &a->git, .head = a->head, .prefix = "", .calls = &calls, .commits = &a->commits};
	a->rc = zz_walk_run(&w, &a->history, &ignored);
	return NULL;
}

/* --- outside of it --- */

struct zz_ahead *zz_ahead_begin(struct zz_git *g, const git_oid *head)
{
	sigset_t all, before;
	struct zz_ahead *a = zz_malloc(sizeof *a);
	a->end = &a->first;
	a->git = *g;
	a->head = *head;
	sigfillset(&all); /* signals are for the thread that the program began with */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int rc = pthread_create(&a->thread, NULL, walk, a);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (rc == 0)
		return a;
	zz_git_close(&a->git);
	free(a);
	return NULL;
}

static int tell(const struct zz_history_calls *calls, const struct note *n)
{
	const struct zz_history_step step = {
		.commit = n->commit,
		.path = n->path,
		.blob = n->gone ? NULL : n->blob,
		.before = n->before,
		.nparents = n->nparents,
	};
	if (!n->mode.n)
		return calls->visit(calls->with, &step);
	if (calls->odd)
		calls->odd(calls->with, n->commit, n->path, n->mode);
	return ZZ_OK;
}

static int tell_all(const struct zz_ahead *a, const struct zz_history_calls *calls)
{
	const struct note *n = a->first;
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < a->commits.norder; i++) {
		const struct zz_commit *commit = &a->commits.at[a->commits.order[i]].commit;
		if (calls->meet)
			calls->meet(calls->with, commit);
		for (; !rc && n && n->commit == commit; n = n->next)
			rc = tell(calls, n);
	}
	return rc;
}

static void join(struct zz_ahead *a)
{
	pthread_join(a->thread, NULL);
	zz_git_close(&a->git);
}

bool zz_ahead_tell(struct zz_ahead *a, const struct zz_walk *w, struct zz_history *out, int *rc)
{
	join(a);
	bool good = a->rc == ZZ_OK;
	if (good) {
		*out = a->history;
		if (!w->calls->graph)
			out->graph = ZZ_GRAPH_NONE;
		*rc = tell_all(a, w->calls);
		zz_commits_free(w->commits);
		*w->commits = a->commits;
		a->commits = (struct zz_commits){0};
	}
	zz_commits_free(&a->commits);
	zz_arena_free(&a->arena);
	free(a);
	return good;
}

void zz_ahead_free(struct zz_ahead *a)
{
	if (!a)
		return;
	atomic_store(&a->unwanted, true);
	join(a);
	zz_commits_free(&a->commits);
	zz_arena_free(&a->arena);
	free(a);
}
