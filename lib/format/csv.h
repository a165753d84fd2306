/* Comma-separated values as Excel and WPS open them: RFC 4180 lines (CR LF), UTF-8 with a byte order mark.
 *
 * A cell that a spreadsheet would take for a formula, one that begins with = + - @ TAB CR or the full-width
 * ＝ ＋ － ＠, gets an apostrophe before it (provenance 3.3): records hold what anybody typed. */
#ifndef ZZ_FORMAT_CSV_H
#define ZZ_FORMAT_CSV_H

#include "base/str.h"

/* Whether a spreadsheet would take the text of a cell for a formula. */
bool zz_cell_is_formula(struct zz_str text);

struct zz_csv {
	struct zz_buf *out;
	bool begun; /* the line has a cell */
};

/* Writes the byte order mark. */
void zz_csv_begin(struct zz_csv *c, struct zz_buf *out);
void zz_csv_cell(struct zz_csv *c, struct zz_str text);
/* A number stands as it is: below zero it is no formula. */
void zz_csv_number(struct zz_csv *c, struct zz_str number);
void zz_csv_line_end(struct zz_csv *c);

#endif
