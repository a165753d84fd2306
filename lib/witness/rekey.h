/* New keys of a witness, and the receipt that says so, signed with the former and the new ones. */
#ifndef ZZ_WITNESS_REKEY_H
#define ZZ_WITNESS_REKEY_H

#include "witness/sight.h"

/* `kinds`: bits 1 << zz_key_kind; 0: those that it has. `keys` gets the new public ones, one a line. The
 * private keys of before are removed when the receipt is on the disk; whoever is killed in between finds them
 * changed, or as they were. ZZ_EENV where nothing was signed yet. */
int zz_witness_rekey(struct zz_witness *w, unsigned kinds, const struct zz_sight *asked,
					 struct zz_sighted *out, struct zz_buf *keys, struct zz_error *e);

#endif
