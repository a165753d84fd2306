/* Elections by a 党员大会 (基层组织选举工作条例): quorum of those with a vote, less those left out of 应到 by
 * decision; elected is who has more than half of those present. */
#include "rules/checks.h"
#include "rules/headcount.h"

enum {
	ELECTION_QUORUM,
	ELECTION_QUORUM_DOUBTFUL,
	ELECTED_MAJORITY,
};

const struct zz_finding_def zz_findings_elections[] = {
	[ELECTION_QUORUM] =
		{"election-quorum", ZZ_VIOLATION,
		 N_("too few were present at the election: {due} with the right to vote were due, {present} came, "
			"{need} are needed"),
		 ZZ_SAY_CORRECT, N_("members whom a decision left out of those due are not listed as excluded")},
	[ELECTION_QUORUM_DOUBTFUL] =
		{"election-quorum-doubtful", ZZ_QUESTION,
		 N_("whether enough were present at the election depends on whether the excused and mobile members "
			"were left out by decision, and on whose probation may go on: {present} came, of {due} {need} "
			"are needed, without them {least} are "
			"due and it suffices"),
		 N_("List them under the election as excluded if the meeting decided so (zzsh amend)."),
		 N_("whether the decision to leave them out is on record")},
	[ELECTED_MAJORITY] = {"elected-majority", ZZ_VIOLATION,
						  N_("{name} is entered as elected with {yes} votes; {present} with the right "
							 "to vote were present, {need} are needed"),
						  ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_elections[which])

void zz_check_election_quorum(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (r->election.given && zz_count_heads(j, r, ZZ_DUE_MEMBERS, true, &r->election.excluded, &h))
		zz_report_heads(j, rule, r, "election", &h, FOUND(ELECTION_QUORUM), FOUND(ELECTION_QUORUM_DOUBTFUL));
}

void zz_check_elected_majority(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	const struct zz_candidate *at = r->election.candidates.at;
	if (!r->election.given || !zz_count_heads(j, r, ZZ_DUE_MEMBERS, true, NULL, &h) || !h.present)
		return;
	for (uint32_t i = 0; i < r->election.candidates.n; i++) {
		/* Unresolved attendees could only raise the number needed. */
		if (at[i].elected != 2 || at[i].yes == ZZ_UNSET ||
			zz_share_reached(&rule->share, at[i].yes, h.present - h.open))
			continue;
		struct zz_str part = zz_arena_printf(&j->v->arena, "election.candidates.%u", i + 1);
		ZZ_REPORT(j, FOUND(ELECTED_MAJORITY), rule, r, part.p,
				  ZZ_ATEXT("name", zz_intern_str(&j->l->words, at[i].who.name)), ZZ_ANUM("yes", at[i].yes),
				  ZZ_ANUM("present", h.present), ZZ_ANUM("need", zz_share_needs(&rule->share, h.present)));
	}
}
