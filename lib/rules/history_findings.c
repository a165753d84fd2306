#include "rules/history_findings.h"

#include "base/message.h"

#define ANOTHER_COMPUTER                                                                                     \
	N_("it was entered on another computer and merged later, or the clock of this one was wrong")
#define GIVE_REASON N_("Give the reason: zzsh amend RECORD --late REASON --reason WHY.")
#define SAY_WHY                                                                                              \
	N_("Say why: zzsh explain F-ID TEXT. From now on correct with zzsh amend RECORD --reason WHY, which "    \
	   "keeps "                                                                                              \
	   "the former text.")
#define READ_BY_ID N_("Look at what the commits themselves say: zzsh audit reads nothing else.")

#define PUT_BACK                                                                                             \
	N_("Put its line back (git show {commit}~:zzsh.yaml has it), commit, and fetch its receipts with zzsh "  \
	   "sync. A witness that signs no more stays in the list: that costs nothing, and what it signed "       \
	   "counts "                                                                                             \
	   "on; another one is written beside it.")

const struct zz_finding_def zz_history_findings[] = {
	[ZZ_HF_LATE] =
		{"late-unexplained", ZZ_QUESTION,
		 N_("{band}: entered {entered}, working days after the sitting: {lag}; no reason is given"),
		 GIVE_REASON, ANOTHER_COMPUTER},
	[ZZ_HF_LATE_UNAPPROVED] =
		{"late-unapproved", ZZ_QUESTION,
		 N_("{band}: entered {entered}, working days after the sitting: {lag}; there is a reason, but not "
			"who "
			"approved it"),
		 N_("Write down who approved it: zzsh amend RECORD --approved-by NAME --reason WHY."),
		 ANOTHER_COMPUTER},
	[ZZ_HF_LATE_EXPLAINED] =
		{"late-explained", ZZ_INFO,
		 N_("{band}: entered {entered}, working days after the sitting: {lag}; reason: {reason}"), NULL,
		 NULL},
	[ZZ_HF_COUNTED_FROM] =
		{"counted-from-former-day", ZZ_INFO,
		 N_("how late it came in is counted from {held}, the day that the text named until it was changed "
			"without a correction; it names {now} now"),
		 N_("If the day of now is right, bring the former one back and correct it openly: zzsh amend RECORD "
			"--set date={held} --reason WHY, then with the right day and the reason once more."),
		 N_("a mistyped day was put right by hand with plain git")},
	[ZZ_HF_BEFORE_HELD] = {"entered-before-held", ZZ_QUESTION,
						   N_("entered {entered}, before the day of the sitting, {held}"),
						   N_("Correct the date if it is wrong, or say why: zzsh explain F-ID TEXT."),
						   N_("the sitting was put off and its date corrected since, or a clock was wrong")},
	[ZZ_HF_CLOCK_INJECTED] =
		{"clock-injected", ZZ_QUESTION,
		 N_("the clock was set by hand when this was entered (ZZSH_NOW); nothing is known of when that was"),
		 N_("Say why: zzsh explain F-ID TEXT."), N_("the ledger was made for training or a test")},
	[ZZ_HF_AUTHOR_EARLIER] =
		{"author-earlier", ZZ_QUESTION,
		 N_("written {author} as its author's clock said, committed only {committer}; the earlier of the "
			"two counts as what is claimed"),
		 N_("Say why: zzsh explain F-ID TEXT."),
		 N_("commits were rebased, or taken over from another computer with git's own commands")},
	[ZZ_HF_UNAMENDED] = {"changed-without-amendment", ZZ_QUESTION,
						 N_("{field} was changed {on} by {who} and no correction says so: {change}"), SAY_WHY,
						 N_("a mistake was put right by hand with plain git")},
	[ZZ_HF_AFTER_REVIEW] = {"changed-after-review", ZZ_QUESTION,
							N_("{field} was changed {on} by {who}, after the review had passed the record, "
							   "and no correction says "
							   "so: {change}"),
							SAY_WHY, N_("a mistake was put right by hand with plain git")},
	[ZZ_HF_TURNED_PRESENT] =
		{"absent-to-present", ZZ_QUESTION,
		 N_("{name} stood there as absent and became present {on}, by {who}; no correction says so"), SAY_WHY,
		 N_("the absence was put down by mistake, and the sign-in sheet shows it")},
	[ZZ_HF_CHAIN_BROKEN] =
		{"amendment-broken", ZZ_QUESTION,
		 N_("the correction that came in {on} does not name the text that it replaced, so it proves nothing "
			"about it"),
		 N_("Say what happened: zzsh explain F-ID TEXT. zzsh amend names the text by itself."),
		 N_("it was corrected on two computers and put together by hand")},
	[ZZ_HF_CHAIN_CUT] =
		{"amendment-broken", ZZ_QUESTION,
		 N_("corrections that the text listed were taken out or changed {on} by {who}"),
		 N_("Bring them back as they were (zzsh show --at REV RECORD shows them), or say what "
			"happened: zzsh explain F-ID TEXT."),
		 N_("two lines of work were put together by hand")},
	[ZZ_HF_CHAIN_FOREIGN] =
		{"amendment-broken", ZZ_QUESTION,
		 N_("the text listed corrections when it was entered, of texts that the history never had"),
		 N_("Say where it came from: zzsh explain F-ID TEXT."),
		 N_("the record was taken over from another ledger")},
	[ZZ_HF_GONE] =
		{"record-gone", ZZ_QUESTION,
		 N_("the file was taken away {on} by {who}, and nothing says that the record was withdrawn"),
		 N_("Bring it back from the commit before, and withdraw it with zzsh withdraw if it shall not count; "
			"that keeps the text."),
		 N_("it was entered by mistake, and nobody knew of zzsh withdraw")},
	[ZZ_HF_MOVED] =
		{"record-moved", ZZ_QUESTION,
		 N_("came in {on} by {who} in place of {from}, which the same commit took away: another day or name"),
		 N_("A record keeps its id. Say what happened: zzsh explain F-ID TEXT; a wrong date is corrected "
			"with "
			"zzsh amend."),
		 N_("the date was entered wrong, and the file was named anew")},
	[ZZ_HF_IMPORTED_LATER] =
		{"imported-later", ZZ_QUESTION,
		 N_("that it was taken over from older papers was written into it only {on}; that counts only where "
			"the "
			"first version says it"),
		 N_("Take it out again with zzsh amend, and give the reason for the late entry (--late)."),
		 N_("the papers were found only afterwards")},
	[ZZ_HF_REVIEW_UNKNOWN] = {"review-unknown-text", ZZ_QUESTION,
							  N_("this review saw a text that the history of the record does not have"),
							  N_("Review the record again: zzsh review RECORD --pass."),
							  N_("a text was reviewed before it was committed")},
	[ZZ_HF_ATTACHMENT] =
		{"attachment-changed", ZZ_QUESTION,
		 N_("the attachment {file} was replaced {on} by {who}, commit {commit}, under the same name, after "
			"the days of entry, and no correction names it"),
		 N_("Say why: zzsh explain F-ID TEXT. From now on add a new file under a new name instead, or name "
			"the "
			"file in the reason of a correction: zzsh amend RECORD --reason WHY."),
		 N_("a better scan of the same sheet")},
	[ZZ_HF_ATTACHMENT_DIGEST] =
		{"attachment-changed", ZZ_QUESTION,
		 N_("the digest that the record gives of the attachment {file} was changed {on} by {who}, commit "
			"{commit}, after the days of entry and without a correction; the file itself was not touched by "
			"that commit"),
		 SAY_WHY, N_("a digest that was wrong from the beginning was put right by hand with plain git")},
	[ZZ_HF_ATTACHMENT_EXCHANGED] =
		{"attachment-differs", ZZ_QUESTION,
		 N_("the attachment {file} was exchanged {on} by {who}, commit {commit}; the record still gives the "
			"digest of "
			"the former one"),
		 N_("Bring the former one back (git checkout {commit}~ -- {path}, then commit), or say in the record "
			"which it is: zzsh amend RECORD "
			"--reason WHY with the new digest."),
		 N_("the file was opened and saved again, or a better scan of the same sheet was put in its place")},
	[ZZ_HF_ATTACHMENT_DIFFERS] = {"attachment-differs", ZZ_QUESTION,
								  N_("the attachment {file}, there since {on} ({who}, commit {commit}), is "
									 "not the one whose digest the record "
									 "gives"),
								  N_("Put the file there that was attached, or correct the digest with its "
									 "reason: zzsh amend RECORD --reason "
									 "WHY."),
								  N_("the digest was taken before the file was opened and saved again, or it "
									 "is that of another file")},
	[ZZ_HF_ATTACHMENT_LARGE] = {"attachment-large", ZZ_INFO,
								N_("the attachment {file} is larger than {most} MiB: whether it is the one "
								   "whose digest the record gives was "
								   "not looked at"),
								NULL, NULL},
	[ZZ_HF_REWRITTEN] = {"rewritten", ZZ_INFO,
						 N_("{share} per cent of the text were replaced {on}, {days} days after the sitting"),
						 NULL, N_("the minutes were written out from notes")},
	[ZZ_HF_AFTER_REPORT] =
		{"entered-after-report", ZZ_INFO,
		 N_("entered {entered}; the report on {period} had been issued {issued} without it"),
		 N_("Tell the office what the report should have said."), N_("the minutes were there on paper")},
	[ZZ_HF_ONE_HAND] = {"one-hand", ZZ_QUESTION,
						N_("{name} took the minutes, entered the record and passed it"),
						N_("Let somebody else review it: zzsh review RECORD --pass --by NAME."),
						N_("two people of one name, or one computer used by several")},
	[ZZ_HF_WITNESS_ASKED] = {"witness-verdict", ZZ_QUESTION,
							 N_("by the receipts of the witness: {verdict} (zzsh trace shows which)"),
							 N_("Say how it came about: zzsh explain F-ID TEXT."),
							 N_("it was entered on another computer and merged later, or a correction was "
								"made without its reason")},
	[ZZ_HF_WITNESS_SAYS] = {"witness-verdict", ZZ_INFO,
							N_("by the receipts of the witness: {verdict} (zzsh trace shows which)"), NULL,
							NULL},
	[ZZ_HF_WITNESS_DISAGREE] =
		{"witness-disagree", ZZ_QUESTION,
		 N_("{one} had seen it by {saw}; the ledger that the branch itself handed to {other} at {missed} did "
			"not have it"),
		 N_("Say from which computer each was handed in: zzsh explain F-ID TEXT."),
		 N_("two computers, of which one had not fetched yet what the other had entered")},
	[ZZ_HF_RECEIPT_LATER] =
		{"receipt-later", ZZ_QUESTION,
		 N_(
			 "commit {commit} says {time}, and names receipt {seq} of {witness}, which was signed only on "
			 "{signed}: the clock of that computer was wrong"),
		 N_("Say how the clock came to be wrong: zzsh explain F-ID TEXT."),
		 N_("a computer that lost its time")},
	[ZZ_HF_IMPORT_UNAPPROVED] =
		{"import-unapproved", ZZ_QUESTION,
		 N_(
			 "records of {year} that were taken over from older papers and no receipt approves: {count}; the "
			 "superior's policy "
			 "lets {most} pass"),
		 N_("Ask the superior to look at the older papers and approve them (zzsh witness approve)."),
		 N_("they were approved on paper")},
	[ZZ_HF_BATCH] =
		{"entered-together", ZZ_QUESTION,
		 N_("late records of {days} days came in together, in one commit of {on} ({count} records)"),
		 N_("Say how they were kept until then: zzsh explain F-ID TEXT."),
		 N_("records kept on paper were entered together")},
	[ZZ_HF_BATCH_HOUR] = {"entered-together", ZZ_QUESTION,
						  N_("late records of {days} days came in within one hour of {on} ({count} records)"),
						  N_("Say how they were kept until then: zzsh explain F-ID TEXT."),
						  N_("records kept on paper were entered together")},
	[ZZ_HF_BEFORE_INSPECTION] =
		{
			"entered-before-inspection", ZZ_INFO,
			N_("late records of {days} days came in from {on} on, in the ten days before the inspection of "
			   "{inspection} ({count} records)"),
			NULL, N_("records kept on paper were entered together")},
	[ZZ_HF_SHOWN_TOGETHER] = {"shown-together", ZZ_INFO,
							  N_("records of {days} days were shown to the witness for the first time on "
								 "{on}, together and after "
								 "their days of entry ({count} records)"),
							  NULL, N_("they were entered in time, and handed in only later")},
	[ZZ_HF_CLOCK_BACK] =
		{"clock-back", ZZ_QUESTION,
		 N_("commit {commit} says {time}, the one before it says {before}: one of the two clocks was wrong"),
		 N_("Say which clock was wrong: zzsh explain F-ID TEXT."),
		 N_("a computer that lost its time, or two computers of different time")},
	[ZZ_HF_DATE_ODD] =
		{
			"commit-date-odd", ZZ_QUESTION,
			N_("the dates of commit {commit} are written as git does not write them; programs read them "
			   "differently"),
			N_("Say by which program it was made: zzsh explain F-ID TEXT."),
			N_("they were made with another program than git")},
	[ZZ_HF_DATE_AHEAD] = {"commit-date-odd", ZZ_QUESTION,
						  N_("commit {commit} says {time}, which is still to come"),
						  N_("Put the clock right, and say so: zzsh explain F-ID TEXT."),
						  N_("the clock of that computer, or of this one, is wrong")},
	[ZZ_HF_ENTRY_ODD] =
		{"odd-entry", ZZ_QUESTION,
		 N_(
			 "commit {commit} put something there that is no ledger file (mode {mode}): it was never "
			 "read"),
		 N_("Say what it was for: zzsh explain F-ID TEXT."),
		 N_("a link or a program was put there by mistake")},
	[ZZ_HF_MODE] =
		{"file-mode", ZZ_INFO,
		 N_("commit {commit} marks the file as a program (mode {mode}); it was read as what it is, a text"),
		 NULL, N_("the file came from a disk or a network drive that marks every file so")},
	[ZZ_HF_ROOT_SECOND] = {"second-beginning", ZZ_QUESTION,
						   N_("the history has {count} beginnings; commit {commit} has nothing before it and "
							  "came in by a merge"),
						   N_("Say where that line of history came from: zzsh explain F-ID TEXT."),
						   N_("a second ledger was begun on another computer and merged")},
	[ZZ_HF_BACKDATED] =
		{"backdated-setting", ZZ_INFO,
		 N_("changed {on} by {who}, in force from {from}; that altered the result of no record"), NULL,
		 N_("a transfer or decision that was only notified later")},
	[ZZ_HF_BACKDATED_UNCOMPARED] =
		{"backdated-setting", ZZ_QUESTION,
		 N_("changed {on} by {who}, in force from {from}; which records that altered was not looked at"),
		 N_("Look at the former state: zzsh check --at COMMIT."),
		 N_("a transfer or decision that was only notified later")},
	[ZZ_HF_BACKDATED_ALTERS] =
		{
			"backdated-setting", ZZ_QUESTION,
			N_("changed {on} by {who}, in force from {from}; what is found about these came out otherwise: "
			   "{altered}"),
			N_("Say on what it is based: zzsh explain F-ID TEXT."),
			N_("a transfer or decision that was only notified later")},
	[ZZ_HF_UNDATED_ALTERS] =
		{"backdated-setting", ZZ_QUESTION,
		 N_(
			 "changed {on} by {who} without naming a day, so that it holds for all time; what is found about "
			 "these came out otherwise: {altered}"),
		 N_("Say from which day on it holds, in the file, or on what it is based: zzsh explain F-ID TEXT."),
		 N_("a slip of the pen was put right")},
	[ZZ_HF_WITNESS_REMOVED] =
		{"witness-removed", ZZ_QUESTION,
		 N_(
			 "the witness {witness} was taken out of zzsh.yaml {on} by {who}, commit {commit}; its receipts "
			 "that are here ({here}) are read all the same, by the key of then, but zzsh sync fetches no "
			 "more of them"),
		 PUT_BACK,
		 N_("the unit belongs to another superior now, or the witness was begun anew under another name")},
	[ZZ_HF_WITNESS_LOST] =
		{
			"witness-removed", ZZ_QUESTION,
			N_("the witness {witness} was taken out of zzsh.yaml {on} by {who}, commit {commit}, and none of "
			   "its receipts is here any more: nothing of what it saw can be held against this ledger"),
			PUT_BACK, N_("a copy to which receipts were not taken along")},
	[ZZ_HF_WITNESS_UNUSED] =
		{"witness-removed", ZZ_INFO,
		 N_(
			 "the witness {witness} was taken out of zzsh.yaml {on} by {who}, commit {commit}; nothing here "
			 "shows that it ever signed a receipt"),
		 N_("Where it did, put the line back and fetch its receipts with zzsh sync."),
		 N_("it was entered for a trial, or under a mistyped name")},
	[ZZ_HF_WITNESS_KEY_REMOVED] =
		{"witness-removed", ZZ_QUESTION,
		 N_(
			 "a key of the witness {witness} was taken out of zzsh.yaml {on} by {who}, commit {commit}: "
			 "{item}; "
			 "its chain says nothing of a change from that key to another one, so what was signed with it is "
			 "not believed any more"),
		 N_(
			 "Write the line back beside the present one (git show {commit}~:zzsh.yaml has it), and ask the "
			 "witness by telephone which keys are its own."),
		 N_("the witness lost its keys and made new ones, or the line was mistyped")},
	[ZZ_HF_GENESIS] =
		{"genesis-changed", ZZ_QUESTION,
		 N_(
			 "genesis.yaml, by which the ledger is known, was changed or taken away {on} by {who}, commit "
			 "{commit}: known as {before} until then, as {after} from then on; receipts of before are those "
			 "of another ledger"),
		 N_(
			 "Bring it back as it was: git checkout {commit}~ -- genesis.yaml, then commit; what was "
			 "witnessed "
			 "before counts again. A new ledger is made in another folder (zzsh init)."),
		 N_("somebody put the file in order by hand (line ends, a comment), or took it for a mistake")},
	[ZZ_HF_GENESIS_RESTORED] =
		{
			"genesis-changed", ZZ_INFO,
			N_("genesis.yaml, by which the ledger is known, was changed or taken away {on} by {who}, commit "
			   "{commit}, and was put back since: it is as it was before"),
			NULL, N_("it was changed or deleted by mistake, and somebody noticed")},
	[ZZ_HF_REPLACED] =
		{"replace-refs", ZZ_QUESTION,
		 N_("replace refs are there ({count}): git shows other texts than the recorded ones, zzsh does not"),
		 READ_BY_ID, N_("somebody tried git replace out")},
	[ZZ_HF_GRAFTS] =
		{"grafts", ZZ_QUESTION,
		 N_(
			 "there is a file info/grafts: git shows another line of commits than the recorded one, "
			 "zzsh does not"),
		 READ_BY_ID, N_("two repositories were joined in former years")},
	[ZZ_HF_SHALLOW] =
		{"history-shallow", ZZ_QUESTION,
		 N_(
			 "this copy says that a part of the history is elsewhere (.git/shallow): what lies before it was "
			 "not seen, and nothing can be concluded"),
		 N_("Fetch all of it: git fetch --unshallow; or ask for a complete copy."),
		 N_("only the latest part was taken, to save time")},
	[ZZ_HF_ALTERNATES] =
		{"alternates", ZZ_QUESTION,
		 N_("the repository borrows objects from {path}: without that place it is not complete"),
		 N_("Make a copy that is whole: git clone, or git repack -a -d."),
		 N_("it was copied on the same computer")},
	[ZZ_HF_PROMISOR] =
		{"alternates", ZZ_QUESTION,
		 N_("packs of this copy are marked as fetched in part: what they leave out lies elsewhere"),
		 N_("Make a copy that is whole: git clone without --filter."),
		 N_("only a part was taken, to save time")},
	[ZZ_HF_GRAPH_FALSE] =
		{"commit-graph-false", ZZ_CONTRADICTION,
		 N_(
			 "git's own table of commits (commit-graph) tells commit {commit} otherwise than the commit "
			 "itself: "
			 "git log shows false dates or hides commits"),
		 N_("The commits themselves are as they are; have git make the table anew (git commit-graph write)."),
		 N_("the file is damaged")},
	[ZZ_HF_GRAPH_UNREAD] =
		{"commit-graph-unread", ZZ_INFO,
		 N_("git's own table of commits (commit-graph) could not be read; nothing was taken from it"), NULL,
		 N_("a newer version of git wrote it, or the file is damaged")},
	[ZZ_HF_ATTRIBUTES] = {"git-attributes", ZZ_QUESTION,
						  N_("attributes touch the ledger's files ({name}: {value}): git shows other bytes "
							 "than the recorded ones, "
							 "or no change"),
						  N_("Take the line out of .gitattributes or .git/info/attributes."),
						  N_("they came with a template")},
	[ZZ_HF_HIDDEN] =
		{
			"hidden-from-git", ZZ_QUESTION,
			N_("git was told not to look at files ({count}, {path} among them): git status says nothing "
			   "whatever they hold"),
			N_("git update-index --no-assume-unchanged --no-skip-worktree FILE, then zzsh check."),
			N_("a program set that, or somebody who followed advice found elsewhere")},
	[ZZ_HF_DAMAGED] = {"history-damaged", ZZ_CONTRADICTION,
					   N_("the history could not be read to its end: {reason}"),
					   N_("Ask for another copy, and compare."), N_("the disk is damaged")},
	[ZZ_HF_TEXT_DAMAGED] =
		{"history-damaged", ZZ_CONTRADICTION,
		 N_("what the commits recorded of this file is not there as they recorded it: {reason}"),
		 N_("Ask for another copy, and compare."), N_("the disk is damaged")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};

static bool is_among(const struct zz_finding_def *def, struct zz_str id)
{
	while (def->id && !zz_str_is(id, def->id))
		def++;
	return def->id != NULL;
}

bool zz_is_of_history(struct zz_str id)
{
	return id.n && (is_among(zz_history_findings, id) || is_among(zz_witness_findings, id));
}
