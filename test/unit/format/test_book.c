/* Books: names of sheets and files from hostile names, cells that look like formulas, cells that are too
 * long. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"
#include "format/book.h"

static const struct zz_book_column columns[2] = {{.head = {"a", 1}, .most = 10}, {.head = {"b", 1}}};

static struct zz_book *open_book(enum zz_book_kind kind)
{
	struct zz_book *b = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	const struct zz_book_about about = {.day = 20000, .fonts = {{"x", 1}, {"x", 1}, {"x", 1}}, .lang = ZZ_EN};
	assert_int_equal(zz_book_open(&b, kind, &about, &e), ZZ_OK);
	return b;
}

static void add_sheet(struct zz_book *b, const char *name)
{
	zz_book_sheet(b, &(struct zz_book_sheet){.name = zz_str(name), .columns = columns, .ncolumns = 2});
}

static void finish(struct zz_book *b, struct zz_book_file **files, size_t *n)
{
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_book_finish(b, files, n, &e), ZZ_OK);
}

/* A name leaves no folder, is never hidden, and of two alike, also but for their case, the second tells so.
 */
static void test_names(void **state)
{
	static const char *const names[] = {"../../etc/x", "", "a:b?*[c]\\", "Talks", "talks", ".hidden"};
	static const char *const files_are[] = {"_._.._etc_x.csv", "_.csv",       "a_b___c__.csv",
											"Talks.csv",       "talks~2.csv", "_hidden.csv"};
	struct zz_book *b = open_book(ZZ_BOOK_CSV);
	struct zz_book_file *files;
	size_t n;
	(void)state;
	for (size_t i = 0; i < 6; i++)
		add_sheet(b, names[i]);
	finish(b, &files, &n);
	assert_int_equal(n, 6);
	for (size_t i = 0; i < n; i++)
		assert_true(zz_str_is(files[i].name, files_are[i]));
	zz_book_free(b);
}

/* Rates are cut: 999 of 1000 is not all. A number below zero is no formula, a text like it is. */
static void test_cells(void **state)
{
	struct zz_book *b = open_book(ZZ_BOOK_CSV);
	struct zz_book_file *files;
	size_t n;
	(void)state;
	add_sheet(b, "x");
	zz_book_text(b, ZZ_STR("=1+1"));
	zz_book_rate(b, 999, 1000);
	zz_book_text(b, ZZ_STR("＠x"));
	zz_book_rate(b, 1999, 2000);
	zz_book_text(b, (struct zz_str){0});
	zz_book_rate(b, 0, 0);
	assert_int_equal(zz_book_rows(b), 3);
	finish(b, &files, &n);
	assert_true(zz_str_eq(zz_buf_view(&files[0].bytes),
						  ZZ_STR("\xEF\xBB\xBF"
								 "a,b\r\n\"'=1+1\",99.9%\r\n\"'＠x\",99.9%\r\nnil,—\r\n")));
	zz_book_free(b);
}

/* A spreadsheet's cell holds 32,767 units of UTF-16; 𠮷 takes two. */
static void test_long_cells(void **state)
{
	struct zz_book *b = open_book(ZZ_BOOK_XLSX);
	struct zz_buf text = {0};
	struct zz_book_file *files;
	size_t n;
	(void)state;
	for (int i = 0; i < 40000; i++)
		zz_buf_puts(&text, "𠮷");
	add_sheet(b, "x");
	zz_book_text(b, zz_buf_view(&text));
	zz_book_text(b, ZZ_STR("\x01\xE2\x80\xAE\xFF"));
	finish(b, &files, &n);
	struct zz_str bytes = zz_buf_view(&files[0].bytes);
	assert_true(zz_str_find(bytes, ZZ_STR("𠮷 [cut: a cell holds no more]")) >= 0);
	assert_true(bytes.n < 100000); /* 16,000 of four bytes, and the rest of a small workbook */
	assert_true(zz_str_find(bytes, ZZ_STR("\\u{202e}")) >= 0 || zz_str_find(bytes, ZZ_STR("\\u{202E}")) >= 0);
	zz_buf_free(&text);
	zz_book_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_cells),
									   cmocka_unit_test(test_long_cells)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
