/* The rules in force, for reading. */
#ifndef ZZ_REPORT_RULES_H
#define ZZ_REPORT_RULES_H

#include "report/view.h"

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

/* A pack of the program as the ledger keeps it, rules/<name>.yaml, byte for byte; all in `a`. ZZ_EUSAGE where
 * the program has none of that name. */
struct zz_pinned {
	struct zz_str path, bytes, version, subject;
};
int zz_rules_pin(struct zz_pinned *out, struct zz_str name, const struct zz_ledger *l, struct zz_arena *a,
				 struct zz_error *e);
/* What changed from one set of packs to the other, and whom it touches: both judge the ledger as it is, and
 * what comes out otherwise is counted by branch. Returns how many rules differ. JSON by
 * lib/data/schema/rules-diff.schema.json. */
size_t zz_rules_diff(struct zz_buf *out, struct zz_ledger *l, struct zz_packs *before, struct zz_packs *now,
					 struct zz_str since, bool json, const struct zz_view *view);

#endif
