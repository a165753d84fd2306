/* The answer of `zzsh stats`: figures of a period by branch, by system, by month (documents.md; the readings
 * of months.h and quality.h). Branches stand in the order of their ids, never by a figure; nothing is said of
 * persons. */
#ifndef ZZ_REPORT_STATS_H
#define ZZ_REPORT_STATS_H

#include "report/report.h"
#include "rules/stars.h"

enum zz_stats_by { ZZ_BY_BRANCHES = 1, ZZ_BY_SYSTEMS = 2, ZZ_BY_MONTHS = 4 }; /* a set of these */
extern const struct zz_term zz_stats_terms[];                                 /* branch, system, month */

/* As text: tables, and how they are counted; beside the branches the grades that are suggested for them,
 * where the unit turned that on. */
struct zz_doc *zz_stats_doc(const struct zz_report *asked, const struct zz_stars *stars, unsigned by);
/* All of it, whatever `by` (lib/data/schema/stats.schema.json). */
void zz_stats_json(struct zz_buf *out, const struct zz_report *asked, const struct zz_stars *stars);

#endif
