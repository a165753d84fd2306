/* Which keys of a witness count for which of its receipts.
 *
 * A receipt of cause `key` changes them. Its list, k/<number, 6 digits> in the chain's tree, is
 *
 *   zzsh-keys v1
 *   old <public key>      one line for each key until then
 *   new <public key>      one line for each key from then on
 *
 * and every key of it signs that receipt: the old ones say who comes after them, the new ones that they are
 * there. From a key that is trusted this leads to those after it, and to those before it. Receipts behind the
 * change that are signed with a key of before are not the witness': so a stolen key is of no more use. */
#ifndef ZZ_WITNESS_KEYRING_H
#define ZZ_WITNESS_KEYRING_H

#include "witness/chain.h"

enum { ZZ_KEYS_MOST = 16, ZZ_KEY_CHANGES_MOST = 256 };
#define ZZ_KEYS_HEAD "zzsh-keys v1\n"

struct zz_key_change {
	uint32_t seq;
	struct zz_vkey before[ZZ_KEY_KINDS], after[ZZ_KEY_KINDS];
	size_t nbefore, nafter;
	bool trusted; /* those after it */
};
struct zz_keyring {
	struct zz_str name;                  /* of the witness; borrowed, as the names of all keys are */
	struct zz_vkey pinned[ZZ_KEYS_MOST]; /* that are trusted from outside */
	struct zz_vkey others[ZZ_KEYS_MOST]; /* of other witnesses: one of them that fails makes a receipt bad */
	size_t npinned, nothers;
	bool trusted; /* those before the first change */
	struct {
		struct zz_key_change *at;
		size_t n, room;
	} changes;
};

/* Takes those of `items` that are keys ("name+hex+base64"), of this witness and of others. `items` must live
 * as long as the ring. */
void zz_keyring_pin(struct zz_keyring *k, struct zz_str name, const struct zz_str *items, size_t n);
/* Reads the changes of a chain; pins what the chain says of itself where nothing is pinned. `memory` is what
 * the names then point into. */
void zz_keyring_read(struct zz_keyring *k, struct zz_chain *c, struct zz_buf *memory);
void zz_keyring_free(struct zz_keyring *k);

enum zz_signed zz_keyring_verify(const struct zz_keyring *k, const struct zz_receipt *r);
/* Signed with a key that the witness had given up by then, or did not have yet. */
bool zz_keyring_misdated(const struct zz_keyring *k, const struct zz_receipt *r);
/* The keys that count for the receipt of that number; none where they are not trusted. */
const struct zz_vkey *zz_keyring_at(const struct zz_keyring *k, uint32_t seq, size_t *n);
/* "k/000128"; NUL-terminated, `out` has room for 16. */
const char *zz_keyring_path(uint32_t seq, char *out);

#endif
