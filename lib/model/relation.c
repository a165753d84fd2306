/* Which relation a talk has: between members of the committee, of the committee with a member, and so on. */
#include "model/loader.h"

static bool all_in_committee(const struct zz_ledger *l, const struct zz_record *r, const struct zz_list *side)
{
	const struct zz_who *who = side->at;
	for (uint32_t i = 0; i < side->n; i++)
		if (who[i].person < 0 || !zz_org_post(&l->roster.orgs[r->org], who[i].person, r->date))
			return false;
	return side->n > 0;
}

static bool any_in_committee(const struct zz_ledger *l, const struct zz_record *r, const struct zz_list *side)
{
	const struct zz_who *who = side->at;
	for (uint32_t i = 0; i < side->n; i++)
		if (who[i].person >= 0 && zz_org_post(&l->roster.orgs[r->org], who[i].person, r->date))
			return true;
	return false;
}

static bool from_outside(const struct zz_ledger *l, const struct zz_record *r)
{
	const struct zz_who *who = r->talkers.at;
	for (uint32_t i = 0; i < r->talkers.n; i++)
		if (who[i].person >= 0 && !zz_membership_on(&l->roster, who[i].person, r->org, r->date))
			return true;
	return false;
}

static bool all_known(const struct zz_list *side)
{
	const struct zz_who *who = side->at;
	for (uint32_t i = 0; i < side->n; i++)
		if (who[i].person < 0)
			return false;
	return side->n > 0;
}

/* Where the record does not say it (支部工作条例 第十九条). A talk whose people are not known has no
 * relation. */
void zz_talk_relation(const struct zz_ledger *l, struct zz_record *r)
{
	if (r->kind != ZZ_HEART_TALK || r->relation || r->org < 0 || l->roster.orgs[r->org].body)
		return;
	if (!all_known(&r->talkers) || !all_known(&r->talkees))
		return;
	if (from_outside(l, r))
		r->relation = ZZ_RELATION_OM;
	else if (all_in_committee(l, r, &r->talkers) && all_in_committee(l, r, &r->talkees))
		r->relation = ZZ_RELATION_CC;
	else if (any_in_committee(l, r, &r->talkers) || any_in_committee(l, r, &r->talkees))
		r->relation = ZZ_RELATION_CM;
	else
		r->relation = ZZ_RELATION_MM;
}
