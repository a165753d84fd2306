#include "witness/authority.h"

#include "witness/crypto.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

const struct zz_term zz_authority_terms[ZZ_AUTHORITIES] = {
	[ZZ_AUTHORITY_UNASKED] = {"not-checked", "未核验"},
	[ZZ_AUTHORITY_TRUSTED] = {"verified", "已核验"},
	[ZZ_AUTHORITY_OTHER] = {"other", "不属于所带证书"},
};

bool zz_is_certificate(struct zz_str item)
{
	return zz_str_starts(item, ZZ_PEM_FIRST);
}

static X509 *read_certificate(struct zz_str item)
{
	BIO *in = zz_is_certificate(item) ? BIO_new_mem_buf(item.p, (int)item.n) : NULL;
	X509 *one = in ? PEM_read_bio_X509(in, NULL, NULL, NULL) : NULL;
	BIO_free(in);
	ERR_clear_error();
	return one;
}

bool zz_certificate_good(struct zz_str item)
{
	zz_crypto_start();
	X509 *one = read_certificate(item);
	X509_free(one);
	return one != NULL;
}

/* Those that were brought, each as the end of a chain; NULL where there is none. */
static X509_STORE *store_of(const struct zz_str *items, size_t n, int64_t time)
{
	X509_STORE *store = NULL;
	for (size_t i = 0; i < n; i++) {
		X509 *one = read_certificate(items[i]);
		if (one && !store)
			store = X509_STORE_new();
		if (one && store)
			X509_STORE_add_cert(store, one);
		X509_free(one);
	}
	if (store) {
		X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
		X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), (time_t)time);
	}
	return store;
}

enum zz_authority zz_authority_of(struct zz_str der, int64_t time, const struct zz_str *items, size_t n)
{
	const unsigned char *p = (const unsigned char *)der.p;
	zz_crypto_start();
	X509_STORE *store = store_of(items, n, time);
	if (!store)
		return ZZ_AUTHORITY_UNASKED;
	TS_RESP *response = d2i_TS_RESP(NULL, &p, (long)der.n);
	TS_VERIFY_CTX *how = TS_VERIFY_CTX_new();
	bool good = false;
	if (how) {
		TS_VERIFY_CTX_set_flags(how, TS_VFY_VERSION | TS_VFY_SIGNATURE);
		TS_VERIFY_CTX_set_store(how, store); /* it is the context's from here on */
		good = response && TS_RESP_verify_response(how, response) == 1;
	} else {
		X509_STORE_free(store);
	}
	TS_VERIFY_CTX_free(how);
	TS_RESP_free(response);
	ERR_clear_error();
	return good ? ZZ_AUTHORITY_TRUSTED : ZZ_AUTHORITY_OTHER;
}
