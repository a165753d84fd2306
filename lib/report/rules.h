/* The rules in force, for reading. */
#ifndef ZZ_REPORT_RULES_H
#define ZZ_REPORT_RULES_H

#include "rules/pack.h"

/* The unit's 制度汇编: rules by system, with requirement, force, citation, source and pack. */
void zz_rules_text(struct zz_buf *out, const struct zz_ledger *l, const struct zz_packs *packs,
				   enum zz_lang lang, unsigned width);
/* Slugs are English; titles, requirements and citations in that language. */
void zz_rules_json(struct zz_buf *out, const struct zz_ledger *l, const struct zz_packs *packs,
				   enum zz_lang lang);
/* One rule, explained. */
void zz_rules_one(struct zz_buf *out, const struct zz_ledger *l, const struct zz_rule *rule,
				  enum zz_lang lang, unsigned width);
/* What a finding's id means that no rule stands behind, such as element-missing; false if there is none. */
bool zz_rules_own(struct zz_buf *out, struct zz_str id, enum zz_lang lang, unsigned width);

#endif
