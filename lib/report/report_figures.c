/* Figures: what was held by branch and month, how late it was entered, who came, what was due. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdlib.h>

enum { MONTHS_MOST = 12 };

struct months {
	int year, first; /* of the first one */
	size_t n;
};

static struct months months_of(struct zz_period p)
{
	struct months m = {0};
	if (p.first == ZZ_NO_DAY || p.last == ZZ_NO_DAY)
		return m;
	struct zz_civil a = zz_civil_of(p.first), b = zz_civil_of(p.last);
	m.year = a.year;
	m.first = a.month;
	m.n = (size_t)((b.year - a.year) * 12 + b.month - a.month + 1);
	m.n = m.n > MONTHS_MOST ? 0 : m.n;
	return m;
}

static size_t month_at(const struct months *m, zz_day day)
{
	struct zz_civil c = zz_civil_of(day);
	long at = (c.year - m->year) * 12L + c.month - m->first;
	return at >= 0 && (size_t)at < m->n ? (size_t)at : m->n;
}

static void month_name(struct zz_doc *d, struct zz_doc_lines *to, const struct months *m, size_t i,
					   enum zz_lang lang)
{
	static const char *const short_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
											  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	int month = (m->first - 1 + (int)i) % 12 + 1;
	struct zz_buf text = {0};
	if (lang == ZZ_ZH)
		zz_buf_printf(&text, "%d月", month);
	else
		zz_buf_puts(&text, short_names[month - 1]);
	*ZZ_PUSH(to) = zz_doc_copy(d, zz_buf_view(&text));
	zz_buf_free(&text);
}

/* --- branches × months --- */

static bool of_column(const struct zz_report_facts *f, const struct zz_rule *r, const struct zz_column *c)
{
	return zz_column_of(zz_intern_str(&f->l->words, r->id)) == c;
}

/* The worst state of a month: missing before open before met before the others. */
static int rank(uint8_t state)
{
	static const uint8_t order[ZZ_STATES] = {
		[ZZ_MISSING] = 5, [ZZ_DUE] = 4,          [ZZ_MET] = 3,
		[ZZ_WAIVED] = 2,  [ZZ_NOT_ASSESSED] = 1, [ZZ_NOT_APPLICABLE] = 0};
	return order[state];
}

struct month_cell {
	bool any;
	uint8_t state;
};

static bool fill_row(const struct zz_report_facts *f, uint32_t owner, const struct zz_column *c,
					 const struct months *m, struct month_cell *row)
{
	size_t n;
	bool any = false;
	const struct zz_obligation **at = zz_check_owner(&f->index, owner, &n);
	for (size_t i = 0; i < n; i++) {
		size_t month = month_at(m, at[i]->period.first);
		if (at[i]->period.kind != ZZ_PERIOD_MONTH || !at[i]->rule->count || !of_column(f, at[i]->rule, c) ||
			month >= m->n)
			continue;
		any = any || at[i]->state != ZZ_NOT_APPLICABLE;
		if (!row[month].any || rank(at[i]->state) > rank(row[month].state))
			row[month] = (struct month_cell){true, at[i]->state};
	}
	return any;
}

static struct zz_heat_cell shade(const struct zz_report_facts *f, const struct month_cell *c)
{
	static const uint8_t levels[ZZ_STATES] = {
		[ZZ_MET] = 0,    [ZZ_MISSING] = 5,      [ZZ_DUE] = 2,
		[ZZ_WAIVED] = 1, [ZZ_NOT_ASSESSED] = 1, [ZZ_NOT_APPLICABLE] = 0};
	enum zz_lang lang = f->asked->lang;
	const char *mark = "—";
	if (c->any && c->state == ZZ_MET)
		mark = "√";
	else if (c->any && c->state == ZZ_MISSING)
		mark = zz_tr(lang, N_("none"));
	else if (c->any && c->state == ZZ_DUE)
		mark = zz_tr(lang, N_("due"));
	else if (c->any && c->state == ZZ_WAIVED)
		mark = zz_tr(lang, N_("waived"));
	else if (c->any && c->state == ZZ_NOT_ASSESSED)
		mark = zz_tr(lang, N_("n.j."));
	return (struct zz_heat_cell){c->any ? levels[c->state] : 0, zz_str(mark)};
}

static void heat(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_column *c,
				 const struct months *m)
{
	struct month_cell row[MONTHS_MOST];
	struct zz_figure *g = NULL;
	enum zz_lang lang = f->asked->lang;
	for (size_t i = 0; i < f->nbranches; i++) {
		for (size_t k = 0; k < MONTHS_MOST; k++)
			row[k] = (struct month_cell){0};
		if (!fill_row(f, f->branches[i].owner, c, m, row))
			continue;
		if (!g) {
			g = zz_doc_heat(d,
							zz_report_say(d, lang, N_("Figure: %s by branch and month"),
										  zz_report_column((size_t)(c - zz_columns), lang).p),
							f->nbranches, m->n);
			for (size_t k = 0; k < m->n; k++)
				month_name(d, &g->columns, m, k, lang);
			g->legend =
				zz_report_say(d, lang,
							  N_("√ met; none = no record seen, which is not \"not held\"; due = still open; "
								 "n.j. = not judged; — does not apply"));
		}
		for (size_t k = 0; k < m->n; k++)
			g->cells[g->rows.n * m->n + k] = shade(f, &row[k]);
		*ZZ_PUSH(&g->rows) = zz_doc_copy(d, zz_view_owner(f->l, f->branches[i].owner));
	}
}

/* --- how often, where no month is laid down --- */

static const uint8_t counted_kinds[] = {ZZ_MEMBERS_MEETING,           ZZ_PARTY_LESSON,
										ZZ_ORGANIZATION_LIFE_MEETING, ZZ_DEMOCRATIC_APPRAISAL,
										ZZ_SPIRIT_ANALYSIS,           ZZ_HEART_TALK};
enum { COUNTED = sizeof counted_kinds / sizeof *counted_kinds };

/* n[kind][branch][month] */
static size_t *count_months(const struct zz_report_facts *f, const struct months *m)
{
	size_t *n = zz_malloc((COUNTED * f->nbranches * MONTHS_MOST + 1) * sizeof *n);
	uint32_t *branch = zz_malloc(((size_t)f->l->words.n + 1) * sizeof *branch);
	for (size_t i = 0; i < f->nbranches; i++)
		branch[f->branches[i].owner] = (uint32_t)i + 1;
	for (size_t i = 0; i < f->l->nrecords; i++) {
		const struct zz_record *r = &f->l->records[i];
		if (!zz_report_has(f, r) || !branch[r->owner] || month_at(m, r->date) >= m->n)
			continue;
		for (size_t k = 0; k < COUNTED; k++)
			if (zz_record_is(r, counted_kinds[k]))
				n[(k * f->nbranches + branch[r->owner] - 1) * MONTHS_MOST + month_at(m, r->date)]++;
	}
	free(branch);
	return n;
}

static uint8_t level_of(size_t n)
{
	return n >= 5 ? 4 : n >= 3 ? 3 : (uint8_t)n;
}

static void frequency(struct zz_doc *d, const struct zz_report_facts *f, const struct months *m, size_t kind,
					  const size_t *n)
{
	enum zz_lang lang = f->asked->lang;
	size_t all = 0;
	for (size_t i = 0; i < f->nbranches * MONTHS_MOST; i++)
		all += n[i];
	if (!all)
		return;
	struct zz_figure *g =
		zz_doc_heat(d,
					zz_report_say(d, lang, N_("Figure: %s, how often by branch and month"),
								  zz_term_text(&zz_kinds[counted_kinds[kind]].form.name, lang)),
					f->nbranches, m->n);
	for (size_t k = 0; k < m->n; k++)
		month_name(d, &g->columns, m, k, lang);
	for (size_t i = 0; i < f->nbranches; i++) {
		for (size_t k = 0; k < m->n; k++)
			g->cells[i * m->n + k] = (struct zz_heat_cell){
				level_of(n[i * MONTHS_MOST + k]), zz_arena_printf(&d->arena, "%zu", n[i * MONTHS_MOST + k])};
		*ZZ_PUSH(&g->rows) = zz_doc_copy(d, zz_view_owner(f->l, f->branches[i].owner));
	}
	g->legend = zz_str(zz_tr(
		lang, N_("The numbers are those of records; 0 = the ledger shows none in that month, which asks "
				 "nothing: no month is laid down.")));
}

static void frequencies(struct zz_doc *d, const struct zz_report_facts *f, const struct months *m)
{
	size_t *n = count_months(f, m);
	for (size_t k = 0; k < COUNTED; k++)
		frequency(d, f, m, k, n + k * f->nbranches * MONTHS_MOST);
	free(n);
}

/* --- bars --- */

static void lags(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	const struct zz_entry_tally *n = &f->all.entries;
	struct zz_figure *g = zz_doc_bars(
		d, zz_report_say(d, lang, N_("Figure: records by how late they were entered (own clock)")), ZZ_BANDS);
	for (int b = 1; b <= ZZ_BANDS; b++) {
		int band = b % ZZ_BANDS; /* unknown comes last */
		struct zz_bar *bar = &g->bars[b - 1];
		bar->label = zz_str(zz_term_text(&zz_band_terms[band], lang));
		bar->value[0] = (long)n->bands[band];
		bar->shown = zz_report_say(d, lang, N_("records %zu"), n->bands[band]);
		g->full = bar->value[0] > g->full ? bar->value[0] : g->full;
	}
	if (n->imported)
		g->legend = zz_report_say(
			d, lang, N_("Unknown: among them %zu that were declared as taken over from older papers"),
			n->imported);
}

static void attendance(struct zz_doc *d, const struct zz_report_facts *f, const struct months *m)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_doc_lines names = {0};
	struct zz_figure *g =
		zz_doc_bars(d, zz_report_say(d, lang, N_("Figure: attendance by month (due and present)")), m->n);
	g->series[0] = zz_str(zz_tr(lang, N_("due to attend")));
	g->series[1] = zz_str(zz_tr(lang, N_("present")));
	for (size_t i = 0; i < m->n; i++) {
		struct zz_attend_tally n = zz_report_attendance(f, 0, (m->first - 1 + (int)i) % 12 + 1);
		struct zz_buf rate = {0};
		month_name(d, &names, m, i, lang);
		zz_report_percent(&rate, n.present, n.due);
		g->bars[i] = (struct zz_bar){
			.label = names.at[i],
			.value = {(long)n.due, (long)n.present},
			.shown = zz_report_say(d, lang, N_("due %zu, present %zu (%s)"), n.due, n.present, rate.data)};
		g->full = (long)n.due > g->full ? (long)n.due : g->full;
		zz_buf_free(&rate);
	}
	free(names.at);
}

/* A row for each kind of meeting. */
static void due_and_done(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_figure *g = zz_doc_bars(d, zz_report_say(d, lang, N_("Figure: what fell due and what was met")),
									  ZZ_SYSTEM_COLUMNS);
	g->series[0] = zz_str(zz_tr(lang, N_("fallen due")));
	g->series[1] = zz_str(zz_tr(lang, N_("met")));
	g->nbars = 0;
	for (size_t c = 0; c < ZZ_SYSTEM_COLUMNS; c++) {
		struct zz_tally t = {0};
		struct zz_buf rate = {0};
		for (size_t i = 0; i < f->v->n; i++)
			if (f->v->at[i].rule->count && of_column(f, f->v->at[i].rule, &zz_columns[c]))
				zz_tally_add(&t, &f->v->at[i]);
		size_t met = t.states[ZZ_MET], all = met + t.states[ZZ_MISSING];
		if (!all)
			continue;
		zz_report_percent(&rate, met, all);
		g->bars[g->nbars++] = (struct zz_bar){
			.label = zz_report_column(c, lang),
			.value = {(long)all, (long)met},
			.shown = zz_report_say(d, lang, N_("fallen due %zu, met %zu (%s)"), all, met, rate.data)};
		g->full = (long)all > g->full ? (long)all : g->full;
		zz_buf_free(&rate);
	}
}

void zz_report_figures(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct months m = months_of(f->v->period);
	due_and_done(d, f);
	for (size_t c = 0; c < ZZ_SYSTEM_COLUMNS && !f->asked->no_names; c++)
		heat(d, f, &zz_columns[c], &m);
	if (f->v->period.kind == ZZ_PERIOD_YEAR && !f->asked->no_names)
		frequencies(d, f, &m);
	if (f->all.entries.records)
		lags(d, f);
	if (m.n && f->all.attendance.sittings)
		attendance(d, f, &m);
}
