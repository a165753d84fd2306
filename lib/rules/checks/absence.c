/* Patterns of absence (red flags C10, C11). Whoever is excused, on leave, abroad, mobile or seconded is left
 * out, and so are months in which nothing took place: the words are "not seen", never more, and they belong
 * into no published report. */
#include "rules/checks.h"

#include <stdlib.h>
#include <string.h>

enum { SAME, UNSEEN };

const struct zz_finding_def zz_findings_absence[] = {
	[SAME] =
		{"same-absentees", ZZ_QUESTION,
		 N_("in {n} sittings in a row, until {held}, the same people were absent: {names}"),
		 N_("Nothing is to be done if that is so; correct the records where a list was copied (zzsh amend)."),
		 N_("a long absence that the roster does not have (zzsh roster absence)")},
	[UNSEEN] =
		{"not-seen", ZZ_QUESTION,
		 N_("{name}: not seen at any organisational life in {n} months in a row, from {first} on; the branch "
			"is "
			"asked to look into it. Dues and assigned work are not in this ledger"),
		 N_("Enter what is missing in the records or on the roster; otherwise say what the reason is."),
		 N_("took part elsewhere; excused, ill, mobile or seconded, and not on the roster as such")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_absence[which])

/* Left out of every pattern that day. */
static bool away(const struct zz_person *p, zz_day on)
{
	static const uint8_t states[] = {ZZ_STATUS_EXCUSED, ZZ_STATUS_MOBILE, ZZ_STATUS_SECONDED, ZZ_STATUS_LEAVE,
									 ZZ_STATUS_ABROAD};
	for (size_t i = 0; i < sizeof states; i++)
		if (zz_person_has(p, (enum zz_status)states[i], on))
			return true;
	return false;
}

/* --- the same people absent, sitting after sitting --- */

enum { MOST = 64 }; /* absentees that are compared */

struct absentees {
	int32_t person[MOST];
	size_t n;
	bool known;
};

static int by_number(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
	return x < y ? -1 : x > y;
}

static void absent_of(const struct zz_judge *j, const struct zz_record *r, struct absentees *out)
{
	const struct zz_attendee *at = r->absent.at;
	*out = (struct absentees){.known = r->present.given && r->absent.n <= MOST};
	for (uint32_t i = 0; i < r->absent.n && out->known; i++) {
		int32_t person = at[i].who.person;
		if (person < 0)
			out->known = false;
		else if (!away(&j->l->roster.people[person], r->date))
			out->person[out->n++] = person;
	}
	qsort(out->person, out->n, sizeof *out->person, by_number);
}

static bool same(const struct absentees *a, const struct absentees *b)
{
	return a->known && b->known && a->n == b->n &&
		   memcmp(a->person, b->person, a->n * sizeof *a->person) == 0;
}

static void report_same(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						const struct absentees *who, int run)
{
	struct zz_buf names = {0};
	for (size_t i = 0; i < who->n; i++) {
		zz_buf_puts(&names, i ? " " : "");
		zz_buf_str(&names, zz_intern_str(&j->l->words, j->l->roster.people[who->person[i]].name));
	}
	ZZ_REPORT(j, FOUND(SAME), rule, r, "absent", ZZ_ANUM("n", run), ZZ_ADAY("held", r->date),
			  ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

/* One person away for long is no pattern; of two or more it is. Each run is named once, at its last sitting.
 */
static void same_absentees(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						   struct zz_period year)
{
	static const uint8_t kinds[] = {ZZ_MEMBERS_MEETING, ZZ_COMMITTEE_MEETING, ZZ_THEME_PARTY_DAY,
									ZZ_PARTY_LESSON};
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	for (size_t k = 0; k < sizeof kinds; k++) {
		const struct zz_record *last = NULL;
		struct absentees former = {{0}, 0, false}, now;
		int run = 0;
		for (size_t i = s.from; i < s.until; i++) {
			const struct zz_record *r = &j->l->records[i];
			if (!zz_record_counts(r) || r->kind != kinds[k])
				continue;
			absent_of(j, r, &now);
			bool goes_on = run && same(&former, &now);
			if (!goes_on && run >= rule->count)
				report_same(j, rule, last, &former, run);
			run = goes_on ? run + 1 : now.known && now.n > 1;
			former = now;
			last = r;
		}
		if (run >= rule->count)
			report_same(j, rule, last, &former, run);
	}
}

void zz_check_same_absentees(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, same_absentees);
}

/* --- not seen for months --- */

/* Months are counted from `first`. */
struct months {
	int n, first;   /* first: year * 12 + month - 1 */
	uint8_t *seen;  /* by person and month */
	uint8_t *lived; /* by organisation and month: a sitting of all its members is on record */
	uint8_t *dark;  /* so too: a record does not tell who took part in what */
};

static int month_of(zz_day day)
{
	struct zz_civil c = zz_civil_of(day);
	return c.year * 12 + c.month - 1;
}

static zz_day first_of(int month)
{
	return zz_day_of(month / 12, month % 12 + 1, 1);
}

static void see(struct months *m, int32_t person, int month)
{
	if (person >= 0)
		m->seen[(size_t)person * (size_t)m->n + (size_t)month] = 1;
}

static void see_all(struct months *m, const struct zz_list *list, int month)
{
	const struct zz_who *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		see(m, at[i].person, month);
}

static void see_hosted(struct months *m, const struct zz_hosted *h, int month)
{
	see(m, h->lecturer.person, month);
	see_all(m, &h->talkers, month);
	see_all(m, &h->talkees, month);
}

static bool untold(const struct zz_list *list)
{
	const struct zz_who *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i].person < 0)
			return true;
	return false;
}

/* Somebody who cannot be told may be whoever is not seen. The superior in a talk, a lecturer and a chair may
 * come from elsewhere: of these only a name that several people have. */
static bool somebody_untold(const struct zz_record *r)
{
	enum { SEVERAL = -2 };
	const struct zz_hosted *guests = r->hosted.at;
	bool found = zz_somebody_unresolved(r) || untold(&r->talkees) ||
				 (r->relation != ZZ_RELATION_OM && untold(&r->talkers)) || r->lecturer.person == SEVERAL ||
				 r->chair.person == SEVERAL || r->recorder.person == SEVERAL;
	for (uint32_t i = 0; i < r->hosted.n && !found; i++)
		found =
			guests[i].lecturer.person == SEVERAL || untold(&guests[i].talkers) || untold(&guests[i].talkees);
	return found;
}

/* Whatever a record shows somebody doing counts as taking part. */
static void look_at(struct months *m, const struct zz_record *r)
{
	const struct zz_attendee *at = r->present.at;
	const struct zz_hosted *guests = r->hosted.at;
	int month = month_of(r->date) - m->first;
	if (!zz_record_counts(r) || r->date == ZZ_NO_DAY || month < 0 || month >= m->n)
		return;
	for (uint32_t i = 0; i < r->present.n; i++)
		see(m, at[i].who.person, month);
	see_all(m, &r->talkers, month);
	see_all(m, &r->talkees, month);
	see_all(m, &r->members, month);
	see(m, r->lecturer.person, month);
	see(m, r->chair.person, month);
	see(m, r->recorder.person, month);
	for (uint32_t i = 0; i < r->hosted.n; i++)
		see_hosted(m, &guests[i], month);
	if (r->org >= 0 && somebody_untold(r))
		m->dark[(size_t)r->org * (size_t)m->n + (size_t)month] = 1;
	bool all = zz_kinds[r->kind].due == ZZ_DUE_MEMBERS ||
			   (zz_kinds[r->kind].due == ZZ_DUE_BY_FORM && r->form == ZZ_MEMBERS_MEETING);
	if (r->org >= 0 && r->present.given && all)
		m->lived[(size_t)r->org * (size_t)m->n + (size_t)month] = 1;
}

/* Of a record that cannot be read only its path speaks: its owner, and its day or the year of its folder. */
static void look_at_unreadable(const struct zz_roster *roster, struct months *m, const struct zz_record *r)
{
	int32_t org = zz_roster_org(roster, r->file_owner);
	bool dated = r->date != ZZ_NO_DAY && r->date != 0;
	int from = 0, until = m->n - 1;
	if (dated)
		from = until = month_of(r->date) - m->first;
	else if (r->file_year > 0) {
		from = r->file_year * 12 - m->first;
		until = from + 11;
	}
	for (int month = from > 0 ? from : 0; org >= 0 && month <= until && month < m->n; month++)
		m->dark[(size_t)org * (size_t)m->n + (size_t)month] = 1;
}

/* Whether a month counts for somebody: a member the whole of it, never away, something took place, and all
 * that is on record tells who was there. */
static bool month_counts(const struct zz_judge *j, const struct months *m, const struct zz_membership *ms,
						 int month)
{
	zz_day first = first_of(m->first + month), last = zz_period_of(ZZ_PERIOD_MONTH, first).last;
	const struct zz_person *p = &j->l->roster.people[ms->person];
	size_t at = (size_t)ms->org * (size_t)m->n + (size_t)month;
	if (!m->lived[at] || m->dark[at] || !zz_member_on(ms, first) || !zz_member_on(ms, last))
		return false;
	for (zz_day d = first; d <= last; d++)
		if (away(p, d))
			return false;
	return true;
}

static void report_unseen(struct zz_judge *j, const struct zz_rule *rule, const struct zz_membership *ms,
						  int from, int settled, int n)
{
	const struct zz_person *p = &j->l->roster.people[ms->person];
	struct zz_str first = zz_arena_printf(&j->v->arena, "%04d-%02d", from / 12, from % 12 + 1);
	ZZ_REPORT_OWNER(j, FOUND(UNSEEN), rule, &j->l->roster.orgs[ms->org],
					zz_period_of(ZZ_PERIOD_MONTH, first_of(settled)), p->id,
					ZZ_ATEXT("name", zz_intern_str(&j->l->words, p->name)), ZZ_ANUM("n", n),
					ZZ_ATEXT("first", first));
}

/* The period is the month that completes the number, so that a run which goes on keeps its id. */
static void follow(struct zz_judge *j, const struct zz_rule *rule, const struct months *m,
				   const struct zz_membership *ms)
{
	int run = 0, from = 0, settled = 0;
	zz_day asked = j->v->period.first;
	for (int month = 0; month <= m->n; month++) {
		bool over = month == m->n || m->seen[(size_t)ms->person * (size_t)m->n + (size_t)month];
		if (over && run >= rule->count && first_of(m->first + month) > asked)
			report_unseen(j, rule, ms, from, settled, run);
		if (over)
			run = 0;
		if (over || !month_counts(j, m, ms, month))
			continue;
		from = run ? from : m->first + month;
		settled = ++run == rule->count ? m->first + month : settled;
	}
}

/* From two years before the question on, so that a run that began earlier is seen; never before the adoption.
 */
static void choose_months(struct zz_judge *j, struct months *m)
{
	enum { BEFORE = 24 };
	zz_day end = j->v->period.last < j->l->today ? j->v->period.last : j->l->today;
	int first = month_of(j->v->period.first) - BEFORE;
	if (j->l->unit.adopted != ZZ_NO_DAY && first < month_of(j->l->unit.adopted))
		first = month_of(j->l->unit.adopted);
	m->first = first;
	m->n = month_of(end + 1) - first; /* whole months only */
	m->n = m->n > 0 ? m->n : 0;
}

void zz_check_not_seen(struct zz_judge *j, const struct zz_rule *rule)
{
	const struct zz_roster *roster = &j->l->roster;
	struct months m = {0};
	choose_months(j, &m);
	m.seen = zz_malloc((roster->npeople + 1) * (size_t)(m.n + 1));
	m.lived = zz_malloc((roster->norgs + 1) * (size_t)(m.n + 1));
	m.dark = zz_malloc((roster->norgs + 1) * (size_t)(m.n + 1));
	for (size_t i = 0; i < j->l->nrecords; i++)
		look_at(&m, &j->l->records[i]);
	for (size_t i = 0; i < j->unreadable.n; i++)
		look_at_unreadable(roster, &m, &j->l->records[j->unreadable.at[i]]);
	for (uint32_t i = 0; i < roster->norgs; i++) {
		const struct zz_org *o = &roster->orgs[i];
		for (uint32_t k = 0; !o->body && !o->unreadable && zz_asked_owner(j, o->id) && k < o->nmembers; k++)
			if (zz_rule_in_force(rule, j->v->period.first, j->v->period.first))
				follow(j, rule, &m, &o->members[k]);
	}
	free(m.seen);
	free(m.lived);
	free(m.dark);
}
