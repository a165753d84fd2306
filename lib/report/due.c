/* Collecting what is due, by owner. */
#include "report/due_parts.h"

#include <stdlib.h>
#include <string.h>

struct zz_question zz_due_question(const struct zz_ledger *l, const uint32_t *owners, size_t nowners)
{
	int year = zz_civil_of(l->today).year;
	return (struct zz_question){
		.period = {ZZ_PERIOD_DAYS, zz_day_of(year > 1 ? year - 1 : 1, 1, 1), zz_day_of(year, 12, 31)},
		.owners = nowners ? owners : NULL,
		.nowners = nowners,
	};
}

static bool asked_for(const struct zz_due_asked *asked, uint32_t owner)
{
	for (size_t i = 0; i < asked->nowners; i++)
		if (asked->owners[i] == owner)
			return true;
	return false;
}

static void note(struct zz_due_list_of *list, size_t index)
{
	*ZZ_PUSH(list) = index;
}

static uint32_t owner_of(const struct zz_record *r)
{
	return r->owner ? r->owner : r->file_owner;
}

static void collect_items(struct zz_due_answer *a, struct zz_due_owner *o)
{
	const struct zz_open_items *items = a->asked->items;
	for (size_t i = 0; i < items->decisions.n; i++) {
		const struct zz_open_decision *d = &items->decisions.at[i];
		if (d->owner != o->owner)
			continue;
		note(&o->decisions, i);
		o->overdue += d->deadline < a->l->today;
	}
	for (size_t i = 0; i < items->returned.n; i++)
		if (owner_of(&a->l->records[items->returned.at[i].record]) == o->owner)
			note(&o->returned, i);
	for (size_t i = 0; i < items->rectify.n; i++) {
		const struct zz_register_item *item = &items->rectify.at[i];
		if (item->concerned != o->owner || item->state >= ZZ_ITEM_DONE ||
			item->source == ZZ_ITEM_FROM_RETURNED)
			continue;
		note(&o->rectify, i);
		o->rectify_overdue += item->state == ZZ_ITEM_OVERDUE;
	}
	for (size_t i = 0; i < items->offices.n; i++)
		if (o->org >= 0 && items->offices.at[i].org == o->org)
			o->office = &items->offices.at[i];
}

static bool to_explain(const struct zz_verdict *v, size_t i)
{
	return (v->judged[i].answer == ZZ_UNANSWERED || v->judged[i].answer == ZZ_REFUSED);
}

/* The weightiest first. */
static void collect_findings(struct zz_due_answer *a, struct zz_due_list_of *list, struct zz_str owner)
{
	for (int severity = 0; severity <= ZZ_QUESTION; severity++)
		for (size_t i = 0; i < a->v->findings.n; i++) {
			const struct zz_finding *f = &a->v->findings.at[i];
			if ((int)f->severity == severity && zz_str_eq(f->owner, owner) && to_explain(a->v, i))
				note(list, i);
		}
}

static size_t count_waiting(const struct zz_due_answer *a, struct zz_str owner)
{
	size_t n = 0;
	for (size_t i = 0; i < a->v->findings.n; i++)
		n += a->v->judged[i].answer == ZZ_EXPLAINED && zz_str_eq(a->v->findings.at[i].owner, owner);
	return n;
}

/* --- talks --- */

static void mark(bool *talked, const struct zz_list *people)
{
	const struct zz_who *who = people->at;
	for (uint32_t i = 0; i < people->n; i++)
		if (who[i].person >= 0)
			talked[who[i].person] = true;
}

static void mark_talks(const struct zz_ledger *l, const struct zz_due_owner *o, bool *talked)
{
	zz_day first = zz_period_of(ZZ_PERIOD_YEAR, l->today).first;
	struct zz_slice s = zz_ledger_slice(l, o->owner, first, l->today);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &l->records[i];
		const struct zz_hosted *guests = r->hosted.at;
		if (!zz_record_counts(r))
			continue;
		if (r->kind == ZZ_HEART_TALK) {
			mark(talked, &r->talkers);
			mark(talked, &r->talkees);
		}
		for (uint32_t k = 0; k < r->hosted.n; k++)
			if (guests[k].kind == ZZ_HEART_TALK) {
				mark(talked, &guests[k].talkers);
				mark(talked, &guests[k].talkees);
			}
	}
}

static bool asks_talks(const struct zz_due_owner *o)
{
	for (size_t i = 0; i < o->duties.n; i++)
		if (o->duties.at[i].rule->system == ZZ_TALKS)
			return true;
	return false;
}

/* The excused are not asked for, but count where somebody talked with them all the same. */
static void cover_talks(struct zz_due_answer *a, struct zz_due_owner *o)
{
	struct zz_due_list due = {0};
	bool *talked = zz_malloc(a->l->roster.npeople + 1);
	mark_talks(a->l, o, talked);
	zz_roster_due(&a->l->roster, o->org, ZZ_DUE_MEMBERS, 0, a->l->today, &due);
	for (size_t i = 0; i < due.n; i++) {
		bool had = talked[due.at[i].person];
		o->talked += had;
		o->talkable += had || !due.at[i].excused;
	}
	zz_due_free(&due);
	free(talked);
}

/* --- owners --- */

static void add_owner(struct zz_due_answer *a, uint32_t owner, int32_t org, enum zz_due_type type)
{
	struct zz_due_owner *o = ZZ_PUSH(a);
	*o = (struct zz_due_owner){.owner = owner, .org = org, .type = (uint8_t)type};
	zz_duties_of(&o->duties, a->v, owner);
	collect_items(a, o);
	collect_findings(a, &o->findings, zz_intern_str(&a->l->words, owner));
	o->waiting = count_waiting(a, zz_intern_str(&a->l->words, owner));
	if (type == ZZ_DUE_BRANCH && asks_talks(o))
		cover_talks(a, o);
	a->branches += type == ZZ_DUE_BRANCH;
}

static void add_orgs(struct zz_due_answer *a, bool bodies)
{
	const struct zz_roster *roster = &a->l->roster;
	for (uint32_t i = 0; i < roster->norgs; i++) {
		const struct zz_org *o = &roster->orgs[i];
		bool wanted = a->asked->nowners ? asked_for(a->asked, o->id) : zz_org_exists(o, a->l->today);
		if (o->body == bodies && wanted)
			add_owner(a, o->id, (int32_t)i, bodies ? ZZ_DUE_ORG_BODY : ZZ_DUE_BRANCH);
	}
}

void zz_due_collect(struct zz_due_answer *out, const struct zz_due_asked *asked)
{
	*out = (struct zz_due_answer){.asked = asked, .v = asked->verdict, .l = asked->verdict->ledger};
	uint32_t unit = zz_intern_find(&out->l->words, ZZ_STR("unit"));
	add_orgs(out, false);
	add_orgs(out, true);
	if (unit && (!asked->nowners || asked_for(asked, unit)))
		add_owner(out, unit, -1, ZZ_DUE_UNIT);
	collect_findings(out, &out->general, (struct zz_str){0});
}

void zz_due_release(struct zz_due_answer *a)
{
	for (size_t i = 0; i < a->n; i++) {
		zz_duties_free(&a->at[i].duties);
		free(a->at[i].decisions.at);
		free(a->at[i].returned.at);
		free(a->at[i].findings.at);
		free(a->at[i].rectify.at);
	}
	free(a->at);
	free(a->general.at);
}

bool zz_due_silent(const struct zz_due_owner *o)
{
	return !o->duties.n && !o->decisions.n && !o->returned.n && !o->findings.n && !o->rectify.n &&
		   !o->waiting && !o->office;
}

size_t zz_due_open(const struct zz_due_owner *o, enum zz_duty_span span)
{
	size_t n = 0;
	for (size_t i = 0; i < o->duties.n; i++) {
		const struct zz_duty *d = &o->duties.at[i];
		bool numbered = d->rule->count > 0 || d->rule->check == ZZ_CHECK_DUAL_LIFE;
		n += d->span == span && !d->met && !d->waived && numbered ? d->n : 0;
	}
	return n;
}
