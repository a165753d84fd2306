#include "witness/pusher.h"

#include "base/arena.h"
#include "witness/base64.h"
#include "witness/crypto.h"

#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_MOST = 16384 };

static bool put_fingerprint(struct zz_str base64, struct zz_buf *out)
{
	uint8_t *key = zz_malloc(KEY_MOST), digest[SHA256_DIGEST_LENGTH];
	ptrdiff_t n = zz_base64_read(base64, key, KEY_MOST);
	zz_crypto_start();
	bool good = n > 0 && EVP_Digest(key, (size_t)n, digest, NULL, EVP_sha256(), NULL);
	if (good) {
		zz_buf_puts(out, "SHA256:");
		zz_base64(out, digest, sizeof digest);
		out->data[--out->n] = '\0'; /* without padding */
	}
	free(key);
	return good;
}

bool zz_pusher_of(struct zz_str auth, struct zz_buf *out)
{
	struct zz_str line, kind, type, key = {0};
	size_t n = 0;
	while (zz_str_split(&auth, '\n', &line)) {
		if (!zz_str_split(&line, ' ', &kind) || !zz_str_is(kind, "publickey") ||
			!zz_str_split(&line, ' ', &type))
			continue;
		zz_str_split(&line, ' ', &key);
		n++;
	}
	return n == 1 && put_fingerprint(key, out);
}

bool zz_pusher_good(struct zz_str s)
{
	uint8_t digest[SHA256_DIGEST_LENGTH + 1];
	char padded[44];
	if (!zz_str_starts(s, "SHA256:") || s.n != 7 + 43)
		return false;
	memcpy(padded, s.p + 7, 43);
	padded[43] = '=';
	return zz_base64_read((struct zz_str){padded, sizeof padded}, digest, sizeof digest) ==
		   SHA256_DIGEST_LENGTH;
}
