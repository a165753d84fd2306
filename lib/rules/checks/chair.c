/* Who may chair (支部工作条例 第十四条): 党员大会 and 支委会 the secretary, or the deputy or a committee
 * member in his place; 党小组会 the group's leader. Another chair is right at an election, at a new
 * committee's first meeting and while the post is vacant; otherwise it is a question (voice), never more. */
#include "rules/checks.h"

enum {
	CHAIR,
	CHAIR_GROUP,
};

const struct zz_finding_def zz_findings_chair[] = {
	[CHAIR] = {"chair", ZZ_QUESTION,
			   N_("{name} chaired, who by the roster was neither secretary nor deputy nor a member of "
				  "the committee that day"),
			   N_("Correct the record (zzsh amend) or the roster, or explain who asked {name} to chair."),
			   N_("a post that the roster does not know yet")},
	[CHAIR_GROUP] =
		{"chair", ZZ_QUESTION,
		 N_("{name} chaired the group's meeting, who by the roster was not its leader that day"),
		 N_("Correct the record (zzsh amend) or the roster, or explain who asked {name} to chair."),
		 N_("a change of leader that the roster does not know yet")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_chair[which])

static const struct zz_group *group_of(const struct zz_org *o, uint32_t id)
{
	for (uint32_t i = 0; i < o->ngroups; i++)
		if (o->groups[i].id == id)
			return &o->groups[i];
	return NULL;
}

/* A group without a leader that day is a vacancy. */
static bool leads_group(const struct zz_org *o, const struct zz_record *r)
{
	const struct zz_group *g = group_of(o, r->group);
	bool vacant = true;
	for (uint32_t i = 0; g && i < g->nleaders; i++) {
		if (!zz_dates_hold(g->leaders[i].dates, r->date))
			continue;
		if (g->leaders[i].person == r->chair.person)
			return true;
		vacant = false;
	}
	return vacant;
}

/* Whether a committee that took office met here for the first time. */
static bool first_of_committee(const struct zz_judge *j, const struct zz_record *r,
							   const struct zz_term_of_office *term)
{
	if (!zz_record_is(r, ZZ_COMMITTEE_MEETING) || term->dates.from == ZZ_NO_DAY)
		return false;
	struct zz_slice s = zz_ledger_slice(j->l, r->owner, term->dates.from, r->date);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *other = &j->l->records[i];
		if (other == r)
			return true;
		if (zz_record_counts(other) && zz_record_is(other, ZZ_COMMITTEE_MEETING))
			return false;
	}
	return true;
}

/* A joint meeting may be chaired by whoever holds a post in one of the branches. */
static bool holds_post(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_roster *roster = &j->l->roster;
	if (zz_org_post(&roster->orgs[r->org], r->chair.person, r->date))
		return true;
	for (uint32_t i = 0; r->joint_with.n && i < roster->norgs; i++)
		if (!roster->orgs[i].body && zz_org_post(&roster->orgs[i], r->chair.person, r->date))
			return true;
	return false;
}

static bool branch_chair_right(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_org *o = &j->l->roster.orgs[r->org];
	const struct zz_term_of_office *term = zz_org_term(o, r->date);
	if (!term || term->unknown || r->election.given)
		return true;
	return holds_post(j, r) || zz_org_holder(o, ZZ_POST_SECRETARY, r->date) < 0 ||
		   first_of_committee(j, r, term);
}

void zz_check_chair(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (r->org < 0 || r->chair.person < 0 || !r->chair.name || j->l->roster.orgs[r->org].unreadable)
		return;
	bool group = r->kind == ZZ_GROUP_MEETING;
	if (group ? leads_group(&j->l->roster.orgs[r->org], r) : branch_chair_right(j, r))
		return;
	ZZ_REPORT(j, FOUND(group ? CHAIR_GROUP : CHAIR), rule, r, "chair",
			  ZZ_ATEXT("name", zz_intern_str(&j->l->words, r->chair.name)));
}
