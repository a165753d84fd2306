#include "witness/crypto.h"

#include "base/io.h"
#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SM2_ID "1234567812345678"

void zz_crypto_start(void)
{
	if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL))
		zz_oom();
}

static EVP_PKEY *sm2_public(const struct zz_vkey *key)
{
	char group[] = "SM2";
	uint8_t point[ZZ_PUBLIC_MOST];
	memcpy(point, key->bytes, sizeof point);
	OSSL_PARAM parts[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
						  OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, key->n),
						  OSSL_PARAM_construct_end()};
	EVP_PKEY *out = NULL;
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
	if (!context || EVP_PKEY_fromdata_init(context) <= 0 ||
		EVP_PKEY_fromdata(context, &out, EVP_PKEY_PUBLIC_KEY, parts) <= 0)
		out = NULL;
	EVP_PKEY_CTX_free(context);
	return out;
}

EVP_PKEY *zz_crypto_public(const struct zz_vkey *key)
{
	zz_crypto_start();
	if (key->kind == ZZ_KEY_SM2)
		return sm2_public(key);
	return EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key->bytes, key->n);
}

/* A context for one signature: SM2 needs the signer's id. */
static EVP_MD_CTX *begin(EVP_PKEY *key, enum zz_key_kind kind, EVP_PKEY_CTX **owned, bool sign)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	const EVP_MD *digest = kind == ZZ_KEY_SM2 ? EVP_sm3() : NULL;
	bool good = context != NULL;
	*owned = NULL;
	if (good && kind == ZZ_KEY_SM2) {
		*owned = EVP_PKEY_CTX_new(key, NULL);
		good = *owned && EVP_PKEY_CTX_set1_id(*owned, SM2_ID, sizeof SM2_ID - 1) > 0;
		if (good)
			EVP_MD_CTX_set_pkey_ctx(context, *owned);
	}
	if (good)
		good = (sign ? EVP_DigestSignInit(context, NULL, digest, NULL, key)
					 : EVP_DigestVerifyInit(context, NULL, digest, NULL, key)) > 0;
	if (good)
		return context;
	EVP_MD_CTX_free(context);
	EVP_PKEY_CTX_free(*owned);
	return NULL;
}

static void end(EVP_MD_CTX *context, EVP_PKEY_CTX *owned)
{
	EVP_MD_CTX_free(context);
	EVP_PKEY_CTX_free(owned);
}

bool zz_vkey_verify(const struct zz_vkey *key, struct zz_str text, const uint8_t *signature, size_t n)
{
	EVP_PKEY_CTX *owned;
	EVP_PKEY *public = zz_crypto_public(key);
	EVP_MD_CTX *context = public ? begin(public, key->kind, &owned, false) : NULL;
	bool good = context && EVP_DigestVerify(context, signature, n, (const uint8_t *)text.p, text.n) == 1;
	if (context)
		end(context, owned);
	EVP_PKEY_free(public);
	return good;
}

static void take_memory(struct zz_buf *out, BIO *memory)
{
	char *data;
	long n = BIO_get_mem_data(memory, &data);
	zz_buf_clear(out);
	zz_buf_add(out, data, n > 0 ? (size_t)n : 0);
}

bool zz_vkey_pem(struct zz_buf *out, const struct zz_vkey *key)
{
	EVP_PKEY *public = zz_crypto_public(key);
	BIO *memory = BIO_new(BIO_s_mem());
	bool good = public && memory && PEM_write_bio_PUBKEY(memory, public) == 1;
	if (good)
		take_memory(out, memory);
	BIO_free(memory);
	EVP_PKEY_free(public);
	return good;
}

int zz_signer_make(enum zz_key_kind kind, struct zz_buf *pem, struct zz_error *e)
{
	zz_crypto_start();
	EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, kind == ZZ_KEY_SM2 ? "SM2" : "ED25519");
	BIO *memory = BIO_new(BIO_s_secmem());
	bool good = key && memory && PEM_write_bio_PKCS8PrivateKey(memory, key, NULL, NULL, 0, NULL, NULL) == 1;
	if (good)
		take_memory(pem, memory);
	BIO_free(memory);
	EVP_PKEY_free(key);
	return good ? ZZ_OK
				: zz_error(e, ZZ_EENV, N_("no key of the kind %s could be made"), zz_key_terms[kind].slug);
}

/* --- the file of a key --- */

enum { PEM_MOST = 16384 };

static int check_file(int fd, const char *path, struct zz_error *e)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return zz_error(e, ZZ_EENV, N_("cannot read %.*s: %s"), ZZ_FMT(zz_str(path)),
						zz_os_reason(e->lang, errno));
	if (!S_ISREG(st.st_mode))
		return zz_error(e, ZZ_EENV, N_("cannot read %.*s: it is not a regular file"), ZZ_FMT(zz_str(path)));
	if (st.st_uid != geteuid())
		return zz_error(e, ZZ_EENV,
						N_("the key %s belongs to another account; a witness signs with its own key only"),
						path);
	if (st.st_mode & 077)
		return zz_error(
			e, ZZ_EENV,
			N_("others may read the key %s (mode %04o), so nothing is signed with it. Make it private: "
			   "chmod 600 '%s'; if somebody may have copied it, make a new one"),
			path, (unsigned)(st.st_mode & 07777), path);
	return ZZ_OK;
}

static int read_private(struct zz_buf *out, const char *path, struct zz_error *e)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return zz_error(e, ZZ_EENV, N_("cannot read %.*s: %s"), ZZ_FMT(zz_str(path)),
						zz_os_reason(e->lang, errno));
	int rc = check_file(fd, path, e);
	if (!rc)
		rc = zz_read_fd(out, fd, PEM_MOST, e);
	close(fd);
	return rc;
}

/* Never asks for a passphrase. */
static int no_passphrase(char *text, int n, int writing, void *with)
{
	(void)text, (void)n, (void)writing, (void)with;
	return 0;
}

static bool describe(struct zz_vkey *out, EVP_PKEY *key)
{
	out->n = sizeof out->bytes;
	if (EVP_PKEY_is_a(key, "ED25519")) {
		out->kind = ZZ_KEY_ED25519;
		return EVP_PKEY_get_raw_public_key(key, out->bytes, &out->n) == 1 && out->n == 32;
	}
	out->kind = ZZ_KEY_SM2;
	return EVP_PKEY_is_a(key, "SM2") &&
		   EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, out->bytes, sizeof out->bytes,
										   &out->n) == 1 &&
		   out->n == ZZ_PUBLIC_MOST && out->bytes[0] == 4;
}

int zz_signer_load(struct zz_signer *out, const char *path, struct zz_str name, struct zz_error *e)
{
	struct zz_buf pem = {0};
	*out = (struct zz_signer){.public.name = name};
	int rc = read_private(&pem, path, e);
	if (rc < 0) {
		zz_buf_free(&pem);
		return rc;
	}
	zz_crypto_start();
	BIO *memory = BIO_new_mem_buf(pem.data, (int)pem.n);
	EVP_PKEY *key = memory ? PEM_read_bio_PrivateKey(memory, NULL, no_passphrase, NULL) : NULL;
	BIO_free(memory);
	OPENSSL_cleanse(pem.data, pem.n);
	zz_buf_free(&pem);
	out->key = key;
	if (!key || !describe(&out->public, key))
		return zz_error(e, ZZ_EENV, N_("%s is no key of Ed25519 or SM2 in PEM without a passphrase"), path);
	zz_vkey_set_id(&out->public);
	return ZZ_OK;
}

/* 1: it has a private one. */
static int read_public(struct zz_vkey *out, const char *path, struct zz_error *e)
{
	struct zz_buf pem = {0};
	int rc = zz_read_file(&pem, path, PEM_MOST, e);
	BIO *memory = rc ? NULL : BIO_new_mem_buf(pem.data, (int)pem.n);
	EVP_PKEY *key = memory ? PEM_read_bio_PUBKEY(memory, NULL, no_passphrase, NULL) : NULL;
	bool private = zz_str_find(zz_buf_view(&pem), ZZ_STR("PRIVATE KEY")) >= 0, whole = !rc;
	bool good = key && describe(out, key);
	if (rc >= 0 && !good)
		rc = whole && private
				 ? 1
				 : zz_error(e, ZZ_EUSAGE, N_("%s is no key of Ed25519 or SM2 in PEM without a passphrase"),
							path);
	EVP_PKEY_free(key);
	BIO_free(memory);
	if (pem.n)
		OPENSSL_cleanse(pem.data, pem.n);
	zz_buf_free(&pem);
	return rc;
}

int zz_vkey_load(struct zz_vkey *out, const char *path, struct zz_str name, struct zz_error *e)
{
	struct zz_signer signer;
	if (!zz_witness_name(name))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("%.*s is no name for a key; write it like jgdw.example/officers/wang: small letters, digits, "
			   "dots, hyphens, parts between slashes"),
			ZZ_FMT(name));
	zz_crypto_start();
	*out = (struct zz_vkey){.name = name};
	int rc = read_public(out, path, e);
	if (rc == 1) {
		rc = zz_signer_load(&signer, path, name, e);
		*out = signer.public;
		zz_signer_free(&signer);
	}
	if (!rc)
		zz_vkey_set_id(out);
	return rc;
}

int zz_signer_sign(const struct zz_signer *s, struct zz_str text, uint8_t signature[ZZ_SIGNATURE_MOST],
				   size_t *n, struct zz_error *e)
{
	EVP_PKEY_CTX *owned;
	EVP_MD_CTX *context = begin(s->key, s->public.kind, &owned, true);
	*n = ZZ_SIGNATURE_MOST;
	bool good = context && EVP_DigestSign(context, signature, n, (const uint8_t *)text.p, text.n) == 1;
	if (context)
		end(context, owned);
	/* What is signed is looked at once before anybody relies on it. */
	good = good && zz_vkey_verify(&s->public, text, signature, *n);
	return good ? ZZ_OK : zz_error(e, ZZ_EENV, N_("signing failed; nothing was signed"));
}

void zz_signer_free(struct zz_signer *s)
{
	EVP_PKEY_free(s->key);
	s->key = NULL;
}
