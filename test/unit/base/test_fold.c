/* Folding of names and typed words, distance between words (counted by hand). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"

#include <string.h>

/* Unicode: É (U+00C9) folds to é; e with U+0301 is its decomposed form; ß folds to ss. Chinese stays. */
static void folds_case_and_normal_form(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	static const char *const same[][2] = {
		{"A.JPG", "a.jpg"},
		{"caf\xc3\x89", "cafe\xcc\x81"},
		{"STRASSE", "stra\xc3\x9f"
					"e"},
	};
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
		assert_true(
			zz_str_eq(zz_text_casefold(&a, zz_str(same[i][0])), zz_text_casefold(&a, zz_str(same[i][1]))));
	assert_true(zz_str_is(zz_text_casefold(&a, ZZ_STR("签到表")), "签到表"));
	assert_false(zz_str_eq(zz_text_casefold(&a, ZZ_STR("a.jpg")), zz_text_casefold(&a, ZZ_STR("b.jpg"))));
	assert_true(zz_str_is(zz_text_casefold(&a, ZZ_STR("\xff")), "\xff")); /* no UTF-8: as it is */
	assert_int_equal(zz_text_casefold(&a, ZZ_STR("")).n, 0);
	zz_arena_free(&a);
}

static void test_names(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	static const char *const same[] = {"阿不都·热西提",   "阿不都•热西提",          "阿不都‧热西提",
									   "阿不都・热西提",  "阿不都．热西提",         "阿不都･热西提",
									   "阿不都 · 热西提", "　阿不都·\xC2\xA0热西提"};
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
		assert_string_equal(zz_name_fold(&a, zz_str(same[i])).p, same[0]);
	assert_string_equal(zz_name_fold(&a, zz_str("王　勇")).p, "王勇");
	assert_string_equal(zz_name_fold(&a, zz_str("张三（Ａｂ１）")).p, "张三（Ab1）");
	assert_string_equal(zz_name_fold(&a, zz_str("")).p, "");
	/* Rare characters and bad bytes stay. */
	assert_string_equal(zz_name_fold(&a, zz_str("𠮷\xFF")).p, "𠮷\xFF");
	zz_arena_free(&a);
}

static void test_half(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	assert_string_equal(zz_text_half(&a, zz_str("２０２６－０３－１２　１４：３０～１５：４０")).p,
						"2026-03-12 14:30~15:40");
	assert_string_equal(zz_text_half(&a, zz_str("３月１２日，ａＢ／！")).p, "3月12日,aB/!");
	assert_string_equal(zz_text_half(&a, zz_str("14:30〜15:40")).p, "14:30~15:40");
	assert_string_equal(zz_text_half(&a, zz_str("支部。、")).p, "支部。、");
	zz_arena_free(&a);
}

static void test_distance(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		size_t limit, expected;
	} table[] = {
		{"", "", 3, 0},
		{"", "abc", 3, 3},
		{"abc", "", 3, 3},
		{"kitten", "sitting", 5, 3},
		{"kitten", "sitting", 2, 3}, /* cut at limit + 1 */
		{"kitten", "sitting", 1, 2},
		{"kitten", "zzzzzzz", 2, 3},
		{"chekc", "check", 2, 1}, /* two neighbours changed places */
		{"ab", "ba", 2, 1},
		{"ca", "abc", 5, 3}, /* restricted: a place is touched once */
		{"党员大会", "党元大会", 2, 1},
		{"支委会", "支会委", 2, 1},
		{"缺席", "出席", 2, 1},
		{"abc", "abc", 0, 0},
		{"abc", "abd", 0, 1},
		{"a", "abcdefgh", 2, 3},
	};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		size_t d = zz_text_distance(zz_str(table[i].a), zz_str(table[i].b), table[i].limit);
		if (d != table[i].expected)
			fail_msg("%s / %s: %zu", table[i].a, table[i].b, d);
	}
}

/* A swap looks two rows back: cutting early must not lose it. */
static void test_distance_is_the_same_under_any_limit(void **state)
{
	(void)state;
	static const char *const words[] = {"",       "ab",     "ba",     "abcd",   "badc",  "xabcd", "abcdx",
										"dcba",   "aabb",   "bbaa",   "abab",   "baba",  "acbd",  "cadb",
										"支委会", "委支会", "支部会", "党委会", "会委支"};
	const size_t n = sizeof words / sizeof words[0];
	for (size_t i = 0; i < n * n; i++) {
		struct zz_str a = zz_str(words[i / n]), b = zz_str(words[i % n]);
		size_t whole = zz_text_distance(a, b, 100);
		assert_int_equal(whole, zz_text_distance(b, a, 100));
		for (size_t limit = 0; limit < 6; limit++)
			assert_int_equal(zz_text_distance(a, b, limit), whole > limit ? limit + 1 : whole);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_case_and_normal_form),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_half),
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_distance_is_the_same_under_any_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
