/* A second witness signs what it saw of the chain of a first one: a receipt of its own chain, of the cause
 * `cosign`, about no ledger (32 zeros). Its ref is that of the chain that it saw, records says how many
 * receipts that had, content is the SM3 of the last of them, whole, which names all before it; relation says
 * how it stood to what was seen of it before.
 *
 * The signature is not added to the first witness' receipt, because the next receipt of that chain names the
 * digest of the whole one, signatures and all: whatever came later would break the chain. As a receipt of its
 * own it also says when, by the second witness' clock. So a first witness that makes its chain anew is
 * convicted by the second one's. */
#ifndef ZZ_WITNESS_COSIGN_H
#define ZZ_WITNESS_COSIGN_H

#include "witness/chain_check.h"
#include "witness/sight.h"

enum zz_cosigned_how {
	ZZ_COSIGNED,
	ZZ_COSIGN_ABSENT, /* no such chain there */
	ZZ_COSIGN_BEHIND, /* fewer receipts than were seen before, and the same: an older copy */
	ZZ_COSIGN_BROKEN, /* not whole: `look` says where and why */
	ZZ_COSIGN_FORKED, /* not the chain that was seen before: look.seq, and both receipts */
};
struct zz_cosigned {
	enum zz_cosigned_how how;
	struct zz_sighted sighted;
	struct zz_chain_look look;
	struct zz_buf before, now; /* FORKED: the two receipts, whole; both chains are kept here */
};
/* `place` is any repository that has the chain of the witness `name`; `keys` are those that are trusted for
 * it (name+hex+base64). Nothing but ZZ_COSIGNED signs anything. */
int zz_witness_cosign(struct zz_witness *w, const char *place, struct zz_str name, const struct zz_str *keys,
					  size_t nkeys, const struct zz_sight *asked, struct zz_cosigned *out,
					  struct zz_error *e);
void zz_cosigned_free(struct zz_cosigned *c);

#endif
