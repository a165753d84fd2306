/* A seal over many bytes: that who has the key wrote them. GMAC with AES-256 (NIST SP 800-38D), several times
 * faster than a digest; under a key of its own for each sealing, HMAC-SHA-256 of a nonce by the given key, so
 * that no pair of key and initial value comes twice. */
#ifndef ZZ_BASE_SEAL_H
#define ZZ_BASE_SEAL_H

#include "base/str.h"

#define ZZ_SEAL_NONCE 32
#define ZZ_SEAL_SIZE  16

/* False where the system gives no random numbers. */
bool zz_seal_nonce(uint8_t nonce[ZZ_SEAL_NONCE]);

struct zz_seal {
	void *context;
};
void zz_seal_begin(struct zz_seal *s, struct zz_str key, const uint8_t nonce[ZZ_SEAL_NONCE]);
void zz_seal_add(struct zz_seal *s, const void *bytes, size_t n);
/* Ends it; must be called. */
void zz_seal_end(struct zz_seal *s, uint8_t out[ZZ_SEAL_SIZE]);
/* Without telling by the time where they differ. */
bool zz_seal_is(const uint8_t a[ZZ_SEAL_SIZE], const uint8_t b[ZZ_SEAL_SIZE]);

#endif
