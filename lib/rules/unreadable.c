/* Obligations that an unreadable record could have met (design section 4). Of such a record only its path
 * speaks: owner, year of the folder, and the date and kind of its name as far as they can be read. */
#include "rules/judge.h"

static bool kind_matters(const struct zz_rule *rule, uint8_t kind)
{
	const struct zz_counts *counts = rule->counts.at;
	for (uint32_t i = 0; i < rule->counts.n; i++)
		if (counts[i].kind == kind)
			return true;
	return false;
}

/* Days that a record without a readable name may be of: the year of its folder. */
static bool in_days(const struct zz_record *r, zz_day first, zz_day last)
{
	if (r->date != ZZ_NO_DAY && r->date != 0)
		return r->date >= first && r->date <= last;
	return r->file_year <= 0 ||
		   (r->file_year >= zz_civil_of(first).year && r->file_year <= zz_civil_of(last).year);
}

static bool belonged(const struct zz_judge *j, int32_t person, uint32_t owner, zz_day first, zz_day last)
{
	const struct zz_person *p = &j->l->roster.people[person];
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		const struct zz_membership *m = p->memberships[i];
		if (j->l->roster.orgs[m->org].id == owner && (m->dates.from == ZZ_NO_DAY || m->dates.from <= last) &&
			(m->dates.until == ZZ_NO_DAY || m->dates.until >= first))
			return true;
	}
	return false;
}

static bool owner_matters(const struct zz_judge *j, const struct zz_obligation *o, uint32_t owner,
						  zz_day first, zz_day last)
{
	if (!owner) /* all records are out of reach */
		return true;
	switch ((enum zz_subject)o->rule->subject) {
	case ZZ_SUBJECT_UNIT:
	case ZZ_SUBJECT_SECRETARY:
		return true;
	case ZZ_SUBJECT_MEMBER:
	case ZZ_SUBJECT_CADRE:
		return o->owner == owner || (o->person >= 0 && belonged(j, o->person, owner, first, last));
	default:
		return o->owner == owner;
	}
}

bool zz_unreadable_could(const struct zz_judge *j, const struct zz_obligation *o)
{
	zz_day first = o->period.first, last = zz_obligation_until(j, o->rule, o->period);
	for (size_t i = 0; i < j->unreadable.n; i++) {
		const struct zz_record *r = &j->l->records[j->unreadable.at[i]];
		if (owner_matters(j, o, r->file_owner, first, last) && (!r->kind || kind_matters(o->rule, r->kind)) &&
			in_days(r, first, last))
			return true;
	}
	return false;
}
