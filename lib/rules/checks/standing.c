/* What the roster says of members' standing and of a new term, held against the days and the records
 * (教育管理条例 第二十四条, 党章 第七条, 支部工作条例 第二十一条). The roster may lag behind: all of it is
 * asked. */
#include "rules/checks.h"

enum { ABROAD, ABROAD_WHY, PROBATION, UNELECTED };

#define MEND N_("Correct the roster if it is not up to date; otherwise explain.")

const struct zz_finding_def zz_findings_standing[] = {
	[ABROAD] = {"abroad-long", ZZ_QUESTION,
				N_("abroad for study since {from}, more than {years} years, by the roster: {name}"),
				N_("If {name} is back, or went for something else: zzsh roster absence. Otherwise ask the "
				   "superior whether membership is suspended."),
				N_("back already; abroad on duty or for another reason than study")},
	[ABROAD_WHY] = {"abroad-long", ZZ_QUESTION,
					N_("abroad since {from}, more than {years} years, by the roster, which does not say why: "
					   "{name}"),
					N_("Enter the reason or the day of coming back: zzsh roster absence."),
					N_("back already; abroad on duty or for another reason than study")},
	[PROBATION] =
		{"probation-open", ZZ_QUESTION,
		 N_("admitted more than a year ago, and the roster has no day of becoming a full member: "
			"{names}; until then votes and grades are counted both ways"),
		 N_("Enter the day (full) in the branch's file; if the time was extended, put off or ended, "
			"say so there."),
		 N_("became a full member, and only the day is missing")},
	[UNELECTED] = {"term-unelected", ZZ_QUESTION,
				   N_("by the roster a new term began on {from}, and no meeting of the {months} months "
					  "before has an election on its agenda"),
				   N_("Enter the record of the election, or correct the first day of the term."),
				   N_("the record lies on another computer; the committee was named by the superior, the "
					  "branch being new or newly joined")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_standing[which])

/* --- abroad --- */

static void ask_abroad(const struct zz_asking *a, const struct zz_person *p, const struct zz_person_status *s)
{
	enum { YEAR = 12 };
	struct zz_str why = zz_str_trim(zz_intern_str(&a->j->l->words, s->reason));
	if (s->status != ZZ_STATUS_ABROAD || s->dates.from == ZZ_NO_DAY || !zz_dates_hold(s->dates, a->on) ||
		zz_months_later(s->dates.from, (int64_t)a->rule->count * YEAR) >= a->on ||
		(why.n && !zz_rule_word(a->rule, why).n))
		return;
	ZZ_SAY_ORG(a, FOUND(why.n ? ABROAD : ABROAD_WHY), p->id, "members",
			   ZZ_ATEXT("name", zz_intern_str(&a->j->l->words, p->name)), ZZ_ADAY("from", s->dates.from),
			   ZZ_ANUM("years", a->rule->count));
}

static void abroad(const struct zz_asking *a)
{
	for (uint32_t i = 0; i < a->o->nmembers; i++) {
		const struct zz_person *p = &a->j->l->roster.people[a->o->members[i].person];
		for (uint32_t k = 0; zz_member_on(&a->o->members[i], a->on) && k < p->nstatuses; k++)
			ask_abroad(a, p, &p->statuses[k]);
	}
}

void zz_check_abroad_long(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, abroad);
}

/* --- probation --- */

/* Between the end of the ordinary time and that of the longest: before it nobody is full, after it nobody is
 * still on probation. */
static void probation(const struct zz_asking *a)
{
	struct zz_buf names = {0};
	for (uint32_t i = 0; i < a->o->nmembers; i++) {
		const struct zz_membership *m = &a->o->members[i];
		const struct zz_person *p = &a->j->l->roster.people[m->person];
		if (zz_member_on(m, a->on) && p->full == ZZ_NO_DAY && p->joined != ZZ_NO_DAY &&
			zz_months_later(p->joined, a->rule->low) < a->on &&
			zz_months_later(p->joined, a->rule->high) > a->on)
			zz_names_add(&names, a->j, m->person);
	}
	if (names.n)
		ZZ_SAY_ORG(a, FOUND(PROBATION), 0, "members", ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

void zz_check_probation_open(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, probation);
}

/* --- a term without an election --- */

static bool elects(const struct zz_asking *a, const struct zz_record *r)
{
	const struct zz_intern *words = &a->j->l->words;
	const struct zz_agenda *at = r->agenda.at;
	if (r->election.given || zz_rule_word(a->rule, zz_intern_str(words, r->title)).n)
		return true;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (zz_rule_word(a->rule, zz_intern_str(words, at[i].topic)).n)
			return true;
	return false;
}

/* Whether the branch kept records in these days, and none of them elects. */
static bool kept_without(const struct zz_asking *a, struct zz_period days)
{
	struct zz_slice s = zz_ledger_slice(a->j->l, a->o->id, days.first, days.last);
	bool kept = false;
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &a->j->l->records[i];
		if (!zz_record_counts(r))
			continue;
		if (elects(a, r))
			return false;
		kept = true;
	}
	return kept && !zz_unreadable_in(a->j, a->o->id, days);
}

/* Asked of whole months in which the ledger was kept and the branch stood. */
static void unelected(const struct zz_asking *a)
{
	const struct zz_judge *j = a->j;
	const struct zz_term_of_office *t = zz_org_term(a->o, a->on);
	zz_day adopted = j->l->unit.adopted;
	if (!t || t->unknown || !t->nposts || t->dates.from == ZZ_NO_DAY || a->o->kind == ZZ_ORG_TEMPORARY ||
		t->dates.from < j->v->period.first || j->l->scoped)
		return;
	struct zz_period days = {.kind = ZZ_PERIOD_DAYS,
							 .first = zz_months_later(t->dates.from, -(int64_t)a->rule->count),
							 .last = t->dates.from};
	if ((adopted != ZZ_NO_DAY && adopted > days.first) || !zz_org_exists(a->o, days.first) ||
		!kept_without(a, days))
		return;
	ZZ_SAY_ORG(a, FOUND(UNELECTED), 0, "committee", ZZ_ADAY("from", t->dates.from),
			   ZZ_ANUM("months", a->rule->count));
}

void zz_check_term_unelected(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_org(j, rule, false, unelected);
}
