/* Many branches: one row a branch, worst first. */
#include "report/due_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/columns.h"

#include <stdlib.h>

enum column {
	C_NAME,
	C_FORMER,
	C_MONTH,
	C_QUARTER,
	C_HALF,
	C_WINDOW,
	C_DECIDED,
	C_RETURNED,
	C_RECTIFY,
	C_EXPLAIN,
	C_TERM,
	COLUMNS
};
enum { GAP = 2, NAME_MOST = 16 };

/* What gives way on a narrow terminal, one after another: names without 党支部; terms of office below the
 * table; the year in numbers; all of them in numbers. */
enum narrow { FULL, SHORT_NAMES, TERM_BELOW, YEAR_NUMBERS, ALL_NUMBERS };

static const char *const heads[COLUMNS] = {
	N_("Branch"),  N_("former"),   N_("month"),   N_("quarter"), N_("half"), N_("year"),
	N_("decided"), N_("returned"), N_("rectify"), N_("explain"), N_("term"),
};
static const enum zz_duty_span spans[COLUMNS] = {
	[C_FORMER] = ZZ_SPAN_FORMER, [C_MONTH] = ZZ_SPAN_MONTH,   [C_QUARTER] = ZZ_SPAN_QUARTER,
	[C_HALF] = ZZ_SPAN_HALF,     [C_WINDOW] = ZZ_SPAN_WINDOW,
};

static bool is_span(int c)
{
	return c >= C_FORMER && c <= C_WINDOW;
}

/* --- the order --- */

struct row {
	const struct zz_due_owner *o;
	size_t past, rest, explain, now; /* past its date · former periods · findings · what the month asks */
};

static int worse(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	const size_t of_x[] = {x->past, x->rest, x->explain, x->now},
				 of_y[] = {y->past, y->rest, y->explain, y->now};
	for (size_t i = 0; i < sizeof of_x / sizeof *of_x; i++)
		if (of_x[i] != of_y[i])
			return of_x[i] < of_y[i] ? 1 : -1;
	return x->o->org < y->o->org ? -1 : x->o->org > y->o->org;
}

static struct row row_of(const struct zz_due_answer *a, const struct zz_due_owner *o)
{
	struct row r = {.o = o, .explain = o->findings.n, .past = o->overdue + o->rectify_overdue};
	for (size_t i = 0; i < o->returned.n; i++) {
		uint32_t review = a->asked->items->returned.at[o->returned.at[i]].review;
		zz_day deadline = a->l->followups[review].deadline;
		r.past += deadline != ZZ_NO_DAY && deadline < a->l->today;
	}
	r.past += o->office && o->office->state == ZZ_TERM_OVER;
	r.rest = zz_due_open(o, ZZ_SPAN_FORMER) + o->returned.n;
	r.now = zz_due_open(o, ZZ_SPAN_MONTH) + zz_due_open(o, ZZ_SPAN_QUARTER) + zz_due_open(o, ZZ_SPAN_WINDOW);
	return r;
}

/* --- cells --- */

/* Duties without a column of their own go by their name. */
static struct zz_str short_name(const struct zz_duty *d, const struct zz_ledger *l, enum zz_lang lang)
{
	const struct zz_column *c = zz_column_of(zz_intern_str(&l->words, d->rule->id));
	return c ? zz_str(zz_term_text(&c->head, lang)) : zz_duty_name(d->rule, lang);
}

static bool has_span(const struct zz_due_owner *o, enum zz_duty_span span)
{
	for (size_t i = 0; i < o->duties.n; i++)
		if (o->duties.at[i].span == span)
			return true;
	return false;
}

/* "支委 小组2": what is to be done; `brief`: only how much. */
static void span_cell(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					  enum zz_duty_span span, enum zz_lang lang, bool brief)
{
	size_t open = zz_due_open(o, span);
	if (!has_span(o, span))
		zz_buf_puts(out, span == ZZ_SPAN_FORMER ? "" : "--");
	else if (!open)
		zz_buf_puts(out, zz_tr(lang, N_("all")));
	else if (brief)
		zz_buf_printf(out, "%zu", open);
	for (size_t i = 0; i < o->duties.n && open && !brief; i++) {
		const struct zz_duty *d = &o->duties.at[i];
		if (d->span != span || d->met || d->waived || (!d->rule->count && !d->rule->check))
			continue;
		zz_buf_puts(out, out->n ? " " : "");
		zz_buf_str(out, short_name(d, a->l, lang));
		if (d->n > 1)
			zz_buf_printf(out, "%zu", d->n);
	}
}

static void term_cell(struct zz_buf *out, const struct zz_due_owner *o, const struct zz_ledger *l,
					  enum zz_lang lang)
{
	if (!o->office)
		return;
	if (o->office->state == ZZ_TERM_OVER)
		zz_buf_puts(out, zz_tr(lang, N_("over")));
	else if (o->office->state == ZZ_TERM_NEAR)
		zz_view_day(out, o->office->expires, l->today, lang);
	if (o->office->vacant)
		zz_buf_printf(out, "%s%s", out->n ? " " : "", zz_tr(lang, N_("no secretary")));
}

static void cell(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o, int c,
				 enum zz_lang lang, bool brief)
{
	if (is_span(c))
		span_cell(out, a, o, spans[c], lang, brief);
	else if (c == C_NAME)
		zz_view_owner_told(out, a->l, o->owner, brief ? NAME_MOST - 2 : 0);
	else if (c == C_DECIDED && o->decisions.n)
		zz_buf_printf(out, "%zu/%zu", o->overdue, o->decisions.n);
	else if (c == C_RETURNED && o->returned.n)
		zz_buf_printf(out, "%zu", o->returned.n);
	else if (c == C_RECTIFY && o->rectify.n)
		zz_buf_printf(out, "%zu/%zu", o->rectify_overdue, o->rectify.n);
	else if (c == C_EXPLAIN && o->findings.n)
		zz_buf_printf(out, "%zu", o->findings.n);
	else if (c == C_TERM)
		term_cell(out, o, a->l, lang);
}

/* --- the table --- */

struct table {
	const struct zz_due_answer *a;
	const struct zz_view *view;
	struct row *rows;
	size_t n;
	enum narrow narrow;
	bool shown[COLUMNS];
	size_t cells[COLUMNS];
};

static bool is_brief(const struct table *t, int c)
{
	if (c == C_NAME)
		return t->narrow >= SHORT_NAMES;
	return t->narrow == ALL_NUMBERS || (t->narrow == YEAR_NUMBERS && c == C_WINDOW);
}

static void measure(struct table *t)
{
	struct zz_buf text = {0};
	for (int c = 0; c < COLUMNS; c++) {
		bool any = false, usual = c != C_FORMER && c != C_HALF && c != C_RECTIFY;
		t->cells[c] = zz_text_width(zz_str(zz_tr(t->view->lang, heads[c])));
		for (size_t i = 0; i < t->n; i++) {
			zz_buf_clear(&text);
			cell(&text, t->a, t->rows[i].o, c, t->view->lang, is_brief(t, c));
			size_t width = zz_text_width(zz_buf_view(&text));
			t->cells[c] = width > t->cells[c] ? width : t->cells[c];
			any = any || (is_span(c) ? has_span(t->rows[i].o, spans[c]) : width > 0);
		}
		t->shown[c] = (any || usual) && !(c == C_TERM && t->narrow >= TERM_BELOW);
	}
	zz_buf_free(&text);
}

static size_t total(const struct table *t)
{
	size_t sum = 0;
	for (int c = 0; c < COLUMNS; c++)
		sum += t->shown[c] ? t->cells[c] + (c ? GAP : 0) : 0;
	return sum;
}

static void trim_line(struct zz_buf *out)
{
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
}

static void print_line(struct zz_buf *out, const struct table *t, const struct zz_due_owner *o)
{
	struct zz_buf text = {0};
	for (int c = 0; c < COLUMNS; c++) {
		if (!t->shown[c])
			continue;
		zz_buf_clear(&text);
		if (o)
			cell(&text, t->a, o, c, t->view->lang, is_brief(t, c));
		else
			zz_buf_puts(&text, zz_tr(t->view->lang, heads[c]));
		zz_buf_pad(out, ' ', c ? GAP : 0);
		zz_text_pad(out, zz_text_front(zz_buf_view(&text), t->cells[c]), (int)t->cells[c]);
	}
	trim_line(out);
	zz_buf_free(&text);
}

/* "届期  政务热线中心党支部 已满、城市运行处党支部 6月15日" */
static void terms_below(struct zz_buf *out, const struct table *t)
{
	struct zz_buf line = {0}, text = {0};
	bool zh = t->view->lang == ZZ_ZH;
	for (size_t i = 0; i < t->n; i++) {
		zz_buf_clear(&text);
		term_cell(&text, t->rows[i].o, t->a->l, t->view->lang);
		if (!text.n)
			continue;
		zz_buf_puts(&line, line.n ? (zh ? "、" : ", ") : "");
		zz_view_owner_told(&line, t->a->l, t->rows[i].o->owner, 0);
		zz_buf_printf(&line, " %s", text.data);
	}
	if (line.n) {
		zz_buf_printf(out, "%s  ", zz_tr(t->view->lang, heads[C_TERM]));
		zz_text_wrap(out, zz_buf_view(&line), t->view->width, 6);
		zz_buf_putc(out, '\n');
	}
	zz_buf_free(&line);
	zz_buf_free(&text);
}

void zz_due_table(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view)
{
	struct table t = {.a = a, .view = view, .rows = zz_malloc((a->n + 1) * sizeof *t.rows)};
	for (size_t i = 0; i < a->n; i++)
		if (a->at[i].type == ZZ_DUE_BRANCH)
			t.rows[t.n++] = row_of(a, &a->at[i]);
	qsort(t.rows, t.n, sizeof *t.rows, worse);
	measure(&t);
	while (view->width && total(&t) > view->width && t.narrow < ALL_NUMBERS) {
		t.narrow++;
		measure(&t);
	}
	print_line(out, &t, NULL);
	for (size_t i = 0; i < t.n; i++)
		print_line(out, &t, t.rows[i].o);
	if (t.narrow >= TERM_BELOW)
		terms_below(out, &t);
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_wrap(
		out,
		zz_str(zz_tr(view->lang,
					 t.narrow == ALL_NUMBERS
						 ? N_("Numbers: how many are to be done; all = everything is met; -- = "
							  "nothing is asked for; decided, rectify: past their date/open. One branch: "
							  "zzsh due NAME")
						 : N_("Named is what is to be done, a number says how much; all = everything is met; "
							  "-- = nothing "
							  "is asked for; decided, rectify: past their date/open. One branch: zzsh due "
							  "NAME"))),
		view->width, 0);
	zz_buf_putc(out, '\n');
	zz_ink(out, view, ZZ_INK_PLAIN);
	free(t.rows);
}
