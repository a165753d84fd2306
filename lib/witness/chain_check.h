/* Whether a chain of receipts is whole. */
#ifndef ZZ_WITNESS_CHAIN_CHECK_H
#define ZZ_WITNESS_CHAIN_CHECK_H

#include "witness/clocks.h"

/* What is wrong with a receipt; terms for findings. */
enum zz_receipt_fault {
	ZZ_FAULT_ABSENT,
	ZZ_FAULT_FORM,
	ZZ_FAULT_OTHER, /* another witness', or another number */
	ZZ_FAULT_SIGNATURE,
	ZZ_FAULT_UNKNOWN_KEY,
	ZZ_FAULT_MISDATED_KEY,
	ZZ_FAULT_TIME,
	ZZ_FAULT_LINK,  /* it does not follow the one before */
	ZZ_FAULT_CLOCK, /* it corrects the clock, and two officers have not signed that */
	ZZ_FAULTS
};
extern const struct zz_term zz_fault_terms[ZZ_FAULTS];

/* False with *why: it is not the receipt of that number of the ring's witness, or not signed by it. */
bool zz_receipt_good(const struct zz_receipt *r, uint32_t seq, const struct zz_keyring *keys,
					 enum zz_receipt_fault *why);

struct zz_chain_look {
	uint32_t count;     /* receipts, all of them good where the chain is whole */
	struct zz_sm3 last; /* digest of the last */
	int64_t time;       /* and its time */
	uint32_t seq;       /* of the first that is not good, where it is not whole */
	enum zz_receipt_fault why;
};
/* Every receipt is there, well formed, signed, follows the one before and is not earlier, apart from what
 * corrections of the clock say. */
bool zz_chain_whole(struct zz_chain *c, const struct zz_keyring *keys, struct zz_chain_look *out);
/* The first number at which a receipt of `mine` is not that of `theirs`; the count of mine where all are. */
uint32_t zz_chain_first_other(struct zz_chain *mine, struct zz_chain *theirs);

#endif
