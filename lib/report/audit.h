/* The answers of `zzsh audit` and `zzsh trace`: for a person, and as versioned JSON (lib/data/schema/
 * audit.schema.json and trace.schema.json). What is own clock's word (自报) is called so everywhere. */
#ifndef ZZ_REPORT_AUDIT_H
#define ZZ_REPORT_AUDIT_H

#include "audit/audit.h"
#include "report/view.h"

/* A summary, one line for each record of which there is something to say, then the findings. */
void zz_audit_text(struct zz_buf *out, struct zz_audit *a, const struct zz_view *view);
void zz_audit_json(struct zz_buf *out, struct zz_audit *a, enum zz_lang lang);

/* One record, or one that is gone: its path as the history has it. */
struct zz_trace {
	struct zz_str path;
	int32_t record; /* index in the ledger's records, -1 */
};
void zz_trace_text(struct zz_buf *out, struct zz_audit *a, const struct zz_trace *at, size_t n,
				   const struct zz_view *view);
void zz_trace_json(struct zz_buf *out, struct zz_audit *a, const struct zz_trace *at, size_t n,
				   enum zz_lang lang);

/* A record that is gone, by its path, its id or the front of it; false where the history has none or several.
 */
bool zz_trace_gone(const struct zz_audit *a, struct zz_str typed, struct zz_trace *out);

#endif
