/* 应到, 实到 and the window of entry. The roster of the sample: 王建国 李敏 赵强 周洁 full members, 陈立 on
 * probation, 孙老 excused; the first three are the committee, the first two group g1. */
#include "ledger_sample.h"

#define PATH_OF(name)  "records/zhb1/2026/2026-03-12-" name ".yaml"
#define MEMBERS(lists) put(PATH_OF("members-meeting"), HEAD_OF("党员大会", "2026-03-12") lists AGENDA_OF)

static struct zz_attendance attendance(const char *id)
{
	struct zz_attendance a;
	load();
	zz_record_attendance(ledger, record("zhb1", id), &a);
	return a;
}

static void counts_members(void **state)
{
	(void)state;
	MEMBERS("出席: [王建国, {姓名: 李敏, 方式: 线上}, 陈立, {姓名: 何文, 身份: 列席}]\n"
			"缺席:\n  - {姓名: 周洁, 事由: 出差}\n");
	struct zz_attendance a = attendance("2026-03-12-members-meeting");
	assert_true(a.known);
	assert_int_equal(a.due, 5); /* without 孙老 */
	assert_int_equal(a.present, 3);
	assert_int_equal(a.online, 1);
	assert_int_equal(a.absent, 1);
	assert_int_equal(a.unaccounted, 1); /* 赵强 */
	assert_int_equal(a.voters_due, 4);  /* without 陈立 */
	assert_int_equal(a.voters_present, 2);
	assert_int_equal(a.listed_present, 3); /* without the guest */
	assert_int_equal(a.listed_absent, 1);
}

/* An excused member who comes is due like everybody else; one who is listed as absent is not. */
static void excused_members_count_only_if_they_came(void **state)
{
	(void)state;
	MEMBERS("出席: [王建国, 李敏, 赵强, 周洁, 陈立, 孙老]\n");
	struct zz_attendance a = attendance("2026-03-12-members-meeting");
	assert_int_equal(a.due, 6);
	assert_int_equal(a.present, 6);
	assert_int_equal(a.voters_due, 5);
	MEMBERS("出席: [王建国, 李敏, 赵强, 周洁, 陈立]\n缺席:\n  - {姓名: 孙老, 事由: 长期病休}\n");
	a = attendance("2026-03-12-members-meeting");
	assert_int_equal(a.due, 5);
	assert_int_equal(a.absent, 0);
	assert_int_equal(a.listed_absent, 1);
}

static void each_kind_calls_its_own(void **state)
{
	(void)state;
	put(PATH_OF("group-meeting-g1"),
		HEAD_OF("党小组会", "2026-03-12") "党小组: g1\n出席: [王建国, 李敏]\n" AGENDA_OF);
	put(PATH_OF("organization-life-meeting"),
		HEAD_OF("组织生活会", "2026-03-12") "形式: 支委会\n出席: [王建国, 李敏]\n");
	put(PATH_OF("heart-talk-ab12"),
		"类型: 谈心谈话\n支部: zhb1\n日期: 2026-03-12\n主题: 思想\n谈话人: 王建国\n谈话对象: 李敏\n");
	assert_int_equal(attendance("2026-03-12-committee-meeting").due, 3);
	assert_int_equal(attendance("2026-03-12-group-meeting-g1").due, 2);
	assert_int_equal(attendance("2026-03-12-organization-life-meeting").due, 3);
	struct zz_attendance a = attendance("2026-03-12-heart-talk-ab12");
	assert_int_equal(a.due, 0);
	assert_false(a.known);
}

static void a_later_roster_changes_no_list(void **state)
{
	(void)state;
	struct zz_attendance a = attendance("2026-03-12-committee-meeting");
	assert_int_equal(a.listed_present, 2);
	put("branches/zhb1.yaml",
		"名称: 第一支部\n成立: 2020-01-01\n党员:\n  - {姓名: 王建国, 入党: 2000-07-01, 转正: 2001-07-01}\n");
	a = attendance("2026-03-12-committee-meeting");
	assert_int_equal(a.listed_present, 2);
	assert_int_equal(a.listed_absent, 1);
}

/* Somebody who is only in a list of those absent says nothing of the others. */
static void without_a_list_nothing_is_known(void **state)
{
	(void)state;
	MEMBERS("缺席:\n  - {姓名: 周洁, 事由: 出差}\n");
	assert_false(attendance("2026-03-12-members-meeting").known);
	MEMBERS("出席: []\n");
	assert_true(attendance("2026-03-12-members-meeting").known);
}

static void an_election_leaves_out_by_decision(void **state)
{
	(void)state;
	MEMBERS("出席: [王建国, 李敏, 赵强, 陈立]\n选举:\n  不计入应到: [周洁]\n");
	struct zz_attendance a = attendance("2026-03-12-members-meeting");
	assert_int_equal(a.due, 4);
	assert_int_equal(a.unaccounted, 0);
	assert_int_equal(a.voters_due, 3);
}

/* 30 September 2026 is a Wednesday; the holiday of 2026 lasts from 1 to 7 October, and Saturday 10 October is
 * worked (国务院办公厅关于2026年部分节假日安排的通知): 8, 9 and 10 October are the three working days. */
static void the_window_knows_holidays(void **state)
{
	(void)state;
	put("records/zhb1/2026/2026-09-30-committee-meeting.yaml", HEAD_OF("支委会", "2026-09-30"));
	load_on(day(2026, 12, 31));
	assert_int_equal(zz_record_window(ledger, record("zhb1", "2026-09-30-committee-meeting")),
					 day(2026, 10, 10));
}

/* Two days, Thursday 12 and Friday 13 March 2026: counted from the Friday. */
static void the_window_follows_the_last_day(void **state)
{
	(void)state;
	put(MEETING, HEAD_OF("支委会", "2026-03-12") "结束日期: 2026-03-13\n");
	load();
	assert_int_equal(zz_record_window(ledger, &ledger->records[0]), day(2026, 3, 18));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LEDGER_TEST(counts_members),
		LEDGER_TEST(excused_members_count_only_if_they_came),
		LEDGER_TEST(each_kind_calls_its_own),
		LEDGER_TEST(a_later_roster_changes_no_list),
		LEDGER_TEST(without_a_list_nothing_is_known),
		LEDGER_TEST(an_election_leaves_out_by_decision),
		LEDGER_TEST(the_window_knows_holidays),
		LEDGER_TEST(the_window_follows_the_last_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
