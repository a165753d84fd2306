/* Hours of study and courses (教育管理条例 第二十条, the national plan of training; red flag E10). What is
 * entered says nothing about what is not: they are judged only for years in which the unit, by its setting
 * study_register, enters all of them here. Left out are whoever was away or excused for a part of the year,
 * and everybody of a branch one of whose lists of that year does not tell who came. */
#include "rules/checks.h"

#include <stdlib.h>

enum { FEW_HOURS, FEW_COMMITTEE_HOURS, NO_COURSE };

#define ENTER                                                                                                \
	N_("Enter the lessons and courses that are missing, with their hours and who came; otherwise explain. "  \
	   "If not all of them are entered here, take study_register out of zzsh.yaml.")
#define ELSEWHERE                                                                                            \
	N_("a course of the superior, or study online, that is not entered; hours that a record leaves out; an " \
	   "absence that the roster does not have")

const struct zz_finding_def zz_findings_training[] = {
	[FEW_HOURS] = {"study-hours", ZZ_QUESTION,
				   N_("by the records of the year fewer than {need} hours of study: {names}"), ENTER,
				   ELSEWHERE},
	[FEW_COMMITTEE_HOURS] = {"committee-hours", ZZ_QUESTION,
							 N_("secretary and committee members, by the records of the year fewer than "
								"{need} hours of study: {names}"),
							 ENTER, ELSEWHERE},
	[NO_COURSE] = {"secretary-courses", ZZ_QUESTION,
				   N_("courses that {name}, the secretary, took part in in the year: {have}, asked for are "
					  "{need}"),
				   ENTER, ELSEWHERE},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_training[which])

/* What the records of a year say, by person; of branches whether a list leaves somebody open. */
struct study {
	int32_t *tenths, *courses;
	bool *open;
};

static void study_free(struct study *s)
{
	free(s->tenths);
	free(s->courses);
	free(s->open);
}

static void credit(struct study *s, const struct zz_record *r, int32_t person, int32_t tenths)
{
	if (person < 0)
		return;
	s->tenths[person] += tenths;
	s->courses[person] += zz_record_is(r, ZZ_TRAINING);
}

static bool among(const struct zz_list *members, uint32_t n, int32_t person)
{
	const struct zz_who *at = members->at;
	for (uint32_t i = 0; i < n; i++)
		if (at[i].person == person)
			return true;
	return false;
}

/* Each person once, however the record names them. */
static void take(struct study *s, const struct zz_record *r)
{
	const struct zz_attendee *present = r->present.at;
	const struct zz_who *members = r->members.at;
	int32_t tenths = zz_record_hours(r), lecturer = r->lecturer.person;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (present[i].role != ZZ_AS_GUEST)
			credit(s, r, present[i].who.person, tenths);
	for (uint32_t i = 0; i < r->members.n; i++)
		if (!zz_attendee_of(&r->present, members[i].person) && !among(&r->members, i, members[i].person))
			credit(s, r, members[i].person, tenths);
	if (lecturer >= 0 && !zz_attendee_of(&r->present, lecturer) &&
		!among(&r->members, r->members.n, lecturer))
		credit(s, r, lecturer, tenths);
	bool listed = r->present.n || r->members.n;
	if (r->org >= 0 && (!listed || zz_somebody_unresolved(r)))
		s->open[r->org] = true;
}

static void gather(struct study *s, const struct zz_judge *j, struct zz_period year)
{
	const struct zz_roster *roster = &j->l->roster;
	s->tenths = zz_malloc(((size_t)roster->npeople + 1) * sizeof *s->tenths);
	s->courses = zz_malloc(((size_t)roster->npeople + 1) * sizeof *s->courses);
	s->open = zz_malloc((size_t)roster->norgs + 1);
	for (size_t i = 0; i < j->l->nrecords; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (zz_record_counts(r) && r->date >= year.first && r->date <= year.last &&
			(zz_record_is(r, ZZ_PARTY_LESSON) || zz_record_is(r, ZZ_TRAINING)))
			take(s, r);
	}
}

typedef void ask_branch(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						struct zz_period year, const struct study *s);

/* A member of the branch from the first day to the last, never away. */
static bool all_year(const struct zz_judge *j, const struct zz_org *o, int32_t person, struct zz_period year)
{
	int32_t org = (int32_t)(o - j->l->roster.orgs);
	const struct zz_person *p = &j->l->roster.people[person];
	const struct zz_membership *first = zz_membership_on(&j->l->roster, person, org, year.first);
	return first && first == zz_membership_on(&j->l->roster, person, org, year.last) &&
		   !zz_away_in(j, person, year) && !zz_person_has(p, ZZ_STATUS_MOBILE, year.first) &&
		   !zz_person_has(p, ZZ_STATUS_MOBILE, year.last) && (p->died == ZZ_NO_DAY || p->died > year.last);
}

static bool asked_year(const struct zz_judge *j, struct zz_period year)
{
	zz_day since = j->l->unit.settings.study_register;
	bool whole = year.first >= j->v->period.first && year.last <= j->v->period.last;
	return since != ZZ_NO_DAY && since <= year.first && zz_year_over(j, year) && (whole || j->everything) &&
		   !j->l->scoped;
}

static void each_year(struct zz_judge *j, const struct zz_rule *rule, ask_branch *call)
{
	const struct zz_period *asked = &j->v->period;
	const struct zz_roster *roster = &j->l->roster;
	struct zz_period year = zz_period_of(ZZ_PERIOD_YEAR, asked->first);
	for (; year.first <= asked->last && year.first <= j->l->today; year = zz_period_next(year)) {
		struct study s = {0};
		if (!asked_year(j, year) || !zz_rule_in_force(rule, year.first, year.last))
			continue;
		gather(&s, j, year);
		for (uint32_t i = 0; i < roster->norgs; i++) {
			const struct zz_org *o = &roster->orgs[i];
			if (!o->body && !o->unreadable && zz_asked_owner(j, o->id) && !s.open[i] &&
				!zz_unreadable_in(j, o->id, year))
				call(j, rule, o, year, &s);
		}
		study_free(&s);
	}
}

/* "周洁 28.5" */
static void add_hours(struct zz_buf *names, const struct zz_judge *j, int32_t person, int32_t tenths)
{
	zz_names_add(names, j, person);
	zz_buf_printf(names, " %d", (int)(tenths / 10));
	if (tenths % 10)
		zz_buf_printf(names, ".%d", (int)(tenths % 10));
}

static bool on_committee(const struct zz_org *o, int32_t person, struct zz_period year)
{
	return zz_org_post(o, person, year.first) && zz_org_post(o, person, year.last);
}

static void hours_of(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					 struct zz_period year, const struct study *s, bool committee)
{
	enum { TENTHS = 10 };
	struct zz_buf names = {0};
	for (uint32_t i = 0; i < o->nmembers; i++) {
		int32_t person = o->members[i].person;
		bool twice = i && o->members[i - 1].person == person;
		if (!twice && all_year(j, o, person, year) && on_committee(o, person, year) == committee &&
			s->tenths[person] < rule->count * TENTHS)
			add_hours(&names, j, person, s->tenths[person]);
	}
	if (names.n)
		ZZ_REPORT_OWNER(j, FOUND(committee ? FEW_COMMITTEE_HOURS : FEW_HOURS), rule, o, year, 0,
						ZZ_ANUM("need", rule->count), ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

/* Who is asked for the larger number is not asked for the smaller one as well. */
static void members_hours(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						  struct zz_period year, const struct study *s)
{
	hours_of(j, rule, o, year, s, false);
}

void zz_check_study_hours(struct zz_judge *j, const struct zz_rule *rule)
{
	each_year(j, rule, members_hours);
}

static void committee_hours(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
							struct zz_period year, const struct study *s)
{
	hours_of(j, rule, o, year, s, true);
}

void zz_check_committee_hours(struct zz_judge *j, const struct zz_rule *rule)
{
	each_year(j, rule, committee_hours);
}

static void courses(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					struct zz_period year, const struct study *s)
{
	int32_t person = zz_org_holder(o, ZZ_POST_SECRETARY, year.last);
	if (person < 0 || zz_org_holder(o, ZZ_POST_SECRETARY, year.first) != person ||
		!all_year(j, o, person, year) || s->courses[person] >= rule->count)
		return;
	ZZ_REPORT_OWNER(j, FOUND(NO_COURSE), rule, o, year, 0,
					ZZ_ATEXT("name", zz_intern_str(&j->l->words, j->l->roster.people[person].name)),
					ZZ_ANUM("have", s->courses[person]), ZZ_ANUM("need", rule->count));
}

void zz_check_secretary_courses(struct zz_judge *j, const struct zz_rule *rule)
{
	each_year(j, rule, courses);
}
