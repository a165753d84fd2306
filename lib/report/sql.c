#include "report/sql.h"

#include "base/arena.h"
#include "base/text.h"
#include "format/csv.h"
#include "format/json.h"

#include <stdlib.h>

struct answer {
	struct zz_buf *out;
	enum zz_sql_format format;
	unsigned width;
	struct zz_arena arena;
	struct zz_str *names;
	size_t ncolumns;
	struct zz_csv csv;
	struct zz_json json;
	/* of a table: all cells, since its columns are as wide as the widest */
	struct cell {
		struct zz_str text;
		bool right;
	} * cells;
	size_t n, room;
};

/* --- data --- */

static void put_hex(struct zz_buf *out, struct zz_str bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		zz_buf_printf(out, "%02x", (unsigned char)bytes.p[i]);
}

/* Numbers as SQLite writes them, but what JSON has no word for. */
static void put_value(struct zz_json *j, const struct zz_db_value *v)
{
	struct zz_buf hex = {0};
	bool number = v->kind == ZZ_DB_INT ||
				  (v->kind == ZZ_DB_REAL && zz_str_find(v->text, ZZ_STR("Inf")) < 0 && v->text.n);
	if (v->kind == ZZ_DB_NULL || (v->kind == ZZ_DB_REAL && !number))
		zz_json_null(j);
	else if (number)
		zz_json_number(j, v->text);
	else if (v->kind == ZZ_DB_TEXT)
		zz_json_str(j, v->text);
	else {
		put_hex(&hex, v->text);
		zz_json_str(j, zz_buf_view(&hex));
	}
	zz_buf_free(&hex);
}

static void json_row(struct answer *a, const struct zz_db_value *values)
{
	zz_json_array(&a->json);
	for (size_t i = 0; i < a->ncolumns; i++)
		put_value(&a->json, &values[i]);
	zz_json_array_end(&a->json);
}

/* Of two columns of one name the later one is what an object has. */
static void line_row(struct answer *a, const struct zz_db_value *values)
{
	struct zz_json j;
	zz_json_init(&j, a->out, true);
	zz_json_object(&j);
	for (size_t i = 0; i < a->ncolumns; i++) {
		zz_json_key(&j, zz_arena_cstr(&a->arena, a->names[i]));
		put_value(&j, &values[i]);
	}
	zz_json_object_end(&j);
	zz_buf_putc(a->out, '\n');
}

static void csv_row(struct answer *a, const struct zz_db_value *values)
{
	struct zz_buf hex = {0};
	for (size_t i = 0; i < a->ncolumns; i++) {
		zz_buf_clear(&hex);
		if (values[i].kind == ZZ_DB_BLOB)
			put_hex(&hex, values[i].text);
		/* A number below zero is no formula. */
		if (values[i].kind == ZZ_DB_INT || values[i].kind == ZZ_DB_REAL)
			zz_csv_number(&a->csv, values[i].text);
		else
			zz_csv_cell(&a->csv, values[i].kind == ZZ_DB_BLOB ? zz_buf_view(&hex) : values[i].text);
	}
	zz_csv_line_end(&a->csv);
	zz_buf_free(&hex);
}

/* --- a table --- */

/* On one line, safe for a terminal. */
static struct zz_str plain(struct answer *a, struct zz_str text)
{
	struct zz_buf safe = {0};
	zz_text_safe(&safe, text);
	for (size_t i = 0; i < safe.n; i++)
		if (safe.data[i] == '\n' || safe.data[i] == '\t')
			safe.data[i] = ' ';
	struct zz_str out = zz_arena_str(&a->arena, zz_buf_view(&safe));
	zz_buf_free(&safe);
	return out;
}

static void keep(struct answer *a, struct zz_str text, bool right)
{
	a->cells = zz_grow(a->cells, a->n, &a->room, sizeof *a->cells);
	a->cells[a->n++] = (struct cell){plain(a, text), right};
}

static void table_row(struct answer *a, const struct zz_db_value *values)
{
	struct zz_buf hex = {0};
	for (size_t i = 0; i < a->ncolumns; i++) {
		zz_buf_clear(&hex);
		if (values[i].kind == ZZ_DB_BLOB)
			put_hex(&hex, values[i].text);
		keep(a, values[i].kind == ZZ_DB_BLOB ? zz_buf_view(&hex) : values[i].text,
			 values[i].kind == ZZ_DB_INT || values[i].kind == ZZ_DB_REAL);
	}
	zz_buf_free(&hex);
}

static void put_cell(struct zz_buf *out, const struct cell *c, size_t width, bool last)
{
	size_t own = zz_text_width(c->text);
	if (last && !c->right && own < width) /* no blanks at the end of a line */
		width = own;
	zz_text_cell(out, c->text, c->right ? -(int)width : (int)width);
}

static void put_line(struct answer *a, const struct cell *cells, const size_t *widths)
{
	for (size_t i = 0; i < a->ncolumns; i++) {
		zz_buf_puts(a->out, i ? "  " : "");
		put_cell(a->out, &cells[i], widths[i], i + 1 == a->ncolumns);
	}
	while (a->out->n && a->out->data[a->out->n - 1] == ' ')
		a->out->data[--a->out->n] = '\0';
	zz_buf_putc(a->out, '\n');
}

/* The widest columns give way first, down to a few characters each. */
static void fit(struct answer *a, size_t *widths)
{
	enum { LEAST = 8, GAP = 2 };
	for (;;) {
		size_t sum = 0, widest = 0;
		for (size_t i = 0; i < a->ncolumns; i++) {
			sum += widths[i] + (i ? GAP : 0);
			widest = widths[i] > widths[widest] ? i : widest;
		}
		if (sum <= a->width || widths[widest] <= LEAST)
			return;
		size_t over = sum - a->width, spare = widths[widest] - LEAST;
		size_t less = (over + 3) / 4;
		widths[widest] -= less < spare ? less : spare;
	}
}

static void put_table(struct answer *a)
{
	size_t *widths = zz_malloc((a->ncolumns + 1) * sizeof *widths);
	for (size_t i = 0; i < a->n; i++) {
		size_t width = zz_text_width(a->cells[i].text), *its = &widths[i % a->ncolumns];
		*its = width > *its ? width : *its;
	}
	if (a->width)
		fit(a, widths);
	/* Heads stand as their numbers do. */
	for (size_t i = 0; i < a->ncolumns && a->n > a->ncolumns; i++)
		a->cells[i].right = a->cells[a->ncolumns + i].right;
	for (size_t i = 0; i < a->n; i += a->ncolumns) {
		put_line(a, &a->cells[i], widths);
		if (i)
			continue;
		for (size_t c = 0; c < a->ncolumns; c++) {
			zz_buf_puts(a->out, c ? "  " : "");
			zz_buf_pad(a->out, '-', widths[c]);
		}
		zz_buf_putc(a->out, '\n');
	}
	free(widths);
}

/* --- all of it --- */

static void on_columns(void *with, const struct zz_str *names, size_t n)
{
	struct answer *a = with;
	a->names = ZZ_NEWN(&a->arena, struct zz_str, n);
	a->ncolumns = n;
	for (size_t i = 0; i < n; i++) {
		a->names[i] = zz_arena_str(&a->arena, names[i]);
		if (a->format == ZZ_SQL_TEXT)
			keep(a, names[i], false);
	}
	if (a->format == ZZ_SQL_CSV) {
		zz_csv_begin(&a->csv, a->out);
		for (size_t i = 0; i < n; i++)
			zz_csv_cell(&a->csv, names[i]);
		zz_csv_line_end(&a->csv);
	}
	if (a->format != ZZ_SQL_JSON)
		return;
	zz_json_key(&a->json, "columns");
	zz_json_array(&a->json);
	for (size_t i = 0; i < n; i++)
		zz_json_str(&a->json, names[i]);
	zz_json_array_end(&a->json);
	zz_json_key(&a->json, "rows");
	zz_json_array(&a->json);
}

static void on_row(void *with, const struct zz_db_value *values, size_t n)
{
	static void (*const rows[])(struct answer *, const struct zz_db_value *) = {[ZZ_SQL_TEXT] = table_row,
																				[ZZ_SQL_CSV] = csv_row,
																				[ZZ_SQL_JSON] = json_row,
																				[ZZ_SQL_LINES] = line_row};
	struct answer *a = with;
	(void)n;
	rows[a->format](a, values);
}

int zz_sql_answer(struct zz_buf *out, struct zz_db *db, struct zz_str sql, enum zz_sql_format format,
				  unsigned width, struct zz_error *e)
{
	struct answer a = {.out = out, .format = format, .width = width};
	const struct zz_db_sink sink = {&a, on_columns, on_row};
	zz_json_init(&a.json, out, false);
	if (format == ZZ_SQL_JSON) {
		zz_json_object(&a.json);
		zz_json_member_int(&a.json, "version", 1);
	}
	int rc = zz_db_ask(db, sql, &sink, e);
	if (!rc && format == ZZ_SQL_TEXT && a.ncolumns)
		put_table(&a);
	if (!rc && format == ZZ_SQL_JSON) {
		zz_json_array_end(&a.json);
		zz_json_object_end(&a.json);
		zz_buf_putc(out, '\n');
	}
	free(a.cells);
	zz_arena_free(&a.arena);
	return rc;
}
