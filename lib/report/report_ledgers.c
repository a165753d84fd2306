/* The annexes of the yearly report: the ledgers that it rests on, the rules, what was waived. */
#include "report/report_parts.h"

#include "base/message.h"
#include "report/list_columns.h"
#include "report/months.h"

#include <stdlib.h>

static void none(struct zz_doc_table *t)
{
	if (!zz_doc_rows(t))
		for (size_t c = 0; c < t->ncolumns; c++)
			zz_doc_cell(t, (struct zz_str){0});
}

/* --- ledgers of records: columns of `zzsh list` --- */

struct ledger_column {
	enum zz_list_column_id id;
	uint8_t width;
};

static void records(struct zz_doc *d, const struct zz_report_facts *f, const struct ledger_column *columns,
					size_t n, bool (*wanted)(const struct zz_record *r))
{
	struct zz_listed s = {
		.l = f->l, .entries = f->asked->entries, .reviews = zz_ledger_reviews(f->l), .lang = f->asked->lang};
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	struct zz_buf text = {0};
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	for (size_t c = 0; c < n; c++)
		zz_doc_column(t, zz_str(zz_term_text(&zz_list_columns[columns[c].id].name, f->asked->lang)),
					  columns[c].width,
					  zz_list_columns[columns[c].id].right ? ZZ_ALIGN_RIGHT : ZZ_ALIGN_LEFT);
	for (uint32_t i = 0; i < f->l->nrecords; i++) {
		if (!zz_report_has(f, &f->l->records[i]) || !wanted(&f->l->records[i]))
			continue;
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		for (size_t c = 0; c < n; c++) {
			zz_buf_clear(&text);
			zz_list_columns[columns[c].id].cell(&text, &s, i);
			zz_doc_cell(t, zz_buf_view(&text));
		}
	}
	none(t);
	zz_buf_free(&text);
	free(s.reviews);
}

static bool is_sitting(const struct zz_record *r)
{
	return zz_kinds[r->kind].due != ZZ_DUE_NOBODY;
}

static bool is_talk(const struct zz_record *r)
{
	return r->kind == ZZ_HEART_TALK;
}

static bool is_other(const struct zz_record *r)
{
	return !is_sitting(r) && !is_talk(r);
}

static void meetings(struct zz_doc *d, const struct zz_report_facts *f)
{
	static const struct ledger_column columns[] = {
		{ZZ_COL_BRANCH, 11}, {ZZ_COL_DATE, 9},    {ZZ_COL_TIME, 9},       {ZZ_COL_KIND, 8},
		{ZZ_COL_TITLE, 18},  {ZZ_COL_PLACE, 9},   {ZZ_COL_HOST, 6},       {ZZ_COL_RECORDER, 6},
		{ZZ_COL_DUE, 5},     {ZZ_COL_PRESENT, 5}, {ZZ_COL_ABSENTEES, 15}, {ZZ_COL_ENTERED, 9},
		{ZZ_COL_LATE, 5},    {ZZ_COL_REVIEW, 6},
	};
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Ledger of meetings")), true);
	records(d, f, columns, sizeof columns / sizeof *columns, is_sitting);
}

/* Who with whom, when and about what: never what was said. */
static void talks(struct zz_doc *d, const struct zz_report_facts *f)
{
	static const struct ledger_column columns[] = {
		{ZZ_COL_BRANCH, 14},  {ZZ_COL_DATE, 10},      {ZZ_COL_PLACE, 10},    {ZZ_COL_TALKERS, 10},
		{ZZ_COL_TALKEES, 10}, {ZZ_COL_TALK_KIND, 10}, {ZZ_COL_RELATION, 10}, {ZZ_COL_TITLE, 24},
	};
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Ledger of talks")), true);
	records(d, f, columns, sizeof columns / sizeof *columns, is_talk);
}

static void others(struct zz_doc *d, const struct zz_report_facts *f)
{
	static const struct ledger_column columns[] = {
		{ZZ_COL_BRANCH, 16},  {ZZ_COL_DATE, 10},    {ZZ_COL_KIND, 12}, {ZZ_COL_TITLE, 30},
		{ZZ_COL_MEMBERS, 16}, {ZZ_COL_ENTERED, 10}, {ZZ_COL_LATE, 6},
	};
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Ledger of other activities")), true);
	records(d, f, columns, sizeof columns / sizeof *columns, is_other);
}

/* --- branches and committees --- */

static void term_cells(struct zz_doc_table *t, const struct zz_report_facts *f, const struct zz_org *o,
					   zz_day on)
{
	const struct zz_term_of_office *term = zz_org_term(o, on);
	char day[ZZ_DATE_MAX];
	int32_t secretary = zz_org_holder(o, ZZ_POST_SECRETARY, on);
	zz_day expires = term ? term->expires : ZZ_NO_DAY;
	zz_doc_cell(t, secretary >= 0 ? zz_intern_str(&f->l->words, f->l->roster.people[secretary].name)
								  : ZZ_STR("—"));
	zz_doc_cell(t, term && term->dates.from != ZZ_NO_DAY ? zz_str(zz_day_text(term->dates.from, day))
														 : ZZ_STR("—"));
	zz_doc_cell(t, expires != ZZ_NO_DAY ? zz_str(zz_day_text(expires, day)) : ZZ_STR("—"));
	zz_doc_cell(t, expires == ZZ_NO_DAY ? ZZ_STR("—")
				   : expires < on ? zz_report_word(f->asked->lang, N_("ended, no new one on the roster"))
				   : expires <= zz_months_later(on, 6)
					   ? zz_report_word(f->asked->lang, N_("ends within six months"))
					   : zz_report_word(f->asked->lang, N_("running")));
}

static void terms(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Branches, members and terms of office")), true);
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	static const char *const heads[] = {N_("Full members"),  N_("Probationary"), N_("Secretary"),
										N_("Term began on"), N_("Ends on"),      N_("State of the term")};
	zz_day on = f->l->today;
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Branch")), 20, ZZ_ALIGN_LEFT);
	for (size_t c = 0; c < 6; c++)
		zz_doc_column(t, zz_report_word(f->asked->lang, heads[c]), c == 5 ? 16 : 10,
					  c < 2 ? ZZ_ALIGN_RIGHT : ZZ_ALIGN_CENTRE);
	for (size_t i = 0; i < f->nbranches; i++) {
		const struct zz_org *o = &f->l->roster.orgs[f->branches[i].org];
		long full = 0, all = 0;
		if (!zz_org_exists(o, on))
			continue;
		for (uint32_t k = 0; k < o->nmembers; k++)
			if (zz_member_on(&o->members[k], on)) {
				all++;
				full += zz_person_full(&f->l->roster.people[o->members[k].person], on);
			}
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_doc_cell(t, zz_view_owner(f->l, o->id));
		zz_doc_count(t, full);
		zz_doc_count(t, all - full);
		term_cells(t, f, o, on);
	}
	none(t);
}

/* --- rules and waivers --- */

static void rule_row(struct zz_doc_table *t, const struct zz_report_facts *f, const struct zz_rule *r)
{
	struct zz_buf text = {0};
	enum zz_lang lang = f->asked->lang;
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_intern_str(&f->l->words, r->id));
	zz_doc_cell(t, zz_report_rule_title(f, r));
	zz_doc_cell(t, ZZ_VIEW_TEXT(r->requirement, lang));
	zz_rule_citation(&text, r, lang);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_doc_cell(t, zz_str(zz_term_text(&zz_force_terms[r->force - 1], lang)));
	zz_doc_cell(t, ZZ_VIEW_TEXT(r->pack->title, lang));
	zz_buf_clear(&text);
	if (r->changed)
		zz_msgf(&text, lang, r->off ? N_("left out: %.*s") : N_("changed: %.*s"), ZZ_FMT(r->change_reason));
	zz_doc_cell(t, text.n ? zz_buf_view(&text) : ZZ_STR("—"));
	zz_buf_free(&text);
}

static void rules(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Rules, with their basis")), true);
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Rule")), 16, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("What")), 12, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Requirement")), 24, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Basis")), 20, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Force")), 7, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Pack")), 8, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Changed by the unit")), 10, ZZ_ALIGN_LEFT);
	for (size_t p = 0; p < f->v->packs->n; p++)
		for (uint32_t k = 0; k < f->v->packs->at[p]->nrules; k++)
			rule_row(t, f, &f->v->packs->at[p]->rules[k]);
	none(t);
}

static void waiver_row(struct zz_doc_table *t, const struct zz_report_facts *f, const struct zz_obligation *o)
{
	const struct zz_waiver *w = &f->l->waivers[o->waiver];
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	struct zz_str subject = zz_view_subject(f->l, o);
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_view_owner(f->l, o->owner));
	zz_view_period(&text, o->period, 0, f->asked->lang);
	zz_buf_puts(&text, subject.n ? " " : "");
	zz_buf_str(&text, subject);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_doc_cell(t, zz_report_rule_title(f, o->rule));
	zz_doc_cell(t, w->reason);
	zz_doc_cell(t, zz_intern_str(&f->l->words, w->approved_by));
	zz_doc_cell(t, zz_str(zz_day_text(w->on, day)));
	zz_buf_free(&text);
}

static void waivers(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("What was waived by approval")), true);
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	static const char *const heads[] = {N_("No."),    N_("Branch"),      N_("Period"), N_("What"),
										N_("Reason"), N_("Approved by"), N_("On")};
	static const uint8_t widths[] = {5, 18, 14, 16, 24, 14, 12};
	for (size_t c = 0; c < 7; c++)
		zz_doc_column(t, zz_report_word(f->asked->lang, heads[c]), widths[c],
					  c ? ZZ_ALIGN_LEFT : ZZ_ALIGN_CENTRE);
	for (size_t i = 0; i < f->v->n; i++)
		if (f->v->at[i].state == ZZ_WAIVED && f->v->at[i].waiver >= 0)
			waiver_row(t, f, &f->v->at[i]);
	none(t);
}

/* --- 年度统计表: months × branches --- */

static void month_cells(struct zz_doc_table *t, const struct zz_months_row *row, int block, enum zz_lang lang)
{
	struct zz_buf text = {0};
	for (int k = 0; k < ZZ_MONTHS; k++) {
		zz_buf_clear(&text);
		zz_month_text(&text, &row->month[block][k], lang);
		zz_doc_cell(t, text.n ? zz_buf_view(&text) : ZZ_STR("—"));
	}
	zz_buf_clear(&text);
	zz_doc_count(t, row->count[block].done);
	zz_report_percent(&text, row->count[block].done, row->count[block].due);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void months_table(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_months *m,
						 int block)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_doc_table *t = zz_doc_table(d, zz_str(zz_term_text(&zz_months_terms[block], lang)));
	zz_doc_column(t, zz_report_word(lang, N_("No.")), 4, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Branch")), 16, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(lang, N_("Class")), 7, ZZ_ALIGN_CENTRE);
	for (int k = 1; k <= ZZ_MONTHS; k++)
		zz_doc_column(t, zz_report_say(d, lang, N_("month %d"), k), 4, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Months carried out")), 6, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Rate of completion")), 7, ZZ_ALIGN_RIGHT);
	for (size_t i = 0; i < m->n; i++) {
		zz_doc_count(t, (long)i + 1);
		zz_doc_cell(t, zz_view_owner(f->l, m->at[i].owner));
		zz_doc_cell(t, zz_str(zz_months_kind(&f->l->roster.orgs[m->at[i].org], lang)));
		month_cells(t, &m->at[i], block, lang);
	}
	none(t);
}

void zz_report_months(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_months m;
	enum zz_lang lang = f->asked->lang;
	uint32_t *owners = zz_malloc((f->nbranches + 1) * sizeof *owners);
	for (size_t i = 0; i < f->nbranches; i++)
		owners[i] = f->branches[i].owner;
	zz_months_make(&m, f->v, f->asked->question, owners, f->nbranches);
	for (int block = 0; block < ZZ_MONTHS_BLOCKS; block++)
		months_table(d, f, &m, block);
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_NOTES, (struct zz_str){0});
	zz_doc_line(
		d, b,
		zz_report_word(
			lang, N_("✓ = on record in that month, with how often where it was more than once; "
					 "\"none seen\" = the ledger shows no record, which is not \"not held\"; — nothing is "
					 "asked of that month. Rate = months carried out / (these + months of which "
					 "nothing is seen).")));
	zz_doc_line(
		d, b,
		zz_report_word(
			lang,
			N_("What counts as being together is this program's own reading, of no regulation: sittings "
			   "to which all members of the branch are called, party lessons and party days among "
			   "them; a month without any is what the monthly party day is.")));
	zz_months_free(&m);
	free(owners);
}

static void months(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Yearly table by months")), true);
	zz_report_months(d, f);
}

const struct zz_annex zz_report_year_annexes[] = {
	{N_("Table of how organisational life was carried out"), zz_report_branches_annex, false},
	{N_("Records entered late"), zz_report_late_annex, false},
	{N_("List of findings"), zz_report_findings_annex, false},
	{N_("Yearly table by months"), months, true},
	{N_("Branches, members and terms of office"), terms, true},
	{N_("Ledger of meetings"), meetings, true},
	{N_("Ledger of talks"), talks, true},
	{N_("Ledger of other activities"), others, true},
	{N_("Rules, with their basis"), rules, false},
	{N_("What was waived by approval"), waivers, true},
	{NULL, NULL, false},
};
