/* Pieces that the documents share; private to the report layer. */
#ifndef ZZ_REPORT_REPORT_PARTS_H
#define ZZ_REPORT_REPORT_PARTS_H

#include "base/digest.h"
#include "report/check_parts.h"
#include "report/columns.h"
#include "report/report.h"

/* --- report_facts.c: what is counted --- */

struct zz_tally {
	size_t states[ZZ_STATES];
	size_t not_held; /* of those missing */
	size_t held;     /* of duties without a number: how many are on record */
};
struct zz_entry_tally {
	size_t bands[ZZ_BANDS]; /* UNKNOWN: everything without a band */
	size_t times[ZZ_TIMES]; /* by the witnesses, of those that they judge */
	size_t records, imported;
};
struct zz_attend_tally {
	size_t sittings, without_list; /* with a list of those present; with nobody written down */
	size_t due, present, online;
};
struct zz_branch_facts {
	uint32_t owner;
	int32_t org;
	struct zz_entry_tally entries;
	struct zz_attend_tally attendance;
};
struct zz_report_facts {
	const struct zz_report *asked;
	const struct zz_verdict *v;
	struct zz_ledger *l;
	struct zz_check_index index;
	struct zz_branch_facts *branches; /* by id, numbers in it as numbers */
	size_t nbranches;
	struct zz_branch_facts all;
	size_t classes[ZZ_CLASSES], totals[ZZ_SEVERITIES];
};
void zz_report_facts(struct zz_report_facts *f, const struct zz_report *asked);
void zz_report_facts_free(struct zz_report_facts *f);
void zz_report_join(struct zz_attend_tally *to, const struct zz_attend_tally *more);
/* Records entered in time, and those of which it can be told, by the clock that the document goes by. */
struct zz_in_time {
	size_t in_time, known;
};
struct zz_in_time zz_report_in_time(const struct zz_report_facts *f, const struct zz_entry_tally *n);
/* Whether that clock is the witnesses'. */
bool zz_report_witnessed(const struct zz_report_facts *f);
/* Whether a rule is shown: all, but in what is published nothing about talks. */
bool zz_report_shows(const struct zz_report_facts *f, const struct zz_rule *r);
/* Whether a record lies in the period and the selection that were asked about. */
bool zz_report_has(const struct zz_report_facts *f, const struct zz_record *r);
void zz_tally_add(struct zz_tally *t, const struct zz_obligation *o);
/* Of one rule (NULL: all with a number) and one owner (0: all). */
struct zz_tally zz_report_tally(const struct zz_report_facts *f, const struct zz_rule *rule, uint32_t owner);
/* Attendance of one month (1…12), 0 = all. */
struct zz_attend_tally zz_report_attendance(const struct zz_report_facts *f, uint32_t owner, int month);

/* --- report_words.c --- */

/* A message, as text of a document. */
struct zz_str zz_report_word(enum zz_lang lang, const char *id);
/* "93.3%", cut and not rounded, so that 100% means all; a dash where there is nothing to divide by. */
void zz_report_percent(struct zz_buf *out, size_t part, size_t all);
/* The head of a column of columns.h, written out. */
struct zz_str zz_report_column(size_t column, enum zz_lang lang);
/* "及时率（自报）", or （见证）. */
struct zz_str zz_report_in_time_word(const struct zz_report_facts *f);
struct zz_str zz_report_rule_title(const struct zz_report_facts *f, const struct zz_rule *r);
/* "《条例》第十一条：一般每季度召开1次〔全国规定·一般应当〕" */
void zz_report_basis(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang);
/* Names of owners; without names 个别支部 or 部分支部. */
void zz_report_owners(struct zz_buf *out, const struct zz_report_facts *f, const uint32_t *owners, size_t n);
void zz_report_names(struct zz_buf *out, const struct zz_str *names, size_t n, enum zz_lang lang,
					 bool no_names);
/* The name of an owner; over several ledgers with its unit before it, where that is called otherwise. */
struct zz_str zz_report_named(struct zz_arena *a, const struct zz_report_facts *f, uint32_t owner);
void zz_report_packs(struct zz_buf *out, const struct zz_verdict *v, bool versions, enum zz_lang lang);
/* "2026年1月1日至3月31日" */
void zz_report_days(struct zz_buf *out, struct zz_period p, enum zz_lang lang);
/* The unit's own typefaces. */
void zz_report_fonts(struct zz_doc *d, const struct zz_ledger *l);
struct zz_str zz_report_unit(const struct zz_report_facts *f);
zz_day zz_report_deadline(const struct zz_report_facts *f);
/* A finding counts among what is to be put right: no hint, not accepted, not exempt. */
bool zz_report_open(const struct zz_report_facts *f, size_t finding);
/* Formats a message into the document's arena. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
struct zz_str
zz_report_say(struct zz_doc *d, enum zz_lang lang, const char *id, ...);

/* --- report_quarter.c: paragraphs that the documents share --- */
void zz_report_carried_out_text(struct zz_doc *d, struct zz_block *heading, const struct zz_tally *n,
								enum zz_lang lang, const char *where);
void zz_report_carried_out(struct zz_doc *d, const struct zz_report_facts *f, bool basis);
void zz_report_entered(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_attended(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_compared(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_unjudged(struct zz_buf *out, const struct zz_report_facts *f);

/* --- report_ledgers.c: the annexes of the yearly report --- */
struct zz_annex {
	const char *title;
	void (*fill)(struct zz_doc *d, const struct zz_report_facts *f);
	bool named; /* it cannot be without names */
};
extern const struct zz_annex zz_report_year_annexes[]; /* ends with a row without title */
/* 年度统计表: its two tables and what they count. */
void zz_report_months(struct zz_doc *d, const struct zz_report_facts *f);

/* --- report_yearly.c: what fell due of last year's meetings in the period --- */
void zz_report_yearly(struct zz_doc *d, const struct zz_report_facts *f);

/* --- report_problems.c: 存在问题 and 下步要求 --- */
struct zz_problems {
	struct zz_arena arena;
	struct zz_problem *at;
	size_t n, room;
	size_t answered[ZZ_ANSWERS];
	size_t branches, unjudged; /* of these */
};
/* Of one ledger after the other; `ledger` tells them apart. */
void zz_problems_add(struct zz_problems *p, const struct zz_report_facts *f, size_t ledger);
void zz_problems_put(struct zz_doc *d, const struct zz_problems *p, bool no_names);
void zz_problems_free(struct zz_problems *p);
struct zz_requests {
	struct zz_str unit; /* of the first ledger: who asks */
	zz_day deadline, first;
	size_t unreadable, concerned, waiting, open, late;
	int timely;
	unsigned annex; /* that lists the findings; 0: the third, after the late entries in the second */
};
void zz_requests_add(struct zz_requests *r, const struct zz_report_facts *f);
void zz_requests_put(struct zz_doc *d, const struct zz_requests *r);
void zz_report_problems(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_requests(struct zz_doc *d, const struct zz_report_facts *f);

/* --- report_tables.c, report_figures.c: the annexes --- */
void zz_report_rules_table(struct zz_doc *d, const struct zz_report_facts *f, struct zz_str caption,
						   bool basis);
void zz_report_branches_table(struct zz_doc *d, const struct zz_report_facts *f, struct zz_str caption);
void zz_report_state_columns(struct zz_doc_table *t, enum zz_lang lang);
void zz_report_state_cells(struct zz_doc_table *t, const struct zz_tally *n);
/* The tables of the annexes in two parts, so that several ledgers can fill one. */
void zz_report_branch_columns(struct zz_doc_table *t, const struct zz_report_facts *f,
							  const bool shown[ZZ_COLUMNS]);
void zz_report_branch_rows(struct zz_doc_table *t, const struct zz_report_facts *f,
						   const bool shown[ZZ_COLUMNS]);
void zz_report_late_columns(struct zz_doc_table *t, const struct zz_report_facts *f);
void zz_report_late_rows(struct zz_doc_table *t, const struct zz_report_facts *f);
void zz_report_finding_columns(struct zz_doc_table *t, const struct zz_report_facts *f);
void zz_report_finding_row(struct zz_doc_table *t, const struct zz_report_facts *f, size_t i);
void zz_report_finding_rows(struct zz_doc_table *t, const struct zz_report_facts *f);
void zz_report_nothing(struct zz_doc_table *t); /* a row of 无 where there is none */
void zz_report_branches_annex(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_late_annex(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_findings_annex(struct zz_doc *d, const struct zz_report_facts *f);
void zz_report_notes(struct zz_doc *d, const struct zz_report_facts *f);
/* Whose document it is and the day, below the text (落款). */
void zz_report_signed(struct zz_doc *d, zz_day day);
/* report_seal.c: what all files of the commit come to; false where not all could be read. */
bool zz_report_seal(struct zz_ledger *l, struct zz_sm3 *out);
void zz_report_seal_note(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f);
void zz_report_figures(struct zz_doc *d, const struct zz_report_facts *f);

/* What every document says about itself as data. */
void zz_report_about(struct zz_doc *d, const struct zz_report_facts *f);

#endif
