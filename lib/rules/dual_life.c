/* 双重组织生活 (教育管理条例 第十六条, 党章 第八条): whoever belongs to a leading body takes part in the
 * organisational life of his own branch as an ordinary member, and in the body's 民主生活会. No number is
 * given, and no rate is computed. */
#include "rules/judge.h"

struct side {
	bool lists;  /* somebody wrote down who came */
	bool unsure; /* and one of them cannot be told: it may have been the cadre */
	bool took_part;
	int32_t record; /* index of one in this ledger in which he did, -1 */
};

static bool among_due(const struct zz_due_list *due, int32_t person)
{
	for (size_t i = 0; i < due->n; i++)
		if (due->at[i].person == person)
			return true;
	return false;
}

int32_t zz_cadre_body(struct zz_judge *j, int32_t person, zz_day on)
{
	const struct zz_roster *roster = &j->l->roster;
	for (uint32_t i = 0; i < roster->norgs; i++) {
		if (!roster->orgs[i].body || !zz_body_has_dlm(&roster->orgs[i]) ||
			!zz_org_exists(&roster->orgs[i], on))
			continue;
		j->due.n = 0;
		zz_roster_due(roster, (int32_t)i, ZZ_DUE_BODY, 0, on, &j->due);
		if (among_due(&j->due, person))
			return (int32_t)i;
	}
	return -1;
}

static bool took_part(const struct zz_record *r, int32_t person)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].who.person == person && at[i].role != ZZ_AS_GUEST)
			return true;
	return false;
}

/* The branch's own life: every kind of the row but the body's meeting. */
static bool of_side(const struct zz_rule *rule, const struct zz_record *r, bool body)
{
	const struct zz_counts *counts = rule->counts.at;
	for (uint32_t i = 0; i < rule->counts.n; i++)
		if ((counts[i].kind == ZZ_DEMOCRATIC_LIFE_MEETING) == body && zz_record_is(r, counts[i].kind))
			return true;
	return false;
}

static bool assessed_for(const struct zz_record *r, int32_t year)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (r->assessment_year == year)
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].assessment_year == year)
			return true;
	return false;
}

/* Ordinary life is of the calendar year; only what is named for an assessment year may be held later. */
static bool in_year(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					struct zz_days days, bool body)
{
	bool noted;
	if (body)
		return zz_record_fits(j, rule, r, days.year, &noted);
	return zz_record_fits(j, rule, r, 0, &noted) &&
		   (zz_civil_of(r->date).year == days.year || assessed_for(r, days.year));
}

/* In an organisation of this ledger or of another one, which knows him by a number of its own. */
static void look(const struct zz_judge *j, const struct zz_obligation *o, const struct zz_elsewhere_org *at,
				 int32_t person, struct zz_days days, struct side *side)
{
	const struct zz_org *org = &at->ledger->roster.orgs[at->org];
	struct zz_slice s = zz_ledger_slice(at->ledger, org->id, days.first, days.last);
	for (size_t i = s.from; i < s.until && !org->unreadable; i++) {
		struct zz_record r = at->ledger->records[i];
		bool ours = at->ledger == j->l;
		side->unsure = side->unsure || (!ours && r.state == ZZ_UNREADABLE);
		if (!zz_record_counts(&r) || !r.present.given || r.org != at->org)
			continue;
		r.org = ours ? r.org : -2; /* a number of the other roster means nothing in this one */
		if (!of_side(o->rule, &r, org->body) || !in_year(j, o->rule, &r, days, org->body))
			continue;
		side->lists = true;
		side->unsure = side->unsure || zz_may_stand_in(&at->ledger->roster, &r, person);
		if (side->took_part || !took_part(&r, person))
			continue;
		side->took_part = true;
		side->record = ours ? (int32_t)i : -1;
	}
}

static void look_at_branches(const struct zz_judge *j, const struct zz_obligation *o, struct zz_ledger *l,
							 int32_t person, struct zz_days days, struct side *side)
{
	const struct zz_person *p = &l->roster.people[person];
	zz_day end = o->period.last < j->l->today ? o->period.last : j->l->today;
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		const struct zz_membership *m = p->memberships[i];
		bool ended = m->dates.until != ZZ_NO_DAY && m->dates.until < days.first;
		if (!l->roster.orgs[m->org].body && !ended && (m->dates.from == ZZ_NO_DAY || m->dates.from <= end))
			look(j, o, &(struct zz_elsewhere_org){l, m->org}, person, days, side);
	}
}

/* Each other organisation is a ledger of its own here, which holds the records of that one alone. */
static void look_elsewhere(const struct zz_judge *j, const struct zz_obligation *o, struct zz_days days,
						   struct side *branch, struct side *body)
{
	const struct zz_elsewhere *e = j->q->elsewhere;
	for (size_t i = 0; e && i < e->n; i++) {
		const struct zz_elsewhere_org *at = &e->at[i];
		int32_t person = zz_elsewhere_person(j->l, o->person, at->ledger);
		if (person < 0)
			continue;
		if (at->ledger->roster.orgs[at->org].body)
			look(j, o, at, person, days, body);
		else
			look_at_branches(j, o, at->ledger, person, days, branch);
	}
}

static bool open(const struct side *side)
{
	return side->lists && !side->took_part && side->unsure;
}

static bool lacks(const struct side *side)
{
	return side->lists && !side->took_part && !side->unsure;
}

void zz_dual_life(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out)
{
	struct zz_days days = zz_obligation_days(j, o->rule, o->period);
	zz_day end = o->period.last < j->l->today ? o->period.last : j->l->today;
	struct side branch = {.record = -1}, body = {.record = -1};
	int32_t org = zz_cadre_body(j, o->person, end);
	look_at_branches(j, o, j->l, o->person, days, &branch);
	if (org >= 0)
		look(j, o, &(struct zz_elsewhere_org){j->l, org}, o->person, days, &body);
	look_elsewhere(j, o, days, &branch, &body);
	/* A list that leaves somebody open says nothing about this side, and all the same about the other. */
	bool lacks_branch = lacks(&branch), lacks_body = lacks(&body);
	out->have = branch.took_part + body.took_part;
	out->first = branch.record >= 0 ? branch.record : body.record;
	if (!lacks_branch && !lacks_body)
		out->unsure = ZZ_WHY(open(&branch) || open(&body) ? ZZ_WHY_UNRESOLVED : ZZ_WHY_NO_LISTS);
	out->missing = lacks_branch && lacks_body ? ZZ_RF(ZZ_RF_DUAL_BOTH)
				   : lacks_branch             ? ZZ_RF(ZZ_RF_DUAL_BRANCH)
											  : ZZ_RF(ZZ_RF_DUAL_BODY);
}
