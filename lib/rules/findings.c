/* The findings of this layer: what is printed, what to rule out first, what to do. */
#include "rules/judge.h"

#include "base/message.h"

#define NOT_KEPT N_("Enter it if it took place (zzsh log); if it did not, say so and why.")

const struct zz_finding_def zz_rules_findings[] = {
	[ZZ_RF_PACK_UNKNOWN] =
		{"pack-unknown", ZZ_INCOMPLETE, N_("there is no rule pack {name}; its rules are not applied"),
		 N_("Correct the name in zzsh.yaml, or put the pack into rules/."),
		 N_("the pack lies on another computer, or belongs to a newer version of this program")},
	[ZZ_RF_PACK_UNREADABLE] =
		{"unreadable", ZZ_INCOMPLETE,
		 N_("the rule pack could not be read, none of its rules is applied; what is wrong in it "
			"is listed with it"),
		 N_("Repair the file, or take the pack out of zzsh.yaml."),
		 N_("the file was written for a newer version of this program")},
	[ZZ_RF_PACK_UNREAD] =
		{"unreadable", ZZ_INCOMPLETE,
		 N_("the rule pack could not be read, none of its rules is applied: {reason}"),
		 N_("Look whether the file may be read, then check again."),
		 N_("the file was copied by another account of this computer, and only that one may read it")},
	[ZZ_RF_RULE_ODD] = {"rule-odd", ZZ_INCOMPLETE, N_("the rule {rule} cannot be applied: {why}"),
						N_("Correct the row; zzsh rules shows how others are written."),
						N_("the file was written for a newer version of this program")},
	[ZZ_RF_OVERRIDE_IDLE] = {"override-idle", ZZ_QUESTION,
							 N_("the change of the rule {rule} has no effect: {why}"),
							 N_("Correct the row; zzsh rules lists the rules and what was changed."),
							 N_("a newer version of the pack renamed the rule or dropped it")},
	[ZZ_RF_WAIVER_RULE] =
		{"waiver-rule", ZZ_QUESTION,
		 N_("the waiver names the rule {rule}, which no pack in force has; it covers nothing"),
		 N_("Correct the id of the rule; zzsh rules lists them."),
		 N_("the pack was in force when the waiver was granted, or lies on another computer")},
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
	[ZZ_RF_EXPLANATION_IDLE] =
		{"explanation-idle", ZZ_INFO,
		 N_("this explains {id}, and there is no such finding today; nothing needs to be done"),
		 N_("If another finding was meant: zzsh explain with its id."),
		 N_("what it explains was settled since, by a record, a correction or the roster")},
	[ZZ_RF_EXPLANATION_VAGUE] =
		{"explanation-idle", ZZ_QUESTION,
		 N_("this explains {id}, which is no id of a finding, or begins several; it answers nothing"),
		 N_("Explain again with the whole id: zzsh explain."),
		 N_("the beginning of the id stood for one finding alone when it was written")},
	[ZZ_RF_WAIVER_IDLE] =
		{"waiver-idle", ZZ_QUESTION,
		 N_("the waiver covers nothing: no obligation of that rule, subject and period, and no finding about "
			"that record"),
		 N_("Correct rule, subject, record or period in the file."),
		 N_("a period that is longer than the waiver's: a quarter is not within a month")},
	[ZZ_RF_WAIVER_NEEDLESS] = {"waiver-idle", ZZ_INFO,
							   N_("the waiver has nothing to replace: what it names is met, or does not "
								  "apply; nothing needs to be done"),
							   NULL, NULL},
	[ZZ_RF_WAIVER_CONTRADICTION] = {"waiver-idle", ZZ_QUESTION,
									N_("the waiver names dates or figures that cannot both hold; that is "
									   "corrected, it cannot be waived"),
									N_("Correct the record (zzsh amend)."), NULL},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
