/* Texts as they are compared: names, typed words, the nearest word. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static int32_t fold_name_char(int32_t cp)
{
	switch (cp) {
	case 0x2022:
	case 0x2027:
	case 0x30FB:
	case 0xFF0E:
	case 0xFF65:
		return 0xB7;
	case ' ':
	case '\t':
	case 0xA0:
	case 0x3000:
		return 0;
	default:
		break;
	}
	bool latin = (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
	bool digit = cp >= 0xFF10 && cp <= 0xFF19;
	return latin || digit ? cp - 0xFEE0 : cp;
}

static int32_t half_char(int32_t cp)
{
	if (cp == 0x3000)
		return ' ';
	if (cp == 0x301C) /* the wave dash some input methods give for ～ */
		return '~';
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

/* Maps code points; 0 leaves one out, bytes that are not UTF-8 stay. Neither map makes a sequence
 * longer, so that the copy fits in the length of s. */
static struct zz_str map_text(struct zz_arena *a, struct zz_str s, int32_t (*map)(int32_t))
{
	struct zz_buf b = {0};
	while (s.n) {
		struct zz_str from = s;
		int32_t cp = zz_utf8_next(&s);
		int32_t to = cp < 0 ? cp : map(cp);
		if (to == cp)
			zz_buf_add(&b, from.p, from.n - s.n);
		else if (to > 0)
			zz_utf8_put(&b, to);
	}
	struct zz_str copy = zz_arena_str(a, zz_buf_view(&b));
	zz_buf_free(&b);
	return copy;
}

struct zz_str zz_name_fold(struct zz_arena *a, struct zz_str name)
{
	return map_text(a, name, fold_name_char);
}

struct zz_str zz_text_half(struct zz_arena *a, struct zz_str s)
{
	return map_text(a, s, half_char);
}

static size_t decode(struct zz_str s, int32_t *out)
{
	size_t n = 0;
	while (s.n)
		out[n++] = zz_utf8_next(&s);
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* rows[0] is the row being filled for a[i - 1], rows[1] and rows[2] those before it. Returns the least
 * value of the row: no later row can go below that by more than a swap's step back. */
static size_t fill_row(size_t *const rows[3], const int32_t *a, size_t i, const int32_t *b, size_t nb)
{
	size_t best = rows[0][0] = i;
	for (size_t j = 1; j <= nb; j++) {
		size_t cost = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
		cost = least(cost, least(rows[1][j], rows[0][j - 1]) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			cost = least(cost, rows[2][j - 2] + 1);
		rows[0][j] = cost;
		best = least(best, cost);
	}
	return best;
}

size_t zz_text_distance(struct zz_str a, struct zz_str b, size_t limit)
{
	size_t na = zz_utf8_count(a), nb = zz_utf8_count(b);
	if ((na > nb ? na - nb : nb - na) > limit)
		return limit + 1;
	int32_t *text = zz_malloc((na + nb + 1) * sizeof *text);
	size_t *cells = zz_malloc(3 * (nb + 1) * sizeof *cells);
	size_t *rows[3] = {cells, cells + nb + 1, cells + 2 * (nb + 1)};
	decode(a, text);
	decode(b, text + na);
	for (size_t j = 0; j <= nb; j++)
		rows[0][j] = j;
	size_t last = 0, best = 0;
	for (size_t i = 1; i <= na && least(last, best) <= limit; i++) {
		size_t *oldest = rows[2];
		rows[2] = rows[1];
		rows[1] = rows[0];
		rows[0] = oldest;
		last = best;
		best = fill_row(rows, text, i, text + na, nb);
	}
	size_t distance = least(last, best) > limit ? limit + 1 : least(rows[0][nb], limit + 1);
	free(cells);
	free(text);
	return distance;
}

struct zz_str zz_text_casefold(struct zz_arena *a, struct zz_str s)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n =
		utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &folded,
					 (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
	struct zz_str copy = zz_arena_str(a, n < 0 ? s : (struct zz_str){(const char *)folded, (size_t)n});
	free(folded);
	return copy;
}
