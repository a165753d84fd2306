/* Texts that are sealed: the record has only their digest, so that a text that is presented later can be
 * shown to be the one of that time, and history has nothing to forget.
 *
 * The digest is SM3 over 32 random bytes (the salt) and the text. Both lie in .git/zzsh/vault/, outside
 * history and for this account alone, in a file named by the front of the digest:
 *
 *   zzsh-sealed v1
 *   salt <64 hex>
 *   <empty line>
 *   the text, byte for byte
 *
 * Without the salt nobody can guess a text from its digest; when file and copies are deleted the digest means
 * nothing any more. It is not encrypted: whoever reads the disk reads it. */
#ifndef ZZ_ENTRY_SEAL_H
#define ZZ_ENTRY_SEAL_H

#include "base/diag.h"
#include "base/digest.h"

struct zz_sealing {
	struct zz_str text;
	uint8_t salt[32];
	char digest[ZZ_DIGEST_MAX]; /* "sm3:…"; empty: nothing is sealed */
};
/* Draws a salt; nothing is written. `text` must live on. */
int zz_seal(struct zz_sealing *out, struct zz_str text, struct zz_error *e);
/* Into the vault of the ledger whose root is `dir`; on the disk when this returns. `path` gets where it is.
 */
int zz_seal_keep(const struct zz_sealing *s, const char *dir, struct zz_buf *path, struct zz_error *e);
/* The same of what another program made of those bytes, in a file that ends in .age. */
void zz_seal_bytes(const struct zz_sealing *s, struct zz_buf *out);
int zz_seal_keep_encrypted(const struct zz_sealing *s, struct zz_str encrypted, const char *dir,
						   struct zz_buf *path, struct zz_error *e);

enum zz_opened { ZZ_OPENED_SAME, ZZ_OPENED_OTHER, ZZ_OPENED_NO_SALT };
/* Whether what is presented is what was sealed under a digest: a file of a vault, or the text alone, for
 * which the salt is looked up in the vault of `dir`. */
enum zz_opened zz_seal_open(struct zz_str presented, struct zz_str digest, const char *dir);

#endif
