#include "witness/code.h"

#include <string.h>

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int value_of(char c)
{
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* Horner's rule in the field of 32 elements, x^5 + x^2 + 1: each place has a weight of its own, none of them
 * 0 or that of the check character. */
static char check_of(const char *code)
{
	unsigned sum = 0;
	for (int i = 0; i < ZZ_CODE_CHARS - 1; i++) {
		sum = (sum ^ (unsigned)value_of(code[i])) << 1;
		sum = sum & 32 ? sum ^ 0x25 : sum;
	}
	return digits[sum];
}

char *zz_code(enum zz_code_kind kind, const struct zz_sm3 *digest, char out[ZZ_CODE_CHARS + 1])
{
	static const char *const words[] = {"text", "head", "receipt"};
	char text[ZZ_DIGEST_MAX];
	struct zz_buf all = {0};
	zz_buf_printf(&all, "zzsh-code v1\n%s\n%s\n", words[kind], zz_sm3_text(digest, text));
	struct zz_sm3 d = zz_sm3(zz_buf_view(&all));
	zz_buf_free(&all);
	zz_base32(d.byte, ZZ_CODE_CHARS - 1, true, out);
	out[ZZ_CODE_CHARS - 1] = check_of(out);
	out[ZZ_CODE_CHARS] = '\0';
	return out;
}

void zz_code_show(struct zz_buf *out, const char code[ZZ_CODE_CHARS + 1])
{
	for (int i = 0; i < ZZ_CODE_CHARS; i += 4)
		zz_buf_printf(out, "%s%.4s", i ? "-" : "", code + i);
}

static char fold(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

bool zz_code_read(struct zz_str typed, char out[ZZ_CODE_CHARS + 1], bool *slip)
{
	size_t n = 0;
	*slip = false;
	for (size_t i = 0; i < typed.n; i++) {
		char c = fold(typed.p[i]);
		if (c == ' ' || c == '-' || c == '\n')
			continue;
		if (value_of(c) < 0 || n == ZZ_CODE_CHARS)
			return false;
		out[n++] = c;
	}
	if (n != ZZ_CODE_CHARS)
		return false;
	out[n] = '\0';
	*slip = out[ZZ_CODE_CHARS - 1] != check_of(out);
	return !*slip;
}

bool zz_code_good(struct zz_str code)
{
	char out[ZZ_CODE_CHARS + 1];
	bool slip;
	return zz_code_read(code, out, &slip) && zz_str_is(code, out);
}
