/* Identity and telephone numbers that stand inside of other text: "周洁 13800000000 出差".
 *
 * GB 11643: 17 digits and a check character, formerly 15 digits. Telephones: 11 digits that begin with 13 to
 * 19, also written in groups. Longer numbers and others stay: they may be of documents. */
#include "entry/import_parts.h"

enum { IDENTITY = 18, OLD_IDENTITY = 15, MOBILE = 11 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A run of digits, with single blanks or hyphens inside: bytes it takes, digits it has. */
static size_t run_of(struct zz_str s, size_t *digits)
{
	size_t n = 0, last = 0;
	for (*digits = 0; n < s.n; n++) {
		if (is_digit(s.p[n])) {
			++*digits;
			last = n + 1;
		} else if (s.p[n] != '-' && s.p[n] != ' ') {
			break;
		} else if (n + 1 >= s.n || !is_digit(s.p[n + 1])) {
			break;
		}
	}
	bool check = *digits == IDENTITY - 1 && last < s.n && (s.p[last] == 'X' || s.p[last] == 'x');
	*digits += check;
	return last + check;
}

static bool is_identity(size_t digits)
{
	return digits == IDENTITY || digits == OLD_IDENTITY;
}

static bool is_mobile(struct zz_str run, size_t digits)
{
	return digits == MOBILE && run.p[0] == '1' && run.n > 1 && run.p[1] >= '3';
}

struct zz_str zz_import_masked(struct zz_import *im, struct zz_str text)
{
	struct zz_buf out = {0};
	size_t from = 0, found = 0;
	for (size_t i = 0; i < text.n; i++) {
		size_t digits;
		if (!is_digit(text.p[i]))
			continue;
		size_t n = run_of(zz_str_sub(text, i, text.n), &digits);
		struct zz_str run = zz_str_sub(text, i, i + n);
		if (is_identity(digits) || is_mobile(run, digits)) {
			zz_buf_add(&out, text.p + from, i - from);
			zz_buf_puts(&out, "***");
			from = i + n;
			found++;
			im->identities += is_identity(digits);
			im->phones += !is_identity(digits);
		}
		i += n - 1;
	}
	if (!found)
		return text;
	zz_buf_add(&out, text.p + from, text.n - from);
	struct zz_str masked = zz_arena_str(&im->arena, zz_buf_view(&out));
	zz_buf_free(&out);
	return masked;
}
