#include "audit/audit_parts.h"

#include "model/memory.h"

#include <stdlib.h>
#include <string.h>

/* --- findings --- */

struct zz_finding *zz_audit_record(struct zz_auditing *w, enum zz_history_finding which,
								   const struct zz_record *r, struct zz_str part, const struct zz_arg *args,
								   size_t nargs)
{
	struct zz_finding *f = zz_finding_add(&w->a->verdict->findings, ZZ_HF(which), args, nargs);
	f->owner = zz_intern_str(&w->l->words, r->file_owner);
	f->record = r->id;
	f->path = r->path;
	f->part = zz_arena_str(&w->a->verdict->arena, part);
	return f;
}

struct zz_finding *zz_audit_file(struct zz_auditing *w, enum zz_history_finding which, struct zz_str path,
								 const struct zz_arg *args, size_t nargs)
{
	struct zz_finding *f = zz_finding_add(&w->a->verdict->findings, ZZ_HF(which), args, nargs);
	f->path = f->record = zz_arena_str(&w->a->verdict->arena, path);
	return f;
}

/* --- words --- */

zz_day zz_audit_day(const struct zz_auditing *w, int64_t moment)
{
	return zz_day_at(moment, w->l->unit.zone);
}

struct zz_str zz_audit_moment(struct zz_auditing *w, int64_t moment)
{
	enum { MINUTE = 60, HOUR = 3600 };
	char day[ZZ_DATE_MAX];
	zz_day date = zz_audit_day(w, moment);
	int64_t rest = date == ZZ_NO_DAY ? 0 : moment - zz_moment_at(date, 0, w->l->unit.zone);
	return zz_arena_printf(&w->a->arena, "%s %02d:%02d", zz_day_text(date, day), (int)(rest / HOUR),
						   (int)(rest % HOUR / MINUTE));
}

struct zz_str zz_audit_hex(struct zz_auditing *w, const uint8_t id[ZZ_BLOB_ID])
{
	return zz_arena_printf(&w->a->arena, "%02x%02x%02x%02x", id[0], id[1], id[2], id[3]);
}

struct zz_str zz_audit_author(struct zz_audit *a, const uint8_t commit[ZZ_BLOB_ID])
{
	struct zz_buf name = {0};
	struct zz_error ignored = {0};
	struct zz_str text = {0};
	if (!zz_source_author(a->l->source, commit, &name, &ignored))
		text = zz_arena_str(&a->arena, zz_buf_view(&name));
	zz_buf_free(&name);
	return text;
}

struct zz_str zz_audit_who(struct zz_auditing *w, const struct zz_commit *c)
{
	struct zz_str name = zz_audit_author(w->a, c->id);
	return name.n ? name : ZZ_STR("-");
}

bool zz_audit_late(const struct zz_auditing *w, uint32_t record)
{
	const struct zz_entered *e = &w->a->entries.at[record];
	return zz_record_counts(zz_record_nth(w->l, record)) && !e->imported && !w->moved[record] &&
		   e->band > ZZ_BAND_TIMELY;
}

zz_day zz_audit_window(const struct zz_audit *a, uint32_t record)
{
	zz_day held = a->entries.at[record].held;
	return held == ZZ_NO_DAY ? zz_record_window(a->l, zz_record_nth(a->l, record))
							 : zz_window_of(&a->l->calendar, held);
}

bool zz_audit_after_entry(const struct zz_auditing *w, uint32_t record, zz_day on)
{
	const struct zz_record *r = zz_record_nth(w->l, record);
	const struct zz_entered *e = &w->a->entries.at[record];
	return r->date != ZZ_NO_DAY && on > zz_audit_window(w->a, record) && e->day != ZZ_NO_DAY &&
		   on > e->day + 1;
}

/* --- all of it --- */

static void mark_asked(struct zz_auditing *w)
{
	w->asked = zz_malloc((w->l->nrecords + 1) * sizeof *w->asked);
	w->moved = zz_malloc((w->l->nrecords + 1) * sizeof *w->moved);
	for (size_t i = 0; i < w->l->nrecords; i++)
		w->asked[i] = !w->ask->records;
	for (size_t i = 0; i < w->ask->nrecords; i++)
		w->asked[w->ask->records[i]] = true;
}

static void read_history(struct zz_auditing *w)
{
	struct zz_audit *a = w->a;
	int rc = w->l->memory ? zz_memory_recall(w->l->memory, &a->past, &a->error)
						  : zz_past_read(&a->past, w->l->source, "", &a->error);
	a->damaged = rc != ZZ_OK;
	struct zz_past none = {.history = a->past.history};
	none.history.begun = false; /* half a history tells nothing of when a record came in */
	zz_entries_of(&a->entries, w->l, rc ? &none : &a->past, "records");
	a->entries.history = a->past.history;
	zz_reviews_index(&a->reviews, w->l);
}

/* Names that no ledger has, links and the like in the commit that is looked at: nobody else tells an
 * inspector who asks for the history alone. */
static void take_odd_files(struct zz_auditing *w)
{
	const struct zz_findings *own = &w->l->findings;
	for (size_t i = 0; i < own->n; i++)
		if (!strcmp(own->at[i].def->id, "file-odd") || !strcmp(own->at[i].def->id, "withdrawal-invalid"))
			*ZZ_PUSH(&w->a->verdict->findings) = own->at[i];
}

static void count_unreadable(struct zz_auditing *w)
{
	for (size_t i = 0; i < w->l->nrecords; i++)
		w->a->verdict->unreadable += w->asked[i] && zz_record_nth(w->l, i)->state == ZZ_UNREADABLE;
}

int zz_audit_run(struct zz_audit *a, struct zz_ledger *l, struct zz_packs *packs,
				 const struct zz_audit_ask *ask, struct zz_error *e)
{
	struct zz_auditing w = {.a = a, .l = l, .packs = packs, .ask = ask};
	memset(a, 0, sizeof *a);
	a->l = l;
	a->error.lang = e->lang;
	a->verdict = zz_verdict_begin(l, packs);
	mark_asked(&w);
	read_history(&w);
	zz_audit_attached(&w);
	zz_audit_exchanged(&w);
	zz_audit_gone(&w);
	zz_audit_records(&w);
	zz_audit_gone_rows(&w);
	zz_audit_batches(&w);
	zz_audit_repository(&w);
	zz_audit_genesis(&w);
	zz_audit_texts(&w);
	zz_audit_settings(&w);
	zz_audit_former(&w);
	zz_audit_witnessed(&w);
	zz_audit_removed(&w);
	zz_audit_shown(&w);
	zz_audit_receipts(&w);
	zz_audit_imports(&w);
	take_odd_files(&w);
	count_unreadable(&w);
	zz_verdict_finish(a->verdict);
	zz_arena_free(&w.scratch);
	free(w.asked);
	free(w.moved);
	free(w.exchanged.at);
	free(w.removed.at);
	return ZZ_OK;
}

void zz_audit_free(struct zz_audit *a)
{
	for (size_t i = 0; i < a->backdated.n; i++)
		free(a->backdated.at[i].altered.at);
	free(a->backdated.at);
	free(a->rows.at);
	zz_verdict_free(a->verdict);
	zz_observations_free(&a->witnessed.seen);
	free(a->witnessed.order);
	free(a->witnessed.at);
	zz_tamper_free(&a->tamper);
	zz_entries_free(&a->entries);
	zz_reviews_free(&a->reviews);
	if (a->l->memory)
		zz_memory_keep(a->l->memory, &a->past);
	zz_past_free(&a->past);
	zz_arena_free(&a->arena);
	memset(a, 0, sizeof *a);
}

bool zz_audit_unsure(const struct zz_audit *a)
{
	return a->damaged || a->texts_damaged || a->past.history.shallow || a->witnessed.failed ||
		   a->witnessed.seen.unsure;
}
