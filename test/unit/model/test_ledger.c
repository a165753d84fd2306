/* Loading: which files are read, what becomes of those that cannot be, and how records are found. */
#include "ledger_sample.h"

#include "base/message.h"

static void loads_a_small_ledger(void **state)
{
	(void)state;
	load();
	assert_clean();
	assert_int_equal(ledger->nrecords, 1);
	assert_int_equal(ledger->unreadable, 0);
	assert_view(zz_intern_str(&ledger->words, ledger->unit.name), "市政府办公室机关党委");
	assert_int_equal(ledger->unit.adopted, day(2026, 1, 1));
	assert_int_equal(ledger->unit.zone, 480);
	assert_int_equal(ledger->today, day(2026, 4, 12));
	/* printf … | openssl dgst -sm3 */
	assert_string_equal(ledger->id, "f3fdc87cdf85766ffe59adfc066ff2c9");
	const struct zz_record *r = &ledger->records[0];
	assert_int_equal(r->kind, ZZ_COMMITTEE_MEETING);
	assert_view(r->id, "2026-03-12-committee-meeting");
	assert_view(zz_intern_str(&ledger->words, r->owner), "zhb1");
	assert_int_equal(r->org, 0);
	assert_int_equal(r->file_year, 2026);
	assert_int_equal(r->steps.study, ZZ_NO_DAY);
	assert_int_equal(r->hours, ZZ_UNSET);
	assert_false(r->misplaced);
}

/* 2026-03-11 16:30 UTC is 00:30 of the 12th at +08:00. */
static void today_is_the_ledgers(void **state)
{
	(void)state;
	assert_int_equal(zz_source_open(&source, folder, &failure), 0);
	int64_t now = zz_moment_at(day(2026, 3, 11), 16 * 60 + 30, 0);
	assert_int_equal(zz_ledger_load(&ledger, source, NULL, now, ZZ_NO_DAY, &failure), 0);
	assert_int_equal(ledger->today, day(2026, 3, 12));
}

static void refuses_what_is_no_ledger(void **state)
{
	(void)state;
	shell("rm %s/zzsh.yaml", folder);
	assert_int_equal(try_load(NULL, day(2026, 4, 12)), ZZ_ENOLEDGER);
	assert_non_null(strstr(failure.text, "zzsh.yaml"));
	put("zzsh.yaml", "格式: 2\n名称: 甲\n以后才有的: 1\n");
	assert_int_equal(try_load(NULL, day(2026, 4, 12)), ZZ_ENOLEDGER);
	assert_non_null(strstr(failure.text, "第 2 版"));
	put("zzsh.yaml", "格式: 1\n名称: 甲\n名称: 乙\n");
	assert_int_equal(try_load(NULL, day(2026, 4, 12)), ZZ_ENOLEDGER);
	assert_non_null(strstr(failure.text, "zzsh.yaml:3:1:"));
	put("zzsh.yaml", "格式: 一\n名称: 甲\n");
	assert_int_equal(try_load(NULL, day(2026, 4, 12)), ZZ_ENOLEDGER);
	assert_non_null(strstr(failure.text, "zzsh.yaml:1:5:"));
	assert_null(ledger);
}

static void asks_for_a_missing_genesis(void **state)
{
	(void)state;
	shell("rm %s/genesis.yaml", folder);
	load();
	assert_int_equal(ledger->findings.n, 1);
	assert_int_equal(find("genesis-missing")->severity, ZZ_QUESTION);
	assert_string_equal(ledger->id, "");
}

static void keeps_what_an_unreadable_record_names(void **state)
{
	(void)state;
	put("records/zhb1/2026/2026-02-10-committee-meeting.yaml", "类型: 支委会\n支部: [zhb1\n");
	put("records/zhb1/2026/2026-02-11-party-lesson.yaml", "类型: 党课\n支部: zhb1\n日期: 2026-02-30\n");
	put("records/zhb1/2026/2026-02-12-xyz.yaml", "类型: 茶话会\n支部: zhb1\n日期: 2026-02-12\n");
	load();
	assert_int_equal(ledger->unreadable, 3);
	assert_int_equal(count("unreadable"), 3);
	assert_int_equal(find("unreadable")->severity, ZZ_INCOMPLETE);
	assert_int_equal(count("id-pattern"), 1);
	assert_true(ledger->findings.n > 6); /* besides them what is wrong in each */
	const struct zz_record *r = record("zhb1", "2026-02-10-committee-meeting");
	assert_int_equal(r->state, ZZ_UNREADABLE);
	assert_int_equal(r->kind, ZZ_COMMITTEE_MEETING);
	assert_int_equal(r->date, day(2026, 2, 10));
	assert_int_equal(r->org, 0);
	assert_int_equal(record("zhb1", "2026-02-11-party-lesson")->kind, ZZ_PARTY_LESSON);
	r = record("zhb1", "2026-02-12-xyz");
	assert_int_equal(r->kind, 0);
	assert_int_equal(r->file_year, 2026);
}

/* The parser's findings and those of shape name the same owner and record, which their ids are made of. */
static void findings_of_a_record_have_its_id(void **state)
{
	(void)state;
	put("records/zhb1/2026/2026-02-10-committee-meeting.yaml", "类型: 支委会\n支部: [zhb1\n");
	load();
	for (size_t i = 0; i < ledger->findings.n; i++) {
		assert_view(ledger->findings.at[i].owner, "zhb1");
		assert_view(ledger->findings.at[i].record, "2026-02-10-committee-meeting");
		assert_int_equal(strlen(ledger->findings.at[i].id), ZZ_FINDING_ID);
	}
}

static void reports_files_that_are_not_read(void **state)
{
	(void)state;
	put("records/zhb1/2026/photo.jpg", "x");
	put("branches/old/zhb3.yaml", ZHB2);
	shell("ln -s 2026-03-12-committee-meeting.yaml %s/records/zhb1/2026/2026-04-02-committee-meeting.yaml",
		  folder);
	load();
	assert_int_equal(count("file-odd"), 3);
	assert_int_equal(ledger->roster.norgs, 2);
	/* A link that is named like a record may hide one: it is shown as a record that nobody could read. */
	assert_int_equal(ledger->unreadable, 1);
	assert_int_equal(record("zhb1", "2026-04-02-committee-meeting")->state, ZZ_UNREADABLE);
	assert_int_equal(count("unreadable"), 0);
}

#define LATER "records/zhb1/2026/2026-03-20-committee-meeting.yaml"

static void asks_where_path_and_content_differ(void **state)
{
	(void)state;
	put(LATER, MEETING_TEXT);
	put("records/zhb2/2025/2025-03-12-party-lesson.yaml",
		HEAD_OF("支委会", "2026-03-13") "出席: [王建国, 李敏]\n缺席: []\n" AGENDA_OF);
	load();
	assert_int_equal(count("path-mismatch"), 4); /* one of the first; owner, date and kind of the second */
	assert_string_equal(text_of(find("path-mismatch")),
						"日期：文件名或文件夹写的是“2026-03-20”，内容写的是“2026-03-12”");
	assert_true(record("zhb1", "2026-03-20-committee-meeting")->misplaced);
	/* Found under both owners. */
	assert_ptr_equal(record("zhb1", "2025-03-12-party-lesson"), record("zhb2", "2025-03-12-party-lesson"));
}

static void an_amendment_explains_the_difference(void **state)
{
	(void)state;
	put(LATER, MEETING_TEXT
		"更正:\n  - {原文: \"sm3:"
		"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\", 理由: 日期写错, 经手: 李敏, "
		"日期: 2026-03-21}\n");
	load();
	assert_int_equal(count("path-mismatch"), 0);
	assert_int_equal(record("zhb1", "2026-03-20-committee-meeting")->date, day(2026, 3, 12));
}

static void asks_about_one_sitting_twice(void **state)
{
	(void)state;
	put("records/zhb1/2026/2026-03-12-committee-meeting-ab12.yaml", MEETING_TEXT);
	load();
	assert_int_equal(count("record-twice"), 1);
	assert_view(find("record-twice")->record, "2026-03-12-committee-meeting-ab12");
}

static void finds_records_by_owner_and_day(void **state)
{
	(void)state;
	put("records/zhb1/2025/2025-12-31-committee-meeting.yaml", HEAD_OF("支委会", "2025-12-31"));
	put("records/zhb1/2026/2026-01-01-committee-meeting.yaml", HEAD_OF("支委会", "2026-01-01"));
	put("records/zhb2/2026/2026-01-05-committee-meeting.yaml",
		"类型: 支委会\n支部: zhb2\n日期: 2026-01-05\n");
	load();
	uint32_t zhb1 = zz_intern_find(&ledger->words, ZZ_STR("zhb1")),
			 zhb2 = zz_intern_find(&ledger->words, ZZ_STR("zhb2"));
	assert_int_equal(ledger->nrecords, 4);
	struct zz_slice s = zz_ledger_slice(ledger, zhb1, day(2026, 1, 1), day(2026, 12, 31));
	assert_int_equal(s.from, 1);
	assert_int_equal(s.until, 3);
	s = zz_ledger_slice(ledger, zhb1, ZZ_NO_DAY, ZZ_NO_DAY);
	assert_int_equal(s.until - s.from, 3);
	s = zz_ledger_slice(ledger, zhb2, day(2026, 1, 5), day(2026, 1, 5));
	assert_int_equal(s.from, 3);
	assert_int_equal(s.until, 4);
	s = zz_ledger_slice(ledger, zhb2, day(2026, 1, 6), day(2026, 1, 6));
	assert_int_equal(s.from, s.until);
	assert_int_equal(zz_ledger_refer(ledger, zhb1, ZZ_STR("zhb2/2026-01-05-committee-meeting")), 3);
	assert_int_equal(zz_ledger_refer(ledger, zhb1, ZZ_STR("2026-01-05-committee-meeting")), -1);
}

static void loads_a_part(void **state)
{
	(void)state;
	put("records/zhb1/2024/2024-12-31-committee-meeting.yaml", "x: [");
	put("records/zhb2/2026/2026-01-05-committee-meeting.yaml", "x: [");
	struct zz_scope scope = {.owner = ZZ_STR("zhb1"), .first_year = 2025, .last_year = 2026};
	assert_int_equal(try_load(&scope, day(2026, 4, 12)), 0);
	assert_clean();
	assert_int_equal(ledger->nrecords, 1);
	assert_int_equal(ledger->roster.norgs, 1);
}

/* 2026-03-12 was a Thursday: Friday, Monday, Tuesday follow. The ledger's own calendar makes the Friday free.
 */
static void own_calendar_goes_before(void **state)
{
	(void)state;
	load();
	assert_int_equal(zz_record_window(ledger, &ledger->records[0]), day(2026, 3, 17));
	put("calendar/2026.yaml", "天:\n  - {日期: 2026-03-13, 状态: 放假, 名称: 试}\n");
	load();
	assert_clean();
	assert_int_equal(zz_record_window(ledger, &ledger->records[0]), day(2026, 3, 18));
}

/* No calendar of 2047 exists: the window is ten days, said once a year. */
static void says_once_that_a_calendar_is_missing(void **state)
{
	(void)state;
	put("records/zhb1/2047/2047-02-01-committee-meeting.yaml", HEAD_OF("支委会", "2047-02-01"));
	put("records/zhb1/2047/2047-03-01-committee-meeting.yaml", HEAD_OF("支委会", "2047-03-01"));
	load();
	assert_int_equal(count("calendar-missing"), 1);
	assert_int_equal(find("calendar-missing")->severity, ZZ_INFO);
	assert_int_equal(ledger->ncalendar_missing, 1);
	assert_int_equal(ledger->calendar_missing[0], 2047);
	const struct zz_record *r = record("zhb1", "2047-02-01-committee-meeting");
	assert_int_equal(zz_record_window(ledger, r), day(2047, 2, 11));
}

static void reads_the_other_files(void **state)
{
	(void)state;
	put("followups/zhb1/2026/2026-03-14-review-ab12.yaml",
		"类型: 审核\n记录: 2026-03-12-committee-meeting\n日期: 2026-03-14\n经手: 刘洋\n结果: 通过\n原文: "
		"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\n");
	put("followups/zhb1/2026/2026-03-14-broken-ab12.yaml", "类型: 胡说\n");
	put("waivers/2026-03-01-ab12.yaml",
		"规则: party-lesson-quarterly\n对象: zhb1\n期间: 2026Q1\n理由: 防汛\n批准: 机关党委\n日期: "
		"2026-03-01\n");
	put("notices.yaml",
		"通知:\n  - {文号: 机党〔2026〕1号, 类型: [组织生活会], 评议年度: 2025, 截止: 2026-04-30}\n");
	put("documents.yaml", "文件:\n  - {编号: d1, 标题: 某条例, 印发: 2026-01-01}\n");
	load();
	assert_int_equal(ledger->nfollowups, 1);
	assert_int_equal(ledger->followups[0].type, ZZ_FU_REVIEW);
	assert_view(zz_intern_str(&ledger->words, ledger->followups[0].owner), "zhb1");
	assert_int_equal(ledger->nwaivers, 1);
	assert_view(ledger->waivers[0].subject, "zhb1");
	assert_int_equal(ledger->nnotices, 1);
	assert_int_equal(ledger->notices[0].deadline, day(2026, 4, 30));
	assert_int_equal(ledger->ndocuments, 1);
	assert_int_equal(count("unreadable"), 1);
	assert_int_equal(ledger->unreadable, 0); /* that counts records */
	assert_int_equal(count("reference-unknown"), 0);
}

static void assert_translated(const char *id)
{
	if (id && !strcmp(zz_tr(ZZ_ZH, id), id))
		fail_msg("no Chinese for: %s", id);
}

static void every_finding_has_its_chinese(void **state)
{
	(void)state;
	for (const struct zz_finding_def *def = zz_ledger_findings; def->id; def++) {
		assert_translated(def->message);
		assert_translated(def->cure);
		assert_translated(def->first);
	}
}

/* A list where a branch belongs: the branch is known by its name, nobody in it is. */
static void a_branch_that_is_no_map_is_unreadable(void **state)
{
	(void)state;
	put("branches/zhb2.yaml", "- 第二支部\n");
	load();
	assert_int_equal(count("unreadable"), 1);
	assert_int_equal(ledger->roster.norgs, 2);
	assert_true(ledger->roster.orgs[1].unreadable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LEDGER_TEST(loads_a_small_ledger),
		LEDGER_TEST(today_is_the_ledgers),
		LEDGER_TEST(refuses_what_is_no_ledger),
		LEDGER_TEST(asks_for_a_missing_genesis),
		LEDGER_TEST(keeps_what_an_unreadable_record_names),
		LEDGER_TEST(findings_of_a_record_have_its_id),
		LEDGER_TEST(reports_files_that_are_not_read),
		LEDGER_TEST(asks_where_path_and_content_differ),
		LEDGER_TEST(an_amendment_explains_the_difference),
		LEDGER_TEST(asks_about_one_sitting_twice),
		LEDGER_TEST(finds_records_by_owner_and_day),
		LEDGER_TEST(loads_a_part),
		LEDGER_TEST(own_calendar_goes_before),
		LEDGER_TEST(says_once_that_a_calendar_is_missing),
		LEDGER_TEST(reads_the_other_files),
		LEDGER_TEST(a_branch_that_is_no_map_is_unreadable),
		cmocka_unit_test(every_finding_has_its_chinese),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
