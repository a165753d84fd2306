/* The corrections that a text lists, against the text that it replaced (design section 8: amends.of is the
 * SM3 of the bytes that were there before). */
#ifndef ZZ_MODEL_AMENDS_H
#define ZZ_MODEL_AMENDS_H

#include "base/digest.h"
#include "model/record.h"

enum zz_chain_state {
	ZZ_CHAIN_NONE,   /* no more than before */
	ZZ_CHAIN_VALID,  /* one more, and it names the bytes that were there before */
	ZZ_CHAIN_BROKEN, /* one or more, and they name other texts */
	ZZ_CHAIN_CUT,    /* former corrections are gone or changed */
	ZZ_CHAIN_STATES
};
extern const struct zz_term zz_chain_terms[ZZ_CHAIN_STATES];

bool zz_amend_same(const struct zz_amend *a, const struct zz_amend *b);
/* Where the text before cannot be read, the correction may name it or the last one that can: `before` lists
 * what the latter does, the digests are those of either. */
enum zz_chain_state zz_amends_chain(const struct zz_record *before, const struct zz_record *now,
									const struct zz_sm3 *straight, const struct zz_sm3 *base);

#endif
