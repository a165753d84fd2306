/* What the receipts of witnesses prove about the time of one record (provenance 2.3, with its fairness
 * rules).
 *
 * Pure: everything comes in, nothing is read. All times are milliseconds since 1970 UTC. Receipts stand in
 * the order of their times; a later one never has an earlier time.
 *
 * Which text is judged is the caller's to say: the first complete version, and every later one that a valid
 * chain of corrections leads to, count as THIS; without such a chain only the present bytes do. Any other
 * version of the record is OTHER.
 *
 * Losing, hiding or cutting receipts, and whatever the branch's own clock claims, never turns another verdict
 * into on-time; a test holds that against random worlds. */
#ifndef ZZ_AUDIT_VERDICT_H
#define ZZ_AUDIT_VERDICT_H

#include "base/diag.h"

enum zz_shown_by {
	ZZ_SHOWN_BY_OWN, /* pushed by an operator of the record's branch: what is not there, the branch did not
					   have */
	ZZ_SHOWN_BY_HANDING, /* a push by somebody else, or a scan: what is not there had not been handed in */
	ZZ_SHOWN_BY_TELLING, /* a code by telephone and the like: presence only */
};
enum zz_shown { ZZ_SHOWN_UNKNOWN, ZZ_SHOWN_NONE, ZZ_SHOWN_OTHER, ZZ_SHOWN_THIS };

struct zz_showing {
	int64_t time, e; /* e: twice the bound of the clock's error */
	uint8_t by, of;
	uint8_t witness; /* which of several: 0 to ZZ_SHOWN_WITNESSES - 1 */
	uint8_t
		quorum; /* how many witnesses must have seen a text, by the policy that this receipt names; 0 is 1 */
};

/* Of a policy that is not here: no number of witnesses is enough. */
enum { ZZ_SHOWN_WITNESSES = 64, ZZ_QUORUM_UNKNOWN = 255 };

struct zz_timeline {
	const struct zz_showing *at;
	size_t n;
	int64_t day;      /* D0: when the day of the event begins */
	int64_t deadline; /* L: when the last day of entry ends */
	int64_t now;
	bool claimed; /* some commit claims a time for the text: */
	int64_t claim;
	bool imported; /* declared in the first version */
	bool chained;  /* valid corrections lead from the first version of all to the one that is judged */
};

enum zz_time_verdict {
	ZZ_TIME_PENDING,
	ZZ_TIME_UNWITNESSED,
	ZZ_TIME_PRE_WRITTEN,
	ZZ_TIME_IMPORTED,
	ZZ_TIME_ON_TIME,
	ZZ_TIME_INCOMPLETE, /* on time, but a receipt before the day is lost */
	ZZ_TIME_ALTERED,
	ZZ_TIME_AMENDED,
	ZZ_TIME_CONTRADICTED,
	ZZ_TIME_BACK_FILLED,
	ZZ_TIME_LATE,
	ZZ_TIME_LATE_SUBMITTED,
	ZZ_TIME_LATE_ADMITTED,
	ZZ_TIME_UNPROVEN,
	ZZ_TIMES
};
extern const struct zz_term zz_time_terms[ZZ_TIMES];

#define ZZ_NO_SHOWING SIZE_MAX
struct zz_timing {
	uint8_t verdict;
	/* P: the receipt by which as many witnesses had surely seen it as the policies ask for; ZZ_NO_SHOWING. A
	 * witness counts from its own receipt of which that is surest. `seen`: the first of all that has it. */
	size_t present, seen;
	/* A: of those before P that are known to lack it, and of the kind that the verdict rests on, the one that
	 * was latest for sure. */
	size_t absent;
	/* The branch's own push to another witness, after `seen`, that lacks it; ZZ_NO_SHOWING. Whoever hides
	 * such a receipt gains nothing by it: it changes no verdict, and is told. */
	size_t missed;
	size_t any; /* P0: the first that has any version */
	bool lost;  /* of some receipt before P nothing is known */
	/* Calendar days after the deadline between which it was first shown, outward rounded: from < 0 or until <
	 * 0 is before the deadline. Without A `from` is INT32_MIN, without P `until` is INT32_MAX. */
	int32_t from, until;
};

struct zz_timing zz_verdict_of_time(const struct zz_timeline *t);

#endif
