#include "rules/habit.h"

enum { WEEK = 7 };

static int nth_of(zz_day day)
{
	return (zz_civil_of(day).day - 1) / WEEK + 1;
}

static bool is_last(zz_day day)
{
	struct zz_civil c = zz_civil_of(day);
	return c.day + WEEK > zz_month_days(c.year, c.month);
}

/* Whether a day is one such as the habit says. */
static bool fits(const struct zz_habit *h, zz_day day)
{
	switch ((enum zz_habit_kind)h->kind) {
	case ZZ_HABIT_WEEKDAY:
		return zz_weekday(day) == h->weekday && nth_of(day) == h->nth;
	case ZZ_HABIT_LAST:
		return zz_weekday(day) == h->weekday && is_last(day);
	case ZZ_HABIT_DAY:
		return zz_civil_of(day).day == h->day;
	default:
		return false;
	}
}

/* The days on which it was held in the months before, one a month. */
static int days_before(const struct zz_verdict *v, const struct zz_obligation *o, zz_day out[ZZ_HABIT_MONTHS])
{
	int n = 0;
	zz_day since = zz_add_months(o->period.first, -ZZ_HABIT_MONTHS);
	for (size_t i = 0; i < v->n && n < ZZ_HABIT_MONTHS; i++) {
		const struct zz_obligation *p = &v->at[i];
		if (p->rule->id == o->rule->id && p->owner == o->owner && p->subject == o->subject &&
			p->state == ZZ_MET && p->evidence >= 0 && p->period.last < o->period.first &&
			p->period.first >= since)
			out[n++] = v->ledger->records[p->evidence].date;
	}
	return n;
}

static zz_day in_month(const struct zz_habit *h, struct zz_period month)
{
	for (zz_day day = month.first; day <= month.last; day++)
		if (fits(h, day))
			return day;
	return ZZ_NO_DAY;
}

struct zz_habit zz_habit_of(const struct zz_verdict *v, const struct zz_obligation *o)
{
	zz_day days[ZZ_HABIT_MONTHS];
	struct zz_habit best = {.next = ZZ_NO_DAY};
	int n = o->period.kind == ZZ_PERIOD_MONTH ? days_before(v, o, days) : 0, most = 0;
	/* Of two that say the same of these days, the one named first in the enum. */
	for (int kind = ZZ_HABIT_WEEKDAY; kind <= ZZ_HABIT_DAY; kind++)
		for (int i = 0; i < n; i++) {
			struct zz_habit h = {.kind = (uint8_t)kind,
								 .nth = nth_of(days[i]),
								 .weekday = zz_weekday(days[i]),
								 .day = zz_civil_of(days[i]).day};
			int times = 0;
			for (int k = 0; k < n; k++)
				times += fits(&h, days[k]);
			if (times <= most)
				continue;
			most = times;
			best = h;
		}
	if (most < ZZ_HABIT_LEAST || most * 2 <= n)
		return (struct zz_habit){.next = ZZ_NO_DAY};
	best.next = in_month(&best, o->period);
	return best;
}
