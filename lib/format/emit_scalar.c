/* Which texts may stand plain, and how the others are quoted. */
#include "format/emit.h"

#include "base/text.h"

#include <string.h>

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many of the first characters are all in `set`. */
static size_t span(struct zz_str s, const char *set)
{
	size_t n = 0;
	while (n < s.n && s.p[n] && strchr(set, s.p[n]))
		n++;
	return n;
}

static bool same_word(struct zz_str s, const char *word)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 'a' - 'A') : s.p[i];
		if (c != word[i])
			return false;
	}
	return strlen(word) == s.n;
}

/* Words that some reader takes for true, false, null, infinity or a merge (YAML 1.1 types). */
static bool reserved_word(struct zz_str s)
{
	static const char *const words[] = {"y",    "n", "yes",  "no",    "true",  "false", "on", "off",
										"null", "~", ".inf", "+.inf", "-.inf", ".nan",  "<<", "="};
	if (s.n == 0 || s.n > 5)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (same_word(s, words[i]))
			return true;
	return false;
}

/* Numbers that come back as other digits: octal, hexadecimal, sexagesimal, with exponent, point or
 * underscores. A whole number as people write it is none of them. */
static bool odd_number(struct zz_str s)
{
	bool sign = s.n && (s.p[0] == '-' || s.p[0] == '+');
	bool plus = sign && s.p[0] == '+';
	struct zz_str body = zz_str_sub(s, sign ? 1 : 0, s.n);
	if (body.n == 0 || !(digit(body.p[0]) || body.p[0] == '.'))
		return false;
	bool leading_zero = body.p[0] == '0' && body.n > 1;
	if (span(body, "0123456789") == body.n)
		return plus || leading_zero || (sign && body.p[0] == '0') || body.n > 18;
	if (leading_zero && strchr("xXbBoO", body.p[1])) {
		const char *digits = strchr("xX", body.p[1])   ? "0123456789abcdefABCDEF_"
							 : strchr("oO", body.p[1]) ? "01234567_"
													   : "01_";
		return 2 + span(zz_str_sub(body, 2, body.n), digits) == body.n;
	}
	size_t mantissa = span(body, "0123456789_.:");
	if (mantissa == body.n)
		return true;
	struct zz_str rest = zz_str_sub(body, mantissa, body.n);
	if (rest.p[0] != 'e' && rest.p[0] != 'E')
		return false;
	rest = zz_str_sub(rest, 1, rest.n);
	rest = zz_str_sub(rest, span(rest, "+-") ? 1 : 0, rest.n);
	return rest.n && span(rest, "0123456789") == rest.n;
}

/* A date with a time of day, which readers turn into a moment. A date alone stays as it is. */
static bool timestamp(struct zz_str s)
{
	size_t year = span(s, "0123456789");
	size_t date = span(s, "0123456789-");
	if (year != 4 || date < 8 || date > 10 || date == s.n || !strchr("Tt \t", s.p[date]))
		return false;
	struct zz_str rest = zz_str_trim(zz_str_sub(s, date + 1, s.n));
	return rest.n && digit(rest.p[0]);
}

static bool needs_escape(int32_t cp)
{
	return cp < 0 || zz_char_class(cp) != ZZ_CHAR_PLAIN || cp == '\t' || cp == '\n' || cp == 0xFFFE ||
		   cp == 0xFFFF;
}

static bool starts_like_syntax(struct zz_str s)
{
	if (s.p[0] == '-')
		return !(s.n > 1 && digit(s.p[1]));
	return strchr("?:,[]{}#&*!|>'\"%@` ", s.p[0]) || zz_str_starts(s, "...");
}

static bool syntax_inside(struct zz_str s, bool flow)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool before_blank = i + 1 == s.n || s.p[i + 1] == ' ';
		if ((c == ':' && before_blank) || (c == '#' && i > 0 && s.p[i - 1] == ' '))
			return true;
		if (flow && strchr(",[]{}?", c))
			return true;
	}
	return s.p[s.n - 1] == ' ';
}

static bool plain(struct zz_str s, bool flow)
{
	if (s.n == 0 || starts_like_syntax(s) || reserved_word(s) || odd_number(s) || timestamp(s))
		return false;
	for (struct zz_str rest = s; rest.n;)
		if (needs_escape(zz_utf8_next(&rest)))
			return false;
	return !syntax_inside(s, flow);
}

static void put_escape(struct zz_buf *out, int32_t cp)
{
	static const struct {
		int32_t cp;
		const char *text;
	} short_ones[] = {{0, "\\0"}, {'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}, {0x1B, "\\e"}};
	for (size_t i = 0; i < sizeof short_ones / sizeof short_ones[0]; i++) {
		if (short_ones[i].cp == cp) {
			zz_buf_puts(out, short_ones[i].text);
			return;
		}
	}
	if (cp < 0)
		zz_utf8_put(out, 0xFFFD);
	else
		zz_buf_printf(out, cp < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)cp);
}

void zz_emit_quoted(struct zz_buf *out, struct zz_str s)
{
	zz_buf_putc(out, '"');
	while (s.n) {
		struct zz_str from = s;
		int32_t cp = zz_utf8_next(&s);
		if (needs_escape(cp)) {
			put_escape(out, cp);
			continue;
		}
		if (cp == '"' || cp == '\\')
			zz_buf_putc(out, '\\');
		zz_buf_add(out, from.p, from.n - s.n);
	}
	zz_buf_putc(out, '"');
}

void zz_emit_scalar(struct zz_buf *out, struct zz_str text, bool flow)
{
	if (plain(text, flow))
		zz_buf_str(out, text);
	else
		zz_emit_quoted(out, text);
}

/* A literal block has no escapes, and blanks at the end of it are easily lost. */
bool zz_emit_may_be_literal(struct zz_str s)
{
	for (struct zz_str rest = s; rest.n;) {
		int32_t cp = zz_utf8_next(&rest);
		if (needs_escape(cp) && cp != '\n' && cp != '\t')
			return false;
	}
	while (s.n && s.p[s.n - 1] == '\n')
		s.n--;
	size_t last = s.n;
	while (last > 0 && s.p[last - 1] != '\n')
		last--;
	struct zz_str line = zz_str_sub(s, last, s.n);
	return span(line, " \t") < line.n;
}
