/* The keys of witnesses, by libcrypto: Ed25519 (RFC 8032) and SM2 with SM3 (GB/T 32918.2; the signer's id is
 * the usual 1234567812345678, signatures are DER).
 *
 * A public key is written as C2SP signed-note has it: name+<8 hex>+<base64 of type and key>. The hex is the
 * first 32 bits of SHA-256(name LF type key). The type of Ed25519 is the byte 1; of SM2 the byte 255 and
 * "zzsh/sm2-sm3/v1", the key then is the uncompressed point, 65 bytes. */
#ifndef ZZ_WITNESS_KEY_H
#define ZZ_WITNESS_KEY_H

#include "base/diag.h"

enum zz_key_kind { ZZ_KEY_ED25519, ZZ_KEY_SM2, ZZ_KEY_KINDS };
extern const struct zz_term zz_key_terms[ZZ_KEY_KINDS];

enum { ZZ_PUBLIC_MOST = 65, ZZ_SIGNATURE_MOST = 80, ZZ_KEY_ID = 4 };

struct zz_vkey {
	struct zz_str name;
	uint8_t kind;
	uint8_t id[ZZ_KEY_ID];
	uint8_t bytes[ZZ_PUBLIC_MOST];
	size_t n;
};
/* A witness' name: [a-z0-9._-] in parts between '/', none of which begins with '.' or '-' or ends with
 * ".lock"; at most 100 bytes. It names a git ref as well. */
bool zz_witness_name(struct zz_str s);
/* False where it is none, or of a kind that is not known, or its hex is not that of its key. The name points
 * into `text`. */
bool zz_vkey_parse(struct zz_str text, struct zz_vkey *out);
void zz_vkey_text(struct zz_buf *out, const struct zz_vkey *key);
bool zz_vkey_verify(const struct zz_vkey *key, struct zz_str text, const uint8_t *signature, size_t n);
/* SubjectPublicKeyInfo in PEM, for openssl. False where the key is no point of its curve. */
bool zz_vkey_pem(struct zz_buf *out, const struct zz_vkey *key);

/* The public key of a PEM file that has it, or its private key; that only as zz_signer_load takes it. Its id
 * is that of `name`, which must live as long; ZZ_EUSAGE where no witness can be called that. */
int zz_vkey_load(struct zz_vkey *out, const char *path, struct zz_str name, struct zz_error *e);

/* A private key. */
struct zz_signer {
	struct zz_vkey public;
	void *key;
};
/* Makes a new one and gives its file (PKCS #8 in PEM, not encrypted). */
int zz_signer_make(enum zz_key_kind kind, struct zz_buf *pem, struct zz_error *e);
/* Reads the file of a key. ZZ_EENV where it is not a plain file of this account that nobody else may read, or
 * no such key. `name` must live as long as the signer. Free with zz_signer_free in any case. */
int zz_signer_load(struct zz_signer *out, const char *path, struct zz_str name, struct zz_error *e);
int zz_signer_sign(const struct zz_signer *s, struct zz_str text, uint8_t signature[ZZ_SIGNATURE_MOST],
				   size_t *n, struct zz_error *e);
void zz_signer_free(struct zz_signer *s);

#endif
