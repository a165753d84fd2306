/* The same open finding in reports that were issued one after the other (red flag E8). What a report said is
 * read from its period: of a duty whose time was over when the report went out, and of which nothing is on
 * record to this day, it said that nothing was seen. Of findings about a record that does not follow, since
 * the record may have been entered or changed later. */
#include "rules/checks.h"

#include <stdlib.h>
#include <string.h>

enum { REPORTED };

const struct zz_finding_def zz_findings_reported[] = {
	[REPORTED] =
		{"reported-twice", ZZ_QUESTION,
		 N_("{n} in the reports of {former} and {day} alike, without a record or an answer since; the "
			"first: {rule} ({period})"),
		 N_("Enter what was held, or answer each finding (zzsh explain); the superior follows it up."),
		 N_("it is entered or answered on another computer")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_reported[which])

struct issued {
	uint32_t owner;
	zz_day on;
	struct zz_period period;
};
struct issues {
	struct issued *at;
	size_t n, room;
};

static int by_day(const void *a, const void *b)
{
	const struct issued *x = a, *y = b;
	return x->on < y->on ? -1 : x->on > y->on;
}

static void gather(struct issues *out, const struct zz_judge *j)
{
	const struct zz_indices *reports = &j->followups[ZZ_FU_REPORT_ISSUED];
	for (size_t i = 0; i < reports->n; i++) {
		const struct zz_followup *u = &j->l->followups[reports->at[i]];
		struct issued is = {.owner = u->owner, .on = u->on};
		if (u->period.n && u->on != ZZ_NO_DAY &&
			zz_period_parse(u->period, j->l->today, &is.period, NULL) == ZZ_OK)
			*ZZ_PUSH(out) = is;
	}
	if (out->n)
		qsort(out->at, out->n, sizeof *out->at, by_day);
}

/* The unit's and a leading body's reports are about all branches. */
static bool covers(const struct zz_judge *j, const struct issued *is, const struct zz_obligation *o)
{
	int32_t org = zz_roster_org(&j->l->roster, is->owner);
	bool above = is->owner == j->unit || (org >= 0 && j->l->roster.orgs[org].body);
	return (above || is->owner == o->owner) && is->on > o->closes && is->on <= j->l->today &&
		   is->period.first <= o->period.first && o->period.last <= is->period.last;
}

/* The last days on which a report covered it, latest first; their number. Two of one day are one report. */
static int days_of(const struct zz_judge *j, const struct issues *reports, const struct zz_obligation *o,
				   zz_day days[2])
{
	int n = 0;
	zz_day last = ZZ_NO_DAY;
	for (size_t i = reports->n; i-- > 0;)
		if (covers(j, &reports->at[i], o) && reports->at[i].on != last) {
			last = reports->at[i].on;
			if (n < 2)
				days[n] = last;
			n++;
		}
	return n;
}

static bool explained(const struct zz_judge *j, const struct zz_obligation *o)
{
	const struct zz_indices *all = &j->followups[ZZ_FU_EXPLANATION];
	struct zz_buf key = {0};
	char id[ZZ_FINDING_ID + 1], other[ZZ_FINDING_ID + 1];
	bool found = false;
	zz_obligation_key(&key, j->v, o);
	zz_finding_id_of_key(zz_buf_view(&key), id);
	for (size_t i = 0; i < all->n && !found; i++) {
		size_t n = zz_explained_id(&j->l->followups[all->at[i]], other);
		found = n && !strncmp(id, other, n);
	}
	zz_buf_free(&key);
	return found;
}

/* What one owner has of one year; one finding says it. */
struct open_year {
	const struct zz_obligation *first;
	uint32_t owner;
	int year, n;
	zz_day days[2];
};
struct open_years {
	struct open_year *at;
	size_t n, room;
};

static void note(struct open_years *all, const struct zz_obligation *o, const zz_day days[2])
{
	int year = zz_civil_of(o->period.first).year;
	struct open_year *y = NULL;
	for (size_t i = all->n; i-- > 0 && !y;)
		if (all->at[i].owner == o->owner && all->at[i].year == year)
			y = &all->at[i];
	if (!y) {
		y = ZZ_PUSH(all);
		*y = (struct open_year){.first = o, .owner = o->owner, .year = year, .days = {days[0], days[1]}};
	}
	y->n++;
}

static void report(struct zz_judge *j, const struct zz_rule *rule, const struct open_year *y)
{
	struct zz_buf period = {0};
	int32_t org = y->first->org;
	zz_period_text(&period, y->first->period);
	if (org >= 0)
		ZZ_REPORT_OWNER(j, FOUND(REPORTED), rule, &j->l->roster.orgs[org],
						zz_period_of(ZZ_PERIOD_YEAR, y->first->period.first), 0, ZZ_ANUM("n", y->n),
						ZZ_ADAY("former", y->days[1]), ZZ_ADAY("day", y->days[0]),
						ZZ_ATERM("rule", &y->first->rule->name), ZZ_ATEXT("period", zz_buf_view(&period)));
	zz_buf_free(&period);
}

void zz_check_reported_twice(struct zz_judge *j, const struct zz_rule *rule)
{
	struct issues reports = {0};
	struct open_years years = {0};
	gather(&reports, j);
	for (size_t i = 0; reports.n && i < j->v->n; i++) {
		const struct zz_obligation *o = &j->v->at[i];
		zz_day days[2] = {ZZ_NO_DAY, ZZ_NO_DAY};
		if (o->state == ZZ_MISSING && o->finding >= 0 && days_of(j, &reports, o, days) >= rule->count &&
			!explained(j, o))
			note(&years, o, days);
	}
	for (size_t i = 0; i < years.n; i++)
		report(j, rule, &years.at[i]);
	free(reports.at);
	free(years.at);
}
