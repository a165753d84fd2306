/* What the witnesses of a ledger saw, and when: the receipts that lie in its repository, read for judging.
 *
 * A receipt is a signed statement by somebody else's clock (witness/receipt.h). It proves that a text was
 * shown, or was not yet shown, to that witness; never that a meeting was held. A receipt that does not
 * verify, or that is older than the one before it, is a finding, and an observation of which nothing is
 * known. Nothing is judged here: which verdict follows is for the layer above (provenance 2.3).
 *
 * What a receipt saw is known where its head is in this repository, or was telephoned as a code and a commit
 * of this repository gives that code, or where the witness' manifest is here; in each case only if its SM3 is
 * the one that was signed. Else it is UNKNOWN and proves nothing. A file that lies in the tree of the head
 * under a name that no record has is not held by it. */
#ifndef ZZ_WITNESS_OBSERVATION_H
#define ZZ_WITNESS_OBSERVATION_H

#include "base/diag.h"
#include "base/digest.h"
#include "git/source.h"
#include "witness/authority.h"

enum zz_cause {
	ZZ_CAUSE_PUSH,
	ZZ_CAUSE_SCAN,
	ZZ_CAUSE_HASH_ONLY, /* a code by telephone; presence only, absence is proved by nothing that was told so
						 */
	ZZ_CAUSE_FIRST,     /* the ledger's first receipt: nothing was known before */
	ZZ_CAUSE_REDACT,
	ZZ_CAUSE_KEY,
	ZZ_CAUSE_POLICY,
	ZZ_CAUSE_IMPORT,
	ZZ_CAUSE_CLOCK,
	ZZ_CAUSE_COSIGN, /* what was seen of another witness' chain (witness/cosign.h) */
	ZZ_CAUSES
};
/* Of the head to that of the ledger's receipt before. */
enum zz_relation_to_last {
	ZZ_HEAD_INITIAL,
	ZZ_HEAD_FF,
	ZZ_HEAD_SAME,
	ZZ_HEAD_REWIND,
	ZZ_HEAD_FORK,
	ZZ_HEAD_UNRELATED,
	ZZ_HEAD_ABSENT,  /* no repository, or no such ref */
	ZZ_HEAD_UNKNOWN, /* it could not be told */
	ZZ_HEADS
};
extern const struct zz_term zz_cause_terms[ZZ_CAUSES], zz_head_terms[ZZ_HEADS];

/* By the operators' list that the receipt's policy line names. */
struct zz_pusher {
	struct zz_str key; /* SHA256:…; empty: the receipt names none */
	/* Whose key it was on that day. Not `listed`: the list does not know it, or could not be had, and the
	 * push counts like a scan: "had not been handed in". */
	bool listed;
	struct zz_str person;
	struct zz_str *branches; /* ids of those that are the pusher's own */
	size_t nbranches;
};

struct zz_witness_state;

struct zz_observation {
	uint32_t witness; /* index in zz_observations.witnesses */
	uint32_t seq;
	int64_t time; /* seconds since 1970 UTC, by the witness' clock; corrected where it was ahead */
	int64_t e_ms; /* 2 x the bound of its error; two days at least where it was not synchronised or ahead */
	/* The latest moment at which it may have been made, in milliseconds, the error included; the earliest is
	 * time * 1000 - e_ms. */
	int64_t latest_ms;
	/* The clock was ahead by so many seconds, two officers say (witness/clocks.h), and number `reclocked` is
	 * the correction; 0. That it lacked a text counts from the corrected time. That it had one counts by the
	 * time that was stamped, or by that of the correction, which follows it in the chain, whichever is
	 * earlier: so nothing becomes on time by a correction that one more receipt would not have made so. Only
	 * where who asks has brought the keys of both officers it counts by the corrected time as well. */
	int64_t ahead;
	uint32_t reclocked;
	uint8_t cause, relation;
	bool injected; /* the clock was set by hand for a trial; such a receipt proves nothing outside of tests */
	struct zz_str head; /* 40 hex, code:… or empty */
	struct zz_pusher pusher;
	/* A receipt should be here, and is not or does not verify; of several in a row the first. Nothing of it
	 * is known, not even that it is about this ledger; its time is that of the receipt before, the earliest
	 * it can have. So it stands in the way of "on time" as one whose manifest is lost does. */
	bool lost;
	/* From a number on of which the witness signed two receipts nothing of it is known (witness-fork): who
	 * has its key, or itself, made one of them afterwards. Where another witness cosigned the chain that is
	 * here, that much of it was there by then, by another clock: such a receipt stands here a second time, as
	 * something that was told at that time, which proves presence only. */
	uint32_t ordered; /* private: known by the order of another witness to redact */
	bool doubted;     /* private: it would be known but for that */
	bool vouched;     /* that second one: its time is the cosigner's, of its receipt number: */
	uint32_t voucher, vouching;
	bool known; /* else zz_observation_holds always says ZZ_SEEN_UNKNOWN */
	/* The head is an ancestor of the commit that is read, or that commit. Only where the head is a commit. */
	bool in_history;
	uint32_t records; /* as the receipt counts them */
	struct zz_sm3
		policy; /* digest of policy and operators; zz_observations.policies has it where it was here */
	struct zz_sm3 digest; /* of the whole receipt, with its signatures */
	const struct zz_witness_state *state;
	uint32_t set; /* private: what it holds */
};

/* Deadlines and bounds that the superior has set (policy.yaml beside the receipts). */
struct zz_witness_policy {
	struct zz_sm3 digest;
	int32_t days;    /* working days after the event day within which a record is on time; 3 unless set */
	int32_t silence; /* days without a push that are a finding; 0: not set, and none is */
	int32_t imports; /* records of a year taken over from older papers that need no approval; -1: not set */
	uint8_t quorum;  /* how many witnesses must have seen a text; 1 unless set */
	bool trial;      /* receipts by an injected clock are issued */
};

struct zz_witness_known {
	struct zz_str name;
	/* The key was named by who asks, or in zzsh.yaml. Else it was taken from the chain itself, and whoever
	 * wants to rely on it compares its fingerprint with the witness by another way. */
	bool pinned;
	bool held;             /* the key was named by who asks */
	bool named;            /* zzsh.yaml names it; else only who asks does, by a key of it, or: */
	bool former;           /* zzsh.yaml named it once, in the history, and does not now */
	bool rekeyed;          /* it changed its keys, and signed that with the former and the new ones: */
	struct zz_str *turned; /* all those, as zzsh.yaml would have them */
	size_t nturned;
	uint32_t receipts; /* of the chain that verify, of all ledgers */
	uint32_t own;      /* of them about this ledger */
	int64_t last;      /* time of the last receipt of the chain */
	bool officer;      /* whom who asks brought a key of is no witness, but corrects the clock of one */
	uint32_t reclocks; /* receipts that correct its clock */
	uint32_t forked;   /* the first number of which it signed two; UINT32_MAX: none that is known */
	/* How much of its chain another witness that is named here has cosigned, and when first; 0: nothing. */
	uint32_t cosigned, cosigner;
	int64_t cosigned_at;
	/* Those that verify, by number: of whatever ledger they are, a commit that names one is younger. */
	struct zz_receipt_time {
		struct zz_sm3 digest;
		int64_t time; /* corrected, as that of an observation */
		bool good, ahead;
	} * times;
	uint32_t ntimes;
};

struct zz_observations {
	struct zz_arena arena;
	struct zz_observation *at; /* of this ledger; by witness as zzsh.yaml lists them, then by seq */
	size_t n, room;
	/* Those that zzsh.yaml names, whether they have receipts or not, then those of whose keys who asks has
	 * one.
	 */
	struct zz_witness_known *witnesses;
	size_t nwitnesses;
	struct {
		struct zz_witness_policy *at;
		size_t n, room;
	} policies;
	struct { /* records taken over from older papers that a witness says are approved; SM3 of their ids */
		struct zz_sm3 *at;
		size_t n, room;
	} approved;
	struct { /* tokens of time-stamping authorities over receipts, by witness and number */
		struct zz_stamped {
			uint32_t witness, seq;
			int64_t time;
			struct zz_str signer, issuer; /* as the certificate that came along says */
			uint8_t authority;            /* zz_authority: whether who asks trusts it */
		} * at;
		size_t n, room;
	} stamps;
	/* Two receipts of one witness and one number that are both signed: it has made one of them afterwards. */
	struct {
		struct zz_fork {
			uint32_t witness, seq;
			struct zz_str here, other; /* whole */
		} * at;
		size_t n, room;
	} forks;
	/* About the chain, independent of any record (zz_witness_findings); in `arena`. Their path is that of
	 * zzsh.yaml. */
	struct zz_findings findings;
	bool unsure; /* something that a receipt saw is gone, or a named witness has no receipts here: exit 5 */
	struct zz_witness_state *state;
};

/* bad-receipt, witness-fork, history-rewritten, content-mismatch (contradictions); evidence-missing, silence,
 * history-unmerged, receipt-injected (questions). */
extern const struct zz_finding_def zz_witness_findings[];

struct zz_witness_asked {
	const char *ledger; /* 32 hex */
	/* Items of zzsh.yaml's `witnesses`: a name, or a name with its key (name+hash+base64, C2SP signed-note).
	 */
	const struct zz_str *named;
	size_t nnamed;
	/* Likewise of former states of zzsh.yaml, of witnesses that it does not name any more: to take a witness
	 * out does not undo what it signed. */
	const struct zz_str *former;
	size_t nformer;
	/* Keys that who asks trusts, in the same form: those of a witness go before what zzsh.yaml and the chain
	 * say of it, and its receipts are read though zzsh.yaml should not name it. Certificates of time-stamping
	 * authorities stand among them as they are (witness/authority.h). */
	const struct zz_str *keys;
	size_t nkeys;
	int64_t now; /* for silence */
};

/* Reads nothing but git objects and refs/zzsh/ of the source's repository; writes nothing. No repository, no
 * witness named: no observations. ZZ_EENV where the repository cannot be read. Free in any case. */
int zz_observations_read(struct zz_observations *out, struct zz_source *s,
						 const struct zz_witness_asked *asked, struct zz_error *e);
void zz_observations_free(struct zz_observations *o);

enum zz_seen { ZZ_SEEN_UNKNOWN, ZZ_SEEN_NONE, ZZ_SEEN_OTHER, ZZ_SEEN_THIS };
/* Whether what a receipt saw has a record ("zhb1/2026-03-12-committee-meeting") with bytes of this SM3. */
enum zz_seen zz_observation_holds(const struct zz_observation *o, struct zz_str record,
								  const struct zz_sm3 *bytes);
/* The same by the SM3 of the record's id, for who asks of many receipts. */
enum zz_seen zz_observation_has(const struct zz_observation *o, const struct zz_sm3 *record,
								const struct zz_sm3 *bytes);
/* The policy of a receipt, or NULL where it is not here. */
const struct zz_witness_policy *zz_observation_policy(const struct zz_observations *all,
													  const struct zz_observation *o);

#endif
