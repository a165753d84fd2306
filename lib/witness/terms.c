#include "witness/observation.h"

#include "base/message.h"

const struct zz_term zz_cause_terms[ZZ_CAUSES] = {
	[ZZ_CAUSE_PUSH] = {"push", "报送"},
	[ZZ_CAUSE_SCAN] = {"scan", "定时查看"},
	[ZZ_CAUSE_HASH_ONLY] = {"hash-only", "电话报码"},
	[ZZ_CAUSE_FIRST] = {"first", "首次报送"},
	[ZZ_CAUSE_REDACT] = {"redact", "依规删除"},
	[ZZ_CAUSE_KEY] = {"key", "更换密钥"},
	[ZZ_CAUSE_POLICY] = {"policy", "调整口径"},
	[ZZ_CAUSE_IMPORT] = {"import", "补登核准"},
	[ZZ_CAUSE_CLOCK] = {"clock", "更正时钟"},
	[ZZ_CAUSE_COSIGN] = {"cosign", "会签"},
};

const struct zz_term zz_head_terms[ZZ_HEADS] = {
	[ZZ_HEAD_INITIAL] = {"initial", "首次"}, [ZZ_HEAD_FF] = {"ff", "接续"},
	[ZZ_HEAD_SAME] = {"same", "无变化"},     [ZZ_HEAD_REWIND] = {"rewind", "倒退"},
	[ZZ_HEAD_FORK] = {"fork", "另起分叉"},   [ZZ_HEAD_UNRELATED] = {"unrelated", "毫不相干"},
	[ZZ_HEAD_ABSENT] = {"absent", "未找到"}, [ZZ_HEAD_UNKNOWN] = {"unknown", "不明"},
};

const struct zz_finding_def zz_witness_findings[] = {
	{"bad-receipt", ZZ_CONTRADICTION, N_("receipt {seq} of the witness {witness} is not valid: {why}"),
	 N_("Fetch the receipts again with zzsh sync; if it stays so, ask the witness to look at its chain"),
	 N_("A copy that was damaged on the way, or a key (in zzsh.yaml, or one that you brought) that is "
		"not the witness' own")},
	{"witness-fork", ZZ_CONTRADICTION,
	 N_("the witness {witness} signed two different receipts with the number {seq}, or took one back"),
	 N_("Keep both copies, and show them to the office above the witness: one of them was made afterwards. A "
		"witness whose machine died takes its chain over from a branch before it signs anything, or signs "
		"under "
		"a new name beside the former one (zzsh-witness(1))"),
	 N_("Nothing that a branch does can bring this about; a witness that was begun anew, or restored from an "
		"older copy, can")},
	{"witness-clash", ZZ_QUESTION,
	 N_("the witnesses {witness} and {other} do not agree on receipt {seq} of the former: {why}"),
	 N_("Ask both; the copies of other branches show which of them has changed its chain"),
	 N_("A clock that was set wrong, or a chain that was fetched in part")},
	{"clock-corrected", ZZ_INFO,
	 N_("the clock of the witness {witness} was {seconds} seconds ahead for its receipts {since} to {until}, "
		"says "
		"receipt {seq}, {day}, document {document}, signed by two officers ({whose})"),
	 N_("That they lacked a text counts from the corrected time; that they had one counts by the stamped "
		"time or "
		"that of the correction, whichever is earlier, or by the corrected one for who brings the officers' "
		"keys "
		"(--keys)"),
	 NULL},
	{"stamp-invalid", ZZ_QUESTION,
	 N_("the time stamp over receipt {seq} of the witness {witness} proves nothing: {why}"),
	 N_("Fetch the receipts again with zzsh sync; if it stays so, ask the witness for the authority's "
		"answer"),
	 N_("A copy that was damaged on the way")},
	{"stamp-untrusted", ZZ_QUESTION,
	 N_("time stamps over receipts of the witness {witness} ({count}, the first over number {seq}, by "
		"{signer}) "
		"are "
		"by no authority whose certificate you brought: who {issuer} is, nothing here shows"),
	 N_("Ask the witness which authority it uses, get the certificate from that authority, and bring it "
		"(--keys)"),
	 N_("An authority whose certificate you did not bring, or that has another one by now")},
	{"receipts-behind", ZZ_QUESTION,
	 N_("the witness {other} had seen {count} receipts of {witness} by {day}; only {here} are here"),
	 N_("Fetch the others with zzsh sync"), N_("A copy that is older than what the other witness saw")},
	{"receipts-short", ZZ_QUESTION,
	 N_("commit {commit} ({day}, {who}) was made where receipt {seq} of the witness {witness} had been "
		"fetched; of its receipts {here} are here, and that is not among them"),
	 N_("Fetch the others with zzsh sync; the witness and the other branches have the whole chain. Until "
		"then nothing "
		"can be concluded"),
	 N_("Receipts that were not fetched on this computer or not copied along, or a witness that was begun "
		"anew under "
		"the same name, after a trial for instance")},
	{"receipt-other", ZZ_QUESTION,
	 N_("commit {commit} ({day}, {who}) names a receipt {seq} of the witness {witness} that is another one "
		"than the one "
		"with that number here"),
	 N_("Ask other branches for the chain as they fetched it; where the witness did sign two, zzsh sync "
		"keeps both and "
		"says so"),
	 N_("A witness that was begun anew under the same name, after a trial for instance, or a line of the "
		"message that "
		"somebody wrote by hand")},
	{"history-rewritten", ZZ_CONTRADICTION,
	 N_("the history is not continuous: what receipt {seq} of the witness {witness} saw on {day} does not "
		"lead "
		"to the present state ({relation})"),
	 N_("Fetch the former state from the witness (it keeps it) and merge it; say with zzsh explain what "
		"happened"),
	 N_("A ledger that was restored from an old copy, or set up anew on another computer")},
	{"history-redacted", ZZ_INFO,
	 N_("the history was written anew on order: receipt {seq} of the witness {witness}, {day}, document "
		"{document}, texts taken out or replaced {count} ({files})"),
	 N_("Everything else is the same, byte for byte, unless it is told otherwise; what was witnessed before "
		"counts on, and "
		"so do the texts in the place of others, which nobody had seen then. What stood there the superior "
		"can say"),
	 N_("Identity numbers or other personal data had to be taken out")},
	{"redaction-wrong", ZZ_QUESTION,
	 N_("receipt {seq} of the witness {witness} says how former states lie in the history that was written "
		"anew on order; of receipt {former} that does not hold: {why}"),
	 N_("Ask the witness, and the office above it, for the order and for what was signed"),
	 N_("A copy with the former history that was merged again")},
	{"redacted-by-another", ZZ_INFO,
	 N_("receipt {seq} of the witness {witness}, {day}, saw the history that receipt {order} of {other} had "
		"ordered "
		"anew, document {document}; but for the texts listed there it is what this witness had seen before"),
	 N_("Nothing need be done. An order of its own (zzsh witness redact) carries over as well what only this "
		"witness "
		"had seen"),
	 NULL},
	{"history-unmerged", ZZ_QUESTION,
	 N_("what receipt {seq} of the witness {witness} saw on {day} was fetched and is not merged yet"),
	 N_("zzsh sync merges it"), N_("A colleague's entries that came in meanwhile")},
	{"content-mismatch", ZZ_CONTRADICTION,
	 N_("the commit that receipt {seq} of the witness {witness} names does not have the texts that it saw"),
	 N_("Compare with the copy that the witness keeps: objects of this repository were exchanged"),
	 N_("A fault of the witness's disk or program, which the copy kept there shows")},
	{"evidence-missing", ZZ_QUESTION,
	 N_("what receipt {seq} of the witness {witness} saw on {day} is not here, so that it proves nothing"),
	 N_("Fetch it from the witness, who keeps every state that it has seen"),
	 N_("A copy of the repository in which only a part of the history was taken along")},
	{"silence", ZZ_QUESTION, N_("nothing was handed in for {days} days, from {from} until {until}"),
	 N_("Hand in after each record with zzsh sync"),
	 N_("A period in which nothing was held, or in which another way of handing in was agreed")},
	{"receipt-injected", ZZ_QUESTION,
	 N_("receipts of the witness {witness} were made for a trial, by a clock that was set by hand"),
	 N_("They prove nothing; a witness in earnest is made by zzsh witness init without --trial"),
	 N_("The ledger was tried out, or used for training, before it was used in earnest")},
	{.id = NULL},
};
