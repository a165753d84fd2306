/* What holds of every table, whatever the bytes: rows and columns inside of their limits, text that is UTF-8.
 */
#ifndef TABLE_CHECK_H
#define TABLE_CHECK_H

#include "base/text.h"
#include "format/table.h"

#include <stdlib.h>

#define HOLD(condition)                                                                                      \
	do {                                                                                                     \
		if (!(condition))                                                                                    \
			abort();                                                                                         \
	} while (0)

static int check_sheet(void *with, const struct zz_sheet_info *info)
{
	(void)with;
	HOLD(zz_utf8_invalid(info->name) < 0);
	return 0;
}

static int check_row(void *with, const struct zz_table_row *row)
{
	(void)with;
	HOLD(row->number > 0 && row->n > 0 && row->n <= ZZ_TABLE_COLUMNS);
	for (size_t i = 0; i < row->n; i++) {
		const struct zz_cell *c = &row->cells[i];
		HOLD(c->column > 0 && c->column <= ZZ_TABLE_COLUMNS && c->kind <= ZZ_CELL_DATE);
		HOLD(zz_utf8_invalid(c->text) < 0 && zz_utf8_count(c->text) <= ZZ_TABLE_CELL);
		HOLD(zz_str_trim(c->text).n > 0);
	}
	return 0;
}

static int check_area(void *with, struct zz_area a)
{
	(void)with;
	HOLD(a.top && a.left && a.bottom && a.right);
	return 0;
}

/* A table is read, or refused with a reason. */
static inline void check_table(struct zz_str bytes)
{
	struct zz_table_sink sink = {NULL, check_sheet, check_row, check_area};
	struct zz_table_info info;
	struct zz_error e = {.lang = ZZ_EN};
	int rc = zz_table_read(bytes, &sink, &info, &e);
	HOLD(rc == ZZ_OK || (rc == ZZ_EUSAGE && e.text[0]));
}

#endif
