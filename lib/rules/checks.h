/* What procedural checks share. */
#ifndef ZZ_RULES_CHECKS_H
#define ZZ_RULES_CHECKS_H

#include "rules/judge.h"

#include "base/message.h"

struct zz_headcount;

/* The functions of check_list.h. */
#define DECLARE_EACH(function)    zz_record_check function;
#define DECLARE_HOST(function)    zz_record_check function;
#define DECLARE_TEXT(function)    zz_text_check function;
#define DECLARE_ONCE(function)    zz_rule_check function;
#define DECLARE_COMPARE(function) zz_rule_check function;
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

/* Reports about an organisation in a period (DAYS with ZZ_NO_DAY: none); `subject` is an interned id, 0 =
 * none. */
struct zz_finding *zz_report_owner(struct zz_judge *j, const struct zz_finding_def *def,
								   const struct zz_rule *rule, const struct zz_org *o,
								   struct zz_period period, uint32_t subject, const struct zz_arg *args,
								   size_t nargs);
#define ZZ_REPORT_OWNER(j, def, rule, o, period, subject, ...)                                               \
	zz_report_owner((j), (def), (rule), (o), (period), (subject), (const struct zz_arg[]){__VA_ARGS__},      \
					sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))
/* Calls back for each branch that was asked about and each whole year of the question that has begun. */
typedef void zz_branch_year(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
							struct zz_period year);
void zz_each_branch_year(struct zz_judge *j, const struct zz_rule *rule, zz_branch_year *call);

/* common.c: whether everything of a year could be in the ledger by now; whether a record of some days cannot
 * be read (owner 0: of any); whether somebody was excused, on leave, abroad or seconded on one of them. */
bool zz_year_over(const struct zz_judge *j, struct zz_period year);
bool zz_unreadable_in(const struct zz_judge *j, uint32_t owner, struct zz_period days);
bool zz_away_in(const struct zz_judge *j, int32_t person, struct zz_period days);
/* The first of the row's words that stands in a text, empty if none. */
struct zz_str zz_rule_word(const struct zz_rule *rule, struct zz_str text);
/* Whether a follow-up names this record. */
bool zz_followup_about(const struct zz_judge *j, const struct zz_followup *u, const struct zz_record *r);
/* A name more in a list of them. */
void zz_names_add(struct zz_buf *names, const struct zz_judge *j, int32_t person);

/* Asks about each branch (and body) as the roster has it on the last day asked about, or today (roster.c).
 */
struct zz_asking {
	struct zz_judge *j;
	const struct zz_rule *rule;
	const struct zz_org *o;
	zz_day on;
	struct zz_period year;
};
typedef void zz_ask_org(const struct zz_asking *a);
void zz_each_org(struct zz_judge *j, const struct zz_rule *rule, bool bodies, zz_ask_org *call);
/* Reports at a field of the organisation's file. */
#define ZZ_SAY_ORG(a, def, subject, part_, ...)                                                              \
	do {                                                                                                     \
		struct zz_finding *f_ =                                                                              \
			ZZ_REPORT_OWNER((a)->j, (def), (a)->rule, (a)->o, (a)->year, (subject), __VA_ARGS__);            \
		f_->path = (a)->o->path;                                                                             \
		f_->part = ZZ_STR(part_);                                                                            \
	} while (0)

/* Whether a row is about this record: of its kinds, in force on its day, asked about (run_checks.c). */
bool zz_rule_speaks_of(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r);
/* Whether two records are of sittings that were held together or one after the other, so that they may say
 * the same (copies.c). */
bool zz_records_joined(const struct zz_ledger *l, const struct zz_record *a, const struct zz_record *b);

/* The files beside records, made for the first that asks; NULL where a part of the ledger was loaded. */
struct zz_attachments *zz_judge_attachments(struct zz_judge *j);

/* The row of a check that is in force on a day, NULL if none. */
const struct zz_rule *zz_check_rule(const struct zz_judge *j, uint8_t check, zz_day on);
/* Reports where an attendance misses the row's share: `fails`, or `doubtful` where the readings differ (NULL:
 * then nothing). Arguments: due, least, present, need. */
void zz_report_heads(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					 const char *part, const struct zz_headcount *h, const struct zz_finding_def *fails,
					 const struct zz_finding_def *doubtful);

#endif
