/* Files put into the ledger's spelling, and the lines that differ between two texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "entry/changes.h"
#include "entry/fmt.h"

static void check(const char *path, const char *bytes, enum zz_lang lang, int differs, const char *wanted)
{
	struct zz_buf out = {0};
	assert_int_equal(zz_fmt_text(zz_str(path), zz_str(bytes), lang, &out), differs);
	if (differs >= 0)
		assert_string_equal(out.data, wanted);
	zz_buf_free(&out);
}
#define RECORD "records/zhb1/2026/2026-03-10-committee-meeting.yaml"

static void test_record(void **state)
{
	(void)state;
	check(RECORD,
		  "\xEF\xBB\xBF"
		  "kind: committee-meeting  # 注\r\nx-k: travel \r\ndate: 2026年3月10日\r\n时间: 1430-1540\r\n"
		  "absent:\r\n  - {name: 周洁, 事由: travel}\r\n内容: |\r\n  一  \r\n  二",
		  ZZ_ZH, 1,
		  "类型: 支委会  # 注\nx-k: travel\n日期: 2026-03-10\n时间: 14:30-15:40\n"
		  "缺席:\n  - {姓名: 周洁, 事由: 出差}\n内容: |\n  一  \n  二\n");
	check(RECORD, "类型: 支委会\n日期: 2026-03-10\n", ZZ_EN, 1,
		  "kind: committee-meeting\ndate: 2026-03-10\n");
	check(RECORD, "类型: 支委会\n日期: 3月10日\n", ZZ_ZH, 0,
		  "类型: 支委会\n日期: 3月10日\n"); /* of which year? */
	check(RECORD, "类型: [\n", ZZ_ZH, ZZ_ESHAPE, NULL);
}

/* A field under two of its names is a finding; under one name twice the file could not be read any more. */
static void test_twice(void **state)
{
	(void)state;
	check(RECORD, "类型: 支委会\nsigned_in: 4\n签到人数: 5\nplace: 302\n", ZZ_ZH, 1,
		  "类型: 支委会\nsigned_in: 4\n签到人数: 5\n地点: 302\n");
	check(RECORD, "kind: committee-meeting\nrefs:\n引用:\n", ZZ_EN, 0,
		  "kind: committee-meeting\nrefs:\n引用:\n");
}

static void test_others(void **state)
{
	(void)state;
	check("branches/zhb1.yaml", "name: 第一支部\n人员: serving\n", ZZ_ZH, 1, "名称: 第一支部\n人员: 在职\n");
	check("zzsh.yaml", "format: 1\nlanguage: zh\n", ZZ_ZH, 1, "格式: 1\n语言: 中文\n");
	check("followups/zhb1/2026/x.yaml", "type: review\nresult: passed\n", ZZ_ZH, 1,
		  "类型: 审核\n结果: 通过\n");
	check("rules/own.yaml", "id: x   \n", ZZ_ZH, 1, "id: x\n"); /* no form: only the lines */
}

static void check_changes(const char *before, const char *after, const char *wanted)
{
	struct zz_buf out = {0};
	zz_changes(&out, zz_str(before), zz_str(after));
	assert_string_equal(out.data ? out.data : "", wanted);
	zz_buf_free(&out);
}

static void test_changes(void **state)
{
	(void)state;
	check_changes("a\nb\nc\n", "a\nb\nc\n", "");
	check_changes("a\nb\nc\n", "a\nx\nc\n", "- b\n+ x\n");
	check_changes("a\nb\n", "a\nb\nc\nd\n", "+ c\n+ d\n");
	check_changes("a\nb\nc\nd\n", "b\nc\ne\nd\n", "- a\n+ e\n");
	check_changes("", "a\n", "+ a\n");
	check_changes("a\n", "\x1b[2J\n",
				  "- a\n+ \\u{1B}[2J\n"); /* nothing of the text reaches the terminal raw */
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_record), cmocka_unit_test(test_twice),
									   cmocka_unit_test(test_others), cmocka_unit_test(test_changes)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
