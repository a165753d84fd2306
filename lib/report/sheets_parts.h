/* How a ledger's sheet is put together. Private to sheets*.c. */
#ifndef ZZ_REPORT_SHEETS_PARTS_H
#define ZZ_REPORT_SHEETS_PARTS_H

#include "model/own_text.h"
#include "report/list_columns.h"
#include "report/months.h"
#include "report/quality.h"
#include "report/sheets.h"

struct zz_sheet_def;

struct zz_sheet_cell {
	enum { ZZ_CELL_IS_TEXT, ZZ_CELL_IS_NUMBER, ZZ_CELL_IS_RATE } is;
	struct zz_buf text;
	long number; /* of a rate: the part */
	size_t all;
};

struct zz_sheet {
	const struct zz_sheets *asked;
	const struct zz_sheet_def *def;
	const struct zz_sheet_column *column; /* of the cell that is filled */
	struct zz_book *book;
	struct zz_report_facts f;
	struct zz_listed listed;
	struct zz_months months; /* rows as f.branches */
	struct zz_quality *quality;
	struct zz_sheet_cell cell;  /* the one that is filled */
	struct zz_record_text text; /* of the record in hand */
	uint32_t text_of;           /* its index + 1 */
};

/* A column: of `zzsh list`, or with a function of its own; i is a record or a branch of f.branches, as the
 * ledger has it. */
struct zz_sheet_column {
	struct zz_term head;
	void (*cell)(struct zz_sheet *s, uint32_t i); /* NULL: the list's */
	uint8_t list;                                 /* zz_list_column_id */
	uint8_t most, align;
	bool closed;        /* only where private texts are asked for */
	uint8_t group, nth; /* of the months' blocks: 1 and 2, and the month */
};

struct zz_sheet_def {
	const struct zz_sheet_column *columns;
	size_t ncolumns;
	bool branches;                                             /* a row is a branch, else a record */
	bool (*wanted)(const struct zz_sheet *s, uint32_t record); /* of records */
	void (*write)(struct zz_sheet *s);                         /* a ledger with columns of its own */
	const char *note;                 /* message id: what a reader must know of its figures, or NULL */
	uint8_t fixed;                    /* columns at the left that stay */
	bool undated;                     /* it is of a day, not of the period */
	void (*sums)(struct zz_sheet *s); /* a last row, or NULL */
};
/* sheets_records.c, sheets_branches.c, sheets_attendance.c */
extern const struct zz_sheet_def zz_sheet_meetings, zz_sheet_talks, zz_sheet_lessons, zz_sheet_appraisals,
	zz_sheet_months, zz_sheet_quality, zz_sheet_offices, zz_sheet_attendance;

/* What a cell is filled with. */
void zz_sheet_number(struct zz_sheet *s, long n);
void zz_sheet_rate(struct zz_sheet *s, size_t part, size_t all);
/* "第一支部" of a row of branches. */
void zz_sheet_branch(struct zz_sheet *s, uint32_t i);
void zz_sheet_row_number(struct zz_sheet *s, uint32_t i);
/* "2025年度第一支部出勤台账" */
void zz_sheet_title(struct zz_buf *out, const struct zz_sheet *s, struct zz_str of, enum zz_sheet_id id);
/* The line below a title: unit, period, commit, and the ledger's own note. */
void zz_sheet_note(struct zz_buf *out, const struct zz_sheet *s, const char *own);
/* The text of a record, read once for all its cells; NULL where its file cannot be read now. */
const struct zz_record_text *zz_sheet_text(struct zz_sheet *s, uint32_t record);

#endif
