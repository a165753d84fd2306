/* What units and places ask for themselves (regulations I8, J8, N4; red flag E9): in force only where a unit
 * adopts the row. Of what may lie on paper it is asked, whatever the row weighs. */
#include "rules/checks.h"

enum { SENT_LATE, UNSENT, NO_OUTLINE, NO_BIRTHDAY };

const struct zz_finding_def zz_findings_local[] = {
	[SENT_LATE] = {"report-sent-late", ZZ_SHORTFALL,
				   N_("reported to the superior on {day}, more than {days} days after the sitting of {held}"),
				   N_("If a date is wrong: correct it; otherwise explain."),
				   N_("an earlier report is not entered as a follow-up")},
	[UNSENT] = {"report-unsent", ZZ_QUESTION,
				N_("{days} days after the sitting of {held} no follow-up says that it was reported to the "
				   "superior"),
				N_("Enter the report as a follow-up of the record (type report-sent)."),
				N_("it was sent, and only the entry is missing")},
	[NO_OUTLINE] = {"outlines-undated", ZZ_QUESTION,
					N_("the steps before the sitting do not say until when outlines were written"),
					N_("Add the day: zzsh amend … --set steps.outline=DATE."),
					N_("they were written, and the record only leaves the day out")},
	[NO_BIRTHDAY] =
		{"political-birthday", ZZ_INFO,
		 N_("no talk, analysis or activity within {days} days of the anniversary of joining is on "
			"record of: {names}"),
		 N_("Enter what was held; nothing is to be done where it was held at another time."),
		 N_("it was held for the members of a month together, or is not entered")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_local[which])

/* --- reported to the superior --- */

/* The first report that was sent about a record; NULL none. */
static const struct zz_followup *sent(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_indices *reports = &j->followups[ZZ_FU_REPORT_SENT];
	const struct zz_followup *first = NULL;
	for (size_t i = 0; i < reports->n; i++) {
		const struct zz_followup *u = &j->l->followups[reports->at[i]];
		if (u->on != ZZ_NO_DAY && zz_followup_about(j, u, r) && (!first || u->on < first->on))
			first = u;
	}
	return first;
}

void zz_check_report_sent(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	zz_day held = zz_record_end(r), until = held + rule->count;
	const struct zz_followup *u = sent(j, r);
	if (u && u->on > until) {
		struct zz_finding *f = ZZ_REPORT(j, FOUND(SENT_LATE), rule, r, "on", ZZ_ADAY("day", u->on),
										 ZZ_ANUM("days", rule->count), ZZ_ADAY("held", r->date));
		f->path = u->path;
	} else if (!u && !r->imported && j->l->today > zz_period_closes(&j->l->calendar, until)) {
		ZZ_REPORT(j, FOUND(UNSENT), rule, r, NULL, ZZ_ANUM("days", rule->count), ZZ_ADAY("held", r->date));
	}
}

/* --- outlines --- */

static bool taken(zz_day day)
{
	return day != ZZ_NO_DAY && day != 0;
}

/* A record without any step lacks that element, which is told there. */
void zz_check_outlines(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_steps *s = &r->steps;
	bool steps = taken(s->topic) || taken(s->study) || taken(s->opinions) || taken(s->talks);
	if (steps && !taken(s->outline) && !r->imported && !zz_record_entering(j->l, r))
		ZZ_REPORT(j, FOUND(NO_OUTLINE), rule, r, "steps", ZZ_ANUM("n", 0));
}

/* --- political birthdays --- */

static bool named(const struct zz_list *list, int32_t person)
{
	const struct zz_who *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i].person == person || at[i].person < 0) /* who cannot be told may be anybody */
			return true;
	return false;
}

/* A talk inside another sitting that names nobody was with everybody. */
static bool talked(const struct zz_record *r, int32_t person)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (r->kind == ZZ_HEART_TALK && (named(&r->talkers, person) || named(&r->talkees, person)))
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind == ZZ_HEART_TALK &&
			(!guests[i].talkees.n || named(&guests[i].talkers, person) || named(&guests[i].talkees, person)))
			return true;
	return false;
}

/* Called so, it was held for whoever had one. */
static bool called_so(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_agenda *at = r->agenda.at;
	if (zz_rule_word(rule, zz_intern_str(&j->l->words, r->title)).n)
		return true;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (zz_rule_word(rule, zz_intern_str(&j->l->words, at[i].topic)).n)
			return true;
	return false;
}

static bool celebrated(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					   int32_t person, struct zz_period days)
{
	struct zz_slice s = zz_ledger_slice(j->l, o->id, days.first, days.last);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (zz_record_counts(r) && (talked(r, person) || called_so(j, rule, r) ||
									(r->kind == ZZ_SPIRIT_ANALYSIS && named(&r->members, person))))
			return true;
	}
	return zz_unreadable_in(j, o->id, days);
}

static void birthdays(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					  struct zz_period year)
{
	enum { MONTHS = 12 };
	struct zz_buf names = {0};
	if (!zz_year_over(j, year) || j->l->scoped)
		return;
	for (uint32_t i = 0; i < o->nmembers; i++) {
		const struct zz_person *p = &j->l->roster.people[o->members[i].person];
		int years = p->joined == ZZ_NO_DAY ? 0 : zz_civil_of(year.first).year - zz_civil_of(p->joined).year;
		if (years <= 0)
			continue;
		zz_day day = zz_months_later(p->joined, (int64_t)years * MONTHS);
		struct zz_period days = {ZZ_PERIOD_DAYS, day - rule->count, day + rule->count};
		if (zz_member_on(&o->members[i], days.first) && zz_member_on(&o->members[i], days.last) &&
			!zz_away_in(j, o->members[i].person, days) && (p->died == ZZ_NO_DAY || p->died > days.last) &&
			!celebrated(j, rule, o, o->members[i].person, days))
			zz_names_add(&names, j, o->members[i].person);
	}
	if (names.n)
		ZZ_REPORT_OWNER(j, FOUND(NO_BIRTHDAY), rule, o, year, 0, ZZ_ANUM("days", rule->count),
						ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

void zz_check_political_birthday(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, birthdays);
}
