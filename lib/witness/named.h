/* The receipts that commits name: trailers "Zzsh-Seen: <witness> <seq> sm3:<hex>", which zz_sync_trailers
 * writes. A commit is younger than what it names, and whoever made it had it. The line itself is signed by
 * nobody. */
#ifndef ZZ_WITNESS_NAMED_H
#define ZZ_WITNESS_NAMED_H

#include "base/digest.h"

struct zz_named_receipt {
	struct zz_str name; /* points into the message */
	uint32_t seq;
	struct zz_sm3 digest;
};
/* The next one of a message, which is cut behind it; false where there is none any more. */
bool zz_named_next(struct zz_str *message, struct zz_named_receipt *out);

#endif
