#include "base/date.h"

#include "base/text.h"

#include <stdio.h>

static const int month_length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/* Days from 1970-01-01 back to 0000-03-01, where the 400-year cycle of the computation begins. */
#define EPOCH_SHIFT 719468
#define ERA_DAYS    146097
#define DAY_SECONDS 86400

int zz_month_days(int year, int month)
{
	if (month < 1 || month > 12)
		return 0;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month_length[month - 1] + (month == 2 && leap);
}

/* Years counted from 1 March, so that the leap day ends one: the 153 days of five months repeat. */
zz_day zz_day_of(int year, int month, int day)
{
	if (year < 1 || year > 9999 || day < 1 || day > zz_month_days(year, month))
		return ZZ_NO_DAY;
	int y = month > 2 ? year : year - 1;
	int era = y / 400, of_era = y % 400;
	int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

struct zz_civil zz_civil_of(zz_day day)
{
	if (day < ZZ_DAY_MIN || day > ZZ_DAY_MAX)
		return (struct zz_civil){0};
	int z = day + EPOCH_SHIFT;
	int era = z / ERA_DAYS, of_era = z % ERA_DAYS;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;
	struct zz_civil c;
	c.day = of_year - (153 * m + 2) / 5 + 1;
	c.month = m < 10 ? m + 3 : m - 9;
	c.year = y + era * 400 + (c.month <= 2);
	return c;
}

int zz_weekday(zz_day day)
{
	/* 1970-01-01 was a Thursday. */
	int64_t from_monday = ((int64_t)day + 3) % 7;
	return (int)(from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

zz_day zz_add_months(zz_day day, int64_t months)
{
	struct zz_civil c = zz_civil_of(day);
	int64_t month = (int64_t)c.year * 12 + c.month - 1 + months;
	if (c.year == 0 || month < 12 || month >= 10000 * 12)
		return ZZ_NO_DAY;
	int y = (int)(month / 12), m = (int)(month % 12) + 1;
	int last = zz_month_days(y, m);
	return zz_day_of(y, m, c.day < last ? c.day : last);
}

zz_day zz_months_later(zz_day day, int64_t months)
{
	zz_day later = zz_add_months(day, months);
	return later == ZZ_NO_DAY && day != ZZ_NO_DAY ? ZZ_DAY_MAX : later;
}

char *zz_day_text(zz_day day, char out[ZZ_DATE_MAX])
{
	struct zz_civil c = zz_civil_of(day);
	if (c.year == 0)
		snprintf(out, ZZ_DATE_MAX, "-");
	else
		snprintf(out, ZZ_DATE_MAX, "%04u-%02u-%02u", (unsigned)c.year % 10000, (unsigned)c.month % 100,
				 (unsigned)c.day % 100);
	return out;
}

/* Takes exactly `digits` ASCII digits off the front. */
static bool take_number(struct zz_str *s, size_t digits, int *out)
{
	if (s->n < digits)
		return false;
	*out = 0;
	for (size_t i = 0; i < digits; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
		*out = *out * 10 + (s->p[i] - '0');
	}
	*s = zz_str_sub(*s, digits, s->n);
	return true;
}

static bool take_byte(struct zz_str *s, char byte)
{
	if (s->n == 0 || s->p[0] != byte)
		return false;
	*s = zz_str_sub(*s, 1, s->n);
	return true;
}

static bool take_day(struct zz_str *s, zz_day *out)
{
	int y, m, d;
	if (!take_number(s, 4, &y) || !take_byte(s, '-') || !take_number(s, 2, &m) || !take_byte(s, '-') ||
		!take_number(s, 2, &d))
		return false;
	*out = zz_day_of(y, m, d);
	return *out != ZZ_NO_DAY;
}

bool zz_day_parse(struct zz_str s, zz_day *out)
{
	zz_day day;
	if (!take_day(&s, &day) || s.n != 0)
		return false;
	*out = day;
	return true;
}

/* The ASCII sign that a code point of a time span stands for; 0 where it has no place in one. */
static char span_sign(int32_t cp)
{
	switch (cp) {
	case '~':
	case 0xFF5E: /* full-width tilde */
	case 0x301C: /* wave dash */
	case 0xFF0D: /* full-width hyphen */
	case 0x2013:
	case 0x2014:
	case 0x2212:
	case 0x81F3: /* 至 */
		return '-';
	case 0xFF1A:
		return ':';
	case 0x3000:
	case 0xA0:
		return ' ';
	default:
		if (cp >= 0xFF10 && cp <= 0xFF19)
			return (char)('0' + (cp - 0xFF10));
		return cp > 0 && cp < 0x80 ? (char)cp : 0;
	}
}

/* "14:30", "9:30", "1430", "930" */
static bool clock_parse(struct zz_str s, int16_t *out)
{
	s = zz_str_trim(s);
	ptrdiff_t colon = zz_str_chr(s, ':');
	size_t hours = colon >= 0 ? (size_t)colon : s.n > 2 ? s.n - 2 : 0;
	int h, m;
	if (hours < 1 || hours > 2 || !take_number(&s, hours, &h) || (colon >= 0 && !take_byte(&s, ':')) ||
		!take_number(&s, 2, &m) || s.n != 0)
		return false;
	if (m > 59 || h > 24 || (h == 24 && m > 0))
		return false;
	*out = (int16_t)(h * 60 + m);
	return true;
}

bool zz_span_parse(struct zz_str s, struct zz_span *out)
{
	char text[32];
	size_t n = 0;
	s = zz_str_trim(s);
	while (s.n) {
		char c = span_sign(zz_utf8_next(&s));
		if (c == 0 || n == sizeof text)
			return false;
		/* Two dashes in a row are one long dash. */
		if (!(c == '-' && n > 0 && text[n - 1] == '-'))
			text[n++] = c;
	}
	struct zz_str all = {text, n};
	struct zz_span span = ZZ_NO_SPAN;
	ptrdiff_t dash = zz_str_chr(all, '-');
	size_t end = dash < 0 ? n : (size_t)dash;
	if (!clock_parse(zz_str_sub(all, 0, end), &span.from) || span.from == 24 * 60)
		return false;
	if (dash >= 0 && !clock_parse(zz_str_sub(all, end + 1, n), &span.until))
		return false;
	*out = span;
	return true;
}

void zz_span_text(struct zz_buf *b, struct zz_span span)
{
	if (span.from < 0) {
		zz_buf_putc(b, '-');
		return;
	}
	zz_buf_printf(b, "%02d:%02d", span.from / 60, span.from % 60);
	if (span.until >= 0)
		zz_buf_printf(b, "-%02d:%02d", span.until / 60, span.until % 60);
}

zz_day zz_day_at(int64_t moment, int zone)
{
	const int64_t first = (int64_t)ZZ_DAY_MIN * DAY_SECONDS, last = ((int64_t)ZZ_DAY_MAX + 1) * DAY_SECONDS;
	int64_t shift = (int64_t)zone * 60;
	/* Compared before adding, so that no moment can overflow. */
	if (moment < first - shift || moment >= last - shift)
		return ZZ_NO_DAY;
	return (zz_day)((moment + shift - first) / DAY_SECONDS + ZZ_DAY_MIN);
}

int64_t zz_moment_at(zz_day day, int minutes, int zone)
{
	return (int64_t)day * DAY_SECONDS + ((int64_t)minutes - zone) * 60;
}

bool zz_zone_parse(struct zz_str s, int *minutes)
{
	bool west = s.n && s.p[0] == '-';
	int h, m;
	if (!(take_byte(&s, '+') || take_byte(&s, '-')) || !take_number(&s, 2, &h) || !take_byte(&s, ':') ||
		!take_number(&s, 2, &m) || s.n != 0)
		return false;
	/* No place on earth is farther from UTC than 14 hours. */
	if (m > 59 || h * 60 + m > 14 * 60)
		return false;
	*minutes = west ? -(h * 60 + m) : h * 60 + m;
	return true;
}

static bool zone_suffix(struct zz_str s, int *minutes)
{
	if (zz_str_is(s, "Z") || zz_str_is(s, "z")) {
		*minutes = 0;
		return true;
	}
	return zz_zone_parse(s, minutes);
}

bool zz_moment_parse(struct zz_str s, int zone, int64_t *out)
{
	zz_day day;
	if (!take_day(&s, &day))
		return false;
	if (s.n == 0) {
		*out = zz_moment_at(day, 12 * 60, zone);
		return true;
	}
	int h, m, sec;
	if (!(take_byte(&s, 'T') || take_byte(&s, 't') || take_byte(&s, ' ')) || !take_number(&s, 2, &h) ||
		!take_byte(&s, ':') || !take_number(&s, 2, &m) || !take_byte(&s, ':') || !take_number(&s, 2, &sec))
		return false;
	if (take_byte(&s, '.')) {
		int digit;
		if (!take_number(&s, 1, &digit))
			return false;
		while (take_number(&s, 1, &digit))
			;
	}
	if (h > 23 || m > 59 || sec > 59 || !zone_suffix(s, &zone))
		return false;
	*out = zz_moment_at(day, h * 60 + m, zone) + sec;
	return true;
}
