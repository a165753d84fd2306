/* A book as Office Open XML, through libxlsxwriter. Its rows go to temporary files as they come; what it has
 * packed at the end is unpacked again and stored, for the packing depends on the version of zlib. */
#include "format/book_parts.h"

#include "base/io.h"
#include "base/message.h"
#include "base/text.h"
#include "format/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

enum format { TITLE, NOTE, HEAD, UPRIGHT, OVER, LEFT, CENTRE, RIGHT, RATE, FORMATS };
enum { HEAD_ROWS = 2 /* title and note */, LEAST = 4 /* cells of a column */ };
enum { WIDE = 45 /* columns that a page can show */ };
#define TEMPORARY "/tmp/zzsh-book-XXXXXX"

struct zz_xlsx_book {
	lxw_workbook *workbook;
	lxw_worksheet *worksheet;
	lxw_format *formats[FORMATS];
	char path[sizeof TEMPORARY];
	uint16_t *widths; /* of the sheet's columns, in cells */
	unsigned lines;   /* of the tallest cell of this row */
	bool grouped;     /* the head has two rows */
	lxw_error failed; /* the first that did */
};

static void note_error(struct zz_xlsx_book *x, lxw_error code)
{
	if (!x->failed)
		x->failed = code;
}

/* --- formats --- */

static const struct look {
	uint8_t font; /* of zz_book_about */
	double size;
	uint8_t align;
	bool framed, wrapped;
} looks[FORMATS] = {
	[TITLE] = {ZZ_BOOK_TITLE, 16, LXW_ALIGN_CENTER, false, true},
	[NOTE] = {ZZ_BOOK_BODY, 9, LXW_ALIGN_LEFT, false, true},
	[HEAD] = {ZZ_BOOK_HEAD, 10, LXW_ALIGN_CENTER, true, true},
	[UPRIGHT] = {ZZ_BOOK_HEAD, 9, LXW_ALIGN_CENTER, true, false},
	[OVER] = {ZZ_BOOK_HEAD, 10, LXW_ALIGN_CENTER, true, true},
	[LEFT] = {ZZ_BOOK_BODY, 10, LXW_ALIGN_LEFT, true, true},
	[CENTRE] = {ZZ_BOOK_BODY, 10, LXW_ALIGN_CENTER, true, true},
	[RIGHT] = {ZZ_BOOK_BODY, 10, LXW_ALIGN_RIGHT, true, false},
	[RATE] = {ZZ_BOOK_BODY, 10, LXW_ALIGN_RIGHT, true, false},
};

static void make_formats(struct zz_book *b)
{
	for (int i = 0; i < FORMATS; i++) {
		const struct look *look = &looks[i];
		lxw_format *f = workbook_add_format(b->xlsx->workbook);
		b->xlsx->formats[i] = f;
		format_set_font_name(f, zz_arena_cstr(&b->arena, b->about.fonts[look->font]));
		format_set_font_size(f, look->size);
		format_set_align(f, look->align);
		format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
		if (look->framed)
			format_set_border(f, LXW_BORDER_THIN);
		if (look->wrapped)
			format_set_text_wrap(f);
	}
	format_set_rotation(b->xlsx->formats[UPRIGHT], 90);
	format_set_num_format(b->xlsx->formats[RATE], "0.0%");
}

/* --- opening --- */

static void set_properties(struct zz_book *b)
{
	lxw_doc_properties p = {
		.title = zz_arena_cstr(&b->arena, b->about.title),
		.author = zz_arena_cstr(&b->arena, b->about.author),
		.subject = zz_arena_cstr(&b->arena, b->about.subject),
		.created = (time_t)zz_moment_at(b->about.day, 0, 0),
	};
	workbook_set_properties(b->xlsx->workbook, &p);
}

int zz_xlsx_book_open(struct zz_book *b, struct zz_error *e)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	struct zz_xlsx_book *x = b->xlsx = zz_malloc(sizeof *x);
	memcpy(x->path, TEMPORARY, sizeof x->path);
	int fd = mkstemp(x->path); /* for this account alone, and so it stays */
	if (fd < 0) {
		x->path[0] = '\0';
		return zz_error(e, ZZ_EENV, "%s: %s", TEMPORARY, zz_os_reason(e->lang, errno));
	}
	close(fd);
	x->workbook = workbook_new_opt(x->path, &options);
	if (!x->workbook)
		return zz_error(e, ZZ_EENV, "%s: %s", x->path, zz_os_reason(e->lang, ENOMEM));
	make_formats(b);
	set_properties(b);
	return ZZ_OK;
}

/* --- a sheet --- */

static lxw_row_t top(const struct zz_xlsx_book *x)
{
	return HEAD_ROWS + (x->grouped ? 2 : 1);
}

static void set_print(struct zz_book *b)
{
	enum { A4 = 9 };
	const double side = 0.6, above = 0.8, below = 0.75; /* inches */
	struct zz_xlsx_book *x = b->xlsx;
	lxw_worksheet *w = x->worksheet;
	size_t n = b->sheet.ncolumns;
	worksheet_set_landscape(w);
	worksheet_set_paper(w, A4);
	worksheet_set_margins(w, side, side, above, below);
	worksheet_fit_to_pages(w, (uint16_t)((n + WIDE - 1) / WIDE), 0);
	worksheet_center_horizontally(w);
	worksheet_repeat_rows(w, HEAD_ROWS, top(x) - 1);
	if (b->sheet.fixed && n > WIDE)
		worksheet_repeat_columns(w, 0, (lxw_col_t)(b->sheet.fixed - 1));
	worksheet_set_footer(w, "&C— &P —");
	worksheet_freeze_panes(w, top(x), (lxw_col_t)b->sheet.fixed);
}

/* How many lines a text takes in a column. A spreadsheet breaks a little earlier than the width says: words
 * stay whole, and some punctuation begins no line. */
static unsigned lines_of(struct zz_str text, unsigned width)
{
	unsigned lines = 0;
	struct zz_str line;
	size_t room = width > 8 ? width - 1 : width ? width : 1;
	while (zz_str_split(&text, '\n', &line))
		lines += 1 + (unsigned)(zz_text_width(line) ? (zz_text_width(line) - 1) / room : 0);
	return lines ? lines : 1;
}

/* Rows are as high as their tallest cell needs: LibreOffice does not see to that for a file that it opens. */
static double height_of(unsigned lines, double line)
{
	const double rest = 5, most = 405; /* points; a spreadsheet's rows are no higher than 409 */
	return lines * line + rest < most ? lines * line + rest : most;
}

/* The widest line of it. */
static uint16_t width_of(struct zz_str text)
{
	enum { MOST = 250 };
	size_t most = 0;
	struct zz_str line;
	while (zz_str_split(&text, '\n', &line)) {
		size_t width = zz_text_width(line);
		most = width > most ? width : most;
	}
	return (uint16_t)(most < MOST ? most : MOST);
}

static const char *cstr(struct zz_book *b, struct zz_str text)
{
	zz_buf_clear(&b->safe);
	zz_text_safe(&b->safe, text);
	return b->safe.n ? b->safe.data : "";
}

static void wide_line(struct zz_book *b, lxw_row_t row, struct zz_str text, enum format format,
					  double height /* of a line */)
{
	struct zz_xlsx_book *x = b->xlsx;
	/* On the first page of a table that is broken across several. */
	lxw_col_t last = (lxw_col_t)(b->sheet.ncolumns > WIDE ? WIDE / 2 : b->sheet.ncolumns - 1);
	unsigned width = 0;
	for (size_t c = 0; c <= last; c++)
		width += b->sheet.columns[c].most;
	worksheet_set_row(x->worksheet, row, height_of(lines_of(text, width), height), NULL);
	if (last)
		note_error(x,
				   worksheet_merge_range(x->worksheet, row, 0, row, last, cstr(b, text), x->formats[format]));
	else
		note_error(x, worksheet_write_string(x->worksheet, row, 0, cstr(b, text), x->formats[format]));
}

/* Names of groups over their columns; over the others an empty cell. */
static void groups(struct zz_book *b)
{
	struct zz_xlsx_book *x = b->xlsx;
	const struct zz_book_column *columns = b->sheet.columns;
	size_t n = b->sheet.ncolumns;
	for (size_t c = 0, end; c < n; c = end) {
		for (end = c + 1; end < n && columns[c].group.n && zz_str_eq(columns[end].group, columns[c].group);)
			end++;
		const char *text = cstr(b, columns[c].group);
		if (end - c > 1)
			note_error(x, worksheet_merge_range(x->worksheet, HEAD_ROWS, (lxw_col_t)c, HEAD_ROWS,
												(lxw_col_t)(end - 1), text, x->formats[OVER]));
		else
			note_error(x,
					   worksheet_write_string(x->worksheet, HEAD_ROWS, (lxw_col_t)c, text, x->formats[OVER]));
	}
}

/* Heads that stand upright are as high as the longest; others are broken. */
static double head_height(const struct zz_book *b)
{
	const double line = 13, upright = 5.2; /* points: of a line, of a cell written upwards */
	double most = height_of(1, line);
	for (size_t c = 0; c < b->sheet.ncolumns; c++) {
		const struct zz_book_column *column = &b->sheet.columns[c];
		unsigned width = column->most > LEAST ? column->most : LEAST;
		double height = column->upright ? width_of(column->head) * upright + 8
										: height_of(lines_of(column->head, width), line);
		most = height > most ? height : most;
	}
	return most;
}

static void heads(struct zz_book *b)
{
	struct zz_xlsx_book *x = b->xlsx;
	worksheet_set_row(x->worksheet, top(x) - 1, head_height(b), NULL);
	for (size_t c = 0; c < b->sheet.ncolumns; c++) {
		const struct zz_book_column *column = &b->sheet.columns[c];
		uint16_t width = column->upright ? LEAST : width_of(column->head);
		width = column->most && width > column->most ? column->most : width;
		x->widths[c] = width < LEAST ? LEAST : width;
		note_error(x, worksheet_write_string(x->worksheet, top(x) - 1, (lxw_col_t)c, cstr(b, column->head),
											 x->formats[column->upright ? UPRIGHT : HEAD]));
	}
}

void zz_xlsx_book_sheet(struct zz_book *b)
{
	const double title = 24, note = 12; /* points */
	struct zz_xlsx_book *x = b->xlsx;
	x->worksheet = workbook_add_worksheet(x->workbook, zz_arena_cstr(&b->arena, b->sheet.name));
	x->widths = zz_realloc(x->widths, (b->sheet.ncolumns + 1) * sizeof *x->widths);
	x->grouped = false;
	for (size_t c = 0; c < b->sheet.ncolumns; c++)
		x->grouped = x->grouped || b->sheet.columns[c].group.n;
	if (!x->worksheet) {
		note_error(x, LXW_ERROR_PARAMETER_VALIDATION);
		return;
	}
	wide_line(b, 0, b->sheet.title, TITLE, title);
	wide_line(b, 1, b->sheet.note, NOTE, note);
	if (x->grouped)
		groups(b);
	heads(b);
}

void zz_xlsx_book_end(struct zz_book *b)
{
	const double room = 0.8; /* beside the text */
	struct zz_xlsx_book *x = b->xlsx;
	if (!x->worksheet)
		return;
	for (size_t c = 0; c < b->sheet.ncolumns; c++)
		note_error(x,
				   worksheet_set_column(x->worksheet, (lxw_col_t)c, (lxw_col_t)c, x->widths[c] + room, NULL));
	if (!x->grouped && b->row)
		note_error(x, worksheet_autofilter(x->worksheet, top(x) - 1, 0, top(x) - 1 + (lxw_row_t)b->row,
										   (lxw_col_t)(b->sheet.ncolumns - 1)));
	set_print(b);
}

/* --- cells --- */

static lxw_row_t row_of(const struct zz_book *b)
{
	return top(b->xlsx) + (lxw_row_t)b->row;
}

static void widen(struct zz_book *b, struct zz_str text)
{
	const double line = 13; /* points, of ten-point text */
	struct zz_xlsx_book *x = b->xlsx;
	uint16_t most = b->sheet.columns[b->column].most, width = width_of(text);
	uint16_t *is = &x->widths[b->column];
	width = most && width > most ? most : width;
	*is = width > *is ? width : *is;
	unsigned lines = lines_of(text, most ? most : *is);
	x->lines = lines > x->lines ? lines : x->lines;
	if (b->column + 1 < b->sheet.ncolumns)
		return;
	worksheet_set_row(x->worksheet, row_of(b), height_of(x->lines, line), NULL);
	x->lines = 0;
}

void zz_xlsx_book_text(struct zz_book *b, struct zz_str text)
{
	static const uint8_t formats[] = {
		[ZZ_BOOK_LEFT] = LEFT, [ZZ_BOOK_CENTRE] = CENTRE, [ZZ_BOOK_RIGHT] = CENTRE};
	struct zz_xlsx_book *x = b->xlsx;
	if (!x->worksheet)
		return;
	widen(b, text);
	note_error(x, worksheet_write_string(x->worksheet, row_of(b), (lxw_col_t)b->column, text.p,
										 x->formats[formats[b->sheet.columns[b->column].align]]));
}

void zz_xlsx_book_number(struct zz_book *b, double number, bool rate, struct zz_str shown)
{
	static const uint8_t formats[] = {
		[ZZ_BOOK_LEFT] = LEFT, [ZZ_BOOK_CENTRE] = CENTRE, [ZZ_BOOK_RIGHT] = RIGHT};
	struct zz_xlsx_book *x = b->xlsx;
	if (!x->worksheet)
		return;
	widen(b, shown);
	note_error(x,
			   worksheet_write_number(x->worksheet, row_of(b), (lxw_col_t)b->column, number,
									  x->formats[rate ? RATE : formats[b->sheet.columns[b->column].align]]));
}

/* --- the end --- */

struct parts {
	struct zz_archive_part *at;
	size_t n, room;
	struct zz_arena arena;
};

static int unpack_one(zip_t *zip, zip_uint64_t index, struct parts *out)
{
	zip_stat_t stat;
	zip_file_t *file = NULL;
	if (zip_stat_index(zip, index, 0, &stat) || !(stat.valid & ZIP_STAT_SIZE) ||
		!(file = zip_fopen_index(zip, index, 0)))
		return -1;
	char *bytes = zz_arena_alloc(&out->arena, (size_t)stat.size + 1);
	zip_int64_t got = zip_fread(file, bytes, stat.size);
	zip_fclose(file);
	*ZZ_PUSH(out) =
		(struct zz_archive_part){zz_arena_cstr(&out->arena, zz_str(stat.name)), {bytes, (size_t)stat.size}};
	return got < 0 || (zip_uint64_t)got != stat.size ? -1 : 0;
}

static int store(const char *path, struct zz_buf *out, struct zz_error *e)
{
	struct parts parts = {0};
	int code, rc = 0;
	zip_t *zip = zip_open(path, ZIP_RDONLY, &code);
	zip_int64_t n = zip ? zip_get_num_entries(zip, 0) : -1;
	for (zip_int64_t i = 0; !rc && i < n; i++)
		rc = unpack_one(zip, (zip_uint64_t)i, &parts);
	if (zip)
		zip_discard(zip);
	rc = n <= 0 || rc ? zz_error(e, ZZ_EENV, N_("%s could not be read again"), path)
					  : zz_archive_write(out, parts.at, parts.n, e);
	free(parts.at);
	zz_arena_free(&parts.arena);
	return rc;
}

int zz_xlsx_book_finish(struct zz_book *b, struct zz_buf *out, struct zz_error *e)
{
	struct zz_xlsx_book *x = b->xlsx;
	lxw_error code = workbook_close(x->workbook);
	x->workbook = NULL;
	note_error(x, code);
	if (x->failed)
		return zz_error(e, ZZ_EENV, N_("the workbook could not be written: %s"), lxw_strerror(x->failed));
	return store(x->path, out, e);
}

void zz_xlsx_book_free(struct zz_book *b)
{
	struct zz_xlsx_book *x = b->xlsx;
	if (!x)
		return;
	if (x->workbook)
		workbook_close(x->workbook);
	if (x->path[0])
		unlink(x->path);
	free(x->widths);
	free(x);
}
