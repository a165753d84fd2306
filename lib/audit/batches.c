/* Records that came in together (flags B2, B3). Only those that were late count: who enters a week's sittings
 * on its last evening has entered them in time. */
#include "audit/audit_parts.h"

#include <stdlib.h>

enum { DAYS = 3, HOUR = 3600, BEFORE_INSPECTION = 10 };

struct entry {
	uint32_t owner, record, commit;
	int64_t moment;
	zz_day day, held;
};
struct entries {
	struct entry *at;
	size_t n, room;
};

static int by_moment(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->owner != y->owner)
		return x->owner < y->owner ? -1 : 1;
	if (x->moment != y->moment)
		return x->moment < y->moment ? -1 : 1;
	if (x->commit != y->commit)
		return x->commit < y->commit ? -1 : 1;
	return x->held < y->held ? -1 : x->held > y->held;
}

/* Of some entries, how many different days were held. */
static size_t days_of(const struct entry *at, size_t n)
{
	size_t days = 0;
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < i && at[k].held != at[i].held)
			k++;
		days += k == i;
	}
	return days;
}

static bool asked(const struct zz_auditing *w, const struct entry *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (w->asked[at[i].record])
			return true;
	return false;
}

static void tell(struct zz_auditing *w, enum zz_history_finding which, const struct entry *at, size_t n,
				 size_t days, zz_day inspection)
{
	char day[ZZ_DATE_MAX];
	if (!asked(w, at, n))
		return;
	struct zz_finding *f =
		ZZ_AUDIT_FILE(w, which, (struct zz_str){0}, ZZ_ANUM("count", (long)n), ZZ_ANUM("days", (long)days),
					  ZZ_ADAY("on", at[0].day), ZZ_ADAY("inspection", inspection));
	f->owner = zz_intern_str(&w->l->words, at[0].owner);
	f->record = (struct zz_str){0};
	f->period = zz_arena_str(&w->a->verdict->arena, zz_str(zz_day_text(at[0].day, day)));
}

/* Those of one owner: from each that stands in no batch yet, all within the hour. */
static void batches_of(struct zz_auditing *w, const struct entry *at, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t k = i + 1;
		bool one_commit = true;
		while (k < n && at[k].moment - at[i].moment <= HOUR) {
			one_commit = one_commit && at[k].commit == at[i].commit;
			k++;
		}
		size_t days = days_of(at + i, k - i);
		if (days >= DAYS)
			tell(w, one_commit ? ZZ_HF_BATCH : ZZ_HF_BATCH_HOUR, at + i, k - i, days, ZZ_NO_DAY);
		i = days >= DAYS ? k : i + 1;
	}
}

/* Sorted by moment, so those of the ten days before it stand together. */
static void before_inspection(struct zz_auditing *w, const struct entry *at, size_t n, zz_day inspection)
{
	size_t from = 0;
	while (from < n && at[from].day < inspection - BEFORE_INSPECTION)
		from++;
	size_t until = from;
	while (until < n && at[until].day < inspection)
		until++;
	size_t days = days_of(at + from, until - from);
	if (days >= DAYS)
		tell(w, ZZ_HF_BEFORE_INSPECTION, at + from, until - from, days, inspection);
}

static void inspections_of(struct zz_auditing *w, const struct entry *at, size_t n)
{
	for (size_t i = 0; i < w->l->nrecords; i++) {
		const struct zz_record *r = zz_record_nth(w->l, i);
		if (zz_record_counts(r) && r->kind == ZZ_INSPECTION && r->date != ZZ_NO_DAY)
			before_inspection(w, at, n, r->date);
	}
}

/* --- by the witness' clock --- */

/* Whatever the own clocks claim, a receipt was the first to show it, and that was after its days of entry. */
static bool shown_late(const struct zz_timing *t)
{
	switch (t->verdict) {
	case ZZ_TIME_CONTRADICTED:
	case ZZ_TIME_BACK_FILLED:
	case ZZ_TIME_LATE:
	case ZZ_TIME_LATE_SUBMITTED:
	case ZZ_TIME_LATE_ADMITTED:
	case ZZ_TIME_UNPROVEN:
		return true;
	default:
		return false;
	}
}

/* Of the ledger's first receipt it says nothing: all that was there before came in with it. */
static bool first_of_all(const struct zz_audit *a, size_t receipt)
{
	return a->witnessed.order[receipt]->relation == ZZ_HEAD_INITIAL;
}

void zz_audit_shown(struct zz_auditing *w)
{
	struct zz_audit *a = w->a;
	struct entries list = {0};
	for (uint32_t i = 0; a->witnessed.at && i < w->l->nrecords; i++) {
		const struct zz_timing *t = &a->witnessed.at[i].timing;
		const struct zz_record *r = zz_record_nth(w->l, i);
		if (!a->witnessed.at[i].judged || !shown_late(t) || t->lost || t->present == ZZ_NO_SHOWING ||
			first_of_all(a, t->present))
			continue;
		int64_t moment = a->witnessed.order[t->present]->time;
		*ZZ_PUSH(&list) =
			(struct entry){r->file_owner, i, (uint32_t)t->present, moment, zz_audit_day(w, moment), r->date};
	}
	if (list.n)
		qsort(list.at, list.n, sizeof *list.at, by_moment);
	for (size_t from = 0, until; from < list.n; from = until) {
		const struct entry *first = &list.at[from];
		for (until = from;
			 until < list.n && list.at[until].owner == first->owner && list.at[until].commit == first->commit;
			 until++)
			;
		size_t days = days_of(first, until - from);
		if (days >= DAYS)
			tell(w, ZZ_HF_SHOWN_TOGETHER, first, until - from, days, ZZ_NO_DAY);
	}
	free(list.at);
}

void zz_audit_batches(struct zz_auditing *w)
{
	struct entries list = {0};
	for (uint32_t i = 0; i < w->l->nrecords; i++) {
		const struct zz_entered *e = &w->a->entries.at[i];
		const struct zz_record *r = zz_record_nth(w->l, i);
		if (zz_audit_late(w, i) && r->date != ZZ_NO_DAY)
			*ZZ_PUSH(&list) = (struct entry){r->file_owner, i, e->index, e->moment, e->day, r->date};
	}
	if (list.n)
		qsort(list.at, list.n, sizeof *list.at, by_moment);
	for (size_t from = 0, until; from < list.n; from = until) {
		for (until = from; until < list.n && list.at[until].owner == list.at[from].owner; until++)
			;
		batches_of(w, list.at + from, until - from);
		inspections_of(w, list.at + from, until - from);
	}
	free(list.at);
}
