/* 台账: what offices keep in tables, as sheets of a book (documents.md, "台账 columns").
 *
 * One table of columns a ledger (sheets_*.c); the book makes a workbook or CSV files of it. Never what was
 * said in a talk, and nobody's grade, unless asked for. */
#ifndef ZZ_REPORT_SHEETS_H
#define ZZ_REPORT_SHEETS_H

#include "format/book.h"
#include "report/report.h"

enum zz_sheet_id {
	ZZ_SHEET_MEETINGS,
	ZZ_SHEET_ATTENDANCE, /* a sheet for each branch */
	ZZ_SHEET_TALKS,
	ZZ_SHEET_LESSONS,
	ZZ_SHEET_APPRAISALS,
	ZZ_SHEET_MONTHS,
	ZZ_SHEET_QUALITY,
	ZZ_SHEET_TERMS,
	ZZ_SHEETS
};
extern const struct zz_term zz_sheet_terms[ZZ_SHEETS + 1];
/* By either name, 台账 or 表 at its end or not; ZZ_SHEETS where it is none. */
enum zz_sheet_id zz_sheet_find(struct zz_str name);

struct zz_sheets {
	const struct zz_report *asked;
	bool wanted[ZZ_SHEETS];
	bool privately; /* what was said in talks, too */
};
/* Writes a book of them, with a last sheet that says where the figures come from and how they are counted. A
 * book of CSV has that only where it has several files. ZZ_EENV where a temporary file cannot be written. */
int zz_sheets_book(struct zz_book **out, const struct zz_sheets *s, enum zz_book_kind kind,
				   struct zz_error *e);

#endif
