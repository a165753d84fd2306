/* The register of talks where the parties are not named: how many there are of which sort, or a line a talk
 * without who it was. Neither names, titles, ids nor files are in it, in no format. */
#ifndef ZZ_REPORT_TALKS_H
#define ZZ_REPORT_TALKS_H

#include "report/list.h"

/* How many, by branch. Withdrawn ones and such as cannot be read count for nothing. */
void zz_talks_text(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view);
void zz_talks_md(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view);
void zz_talks_csv(struct zz_buf *out, const struct zz_listing *list);
/* Of both grades: lib/data/schema/talks.schema.json. */
void zz_talks_json(struct zz_buf *out, const struct zz_listing *list);

#endif
