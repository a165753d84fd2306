/* What came of an import: the rows that were refused, and in sum. */
#include "entry/import_parts.h"

#include "base/digest.h"
#include "base/text.h"
#include "format/csv.h"

void zz_import_refuse(struct zz_import *im, struct zz_import_row *row, uint32_t column, struct zz_error *e)
{
	struct zz_str why = zz_str_trim(zz_str(e->text));
	row->state = ZZ_ROW_REFUSED;
	row->why_column = column;
	row->why = zz_arena_str(&im->arena, why.n ? why : ZZ_STR("?"));
	im->refused++;
	*e = (struct zz_error){.lang = e->lang};
}

void zz_import_where(struct zz_buf *out, const struct zz_import_sheet *s, const struct zz_import_row *row,
					 uint32_t column, enum zz_lang lang)
{
	char letter[ZZ_COLUMN_MAX];
	if (s->name.n)
		zz_msgf(out, lang, N_("sheet “%.*s” "), ZZ_FMT(s->name));
	zz_msgf(out, lang, N_("row %u"), row->number);
	if (column)
		zz_msgf(out, lang, N_(" column %s"), zz_column_text(column + row->shift, letter));
	if (column && column <= s->ncolumns && s->columns[column - 1].heading.n)
		zz_msgf(out, lang, N_(" “%.*s”"), ZZ_FMT(s->columns[column - 1].heading));
}

/* The reason on one line; numbers that could be personal in nobody's way. */
static void add_reason(struct zz_buf *out, const struct zz_import_row *row)
{
	struct zz_buf line = {0};
	bool blank = false;
	for (size_t i = 0; i < row->why.n; i++) {
		char c = row->why.p[i];
		if (c == '\n' || c == ' ') {
			blank = true;
			continue;
		}
		if (blank && line.n)
			zz_buf_putc(&line, ' ');
		blank = false;
		zz_buf_putc(&line, c);
	}
	if (line.n)
		zz_text_mask(line.data, line.n);
	zz_buf_str(out, zz_buf_view(&line));
	zz_buf_free(&line);
}

void zz_import_refusals(struct zz_buf *out, const struct zz_import *im, size_t most)
{
	size_t shown = 0;
	struct zz_buf line = {0};
	for (size_t i = 0; i < im->sheets.n; i++) {
		const struct zz_import_sheet *s = &im->sheets.at[i];
		for (size_t k = 0; k < s->rows.n; k++) {
			const struct zz_import_row *row = &s->rows.at[k];
			if (row->state != ZZ_ROW_REFUSED || (most && shown++ >= most))
				continue;
			zz_buf_clear(&line);
			zz_buf_printf(&line, "%.*s%s", ZZ_FMT(im->file), im->reader == ZZ_ZH ? "：" : ": ");
			zz_import_where(&line, s, row, row->why_column, im->reader);
			zz_buf_puts(&line, im->reader == ZZ_ZH ? "：" : ": ");
			add_reason(&line, row);
			zz_text_safe(out, zz_buf_view(&line));
			zz_buf_putc(out, '\n');
		}
	}
	if (most && shown > most)
		zz_msgf(out, im->reader, N_("… and %zu more\n"), shown - most);
	zz_buf_free(&line);
}

/* --- the file --- */

static bool any_refused(const struct zz_import_sheet *s)
{
	for (size_t k = 0; k < s->rows.n; k++)
		if (s->rows.at[k].state == ZZ_ROW_REFUSED)
			return true;
	return false;
}

static bool is_dropped(const struct zz_import_sheet *s, uint32_t column)
{
	uint8_t role = s->columns[column - 1].role;
	return role == ZZ_R_IDENTITY || role == ZZ_R_PHONE;
}

static void csv_row(struct zz_csv *csv, const struct zz_import *im, const struct zz_import_sheet *s,
					const struct zz_import_row *row)
{
	struct zz_buf text = {0};
	zz_import_where(&text, s, row, row->why_column, im->reader);
	zz_csv_cell(csv, zz_buf_view(&text));
	zz_buf_clear(&text);
	add_reason(&text, row);
	zz_csv_cell(csv, zz_buf_view(&text));
	for (uint32_t c = 1; c <= s->ncolumns; c++)
		zz_csv_cell(csv, is_dropped(s, c) ? (struct zz_str){0} : zz_import_cell(row, c));
	zz_csv_line_end(csv);
	zz_buf_free(&text);
}

void zz_import_refused_csv(struct zz_buf *out, const struct zz_import *im)
{
	struct zz_csv csv;
	zz_csv_begin(&csv, out);
	for (size_t i = 0; i < im->sheets.n; i++) {
		const struct zz_import_sheet *s = &im->sheets.at[i];
		if (!any_refused(s))
			continue;
		zz_csv_cell(&csv, zz_str(zz_tr(im->reader, N_("Refused at"))));
		zz_csv_cell(&csv, zz_str(zz_tr(im->reader, N_("Refused because"))));
		for (uint32_t c = 1; c <= s->ncolumns; c++)
			zz_csv_cell(&csv, s->columns[c - 1].heading);
		zz_csv_line_end(&csv);
		for (size_t k = 0; k < s->rows.n; k++)
			if (s->rows.at[k].state == ZZ_ROW_REFUSED)
				csv_row(&csv, im, s, &s->rows.at[k]);
	}
}

/* --- in sum --- */

void zz_import_summary(struct zz_buf *out, const struct zz_import *im)
{
	if (im->identities || im->phones)
		zz_msgf(out, im->reader,
				N_("Left out: identity numbers %zu, telephone numbers %zu; the ledger keeps neither\n"),
				im->identities, im->phones);
	zz_msgf(out, im->reader, N_("Imported: %zu, changed: %zu"), im->added, im->changed);
	if (im->same)
		zz_msgf(out, im->reader, N_(", there already: %zu"), im->same);
	if (im->refused)
		zz_msgf(out, im->reader, N_(", refused: %zu"), im->refused);
	zz_buf_putc(out, '\n');
}

struct zz_str zz_import_body(struct zz_import *im, struct zz_str bytes, enum zz_lang lang)
{
	struct zz_buf out = {0};
	char digest[ZZ_DIGEST_MAX];
	struct zz_sm3 d = zz_sm3(bytes);
	zz_msgf(&out, lang, N_("source: %.*s %s"), ZZ_FMT(im->file), zz_sm3_text(&d, digest));
	struct zz_str s = zz_arena_str(&im->arena, zz_buf_view(&out));
	zz_buf_free(&out);
	return s;
}
