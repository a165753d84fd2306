/* UTF-8 itself: decoding, encoding, validity. */
#include "base/text.h"

/* Length of the well-formed sequence at the front of s, 0 where there is none (Unicode, table 3-7;
 * U+FFFE and U+FFFF are refused besides). s is not empty. */
static size_t sequence(struct zz_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned char lead = p[0];
	if (lead < 0x80)
		return 1;
	size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	if (lead < 0xC2 || lead > 0xF4 || s.n < n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	bool overlong = (lead == 0xE0 && p[1] < 0xA0) || (lead == 0xF0 && p[1] < 0x90);
	bool surrogate = lead == 0xED && p[1] >= 0xA0;
	bool beyond = lead == 0xF4 && p[1] >= 0x90;
	bool nonchar = lead == 0xEF && p[1] == 0xBF && p[2] >= 0xBE;
	return overlong || surrogate || beyond || nonchar ? 0 : n;
}

int32_t zz_utf8_next(struct zz_str *s)
{
	static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	if (s->n == 0)
		return -1;
	const unsigned char *p = (const unsigned char *)s->p;
	size_t n = sequence(*s);
	s->p += n ? n : 1;
	s->n -= n ? n : 1;
	if (n == 0)
		return -2;
	int32_t cp = p[0] & lead_bits[n];
	for (size_t i = 1; i < n; i++)
		cp = cp << 6 | (p[i] & 0x3F);
	return cp;
}

void zz_utf8_put(struct zz_buf *b, int32_t cp)
{
	char out[4];
	if (cp < 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		zz_buf_putc(b, (char)cp);
		return;
	}
	size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	static const int lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (cp & 0x3F));
		cp >>= 6;
	}
	out[0] = (char)(lead[n] | cp);
	zz_buf_add(b, out, n);
}

size_t zz_utf8_count(struct zz_str s)
{
	size_t count = 0;
	for (; s.n; count++)
		zz_utf8_next(&s);
	return count;
}

size_t zz_utf8_offset(struct zz_str s, size_t index)
{
	size_t all = s.n;
	while (index-- && s.n)
		zz_utf8_next(&s);
	return all - s.n;
}

ptrdiff_t zz_utf8_invalid(struct zz_str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t n = sequence(zz_str_sub(s, at, s.n));
		if (n == 0)
			return (ptrdiff_t)at;
		at += n;
	}
	return -1;
}

/* One character of GB18030 at p, 0 where there is none. */
static size_t gb_sequence(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] == 0x80 || p[0] == 0xFF || n < 2)
		return 0;
	if (p[1] >= 0x40 && p[1] != 0x7F && p[1] != 0xFF)
		return 2;
	bool four = n >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 && p[2] != 0xFF && p[3] >= 0x30 &&
				p[3] <= 0x39;
	return four ? 4 : 0;
}

/* Damaged UTF-8 often passes as pairs of bytes too, but then most of them are characters nobody
 * writes; in a Chinese text most are punctuation or common characters, which is GB 2312. */
bool zz_text_maybe_gbk(struct zz_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t pairs = 0, common = 0;
	for (size_t at = 0, n; at < s.n; at += n) {
		n = gb_sequence(p + at, s.n - at);
		if (n == 0)
			return false;
		if (n == 1)
			continue;
		pairs++;
		bool row = (p[at] >= 0xA1 && p[at] <= 0xA3) || (p[at] >= 0xB0 && p[at] <= 0xF7);
		common += n == 2 && row && p[at + 1] >= 0xA1;
	}
	return pairs > 0 && common * 4 >= pairs * 3;
}
