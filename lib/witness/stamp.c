#include "witness/stamp.h"

#include "base/message.h"
#include "witness/crypto.h"

#include <openssl/pkcs7.h>
#include <openssl/sha.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <string.h>

const char *zz_stamp_path(uint32_t seq, char *out)
{
	snprintf(out, 16, "t/%06u", (unsigned)seq);
	return out;
}

/* --- reading --- */

static bool read_time(const ASN1_GENERALIZEDTIME *t, int64_t *out)
{
	struct tm parts;
	if (!t || !ASN1_TIME_to_tm(t, &parts))
		return false;
	zz_day day = zz_day_of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
	*out =
		day == ZZ_NO_DAY ? 0 : (int64_t)day * 86400 + parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec;
	return day != ZZ_NO_DAY;
}

static struct zz_str name_text(const X509_NAME *name, struct zz_arena *a)
{
	BIO *memory = BIO_new(BIO_s_mem());
	char *data;
	struct zz_str text = {0};
	if (memory && X509_NAME_print_ex(memory, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
		long n = BIO_get_mem_data(memory, &data);
		text = zz_arena_str(a, (struct zz_str){data, n > 0 ? (size_t)n : 0});
	}
	BIO_free(memory);
	return text;
}

/* By the certificate that came along; what that is worth is not asked. */
static void read_signer(PKCS7 *token, struct zz_arena *a, struct zz_stamp *out)
{
	STACK_OF(X509) *signers = PKCS7_get0_signers(token, NULL, 0);
	const X509 *one = signers && sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : NULL;
	BIO *content = one ? BIO_new(BIO_s_mem()) : NULL;
	if (one) {
		out->signer = name_text(X509_get_subject_name(one), a);
		out->issuer = name_text(X509_get_issuer_name(one), a);
	}
	out->sound = content && PKCS7_verify(token, NULL, NULL, NULL, content, PKCS7_NOVERIFY) == 1;
	BIO_free(content);
	sk_X509_free(signers);
}

static bool read_imprint(TS_TST_INFO *info, struct zz_stamp *out)
{
	TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
	const ASN1_OBJECT *kind = NULL;
	X509_ALGOR_get0(&kind, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
	const ASN1_OCTET_STRING *bytes = TS_MSG_IMPRINT_get_msg(imprint);
	if (OBJ_obj2nid(kind) != NID_sha256 || ASN1_STRING_length(bytes) != ZZ_IMPRINT)
		return false;
	memcpy(out->imprint, ASN1_STRING_get0_data(bytes), ZZ_IMPRINT);
	return true;
}

bool zz_stamp_read(struct zz_str der, struct zz_arena *a, struct zz_stamp *out)
{
	const unsigned char *p = (const unsigned char *)der.p, *end = p + der.n;
	zz_crypto_start();
	*out = (struct zz_stamp){.time = 0};
	TS_RESP *response = der.n && der.n <= ZZ_STAMP_MOST ? d2i_TS_RESP(NULL, &p, (long)der.n) : NULL;
	const TS_STATUS_INFO *status = response && p == end ? TS_RESP_get_status_info(response) : NULL;
	long granted = status ? ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status)) : -1;
	TS_TST_INFO *info = granted == TS_STATUS_GRANTED || granted == TS_STATUS_GRANTED_WITH_MODS
							? TS_RESP_get_tst_info(response)
							: NULL;
	bool good = info && read_imprint(info, out) && read_time(TS_TST_INFO_get_time(info), &out->time);
	if (good)
		read_signer(TS_RESP_get_token(response), a, out);
	TS_RESP_free(response);
	return good;
}

bool zz_stamp_fits(const struct zz_stamp *s, struct zz_str receipt)
{
	uint8_t digest[SHA256_DIGEST_LENGTH];
	return EVP_Digest(receipt.p, receipt.n, digest, NULL, EVP_sha256(), NULL) &&
		   memcmp(digest, s->imprint, sizeof digest) == 0;
}

/* --- asking and taking --- */

static bool fill_request(TS_REQ *request, struct zz_str receipt)
{
	uint8_t digest[SHA256_DIGEST_LENGTH];
	TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
	X509_ALGOR *kind = X509_ALGOR_new();
	bool good = imprint && kind && EVP_Digest(receipt.p, receipt.n, digest, NULL, EVP_sha256(), NULL) &&
				X509_ALGOR_set0(kind, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) &&
				TS_MSG_IMPRINT_set_algo(imprint, kind) &&
				TS_MSG_IMPRINT_set_msg(imprint, digest, sizeof digest) && TS_REQ_set_version(request, 1) &&
				TS_REQ_set_msg_imprint(request, imprint) && TS_REQ_set_cert_req(request, 1);
	X509_ALGOR_free(kind);
	TS_MSG_IMPRINT_free(imprint);
	return good;
}

int zz_stamp_request(struct zz_witness *w, struct zz_buf *out, uint32_t *seq, struct zz_error *e)
{
	unsigned char *der = NULL;
	if (!w->chain.begun)
		return zz_error(e, ZZ_EENV,
						N_("this witness has signed nothing yet, so there is nothing to be stamped"));
	zz_crypto_start();
	TS_REQ *request = TS_REQ_new();
	int n = request && fill_request(request, zz_buf_view(&w->chain.bytes)) ? i2d_TS_REQ(request, &der) : -1;
	if (n > 0)
		zz_buf_add(out, der, (size_t)n);
	*seq = w->chain.last.seq;
	OPENSSL_free(der);
	TS_REQ_free(request);
	return n > 0 ? ZZ_OK : zz_error(e, ZZ_EENV, N_("no request could be made"));
}

/* The newest receipt that was stamped. */
static bool find_stamped(struct zz_witness *w, const struct zz_stamp *s, uint32_t *seq)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	bool found = false;
	for (uint32_t back = w->chain.begun ? w->chain.last.seq + 1 : 0; !found && back-- > 0;) {
		found = !zz_chain_get(&w->chain, back, &bytes, &ignored) && zz_stamp_fits(s, zz_buf_view(&bytes));
		*seq = back;
	}
	zz_buf_free(&bytes);
	return found;
}

int zz_stamp_take(struct zz_witness *w, struct zz_str der, int64_t now, uint32_t *seq, struct zz_stamp *out,
				  struct zz_error *e)
{
	char path[16];
	if (!zz_stamp_read(der, &w->arena, out))
		return zz_error(
			e, ZZ_EENV,
			N_("this is no answer of a time-stamping authority that grants a token over a SHA-256"));
	if (!find_stamped(w, out, seq))
		return zz_error(e, ZZ_EENV, N_("the token is of no receipt of this witness; nothing was taken"));
	if (out->signer.n && !out->sound)
		return zz_error(
			e, ZZ_EENV,
			N_("the token's signature does not fit the certificate that came along; nothing was taken"));
	return zz_chain_put(&w->chain, zz_stamp_path(*seq, path), der, now, e);
}
