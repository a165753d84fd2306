/* What text and data of the figures share. Private to stats*.c. */
#ifndef ZZ_REPORT_STATS_PARTS_H
#define ZZ_REPORT_STATS_PARTS_H

#include "report/months.h"
#include "report/quality.h"
#include "report/stats.h"
#include "report/stats_stars.h"

struct zz_stats_row {
	struct zz_tally duties; /* with a number */
	struct zz_entry_tally entries;
	struct zz_attend_tally attendance;
};
enum { ZZ_STATS_MONTHS = 120 }; /* that are told apart, from the first of the period */
struct zz_stats {
	struct zz_report_facts f;
	struct zz_months months;    /* beside f.branches */
	struct zz_quality *quality; /* the same, and one for all */
	struct zz_stats_row *branches, systems[ZZ_SYSTEMS], all;
	struct zz_stats_row month[ZZ_STATS_MONTHS]; /* duties of that month only */
	struct zz_period first;                     /* the first month */
	size_t nmonths;
	struct zz_star_sheet stars;
};
void zz_stats_make(struct zz_stats *out, const struct zz_report *asked, const struct zz_stars *stars);
void zz_stats_free(struct zz_stats *s);

#endif
