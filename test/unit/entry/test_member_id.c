/* Ids of people. Pinyin is written by hand from 现代汉语词典 and, for surnames, 通用规范汉字字典; the suffix
 * comes from `printf 'NAME\nJOINED\nBRANCH' | openssl sm3`, its first five hexadecimal digits turned into
 * four of Crockford's base32 by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "entry/member_id.h"
#include "entry/pinyin.h"

static void expect_id(const char *name, const char *reading, int year, int month, int day, const char *branch,
					  const char *id)
{
	struct zz_buf out = {0};
	zz_member_id(&out, zz_str(name), zz_str(reading), year ? zz_day_of(year, month, day) : ZZ_NO_DAY,
				 zz_str(branch));
	assert_string_equal(out.data, id);
	zz_buf_free(&out);
}

static void test_ids(void **state)
{
	(void)state;
	expect_id("王建国", NULL, 1998, 6, 20, "zhb1", "wangjianguo-v9fg");             /* da5f0 */
	expect_id("王建国", NULL, 1998, 6, 20, "zhb2", "wangjianguo-wtt7");             /* e6b47 */
	expect_id("李敏", NULL, 2006, 7, 1, "zhb1", "limin-ejbx");                      /* 7497d */
	expect_id("阿依古丽·买买提", NULL, 2001, 7, 1, "zhb3", "ayigulimaimaiti-erht"); /* 7623a */
}

static void test_unknown_joining(void **state)
{
	(void)state;
	expect_id("王建国", NULL, 0, 0, 0, "zhb1", "wangjianguo-d4vb"); /* 6936b, with an empty second line */
}

static void test_surnames(void **state)
{
	(void)state;
	expect_id("单雄信", NULL, 2010, 7, 1, "zhb1", "shanxiongxin-q8c6"); /* ba186; not dan */
}

static void test_given_reading(void **state)
{
	(void)state;
	/* The suffix is of the name, whatever its reading. */
	expect_id("单雄信", "Dan Xiongxin", 2010, 7, 1, "zhb1", "danxiongxin-q8c6");
}

static void test_no_reading(void **state)
{
	(void)state;
	expect_id("𠮷田", NULL, 2010, 7, 1, "zhb1",
			  "m-csz8"); /* 667e8; U+20BB7 has no reading in Unihan's tables */
}

static void expect_reading(const struct zz_pinyin *p, const char *name, const char *full,
						   const char *initials)
{
	struct zz_buf a = {0}, b = {0};
	assert_true(zz_pinyin_of(p, zz_str(name), &a, &b));
	assert_string_equal(a.data, full);
	assert_string_equal(b.data, initials);
	zz_buf_free(&a);
	zz_buf_free(&b);
}

static void test_readings(void **state)
{
	(void)state;
	struct zz_pinyin *p = zz_pinyin_open();
	assert_non_null(p);
	expect_reading(p, "王建国", "wangjianguo", "wjg");
	expect_reading(p, "吕雪", "luxue", "lx");
	expect_reading(p, "仇英", "qiuying", "qy");
	expect_reading(p, "尉迟恭", "yuchigong", "ycg");
	expect_reading(p, "Ivan Petrov", "ivanpetrov", "ip");
	expect_reading(NULL, "WangJG", "wangjg", "w");
	struct zz_buf a = {0}, b = {0};
	assert_false(zz_pinyin_of(p, ZZ_STR("𠮷"), &a, &b));
	assert_int_equal(a.n, 0);
	assert_false(zz_pinyin_of(p, ZZ_STR(""), &a, &b));
	assert_false(zz_pinyin_of(NULL, ZZ_STR("王"), &a, &b));
	zz_buf_free(&a);
	zz_buf_free(&b);
	zz_pinyin_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids),        cmocka_unit_test(test_unknown_joining),
		cmocka_unit_test(test_surnames),   cmocka_unit_test(test_given_reading),
		cmocka_unit_test(test_no_reading), cmocka_unit_test(test_readings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
