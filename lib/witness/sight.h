/* Signing: what a witness sees of one ledger becomes the next receipt of its chain. The receipt is in the
 * chain and on the disk before anything here returns it. */
#ifndef ZZ_WITNESS_SIGHT_H
#define ZZ_WITNESS_SIGHT_H

#include "witness/home.h"

struct sighting;

/* The clock of the machine, as the caller found it. */
struct zz_witness_clock {
	int64_t now;
	uint8_t kind; /* zz_clock_kind: NTP, UNSYNC or INJECTED */
	int64_t bound_ms;
};
struct zz_sight {
	enum zz_cause cause; /* PUSH or SCAN; the first of a ledger becomes FIRST by itself */
	struct zz_str pusher;
	struct zz_witness_clock clock;
	/* For who signs more than what was seen (witness/sight_parts.h); or NULL. */
	int (*prepare)(struct sighting *s);
	void *with;
};
struct zz_sighted {
	struct zz_buf bytes;
	struct zz_receipt receipt; /* points into bytes */
	bool nothing;              /* no ledger was ever handed in there: no receipt */
	struct zz_error
		returned; /* why the chain could not be put back into the ledger's repository; text empty */
};

/* `repo` is a bare repository of this account: its heads are kept there. An empty one, or none, of which a
 * ledger was seen before gives a receipt that says absent. */
int zz_sight_server(struct zz_witness *w, const char *repo, const struct zz_sight *asked,
					struct zz_sighted *out, struct zz_error *e);
/* `repo` is somebody else's, on a stick: its head is fetched into the witness' own repository first. */
int zz_sight_carried(struct zz_witness *w, const char *repo, const struct zz_sight *asked,
					 struct zz_sighted *out, struct zz_error *e);
/* A head's code that was told by telephone; `ledger` is 32 hex. */
int zz_sight_code(struct zz_witness *w, const char *ledger, const char *code, const struct zz_sight *asked,
				  struct zz_sighted *out, struct zz_error *e);
void zz_sighted_free(struct zz_sighted *s);

#endif
