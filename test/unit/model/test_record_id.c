/* Ids and paths of records, and what their protected digest is made of. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "record_text.h"

/* c4 of "abc": SM3 begins with 66c7f (GB/T 32905-2016, annex A.1): 01100 11011 00011 11111. */
static void expect_id(const char *yaml, bool taken, const char *expected)
{
	struct text t;
	struct zz_record r = {0};
	struct zz_buf id = {0};
	text_of(&t, yaml);
	zz_record_read(zz_record_kind(t.root, &t.reader), t.root, &r, &t.reader);
	zz_record_id(&id, &r, &t.words, ZZ_STR("abc"), taken);
	assert_string_equal(id.data, expected);
	zz_buf_free(&id);
	text_free(&t);
}

static void test_ids(void **state)
{
	(void)state;
	expect_id("类型: 支委会\n日期: 2026-03-12\n", false, "2026-03-12-committee-meeting");
	expect_id("类型: 支委会\n日期: 2026-03-12\n", true, "2026-03-12-committee-meeting-cv3z");
	expect_id("类型: 党小组会\n日期: 2026-03-12\n党小组: g2\n", false, "2026-03-12-group-meeting-g2");
	expect_id("类型: 党小组会\n日期: 2026-03-12\n党小组: g2\n", true, "2026-03-12-group-meeting-g2-cv3z");
	expect_id("类型: 谈心谈话\n日期: 2026-03-12\n", false, "2026-03-12-heart-talk-cv3z");
	expect_id("类型: 微心愿\n日期: 2026-03-12\n", false, "2026-03-12-micro-wish-cv3z");
	expect_id("类型: 社区服务\n日期: 2026-03-12\n", false, "2026-03-12-community-service-cv3z");
	expect_id("类型: 党性分析\n日期: 2026-03-12\n党员: {姓名: 赵强, 编号: zhaoqiang-77aa}\n", false,
			  "2026-03-12-spirit-analysis-zhaoqiang-77aa");
	expect_id("类型: 思想汇报\n日期: 2026-03-12\n党员: 吴芳\n", false, "2026-03-12-thought-report-cv3z");
}

struct path {
	struct zz_str owner;
	int32_t year;
	zz_day date;
	uint8_t kind;
};

static bool take(const char *text, struct path *p)
{
	return zz_record_path(zz_str(text), &p->owner, &p->year, &p->date, &p->kind);
}

static void test_paths(void **state)
{
	(void)state;
	struct path p;
	assert_true(take("records/zhb1/2026/2026-03-12-committee-meeting.yaml", &p));
	assert_true(zz_str_is(p.owner, "zhb1"));
	assert_int_equal(p.year, 2026);
	assert_int_equal(p.date, zz_day_of(2026, 3, 12));
	assert_int_equal(p.kind, ZZ_COMMITTEE_MEETING);
	assert_true(take("records/unit/2025/2025-12-31-group-meeting-g1-cv3z.yaml", &p));
	assert_int_equal(p.kind, ZZ_GROUP_MEETING);
}

static void test_odd_paths(void **state)
{
	(void)state;
	struct path p;
	assert_false(take("records/zhb1/2026/2026-03-12-tea-party.yaml", &p));
	assert_int_equal(p.date, zz_day_of(2026, 3, 12));
	assert_int_equal(p.kind, 0);
	assert_false(take("records/zhb1/2026/2026-02-30-visit.yaml", &p));
	assert_int_equal(p.year, 2026);
	assert_int_equal(p.date, ZZ_NO_DAY);
	assert_false(take("records/zhb1/26/2026-03-12-visit.yaml", &p));
	assert_true(zz_str_is(p.owner, "zhb1"));
	assert_int_equal(p.year, 0);
	assert_false(take("records/zhb1/2026/2026-03-12-visit.yml", &p));
	assert_false(take("records/zhb1/2026/2026-03-12-visit-.yaml", &p));
	assert_false(take("records/zhb1/2026/2026-03-12-visitor.yaml", &p));
	assert_false(take("records/zhb1/2026/a/2026-03-12-visit.yaml", &p));
	assert_false(take("records/zhb1/2026", &p));
	assert_false(take("records//2026/2026-03-12-visit.yaml", &p));
	assert_false(take("followups/zhb1/2026/2026-03-12-visit.yaml", &p));
	assert_false(take("", &p));
}

static void expect_protected(const char *yaml, const char *expected)
{
	struct text t;
	struct zz_buf json = {0};
	text_of(&t, yaml);
	const struct zz_kind *kind = zz_record_kind(t.root, &t.reader);
	assert_non_null(kind);
	zz_record_protected(&json, kind, t.root, &t.arena);
	assert_string_equal(json.data, expected);
	zz_buf_free(&json);
	text_free(&t);
}

/* Written by hand after record.h and RFC 8785: members in the order of their names, no blanks. */
#define MEETING                                                                                                \
	"{\"absent\":[{\"name\":\"周洁\",\"reason\":\"travel\"}],\"date\":\"2026-03-12\","                       \
	"\"decisions\":[{\"item\":1,\"text\":\"3月20日赴社区\"}],\"kind\":\"committee-meeting\",\"owner\":"   \
	"\"zhb1\","                                                                                                \
	"\"present\":[{\"mode\":\"online\",\"name\":\"李敏\"},{\"name\":\"王建国\"}],"                        \
	"\"votes\":[{\"abstain\":0,\"item\":2,\"method\":\"show-of-hands\",\"no\":0,\"topic\":\"经费\",\"yes\":" \
	"9}]}"

static void test_protected_fields(void **state)
{
	(void)state;
	expect_protected(
		"类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n地点: 302\n主持: 王建国\n出席: [王建国, {姓名: 李敏, "
		"方式: 线上}]\n"
		"缺席: [{姓名: 周洁, 事由: 出差}]\n议题:\n  - {事项: 党日, 决议: 3月20日赴社区, 责任人: 李敏}\n"
		"  - {事项: 经费, 表决: {方式: 举手, 赞成: 9, 反对: 0, 弃权: 0}}\n",
		MEETING);
}

/* Order, language, layout, empty fields and fields that are not protected change nothing. */
static void test_what_protection_ignores(void **state)
{
	(void)state;
	expect_protected(
		"date: 2026-03-12\nowner: zhb1\nkind: committee-meeting\nend_date:\nx-note: a\nplace: 303\n"
		"absent:\n  - reason: travel\n    name: 周洁\n    id:\nelection: {}\n"
		"present:\n  - {方式: online, name: 李敏}\n  - name: 王建国\n"
		"agenda:\n  - topic: 党日活动\n    decision: |\n      3月20日赴社区\n    person: 赵强\n"
		"  - topic: 经费\n    vote: {abstain: 0, no: 0, yes: 9, method: 举手}\n",
		MEETING);
}

static void test_protected_election(void **state)
{
	(void)state;
	expect_protected(
		"类型: 党员大会\n支部: zhb1\n日期: 2026-03-12\n结束日期: 2026-03-13\n出席: []\n"
		"选举: {应选名额: 1, 候选人: [{姓名: 赵强, 得票: 7, 当选: 是}], 不计入应到: [孙立]}\n",
		"{\"date\":\"2026-03-12\",\"election\":{\"candidates\":[{\"elected\":\"yes\",\"name\":\"赵强\","
		"\"yes\":7}],\"excluded\":[{\"name\":\"孙立\"}],\"seats\":1},\"end_date\":\"2026-03-13\","
		"\"kind\":\"members-meeting\",\"owner\":\"zhb1\"}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_odd_paths),
		cmocka_unit_test(test_protected_fields),
		cmocka_unit_test(test_what_protection_ignores),
		cmocka_unit_test(test_protected_election),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
