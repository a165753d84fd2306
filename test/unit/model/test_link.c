/* People, groups, organisations and references of records, against the roster of the held day. */
#include "ledger_sample.h"

#define RECORD(lists) HEAD_OF("支委会", "2026-03-12") lists AGENDA_OF

static void put_meeting(const char *text)
{
	put(MEETING, text);
	load();
}

static int32_t person(const char *name)
{
	for (uint32_t i = 0; i < ledger->roster.npeople; i++)
		if (zz_str_is(zz_intern_str(&ledger->words, ledger->roster.people[i].name), name))
			return (int32_t)i;
	fail_msg("nobody named %s", name);
	return -1;
}

static void finds_the_people(void **state)
{
	(void)state;
	load();
	assert_clean();
	const struct zz_record *r = &ledger->records[0];
	assert_int_equal(r->chair.person, person("王建国"));
	assert_int_equal(r->recorder.person, person("李敏"));
	const struct zz_attendee *present = r->present.at, *absent = r->absent.at;
	assert_int_equal(present[1].who.person, person("李敏"));
	assert_int_equal(absent[0].who.person, person("赵强"));
}

/* One unknown name is one finding, wherever it stands in the record. */
static void asks_about_unknown_people_once(void **state)
{
	(void)state;
	put_meeting(
		"类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n时间: 14:30-15:40\n地点: 302\n主持: 王建囯\n记录: 李敏\n"
		"出席: [王建囯, 李敏, 赵强]\n" AGENDA_OF);
	assert_int_equal(count("person-unknown"), 1);
	const struct zz_finding *f = find("person-unknown");
	assert_int_equal(f->severity, ZZ_QUESTION);
	assert_view(f->part, "present.1");
	assert_view(f->path, MEETING);
	assert_string_equal(text_of(f), "名册中没有“王建囯”（2026-03-12）");
	assert_int_equal(ledger->records[0].chair.person, -1);
	assert_int_equal(count("unaccounted"), 1); /* the misspelt one is missing */
	assert_non_null(strstr(text_of(find("unaccounted")), "：王建国"));
}

static void lists_candidates_of_one_name(void **state)
{
	(void)state;
	put_meeting(RECORD("出席: [王建国, 李敏, 赵强, {姓名: 王伟, 身份: 成员}]\n"));
	assert_int_equal(count("person-ambiguous"), 1);
	assert_int_equal(find("person-ambiguous")->severity, ZZ_INCOMPLETE);
	assert_string_equal(text_of(find("person-ambiguous")), "“王伟”不止一人：wangwei1 wangwei2");
	put_meeting(RECORD("出席: [王建国, 李敏, 赵强, {姓名: 王伟, 编号: wangwei2, 身份: 列席}]\n"));
	assert_clean();
}

static void guests_may_be_anybody(void **state)
{
	(void)state;
	put_meeting(
		"类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n时间: 14:30-15:40\n地点: 302\n主持: 张书记\n记录: 何文\n"
		"出席: [王建国, 李敏, 赵强, {姓名: 钱工, 身份: 列席}, {姓名: 吴工, 身份: 寄挂}]\n"
		"列席: [张书记（市直机关工委）, {姓名: 何文, 单位: 市直机关工委}]\n" AGENDA_OF);
	assert_clean();
}

static void lecturers_may_be_anybody(void **state)
{
	(void)state;
	put("records/zhb1/2026/2026-03-18-party-lesson.yaml",
		HEAD_OF("党课", "2026-03-18") "课题: 学习条例\n授课人: 何教授\n学时: 2\n出席: [王建国, 李敏, 赵强, "
									  "周洁, 陈立]\n");
	load();
	assert_clean();
}

static void one_person_stands_once(void **state)
{
	(void)state;
	put_meeting(RECORD(
		"出席: [王建国, 李敏, 王建国]\n缺席:\n  - {姓名: 赵强, 事由: 出差}\n  - {姓名: 李敏, 事由: 病假}\n"));
	assert_int_equal(count("person-twice"), 2);
	assert_int_equal(find("person-twice")->severity, ZZ_QUESTION);
	assert_view(find_nth("person-twice", 0)->part, "present.3");
	assert_string_equal(text_of(find_nth("person-twice", 0)), "“王建国”在出席名单中出现两次");
	assert_view(find_nth("person-twice", 1)->part, "absent.2");
	assert_string_equal(text_of(find_nth("person-twice", 1)), "“李敏”既列为出席，又列为缺席");
}

/* 周洁 is a member, but not of the committee; 刘洋 is of another branch. */
static void asks_who_came_without_being_due(void **state)
{
	(void)state;
	put_meeting(RECORD("出席: [王建国, 李敏, 赵强, 周洁, 刘洋]\n"));
	assert_int_equal(count("attendee-not-due"), 2);
	assert_int_equal(find("attendee-not-due")->severity, ZZ_QUESTION);
	assert_view(find("attendee-not-due")->part, "present.4");
	put_meeting(RECORD("出席: [王建国, 李敏, 赵强, {姓名: 周洁, 身份: 列席}, 刘洋]\n联合: [zhb2]\n"));
	assert_clean();
}

/* The window of 12 March 2026, a Thursday, ends on Tuesday the 17th. */
static void asks_for_the_unaccounted_after_the_window(void **state)
{
	(void)state;
	put(MEETING, RECORD("出席: [王建国, 李敏]\n"));
	load_on(day(2026, 3, 17));
	assert_int_equal(count("unaccounted"), 1);
	assert_int_equal(find("unaccounted")->severity, ZZ_INFO);
	load_on(day(2026, 3, 18));
	assert_int_equal(find("unaccounted")->severity, ZZ_QUESTION);
	assert_string_equal(text_of(find("unaccounted")), "应到而记录中既未列出席、也未列缺席：赵强");
	put(MEETING, HEAD_OF("支委会", "2026-03-12") AGENDA_OF);
	load();
	assert_int_equal(count("unaccounted"), 0); /* without any list only the element is missing */
	assert_int_equal(count("element-missing"), 1);
}

/* Two on the spot and one online; a guest may have signed or not: 2, 3 and 4 are possible. */
static void asks_about_other_numbers_of_signatures(void **state)
{
	(void)state;
	static const char *const lists =
		"出席: [王建国, 李敏, {姓名: 赵强, 方式: 线上}]\n列席: [何文]\n签到人数: ";
	for (int n = 1; n <= 5; n++) {
		char text[1024];
		snprintf(text, sizeof text, HEAD_OF("支委会", "2026-03-12") "%s%d\n" AGENDA_OF, lists, n);
		put_meeting(text);
		assert_int_equal(count("sign-in-differs"), n == 1 || n == 5);
	}
	assert_string_equal(text_of(find("sign-in-differs")), "签到5人，出席名单3人，两处不一致");
}

static void asks_about_unknown_owner_and_group(void **state)
{
	(void)state;
	put("records/zhb9/2026/2026-03-12-committee-meeting.yaml",
		"类型: 支委会\n支部: zhb9\n日期: 2026-03-12\n时间: 9:00-10:00\n地点: 302\n主持: 谁\n记录: 谁\n出席: "
		"[谁]\n" AGENDA_OF);
	put("records/zhb1/2026/2026-03-13-group-meeting-g7.yaml",
		HEAD_OF("党小组会", "2026-03-13") "党小组: g7\n出席: [王建国, 李敏]\n" AGENDA_OF);
	load();
	print_findings();
	assert_int_equal(count("owner-unknown"), 1);
	assert_int_equal(find("owner-unknown")->severity, ZZ_INCOMPLETE);
	assert_int_equal(record("zhb9", "2026-03-12-committee-meeting")->org, -2);
	assert_int_equal(count("person-unknown"), 0);
	assert_int_equal(count("group-unknown"), 1);
}

/* A branch whose file cannot be read is one finding, not one for each of its people. */
static void unreadable_rosters_accuse_nobody(void **state)
{
	(void)state;
	put("branches/zhb1.yaml", "名称: [\n");
	load();
	assert_int_equal(count("unreadable"), 1);
	assert_int_equal(count("person-unknown"), 0);
	assert_int_equal(count("owner-unknown"), 0);
	assert_int_equal(ledger->records[0].chair.person, -1);
}

#define TALK(suffix, talkers, talkees)                                                                       \
	put("records/zhb1/2026/2026-03-16-heart-talk-" suffix ".yaml",                                           \
		"类型: 谈心谈话\n支部: zhb1\n日期: 2026-03-16\n主题: 思想\n谈话人: [" talkers                        \
		"]\n谈话对象: [" talkees "]\n")

static uint8_t relation(const char *id)
{
	return record("zhb1", id)->relation;
}

static void computes_the_relation_of_a_talk(void **state)
{
	(void)state;
	TALK("aaa1", "王建国", "李敏");
	TALK("aaa2", "王建国", "周洁");
	TALK("aaa3", "周洁", "赵强");
	TALK("aaa4", "周洁", "陈立");
	TALK("aaa5", "刘洋", "王建国");
	TALK("aaa6", "无名氏", "王建国");
	load();
	assert_int_equal(relation("2026-03-16-heart-talk-aaa1"), ZZ_RELATION_CC);
	assert_int_equal(relation("2026-03-16-heart-talk-aaa2"), ZZ_RELATION_CM);
	assert_int_equal(relation("2026-03-16-heart-talk-aaa3"), ZZ_RELATION_CM);
	assert_int_equal(relation("2026-03-16-heart-talk-aaa4"), ZZ_RELATION_MM);
	assert_int_equal(relation("2026-03-16-heart-talk-aaa5"), ZZ_RELATION_OM);
	assert_int_equal(relation("2026-03-16-heart-talk-aaa6"), 0);
	assert_int_equal(count("person-unknown"), 1);
	assert_view(find("person-unknown")->part, "talkers.1");
	assert_int_equal(count("record-twice"), 0); /* many talks on one day */
}

static void asks_about_references_to_nothing(void **state)
{
	(void)state;
	put_meeting(MEETING_TEXT "接续: 2026-03-11-party-lesson\n联合: [zhb2, zhb8, 邻市第二支部]\n");
	assert_int_equal(count("reference-unknown"), 2);
	assert_string_equal(text_of(find("reference-unknown")),
						"接续指向的“2026-03-11-party-lesson”不在本台账中");
	assert_view(find_nth("reference-unknown", 1)->part, "joint_with.2");
	put(MEETING, MEETING_TEXT);
	put("followups/zhb1/2026/2026-03-14-explanation-ab12.yaml",
		"类型: 说明\n记录: 2026-03-13-committee-meeting\n日期: 2026-03-14\n经手: 李敏\n内容: 无\n");
	put("waivers/2026-03-01-ab12.yaml",
		"规则: x\n对象: zhb7\n理由: 防汛\n批准: 机关党委\n日期: 2026-03-01\n");
	load();
	assert_int_equal(count("reference-unknown"), 2);
	assert_view(find_nth("reference-unknown", 0)->part, "record");
	assert_view(find_nth("reference-unknown", 1)->part, "subject");
}

static void put_withdrawal(const char *text)
{
	struct zz_sm3 digest = zz_sm3(zz_str(text));
	char hex[ZZ_DIGEST_MAX], file[512];
	snprintf(file, sizeof file,
			 "类型: 撤回\n记录: 2026-03-12-committee-meeting\n日期: 2026-03-20\n经手: 李敏\n原文: %s\n理由: "
			 "误录\n",
			 zz_sm3_text(&digest, hex));
	put("followups/zhb1/2026/2026-03-20-withdrawal-ab12.yaml", file);
}

/* What was wrong with a record goes with it. */
static void withdrawn_records_count_for_nothing(void **state)
{
	(void)state;
	static const char bad[] = RECORD("出席: [王建国, 李敏, 无名氏]\n");
	put(MEETING, bad);
	put_withdrawal(bad);
	load();
	assert_clean();
	assert_int_equal(ledger->records[0].state, ZZ_WITHDRAWN);
	put(MEETING, "类型: [\n");
	put_withdrawal("类型: [\n");
	load();
	assert_int_equal(ledger->unreadable, 0);
	assert_int_equal(ledger->records[0].state, ZZ_WITHDRAWN);
	put_withdrawal("another text");
	put(MEETING, MEETING_TEXT);
	load();
	assert_int_equal(count("withdrawal-invalid"), 1);
	assert_int_equal(ledger->records[0].state, ZZ_READABLE);
}

static void git(const char *arguments)
{
	char command[512];
	snprintf(command, sizeof command,
			 "cd %%s && git -c init.defaultBranch=main -c user.name=a -c user.email=a@b.c %s >/dev/null 2>&1",
			 arguments);
	shell(command, folder);
}

static void notes_what_differs_from_head(void **state)
{
	(void)state;
	setenv("HOME", folder, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	put("records/zhb1/2026/2026-02-12-committee-meeting.yaml", HEAD_OF("支委会", "2026-02-12"));
	load();
	assert_int_equal(ledger->uncommitted, 0); /* without git nothing is known of changes */
	git("init");
	git("add -A");
	git("commit -m x");
	load();
	assert_int_equal(ledger->uncommitted, 0);
	put(MEETING, MEETING_TEXT "# more\n");
	shell("rm %s/records/zhb1/2026/2026-02-12-committee-meeting.yaml", folder);
	load();
	assert_int_equal(ledger->uncommitted, 2);
	assert_true(record("zhb1", "2026-03-12-committee-meeting")->changed);
	assert_int_equal(count("file-gone"), 1);
	assert_view(find("file-gone")->record, "2026-02-12-committee-meeting");
	put("followups/zhb1/2026/2026-02-20-withdrawal-ab12.yaml",
		"类型: 撤回\n记录: 2026-02-12-committee-meeting\n日期: 2026-02-20\n经手: 李敏\n原文: "
		"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\n理由: 误录\n");
	load();
	assert_int_equal(count("file-gone"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LEDGER_TEST(finds_the_people),
		LEDGER_TEST(asks_about_unknown_people_once),
		LEDGER_TEST(lists_candidates_of_one_name),
		LEDGER_TEST(guests_may_be_anybody),
		LEDGER_TEST(lecturers_may_be_anybody),
		LEDGER_TEST(one_person_stands_once),
		LEDGER_TEST(asks_who_came_without_being_due),
		LEDGER_TEST(asks_for_the_unaccounted_after_the_window),
		LEDGER_TEST(asks_about_other_numbers_of_signatures),
		LEDGER_TEST(asks_about_unknown_owner_and_group),
		LEDGER_TEST(unreadable_rosters_accuse_nobody),
		LEDGER_TEST(computes_the_relation_of_a_talk),
		LEDGER_TEST(asks_about_references_to_nothing),
		LEDGER_TEST(withdrawn_records_count_for_nothing),
		LEDGER_TEST(notes_what_differs_from_head),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
