/* The points of the review for a person: a line a point, of many branches a table, then the findings by
 * point. */
#include "report/check_parts.h"
#include "report/points.h"

#include "base/message.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

enum { FROM_CELLS = 9, MET_CELLS = 9, NAME = 16, CELL = 5, SHOWN_MOST = 20 };

static const char *between(enum zz_lang lang)
{
	return lang == ZZ_ZH ? "；" : "; ";
}

void zz_point_met(struct zz_buf *out, const struct zz_point_sum *s, enum zz_lang lang)
{
	size_t done = s->states[ZZ_MET], lacking = s->states[ZZ_MISSING] + s->asked, due = s->states[ZZ_DUE];
	if (done + lacking)
		zz_buf_printf(out, "%zu/%zu%s", done, done + lacking, due ? "+" : "");
	else if (due)
		zz_buf_puts(out, zz_tr(lang, N_("due")));
	else if (s->states[ZZ_WAIVED])
		zz_buf_puts(out, zz_tr(lang, N_("waived")));
	else if (s->states[ZZ_NOT_ASSESSED])
		zz_buf_puts(out, zz_tr(lang, N_("n.j.")));
	else if (s->states[ZZ_NOT_APPLICABLE])
		zz_buf_puts(out, "--");
}

void zz_point_result(struct zz_buf *out, const struct zz_point_sum *s, const struct zz_view *view)
{
	size_t start = out->n;
	for (int k = 0; k < ZZ_SEVERITIES - !view->all; k++)
		if (s->totals[k])
			zz_buf_printf(out, "%s%s %zu", out->n > start ? "  " : "",
						  zz_term_text(&zz_severity_terms[k], view->lang), s->totals[k]);
	if (out->n == start)
		zz_buf_puts(out, zz_point_unseen(s) ? zz_tr(view->lang, N_("no record seen, not judged"))
						 : zz_point_idle(s) ? zz_tr(view->lang, N_("nothing to judge"))
											: zz_tr(view->lang, N_("nothing found")));
	if (s->answered)
		zz_msgf(out, view->lang, N_(" (%zu waived or accepted, not counted)"), s->answered);
	if (s->open) {
		zz_buf_puts(out, between(view->lang));
		zz_msgf(out, view->lang, N_("items not closed %zu, overdue %zu"), s->open, s->overdue);
	}
}

static enum zz_ink ink(const struct zz_point_sum *s)
{
	enum zz_class cls = zz_point_class(s);
	return cls == ZZ_CLASS_PROBLEM   ? ZZ_INK_RED
		   : cls == ZZ_CLASS_EXPLAIN ? ZZ_INK_YELLOW
		   : zz_point_idle(s)        ? ZZ_INK_DIM
									 : ZZ_INK_GREEN;
}

static void heads(struct zz_buf *out, const struct zz_view *view, int name)
{
	zz_buf_puts(out, "    ");
	zz_text_pad(out, zz_str(zz_tr(view->lang, N_("Point"))), name);
	zz_text_pad(out, zz_str(zz_tr(view->lang, N_("Named by"))), FROM_CELLS);
	zz_text_pad(out, zz_str(zz_tr(view->lang, N_("Met/asked"))), MET_CELLS);
	zz_buf_puts(out, zz_tr(view->lang, N_("Result")));
	zz_buf_putc(out, '\n');
}

static void point_line(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view,
					   const struct zz_point_sum *sums, uint32_t i, int name)
{
	const struct zz_point *p = &pv->p->at[i];
	struct zz_buf text = {0};
	size_t indent = 4 + (size_t)name + FROM_CELLS + MET_CELLS;
	zz_buf_printf(out, "%3u ", i + 1);
	zz_text_pad(out, zz_text_front(ZZ_VIEW_TEXT(p->title, view->lang), (size_t)name - 2), name);
	zz_text_pad(out, zz_str(zz_term_text(&zz_point_from_terms[p->from - 1], view->lang)), FROM_CELLS);
	zz_point_met(&text, &sums[i], view->lang);
	zz_text_pad(out, zz_buf_view(&text), MET_CELLS);
	zz_buf_clear(&text);
	zz_point_result(&text, &sums[i], view);
	zz_ink(out, view, ink(&sums[i]));
	zz_text_wrap(out, zz_buf_view(&text), view->width > indent + 12 ? view->width : 0, indent);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

static void table(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view,
				  const struct zz_point_sum *sums)
{
	int name = view->lang == ZZ_ZH ? 28 : 38;
	heads(out, view, name);
	for (uint32_t i = 0; i < pv->p->n; i++)
		point_line(out, pv, view, sums, i, name);
}

/* --- many branches --- */

/* "2!" or "1*": so many to mend or to explain; 0 where there is nothing; -- where nothing applies. */
static void cell(struct zz_buf *out, const struct zz_point_sum *s, const struct zz_view *view)
{
	char text[24] = "--";
	enum zz_class cls = zz_point_class(s);
	size_t n = 0;
	for (int k = 0; k <= ZZ_QUESTION; k++)
		n += s->totals[k];
	if (!zz_point_idle(s))
		snprintf(text, sizeof text, "%zu%s", n, cls == ZZ_CLASS_PROBLEM ? "!" : n ? "*" : " ");
	size_t cells = zz_text_width(zz_str(text));
	if (cells < CELL)
		zz_buf_pad(out, ' ', CELL - cells);
	zz_ink(out, view, n ? ink(s) : ZZ_INK_PLAIN);
	zz_buf_puts(out, text);
	zz_ink(out, view, ZZ_INK_PLAIN);
}

static void trim_line(struct zz_buf *out)
{
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
}

static bool clear(const struct zz_points_view *pv, const struct zz_points_owner *o)
{
	for (uint32_t i = 0; i < pv->p->n; i++)
		if (zz_point_class(&o->at[i]) != ZZ_CLASS_CLEAR)
			return false;
	return true;
}

static void owner_line(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view,
					   const struct zz_points_owner *o)
{
	struct zz_buf name = {0};
	zz_text_safe(&name, zz_view_owner(pv->v->ledger, o->owner));
	zz_text_pad(out, zz_text_front(zz_buf_view(&name), NAME - 1), NAME);
	for (uint32_t i = 0; i < pv->p->n; i++)
		cell(out, &o->at[i], view);
	trim_line(out);
	zz_buf_free(&name);
}

static void matrix(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view)
{
	size_t left = 0;
	zz_text_pad(out, zz_str(zz_tr(view->lang, N_("Branch"))), NAME);
	for (uint32_t i = 0; i < pv->p->n; i++)
		zz_buf_printf(out, "%*u ", CELL - 1, i + 1);
	trim_line(out);
	for (size_t i = 0; i < pv->owners.n; i++) {
		const struct zz_points_owner *o = &pv->owners.at[i];
		bool shown = view->full || (i < SHOWN_MOST && (pv->owners.n <= 12 || !clear(pv, o)));
		if (shown)
			owner_line(out, pv, view, o);
		left += !shown;
	}
	if (left)
		zz_msgf(out, view->lang, N_("  and %zu others (--full lists all)\n"), left);
}

/* --- findings by point --- */

struct told {
	const struct zz_points_view *pv;
	const struct zz_view *view;
	bool *done;
	size_t *same, *which, room;
};

static void one(struct zz_buf *out, struct told *t, size_t i)
{
	size_t n = 0;
	for (size_t k = i; !t->view->full && k != ZZ_CHAIN_END; k = t->same[k]) {
		t->which = zz_grow(t->which, n, &t->room, sizeof *t->which);
		t->which[n++] = k;
	}
	if (n > 2)
		for (size_t k = 0; k < n; k++)
			t->done[t->which[k]] = true;
	if (n > 2)
		zz_view_folded(out, t->pv->v, t->which, n, t->view);
	else
		zz_view_finding(out, t->pv->v, i, t->view, !t->view->full);
}

static void of_point(struct zz_buf *out, struct told *t, int point)
{
	const struct zz_findings *all = &t->pv->v->findings;
	bool headed = false;
	for (int s = 0; s < ZZ_SEVERITIES - !t->view->all; s++)
		for (size_t i = 0; i < all->n; i++) {
			if (t->done[i] || t->pv->point[i] != point || (int)all->at[i].severity != s)
				continue;
			if (!headed) {
				zz_ink(out, t->view, ZZ_INK_BOLD);
				zz_buf_printf(out, "\n%d ", point + 1);
				zz_buf_str(out, ZZ_VIEW_TEXT(t->pv->p->at[point].title, t->view->lang));
				zz_ink(out, t->view, ZZ_INK_PLAIN);
				zz_buf_putc(out, '\n');
			}
			headed = t->done[i] = true;
			one(out, t, i);
		}
}

static void findings(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view)
{
	struct told t = {.pv = pv,
					 .view = view,
					 .done = zz_malloc(pv->v->findings.n + 1),
					 .same = zz_check_chain(pv->v, ZZ_CHAIN_PEOPLE)};
	for (uint32_t i = 0; i < pv->p->n; i++)
		of_point(out, &t, (int)i);
	free(t.done);
	free(t.same);
	free(t.which);
}

static void legend(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view, bool many)
{
	bool derived = false;
	for (uint32_t i = 0; i < pv->p->n; i++)
		derived = derived || pv->p->at[i].from == ZZ_POINT_DERIVED;
	zz_ink(out, view, ZZ_INK_DIM);
	if (derived)
		zz_text_wrap(out,
					 zz_str(zz_tr(view->lang, N_("organ = named in public by the organ that this program is "
												 "modelled on; derived = not public there, derived by this "
												 "program; a unit sets its own in rules/points.yaml"))),
					 view->width, 0);
	if (pv->p->own)
		zz_text_wrap(out, zz_str(zz_tr(view->lang, N_("The points are the unit's own (rules/points.yaml)"))),
					 view->width, 0);
	zz_buf_putc(out, '\n');
	if (many)
		zz_text_wrap(
			out,
			zz_str(zz_tr(view->lang, N_("Marks: 2! so many findings, some against the rules, incomplete or "
										"contradictory; 1* to explain; 0 nothing found; -- nothing applies, "
										"or no record was seen"))),
			view->width, 0);
	zz_buf_puts(out, many ? "\n" : "");
	if (pv->beside)
		zz_msgf(out, view->lang,
				N_("Findings that belong to no point (about the ledger's settings, roster, rules, or taken "
				   "by none in the table): %zu; zzsh check lists them\n"),
				pv->beside);
	zz_ink(out, view, ZZ_INK_PLAIN);
}

static size_t branches_of(const struct zz_points_view *pv)
{
	size_t n = 0;
	while (n < pv->owners.n && pv->owners.at[n].branch)
		n++;
	return n;
}

void zz_points_text(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view)
{
	size_t branches = branches_of(pv);
	bool many = pv->owners.n > 1;
	const struct zz_ledger *l = pv->v->ledger;
	struct zz_str title = branches == 1 && !many ? zz_view_owner(l, pv->owners.at[0].owner)
												 : zz_intern_str(&l->words, l->unit.name);
	zz_check_head(out, pv->v, view, title, branches);
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_buf_str(out, ZZ_VIEW_TEXT(pv->p->title, view->lang));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
	table(out, pv, view, pv->all);
	if (many) {
		zz_buf_putc(out, '\n');
		matrix(out, pv, view);
	}
	legend(out, pv, view, many);
	findings(out, pv, view);
}
