/* Civil dates and clock times.
 *
 * A day is a number: days since 1970-01-01 in the proleptic Gregorian calendar. It has no zone;
 * a moment becomes a day only with the ledger's offset. Years 1 to 9999. */
#ifndef ZZ_BASE_DATE_H
#define ZZ_BASE_DATE_H

#include "base/str.h"

typedef int32_t zz_day;
#define ZZ_NO_DAY  INT32_MIN
#define ZZ_DAY_MAX 2932896   /* 9999-12-31 */
#define ZZ_DAY_MIN (-719162) /* 0001-01-01 */

struct zz_civil {
	int year, month, day;
};

zz_day zz_day_of(int year, int month, int day); /* ZZ_NO_DAY where there is no such day */
struct zz_civil zz_civil_of(zz_day day);
int zz_weekday(zz_day day); /* 1 Monday … 7 Sunday */
int zz_month_days(int year, int month);
/* The same day `months` later; the last day of the month where it has no such day (ends of terms). */
zz_day zz_add_months(zz_day day, int64_t months);
/* A limit so many months (0 or more) on: the last day of the calendar where it would lie behind that, so that
 * nothing has passed it. */
zz_day zz_months_later(zz_day day, int64_t months);

#define ZZ_DATE_MAX 11
/* "2026-03-12" into out. ZZ_NO_DAY gives "-". Returns out. */
char *zz_day_text(zz_day day, char out[ZZ_DATE_MAX]);
/* Strict: YYYY-MM-DD and a real day. */
bool zz_day_parse(struct zz_str s, zz_day *out);

/* Minutes since midnight, 0..1440; -1 = none. */
struct zz_span {
	int16_t from, until;
};
#define ZZ_NO_SPAN ((struct zz_span){-1, -1})
/* "14:30-15:40", "14:30", "1430-1540", "9:05"; also with full-width digits and colon, with ～ － — ~ or
 * 至 between, and blanks around it. 24:00 may end. An end before the start is read as it stands. */
bool zz_span_parse(struct zz_str s, struct zz_span *out);
/* "14:30-15:40"; "-" where there is none. */
void zz_span_text(struct zz_buf *b, struct zz_span span);

/* A moment: seconds since 1970 UTC. zone = minutes east of UTC. */
zz_day zz_day_at(int64_t moment, int zone);
int64_t zz_moment_at(zz_day day, int minutes, int zone);
/* "+08:00" */
bool zz_zone_parse(struct zz_str s, int *minutes);
/* RFC 3339: 2026-03-12T20:41:00+08:00 or Z; a date alone is its noon in `zone`. For ZZSH_NOW. */
bool zz_moment_parse(struct zz_str s, int zone, int64_t *out);

#endif
