/* How branches, committees and groups are set up (支部工作条例 chapters 2 and 5), as the roster has it on the
 * last day asked about or today, whichever is earlier. The roster may lag behind: whatever could be that is a
 * question. */
#include "rules/checks.h"

enum {
	EXPIRED,
	EXTENDED,
	VACANT,
	COMMITTEE_SMALL,
	COMMITTEE_LARGE,
	COMMITTEE_NEEDLESS,
	STANDING,
	SMALL,
	LARGE,
	UNITS,
	LEADERLESS,
	UNGROUPED,
	GROUP_SMALL,
	UNSPLIT,
};

#define LAGS N_("the roster does not know the change yet")
#define MEND                                                                                                 \
	N_("Correct the roster if it is not up to date; otherwise explain, and arrange it with the superior.")
#define ELECT                                                                                                \
	N_("Enter the new term (zzsh roster term) if the election was held; otherwise prepare it with the "      \
	   "superior.")

const struct zz_finding_def zz_findings_roster[] = {
	[EXPIRED] = {"term-expired", ZZ_VIOLATION,
				 N_("the term expired on {expires}, and no new one is on the roster"), ELECT,
				 N_("the superior approved a later day, which the roster does not have")},
	[EXTENDED] = {"term-extended", ZZ_QUESTION,
				  N_("the term is entered until {expires}, more than {years} year after its {regular}"),
				  N_("Say by which approval it was put off."), N_("a mistyped date")},
	[VACANT] = {"secretary-vacant", ZZ_QUESTION, N_("on {day} the roster has no secretary"), MEND, LAGS},
	[COMMITTEE_SMALL] = {"committee-size", ZZ_QUESTION,
						 N_("on {day} the committee's members on the roster are {n}, fewer than {bound}"),
						 MEND, LAGS},
	[COMMITTEE_LARGE] = {"committee-size", ZZ_VIOLATION,
						 N_("on {day} the roster has {n} members of the committee, more than {bound}"), MEND,
						 N_("members who left the committee are still on the roster")},
	[COMMITTEE_NEEDLESS] =
		{"committee-below", ZZ_QUESTION,
		 N_("on {day} the roster has a committee and {n} full members; from {need} on there is one"), MEND,
		 LAGS},
	[STANDING] = {"secretary-standing", ZZ_VIOLATION,
				  N_("{name} became secretary on {from}, less than {years} year after becoming a full member "
					 "on {full}"),
				  N_("Correct the roster if a date is wrong; otherwise explain."),
				  N_("the day of becoming a full member, or the first day of the post, is mistyped")},
	[SMALL] = {"branch-small", ZZ_QUESTION,
			   N_("on {day} the full members on the roster are {n}, fewer than {need}"), MEND, LAGS},
	[LARGE] = {"branch-large", ZZ_VIOLATION, N_("on {day} the roster has {n} members, more than {bound}"),
			   MEND, N_("members who were transferred are still on the roster")},
	[UNITS] = {"joint-units", ZZ_QUESTION, N_("the branch is formed by {n} units, more than {bound}"),
			   N_("Nothing is to be done where the superior approved it."),
			   N_("a unit that has left or merged is still on the roster")},
	[LEADERLESS] = {"group-leader", ZZ_QUESTION, N_("on {day} {group} has no leader on the roster"), MEND,
					LAGS},
	[UNGROUPED] = {"member-without-group", ZZ_QUESTION, N_("on {day} in no group of the branch: {names}"),
				   MEND, LAGS},
	[GROUP_SMALL] = {"group-small", ZZ_QUESTION,
					 N_("on {day} the members of {group} are {n}, of these full {full}; it takes {need} with "
						"one full member"),
					 MEND, LAGS},
	[UNSPLIT] = {"group-split", ZZ_QUESTION,
				 N_("on {day} the branch has {n} members and no groups; from {need} on it is "
					"split as a rule"),
				 MEND, LAGS},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_roster[which])

/* --- asking --- */

void zz_each_org(struct zz_judge *j, const struct zz_rule *rule, bool bodies, zz_ask_org *call)
{
	zz_day on = j->v->period.last < j->l->today ? j->v->period.last : j->l->today;
	struct zz_asking a = {.j = j, .rule = rule, .on = on, .year = zz_period_of(ZZ_PERIOD_YEAR, on)};
	bool adopted = j->l->unit.adopted == ZZ_NO_DAY || j->l->unit.adopted <= on;
	for (uint32_t i = 0; adopted && zz_rule_in_force(rule, on, on) && i < j->l->roster.norgs; i++) {
		a.o = &j->l->roster.orgs[i];
		if ((bodies || !a.o->body) && !a.o->unreadable && zz_org_exists(a.o, on) &&
			zz_asked_owner(j, a.o->id))
			call(&a);
	}
}

static const char *list_of(const struct zz_org *o)
{
	return o->body ? "terms" : "committee";
}

static struct zz_str name_of(const struct zz_asking *a, int32_t person)
{
	return zz_intern_str(&a->j->l->words, a->j->l->roster.people[person].name);
}

/* Those of the branch on that day; `full` of them full members. */
static int members_on(const struct zz_asking *a, int *full)
{
	int n = 0;
	*full = 0;
	for (uint32_t i = 0; i < a->o->nmembers; i++) {
		const struct zz_membership *m = &a->o->members[i];
		if (!zz_member_on(m, a->on))
			continue;
		n++;
		*full += zz_person_full(&a->j->l->roster.people[m->person], a->on);
	}
	return n;
}

/* --- terms --- */

static const struct zz_term_of_office *running(const struct zz_asking *a)
{
	const struct zz_term_of_office *t = zz_org_term(a->o, a->on);
	bool ended = t && t->dates.until != ZZ_NO_DAY && t->dates.until < a->on;
	return t && !t->unknown && !ended ? t : NULL;
}

static void expired(const struct zz_asking *a)
{
	const struct zz_term_of_office *t = running(a);
	if (!t || t->expires == ZZ_NO_DAY || t->expires >= a->on)
		return;
	struct zz_finding *f = ZZ_REPORT_OWNER(
		a->j, FOUND(EXPIRED), a->rule, a->o,
		((struct zz_period){.kind = ZZ_PERIOD_DAYS, .first = t->dates.from, .last = t->expires}), 0,
		ZZ_ADAY("expires", t->expires));
	f->path = a->o->path;
	f->part = zz_str(list_of(a->o));
}

void zz_check_term_expired(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, true, expired);
}

static void extended(const struct zz_asking *a)
{
	enum { YEAR = 12 };
	const struct zz_term_of_office *t = running(a);
	if (!t || t->expires == ZZ_NO_DAY || t->dates.from == ZZ_NO_DAY || t->years <= 0)
		return;
	zz_day regular = zz_months_later(t->dates.from, (int64_t)t->years * YEAR);
	if (t->expires > zz_months_later(regular, (int64_t)a->rule->count * YEAR))
		ZZ_SAY_ORG(a, FOUND(EXTENDED), 0, "committee", ZZ_ADAY("expires", t->expires),
				   ZZ_ANUM("years", a->rule->count), ZZ_ADAY("regular", regular));
}

void zz_check_term_extended(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, extended);
}

/* --- posts --- */

static void vacant(const struct zz_asking *a)
{
	const struct zz_term_of_office *t = running(a);
	if (t && t->nposts && zz_org_holder(a->o, ZZ_POST_SECRETARY, a->on) < 0)
		ZZ_SAY_ORG(a, FOUND(VACANT), 0, "committee", ZZ_ADAY("day", a->on));
}

void zz_check_secretary_vacant(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, vacant);
}

static void committee_size(const struct zz_asking *a)
{
	const struct zz_term_of_office *t = running(a);
	if (!t || t->none || !t->nposts)
		return;
	int n = (int)zz_org_posts(a->o, a->on, NULL, 0);
	if (n < a->rule->low)
		ZZ_SAY_ORG(a, FOUND(COMMITTEE_SMALL), 0, "committee", ZZ_ADAY("day", a->on), ZZ_ANUM("n", n),
				   ZZ_ANUM("bound", a->rule->low));
	else if (n > a->rule->high)
		ZZ_SAY_ORG(a, FOUND(COMMITTEE_LARGE), 0, "committee", ZZ_ADAY("day", a->on), ZZ_ANUM("n", n),
				   ZZ_ANUM("bound", a->rule->high));
}

void zz_check_committee_size(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, committee_size);
}

static void committee_below(const struct zz_asking *a)
{
	int full;
	const struct zz_term_of_office *t = running(a);
	if (!t || t->none || !a->o->nmembers)
		return;
	members_on(a, &full);
	if (full < a->rule->count)
		ZZ_SAY_ORG(a, FOUND(COMMITTEE_NEEDLESS), 0, "committee", ZZ_ADAY("day", a->on), ZZ_ANUM("n", full),
				   ZZ_ANUM("need", a->rule->count));
}

void zz_check_committee_below(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, committee_below);
}

/* 党龄 is counted from the day of becoming a full member. */
static void standing(const struct zz_asking *a)
{
	enum { YEAR = 12, POSTS = 64 };
	const struct zz_post *posts[POSTS];
	uint32_t n = zz_org_posts(a->o, a->on, posts, POSTS);
	for (uint32_t i = 0; i < n && i < POSTS; i++) {
		if (posts[i]->post != ZZ_POST_SECRETARY || posts[i]->person < 0 || posts[i]->dates.from == ZZ_NO_DAY)
			continue;
		zz_day full = a->j->l->roster.people[posts[i]->person].full;
		if (full == ZZ_NO_DAY ||
			zz_months_later(full, (int64_t)a->rule->count * YEAR) <= posts[i]->dates.from)
			continue;
		ZZ_SAY_ORG(a, FOUND(STANDING), a->j->l->roster.people[posts[i]->person].id, "committee",
				   ZZ_ATEXT("name", name_of(a, posts[i]->person)), ZZ_ADAY("from", posts[i]->dates.from),
				   ZZ_ANUM("years", a->rule->count), ZZ_ADAY("full", full));
	}
}

void zz_check_secretary_standing(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, standing);
}

/* --- size --- */

static void small(const struct zz_asking *a)
{
	int full, all = members_on(a, &full);
	if (all && full < a->rule->count && a->o->kind != ZZ_ORG_TEMPORARY)
		ZZ_SAY_ORG(a, FOUND(SMALL), 0, "members", ZZ_ADAY("day", a->on), ZZ_ANUM("n", full),
				   ZZ_ANUM("need", a->rule->count));
}

void zz_check_branch_small(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, small);
}

static void large(const struct zz_asking *a)
{
	int full, n = members_on(a, &full);
	if (n > a->rule->count)
		ZZ_SAY_ORG(a, FOUND(LARGE), 0, "members", ZZ_ADAY("day", a->on), ZZ_ANUM("n", n),
				   ZZ_ANUM("bound", a->rule->count));
}

void zz_check_branch_large(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, large);
}

static void units(const struct zz_asking *a)
{
	if (a->o->kind == ZZ_ORG_JOINT && a->o->units.n > (uint32_t)a->rule->count)
		ZZ_SAY_ORG(a, FOUND(UNITS), 0, "units", ZZ_ANUM("n", a->o->units.n),
				   ZZ_ANUM("bound", a->rule->count));
}

void zz_check_joint_units(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, units);
}

/* --- groups --- */

static bool group_on(const struct zz_asking *a, const struct zz_group *g)
{
	return zz_dates_hold(g->dates, a->on);
}

static bool any_group(const struct zz_asking *a)
{
	for (uint32_t i = 0; i < a->o->ngroups; i++)
		if (group_on(a, &a->o->groups[i]))
			return true;
	return false;
}

static struct zz_str group_name(const struct zz_asking *a, const struct zz_group *g)
{
	return zz_intern_str(&a->j->l->words, g->name ? g->name : g->id);
}

static void leaderless(const struct zz_asking *a)
{
	for (uint32_t i = 0; i < a->o->ngroups; i++) {
		const struct zz_group *g = &a->o->groups[i];
		bool led = false;
		for (uint32_t k = 0; k < g->nleaders; k++)
			led = led || zz_dates_hold(g->leaders[k].dates, a->on);
		if (group_on(a, g) && !led)
			ZZ_SAY_ORG(a, FOUND(LEADERLESS), g->id, "groups", ZZ_ADAY("day", a->on),
					   ZZ_ATEXT("group", group_name(a, g)));
	}
}

void zz_check_group_leader(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, leaderless);
}

static void ungrouped(const struct zz_asking *a)
{
	struct zz_buf names = {0};
	for (uint32_t i = 0; any_group(a) && i < a->o->nmembers; i++) {
		const struct zz_membership *m = &a->o->members[i];
		if (!zz_member_on(m, a->on) || zz_member_group(m, a->on))
			continue;
		if (names.n)
			zz_buf_putc(&names, ' ');
		zz_buf_str(&names, name_of(a, m->person));
	}
	if (names.n)
		ZZ_SAY_ORG(a, FOUND(UNGROUPED), 0, "members", ZZ_ADAY("day", a->on),
				   ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

void zz_check_group_none(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, ungrouped);
}

static void group_small(const struct zz_asking *a)
{
	for (uint32_t i = 0; i < a->o->ngroups; i++) {
		const struct zz_group *g = &a->o->groups[i];
		int n = 0, full = 0;
		for (uint32_t k = 0; group_on(a, g) && k < a->o->nmembers; k++) {
			const struct zz_membership *m = &a->o->members[k];
			if (!zz_member_on(m, a->on) || zz_member_group(m, a->on) != g->id)
				continue;
			n++;
			full += zz_person_full(&a->j->l->roster.people[m->person], a->on);
		}
		if (group_on(a, g) && (n < a->rule->count || !full))
			ZZ_SAY_ORG(a, FOUND(GROUP_SMALL), g->id, "groups", ZZ_ADAY("day", a->on),
					   ZZ_ATEXT("group", group_name(a, g)), ZZ_ANUM("n", n), ZZ_ANUM("full", full),
					   ZZ_ANUM("need", a->rule->count));
	}
}

void zz_check_group_small(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, group_small);
}

static void unsplit(const struct zz_asking *a)
{
	int full, n = members_on(a, &full);
	if (n >= a->rule->count && !any_group(a))
		ZZ_SAY_ORG(a, FOUND(UNSPLIT), 0, "groups", ZZ_ADAY("day", a->on), ZZ_ANUM("n", n),
				   ZZ_ANUM("need", a->rule->count));
}

void zz_check_group_split(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, unsplit);
}
