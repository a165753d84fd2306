#include "entry/changes.h"

#include "base/text.h"

#include <stdlib.h>

enum { CELLS_MOST = 4000000 }; /* of the table of common lines; beyond it the middle is shown as a whole */

struct lines {
	struct zz_str *at;
	size_t n, room;
};

static struct lines lines_of(struct zz_str text)
{
	struct lines l = {0};
	struct zz_str line;
	while (zz_str_split(&text, '\n', &line))
		*ZZ_PUSH(&l) = line;
	return l;
}

static void show(struct zz_buf *out, const char *sign, const struct zz_str *lines, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		zz_buf_puts(out, sign);
		zz_text_safe(out, lines[i]);
		zz_buf_putc(out, '\n');
	}
}

/* table[i * (nb + 1) + k] = length of the longest common sequence of a[i..] and b[k..]. */
static uint32_t *common(const struct zz_str *a, size_t na, const struct zz_str *b, size_t nb)
{
	uint32_t *t = zz_malloc((na + 1) * (nb + 1) * sizeof *t);
	for (size_t i = na; i-- > 0;)
		for (size_t k = nb; k-- > 0;) {
			uint32_t *cell = &t[i * (nb + 1) + k], down = t[(i + 1) * (nb + 1) + k], right = cell[1];
			if (zz_str_eq(a[i], b[k]))
				*cell = t[(i + 1) * (nb + 1) + k + 1] + 1;
			else
				*cell = down > right ? down : right;
		}
	return t;
}

static void compare(struct zz_buf *out, const struct zz_str *a, size_t na, const struct zz_str *b, size_t nb)
{
	if ((na + 1) * (nb + 1) > CELLS_MOST) {
		show(out, "- ", a, na);
		show(out, "+ ", b, nb);
		return;
	}
	uint32_t *t = common(a, na, b, nb);
	size_t i = 0, k = 0;
	while (i < na || k < nb) {
		if (i < na && k < nb && zz_str_eq(a[i], b[k])) {
			i++;
			k++;
		} else if (i < na && (k == nb || t[(i + 1) * (nb + 1) + k] >= t[i * (nb + 1) + k + 1])) {
			show(out, "- ", &a[i++], 1);
		} else {
			show(out, "+ ", &b[k++], 1);
		}
	}
	free(t);
}

void zz_changes(struct zz_buf *out, struct zz_str before, struct zz_str after)
{
	struct lines a = lines_of(before), b = lines_of(after);
	size_t front = 0, na = a.n, nb = b.n;
	while (front < na && front < nb && zz_str_eq(a.at[front], b.at[front]))
		front++;
	while (na > front && nb > front && zz_str_eq(a.at[na - 1], b.at[nb - 1])) {
		na--;
		nb--;
	}
	if (na > front || nb > front)
		compare(out, a.at + front, na - front, b.at + front, nb - front);
	free(a.at);
	free(b.at);
}
