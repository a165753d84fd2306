/* What a pack's file is read into; private to pack.c and packs.c. */
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

#endif
