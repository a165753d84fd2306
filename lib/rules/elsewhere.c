#include "rules/elsewhere.h"

int32_t zz_elsewhere_person(const struct zz_ledger *l, int32_t person, const struct zz_ledger *other)
{
	struct zz_str id = zz_intern_str(&l->words, l->roster.people[person].id);
	if (!id.n || zz_str_starts(id, "~"))
		return -1;
	uint32_t word = zz_intern_find(&other->words, id);
	return word ? zz_roster_person(&other->roster, word) : -1;
}

static bool in_body(const struct zz_ledger *l, int32_t org, int32_t person, zz_day on)
{
	struct zz_due_list due = {0};
	bool found = false;
	zz_roster_due(&l->roster, org, ZZ_DUE_BODY, 0, on, &due);
	for (size_t i = 0; i < due.n; i++)
		found = found || due.at[i].person == person;
	zz_due_free(&due);
	return found;
}

static bool belongs(const struct zz_elsewhere_org *at, int32_t person, zz_day on)
{
	const struct zz_roster *roster = &at->ledger->roster;
	const struct zz_org *o = &roster->orgs[at->org];
	if (!zz_org_exists(o, on))
		return false;
	if (o->body)
		return zz_body_has_dlm(o) && in_body(at->ledger, at->org, person, on);
	return zz_person_branch(roster, person, on) == at->org;
}

int32_t zz_elsewhere_on(const struct zz_elsewhere *e, const struct zz_ledger *l, int32_t person, bool body,
						zz_day on)
{
	for (size_t i = 0; e && i < e->n; i++) {
		const struct zz_elsewhere_org *at = &e->at[i];
		if (at->ledger->roster.orgs[at->org].body != body)
			continue;
		int32_t there = zz_elsewhere_person(l, person, at->ledger);
		if (there >= 0 && belongs(at, there, on))
			return (int32_t)i;
	}
	return -1;
}
