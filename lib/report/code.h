/* The answers of zzsh trace --code: which code a record's text has, as its minutes bear it on paper, and of
 * what a code is. JSON by lib/data/schema/code.schema.json. */
#ifndef ZZ_REPORT_CODE_H
#define ZZ_REPORT_CODE_H

#include "audit/coded.h"
#include "report/audit.h"

/* One that was asked for. */
struct zz_code_asked {
	char code[ZZ_CODE_CHARS + 1];
	struct zz_coded found[ZZ_CODED_MOST];
	size_t nfound;
};

/* The code of a record's text, in the commit that is looked at. */
int zz_code_of_record(struct zz_code_asked *out, struct zz_audit *a, struct zz_str path, struct zz_error *e);
void zz_codes_text(struct zz_buf *out, struct zz_audit *a, const struct zz_code_asked *at, size_t n,
				   const struct zz_view *view);
void zz_codes_json(struct zz_buf *out, struct zz_audit *a, const struct zz_code_asked *at, size_t n);

#endif
