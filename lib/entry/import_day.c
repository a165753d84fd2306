/* Days and times as tables have them: 2019/10/24, 20191024, 2019.10, 2019年10月24日, a spreadsheet's number.
 */
#include "entry/import_parts.h"

#include "base/text.h"

#include <string.h>

enum {
	FIRST_YEAR = 1921,
	LAST_YEAR = 2099,
	LEAP_YEAR = 2024
}; /* nobody joined before, and no list is of later */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A run of at most `most` digits off the front; its length, 0 where there is none. */
static size_t take_number(struct zz_str *s, size_t most, int *out)
{
	size_t n = 0;
	for (*out = 0; n < s->n && n < most && is_digit(s->p[n]); n++)
		*out = *out * 10 + (s->p[n] - '0');
	*s = zz_str_sub(*s, n, s->n);
	return n;
}

/* One of the signs between year, month and day. */
static bool take_sign(struct zz_str *s, const char *chinese)
{
	static const char signs[] = "-/.";
	if (zz_str_starts(*s, chinese)) {
		*s = zz_str_trim(zz_str_sub(*s, strlen(chinese), s->n));
		return true;
	}
	if (!s->n || !memchr(signs, s->p[0], 3))
		return false;
	*s = zz_str_sub(*s, 1, s->n);
	return true;
}

static void skip_blanks(struct zz_str *s)
{
	*s = zz_str_trim(*s);
}

struct parts {
	int year, month, day; /* 0: not said */
	bool loose;           /* a month of one digit behind a point: a number that lost a zero? */
};

/* 20191024, 201910; what follows is left in *s. */
static bool take_solid(struct zz_str *s, struct parts *p)
{
	size_t n = 0;
	struct zz_str rest = *s;
	int number;
	while (n < s->n && is_digit(s->p[n]))
		n++;
	if (n != 8 && n != 6)
		return false;
	take_number(&rest, 8, &number);
	p->year = number / (n == 8 ? 10000 : 100);
	p->month = n == 8 ? number / 100 % 100 : number % 100;
	p->day = n == 8 ? number % 100 : 0;
	*s = rest;
	return true;
}

static bool take_parts(struct zz_str *s, struct parts *p)
{
	struct zz_str rest = *s;
	if (take_number(&rest, 4, &p->year) != 4)
		return false;
	skip_blanks(&rest);
	bool point = zz_str_starts(rest, ".");
	if (!take_sign(&rest, "年"))
		return false;
	skip_blanks(&rest);
	size_t digits = take_number(&rest, 2, &p->month);
	if (!digits)
		return false;
	*s = rest;
	skip_blanks(&rest);
	p->loose = point && digits == 1 && p->month == 1 && !rest.n;
	bool month = zz_str_starts(rest, "月");
	if (!take_sign(&rest, "月"))
		return true;
	skip_blanks(&rest);
	if (!take_number(&rest, 2, &p->day)) {
		*s = month ? rest : *s;
		return true;
	}
	*s = rest;
	skip_blanks(&rest);
	if (zz_str_starts(rest, "日") || zz_str_starts(rest, "号"))
		*s = zz_str_sub(rest, strlen("日"), rest.n);
	return true;
}

/* 3月12日, 3-12, 3/12 without a year; a point may be a number's. */
static bool take_yearless(struct zz_str *s, int year, zz_day *day)
{
	struct zz_str rest = *s;
	int month, date;
	if (!take_number(&rest, 2, &month) || zz_str_starts(rest, ".") || !take_sign(&rest, "月"))
		return false;
	skip_blanks(&rest);
	if (!take_number(&rest, 2, &date) || (rest.n && is_digit(rest.p[0])))
		return false;
	if (zz_str_starts(rest, "日") || zz_str_starts(rest, "号"))
		rest = zz_str_sub(rest, strlen("日"), rest.n);
	*day = zz_day_of(year, month, date);
	*s = *day == ZZ_NO_DAY ? *s : rest;
	return *day != ZZ_NO_DAY;
}

/* A day from the front of *s; what is behind it stays there. */
static enum zz_found_day take_day(struct zz_str *s, zz_day *day)
{
	struct parts p = {0};
	if (!take_solid(s, &p) && !take_parts(s, &p))
		return ZZ_DAY_NONE;
	*day = zz_day_of(p.year, p.month, p.day ? p.day : 1);
	if (*day == ZZ_NO_DAY || p.year < FIRST_YEAR || p.year > LAST_YEAR || p.loose)
		return ZZ_DAY_STRANGE;
	return p.day ? ZZ_DAY_EXACT : ZZ_DAY_MONTH;
}

/* A spreadsheet's number: days since 1900 or 1904, of this and the last century. */
static bool take_serial(struct zz_str text, bool from_1904, zz_day *day)
{
	enum { DIGITS = 5 };
	struct zz_str rest = text;
	int number;
	if (take_number(&rest, DIGITS + 1, &number) != DIGITS || (rest.n && rest.p[0] != '.'))
		return false;
	*day = zz_serial_day(number, from_1904);
	struct zz_civil c = *day == ZZ_NO_DAY ? (struct zz_civil){0} : zz_civil_of(*day);
	return c.year >= FIRST_YEAR && c.year <= LAST_YEAR;
}

static enum zz_found_day strange(struct zz_str text, struct zz_error *e)
{
	zz_error(e, ZZ_EUSAGE,
			 N_("“%.*s” is no date that can be understood; write it as 2019-10-24 (year, month and day)"),
			 ZZ_FMT(zz_str_sub(text, 0, 100)));
	return ZZ_DAY_STRANGE;
}

static bool no_year(struct zz_str text, struct zz_error *e)
{
	zz_error(e, ZZ_EUSAGE,
			 N_("“%.*s” has no year: write it into the table, or say with --year 2025 which year such days "
				"are of"),
			 ZZ_FMT(zz_str_sub(text, 0, 100)));
	return false;
}

static enum zz_found_day two_readings(struct zz_str text, struct zz_error *e)
{
	zz_error(
		e, ZZ_EUSAGE,
		N_("“%.*s” may be January or, where a spreadsheet dropped the zero, October: write the date in full"),
		ZZ_FMT(text));
	return ZZ_DAY_STRANGE;
}

static bool is_loose(struct zz_str text)
{
	int year, month;
	return take_number(&text, 4, &year) == 4 && zz_str_starts(text, ".1") && take_sign(&text, "年") &&
		   take_number(&text, 2, &month) == 1 && !text.n;
}

enum zz_found_day zz_import_day(struct zz_str text, uint8_t kind, bool from_1904, zz_day *day,
								struct zz_error *e)
{
	struct zz_arena a = {0};
	struct zz_str s = zz_text_half(&a, zz_str_trim(text)), rest = s;
	enum zz_found_day found = ZZ_DAY_NONE;
	*day = ZZ_NO_DAY;
	if (s.n && kind != ZZ_CELL_DATE && take_serial(s, from_1904, day)) {
		found = ZZ_DAY_EXACT;
	} else if (s.n && is_loose(s)) {
		found = two_readings(s, e);
	} else if (s.n) {
		found = take_day(&rest, day);
		rest = zz_str_trim(rest);
		struct zz_span ignored;
		bool clean = !rest.n || zz_span_parse(zz_str_sub(rest, 0, 5), &ignored); /* 00:00:00 of an export */
		if (found == ZZ_DAY_NONE || found == ZZ_DAY_STRANGE || !clean)
			found = strange(s, e);
	}
	zz_arena_free(&a);
	return found;
}

/* --- a day and a time in one --- */

/* 2点半, 14时30分 → 2:30, 14:30 */
static void plain_clock(struct zz_buf *out, struct zz_str s)
{
	while (s.n) {
		static const char *const from[] = {"点半", "时半", "点", "时", "分", "："}, *const to[] = {
																						":30", ":30", ":",
																						":",   "",    ":"};
		size_t i = 0;
		while (i < sizeof from / sizeof *from && !zz_str_starts(s, from[i]))
			i++;
		if (i == sizeof from / sizeof *from) {
			zz_buf_putc(out, s.p[0]);
			s = zz_str_sub(s, 1, s.n);
			continue;
		}
		zz_buf_puts(out, to[i]);
		s = zz_str_sub(s, strlen(from[i]), s.n);
		if ((i == 2 || i == 3) && (!s.n || !is_digit(s.p[0])))
			zz_buf_puts(out, "00");
	}
}

/* The half of the day in front of a clock time; hours to add to what is before noon, -1 where it is not said.
 */
static int take_half(struct zz_str *s)
{
	static const struct {
		const char *word;
		int hours;
	} halves[] = {{"上午", 0}, {"早上", 0}, {"中午", 12}, {"下午", 12}, {"晚上", 12}, {"晚", 12}};
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (zz_str_starts(*s, halves[i].word)) {
			*s = zz_str_trim(zz_str_sub(*s, strlen(halves[i].word), s->n));
			return halves[i].hours;
		}
	return -1;
}

static int16_t afternoon(int16_t minutes, int hours)
{
	return (int16_t)(minutes >= 0 && minutes < 12 * 60 && hours > 0 ? minutes + hours * 60 : minutes);
}

/* "14:30-15:40", "下午2:30-3:40", "14:28:31". */
static bool read_clock(struct zz_str s, struct zz_span *span)
{
	struct zz_buf plain = {0};
	int hours = take_half(&s);
	plain_clock(&plain, s);
	struct zz_str text = zz_buf_view(&plain);
	/* Seconds, as exports write them, are nothing that a record keeps. */
	if (text.n == 8 && text.p[2] == ':' && text.p[5] == ':')
		text = zz_str_sub(text, 0, 5);
	bool good = zz_span_parse(text, span);
	zz_buf_free(&plain);
	if (good && hours > 0) {
		span->from = afternoon(span->from, hours);
		span->until = afternoon(span->until, hours);
	}
	return good;
}

/* （周四）, 星期四 between a day and a time. */
static void skip_weekday(struct zz_str *s)
{
	struct zz_str t = zz_str_trim(*s);
	bool bracket = zz_str_starts(t, "(");
	struct zz_str inside = bracket ? zz_str_sub(t, 1, t.n) : t;
	const char *word = zz_str_starts(inside, "星期") ? "星期" : zz_str_starts(inside, "周") ? "周" : NULL;
	*s = t;
	if (!word)
		return;
	inside = zz_str_sub(inside, strlen(word), inside.n);
	zz_utf8_next(&inside);
	if (bracket && zz_str_starts(inside, ")"))
		inside = zz_str_sub(inside, 1, inside.n);
	*s = zz_str_trim(inside);
}

bool zz_import_when(struct zz_str text, uint8_t kind, bool from_1904, int year, zz_day *day,
					struct zz_span *span, struct zz_error *e)
{
	struct zz_arena a = {0};
	struct zz_str s = zz_text_half(&a, zz_str_trim(text)), rest = s;
	enum zz_found_day found = ZZ_DAY_NONE;
	*day = ZZ_NO_DAY;
	*span = ZZ_NO_SPAN;
	if (read_clock(s, span)) /* 1430-1540 is no year */
		rest = (struct zz_str){0};
	else if (kind != ZZ_CELL_DATE && take_serial(s, from_1904, day))
		rest = (struct zz_str){0};
	else
		found = take_day(&rest, day);
	zz_day known = ZZ_NO_DAY;
	struct zz_str front = rest;
	if (found == ZZ_DAY_NONE && *day == ZZ_NO_DAY && take_yearless(&front, year ? year : LEAP_YEAR, &known)) {
		rest = front;
		*day = known;
	}
	skip_weekday(&rest);
	if (zz_str_starts(rest, "T")) /* 2025-03-12T14:30 */
		rest = zz_str_sub(rest, 1, rest.n);
	bool good = found != ZZ_DAY_STRANGE && found != ZZ_DAY_MONTH && (!rest.n || read_clock(rest, span));
	if (good && known != ZZ_NO_DAY && !year)
		good = no_year(s, e);
	else if (!good)
		strange(s, e);
	zz_arena_free(&a);
	return good;
}
