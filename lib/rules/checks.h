/* What procedural checks share. */
#ifndef ZZ_RULES_CHECKS_H
#define ZZ_RULES_CHECKS_H

#include "rules/judge.h"

struct zz_headcount;

/* The row of a check that is in force on a day, NULL if none. */
const struct zz_rule *zz_check_rule(const struct zz_judge *j, uint8_t check, zz_day on);
/* Reports where an attendance misses the row's share: `fails`, or `doubtful` where the readings differ (NULL:
 * then nothing). Arguments: due, least, present, need. */
void zz_report_heads(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					 const char *part, const struct zz_headcount *h, const struct zz_finding_def *fails,
					 const struct zz_finding_def *doubtful);

#endif
