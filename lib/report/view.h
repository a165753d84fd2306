/* How an answer is shown to a person, and small pieces that several answers share. */
#ifndef ZZ_REPORT_VIEW_H
#define ZZ_REPORT_VIEW_H

#include "rules/verdict.h"

struct zz_view {
	enum zz_lang lang;
	unsigned width; /* cells; 0 = a pipe: lines are not wrapped, tables take what they need */
	bool colour;
	bool all;  /* findings of severity info too */
	bool full; /* every branch of the matrix and every finding in full */
};

/* "2025年8月", "2025年第二季度", "2025年度"; English: "2025-08", "2025Q2", "2025". Inside an answer about one
 * year
 * (`year`, 0 = none) the year is left out: "8月", "第二季度". */
void zz_view_period(struct zz_buf *out, struct zz_period p, int year, enum zz_lang lang);
/* "3月12日", with the year where it is not that of today; English: "2026-03-12". */
void zz_view_day(struct zz_buf *out, zz_day day, zz_day today, enum zz_lang lang);
/* The year that a period lies in, 0 where it spans several. */
int zz_view_year(struct zz_period p);
/* What one of the systems is called. */
const char *zz_view_system(unsigned system, enum zz_lang lang);
/* The name of an owner: its organisation's name, the unit's name for "unit". */
struct zz_str zz_view_owner(const struct zz_ledger *l, uint32_t owner);
/* Whether date and kind tell a record from every other one. */
bool zz_view_alone(const struct zz_ledger *l, const struct zz_record *called);
/* Name by which a record may be called: "3-12支委会"; its id where that would mean others, too. */
void zz_view_called(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r,
					enum zz_lang lang);
/* What an owner is called on the command line: the name, or the id where others have that name, too. */
struct zz_str zz_view_owner_word(const struct zz_ledger *l, uint32_t owner);
/* The same where several stand side by side: with the id where another owner has that name, and, where that
 * is wider than `cells` (0: as wide as it is), without what they all end in (党支部), or its front, "..", its
 * end. */
void zz_view_owner_told(struct zz_buf *out, const struct zz_ledger *l, uint32_t owner, size_t cells);
/* What a subject is called: a group's or a person's name; empty where there is none. */
struct zz_str zz_view_subject(const struct zz_ledger *l, const struct zz_obligation *o);
/* A text that a rule has in two languages. */
#define ZZ_VIEW_TEXT(text, lang) ((lang) == ZZ_EN && (text).en.n ? (text).en : (text).zh)

/* Said once and aloud: a year without a calendar of holidays makes every deadline in it a guess. */
void zz_view_calendar(struct zz_buf *out, const struct zz_ledger *l, const struct zz_view *view);

enum zz_ink { ZZ_INK_PLAIN, ZZ_INK_RED, ZZ_INK_YELLOW, ZZ_INK_GREEN, ZZ_INK_DIM, ZZ_INK_BOLD };
void zz_ink(struct zz_buf *out, const struct zz_view *view, enum zz_ink ink); /* nothing without colour */
enum zz_ink zz_severity_ink(enum zz_severity s);

/* "F-3K7Q": the shortest front of a finding's id, at least 4 characters, that no other finding here has. */
void zz_view_finding_id(struct zz_buf *out, const struct zz_verdict *v, size_t i);
/* What it says, alone. */
void zz_view_finding_message(struct zz_buf *out, const struct zz_verdict *v, size_t i, enum zz_lang lang);
/* Its first line without what was answered, and without the line's end. */
void zz_view_finding_head(struct zz_buf *out, const struct zz_verdict *v, size_t i,
						  const struct zz_view *view);
/* One finding: first line, source line with caret, fact, basis, cure. `brief`: the first line only. */
void zz_view_finding(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view,
					 bool brief);
/* What stands below the first line; `alone`: of this finding only, so that its id and record are written into
 * the cure. */
void zz_view_rest(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view,
				  bool alone);
/* Whether two findings say the same of two people of one branch: such are folded into one line, unless all
 * are asked for in full. */
bool zz_view_same(const struct zz_verdict *v, size_t i, size_t k);
void zz_view_folded(struct zz_buf *out, const struct zz_verdict *v, const size_t *which, size_t n,
					const struct zz_view *view);
/* Whether an obligation without a number is asked about: not missing, and not simply left out either. */
bool zz_view_asked(const struct zz_obligation *o);
/* The cell of a group of obligations: 全 10/12* 未见! 期内 -- … `n` may be 0 (empty cell). */
bool zz_view_marked(struct zz_str cell); /* whether it ends with one of the marks ! * ? */
void zz_view_cell(struct zz_buf *out, const struct zz_verdict *v, const struct zz_obligation *const *o,
				  size_t n, enum zz_lang lang);

#endif
