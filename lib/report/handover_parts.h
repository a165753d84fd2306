/* What the list for handing over counts, for its text, data and document; private to the report layer. */
#ifndef ZZ_REPORT_HANDOVER_PARTS_H
#define ZZ_REPORT_HANDOVER_PARTS_H

#include "report/due_parts.h"
#include "report/handover.h"

/* What the ledger holds of an owner. */
struct zz_handover_holding {
	size_t records, unreadable, withdrawn, changed;
	zz_day first, last;
};
struct zz_handover_holding zz_handover_holding(const struct zz_ledger *l, uint32_t owner);
/* Posts of a committee or body by rank, then in the order of the file; NULL after the last. */
const struct zz_post *zz_handover_post(const struct zz_org *o, zz_day on, size_t n);
struct zz_handover_heads {
	size_t all, full, excused;
};
struct zz_handover_heads zz_handover_heads(const struct zz_ledger *l, int32_t org);
/* "本届自2023-09-10，2026-09-10届满" */
void zz_handover_term(struct zz_buf *out, const struct zz_org *o, zz_day on, enum zz_lang lang);

#endif
