/* What appraisals, elections and theme party days have to show (支部工作条例 第十一、十六、十八条, annual
 * notices on 民主评议, 选举工作条例). Grades may stand in the record or, decided on a later day, in a
 * follow-up; both are looked at. */
#include "rules/checks.h"
#include "rules/headcount.h"

#include <string.h>

enum {
	TOO_MANY,
	PERHAPS_TOO_MANY,
	PROBATIONARY,
	UNGRADED,
	SILENT,
	UNDISPOSED,
	NOT_REPORTED,
	FEW_CANDIDATES,
	UNDISCUSSED,
	UNDECIDED,
};

const struct zz_finding_def zz_findings_appraisal[] = {
	[TOO_MANY] =
		{"excellent-share", ZZ_VIOLATION,
		 N_("{n} are graded excellent; of {most} members, the largest reading, {need} at most are a third"),
		 N_("Correct the grades if they are entered wrongly; otherwise ask the superior committee."),
		 N_("members who were taken in are not on the roster yet")},
	[PERHAPS_TOO_MANY] =
		{"excellent-share-doubtful", ZZ_QUESTION,
		 N_("{n} are graded excellent: more than a third of {least}, not of {most}; it depends on who "
			"is counted (all members, full members, those assessed)"),
		 N_("Say by which number the third was counted."),
		 N_("members who take no part in the appraisal are on the roster")},
	[PROBATIONARY] = {"probationary-graded", ZZ_VIOLATION,
					  N_("{name}, a probationary member on {held}, has a grade"),
					  N_("Take the grade away (zzsh amend), or correct the day of becoming a full member."),
					  N_("became a full member before, and the roster does not say so")},
	[UNGRADED] = {"grades-open", ZZ_QUESTION, N_("full members without a grade: {names}"),
				  N_("Add the grades, or say why there is none."),
				  N_("grades that were decided later stand in a follow-up")},
	[SILENT] = {"not-fed-back", ZZ_QUESTION,
				N_("no follow-up says that the result was fed back to the members"),
				N_("Write it down as a follow-up of the record (type feedback)."),
				N_("it was fed back, and only the entry is missing")},
	[UNDISPOSED] =
		{"disposal-open", ZZ_QUESTION,
		 N_("members with one of the two lower grades: {n}; nothing says how they are helped or what was "
			"decided about them"),
		 N_("Write it down with the feedback (disposal), with no more of the person than is needed."),
		 N_("it is not entered yet")},
	[NOT_REPORTED] = {"last-year-unreported", ZZ_QUESTION,
					  N_("the record does not say that last year's rectification was reported first"),
					  N_("Add it if it was done: zzsh amend … --set last_year=yes."),
					  N_("it was reported, and the record only leaves it out")},
	[FEW_CANDIDATES] =
		{"few-candidates", ZZ_QUESTION, N_("{n} candidates for {seats} seats; {need} are needed"),
		 N_("Correct the list if it names only those elected; otherwise ask the superior committee."),
		 N_("only those elected were entered; a by-election for one seat")},
	[UNDISCUSSED] = {"undiscussed", ZZ_QUESTION,
					 N_("a vote, and nothing of what was said before it: {topic}"),
					 N_("Add who said what (zzsh amend), if it is known."),
					 N_("it stands under another item")},
	[UNDECIDED] = {"party-day-undecided", ZZ_QUESTION,
				   N_("for none of the {n} theme party days of the year anything shows when topic and "
					  "content were fixed"),
				   N_("Add it (decided), or enter the yearly plan or the committee's meeting."),
				   N_("it stands in the plan of the year or in a meeting that is not entered")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_appraisal[which])

/* --- grades --- */

/* The grades that count: those decided later go before those of the record. */
static const struct zz_list *grades_of(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_list *grades = &r->grades;
	zz_day latest = ZZ_NO_DAY;
	const struct zz_indices *results = &j->followups[ZZ_FU_RESULT];
	for (size_t i = 0; i < results->n; i++) {
		const struct zz_followup *f = &j->l->followups[results->at[i]];
		if (f->grades.n && f->on >= latest && zz_followup_about(j, f, r)) {
			grades = &f->grades;
			latest = f->on;
		}
	}
	return grades;
}

struct members {
	int all, full;
};

static struct members members_of(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_org *o = &j->l->roster.orgs[r->org];
	struct members m = {0};
	for (uint32_t i = 0; i < o->nmembers; i++)
		if (zz_member_on(&o->members[i], r->date)) {
			m.all++;
			m.full += zz_person_full(&j->l->roster.people[o->members[i].person], r->date);
		}
	return m;
}

static bool judged(const struct zz_judge *j, const struct zz_record *r)
{
	return r->org >= 0 && zz_record_linked(j, r);
}

void zz_check_excellent(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_list *grades = grades_of(j, r);
	const struct zz_grade *at = grades->at;
	int n = 0, assessed = (int)grades->n;
	if (!assessed || !judged(j, r))
		return;
	for (uint32_t i = 0; i < grades->n; i++)
		n += at[i].grade == ZZ_GRADE_EXCELLENT;
	struct members m = members_of(j, r);
	int most = m.all > assessed ? m.all : assessed, least = m.full < assessed ? m.full : assessed;
	/* A share that may be reached but not exceeded: what exceeds it reaches the strict one. */
	struct zz_share beyond = rule->share;
	beyond.strict = 2;
	const char *part = grades == &r->grades ? "grades" : NULL;
	if (zz_share_reached(&beyond, n, most))
		ZZ_REPORT(j, FOUND(TOO_MANY), rule, r, part, ZZ_ANUM("n", n), ZZ_ANUM("most", most),
				  ZZ_ANUM("need", (int64_t)most * rule->share.num / rule->share.den));
	else if (zz_share_reached(&beyond, n, least))
		ZZ_REPORT(j, FOUND(PERHAPS_TOO_MANY), rule, r, part, ZZ_ANUM("n", n), ZZ_ANUM("least", least),
				  ZZ_ANUM("most", most));
}

void zz_check_probationary_graded(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_list *grades = grades_of(j, r);
	const struct zz_grade *at = grades->at;
	for (uint32_t i = 0; judged(j, r) && i < grades->n; i++) {
		const struct zz_person *p = at[i].who.person >= 0 ? &j->l->roster.people[at[i].who.person] : NULL;
		if (!p || !at[i].grade || zz_person_full(p, r->date))
			continue;
		struct zz_finding *f =
			ZZ_REPORT(j, FOUND(PROBATIONARY), rule, r, grades == &r->grades ? "grades" : NULL,
					  ZZ_ATEXT("name", zz_intern_str(&j->l->words, p->name)), ZZ_ADAY("held", r->date));
		f->subject = zz_intern_str(&j->l->words, p->id);
	}
}

static bool graded(const struct zz_list *grades, int32_t person)
{
	const struct zz_grade *at = grades->at;
	for (uint32_t i = 0; i < grades->n; i++)
		if (at[i].who.person == person)
			return true;
	return false;
}

/* Where grades are given to some: mobile members may be assessed elsewhere, the excused may be left out. */
void zz_check_grades_open(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_list *grades = grades_of(j, r);
	struct zz_buf names = {0};
	for (uint32_t i = 0; grades->n && judged(j, r) && i < j->l->roster.orgs[r->org].nmembers; i++) {
		const struct zz_membership *m = &j->l->roster.orgs[r->org].members[i];
		const struct zz_person *p = &j->l->roster.people[m->person];
		if (!zz_member_on(m, r->date) || !zz_person_full(p, r->date) || zz_person_full_open(p, r->date) ||
			graded(grades, m->person) || zz_person_has(p, ZZ_STATUS_MOBILE, r->date) ||
			zz_person_has(p, ZZ_STATUS_EXCUSED, r->date))
			continue;
		zz_buf_puts(&names, names.n ? " " : "");
		zz_buf_str(&names, zz_intern_str(&j->l->words, p->name));
	}
	if (names.n)
		ZZ_REPORT(j, FOUND(UNGRADED), rule, r, grades == &r->grades ? "grades" : NULL,
				  ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

/* Asked only once the season of the year is over. */
void zz_check_fed_back(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_rule *yearly = zz_rule_find(j->packs, ZZ_STR("democratic-appraisal-yearly"));
	if (r->assessment_year <= 0 || !grades_of(j, r)->n ||
		(yearly && j->l->today <= zz_window_until(j, yearly, r->assessment_year)))
		return;
	const struct zz_indices *feedback = &j->followups[ZZ_FU_FEEDBACK];
	for (size_t i = 0; i < feedback->n; i++)
		if (zz_followup_about(j, &j->l->followups[feedback->at[i]], r))
			return;
	ZZ_REPORT(j, FOUND(SILENT), rule, r, NULL, ZZ_ANUM("n", 0));
}

/* 基本合格 is helped, 不合格 taught or disposed of; asked when the feedback is. */
void zz_check_disposal(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_rule *yearly = zz_rule_find(j->packs, ZZ_STR("democratic-appraisal-yearly"));
	const struct zz_list *grades = grades_of(j, r);
	const struct zz_grade *at = grades->at;
	int n = 0;
	for (uint32_t i = 0; i < grades->n; i++)
		n += at[i].grade == ZZ_GRADE_BASIC || at[i].grade == ZZ_GRADE_UNQUALIFIED;
	if (!n || r->assessment_year <= 0 ||
		(yearly && j->l->today <= zz_window_until(j, yearly, r->assessment_year)))
		return;
	for (size_t i = 0; i < j->l->nfollowups; i++) {
		const struct zz_followup *u = &j->l->followups[i];
		if (u->type == ZZ_FU_FEEDBACK && zz_followup_about(j, u, r) &&
			(u->has_text || zz_followup_words(j->l, u, "disposal", &j->v->arena).n))
			return;
	}
	ZZ_REPORT(j, FOUND(UNDISPOSED), rule, r, grades == &r->grades ? "grades" : NULL, ZZ_ANUM("n", n));
}

void zz_check_last_year(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (r->last_year != 2)
		ZZ_REPORT(j, FOUND(NOT_REPORTED), rule, r, NULL, ZZ_ANUM("n", 0));
}

/* --- elections and votes --- */

/* So many more than seats that the share is reached: of 3 seats 4, of 5 seats 6 candidates. */
void zz_check_candidates(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	int seats = r->election.seats, n = (int)r->election.candidates.n;
	if (!r->election.given || seats <= 0 || n < seats)
		return;
	struct zz_share more = {.num = rule->share.num, .den = rule->share.den};
	int need = seats + zz_share_needs(&more, seats);
	if (n < need)
		ZZ_REPORT(j, FOUND(FEW_CANDIDATES), rule, r, "election.candidates", ZZ_ANUM("n", n),
				  ZZ_ANUM("seats", seats), ZZ_ANUM("need", need));
}

void zz_check_discussed(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_agenda *at = r->agenda.at;
	for (uint32_t i = 0; !r->content && i < r->agenda.n; i++)
		if (at[i].vote.given && !at[i].remarks)
			ZZ_REPORT(j, FOUND(UNDISCUSSED), rule, r, zz_arena_printf(&j->v->arena, "agenda.%u", i + 1).p,
					  ZZ_ATEXT("topic", zz_intern_str(&j->l->words, at[i].topic)));
}

/* --- theme party day: the yearly plan, a meeting that names it, or the record's own field --- */

static bool year_is_planned(const struct zz_judge *j, const struct zz_record *r)
{
	int year = zz_civil_of(r->date).year;
	for (size_t i = 0; i < j->by_kind[ZZ_STUDY_PLAN].n; i++) {
		const struct zz_record *plan = &j->l->records[j->by_kind[ZZ_STUDY_PLAN].at[i]];
		bool of_year =
			plan->assessment_year > 0 ? plan->assessment_year == year : zz_civil_of(plan->date).year == year;
		bool ours = plan->owner == r->owner || plan->org < 0 || j->l->roster.orgs[plan->org].body;
		if (of_year && ours && plan->date <= r->date)
			return true;
	}
	return false;
}

static bool planned(const struct zz_judge *j, const struct zz_record *r)
{
	enum { MONTH = 31 };
	static const char *const words[] = {"党日", "party day"};
	struct zz_slice s = zz_ledger_slice(j->l, r->owner, r->date - MONTH, r->date);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *other = &j->l->records[i];
		const struct zz_agenda *at = other->agenda.at;
		if (!zz_record_counts(other) || other->kind == ZZ_THEME_PARTY_DAY)
			continue;
		for (uint32_t k = 0; k < other->agenda.n; k++)
			for (size_t w = 0; w < sizeof words / sizeof *words; w++)
				if (zz_str_find(zz_intern_str(&j->l->words, at[k].topic), zz_str(words[w])) >= 0)
					return true;
	}
	return false;
}

static bool decided(const struct zz_judge *j, const struct zz_record *r)
{
	bool said = r->decided.date != ZZ_NO_DAY && r->decided.date != 0;
	return said || year_is_planned(j, r) || planned(j, r);
}

/* Records seldom say it each time; where none of a whole year does, it is asked once. */
static void none_decided(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						 struct zz_period year)
{
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	int n = 0;
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (!zz_record_counts(r) || r->kind != ZZ_THEME_PARTY_DAY)
			continue;
		if (decided(j, r))
			return;
		n++;
	}
	if (n)
		ZZ_REPORT_OWNER(j, FOUND(UNDECIDED), rule, o, year, 0, ZZ_ANUM("n", n));
}

void zz_check_party_day_decided(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, none_decided);
}
