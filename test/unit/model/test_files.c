/* The small files of a ledger: settings, genesis, follow-ups, waivers, notices, documents, calendars. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "model/embedded.h"
#include "record_text.h"

static void test_unit(void **state)
{
	(void)state;
	struct text t;
	struct zz_unit u;
	text_of(
		&t,
		"格式: 1\n名称: 市政府办公室\n语言: 英文\n时区: +08:00\n启用: 2026-01-01\n录入分档: {按时: 2, 迟录: "
		"8, 补录: 20}\n"
		"规则包: [national, organ]\n设置: {年度会议截止: 02-28, 组织生活会计入党员大会: 否}\n见证: [w1]\n");
	zz_unit_read(t.root, &u, &t.reader);
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(u.format, 1);
	assert_true(word_is(&t, u.name, "市政府办公室"));
	assert_int_equal(u.lang, 2);
	assert_int_equal(u.zone, 480);
	assert_int_equal(u.adopted, zz_day_of(2026, 1, 1));
	assert_int_equal(u.bands.timely, 2);
	assert_int_equal(u.bands.backfilled, 20);
	assert_int_equal(u.settings.window, 228);
	assert_int_equal(u.settings.life_meeting_counts, 1);
	assert_int_equal(u.packs.n, 2);
	assert_true(word_is(&t, ((uint32_t *)u.packs.at)[1], "organ"));
	assert_int_equal(u.witnesses.n, 1);
	text_free(&t);
}

/* design sections 4 and 8: 31 March; 3, 10, 30 working days; +08:00. */
static void test_unit_defaults(void **state)
{
	(void)state;
	struct text t;
	struct zz_unit u;
	text_of(&t, "format: 1\nname: A\nbands: {late: 9}\n");
	zz_unit_read(t.root, &u, &t.reader);
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(u.lang, 1);
	assert_int_equal(u.zone, 480);
	assert_int_equal(u.adopted, ZZ_NO_DAY);
	assert_int_equal(u.bands.timely, 3);
	assert_int_equal(u.bands.late, 9);
	assert_int_equal(u.bands.backfilled, 30);
	assert_int_equal(u.settings.window, 331);
	assert_int_equal(u.settings.life_meeting_counts, 2);
	assert_false(u.packs.given);
	text_free(&t);
}

static void test_genesis(void **state)
{
	(void)state;
	struct text t;
	struct zz_genesis g;
	text_of(&t, "格式: 1\n盐: 9f3c0d\n日期: 2026-01-01\n");
	zz_form_read(&zz_genesis_form, t.root, &g, &t.reader);
	assert_int_equal(t.findings.n, 0);
	assert_true(zz_str_is(g.salt, "9f3c0d"));
	assert_int_equal(g.created, zz_day_of(2026, 1, 1));
	text_free(&t);
}

static void read_followup(struct text *t, struct zz_followup *f, const char *yaml)
{
	memset(f, 0, sizeof *f);
	text_of(t, yaml);
	f->path = ZZ_STR("p");
	f->owner = 5;
	zz_followup_read(t->root, f, &t->reader);
	assert_true(zz_str_is(f->path, "p"));
	assert_int_equal(f->owner, 5);
}

#define DIGEST "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
#define RECORD "记录: zhb1/2026-03-12-committee-meeting\n日期: 2026-03-20\n经手: 刘洋\n"

static void test_review(void **state)
{
	(void)state;
	struct text t;
	struct zz_followup f;
	read_followup(&t, &f,
				  "类型: 审核\n" RECORD "结果: 退回\n缺陷类别: 要素不全\n时限: 2026-03-25\n原文: " DIGEST
				  "\n内容: 缺席事由\n");
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(f.type, ZZ_FU_REVIEW);
	assert_true(zz_str_is(f.record, "zhb1/2026-03-12-committee-meeting"));
	assert_int_equal(f.on, zz_day_of(2026, 3, 20));
	assert_true(word_is(&t, f.by, "刘洋"));
	assert_int_equal(f.result, ZZ_REVIEW_RETURNED);
	assert_int_equal(f.cls, ZZ_DEFECT_ELEMENTS);
	assert_int_equal(f.deadline, zz_day_of(2026, 3, 25));
	assert_true(zz_str_is(f.text_digest, DIGEST));
	assert_true(f.has_text);
	text_free(&t);
}

static void test_explanations(void **state)
{
	(void)state;
	struct text t;
	struct zz_followup f;
	read_followup(&t, &f,
				  "类型: 说明\n问题编号: F-3K7Q2M1A\n日期: 2026-03-20\n经手: 李敏\n内容: 名册未更新\n");
	assert_int_equal(t.findings.n, 0);
	assert_true(zz_str_is(f.finding, "F-3K7Q2M1A"));
	assert_true(f.has_text && !f.not_held);
	text_free(&t);
	read_followup(
		&t, &f,
		"type: explanation\nobligation: committee-meeting-monthly/zhb1/-/2025-03\non: 2026-03-20\nby: 李敏\n"
		"not_held: yes\n");
	assert_int_equal(t.findings.n, 0);
	assert_true(f.not_held && !f.has_text);
	text_free(&t);
	read_followup(&t, &f,
				  "类型: 说明\n问题编号: F-3K7Q\n日期: 2026-03-20\n经手: 李敏\n未开展: 否\n内容: 有\n");
	assert_false(f.not_held);
	text_free(&t);
	read_followup(&t, &f, "类型: 说明\n日期: 2026-03-20\n经手: 李敏\n内容: 有\n");
	assert_true(only_finding(&t, "shape-missing", "record"));
	text_free(&t);
	read_followup(
		&t, &f,
		"类型: 答复\n答复对象: 2026-03-20-explanation-cv3z\n日期: 2026-03-21\n经手: 刘洋\n结果: 不采信\n");
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(f.result, ZZ_ANSWER_REFUSED);
	assert_true(zz_str_is(f.explanation, "2026-03-20-explanation-cv3z"));
	text_free(&t);
}

static void test_results(void **state)
{
	(void)state;
	struct text t;
	struct zz_followup f;
	read_followup(&t, &f,
				  "类型: 评定\n" RECORD
				  "评定组织: 支委会\n等次: [{姓名: 赵强, 等次: 优秀}, {姓名: 周洁, 等次: 合格}]\n");
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(f.grades.n, 2);
	assert_int_equal(((struct zz_grade *)f.grades.at)[0].grade, ZZ_GRADE_EXCELLENT);
	text_free(&t);
	read_followup(&t, &f, "类型: 评定\n" RECORD);
	assert_true(only_finding(&t, "element-missing", "grades"));
	text_free(&t);
	read_followup(&t, &f, "类型: 反馈\n" RECORD "反馈对象: [赵强]\n处置: 教育帮助\n");
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(f.members.n, 1);
	text_free(&t);
}

/* reg.I7: each item with owner and deadline; later files of the item tell its progress or close it. */
static void test_rectification(void **state)
{
	(void)state;
	struct text t;
	struct zz_followup f;
	read_followup(&t, &f, "类型: 整改\n" RECORD "整改事项: 建立走访安排\n责任人: 李敏\n时限: 2026-06-30\n");
	assert_int_equal(t.findings.n, 0);
	assert_true(f.item);
	assert_true(zz_str_is(f.assignee, "李敏"));
	text_free(&t);
	read_followup(&t, &f, "类型: 整改\n" RECORD "整改事项: 建立走访安排\n责任人: 李敏\n");
	assert_true(only_finding(&t, "element-missing", "deadline"));
	text_free(&t);
	read_followup(&t, &f, "类型: 整改\n" RECORD "整改事项: 建立走访安排\n佐证: 安排表\n销号: 刘洋\n");
	assert_int_equal(t.findings.n, 0);
	assert_true(word_is(&t, f.closed_by, "刘洋"));
	assert_true(f.evidence && !f.progress);
	text_free(&t);
}

static void test_reports_and_withdrawal(void **state)
{
	(void)state;
	struct text t;
	struct zz_followup f;
	read_followup(&t, &f, "类型: 报送\n" RECORD "报送单位: 机关党委\n");
	assert_int_equal(t.findings.n, 0);
	text_free(&t);
	read_followup(&t, &f, "类型: 通报\n日期: 2026-04-05\n经手: 刘洋\n期间: 2026Q1\n文号: 机党〔2026〕3号\n");
	assert_int_equal(t.findings.n, 0);
	assert_true(zz_str_is(f.period, "2026Q1"));
	text_free(&t);
	read_followup(&t, &f, "类型: 撤回\n" RECORD "原文: " DIGEST "\n理由: 重复录入\n");
	assert_int_equal(t.findings.n, 0);
	assert_true(zz_str_is(f.text_digest, DIGEST));
	text_free(&t);
	read_followup(&t, &f, "类型: 撤回\n" RECORD "理由: 重复录入\n");
	assert_true(only_finding(&t, "shape-missing", "of"));
	text_free(&t);
}

static void test_followup_without_type(void **state)
{
	(void)state;
	struct text t;
	struct zz_followup f = {0};
	text_of(&t, RECORD);
	assert_null(zz_followup_read(t.root, &f, &t.reader));
	assert_true(only_finding(&t, "shape-missing", "type"));
	assert_int_equal(t.reader.broken, 1);
	text_free(&t);
	text_of(&t, "类型: 批示\n" RECORD);
	assert_null(zz_followup_read(t.root, &f, &t.reader));
	assert_true(only_finding(&t, "unknown-value", "type"));
	assert_int_equal(f.type, 0);
	text_free(&t);
}

static void test_waivers(void **state)
{
	(void)state;
	struct text t;
	struct zz_waiver w = {.path = ZZ_STR("p")};
	text_of(&t, "规则: committee-meeting-monthly\n对象: zhb1\n期间: 2026-02\n理由: 防汛\n批准: "
				"机关党委\n日期: 2026-02-20\n");
	zz_waiver_read(t.root, &w, &t.reader);
	assert_int_equal(t.findings.n, 0);
	assert_true(zz_str_is(w.path, "p") && zz_str_is(w.rule, "committee-meeting-monthly"));
	assert_true(zz_str_is(w.subject, "zhb1") && zz_str_is(w.period, "2026-02"));
	assert_true(word_is(&t, w.approved_by, "机关党委"));
	text_free(&t);
	text_of(&t, "规则: a\n理由: 防汛\n批准: 机关党委\n日期: 2026-02-20\n");
	zz_waiver_read(t.root, &w, &t.reader);
	assert_true(only_finding(&t, "shape-missing", "record"));
	text_free(&t);
	text_of(&t, "应办事项: a/zhb1/-/2026-02\n理由: 防汛\n批准: 机关党委\n日期: 2026-02-20\n");
	zz_waiver_read(t.root, &w, &t.reader);
	assert_int_equal(t.findings.n, 0);
	text_free(&t);
}

static void test_lists(void **state)
{
	(void)state;
	struct text t;
	struct zz_notices n;
	struct zz_documents d;
	text_of(&t, "通知:\n  - {文号: 组通〔2025〕9号, 印发: 2025-12-20, 类型: [组织生活会, 民主评议], 年度: "
				"2025, 截止: 2026-02-28}\n");
	zz_form_read(&zz_notices_form, t.root, &n, &t.reader);
	assert_int_equal(t.findings.n, 0);
	const struct zz_notice *notice = n.notices.at;
	assert_int_equal(notice->kinds.n, 2);
	assert_int_equal(((uint8_t *)notice->kinds.at)[1], ZZ_DEMOCRATIC_APPRAISAL);
	assert_int_equal(notice->assessment_year, 2025);
	assert_int_equal(notice->deadline, zz_day_of(2026, 2, 28));
	text_free(&t);
	text_of(&t, "文件:\n  - {编号: 党章, 标题: 中国共产党章程, 印发: 2022-10-22}\n  - {编号: 旧, 标题: "
				"旧规定, 废止: 2020-01-01}\n");
	zz_form_read(&zz_documents_form, t.root, &d, &t.reader);
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(d.documents.n, 2);
	assert_int_equal(((struct zz_document *)d.documents.at)[1].repealed, zz_day_of(2020, 1, 1));
	text_free(&t);
}

/* design section 8 names them as lists: the key above may be left out. A text or a map in an item's place
 * stays a finding, at the same part as with the key. */
static void test_lists_alone(void **state)
{
	(void)state;
	struct text t;
	struct zz_notices n;
	struct zz_calendar_file c;
	text_of(&t, "- {文号: 组通〔2025〕9号, 类型: [组织生活会], 年度: 2025, 截止: 2026-02-28}\n");
	zz_form_read(&zz_notices_form, t.root, &n, &t.reader);
	assert_int_equal(t.findings.n, 0);
	assert_int_equal(n.notices.n, 1);
	assert_int_equal(((const struct zz_notice *)n.notices.at)->deadline, zz_day_of(2026, 2, 28));
	text_free(&t);
	text_of(&t, "- {date: 2027-01-01, state: off}\n- {日期: 2027-01-02, 状态: 休}\n");
	zz_form_read(&zz_calendar_form, t.root, &c, &t.reader);
	assert_int_equal(c.days.n, 2);
	assert_true(only_finding(&t, "unknown-value", "days.2.state"));
	assert_int_equal(zz_form_locate(&zz_calendar_form, t.root, ZZ_STR("days.2.state"))->start.line, 2);
	text_free(&t);
	text_of(&t, "2027\n");
	zz_form_read(&zz_calendar_form, t.root, &c, &t.reader);
	assert_int_equal(c.days.n, 0);
	assert_int_equal(t.reader.broken, 1);
	text_free(&t);
}

/* 《国务院办公厅关于2025年部分节假日安排的通知》: 1 January off, Sunday 26 January worked. */
static void test_calendars(void **state)
{
	(void)state;
	for (const struct zz_embedded *e = zz_embedded; e->path; e++) {
		if (strncmp(e->path, "calendar/", 9) != 0)
			continue;
		struct text t = {0};
		struct zz_calendar_file c;
		zz_buf_add(&t.bytes, e->bytes, *e->size);
		text_parse(&t);
		zz_form_read(&zz_calendar_form, t.root, &c, &t.reader);
		assert_int_equal(t.findings.n, 0);
		assert_true(c.days.n > 5);
		const struct zz_calendar_day *day = c.days.at;
		if (strcmp(e->path, "calendar/2025.yaml") == 0) {
			assert_int_equal(day[0].date, zz_day_of(2025, 1, 1));
			assert_int_equal(day[0].state, ZZ_DAY_OFF);
			assert_true(word_is(&t, day[0].name, "元旦"));
			assert_int_equal(day[1].date, zz_day_of(2025, 1, 26));
			assert_int_equal(day[1].state, ZZ_DAY_WORK);
		}
		text_free(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unit),
		cmocka_unit_test(test_unit_defaults),
		cmocka_unit_test(test_genesis),
		cmocka_unit_test(test_review),
		cmocka_unit_test(test_explanations),
		cmocka_unit_test(test_results),
		cmocka_unit_test(test_rectification),
		cmocka_unit_test(test_reports_and_withdrawal),
		cmocka_unit_test(test_followup_without_type),
		cmocka_unit_test(test_waivers),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_lists_alone),
		cmocka_unit_test(test_calendars),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
