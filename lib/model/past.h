/* Everything that the commits did to the files of a ledger, kept in memory: what lib/git tells step by step.
 *
 * About a hundred bytes for each step and each commit that made one. Nothing of the files is read. */
#ifndef ZZ_MODEL_PAST_H
#define ZZ_MODEL_PAST_H

#include "git/history.h"

struct zz_step {
	uint32_t path;            /* interned in zz_past.paths */
	uint32_t commit;          /* index in zz_past.commits */
	uint32_t next;            /* the following step of this path; index + 1, 0 = none */
	uint32_t before, nbefore; /* what the parents had there: a stretch of zz_past.befores; none where no
								 parent had the file */
	bool gone;                /* the file went away */
	uint8_t blob[ZZ_BLOB_ID];
};

/* Something that is no ledger file, in a ledger's own folders (history.h). */
struct zz_odd_step {
	uint32_t path, commit;
	struct zz_str mode;
};

struct zz_past {
	struct zz_history history;
	struct zz_intern paths; /* ids from 1 */
	struct {
		struct zz_commit *at;
		size_t n, room;
	} commits; /* parents before children; those that made a step, and those whose time is odd */
	struct {
		struct zz_step *at;
		size_t n, room;
	} steps;
	struct {
		uint32_t *at; /* indices of earlier steps, each the last that brought that blob to the path */
		size_t n, room;
	} befores;
	struct {
		struct zz_odd_step *at;
		size_t n, room;
	} odds;
	uint32_t *first, *last; /* by path: index + 1 of a step, 0 = none */
	size_t npaths;          /* places in them */
	size_t recalled;        /* commits that were not read again */
};

/* Reads the steps of the files below `prefix` ("" = all). ZZ_EENV where the history is damaged: then what was
 * told before that is there. Free with zz_past_free in any case. */
int zz_past_read(struct zz_past *p, struct zz_source *s, const char *prefix, struct zz_error *e);
void zz_past_free(struct zz_past *p);
/* The same where a part was read before (memory.h): `known` are its commits, *p what they did. 1 where
 * the history does not go on from there. */
struct zz_commits;
int zz_past_read_on(struct zz_past *p, struct zz_source *s, const char *prefix, struct zz_commits *known,
					struct zz_error *e);

/* Adds a step to one that was not read but begins with {0}: what a commit that does not exist yet would do to
 * a file, or where it would start from. Each is a commit of its own without times; it takes the place of the
 * last `nbefore` steps of the path. */
void zz_past_add(struct zz_past *p, struct zz_str path, const uint8_t blob[ZZ_BLOB_ID], size_t nbefore);

/* The first step of a path, NULL where there is none; the one that follows. */
const struct zz_step *zz_past_first(const struct zz_past *p, struct zz_str path);
/* The same by its number in p->paths. */
const struct zz_step *zz_past_first_at(const struct zz_past *p, uint32_t path);
static inline const struct zz_step *zz_step_next(const struct zz_past *p, const struct zz_step *s)
{
	return s->next ? &p->steps.at[s->next - 1] : NULL;
}
static inline const struct zz_commit *zz_step_commit(const struct zz_past *p, const struct zz_step *s)
{
	return &p->commits.at[s->commit];
}
/* No parent of its commit had the file. */
static inline bool zz_step_brought(const struct zz_step *s)
{
	return !s->gone && !s->nbefore;
}

#endif
