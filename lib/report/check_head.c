/* The lines that open the answer of a check: what was judged, by which rules, and the conclusion. */
#include "report/check_parts.h"

#include "base/message.h"
#include "base/text.h"

/* How many rules a pack changed, so that a softened view is never taken for the plain one. */
static void changes(struct zz_buf *out, const struct zz_packs *all, const struct zz_pack *by,
					enum zz_lang lang)
{
	int off = 0, changed = 0;
	for (size_t i = 0; i < all->n; i++)
		for (uint32_t k = 0; k < all->at[i]->nrules; k++) {
			off += all->at[i]->rules[k].changed == by && all->at[i]->rules[k].off;
			changed += all->at[i]->rules[k].changed == by && !all->at[i]->rules[k].off;
		}
	if (off || changed)
		zz_msgf(out, lang, N_(" [changes %d rules, leaves out %d]"), changed, off);
}

void zz_check_packs(struct zz_buf *out, const struct zz_verdict *v, enum zz_lang lang)
{
	zz_buf_puts(out, zz_tr(lang, N_("rules: ")));
	for (size_t i = 0; i < v->packs->n; i++) {
		const struct zz_pack *p = v->packs->at[i];
		struct zz_str name =
			p->title.zh.n ? ZZ_VIEW_TEXT(p->title, lang) : zz_intern_str(&v->ledger->words, p->name);
		zz_buf_puts(out, i ? " + " : "");
		if (p->unreadable)
			zz_msgf(out, lang, N_("%.*s (cannot be read)"), ZZ_FMT(name));
		else
			zz_buf_printf(out, "%.*s %.*s (%.8s)", ZZ_FMT(name), ZZ_FMT(p->version), p->digest);
		changes(out, v->packs, p, lang);
	}
}

void zz_check_period(struct zz_buf *out, const struct zz_verdict *v, enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	zz_view_period(out, v->period, 0, lang);
	zz_msgf(out, lang, N_("  data as of %s"), zz_day_text(v->ledger->today, day));
}

/* A pipe gets one long line for each part; a terminal breaks between parts, never inside. */
static void part(struct zz_buf *line, struct zz_buf *out, struct zz_buf *text, const struct zz_view *view)
{
	size_t used = zz_text_width(zz_buf_view(line)), more = zz_text_width(zz_buf_view(text));
	if (used && view->width && used + 2 + more > view->width) {
		zz_buf_str(out, zz_buf_view(line));
		zz_buf_putc(out, '\n');
		zz_buf_clear(line);
	} else if (used) {
		zz_buf_puts(line, "  ");
	}
	zz_buf_str(line, zz_buf_view(text));
	zz_buf_clear(text);
}

void zz_check_head(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view,
				   struct zz_str title, size_t branches)
{
	struct zz_buf line = {0}, text = {0};
	zz_text_safe(&text, title);
	part(&line, out, &text, view);
	if (branches > 1) {
		zz_msgf(&text, view->lang, N_("branches: %zu"), branches);
		part(&line, out, &text, view);
	}
	zz_check_period(&text, v, view->lang);
	part(&line, out, &text, view);
	if (*zz_source_commit(v->ledger->source)) {
		zz_msgf(&text, view->lang, N_("commit %.7s"), zz_source_commit(v->ledger->source));
		part(&line, out, &text, view);
	}
	zz_check_packs(&text, v, view->lang);
	part(&line, out, &text, view);
	zz_text_wrap(out, zz_buf_view(&line), view->width > 40 ? view->width : 0, 2);
	zz_buf_putc(out, '\n');
	if (v->ledger->uncommitted)
		zz_msgf(out, view->lang,
				N_("Files that are not committed as they stand (git status lists them), judged as they are "
				   "here: %zu\n"),
				v->ledger->uncommitted);
	zz_view_calendar(out, v->ledger, view);
	zz_buf_free(&line);
	zz_buf_free(&text);
}

static size_t obligations_in(const struct zz_verdict *v, enum zz_state state)
{
	size_t n = 0;
	for (size_t i = 0; i < v->n; i++)
		n += v->at[i].state == state;
	return n;
}

void zz_check_sum(struct zz_check_sums *sums, const struct zz_verdict *v)
{
	size_t totals[ZZ_SEVERITIES];
	zz_check_totals(v, totals);
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		sums->totals[s] += totals[s];
	for (size_t i = 0; i < v->findings.n; i++)
		sums->answered += v->judged[i].answer != ZZ_UNANSWERED;
	sums->due += obligations_in(v, ZZ_DUE);
	sums->not_assessed += obligations_in(v, ZZ_NOT_ASSESSED);
	sums->unreadable += v->unreadable;
	sums->unread_answers += zz_check_unread_answers(v);
}

void zz_check_conclusion(struct zz_buf *out, const struct zz_check_sums *sums, const struct zz_view *view)
{
	const size_t *totals = sums->totals, *classes = sums->classes;
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_buf_puts(out, zz_tr(view->lang, N_("Result")));
	zz_ink(out, view, ZZ_INK_PLAIN);
	/* Of one branch, or of none, the word covers what is wrong with the ledger as well. */
	bool problem = totals[ZZ_CONTRADICTION] + totals[ZZ_VIOLATION] + totals[ZZ_INCOMPLETE] > 0;
	bool explain = totals[ZZ_SHORTFALL] + totals[ZZ_QUESTION] > 0;
	size_t unjudged = classes[ZZ_CLASS_UNJUDGED];
	if (classes[ZZ_CLASS_CLEAR] + classes[ZZ_CLASS_EXPLAIN] + classes[ZZ_CLASS_PROBLEM] + unjudged > 1) {
		zz_msgf(out, view->lang, N_("  nothing found %zu  to explain %zu  with problems %zu"),
				classes[ZZ_CLASS_CLEAR], classes[ZZ_CLASS_EXPLAIN], classes[ZZ_CLASS_PROBLEM]);
		if (unjudged)
			zz_msgf(out, view->lang, N_("  not assessed %zu"), unjudged);
		zz_buf_putc(out, '\n');
	} else {
		zz_buf_printf(out, "  %s\n",
					  zz_tr(view->lang, problem    ? N_("with problems")
										: explain  ? N_("to explain")
										: unjudged ? N_("not assessed")
												   : N_("nothing found")));
	}
	zz_buf_puts(out, "  ");
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		zz_buf_printf(out, "%s%s %zu", s ? "  " : "", zz_term_text(&zz_severity_terms[s], view->lang),
					  totals[s]);
	zz_buf_putc(out, '\n');
	if (sums->answered)
		zz_msgf(out, view->lang, N_("  answered: %zu (accepted and exempt ones are shown and not counted)\n"),
				sums->answered);
	if (sums->due)
		zz_msgf(out, view->lang, N_("  still open, not counted: %zu; not assessed: %zu\n"), sums->due,
				sums->not_assessed);
	if (sums->unreadable)
		zz_msgf(out, view->lang,
				N_("  records that cannot be read: %zu; what they could have met is not assessed\n"),
				sums->unreadable);
	if (sums->unread_answers)
		zz_msgf(
			out, view->lang,
			N_("  waivers and follow-ups that cannot be read: %zu; what they may waive is not assessed, what "
			   "they answer stands as unanswered\n"),
			sums->unread_answers);
}
