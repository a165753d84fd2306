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
	const struct zz_check_index *x;
	const struct zz_view *view;
	struct row *rows;
	size_t n;
	bool used[COLUMNS];             /* whether a column has anything in it */
	size_t name;                    /* cells of the first column, with the gap behind it */
	bool wide;                      /* the last two columns stand in the table, not below it */
	struct zz_obligation_list list; /* scratch */
};

struct row {
	uint32_t owner;
	enum zz_class cls;
	size_t totals[ZZ_SEVERITIES];
};

static int worse(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	if (x->cls != y->cls)
		return (int)y->cls - (int)x->cls;
	for (int s = 0; s < ZZ_INFO; s++)
		if (x->totals[s] != y->totals[s])
			return x->totals[s] < y->totals[s] ? 1 : -1;
	return x->owner < y->owner ? -1 : x->owner > y->owner;
}

static struct row *rows_of(const struct zz_check_index *x, const uint32_t *owners, size_t n)
{
	struct row *rows = zz_malloc((n + 1) * sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		rows[i].owner = owners[i];
		rows[i].cls = zz_check_class(x, owners[i]);
		memcpy(rows[i].totals, x->totals[owners[i]], sizeof rows[i].totals);
	}
	qsort(rows, n, sizeof *rows, worse);
	return rows;
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

static void content(struct matrix *m, struct zz_buf *out, uint32_t owner, const struct zz_column *c)
{
	if (c->content == ZZ_COLUMN_OTHERS) {
		count(out, m->x->others[owner]);
		return;
	}
	pick(m->x, owner, c, &m->list);
	zz_view_cell(out, m->x->v, m->list.at, m->list.n, m->view->lang);
}

static void cell(struct matrix *m, uint32_t owner, const struct zz_column *c)
{
	struct zz_buf text = {0};
	content(m, &text, owner, c);
	struct zz_str s = zz_buf_view(&text);
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
	zz_buf_free(&text);
}

/* As wide as the widest name, where there is room. */
static size_t name_cells(const struct matrix *m, size_t room)
{
	struct zz_buf name = {0};
	size_t most = NAME_LEAST;
	for (size_t i = 0; i < m->n; i++) {
		zz_buf_clear(&name);
		zz_view_owner_told(&name, m->x->v->ledger, m->rows[i].owner, 0);
		size_t cells = zz_text_width(zz_buf_view(&name)) + 1;
		most = cells > most ? cells : most;
	}
	zz_buf_free(&name);
	return m->view->width && most > room ? (room > NAME_LEAST ? room : NAME_LEAST) : most;
}

/* What nobody has anything in is left out; on a narrow terminal the last two stand in lines below. */
static void choose_columns(struct matrix *m)
{
	struct zz_buf text = {0};
	size_t n = SYSTEMS;
	for (size_t c = 0; c < COLUMNS; c++) {
		m->used[c] = zz_columns[c].content == ZZ_COLUMN_RULES;
		for (size_t i = 0; i < m->n && !m->used[c]; i++) {
			zz_buf_clear(&text);
			content(m, &text, m->rows[i].owner, &zz_columns[c]);
			m->used[c] = text.n > 0;
		}
		n += c >= SYSTEMS && m->used[c];
	}
	m->wide = !m->view->width || m->view->width >= NAME_LEAST + n * CELL;
	for (size_t c = n = 0; c < COLUMNS; c++)
		n += m->used[c] && (c < SYSTEMS || m->wide);
	m->name = name_cells(m, m->view->width > n * CELL ? m->view->width - n * CELL : 0);
	zz_buf_free(&text);
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

static void line(struct matrix *m, uint32_t owner)
{
	struct zz_buf name = {0};
	zz_view_owner_told(&name, m->x->v->ledger, owner, m->name - 1);
	zz_text_pad(m->out, zz_text_front(zz_buf_view(&name), m->name - 1), (int)m->name);
	for (size_t c = 0; c < COLUMNS; c++)
		if (in_table(m, c))
			cell(m, owner, &zz_columns[c]);
	trim_line(m->out);
	zz_buf_free(&name);
}

/* "其他  信访联合支部 1/4*、审批科支部 2/4*": what the narrow table had no room for, where it is marked. */
static void below(struct matrix *m, const struct zz_column *c, size_t shown)
{
	struct zz_buf line = {0}, text = {0};
	for (size_t i = 0; i < shown; i++) {
		zz_buf_clear(&text);
		content(m, &text, m->rows[i].owner, c);
		if (!zz_view_marked(zz_buf_view(&text)))
			continue;
		zz_buf_puts(&line, line.n ? (m->view->lang == ZZ_ZH ? "、" : ", ") : "");
		zz_view_owner_told(&line, m->x->v->ledger, m->rows[i].owner, 0);
		zz_buf_printf(&line, " %s", text.data);
	}
	if (line.n) {
		zz_buf_printf(m->out, "%s  ", zz_term_text(&c->head, m->view->lang));
		zz_text_wrap(m->out, zz_buf_view(&line), m->view->width, 6);
		zz_buf_putc(m->out, '\n');
	}
	zz_buf_free(&line);
	zz_buf_free(&text);
}

static size_t of_class(const struct row *rows, size_t n, enum zz_class cls)
{
	size_t k = 0;
	for (size_t i = 0; i < n; i++)
		k += rows[i].cls == cls;
	return k;
}

void zz_check_matrix(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					 const uint32_t *owners, size_t n)
{
	struct matrix m = {.out = out, .x = x, .view = view, .rows = rows_of(x, owners, n), .n = n};
	size_t shown = 0, limit = view->full ? n : 20;
	choose_columns(&m);
	heads(&m);
	for (; shown < n && shown < limit; shown++) {
		if (!view->full && n > 12 && m.rows[shown].cls == ZZ_CLASS_CLEAR)
			break;
		line(&m, m.rows[shown].owner);
	}
	for (size_t c = SYSTEMS; c < COLUMNS; c++)
		if (!in_table(&m, c))
			below(&m, &zz_columns[c], shown);
	if (shown < n)
		zz_msgf(out, view->lang, N_("  and %zu to explain, %zu with nothing found (--full lists all)\n"),
				of_class(m.rows + shown, n - shown, ZZ_CLASS_EXPLAIN),
				of_class(m.rows + shown, n - shown, ZZ_CLASS_CLEAR));
	free(m.list.at);
	free(m.rows);
}
