/* Lines after RFC 4180; what begins like a formula after provenance 3.3. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "format/csv.h"

static void assert_cell(const char *text, const char *expected)
{
	struct zz_buf out = {0};
	struct zz_csv csv = {.out = &out};
	zz_csv_cell(&csv, zz_str(text));
	assert_string_equal(out.data ? out.data : "", expected);
	zz_buf_free(&out);
}

static void test_cells(void **state)
{
	(void)state;
	assert_cell("党课", "党课");
	assert_cell("", "");
	assert_cell("a,b", "\"a,b\"");
	assert_cell("a\"b", "\"a\"\"b\"");
	assert_cell("a\nb", "\"a\nb\"");
	assert_cell(" a", "\" a\"");
	assert_cell("3-12", "3-12");
}

static void test_formulas(void **state)
{
	(void)state;
	assert_cell("=1+1", "\"'=1+1\"");
	assert_cell("+86", "\"'+86\"");
	assert_cell("-1", "\"'-1\"");
	assert_cell("@SUM", "\"'@SUM\"");
	assert_cell("\t=1", "\"'\t=1\"");
	assert_cell("\r=1", "\"'\r=1\"");
	assert_cell("＝1", "\"'＝1\"");
	assert_cell("＋1", "\"'＋1\"");
	assert_cell("－1", "\"'－1\"");
	assert_cell("＠1", "\"'＠1\"");
	assert_cell("=\"x\"", "\"'=\"\"x\"\"\"");
	assert_cell("1=2", "1=2");
}

static void test_lines(void **state)
{
	(void)state;
	struct zz_buf out = {0};
	struct zz_csv csv;
	zz_csv_begin(&csv, &out);
	zz_csv_cell(&csv, ZZ_STR(""));
	zz_csv_cell(&csv, ZZ_STR("b"));
	zz_csv_line_end(&csv);
	zz_csv_cell(&csv, ZZ_STR("c"));
	zz_csv_line_end(&csv);
	assert_string_equal(out.data, "\xEF\xBB\xBF,b\r\nc\r\n");
	zz_buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells), cmocka_unit_test(test_formulas),
									   cmocka_unit_test(test_lines)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
