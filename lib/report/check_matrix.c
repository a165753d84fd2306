/* Many branches: one row a branch, one column a system, worst first. */
#include "report/check_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Rules whose ids start with `rules` share a column. */
static const struct column {
	struct zz_term head;
	const char *rules;
} columns[] = {
	{{"all", "大会"}, "members-meeting-"},
	{{"cttee", "支委"}, "committee-meeting-"},
	{{"group", "小组"}, "group-meeting-"},
	{{"day", "党日"}, "theme-party-day-"},
	{{"life", "生活会"}, "organization-life-"},
	{{"appr", "评议"}, "democratic-appraisal-"},
	{{"dual", "双重"}, "dual-life"},
	{{"anal", "分析"}, "spirit-analysis-"},
	{{"talk", "谈话"}, "talk-"},
};
enum { COLUMNS = sizeof columns / sizeof *columns, NAME = 16, CELL = 7 };

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

static void pick(const struct zz_check_index *x, uint32_t owner, const struct column *c,
				 struct zz_obligation_list *list)
{
	size_t n;
	const struct zz_obligation **at = zz_check_owner(x, owner, &n);
	list->n = 0;
	for (size_t i = 0; i < n; i++)
		if (zz_str_starts(zz_intern_str(&x->v->ledger->words, at[i]->rule->id), c->rules))
			*ZZ_PUSH(list) = at[i];
}

static void cell(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
				 uint32_t owner, const struct column *c, struct zz_obligation_list *list)
{
	struct zz_buf text = {0};
	pick(x, owner, c, list);
	zz_view_cell(&text, x->v, list->at, list->n, view->lang);
	struct zz_str s = zz_buf_view(&text);
	bool marked = zz_str_ends(s, "!") || zz_str_ends(s, "*");
	if (zz_text_width(s) < CELL)
		zz_buf_pad(out, ' ', CELL - zz_text_width(s) - (marked ? 0 : 1));
	zz_ink(out, view, zz_str_ends(s, "!") ? ZZ_INK_RED : marked ? ZZ_INK_YELLOW : ZZ_INK_PLAIN);
	zz_buf_str(out, s);
	zz_ink(out, view, ZZ_INK_PLAIN);
	if (!marked)
		zz_buf_putc(out, ' '); /* marks stand in a column of their own */
	zz_buf_free(&text);
}

static void heads(struct zz_buf *out, const struct zz_view *view)
{
	zz_text_pad(out, zz_str(zz_tr(view->lang, N_("Branch"))), NAME);
	for (size_t c = 0; c < COLUMNS; c++) {
		struct zz_str head = zz_str(zz_term_text(&columns[c].head, view->lang));
		zz_buf_pad(out, ' ', CELL - 1 - zz_text_width(head));
		zz_buf_str(out, head);
		zz_buf_putc(out, ' ');
	}
	zz_buf_putc(out, '\n');
}

static void trim_line(struct zz_buf *out)
{
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
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
	struct row *rows = rows_of(x, owners, n);
	struct zz_obligation_list list = {0};
	size_t shown = 0, limit = view->full ? n : 20;
	heads(out, view);
	for (size_t i = 0; i < n; i++) {
		if (shown >= limit || (!view->full && n > 12 && rows[i].cls == ZZ_CLASS_CLEAR))
			break;
		struct zz_buf name = {0};
		zz_text_safe(&name, zz_view_owner(x->v->ledger, rows[i].owner));
		zz_text_pad(out, zz_text_front(zz_buf_view(&name), NAME - 1), NAME);
		for (size_t c = 0; c < COLUMNS; c++)
			cell(out, x, view, rows[i].owner, &columns[c], &list);
		trim_line(out);
		zz_buf_free(&name);
		shown++;
	}
	if (shown < n)
		zz_msgf(out, view->lang, N_("  and %zu to explain, %zu with nothing found (--full lists all)\n"),
				of_class(rows + shown, n - shown, ZZ_CLASS_EXPLAIN),
				of_class(rows + shown, n - shown, ZZ_CLASS_CLEAR));
	free(list.at);
	free(rows);
}
