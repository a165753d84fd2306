#include "witness/key.h"

#include "base/message.h"
#include "witness/base64.h"
#include "witness/crypto.h"

#include <openssl/sha.h>
#include <string.h>

const struct zz_term zz_key_terms[ZZ_KEY_KINDS] = {{"ed25519", "Ed25519"}, {"sm2", "SM2（国密）"}};

#define SM2_TYPE "\377zzsh/sm2-sm3/v1"

static const struct {
	const char *type;
	size_t ntype, nkey;
} kinds[ZZ_KEY_KINDS] = {
	[ZZ_KEY_ED25519] = {"\1", 1, 32},
	[ZZ_KEY_SM2] = {SM2_TYPE, sizeof SM2_TYPE - 1, 65},
};
enum { TYPED_MOST = 100 }; /* type and key */

bool zz_witness_name(struct zz_str s)
{
	struct zz_str rest = s, part;
	if (!s.n || s.n > 100 || zz_str_ends(s, "/"))
		return false;
	while (zz_str_split(&rest, '/', &part)) {
		if (!part.n || part.p[0] == '.' || part.p[0] == '-' || zz_str_ends(part, ".lock") ||
			zz_str_ends(part, ".") || zz_str_find(part, ZZ_STR("..")) >= 0)
			return false;
		for (size_t i = 0; i < part.n; i++)
			if (!part.p[i] || !strchr("abcdefghijklmnopqrstuvwxyz0123456789._-", part.p[i]))
				return false;
	}
	return true;
}

static size_t typed(const struct zz_vkey *key, uint8_t out[TYPED_MOST])
{
	size_t n = kinds[key->kind].ntype;
	memcpy(out, kinds[key->kind].type, n);
	memcpy(out + n, key->bytes, key->n);
	return n + key->n;
}

void zz_vkey_set_id(struct zz_vkey *key)
{
	uint8_t both[TYPED_MOST], digest[SHA256_DIGEST_LENGTH];
	struct zz_buf all = {0};
	size_t n = typed(key, both);
	zz_buf_str(&all, key->name);
	zz_buf_putc(&all, '\n');
	zz_buf_add(&all, both, n);
	zz_crypto_start();
	if (!EVP_Digest(all.data, all.n, digest, NULL, EVP_sha256(), NULL))
		zz_oom();
	memcpy(key->id, digest, ZZ_KEY_ID);
	zz_buf_free(&all);
}

static bool take_type(struct zz_vkey *out, const uint8_t *bytes, size_t n)
{
	for (uint8_t k = 0; k < ZZ_KEY_KINDS; k++)
		if (n == kinds[k].ntype + kinds[k].nkey && memcmp(bytes, kinds[k].type, kinds[k].ntype) == 0) {
			out->kind = k;
			out->n = kinds[k].nkey;
			memcpy(out->bytes, bytes + kinds[k].ntype, out->n);
			return true;
		}
	return false;
}

static void put_id(struct zz_buf *out, const uint8_t id[ZZ_KEY_ID])
{
	for (size_t i = 0; i < ZZ_KEY_ID; i++)
		zz_buf_printf(out, "%02x", id[i]);
}

void zz_vkey_text(struct zz_buf *out, const struct zz_vkey *key)
{
	uint8_t both[TYPED_MOST];
	size_t n = typed(key, both);
	zz_buf_printf(out, "%.*s+", ZZ_FMT(key->name));
	put_id(out, key->id);
	zz_buf_putc(out, '+');
	zz_base64(out, both, n);
}

/* What is understood is written again: only the one right spelling is taken. */
bool zz_vkey_parse(struct zz_str text, struct zz_vkey *out)
{
	uint8_t both[TYPED_MOST];
	struct zz_buf again = {0};
	struct zz_vkey key = {0};
	ptrdiff_t plus = zz_str_chr(text, '+');
	struct zz_str rest = plus < 0 ? text : zz_str_sub(text, (size_t)plus + 1, text.n);
	ptrdiff_t second = zz_str_chr(rest, '+');
	if (plus < 0 || second != 2 * ZZ_KEY_ID)
		return false;
	key.name = zz_str_sub(text, 0, (size_t)plus);
	ptrdiff_t n = zz_base64_read(zz_str_sub(rest, (size_t)second + 1, rest.n), both, sizeof both);
	if (!zz_witness_name(key.name) || n < 0 || !take_type(&key, both, (size_t)n))
		return false;
	zz_vkey_set_id(&key);
	zz_vkey_text(&again, &key);
	bool same = zz_str_eq(zz_buf_view(&again), text);
	zz_buf_free(&again);
	if (same)
		*out = key;
	return same;
}
