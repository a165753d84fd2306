/* The receipt that says that the witness' clock was ahead (witness/clocks.h). */
#ifndef ZZ_WITNESS_RECLOCK_H
#define ZZ_WITNESS_RECLOCK_H

#include "witness/sight.h"

struct zz_reclock {
	uint32_t since;
	int64_t ahead; /* seconds */
	struct zz_str document;
	struct zz_witness_clock clock;
	const struct zz_str *signatures; /* bytes of each, of the statement alone */
	size_t nsignatures;
};
/* What the officers sign, as the chain is now. ZZ_EENV where it would not be true of this chain, or its
 * policy names no two officers. */
int zz_witness_clock_statement(struct zz_witness *w, const struct zz_reclock *asked, struct zz_buf *out,
							   struct zz_error *e);
/* Signs it. ZZ_EENV where two officers have not. */
int zz_witness_reclock(struct zz_witness *w, const struct zz_reclock *asked, struct zz_sighted *out,
					   struct zz_error *e);

#endif
