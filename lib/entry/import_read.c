/* From the file to rows under headings. */
#include "entry/import_parts.h"

#include "base/text.h"
#include "entry/clean.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_MOST = 2000000, FILLS_MOST = 200000, HEADER_WITHIN = 40, COLUMNS = ZZ_TABLE_COLUMNS };

struct loading {
	struct zz_import *im;
	struct zz_str wanted; /* the only sheet, or empty */
	struct zz_error *e;
	struct {
		struct zz_area *at;
		size_t n, room;
	} areas;
	bool open; /* the areas are those of the last sheet, not yet used */
	size_t cells;
	struct zz_cleaned cleaned;
	struct zz_buf names;
};

/* --- cells --- */

static const struct zz_cell *cell_at(const struct zz_import_row *row, uint32_t column)
{
	for (size_t i = row->n; i > 0; i--)
		if (row->cells[i - 1].column == column)
			return &row->cells[i - 1];
	return NULL;
}

struct zz_str zz_import_cell(const struct zz_import_row *row, uint32_t column)
{
	const struct zz_cell *c = column ? cell_at(row, column) : NULL;
	return c ? zz_str_trim(c->text) : (struct zz_str){0};
}

uint8_t zz_import_cell_kind(const struct zz_import_row *row, uint32_t column)
{
	const struct zz_cell *c = column ? cell_at(row, column) : NULL;
	return c ? c->kind : (uint8_t)ZZ_CELL_TEXT;
}

uint32_t zz_import_column(const struct zz_import_sheet *s, enum zz_import_role role)
{
	for (uint32_t i = 0; i < s->ncolumns; i++)
		if (s->columns[i].role == role)
			return i + 1;
	return 0;
}

struct zz_str zz_import_value(const struct zz_import_sheet *s, const struct zz_import_row *row,
							  enum zz_import_role role)
{
	return zz_import_cell(row, zz_import_column(s, role));
}

/* --- merged cells --- */

static int by_number(const void *va, const void *vb)
{
	const struct zz_import_row *a = va, *b = vb;
	return a->number < b->number ? -1 : a->number > b->number;
}

static size_t first_from(const struct zz_import_sheet *s, uint32_t number)
{
	size_t from = 0, until = s->rows.n;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (s->rows.at[middle].number < number)
			from = middle + 1;
		else
			until = middle;
	}
	return from;
}

static void put_cell(struct zz_arena *a, struct zz_import_row *row, struct zz_cell cell)
{
	struct zz_cell *cells = ZZ_NEWN(a, struct zz_cell, row->n + 1);
	memcpy(cells, row->cells, row->n * sizeof *cells);
	cells[row->n++] = cell;
	row->cells = cells;
}

/* A cell that spans rows says the same of each of them. */
static void fill(struct loading *l)
{
	struct zz_import_sheet *s = l->open ? &l->im->sheets.at[l->im->sheets.n - 1] : NULL;
	size_t fills = 0;
	if (s && s->rows.n)
		qsort(s->rows.at, s->rows.n, sizeof *s->rows.at, by_number);
	for (size_t i = 0; s && i < l->areas.n; i++) {
		struct zz_area a = l->areas.at[i];
		size_t at = first_from(s, a.top);
		const struct zz_cell *c =
			at < s->rows.n && s->rows.at[at].number == a.top ? cell_at(&s->rows.at[at], a.left) : NULL;
		for (size_t k = at + 1; c && k < s->rows.n && s->rows.at[k].number <= a.bottom; k++)
			if (!cell_at(&s->rows.at[k], a.left) && fills++ < FILLS_MOST)
				put_cell(&l->im->arena, &s->rows.at[k], *c);
	}
	l->areas.n = 0;
	l->open = false;
}

/* --- what the reader calls --- */

static int on_sheet(void *with, const struct zz_sheet_info *info)
{
	struct loading *l = with;
	struct zz_import *im = l->im;
	fill(l);
	zz_buf_printf(&l->names, "%s%.*s", l->names.n ? ", " : "", ZZ_FMT(info->name));
	bool wanted = l->wanted.n && zz_str_eq(info->name, l->wanted);
	if (l->wanted.n && !wanted)
		return 1;
	if (info->hidden && !wanted) {
		ZZ_IMPORT_SAY(im, N_("Sheet “%.*s” is hidden and was not read\n"), ZZ_FMT(info->name));
		return 1;
	}
	l->open = true;
	*ZZ_PUSH(&im->sheets) =
		(struct zz_import_sheet){.name = zz_arena_str(&im->arena, info->name), .from_1904 = info->from_1904};
	return 0;
}

/* What was neutralised for a spreadsheet (format/csv.h) is itself again. */
static struct zz_str disarmed(struct zz_str text)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
	struct zz_str rest = zz_str_sub(text, 1, text.n);
	for (size_t i = 0; zz_str_starts(text, "'") && i < sizeof signs / sizeof *signs; i++)
		if (zz_str_starts(rest, signs[i]))
			return rest;
	return text;
}

static int on_row(void *with, const struct zz_table_row *row)
{
	struct loading *l = with;
	struct zz_arena *a = &l->im->arena;
	struct zz_import_sheet *s = &l->im->sheets.at[l->im->sheets.n - 1];
	struct zz_import_row *out = ZZ_PUSH(&s->rows);
	l->cells += row->n;
	*out = (struct zz_import_row){.number = row->number, .n = row->n};
	if (l->cells > CELLS_MOST)
		return zz_error(l->e, ZZ_EUSAGE, N_("row %u: the file has more than %d cells; split it"), row->number,
						CELLS_MOST);
	out->cells = ZZ_NEWN(a, struct zz_cell, row->n);
	for (size_t i = 0; i < row->n; i++) {
		struct zz_str clean = zz_clean_pasted(a, disarmed(row->cells[i].text), &l->cleaned);
		out->cells[i] = row->cells[i];
		out->cells[i].text = zz_arena_str(a, clean);
	}
	return 0;
}

static int on_merged(void *with, struct zz_area area)
{
	struct loading *l = with;
	*ZZ_PUSH(&l->areas) = area;
	return 0;
}

/* --- headings --- */

static uint64_t roles_of(struct loading *l, const struct zz_import_row *row, unsigned *known)
{
	uint64_t roles = 0;
	*known = 0;
	for (size_t i = 0; i < row->n; i++) {
		enum zz_import_role role =
			zz_import_role(l->im->use, zz_import_heading(&l->im->arena, row->cells[i].text));
		roles |= UINT64_C(1) << role;
		*known += role != ZZ_R_UNKNOWN;
	}
	return roles;
}

/* The row among the first that knows most of the headings; titles stand above it. */
static bool find_header(struct loading *l, struct zz_import_sheet *s)
{
	unsigned most = 0, known;
	for (size_t i = 0; i < s->rows.n && i < HEADER_WITHIN; i++) {
		bool enough = zz_import_suffices(l->im->use, roles_of(l, &s->rows.at[i], &known));
		if (enough && known > most) {
			most = known;
			s->header = i;
		}
	}
	return most > 0;
}

static struct zz_str one_line(struct zz_arena *a, struct zz_str text)
{
	char *line = zz_arena_cstr(a, zz_str_trim(text));
	for (char *c = line; *c; c++)
		*c = *c == '\n' || *c == '\t' ? ' ' : *c;
	return zz_str(line);
}

static void name_columns(struct loading *l, struct zz_import_sheet *s)
{
	struct zz_arena *a = &l->im->arena;
	const struct zz_import_row *row = &s->rows.at[s->header];
	for (size_t i = 0; i < row->n; i++)
		s->ncolumns = row->cells[i].column > s->ncolumns ? row->cells[i].column : s->ncolumns;
	s->columns = ZZ_NEWN(a, struct zz_import_column, s->ncolumns);
	for (size_t i = 0; i < row->n; i++)
		s->columns[row->cells[i].column - 1] = (struct zz_import_column){
			(uint8_t)zz_import_role(l->im->use, zz_import_heading(a, row->cells[i].text)),
			one_line(a, row->cells[i].text)};
}

static void read_title(struct loading *l, struct zz_import_sheet *s)
{
	struct zz_buf title = {0};
	for (size_t i = 0; i < s->header; i++) {
		s->rows.at[i].state = ZZ_ROW_BESIDE;
		for (size_t k = 0; k < s->rows.at[i].n; k++)
			zz_buf_printf(&title, "%.*s ", ZZ_FMT(zz_str_trim(s->rows.at[i].cells[k].text)));
	}
	s->rows.at[s->header].state = ZZ_ROW_BESIDE;
	s->title = zz_arena_str(&l->im->arena, zz_buf_view(&title));
	zz_buf_free(&title);
}

/* --- headings side by side --- */

/* 序号 姓名 签到 | 序号 姓名 签到: how many columns a block has; 0: there is one block. */
static uint32_t block_width(const struct zz_import_sheet *s)
{
	uint32_t first = zz_import_column(s, ZZ_R_NAME), second = first + 1;
	while (first && second <= s->ncolumns && s->columns[second - 1].role != ZZ_R_NAME)
		second++;
	return first && second <= s->ncolumns ? second - first : 0;
}

static bool repeats(const struct zz_import_sheet *s, uint32_t width)
{
	for (uint32_t c = width; c < s->ncolumns; c++)
		if (s->columns[c].role != s->columns[c - width].role)
			return false;
	return true;
}

static void take_block(struct loading *l, const struct zz_import_row *row, uint32_t first, uint32_t width,
					   struct zz_import_row *out)
{
	*out = (struct zz_import_row){.number = row->number, .shift = first};
	out->cells = ZZ_NEWN(&l->im->arena, struct zz_cell, row->n);
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].column > first && row->cells[i].column <= first + width) {
			out->cells[out->n] = row->cells[i];
			out->cells[out->n++].column -= first;
		}
}

/* A row of several blocks becomes as many rows. */
static int unfold(struct loading *l, struct zz_import_sheet *s)
{
	struct zz_import_sheet old = *s;
	uint32_t width = l->im->use == ZZ_IMPORT_RECORDS ? 0 : block_width(s);
	if (!width)
		return ZZ_OK;
	if (!repeats(s, width))
		return zz_error(
			l->e, ZZ_EUSAGE,
			N_("row %u: the headings name the person twice and are not the same side by side; put "
			   "the table into one block of columns"),
			s->rows.at[s->header].number);
	memset(&s->rows, 0, sizeof s->rows);
	for (size_t i = 0; i < old.rows.n; i++) {
		const struct zz_import_row *row = &old.rows.at[i];
		for (uint32_t first = 0; i > old.header && first < old.ncolumns; first += width) {
			struct zz_import_row block;
			take_block(l, row, first, width, &block);
			if (block.n)
				*ZZ_PUSH(&s->rows) = block;
		}
		if (i <= old.header)
			*ZZ_PUSH(&s->rows) = *row;
	}
	s->ncolumns = width;
	free(old.rows.at);
	return ZZ_OK;
}

/* --- rows beside the data --- */

/* Totals and remarks below the table: nothing but one cell, or a word that begins such rows. */
static bool is_remark(const struct zz_import_sheet *s, const struct zz_import_row *row)
{
	static const char *const words[] = {"合计",   "总计", "小计", "注：", "注:",    "备注：",  "备注:",
										"说明：", "填表", "填报", "制表", "审核人", "负责人签"};
	struct zz_str first = zz_str_trim(row->cells[0].text);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (zz_str_starts(first, words[i]))
			return true;
	uint8_t role =
		row->cells[0].column <= s->ncolumns ? s->columns[row->cells[0].column - 1].role : ZZ_R_UNKNOWN;
	return row->n == 1 && (role == ZZ_R_UNKNOWN || role == ZZ_R_SKIP);
}

/* Printed lists repeat their headings on every page. */
static bool is_heading(const struct zz_import_sheet *s, const struct zz_import_row *row)
{
	const struct zz_import_row *header = &s->rows.at[s->header];
	size_t same = 0;
	for (size_t i = 0; i < row->n; i++)
		same += zz_str_eq(zz_str_trim(row->cells[i].text), zz_import_cell(header, row->cells[i].column));
	return same * 2 >= row->n;
}

static void sort_rows_out(struct loading *l, struct zz_import_sheet *s)
{
	uint32_t first = 0;
	size_t remarks = 0;
	for (size_t i = s->header + 1; i < s->rows.n; i++) {
		struct zz_import_row *row = &s->rows.at[i];
		bool remark = is_remark(s, row);
		if (!remark && !is_heading(s, row))
			continue;
		row->state = ZZ_ROW_BESIDE;
		if (!remark)
			continue;
		first = remarks++ ? first : row->number;
	}
	if (remarks)
		ZZ_IMPORT_SAY(l->im, N_("Rows that are remarks or totals and were not read: %zu, from row %u on\n"),
					  remarks, first);
}

/* --- personal numbers --- */

static void drop_numbers(struct loading *l, struct zz_import_sheet *s)
{
	struct zz_import *im = l->im;
	for (size_t i = s->header + 1; i < s->rows.n; i++) {
		struct zz_import_row *row = &s->rows.at[i];
		size_t kept = 0;
		for (size_t k = 0; k < row->n; k++) {
			uint32_t column = row->cells[k].column;
			uint8_t role = column <= s->ncolumns ? s->columns[column - 1].role : ZZ_R_UNKNOWN;
			im->identities += role == ZZ_R_IDENTITY && row->state == ZZ_ROW_DATA;
			im->phones += role == ZZ_R_PHONE && row->state == ZZ_ROW_DATA;
			if (role == ZZ_R_IDENTITY || role == ZZ_R_PHONE)
				continue;
			row->cells[k].text = zz_import_masked(im, row->cells[k].text);
			row->cells[kept++] = row->cells[k];
		}
		row->n = kept;
		if (!kept)
			row->state = ZZ_ROW_BESIDE;
	}
}

/* --- the whole --- */

/* *kept: the sheet is one of the kind that is looked for. */
static int finish_sheet(struct loading *l, struct zz_import_sheet *s, bool *kept)
{
	*kept = false;
	if (!find_header(l, s)) {
		if (s->name.n && s->rows.n)
			ZZ_IMPORT_SAY(l->im, N_("Sheet “%.*s” has no row of headings and was not read\n"),
						  ZZ_FMT(s->name));
		return ZZ_OK;
	}
	if (s->name.n)
		ZZ_IMPORT_SAY(l->im, N_("%.*s: sheet “%.*s”, headings in row %u\n"), ZZ_FMT(l->im->file),
					  ZZ_FMT(s->name), s->rows.at[s->header].number);
	name_columns(l, s);
	read_title(l, s);
	int rc = unfold(l, s);
	if (rc)
		return rc;
	sort_rows_out(l, s);
	drop_numbers(l, s);
	*kept = true;
	return ZZ_OK;
}

static int no_table(struct loading *l, struct zz_error *e)
{
	struct zz_import *im = l->im;
	const char *needs = zz_import_needs(im->use, e->lang);
	if (l->wanted.n)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s: the sheet “%.*s” is not there, or has no row of headings with %s. "
						   "Sheets: %s"),
						ZZ_FMT(im->file), ZZ_FMT(l->wanted), needs, l->names.n ? l->names.data : "-");
	return zz_error(e, ZZ_EUSAGE, N_("%.*s: no row of headings was found. Needed are %s"), ZZ_FMT(im->file),
					needs);
}

/* Those that are none of the kind go to the end and are let go. */
static int finish_sheets(struct loading *l, struct zz_error *e)
{
	struct zz_import *im = l->im;
	size_t kept = 0;
	for (size_t i = 0; i < im->sheets.n; i++) {
		bool keep;
		int rc = finish_sheet(l, &im->sheets.at[i], &keep);
		if (rc)
			return rc;
		struct zz_import_sheet sheet = im->sheets.at[i];
		im->sheets.at[i] = im->sheets.at[kept];
		im->sheets.at[kept] = sheet;
		kept += keep;
	}
	for (size_t i = kept; i < im->sheets.n; i++)
		free(im->sheets.at[i].rows.at);
	im->sheets.n = kept;
	return kept ? ZZ_OK : no_table(l, e);
}

int zz_import_read(struct zz_import *im, enum zz_import_use use, struct zz_str file, struct zz_str bytes,
				   struct zz_str sheet, enum zz_lang reader, struct zz_error *e)
{
	struct loading l = {.im = im, .wanted = sheet, .e = e};
	struct zz_error inner = {.lang = e->lang};
	static const char *const names[] = {"UTF-8 BOM", "UTF-8", "GB18030 (GBK)"};
	struct zz_table_sink sink = {&l, on_sheet, on_row, on_merged};
	*im = (struct zz_import){.reader = reader, .use = use};
	im->file = zz_arena_str(&im->arena, file);
	l.e = &inner;
	int rc = zz_table_read(bytes, &sink, &im->info, &inner);
	if (!rc && im->info.kind == ZZ_TABLE_CSV)
		ZZ_IMPORT_SAY(im, N_("%.*s: CSV, read as %s\n"), ZZ_FMT(im->file), names[im->info.encoding]);
	fill(&l);
	if (!rc)
		rc = finish_sheets(&l, e);
	if (rc && inner.text[0])
		zz_error(e, rc, N_("%.*s: %s"), ZZ_FMT(im->file), inner.text);
	zz_cleaned_text(&im->said, &l.cleaned, reader);
	free(l.areas.at);
	zz_buf_free(&l.names);
	return rc;
}

void zz_import_free(struct zz_import *im)
{
	for (size_t i = 0; i < im->sheets.n; i++)
		free(im->sheets.at[i].rows.at);
	free(im->sheets.at);
	zz_buf_free(&im->said);
	zz_arena_free(&im->arena);
	*im = (struct zz_import){0};
}
