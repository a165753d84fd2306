/* What a person is told after an entry or a correction: that it is saved, when it was entered, what it
 * fulfils, what is still due, and how to correct it. */
#ifndef ZZ_REPORT_ACK_H
#define ZZ_REPORT_ACK_H

#include "model/entered.h"
#include "report/view.h"

struct zz_ack {
	const struct zz_verdict *verdict; /* of the record's owner, around the record's day and today */
	size_t record;                    /* index in the ledger's records */
	struct zz_str text;               /* its bytes */
	int64_t now;
	struct zz_str beside;  /* another record of this kind and day, or empty */
	struct zz_str changes; /* of a correction: the lines that changed; else empty */
	struct zz_str by_hand; /* of these, those that somebody had edited without a commit; or empty */
	bool amended;
	bool again; /* the text was in the ledger already */
};

void zz_ack_text(struct zz_buf *out, const struct zz_ack *a, const struct zz_view *view);

/* The judgement that an acknowledgement needs: the owner's obligations of the record's periods and of
 * today's. */
struct zz_question zz_ack_question(const struct zz_ledger *l, const struct zz_record *r);

#endif
