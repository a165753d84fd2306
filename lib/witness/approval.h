/* What a receipt of the cause `import` lists: records taken over from older papers that the superior has
 * approved.
 *
 *   zzsh-imports v1
 *   document <number>
 *   record <64 hex> <64 hex>      SM3 of the record's id (owner/id), and of its bytes then
 *
 * Lines in byte order. It lies where lists of redactions do (witness/redaction.h). */
#ifndef ZZ_WITNESS_APPROVAL_H
#define ZZ_WITNESS_APPROVAL_H

#include "witness/redaction.h"
#include "witness/sight.h"

#define ZZ_IMPORTS_HEAD "zzsh-imports v1\n"

struct zz_approved {
	struct zz_sm3 record, text;
};
struct zz_approval {
	struct zz_str document; /* points into the bytes */
	struct zz_approved *at;
	size_t n, room;
};
/* Exact bytes only. Free in any case. */
bool zz_approval_parse(struct zz_str bytes, struct zz_approval *out);
void zz_approval_free(struct zz_approval *a);

/* Signs what lies in a repository (as zz_sight_server and zz_sight_carried take it) and that these records of
 * it are approved; paths within the ledger. ZZ_EENV where one is not there. */
int zz_witness_approve(struct zz_witness *w, const char *repo, const struct zz_str *paths, size_t npaths,
					   struct zz_str document, const struct zz_witness_clock *clock, struct zz_sighted *out,
					   struct zz_error *e);

#endif
