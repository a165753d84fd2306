/* Short heads for tables of many branches. */
#ifndef ZZ_REPORT_COLUMNS_H
#define ZZ_REPORT_COLUMNS_H

#include "base/diag.h"

/* What stands in a cell of the matrix. */
enum zz_column_content {
	ZZ_COLUMN_RULES,  /* obligations of the rules whose ids start with `rules` */
	ZZ_COLUMN_REST,   /* those that no other column shows: lessons, measures of the unit, its own rules */
	ZZ_COLUMN_OTHERS, /* findings that no obligation stands for, counted */
};
struct zz_column {
	struct zz_term head;
	const char *rules;
	enum zz_column_content content;
};
enum { ZZ_SYSTEM_COLUMNS = 9, ZZ_COLUMNS = 11 }; /* those of rules come first */
extern const struct zz_column zz_columns[ZZ_COLUMNS];
/* The column of a rule by its id, NULL if it has none of its own. */
const struct zz_column *zz_column_of(struct zz_str rule);

#endif
