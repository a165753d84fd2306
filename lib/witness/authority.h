/* Whether a time stamp (witness/stamp.h) is by an authority that who asks trusts: the certificate of the
 * authority itself, or of who stands above it, which who asks has brought along in PEM.
 *
 * The chain from the token's certificate to a brought one is verified by libcrypto, with the purpose of time
 * stamping, as of the token's own time: a certificate that has run out since was good then. Whether one had
 * been revoked is not asked, because that needs the network. */
#ifndef ZZ_WITNESS_AUTHORITY_H
#define ZZ_WITNESS_AUTHORITY_H

#include "base/diag.h"

enum zz_authority {
	ZZ_AUTHORITY_UNASKED, /* no certificate was brought */
	ZZ_AUTHORITY_TRUSTED,
	ZZ_AUTHORITY_OTHER, /* it leads to none of those that were brought */
	ZZ_AUTHORITIES
};
extern const struct zz_term zz_authority_terms[ZZ_AUTHORITIES];

/* Among keys that somebody brings a certificate stands as it is, from its first line to its last. */
#define ZZ_PEM_FIRST "-----BEGIN CERTIFICATE-----"
#define ZZ_PEM_LAST  "-----END CERTIFICATE-----"
bool zz_is_certificate(struct zz_str item);
/* One that can be read. */
bool zz_certificate_good(struct zz_str item);
/* Of a response (DER) by those certificates among `items`. */
enum zz_authority zz_authority_of(struct zz_str der, int64_t time, const struct zz_str *items, size_t n);

#endif
