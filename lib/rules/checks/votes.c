/* Votes of 党员大会 (支部工作条例 第十一条): quorum among members with a vote, majority of those due. */
#include "rules/checks.h"
#include "rules/headcount.h"

enum {
	VOTE_QUORUM,
	VOTE_QUORUM_DOUBTFUL,
	VOTE_MAJORITY,
	VOTE_OUTCOME,
	VOTE_MAJORITY_DOUBTFUL,
	VOTE_ADMISSION,
};

const struct zz_finding_def zz_findings_votes[] = {
	[VOTE_QUORUM] = {"vote-quorum", ZZ_VIOLATION,
					 N_("too few were present at the vote: {due} members with a vote were due, "
						"{present} came, {need} are needed"),
					 ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	[VOTE_QUORUM_DOUBTFUL] = {"vote-quorum-doubtful", ZZ_QUESTION,
							  N_("whether enough were present at the vote depends on the reading: "
								 "{present} came; of {due} members with a vote {need} are needed, "
								 "without the excused and mobile ones, and those whose probation may "
								 "go on, {least} are due and it suffices"),
							  ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	[VOTE_MAJORITY] =
		{"vote-majority", ZZ_VIOLATION,
		 N_("too few in favour: {yes} of {due} members with a vote who were due, {need} are needed"),
		 N_("If the matter did not pass, write so: zzsh amend … --set agenda.N.vote.passed=no. If a number "
			"is "
			"wrong: zzsh amend. Otherwise ask the superior committee."),
		 N_("the majority counts those due, not those present; somebody has left and the roster does not say "
			"so")},
	[VOTE_OUTCOME] =
		{"vote-outcome", ZZ_QUESTION,
		 N_("{yes} of {due} members with a vote who were due are in favour, {need} are needed; the record "
			"does "
			"not say whether the matter passed"),
		 N_("Say which: zzsh amend … --set agenda.N.vote.passed=no (or yes). A matter that did not pass is "
			"no "
			"fault."),
		 N_("the majority counts those due, not those present; somebody has left and the roster does not say "
			"so")},
	[VOTE_MAJORITY_DOUBTFUL] =
		{"vote-majority-doubtful", ZZ_QUESTION,
		 N_("whether the majority was reached depends on the reading: {yes} in favour; of {due} members with "
			"a vote {need} are needed, without the excused and mobile ones and those whose probation may go "
			"on, or with written opinions, "
			"{least} are due and it suffices"),
		 ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	[VOTE_ADMISSION] = {"vote-admission", ZZ_QUESTION,
						N_("exactly half in favour: {yes} of {due} members with a vote who were due; "
						   "whether half suffices for an admission is not settled"),
						N_("Ask the superior committee before the admission is reported."), ZZ_SAY_WHO_CAME},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_votes[which])

static const char *vote_part(struct zz_judge *j, uint32_t item)
{
	return zz_arena_printf(&j->v->arena, "agenda.%u.vote", item + 1).p;
}

static bool any_vote(const struct zz_record *r)
{
	const struct zz_agenda *at = r->agenda.at;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (at[i].vote.given)
			return true;
	return false;
}

void zz_check_vote_quorum(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (!any_vote(r) || !zz_count_heads(j, r, ZZ_DUE_MEMBERS, true, NULL, &h))
		return;
	const struct zz_agenda *at = r->agenda.at;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (at[i].vote.given)
			zz_report_heads(j, rule, r, vote_part(j, i), &h, FOUND(VOTE_QUORUM), FOUND(VOTE_QUORUM_DOUBTFUL));
}

/* Admission and confirmation, where written opinions of absent members count and where it is unsettled
 * whether exactly half suffices. */
static bool is_admission(const struct zz_judge *j, const struct zz_agenda *a)
{
	static const char *const words[] = {"转正", "预备党员", "发展党员", "probationary", "admission"};
	struct zz_str topic = zz_intern_str(&j->l->words, a->topic);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (zz_str_find(topic, zz_str(words[i])) >= 0)
			return true;
	return a->vote.written > 0;
}

/* A meeting without quorum is one fact: that no majority could come of it is not said again. */
static bool quorum_failed(struct zz_judge *j, const struct zz_record *r, const struct zz_headcount *h)
{
	const struct zz_rule *rule = zz_check_rule(j, ZZ_CHECK_VOTE_QUORUM, r->date);
	return rule && zz_attendance_outcome(&rule->share, h) == ZZ_NOT_ENOUGH;
}

static void report_majority(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							uint32_t item, const struct zz_finding_def *def, const struct zz_headcount *h)
{
	const struct zz_agenda *a = (const struct zz_agenda *)r->agenda.at + item;
	bool short_of_all = def == FOUND(VOTE_MAJORITY) || def == FOUND(VOTE_OUTCOME);
	int due = short_of_all ? h->least : h->all;
	ZZ_REPORT(j, def, rule, r, vote_part(j, item), ZZ_ANUM("yes", a->vote.yes), ZZ_ANUM("due", due),
			  ZZ_ANUM("least", h->least), ZZ_ANUM("need", zz_share_needs(&rule->share, due)),
			  ZZ_ATEXT("topic", zz_intern_str(&j->l->words, a->topic)));
}

/* The record says so, or says nothing while as many were against as for: nobody can have taken it for passed.
 */
static bool taken_for_lost(const struct zz_vote *v)
{
	return v->passed == 1 || (!v->passed && v->no != ZZ_UNSET && v->no >= v->yes && v->no > 0);
}

static void judge_majority(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						   uint32_t item, const struct zz_headcount *h)
{
	const struct zz_agenda *a = (const struct zz_agenda *)r->agenda.at + item;
	const struct zz_vote *vote = &a->vote;
	if (vote->yes == ZZ_UNSET || zz_share_reached(&rule->share, vote->yes, h->all))
		return;
	if (taken_for_lost(vote))
		return;
	bool admission = is_admission(j, a);
	int most = vote->yes + (admission && vote->written > 0 ? vote->written : 0);
	struct zz_share half = rule->share;
	half.strict = 1;
	if (zz_share_reached(&rule->share, most, h->least))
		report_majority(j, rule, r, item, FOUND(VOTE_MAJORITY_DOUBTFUL), h);
	else if (admission && zz_share_reached(&half, most, h->least))
		report_majority(j, rule, r, item, FOUND(VOTE_ADMISSION), h);
	else
		report_majority(j, rule, r, item, FOUND(vote->passed == 2 ? VOTE_MAJORITY : VOTE_OUTCOME), h);
}

void zz_check_vote_majority(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (!any_vote(r) || !zz_count_heads(j, r, ZZ_DUE_MEMBERS, true, NULL, &h) || quorum_failed(j, r, &h))
		return;
	const struct zz_agenda *at = r->agenda.at;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (at[i].vote.given)
			judge_majority(j, rule, r, i, &h);
}
