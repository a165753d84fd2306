/* Which meeting decides what (支部工作条例 第十一、十二条; regulations A6, B4, Q13). What a matter is can
 * only be told by the words of its topic, so that all of this is asked, whatever the article weighs; and only
 * of what was voted on, because every matter may be talked about anywhere. */
#include "rules/checks.h"

enum { RESERVED, NOT_BEFORE, TEMPORARY, TEMPORARY_ELECTION };

const struct zz_finding_def zz_findings_matters[] = {
	[RESERVED] =
		{"reserved-matter", ZZ_QUESTION,
		 N_("voted on here, and no members' meeting of the {months} months after it has it on its agenda: "
			"{topic} "
			"(such a matter is decided by the members' meeting)"),
		 N_("If the members' meeting decided, enter its record or name the matter in its topic (zzsh amend). "
			"Otherwise explain, and ask the superior committee."),
		 N_("the committee only agreed to put it to the members' meeting, which is still to come; the "
			"members' meeting words its topic otherwise")},
	[NOT_BEFORE] = {"committee-first", ZZ_QUESTION,
					N_("voted on by the members' meeting, and no topic of the committee in the {months} "
					   "months before has to do with it: "
					   "{topic}"),
					N_("If the committee talked about it before, name it in that record's topic (zzsh "
					   "amend). Otherwise explain."),
					N_("the committee's record words its topic otherwise; the committee met right before, in "
					   "the same sitting")},
	[TEMPORARY] =
		{"temporary-limits", ZZ_QUESTION,
		 N_("a temporary branch voted on: {topic} (admission, discipline and elections are generally not its "
			"matter)"),
		 N_("Explain, and ask the organisation that set it up; the member's own branch decides."),
		 N_("it was only talked about and passed on")},
	[TEMPORARY_ELECTION] =
		{"temporary-limits", ZZ_QUESTION,
		 N_("a temporary branch held an election; who leads it is named by the organisation that set it "
			"up"),
		 N_("Explain, or correct the kind of the branch in the roster."),
		 N_("an ordinary branch whose kind is entered wrongly")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_matters[which])

static struct zz_str topic_of(const struct zz_judge *j, const struct zz_record *r, uint32_t item)
{
	const struct zz_agenda *at = r->agenda.at;
	return zz_intern_str(&j->l->words, at[item].topic);
}

/* The row's word that an item's topic has, empty if none. */
static struct zz_str matter_of(const struct zz_judge *j, const struct zz_rule *rule,
							   const struct zz_record *r, uint32_t item)
{
	return zz_rule_word(rule, topic_of(j, r, item));
}

/* Voted on, and not as something that was lost. */
static bool decided(const struct zz_record *r, uint32_t item)
{
	const struct zz_agenda *a = (const struct zz_agenda *)r->agenda.at + item;
	return a->vote.given && a->vote.passed != 1;
}

/* An election is a matter of its own, whatever its item is called. */
static bool has_on_agenda(const struct zz_judge *j, const struct zz_record *r, struct zz_str word)
{
	bool elects = zz_str_find(word, ZZ_STR("选")) >= 0 || zz_str_find(word, ZZ_STR("elect")) >= 0;
	struct zz_str title = zz_intern_str(&j->l->words, r->title);
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (zz_str_find(topic_of(j, r, i), word) >= 0)
			return true;
	return (r->election.given && elects) || zz_str_find(title, word) >= 0;
}

/* A record of the owner's that cannot be read may be the one that is looked for. */
static bool unreadable_near(const struct zz_judge *j, const struct zz_record *r, uint8_t kind, zz_day first,
							zz_day last)
{
	for (size_t i = 0; i < j->unreadable.n; i++) {
		const struct zz_record *lost = &j->l->records[j->unreadable.at[i]];
		bool dated = lost->date != ZZ_NO_DAY && lost->date != 0;
		if ((!lost->file_owner || lost->file_owner == r->file_owner) && (!lost->kind || lost->kind == kind) &&
			(!dated || (lost->date >= first && lost->date <= last)))
			return true;
	}
	return false;
}

/* Whether a members' meeting of the same branch, on that day or until the last one, has the matter on its
 * agenda. */
static bool members_decided(const struct zz_judge *j, const struct zz_record *r, struct zz_str word,
							zz_day last)
{
	struct zz_slice s = zz_ledger_slice(j->l, r->owner, r->date, last);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *other = &j->l->records[i];
		if (other != r && zz_record_counts(other) && zz_record_is(other, ZZ_MEMBERS_MEETING) &&
			has_on_agenda(j, other, word))
			return true;
	}
	return unreadable_near(j, r, ZZ_MEMBERS_MEETING, r->date, last);
}

/* Any such matter on the committee's agenda is enough: what is called 转正 here was 发展党员工作 there. */
static bool committee_talked(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							 zz_day first)
{
	struct zz_slice s = zz_ledger_slice(j->l, r->owner, first, r->date);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *other = &j->l->records[i];
		if (!zz_record_counts(other) || !zz_record_is(other, ZZ_COMMITTEE_MEETING))
			continue;
		for (uint32_t k = 0; k < other->agenda.n; k++)
			if (matter_of(j, rule, other, k).n)
				return true;
		if (zz_rule_word(rule, zz_intern_str(&j->l->words, other->title)).n)
			return true;
	}
	return unreadable_near(j, r, ZZ_COMMITTEE_MEETING, first, r->date);
}

static const char *item_part(struct zz_judge *j, uint32_t item)
{
	return zz_arena_printf(&j->v->arena, "agenda.%u", item + 1).p;
}

/* Asked once the months are over. */
void zz_check_reserved(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	zz_day last = zz_months_later(r->date, rule->count);
	if (r->org < 0 || r->imported || j->l->today <= last || zz_record_is(r, ZZ_MEMBERS_MEETING) ||
		r->form == ZZ_MEMBERS_MEETING || j->l->roster.orgs[r->org].body)
		return;
	for (uint32_t i = 0; i < r->agenda.n; i++) {
		struct zz_str word = matter_of(j, rule, r, i);
		if (word.n && decided(r, i) && !members_decided(j, r, word, last))
			ZZ_REPORT(j, FOUND(RESERVED), rule, r, item_part(j, i), ZZ_ANUM("months", rule->count),
					  ZZ_ATEXT("topic", topic_of(j, r, i)));
	}
}

/* Not where the months before lie before the ledger, or where the branch has no committee that could have
 * met. */
void zz_check_committee_first(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	zz_day first = zz_add_months(r->date, -rule->count);
	if (r->org < 0 || r->imported || (j->l->unit.adopted != ZZ_NO_DAY && first < j->l->unit.adopted) ||
		!zz_org_has_committee_whole(&j->l->roster.orgs[r->org], first, r->date) ||
		zz_record_is(r, ZZ_COMMITTEE_MEETING))
		return;
	for (uint32_t i = 0; i < r->agenda.n; i++) {
		if (matter_of(j, rule, r, i).n && decided(r, i) && !committee_talked(j, rule, r, first))
			ZZ_REPORT(j, FOUND(NOT_BEFORE), rule, r, item_part(j, i), ZZ_ANUM("months", rule->count),
					  ZZ_ATEXT("topic", topic_of(j, r, i)));
	}
}

void zz_check_temporary(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (r->org < 0 || j->l->roster.orgs[r->org].kind != ZZ_ORG_TEMPORARY)
		return;
	if (r->election.given)
		ZZ_REPORT(j, FOUND(TEMPORARY_ELECTION), rule, r, "election", ZZ_ADAY("held", r->date));
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (matter_of(j, rule, r, i).n && decided(r, i))
			ZZ_REPORT(j, FOUND(TEMPORARY), rule, r, item_part(j, i), ZZ_ATEXT("topic", topic_of(j, r, i)));
}
