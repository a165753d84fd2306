/* Strings and buffers. Expected values are counted by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/str.h"

static void assert_str(struct zz_str s, const char *text)
{
	if (!zz_str_is(s, text))
		fail_msg("\"%.*s\" is not \"%s\"", ZZ_FMT(s), text);
}

static void test_compare(void **state)
{
	(void)state;
	assert_true(zz_str_eq(zz_str("支委会"), zz_str("支委会")));
	assert_false(zz_str_eq(zz_str("ab"), zz_str("abc")));
	assert_true(zz_str_eq(zz_str(NULL), zz_str("")));
	assert_true(zz_str_is((struct zz_str){0}, ""));
	assert_int_equal(zz_str_cmp(zz_str("a"), zz_str("b")), -1);
	assert_int_equal(zz_str_cmp(zz_str("b"), zz_str("a")), 1);
	assert_int_equal(zz_str_cmp(zz_str("a"), zz_str("ab")), -1);
	assert_int_equal(zz_str_cmp(zz_str("ab"), zz_str("a")), 1);
	assert_int_equal(zz_str_cmp(zz_str(""), (struct zz_str){0}), 0);
	/* Bytes are unsigned: Chinese comes after ASCII whatever char is. */
	assert_int_equal(zz_str_cmp(zz_str("z"), zz_str("中")), -1);
	assert_true(zz_str_starts(zz_str("records/zhb1"), "records/"));
	assert_false(zz_str_starts(zz_str("rec"), "records/"));
	assert_true(zz_str_starts(zz_str("x"), ""));
	assert_true(zz_str_ends(zz_str("a.yaml"), ".yaml"));
	assert_false(zz_str_ends(zz_str("yaml"), ".yaml"));
}

static void test_sub_is_clamped(void **state)
{
	(void)state;
	struct zz_str s = zz_str("abcdef");
	assert_str(zz_str_sub(s, 2, 4), "cd");
	assert_str(zz_str_sub(s, 4, 99), "ef");
	assert_str(zz_str_sub(s, 99, 100), "");
	assert_str(zz_str_sub(s, 4, 2), "");
	assert_str(zz_str_sub((struct zz_str){0}, 0, 5), "");
}

static void test_find(void **state)
{
	(void)state;
	assert_int_equal(zz_str_chr(zz_str("a/b/c"), '/'), 1);
	assert_int_equal(zz_str_chr(zz_str("abc"), '/'), -1);
	assert_int_equal(zz_str_chr((struct zz_str){0}, '/'), -1);
	assert_int_equal(zz_str_find(zz_str("aaab"), zz_str("aab")), 1);
	assert_int_equal(zz_str_find(zz_str("ababab"), zz_str("abb")), -1);
	assert_int_equal(zz_str_find(zz_str("ab"), zz_str("abc")), -1);
	assert_int_equal(zz_str_find(zz_str("ab"), zz_str("")), 0);
	assert_int_equal(zz_str_find(zz_str("研究党费"), zz_str("党费")), 6);
	assert_int_equal(zz_str_find(zz_str("xyz"), zz_str("z")), 2);
}

static void test_trim(void **state)
{
	(void)state;
	assert_str(zz_str_trim(zz_str(" \t　\xC2\xA0 王 建国\r\n　")), "王 建国");
	assert_str(zz_str_trim(zz_str("　\xC2\xA0 ")), "");
	assert_str(zz_str_trim((struct zz_str){0}), "");
	/* U+00E0 is C3 A0: its last byte alone is no blank. */
	assert_str(zz_str_trim(zz_str("à")), "à");
}

static void test_split(void **state)
{
	(void)state;
	struct zz_str rest = zz_str("a,,b,"), piece;
	assert_true(zz_str_split(&rest, ',', &piece));
	assert_str(piece, "a");
	assert_true(zz_str_split(&rest, ',', &piece));
	assert_str(piece, "");
	assert_true(zz_str_split(&rest, ',', &piece));
	assert_str(piece, "b");
	assert_false(zz_str_split(&rest, ',', &piece));
	rest = (struct zz_str){0};
	assert_false(zz_str_split(&rest, ',', &piece));
}

static void test_buffer_grows(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	assert_str(zz_buf_view(&b), "");
	zz_buf_add(&b, NULL, 0);
	zz_buf_puts(&b, "abc");
	zz_buf_putc(&b, '-');
	zz_buf_pad(&b, '.', 3);
	zz_buf_printf(&b, "%d:%s", 42, "x");
	zz_buf_str(&b, ZZ_STR("\0end"));
	assert_int_equal(b.n, 3 + 1 + 3 + 4 + 4);
	assert_memory_equal(b.data, "abc-...42:x\0end", b.n + 1);
	zz_buf_clear(&b);
	assert_string_equal(b.data, "");
	for (int i = 0; i < 100000; i++)
		zz_buf_putc(&b, (char)('a' + i % 26));
	assert_int_equal(b.n, 100000);
	assert_int_equal(b.data[99999], 'a' + 99999 % 26);
	assert_int_equal(b.data[100000], 0);
	zz_buf_free(&b);
	assert_null(b.data);
}

static void test_long_printf(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	zz_buf_printf(&b, "%500d", 7);
	assert_int_equal(b.n, 500);
	assert_int_equal(b.data[499], '7');
	zz_buf_printf(&b, "%s", "");
	assert_int_equal(b.n, 500);
	zz_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),     cmocka_unit_test(test_sub_is_clamped),
		cmocka_unit_test(test_find),        cmocka_unit_test(test_trim),
		cmocka_unit_test(test_split),       cmocka_unit_test(test_buffer_grows),
		cmocka_unit_test(test_long_printf),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
