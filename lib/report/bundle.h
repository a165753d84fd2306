/* Proof to take away: one file with the history, the receipts, the keys, the answer of the audit and how all
 * of it is verified with stock tools, for whoever trusts nobody. A ZIP archive of these parts:
 *
 *   VERIFY.txt  audit.txt  audit.json    for people and programs
 *   history.bundle  history.idx          the history with the chains of the witnesses (git/bundle.h)
 *   receipts/…  keys/…                   receipts about this ledger, public keys (witness/evidence.h)
 *   records/…                            the present text of the records that were asked for
 *   SHA256SUMS  SM3SUMS                  of all others
 *
 * Reading takes nothing but the history from it: what it says of itself, its keys among it, proves nothing.
 */
#ifndef ZZ_REPORT_BUNDLE_H
#define ZZ_REPORT_BUNDLE_H

#include "report/audit.h"

struct zz_bundle_ask {
	const struct zz_str *keys; /* as for the audit */
	size_t nkeys;
	int64_t now;
	const char *scratch; /* a folder of which nobody else knows, for the time being */
};
struct zz_bundle_told {
	size_t receipts, records; /* that are in it as files */
};

/* ZZ_EUNSURE where the history is not all here. */
int zz_bundle_write(struct zz_buf *out, struct zz_bundle_told *told, struct zz_audit *a,
					const struct zz_bundle_ask *ask, const struct zz_view *view, struct zz_error *e);

/* Whether a path is a file that could be one. */
bool zz_bundle_looks(const char *path);
/* Makes an empty folder the bare repository that a bundle holds. ZZ_EUSAGE where it is no bundle. */
int zz_bundle_unpack(const char *path, const char *folder, struct zz_error *e);

#endif
