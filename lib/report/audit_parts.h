/* What the answers of audit and trace share. Private to this layer. */
#ifndef ZZ_REPORT_AUDIT_PARTS_H
#define ZZ_REPORT_AUDIT_PARTS_H

#include "report/audit.h"

/* "zhb1/2026-03-12-committee-meeting" of a path below records/. */
void zz_audit_id(struct zz_buf *out, struct zz_str path);
/* "2026-03-14 08:12", in the ledger's zone. */
void zz_audit_when(struct zz_buf *out, const struct zz_ledger *l, int64_t moment);
/* Whether a finding of the audit is about that file. */
bool zz_audit_about(const struct zz_finding *f, const struct zz_ledger *l, struct zz_str path,
					int32_t record);
/* What was entered, how late, in a few words: "2026-03-14 按时（会后1个工作日）". */
void zz_audit_entry(struct zz_buf *out, const struct zz_audit *a, uint32_t record, enum zz_lang lang);
/* The verdict of the receipts on a record, with the days between which it was first shown; nothing where no
 * receipt was judged. */
void zz_audit_witness(struct zz_buf *out, const struct zz_audit *a, uint32_t record, enum zz_lang lang);
/* By whose keys the receipts of a witness were verified. */
void zz_audit_keys(struct zz_buf *out, const struct zz_witness_known *w, enum zz_lang lang);
/* What is proved and what is not, a line each. */
void zz_audit_proof(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view);

#endif
