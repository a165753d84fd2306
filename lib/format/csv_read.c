#include "format/csv_read.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

/* --- encoding --- */

static int stop_at(struct zz_error *e, struct zz_str bytes, size_t at)
{
	size_t line = 1;
	for (size_t i = 0; i < at && i < bytes.n; i++)
		line += bytes.p[i] == '\n';
	return zz_error(
		e, ZZ_EUSAGE,
		N_("line %zu is neither UTF-8 nor GB18030 (GBK). Open the file in the program that wrote it "
		   "and save it as XLSX, or as “CSV UTF-8”"),
		line);
}

static int from_gb18030(struct zz_buf *out, struct zz_str bytes, struct zz_error *e)
{
	enum { PIVOT = 4096, STEP = 16384 };
	UErrorCode code = U_ZERO_ERROR;
	UChar pivot[PIVOT], *from = pivot, *to = pivot;
	const char *in = bytes.p, *end = bytes.p + bytes.n;
	UConverter *gb = ucnv_open("gb18030", &code), *utf8 = ucnv_open("UTF-8", &code);
	if (gb && utf8)
		ucnv_setToUCallBack(gb, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
	bool begin = true;
	do {
		if (code == U_BUFFER_OVERFLOW_ERROR)
			code = U_ZERO_ERROR;
		char *room = zz_buf_room(out, STEP), *at = room;
		if (U_SUCCESS(code))
			ucnv_convertEx(utf8, gb, &at, room + STEP, &in, end, pivot, &from, &to, pivot + PIVOT, begin,
						   true, &code);
		out->n += (size_t)(at - room);
		begin = false;
	} while (code == U_BUFFER_OVERFLOW_ERROR);
	zz_buf_add(out, "", 0);
	if (gb)
		ucnv_close(gb);
	if (utf8)
		ucnv_close(utf8);
	return U_FAILURE(code) ? stop_at(e, bytes, (size_t)(in - bytes.p)) : ZZ_OK;
}

int zz_csv_decode(struct zz_buf *out, struct zz_str bytes, enum zz_csv_encoding *how, struct zz_error *e)
{
	bool mark = zz_str_starts(bytes, ZZ_CSV_MARK);
	struct zz_str text = mark ? zz_str_sub(bytes, sizeof ZZ_CSV_MARK - 1, bytes.n) : bytes;
	*how = mark ? ZZ_CSV_UTF8_BOM : ZZ_CSV_UTF8;
	if (bytes.n && memchr(bytes.p, '\0', bytes.n))
		return zz_error(e, ZZ_EUSAGE,
						N_("the file is no text: save the table as XLSX or as CSV and give that file"));
	ptrdiff_t bad = zz_utf8_invalid(text);
	if (bad < 0) {
		zz_buf_str(out, text);
		return ZZ_OK;
	}
	if (mark)
		return zz_error(
			e, ZZ_EUSAGE,
			N_("the file says that it is UTF-8, and byte %zu is not; save it again as “CSV UTF-8”"),
			(size_t)bad + sizeof ZZ_CSV_MARK);
	*how = ZZ_CSV_GB18030;
	return from_gb18030(out, text, e);
}

/* --- rows --- */

struct scan {
	const struct zz_table_sink *sink;
	struct zz_error *e;
	struct zz_str rest;
	char comma;
	struct zz_buf text; /* of the row, field after field */
	struct {
		struct zz_cell *at;
		size_t n, room;
	} cells;
	struct { /* where the text of each begins: the buffer moves while it grows */
		size_t *at;
		size_t n, room;
	} starts;
	uint32_t row, column;
	size_t rows;
};

/* The sign that stands more often in the first lines. */
static char separator(struct zz_str text)
{
	enum { LINES = 20 };
	size_t commas = 0, tabs = 0, lines = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.n && lines < LINES; i++) {
		quoted = text.p[i] == '"' ? !quoted : quoted;
		commas += !quoted && text.p[i] == ',';
		tabs += !quoted && text.p[i] == '\t';
		lines += !quoted && text.p[i] == '\n';
	}
	return tabs > commas ? '\t' : ',';
}

static int unclosed(const struct scan *s)
{
	char letter[ZZ_COLUMN_MAX];
	return zz_error(
		s->e, ZZ_EUSAGE,
		N_("row %u, column %s: a quotation mark opens there and none closes it; put the text of that "
		   "cell right and save the file again"),
		s->row, zz_column_text(s->column, letter));
}

/* A field into s->text; s->rest stands at the separator, the line end, or nothing. */
static int take_field(struct scan *s)
{
	struct zz_str *r = &s->rest;
	bool quoted = r->n && r->p[0] == '"';
	size_t i = quoted ? 1 : 0, from = i;
	for (; quoted && i < r->n; i++) {
		if (r->p[i] != '"')
			continue;
		zz_buf_add(&s->text, r->p + from, i - from);
		from = i + 1;
		if (from < r->n && r->p[from] == '"') {
			i++; /* the second of the pair is text */
			continue;
		}
		quoted = false;
		break;
	}
	if (quoted)
		return unclosed(s);
	/* Unquoted, or what stands behind the closing mark, which spreadsheets read as text, too. */
	for (i = from; i < r->n && r->p[i] != s->comma && r->p[i] != '\n' && r->p[i] != '\r'; i++)
		;
	zz_buf_add(&s->text, r->p + from, i - from);
	*r = zz_str_sub(*r, i, r->n);
	return ZZ_OK;
}

static int keep_field(struct scan *s, size_t start)
{
	struct zz_str text = zz_str_sub(zz_buf_view(&s->text), start, s->text.n);
	char letter[ZZ_COLUMN_MAX];
	if (!zz_str_trim(text).n)
		return ZZ_OK;
	if (s->column > ZZ_TABLE_COLUMNS)
		return zz_error(s->e, ZZ_EUSAGE, N_("row %u has more than %d columns"), s->row, ZZ_TABLE_COLUMNS);
	if (text.n > ZZ_TABLE_CELL && zz_utf8_count(text) > ZZ_TABLE_CELL)
		return zz_error(s->e, ZZ_EUSAGE, N_("row %u, column %s: the cell holds more than %d characters"),
						s->row, zz_column_text(s->column, letter), ZZ_TABLE_CELL);
	*ZZ_PUSH(&s->cells) = (struct zz_cell){.column = s->column, .text = {NULL, text.n}};
	*ZZ_PUSH(&s->starts) = start;
	return ZZ_OK;
}

static int take_row(struct scan *s)
{
	int rc = ZZ_OK;
	bool more = true;
	s->cells.n = s->starts.n = 0;
	s->column = 0;
	zz_buf_clear(&s->text);
	while (!rc && more) {
		size_t start = s->text.n;
		s->column++;
		rc = take_field(s);
		if (!rc)
			rc = keep_field(s, start);
		more = s->rest.n && s->rest.p[0] == s->comma;
		if (more)
			s->rest = zz_str_sub(s->rest, 1, s->rest.n);
	}
	if (zz_str_starts(s->rest, "\r\n"))
		s->rest = zz_str_sub(s->rest, 2, s->rest.n);
	else if (s->rest.n)
		s->rest = zz_str_sub(s->rest, 1, s->rest.n);
	for (size_t i = 0; i < s->cells.n; i++)
		s->cells.at[i].text.p = s->text.data + s->starts.at[i];
	return rc;
}

static int give_row(struct scan *s)
{
	struct zz_table_row row = {.number = s->row, .cells = s->cells.at, .n = s->cells.n};
	if (!row.n)
		return ZZ_OK;
	if (++s->rows > ZZ_TABLE_ROWS)
		return zz_error(s->e, ZZ_EUSAGE, N_("the file has more than %d rows; split it"), ZZ_TABLE_ROWS);
	return s->sink->row(s->sink->with, &row);
}

int zz_csv_read(struct zz_str text, const struct zz_table_sink *sink, struct zz_error *e)
{
	struct scan s = {.sink = sink, .e = e, .rest = text, .comma = separator(text)};
	struct zz_sheet_info info = {0};
	int rc = sink->sheet(sink->with, &info);
	while (!rc && s.rest.n) {
		s.row++;
		rc = take_row(&s);
		if (!rc)
			rc = give_row(&s);
	}
	zz_buf_free(&s.text);
	free(s.cells.at);
	free(s.starts.at);
	return rc > 0 ? ZZ_OK : rc;
}
