/* What stands in a terminal: widths, padding, cleaning. */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

enum zz_char_class zz_char_class(int32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return ZZ_CHAR_PLAIN;
	if (cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029)
		return ZZ_CHAR_LINE_BREAK;
	if (cp >= 0 && cp < 0xA0)
		return cp == '\t' || cp == '\n' ? ZZ_CHAR_PLAIN : ZZ_CHAR_CONTROL;
	if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F ||
		cp == 0x061C)
		return ZZ_CHAR_BIDI;
	if ((cp >= 0x200B && cp <= 0x200D) || cp == 0x2060 || cp == 0xFEFF)
		return ZZ_CHAR_ZERO_WIDTH;
	return ZZ_CHAR_PLAIN;
}

/* Cells of one code point; an invalid byte counts as one. */
static size_t cell_width(int32_t cp)
{
	if (cp < 0)
		return 1;
	if (cp < 0x300)
		return cp >= 0xA0 || (cp >= 0x20 && cp < 0x7F);
	/* Ideographs, also those of planes 2 and 3 that utf8proc does not know yet. */
	if ((cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x20000 && cp <= 0x3FFFD))
		return 2;
	int width = utf8proc_charwidth(cp);
	return width > 0 ? (size_t)width : 0;
}

/* Length of the front that is printable ASCII, the most frequent text of all. */
static size_t ascii_front(struct zz_str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] >= 0x20 && s.p[n] < 0x7F)
		n++;
	return n;
}

/* Behind an escape character: "[31m". What users write never has one by the time it is measured
 * (zz_text_safe). */
enum { ESCAPE = 0x1B };
static void skip_colour(struct zz_str *s)
{
	size_t n = zz_str_starts(*s, "[") ? 1 : 0;
	while (n && n < s->n && ((s->p[n] >= '0' && s->p[n] <= '9') || s->p[n] == ';'))
		n++;
	if (n && n < s->n && s->p[n] == 'm')
		*s = zz_str_sub(*s, n + 1, s->n);
}

size_t zz_text_width(struct zz_str s)
{
	size_t width = ascii_front(s);
	s = zz_str_sub(s, width, s.n);
	while (s.n) {
		int32_t cp = zz_utf8_next(&s);
		if (cp == ESCAPE)
			skip_colour(&s);
		else
			width += cell_width(cp);
	}
	return width;
}

struct zz_str zz_text_front(struct zz_str s, size_t cells)
{
	struct zz_str rest = s;
	size_t end = 0, width = 0;
	while (rest.n) {
		width += cell_width(zz_utf8_next(&rest));
		if (width > cells)
			break;
		end = s.n - rest.n;
	}
	return zz_str_sub(s, 0, end);
}

void zz_text_pad(struct zz_buf *b, struct zz_str s, int cells)
{
	size_t want = cells < 0 ? 0 - (size_t)cells : (size_t)cells;
	size_t width = zz_text_width(s);
	size_t blanks = want > width ? want - width : 0;
	if (cells < 0)
		zz_buf_pad(b, ' ', blanks);
	zz_buf_str(b, s);
	if (cells > 0)
		zz_buf_pad(b, ' ', blanks);
}

void zz_text_cell(struct zz_buf *b, struct zz_str s, int cells)
{
	size_t want = cells < 0 ? 0 - (size_t)cells : (size_t)cells;
	struct zz_buf cut = {0};
	if (zz_text_width(s) > want) {
		zz_buf_str(&cut, zz_text_front(s, want > 2 ? want - 2 : want));
		zz_buf_puts(&cut, want > 2 ? ".." : "");
		s = zz_buf_view(&cut);
	}
	zz_text_pad(b, s, cells);
	zz_buf_free(&cut);
}

/* An id of git or a digest at the front of a text: its length, 0 where it is none. */
static size_t id_front(const char *text, size_t n)
{
	enum { OBJECT = 40, DIGEST = 64 };
	size_t hex = 0;
	while (hex < n && ((text[hex] >= '0' && text[hex] <= '9') || (text[hex] >= 'a' && text[hex] <= 'f')))
		hex++;
	return hex == OBJECT || hex == DIGEST ? hex : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

void zz_text_mask(char *text, size_t n)
{
	enum { DIGITS = 11 };
	for (size_t i = 0, run; i < n; i += run ? run : 1) {
		bool begins = !i || !((text[i - 1] >= 'a' && text[i - 1] <= 'f') || is_digit(text[i - 1]));
		run = begins ? id_front(text + i, n - i) : 0;
		if (run)
			continue;
		while (i + run < n && is_digit(text[i + run]))
			run++;
		if (run >= DIGITS)
			memset(text + i, '*', run);
	}
}

void zz_text_safe(struct zz_buf *b, struct zz_str s)
{
	while (s.n) {
		struct zz_str from = s;
		size_t n = ascii_front(s);
		if (n) {
			zz_buf_str(b, zz_str_sub(s, 0, n));
			s = zz_str_sub(s, n, s.n);
			continue;
		}
		int32_t cp = zz_utf8_next(&s);
		if (cp == '\r' && s.n && s.p[0] == '\n')
			continue;
		if (cp == -2)
			zz_buf_printf(b, "\\x{%02X}", (unsigned)(unsigned char)from.p[0]);
		else if (zz_char_class(cp) != ZZ_CHAR_PLAIN)
			zz_buf_printf(b, "\\u{%X}", (unsigned)cp);
		else
			zz_buf_add(b, from.p, from.n - s.n);
	}
}

void zz_text_reveal(struct zz_buf *b, struct zz_str s)
{
	while (s.n) {
		struct zz_str from = s;
		int32_t cp = zz_utf8_next(&s);
		enum zz_char_class c = cp < 0 ? ZZ_CHAR_PLAIN : zz_char_class(cp);
		if (c == ZZ_CHAR_BIDI || c == ZZ_CHAR_ZERO_WIDTH)
			zz_buf_printf(b, "\\u{%X}", (unsigned)cp);
		else
			zz_buf_add(b, from.p, from.n - s.n);
	}
}

bool zz_text_only_marks(struct zz_str s)
{
	bool any = false;
	while (s.n) {
		utf8proc_category_t c = utf8proc_category(zz_utf8_next(&s));
		bool mark = c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO;
		if (!mark && c < UTF8PROC_CATEGORY_ZS)
			return false;
		any = any || mark;
	}
	return any;
}
