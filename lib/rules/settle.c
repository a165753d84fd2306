/* One obligation, one state (design section 4). The order of the questions is the meaning:
 *
 *   was the rule in force throughout? is the roster readable? do the conditions hold, and for the whole
 * period? is there what it asks? — only then come the reasons for which a lack is not held against anybody:
 *   it lies before the adoption; a record that cannot be read, or names that cannot be told, might be what is
 * missing; it is still open; it was waived, or may have been in a file that cannot be read. What is left is
 * missing. */
#include "rules/judge.h"

#include <stdlib.h>

static bool state(struct zz_obligation *o, enum zz_state s, enum zz_why why)
{
	o->state = (uint8_t)s;
	o->reason = ZZ_WHY(why);
	return true;
}

/* Somebody who became secretary, member or cadre in the middle of it, like an organisation or group that
 * began then. */
static bool whole(struct zz_judge *j, const struct zz_obligation *o)
{
	zz_day first = o->period.first, last = o->period.last < j->l->today ? o->period.last : j->l->today;
	if (o->org >= 0 && !zz_org_exists_whole(&j->l->roster.orgs[o->org], first, last))
		return false;
	return o->rule->subject == ZZ_SUBJECT_BRANCH || o->rule->subject == ZZ_SUBJECT_UNIT ||
		   o->rule->subject == ZZ_SUBJECT_BODY || zz_subject_whole(j, o, first, last);
}

static bool out_of_question(struct zz_judge *j, struct zz_obligation *o)
{
	if (!zz_rule_in_force(o->rule, o->period.first, o->period.last))
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_NOT_IN_FORCE);
	if (o->org >= 0 && j->l->roster.orgs[o->org].unreadable)
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_ROSTER);
	if (o->state == ZZ_NOT_APPLICABLE)
		return true;
	struct zz_applies applies = zz_conditions_hold(j, o);
	if (applies.state != ZZ_MET) {
		o->state = applies.state;
		o->reason = applies.why;
		return true;
	}
	return !whole(j, o) && state(o, ZZ_NOT_ASSESSED, ZZ_WHY_PARTIAL);
}

/* Whether the ledger began within the period, so that its beginning is not in it. The season of yearly
 * meetings lies after the year's end and is in it all the same. */
static bool adopted_within(const struct zz_judge *j, const struct zz_obligation *o)
{
	bool season = o->rule->yearly_window == 2 && o->rule->check != ZZ_CHECK_DUAL_LIFE;
	return !season && j->l->unit.adopted != ZZ_NO_DAY && o->period.first < j->l->unit.adopted;
}

static bool excused(struct zz_judge *j, struct zz_obligation *o, const struct zz_evidence *e)
{
	if (j->l->unit.adopted != ZZ_NO_DAY && o->period.last < j->l->unit.adopted)
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_BEFORE_ADOPTION);
	if (zz_unreadable_could(j, o))
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_UNREADABLE);
	o->waiver = zz_waiver_of_obligation(j, o);
	if (j->l->today <= o->closes) {
		o->state = ZZ_DUE;
		return true;
	}
	if (o->rule->yearly_window == 2 && j->l->notices_unreadable) /* one of them may give more time */
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_NOTICES);
	if (e->unsure)
		return state(o, ZZ_NOT_ASSESSED, (enum zz_why)(e->unsure - zz_why_terms));
	if (adopted_within(j, o))
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_ADOPTED_WITHIN);
	if (o->waiver >= 0)
		o->state = ZZ_WAIVED;
	else if (zz_lost_waiver_could(j, o))
		return state(o, ZZ_NOT_ASSESSED, ZZ_WHY_WAIVERS);
	return o->waiver >= 0;
}

static void add_finding(struct zz_judge *j, struct zz_obligation *o, const struct zz_finding_def *def)
{
	struct zz_buf period = {0};
	uint32_t name = o->person >= 0 ? j->l->roster.people[o->person].name : o->subject;
	zz_period_text(&period, o->period);
	struct zz_finding *f =
		ZZ_ADD(&j->v->findings, def, ZZ_ATERM("rule", &o->rule->name), ZZ_ANUM("need", o->need),
			   ZZ_ANUM("have", o->have), ZZ_ATEXT("name", zz_intern_str(&j->l->words, name)));
	f->severity = zz_rule_severity(o->rule);
	f->rule = zz_intern_str(&j->l->words, o->rule->id);
	f->owner = zz_intern_str(&j->l->words, o->owner);
	f->subject = zz_intern_str(&j->l->words, o->subject);
	f->period = zz_arena_str(&j->v->arena, zz_buf_view(&period));
	o->finding = (int32_t)j->v->findings.n - 1;
	zz_buf_free(&period);
}

/* The place of a missing obligation in the table of those, or the free one where it would be. */
static struct zz_told *told(struct zz_judge *j, uint32_t rule, uint32_t owner, zz_day first)
{
	size_t i = rule * 2654435761u ^ owner * 40503u ^ (uint32_t)first * 2246822519u;
	for (;; i++) {
		struct zz_told *t = &j->told.slots[i & (j->told.room - 1)];
		if (!t->rule || (t->rule == rule && t->owner == owner && t->first == first))
			return t;
	}
}

static void more_room(struct zz_judge *j)
{
	struct zz_told *old = j->told.slots;
	size_t room = j->told.room;
	j->told.room = room ? room * 2 : 64;
	j->told.slots = zz_malloc(j->told.room * sizeof *old);
	for (size_t i = 0; i < room; i++)
		if (old[i].rule)
			*told(j, old[i].rule, old[i].owner, old[i].first) = old[i];
	free(old);
}

/* What others may be part of: the first that was missing in a period speaks for it. */
static void remember(struct zz_judge *j, const struct zz_obligation *o)
{
	if (o->state != ZZ_MISSING)
		return;
	if (j->told.n * 2 >= j->told.room)
		more_room(j);
	struct zz_told *t = told(j, o->rule->id, o->owner, o->period.first);
	if (t->rule)
		return;
	*t = (struct zz_told){o->rule->id, o->owner, o->period.first, o->finding};
	j->told.n++;
}

/* One fact, one finding: what is part of another duty is not told again where that one is missing as well. */
static bool told_already(struct zz_judge *j, struct zz_obligation *o)
{
	if (!o->rule->within || !j->told.n)
		return false;
	const struct zz_told *t = told(j, o->rule->within, o->owner, o->period.first);
	if (!t->rule)
		return false;
	o->finding = t->finding;
	return true;
}

/* A sitting that counts by default is named once, where nothing else would have met the obligation. */
static void note_default(struct zz_judge *j, const struct zz_obligation *o)
{
	const struct zz_record *r = &j->l->records[o->evidence];
	ZZ_REPORT(j, ZZ_RF(ZZ_RF_COUNTED_BY_DEFAULT), NULL, r, NULL, ZZ_ATERM("rule", &o->rule->name));
}

void zz_settle(struct zz_judge *j, struct zz_obligation *o)
{
	struct zz_evidence e;
	bool numbered = o->rule->count > 0; /* a double life has two sides and no number */
	o->need = o->rule->check == ZZ_CHECK_DUAL_LIFE ? 2 : o->rule->count;
	o->until = zz_obligation_until(j, o->rule, o->period);
	o->closes = zz_period_closes(&j->l->calendar, o->until);
	if (out_of_question(j, o))
		return;
	zz_evidence_of(j, o, &e);
	o->have = e.have;
	o->evidence = e.first;
	o->noted = e.noted;
	if (o->have >= (o->need > 0 ? o->need : 1)) {
		o->state = ZZ_MET;
		if (o->noted)
			note_default(j, o);
		return;
	}
	if (excused(j, o, &e))
		return;
	if (numbered)
		o->state = ZZ_MISSING;
	else
		state(o, ZZ_NOT_ASSESSED, ZZ_WHY_NO_NUMBER);
	if (!told_already(j, o))
		add_finding(j, o,
					e.missing     ? e.missing
					: !numbered   ? ZZ_RF(ZZ_RF_NONE_IN_YEAR)
					: o->have > 0 ? ZZ_RF(ZZ_RF_TOO_FEW)
								  : ZZ_RF(ZZ_RF_MISSING));
	remember(j, o);
}
