/* Trees as the program writes them: the expected texts follow design section 2 and the header. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "schema_sample.h"

#include "format/emit.h"

#include <stdlib.h>
#include <string.h>

static void expect_canonical(const char *text, enum zz_lang lang, const char *expected)
{
	struct zz_arena arena = {0};
	struct zz_findings findings = {.arena = &arena};
	struct zz_buf out = {0};
	struct zz_node *root = zz_yaml_parse(zz_str(text), ZZ_STR("x"), &arena, &findings);
	assert_non_null(root);
	zz_emit(&out, zz_form_canonical(&meeting_form, root, lang, &arena));
	assert_string_equal(out.data, expected);
	zz_buf_free(&out);
	free(findings.at);
	zz_arena_free(&arena);
}

static const char meeting_english[] = "kind: committee-meeting\n"
									  "branch: zhb1\n"
									  "date: 2026-03-12\n"
									  "time: 14:30-15:40\n"
									  "place: 302会议室\n"
									  "chair: 王建国\n"
									  "recorder: 李敏\n"
									  "present: [王建国, 李敏, 赵强, 陈晓东]\n"
									  "absent:\n"
									  "  - {name: 周洁, reason: travel}\n"
									  "agenda:\n"
									  "  - topic: 研究3月主题党日方案\n"
									  "    remarks: |\n"
									  "      赵强：建议与社区结对支部一起开展……\n"
									  "    decision: 3月20日赴社区开展志愿服务\n"
									  "    owner: 李敏\n"
									  "    deadline: 2026-03-20\n";

static void test_example(void **state)
{
	(void)state;
	expect_canonical(meeting_text, ZZ_ZH, meeting_text);
	expect_canonical(meeting_text, ZZ_EN, meeting_english);
	expect_canonical(meeting_english, ZZ_ZH, meeting_text);
}

/* Another order, other spellings, everything long-winded. */
static void test_from_anything(void **state)
{
	(void)state;
	expect_canonical("agenda:\n"
					 "  - deadline: 2026-03-20\n"
					 "    remarks: \"赵强：建议与社区结对支部一起开展……\\n\"\n"
					 "    事项: 研究3月主题党日方案\n"
					 "    责任人: 李敏\n"
					 "    决议: 3月20日赴社区开展志愿服务\n"
					 "present:\n  - 王建国\n  - name: 李敏\n  - {姓名: 赵强}\n  - 陈晓东\n"
					 "absent: {reason: travel, name: 周洁}\n"
					 "会议日期: '2026-03-12'\n"
					 "recorder:\n  name: 李敏\n"
					 "chair: {name: 王建国}\n"
					 "place: 302会议室\n"
					 "time: 1430－1540\n"
					 "branch: zhb1\n"
					 "kind: committee-meeting\n",
					 ZZ_ZH, meeting_text);
}

static void test_unknown_last(void **state)
{
	(void)state;
	expect_canonical("x-b: 1\n乱: {b: 1, a: [2, {c: d}]}\nx-a: {x: z}\njoint: yes\nkind: 支委会\n", ZZ_ZH,
					 "类型: 支委会\n联合: 是\nx-b: 1\n乱: {b: 1, a: [2, {c: d}]}\nx-a: {x: z}\n");
}

/* A field under two of its names keeps both: a text with one key twice could not be read any more. */
static void test_twice(void **state)
{
	(void)state;
	static const char text[] = "kind: 支委会\njoint: 是\n类型: 党员大会\n";
	expect_canonical(text, ZZ_ZH, "kind: 支委会\n联合: 是\n类型: 党员大会\n");
	expect_canonical(text, ZZ_EN, "kind: committee-meeting\njoint: \"yes\"\n类型: 党员大会\n");
	/* One of them empty is as if it were not there. */
	expect_canonical("kind:\n类型: 支委会\n", ZZ_ZH, "类型: 支委会\n");
	expect_canonical("kind: 支委会\n类型:\n", ZZ_ZH, "类型: 支委会\n");
}

static void test_invalid_kept(void **state)
{
	(void)state;
	expect_canonical(
		"日期: 昨天\n类型: 午餐会\n时间: 下午\n主持: [a, b]\n标签: [a, [b]]\n联合: 也许\n", ZZ_EN,
		"kind: 午餐会\ndate: 昨天\ntime: 下午\nchair: [a, b]\ntags:\n  - a\n  - [b]\njoint: 也许\n");
}

static void test_empty(void **state)
{
	(void)state;
	expect_canonical("地点:\n缺席:\n出席: []\n议题: [a]\n", ZZ_ZH, "出席: []\n缺席: []\n议题: [a]\n");
}

static void test_styles(void **state)
{
	(void)state;
	/* A form with prose in it is never put on one line; its items are bare while only the first field is
	 * there. */
	expect_canonical("议题:\n  - {事项: a}\n  - {事项: b, 表决: {赞成: 8, 反对: 0, 方式: 举手}}\n", ZZ_ZH,
					 "议题:\n  - a\n  - 事项: b\n    表决: {方式: 举手, 赞成: 8, 反对: 0}\n");
	/* An x-… field keeps a person from being bare. */
	expect_canonical("主持: {姓名: 王建国, x-备注: a}\n", ZZ_ZH, "主持: {姓名: 王建国, x-备注: a}\n");
	/* One long item, and all of the list's maps stand in blocks. */
	expect_canonical(
		"缺席:\n  - {姓名: 周洁, 事由: 出差}\n"
		"  - {姓名: 李敏, 事由: 其他, 说明: 这里的说明文字很长很长很长很长很长很长很长很长很长}\n  - 赵强\n",
		ZZ_ZH,
		"缺席:\n  - 姓名: 周洁\n    事由: 出差\n"
		"  - 姓名: 李敏\n    事由: 其他\n    说明: 这里的说明文字很长很长很长很长很长很长很长很长很长\n"
		"  - 赵强\n");
	/* People and maps in one list. */
	expect_canonical("出席: [王建国, {姓名: 李敏, 方式: online}]\n", ZZ_ZH,
					 "出席:\n  - 王建国\n  - {姓名: 李敏, 方式: 线上}\n");
	/* 25 cells are too long for a list on one line. */
	expect_canonical("标签: [aaaaaaaaaaaaaaaaaaaaaaaaa, b]\n", ZZ_ZH,
					 "标签:\n  - aaaaaaaaaaaaaaaaaaaaaaaaa\n  - b\n");
}

static void test_idempotent(void **state)
{
	(void)state;
	static const char text[] = "类型: 支委会\n出席:\n  - 王建国\n  - {姓名: 李敏, 方式: 线上}\n缺席: []\n"
							   "小结: |\n  一\n  二\nx-a: b\n";
	expect_canonical(text, ZZ_ZH, text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_example),      cmocka_unit_test(test_from_anything),
		cmocka_unit_test(test_unknown_last), cmocka_unit_test(test_invalid_kept),
		cmocka_unit_test(test_empty),        cmocka_unit_test(test_styles),
		cmocka_unit_test(test_idempotent),   cmocka_unit_test(test_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
