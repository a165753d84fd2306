/* Many branches: one row a branch, one column a system, worst first. */
#include "report/check_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/columns.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = ZZ_COLUMNS, SYSTEMS = ZZ_SYSTEM_COLUMNS, NAME_LEAST = 16, CELL = 7 };

/* The matrix while it is printed. */
struct matrix {
	struct zz_buf *out;
	const struct zz_view *view;
	const struct zz_matrix *m;
	bool used[COLUMNS]; /* whether a column has anything in it */
	size_t name;        /* cells of the first column, with the gap behind it */
	bool wide;          /* the last two columns stand in the table, not below it */
};

static int worse(const void *a, const void *b)
{
	const struct zz_matrix_row *x = a, *y = b;
	if (x->instead.n || y->instead.n) /* nobody knows of those that are not there: they come last */
		return x->instead.n && y->instead.n ? (x->order > y->order) - (x->order < y->order)
											: (x->instead.n > 0) - (y->instead.n > 0);
	if (x->cls != y->cls)
		return (int)y->cls - (int)x->cls;
	for (int s = 0; s < ZZ_INFO; s++)
		if (x->totals[s] != y->totals[s])
			return x->totals[s] < y->totals[s] ? 1 : -1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static bool belongs(const struct zz_check_index *x, const struct zz_obligation *o, const struct zz_column *c)
{
	struct zz_str id = zz_intern_str(&x->v->ledger->words, o->rule->id);
	if (c->content == ZZ_COLUMN_RULES)
		return zz_str_starts(id, c->rules);
	for (size_t i = 0; i < SYSTEMS; i++)
		if (zz_str_starts(id, zz_columns[i].rules))
			return false;
	return o->rule->count > 0 || zz_view_asked(o); /* of a duty without a number only what is asked */
}

static void pick(const struct zz_check_index *x, uint32_t owner, const struct zz_column *c,
				 struct zz_obligation_list *list)
{
	size_t n;
	const struct zz_obligation **at = zz_check_owner(x, owner, &n);
	list->n = 0;
	for (size_t i = 0; i < n; i++)
		if (belongs(x, at[i], c))
			*ZZ_PUSH(list) = at[i];
}

/* "3!": so many to mend or to explain. */
static void count(struct zz_buf *out, const size_t totals[ZZ_SEVERITIES])
{
	size_t n = 0, grave = 0;
	for (int s = 0; s <= ZZ_QUESTION; s++) {
		n += totals[s];
		grave += s <= ZZ_INCOMPLETE ? totals[s] : 0;
	}
	if (n)
		zz_buf_printf(out, "%zu%c", n, grave ? '!' : '*');
}

static void content(struct zz_buf *out, const struct zz_check_index *x, uint32_t owner,
					const struct zz_column *c, struct zz_obligation_list *list, enum zz_lang lang)
{
	if (c->content == ZZ_COLUMN_OTHERS) {
		count(out, x->others[owner]);
		return;
	}
	pick(x, owner, c, list);
	zz_view_cell(out, x->v, list->at, list->n, lang);
}

static struct zz_matrix_row *add_row(struct zz_matrix *m)
{
	m->rows = zz_grow(m->rows, m->n, &m->room, sizeof *m->rows);
	struct zz_matrix_row *row = &m->rows[m->n++];
	*row = (struct zz_matrix_row){.order = m->n};
	return row;
}

void zz_matrix_add(struct zz_matrix *m, const struct zz_check_index *x, uint32_t owner,
				   const struct zz_ledger *names, enum zz_lang lang)
{
	struct zz_obligation_list list = {0};
	struct zz_buf text = {0};
	struct zz_matrix_row *row = add_row(m);
	row->names = names;
	row->owner = names == x->v->ledger
					 ? owner
					 : zz_intern_find(&names->words, zz_intern_str(&x->v->ledger->words, owner));
	row->cls = (uint8_t)zz_check_class(x, owner);
	memcpy(row->totals, x->totals[owner], sizeof row->totals);
	for (size_t c = 0; c < COLUMNS; c++) {
		zz_buf_clear(&text);
		content(&text, x, owner, &zz_columns[c], &list, lang);
		row->cells[c] = zz_arena_str(&m->arena, zz_buf_view(&text));
	}
	zz_buf_free(&text);
	free(list.at);
}

void zz_matrix_instead(struct zz_matrix *m, struct zz_str name, struct zz_str words)
{
	struct zz_matrix_row *row = add_row(m);
	row->name = zz_arena_str(&m->arena, name);
	row->instead = zz_arena_str(&m->arena, words);
}

void zz_matrix_free(struct zz_matrix *m)
{
	free(m->rows);
	zz_arena_free(&m->arena);
}

/* --- names --- */

static struct zz_str plain_name(const struct zz_matrix_row *row)
{
	return row->names ? zz_view_owner(row->names, row->owner) : row->name;
}

/* With the id where a branch of another ledger has that name. */
static void row_name(struct zz_buf *out, const struct zz_matrix *m, const struct zz_matrix_row *row,
					 size_t cells)
{
	struct zz_str name = plain_name(row);
	bool again = false;
	for (size_t i = 0; i < m->n && !again; i++)
		again = m->rows[i].names != row->names && zz_str_eq(plain_name(&m->rows[i]), name);
	if (!row->names) {
		zz_text_safe(out, name);
		return;
	}
	struct zz_str id = zz_intern_str(&row->names->words, row->owner);
	zz_view_owner_told(out, row->names, row->owner, again && cells > id.n + 2 ? cells - id.n - 2 : cells);
	if (again)
		zz_buf_printf(out, "(%.*s)", ZZ_FMT(id));
}

static void cell(struct matrix *m, struct zz_str s)
{
	if (zz_text_width(s) < CELL)
		zz_buf_pad(m->out, ' ', CELL - zz_text_width(s) - (zz_view_marked(s) ? 0 : 1));
	zz_ink(m->out, m->view,
		   zz_str_ends(s, "!") ? ZZ_INK_RED
		   : zz_view_marked(s) ? ZZ_INK_YELLOW
							   : ZZ_INK_PLAIN);
	zz_buf_str(m->out, s);
	zz_ink(m->out, m->view, ZZ_INK_PLAIN);
	if (!zz_view_marked(s))
		zz_buf_putc(m->out, ' '); /* marks stand in a column of their own */
}

/* As wide as the widest name, where there is room. */
static size_t name_cells(const struct matrix *m, size_t room)
{
	struct zz_buf name = {0};
	size_t most = NAME_LEAST;
	for (size_t i = 0; i < m->m->n; i++) {
		zz_buf_clear(&name);
		row_name(&name, m->m, &m->m->rows[i], 0);
		size_t cells = zz_text_width(zz_buf_view(&name)) + 1;
		most = cells > most ? cells : most;
	}
	zz_buf_free(&name);
	return m->view->width && most > room ? (room > NAME_LEAST ? room : NAME_LEAST) : most;
}

/* What nobody has anything in is left out; on a narrow terminal the last two stand in lines below. */
static void choose_columns(struct matrix *m)
{
	size_t n = SYSTEMS;
	for (size_t c = 0; c < COLUMNS; c++) {
		m->used[c] = zz_columns[c].content == ZZ_COLUMN_RULES;
		for (size_t i = 0; i < m->m->n && !m->used[c]; i++)
			m->used[c] = m->m->rows[i].cells[c].n > 0;
		n += c >= SYSTEMS && m->used[c];
	}
	m->wide = !m->view->width || m->view->width >= NAME_LEAST + n * CELL;
	for (size_t c = n = 0; c < COLUMNS; c++)
		n += m->used[c] && (c < SYSTEMS || m->wide);
	m->name = name_cells(m, m->view->width > n * CELL ? m->view->width - n * CELL : 0);
}

static bool in_table(const struct matrix *m, size_t c)
{
	return m->used[c] && (c < SYSTEMS || m->wide);
}

static void trim_line(struct zz_buf *out)
{
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
}

static void heads(struct matrix *m)
{
	zz_text_pad(m->out, zz_str(zz_tr(m->view->lang, N_("Branch"))), (int)m->name);
	for (size_t c = 0; c < COLUMNS; c++) {
		if (!in_table(m, c))
			continue;
		struct zz_str head = zz_str(zz_term_text(&zz_columns[c].head, m->view->lang));
		zz_buf_pad(m->out, ' ', CELL - 1 - zz_text_width(head));
		zz_buf_str(m->out, head);
		zz_buf_putc(m->out, ' ');
	}
	trim_line(m->out);
}

static void line(struct matrix *m, const struct zz_matrix_row *row)
{
	struct zz_buf name = {0};
	row_name(&name, m->m, row, m->name - 1);
	zz_text_pad(m->out, zz_text_front(zz_buf_view(&name), m->name - 1), (int)m->name);
	if (row->instead.n) {
		zz_buf_str(m->out, row->instead);
	} else {
		for (size_t c = 0; c < COLUMNS; c++)
			if (in_table(m, c))
				cell(m, row->cells[c]);
	}
	trim_line(m->out);
	zz_buf_free(&name);
}

/* "其他  信访联合支部 1/4*、审批科支部 2/4*": what the narrow table had no room for, where it is marked. */
static void below(struct matrix *m, size_t c, size_t shown)
{
	struct zz_buf line = {0};
	for (size_t i = 0; i < shown; i++) {
		const struct zz_matrix_row *row = &m->m->rows[i];
		if (!zz_view_marked(row->cells[c]))
			continue;
		zz_buf_puts(&line, line.n ? (m->view->lang == ZZ_ZH ? "、" : ", ") : "");
		row_name(&line, m->m, row, 0);
		zz_buf_printf(&line, " %.*s", ZZ_FMT(row->cells[c]));
	}
	if (line.n) {
		zz_buf_printf(m->out, "%s  ", zz_term_text(&zz_columns[c].head, m->view->lang));
		zz_text_wrap(m->out, zz_buf_view(&line), m->view->width, 6);
		zz_buf_putc(m->out, '\n');
	}
	zz_buf_free(&line);
}

static size_t of_class(const struct zz_matrix *m, size_t from, enum zz_class cls)
{
	size_t k = 0;
	for (size_t i = from; i < m->n; i++)
		k += !m->rows[i].instead.n && m->rows[i].cls == cls;
	return k;
}

static void comma(const struct matrix *m, struct zz_buf *said)
{
	if (said->n)
		zz_buf_puts(said, m->view->lang == ZZ_EN ? ", " : "、");
}

/* What of the table is not shown, by class, as far as there is any. */
static void rest(const struct matrix *m, size_t from)
{
	enum zz_lang lang = m->view->lang;
	size_t bad = of_class(m->m, from, ZZ_CLASS_PROBLEM), ask = of_class(m->m, from, ZZ_CLASS_EXPLAIN),
		   clear = of_class(m->m, from, ZZ_CLASS_CLEAR);
	struct zz_buf said = {0};
	if (bad)
		zz_msgf(&said, lang, N_("%zu with problems"), bad);
	if (ask) {
		comma(m, &said);
		zz_msgf(&said, lang, N_("%zu to explain"), ask);
	}
	if (clear) {
		comma(m, &said);
		zz_msgf(&said, lang, N_("%zu with nothing found"), clear);
	}
	if (said.n)
		zz_msgf(m->out, lang, N_("  and %.*s (--full lists all)\n"), ZZ_FMT(zz_buf_view(&said)));
	zz_buf_free(&said);
}

void zz_matrix_text(struct zz_buf *out, struct zz_matrix *all, const struct zz_view *view)
{
	struct matrix m = {.out = out, .m = all, .view = view};
	size_t judged = 0, shown = 0;
	if (all->n)
		qsort(all->rows, all->n, sizeof *all->rows, worse);
	while (judged < all->n && !all->rows[judged].instead.n)
		judged++;
	size_t limit = view->full ? judged : 20;
	choose_columns(&m);
	heads(&m);
	for (; shown < judged && shown < limit; shown++) {
		if (!view->full && judged > 12 && all->rows[shown].cls == ZZ_CLASS_CLEAR)
			break;
		line(&m, &all->rows[shown]);
	}
	for (size_t i = judged; i < all->n; i++)
		line(&m, &all->rows[i]);
	for (size_t c = SYSTEMS; c < COLUMNS; c++)
		if (!in_table(&m, c))
			below(&m, c, shown);
	rest(&m, shown);
	if (of_class(all, shown, ZZ_CLASS_UNJUDGED))
		zz_msgf(out, view->lang, N_("  and %zu not assessed\n"), of_class(all, shown, ZZ_CLASS_UNJUDGED));
}
