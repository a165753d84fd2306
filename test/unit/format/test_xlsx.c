/* Workbooks that openpyxl and LibreOffice made (test/data/import/make.sh): expected are the cells as written
 * there. Numbers of days as Excel has them: DATE(2019;10;24) is 43762. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/io.h"
#include "format/table_text.h"
#include "format/xlsx_parts.h"

#include <string.h>

#define ROSTER                                                                                                                      \
	"1:A=市民服务中心机关党员名册;"                                                                                     \
	"2:A=填报单位：机关党委;F=2026年3月;"                                                                                \
	"3:A=序号;B=姓名;C=身份证号码;D=所在组织;E=入党日期;F=转正日期;G=党员类型;H=党小组;I=联系电话;" \
	"4:A#1;B=王建国;C=110101196503071234;D=第一支部;E@1998-06-20;F@1999-06-20;G=正式党员;I=13800001111;"

#define REST                                                                                                 \
	"E@2001-07-01;F=2002年7月1日;G=正式党员;I#13900002222;"                                           \
	"6:A#3;B=赵强;E#20191024;F=2020/10/24;G=正式党员;"                                                 \
	"7:A#4;B=周洁;D=第二支部;E=2019-10-24;G=正式党员;"                                             \
	"8:A#5;B=陈立;D=第二支部;E@2025-11-03;G=预备党员;"                                             \
	"9:A=注：以上为全部党员;(1,1-1,9)(4,4-6,4)"

static int read_file(const char *name, struct zz_buf *out, struct zz_error *e)
{
	struct zz_buf path = {0}, bytes = {0};
	struct zz_table_info info;
	zz_buf_printf(&path, ZZ_SOURCE_DIR "/test/data/import/%s", name);
	assert_int_equal(zz_read_file(&bytes, path.data, ZZ_TABLE_BYTES, e), 0);
	int rc = table_text(out, zz_buf_view(&bytes), &info, e);
	zz_buf_free(&path);
	zz_buf_free(&bytes);
	return rc;
}

static void holds(const char *name, const char *part)
{
	struct zz_buf out = {0};
	struct zz_error e = {.lang = ZZ_EN};
	if (read_file(name, &out, &e))
		fail_msg("%s: %s", name, e.text);
	if (!strstr(out.data, part))
		fail_msg("%s: “%s” does not hold “%s”", name, out.data, part);
	zz_buf_free(&out);
}

static void test_programs(void **state)
{
	(void)state;
	/* Numbers of 18 digits lose their end in a spreadsheet: openpyxl and LibreOffice each their own way. */
	holds("roster.xlsx", "[党员名册]" ROSTER "5:A#2;B=李敏;C#1101011975030712");
	holds("roster.xlsx", REST);
	holds("roster-office.xlsx", "[党员名册]" ROSTER);
	holds("roster-office.xlsx", REST);
	holds("roster-1904.xlsx", "[党员名册 1904]" ROSTER);
	holds("roster-1904.xlsx", REST);
	holds("roster.xlsx", "[历史 hidden]1:A=姓名;B=入党日期;");
	holds("records.xlsx", "C#45743;D=1430-1540;");
	holds("records.xlsx", "F=1.研究3月主题党日方案\n2.研究党费收缴;");
	holds("tencent.xlsx", "9:A=用户昵称（入会昵称）;B=首次入会时间;");
}

static void test_refused(void **state)
{
	static const struct {
		const char *name, *part;
	} files[] = {{"locked.xlsx", "password"}, {"roster.xls", "(.xls)"}, {"roster.ods", "no XLSX workbook"}};
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct zz_buf out = {0};
		struct zz_error e = {.lang = ZZ_EN};
		assert_int_equal(read_file(files[i].name, &out, &e), ZZ_EUSAGE);
		assert_non_null(strstr(e.text, files[i].part));
		zz_buf_free(&out);
	}
}

/* A file that is cut off anywhere is refused, or read to the end. */
static void test_cut_off(void **state)
{
	struct zz_buf bytes = {0}, out = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_table_info info;
	(void)state;
	assert_int_equal(zz_read_file(&bytes, ZZ_SOURCE_DIR "/test/data/import/roster.xlsx", ZZ_TABLE_BYTES, &e),
					 0);
	for (size_t n = 4; n < bytes.n; n += 97) {
		e = (struct zz_error){.lang = ZZ_EN};
		zz_buf_clear(&out);
		assert_int_equal(table_text(&out, zz_str_sub(zz_buf_view(&bytes), 0, n), &info, &e), ZZ_EUSAGE);
		assert_true(e.text[0] != '\0');
	}
	zz_buf_free(&bytes);
	zz_buf_free(&out);
}

static void test_serials(void **state)
{
	char text[ZZ_DATE_MAX];
	static const struct {
		int64_t number;
		bool from_1904;
		const char *day;
	} samples[] = {
		{1, false, "1900-01-01"},
		{59, false, "1900-02-28"},
		{60, false, "-"},
		{61, false, "1900-03-01"},
		{43762, false, "2019-10-24"},
		{2958465, false, "9999-12-31"},
		{2958466, false, "-"},
		{0, false, "-"},
		{0, true, "1904-01-01"},
		{42300, true, "2019-10-24"},
		{-1, true, "-"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_string_equal(zz_day_text(zz_serial_day(samples[i].number, samples[i].from_1904), text),
							samples[i].day);
}

static void test_numbers(void **state)
{
	static const char *const samples[][2] = {
		{"1", "1"},
		{"43762", "43762"},
		{"2019.1", "2019.1"},
		{"2019.0999999999999", "2019.1"}, /* as Excel stores 2019.10 */
		{"0.60416666666666663", "0.604166666666667"},
		{"1.1010119900307001E+17", "110101199003070010"},
		{"1.5E-3", "0.0015"},
		{"-2.50", "-2.5"},
		{"0", "0"},
		{"0.0", "0"},
		{"-0", "0"},
		{"999999999999999.95", "1000000000000000"},
		{"1E+300", "1E+300"},
		{"abc", "abc"},
		{"", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_buf out = {0};
		zz_buf_puts(&out, "");
		zz_number_plain(&out, zz_str(samples[i][0]));
		assert_string_equal(out.data ? out.data : "", samples[i][1]);
		zz_buf_free(&out);
	}
}

static void test_dates(void **state)
{
	static const struct {
		const char *number;
		enum zz_number_form form;
		const char *text; /* NULL: none */
	} samples[] = {
		{"43762", ZZ_FORM_DATE, "2019-10-24"},
		{"43762.604166666664", ZZ_FORM_DATE, "2019-10-24"},
		{"43762.604166666664", ZZ_FORM_BOTH, "2019-10-24 14:30"}, /* 14.5 / 24 */
		{"43762.9999999", ZZ_FORM_BOTH, "2019-10-25"},            /* a rounding error below midnight */
		{"0.604166666666667", ZZ_FORM_TIME, "14:30"},
		{"43762", ZZ_FORM_BOTH, "2019-10-24"},
		{"43762", ZZ_FORM_PLAIN, NULL},
		{"99999999", ZZ_FORM_DATE, NULL},
		{"-5", ZZ_FORM_DATE, NULL},
		{"60", ZZ_FORM_DATE, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_buf out = {0};
		bool good = zz_number_date(&out, zz_str(samples[i].number), samples[i].form, false);
		assert_int_equal(good, samples[i].text != NULL);
		if (good)
			assert_string_equal(out.data, samples[i].text);
		zz_buf_free(&out);
	}
}

static void test_formats(void **state)
{
	static const struct {
		const char *code;
		enum zz_number_form form;
	} codes[] = {
		{"General", ZZ_FORM_PLAIN},
		{"0.00", ZZ_FORM_PLAIN},
		{"#,##0.00_);[Red](#,##0.00)", ZZ_FORM_PLAIN},
		{"[Magenta]0", ZZ_FORM_PLAIN},
		{"0\"天\"", ZZ_FORM_PLAIN},
		{"@", ZZ_FORM_PLAIN},
		{"yyyy\"年\"m\"月\"d\"日\"", ZZ_FORM_DATE},
		{"[$-804]yyyy/m/d;@", ZZ_FORM_DATE},
		{"yyyy.mm", ZZ_FORM_DATE},
		{"m/d", ZZ_FORM_DATE},
		{"h:mm", ZZ_FORM_TIME},
		{"[h]:mm:ss", ZZ_FORM_TIME},
		{"mm:ss.0", ZZ_FORM_TIME},
		{"yyyy-mm-dd hh:mm", ZZ_FORM_BOTH},
	};
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (zz_number_form_of(zz_str(codes[i].code)) != codes[i].form)
			fail_msg("%s", codes[i].code);
	assert_int_equal(zz_number_form(14), ZZ_FORM_DATE);
	assert_int_equal(zz_number_form(22), ZZ_FORM_BOTH);
	assert_int_equal(zz_number_form(31), ZZ_FORM_DATE);
	assert_int_equal(zz_number_form(49), ZZ_FORM_PLAIN);
	assert_int_equal(zz_number_form(58), ZZ_FORM_DATE);
}

static void test_columns(void **state)
{
	char out[ZZ_COLUMN_MAX];
	(void)state;
	assert_string_equal(zz_column_text(1, out), "A");
	assert_string_equal(zz_column_text(26, out), "Z");
	assert_string_equal(zz_column_text(27, out), "AA");
	assert_string_equal(zz_column_text(16384, out), "XFD");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_programs), cmocka_unit_test(test_refused), cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_serials),  cmocka_unit_test(test_numbers), cmocka_unit_test(test_dates),
		cmocka_unit_test(test_formats),  cmocka_unit_test(test_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
