/* What the superior's review made of a record: 待审, 通过, 退回补正. A review names the text it saw; what it
 * says holds for that text only. */
#ifndef ZZ_RULES_REVIEWS_H
#define ZZ_RULES_REVIEWS_H

#include "model/terms.h"

enum zz_reviewed {
	ZZ_UNREVIEWED,
	ZZ_PASSED,
	ZZ_PASSED_FORMER, /* another text than the one there is now: the present version was not reviewed */
	ZZ_RETURNED,
	ZZ_RESUBMITTED, /* returned, and the text has changed since: waiting again */
	ZZ_REVIEWED_STATES
};
extern const struct zz_term zz_reviewed_terms[ZZ_REVIEWED_STATES];

struct zz_review_state {
	uint8_t state;
	int32_t review;   /* index in the ledger's follow-ups, -1 */
	uint32_t version; /* of the present text: 1 + the corrections it lists */
	uint32_t seen;    /* that the review saw; 0 where that cannot be told */
};

/* The latest review of one record, -1 where there is none; of all records: zz_ledger_reviews. */
int32_t zz_latest_review(const struct zz_ledger *l, uint32_t record);
/* The state of a record by its latest review. Reads the record's file. A review that names no text holds
 * until the first correction on or after its day. */
struct zz_review_state zz_review_state(const struct zz_ledger *l, uint32_t record, int32_t review);

#endif
