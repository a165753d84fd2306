/* Yearly meetings in a notice on a quarter: those of the year before, whose time ended in it. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdlib.h>

struct zz_question zz_report_yearly_question(const struct zz_question *q, zz_day today, uint8_t *kinds)
{
	static const uint8_t yearly[] = {ZZ_ORGANIZATION_LIFE_MEETING, ZZ_DEMOCRATIC_LIFE_MEETING,
									 ZZ_DEMOCRATIC_APPRAISAL, ZZ_SPIRIT_ANALYSIS};
	struct zz_question out = *q;
	zz_day in = q->period.first != ZZ_NO_DAY ? q->period.first : today;
	out.period = zz_period_of(ZZ_PERIOD_YEAR, zz_period_of(ZZ_PERIOD_YEAR, in).first - 1);
	for (unsigned k = 0; k < ZZ_KINDS; k++)
		kinds[k] = 0;
	for (size_t i = 0; i < sizeof yearly; i++)
		kinds[yearly[i]] = !q->kinds || q->kinds[yearly[i]];
	out.kinds = kinds;
	return out;
}

static bool is_ours(const struct zz_report_facts *f, const struct zz_obligation *o)
{
	return o->rule->yearly_window == 2 && o->rule->count > 0 && o->until >= f->v->period.first &&
		   o->until <= f->v->period.last && o->state != ZZ_NOT_APPLICABLE;
}

struct owners {
	uint32_t *at;
	size_t n, room;
};

/* "民主评议党员：应开展12，已开展11，未见记录1（驻省城联络处党支部）" */
static void one_rule(struct zz_buf *out, const struct zz_report_facts *f, const struct zz_rule *rule)
{
	const struct zz_verdict *v = f->asked->yearly;
	enum zz_lang lang = f->asked->lang;
	struct zz_tally t = {0};
	struct owners lacking = {0};
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].rule == rule && is_ours(f, &v->at[i])) {
			zz_tally_add(&t, &v->at[i]);
			if (v->at[i].state == ZZ_MISSING)
				*ZZ_PUSH(&lacking) = v->at[i].owner;
		}
	size_t met = t.states[ZZ_MET], missing = t.states[ZZ_MISSING];
	if (met + missing + t.states[ZZ_DUE]) {
		zz_buf_puts(out, out->n ? (lang == ZZ_ZH ? "；" : "; ") : "");
		zz_msgf(out, lang, N_("%.*s: fallen due %zu, met %zu"), ZZ_FMT(zz_report_rule_title(f, rule)),
				met + missing, met);
		if (t.states[ZZ_DUE])
			zz_msgf(out, lang, N_(", still open %zu"), t.states[ZZ_DUE]);
		if (missing) {
			zz_msgf(out, lang, N_(", no sufficient record seen %zu"), missing);
			zz_buf_puts(out, lang == ZZ_ZH ? "（" : " (");
			zz_report_owners(out, f, lacking.at, lacking.n);
			zz_buf_puts(out, lang == ZZ_ZH ? "）" : ")");
		}
	}
	free(lacking.at);
}

void zz_report_yearly(struct zz_doc *d, const struct zz_report_facts *f)
{
	const struct zz_verdict *v = f->asked->yearly;
	enum zz_lang lang = f->asked->lang;
	struct zz_buf text = {0}, year = {0}, day = {0};
	zz_day until = ZZ_NO_DAY;
	for (size_t p = 0; v && p < v->packs->n; p++)
		for (uint32_t k = 0; k < v->packs->at[p]->nrules; k++)
			one_rule(&text, f, &v->packs->at[p]->rules[k]);
	for (size_t i = 0; v && i < v->n; i++)
		if (is_ours(f, &v->at[i]) && v->at[i].until > until)
			until = v->at[i].until;
	if (text.n) {
		struct zz_buf all = {0};
		zz_view_period(&year, v->period, 0, lang);
		zz_doc_day(&day, until, lang);
		zz_msgf(&all, lang,
				N_("The yearly meetings of %s fell due by %s. %s. They are not among the figures above."),
				year.data, day.data, text.data);
		struct zz_block *b = zz_doc_heading(d, 2, zz_report_word(lang, N_("Yearly meetings. ")));
		zz_doc_more(d, b, zz_buf_view(&all));
		zz_buf_free(&all);
	}
	zz_buf_free(&text);
	zz_buf_free(&year);
	zz_buf_free(&day);
}
