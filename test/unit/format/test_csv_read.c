/* Rows by RFC 4180; encodings by bytes that iconv made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format/csv_read.h"
#include "format/table_text.h"

#include <string.h>

static void reads_as(const char *bytes, const char *expected)
{
	struct zz_buf out = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_table_info info;
	assert_int_equal(table_text(&out, zz_str(bytes), &info, &e), 0);
	assert_int_equal(info.kind, ZZ_TABLE_CSV);
	assert_string_equal(out.data, expected);
	zz_buf_free(&out);
}

static void refuses(struct zz_str bytes, const char *part)
{
	struct zz_buf out = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_table_info info;
	assert_int_equal(table_text(&out, bytes, &info, &e), ZZ_EUSAGE);
	if (!strstr(e.text, part))
		fail_msg("“%s” does not hold “%s”", e.text, part);
	zz_buf_free(&out);
}

static void test_rows(void **state)
{
	(void)state;
	reads_as("a,b\nc,d\n", "[]1:A=a;B=b;2:A=c;B=d;");
	reads_as("a,b\r\nc,d", "[]1:A=a;B=b;2:A=c;B=d;");
	reads_as("a,b\rc,d", "[]1:A=a;B=b;2:A=c;B=d;");
	reads_as("a,,c,\n\n ,\nd", "[]1:A=a;C=c;4:A=d;"); /* empty rows count, as in a spreadsheet */
	reads_as("\"a,b\",\"c\"\"d\",\"e\nf\"\ng", "[]1:A=a,b;B=c\"d;C=e\nf;2:A=g;");
	reads_as("\"a\"b,c\"d\"", "[]1:A=ab;B=c\"d\";");
	reads_as("a\tb\nc\td,e\n", "[]1:A=a;B=b;2:A=c;B=d,e;");
	reads_as("", "[]");
}

static void test_encodings(void **state)
{
	(void)state;
	struct {
		const char *bytes;
		enum zz_csv_encoding how;
		const char *text;
	} samples[] = {
		{"\xEF\xBB\xBF\xE5\xBC\xA0", ZZ_CSV_UTF8_BOM, "张"},
		{"\xE5\xBC\xA0", ZZ_CSV_UTF8, "张"},
		{"\xD5\xC5", ZZ_CSV_GB18030, "张"},                           /* printf 张 | iconv -t GBK | xxd */
		{"\x95\x34\xB2\x35\x81\x39\xEE\x39", ZZ_CSV_GB18030, "𠮷㐀"}, /* likewise, GB18030 */
	};
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct zz_buf out = {0};
		struct zz_error e = {.lang = ZZ_EN};
		enum zz_csv_encoding how;
		assert_int_equal(zz_csv_decode(&out, zz_str(samples[i].bytes), &how, &e), 0);
		assert_int_equal(how, samples[i].how);
		assert_string_equal(out.data, samples[i].text);
		zz_buf_free(&out);
	}
	refuses(ZZ_STR("a\nb\xFF\xFF\n"), "line 2 is neither");
	refuses(ZZ_STR("\xEF\xBB\xBFok\xD5\xC5"), "byte 6 is not");
	refuses((struct zz_str){"a\0b", 3}, "no text");
	refuses((struct zz_str){"\xFF\xFE"
							"a\0",
							4},
			"UTF-16");
}

/* What has the name of a table and is none. */
static void test_foreign(void **state)
{
	(void)state;
	refuses(ZZ_STR("%PDF-1.7\n"), "no table");
	refuses(ZZ_STR("<html><table>"), "web page");
	refuses(ZZ_STR("\xEF\xBB\xBF<?xml version"), "web page");
	refuses(ZZ_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), ".xls");
	refuses(ZZ_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
			"password");
}

static void test_limits(void **state)
{
	struct zz_buf b = {0};
	(void)state;
	refuses(ZZ_STR("a,\"b\nc,d\n"), "row 1, column B: a quotation mark");
	zz_buf_pad(&b, ',', 256);
	reads_as(b.data, "[]");
	zz_buf_putc(&b, 'x');
	refuses(zz_buf_view(&b), "row 1 has more than 256 columns");
	zz_buf_clear(&b);
	zz_buf_puts(&b, "a\nb,");
	zz_buf_pad(&b, 'x', ZZ_TABLE_CELL + 1);
	refuses(zz_buf_view(&b), "row 2, column B: the cell holds more than 32767");
	zz_buf_clear(&b);
	for (int i = 0; i <= ZZ_TABLE_ROWS; i++)
		zz_buf_puts(&b, "x\n");
	refuses(zz_buf_view(&b), "more than 100000 rows");
	zz_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_foreign),
		cmocka_unit_test(test_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
