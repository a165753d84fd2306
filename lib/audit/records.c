/* Each record by itself: when it came in, by whose clock, with which reason. */
#include "audit/audit_parts.h"
#include "model/memory.h"

#include <stdlib.h>
#include <string.h>

/* --- the entry --- */

static void lateness(struct zz_auditing *w, uint32_t i)
{
	const struct zz_record *r = zz_record_nth(w->l, i);
	const struct zz_entered *e = &w->a->entries.at[i];
	if (!zz_audit_late(w, i))
		return;
	const struct zz_arg band = ZZ_ATERM("band", &zz_band_terms[e->band]), lag = ZZ_ANUM("lag", e->lag),
						entered = ZZ_ADAY("entered", e->complete);
	if (!r->late_reason.n)
		ZZ_AUDIT_RECORD(w, ZZ_HF_LATE, r, (struct zz_str){0}, band, lag, entered);
	else if (e->band == ZZ_BAND_OVERDUE && !r->late_approver.n)
		ZZ_AUDIT_RECORD(w, ZZ_HF_LATE_UNAPPROVED, r, ZZ_STR("late"), band, lag, entered);
	else if (e->band > ZZ_BAND_LATE) /* a few days with their reason are nothing to speak of */
		ZZ_AUDIT_RECORD(w, ZZ_HF_LATE_EXPLAINED, r, ZZ_STR("late"), band, lag, entered,
						ZZ_ATEXT("reason", r->late_reason));
}

/* Where it makes a difference. */
static void counted_from(struct zz_auditing *w, uint32_t i)
{
	const struct zz_record *r = zz_record_nth(w->l, i);
	const struct zz_entered *e = &w->a->entries.at[i];
	int lag;
	if (e->band != ZZ_BAND_UNKNOWN && zz_entered_redated(e, r) &&
		zz_band_of(w->l, zz_record_end(r), e->complete, &lag) != e->band)
		ZZ_AUDIT_RECORD(w, ZZ_HF_COUNTED_FROM, r, ZZ_STR("date"), ZZ_ADAY("held", e->held),
						ZZ_ADAY("now", zz_record_end(r)));
}

/* Of somebody's plan the date is when it is to be done. */
static bool may_come_first(const struct zz_record *r)
{
	return r->kind == ZZ_STUDY_PLAN;
}

static void clocks(struct zz_auditing *w, uint32_t i)
{
	const struct zz_record *r = zz_record_nth(w->l, i);
	const struct zz_entered *e = &w->a->entries.at[i];
	if (e->state == ZZ_ENTRY_INJECTED) {
		ZZ_AUDIT_RECORD(w, ZZ_HF_CLOCK_INJECTED, r, (struct zz_str){0}, ZZ_ANUM("n", 1));
		return;
	}
	if (e->state != ZZ_ENTRY_KNOWN)
		return;
	bool straight = zz_memory_once(w->l->memory, &w->a->past, r);
	bool early = r->date != ZZ_NO_DAY && r->state != ZZ_UNREADABLE && e->day < r->date && !may_come_first(r);
	if (straight && !early)
		return;
	const struct zz_commit *c = &w->a->past.commits.at[e->index];
	if (early && !zz_commit_back(c)) /* told of the commit */
		ZZ_AUDIT_RECORD(w, ZZ_HF_BEFORE_HELD, r, ZZ_STR("date"), ZZ_ADAY("entered", e->day),
						ZZ_ADAY("held", r->date));
	if (c->committer - c->author > ZZ_COMMIT_DAY)
		ZZ_AUDIT_RECORD(w, ZZ_HF_AUTHOR_EARLIER, r, (struct zz_str){0},
						ZZ_ATEXT("author", zz_audit_moment(w, c->author)),
						ZZ_ATEXT("committer", zz_audit_moment(w, c->committer)));
}

/* --- against what was reported --- */

static bool covers(const struct zz_ledger *l, const struct zz_followup *u, const struct zz_record *r)
{
	struct zz_period p;
	bool unit = zz_str_is(zz_intern_str(&l->words, u->owner), "unit") || u->owner == r->file_owner;
	return u->type == ZZ_FU_REPORT_ISSUED && u->period.n && unit &&
		   zz_period_parse(u->period, l->today, &p, NULL) == ZZ_OK && p.first <= r->date && r->date <= p.last;
}

/* The first report that should have had the record. */
static void after_report(struct zz_auditing *w, uint32_t i)
{
	const struct zz_ledger *l = w->l;
	const struct zz_record *r = zz_record_nth(l, i);
	const struct zz_entered *e = &w->a->entries.at[i];
	const struct zz_followup *first = NULL;
	if (!zz_audit_late(w, i) || r->date == ZZ_NO_DAY)
		return;
	for (size_t k = 0; k < l->nfollowups; k++) {
		const struct zz_followup *u = &l->followups[k];
		if (u->on != ZZ_NO_DAY && u->on < e->day && (!first || u->on < first->on) && covers(l, u, r))
			first = u;
	}
	if (first)
		ZZ_AUDIT_RECORD(w, ZZ_HF_AFTER_REPORT, r, (struct zz_str){0}, ZZ_ADAY("entered", e->day),
						ZZ_ATEXT("period", first->period), ZZ_ADAY("issued", first->on));
}

/* --- one person --- */

static void one_hand(struct zz_auditing *w, uint32_t i)
{
	struct zz_audit *a = w->a;
	const struct zz_ledger *l = w->l;
	const struct zz_record *r = zz_record_nth(l, i);
	struct zz_str recorder = zz_intern_str(&l->words, r->recorder.name);
	for (uint32_t k = a->reviews.first[i]; k && recorder.n; k = a->reviews.next[k - 1]) {
		const struct zz_followup *u = &l->followups[k - 1];
		if (u->result != ZZ_REVIEW_PASSED || !zz_str_eq(zz_intern_str(&l->words, u->by), recorder))
			continue;
		if (zz_str_eq(zz_audit_author(a, a->past.commits.at[a->entries.at[i].index].id), recorder))
			ZZ_AUDIT_RECORD(w, ZZ_HF_ONE_HAND, r, (struct zz_str){0}, ZZ_ATEXT("name", recorder));
		return;
	}
}

/* --- its versions --- */

static bool has_story(const struct zz_auditing *w, uint32_t i)
{
	const struct zz_past *p = &w->a->past;
	const struct zz_record *r = zz_record_nth(w->l, i);
	bool told = w->a->reviews.first[i] || r->amends.n;
	if (!told && zz_memory_once(w->l->memory, p, r))
		return false;
	const struct zz_step *first = zz_past_first_at(p, zz_memory_past(w->l->memory, p, r));
	return first && (first->next || told);
}

static void add_row(struct zz_auditing *w, struct zz_str path, int32_t record, const struct zz_trail *t)
{
	struct zz_audit_row *row = ZZ_PUSH(&w->a->rows);
	*row =
		(struct zz_audit_row){.path = path, .record = record, .texts = t ? 0 : 1, .unread = t && t->unread};
	for (size_t i = 0; t && i < t->versions.n; i++) {
		const struct zz_version *v = &t->versions.at[i];
		row->texts = v->number > row->texts ? v->number : row->texts;
		row->amended += v->op == ZZ_OP_AMENDED;
		row->changed += v->op == ZZ_OP_CHANGED;
		row->reviewed += v->op == ZZ_OP_CHANGED && v->reviewed;
	}
}

static void one_record(struct zz_auditing *w, uint32_t i)
{
	const struct zz_record *r = zz_record_nth(w->l, i);
	struct zz_trail t;
	bool story = has_story(w, i);
	if (zz_record_counts(r)) {
		lateness(w, i);
		counted_from(w, i);
		clocks(w, i);
		after_report(w, i);
		one_hand(w, i);
	}
	if (!story) {
		add_row(w, r->path, (int32_t)i, NULL);
		return;
	}
	zz_arena_reset(&w->scratch);
	zz_trail_read(&t, w->l, &w->a->past, &w->a->reviews, r->path, (int32_t)i, &w->scratch);
	if (r->state != ZZ_WITHDRAWN)
		zz_audit_trail(w, &t);
	add_row(w, r->path, (int32_t)i, &t);
	zz_trail_free(&t);
}

void zz_audit_records(struct zz_auditing *w)
{
	size_t room = w->ask->records ? w->ask->nrecords : w->l->nrecords;
	w->a->rows.at = zz_malloc_full((room + 1) * sizeof *w->a->rows.at);
	w->a->rows.room = room + 1;
	for (uint32_t i = 0; i < w->l->nrecords; i++)
		if (w->asked[i])
			one_record(w, i);
}
