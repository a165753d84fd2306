/* A table read into one text: "[sheet]" for each sheet ("hidden" behind it), "3:B=√;D@2026-03-12;" for a row.
 */
#ifndef TABLE_TEXT_H
#define TABLE_TEXT_H

#include "format/table.h"

static int text_sheet(void *with, const struct zz_sheet_info *info)
{
	zz_buf_printf(with, "[%.*s%s%s]", ZZ_FMT(info->name), info->hidden ? " hidden" : "",
				  info->from_1904 ? " 1904" : "");
	return 0;
}

static int text_row(void *with, const struct zz_table_row *row)
{
	char letter[ZZ_COLUMN_MAX];
	zz_buf_printf(with, "%u:", row->number);
	for (size_t i = 0; i < row->n; i++)
		zz_buf_printf(with, "%s%c%.*s;", zz_column_text(row->cells[i].column, letter),
					  "=#@"[row->cells[i].kind], ZZ_FMT(row->cells[i].text));
	return 0;
}

static int text_area(void *with, struct zz_area a)
{
	zz_buf_printf(with, "(%u,%u-%u,%u)", a.top, a.left, a.bottom, a.right);
	return 0;
}

static inline int table_text(struct zz_buf *out, struct zz_str bytes, struct zz_table_info *info,
							 struct zz_error *e)
{
	struct zz_table_sink sink = {out, text_sheet, text_row, text_area};
	return zz_table_read(bytes, &sink, info, e);
}

#endif
