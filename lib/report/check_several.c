/* The answer of a check about several ledgers: one conclusion, one matrix, then ledger by ledger. */
#include "report/check_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/answers.h"

#include <stdlib.h>

struct zz_check_several {
	struct zz_several *s;
	struct zz_view view;
	struct zz_check_sums sums;
	struct zz_matrix matrix;
	struct zz_buf period, ledgers, packs,
		details; /* packs: of the first, said again only where others differ */
	size_t answered, branches;
	bool findings;
};

struct zz_check_several *zz_check_several_begin(struct zz_several *s, const struct zz_view *view)
{
	struct zz_check_several *c = zz_malloc(sizeof *c);
	c->s = s;
	c->view = *view;
	return c;
}

void zz_check_several_free(struct zz_check_several *c)
{
	if (!c)
		return;
	zz_matrix_free(&c->matrix);
	zz_buf_free(&c->period);
	zz_buf_free(&c->ledgers);
	zz_buf_free(&c->packs);
	zz_buf_free(&c->details);
	free(c);
}

/* "  zhb1  第一支部  提交8f3c2a1  记录120份" */
static void ledger_line(struct zz_check_several *c, size_t ledger, const struct zz_verdict *v)
{
	enum zz_lang lang = c->view.lang;
	struct zz_buf line = {0}, packs = {0};
	zz_buf_puts(&line, "  ");
	zz_several_name(&line, c->s, ledger);
	if (*zz_source_commit(v->ledger->source)) {
		zz_buf_puts(&line, "  ");
		zz_msgf(&line, lang, N_("commit %.7s"), zz_source_commit(v->ledger->source));
	}
	zz_buf_puts(&line, "  ");
	zz_msgf(&line, lang, N_("records: %zu"), v->ledger->nrecords);
	if (v->ledger->uncommitted)
		zz_msgf(&line, lang, N_(", files not committed as they stand: %zu"), v->ledger->uncommitted);
	zz_check_packs(&packs, v, lang);
	if (!c->packs.n)
		zz_buf_str(&c->packs, zz_buf_view(&packs));
	else if (!zz_str_eq(zz_buf_view(&c->packs), zz_buf_view(&packs)))
		zz_buf_printf(&line, "  %s", packs.data);
	zz_text_wrap(&c->ledgers, zz_buf_view(&line), c->view.width > 40 ? c->view.width : 0, 4);
	zz_buf_putc(&c->ledgers, '\n');
	zz_buf_free(&line);
	zz_buf_free(&packs);
}

static void details(struct zz_check_several *c, size_t ledger, const struct zz_check_index *x,
					const struct zz_owner_list *others)
{
	struct zz_buf text = {0};
	zz_check_others(&text, x, &c->view, others);
	if (c->view.full)
		zz_check_waived(&text, x->v, &c->view);
	zz_check_findings(&text, x->v, &c->view, true);
	struct zz_str said = zz_str_trim(zz_buf_view(&text));
	if (said.n) {
		zz_several_heading(&c->details, c->s, ledger, &c->view);
		zz_buf_str(&c->details, said);
		zz_buf_putc(&c->details, '\n');
	}
	zz_buf_free(&text);
}

void zz_check_several_add(struct zz_check_several *c, size_t ledger, const struct zz_verdict *v)
{
	struct zz_owner_list branches = {0}, others = {0};
	struct zz_check_index x;
	zz_check_index(&x, v);
	zz_check_owners(&x, &branches, &others);
	if (!c->period.n)
		zz_check_period(&c->period, v, c->view.lang);
	ledger_line(c, ledger, v);
	zz_check_sum(&c->sums, v);
	for (size_t i = 0; i < branches.n; i++) {
		c->sums.classes[zz_check_class(&x, branches.at[i])]++;
		zz_matrix_add(&c->matrix, &x, branches.at[i], c->s->at[ledger].rosters, c->view.lang);
	}
	c->answered++;
	c->branches += branches.n;
	c->findings = c->findings || v->findings.n;
	details(c, ledger, &x, &others);
	zz_check_index_free(&x);
	free(branches.at);
	free(others.at);
}

static void head(struct zz_buf *out, const struct zz_check_several *c)
{
	struct zz_buf line = {0};
	zz_msgf(&line, c->view.lang, N_("ledgers: %zu, branches: %zu"), c->answered, c->branches);
	zz_buf_printf(&line, "  %s", c->period.data);
	zz_text_wrap(out, zz_buf_view(&line), c->view.width > 40 ? c->view.width : 0, 2);
	zz_buf_putc(out, '\n');
	zz_buf_str(out, zz_buf_view(&c->ledgers));
	zz_buf_clear(&line);
	zz_buf_printf(&line, "  %s", c->packs.data);
	zz_text_wrap(out, zz_buf_view(&line), c->view.width > 40 ? c->view.width : 0, 4);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
}

static void absent_rows(struct zz_check_several *c)
{
	struct zz_buf name = {0};
	for (size_t i = 0; i < c->s->nabsent; i++) {
		zz_buf_clear(&name);
		zz_not_handed_in_name(&name, &c->s->absent[i]);
		zz_matrix_instead(&c->matrix, zz_buf_view(&name), zz_str(zz_tr(c->view.lang, N_("not handed in"))));
	}
	for (size_t i = 0; i < c->s->n; i++)
		if (c->s->at[i].why.n)
			zz_matrix_instead(&c->matrix, c->s->at[i].typed, zz_str(zz_tr(c->view.lang, N_("not obtained"))));
	zz_buf_free(&name);
}

void zz_check_several_text(struct zz_buf *out, struct zz_check_several *c)
{
	enum zz_lang lang = c->view.lang;
	size_t gone = c->s->n - zz_several_obtained(c->s);
	head(out, c);
	zz_check_conclusion(out, &c->sums, &c->view);
	if (c->s->nabsent + gone)
		zz_msgf(out, lang, N_("  not handed in: %zu, not obtained: %zu; nothing is concluded about them\n"),
				c->s->nabsent, gone);
	if (c->s->cadres)
		zz_msgf(
			out, lang,
			N_("  leading cadres whose body and branch are in two of these ledgers: %zu; their double life "
			   "stands with their branch\n"),
			c->s->cadres);
	zz_buf_putc(out, '\n');
	absent_rows(c);
	if (c->matrix.n)
		zz_matrix_text(out, &c->matrix, &c->view);
	zz_several_absent(out, c->s, &c->view);
	zz_check_legend(out, c->findings, &c->view);
	if (c->details.n)
		zz_buf_putc(out, '\n');
	zz_buf_str(out, zz_buf_view(&c->details));
}
