#include "rules/judge.h"

#include <stdlib.h>
#include <string.h>

/* Where nothing is asked: from the adoption or the first record, whichever is earlier, to today. */
static struct zz_period whole_time(const struct zz_ledger *l)
{
	zz_day first = l->unit.adopted != ZZ_NO_DAY ? l->unit.adopted : l->today;
	for (size_t i = 0; i < l->nrecords; i++)
		if (zz_record_counts(zz_record_nth(l, i)) && zz_record_nth(l, i)->date != ZZ_NO_DAY &&
			zz_record_nth(l, i)->date < first)
			first = zz_record_nth(l, i)->date;
	if (first > l->today) /* adopted from a day to come on: all of it is still before the adoption */
		first = l->today;
	return (struct zz_period){.kind = ZZ_PERIOD_DAYS, .first = first, .last = l->today};
}

static void index_record(struct zz_judge *j, uint32_t i)
{
	const struct zz_record *r = zz_record_nth(j->l, i);
	if (r->state == ZZ_UNREADABLE) {
		*ZZ_PUSH(&j->unreadable) = i;
		j->v->unreadable += zz_asked_record(j, r);
	}
	/* A record of an owner that the ledger does not know counts for nothing. */
	if (!zz_record_counts(r) || r->date == ZZ_NO_DAY || r->org == -2)
		return;
	for (uint8_t kind = 1; kind < ZZ_KINDS; kind++)
		if (r->kind == kind || (r->hosted.n && zz_record_is(r, kind)))
			*ZZ_PUSH(&j->by_kind[kind]) = i;
}

static void add_ledger_findings(struct zz_judge *j)
{
	const struct zz_findings *own = &j->l->findings;
	for (size_t i = 0; i < own->n; i++)
		if (zz_asked_finding(j, &own->at[i]))
			*ZZ_PUSH(&j->v->findings) = own->at[i];
}

/* Sorting moves the findings; obligations find theirs again by its id. */
static void sort_findings(struct zz_judge *j)
{
	struct zz_verdict *v = j->v;
	char(*wanted)[ZZ_FINDING_ID + 1] = zz_malloc((v->n + 1) * sizeof *wanted);
	for (size_t i = 0; i < v->findings.n; i++)
		zz_finding_seal(&v->findings.at[i]);
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].finding >= 0)
			memcpy(wanted[i], v->findings.at[v->at[i].finding].id, sizeof *wanted);
	zz_ledger_locate(j->l, &v->findings);
	zz_name_findings(j);
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].finding >= 0)
			v->at[i].finding = (int32_t)j->ids[zz_named_from(j, wanted[i], ZZ_FINDING_ID)].finding;
	free(wanted);
}

static void release(struct zz_judge *j)
{
	for (unsigned kind = 0; kind < ZZ_KINDS; kind++)
		free(j->by_kind[kind].at);
	free(j->unreadable.at);
	free(j->waived);
	for (unsigned type = 0; type < ZZ_FU_TYPES; type++)
		free(j->followups[type].at);
	free(j->keyed.at);
	free(j->by_subject.at);
	free(j->by_record.at);
	free(j->lost_waivers.at);
	free(j->ids);
	free(j->told.slots);
	zz_coverage_free(&j->coverage);
	free(j->talkers.talked);
	zz_due_free(&j->due);
}

int zz_judge(struct zz_verdict **out, struct zz_ledger *l, struct zz_packs *packs,
			 const struct zz_question *q, struct zz_error *e)
{
	(void)e;
	struct zz_verdict *v = zz_malloc(sizeof *v);
	struct zz_judge j = {.v = v, .l = l, .packs = packs, .q = q};
	v->ledger = l;
	v->packs = packs;
	v->findings.arena = &v->arena;
	j.everything = q->period.kind == ZZ_PERIOD_DAYS && q->period.first == ZZ_NO_DAY;
	j.unit = zz_intern(&l->words, ZZ_STR("unit"));
	v->everything = j.everything;
	v->period = j.everything ? whole_time(l) : q->period;
	for (uint32_t i = 0; i < l->nrecords; i++)
		index_record(&j, i);
	for (uint32_t i = 0; i < l->nfollowups; i++)
		*ZZ_PUSH(&j.followups[l->followups[i].type < ZZ_FU_TYPES ? l->followups[i].type : 0]) = i;
	zz_read_waivers(&j);
	zz_find_lost_waivers(&j);
	zz_make_obligations(&j);
	zz_run_checks(&j);
	add_ledger_findings(&j);
	zz_note_idle(&j);
	sort_findings(&j);
	zz_answer_findings(&j);
	zz_refer_findings(&j);
	release(&j);
	*out = v;
	return ZZ_OK;
}

struct zz_verdict *zz_verdict_begin(struct zz_ledger *l, struct zz_packs *packs)
{
	struct zz_verdict *v = zz_malloc(sizeof *v);
	v->ledger = l;
	v->packs = packs;
	v->findings.arena = &v->arena;
	v->period = whole_time(l);
	return v;
}

void zz_verdict_finish(struct zz_verdict *v)
{
	struct zz_question everything = {.period = v->period};
	v->everything = true;
	struct zz_judge j = {.v = v, .l = v->ledger, .packs = v->packs, .q = &everything, .everything = true};
	size_t own = v->findings.n;
	zz_read_waivers(&j);
	v->findings.n = own; /* what is wrong with waivers is a check's to say */
	sort_findings(&j);
	zz_answer_findings(&j);
	zz_refer_findings(&j);
	release(&j);
}

void zz_verdict_free(struct zz_verdict *v)
{
	if (!v)
		return;
	free(v->at);
	free(v->findings.at);
	free(v->judged);
	zz_arena_free(&v->arena);
	free(v);
}

void zz_obligation_key(struct zz_buf *out, const struct zz_verdict *v, const struct zz_obligation *o)
{
	const struct zz_intern *words = &v->ledger->words;
	zz_buf_str(out, zz_intern_str(words, o->rule->id));
	zz_buf_putc(out, '/');
	zz_buf_str(out, zz_intern_str(words, o->owner));
	zz_buf_putc(out, '/');
	zz_buf_str(out, o->subject ? zz_intern_str(words, o->subject) : ZZ_STR("-"));
	zz_buf_putc(out, '/');
	zz_period_text(out, o->period);
}

bool zz_finding_counts(const struct zz_verdict *v, size_t i)
{
	return v->judged[i].answer != ZZ_EXEMPT && v->judged[i].answer != ZZ_ACCEPTED;
}

enum zz_class zz_class_of(const size_t totals[ZZ_SEVERITIES])
{
	if (totals[ZZ_CONTRADICTION] + totals[ZZ_VIOLATION] + totals[ZZ_INCOMPLETE])
		return ZZ_CLASS_PROBLEM;
	return totals[ZZ_SHORTFALL] + totals[ZZ_QUESTION] ? ZZ_CLASS_EXPLAIN : ZZ_CLASS_CLEAR;
}
