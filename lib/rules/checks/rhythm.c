/* How a branch's sittings lie in the year, and whether what they decided is heard of again (red flags D12,
 * E2, E7). Patterns for whoever reads; nothing is wrong with any single one. */
#include "rules/checks.h"
#include "rules/headcount.h"

#include "model/own_text.h"

#include <string.h>

enum { LAST_DAYS, SLOT, SILENT };

const struct zz_finding_def zz_findings_rhythm[] = {
	[LAST_DAYS] =
		{"last-days", ZZ_INFO,
		 N_("all {n} committee meetings and theme party days of the year lie on the last {days} days of "
			"their months"),
		 N_("Nothing is to be done where that is the branch's habit."), NULL},
	[SLOT] =
		{"party-day-slot", ZZ_INFO,
		 N_("the {n} theme party days of the year have no steady day: at most {same} of them fall on one "
			"weekday of the month or one date"),
		 N_("Fix a day and keep it where that can be done."), N_("holidays and duties moved it")},
	[SILENT] =
		{"decisions-silent", ZZ_INFO,
		 N_("of the {n} decisions of the year with a date, none is heard of again: no later topic or text "
			"speaks of what became of one, none was closed"),
		 N_("Tell in a later meeting what became of them, or close them: zzsh rectify close."),
		 N_("they were carried out, and nobody wrote it down")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_rhythm[which])

/* --- the end of the month --- */

static void last_days(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					  struct zz_period year)
{
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	int n = 0;
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (!zz_record_counts(r) || (r->kind != ZZ_COMMITTEE_MEETING && r->kind != ZZ_THEME_PARTY_DAY))
			continue;
		struct zz_civil c = zz_civil_of(r->date);
		if (c.day + rule->low <= zz_month_days(c.year, c.month))
			return;
		n++;
	}
	if (n >= rule->count)
		ZZ_REPORT_OWNER(j, FOUND(LAST_DAYS), rule, o, year, 0, ZZ_ANUM("n", n), ZZ_ANUM("days", rule->low));
}

void zz_check_last_days(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, last_days);
}

/* --- a steady day --- */

enum { WEEK = 7, NTH = 5, DAYS = 31, MOST = 60 };

static int steadiest(const zz_day *days, int n)
{
	int most = 0, date[DAYS + 1] = {0}, nth[NTH + 1][WEEK + 1], last[WEEK + 1] = {0};
	memset(nth, 0, sizeof nth);
	for (int i = 0; i < n; i++) {
		struct zz_civil c = zz_civil_of(days[i]);
		int weekday = zz_weekday(days[i]);
		bool ends = c.day + WEEK > zz_month_days(c.year, c.month);
		int same[] = {++date[c.day], ++nth[(c.day - 1) / WEEK + 1][weekday], ends ? ++last[weekday] : 0};
		for (size_t k = 0; k < sizeof same / sizeof *same; k++)
			most = same[k] > most ? same[k] : most;
	}
	return most;
}

/* `share` of them on one day is steady enough. */
static void party_day_slot(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						   struct zz_period year)
{
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	zz_day days[MOST];
	int n = 0;
	for (size_t i = s.from; i < s.until && n < MOST; i++)
		if (zz_record_counts(&j->l->records[i]) && zz_record_is(&j->l->records[i], ZZ_THEME_PARTY_DAY))
			days[n++] = j->l->records[i].date;
	int same = steadiest(days, n);
	if (n >= rule->count && !zz_share_reached(&rule->share, same, n))
		ZZ_REPORT_OWNER(j, FOUND(SLOT), rule, o, year, 0, ZZ_ANUM("n", n), ZZ_ANUM("same", same));
}

void zz_check_party_day_slot(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, party_day_slot);
}

/* --- what became of decisions --- */

static int dated_decisions(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_agenda *at = r->agenda.at;
	int n = 0;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		n += at[i].decision && at[i].deadline != ZZ_NO_DAY && at[i].deadline < j->l->today;
	return n;
}

static bool any_word(const struct zz_rule *rule, struct zz_str text)
{
	const struct zz_str *words = rule->words.at;
	for (uint32_t k = 0; k < rule->words.n; k++)
		if (zz_str_find(text, words[k]) >= 0)
			return true;
	return false;
}

static bool topics_tell(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_agenda *at = r->agenda.at;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (any_word(rule, zz_intern_str(&j->l->words, at[i].topic)))
			return true;
	return any_word(rule, zz_intern_str(&j->l->words, r->title));
}

static bool followed_up(const struct zz_judge *j, uint32_t owner)
{
	for (size_t i = 0; i < j->l->nfollowups; i++) {
		const struct zz_followup *u = &j->l->followups[i];
		if (u->owner == owner && (u->type == ZZ_FU_RECTIFICATION || u->type == ZZ_FU_RESULT))
			return true;
	}
	return false;
}

/* Texts are read again only where no topic says it. */
static bool texts_tell(struct zz_judge *j, const struct zz_rule *rule, struct zz_slice s)
{
	struct zz_record_text t = {0};
	bool told = false;
	for (size_t i = s.from; i < s.until && !told; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (!zz_record_counts(r) || !zz_record_has_text(r) || !zz_record_text_read(j->l, r, &t))
			continue;
		for (size_t k = 0; k < t.n && !told; k++)
			told = any_word(rule, t.at[k].text);
	}
	zz_record_text_free(&t);
	return told;
}

static void decisions_of(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						 struct zz_period year)
{
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	int n = 0;
	bool told = false;
	for (size_t i = s.from; i < s.until && !told; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (!zz_record_counts(r))
			continue;
		n += dated_decisions(j, r);
		told = topics_tell(j, rule, r);
	}
	if (n < rule->count || told || j->l->scoped || followed_up(j, o->id) || texts_tell(j, rule, s))
		return;
	ZZ_REPORT_OWNER(j, FOUND(SILENT), rule, o, year, 0, ZZ_ANUM("n", n));
}

void zz_check_decisions(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, decisions_of);
}
