#include "report/stats_parts.h"

#include "base/message.h"

#include <stdlib.h>

const struct zz_term zz_stats_terms[] = {
	{"branch", "支部"}, {"system", "制度"}, {"month", "月"}, {NULL, NULL}};

/* --- counting --- */

/* The month that a day lies in, counted from the first; -1 outside. */
static int month_of(const struct zz_stats *s, zz_day day)
{
	struct zz_civil first = zz_civil_of(s->first.first), at = zz_civil_of(day);
	int n = (at.year - first.year) * 12 + at.month - first.month;
	return n >= 0 && (size_t)n < s->nmonths ? n : -1;
}

static void find_months(struct zz_stats *s)
{
	struct zz_period p = s->f.v->period;
	if (p.first == ZZ_NO_DAY)
		return;
	zz_day last = p.last != ZZ_NO_DAY && p.last < s->f.l->today ? p.last : s->f.l->today;
	s->first = zz_period_of(ZZ_PERIOD_MONTH, p.first);
	for (struct zz_period m = s->first; m.first <= last && s->nmonths < ZZ_STATS_MONTHS;
		 m = zz_period_next(m))
		s->nmonths++;
}

static void count_duties(struct zz_stats *s)
{
	for (size_t b = 0; b < s->f.nbranches; b++)
		s->branches[b].duties = zz_report_tally(&s->f, NULL, s->f.branches[b].owner);
	for (size_t i = 0; i < s->f.v->n; i++) {
		const struct zz_obligation *o = &s->f.v->at[i];
		int month = o->rule->period == ZZ_PERIOD_MONTH ? month_of(s, o->period.first) : -1;
		if (o->rule->count <= 0)
			continue;
		zz_tally_add(&s->all.duties, o);
		zz_tally_add(&s->systems[o->rule->system].duties, o);
		if (month >= 0)
			zz_tally_add(&s->month[month].duties, o);
	}
}

static void add_record(struct zz_stats *s, const struct zz_record *r, const struct zz_entered *e,
					   struct zz_stats_row *row)
{
	struct zz_attendance n = {0};
	bool branch = r->org >= 0 && !s->f.l->roster.orgs[r->org].body;
	row->entries.records++;
	row->entries.imported += e->imported;
	row->entries.bands[e->band]++;
	if (!branch || zz_kinds[r->kind].due == ZZ_DUE_NOBODY)
		return;
	zz_record_attendance(s->f.l, r, &n);
	row->attendance.without_list += n.due > 0 && !n.known;
	if (!n.due || !n.known)
		return;
	row->attendance.sittings++;
	row->attendance.due += (size_t)n.due;
	row->attendance.present += (size_t)n.present;
	row->attendance.online += (size_t)n.online;
}

/* Yearly meetings count in the year that they are for, and in no month of it where they were held after. */
static void count_records(struct zz_stats *s)
{
	for (size_t i = 0; i < s->f.l->nrecords; i++) {
		const struct zz_record *r = &s->f.l->records[i];
		const struct zz_entered *e = &s->f.asked->entries->at[i];
		if (!zz_report_has(&s->f, r))
			continue;
		int month = month_of(s, r->date);
		add_record(s, r, e, &s->systems[zz_kinds[r->kind].system]);
		if (month >= 0)
			add_record(s, r, e, &s->month[month]);
	}
}

void zz_stats_make(struct zz_stats *s, const struct zz_report *asked, const struct zz_stars *stars)
{
	*s = (struct zz_stats){.nmonths = 0};
	zz_report_facts(&s->f, asked);
	uint32_t *owners = zz_malloc((s->f.nbranches + 1) * sizeof *owners);
	s->branches = zz_malloc((s->f.nbranches + 1) * sizeof *s->branches);
	for (size_t b = 0; b < s->f.nbranches; b++) {
		owners[b] = s->f.branches[b].owner;
		s->branches[b].entries = s->f.branches[b].entries;
		s->branches[b].attendance = s->f.branches[b].attendance;
	}
	s->all.entries = s->f.all.entries;
	s->all.attendance = s->f.all.attendance;
	zz_months_make(&s->months, s->f.v, asked->question, owners, s->f.nbranches);
	s->quality = zz_quality_make(&s->f);
	find_months(s);
	count_duties(s);
	count_records(s);
	zz_star_sheet_make(&s->stars, &s->f, stars);
	free(owners);
}

void zz_stats_free(struct zz_stats *s)
{
	zz_star_sheet_free(&s->stars);
	zz_months_free(&s->months);
	free(s->quality);
	free(s->branches);
	zz_report_facts_free(&s->f);
}

/* --- tables --- */

static struct zz_str word(const struct zz_stats *s, const char *id)
{
	return zz_report_word(s->f.asked->lang, id);
}

/* "11/12 91.6%"; a dash where nothing fell due. */
static void share_cell(struct zz_doc_table *t, size_t part, size_t all)
{
	struct zz_buf text = {0};
	if (all)
		zz_buf_printf(&text, "%zu/%zu ", part, all);
	zz_report_percent(&text, part, all);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void entry_columns(struct zz_doc_table *t, const struct zz_stats *s)
{
	static const char *const heads[] = {N_("In time"), N_("Late"), N_("Filled in"), N_("Unknown")};
	for (size_t c = 0; c < 4; c++)
		zz_doc_column(t, word(s, heads[c]), 6, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, word(s, N_("Present rate")), 7, ZZ_ALIGN_RIGHT);
}

static void entry_cells(struct zz_doc_table *t, const struct zz_stats_row *row)
{
	const size_t *bands = row->entries.bands;
	struct zz_buf text = {0};
	zz_doc_count(t, (long)bands[ZZ_BAND_TIMELY]);
	zz_doc_count(t, (long)bands[ZZ_BAND_LATE]);
	zz_doc_count(t, (long)(bands[ZZ_BAND_BACKFILLED] + bands[ZZ_BAND_OVERDUE]));
	zz_doc_count(t, (long)bands[ZZ_BAND_UNKNOWN]);
	zz_report_percent(&text, row->attendance.present, row->attendance.due);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void duty_cell(struct zz_doc_table *t, const struct zz_tally *n)
{
	share_cell(t, n->states[ZZ_MET], n->states[ZZ_MET] + n->states[ZZ_MISSING]);
}

/* Of the branches alone: what bodies and the unit have is in the other tables. */
static struct zz_stats_row sum_of_branches(const struct zz_stats *s)
{
	struct zz_stats_row sum = {.attendance = s->all.attendance};
	for (size_t i = 0; i < s->f.nbranches; i++) {
		for (int state = 0; state < ZZ_STATES; state++)
			sum.duties.states[state] += s->branches[i].duties.states[state];
		for (int band = 0; band < ZZ_BANDS; band++)
			sum.entries.bands[band] += s->branches[i].entries.bands[band];
	}
	return sum;
}

static void branches(struct zz_doc *d, const struct zz_stats *s)
{
	struct zz_doc_table *t = zz_doc_table(d, word(s, N_("By branch")));
	zz_doc_column(t, word(s, N_("Branch")), 12, ZZ_ALIGN_LEFT);
	zz_doc_column(t, word(s, N_("Cttee months")), 12, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, word(s, N_("Months together")), 12, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, word(s, N_("Carried out")), 14, ZZ_ALIGN_RIGHT);
	entry_columns(t, s);
	for (size_t i = 0; i < s->f.nbranches; i++) {
		const struct zz_months_count *n = s->months.at[i].count;
		zz_doc_cell(t, zz_view_owner(s->f.l, s->f.branches[i].owner));
		share_cell(t, n[ZZ_MONTHS_COMMITTEE].done, n[ZZ_MONTHS_COMMITTEE].due);
		share_cell(t, n[ZZ_MONTHS_TOGETHER].done, n[ZZ_MONTHS_TOGETHER].due);
		duty_cell(t, &s->branches[i].duties);
		entry_cells(t, &s->branches[i]);
	}
	if (s->f.nbranches < 2)
		return;
	struct zz_stats_row sum = sum_of_branches(s);
	zz_doc_cell(t, word(s, N_("Total")));
	for (int b = 0; b < ZZ_MONTHS_BLOCKS; b++)
		share_cell(t, s->months.all[b].done, s->months.all[b].due);
	duty_cell(t, &sum.duties);
	entry_cells(t, &sum);
}

static void systems(struct zz_doc *d, const struct zz_stats *s)
{
	static const char *const heads[] = {N_("No record seen"), N_("Open"), N_("Waived"), N_("Not assessed")};
	static const uint8_t states[] = {ZZ_MISSING, ZZ_DUE, ZZ_WAIVED, ZZ_NOT_ASSESSED};
	struct zz_doc_table *t = zz_doc_table(d, word(s, N_("By system")));
	zz_doc_column(t, word(s, N_("System")), 14, ZZ_ALIGN_LEFT);
	zz_doc_column(t, word(s, N_("Carried out")), 14, ZZ_ALIGN_RIGHT);
	for (size_t c = 0; c < 4; c++)
		zz_doc_column(t, word(s, heads[c]), 6, ZZ_ALIGN_RIGHT);
	entry_columns(t, s);
	for (unsigned k = 1; k <= ZZ_SYSTEMS; k++) {
		const struct zz_stats_row *row = &s->systems[k % ZZ_SYSTEMS]; /* those beside the eight come last */
		size_t any = row->entries.records;
		for (int state = 0; state < ZZ_STATES; state++)
			any += row->duties.states[state];
		if (!any)
			continue;
		zz_doc_cell(t, zz_str(zz_view_system(k % ZZ_SYSTEMS, s->f.asked->lang)));
		duty_cell(t, &row->duties);
		for (size_t c = 0; c < 4; c++)
			zz_doc_count(t, (long)row->duties.states[states[c]]);
		entry_cells(t, row);
	}
}

static void months(struct zz_doc *d, const struct zz_stats *s)
{
	struct zz_doc_table *t = zz_doc_table(d, word(s, N_("By month")));
	struct zz_buf name = {0};
	struct zz_period m = s->first;
	zz_doc_column(t, word(s, N_("Month")), 8, ZZ_ALIGN_LEFT);
	zz_doc_column(t, word(s, N_("Monthly duties")), 14, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, word(s, N_("Records")), 6, ZZ_ALIGN_RIGHT);
	entry_columns(t, s);
	for (size_t i = 0; i < s->nmonths; i++, m = zz_period_next(m)) {
		zz_buf_clear(&name);
		zz_period_text(&name, m);
		zz_doc_cell(t, zz_buf_view(&name));
		duty_cell(t, &s->month[i].duties);
		zz_doc_count(t, (long)s->month[i].entries.records);
		entry_cells(t, &s->month[i]);
	}
	zz_buf_free(&name);
}

static void notes(struct zz_doc *d, const struct zz_stats *s, unsigned by)
{
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_NOTES, (struct zz_str){0});
	static const char *const lines[] = {
		N_("Carried out: duties with a number that are met, of those that have fallen due (met + no record "
		   "seen); what is open, waived or not judged is on neither side."),
		N_("Committee months, months together: months carried out within the month, of those and the months "
		   "of which no record is seen; together is any sitting to which all members are called (this "
		   "program's own reading)."),
		N_("In time, late, back-filled (overdue included): by this computer's own clock. Attendance: present "
		   "of those due by the roster of the day, at sittings whose attendance was written down."),
		N_("The tables differ in records: by branch those of branches, by system those of bodies and of the "
		   "whole unit too, by month those held within the period. Rates are cut off, not rounded."),
		N_("No record seen does not mean not held. Nothing here ranks branches or persons."),
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		zz_doc_line(d, b, word(s, lines[i]));
	if (s->f.v->unreadable)
		zz_doc_line(d, b,
					zz_report_say(d, s->f.asked->lang,
								  N_("Records that cannot be read and are not counted: %zu."),
								  s->f.v->unreadable));
	if (by & ZZ_BY_BRANCHES)
		zz_star_notes(d, b, &s->stars);
}

static void head(struct zz_doc *d, const struct zz_stats *s)
{
	enum zz_lang lang = s->f.asked->lang;
	struct zz_buf days = {0};
	char today[ZZ_DATE_MAX];
	const char *commit = zz_source_commit(s->f.l->source);
	if (s->f.v->period.first != ZZ_NO_DAY)
		zz_report_days(&days, s->f.v->period, lang);
	zz_doc_block(d, ZZ_BLOCK_ADDRESSEE,
				 zz_report_say(d, lang, N_("%.*s; %s; as of %s, commit %.7s."), ZZ_FMT(zz_report_unit(&s->f)),
							   days.data ? days.data : "—", zz_day_text(s->f.l->today, today),
							   *commit ? commit : "—"));
	zz_buf_free(&days);
}

struct zz_doc *zz_stats_doc(const struct zz_report *asked, const struct zz_stars *stars, unsigned by)
{
	struct zz_stats s;
	struct zz_doc *d = zz_doc_new("stats", ZZ_DOC_RECORD, asked->lang);
	zz_stats_make(&s, asked, stars);
	head(d, &s);
	if (by & ZZ_BY_BRANCHES)
		branches(d, &s);
	if (by & ZZ_BY_SYSTEMS)
		systems(d, &s);
	if ((by & ZZ_BY_MONTHS) && s.nmonths)
		months(d, &s);
	if (by & ZZ_BY_BRANCHES)
		zz_star_doc(d, &s.stars);
	notes(d, &s, by);
	zz_stats_free(&s);
	return d;
}
