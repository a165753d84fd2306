/* What history proves of a ledger: of each record when it came in and what became of it, of the settings what
 * was changed backwards in time, of the repository what would deceive git (design section 5, provenance 1.1).
 *
 * Reads the commit that the ledger was loaded from, by an own walk over all parents; runs nothing, writes
 * nothing, believes none of git's caches. All times are the committing machines' own (自报): they can make a
 * record look worse and never prove that one was on time. Findings are rows of zz_history_findings; what was
 * explained or waived is joined as in a check. */
#ifndef ZZ_AUDIT_AUDIT_H
#define ZZ_AUDIT_AUDIT_H

#include "audit/trail.h"
#include "audit/verdict.h"
#include "git/tamper.h"
#include "model/entered.h"
#include "rules/verdict.h"
#include "witness/observation.h"

struct zz_audit_ask {
	const uint32_t *records; /* indices in the ledger's records; NULL = all, and those that are gone */
	size_t nrecords;
	const struct zz_str *keys; /* of witnesses, that who asks trusts (witness/observation.h) */
	size_t nkeys;
	int64_t now;   /* a commit later than this is ahead of time */
	bool compared; /* the results of records before and after a setting was changed backwards */
};

/* One record of the answer, or one that is gone. */
struct zz_audit_row {
	struct zz_str path;
	int32_t record;            /* -1: gone */
	uint32_t texts;            /* that its file ever had */
	uint32_t amended, changed; /* versions with a valid correction; with other changes of fields */
	uint32_t reviewed;         /* of the latter, after a review had passed the record */
	bool gone;
	bool unread; /* some text that it had could not be read */
};

/* A change of roster, rules, waivers or settings that is in force from a day before it was committed, by more
 * than the days of entry. */
struct zz_backdated {
	const struct zz_step *step;
	struct zz_str path;
	zz_day on, from;
	bool compared; /* the two states of the ledger could be judged */
	struct {
		struct zz_str *at; /* records ("owner/id") and obligations (keys) whose result is another one */
		size_t n, room;
	} altered;
};

/* What receipts prove about when a record was first shown. */
struct zz_witnessed {
	bool judged;
	struct zz_timing timing; /* its indices are those of zz_audit.witnessed.order */
};

struct zz_audit {
	struct zz_arena arena;
	struct zz_ledger *l;
	struct zz_past past;
	struct zz_reviews reviews;
	struct zz_entries entries; /* beside l->records */
	struct zz_tamper tamper;
	struct zz_verdict *verdict; /* its findings */
	struct {
		struct zz_audit_row *at;
		size_t n, room;
	} rows; /* in the order of the ledger's records, then those that are gone */
	struct {
		struct zz_backdated *at;
		size_t n, room;
	} backdated;
	struct {
		struct zz_observations seen;
		const struct zz_observation **order; /* by time, of all witnesses */
		struct zz_witnessed *at;             /* beside l->records; NULL where the ledger names no witness */
		bool failed;                         /* the receipts could not be read; why: */
		struct zz_error error;
	} witnessed;
	size_t undigested;  /* attachments of which no record gives a digest: held against nothing */
	size_t uncompared;  /* changes backwards beyond those that are compared */
	bool texts_damaged; /* some text is not there as the commits recorded it */
	bool damaged;       /* the history could not be read to its end; why: */
	struct zz_error error;
};

/* Never fails for what is wrong with the history: that becomes a finding. The ledger, from a commit, and the
 * packs stay the caller's. Free with zz_audit_free in any case. */
int zz_audit_run(struct zz_audit *a, struct zz_ledger *l, struct zz_packs *packs,
				 const struct zz_audit_ask *ask, struct zz_error *e);
void zz_audit_free(struct zz_audit *a);

/* Between which receipts exactly these bytes of a record ("owner/id") were first shown: the last one before
 * that is known to lack them, and the first that has them; indices of witnessed.order, or ZZ_NO_SHOWING. */
void zz_audit_bracket(const struct zz_audit *a, struct zz_str id, const struct zz_sm3 *text, size_t *absent,
					  size_t *present);

/* Whether nothing can be concluded: a shallow copy, a damaged history. */
bool zz_audit_unsure(const struct zz_audit *a);
/* Who made a commit, as it says itself; in the audit's arena. */
struct zz_str zz_audit_author(struct zz_audit *a, const uint8_t commit[ZZ_BLOB_ID]);

/* The last of the days in which a record is entered, by the day that counts for it (model/held.h). */
zz_day zz_audit_window(const struct zz_audit *a, uint32_t record);

/* Whether a withdrawal names the record that a path is of, whose file may be gone. */
bool zz_path_withdrawn(const struct zz_ledger *l, struct zz_str path);

#endif
