/* Which obligations there are: rows × periods × subjects. */
#include "rules/judge.h"

static bool exists_in(const struct zz_org *o, struct zz_period p, zz_day end)
{
	return (o->founded == ZZ_NO_DAY || o->founded <= end) &&
		   (o->dissolved == ZZ_NO_DAY || o->dissolved >= p.first);
}

static zz_day end_of(const struct zz_judge *j, struct zz_period p)
{
	return p.last < j->l->today ? p.last : j->l->today;
}

static struct zz_obligation *add(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p,
								 int32_t org, uint32_t subject, int32_t person)
{
	struct zz_obligation *o = ZZ_PUSH(j->v);
	*o = (struct zz_obligation){.rule = rule,
								.owner = org < 0 ? j->unit : j->l->roster.orgs[org].id,
								.org = org,
								.subject = subject,
								.person = person,
								.period = p,
								.evidence = -1,
								.waiver = -1,
								.finding = -1};
	return o;
}

static void not_applicable(struct zz_obligation *o, enum zz_why why)
{
	o->state = ZZ_NOT_APPLICABLE;
	o->reason = ZZ_WHY(why);
}

static bool group_in(const struct zz_group *g, struct zz_period p, zz_day end)
{
	return (g->dates.from == ZZ_NO_DAY || g->dates.from <= end) &&
		   (g->dates.until == ZZ_NO_DAY || g->dates.until >= p.first);
}

/* A group that stands in the roster twice, as after a reorganisation, owes each meeting once. */
static bool group_before(const struct zz_org *o, uint32_t i, struct zz_period p, zz_day end)
{
	for (uint32_t k = 0; k < i; k++)
		if (o->groups[k].id == o->groups[i].id && group_in(&o->groups[k], p, end))
			return true;
	return false;
}

static void add_groups(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p, int32_t org)
{
	const struct zz_org *o = &j->l->roster.orgs[org];
	zz_day end = end_of(j, p);
	bool any = false;
	for (uint32_t i = 0; i < o->ngroups; i++) {
		if (!group_in(&o->groups[i], p, end) || group_before(o, i, p, end))
			continue;
		add(j, rule, p, org, o->groups[i].id, -1);
		any = true;
	}
	if (!any)
		not_applicable(add(j, rule, p, org, 0, -1), ZZ_WHY_NO_GROUPS);
}

/* The organisation of another ledger to which somebody of this one belongs that day, -1. */
static int32_t in_other_ledger(const struct zz_judge *j, int32_t person, bool body, zz_day on)
{
	return zz_elsewhere_on(j->q->elsewhere, j->l, person, body, on);
}

static bool is_cadre(const struct zz_judge *j, int32_t person, zz_day on)
{
	return zz_person_cadre(&j->l->roster, person, on) || in_other_ledger(j, person, true, on) >= 0;
}

/* Duties of a member's year follow the person; accountable is the branch at the end of it. */
static void add_members(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p, int32_t org,
						bool cadres)
{
	const struct zz_org *o = &j->l->roster.orgs[org];
	zz_day end = end_of(j, p);
	bool any = false;
	for (uint32_t i = 0; i < o->nmembers && zz_org_exists(o, end); i++) {
		int32_t person = o->members[i].person;
		if (zz_membership_on(&j->l->roster, person, org, end) != &o->members[i] ||
			zz_person_branch(&j->l->roster, person, end) != org || (cadres && !is_cadre(j, person, end)))
			continue;
		struct zz_obligation *ob = add(j, rule, p, org, j->l->roster.people[person].id, person);
		if (cadres && zz_cadre_body(j, person, end) < 0 && in_other_ledger(j, person, true, end) < 0)
			not_applicable(ob, ZZ_WHY_OTHER_SIDE);
		any = true;
	}
	if (cadres && !any)
		not_applicable(add(j, rule, p, org, 0, -1), ZZ_WHY_NO_CADRES);
}

/* Leading members whose branch is in another ledger; where that one is judged as well, it stands there. */
static void add_cadres_of_body(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p,
							   int32_t org)
{
	const struct zz_roster *roster = &j->l->roster;
	zz_day end = end_of(j, p);
	struct zz_due_list due = {0};
	if (!zz_body_has_dlm(&roster->orgs[org]))
		return;
	zz_roster_due(roster, org, ZZ_DUE_BODY, 0, end, &due);
	for (size_t i = 0; i < due.n; i++) {
		int32_t person = due.at[i].person;
		if (zz_person_branch(roster, person, end) < 0 && in_other_ledger(j, person, false, end) < 0)
			not_applicable(add(j, rule, p, org, roster->people[person].id, person), ZZ_WHY_OTHER_SIDE);
	}
	zz_due_free(&due);
}

static void add_secretary(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p, int32_t org)
{
	const struct zz_org *o = &j->l->roster.orgs[org];
	if (o->kind != ZZ_ORG_PARTY_GROUP && o->kind != ZZ_ORG_COMMITTEE)
		return;
	int32_t person = zz_org_holder(o, ZZ_POST_SECRETARY, end_of(j, p));
	if (person < 0)
		not_applicable(add(j, rule, p, org, 0, -1), ZZ_WHY_NO_SECRETARY);
	else
		add(j, rule, p, org, j->l->roster.people[person].id, person);
}

static void add_branch(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p, int32_t org)
{
	switch ((enum zz_subject)rule->subject) {
	case ZZ_SUBJECT_BRANCH:
		add(j, rule, p, org, 0, -1);
		break;
	case ZZ_SUBJECT_GROUP:
		add_groups(j, rule, p, org);
		break;
	case ZZ_SUBJECT_MEMBER:
		add_members(j, rule, p, org, false);
		break;
	case ZZ_SUBJECT_CADRE:
		add_members(j, rule, p, org, true);
		break;
	default:
		break;
	}
}

static void add_body(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p, int32_t org)
{
	if (rule->subject == ZZ_SUBJECT_BODY)
		add(j, rule, p, org, 0, -1);
	else if (rule->subject == ZZ_SUBJECT_SECRETARY)
		add_secretary(j, rule, p, org);
	else if (rule->subject == ZZ_SUBJECT_CADRE)
		add_cadres_of_body(j, rule, p, org);
}

static void add_period(struct zz_judge *j, const struct zz_rule *rule, struct zz_period p)
{
	const struct zz_roster *roster = &j->l->roster;
	size_t from = j->v->n;
	if (rule->subject == ZZ_SUBJECT_UNIT) {
		if (zz_asked_owner(j, j->unit))
			add(j, rule, p, -1, 0, -1);
	} else {
		for (uint32_t i = 0; i < roster->norgs; i++)
			if (exists_in(&roster->orgs[i], p, end_of(j, p)) && zz_asked_owner(j, roster->orgs[i].id))
				(roster->orgs[i].body ? add_body : add_branch)(j, rule, p, (int32_t)i);
	}
	for (size_t i = from; i < j->v->n; i++)
		zz_settle(j, &j->v->at[i]);
}

/* No regulation is older than the year that the forms take for the first; a slip such as 0025 for 2025 would
 * else make obligations for each month of two thousand years. */
static zz_day begin_of(const struct zz_period *asked)
{
	zz_day earliest = zz_day_of(ZZ_FIRST_YEAR, 1, 1);
	return asked->first > earliest ? asked->first : earliest;
}

static void add_rule(struct zz_judge *j, const struct zz_rule *rule)
{
	const struct zz_period *asked = &j->v->period;
	struct zz_period p = zz_period_of((enum zz_span_kind)rule->period, begin_of(asked));
	for (; p.first <= asked->last && p.first <= j->l->today; p = zz_period_next(p))
		if ((j->everything || (p.first >= asked->first && p.last <= asked->last)) &&
			zz_rule_version(j->packs, rule, p.first, p.last) == rule)
			add_period(j, rule, p);
}

void zz_make_obligations(struct zz_judge *j)
{
	for (size_t p = 0; p < j->packs->n; p++)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *rule = &j->packs->at[p]->rules[i];
			bool procedural = rule->check && rule->check != ZZ_CHECK_DUAL_LIFE;
			if (!procedural && !rule->off && zz_asked_rule(j, rule))
				add_rule(j, rule);
		}
}

static bool group_whole(const struct zz_org *o, uint32_t group, zz_day first, zz_day last)
{
	for (uint32_t i = 0; i < o->ngroups; i++)
		if (o->groups[i].id == group && zz_dates_hold(o->groups[i].dates, first) &&
			zz_dates_hold(o->groups[i].dates, last))
			return true;
	return false;
}

/* Member of one branch of this ledger after another without a gap. */
static bool member_whole(const struct zz_roster *roster, const struct zz_person *p, zz_day first, zz_day last)
{
	zz_day covered = first;
	if (p->joined != ZZ_NO_DAY && p->joined > first)
		return false;
	for (uint32_t i = 0; i < p->nmemberships && covered <= last; i++) {
		const struct zz_membership *m = p->memberships[i];
		if (roster->orgs[m->org].body || (m->dates.from != ZZ_NO_DAY && m->dates.from > covered))
			continue;
		if (m->dates.until == ZZ_NO_DAY)
			return true;
		if (m->dates.until >= covered)
			covered = m->dates.until + 1;
	}
	return covered > last;
}

bool zz_subject_whole(struct zz_judge *j, const struct zz_obligation *o, zz_day first, zz_day last)
{
	const struct zz_roster *roster = &j->l->roster;
	const struct zz_org *org = &roster->orgs[o->org];
	switch ((enum zz_subject)o->rule->subject) {
	case ZZ_SUBJECT_GROUP:
		return group_whole(org, o->subject, first, last);
	case ZZ_SUBJECT_MEMBER:
		return member_whole(roster, &roster->people[o->person], first, last);
	case ZZ_SUBJECT_SECRETARY:
		return zz_org_holder(org, ZZ_POST_SECRETARY, first) == o->person;
	case ZZ_SUBJECT_CADRE:
		return member_whole(roster, &roster->people[o->person], first, last) &&
			   zz_cadre_body(j, o->person, first) == zz_cadre_body(j, o->person, last) &&
			   in_other_ledger(j, o->person, true, first) == in_other_ledger(j, o->person, true, last);
	default:
		return true;
	}
}
