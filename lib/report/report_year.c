/* 年度检查报告, before an inspection: what there is, how the eight systems were carried out, the quality of
 * the records, what was found and put right, what comes next; the annexes hold what it rests on
 * (documents.md: structure). */
#include "report/report_parts.h"

#include "base/message.h"
#include "rules/open_items.h"

#include <stdlib.h>

static struct zz_block *run_in(struct zz_doc *d, const struct zz_report_facts *f, const char *head,
							   struct zz_str text)
{
	struct zz_block *b = zz_doc_heading(d, 2, zz_report_word(f->asked->lang, head));
	zz_doc_more(d, b, text);
	return b;
}

static void opening(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf packs = {0}, days = {0}, today = {0}, period = {0};
	const char *commit = zz_source_commit(f->l->source);
	zz_report_packs(&packs, f->v, false, lang);
	zz_report_days(&days, f->v->period, lang);
	zz_doc_day(&today, f->l->today, lang);
	zz_view_period(&period, f->v->period, 0, lang);
	if (f->asked->number.n)
		zz_doc_block(d, ZZ_BLOCK_NUMBER, f->asked->number);
	zz_doc_block(d, ZZ_BLOCK_TITLE,
				 zz_report_say(
					 d, lang, N_("Report on the check of the organisational life\nof the party branches, %s"),
					 period.data));
	if (f->asked->to.n)
		zz_doc_block(d, ZZ_BLOCK_ADDRESSEE, zz_report_say(d, lang, N_("%.*s:"), ZZ_FMT(f->asked->to)));
	zz_doc_block(
		d, ZZ_BLOCK_PARAGRAPH,
		zz_report_say(
			d, lang,
			N_("By the rules in force here (%s), %.*s compared with them what the ledger of organisational "
			   "life holds for %s (%s). The data are as of %s (commit %.7s). The result follows."),
			packs.data ? packs.data : "—", ZZ_FMT(zz_report_unit(f)), period.data, days.data, today.data,
			*commit ? commit : "—"));
	zz_buf_free(&packs);
	zz_buf_free(&days);
	zz_buf_free(&today);
	zz_buf_free(&period);
}

/* --- 基本情况 --- */

struct census {
	size_t branches, retired, temporary, bodies, members, full;
};

static struct census count(const struct zz_report_facts *f, zz_day on)
{
	const struct zz_roster *roster = &f->l->roster;
	struct census c = {0};
	for (uint32_t i = 0; i < roster->norgs; i++) {
		const struct zz_org *o = &roster->orgs[i];
		if (!zz_org_exists(o, on))
			continue;
		c.bodies += o->body;
		if (o->body)
			continue;
		c.branches++;
		c.retired += o->staff == ZZ_STAFF_RETIRED;
		c.temporary += o->kind == ZZ_ORG_TEMPORARY;
		for (uint32_t k = 0; k < o->nmembers && o->kind != ZZ_ORG_TEMPORARY; k++)
			if (zz_member_on(&o->members[k], on)) {
				c.members++;
				c.full += zz_person_full(&roster->people[o->members[k].person], on);
			}
	}
	return c;
}

static zz_day census_day(const struct zz_report_facts *f)
{
	return f->v->period.last != ZZ_NO_DAY && f->v->period.last < f->l->today ? f->v->period.last
																			 : f->l->today;
}

static void organisations(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct census c = count(f, census_day(f));
	struct zz_buf day = {0}, text = {0};
	enum zz_lang lang = f->asked->lang;
	zz_doc_day(&day, census_day(f), lang);
	zz_msgf(&text, lang, N_("Party branches by the rosters of %s: %zu"), day.data, c.branches);
	if (c.retired)
		zz_msgf(&text, lang, N_(", of these %zu of retired members"), c.retired);
	if (c.temporary)
		zz_msgf(&text, lang, N_(", of these %zu temporary"), c.temporary);
	if (c.bodies)
		zz_msgf(&text, lang, N_("; leading bodies %zu"), c.bodies);
	zz_msgf(&text, lang, N_("; members %zu, of these full %zu, probationary %zu."), c.members, c.full,
			c.members - c.full);
	run_in(d, f, N_("Organisations and members. "), zz_buf_view(&text));
	zz_buf_free(&day);
	zz_buf_free(&text);
}

static void offices(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_open_items *items)
{
	size_t over = 0, near = 0, vacant = 0;
	for (size_t i = 0; i < items->offices.n; i++) {
		over += items->offices.at[i].state == ZZ_TERM_OVER;
		near += items->offices.at[i].state == ZZ_TERM_NEAR;
		vacant += items->offices.at[i].vacant;
	}
	run_in(d, f, N_("Terms of office. "),
		   over + near + vacant
			   ? zz_report_say(d, f->asked->lang,
							   N_("As of today, terms that have ended without a new one on the roster: %zu; "
								  "that end within six "
								  "months: %zu; without a secretary: %zu."),
							   over, near, vacant)
			   : zz_report_word(f->asked->lang,
								N_("No term has ended without a new one, and none ends within six months.")));
}

/* --- 落实情况 --- */

/* What was held, without asking how much was due. */
static void by_kind(struct zz_doc *d, const struct zz_report_facts *f)
{
	size_t n[ZZ_KINDS] = {0};
	struct zz_doc_table *t = zz_doc_table(d, zz_report_word(f->asked->lang, N_("Table 2  Records by kind")));
	for (size_t i = 0; i < f->l->nrecords; i++) {
		const struct zz_hosted *guests = f->l->records[i].hosted.at;
		if (!zz_report_has(f, &f->l->records[i]))
			continue;
		n[f->l->records[i].kind]++;
		for (uint32_t k = 0; k < f->l->records[i].hosted.n; k++)
			n[guests[k].kind]++;
	}
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("System")), 16, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Kind")), 14, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Times (held in one sitting with others included)")),
				  14, ZZ_ALIGN_RIGHT);
	for (int k = 1; k < ZZ_KINDS; k++)
		if (n[k]) {
			zz_doc_cell(t, zz_str(zz_view_system(zz_kinds[k].system, f->asked->lang)));
			zz_doc_cell(t, zz_str(zz_term_text(&zz_kinds[k].form.name, f->asked->lang)));
			zz_doc_count(t, (long)n[k]);
		}
}

/* --- 记录质量 --- */

static void corrected(struct zz_doc *d, const struct zz_report_facts *f)
{
	size_t amended = 0, reviewed[ZZ_REVIEWED_STATES] = {0};
	enum zz_lang lang = f->asked->lang;
	struct zz_buf text = {0};
	int32_t *reviews = zz_ledger_reviews(f->l);
	for (size_t i = 0; i < f->l->nrecords; i++)
		if (zz_report_has(f, &f->l->records[i])) {
			amended += f->l->records[i].amends.n > 0;
			if (reviews[i] >= 0)
				reviewed[zz_review_state(f->l, (uint32_t)i, reviews[i]).state]++;
		}
	zz_msgf(&text, lang,
			N_("Records corrected openly, with a reason: %zu; changed after the superior had passed them and "
			   "not reviewed "
			   "again: %zu; passed: %zu; returned and not yet corrected: %zu."),
			amended, reviewed[ZZ_PASSED_FORMER], reviewed[ZZ_PASSED], reviewed[ZZ_RETURNED]);
	run_in(d, f, N_("Corrections and reviews. "), zz_buf_view(&text));
	zz_buf_free(&text);
	free(reviews);
}

/* --- 整改 --- */

static void rectified(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_open_items *items)
{
	size_t n[ZZ_ITEM_STATES] = {0}, all = 0;
	for (size_t i = 0; i < items->rectify.n; i++) {
		zz_day on = items->rectify.at[i].on;
		bool within =
			f->v->period.first == ZZ_NO_DAY || (on >= f->v->period.first && on <= f->v->period.last);
		n[items->rectify.at[i].state] += within;
		all += within;
	}
	run_in(d, f, N_("What was put right. "),
		   all ? zz_report_say(
					 d, f->asked->lang,
					 N_("Items in the register of rectification from this period: %zu; closed %zu, done and "
						"waiting to be closed %zu, open %zu, overdue %zu, without anybody named %zu."),
					 all, n[ZZ_ITEM_CLOSED], n[ZZ_ITEM_DONE] + n[ZZ_ITEM_RESUBMITTED], n[ZZ_ITEM_OPEN],
					 n[ZZ_ITEM_OVERDUE], n[ZZ_ITEM_UNASSIGNED])
			   : zz_report_word(f->asked->lang,
								N_("The register of rectification has no item from this period.")));
}

static void ending(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_keep(d, 1); /* no page without text */
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_ENCLOSURES, (struct zz_str){0});
	for (const struct zz_annex *a = zz_report_year_annexes; a->title; a++)
		if (!f->asked->no_names || !a->named)
			zz_doc_line(d, b, zz_report_word(f->asked->lang, a->title));
	zz_report_signed(d, f->l->today);
}

struct zz_doc *zz_report_year(const struct zz_report *asked)
{
	struct zz_report_facts f;
	struct zz_open_items items;
	struct zz_doc *d = zz_doc_new("yearly-report", ZZ_DOC_GBT9704, asked->lang);
	zz_report_facts(&f, asked);
	zz_open_items(&items, f.l);
	zz_report_about(d, &f);
	opening(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("What there is")));
	organisations(d, &f);
	offices(d, &f, &items);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("How the eight systems were carried out")));
	zz_report_carried_out(d, &f, true);
	by_kind(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("Quality of the records")));
	zz_report_entered(d, &f);
	zz_report_attended(d, &f);
	corrected(d, &f);
	zz_report_compared(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("What was found and put right")));
	zz_report_problems(d, &f);
	rectified(d, &f, &items);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("What comes next")));
	zz_report_requests(d, &f);
	ending(d, &f);
	for (const struct zz_annex *a = zz_report_year_annexes; a->title; a++)
		if (!asked->no_names || !a->named)
			a->fill(d, &f);
	zz_open_items_free(&items);
	zz_report_facts_free(&f);
	return d;
}

/* --- 述职: the figures that go with a report of one's work --- */

static void figure_row(struct zz_doc_table *t, const struct zz_report_facts *f, const char *what, size_t n)
{
	zz_doc_cell(t, zz_report_word(f->asked->lang, what));
	zz_doc_count(t, (long)n);
}

static void rate_row(struct zz_doc_table *t, const struct zz_report_facts *f, const char *what, size_t part,
					 size_t all)
{
	struct zz_buf text = {0};
	zz_report_percent(&text, part, all);
	zz_doc_cell(t, zz_report_word(f->asked->lang, what));
	zz_doc_cell(t, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void entry_figures(struct zz_doc_table *t, const struct zz_report_facts *f)
{
	const struct zz_entry_tally *n = &f->all.entries;
	figure_row(t, f, N_("Records"), n->records);
	for (int band = ZZ_BAND_TIMELY; band <= ZZ_BANDS; band++) {
		zz_doc_cell(t, zz_report_say(t->doc, f->asked->lang, N_("of these: %s"),
									 zz_term_text(&zz_band_terms[band % ZZ_BANDS], f->asked->lang)));
		zz_doc_count(t, (long)n->bands[band % ZZ_BANDS]);
	}
	struct zz_in_time in_time = zz_report_in_time(f, n);
	struct zz_buf rate = {0};
	zz_report_percent(&rate, in_time.in_time, in_time.known);
	zz_doc_cell(t, zz_report_in_time_word(f));
	zz_doc_cell(t, zz_buf_view(&rate));
	zz_buf_free(&rate);
	figure_row(t, f, N_("Sittings whose attendance was written down"), f->all.attendance.sittings);
	figure_row(t, f, N_("due to attend"), f->all.attendance.due);
	figure_row(t, f, N_("present"), f->all.attendance.present);
	rate_row(t, f, N_("Attendance rate"), f->all.attendance.present, f->all.attendance.due);
}

static void finding_figures(struct zz_doc_table *t, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	for (int s = 0; s < ZZ_INFO; s++) {
		zz_doc_cell(
			t, zz_report_say(t->doc, lang, N_("Findings: %s"), zz_term_text(&zz_severity_terms[s], lang)));
		zz_doc_count(t, (long)f->totals[s]);
	}
	for (int a = ZZ_EXPLAINED; a < ZZ_ANSWERS; a++) {
		size_t n = 0;
		for (size_t i = 0; i < f->v->findings.n; i++)
			n += f->v->judged[i].answer == a && f->v->findings.at[i].severity < ZZ_INFO;
		zz_doc_cell(t,
					zz_report_say(t->doc, lang, N_("Findings: %s"), zz_term_text(&zz_answer_terms[a], lang)));
		zz_doc_count(t, (long)n);
	}
}

static void figures_title(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_buf period = {0};
	struct zz_str whose = f->nbranches == 1 ? zz_view_owner(f->l, f->branches[0].owner) : zz_report_unit(f);
	zz_view_period(&period, f->v->period, 0, f->asked->lang);
	struct zz_block *b =
		zz_doc_annex(d,
					 zz_report_say(d, f->asked->lang, N_("Figures for the report of work of %.*s, %s"),
								   ZZ_FMT(whose), period.data),
					 true);
	b->label = zz_report_word(f->asked->lang, N_("Annex")); /* the only one has no number */
	zz_buf_free(&period);
}

struct zz_doc *zz_report_figures_annex(const struct zz_report *asked)
{
	struct zz_report_facts f;
	struct zz_doc *d = zz_doc_new("figures", ZZ_DOC_GBT9704, asked->lang);
	zz_report_facts(&f, asked);
	zz_report_about(d, &f);
	figures_title(d, &f);
	zz_report_rules_table(
		d, &f, zz_report_word(asked->lang, N_("Table 1  What was required and what was carried out")), false);
	by_kind(d, &f);
	struct zz_doc_table *t =
		zz_doc_table(d, zz_report_word(asked->lang, N_("Table 3  Entry, attendance and findings")));
	zz_doc_column(t, zz_report_word(asked->lang, N_("What")), 30, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(asked->lang, N_("Number")), 10, ZZ_ALIGN_RIGHT);
	entry_figures(t, &f);
	finding_figures(t, &f);
	if (!asked->no_names)
		zz_report_months(d, &f);
	zz_report_notes(d, &f);
	zz_report_facts_free(&f);
	return d;
}
