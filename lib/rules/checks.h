/* What procedural checks share. */
#ifndef ZZ_RULES_CHECKS_H
#define ZZ_RULES_CHECKS_H

#include "rules/judge.h"

#include "base/message.h"

struct zz_headcount;

/* The functions of check_list.h. */
#define DECLARE_EACH(function) zz_record_check function;
#define DECLARE_HOST(function) zz_record_check function;
#define DECLARE_ONCE(function) zz_rule_check function;
#define DECLARE_NONE(function)
#define ZZ_CHECK(id, slug, label, subject, needs, how, function) DECLARE_##how(function)
#include "rules/check_list.h"
#undef ZZ_CHECK

/* Said of several findings. */
#define ZZ_SAY_CORRECT                                                                                       \
	N_("If the record is wrong: zzsh amend. If the roster is: correct the roster first. Otherwise explain "  \
	   "and ask the superior committee.")
#define ZZ_SAY_WHO_CAME                                                                                      \
	N_("somebody has left or lost the vote and the roster does not say so; somebody absent was entered as "  \
	   "present, or the reverse")

/* The row of a check that is in force on a day, NULL if none. */
const struct zz_rule *zz_check_rule(const struct zz_judge *j, uint8_t check, zz_day on);
/* Reports where an attendance misses the row's share: `fails`, or `doubtful` where the readings differ (NULL:
 * then nothing). Arguments: due, least, present, need. */
void zz_report_heads(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					 const char *part, const struct zz_headcount *h, const struct zz_finding_def *fails,
					 const struct zz_finding_def *doubtful);

#endif
