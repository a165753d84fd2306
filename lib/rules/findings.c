/* The findings of this layer: what is printed, what to rule out first, what to do. */
#include "rules/judge.h"

#include "base/message.h"

#define NOT_KEPT N_("Enter it if it took place (zzsh log); if it did not, say so and why.")
#define CORRECT                                                                                              \
	N_("If the record is wrong: zzsh amend. If the roster is: correct the roster first. Otherwise explain "  \
	   "and ask the superior committee.")
#define WHO_CAME                                                                                             \
	N_("somebody has left or lost the vote and the roster does not say so; somebody absent was entered as "  \
	   "present, or the reverse")
#define EXCUSED N_("whether the decision to leave them out is on record")

const struct zz_finding_def zz_rules_findings[] = {
	[ZZ_RF_PACK_UNKNOWN] = {"pack-unknown", ZZ_INCOMPLETE,
							N_("there is no rule pack {name}; its rules are not applied"),
							N_("Correct the name in zzsh.yaml, or put the pack into rules/."), NULL},
	[ZZ_RF_PACK_UNREADABLE] =
		{"unreadable", ZZ_INCOMPLETE,
		 N_("the rule pack could not be read, none of its rules is applied; what is wrong in it "
			"is listed with it"),
		 N_("Repair the file, or take the pack out of zzsh.yaml."), NULL},
	[ZZ_RF_RULE_ODD] = {"rule-odd", ZZ_INCOMPLETE, N_("the rule {rule} cannot be applied: {why}"),
						N_("Correct the row; zzsh rules shows how others are written."), NULL},
	[ZZ_RF_WAIVER_RULE] =
		{"waiver-rule", ZZ_QUESTION,
		 N_("the waiver names the rule {rule}, which no pack in force has; it covers nothing"),
		 N_("Correct the id of the rule; zzsh rules lists them."), NULL},
	[ZZ_RF_WAIVER_PERIOD] =
		{"waiver-period", ZZ_INCOMPLETE,
		 N_("the waiver's period is written as {period}, which is no period; it covers nothing"),
		 N_("Write it as 2025, 2025Q3, 2025-03 or 2025-03-01..2025-06-30."), NULL},
	[ZZ_RF_MISSING] = {"missing", ZZ_SHORTFALL, N_("no record seen: {rule}"), NOT_KEPT,
					   N_("it is entered on another computer, or stands under another kind or date")},
	[ZZ_RF_TOO_FEW] = {"missing", ZZ_SHORTFALL, N_("{rule}: {have} on record, {need} are asked for"),
					   NOT_KEPT,
					   N_("it is entered on another computer, or stands under another kind or date")},
	[ZZ_RF_NONE_IN_YEAR] = {"none-in-year", ZZ_QUESTION,
							N_("{rule}: none on record; no number is laid down, so this is only asked"),
							NOT_KEPT,
							N_("it is entered on another computer, or stands under another kind or date")},
	[ZZ_RF_DUAL_BRANCH] =
		{"dual-life-branch", ZZ_QUESTION,
		 N_("{name} stands in no list of those present at the organisational life of the own branch"),
		 N_("Check the lists; if they are right, explain why."),
		 N_("{name} took part in another branch, or is listed as a guest")},
	[ZZ_RF_DUAL_BODY] = {"dual-life-body", ZZ_QUESTION,
						 N_("{name} is not in the list of those present at the democratic life meeting"),
						 N_("Check the lists; if they are right, explain why."),
						 N_("the body held a second sitting that is not entered")},
	[ZZ_RF_DUAL_BOTH] = {"dual-life-both", ZZ_QUESTION,
						 N_("{name} stands in no list of those present, neither of the own branch nor of the "
							"democratic life meeting"),
						 N_("Check the lists; if they are right, explain why."),
						 N_("the name is written differently in the lists")},
	[ZZ_RF_COMMITTEE_REQUIRED] =
		{"committee-required", ZZ_VIOLATION,
		 N_("the roster says that there is no committee, and the branch had {members} full members or more "
			"all the time; from {need} on a committee is needed"),
		 N_("If there is one, enter it in the roster; if it is not known, say unknown; otherwise ask the "
			"superior committee."),
		 N_("members who were transferred are still on the roster")},
	[ZZ_RF_VOTE_QUORUM] = {"vote-quorum", ZZ_VIOLATION,
						   N_("too few were present at the vote: {due} members with a vote were due, "
							  "{present} came, {need} are needed"),
						   CORRECT, WHO_CAME},
	[ZZ_RF_VOTE_QUORUM_DOUBTFUL] = {"vote-quorum-doubtful", ZZ_QUESTION,
									N_("whether enough were present at the vote depends on the reading: "
									   "{present} came; of {due} members with a vote {need} are needed, "
									   "without the excused and mobile ones {least} are due and it suffices"),
									CORRECT, WHO_CAME},
	[ZZ_RF_VOTE_MAJORITY] =
		{"vote-majority", ZZ_VIOLATION,
		 N_("too few in favour: {yes} of {due} members with a vote who were due, {need} are needed"),
		 N_("If the matter did not pass, write so: zzsh amend … --set agenda.N.vote.passed=no. If a number "
			"is "
			"wrong: zzsh amend. Otherwise ask the superior committee."),
		 N_("the majority counts those due, not those present; somebody has left and the roster does not say "
			"so")},
	[ZZ_RF_VOTE_OUTCOME] =
		{"vote-outcome", ZZ_QUESTION,
		 N_("{yes} of {due} members with a vote who were due are in favour, {need} are needed; the record "
			"does "
			"not say whether the matter passed"),
		 N_("Say which: zzsh amend … --set agenda.N.vote.passed=no (or yes). A matter that did not pass is "
			"no "
			"fault."),
		 N_("the majority counts those due, not those present; somebody has left and the roster does not say "
			"so")},
	[ZZ_RF_VOTE_MAJORITY_DOUBTFUL] =
		{"vote-majority-doubtful", ZZ_QUESTION,
		 N_("whether the majority was reached depends on the reading: {yes} in favour; of {due} members with "
			"a vote {need} are needed, without the excused and mobile ones, or with written opinions, "
			"{least} are due and it suffices"),
		 CORRECT, WHO_CAME},
	[ZZ_RF_VOTE_ADMISSION] = {"vote-admission", ZZ_QUESTION,
							  N_("exactly half in favour: {yes} of {due} members with a vote who were due; "
								 "whether half suffices for an admission is not settled"),
							  N_("Ask the superior committee before the admission is reported."), WHO_CAME},
	[ZZ_RF_COMMITTEE_QUORUM] =
		{"committee-quorum", ZZ_VIOLATION,
		 N_("too few committee members were present: {present} of {due}, {need} are needed"), CORRECT,
		 WHO_CAME},
	[ZZ_RF_COMMITTEE_QUORUM_DOUBTFUL] =
		{"committee-quorum-doubtful", ZZ_QUESTION,
		 N_("whether enough committee members were present depends on the reading: {present} of {due} came, "
			"{need} are needed; without the excused and mobile ones {least} are due and it suffices"),
		 CORRECT, WHO_CAME},
	[ZZ_RF_ELECTION_QUORUM] =
		{"election-quorum", ZZ_VIOLATION,
		 N_("too few were present at the election: {due} with the right to vote were due, {present} came, "
			"{need} are needed"),
		 CORRECT, N_("members whom a decision left out of those due are not listed as excluded")},
	[ZZ_RF_ELECTION_QUORUM_DOUBTFUL] =
		{"election-quorum-doubtful", ZZ_QUESTION,
		 N_("whether enough were present at the election depends on whether the excused and mobile members "
			"were left out by decision: {present} came, of {due} {need} are needed, without them {least} are "
			"due and it suffices"),
		 N_("List them under the election as excluded if the meeting decided so (zzsh amend)."), EXCUSED},
	[ZZ_RF_ELECTED_MAJORITY] = {"elected-majority", ZZ_VIOLATION,
								N_("{name} is entered as elected with {yes} votes; {present} with the right "
								   "to vote were present, {need} are needed"),
								CORRECT, WHO_CAME},
	[ZZ_RF_BODY_ATTENDANCE] =
		{"democratic-life-attendance", ZZ_VIOLATION,
		 N_("too few were present at the democratic life meeting: {present} of {due}, {need} are needed"),
		 CORRECT, WHO_CAME},
	[ZZ_RF_BODY_ATTENDANCE_DOUBTFUL] =
		{"democratic-life-attendance-doubtful", ZZ_QUESTION,
		 N_("whether enough were present at the democratic life meeting depends on the reading: {present} of "
			"{due} came, {need} are needed; without the excused ones {least} are due and it suffices"),
		 CORRECT, WHO_CAME},
	[ZZ_RF_CHAIR] =
		{"chair", ZZ_QUESTION,
		 N_("{name} chaired, who by the roster was neither secretary nor deputy nor a member of "
			"the committee that day"),
		 N_("Correct the record (zzsh amend) or the roster, or explain who asked {name} to chair."),
		 N_("a post that the roster does not know yet")},
	[ZZ_RF_CHAIR_GROUP] =
		{"chair", ZZ_QUESTION,
		 N_("{name} chaired the group's meeting, who by the roster was not its leader that day"),
		 N_("Correct the record (zzsh amend) or the roster, or explain who asked {name} to chair."),
		 N_("a change of leader that the roster does not know yet")},
	[ZZ_RF_COUNTED_BY_DEFAULT] =
		{"counted-by-default", ZZ_INFO,
		 N_("held as a members' meeting, this organisation life meeting also counts for: {rule}"),
		 N_("If the unit counts them apart, set life_meeting_counts to no in zzsh.yaml."), NULL},
	[ZZ_RF_GUEST_NOT_COUNTED] = {"guest-not-counted", ZZ_INFO,
								 N_("of two of the three meetings and the lesson in one sitting one "
									"counts: {host}; {guest} is noted only"),
								 N_("If they were held one after the other, enter them as two records, the "
									"second continuing the first."),
								 NULL},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
