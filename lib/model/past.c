#include "model/past.h"

#include "git/commits.h"

#include <stdlib.h>
#include <string.h>

struct taking {
	struct zz_past *p;
	struct zz_commit now; /* that is being told */
	bool kept;            /* it is in p->commits */
};

static uint32_t keep_commit(struct taking *t)
{
	if (!t->kept)
		*ZZ_PUSH(&t->p->commits) = t->now;
	t->kept = true;
	return (uint32_t)t->p->commits.n - 1;
}

/* A time before the parent's, or none that can be read, is kept also where the commit did nothing to a ledger
 * file: it may stand there to hide what the next one would show. */
static void meet(void *with, const struct zz_commit *commit)
{
	struct taking *t = with;
	t->now = *commit;
	t->kept = false;
	if (commit->odd || commit->root || (commit->before != INT64_MIN && commit->committer < commit->before))
		keep_commit(t);
}

static void cover_paths(struct zz_past *p, uint32_t id)
{
	size_t before = p->npaths;
	if (id < before)
		return;
	p->npaths = (size_t)id * 2 + 64;
	p->first = zz_realloc(p->first, p->npaths * sizeof *p->first);
	p->last = zz_realloc(p->last, p->npaths * sizeof *p->last);
	memset(p->first + before, 0, (p->npaths - before) * sizeof *p->first);
	memset(p->last + before, 0, (p->npaths - before) * sizeof *p->last);
}

/* The last step that brought a blob to the path; index + 1. */
static uint32_t brought(const struct zz_past *p, uint32_t path, const uint8_t *blob)
{
	uint32_t found = 0;
	for (uint32_t i = p->first[path]; i; i = p->steps.at[i - 1].next)
		if (!p->steps.at[i - 1].gone && !memcmp(p->steps.at[i - 1].blob, blob, ZZ_BLOB_ID))
			found = i;
	return found;
}

static void take_befores(struct zz_past *p, struct zz_step *own, const struct zz_history_step *step)
{
	own->before = (uint32_t)p->befores.n;
	for (size_t i = 0; i < step->nparents; i++) {
		uint32_t found = step->before[i] ? brought(p, own->path, step->before[i]) : 0;
		bool known = false;
		for (size_t k = own->before; k < p->befores.n; k++)
			known = known || p->befores.at[k] == found - 1;
		if (found && !known)
			*ZZ_PUSH(&p->befores) = found - 1;
	}
	own->nbefore = (uint32_t)p->befores.n - own->before;
}

static void put_step(struct zz_past *p, const struct zz_step *own)
{
	*ZZ_PUSH(&p->steps) = *own;
	uint32_t number = (uint32_t)p->steps.n;
	if (p->last[own->path])
		p->steps.at[p->last[own->path] - 1].next = number;
	else
		p->first[own->path] = number;
	p->last[own->path] = number;
}

static int take_step(void *with, const struct zz_history_step *step)
{
	struct taking *t = with;
	struct zz_past *p = t->p;
	struct zz_step own = {
		.path = zz_intern(&p->paths, step->path), .commit = keep_commit(t), .gone = !step->blob};
	cover_paths(p, own.path);
	take_befores(p, &own, step);
	if (step->blob)
		memcpy(own.blob, step->blob, ZZ_BLOB_ID);
	put_step(p, &own);
	return ZZ_OK;
}

void zz_past_add(struct zz_past *p, struct zz_str path, const uint8_t blob[ZZ_BLOB_ID], size_t nbefore)
{
	struct zz_step own = {.path = zz_intern(&p->paths, path), .commit = (uint32_t)p->commits.n};
	*ZZ_PUSH(&p->commits) = (struct zz_commit){.before = INT64_MIN};
	cover_paths(p, own.path);
	own.before = (uint32_t)p->befores.n;
	own.nbefore = (uint32_t)nbefore;
	for (size_t i = p->steps.n - nbefore; i < p->steps.n; i++)
		*ZZ_PUSH(&p->befores) = (uint32_t)i;
	memcpy(own.blob, blob, ZZ_BLOB_ID);
	put_step(p, &own);
}

/* A tree may be full of them; each path is told once. */
static void take_odd(void *with, const struct zz_commit *commit, struct zz_str path, struct zz_str mode)
{
	enum { MOST = 1000 };
	struct taking *t = with;
	struct zz_past *p = t->p;
	uint32_t id = p->odds.n < MOST ? zz_intern(&p->paths, path) : 0;
	(void)commit;
	for (size_t i = 0; i < p->odds.n && id; i++)
		id = p->odds.at[i].path == id ? 0 : id;
	if (id)
		*ZZ_PUSH(&p->odds) = (struct zz_odd_step){id, keep_commit(t), zz_arena_str(&p->paths.arena, mode)};
}

int zz_past_read_on(struct zz_past *p, struct zz_source *s, const char *prefix, struct zz_commits *known,
					struct zz_error *e)
{
	struct taking t = {.p = p};
	const struct zz_history_calls calls = {
		.visit = take_step, .meet = meet, .odd = take_odd, .graph = true, .with = &t};
	return zz_source_history_on(s, prefix, &calls, known, &p->history, e);
}

int zz_past_read(struct zz_past *p, struct zz_source *s, const char *prefix, struct zz_error *e)
{
	struct zz_commits none = {0};
	*p = (struct zz_past){0};
	int rc = zz_past_read_on(p, s, prefix, &none, e);
	zz_commits_free(&none);
	return rc;
}

void zz_past_free(struct zz_past *p)
{
	zz_intern_free(&p->paths);
	free(p->commits.at);
	free(p->steps.at);
	free(p->befores.at);
	free(p->odds.at);
	free(p->first);
	free(p->last);
	*p = (struct zz_past){0};
}

const struct zz_step *zz_past_first_at(const struct zz_past *p, uint32_t path)
{
	return path && path < p->npaths && p->first[path] ? &p->steps.at[p->first[path] - 1] : NULL;
}

const struct zz_step *zz_past_first(const struct zz_past *p, struct zz_str path)
{
	return zz_past_first_at(p, zz_intern_find(&p->paths, path));
}
