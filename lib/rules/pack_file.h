/* What a pack's file is read into; private to the files of packs. */
#ifndef ZZ_RULES_PACK_FILE_H
#define ZZ_RULES_PACK_FILE_H

#include "rules/pack.h"

/* What a unit makes of a rule of an earlier pack: not applied, another number, another weight. */
struct zz_override {
	uint32_t rule;
	uint8_t off;      /* BOOL */
	uint8_t severity; /* zz_severity + 1 */
	int32_t count;
	struct zz_share share;
	struct zz_str reason;
};

struct zz_pack_file {
	uint32_t name;
	struct zz_str version;
	struct zz_two_languages title;
	struct zz_list rows;      /* struct zz_rule */
	struct zz_list overrides; /* struct zz_override */
};
extern const struct zz_form zz_rule_form, zz_override_form;
/* A text in both languages; a bare one is the Chinese. */
extern const struct zz_form zz_two_languages_form;

/* overrides.c: applies those of the pack that was loaded last to the rows of all packs so far. Each that has
 * no effect, or an impossible one, is a finding. */
void zz_packs_override(struct zz_packs *packs, struct zz_ledger *l, const struct zz_pack *by,
					   const struct zz_pack_file *file, struct zz_node *root, struct zz_str bytes);

/* Why a row cannot be judged by. */
struct zz_oddity {
	const struct zz_term *why;
	const char *part; /* the field concerned, NULL the row as a whole */
};
/* Whether a row is odd; `pack` has the rows kept before it, `misread`: something in it was not understood. */
bool zz_rule_odd(const struct zz_rule *r, const struct zz_pack *pack, bool misread, struct zz_oddity *out);

#endif
