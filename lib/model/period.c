/* Periods and dates as people write them. */
#include "model/period.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>

const struct zz_term zz_period_terms[] = {
	{"month", "月"}, {"quarter", "季度"}, {"half-year", "半年"}, {"year", "年"}, {NULL, NULL},
};

static int months_of(enum zz_span_kind kind)
{
	static const int months[] = {0, 1, 3, 6, 12};
	return months[kind];
}

struct zz_period zz_period_of(enum zz_span_kind kind, zz_day day)
{
	if (kind == ZZ_PERIOD_DAYS)
		return (struct zz_period){kind, day, day};
	struct zz_civil c = zz_civil_of(day);
	int n = months_of(kind), month = (c.month - 1) / n * n + 1;
	zz_day first = zz_day_of(c.year, month, 1);
	return (struct zz_period){kind, first,
							  zz_day_of(c.year, month + n - 1, zz_month_days(c.year, month + n - 1))};
}

struct zz_period zz_period_next(struct zz_period p)
{
	if (p.kind == ZZ_PERIOD_DAYS)
		return (struct zz_period){p.kind, p.last + 1, p.last + 1 + (p.last - p.first)};
	return zz_period_of(p.kind, p.last + 1);
}

void zz_period_text(struct zz_buf *out, struct zz_period p)
{
	struct zz_civil c = zz_civil_of(p.first);
	char first[ZZ_DATE_MAX], last[ZZ_DATE_MAX];
	switch (p.kind) {
	case ZZ_PERIOD_MONTH:
		zz_buf_printf(out, "%04d-%02d", c.year, c.month);
		break;
	case ZZ_PERIOD_QUARTER:
		zz_buf_printf(out, "%04dQ%d", c.year, (c.month + 2) / 3);
		break;
	case ZZ_PERIOD_HALF:
		zz_buf_printf(out, "%04dH%d", c.year, (c.month + 5) / 6);
		break;
	case ZZ_PERIOD_YEAR:
		zz_buf_printf(out, "%04d", c.year);
		break;
	default:
		zz_buf_puts(out, zz_day_text(p.first, first));
		if (p.last != p.first)
			zz_buf_printf(out, "..%s", zz_day_text(p.last, last));
	}
}

enum { WEEK = ZZ_PERIOD_YEAR + 1 }; /* Monday to Sunday; as a period it is days */

/* Words that stand for a period some steps away from today; of a day where kind is ZZ_PERIOD_DAYS. */
struct word {
	const char *names; /* separated by '|'; none before one that begins with it */
	uint8_t kind;
	int8_t step;
};
static const struct word words[] = {
	{"this-year|今年|本年度|本年", ZZ_PERIOD_YEAR, 0},
	{"last-year|去年|上年度|上年|上一年", ZZ_PERIOD_YEAR, -1},
	{"前年", ZZ_PERIOD_YEAR, -2},
	{"this-half-year|this-half|本半年", ZZ_PERIOD_HALF, 0},
	{"last-half-year|last-half|上个半年", ZZ_PERIOD_HALF, -1},
	{"this-quarter|本季度|本季|这个季度|这季度", ZZ_PERIOD_QUARTER, 0},
	{"last-quarter|上季度|上季|上个季度|上一季度", ZZ_PERIOD_QUARTER, -1},
	{"this-month|本月|这个月|这月|当月", ZZ_PERIOD_MONTH, 0},
	{"last-month|上月|上个月|上一月", ZZ_PERIOD_MONTH, -1},
	{"this-week|本周|这周|本星期|这星期|这个星期|这个礼拜", WEEK, 0},
	{"上上周|上上星期|上上个星期", WEEK, -2},
	{"last-week|上周|上一周|上星期|上个星期|上礼拜|上个礼拜", WEEK, -1},
	{"next-week|下周|下星期|下个星期|下礼拜", WEEK, 1},
	{"today|今天|今日", ZZ_PERIOD_DAYS, 0},
	{"yesterday|昨天|昨日", ZZ_PERIOD_DAYS, -1},
	{"前天|前日", ZZ_PERIOD_DAYS, -2},
	{"大前天", ZZ_PERIOD_DAYS, -3},
	{"tomorrow|明天|明日", ZZ_PERIOD_DAYS, 1},
	{"后天", ZZ_PERIOD_DAYS, 2},
};
enum { WORDS = sizeof words / sizeof words[0] };

void zz_period_words(void (*tell)(void *with, struct zz_str word), void *with)
{
	for (size_t i = 0; i < WORDS; i++) {
		struct zz_str list = zz_str(words[i].names), one;
		while (zz_str_split(&list, '|', &one))
			tell(with, one);
	}
}

static struct zz_period word_period(const struct word *w, zz_day today)
{
	if (w->kind == ZZ_PERIOD_DAYS)
		return zz_period_of(ZZ_PERIOD_DAYS, today + w->step);
	if (w->kind == WEEK) {
		zz_day monday = today - (zz_weekday(today) - 1) + 7 * w->step;
		return (struct zz_period){ZZ_PERIOD_DAYS, monday, monday + 6};
	}
	zz_day first = zz_period_of(w->kind, today).first;
	return zz_period_of(w->kind, zz_add_months(first, w->step * months_of(w->kind)));
}

/* What is read: half-width, lower case, one code point for each of the original, so that places stay true. */
struct scan {
	struct zz_arena arena;
	struct zz_str all, rest;
	zz_day today;
	bool impossible; /* well written, but there is no such date */
	bool no_part;    /* nor such a quarter or half of a year */
};

static void scan_begin(struct scan *s, struct zz_str typed, zz_day today)
{
	*s = (struct scan){.today = today};
	struct zz_str half = zz_text_half(&s->arena, typed);
	char *text = zz_arena_cstr(&s->arena, half);
	for (size_t i = 0; i < half.n; i++)
		if (text[i] >= 'A' && text[i] <= 'Z')
			text[i] = (char)(text[i] - 'A' + 'a');
	s->all = s->rest = (struct zz_str){text, half.n};
}

/* --- numbers in characters --- */

static int digit_of(int32_t cp)
{
	static const int32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
									 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return cp == 0x96F6 ? 0 : -1; /* 零, beside 〇 */
}

enum { TEN = 0x5341, YEAR_SIGN = 0x5E74, MONTH_SIGN = 0x6708, DAY_SIGN = 0x65E5, NUMBER_SIGN = 0x53F7 };

/* Takes "十二", "二十", "二〇二六" where 年, 月, 日 or 号 stands behind it; false: *s is as it was. */
static bool take_numeral(struct zz_str *s, int *out)
{
	struct zz_str rest = *s;
	int value = 0, last = -1;
	bool ten = false;
	size_t n = 0;
	for (struct zz_str at = rest; at.n; at = rest, n++) {
		int32_t cp = zz_utf8_next(&rest);
		int digit = digit_of(cp);
		if (digit < 0 && cp != TEN) {
			*s = at;
			*out = ten ? value + (last > 0 ? last : 0) : value;
			return n > 0 && (cp == YEAR_SIGN || cp == MONTH_SIGN || cp == DAY_SIGN || cp == NUMBER_SIGN);
		}
		if (n == 4 || (ten && (cp == TEN || last >= 0)))
			return false;
		if (cp == TEN)
			value = (last > 0 ? last : 1) * 10;
		else if (!ten)
			value = value * 10 + digit;
		ten = ten || cp == TEN;
		last = cp == TEN ? -1 : digit;
	}
	return false;
}

/* 二〇二六年三月十二日 as 2026年3月12日; false where there is nothing to change. */
static bool numerals(struct zz_str typed, struct zz_buf *out)
{
	bool any = false;
	while (typed.n) {
		struct zz_str at = typed;
		int value;
		if (take_numeral(&typed, &value)) {
			zz_buf_printf(out, "%d", value);
			any = true;
			continue;
		}
		typed = at;
		zz_utf8_next(&typed);
		zz_buf_str(out, zz_str_sub(at, 0, at.n - typed.n));
	}
	return any;
}

static void skip_blanks(struct scan *s)
{
	while (s->rest.n && (s->rest.p[0] == ' ' || s->rest.p[0] == '\t'))
		s->rest = zz_str_sub(s->rest, 1, s->rest.n);
}

static bool take(struct scan *s, const char *literal)
{
	skip_blanks(s);
	if (!zz_str_starts(s->rest, literal))
		return false;
	s->rest = zz_str_sub(s->rest, strlen(literal), s->rest.n);
	return true;
}

/* One of several literals separated by '|'; its number from 1, or 0. */
static int take_any(struct scan *s, const char *literals)
{
	struct zz_str list = zz_str(literals), one;
	skip_blanks(s);
	for (int i = 1; zz_str_split(&list, '|', &one); i++) {
		if (s->rest.n >= one.n && zz_str_eq(zz_str_sub(s->rest, 0, one.n), one)) {
			s->rest = zz_str_sub(s->rest, one.n, s->rest.n);
			return i;
		}
	}
	return 0;
}

/* Up to `most` digits that stand together; how many there were. */
static int take_digits(struct scan *s, int most, int *value)
{
	skip_blanks(s);
	int n = 0;
	*value = 0;
	while (n < most && s->rest.n && s->rest.p[0] >= '0' && s->rest.p[0] <= '9') {
		*value = *value * 10 + (s->rest.p[0] - '0');
		s->rest = zz_str_sub(s->rest, 1, s->rest.n);
		n++;
	}
	return n;
}

/* Between year, month and day. Two dots separate the ends of a range. */
static bool take_dash(struct scan *s)
{
	skip_blanks(s);
	return !zz_str_starts(s->rest, "..") && take_any(s, "-|/|.") > 0;
}

static bool at_range(const struct scan *s)
{
	struct scan ahead = *s;
	return take_any(&ahead, "..|~|至|到|—") > 0;
}

static bool at_end(struct scan *s)
{
	skip_blanks(s);
	return s->rest.n == 0 || at_range(s);
}

static bool found(struct scan *s, enum zz_span_kind kind, zz_day day, struct zz_period *out)
{
	if (day == ZZ_NO_DAY) {
		s->impossible = true;
		return false;
	}
	*out = zz_period_of(kind, day);
	return true;
}

/* The n-th part of a year; where no year was written, the latest that has begun. */
static bool found_part(struct scan *s, enum zz_span_kind kind, int year, int n, struct zz_period *out)
{
	int months = months_of(kind), y = year ? year : zz_civil_of(s->today).year;
	if (n < 1 || n > 12 / months) {
		s->impossible = months == 1;
		s->no_part = months > 1;
		return false;
	}
	zz_day first = zz_day_of(y, (n - 1) * months + 1, 1);
	if (!year && first > s->today)
		first = zz_day_of(y - 1, (n - 1) * months + 1, 1);
	return found(s, kind, first, out);
}

/* A quarter or half of a year: q3, 第三季度, 3季度, h1, 上半年. 1 taken, 0 nothing of the kind, -1 a mistake.
 */
static int take_part(struct scan *s, int year, struct zz_period *out)
{
	int n;
	if (take(s, "q"))
		return take_digits(s, 1, &n) && found_part(s, ZZ_PERIOD_QUARTER, year, n, out) ? 1 : -1;
	if (take(s, "h"))
		return take_digits(s, 1, &n) && found_part(s, ZZ_PERIOD_HALF, year, n, out) ? 1 : -1;
	if ((n = take_any(s, "上半年|下半年")) > 0)
		return found_part(s, ZZ_PERIOD_HALF, year, n, out) ? 1 : -1;
	struct scan before = *s;
	(void)take(s, "第");
	n = take_any(s, "一|二|三|四");
	if ((n || take_digits(s, 1, &n)) && take_any(s, "季度|季"))
		return found_part(s, ZZ_PERIOD_QUARTER, year, n, out) ? 1 : -1;
	*s = before;
	return 0;
}

/* The latest such day not after today. Eight years hold a 29 February even around 1900 or 2100. */
static zz_day latest_month_day(zz_day today, int month, int day)
{
	int year = zz_civil_of(today).year;
	for (int y = year; y >= year - 8; y--) {
		zz_day d = zz_day_of(y, month, day);
		if (d != ZZ_NO_DAY && d <= today)
			return d;
	}
	return ZZ_NO_DAY;
}

static zz_day latest_day(zz_day today, int day)
{
	struct zz_civil c = zz_civil_of(today);
	for (int back = 0; back < 12; back++) {
		zz_day d = zz_day_of(c.year - (c.month <= back), (c.month + 11 - back) % 12 + 1, day);
		if (d != ZZ_NO_DAY && d <= today)
			return d;
	}
	return ZZ_NO_DAY;
}

/* After a month: [-/.月] day [日号]. 1 taken, 0 the text ends with the month, -1 a mistake. */
static int take_day_of(struct scan *s, int *day)
{
	bool named = take(s, "月");
	skip_blanks(s);
	if (!(named && s->rest.n && s->rest.p[0] >= '0' && s->rest.p[0] <= '9') && !take_dash(s))
		return at_end(s) ? 0 : -1;
	if (!take_digits(s, 2, day))
		return -1;
	(void)take_any(s, "日|号");
	return at_end(s) ? 1 : -1;
}

static bool take_month_on(struct scan *s, int year, int month, struct zz_period *out)
{
	int day, end = take_day_of(s, &day);
	if (end < 0)
		return false;
	if (end == 0)
		return found_part(s, ZZ_PERIOD_MONTH, year, month, out);
	zz_day d = year ? zz_day_of(year, month, day) : latest_month_day(s->today, month, day);
	return found(s, ZZ_PERIOD_DAYS, d, out);
}

/* What follows a year; `named`: its sign (年) or a word was there, so that a month may follow at once. */
static bool take_year_on(struct scan *s, int year, bool named, struct zz_period *out)
{
	zz_day first = zz_day_of(year, 1, 1);
	if (at_end(s) || first == ZZ_NO_DAY)
		return found(s, ZZ_PERIOD_YEAR, first, out);
	int part = take_part(s, year, out), month;
	if (part != 0)
		return part > 0 && at_end(s);
	if ((!take_dash(s) && !named) || !take_digits(s, 2, &month))
		return false;
	return take_month_on(s, year, month, out);
}

/* 1 Monday … 7 Sunday, 0 none. */
static int take_weekday(struct scan *s)
{
	int day = take_any(s, "一|二|三|四|五|六|日|天");
	return day > 7 ? 7 : day;
}

/* A year's word may be followed by a part of it, 去年第四季度, a week's by a day, 上周五. */
static const struct word *take_word(struct scan *s)
{
	for (size_t i = 0; i < WORDS; i++) {
		struct scan ahead = *s;
		bool more = words[i].kind == ZZ_PERIOD_YEAR || words[i].kind == WEEK;
		if (take_any(&ahead, words[i].names) && (more || at_end(&ahead))) {
			*s = ahead;
			return &words[i];
		}
	}
	return NULL;
}

/* 周五: the latest one until today. */
static bool take_bare_weekday(struct scan *s, struct zz_period *out)
{
	struct scan before = *s;
	int day = take_any(s, "周|星期|礼拜") ? take_weekday(s) : 0;
	if (day && at_end(s))
		return found(s, ZZ_PERIOD_DAYS, s->today - (zz_weekday(s->today) - day + 7) % 7, out);
	*s = before;
	return false;
}

static bool take_number(struct scan *s, struct zz_period *out)
{
	int value, digits = take_digits(s, 9, &value);
	if (digits == 8)
		return at_end(s) &&
			   found(s, ZZ_PERIOD_DAYS, zz_day_of(value / 10000, value / 100 % 100, value % 100), out);
	if (digits == 6 && at_end(s) && value >= 100)
		return found_part(s, ZZ_PERIOD_MONTH, value / 100, value % 100, out);
	if (digits == 4)
		return take_year_on(s, value, take_any(s, "年度|年") > 0, out);
	if (digits == 2 && take_any(s, "年度|年"))
		return take_year_on(s, 2000 + value, true, out);
	/* A bare number of one or two digits is nothing: it needs a month's or a day's sign. */
	if (digits < 1 || digits > 2 || at_end(s))
		return false;
	if (take_any(s, "日|号"))
		return at_end(s) && found(s, ZZ_PERIOD_DAYS, latest_day(s->today, value), out);
	return take_month_on(s, 0, value, out);
}

/* One period or day, up to the end or a range's sign. */
static bool take_point(struct scan *s, struct zz_period *out)
{
	const struct word *w = take_word(s);
	if (w) {
		*out = word_period(w, s->today);
		int day = w->kind == WEEK ? take_weekday(s) : 0;
		if (day)
			*out = zz_period_of(ZZ_PERIOD_DAYS, out->first + day - 1);
		return w->kind == ZZ_PERIOD_YEAR ? take_year_on(s, zz_civil_of(out->first).year, true, out)
										 : at_end(s);
	}
	if (take_bare_weekday(s, out))
		return true;
	int part = take_part(s, 0, out);
	if (part != 0)
		return part > 0 && at_end(s);
	return take_number(s, out);
}

/* The nearest of the words, or an empty view. */
static struct zz_str nearest_word(struct zz_str piece)
{
	size_t best = zz_utf8_count(piece) / 3 + 2;
	struct zz_str answer = {0};
	for (size_t i = 0; i < WORDS; i++) {
		struct zz_str list = zz_str(words[i].names), one;
		while (zz_str_split(&list, '|', &one)) {
			size_t limit = zz_utf8_count(one) / 2 < best - 1 ? zz_utf8_count(one) / 2 : best - 1;
			size_t distance = zz_text_distance(piece, one, limit);
			if (distance <= limit && distance < best) {
				best = distance;
				answer = one;
			}
		}
	}
	return answer;
}

/* What of the original stands from `from` to the range's sign or the end, and its place. */
static size_t place_of(const struct scan *s, struct zz_str from)
{
	return zz_utf8_count(zz_str_sub(s->all, 0, (size_t)(from.p - s->all.p))) + 1;
}

static struct zz_str piece_at(const struct scan *s, struct zz_str from)
{
	struct scan ahead = *s;
	ahead.rest = from;
	while (ahead.rest.n && !at_range(&ahead))
		(void)zz_utf8_next(&ahead.rest);
	return zz_str_trim(zz_str_sub(from, 0, from.n - ahead.rest.n));
}

static int refuse(const struct scan *s, struct zz_str piece_from, struct zz_str typed, struct zz_error *e)
{
	struct zz_str nearest = nearest_word(piece_at(s, piece_from));
	if (s->no_part)
		return zz_error(e, ZZ_EUSAGE,
						"“%.*s”, character %zu: a year has the quarters Q1 to Q4 and the halves H1 and H2",
						ZZ_FMT(typed), place_of(s, piece_from));
	if (s->impossible)
		return zz_error(e, ZZ_EUSAGE, "“%.*s”, character %zu: there is no such date", ZZ_FMT(typed),
						place_of(s, piece_from));
	if (nearest.n)
		return zz_error(e, ZZ_EUSAGE, "“%.*s”, character %zu: not a period; did you mean “%.*s”?",
						ZZ_FMT(typed), place_of(s, piece_from), ZZ_FMT(nearest));
	return zz_error(e, ZZ_EUSAGE,
					"“%.*s”, character %zu: not a period; write for example 2025, 2025H1, 2025Q3, 2025-03, "
					"2025-03-01..2025-06-30, last-quarter or this-year",
					ZZ_FMT(typed), place_of(s, s->rest));
}

static int parse_period(struct zz_str typed, zz_day today, struct zz_period *out, struct zz_error *e)
{
	struct scan s;
	struct zz_period p, end;
	int status = ZZ_OK;
	scan_begin(&s, typed, today);
	skip_blanks(&s);
	struct zz_str from = s.rest;
	bool good = take_point(&s, &p);
	if (good && take_any(&s, "..|~|至|到|—")) {
		(void)take(&s, "—"); /* a long dash is two of them */
		skip_blanks(&s);
		from = s.rest;
		good = take_point(&s, &end) && s.rest.n == 0;
		if (good && end.last < p.first)
			status = zz_error(e, ZZ_EUSAGE, "“%.*s”: the end lies before the beginning", ZZ_FMT(typed));
		else if (good)
			p = (struct zz_period){ZZ_PERIOD_DAYS, p.first, end.last};
	}
	if (!good)
		status = refuse(&s, from, typed, e);
	else if (status == ZZ_OK)
		*out = p;
	zz_arena_free(&s.arena);
	return status;
}

int zz_period_parse(struct zz_str typed, zz_day today, struct zz_period *out, struct zz_error *e)
{
	struct zz_error ignored = {0};
	struct zz_buf b = {0};
	bool good = numerals(typed, &b) && parse_period(zz_buf_view(&b), today, out, &ignored) == ZZ_OK;
	zz_buf_free(&b);
	return good ? ZZ_OK : parse_period(typed, today, out, e);
}

static int parse_day(struct zz_str typed, zz_day today, zz_day *out, struct zz_error *e)
{
	struct scan s;
	struct zz_period p;
	int status = ZZ_OK;
	scan_begin(&s, typed, today);
	bool good = take_point(&s, &p) && s.rest.n == 0 && p.kind == ZZ_PERIOD_DAYS && p.first == p.last;
	if (good)
		*out = p.first;
	else if (s.impossible)
		status = zz_error(e, ZZ_EUSAGE, "“%.*s”: there is no such date", ZZ_FMT(typed));
	else
		status = zz_error(e, ZZ_EUSAGE,
						  "“%.*s” is not a date; write for example 3-12, 2026-03-12, today or yesterday",
						  ZZ_FMT(typed));
	zz_arena_free(&s.arena);
	return status;
}

int zz_day_typed(struct zz_str typed, zz_day today, zz_day *out, struct zz_error *e)
{
	struct zz_error ignored = {0};
	struct zz_buf b = {0};
	bool good = numerals(typed, &b) && parse_day(zz_buf_view(&b), today, out, &ignored) == ZZ_OK;
	zz_buf_free(&b);
	return good ? ZZ_OK : parse_day(typed, today, out, e);
}
