/* The superior's order to take texts out of a history that was written anew without them
 * (witness/redaction.h). */
#ifndef ZZ_WITNESS_REDACT_H
#define ZZ_WITNESS_REDACT_H

#include "witness/redaction.h"
#include "witness/sight.h"

struct zz_redact {
	const char *repo; /* has the new history in its main; as zz_sight_server and zz_sight_carried take it */
	const struct zz_str *paths; /* of the files that may differ */
	size_t npaths;
	struct zz_str document;
	struct zz_witness_clock clock;
};
struct zz_redacted {
	struct zz_sighted sighted;
	size_t states, texts; /* listed */
	size_t lost;          /* receipts of which nobody knows any more what they saw */
};
/* ZZ_EENV where anything else was changed, or nothing was; nothing is signed then. The states that are kept
 * of that ledger are those of the new history afterwards. */
int zz_witness_redact(struct zz_witness *w, const struct zz_redact *asked, struct zz_redacted *out,
					  struct zz_error *e);
void zz_redacted_free(struct zz_redacted *r);

#endif
