/* Corrections: the text changes in place, and the chain of what it replaced grows by one (design section 2,
 * provenance 2.4). */
#ifndef ZZ_ENTRY_AMEND_H
#define ZZ_ENTRY_AMEND_H

#include "entry/record.h"

struct zz_amendment {
	struct zz_str path; /* of the record */
	struct zz_str head; /* the committed bytes: what is replaced */
	struct zz_str work; /* the bytes in the folder, with whatever somebody edited by hand */
	struct zz_str reason;
	struct zz_str by;
	bool with_content;
};

/* Fills d->bytes with the corrected text and checks it. `said` as for a new record; its text, if there is
 * one, stands in for the whole. d->done: the last correction is this one already. ZZ_EUSAGE where nothing
 * would change, where no reason is given, where the record is withdrawn, or where former corrections are gone
 * from the text. */
int zz_amend_compose(struct zz_draft *d, struct zz_ledger *l, const struct zz_amendment *a,
					 const struct zz_said *said, struct zz_error *e);

/* Takes a record out of all counts by a follow-up; its own bytes stay. Sets d->bytes and d->path (of the
 * follow-up). */
int zz_withdraw_compose(struct zz_draft *d, struct zz_ledger *l, const struct zz_amendment *a,
						struct zz_error *e);

#endif
