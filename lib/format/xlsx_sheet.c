/* One worksheet: its rows, cell by cell, and which cells are merged. */
#include "format/xlsx_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_ROW = 1048576, AREAS_MOST = 20000 };

enum value_type { NUMBER, SHARED, PLAIN, INLINE, TRUTH, FAULT, ISO_DATE };

struct walk {
	struct zz_xlsx_package *p;
	const struct zz_xlsx_sheet *sheet;
	uint32_t row, column;
	uint8_t type, form;
	bool in_cell, in_value;
	unsigned reading;
	struct zz_buf value; /* of the cell */
	struct zz_buf text;  /* of the row */
	struct {
		struct zz_cell *at;
		size_t n, room;
	} cells;
	struct {
		size_t *at;
		size_t n, room;
	} starts;
	size_t areas;
};

/* "BC12"; false where it is none, or lies outside of every sheet. Either of row and column may be NULL. */
static bool reference(const char *text, uint32_t *column, uint32_t *row)
{
	uint32_t c = 0, r = 0;
	for (; *text >= 'A' && *text <= 'Z'; text++)
		if ((c = c * 26 + (uint32_t)(*text - 'A' + 1)) > 16384)
			return false;
	for (; *text >= '0' && *text <= '9'; text++)
		if ((r = r * 10 + (uint32_t)(*text - '0')) > LAST_ROW)
			return false;
	*column = c;
	*row = r;
	return c && r && (*text == '\0' || *text == ':');
}

static int misplaced(const struct walk *w, const char *text)
{
	return zz_error(
		w->p->e, ZZ_EUSAGE,
		N_("the workbook cannot be read: a cell says that it stands at “%.20s”, which is no place"), text);
}

/* --- the cell --- */

static uint8_t type_of(const char *t)
{
	static const char *const names[] = {"n", "s", "str", "inlineStr", "b", "e", "d"};
	for (uint8_t i = 0; t && i < sizeof names / sizeof *names; i++)
		if (strcmp(t, names[i]) == 0)
			return i;
	return NUMBER;
}

static int cell_start(struct walk *w, const char **attributes)
{
	const char *at = zz_xml_attribute(attributes, "r"), *style = zz_xml_attribute(attributes, "s");
	unsigned long s = style ? strtoul(style, NULL, 10) : 0;
	uint32_t row;
	w->column++;
	if (at && !reference(at, &w->column, &row))
		return misplaced(w, at);
	w->type = type_of(zz_xml_attribute(attributes, "t"));
	w->form = s < w->sheet->lookup->forms.n ? w->sheet->lookup->forms.at[s] : ZZ_FORM_PLAIN;
	w->in_cell = true;
	w->reading = 0;
	zz_buf_clear(&w->value);
	return 0;
}

static uint8_t add_number(struct walk *w, struct zz_str value)
{
	struct zz_buf plain = {0};
	uint8_t kind = ZZ_CELL_NUMBER;
	zz_number_plain(&plain, value);
	if (zz_number_date(&w->text, zz_buf_view(&plain), (enum zz_number_form)w->form, w->sheet->from_1904))
		kind = ZZ_CELL_DATE;
	else
		zz_buf_str(&w->text, zz_buf_view(&plain));
	zz_buf_free(&plain);
	return kind;
}

/* "2019-10-24T00:00:00" of t="d". */
static uint8_t add_iso(struct walk *w, struct zz_str value)
{
	struct zz_str day = zz_str_sub(value, 0, 10), clock = zz_str_sub(value, 11, 16);
	zz_buf_str(&w->text, day);
	if (clock.n == 5 && !zz_str_is(clock, "00:00"))
		zz_buf_printf(&w->text, " %.*s", ZZ_FMT(clock));
	return ZZ_CELL_DATE;
}

/* The cell's text behind that of the row; its kind. */
static uint8_t add_value(struct walk *w)
{
	struct zz_str value = zz_buf_view(&w->value);
	switch ((enum value_type)w->type) {
	case SHARED:
		zz_buf_str(&w->text,
				   zz_xlsx_string(w->sheet->lookup, strtoul(w->value.data ? w->value.data : "", NULL, 10)));
		return ZZ_CELL_TEXT;
	case NUMBER:
		return add_number(w, value);
	case ISO_DATE:
		return add_iso(w, value);
	case FAULT: /* #N/A: nothing is known */
		return ZZ_CELL_TEXT;
	case TRUTH:
		zz_buf_puts(&w->text, zz_str_is(value, "1") ? "TRUE" : "FALSE");
		return ZZ_CELL_TEXT;
	default:
		zz_buf_str(&w->text, value);
		return ZZ_CELL_TEXT;
	}
}

static int too_long(const struct walk *w)
{
	return zz_error(w->p->e, ZZ_EUSAGE, N_("row %u: a cell holds more than %d characters"), w->row,
					ZZ_TABLE_CELL);
}

static int cell_end(struct walk *w)
{
	size_t start = w->text.n;
	w->in_cell = false;
	if (!w->value.n)
		return 0;
	uint8_t kind = add_value(w);
	struct zz_str text = zz_str_sub(zz_buf_view(&w->text), start, w->text.n);
	if (!zz_str_trim(text).n) {
		w->text.n = start;
		return 0;
	}
	if (w->column > ZZ_TABLE_COLUMNS || w->cells.n >= ZZ_TABLE_COLUMNS)
		return zz_error(w->p->e, ZZ_EUSAGE, N_("row %u has more than %d columns"), w->row, ZZ_TABLE_COLUMNS);
	if (text.n > ZZ_TABLE_CELL && zz_utf8_count(text) > ZZ_TABLE_CELL)
		return too_long(w);
	*w->sheet->text += text.n;
	if (*w->sheet->text > ZZ_TABLE_TEXT)
		return zz_error(w->p->e, ZZ_EUSAGE, N_("the workbook holds more than %d MiB of text"),
						ZZ_TABLE_TEXT >> 20);
	*ZZ_PUSH(&w->cells) = (struct zz_cell){.column = w->column, .kind = kind, .text = {NULL, text.n}};
	*ZZ_PUSH(&w->starts) = start;
	return 0;
}

/* --- rows and areas --- */

static int row_start(struct walk *w, const char **attributes)
{
	const char *r = zz_xml_attribute(attributes, "r");
	unsigned long number = r ? strtoul(r, NULL, 10) : (unsigned long)w->row + 1;
	if (number < 1 || number > LAST_ROW)
		return misplaced(w, r ? r : "");
	w->row = (uint32_t)number;
	w->column = 0;
	w->cells.n = w->starts.n = 0;
	zz_buf_clear(&w->text);
	return 0;
}

static int row_end(struct walk *w)
{
	struct zz_table_row row = {.number = w->row, .cells = w->cells.at, .n = w->cells.n};
	if (!row.n)
		return 0;
	for (size_t i = 0; i < w->cells.n; i++)
		w->cells.at[i].text.p = w->text.data + w->starts.at[i];
	if (++*w->sheet->rows > ZZ_TABLE_ROWS)
		return zz_error(w->p->e, ZZ_EUSAGE, N_("the file has more than %d rows; split it"), ZZ_TABLE_ROWS);
	return w->sheet->sink->row(w->sheet->sink->with, &row);
}

static int area(struct walk *w, const char **attributes)
{
	const char *ref = zz_xml_attribute(attributes, "ref"), *colon = ref ? strchr(ref, ':') : NULL;
	struct zz_area a;
	if (!w->sheet->sink->merged || !colon || ++w->areas > AREAS_MOST || !reference(ref, &a.left, &a.top) ||
		!reference(colon + 1, &a.right, &a.bottom))
		return 0;
	return w->sheet->sink->merged(w->sheet->sink->with, a);
}

/* --- parser --- */

static int start(void *with, const char *name, const char **attributes)
{
	struct walk *w = with;
	if (zz_xml_is(name, "row"))
		return row_start(w, attributes);
	if (zz_xml_is(name, "c"))
		return cell_start(w, attributes);
	if (zz_xml_is(name, "mergeCell"))
		return area(w, attributes);
	w->reading += zz_xml_is(name, "rPh");
	w->in_value = w->in_cell && !w->reading && (zz_xml_is(name, "v") || zz_xml_is(name, "t"));
	return 0;
}

static int end(void *with, const char *name)
{
	struct walk *w = with;
	w->in_value = false;
	if (zz_xml_is(name, "rPh") && w->reading)
		w->reading--;
	if (zz_xml_is(name, "c"))
		return cell_end(w);
	return zz_xml_is(name, "row") ? row_end(w) : 0;
}

static int text(void *with, struct zz_str s)
{
	enum { VALUE_MOST = ZZ_TABLE_CELL * 4 };
	struct walk *w = with;
	if (!w->in_value)
		return 0;
	zz_buf_str(&w->value, s);
	return w->value.n <= VALUE_MOST ? 0 : too_long(w);
}

int zz_xlsx_sheet(struct zz_xlsx_package *p, const char *part, const struct zz_xlsx_sheet *sheet)
{
	struct walk w = {.p = p, .sheet = sheet};
	struct zz_package_sink sink = {start, end, text, &w};
	int rc = zz_xml_read(p, part, &sink);
	zz_buf_free(&w.value);
	zz_buf_free(&w.text);
	free(w.cells.at);
	free(w.starts.at);
	return rc < 0 ? rc : ZZ_OK;
}
