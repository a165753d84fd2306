/* Line breaking: expected lines are laid out by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"

static void assert_wrap(const char *before, const char *text, size_t cells, size_t indent,
						const char *expected)
{
	struct zz_buf b = {0};
	zz_buf_puts(&b, before);
	zz_text_wrap(&b, zz_str(text), cells, indent);
	assert_string_equal(b.data, expected);
	zz_buf_free(&b);
}

static void test_chinese(void **state)
{
	(void)state;
	assert_wrap("", "研究三月主题党日方案", 10, 0, "研究三月主\n题党日方案");
	assert_wrap("", "研究三月主题党日方案", 11, 2, "研究三月主\n  题党日方\n  案");
	assert_wrap("", "研究三月主题党日方案", 0, 2, "研究三月主题党日方案");
	assert_wrap("", "", 10, 2, "");
}

/* The mark would be first in its line: the character before it goes down with it. */
static void test_punctuation(void **state)
{
	(void)state;
	assert_wrap("", "研究三月主，题党日", 10, 0, "研究三月\n主，题党日");
	assert_wrap("", "依据《支部工作》。", 8, 0, "依据《支\n部工\n作》。");
	assert_wrap("", "研究三（月）主题", 8, 0, "研究三\n（月）主\n题");
	assert_wrap("", "改正 --理由 甲乙", 9, 0, "改正\n--理由 甲\n乙");
	assert_wrap("", "改正 --理由，甲乙", 9, 0, "改正\n--理由，\n甲乙");
	assert_wrap("", "意见如下……第一条", 9, 0, "意见如\n下……第一\n条");
}

/* A phrase of at most 20 cells that does not fit goes down whole; a longer one is cut where the line ends. 40
 * cells are 20 characters: 16 + 5 do not fit, 16 + 11 would leave the line too short. */
static void test_phrases(void **state)
{
	(void)state;
	assert_wrap("", "一二三四五六七八九十一二三四五，甲乙丙丁戊己", 40, 0,
				"一二三四五六七八九十一二三四五，\n甲乙丙丁戊己");
	assert_wrap("", "一二三四五六七八，甲乙丙丁戊己庚辛壬癸子丑", 40, 0,
				"一二三四五六七八，甲乙丙丁戊己庚辛壬癸子\n丑");
	assert_wrap("", "一二三四五六七八九十一二三四五“甲乙丙丁戊”己", 40, 0,
				"一二三四五六七八九十一二三四五\n“甲乙丙丁戊”己");
	assert_wrap("", "一二三四五六七八九十一二三四五六七八 甲乙丙", 40, 2,
				"一二三四五六七八九十一二三四五六七八\n  甲乙丙");
}

static void test_latin(void **state)
{
	(void)state;
	assert_wrap("", "the quick brown fox", 10, 0, "the quick\nbrown fox");
	assert_wrap("", "the quick brown fox", 9, 2, "the quick\n  brown\n  fox");
	assert_wrap("", "see records/zhb1/2025/2025-08-21.yaml now", 12, 0,
				"see\nrecords/zhb1/2025/2025-08-21.yaml\nnow");
	assert_wrap("", "一二 zzsh amend 三", 9, 0, "一二 zzsh\namend 三");
	assert_wrap("", "到会8人18人", 6, 0, "到会8\n人18人");
}

static void test_labels_and_line_feeds(void **state)
{
	(void)state;
	assert_wrap("事实  ", "到会八人不足半数", 12, 6, "事实  到会八\n      人不足\n      半数");
	/* Nothing stands behind the label yet: a word too long stays there. */
	assert_wrap("file: ", "records/zhb1.yaml", 10, 6, "file: records/zhb1.yaml");
	assert_wrap("first line\n", "一二三", 4, 2, "first line\n一二\n  三");
	assert_wrap("", "一二\n三四五\n\n六", 4, 1, "一二\n 三\n 四\n 五\n\n 六");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chinese),
		cmocka_unit_test(test_punctuation),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_latin),
		cmocka_unit_test(test_labels_and_line_feeds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
