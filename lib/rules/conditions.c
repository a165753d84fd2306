/* Conditions of rows, as predicates over an organisation and the days of a period up to today. */
#include "rules/judge.h"

struct span {
	zz_day first, last;
};

static struct zz_applies applies(void)
{
	return (struct zz_applies){.state = ZZ_MET};
}

static struct zz_applies not_applicable(enum zz_why why)
{
	return (struct zz_applies){.state = ZZ_NOT_APPLICABLE, .why = ZZ_WHY(why)};
}

static struct zz_applies not_assessed(enum zz_why why)
{
	return (struct zz_applies){.state = ZZ_NOT_ASSESSED, .why = ZZ_WHY(why)};
}

static struct zz_applies committee(const struct zz_judge *j, const struct zz_org *o,
								   const struct zz_obligation *ob, struct span days)
{
	(void)j, (void)ob;
	if (zz_org_has_committee_whole(o, days.first, days.last))
		return applies();
	for (zz_day day = days.first; day <= days.last; day++)
		if (zz_org_has_committee(o, day))
			return not_assessed(ZZ_WHY_COMMITTEE_PARTLY);
	return not_applicable(ZZ_WHY_NO_COMMITTEE);
}

static struct zz_applies two_members(const struct zz_judge *j, const struct zz_org *o,
									 const struct zz_obligation *ob, struct span days)
{
	(void)j, (void)ob;
	const struct zz_post *posts[32];
	const struct zz_term_of_office *term = zz_org_term(o, days.last);
	if (!term || term->unknown)
		return applies();
	uint32_t n = zz_org_posts(o, days.last, posts, 32);
	for (uint32_t i = 1; i < n && i < 32; i++)
		if (posts[i]->person != posts[0]->person)
			return applies();
	return not_applicable(ZZ_WHY_FEW_COMMITTEE);
}

/* Those who need not come, are away or on the committee have nobody to be asked for; without a roster nobody
 * can tell. */
static struct zz_applies two_others(const struct zz_judge *j, const struct zz_org *o,
									const struct zz_obligation *ob, struct span days)
{
	(void)ob;
	static const enum zz_status away[] = {ZZ_STATUS_EXCUSED, ZZ_STATUS_MOBILE, ZZ_STATUS_ABROAD};
	int members = 0, others = 0;
	for (uint32_t i = 0; i < o->nmembers; i++) {
		const struct zz_person *p = &j->l->roster.people[o->members[i].person];
		bool there = zz_member_on(&o->members[i], days.last);
		members += there;
		for (size_t k = 0; k < sizeof away / sizeof *away; k++)
			there = there && !zz_person_has(p, away[k], days.last);
		others += there && !zz_org_post(o, o->members[i].person, days.last);
	}
	if (!members)
		return not_assessed(ZZ_WHY_NO_MEMBERS);
	return others < 2 ? not_applicable(ZZ_WHY_FEW_MEMBERS) : applies();
}

/* Obligations of groups are made for groups that are there; one without a subject says that there are none.
 */
static struct zz_applies groups(const struct zz_judge *j, const struct zz_org *o,
								const struct zz_obligation *ob, struct span days)
{
	(void)j, (void)o, (void)days;
	return ob->subject ? applies() : not_applicable(ZZ_WHY_NO_GROUPS);
}

static struct zz_applies not_temporary(const struct zz_judge *j, const struct zz_org *o,
									   const struct zz_obligation *ob, struct span days)
{
	(void)j, (void)ob, (void)days;
	return o->kind == ZZ_ORG_TEMPORARY ? not_applicable(ZZ_WHY_TEMPORARY) : applies();
}

static struct zz_applies serving(const struct zz_judge *j, const struct zz_org *o,
								 const struct zz_obligation *ob, struct span days)
{
	(void)j, (void)ob, (void)days;
	return o->staff == ZZ_STAFF_RETIRED ? not_applicable(ZZ_WHY_RETIRED) : applies();
}

/* On any day of the period: an illness that began in spring may be why nothing was done until then. */
static struct zz_applies not_excused(const struct zz_judge *j, const struct zz_org *o,
									 const struct zz_obligation *ob, struct span days)
{
	(void)o;
	if (ob->person < 0)
		return applies();
	const struct zz_person *p = &j->l->roster.people[ob->person];
	for (uint32_t i = 0; i < p->nstatuses; i++) {
		const struct zz_person_status *s = &p->statuses[i];
		if (s->status != ZZ_STATUS_EXCUSED && s->status != ZZ_STATUS_MOBILE)
			continue;
		if ((s->dates.from == ZZ_NO_DAY || s->dates.from <= days.last) &&
			(s->dates.until == ZZ_NO_DAY || s->dates.until >= days.first))
			return not_applicable(ZZ_WHY_EXCUSED);
	}
	return applies();
}

static struct zz_applies democratic_life(const struct zz_judge *j, const struct zz_org *o,
										 const struct zz_obligation *ob, struct span days)
{
	(void)j, (void)ob, (void)days;
	return zz_body_has_dlm(o) ? applies() : not_applicable(ZZ_WHY_BODY);
}

const struct zz_term zz_condition_terms[] = {
	[ZZ_IF_COMMITTEE - 1] = {"has-committee", "设有支委会"},
	[ZZ_IF_TWO_COMMITTEE_MEMBERS - 1] = {"two-committee-members", "支委2人以上"},
	[ZZ_IF_TWO_MEMBERS - 1] = {"two-members", "支委以外可谈的党员2人以上"},
	[ZZ_IF_GROUPS - 1] = {"has-groups", "划分了党小组"},
	[ZZ_IF_NOT_TEMPORARY - 1] = {"not-temporary", "不是临时党支部"},
	[ZZ_IF_SERVING - 1] = {"serving", "在职党支部"},
	[ZZ_IF_NOT_EXCUSED - 1] = {"not-excused", "不含免于参加和流动的党员"},
	[ZZ_IF_DEMOCRATIC_LIFE - 1] = {"democratic-life", "适用或参照民主生活会规定"},
	[ZZ_CONDITIONS - 1] = {NULL, NULL},
};

static struct zz_applies (*const conditions[ZZ_CONDITIONS])(const struct zz_judge *, const struct zz_org *,
															const struct zz_obligation *, struct span) = {
	[ZZ_IF_COMMITTEE] = committee,         [ZZ_IF_TWO_COMMITTEE_MEMBERS] = two_members,
	[ZZ_IF_TWO_MEMBERS] = two_others,      [ZZ_IF_GROUPS] = groups,
	[ZZ_IF_NOT_TEMPORARY] = not_temporary, [ZZ_IF_SERVING] = serving,
	[ZZ_IF_NOT_EXCUSED] = not_excused,     [ZZ_IF_DEMOCRATIC_LIFE] = democratic_life,
};

struct zz_applies zz_conditions_hold(const struct zz_judge *j, const struct zz_obligation *o)
{
	const uint8_t *when = o->rule->when.at;
	if (o->org < 0)
		return applies();
	const struct zz_org *org = &j->l->roster.orgs[o->org];
	struct span days = {o->period.first, o->period.last < j->l->today ? o->period.last : j->l->today};
	for (uint32_t i = 0; i < o->rule->when.n; i++) {
		if (!when[i] || when[i] >= ZZ_CONDITIONS)
			continue;
		struct zz_applies answer = conditions[when[i]](j, org, o, days);
		if (answer.state != ZZ_MET)
			return answer;
	}
	return applies();
}
