/* What several checks ask. */
#include "rules/checks.h"

bool zz_year_over(const struct zz_judge *j, struct zz_period year)
{
	return j->l->today > zz_period_closes(&j->l->calendar, year.last) &&
		   (j->l->unit.adopted == ZZ_NO_DAY || j->l->unit.adopted <= year.first);
}

bool zz_unreadable_in(const struct zz_judge *j, uint32_t owner, struct zz_period days)
{
	for (size_t i = 0; i < j->unreadable.n; i++) {
		const struct zz_record *r = &j->l->records[j->unreadable.at[i]];
		bool dated = r->date != ZZ_NO_DAY && r->date != 0;
		if ((!owner || !r->file_owner || r->file_owner == owner) &&
			(!dated || (r->date >= days.first && r->date <= days.last)))
			return true;
	}
	return false;
}

bool zz_away_in(const struct zz_judge *j, int32_t person, struct zz_period days)
{
	static const enum zz_status states[] = {ZZ_STATUS_EXCUSED, ZZ_STATUS_LEAVE, ZZ_STATUS_ABROAD,
											ZZ_STATUS_SECONDED};
	const struct zz_person *p = &j->l->roster.people[person];
	for (uint32_t i = 0; i < p->nstatuses; i++)
		for (size_t k = 0; k < sizeof states / sizeof *states; k++)
			if (p->statuses[i].status == states[k] &&
				(p->statuses[i].dates.from == ZZ_NO_DAY || p->statuses[i].dates.from <= days.last) &&
				(p->statuses[i].dates.until == ZZ_NO_DAY || p->statuses[i].dates.until >= days.first))
				return true;
	return false;
}

struct zz_str zz_rule_word(const struct zz_rule *rule, struct zz_str text)
{
	const struct zz_str *words = rule->words.at;
	for (uint32_t i = 0; i < rule->words.n; i++)
		if (zz_str_find(text, words[i]) >= 0)
			return words[i];
	return (struct zz_str){0};
}

bool zz_followup_about(const struct zz_judge *j, const struct zz_followup *u, const struct zz_record *r)
{
	int32_t at = u->record.n ? zz_ledger_refer(j->l, u->owner, u->record) : -1;
	return at >= 0 && &j->l->records[at] == r;
}

void zz_names_add(struct zz_buf *names, const struct zz_judge *j, int32_t person)
{
	zz_buf_puts(names, names->n ? " " : "");
	zz_buf_str(names, zz_intern_str(&j->l->words, j->l->roster.people[person].name));
}
