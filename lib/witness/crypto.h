/* What the two halves of key.h share. */
#ifndef ZZ_WITNESS_CRYPTO_H
#define ZZ_WITNESS_CRYPTO_H

#include "witness/key.h"

#include <openssl/evp.h>

/* A machine's openssl.cnf must not decide what a signature is. */
void zz_crypto_start(void);
/* NULL where the bytes are no key of that kind. Free with EVP_PKEY_free. */
EVP_PKEY *zz_crypto_public(const struct zz_vkey *key);
void zz_vkey_set_id(struct zz_vkey *key);

#endif
