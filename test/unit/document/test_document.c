/* The tree and its back ends on what no ledger brings about: numbering, hostile text, odd tables. Expected by
 * hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "document/write.h"
#include "format/archive.h"

static void ordinals(void **state)
{
	static const struct {
		unsigned n;
		const char *text;
	} cases[] = {{1, "一"},    {9, "九"},      {10, "十"},    {11, "十一"},
				 {20, "二十"}, {21, "二十一"}, {99, "九十九"}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct zz_buf out = {0};
		zz_doc_ordinal(&out, cases[i].n);
		assert_string_equal(out.data, cases[i].text);
		zz_buf_free(&out);
	}
}

/* A level that is left begins anew; an annex begins everything anew. */
static void numbering(void **state)
{
	static const struct {
		unsigned level;
		const char *zh, *en;
	} cases[] = {{1, "一、", "1. "}, {2, "（一）", "1.1 "}, {3, "1. ", "(1) "},      {4, "（1）", "(1) "},
				 {3, "2. ", "(2) "}, {4, "（1）", "(1) "},  {2, "（二）", "1.2 "},   {3, "1. ", "(1) "},
				 {1, "二、", "2. "}, {2, "（一）", "2.1 "}, {0, "附件1", "Annex 1"}, {1, "一、", "1. "}};
	(void)state;
	for (int lang = ZZ_ZH; lang <= ZZ_EN; lang++) {
		struct zz_doc *d = zz_doc_new("t", ZZ_DOC_GBT9704, (enum zz_lang)lang);
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			struct zz_block *b = cases[i].level ? zz_doc_heading(d, cases[i].level, ZZ_STR("x"))
												: zz_doc_annex(d, ZZ_STR("x"), false);
			assert_true(zz_str_is(b->label, lang == ZZ_ZH ? cases[i].zh : cases[i].en));
		}
		zz_doc_free(d);
	}
}

/* Nothing that XML forbids, or that a terminal obeys, is in the tree. */
static void hostile(void **state)
{
	struct zz_doc *d = zz_doc_new("t", ZZ_DOC_GBT9704, ZZ_ZH);
	(void)state;
	struct zz_str kept = zz_doc_copy(d, ZZ_STR(" a\x1b[31m\xe2\x80\xae\xff\x01 "));
	for (size_t i = 0; i < kept.n; i++)
		assert_true((unsigned char)kept.p[i] >= 0x20 && (unsigned char)kept.p[i] < 0x7f);
	struct zz_buf out = {0};
	zz_doc_escape(&out, ZZ_STR("<a href='x'>&\"</a>"));
	assert_string_equal(out.data, "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;");
	zz_buf_free(&out);
	zz_doc_free(d);
}

/* Cells wrap where the terminal is narrow, and every character is there once. */
static void narrow(void **state)
{
	struct zz_doc *d = zz_doc_new("t", ZZ_DOC_GBT9704, ZZ_ZH);
	struct zz_doc_table *t = zz_doc_table(d, ZZ_STR(""));
	struct zz_buf out = {0};
	(void)state;
	zz_doc_column(t, ZZ_STR("甲"), 10, ZZ_ALIGN_LEFT);
	zz_doc_column(t, ZZ_STR("乙"), 10, ZZ_ALIGN_RIGHT);
	zz_doc_cell(t, ZZ_STR("一二三四五六七八九十"));
	zz_doc_cell(t, ZZ_STR("abcdefghijklmnop"));
	zz_doc_cell(t, ZZ_STR(""));
	zz_doc_cell(t, ZZ_STR("—"));
	zz_doc_text(&out, d, 24);
	/* 20 and 16 cells and a gap of two have to share 24: the text gives first, down to 8; then the longer
	 * word is cut at 24 - 2 - 8 = 14. */
	assert_string_equal(out.data, "甲                    乙\n"
								  "------------------------\n"
								  "一二三四  abcdefghijklmn\n"
								  "五六七八              op\n"
								  "九十\n"
								  "无                    --\n");
	zz_buf_free(&out);
	zz_doc_free(d);
}

/* A heading that is wider than its figures folds before anything below it does. */
static void headings(void **state)
{
	struct zz_doc *d = zz_doc_new("t", ZZ_DOC_GBT9704, ZZ_ZH);
	struct zz_doc_table *t = zz_doc_table(d, ZZ_STR(""));
	struct zz_buf out = {0};
	(void)state;
	zz_doc_column(t, ZZ_STR("甲"), 10, ZZ_ALIGN_LEFT);
	zz_doc_column(t, ZZ_STR("落实"), 10, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, ZZ_STR("未见记录"), 10, ZZ_ALIGN_RIGHT);
	zz_doc_cell(t, ZZ_STR("一二三四五"));
	zz_doc_cell(t, ZZ_STR("1/2 50%"));
	zz_doc_cell(t, ZZ_STR("1"));
	/* 10 + 7 + 8 and two gaps of two are 29; with the last heading on two lines 25. */
	zz_doc_text(&out, d, 25);
	assert_string_equal(out.data, "甲             落实  未见\n"
								  "                     记录\n"
								  "-------------------------\n"
								  "一二三四五  1/2 50%     1\n");
	zz_buf_free(&out);
	zz_doc_free(d);
}

/* Documents without anything, and a table without rows, in every format. */
static void empty(void **state)
{
	struct zz_doc *d = zz_doc_new("t", ZZ_DOC_RECORD, ZZ_EN);
	struct zz_buf out = {0};
	struct zz_error e = {0};
	(void)state;
	for (int pass = 0; pass < 2; pass++) {
		zz_buf_clear(&out);
		zz_doc_text(&out, d, 80);
		zz_doc_md(&out, d);
		zz_doc_html(&out, d);
		zz_doc_json(&out, d);
		assert_int_equal(zz_doc_docx(&out, d, &e), ZZ_OK);
		zz_doc_table(d, ZZ_STR("c"));
		zz_doc_column(zz_doc_table(d, ZZ_STR("c")), ZZ_STR("h"), 0, ZZ_ALIGN_LEFT);
		zz_doc_heat(d, ZZ_STR("f"), 0, 0);
		zz_doc_bars(d, ZZ_STR("f"), 0);
	}
	zz_buf_free(&out);
	zz_doc_free(d);
}

/* Parts in their order, twice the same. */
static void archive(void **state)
{
	const struct zz_archive_part parts[] = {{"b", ZZ_STR("two")}, {"a/c", ZZ_STR("")}};
	struct zz_buf one = {0}, two = {0};
	struct zz_error e = {0};
	(void)state;
	assert_int_equal(zz_archive_write(&one, parts, 2, &e), ZZ_OK);
	setenv("TZ", "Pacific/Kiritimati", 1);
	assert_int_equal(zz_archive_write(&two, parts, 2, &e), ZZ_OK);
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.data, two.data, one.n);
	assert_memory_equal(one.data, "PK\x03\x04", 4);
	/* Local header: time 0, date 1980-01-01 (0x21); stored. */
	assert_memory_equal(one.data + 8, "\0\0\0\0\x21\0", 6);
	zz_buf_free(&one);
	zz_buf_free(&two);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(ordinals), cmocka_unit_test(numbering),
									   cmocka_unit_test(hostile),  cmocka_unit_test(narrow),
									   cmocka_unit_test(headings), cmocka_unit_test(empty),
									   cmocka_unit_test(archive)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
