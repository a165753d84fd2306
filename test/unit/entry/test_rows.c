/* A record as numbered rows, and ids for branches that come with a name only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "entry/org_id.h"
#include "entry/rows.h"

static const char text[] = "类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n会议地点: 302\n"
						   "出席: [王建国, {姓名: 李敏, 方式: 线上}]\n缺席:\n  - {姓名: 周洁, 事由: 出差}\n"
						   "议题:\n  - 事项: 甲\n    发言: |\n      一\n      二\n"
						   "    表决: {方式: 举手, 赞成: 3, 反对: 0, 弃权: 0}\n  - 乙\n"
						   "同场:\n  - {类型: 党课, 课题: 党章}\n"
						   "更正:\n  - {原文: 'sm3:00', 原因: 丙}\n";

static void rows(void **state)
{
	/* By hand from the text above: kind, owner and corrections are no rows. */
	static const char *const expected[][3] = {
		{"date", "日期", "2026-03-12"},
		{"place", "地点", "302"},
		{"present", "出席", "王建国、李敏（线上）"},
		{"absent", "缺席", "周洁（出差）"},
		{"agenda.1.topic", "议题1 事项", "甲"},
		{"agenda.1.remarks", "议题1 发言", "一 二"},
		{"agenda.1.vote", "议题1 表决", "举手（3，0，0）"},
		{"agenda.2", "议题2", "乙"},
		{"hosted.1.kind", "同场1 类型", "党课"},
		{"hosted.1.title", "同场1 课题", "党章"},
	};
	enum { N = sizeof expected / sizeof expected[0] };
	struct zz_arena a = {0};
	struct zz_findings ignored = {.arena = &a};
	struct zz_rows all = {0};
	(void)state;
	struct zz_node *root = zz_yaml_parse(zz_str(text), ZZ_STR("-"), &a, &ignored);
	assert_non_null(root);
	zz_record_rows(&zz_kinds[ZZ_COMMITTEE_MEETING], root, ZZ_ZH, &a, &all);
	assert_int_equal(all.n, N);
	for (size_t i = 0; i < N; i++)
		if (!zz_str_is(all.at[i].path, expected[i][0]) || !zz_str_is(all.at[i].label, expected[i][1]) ||
			!zz_str_is(all.at[i].text, expected[i][2]))
			fail_msg("row %zu: %.*s %.*s %.*s", i, ZZ_FMT(all.at[i].path), ZZ_FMT(all.at[i].label),
					 ZZ_FMT(all.at[i].text));
	assert_true(zz_str_is(all.at[5].value, "一\n二"));
	assert_int_equal(all.at[3].value.n, 0);
	free(all.at);
	free(ignored.at);
	zz_arena_free(&a);
}

static void ids(void **state)
{
	static const char *const expected[][2] = {
		{"第一支部", "zhb1"},
		{"第十支部", "zhb10"},
		{"第十二党支部", "zhb12"},
		{"第二十支部", "zhb20"},
		{"第21支部", "zhb21"},
		{"信访联合支部", "xflhzb"},
		{"第一小学支部", "dyxxzb"},
		{"Harbour office", "ho"},
		{"第一党支部", "zhb2"}, /* zhb1 is taken: the next that is free */
		{"！", "zhb3"},
	};
	enum { N = sizeof expected / sizeof expected[0] };
	struct zz_init_org orgs[N];
	struct zz_arena a = {0};
	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct zz_str id = zz_org_id_for(zz_str(expected[i][0]), orgs, i, &a);
		if (!zz_str_is(id, expected[i][1]))
			fail_msg("%s: %.*s", expected[i][0], ZZ_FMT(id));
		orgs[i] = (struct zz_init_org){.id = id, .name = zz_str(expected[i][0])};
	}
	zz_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rows), cmocka_unit_test(ids)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
