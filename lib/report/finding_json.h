/* A finding as JSON, alike in every answer that has findings. Private to this layer. */
#ifndef ZZ_REPORT_FINDING_JSON_H
#define ZZ_REPORT_FINDING_JSON_H

#include "format/json.h"
#include "rules/verdict.h"

/* One object; the message in the language asked for, everything else English slugs. */
void zz_finding_json(struct zz_json *j, const struct zz_verdict *v, size_t i, enum zz_lang lang);

#endif
