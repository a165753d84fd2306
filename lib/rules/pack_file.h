/* What a pack's file is read into; private to the files of packs. */
#ifndef ZZ_RULES_PACK_FILE_H
#define ZZ_RULES_PACK_FILE_H

#include "rules/pack.h"

struct zz_pack_file {
	uint32_t name;
	struct zz_str version;
	struct zz_two_languages title;
	struct zz_list rows; /* struct zz_rule */
};
extern const struct zz_form zz_rule_form;

/* Why a row cannot be judged by. */
struct zz_oddity {
	const struct zz_term *why;
	const char *part; /* the field concerned, NULL the row as a whole */
};
/* Whether a row is odd; `pack` has the rows kept before it, `misread`: something in it was not understood. */
bool zz_rule_odd(const struct zz_rule *r, const struct zz_pack *pack, bool misread, struct zz_oddity *out);

#endif
