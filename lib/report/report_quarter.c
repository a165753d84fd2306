/* 季度通报: facts, then what was found, then requests, three annexes (documents.md: structure). */
#include "report/report_parts.h"

#include "base/message.h"

static void paragraph(struct zz_doc *d, struct zz_str text)
{
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH, text);
}

static void head(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf period = {0};
	zz_view_period(&period, f->v->period, 0, lang);
	if (f->asked->number.n)
		zz_doc_block(d, ZZ_BLOCK_NUMBER, f->asked->number);
	zz_doc_block(d, ZZ_BLOCK_TITLE,
				 zz_report_say(d, lang, N_("Notice on the organisational life\nof the party branches, %s"),
							   period.data));
	zz_doc_block(d, ZZ_BLOCK_ADDRESSEE,
				 f->asked->to.n ? zz_report_say(d, lang, N_("%.*s:"), ZZ_FMT(f->asked->to))
								: zz_report_word(f->asked->lang, N_("To all party branches:")));
	zz_buf_free(&period);
}

/* Basis, period, method, the commit. */
static void lead(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf packs = {0}, days = {0}, today = {0}, period = {0};
	zz_report_packs(&packs, f->v, false, lang);
	zz_report_days(&days, f->v->period, lang);
	zz_doc_day(&today, f->l->today, lang);
	zz_view_period(&period, f->v->period, 0, lang);
	const char *commit = zz_source_commit(f->l->source);
	paragraph(d, zz_report_say(d, lang,
							   N_("By the rules in force here (%s), %.*s compared with them what the ledger "
								  "of organisational life holds of its party branches (%zu) for %s (%s). The "
								  "data are as of %s (commit %.7s). The situation was as follows."),
							   packs.data ? packs.data : "—", ZZ_FMT(zz_report_unit(f)), f->nbranches,
							   period.data, days.data, today.data, *commit ? commit : "—"));
	zz_buf_free(&packs);
	zz_buf_free(&days);
	zz_buf_free(&today);
	zz_buf_free(&period);
}

/* "，未见记录或次数不足1项": nothing where there is none. */
static void part(struct zz_buf *out, enum zz_lang lang, const char *id, size_t n)
{
	if (n) {
		zz_buf_puts(out, lang == ZZ_ZH ? "，" : ", ");
		zz_buf_printf(out, lang == ZZ_ZH ? "%s%zu项" : "%s %zu", zz_tr(lang, id), n);
	}
}

static void stop(struct zz_buf *out, enum zz_lang lang)
{
	zz_buf_puts(out, lang == ZZ_ZH ? "。" : ". ");
}

void zz_report_carried_out_text(struct zz_doc *d, struct zz_block *heading, const struct zz_tally *n,
								enum zz_lang lang, const char *where)
{
	struct zz_buf text = {0}, rate = {0};
	size_t met = n->states[ZZ_MET], due = met + n->states[ZZ_MISSING];
	zz_report_percent(&rate, met, due);
	zz_msgf(&text, lang, N_("Fallen due %zu, met %zu, a rate of %s"), due, met, rate.data);
	part(&text, lang, N_("no sufficient record seen"), n->states[ZZ_MISSING] - n->not_held);
	part(&text, lang, N_("not held, as the branches confirmed"), n->not_held);
	stop(&text, lang);
	if (n->states[ZZ_DUE] + n->states[ZZ_WAIVED] + n->states[ZZ_NOT_ASSESSED]) {
		zz_buf_puts(&text, zz_tr(lang, N_("Not counted")));
		part(&text, lang, N_("still open"), n->states[ZZ_DUE]);
		part(&text, lang, N_("waived by approval"), n->states[ZZ_WAIVED]);
		part(&text, lang, N_("not assessed"), n->states[ZZ_NOT_ASSESSED]);
		stop(&text, lang);
	}
	zz_buf_puts(&text, zz_tr(lang, where));
	zz_doc_more(d, heading, zz_buf_view(&text));
	zz_buf_free(&text);
	zz_buf_free(&rate);
}

void zz_report_carried_out(struct zz_doc *d, const struct zz_report_facts *f, bool basis)
{
	struct zz_tally n = zz_report_tally(f, NULL, 0);
	enum zz_lang lang = f->asked->lang;
	struct zz_block *b = zz_doc_heading(d, 2, zz_report_word(lang, N_("What was carried out. ")));
	zz_report_carried_out_text(d, b, &n, lang,
							   f->asked->open_to_all ? N_("By kind see table 1.")
													 : N_("By kind see table 1, by branch annex 1."));
	zz_report_rules_table(
		d, f, zz_report_word(lang, N_("Table 1  What was required and what was carried out")), basis);
}

static void in_bands(struct zz_buf *text, const struct zz_entry_tally *n, const char *rate, enum zz_lang lang)
{
	zz_msgf(text, lang,
			N_("Records %zu, in time %zu (%s of those whose lag is known, by the computers' own clocks)"),
			n->records, n->bands[ZZ_BAND_TIMELY], rate);
	for (int band = ZZ_BAND_LATE; band <= ZZ_BANDS; band++)
		if (n->bands[band % ZZ_BANDS]) {
			zz_buf_puts(text, lang == ZZ_ZH ? "，" : ", ");
			zz_buf_printf(text, lang == ZZ_ZH ? "%s%zu份" : "%s %zu",
						  zz_term_text(&zz_band_terms[band % ZZ_BANDS], lang), n->bands[band % ZZ_BANDS]);
		}
}

/* "按时（有见证）180份…": what the receipts say, each verdict by its name. */
static void in_times(struct zz_buf *text, const struct zz_report_facts *f, const struct zz_entry_tally *n,
					 struct zz_in_time in_time, const char *rate)
{
	enum zz_lang lang = f->asked->lang;
	zz_msgf(
		text, lang,
		N_("Records %zu; by the witnesses' receipts %zu in time, %s of the %zu of which the receipts tell"),
		n->records, in_time.in_time, rate, in_time.known);
	for (int v = 0; v < ZZ_TIMES; v++)
		if (n->times[v] && v != ZZ_TIME_ON_TIME && v != ZZ_TIME_INCOMPLETE) {
			zz_buf_puts(text, lang == ZZ_ZH ? "，" : ", ");
			zz_buf_printf(text, lang == ZZ_ZH ? "%s%zu份" : "%s %zu", zz_term_text(&zz_time_terms[v], lang),
						  n->times[v]);
		}
}

void zz_report_entered(struct zz_doc *d, const struct zz_report_facts *f)
{
	const struct zz_entry_tally *n = &f->all.entries;
	enum zz_lang lang = f->asked->lang;
	struct zz_in_time in_time = zz_report_in_time(f, n);
	struct zz_buf text = {0}, rate = {0};
	zz_report_percent(&rate, in_time.in_time, in_time.known);
	struct zz_block *b = zz_doc_heading(d, 2, zz_report_word(f->asked->lang, N_("How it was entered. ")));
	if (!n->records)
		zz_buf_puts(&text,
					zz_tr(lang, N_("Records: none was seen, which does not mean that nothing was held")));
	else if (zz_report_witnessed(f))
		in_times(&text, f, n, in_time, rate.data);
	else if (!in_time.known)
		zz_msgf(&text, lang, N_("Records %zu; when they were entered cannot be told"), n->records);
	else
		in_bands(&text, n, rate.data, lang);
	stop(&text, lang);
	if (n->bands[ZZ_BAND_LATE] + n->bands[ZZ_BAND_BACKFILLED] + n->bands[ZZ_BAND_OVERDUE])
		zz_buf_puts(
			&text,
			zz_tr(lang, zz_report_witnessed(f)
							? N_("Those entered late by the computers' own clocks are listed in annex 2.")
							: N_("Those entered late are listed in annex 2.")));
	zz_doc_more(d, b, zz_buf_view(&text));
	zz_buf_free(&text);
	zz_buf_free(&rate);
}

void zz_report_attended(struct zz_doc *d, const struct zz_report_facts *f)
{
	const struct zz_attend_tally *n = &f->all.attendance;
	struct zz_buf text = {0}, rate = {0};
	enum zz_lang lang = f->asked->lang;
	if (!n->sittings)
		return;
	zz_report_percent(&rate, n->present, n->due);
	struct zz_block *b = zz_doc_heading(d, 2, zz_report_word(f->asked->lang, N_("Who came. ")));
	zz_msgf(&text, lang,
			N_("Sittings whose attendance was written down: %zu; due %zu, came %zu, a rate of %s"),
			n->sittings, n->due, n->present, rate.data);
	if (n->online)
		zz_msgf(&text, lang, N_(", of these online %d"), (int)n->online);
	stop(&text, lang);
	zz_doc_more(d, b, zz_buf_view(&text));
	zz_buf_free(&text);
	zz_buf_free(&rate);
}

/* One of a list of counts, without what there is none of. */
static void counted(struct zz_buf *out, enum zz_lang lang, const char *what, size_t n, const char *unit,
					size_t *shown)
{
	if (!n)
		return;
	zz_buf_puts(out, !(*shown)++ ? "" : lang == ZZ_ZH ? "，" : ", ");
	zz_buf_printf(out, lang == ZZ_ZH ? "%s%zu%s" : "%s: %zu%s", what, n, lang == ZZ_ZH ? unit : "");
}

/* "（启用之前）", where it is the reason for all of them. */
void zz_report_unjudged(struct zz_buf *out, const struct zz_report_facts *f)
{
	const struct zz_term *all = NULL, *why = NULL;
	size_t n = 0;
	for (size_t i = 0; i < f->nbranches; i++) {
		if (zz_check_class(&f->index, f->branches[i].owner) != ZZ_CLASS_UNJUDGED ||
			!zz_check_unjudged(&f->index, f->branches[i].owner, &why))
			continue;
		if (!why || (n++ && why != all))
			return;
		all = why;
	}
	if (all)
		zz_buf_printf(out, f->asked->lang == ZZ_ZH ? "（%s）" : " (%s)", zz_why_text(all, f->asked->lang));
}

/* "有问题的党支部5个，…。不符合规定2项，…。" */
void zz_report_compared(struct zz_doc *d, const struct zz_report_facts *f)
{
	static const char *const classes[ZZ_CLASSES] = {
		N_("branches at which nothing was found"), N_("branches that were not assessed"),
		N_("branches that are to explain something"), N_("branches with problems")};
	enum zz_lang lang = f->asked->lang;
	struct zz_buf text = {0};
	size_t branches = 0, findings = 0;
	struct zz_block *b =
		zz_doc_heading(d, 2, zz_report_word(f->asked->lang, N_("What the comparison showed. ")));
	for (int c = 0; c < ZZ_CLASSES; c++) {
		counted(&text, lang, zz_tr(lang, classes[c]), f->classes[c], "个", &branches);
		if (c == ZZ_CLASS_UNJUDGED && f->classes[c])
			zz_report_unjudged(&text, f);
	}
	if (branches)
		stop(&text, lang);
	for (int s = 0; s < ZZ_INFO; s++)
		counted(&text, lang, zz_term_text(&zz_severity_terms[s], lang), f->totals[s], "项", &findings);
	if (findings)
		stop(&text, lang);
	zz_doc_more(d, b, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void ending(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_keep(d, 1); /* no page without text */
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_ENCLOSURES, (struct zz_str){0});
	zz_doc_line(d, b, zz_report_word(f->asked->lang, N_("Table of how organisational life was carried out")));
	zz_doc_line(d, b, zz_report_word(f->asked->lang, N_("Records entered late")));
	zz_doc_line(d, b, zz_report_word(f->asked->lang, N_("List of findings")));
	zz_report_signed(d, f->l->today);
}

struct zz_doc *zz_report_quarter(const struct zz_report *asked)
{
	struct zz_report_facts f;
	struct zz_doc *d = zz_doc_new("quarterly-report", ZZ_DOC_GBT9704, asked->lang);
	zz_report_facts(&f, asked);
	zz_report_about(d, &f);
	head(d, &f);
	lead(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("The situation as a whole")));
	zz_report_carried_out(d, &f, false);
	zz_report_entered(d, &f);
	zz_report_attended(d, &f);
	zz_report_compared(d, &f);
	zz_report_yearly(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("What was found")));
	zz_report_problems(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("What is asked for next")));
	zz_report_requests(d, &f);
	ending(d, &f);
	zz_report_branches_annex(d, &f);
	zz_report_late_annex(d, &f);
	zz_report_findings_annex(d, &f);
	zz_report_facts_free(&f);
	return d;
}
