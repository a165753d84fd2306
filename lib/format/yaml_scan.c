/* What is wrong with the bytes, before libyaml sees them: it would stop at some of it with a
 * technical word, and read lines where an editor shows none at other. */
#include "base/text.h"
#include "format/yaml_parse.h"

#include <string.h>

/* Skips what needs no decoding: ASCII, the common ideographs (U+3000 to U+9FFF) and full-width
 * forms (U+FF00 to U+FFBF), none of which has a special character among them. */
static const unsigned char *skip_plain(const unsigned char *p, const unsigned char *end)
{
	while (p < end) {
		if ((*p >= 0x20 && *p < 0x7F) || *p == '\n' || *p == '\t') {
			p++;
			continue;
		}
		if (end - p < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
			break;
		bool ideograph = p[0] >= 0xE3 && p[0] <= 0xE9;
		bool wide = p[0] == 0xEF && p[1] >= 0xBC && p[1] <= 0xBE;
		if (!ideograph && !wide)
			break;
		p += 3;
	}
	return p;
}

static enum zz_yaml_id id_of_class(enum zz_char_class class)
{
	switch (class) {
	case ZZ_CHAR_LINE_BREAK:
		return ZZ_YAML_LINE_BREAK;
	case ZZ_CHAR_BIDI:
		return ZZ_YAML_BIDI;
	case ZZ_CHAR_ZERO_WIDTH:
		return ZZ_YAML_ZERO_WIDTH;
	case ZZ_CHAR_CONTROL:
	case ZZ_CHAR_PLAIN:
		break;
	}
	return ZZ_YAML_CONTROL;
}

static void report_character(struct zz_yaml *y, int32_t cp, struct zz_mark at, size_t length)
{
	struct zz_buf code = {0};
	zz_buf_printf(&code, "U+%04X", (unsigned)cp);
	ZZ_REPORT(y, id_of_class(zz_char_class(cp)), at, length, ZZ_ATEXT("code", zz_buf_view(&code)));
	zz_buf_free(&code);
}

static void report_invalid(struct zz_yaml *y, size_t offset)
{
	bool gbk = zz_text_maybe_gbk(y->bytes);
	zz_yaml_report(y, gbk ? ZZ_YAML_GBK : ZZ_YAML_ENCODING, zz_yaml_mark(y, offset), 1, NULL, 0);
}

/* A run of one kind of special characters is one finding. */
struct run {
	size_t from, until, length;
	int32_t first;
};

static void end_run(struct zz_yaml *y, struct run *run)
{
	if (run->length)
		report_character(y, run->first, zz_yaml_mark(y, run->from), run->length);
	run->length = 0;
}

static void add_to_run(struct zz_yaml *y, struct run *run, int32_t cp, size_t from, size_t until)
{
	bool same = run->length && run->until == from && zz_char_class(run->first) == zz_char_class(cp);
	if (!same) {
		end_run(y, run);
		*run = (struct run){.from = from, .first = cp};
	}
	run->until = until;
	run->length++;
}

void zz_yaml_scan(struct zz_yaml *y)
{
	struct run run = {0};
	const unsigned char *base = (const unsigned char *)y->bytes.p, *end = base + y->bytes.n;
	for (const unsigned char *p = base; (p = skip_plain(p, end)) < end;) {
		struct zz_str rest = zz_str_sub(y->bytes, (size_t)(p - base), y->bytes.n);
		int32_t cp = zz_utf8_next(&rest);
		size_t from = (size_t)(p - base);
		p = (const unsigned char *)rest.p;
		if (cp == -2) {
			end_run(y, &run);
			report_invalid(y, from);
			return;
		}
		bool crlf = cp == '\r' && p < end && *p == '\n';
		if (!crlf && zz_char_class(cp) != ZZ_CHAR_PLAIN)
			add_to_run(y, &run, cp, from, (size_t)(p - base));
	}
	end_run(y, &run);
}

static int32_t hex(struct zz_str digits)
{
	int32_t value = 0;
	for (size_t i = 0; i < digits.n; i++) {
		unsigned char c = (unsigned char)digits.p[i];
		value = value << 4 | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return value;
}

/* The character that an escape stands for, where it can be a special one; *n = length of the escape
 * with its backslash. libyaml has found it well-formed. */
static int32_t escaped(struct zz_str at, size_t *n)
{
	static const struct {
		char letter;
		int32_t cp;
	} letters[] = {{'0', 0},    {'a', 7},    {'b', 8},    {'v', 11},     {'f', 12},
				   {'r', '\r'}, {'e', 0x1B}, {'N', 0x85}, {'L', 0x2028}, {'P', 0x2029}};
	char letter = at.n > 1 ? at.p[1] : ' ';
	size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
	*n = 2 + digits;
	if (digits)
		return hex(zz_str_sub(at, 2, 2 + digits));
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (letter == letters[i].letter)
			return letters[i].cp;
	return ' ';
}

void zz_yaml_scan_escapes(struct zz_yaml *y, const struct zz_node *scalar)
{
	size_t from = zz_yaml_seek(y, scalar->start), end = zz_yaml_seek(y, scalar->end);
	while (from < end) {
		const char *slash = memchr(y->bytes.p + from, '\\', end - from);
		if (!slash)
			return;
		size_t n, at = (size_t)(slash - y->bytes.p);
		int32_t cp = escaped(zz_str_sub(y->bytes, at, end), &n);
		if (zz_char_class(cp) != ZZ_CHAR_PLAIN || cp == 0xFFFE || cp == 0xFFFF)
			report_character(y, cp, zz_yaml_mark(y, at), n);
		from = at + n;
	}
}
