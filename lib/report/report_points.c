/* 回头看 as a document: the judgement folded into the points of the review, a table of branches and points,
 * the findings by point. The same findings as everywhere else, grouped. */
#include "report/report_parts.h"

#include "base/message.h"
#include "report/points.h"

static void opening(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf period = {0}, days = {0}, today = {0};
	const char *commit = zz_source_commit(f->l->source);
	zz_view_period(&period, f->v->period, 0, lang);
	zz_report_days(&days, f->v->period, lang);
	zz_doc_day(&today, f->l->today, lang);
	if (f->asked->number.n)
		zz_doc_block(d, ZZ_BLOCK_NUMBER, f->asked->number);
	zz_doc_block(d, ZZ_BLOCK_TITLE,
				 zz_report_say(d, lang, N_("Review of the organisational life\nof the party branches, %s"),
							   period.data));
	zz_doc_block(d, ZZ_BLOCK_ADDRESSEE,
				 f->asked->to.n ? zz_report_say(d, lang, N_("%.*s:"), ZZ_FMT(f->asked->to))
								: zz_report_word(lang, N_("To all party branches:")));
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH,
				 zz_report_say(
					 d, lang,
					 N_("%.*s looked again, point by point, at the organisational life of its party branches "
						"(%zu) in %s (%s). The data are as of %s (commit %.7s). The result follows."),
					 ZZ_FMT(zz_report_unit(f)), f->nbranches, period.data, days.data, today.data,
					 *commit ? commit : "—"));
	zz_buf_free(&period);
	zz_buf_free(&days);
	zz_buf_free(&today);
}

static void points_table(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_points_view *pv)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_view view = {.lang = lang};
	struct zz_doc_table *t = zz_doc_table(d, zz_report_word(lang, N_("Table 1  The points of the review")));
	struct zz_buf text = {0};
	zz_doc_column(t, zz_report_word(lang, N_("No.")), 4, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Point")), 18, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(lang, N_("Named by")), 8, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Met/asked")), 8, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Result")), 22, ZZ_ALIGN_LEFT);
	for (uint32_t i = 0; i < pv->p->n; i++) {
		zz_doc_count(t, (long)i + 1);
		zz_doc_cell(t, ZZ_VIEW_TEXT(pv->p->at[i].title, lang));
		zz_doc_cell(t, zz_str(zz_term_text(&zz_point_from_terms[pv->p->at[i].from - 1], lang)));
		zz_buf_clear(&text);
		zz_point_met(&text, &pv->all[i], lang);
		zz_doc_cell(t, text.n && text.data[0] != '-' ? zz_buf_view(&text) : ZZ_STR("—"));
		zz_buf_clear(&text);
		zz_point_result(&text, &pv->all[i], &view);
		zz_doc_cell(t, zz_buf_view(&text));
	}
	zz_buf_free(&text);
}

static void owners_table(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_points_view *pv)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	zz_doc_column(t, zz_report_word(lang, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Branch")), 18, ZZ_ALIGN_LEFT);
	for (uint32_t i = 0; i < pv->p->n; i++)
		zz_doc_column(t, ZZ_VIEW_TEXT(pv->p->at[i].title, lang), 7, ZZ_ALIGN_CENTRE);
	for (size_t o = 0; o < pv->owners.n; o++) {
		zz_doc_count(t, (long)o + 1);
		zz_doc_cell(t, zz_view_owner(f->l, pv->owners.at[o].owner));
		for (uint32_t i = 0; i < pv->p->n; i++) {
			const struct zz_point_sum *s = &pv->owners.at[o].at[i];
			size_t n = 0;
			for (int k = 0; k <= ZZ_QUESTION; k++)
				n += s->totals[k];
			zz_doc_cell(t, zz_point_idle(s) ? ZZ_STR("—")
						   : n              ? zz_arena_printf(&d->arena, "%zu%s", n,
                                                 zz_point_class(s) == ZZ_CLASS_PROBLEM ? "!" : "*")
											: ZZ_STR("0"));
		}
	}
	zz_report_nothing(t);
}

static void findings_table(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_points_view *pv)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	zz_doc_column(t, zz_report_word(lang, N_("Point")), 10, ZZ_ALIGN_LEFT);
	zz_report_finding_columns(t, f);
	/* Those of no point come last: none vanishes. */
	for (int32_t n = (int32_t)pv->p->n, k = 0; k <= n; k++)
		for (size_t i = 0; i < f->v->findings.n; i++)
			if ((pv->point[i] < 0 ? n : pv->point[i]) == k && f->v->findings.at[i].severity < ZZ_INFO) {
				zz_doc_cell(t, k < n ? ZZ_VIEW_TEXT(pv->p->at[k].title, lang) : ZZ_STR("—"));
				zz_report_finding_row(t, f, i);
			}
	zz_report_nothing(t);
}

static void ending(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	zz_doc_keep(d, 1);
	struct zz_block *b;
	if (!f->asked->no_names) {
		b = zz_doc_block(d, ZZ_BLOCK_ENCLOSURES, (struct zz_str){0});
		zz_doc_line(d, b, zz_report_word(lang, N_("Branches and points")));
		zz_doc_line(d, b, zz_report_word(lang, N_("Findings by point")));
	}
	zz_report_signed(d, f->l->today);
}

struct zz_doc *zz_report_points(const struct zz_report *asked, const struct zz_points *points,
								const struct zz_register *rectify)
{
	struct zz_report_facts f;
	struct zz_points_view pv;
	struct zz_requests requests = {.annex = 2};
	struct zz_doc *d = zz_doc_new("review-of-points", ZZ_DOC_GBT9704, asked->lang);
	zz_report_facts(&f, asked);
	zz_points_fold(&pv, asked->verdict, points, rectify);
	zz_report_about(d, &f);
	opening(d, &f);
	zz_doc_heading(d, 1, zz_report_word(asked->lang, N_("Result by point")));
	points_table(d, &f, &pv);
	zz_doc_block(
		d, ZZ_BLOCK_PARAGRAPH,
		zz_report_say(
			d, asked->lang,
			N_("Points that the model organ named in public are marked as such; the others are derived "
			   "by this program, or the unit's own. Findings that belong to no point: %zu."),
			pv.beside));
	zz_doc_heading(d, 1, zz_report_word(asked->lang, N_("What was found")));
	zz_report_problems(d, &f);
	zz_doc_heading(d, 1, zz_report_word(asked->lang, N_("What is asked for next")));
	zz_requests_add(&requests, &f);
	zz_requests_put(d, &requests);
	ending(d, &f);
	if (!asked->no_names) {
		zz_doc_annex(d, zz_report_word(asked->lang, N_("Branches and points")), true);
		owners_table(d, &f, &pv);
		zz_report_notes(d, &f);
		zz_doc_annex(d, zz_report_word(asked->lang, N_("Findings by point")), true);
		findings_table(d, &f, &pv);
	} else
		zz_report_notes(d, &f);
	zz_points_view_free(&pv);
	zz_report_facts_free(&f);
	return d;
}
