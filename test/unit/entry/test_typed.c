/* What people type for fields. Dates counted by hand: 2026-03-12 is the Thursday on which everything is
 * typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "entry/typed.h"
#include "format/emit.h"
#include "model/fields.h"

static struct zz_arena arena;

static struct zz_typing typing(void)
{
	return (struct zz_typing){&arena, zz_day_of(2026, 3, 12), zz_day_of(2026, 3, 10), ZZ_ZH};
}

static void check_day(enum zz_field_id field, const char *typed, const char *wanted)
{
	struct zz_typing t = typing();
	assert_string_equal(zz_typed_day(&zz_fields[field], zz_str(typed), &t).p, wanted);
}

static void test_date_of_sitting(void **state)
{
	(void)state;
	check_day(ZZ_F_DATE, "今天", "2026-03-12");
	check_day(ZZ_F_DATE, "昨天", "2026-03-11");
	check_day(ZZ_F_DATE, "3-12", "2026-03-12");
	check_day(ZZ_F_DATE, "３月１０日", "2026-03-10");
	check_day(ZZ_F_DATE, "12-24", "2025-12-24"); /* the latest that has been */
	check_day(ZZ_F_DATE, "3-13", "2026-03-13");  /* tomorrow, not a year ago: refused later as not yet come */
	check_day(ZZ_F_DATE, "2024-02-29", "2024-02-29");
	check_day(ZZ_F_DATE, "2-30", "2-30"); /* stays as typed, for a finding */
}

static void test_other_dates(void **state)
{
	(void)state;
	check_day(ZZ_F_DEADLINE, "3-20", "2026-03-20"); /* the next from the sitting on */
	check_day(ZZ_F_DEADLINE, "2-20", "2027-02-20");
	check_day(ZZ_F_DEADLINE, "明天", "2026-03-13");
	check_day(ZZ_F_STEP_STUDY, "11-3", "2025-11-03"); /* the last up to the sitting */
	check_day(ZZ_F_STEP_STUDY, "3-11", "2025-03-11");
}

static void test_absolute(void **state)
{
	zz_day day;
	(void)state;
	assert_true(zz_absolute_day(zz_str("2026年3月12日"), &day));
	assert_int_equal(day, zz_day_of(2026, 3, 12));
	assert_false(zz_absolute_day(zz_str("2026-03-12"), &day)); /* ours already */
	assert_false(zz_absolute_day(zz_str("3月12日"), &day));
	assert_false(zz_absolute_day(zz_str("今天"), &day));
	assert_false(zz_absolute_day(zz_str("某天"), &day));
}

static void check_node(enum zz_field_id field, const char *typed, const char *yaml)
{
	struct zz_typing t = typing();
	struct zz_buf out = {0};
	struct zz_node *node = zz_typed_node(&zz_fields[field], zz_str(typed), &t);
	zz_emit_value(&out, node, 0);
	assert_string_equal(out.data, yaml);
	zz_buf_free(&out);
}

static void test_values(void **state)
{
	(void)state;
	check_node(ZZ_F_TIME, "1430-1540", " 14:30-15:40");
	check_node(ZZ_F_TIME, "9点到11点", " 09:00-11:00");
	check_node(ZZ_F_TIME, "上午9点半至11点40分", " 09:30-11:40");
	check_node(ZZ_F_TIME, "下午2点半-3点40", " 14:30-15:40"); /* the second is of the afternoon, too */
	check_node(ZZ_F_TIME, "上午11时—下午１时", " 11:00-13:00");
	check_node(ZZ_F_TIME, "15时", " \"15:00\"");
	check_node(ZZ_F_TIME, "25点到26点", " 25点到26点");
	check_node(ZZ_F_TIME, "9点到", " 9点到");
	check_node(ZZ_F_TIME, "下午", " 下午");
	check_node(ZZ_F_TIME, "１４：３０～１５：４０", " 14:30-15:40");
	check_node(ZZ_F_PLACE, " 302会议室 ", " 302会议室");
	check_node(ZZ_F_FORM, "members-meeting", " 党员大会"); /* words of a table in the ledger's language */
	check_node(ZZ_F_FORM, "什么会", " 什么会");
	check_node(ZZ_F_LAST_YEAR, "yes", " 是");
	check_node(ZZ_F_SIGNED_IN, "１２", " 12");
	check_node(ZZ_F_VOTE, "8/0/1", " {赞成: 8, 反对: 0, 弃权: 1}");
	check_node(ZZ_F_VOTE, "举手 8／0／1", " {方式: 举手, 赞成: 8, 反对: 0, 弃权: 1}");
	check_node(ZZ_F_ELECTION, "{应选: 2, 发出: 9}", " {应选: 2, 发出: 9}");
}

static void test_lists(void **state)
{
	(void)state;
	check_node(ZZ_F_TALKEES, "赵强、李敏，周洁;陈立,", "\n  - 赵强\n  - 李敏\n  - 周洁\n  - 陈立");
	check_node(ZZ_F_CATEGORY, "study，志愿服务", "\n  - 集中学习\n  - 志愿服务");
	check_node(ZZ_F_STUDIED, "《甲、乙》", "\n  - 《甲、乙》"); /* titles hold such signs themselves */
	check_node(ZZ_F_HOSTED, "{类型: 党课}", "\n  - {类型: 党课}");
	check_node(ZZ_F_STUDIED, "[a, b]", " [a, b]");
}

static void test_pieces(void **state)
{
	struct zz_str before, after;
	(void)state;
	assert_true(zz_typed_cut(zz_str("周洁 ＝ 出差"), '=', "＝", &before, &after));
	assert_true(zz_str_is(before, "周洁"));
	assert_true(zz_str_is(after, "出差"));
	assert_true(zz_typed_cut(zz_str("a=b=c"), '=', "＝", &before, &after));
	assert_true(zz_str_is(after, "b=c"));
	assert_false(zz_typed_cut(zz_str("周洁"), '=', "＝", &before, &after));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date_of_sitting), cmocka_unit_test(test_other_dates),
		cmocka_unit_test(test_absolute),        cmocka_unit_test(test_values),
		cmocka_unit_test(test_lists),           cmocka_unit_test(test_pieces),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	zz_arena_free(&arena);
	return failed;
}
