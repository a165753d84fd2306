/* UTF-8 and widths. Validity after Unicode's table 3-7; widths after East Asian Width (UAX 11, with
 * ambiguous as 1), counted by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/text.h"

static void assert_buf(struct zz_buf *b, const char *expected)
{
	assert_string_equal(b->data ? b->data : "", expected);
	zz_buf_free(b);
}

/* Every code point there is, there and back. */
static void test_every_code_point(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	for (int32_t cp = 0; cp <= 0x10FFFF; cp++) {
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		zz_buf_clear(&b);
		zz_utf8_put(&b, cp);
		struct zz_str s = zz_buf_view(&b);
		bool refused = cp == 0xFFFE || cp == 0xFFFF;
		bool bad = zz_utf8_invalid(s) != (refused ? 0 : -1);
		int32_t back = zz_utf8_next(&s);
		if (bad || back != (refused ? -2 : cp) || (!refused && s.n != 0))
			fail_msg("U+%04X", (unsigned)cp);
	}
	zz_buf_free(&b);
}

static void test_malformed(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"\x80", /* continuation alone */
		"\xC0\x80",
		"\xC1\xBF",         /* overlong, two bytes */
		"\xE0\x9F\xBF",     /* overlong, three bytes */
		"\xF0\x8F\xBF\xBF", /* overlong, four bytes */
		"\xED\xA0\x80",
		"\xED\xBF\xBF", /* surrogates */
		"\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80", /* beyond U+10FFFF */
		"\xE4\xB8",
		"\xF0\x9F\x98",
		"\xC3", /* cut off */
		"\xE4\x41\x41",
		"\xFE",
		"\xFF",
		"\xEF\xBF\xBE",
		"\xEF\xBF\xBF", /* U+FFFE, U+FFFF */
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct zz_str s = zz_str(bad[i]);
		size_t n = s.n;
		assert_int_equal(zz_utf8_invalid(s), 0);
		assert_int_equal(zz_utf8_next(&s), -2);
		assert_int_equal(s.n, n - 1);
	}
	struct zz_str none = {0};
	assert_int_equal(zz_utf8_next(&none), -1);
	assert_int_equal(zz_utf8_invalid(zz_str("会议\xE4\xB8")), 6);
	assert_int_equal(zz_utf8_invalid(zz_str("会议 ok 𠮷")), -1);
	struct zz_buf b = {0};
	zz_utf8_put(&b, 0xD800);
	zz_utf8_put(&b, 0x110000);
	zz_utf8_put(&b, -2);
	assert_buf(&b, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void test_count_and_offset(void **state)
{
	(void)state;
	struct zz_str s = zz_str("a支部𠮷\xFFz");
	assert_int_equal(zz_utf8_count(s), 6);
	const size_t offsets[] = {0, 1, 4, 7, 11, 12, 13, 13};
	for (size_t i = 0; i < sizeof offsets / sizeof offsets[0]; i++)
		assert_int_equal(zz_utf8_offset(s, i), offsets[i]);
	assert_int_equal(zz_utf8_count((struct zz_str){0}), 0);
}

static void test_classes(void **state)
{
	(void)state;
	static const struct {
		int32_t first, last;
		enum zz_char_class class;
	} table[] = {
		{0x00, 0x08, ZZ_CHAR_CONTROL},        {0x09, 0x0A, ZZ_CHAR_PLAIN},
		{0x0B, 0x0C, ZZ_CHAR_CONTROL},        {0x0D, 0x0D, ZZ_CHAR_LINE_BREAK},
		{0x0E, 0x1F, ZZ_CHAR_CONTROL},        {0x20, 0x7E, ZZ_CHAR_PLAIN},
		{0x7F, 0x84, ZZ_CHAR_CONTROL},        {0x85, 0x85, ZZ_CHAR_LINE_BREAK},
		{0x86, 0x9F, ZZ_CHAR_CONTROL},        {0xA0, 0x61B, ZZ_CHAR_PLAIN},
		{0x61C, 0x61C, ZZ_CHAR_BIDI},         {0x61D, 0x200A, ZZ_CHAR_PLAIN},
		{0x200B, 0x200D, ZZ_CHAR_ZERO_WIDTH}, {0x200E, 0x200F, ZZ_CHAR_BIDI},
		{0x2010, 0x2027, ZZ_CHAR_PLAIN},      {0x2028, 0x2029, ZZ_CHAR_LINE_BREAK},
		{0x202A, 0x202E, ZZ_CHAR_BIDI},       {0x202F, 0x205F, ZZ_CHAR_PLAIN},
		{0x2060, 0x2060, ZZ_CHAR_ZERO_WIDTH}, {0x2061, 0x2065, ZZ_CHAR_PLAIN},
		{0x2066, 0x2069, ZZ_CHAR_BIDI},       {0x206A, 0xFEFE, ZZ_CHAR_PLAIN},
		{0xFEFF, 0xFEFF, ZZ_CHAR_ZERO_WIDTH}, {0xFF00, 0x10FFFF, ZZ_CHAR_PLAIN},
	};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		for (int32_t cp = table[i].first; cp <= table[i].last; cp++)
			if (zz_char_class(cp) != table[i].class)
				fail_msg("U+%04X", (unsigned)cp);
}

static void test_width(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t width;
	} table[] = {
		{"", 0},
		{"abc", 3},
		{"支委会", 6},
		{"3月12日", 7},
		{"，。：（）", 10},
		{"●▲…—·“”", 7},
		{"　", 2},
		{"𠮷", 2},
		{"\xF0\xB1\x8D\x90", 2}, /* U+31350, newer than utf8proc's tables */
		{"e\xCC\x81", 1},        /* combining acute */
		{"a\xE2\x80\x8B"
		 "b",
		 2}, /* zero width space */
		{"ｱ", 1},
		{"Ａ", 2},
		{"café", 4},
		{"한글", 4},
		{"a\xFF", 2},
		{"\t\x1B", 0},
		{"，a中", 5},
	};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (zz_text_width(zz_str(table[i].text)) != table[i].width)
			fail_msg("\"%s\": %zu", table[i].text, zz_text_width(zz_str(table[i].text)));
}

static void test_front(void **state)
{
	(void)state;
	assert_true(zz_str_is(zz_text_front(zz_str("第三支部"), 5), "第三"));
	assert_true(zz_str_is(zz_text_front(zz_str("第三支部"), 8), "第三支部"));
	assert_true(zz_str_is(zz_text_front(zz_str("第三支部"), 1), ""));
	assert_true(zz_str_is(zz_text_front(zz_str("a中b"), 3), "a中"));
	/* A combining mark goes with its letter. */
	assert_true(zz_str_is(zz_text_front(zz_str("e\xCC\x81x"), 1), "e\xCC\x81"));
	assert_true(zz_str_is(zz_text_front((struct zz_str){0}, 3), ""));
}

static void test_pad(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	zz_text_pad(&b, zz_str("支部"), 6);
	zz_buf_putc(&b, '|');
	zz_text_pad(&b, zz_str("10/12"), -7);
	zz_buf_putc(&b, '|');
	zz_text_pad(&b, zz_str("党员大会"), 4);
	zz_text_pad(&b, zz_str("x"), 0);
	assert_buf(&b, "支部  |  10/12|党员大会x");
}

static void test_safe(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	zz_text_safe(&b,
				 zz_str("a\x1B[31m会\xE2\x80\xAE议\xE2\x80\x8B\x7F\tb\r\nc\rd\xC2\x85\xE2\x80\xA8\xE4\xB8"));
	assert_buf(&b, "a\\u{1B}[31m会\\u{202E}议\\u{200B}\\u{7F}\tb\nc\\u{D}d\\u{85}\\u{2028}\\x{E4}\\x{B8}");
	zz_text_safe(&b, (struct zz_str){"a\0b", 3});
	assert_buf(&b, "a\\u{0}b");
}

static void test_maybe_gbk(void **state)
{
	(void)state;
	/* 支部委员会 in GB18030 (iconv). */
	assert_true(zz_text_maybe_gbk(zz_str("\xD6\xA7\xB2\xBF\xCE\xAF\xD4\xB1\xBB\xE1")));
	/* "类型: 支委会" with ASCII in it */
	assert_true(zz_text_maybe_gbk(zz_str("\xC0\xE0\xD0\xCD: \xD6\xA7\xCE\xAF\xBB\xE1\n")));
	assert_false(zz_text_maybe_gbk(zz_str("plain")));
	assert_false(zz_text_maybe_gbk(zz_str("caf\xE9 au lait")));
	assert_false(zz_text_maybe_gbk(zz_str("\xFF\xFE\x00")));
	/* UTF-8 that lost its last byte. */
	assert_false(zz_text_maybe_gbk(zz_str("中国共产党支部工作条例\xE4\xB8")));
	assert_false(zz_text_maybe_gbk((struct zz_str){0}));
}

/* A mobile number has 11 digits, an identity number 17 and a digit or X; a date or a record's id never has so
 * many. */
static void test_mask(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"", ""},
		{"1381234567", "1381234567"},
		{"13812345678", "***********"},
		{"张三13812345678、12", "张三***********、12"},
		{"11010119900307757X", "*****************X"},
		{"2025-03-12 20250312", "2025-03-12 20250312"},
		{"1 13812345678 13812345678", "1 *********** ***********"},
		/* An id of git is 40 hexadecimal digits, a digest 64; one more or less is neither. */
		{"1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890"},
		{"sm3:0123456789012345678901234567890123456789012345678901234567890abc。",
		 "sm3:0123456789012345678901234567890123456789012345678901234567890abc。"},
		{"123456789012345678901234567890123456789", "***************************************"},
		{"ab13812345678 f1381234567", "ab*********** f1381234567"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[80];
		strcpy(text, cases[i][0]);
		zz_text_mask(text, strlen(text));
		assert_string_equal(text, cases[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_malformed),
		cmocka_unit_test(test_count_and_offset),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_front),
		cmocka_unit_test(test_pad),
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_maybe_gbk),
		cmocka_unit_test(test_mask),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
