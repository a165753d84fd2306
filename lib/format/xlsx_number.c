/* Numbers as cells hold them, and which of them stand for days and times. Only digits are moved: no floating
 * point, no locale. */
#include "format/xlsx_parts.h"

#include <string.h>

enum { DIGITS_MOST = 64, SIGNIFICANT = 15, EXPONENT_MOST = 30 };

/* digits[0..n) with the decimal point before digits[point]. */
struct decimal {
	bool negative;
	char digits[DIGITS_MOST];
	size_t n;
	long point;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool read_exponent(struct zz_str s, long *out)
{
	bool negative = s.n && s.p[0] == '-';
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0, from = i;
	for (*out = 0; i < s.n && is_digit(s.p[i]) && i < 6; i++)
		*out = *out * 10 + (s.p[i] - '0');
	*out = negative ? -*out : *out;
	return i == s.n && i > from;
}

static bool read_decimal(struct zz_str s, struct decimal *d)
{
	bool dot = false, any = false;
	long exponent = 0;
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
	*d = (struct decimal){.negative = s.n && s.p[0] == '-'};
	for (; i < s.n && (is_digit(s.p[i]) || (s.p[i] == '.' && !dot)); i++) {
		if (s.p[i] == '.') {
			dot = true;
			continue;
		}
		any = true;
		d->point += !dot;
		if (d->n == 0 && s.p[i] == '0') { /* a leading zero */
			d->point -= 1;
			continue;
		}
		if (d->n == DIGITS_MOST)
			return false;
		d->digits[d->n++] = s.p[i];
	}
	if (i < s.n && (s.p[i] == 'E' || s.p[i] == 'e')) {
		if (!read_exponent(zz_str_sub(s, i + 1, s.n), &exponent))
			return false;
		i = s.n;
	}
	d->point += exponent;
	return any && i == s.n && d->point <= EXPONENT_MOST && d->point >= -EXPONENT_MOST;
}

/* To the digits that a spreadsheet shows: 2019.0999999999999 is 2019.1. */
static void round_off(struct decimal *d)
{
	bool up = d->n > SIGNIFICANT && d->digits[SIGNIFICANT] >= '5';
	d->n = d->n > SIGNIFICANT ? SIGNIFICANT : d->n;
	for (size_t i = d->n; up && i > 0; i--) {
		up = d->digits[i - 1] == '9';
		d->digits[i - 1] = up ? '0' : (char)(d->digits[i - 1] + 1);
	}
	if (up) { /* all were nines */
		d->digits[0] = '1';
		d->n = 1;
		d->point++;
	}
	while (d->n && d->digits[d->n - 1] == '0')
		d->n--;
}

static char digit_at(const struct decimal *d, long i)
{
	return i >= 0 && (size_t)i < d->n ? d->digits[i] : '0';
}

void zz_number_plain(struct zz_buf *out, struct zz_str raw)
{
	struct decimal d;
	if (!read_decimal(zz_str_trim(raw), &d)) {
		zz_buf_str(out, raw);
		return;
	}
	/* Whole numbers keep all their digits: they may be somebody's number. */
	if (d.point < 0 || (size_t)d.point < d.n)
		round_off(&d);
	zz_buf_puts(out, d.negative && d.n ? "-" : "");
	if (d.point <= 0 || !d.n)
		zz_buf_putc(out, '0');
	for (long i = 0; d.n && i < d.point; i++)
		zz_buf_putc(out, digit_at(&d, i));
	if (d.n && (long)d.n > d.point)
		zz_buf_putc(out, '.');
	for (long i = d.point; d.n && i < (long)d.n; i++)
		zz_buf_putc(out, digit_at(&d, i));
}

/* The whole days and the seconds behind the point; false for what is below zero or too large. */
static bool split_number(struct zz_str plain, int64_t *days, int64_t *seconds)
{
	enum { PLACES = 12, DAY = 86400 };
	int64_t fraction = 0, scale = 1;
	size_t i = 0, places = 0;
	*days = 0;
	for (; i < plain.n && is_digit(plain.p[i]) && i < 8; i++)
		*days = *days * 10 + (plain.p[i] - '0');
	if (!i || (i < plain.n && plain.p[i] != '.'))
		return false;
	for (i++; i < plain.n && is_digit(plain.p[i]) && places < PLACES; i++, places++) {
		fraction = fraction * 10 + (plain.p[i] - '0');
		scale *= 10;
	}
	*seconds = (fraction * DAY + scale / 2) / scale;
	*days += *seconds / DAY;
	*seconds %= DAY;
	return true;
}

bool zz_number_date(struct zz_buf *out, struct zz_str plain, enum zz_number_form form, bool from_1904)
{
	int64_t days, seconds;
	char text[ZZ_DATE_MAX];
	if (form == ZZ_FORM_PLAIN || !split_number(plain, &days, &seconds))
		return false;
	bool clock = form == ZZ_FORM_TIME && days == 0;
	if (!clock) {
		zz_day day = zz_serial_day(days, from_1904);
		if (day == ZZ_NO_DAY)
			return false;
		zz_buf_puts(out, zz_day_text(day, text));
	}
	if (clock || (form != ZZ_FORM_DATE && seconds))
		zz_buf_printf(out, "%s%02d:%02d", clock ? "" : " ", (int)(seconds / 3600), (int)(seconds / 60 % 60));
	return true;
}

/* --- formats --- */

/* ISO/IEC 29500-1, 18.8.30; 27 to 36 and 50 to 58 are dates in Chinese editions. */
enum zz_number_form zz_number_form(unsigned id)
{
	static const struct {
		uint8_t from, until, form;
	} ids[] = {
		{14, 17, ZZ_FORM_DATE}, {18, 21, ZZ_FORM_TIME}, {22, 22, ZZ_FORM_BOTH}, {27, 31, ZZ_FORM_DATE},
		{32, 35, ZZ_FORM_TIME}, {36, 36, ZZ_FORM_DATE}, {45, 47, ZZ_FORM_TIME}, {50, 54, ZZ_FORM_DATE},
		{55, 56, ZZ_FORM_TIME}, {57, 58, ZZ_FORM_DATE},
	};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (id >= ids[i].from && id <= ids[i].until)
			return (enum zz_number_form)ids[i].form;
	return ZZ_FORM_PLAIN;
}

/* [h], [mm], [ss]: a time that runs on past midnight. */
static bool runs_on(struct zz_str inside)
{
	size_t n = 0;
	while (n < inside.n && inside.p[n] == inside.p[0] && strchr("hmsHMS", inside.p[n]))
		n++;
	return n && n == inside.n;
}

/* Bytes of the code that are no letters of a format: quoted text, escapes, fillers, [Red] and [$-804]. */
static size_t skip(struct zz_str code)
{
	size_t n = 1;
	switch (code.p[0]) {
	case '"':
		while (n < code.n && code.p[n] != '"')
			n++;
		return n + 1;
	case '\\':
	case '_':
	case '*':
		return 2;
	case '[':
		while (n < code.n && code.p[n] != ']')
			n++;
		return runs_on(zz_str_sub(code, 1, n)) ? 0 : n + 1;
	default:
		return 0;
	}
}

enum zz_number_form zz_number_form_of(struct zz_str code)
{
	bool day = false, month = false, clock = false;
	for (size_t i = 0; i < code.n && code.p[i] != ';';) {
		size_t jump = skip(zz_str_sub(code, i, code.n));
		if (jump) {
			i += jump;
			continue;
		}
		if (zz_str_starts(zz_str_sub(code, i, code.n), "General")) {
			i += sizeof "General" - 1;
			continue;
		}
		char c = code.p[i++];
		day = day || strchr("yYdD", c);
		month = month || c == 'm' || c == 'M';
		clock = clock || strchr("hHsS", c);
	}
	day = day || (month && !clock);
	return day && clock ? ZZ_FORM_BOTH : day ? ZZ_FORM_DATE : clock ? ZZ_FORM_TIME : ZZ_FORM_PLAIN;
}
