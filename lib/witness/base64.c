#include "witness/base64.h"

#include <string.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void zz_base64(struct zz_buf *out, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i += 3) {
		size_t left = n - i;
		unsigned held = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
						(left > 2 ? bytes[i + 2] : 0);
		zz_buf_putc(out, digits[held >> 18 & 63]);
		zz_buf_putc(out, digits[held >> 12 & 63]);
		zz_buf_putc(out, left > 1 ? digits[held >> 6 & 63] : '=');
		zz_buf_putc(out, left > 2 ? digits[held & 63] : '=');
	}
}

static int value_of(char c)
{
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

ptrdiff_t zz_base64_read(struct zz_str text, uint8_t *out, size_t most)
{
	size_t pad = zz_str_ends(text, "==") ? 2 : zz_str_ends(text, "=") ? 1 : 0, n = 0;
	unsigned held = 0, bits = 0;
	if (text.n % 4)
		return -1;
	for (size_t i = 0; i < text.n - pad; i++) {
		int value = value_of(text.p[i]);
		if (value < 0)
			return -1;
		held = (held << 6 | (unsigned)value) & 0xffff;
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		if (n == most)
			return -1;
		out[n++] = (uint8_t)(held >> bits);
	}
	return held & ((1u << bits) - 1) ? -1 : (ptrdiff_t)n;
}
