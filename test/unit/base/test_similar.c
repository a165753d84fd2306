/* Shingles, their Jaccard index and signatures. Sets counted by hand; that a signature estimates the index is
 * held over many random pairs of known index (standard error of the mean of 400 estimates of 80 values:
 * 0.003). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/similar.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static struct zz_shingles set_of(const char *text)
{
	struct zz_code_points cps = {0};
	struct zz_shingles s = {0};
	struct zz_str rest = zz_str(text);
	for (int32_t cp; (cp = zz_utf8_next(&rest)) != -1;)
		*ZZ_PUSH(&cps) = cp;
	zz_shingles_of(&s, &cps);
	free(cps.at);
	zz_shingles_settle(&s);
	return s;
}

static void folds_characters(void **state)
{
	(void)state;
	static const struct {
		int32_t cp, to;
	} rows[] = {
		{'A', 'a'},
		{'z', 'z'},
		{'7', ZZ_FOLD_NUMBER},
		{0xFF17, ZZ_FOLD_NUMBER}, /* ７ */
		{0xFF21, 'a'},
		{0x4E2D, 0x4E2D},
		{0x4E03, ZZ_FOLD_NUMBER},
		{0x3007, ZZ_FOLD_NUMBER}, /* 七 〇 */
		{0x3002, 0},
		{' ', 0},
		{0x3000, 0},
		{0xFF0C, 0}, /* 。 ， */
		{0x20BB7, 0x20BB7},
		{0xC9, 0xE9},
		{'-', 0},
		{'\n', 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(zz_fold_char(rows[i].cp), rows[i].to);
}

/* "abcd": abc bcd. "xabcd": xab abc bcd. Two of three. */
static void counts_shared(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		size_t na, nb, shared;
	} rows[] = {
		{"abcd", "xabcd", 2, 3, 2}, {"abcabc", "abc", 3, 1, 1},
		{"ab", "ab", 0, 0, 0},      {"学习文件精神", "学习文件精神", 4, 4, 4},
		{"abcd", "wxyz", 2, 2, 0},  {"", "abc", 0, 1, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct zz_shingles a = set_of(rows[i].a), b = set_of(rows[i].b);
		assert_int_equal(a.n, rows[i].na);
		assert_int_equal(b.n, rows[i].nb);
		assert_int_equal(zz_shingles_shared(&a, &b), rows[i].shared);
		free(a.at);
		free(b.at);
	}
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 1;
}

/* Two sets of `both` common members and `own` of each: index both / (both + 2 own). Returns how often, of 400
 * pairs, a band is shared, and the mean of the estimates in thousandths. */
static unsigned pairs_of(size_t both, size_t own, unsigned *mean)
{
	enum { PAIRS = 400 };
	uint64_t seed = 7;
	unsigned banded = 0;
	unsigned long alike = 0;
	for (unsigned k = 0; k < PAIRS; k++) {
		struct zz_shingles a = {0}, b = {0};
		struct zz_signature x, y;
		bool shared = false;
		for (size_t i = 0; i < both + own; i++)
			*ZZ_PUSH(&a) = next(&seed);
		for (size_t i = 0; i < both + own; i++)
			*ZZ_PUSH(&b) = i < both ? a.at[i] : next(&seed);
		assert_true(zz_signature_of(&x, &a) && zz_signature_of(&y, &b));
		for (unsigned i = 0; i < ZZ_SIGNATURE_BANDS; i++)
			shared |= zz_signature_band(&x, i) == zz_signature_band(&y, i);
		banded += shared;
		alike += zz_signature_alike(&x, &y);
		free(a.at);
		free(b.at);
	}
	*mean = (unsigned)(alike * 1000 / ((unsigned long)PAIRS * ZZ_SIGNATURE));
	return banded;
}

static void signatures_estimate(void **state)
{
	(void)state;
	unsigned mean, banded;
	banded = pairs_of(340, 30, &mean); /* 340/400 = 0.85; 1 - (1 - 0.85^5)^16 = 0.9998 */
	assert_in_range(mean, 840, 860);
	assert_true(banded >= 398);
	banded = pairs_of(80, 10, &mean); /* 0.8, small sets: 0.998 */
	assert_in_range(mean, 785, 815);
	assert_true(banded >= 385);
	banded = pairs_of(80, 160, &mean); /* 0.2; 0.005, so 2 of 400 */
	assert_in_range(mean, 190, 210);
	assert_true(banded <= 12);
	banded = pairs_of(0, 300, &mean);
	assert_in_range(mean, 0, 2);
	assert_int_equal(banded, 0);
}

static void order_and_repetition_do_not_matter(void **state)
{
	(void)state;
	struct zz_shingles a = set_of("王建国同志讲了一课"), b = {0}, none = {0};
	struct zz_signature x, y;
	for (size_t i = a.n; i-- > 0;)
		*ZZ_PUSH(&b) = a.at[i], *ZZ_PUSH(&b) = a.at[i];
	assert_true(zz_signature_of(&x, &a) && zz_signature_of(&y, &b));
	assert_memory_equal(&x, &y, sizeof x);
	assert_false(zz_signature_of(&x, &none));
	free(a.at);
	free(b.at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_characters),
		cmocka_unit_test(counts_shared),
		cmocka_unit_test(signatures_estimate),
		cmocka_unit_test(order_and_repetition_do_not_matter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
