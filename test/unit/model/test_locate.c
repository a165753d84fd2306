/* Where findings stand. Lines and columns were counted by hand in the texts below, in code points from 1. */
#include "ledger_sample.h"

static void load_and_locate(const char *path, const char *text)
{
	put(path, text);
	load();
	zz_ledger_locate(ledger, &ledger->findings);
}

#define assert_at(f, line_, column_, length_)                                                                \
	do {                                                                                                     \
		assert_non_null(f);                                                                                  \
		assert_int_equal((f)->line, (line_));                                                                \
		assert_int_equal((f)->column, (column_));                                                            \
		assert_int_equal((f)->length, (length_));                                                            \
	} while (0)

static void finds_items_of_flow_lists(void **state)
{
	(void)state;
	load_and_locate(MEETING,
					HEAD_OF("支委会", "2026-03-12") "出席: [王建国, 李敏, 赵强, 无名氏]\n" AGENDA_OF);
	assert_at(find("person-unknown"), 8, 19,
			  3); /* 出席: [王建国, 李敏, 赵强, = 18 characters with the blank */
}

static void finds_items_of_block_lists(void **state)
{
	(void)state;
	load_and_locate(
		MEETING,
		HEAD_OF("支委会", "2026-03-12") "出席:\n  - 王建国\n  - 李敏\n缺席:\n  - {姓名: 赵强, 事由: 出差}\n"
										"  - {姓名: 李敏, 事由: 病假}\n" AGENDA_OF);
	assert_at(find("person-twice"), 13, 5, 16);
}

/* A list over several lines is marked at its key. */
static void marks_long_values_at_their_key(void **state)
{
	(void)state;
	load_and_locate(MEETING, HEAD_OF("支委会", "2026-03-12") "出席:\n  - 王建国\n  - 李敏\n" AGENDA_OF);
	assert_at(find("unaccounted"), 8, 1, 2);
}

static void finds_values(void **state)
{
	(void)state;
	load_and_locate("records/zhb1/2026/2026-03-20-committee-meeting.yaml", MEETING_TEXT);
	assert_at(find("path-mismatch"), 3, 5, 10);
}

static void finds_places_in_other_files(void **state)
{
	(void)state;
	load_and_locate("waivers/2026-03-01-ab12.yaml",
					"规则: x\n对象: zhb7\n理由: 防汛\n批准: 机关党委\n日期: 2026-03-01\n");
	assert_at(find("reference-unknown"), 2, 5, 4);
	load_and_locate(
		"followups/zhb1/2026/2026-03-14-explanation-ab12.yaml",
		"类型: 说明\n记录: 2026-03-13-committee-meeting\n日期: 2026-03-14\n经手: 李敏\n内容: 无\n");
	assert_at(find("reference-unknown"), 2, 5, 28);
}

static void findings_are_sorted(void **state)
{
	(void)state;
	put("records/zhb1/2026/2026-03-20-committee-meeting.yaml", MEETING_TEXT "胡写: 1\n");
	put("genesis.yaml", "格式: 1\n盐: x\n日期: 2026-01-01\n多余: 1\n");
	load_and_locate(MEETING,
					HEAD_OF("支委会", "2026-03-12") "出席: [王建国, 甲, 乙]\n签到人数: 9\n" AGENDA_OF);
	assert_true(ledger->findings.n > 5);
	for (size_t i = 1; i < ledger->findings.n; i++) {
		const struct zz_finding *a = &ledger->findings.at[i - 1], *b = &ledger->findings.at[i];
		int order = zz_str_cmp(a->path, b->path);
		assert_true(order < 0 || (order == 0 && a->line <= b->line));
		if (order == 0 && a->line == b->line)
			assert_true(a->column <= b->column);
	}
}

/* Findings about the whole of something have no line; neither has a file that is gone. */
static void leaves_the_rest_alone(void **state)
{
	(void)state;
	load_and_locate("records/zhb1/2026/2026-02-10-committee-meeting.yaml", "类型: 支委会\n支部: [zhb1\n");
	assert_int_equal(find("unreadable")->line, 0);
	struct zz_findings none = {.arena = &ledger->arena};
	zz_ledger_locate(ledger, &none);
	struct zz_finding *f = zz_finding_add(&none, find("unreadable")->def, NULL, 0);
	f->path = ZZ_STR("records/zhb1/2020/gone.yaml");
	f->part = ZZ_STR("date");
	zz_ledger_locate(ledger, &none);
	assert_int_equal(none.at[0].line, 0);
	free(none.at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LEDGER_TEST(finds_items_of_flow_lists),      LEDGER_TEST(finds_items_of_block_lists),
		LEDGER_TEST(marks_long_values_at_their_key), LEDGER_TEST(finds_values),
		LEDGER_TEST(finds_places_in_other_files),    LEDGER_TEST(findings_are_sorted),
		LEDGER_TEST(leaves_the_rest_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
