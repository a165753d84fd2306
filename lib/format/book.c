#include "format/book_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* --- names of sheets, which are names of files too --- */

/* What neither a spreadsheet nor a file system takes. */
static struct zz_str plain_name(struct zz_book *b, struct zz_str name)
{
	enum { MOST = 28 }; /* characters; a spreadsheet takes 31, some are for telling alike ones apart */
	struct zz_buf text = {0}, safe = {0};
	zz_text_safe(&safe, name);
	struct zz_str rest = zz_buf_view(&safe);
	for (int n = 0; rest.n && n < MOST; n++) {
		int32_t cp = zz_utf8_next(&rest);
		bool odd = cp < 0x20 || (cp < 0x80 && strchr("[]:*?/\\'\"<>|{}", (int)cp));
		zz_utf8_put(&text, odd || (!text.n && cp == '.') ? '_' : cp);
	}
	if (!text.n)
		zz_buf_puts(&text, "_");
	struct zz_str out = zz_arena_str(&b->arena, zz_buf_view(&text));
	zz_buf_free(&text);
	zz_buf_free(&safe);
	return out;
}

static bool is_taken(struct zz_book *b, struct zz_str name)
{
	struct zz_str folded = zz_text_casefold(&b->arena, name);
	for (size_t i = 0; i < b->nnames; i++)
		if (zz_str_eq(b->names[i], folded))
			return true;
	b->names = zz_grow(b->names, b->nnames, &b->names_room, sizeof *b->names);
	b->names[b->nnames++] = folded;
	return false;
}

static struct zz_str unique_name(struct zz_book *b, struct zz_str name)
{
	struct zz_str front = plain_name(b, name), out = front;
	for (unsigned i = 2; is_taken(b, out); i++)
		out = zz_arena_printf(&b->arena, "%.*s~%u", ZZ_FMT(front), i);
	return out;
}

/* --- csv --- */

static void csv_sheet(struct zz_book *b)
{
	struct zz_book_file *file = ZZ_PUSH(&b->files);
	*file = (struct zz_book_file){.name = zz_arena_printf(&b->arena, "%.*s.csv", ZZ_FMT(b->sheet.name))};
	zz_csv_begin(&b->csv, &file->bytes);
	for (size_t c = 0; c < b->sheet.ncolumns; c++) {
		const struct zz_book_column *column = &b->sheet.columns[c];
		zz_buf_clear(&b->safe);
		if (column->group.n)
			zz_buf_printf(&b->safe, "%.*s ", ZZ_FMT(column->group));
		zz_text_safe(&b->safe, column->head);
		zz_csv_cell(&b->csv, zz_buf_view(&b->safe));
	}
	zz_csv_line_end(&b->csv);
}

/* The list of files grows, and with it moves what the writer points to. */
static void csv_cell(struct zz_book *b, struct zz_str text)
{
	b->csv.out = &b->files.at[b->files.n - 1].bytes;
	zz_csv_cell(&b->csv, text);
	if (b->column + 1 == b->sheet.ncolumns)
		zz_csv_line_end(&b->csv);
}

/* --- both --- */

int zz_book_open(struct zz_book **out, enum zz_book_kind kind, const struct zz_book_about *about,
				 struct zz_error *e)
{
	struct zz_book *b = zz_malloc(sizeof *b);
	b->kind = kind;
	b->about = *about;
	*out = b;
	return kind == ZZ_BOOK_XLSX ? zz_xlsx_book_open(b, e) : ZZ_OK;
}

static void end_sheet(struct zz_book *b)
{
	if (b->sheet.ncolumns && b->kind == ZZ_BOOK_XLSX)
		zz_xlsx_book_end(b);
	b->sheet = (struct zz_book_sheet){.ncolumns = 0};
}

void zz_book_sheet(struct zz_book *b, const struct zz_book_sheet *sheet)
{
	end_sheet(b);
	b->sheet = *sheet;
	b->sheet.name = unique_name(b, sheet->name);
	b->row = b->column = 0;
	if (b->kind == ZZ_BOOK_XLSX)
		zz_xlsx_book_sheet(b);
	else
		csv_sheet(b);
}

static void next(struct zz_book *b)
{
	b->column = (b->column + 1) % b->sheet.ncolumns;
	b->row += b->column == 0;
}

/* What a cell holds at most, in the units that spreadsheets count, with room for a word about it. */
static struct zz_str fitting(struct zz_str text)
{
	enum { UNITS = 32000 };
	struct zz_str rest = text;
	size_t units = 0;
	while (rest.n && units < UNITS)
		units += zz_utf8_next(&rest) > 0xFFFF ? 2 : 1;
	return zz_str_sub(text, 0, text.n - rest.n);
}

void zz_book_text(struct zz_book *b, struct zz_str text)
{
	struct zz_buf *safe = &b->safe;
	zz_buf_clear(safe);
	if (zz_cell_is_formula(text) && b->kind == ZZ_BOOK_XLSX)
		zz_buf_putc(safe, '\'');
	zz_text_safe(safe, text.n ? text : zz_str(zz_tr(b->about.lang, N_("nil"))));
	struct zz_str whole = zz_buf_view(safe), shown = fitting(whole);
	if (shown.n < whole.n) {
		safe->n = shown.n;
		safe->data[safe->n] = '\0';
		zz_buf_puts(safe, zz_tr(b->about.lang, N_(" [cut: a cell holds no more]")));
	}
	if (b->kind == ZZ_BOOK_XLSX)
		zz_xlsx_book_text(b, zz_buf_view(safe));
	else
		csv_cell(b, zz_buf_view(safe));
	next(b);
}

void zz_book_number(struct zz_book *b, long number)
{
	zz_buf_clear(&b->safe);
	zz_buf_printf(&b->safe, "%ld", number);
	if (b->kind == ZZ_BOOK_XLSX)
		zz_xlsx_book_number(b, (double)number, false, zz_buf_view(&b->safe));
	else
		csv_cell(b, zz_buf_view(&b->safe));
	next(b);
}

void zz_book_rate(struct zz_book *b, size_t part, size_t all)
{
	if (!all) {
		zz_book_text(b, ZZ_STR("—"));
		return;
	}
	size_t tenths = part * 1000 / all;
	zz_buf_clear(&b->safe);
	zz_buf_printf(&b->safe, "%zu.%zu%%", tenths / 10, tenths % 10);
	if (b->kind == ZZ_BOOK_XLSX)
		zz_xlsx_book_number(b, (double)tenths / 1000, true, zz_buf_view(&b->safe));
	else
		csv_cell(b, zz_buf_view(&b->safe));
	next(b);
}

size_t zz_book_rows(const struct zz_book *b)
{
	return b->row;
}

int zz_book_finish(struct zz_book *b, struct zz_book_file **files, size_t *n, struct zz_error *e)
{
	end_sheet(b);
	int rc = ZZ_OK;
	if (b->kind == ZZ_BOOK_XLSX) {
		struct zz_book_file *file = ZZ_PUSH(&b->files);
		*file = (struct zz_book_file){.name = {"", 0}};
		rc = zz_xlsx_book_finish(b, &file->bytes, e);
	}
	*files = b->files.at;
	*n = b->files.n;
	return rc;
}

void zz_book_free(struct zz_book *b)
{
	if (!b)
		return;
	zz_xlsx_book_free(b);
	for (size_t i = 0; i < b->files.n; i++)
		zz_buf_free(&b->files.at[i].bytes);
	free(b->files.at);
	free(b->names);
	zz_buf_free(&b->safe);
	zz_arena_free(&b->arena);
	free(b);
}
