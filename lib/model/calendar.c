/* The calendar of working days: one bit a day and running counts, so that distances over decades cost two
 * look-ups. */
#include "model/period.h"

#include <stdlib.h>
#include <string.h>

#define YEARS      (ZZ_CALENDAR_UNTIL - ZZ_CALENDAR_FROM + 1)
#define YEAR_WORDS 12 /* of 32 days */
#define FRIDAY     5

struct zz_calendar_year {
	bool known;
	zz_day first, last;
	int from;   /* the first of the known years without a gap up to this one */
	int before; /* working days of the known years before this one */
	uint32_t bits[YEAR_WORDS];
	uint16_t upto[YEAR_WORDS]; /* working days of this year before that word */
};

bool zz_calendar_open(struct zz_calendar *c, int year)
{
	if (year < ZZ_CALENDAR_FROM || year > ZZ_CALENDAR_UNTIL)
		return false;
	if (!c->years)
		c->years = zz_malloc(YEARS * sizeof *c->years);
	struct zz_calendar_year *y = &c->years[year - ZZ_CALENDAR_FROM];
	y->known = true;
	y->first = zz_day_of(year, 1, 1);
	y->last = zz_day_of(year, 12, 31);
	size_t kept = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].day < y->first || c->at[i].day > y->last)
			c->at[kept++] = c->at[i];
	c->n = kept;
	return true;
}

void zz_calendar_add(struct zz_calendar *c, zz_day day, bool work, uint32_t name)
{
	/* Inserted in order: files come sorted, so that hardly anything moves. An equal day is replaced. */
	size_t i = c->n;
	while (i > 0 && c->at[i - 1].day > day)
		i--;
	struct zz_holiday entry = {day, work, name};
	if (i > 0 && c->at[i - 1].day == day) {
		c->at[i - 1] = entry;
		return;
	}
	(void)ZZ_PUSH(c);
	memmove(c->at + i + 1, c->at + i, (c->n - 1 - i) * sizeof *c->at);
	c->at[i] = entry;
}

static int count_bits(uint32_t w)
{
	w -= (w >> 1) & 0x55555555u;
	w = (w & 0x33333333u) + ((w >> 2) & 0x33333333u);
	w = (w + (w >> 4)) & 0x0F0F0F0Fu;
	return (int)((w * 0x01010101u) >> 24);
}

static struct zz_calendar_year *year_holding(const struct zz_calendar *c, zz_day day)
{
	enum { ERA = 146097, ERA_YEARS = 400, EPOCH = 1970 };
	if (!c->years || day < ZZ_DAY_MIN || day > ZZ_DAY_MAX)
		return NULL;
	/* The year by its mean length, which is at most one beside the truth. */
	int guess = (int)((int64_t)day * ERA_YEARS / ERA) + EPOCH - ZZ_CALENDAR_FROM;
	for (int i = guess - 1; i <= guess + 1; i++)
		if (i >= 0 && i < YEARS && c->years[i].known && c->years[i].first <= day && day <= c->years[i].last)
			return &c->years[i];
	return NULL;
}

static void set_bit(struct zz_calendar_year *y, zz_day day, bool work)
{
	unsigned i = (unsigned)(day - y->first);
	uint32_t bit = UINT32_C(1) << (i % 32);
	if (work)
		y->bits[i / 32] |= bit;
	else
		y->bits[i / 32] &= ~bit;
}

static bool get_bit(const struct zz_calendar_year *y, zz_day day)
{
	unsigned i = (unsigned)(day - y->first);
	return y->bits[i / 32] >> (i % 32) & 1;
}

void zz_calendar_seal(struct zz_calendar *c)
{
	for (int i = 0; c->years && i < YEARS; i++) {
		struct zz_calendar_year *y = &c->years[i];
		memset(y->bits, 0, sizeof y->bits);
		for (zz_day d = y->first; y->known && d <= y->last; d++)
			set_bit(y, d, zz_weekday(d) <= FRIDAY);
	}
	for (size_t i = 0; i < c->n; i++) {
		struct zz_calendar_year *y = year_holding(c, c->at[i].day);
		if (y)
			set_bit(y, c->at[i].day, c->at[i].work);
	}
	int total = 0;
	for (int i = 0; c->years && i < YEARS; i++) {
		struct zz_calendar_year *y = &c->years[i];
		y->from = i > 0 && y[-1].known ? y[-1].from : i;
		y->before = total;
		int in_year = 0;
		for (int w = 0; w < YEAR_WORDS; w++) {
			y->upto[w] = (uint16_t)in_year;
			in_year += count_bits(y->bits[w]);
		}
		total += in_year;
	}
}

void zz_calendar_free(struct zz_calendar *c)
{
	if (!c)
		return;
	free(c->at);
	free(c->years);
	*c = (struct zz_calendar){0};
}

const struct zz_holiday *zz_calendar_entry(const struct zz_calendar *c, zz_day day)
{
	size_t from = 0, until = c->n;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (c->at[middle].day < day)
			from = middle + 1;
		else
			until = middle;
	}
	return from < c->n && c->at[from].day == day ? &c->at[from] : NULL;
}

bool zz_calendar_knows(const struct zz_calendar *c, int year)
{
	return c->years && year >= ZZ_CALENDAR_FROM && year <= ZZ_CALENDAR_UNTIL &&
		   c->years[year - ZZ_CALENDAR_FROM].known;
}

bool zz_is_workday(const struct zz_calendar *c, zz_day day)
{
	const struct zz_calendar_year *y = year_holding(c, day);
	return y ? get_bit(y, day) : zz_weekday(day) <= FRIDAY;
}

zz_day zz_workdays_after(const struct zz_calendar *c, zz_day day, int n)
{
	if (day < ZZ_DAY_MIN || day >= ZZ_DAY_MAX || n < 1)
		return ZZ_NO_DAY;
	const struct zz_calendar_year *y = NULL;
	for (zz_day d = day + 1;; d++) {
		if (!y || d > y->last)
			y = year_holding(c, d);
		if (!y)
			return ZZ_NO_DAY;
		if (get_bit(y, d) && --n == 0)
			return d;
	}
}

/* Working days from the first known year to `day`, both included. */
static int count_upto(const struct zz_calendar_year *y, zz_day day)
{
	unsigned i = (unsigned)(day - y->first);
	uint32_t mask = UINT32_MAX >> (31 - i % 32);
	return y->before + y->upto[i / 32] + count_bits(y->bits[i / 32] & mask);
}

int zz_workdays_between(const struct zz_calendar *c, zz_day from, zz_day until)
{
	if (until <= from)
		return 0;
	const struct zz_calendar_year *a = from < ZZ_DAY_MIN ? NULL : year_holding(c, from + 1);
	const struct zz_calendar_year *b = year_holding(c, until);
	if (!a || !b || b->from > a - c->years)
		return -1;
	return count_upto(b, until) - count_upto(a, from + 1) + get_bit(a, from + 1);
}

zz_day zz_period_closes(const struct zz_calendar *c, zz_day last)
{
	enum { WORKING_DAYS = 3, CALENDAR_DAYS = 10 };
	zz_day day = zz_workdays_after(c, last, WORKING_DAYS);
	return day != ZZ_NO_DAY ? day : last + CALENDAR_DAYS;
}
