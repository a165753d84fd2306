/* Every form that a file of a ledger can have, by name, for `zzsh schema`. */
#ifndef ZZ_REPORT_SCHEMA_H
#define ZZ_REPORT_SCHEMA_H

#include "model/schema.h"

/* The form of a kind of record, of an organisation, the unit's files, a waiver, a follow-up or a rule pack,
 * by slug or Chinese label; NULL if there is none. */
const struct zz_form *zz_schema_form(struct zz_str name);
/* For "did you mean": the name of the form that is meant, or NULL. */
const struct zz_term *zz_schema_near(struct zz_str name);
/* The slugs, one a line; in Chinese each with a tab and its label. */
void zz_schema_list(struct zz_buf *out, enum zz_lang lang);

#endif
