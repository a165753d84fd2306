/* Digests and the base32 of ids.
 *
 * SM3 (GB/T 32905-2016) through libcrypto. Crockford's base32 without check symbol: no I, L, O, U. */
#ifndef ZZ_BASE_DIGEST_H
#define ZZ_BASE_DIGEST_H

#include "base/str.h"

#define ZZ_SM3_SIZE    32
#define ZZ_SM3_HEX     64
#define ZZ_DIGEST_MAX  (4 + ZZ_SM3_HEX + 1)
#define ZZ_GIT_ID_SIZE 20
#define ZZ_HMAC_SIZE   32

struct zz_sm3 {
	uint8_t byte[ZZ_SM3_SIZE];
};

struct zz_sm3 zz_sm3(struct zz_str bytes);
/* SHA-1 of the first bytes of a file, by which git tells that a pack is whole. False where they cannot be
 * read.
 */
bool zz_sha1_front(int fd, size_t n, uint8_t id[ZZ_GIT_ID_SIZE]);
/* HMAC-SHA-256 (RFC 2104): that bytes were written by who has the key. */
void zz_hmac(struct zz_str key, struct zz_str bytes, uint8_t out[ZZ_HMAC_SIZE]);
/* 64 lower-case hex of SHA-256 (FIPS 180-4), for tools that know no SM3. */
char *zz_sha256_hex(struct zz_str bytes, char out[65]);
/* The id that git gives to a file with these bytes. Computed by libcrypto, which is several times faster than
 * libgit2's and does not look for collisions: for telling whether a work tree's file is the committed one. */
void zz_git_blob_id(struct zz_str bytes, uint8_t id[ZZ_GIT_ID_SIZE]);
/* "sm3:<64 lower-case hex>" */
char *zz_sm3_text(const struct zz_sm3 *d, char out[ZZ_DIGEST_MAX]);
bool zz_sm3_parse(struct zz_str s, struct zz_sm3 *out);
/* The ZZ_SM3_HEX digits alone, as lists have them. */
void zz_sm3_put(struct zz_buf *out, const struct zz_sm3 *d);
bool zz_sm3_read(struct zz_str hex, struct zz_sm3 *out);
/* First `chars` * 5 bits, most significant first; out has room for chars + 1. */
char *zz_base32(const uint8_t *bytes, size_t chars, bool upper, char *out);
/* The suffix c4 of design section 2: first 20 bits of SM3 of the text, lower case. */
char *zz_c4(struct zz_str text, char out[5]);

#endif
