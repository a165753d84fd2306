/* 支部工作条例: a branch with seven full members or more has a committee. One finding a year, only where the
 * roster itself says that there is none and the number was there for the whole time. */
#include "rules/checks.h"

enum {
	COMMITTEE_REQUIRED,
};

const struct zz_finding_def zz_findings_committee[] = {
	[COMMITTEE_REQUIRED] =
		{"committee-required", ZZ_VIOLATION,
		 N_("the roster says that there is no committee, and the branch had {members} full members or more "
			"all the time; from {need} on a committee is needed"),
		 N_("If there is one, enter it in the roster; if it is not known, say unknown; otherwise ask the "
			"superior committee."),
		 N_("members who were transferred are still on the roster")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_committee[which])

static int full_members(const struct zz_roster *roster, const struct zz_org *o, zz_day on)
{
	int n = 0;
	for (uint32_t i = 0; i < o->nmembers; i++) {
		const struct zz_person *p = &roster->people[o->members[i].person];
		n += zz_member_on(&o->members[i], on) && zz_person_full(p, on) && !zz_person_full_open(p, on);
	}
	return n;
}

static bool lacks_committee(const struct zz_org *o, zz_day on)
{
	const struct zz_term_of_office *term = zz_org_term(o, on);
	return term && term->none && !term->unknown;
}

/* The smallest number of full members in these days; -1 where the branch has, or may have, a committee in
 * one. */
static int least_members(const struct zz_roster *roster, const struct zz_org *o, int enough, zz_day first,
						 zz_day last)
{
	int least = INT32_MAX;
	for (zz_day day = first; day <= last; day++) {
		if (!lacks_committee(o, day))
			return -1;
		int n = full_members(roster, o, day);
		if (n < enough)
			return -1;
		least = n < least ? n : least;
	}
	return least;
}

/* A month, the period of the meetings that a committee would hold, is the least that can be judged. */
static bool holds_a_month(zz_day first, zz_day last)
{
	struct zz_period month = zz_period_of(ZZ_PERIOD_MONTH, first);
	if (month.first < first)
		month = zz_period_next(month);
	return month.last <= last;
}

static void judge_branch(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						 struct zz_period year)
{
	const struct zz_period *asked = &j->v->period;
	zz_day first = year.first > asked->first ? year.first : asked->first;
	zz_day last = year.last < asked->last ? year.last : asked->last;
	last = last < j->l->today ? last : j->l->today;
	if (j->l->unit.adopted != ZZ_NO_DAY && first < j->l->unit.adopted)
		first = j->l->unit.adopted;
	if (!holds_a_month(first, last) || !zz_rule_in_force(rule, first, last) ||
		!zz_org_exists_whole(o, first, last))
		return;
	int members = least_members(&j->l->roster, o, rule->count, first, last);
	if (members < 0)
		return;
	struct zz_finding *f = ZZ_ADD(&j->v->findings, FOUND(COMMITTEE_REQUIRED), ZZ_ANUM("members", members),
								  ZZ_ANUM("need", rule->count));
	struct zz_buf period = {0};
	zz_period_text(&period, year);
	f->severity = zz_rule_severity(rule);
	f->rule = zz_intern_str(&j->l->words, rule->id);
	f->owner = zz_intern_str(&j->l->words, o->id);
	f->period = zz_arena_str(&j->v->arena, zz_buf_view(&period));
	f->part = ZZ_STR("committee");
	f->path = o->path;
	zz_buf_free(&period);
}

void zz_check_committee_required(struct zz_judge *j, const struct zz_rule *rule)
{
	struct zz_period year = zz_period_of(ZZ_PERIOD_YEAR, j->v->period.first);
	for (; year.first <= j->v->period.last && year.first <= j->l->today; year = zz_period_next(year))
		for (uint32_t i = 0; i < j->l->roster.norgs; i++) {
			const struct zz_org *o = &j->l->roster.orgs[i];
			if (!o->body && !o->unreadable && zz_asked_owner(j, o->id))
				judge_branch(j, rule, o, year);
		}
}
