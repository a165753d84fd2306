/* Days, times and personal numbers as they stand in cells; the spellings are those that offices use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "entry/import_parts.h"

#include <string.h>

static void test_days(void **state)
{
	static const struct {
		const char *text;
		enum zz_found_day found;
		const char *day;
	} samples[] = {
		{"2019/10/24", ZZ_DAY_EXACT, "2019-10-24"},
		{"20191024", ZZ_DAY_EXACT, "2019-10-24"},
		{"2019-10-24", ZZ_DAY_EXACT, "2019-10-24"},
		{"2019.10.24", ZZ_DAY_EXACT, "2019-10-24"},
		{"2019年10月24日", ZZ_DAY_EXACT, "2019-10-24"},
		{"２０１９年１０月２４日", ZZ_DAY_EXACT, "2019-10-24"},
		{" 2019 年 10 月 24 日 ", ZZ_DAY_EXACT, "2019-10-24"},
		{"2019-10-24 00:00:00", ZZ_DAY_EXACT, "2019-10-24"},
		{"2019/1/2", ZZ_DAY_EXACT, "2019-01-02"},
		{"43762", ZZ_DAY_EXACT, "2019-10-24"},
		{"43762.5", ZZ_DAY_EXACT, "2019-10-24"},
		{"2019.10", ZZ_DAY_MONTH, "2019-10-01"},
		{"201910", ZZ_DAY_MONTH, "2019-10-01"},
		{"2019年10月", ZZ_DAY_MONTH, "2019-10-01"},
		{"2019.2", ZZ_DAY_MONTH, "2019-02-01"}, /* a lost zero would be month 20 */
		{"2019.1", ZZ_DAY_STRANGE, NULL},
		{"2019-1", ZZ_DAY_MONTH, "2019-01-01"},
		{"", ZZ_DAY_NONE, NULL},
		{"2019", ZZ_DAY_STRANGE, NULL},
		{"2019-02-30", ZZ_DAY_STRANGE, NULL},
		{"20191324", ZZ_DAY_STRANGE, NULL},
		{"24/10/2019", ZZ_DAY_STRANGE, NULL},
		{"10月24日", ZZ_DAY_STRANGE, NULL},
		{"2019-10-24至2019-10-25", ZZ_DAY_STRANGE, NULL},
		{"2019年10月24日生", ZZ_DAY_STRANGE, NULL},
		{"1", ZZ_DAY_STRANGE, NULL},
		{"99999", ZZ_DAY_STRANGE, NULL},
		{"0999-10-24", ZZ_DAY_STRANGE, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_error e = {.lang = ZZ_EN};
		char text[ZZ_DATE_MAX];
		zz_day day;
		enum zz_found_day found = zz_import_day(zz_str(samples[i].text), ZZ_CELL_TEXT, false, &day, &e);
		if (found != samples[i].found)
			fail_msg("%s: %d", samples[i].text, found);
		if (samples[i].day)
			assert_string_equal(zz_day_text(day, text), samples[i].day);
		assert_int_equal(found == ZZ_DAY_STRANGE, e.text[0] != '\0');
	}
}

static void test_1904(void **state)
{
	zz_day day;
	char text[ZZ_DATE_MAX];
	(void)state;
	assert_int_equal(zz_import_day(ZZ_STR("42300"), ZZ_CELL_NUMBER, true, &day, NULL), ZZ_DAY_EXACT);
	assert_string_equal(zz_day_text(day, text), "2019-10-24");
}

static void test_when(void **state)
{
	static const struct {
		const char *text, *day, *time; /* day NULL: refused */
	} samples[] = {
		{"2025-03-12", "2025-03-12", "-"},
		{"2025-03-12 14:30-15:40", "2025-03-12", "14:30-15:40"},
		{"2025年3月12日（周三）下午2:30-4:00", "2025-03-12", "14:30-16:00"},
		{"2025年3月12日 星期三 上午9点", "2025-03-12", "09:00"},
		{"2025年3月12日14时30分", "2025-03-12", "14:30"},
		{"2025-03-12 14:28:31", "2025-03-12", "14:28"},
		{"2025-03-12T14:30", "2025-03-12", "14:30"},
		{"14:30-15:40", "-", "14:30-15:40"},
		{"1430-1540", "-", "14:30-15:40"},
		{"下午2点半", "-", "14:30"},
		{"中午12:10", "-", "12:10"},
		{"45728", "2025-03-12", "-"},
		{"3月12日", NULL, NULL},
		{"2025.3", NULL, NULL},
		{"2025-03-12至14日", NULL, NULL},
		{"第一季度", NULL, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_error e = {.lang = ZZ_EN};
		struct zz_buf time = {0};
		char text[ZZ_DATE_MAX];
		zz_day day;
		struct zz_span span;
		bool good = zz_import_when(zz_str(samples[i].text), ZZ_CELL_TEXT, false, 0, &day, &span, &e);
		if (good != (samples[i].day != NULL))
			fail_msg("%s: %s", samples[i].text, e.text);
		if (good) {
			zz_span_text(&time, span);
			assert_string_equal(zz_day_text(day, text), samples[i].day);
			assert_string_equal(time.data, samples[i].time);
		}
		zz_buf_free(&time);
	}
}

/* Without a year the caller's counts; where he has none the text is refused. */
static void test_yearless(void **state)
{
	static const struct {
		const char *text, *day, *time;
	} samples[] = {
		{"3月12日", "2025-03-12", "-"},
		{"3-12", "2025-03-12", "-"},
		{"3/12 9:00", "2025-03-12", "09:00"},
		{"12月3号下午2点半", "2025-12-03", "14:30"},
		{"2024-02-29", "2024-02-29", "-"},
		{"2月29日", NULL, NULL},
		{"13月1日", NULL, NULL},
		{"3.12", NULL, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_error e = {.lang = ZZ_EN}, none = {.lang = ZZ_EN};
		struct zz_buf time = {0};
		char text[ZZ_DATE_MAX];
		zz_day day;
		struct zz_span span;
		bool good = zz_import_when(zz_str(samples[i].text), ZZ_CELL_TEXT, false, 2025, &day, &span, &e);
		if (good != (samples[i].day != NULL))
			fail_msg("%s: %s", samples[i].text, e.text);
		if (good) {
			zz_span_text(&time, span);
			assert_string_equal(zz_day_text(day, text), samples[i].day);
			assert_string_equal(time.data, samples[i].time);
		}
		zz_buf_free(&time);
		bool dated = samples[i].text[0] == '2' && samples[i].text[1] == '0';
		assert_int_equal(zz_import_when(zz_str(samples[i].text), ZZ_CELL_TEXT, false, 0, &day, &span, &none),
						 dated);
	}
}

static void test_private(void **state)
{
	static const struct {
		const char *text, *masked;
		size_t identities, phones;
	} samples[] = {
		{"周洁 13800001111 出差", "周洁 *** 出差", 0, 1},
		{"138-0000-1111", "***", 0, 1},
		{"138 0000 1111。", "***。", 0, 1},
		{"110101199003071234", "***", 1, 0},
		{"11010119900307123X，男", "***，男", 1, 0},
		{"110101900307123", "***", 1, 0},
		{"电话13800001111、13900002222", "电话***、***", 0, 2},
		{"12345678901", "12345678901", 0, 0}, /* no mobile begins with 12 */
		{"2025-03-12 14:30", "2025-03-12 14:30", 0, 0},
		{"拨款120000000000元", "拨款120000000000元", 0, 0},
		{"010-12345678", "010-12345678", 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_import im = {0};
		struct zz_str masked = zz_import_masked(&im, zz_str(samples[i].text));
		if (!zz_str_is(masked, samples[i].masked))
			fail_msg("%s: %.*s", samples[i].text, ZZ_FMT(masked));
		assert_int_equal(im.identities, samples[i].identities);
		assert_int_equal(im.phones, samples[i].phones);
		zz_import_free(&im);
	}
}

static void test_headings(void **state)
{
	static const struct {
		enum zz_import_use use;
		const char *heading;
		enum zz_import_role role;
	} samples[] = {
		{ZZ_IMPORT_ROSTER, "姓　名", ZZ_R_NAME},
		{ZZ_IMPORT_ROSTER, "*姓名：", ZZ_R_NAME},
		{ZZ_IMPORT_ROSTER, "名字", ZZ_R_NAME},
		{ZZ_IMPORT_ROSTER, "党员姓名", ZZ_R_NAME},
		{ZZ_IMPORT_ROSTER, "加入党组织日期", ZZ_R_JOINED},
		{ZZ_IMPORT_ROSTER, "入党时间", ZZ_R_JOINED},
		{ZZ_IMPORT_ROSTER, "入党日期（年月日）", ZZ_R_JOINED},
		{ZZ_IMPORT_ROSTER, "转为正式党员日期", ZZ_R_FULL},
		{ZZ_IMPORT_ROSTER, "转正时间", ZZ_R_FULL},
		{ZZ_IMPORT_ROSTER, "转正日期", ZZ_R_FULL},
		{ZZ_IMPORT_ROSTER, "人员类别", ZZ_R_CATEGORY},
		{ZZ_IMPORT_ROSTER, "党员类别", ZZ_R_CATEGORY},
		{ZZ_IMPORT_ROSTER, "党员类型", ZZ_R_CATEGORY},
		{ZZ_IMPORT_ROSTER, "所在党支部", ZZ_R_BRANCH},
		{ZZ_IMPORT_ROSTER, "支部名称", ZZ_R_BRANCH},
		{ZZ_IMPORT_ROSTER, "所在组织", ZZ_R_BRANCH},
		{ZZ_IMPORT_ROSTER, "组织名称", ZZ_R_BRANCH},
		{ZZ_IMPORT_ROSTER, "党支部职务", ZZ_R_POST},
		{ZZ_IMPORT_ROSTER, "党内职务", ZZ_R_POST},
		{ZZ_IMPORT_ROSTER, "公民身份证号", ZZ_R_IDENTITY},
		{ZZ_IMPORT_ROSTER, "本人身份证号码", ZZ_R_IDENTITY},
		{ZZ_IMPORT_RECORDS, "联系人手机", ZZ_R_PHONE},
		{ZZ_IMPORT_ATTENDANCE, "用户昵称（入会昵称）", ZZ_R_NICKNAME},
		{ZZ_IMPORT_RECORDS, "缺席(姓名及原因)", ZZ_R_ABSENT},
		{ZZ_IMPORT_ROSTER, "籍贯", ZZ_R_UNKNOWN},
	};
	struct zz_arena a = {0};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		if (zz_import_role(samples[i].use, zz_import_heading(&a, zz_str(samples[i].heading))) !=
			samples[i].role)
			fail_msg("%s", samples[i].heading);
	zz_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),     cmocka_unit_test(test_1904),    cmocka_unit_test(test_when),
		cmocka_unit_test(test_yearless), cmocka_unit_test(test_private), cmocka_unit_test(test_headings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
