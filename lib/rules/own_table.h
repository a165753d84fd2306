/* Tables that a unit may keep in rules/ beside its packs (points.yaml, stars.yaml): understood as a whole, or
 * not used at all. */
#ifndef ZZ_RULES_OWN_TABLE_H
#define ZZ_RULES_OWN_TABLE_H

#include "model/ledger.h"

/* Reads the table into `out`, the form's struct; text lives in the ledger. Where anything was not understood:
 * false, and `wrong` says the first of it with its place, "rules/points.yaml:5:3: …". */
bool zz_own_table_read(const struct zz_form *form, struct zz_str path, struct zz_ledger *l,
					   struct zz_str bytes, void *out, struct zz_buf *wrong, enum zz_lang lang);

#endif
