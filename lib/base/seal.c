#include "base/seal.h"

#include "base/arena.h"
#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

bool zz_seal_nonce(uint8_t nonce[ZZ_SEAL_NONCE])
{
	return RAND_bytes(nonce, ZZ_SEAL_NONCE) == 1;
}

void zz_seal_begin(struct zz_seal *s, struct zz_str key, const uint8_t nonce[ZZ_SEAL_NONCE])
{
	static const uint8_t start[12] = {0}; /* the key serves once */
	uint8_t own[ZZ_HMAC_SIZE];
	zz_hmac(key, (struct zz_str){(const char *)nonce, ZZ_SEAL_NONCE}, own);
	s->context = EVP_CIPHER_CTX_new();
	if (!s->context || !EVP_EncryptInit_ex(s->context, EVP_aes_256_gcm(), NULL, own, start))
		zz_oom();
	OPENSSL_cleanse(own, sizeof own);
}

void zz_seal_add(struct zz_seal *s, const void *bytes, size_t n)
{
	enum { STEP = 1 << 30 }; /* lengths are int there */
	const unsigned char *at = bytes;
	for (size_t done = 0, step; done < n; done += step) {
		int out = 0;
		step = n - done < STEP ? n - done : STEP;
		if (!EVP_EncryptUpdate(s->context, NULL, &out, at + done, (int)step))
			zz_oom();
	}
}

void zz_seal_end(struct zz_seal *s, uint8_t out[ZZ_SEAL_SIZE])
{
	unsigned char none[ZZ_SEAL_SIZE];
	int n = 0;
	if (!EVP_EncryptFinal_ex(s->context, none, &n) ||
		!EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_GCM_GET_TAG, ZZ_SEAL_SIZE, out))
		zz_oom();
	EVP_CIPHER_CTX_free(s->context);
	s->context = NULL;
}

bool zz_seal_is(const uint8_t a[ZZ_SEAL_SIZE], const uint8_t b[ZZ_SEAL_SIZE])
{
	return CRYPTO_memcmp(a, b, ZZ_SEAL_SIZE) == 0;
}
