/* The answer of `zzsh show`: one record as a person reads it, or as data (lib/data/schema/show.schema.json).
 *
 * Besides what the record says: attendance counted by the roster of its day, when it came into the history,
 * its corrections, what came after it, and what was found about it. Nothing is shown that the ledger does not
 * hold; a talk's text only where somebody put it into the record. */
#ifndef ZZ_REPORT_SHOW_H
#define ZZ_REPORT_SHOW_H

#include "report/list_columns.h"

struct zz_show {
	const struct zz_listed *s;
	uint32_t record;
	struct zz_verdict *verdict; /* of zz_show_question */
};

/* The judgement in which the findings about a record are. The question points into the ledger. */
struct zz_question zz_show_question(const struct zz_ledger *l, uint32_t record);

void zz_show_text(struct zz_buf *out, const struct zz_show *show, const struct zz_view *view);
/* One object with all of them. */
void zz_show_json(struct zz_buf *out, const struct zz_show *shows, size_t n);

#endif
