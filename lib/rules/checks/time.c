/* Dates and clock times that ask for a word (red flags A). Nothing here says that a meeting did not take
 * place: flood duty falls on Sundays, and outings are long. */
#include "rules/checks.h"
#include "rules/headcount.h"

#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

enum {
	SHORT,
	LONG,
	WEEKEND,
	HOLIDAY,
	ODD_HOUR,
	SAME,
	EARLY_STUDY,
	REPEALED,
	STALE,
	STEPS_AFTER,
	STEPS_ORDER,
	FOLLOWS_EARLY,
	FOLLOWS_BEFORE,
	OUT_OF_SEASON,
	WRITTEN_LATE,
};

const struct zz_finding_def zz_findings_time[] = {
	[SHORT] = {"duration", ZZ_QUESTION, N_("it lasted {minutes} minutes, less than {bound}"),
			   N_("If start or end is wrong: zzsh amend. A short sitting is nothing against the rules."),
			   N_("start or end was mistyped")},
	[LONG] = {"duration", ZZ_QUESTION, N_("it lasted {minutes} minutes, more than {bound}"),
			  N_("If start or end is wrong: zzsh amend. An outing may well take a day."),
			  N_("the time was mistyped, or a break or a journey is counted in it")},
	[WEEKEND] = {"day-off", ZZ_QUESTION, N_("held on a {weekday}, no working day"),
				 N_("If the date is wrong: zzsh amend."), N_("duty at a flood, volunteering, visits")},
	[HOLIDAY] = {"day-off", ZZ_QUESTION, N_("held on a public holiday ({name})"),
				 N_("If the date is wrong: zzsh amend."), N_("duty at a flood, volunteering, visits")},
	[ODD_HOUR] = {"hour", ZZ_QUESTION, N_("it began at {start}, outside of {hours}"),
				  N_("If the time is wrong: zzsh amend."), N_("morning and afternoon were mixed up")},
	[SAME] = {"same-clock", ZZ_QUESTION, N_("{same} of {all} sittings of the year begin at {start}"),
			  N_("Nothing is to be done where the branch meets at a fixed hour."),
			  N_("the branch has a fixed hour for its sittings")},
	[EARLY_STUDY] = {"studied-early", ZZ_QUESTION, N_("studied on {held}, issued on {issued}: {title}"),
					 N_("Say which text was studied, or correct the entry in documents.yaml."),
					 N_("the text circulated inside before it was published")},
	[REPEALED] = {"studied-repealed", ZZ_QUESTION, N_("studied on {held}, repealed on {repealed}: {title}"),
				  N_("Say which text was studied, or correct the entry in documents.yaml."),
				  N_("an older text was studied beside the one that replaced it")},
	[STALE] = {"studied-stale", ZZ_QUESTION,
			   N_("studied on {held}, more than {months} months after it was issued on {issued}: {title}"),
			   N_("Nothing is to be done where it was studied again."),
			   N_("it had been studied before, and this was once more")},
	[STEPS_AFTER] = {"steps-order", ZZ_QUESTION, N_("{step} is dated {day}, after the sitting of {held}"),
					 N_("Correct the date (zzsh amend), or explain."),
					 N_("a step that comes later belongs into a follow-up")},
	[STEPS_ORDER] = {"steps-order", ZZ_QUESTION, N_("{step} is dated {day}, before {former} of {former_day}"),
					 N_("Correct the dates (zzsh amend), or explain."),
					 N_("a mistyped date; a step that was taken a second time")},
	[FOLLOWS_EARLY] = {"steps-order", ZZ_QUESTION,
					   N_("the follow-up ({step}) is dated {day}, before the sitting of {held}"),
					   N_("Correct the date or the record that it names, or explain."),
					   N_("it belongs to an earlier sitting; the date is mistyped")},
	[FOLLOWS_BEFORE] = {"steps-order", ZZ_QUESTION,
						N_("the follow-up ({step}) is dated {day}, before {former} of {former_day}"),
						N_("Correct the date or the record that it names, or explain."),
						N_("it belongs to an earlier sitting; the date is mistyped")},
	[OUT_OF_SEASON] =
		{"timing", ZZ_QUESTION,
		 N_("the meeting for {year} was held on {held}, outside its fourth quarter, and no notice "
			"of the superior on record says until when"),
		 N_("Enter the notice in notices.yaml if there is one."),
		 N_("a notice of the superior that is not entered")},
	[WRITTEN_LATE] = {"written-late", ZZ_QUESTION,
					  N_("written down on {day}, more than {days} working days after it was held"),
					  N_("Nothing is to be done; say why if it was an oversight."),
					  N_("written down on the spot, and only copied out later")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_time[which])

static struct zz_str clock_text(struct zz_judge *j, int minute)
{
	return zz_arena_printf(&j->v->arena, "%02d:%02d", minute / 60, minute % 60);
}

void zz_check_duration(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	int minutes = r->time.until - r->time.from;
	if (r->time.until < 0 || minutes <= 0 || zz_record_end(r) != r->date)
		return;
	if (minutes < rule->low || minutes > rule->high)
		ZZ_REPORT(j, FOUND(minutes < rule->low ? SHORT : LONG), rule, r, "time", ZZ_ANUM("minutes", minutes),
				  ZZ_ANUM("bound", minutes < rule->low ? rule->low : rule->high));
}

/* Working weekends (调休) are working days. What took more than one day is no sitting of one day. */
void zz_check_day_off(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	static const struct zz_term days[] = {{"Saturday", "周六"}, {"Sunday", "周日"}};
	const struct zz_calendar *c = &j->l->calendar;
	int weekday = zz_weekday(r->date);
	if (!zz_calendar_knows(c, zz_civil_of(r->date).year) || zz_is_workday(c, r->date) ||
		zz_record_end(r) != r->date)
		return;
	const struct zz_holiday *holiday = zz_calendar_entry(c, r->date);
	if (holiday && holiday->name)
		ZZ_REPORT(j, FOUND(HOLIDAY), rule, r, "date",
				  ZZ_ATEXT("name", zz_intern_str(&j->l->words, holiday->name)));
	else if (weekday >= 6)
		ZZ_REPORT(j, FOUND(WEEKEND), rule, r, "date", ZZ_ATERM("weekday", &days[weekday - 6]));
}

void zz_check_hour(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_buf hours = {0};
	if (r->time.from < 0 || (r->time.from >= rule->between.from && r->time.from <= rule->between.until))
		return;
	zz_span_text(&hours, rule->between);
	ZZ_REPORT(j, FOUND(ODD_HOUR), rule, r, "time", ZZ_ATEXT("start", clock_text(j, r->time.from)),
			  ZZ_ATEXT("hours", zz_buf_view(&hours)));
	zz_buf_free(&hours);
}

/* --- the same clock time all year --- */

enum { MINUTES = 24 * 60 + 1 };

static void same_clock_of(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						  struct zz_period year)
{
	int counted[MINUTES] = {0}, all = 0, best = 0;
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (!zz_record_counts(r) || r->time.from < 0)
			continue;
		all++;
		if (++counted[r->time.from] > counted[best])
			best = r->time.from;
	}
	if (all < rule->count || !zz_share_reached(&rule->share, counted[best], all))
		return;
	ZZ_REPORT_OWNER(j, FOUND(SAME), rule, o, year, 0, ZZ_ANUM("same", counted[best]), ZZ_ANUM("all", all),
					ZZ_ATEXT("start", clock_text(j, best)));
}

void zz_check_same_clock(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, same_clock_of);
}

/* --- documents --- */

static const struct zz_document *document_named(const struct zz_ledger *l, struct zz_str name)
{
	for (size_t i = 0; i < l->ndocuments; i++)
		if (zz_str_eq(name, zz_intern_str(&l->words, l->documents[i].id)) ||
			zz_str_eq(name, l->documents[i].title))
			return &l->documents[i];
	return NULL;
}

void zz_check_studied(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_str *at = r->studied.at;
	for (uint32_t i = 0; i < r->studied.n; i++) {
		const struct zz_document *d = document_named(j->l, at[i]);
		struct zz_str part = zz_arena_printf(&j->v->arena, "studied.%u", i + 1);
		if (d && d->issued != ZZ_NO_DAY && d->issued > zz_record_end(r))
			ZZ_REPORT(j, FOUND(EARLY_STUDY), rule, r, part.p, ZZ_ADAY("held", r->date),
					  ZZ_ADAY("issued", d->issued), ZZ_ATEXT("title", d->title));
		else if (d && d->repealed != ZZ_NO_DAY && d->repealed < r->date)
			ZZ_REPORT(j, FOUND(REPEALED), rule, r, part.p, ZZ_ADAY("held", r->date),
					  ZZ_ADAY("repealed", d->repealed), ZZ_ATEXT("title", d->title));
	}
}

void zz_check_studied_stale(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_str *at = r->studied.at;
	for (uint32_t i = 0; i < r->studied.n; i++) {
		const struct zz_document *d = document_named(j->l, at[i]);
		if (d && d->issued != ZZ_NO_DAY && r->date > zz_months_later(d->issued, rule->count))
			ZZ_REPORT(j, FOUND(STALE), rule, r, zz_arena_printf(&j->v->arena, "studied.%u", i + 1).p,
					  ZZ_ADAY("held", r->date), ZZ_ANUM("months", rule->count), ZZ_ADAY("issued", d->issued),
					  ZZ_ATEXT("title", d->title));
	}
}

/* --- steps (regulations section 2: each date at most the next, none after the sitting) --- */

struct step {
	const char *slug;
	zz_day day;
	int rank; /* steps of one rank come in any order */
};

static const struct zz_term *step_term(const char *slug)
{
	for (size_t i = 0; i < ZZ_FIELDS; i++)
		if (zz_fields[i].name.slug && strcmp(zz_fields[i].name.slug, slug) == 0)
			return &zz_fields[i].name;
	return NULL;
}

static bool taken(zz_day day)
{
	return day != ZZ_NO_DAY && day != 0;
}

static void report_step(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						const struct step *s, const struct step *former)
{
	struct zz_str part = zz_arena_printf(&j->v->arena, "steps.%s", s->slug);
	if (former)
		ZZ_REPORT(j, FOUND(STEPS_ORDER), rule, r, part.p, ZZ_ATERM("step", step_term(s->slug)),
				  ZZ_ADAY("day", s->day), ZZ_ATERM("former", step_term(former->slug)),
				  ZZ_ADAY("former_day", former->day));
	else
		ZZ_REPORT(j, FOUND(STEPS_AFTER), rule, r, part.p, ZZ_ATERM("step", step_term(s->slug)),
				  ZZ_ADAY("day", s->day), ZZ_ADAY("held", r->date));
}

static void check_order(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						const struct step *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct step *latest = NULL;
		if (!taken(at[i].day))
			continue;
		for (size_t k = 0; k < i; k++)
			if (taken(at[k].day) && at[k].rank < at[i].rank && at[k].day > at[i].day &&
				(!latest || at[k].day > latest->day))
				latest = &at[k];
		if (at[i].day > zz_record_end(r))
			report_step(j, rule, r, &at[i], NULL);
		else if (latest)
			report_step(j, rule, r, &at[i], latest);
	}
}

/* What comes after the sitting: 评定, then 反馈; 报告. */
static void check_following(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							enum zz_followup_type type, const struct zz_term *former, zz_day former_day)
{
	const struct zz_indices *all = &j->followups[type];
	for (size_t i = 0; i < all->n; i++) {
		const struct zz_followup *u = &j->l->followups[all->at[i]];
		if (u->on == ZZ_NO_DAY || !zz_followup_about(j, u, r))
			continue;
		struct zz_finding *f = NULL;
		if (u->on < r->date)
			f = ZZ_REPORT(j, FOUND(FOLLOWS_EARLY), rule, r, "on",
						  ZZ_ATERM("step", &zz_followup_terms[type - 1]), ZZ_ADAY("day", u->on),
						  ZZ_ADAY("held", r->date));
		else if (former && taken(former_day) && u->on < former_day)
			f = ZZ_REPORT(j, FOUND(FOLLOWS_BEFORE), rule, r, "on",
						  ZZ_ATERM("step", &zz_followup_terms[type - 1]), ZZ_ADAY("day", u->on),
						  ZZ_ATERM("former", former), ZZ_ADAY("former_day", former_day));
		if (f)
			f->path = f->record = u->path;
	}
}

/* The day on which grades were decided, the first where several follow-ups say so. */
static zz_day decided_on(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_indices *all = &j->followups[ZZ_FU_RESULT];
	zz_day first = r->decided.date;
	for (size_t i = 0; i < all->n; i++) {
		const struct zz_followup *u = &j->l->followups[all->at[i]];
		if (u->on != ZZ_NO_DAY && (!taken(first) || u->on < first) && zz_followup_about(j, u, r))
			first = u->on;
	}
	return first;
}

static void check_appraisal_follows(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	check_following(j, rule, r, ZZ_FU_RESULT, step_term("ballot"), r->steps.ballot);
	check_following(j, rule, r, ZZ_FU_FEEDBACK, &zz_followup_terms[ZZ_FU_RESULT - 1], decided_on(j, r));
}

void zz_check_steps(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_steps *s = &r->steps;
	const struct step life[] = {
		{"topic", s->topic, 1}, {"study", s->study, 2}, {"opinions", s->opinions, 2}, {"talks", s->talks, 2}};
	const struct step leaders[] = {{"topic", s->topic, 1},
								   {"opinions", s->opinions, 2},
								   {"talks", s->talks, 3},
								   {"materials", s->materials, 4}};
	const struct step appraisal[] = {{"mobilised", s->mobilised, 1},
									 {"self", s->self, 2},
									 {"mutual", s->mutual, 3},
									 {"ballot", s->ballot, 4}};
	switch (r->kind) {
	case ZZ_ORGANIZATION_LIFE_MEETING:
		check_order(j, rule, r, life, sizeof life / sizeof *life);
		break;
	case ZZ_DEMOCRATIC_LIFE_MEETING:
		check_order(j, rule, r, leaders, sizeof leaders / sizeof *leaders);
		check_following(j, rule, r, ZZ_FU_REPORT_SENT, NULL, ZZ_NO_DAY);
		break;
	case ZZ_DEMOCRATIC_APPRAISAL:
		check_order(j, rule, r, appraisal, sizeof appraisal / sizeof *appraisal);
		check_appraisal_follows(j, rule, r);
		break;
	default:
		break;
	}
}

/* --- season --- */

static bool noticed(const struct zz_ledger *l, const struct zz_record *r)
{
	for (size_t i = 0; i < l->nnotices; i++) {
		const uint8_t *kinds = l->notices[i].kinds.at;
		for (uint32_t k = 0; k < l->notices[i].kinds.n; k++)
			if (kinds[k] == r->kind && l->notices[i].assessment_year == r->assessment_year)
				return true;
	}
	return l->notices_unreadable;
}

void zz_check_timing(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	enum { OCTOBER = 10 };
	struct zz_civil c = zz_civil_of(r->date);
	if (r->assessment_year <= 0 || (c.year == r->assessment_year && c.month >= OCTOBER) || noticed(j->l, r))
		return;
	ZZ_REPORT(j, FOUND(OUT_OF_SEASON), rule, r, "date", ZZ_ANUM("year", r->assessment_year),
			  ZZ_ADAY("held", r->date));
}

/* --- when it was written down --- */

void zz_check_written(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (!taken(r->recorded_on))
		return;
	int days = zz_workdays_between(&j->l->calendar, zz_record_end(r), r->recorded_on);
	if (days > rule->count)
		ZZ_REPORT(j, FOUND(WRITTEN_LATE), rule, r, "recorded_on", ZZ_ADAY("day", r->recorded_on),
				  ZZ_ANUM("days", rule->count));
}
