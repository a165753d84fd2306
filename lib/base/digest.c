#include "base/digest.h"

#include "base/arena.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct zz_sm3 zz_sm3(struct zz_str bytes)
{
	struct zz_sm3 d;
	/* A machine's openssl.cnf must not decide whether a digest can be computed; without it only a
	 * lack of memory is left that could fail here. */
	if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) ||
		!EVP_Digest(bytes.n ? bytes.p : "", bytes.n, d.byte, NULL, EVP_sm3(), NULL))
		zz_oom();
	return d;
}

void zz_hmac(struct zz_str key, struct zz_str bytes, uint8_t out[ZZ_HMAC_SIZE])
{
	unsigned n = ZZ_HMAC_SIZE;
	if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) ||
		!HMAC(EVP_sha256(), key.p, (int)key.n, (const unsigned char *)bytes.p, bytes.n, out, &n))
		zz_oom();
}

void zz_git_blob_id(struct zz_str bytes, uint8_t id[ZZ_GIT_ID_SIZE])
{
	/* Kept, because making them takes as long as a small file. */
	static EVP_MD_CTX *context;
	static EVP_MD *sha1;
	char head[32];
	int n = snprintf(head, sizeof head, "blob %zu", bytes.n) + 1; /* with its NUL */
	if (!sha1 && OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL)) {
		sha1 = EVP_MD_fetch(NULL, "SHA1", NULL);
		context = EVP_MD_CTX_new();
	}
	if (!sha1 || !context || !EVP_DigestInit_ex(context, sha1, NULL) ||
		!EVP_DigestUpdate(context, head, (size_t)n) ||
		!EVP_DigestUpdate(context, bytes.n ? bytes.p : "", bytes.n) || !EVP_DigestFinal_ex(context, id, NULL))
		zz_oom();
}

bool zz_sha1_front(int fd, size_t n, uint8_t id[ZZ_GIT_ID_SIZE])
{
	enum { STEP = 1 << 16 };
	char step[STEP];
	size_t at = 0;
	ssize_t got = 1;
	EVP_MD_CTX *context = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) ? EVP_MD_CTX_new() : NULL;
	if (!context || !EVP_DigestInit_ex(context, EVP_sha1(), NULL))
		zz_oom();
	while (at < n && got > 0) {
		got = pread(fd, step, n - at < STEP ? n - at : STEP, (off_t)at);
		if (got > 0 && !EVP_DigestUpdate(context, step, (size_t)got))
			zz_oom();
		at += got > 0 ? (size_t)got : 0;
	}
	if (!EVP_DigestFinal_ex(context, id, NULL))
		zz_oom();
	EVP_MD_CTX_free(context);
	return at == n;
}

char *zz_sha256_hex(struct zz_str bytes, char out[65])
{
	char text[ZZ_DIGEST_MAX];
	struct zz_sm3 d; /* as long */
	if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) ||
		!EVP_Digest(bytes.n ? bytes.p : "", bytes.n, d.byte, NULL, EVP_sha256(), NULL))
		zz_oom();
	memcpy(out, zz_sm3_text(&d, text) + 4, 65);
	return out;
}

char *zz_sm3_text(const struct zz_sm3 *d, char out[ZZ_DIGEST_MAX])
{
	static const char digits[] = "0123456789abcdef";
	memcpy(out, "sm3:", 4);
	char *at = out + 4;
	for (size_t i = 0; i < ZZ_SM3_SIZE; i++) {
		*at++ = digits[d->byte[i] >> 4];
		*at++ = digits[d->byte[i] & 15];
	}
	*at = '\0';
	return out;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void zz_sm3_put(struct zz_buf *out, const struct zz_sm3 *d)
{
	char text[ZZ_DIGEST_MAX];
	zz_buf_puts(out, zz_sm3_text(d, text) + strlen("sm3:"));
}

bool zz_sm3_read(struct zz_str hex, struct zz_sm3 *out)
{
	struct zz_sm3 d;
	if (hex.n != ZZ_SM3_HEX)
		return false;
	for (size_t i = 0; i < ZZ_SM3_SIZE; i++) {
		int high = hex_value(hex.p[2 * i]), low = hex_value(hex.p[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		d.byte[i] = (uint8_t)(high << 4 | low);
	}
	*out = d;
	return true;
}

bool zz_sm3_parse(struct zz_str s, struct zz_sm3 *out)
{
	return zz_str_starts(s, "sm3:") && zz_sm3_read(zz_str_sub(s, strlen("sm3:"), s.n), out);
}

char *zz_base32(const uint8_t *bytes, size_t chars, bool upper, char *out)
{
	const char *digits = upper ? "0123456789ABCDEFGHJKMNPQRSTVWXYZ" : "0123456789abcdefghjkmnpqrstvwxyz";
	unsigned held = 0, bits = 0;
	for (size_t i = 0; i < chars; i++) {
		if (bits < 5) {
			held = (held << 8 | *bytes++) & 0xFFFF;
			bits += 8;
		}
		bits -= 5;
		out[i] = digits[held >> bits & 31];
	}
	out[chars] = '\0';
	return out;
}

char *zz_c4(struct zz_str text, char out[5])
{
	struct zz_sm3 d = zz_sm3(text);
	return zz_base32(d.byte, 4, false, out);
}
