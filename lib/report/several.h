/* What the answers about several ledgers have in common. */
#ifndef ZZ_REPORT_SEVERAL_H
#define ZZ_REPORT_SEVERAL_H

#include "format/json.h"
#include "report/view.h"
#include "rules/several.h"

/* "zhb1.git  第一支部": the folder as it was named, and the unit. */
void zz_several_name(struct zz_buf *out, const struct zz_several *s, size_t i);
/* A heading above what is said of one of them. */
void zz_several_heading(struct zz_buf *out, const struct zz_several *s, size_t i, const struct zz_view *view);
/* A line for each that could not be obtained, each that a body names and nobody handed in, and each leading
 * member whose name another ledger has under another 编号. Nothing where there is nothing to say. */
void zz_several_absent(struct zz_buf *out, const struct zz_several *s, const struct zz_view *view);
/* What stands in for an organisation that was not handed in, and what it is called. */
void zz_not_handed_in_name(struct zz_buf *out, const struct zz_not_handed_in *a);

/* Answers of one command about each, in one object (lib/data/schema/several.schema.json). */
struct zz_several_json {
	struct zz_json json;
	const struct zz_several *several;
};
void zz_several_json_begin(struct zz_several_json *j, struct zz_buf *out, const struct zz_several *s,
						   const char *command);
void zz_several_json_add(struct zz_several_json *j, size_t i, struct zz_str answer);
void zz_several_json_end(struct zz_several_json *j);

#endif
