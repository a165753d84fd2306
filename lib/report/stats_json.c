/* The figures as data: counts, and rates in tenths of a per cent, cut; null without anything to divide by. */
#include "format/json.h"
#include "report/stats_parts.h"

static void rate(struct zz_json *j, const char *key, size_t part, size_t all)
{
	zz_json_key(j, key);
	if (all)
		zz_json_tenths(j, (long)(part * 1000 / all));
	else
		zz_json_null(j);
}

static void duties(struct zz_json *j, const char *key, const struct zz_tally *n)
{
	zz_json_key(j, key);
	zz_json_object(j);
	zz_json_member_int(j, "met", (long)n->states[ZZ_MET]);
	zz_json_member_int(j, "missing", (long)n->states[ZZ_MISSING]);
	zz_json_member_int(j, "not_held", (long)n->not_held);
	zz_json_member_int(j, "due", (long)n->states[ZZ_DUE]);
	zz_json_member_int(j, "waived", (long)n->states[ZZ_WAIVED]);
	zz_json_member_int(j, "not_assessed", (long)n->states[ZZ_NOT_ASSESSED]);
	zz_json_member_int(j, "not_applicable", (long)n->states[ZZ_NOT_APPLICABLE]);
	rate(j, "rate", n->states[ZZ_MET], n->states[ZZ_MET] + n->states[ZZ_MISSING]);
	zz_json_object_end(j);
}

static void months(struct zz_json *j, const char *key, const struct zz_months_count *n)
{
	zz_json_key(j, key);
	zz_json_object(j);
	zz_json_member_int(j, "months", (long)n->done);
	zz_json_member_int(j, "of", (long)n->due);
	rate(j, "rate", n->done, n->due);
	zz_json_object_end(j);
}

static void entries_and_attendance(struct zz_json *j, const struct zz_stats_row *row)
{
	static const char *const bands[ZZ_BANDS] = {[ZZ_BAND_UNKNOWN] = "unknown",
												[ZZ_BAND_TIMELY] = "timely",
												[ZZ_BAND_LATE] = "late",
												[ZZ_BAND_BACKFILLED] = "backfilled",
												[ZZ_BAND_OVERDUE] = "overdue"};
	zz_json_key(j, "entries");
	zz_json_object(j);
	zz_json_member_int(j, "records", (long)row->entries.records);
	for (int b = 0; b < ZZ_BANDS; b++)
		zz_json_member_int(j, bands[b], (long)row->entries.bands[b]);
	rate(j, "rate", row->entries.bands[ZZ_BAND_TIMELY],
		 row->entries.records - row->entries.bands[ZZ_BAND_UNKNOWN]);
	zz_json_object_end(j);
	zz_json_key(j, "attendance");
	zz_json_object(j);
	zz_json_member_int(j, "sittings", (long)row->attendance.sittings);
	zz_json_member_int(j, "without_list", (long)row->attendance.without_list);
	zz_json_member_int(j, "due", (long)row->attendance.due);
	zz_json_member_int(j, "present", (long)row->attendance.present);
	zz_json_member_int(j, "online", (long)row->attendance.online);
	rate(j, "rate", row->attendance.present, row->attendance.due);
	zz_json_object_end(j);
}

static void quality(struct zz_json *j, const struct zz_quality *q)
{
	zz_json_key(j, "sittings");
	zz_json_object(j);
	zz_json_member_int(j, "due", (long)q->due);
	zz_json_member_int(j, "held", (long)q->held);
	zz_json_member_int(j, "in_order", (long)q->proper);
	zz_json_member_int(j, "returned", (long)q->returned);
	rate(j, "rate", q->held, q->due);
	zz_json_object_end(j);
}

static void branch(struct zz_json *j, const struct zz_stats *s, size_t i)
{
	zz_json_object(j);
	zz_json_member(j, "id", zz_intern_str(&s->f.l->words, s->f.branches[i].owner));
	zz_json_member(j, "name", zz_view_owner(s->f.l, s->f.branches[i].owner));
	months(j, "committee", &s->months.at[i].count[ZZ_MONTHS_COMMITTEE]);
	months(j, "together", &s->months.at[i].count[ZZ_MONTHS_TOGETHER]);
	duties(j, "duties", &s->branches[i].duties);
	quality(j, &s->quality[i]);
	entries_and_attendance(j, &s->branches[i]);
	zz_star_json_branch(j, &s->stars, i);
	zz_json_object_end(j);
}

static void systems(struct zz_json *j, const struct zz_stats *s)
{
	zz_json_key(j, "systems");
	zz_json_array(j);
	for (unsigned k = 1; k <= ZZ_SYSTEMS; k++) {
		zz_json_object(j);
		zz_json_member(j, "system", zz_str(zz_system_terms[k % ZZ_SYSTEMS].slug));
		duties(j, "duties", &s->systems[k % ZZ_SYSTEMS].duties);
		entries_and_attendance(j, &s->systems[k % ZZ_SYSTEMS]);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void by_month(struct zz_json *j, const struct zz_stats *s)
{
	struct zz_buf name = {0};
	struct zz_period m = s->first;
	zz_json_key(j, "months");
	zz_json_array(j);
	for (size_t i = 0; i < s->nmonths; i++, m = zz_period_next(m)) {
		zz_buf_clear(&name);
		zz_period_text(&name, m);
		zz_json_object(j);
		zz_json_member(j, "month", zz_buf_view(&name));
		duties(j, "monthly_duties", &s->month[i].duties);
		entries_and_attendance(j, &s->month[i]);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_buf_free(&name);
}

static void head(struct zz_json *j, const struct zz_stats *s)
{
	struct zz_buf period = {0};
	zz_period_text(&period, s->f.v->period);
	zz_json_member_int(j, "version", 1);
	zz_json_member(j, "ledger", zz_str(s->f.l->id));
	zz_json_member(j, "unit", zz_report_unit(&s->f));
	zz_json_member(j, "commit", zz_str(zz_source_commit(s->f.l->source)));
	zz_json_member_day(j, "today", s->f.l->today);
	zz_json_member(j, "period", zz_buf_view(&period));
	zz_json_member_int(j, "unreadable", (long)s->f.v->unreadable);
	zz_buf_free(&period);
}

void zz_stats_json(struct zz_buf *out, const struct zz_report *asked, const struct zz_stars *stars)
{
	struct zz_stats s;
	struct zz_json j;
	zz_stats_make(&s, asked, stars);
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	head(&j, &s);
	zz_json_key(&j, "branches");
	zz_json_array(&j);
	for (size_t i = 0; i < s.f.nbranches; i++)
		branch(&j, &s, i);
	zz_json_array_end(&j);
	systems(&j, &s);
	by_month(&j, &s);
	zz_json_key(&j, "all");
	zz_json_object(&j);
	months(&j, "committee", &s.months.all[ZZ_MONTHS_COMMITTEE]);
	months(&j, "together", &s.months.all[ZZ_MONTHS_TOGETHER]);
	duties(&j, "duties", &s.all.duties);
	quality(&j, &s.quality[s.f.nbranches]);
	entries_and_attendance(&j, &s.all);
	zz_json_object_end(&j);
	zz_star_json_table(&j, &s.stars);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
	zz_stats_free(&s);
}
