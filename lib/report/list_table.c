/* Tables for people: a terminal's, aligned by cells; Markdown. */
#include "report/list.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* --- head and notes --- */

static void day_range(struct zz_buf *out, const struct zz_listing *list)
{
	char first[ZZ_DATE_MAX], last[ZZ_DATE_MAX];
	zz_day unused[2];
	if (zz_terms_days(list->terms, &unused[0], &unused[1]))
		zz_terms_period(out, list->terms);
	else if (list->first != ZZ_NO_DAY)
		zz_msgf(out, list->s.lang, N_("all dates (%s..%s)"), zz_day_text(list->first, first),
				zz_day_text(list->last, last));
	else
		zz_buf_puts(out, zz_tr(list->s.lang, N_("all dates")));
}

/* " (cannot be read 1, withdrawn 2)" */
static void put_marked(struct zz_buf *out, const struct zz_listing *list)
{
	enum zz_lang lang = list->s.lang;
	if (!list->unreadable && !list->withdrawn)
		return;
	zz_buf_puts(out, lang == ZZ_EN ? " (" : "（");
	if (list->unreadable)
		zz_msgf(out, lang, N_("cannot be read %zu"), list->unreadable);
	if (list->unreadable && list->withdrawn)
		zz_buf_puts(out, lang == ZZ_EN ? ", " : "，");
	if (list->withdrawn)
		zz_msgf(out, lang, N_("withdrawn %zu"), list->withdrawn);
	zz_buf_puts(out, lang == ZZ_EN ? ")" : "）");
}

static void counts(struct zz_buf *out, const struct zz_listing *list)
{
	enum zz_lang lang = list->s.lang;
	const char *comma = lang == ZZ_EN ? ", " : "，";
	size_t drawn = list->sample && (size_t)list->sample < list->found ? (size_t)list->sample : list->found;
	zz_msgf(out, lang, N_("found %zu"), list->found);
	put_marked(out, list);
	if (list->sample) {
		zz_buf_puts(out, comma);
		zz_msgf(out, lang, N_("a sample of %zu (seed %.*s)"), drawn, ZZ_FMT(list->seed));
	}
	if (list->n < drawn) {
		zz_buf_puts(out, comma);
		zz_msgf(out, lang, N_("the first %zu shown"), list->n);
	}
}

void zz_list_head(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	struct zz_buf text = {0};
	zz_text_safe(&text, zz_intern_str(&list->s.l->words, list->s.l->unit.name));
	zz_buf_puts(&text, "  ");
	day_range(&text, list);
	zz_buf_puts(&text, "  ");
	counts(&text, list);
	zz_text_wrap(out, zz_buf_view(&text), view->width > 20 ? view->width : 0, 2);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

static bool tells_entry(const struct zz_listing *list)
{
	for (size_t i = 0; i < list->ncolumns; i++)
		if (list->columns[i] == ZZ_COL_ENTERED || list->columns[i] == ZZ_COL_LATE ||
			list->columns[i] == ZZ_COL_BAND)
			return true;
	return zz_terms_have(list->terms, ZZ_BY_LATE);
}

static void put_note(struct zz_buf *out, const struct zz_buf *text, const struct zz_view *view)
{
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_wrap(out, zz_buf_view(text), view->width > 20 ? view->width : 0, 2);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
}

/* What the columns about the entry do not say by themselves. */
static void notes(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	struct zz_buf text = {0};
	enum zz_lang lang = list->s.lang;
	const struct zz_entries *en = list->s.entries;
	if (!tells_entry(list))
		return;
	zz_buf_puts(
		&text,
		zz_tr(lang,
			  en->failed
				  ? N_("The history cannot be read to its end: nobody can tell when a record was entered.")
			  : en->history.begun
				  ? N_("When entered is what this computer's clock said; days late are working days.")
				  : N_("There is no history here: nobody can tell when a record was entered.")));
	if (list->injected)
		zz_msgf(&text, lang, N_(" The clock was set by hand for %zu: they have no band."), list->injected);
	if (list->shallow)
		zz_msgf(&text, lang,
				N_(" This copy lacks a part of the history: when %zu were entered is not known."),
				list->shallow);
	if (list->untold)
		zz_msgf(&text, lang,
				N_(" Left out, because nobody knows how late they are: %zu (late:unknown lists them)."),
				list->untold);
	put_note(out, &text, view);
	zz_buf_free(&text);
}

/* --- cells --- */

/* On one line, safe for a terminal. */
static struct zz_str cell_of(struct zz_arena *a, const struct zz_listing *list, size_t row, uint8_t column)
{
	struct zz_buf raw = {0}, safe = {0};
	if (column == ZZ_COL_NUMBER)
		zz_buf_printf(&raw, "%zu", row + 1);
	else
		zz_list_columns[column].cell(&raw, &list->s, list->at[row]);
	for (size_t i = 0; i < raw.n; i++)
		if (raw.data[i] == '\n' || raw.data[i] == '\t')
			raw.data[i] = ' ';
	zz_text_safe(&safe, zz_buf_view(&raw));
	struct zz_str s = zz_arena_str(a, zz_buf_view(&safe));
	zz_buf_free(&raw);
	zz_buf_free(&safe);
	return s;
}

static struct zz_str head_of(const struct zz_listing *list, uint8_t column)
{
	return zz_str(zz_term_text(&zz_list_columns[column].name, list->s.lang));
}

/* --- a terminal's table --- */

enum { GAP = 2 };

struct table {
	const struct zz_listing *list;
	struct zz_arena arena;
	uint8_t columns[ZZ_LIST_COLUMNS];
	size_t n;
	size_t width[ZZ_LIST_COLUMNS]; /* of columns[i] */
	struct zz_str *cells;          /* row by row */
};

static void fill_table(struct table *t)
{
	const struct zz_listing *list = t->list;
	t->n = list->ncolumns;
	memcpy(t->columns, list->columns, t->n);
	t->cells = zz_malloc((list->n * t->n + 1) * sizeof *t->cells);
	for (size_t c = 0; c < t->n; c++)
		t->width[c] = zz_text_width(head_of(list, t->columns[c]));
	for (size_t i = 0; i < list->n * t->n; i++) {
		size_t c = i % t->n;
		t->cells[i] = cell_of(&t->arena, list, i / t->n, t->columns[c]);
		size_t width = zz_text_width(t->cells[i]);
		t->width[c] = width > t->width[c] ? width : t->width[c];
	}
}

static size_t total(const struct table *t)
{
	size_t sum = 0;
	for (size_t c = 0; c < t->n; c++)
		sum += t->width[c] + (c && t->width[c] ? GAP : 0);
	return sum;
}

/* The widest of those that may become narrower, -1. */
static ptrdiff_t widest(const struct table *t)
{
	ptrdiff_t best = -1;
	for (size_t c = 0; c < t->n; c++) {
		size_t least = zz_list_columns[t->columns[c]].least;
		if (least && t->width[c] > least && (best < 0 || t->width[c] > t->width[best]))
			best = (ptrdiff_t)c;
	}
	return best;
}

/* Texts are cut first; then, of the usual columns, those go that say what others say, too. A width of 0
 * leaves a column out. */
static void fit(struct table *t, size_t room)
{
	static const uint8_t spare[] = {ZZ_COL_ID, ZZ_COL_ENTERED, ZZ_COL_RELATION};
	size_t wished[ZZ_LIST_COLUMNS];
	memcpy(wished, t->width, sizeof wished);
	for (size_t k = 0;; k++) {
		for (ptrdiff_t c; total(t) > room && (c = widest(t)) >= 0;)
			t->width[c]--;
		if (total(t) <= room || t->list->chosen || k == sizeof spare)
			return;
		for (size_t c = 0; c < t->n; c++)
			wished[c] = t->columns[c] == spare[k] ? 0 : wished[c];
		memcpy(t->width, wished, sizeof wished);
	}
}

static void put_line(struct zz_buf *out, const struct table *t, const struct zz_str *cells)
{
	bool begun = false;
	for (size_t c = 0; c < t->n; c++) {
		const struct zz_list_column *column = &zz_list_columns[t->columns[c]];
		if (!t->width[c])
			continue;
		if (begun)
			zz_buf_pad(out, ' ', GAP);
		begun = true;
		zz_text_cell(out, cells ? cells[c] : head_of(t->list, t->columns[c]),
					 column->right ? -(int)t->width[c] : (int)t->width[c]);
	}
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
}

static bool left_out(const struct table *t)
{
	for (size_t c = 0; c < t->n; c++)
		if (t->columns[c] == ZZ_COL_ID && !t->width[c])
			return true;
	return false;
}

void zz_list_text(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	struct table t = {.list = list};
	zz_list_head(out, list, view);
	if (list->n) {
		fill_table(&t);
		if (view->width)
			fit(&t, view->width);
		zz_ink(out, view, ZZ_INK_BOLD);
		put_line(out, &t, NULL);
		zz_ink(out, view, ZZ_INK_PLAIN);
		for (size_t i = 0; i < list->n; i++)
			put_line(out, &t, t.cells + i * t.n);
		if (left_out(&t) && !(list->registered && list->parties != ZZ_PARTIES_NAMED)) {
			struct zz_buf text = {0}, name = {0};
			zz_view_called(&name, list->s.l, &list->s.l->records[list->at[0]], list->s.lang);
			zz_msgf(&text, list->s.lang,
					N_("Ids do not fit in here (--columns date,id shows them). To read one: zzsh show %s"),
					name.data);
			put_note(out, &text, view);
			zz_buf_free(&text);
			zz_buf_free(&name);
		}
	}
	notes(out, list, view);
	free(t.cells);
	zz_arena_free(&t.arena);
}

/* --- Markdown --- */

/* Whatever would be taken for a table, a tag or emphasis. */
static void put_md(struct zz_buf *out, struct zz_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (strchr("\\|<>*_`[]", text.p[i]))
			zz_buf_putc(out, '\\');
		zz_buf_putc(out, text.p[i]);
	}
}

void zz_list_md(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	struct zz_arena arena = {0};
	struct zz_buf head = {0};
	zz_list_head(&head, list, &(struct zz_view){.lang = view->lang});
	put_md(out, zz_str_trim(zz_buf_view(&head)));
	zz_buf_puts(out, "\n\n|");
	for (size_t c = 0; c < list->ncolumns; c++) {
		zz_buf_putc(out, ' ');
		put_md(out, head_of(list, list->columns[c]));
		zz_buf_puts(out, " |");
	}
	zz_buf_puts(out, "\n|");
	for (size_t c = 0; c < list->ncolumns; c++)
		zz_buf_puts(out, zz_list_columns[list->columns[c]].right ? " ---: |" : " --- |");
	zz_buf_putc(out, '\n');
	for (size_t i = 0; i < list->n; i++) {
		zz_buf_putc(out, '|');
		for (size_t c = 0; c < list->ncolumns; c++) {
			zz_buf_putc(out, ' ');
			put_md(out, cell_of(&arena, list, i, list->columns[c]));
			zz_buf_puts(out, " |");
		}
		zz_buf_putc(out, '\n');
		zz_arena_reset(&arena);
	}
	zz_buf_free(&head);
	zz_arena_free(&arena);
	zz_buf_puts(out, tells_entry(list) ? "\n" : "");
	notes(out, list, &(struct zz_view){.lang = view->lang});
}

/* --- what was understood --- */

void zz_list_explain(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	zz_buf_puts(
		out, zz_tr(list->s.lang, list->terms->n ? N_("Understood as:\n") : N_("No terms: every record.\n")));
	zz_terms_explain(out, list->terms, list->s.l, list->s.lang);
	zz_list_head(out, list, view);
	notes(out, list, view);
}
