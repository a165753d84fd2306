/* Whether bytes are those that an id stands for.
 *
 * libgit2's SHA-1 looks in each block of 64 bytes for the marks that all known ways of making two texts with
 * one id leave (SHA1DC), and takes three to four times as long as libcrypto's, which uses what the processor
 * has for it. Trees are nearly all that a history consists of, by bytes, and most of them are made of fixed
 * modes, short names in plain letters and ids: nowhere 64 bytes in a row, all bits of which somebody could
 * choose, as each of those ways needs. These are hashed by libcrypto. Any other tree, and commits and texts,
 * in which there is room for everything, by libgit2's. */
#include "git/packs.h"

#include "base/arena.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct zz_hasher {
	EVP_MD *sha1;
	EVP_MD_CTX *context;
};

struct zz_hasher *zz_hasher_new(void)
{
	struct zz_hasher *h = zz_malloc(sizeof *h);
	if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL)) {
		h->sha1 = EVP_MD_fetch(NULL, "SHA1", NULL);
		h->context = EVP_MD_CTX_new();
	}
	return h;
}

void zz_hasher_free(struct zz_hasher *h)
{
	EVP_MD_CTX_free(h->context);
	EVP_MD_free(h->sha1);
	free(h);
}

static size_t mode_length(const uint8_t *at, size_t n)
{
	static const char file[] = "100644 ", folder[] = "40000 ";
	if (n >= sizeof file && memcmp(at, file, sizeof file - 1) == 0)
		return sizeof file - 1;
	return n >= sizeof folder && memcmp(at, folder, sizeof folder - 1) == 0 ? sizeof folder - 1 : 0;
}

/* Modes as git writes them for a ledger's files and folders, names of at most NAME visible ASCII characters.
 */
static bool leaves_no_room(const struct zz_object *o)
{
	enum { NAME = 48 };
	const uint8_t *at = o->bytes, *end = at + o->n;
	while (at < end) {
		size_t mode = mode_length(at, (size_t)(end - at)), name = 0;
		for (at += mode; at<end && * at> ' ' && *at <= '~'; at++)
			name++;
		if (!mode || name > NAME || end - at <= GIT_OID_RAWSZ || *at)
			return false;
		at += 1 + GIT_OID_RAWSZ;
	}
	return true;
}

static bool hash_fast(struct zz_hasher *h, const struct zz_object *o, git_oid *id)
{
	char head[32];
	int n = snprintf(head, sizeof head, "tree %zu", o->n) + 1; /* with its NUL */
	return h->sha1 && h->context && EVP_DigestInit_ex(h->context, h->sha1, NULL) &&
		   EVP_DigestUpdate(h->context, head, (size_t)n) && EVP_DigestUpdate(h->context, o->bytes, o->n) &&
		   EVP_DigestFinal_ex(h->context, id->id, NULL);
}

bool zz_hasher_agrees(struct zz_hasher *h, const git_oid *id, const struct zz_object *o)
{
	git_oid own;
	bool plain = o->kind == GIT_OBJECT_TREE && leaves_no_room(o);
	if (!(plain && hash_fast(h, o, &own)) && git_odb_hash(&own, o->bytes, o->n, (git_object_t)o->kind) < 0)
		return false;
	return git_oid_equal(&own, id);
}
