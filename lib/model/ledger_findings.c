#include "model/loader.h"

#include "base/message.h"

const struct zz_finding_def zz_ledger_findings[] = {
	[ZZ_LF_UNREADABLE] =
		{"unreadable", ZZ_INCOMPLETE,
		 N_("the file could not be read and counts for nothing; what is wrong in it is listed with it"),
		 N_("Repair the file; obligations that it could meet are not assessed until then."), NULL},
	[ZZ_LF_UNREADABLE_FILE] = {"unreadable", ZZ_INCOMPLETE,
							   N_("the file could not be read and counts for nothing: {reason}"),
							   N_("Look whether the file is there and may be read, then check again."), NULL},
	[ZZ_LF_UNREADABLE_ANSWER] =
		{"unreadable", ZZ_INCOMPLETE,
		 N_("the file could not be read; what it may waive is not assessed, what it answers stands as "
			"unanswered; what is wrong in it is listed with it"),
		 N_("Repair the file; until then the findings that it answers stand as unanswered."), NULL},
	[ZZ_LF_UNREADABLE_ANSWER_FILE] =
		{"unreadable", ZZ_INCOMPLETE,
		 N_("the file could not be read; what it may waive is not assessed, what it answers stands as "
			"unanswered: {reason}"),
		 N_("Look whether the file is there and may be read, then check again."), NULL},
	[ZZ_LF_FILE_ODD] =
		{"file-odd", ZZ_QUESTION, N_("this is no file of a ledger and was not read: {why}"),
		 N_("Rename it by the rules for names, move it to attachments/, or take it away."),
		 N_("a copy or a temporary file that an editor, an office program or a network disk left there")},
	[ZZ_LF_FILE_GONE] =
		{"file-gone", ZZ_QUESTION,
		 N_("the committed file is gone from the folder, and nothing says that it was withdrawn"),
		 N_("Bring it back (git checkout), or withdraw the record with zzsh withdraw, which keeps the file."),
		 N_("the file was moved or renamed by hand")},
	[ZZ_LF_GENESIS_MISSING] = {"genesis-missing", ZZ_QUESTION,
							   N_("genesis.yaml is missing, so this ledger has no id"),
							   N_("Bring the file back from the first commit; only zzsh init writes it."),
							   N_("only a part of the folder was copied")},
	[ZZ_LF_CALENDAR_MISSING] =
		{"calendar-missing", ZZ_INFO,
		 N_("there is no calendar of holidays for {year}: the lag of entries is unknown, "
			"and periods close 10 calendar days after their end"),
		 N_("Add calendar/{year}.yaml, or install a newer version."),
		 N_("the holidays of that year are not announced yet")},
	[ZZ_LF_ID_PATTERN] =
		{"id-pattern", ZZ_QUESTION,
		 N_("the file name is not of the form <date>-<kind>.yaml in records/<owner>/<year>/"),
		 N_("Enter records with zzsh log, which names the file; an id never changes afterwards."),
		 N_("the file was made by hand, or copied from an older ledger")},
	[ZZ_LF_PATH_MISMATCH] =
		{"path-mismatch", ZZ_QUESTION, N_("{what}: the file's place says {path}, the content says {content}"),
		 N_("If the content was corrected, say so with zzsh amend; the file stays where it is."),
		 N_("the file was copied from another record and only partly filled in")},
	[ZZ_LF_RECORD_TWICE] =
		{"record-twice", ZZ_QUESTION, N_("this sitting stands in the ledger twice, also as {other}"),
		 N_("Keep one and withdraw the other, or tell the two sittings apart by their times."),
		 N_("the same meeting was entered on two computers and then merged")},
	[ZZ_LF_OWNER_UNKNOWN] = {"owner-unknown", ZZ_INCOMPLETE,
							 N_("the ledger has no branch or body {owner}, so the record counts for nothing"),
							 N_("Correct the id of the branch, or add the branch's file."),
							 N_("the branch's file lies on another computer, or was renamed")},
	[ZZ_LF_GROUP_UNKNOWN] = {"group-unknown", ZZ_QUESTION, N_("the branch has no group {group} on {day}"),
							 N_("Correct the id of the group, or add the group to the branch's file."),
							 N_("the group was renamed or made anew, and the roster does not say so")},
	[ZZ_LF_PERSON_UNKNOWN] =
		{"person-unknown", ZZ_QUESTION, N_("the roster has nobody named {name} on {day}"),
		 N_("Correct the spelling (zzsh amend), or bring the roster up to date (zzsh roster)."),
		 N_("somebody from elsewhere belongs among the guests")},
	[ZZ_LF_PERSON_AMBIGUOUS] =
		{"person-ambiguous", ZZ_INCOMPLETE, N_("{name} may be any of several people: {candidates}"),
		 N_("Write the id beside the name."),
		 N_("one person stands on two rosters after a transfer that one of them does not know yet")},
	[ZZ_LF_PERSON_TWICE] = {"person-twice", ZZ_QUESTION, N_("{name} {where}"),
							N_("Take one of the two entries away (zzsh amend)."),
							N_("two people of one name: write the ids; came late: present")},
	[ZZ_LF_ATTENDEE_NOT_DUE] =
		{"attendee-not-due", ZZ_QUESTION,
		 N_("{name} is among those present, but the roster does not call {name} to this "
			"sitting on {day}: record and roster disagree, check which of them is right"),
		 N_("Guests are listed as guests; otherwise correct the roster (zzsh roster) or the record "
			"(zzsh amend)."),
		 N_("a transfer, a group or a post that the roster does not know yet")},
	[ZZ_LF_ABSENTEE_NOT_DUE] =
		{"attendee-not-due", ZZ_QUESTION,
		 N_("{name} is among the absent, but the roster does not call {name} to this sitting on {day}: check "
			"who was absent"),
		 N_("If it was somebody else, correct the record (zzsh amend); otherwise correct the roster (zzsh "
			"roster)."),
		 N_("somebody of a similar name was absent; a transfer, a group or a post that the roster does not "
			"know yet")},
	[ZZ_LF_UNACCOUNTED] = {"unaccounted", ZZ_QUESTION,
						   N_("due, but neither among the present nor the absent: {names}"),
						   N_("Add them to the present, or to the absent with the reason (zzsh amend)."),
						   N_("somebody left the branch or is excused, and the roster does not say so; the "
							  "roster was changed after the record was entered")},
	[ZZ_LF_SIGN_IN_DIFFERS] = {"sign-in-differs", ZZ_QUESTION,
							   N_("{signed} people signed in, the list of those present has {listed}"),
							   N_("Check the sign-in sheet and correct one of the two (zzsh amend)."),
							   N_("guests who signed are not in the record's list of guests")},
	[ZZ_LF_VOTES_DIFFER] =
		{"votes-differ", ZZ_QUESTION,
		 N_("{votes} votes are recorded, and {voters} people with a vote were present"),
		 N_("Check the count and the list of those present, and correct one of the two "
			"(zzsh amend)."),
		 N_("somebody who voted is not in the list; written opinions belong into their own "
			"field; probationary members have no vote")},
	[ZZ_LF_TIME_ORDER] = {"time-order", ZZ_CONTRADICTION,
						  N_("the sitting ends no later than it begins: {time}"),
						  N_("Correct the time (zzsh amend); for a sitting of several days write end_date."),
						  N_("an hour of the afternoon written as one of the morning")},
	[ZZ_LF_REFERENCE_UNKNOWN] = {"reference-unknown", ZZ_QUESTION,
								 N_("{what} points to {target}, which is not in this ledger"),
								 N_("Correct the id."), N_("what it points to lies on another computer")},
	[ZZ_LF_CONTINUES_LOOP] =
		{"continues-loop", ZZ_CONTRADICTION,
		 N_("going on from record to record by “continues”, this one comes back to itself"),
		 N_("The sitting that was held first continues none: take the field out of its record (zzsh amend)."),
		 N_("the id of another sitting was meant")},
	[ZZ_LF_BANDS_ORDER] =
		{"bands-order", ZZ_CONTRADICTION,
		 N_("the limits of entry are out of order: on time {timely}, late {late}, back-filled {backfilled} "
			"working days"),
		 N_("Let the three numbers rise, as 3, 10 and 30 do."), NULL},
	[ZZ_LF_WITHDRAWAL_INVALID] =
		{"withdrawal-invalid", ZZ_QUESTION,
		 N_("the withdrawal names another text than the record has now, so the record still counts"),
		 N_("Withdraw the present text with zzsh withdraw, or take the withdrawal back."),
		 N_("the record was amended after it had been withdrawn")},
	[ZZ_LF_BEFORE_FOUNDING] = {"branch-not-there", ZZ_CONTRADICTION,
							   N_("held on {held}, before the branch was founded on {founded}"),
							   N_("Correct the date of the record (zzsh amend) or of the founding."),
							   N_("a year typed wrongly; the branch continues an older one")},
	[ZZ_LF_AFTER_DISSOLVING] =
		{"branch-not-there", ZZ_CONTRADICTION,
		 N_("held on {held}, after the branch was dissolved on {dissolved}"),
		 N_("Correct the date of the record (zzsh amend) or of the dissolution."),
		 N_("a year typed wrongly; the meeting was that of the branch that took over")},
	[ZZ_LF_AFTER_DEATH] = {"after-death", ZZ_CONTRADICTION,
						   N_("{name} takes part on {held}; by the roster {name} died on {died}"),
						   N_("Correct the record (zzsh amend) or the roster."),
						   N_("another person of that name; a date typed wrongly")},
	[ZZ_LF_WRITTEN_BEFORE] = {"written-before", ZZ_CONTRADICTION,
							  N_("written down on {day}, before it was held on {held}"),
							  N_("One of the two dates is wrong: zzsh amend."),
							  N_("one of the two dates was mistyped")},
	[ZZ_LF_REVIEW_BEFORE] = {"review-before", ZZ_CONTRADICTION,
							 N_("the record was reviewed on {day}, before the sitting of {held}"),
							 N_("Correct the date of the review or of the record."),
							 N_("the plan was approved, not the record")},
	[ZZ_LF_BALLOTS] = {"ballots-differ", ZZ_CONTRADICTION,
					   N_("{more} ballots {what}, {less} are entered before"),
					   N_("One of the numbers is wrong: zzsh amend."),
					   N_("two rounds are added up in one of the numbers")},
	[ZZ_LF_VOTES_WON] = {"ballots-differ", ZZ_CONTRADICTION,
						 N_("{name} is entered with {votes} votes, and {ballots} ballots {what}"),
						 N_("One of the numbers is wrong: zzsh amend."),
						 N_("two rounds are added up in one of the numbers")},
	[ZZ_LF_OVER_SEATS] = {"elected-over-seats", ZZ_QUESTION,
						  N_("{elected} are entered as elected, and {seats} were to be elected"),
						  N_("Correct the number of seats or who was elected (zzsh amend); otherwise ask the "
							 "superior committee."),
						  N_("two elections stand in one section: of the committee, and of secretary and "
							 "deputy")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
