/* Tables as offices keep them: rows of cells out of a CSV file or a spreadsheet.
 *
 * A reader calls back for each row that holds anything and keeps nothing itself; all text is UTF-8 and lives
 * during the call only. Rows and columns are numbered from 1, as a spreadsheet numbers them. Input is
 * hostile: each limit below ends the reading with an error that says where, before memory or time run away.
 * Errors name row and column, not the file: that is the caller's. */
#ifndef ZZ_FORMAT_TABLE_H
#define ZZ_FORMAT_TABLE_H

#include "base/diag.h"

enum {
	ZZ_TABLE_BYTES = 32 << 20, /* of a file */
	ZZ_TABLE_ROWS = 100000,    /* that hold anything, over all sheets */
	ZZ_TABLE_COLUMNS = 256,
	ZZ_TABLE_CELL = 32767, /* code points; what a spreadsheet can hold */
	ZZ_TABLE_TEXT = 64 << 20,
	ZZ_TABLE_SHEETS = 256,
};

enum zz_cell_kind {
	ZZ_CELL_TEXT,
	ZZ_CELL_NUMBER, /* text = plain decimal: "43762", "2019.1"; never an exponent of up to 30 digits */
	ZZ_CELL_DATE,   /* a number that the file shows as a date: "2019-10-24", "2019-10-24 14:30", "14:30" */
};
struct zz_cell {
	uint32_t column;
	uint8_t kind;
	struct zz_str text;
};
struct zz_table_row {
	uint32_t number;
	const struct zz_cell *cells; /* those that are not empty, in the order of the file */
	size_t n;
};
struct zz_sheet_info {
	struct zz_str name; /* empty: a CSV file */
	bool hidden;
	bool from_1904; /* its numbers of days count from 1 January 1904 */
};
struct zz_area {
	uint32_t top, left, bottom, right;
};

/* Callbacks return 0 to go on, 1 to leave the rest of this sheet, a negative status to end with it. merged
 * may be NULL; it comes after the rows of its sheet. */
struct zz_table_sink {
	void *with;
	int (*sheet)(void *with, const struct zz_sheet_info *info);
	int (*row)(void *with, const struct zz_table_row *row);
	int (*merged)(void *with, struct zz_area area);
};

enum zz_table_kind { ZZ_TABLE_CSV, ZZ_TABLE_XLSX };
enum zz_csv_encoding { ZZ_CSV_UTF8_BOM, ZZ_CSV_UTF8, ZZ_CSV_GB18030 };
struct zz_table_info {
	enum zz_table_kind kind; /* by the content, whatever the name says */
	enum zz_csv_encoding encoding;
};

/* Reads either. ZZ_EUSAGE for what is neither (the old binary .xls, encrypted files, web pages under the name
 * of a table …), saying what to do, and for what is over a limit. */
int zz_table_read(struct zz_str bytes, const struct zz_table_sink *sink, struct zz_table_info *info,
				  struct zz_error *e);

#define ZZ_COLUMN_MAX 8
/* "A" … "Z", "AA" … Returns out. */
char *zz_column_text(uint32_t column, char out[ZZ_COLUMN_MAX]);
/* The day that a spreadsheet's number stands for; ZZ_NO_DAY outside of years 1900 to 9999. Follows the
 * spreadsheets' calendar, in which 1900 had a 29 February (number 60, which is no day). */
zz_day zz_serial_day(int64_t serial, bool from_1904);

#endif
