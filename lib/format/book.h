/* Workbooks as an office keeps them: sheets of rows, written one after the other, as one XLSX (through
 * libxlsxwriter) or as a CSV file for each sheet (csv.h).
 *
 * Layout (documents.md): A4 across, the whole width on one page, the head of the table frozen on the screen
 * and repeated on every page, "— 1 —" below, cells framed and wrapped, columns as wide as their widest cell
 * (zz_text_width) up to a limit. A cell that a spreadsheet would take for a formula gets an apostrophe before
 * it; an empty one reads 无. Text is made safe on the way (zz_text_safe), and cut where a spreadsheet holds
 * no more.
 *
 * The same calls give the same bytes on any machine, in any zone and locale: days of creation come in, parts
 * are stored as archive.h stores them. Rows are not kept in memory: of a workbook they lie in temporary files
 * until the end. */
#ifndef ZZ_FORMAT_BOOK_H
#define ZZ_FORMAT_BOOK_H

#include "base/date.h"
#include "base/diag.h"

enum zz_book_kind { ZZ_BOOK_XLSX, ZZ_BOOK_CSV };

struct zz_book_about {
	struct zz_str title, author, subject;
	zz_day day;             /* as which the file says it was made */
	struct zz_str fonts[3]; /* of titles, heads, cells */
	enum zz_lang lang;
};
enum { ZZ_BOOK_TITLE, ZZ_BOOK_HEAD, ZZ_BOOK_BODY };

enum zz_book_align { ZZ_BOOK_LEFT, ZZ_BOOK_CENTRE, ZZ_BOOK_RIGHT };
struct zz_book_column {
	struct zz_str head;
	struct zz_str group; /* columns side by side of one group stand below a head of their own */
	uint16_t most;       /* cells that it may be wide; longer text is wrapped */
	uint8_t align;       /* zz_book_align */
	bool upright;        /* the head is written from below: of many narrow columns */
};
struct zz_book_sheet {
	struct zz_str name;  /* what is not allowed in a name is replaced; made unique */
	struct zz_str title; /* above the table; in no CSV file */
	struct zz_str note;  /* below the title, small */
	const struct zz_book_column *columns;
	size_t ncolumns;
	size_t fixed; /* columns at the left that stay and are repeated where the table is broken across pages */
};

struct zz_book;
int zz_book_open(struct zz_book **out, enum zz_book_kind kind, const struct zz_book_about *about,
				 struct zz_error *e);
/* Ends the sheet before it. The columns live until its last cell. */
void zz_book_sheet(struct zz_book *b, const struct zz_book_sheet *sheet);
/* The next cell; rows end by themselves. */
void zz_book_text(struct zz_book *b, struct zz_str text);
void zz_book_number(struct zz_book *b, long number);
/* part / all in per cent, cut to tenths and not rounded, so that 100% means all; — without anything to
 * divide by. */
void zz_book_rate(struct zz_book *b, size_t part, size_t all);
size_t zz_book_rows(const struct zz_book *b); /* whole ones of this sheet */

struct zz_book_file {
	struct zz_str name; /* of CSV: the sheet's with .csv; empty: a workbook */
	struct zz_buf bytes;
};
/* All files; the book holds them until it is freed. ZZ_EENV where a temporary file could not be written. */
int zz_book_finish(struct zz_book *b, struct zz_book_file **files, size_t *n, struct zz_error *e);
void zz_book_free(struct zz_book *b);

#endif
