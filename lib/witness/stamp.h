/* Tokens of a time-stamping authority (RFC 3161) over a receipt: a bound by a clock that is neither the
 * branch's nor the witness'.
 *
 * The data that is stamped are the bytes of a whole receipt, by SHA-256; so everything before it in the chain
 * is. The response (DER) lies in the chain's tree as t/<number, 6 digits>. Whether the authority's
 * certificate is to be trusted is for whoever asks:
 *
 *   openssl ts -verify -data RECEIPT -in RESPONSE -CAfile CA */
#ifndef ZZ_WITNESS_STAMP_H
#define ZZ_WITNESS_STAMP_H

#include "witness/home.h"

enum { ZZ_STAMP_MOST = 64 * 1024, ZZ_IMPRINT = 32 };

struct zz_stamp {
	int64_t time;
	uint8_t imprint[ZZ_IMPRINT];
	bool sound;                   /* the signature is that of the certificate which came along */
	struct zz_str signer, issuer; /* names in that certificate; empty where none came along */
};
/* False where it is no response that grants a token over a SHA-256. */
bool zz_stamp_read(struct zz_str der, struct zz_arena *a, struct zz_stamp *out);
bool zz_stamp_fits(const struct zz_stamp *s, struct zz_str receipt);
/* The request (DER) for the newest receipt of a chain. */
int zz_stamp_request(struct zz_witness *w, struct zz_buf *out, uint32_t *seq, struct zz_error *e);
/* Puts a response into the chain. ZZ_EENV where it is none, or of no receipt of this chain. */
int zz_stamp_take(struct zz_witness *w, struct zz_str der, int64_t now, uint32_t *seq, struct zz_stamp *out,
				  struct zz_error *e);
/* "t/000128"; `out` has room for 16. */
const char *zz_stamp_path(uint32_t seq, char *out);

#endif
