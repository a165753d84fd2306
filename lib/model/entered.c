#include "model/entered.h"

#include "model/held.h"
#include "model/memory.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_band_terms[ZZ_BANDS + 1] = {
	[ZZ_BAND_UNKNOWN] = {"unknown", "间隔未知"}, [ZZ_BAND_TIMELY] = {"timely", "按时"},
	[ZZ_BAND_LATE] = {"late", "迟录"},           [ZZ_BAND_BACKFILLED] = {"backfilled", "补录"},
	[ZZ_BAND_OVERDUE] = {"overdue", "超期补录"}, [ZZ_BANDS] = {NULL, NULL},
};

const struct zz_term zz_entry_terms[ZZ_ENTRY_STATES] = {
	[ZZ_ENTRY_UNTOLD] = {"unknown", "无从得知"},      [ZZ_ENTRY_UNCOMMITTED] = {"uncommitted", "未提交"},
	[ZZ_ENTRY_SHALLOW] = {"shallow", "早于现有历史"}, [ZZ_ENTRY_INJECTED] = {"injected", "时钟为指定"},
	[ZZ_ENTRY_KNOWN] = {"entered", "已录入"},
};

enum zz_band zz_band_after(const struct zz_ledger *l, int lag)
{
	const struct zz_bands *b = &l->unit.bands;
	if (lag < 0)
		return ZZ_BAND_UNKNOWN;
	if (lag <= b->timely)
		return ZZ_BAND_TIMELY;
	if (lag <= b->late)
		return ZZ_BAND_LATE;
	return lag <= b->backfilled ? ZZ_BAND_BACKFILLED : ZZ_BAND_OVERDUE;
}

enum zz_band zz_band_of(const struct zz_ledger *l, zz_day held, zz_day entered, int *lag)
{
	*lag = zz_workdays_between(&l->calendar, held, entered);
	return zz_band_after(l, *lag);
}

/* --- the versions of each record --- */

struct reading {
	const struct zz_ledger *l;
	const struct zz_past *past;
	struct zz_entries *out;
};

static int64_t claim_of(const struct zz_past *p, const struct zz_step *s)
{
	return zz_commit_claim(zz_step_commit(p, s));
}

/* A file that was taken away and brought in again was there before. */
static const struct zz_step *entry_of(const struct zz_past *p, const struct zz_step *first)
{
	const struct zz_step *best = first;
	for (const struct zz_step *s = first; s && !s->gone; s = zz_step_next(p, s))
		if (zz_step_brought(s) && claim_of(p, s) < claim_of(p, best))
			best = s;
	return best;
}

/* --- what a version says --- */

/* Reads a version; false where that cannot be done. */
static bool read_version(struct reading *rd, const struct zz_step *v, struct zz_brief *out)
{
	return zz_brief_of(rd->l->briefs, rd->l->source, v->blob, out) && zz_brief_is_readable(out);
}

/* The version by which lateness goes. Most records have one only, and nothing has to be read. */
static const struct zz_step *complete_of(struct reading *rd, const struct zz_record *now,
										 const struct zz_step *first, const struct zz_step *entry,
										 bool *imported)
{
	struct zz_brief then;
	*imported = now->imported;
	if (!first->next)
		return entry;
	bool read = read_version(rd, entry, &then);
	*imported = read && then.said & ZZ_BRIEF_IMPORTED;
	if (read && !then.missing)
		return entry;
	for (const struct zz_step *v = first; v; v = zz_step_next(rd->past, v))
		if (!v->gone && v != entry && read_version(rd, v, &then) && !then.missing)
			return v;
	return entry;
}

/* Of a text that cannot be read only its file's name says a day, and nothing says whether it is complete. */
static void set_band(const struct zz_ledger *l, const struct zz_record *r, struct zz_entered *out)
{
	if (r->state == ZZ_UNREADABLE)
		out->held = ZZ_NO_DAY;
	if (out->state == ZZ_ENTRY_KNOWN && !out->imported && out->held != ZZ_NO_DAY &&
		out->complete != ZZ_NO_DAY)
		out->band = (uint8_t)zz_band_of(l, out->held, out->complete, &out->lag);
}

/* One commit brought it, and that is all. */
static void settle_once(struct reading *rd, const struct zz_record *r, const struct zz_listed *once,
						struct zz_entered *out)
{
	out->state = ZZ_ENTRY_KNOWN;
	out->imported = r->imported;
	out->index = out->complete_index = once->commit;
	out->moment = once->moment;
	out->day = out->complete = zz_day_at(once->moment, rd->l->unit.zone);
	out->held = r->date == ZZ_NO_DAY ? ZZ_NO_DAY : zz_record_end(r);
	set_band(rd->l, r, out);
}

static void settle(struct reading *rd, uint32_t i)
{
	const struct zz_ledger *l = rd->l;
	const struct zz_record *r = zz_record_nth(l, i);
	const struct zz_listed *once = zz_memory_once(l->memory, rd->past, r);
	struct zz_entered *out = &rd->out->at[i];
	if (once) {
		settle_once(rd, r, once, out);
		return;
	}
	const struct zz_step *first = zz_past_first_at(rd->past, zz_memory_past(l->memory, rd->past, r)),
						 *entry = entry_of(rd->past, first);
	if (!entry) {
		out->state = ZZ_ENTRY_UNCOMMITTED;
		return;
	}
	const struct zz_commit *commit = zz_step_commit(rd->past, entry);
	memcpy(out->commit, commit->id, ZZ_BLOB_ID);
	out->index = entry->commit;
	out->state = ZZ_ENTRY_SHALLOW;
	if (commit->boundary)
		return;
	const struct zz_step *whole = complete_of(rd, r, first, entry, &out->imported);
	const struct zz_commit *complete = zz_step_commit(rd->past, whole);
	out->complete_index = whole->commit;
	bool clock = !commit->injected && !complete->injected;
	out->state = clock ? ZZ_ENTRY_KNOWN : ZZ_ENTRY_INJECTED;
	out->moment = zz_commit_claim(commit);
	out->day = zz_day_at(out->moment, l->unit.zone);
	out->held = zz_held_of(l, rd->past, r, first, entry);
	out->complete = zz_day_at(zz_commit_claim(complete), l->unit.zone);
	set_band(l, r, out);
}

static bool below(struct zz_str path, const char *prefix)
{
	size_t n = strlen(prefix);
	return zz_str_starts(path, prefix) && (!n || path.n == n || path.p[n] == '/');
}

void zz_entries_of(struct zz_entries *out, const struct zz_ledger *l, const struct zz_past *past,
				   const char *prefix)
{
	struct reading rd = {.l = l, .past = past, .out = out};
	bool all = strcmp(prefix, "records") == 0; /* no record lies elsewhere */
	*out = (struct zz_entries){.at = zz_malloc_full((l->nrecords + 1) * sizeof *out->at),
							   .history = past->history};
	for (uint32_t i = 0; i < l->nrecords; i++) {
		out->at[i] =
			(struct zz_entered){.lag = -1, .day = ZZ_NO_DAY, .complete = ZZ_NO_DAY, .held = ZZ_NO_DAY};
		if (past->history.begun && (all || below(zz_record_nth(l, i)->path, prefix)))
			settle(&rd, i);
	}
}

int zz_entries_read(struct zz_entries *out, const struct zz_ledger *l, const char *prefix, struct zz_error *e)
{
	struct zz_past past;
	struct zz_past none = {0};
	int rc = zz_past_read(&past, l->source, prefix, e);
	none.history = past.history;
	none.history.begun = false; /* half a history tells nothing */
	zz_entries_of(out, l, rc ? &none : &past, prefix);
	out->history = past.history;
	out->failed = rc != ZZ_OK;
	zz_past_free(&past);
	return rc;
}

void zz_entries_free(struct zz_entries *en)
{
	free(en->at);
	*en = (struct zz_entries){0};
}
