/* Cleaning of pasted text; expected values follow from the Unicode names of the characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "entry/clean.h"

static struct zz_arena arena;

static void check(const char *pasted, const char *clean, size_t breaks, size_t invisible)
{
	struct zz_cleaned count = {0};
	struct zz_str got = zz_clean_pasted(&arena, zz_str(pasted), &count);
	assert_int_equal(got.n, zz_str(clean).n);
	assert_memory_equal(got.p, clean, got.n);
	assert_int_equal(count.breaks, breaks);
	assert_int_equal(count.invisible, invisible);
}

static void test_clean(void **state)
{
	(void)state;
	check("", "", 0, 0);
	check("赵强：建议与社区结对\n第二行\t完", "赵强：建议与社区结对\n第二行\t完", 0, 0);
	check("一\xE2\x80\xA8二\xE2\x80\xA9三\xC2\x85四", "一\n二\n三\n四", 3, 0); /* LS PS NEL */
	check("一\r\n二\r三\x0B四", "一\n二\n三\n四", 2, 0);                       /* CR LF counts for nothing */
	check("\xEF\xBB\xBF零\xE2\x80\x8B宽\xE2\x81\xA0", "零宽", 0, 3);           /* BOM ZWSP WJ */
	check("党\xC2\xA0建", "党建", 0, 1);                                       /* NBSP between Chinese */
	check("Room\xC2\xA0"
		  "302",
		  "Room 302", 0, 1);
	check("\xE2\x80\xAE"
		  "abc\x01",
		  "abc", 0, 2);              /* RLO, a control character */
	check("¥5 é，", "¥5 é，", 0, 0); /* lead byte C2 and C3, nothing to clean */
}

static void test_said(void **state)
{
	(void)state;
	struct zz_buf out = {0};
	zz_cleaned_text(&out, &(struct zz_cleaned){0, 0}, ZZ_EN);
	assert_int_equal(out.n, 0);
	zz_cleaned_text(&out, &(struct zz_cleaned){2, 7}, ZZ_EN);
	assert_non_null(strstr(out.data, "line separators made line breaks 2"));
	assert_non_null(strstr(out.data, "invisible characters taken out 7"));
	zz_buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_clean), cmocka_unit_test(test_said)};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	zz_arena_free(&arena);
	return failed;
}
