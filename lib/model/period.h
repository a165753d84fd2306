/* Periods as people write them, and the calendar of working days.
 *
 * `2025`, `2025H1`, `2025Q3`, `2025-03`, `2025-03-12`, `2025-03-01..2025-06-30`, `last-quarter`, `上季度`,
 * `this-year` … Both ends belong to a period. */
#ifndef ZZ_MODEL_PERIOD_H
#define ZZ_MODEL_PERIOD_H

#include "base/diag.h"

enum zz_span_kind { ZZ_PERIOD_DAYS, ZZ_PERIOD_MONTH, ZZ_PERIOD_QUARTER, ZZ_PERIOD_HALF, ZZ_PERIOD_YEAR };
extern const struct zz_term
	zz_period_terms[]; /* enum values: month, quarter, half-year, year at index kind - 1 */

struct zz_period {
	uint8_t kind;
	zz_day first, last;
};

/* The period of that kind which holds a day, and the one after it. */
struct zz_period zz_period_of(enum zz_span_kind kind, zz_day day);
struct zz_period zz_period_next(struct zz_period p);
/* "2025-03", "2025Q3", "2025H1", "2025", "2025-03-01..2025-06-30": as in obligation keys. */
void zz_period_text(struct zz_buf *out, struct zz_period p);
/* ZZ_EUSAGE with position and the nearest known word. Words relative to `today`. */
int zz_period_parse(struct zz_str s, zz_day today, struct zz_period *out, struct zz_error *e);
/* The words that stand for periods, one after the other. */
void zz_period_words(void (*tell)(void *with, struct zz_str word), void *with);
/* A date as typed: 今天, 昨天, today, yesterday, 3-12, 3月12日, 2026年3月12日, 2026-03-12, 20260312; without
 * a year: the latest such day that is not after today. */
int zz_day_typed(struct zz_str s, zz_day today, zz_day *out, struct zz_error *e);

/* Working days: Monday to Friday, changed by holidays and 调休 of the years that have data. */
struct zz_holiday {
	zz_day day;
	bool work;
	uint32_t name; /* interned; 0 none */
};
struct zz_calendar {
	struct zz_holiday *at; /* sorted by day after zz_calendar_seal */
	size_t n, room;
	struct zz_calendar_year *years; /* private: working days as bits, and counted */
};
enum { ZZ_CALENDAR_FROM = 1900, ZZ_CALENDAR_UNTIL = 2199 }; /* years that a calendar can know */

/* Building. Start with {0}. A year becomes known by zz_calendar_open; what an earlier file said of that year
 * is forgotten, so that a ledger's own file, read later, stands in for the one that comes with the program. A
 * day of another year than those opened is not used. false where the year cannot be known. */
bool zz_calendar_open(struct zz_calendar *c, int year);
void zz_calendar_add(struct zz_calendar *c, zz_day day, bool work, uint32_t name);
/* Sorts and counts; of two entries for one day the later counts. Nothing may be asked before, and adding goes
 * on only with another seal at its end. */
void zz_calendar_seal(struct zz_calendar *c);
void zz_calendar_free(struct zz_calendar *c);
/* The entry of a day, or NULL (for showing why a day is off). */
const struct zz_holiday *zz_calendar_entry(const struct zz_calendar *c, zz_day day);

bool zz_calendar_knows(const struct zz_calendar *c, int year);
bool zz_is_workday(const struct zz_calendar *c, zz_day day);
/* The n-th working day after `day` (n >= 1). Where a year on the way has no data: ZZ_NO_DAY. */
zz_day zz_workdays_after(const struct zz_calendar *c, zz_day day, int n);
/* Working days in (from, until]; negative: unknown (a year without data). 0 where until <= from. */
int zz_workdays_between(const struct zz_calendar *c, zz_day from, zz_day until);
/* The last day on which a period that ends on `last` is still open: 3 working days after, or 10 calendar days
 * where the calendar does not know (DESIGN). */
zz_day zz_period_closes(const struct zz_calendar *c, zz_day last);

#endif
