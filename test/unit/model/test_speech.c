/* Names in running text, folding, and who is written to have said what. A roster of five, among them two
 * names of which one begins the other, and one with a middle dot. Counted by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"
#include "model/own_text.h"

#include <stdlib.h>
#include <string.h>

static struct zz_intern words;
static struct zz_name_set names;

static int set_up(void **state)
{
	static const char *const all[] = {"王建", "王建国", "李敏", "阿里·木", "李一"};
	static struct zz_person people[5];
	struct zz_roster r = {.words = &words, .people = people, .npeople = 5};
	(void)state;
	for (size_t i = 0; i < 5; i++)
		people[i].folded = zz_intern(&words, zz_str(all[i]));
	zz_name_set_make(&names, &r);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	zz_name_set_free(&names);
	zz_intern_free(&words);
	return 0;
}

static struct zz_buf heard;

static void hear(void *with, uint32_t word)
{
	(void)with;
	zz_buf_printf(&heard, "%.*s ", ZZ_FMT(zz_intern_str(&words, word)));
}

static void folds(void **state)
{
	(void)state;
	static const struct {
		const char *text, *to, *names;
		size_t digits, chars;
	} rows[] = {
		{"王建国同志3月12日说", "同志月日说", "王建国 ", 3, 11},
		{"王建 国事", "国事", "王建 ", 0, 4},
		{"李一和李 敏，一致", "和李敏致", "李一 ", 0, 8},
		{"阿里·木、阿里•木", "", "阿里·木 阿里·木 ", 0, 9}, /* two middle dots */
		{"ＡＢ c。", "abc", "", 0, 4},
		{"", "", "", 0, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct zz_folder f = {.names = &names, .on_name = hear};
		struct zz_code_points out = {0};
		struct zz_fold_note note = {0};
		struct zz_buf text = {0};
		zz_buf_clear(&heard);
		zz_text_fold(&f, zz_str(rows[i].text), &out, &note);
		for (size_t k = 0; k < out.n; k++)
			zz_utf8_put(&text, out.at[k]);
		assert_string_equal(text.data ? text.data : "", rows[i].to);
		assert_string_equal(heard.data ? heard.data : "", rows[i].names);
		assert_int_equal(note.digits, rows[i].digits);
		assert_int_equal(note.chars, rows[i].chars);
		zz_buf_free(&text);
		free(out.at);
		free(f.raw.at);
	}
	zz_buf_free(&heard);
}

/* "name=text|name=text" */
static void speeches(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"王建国：好\n李敏：行\n", "王建国=好\n|李敏=行\n|"},
		{"先说两句\n  1. 王建国同志：好\n不错\n（二）李敏（组织委员）:行", "王建国=好\n不错\n|李敏=行|"},
		{"一、学习《某规定》\n李一：读", "李一=读|"},
		{"王建国说：好", "王建国=好|"},
		{"王建国，好：行", ""},
		{"会议要求：王建国：好", ""},
		{"王小二：好", ""},
		{"", ""},
		{"李敏：", "李敏=|"},
		{"李敏", ""},
		{"：", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct zz_str rest = zz_str(rows[i][0]);
		struct zz_speech s;
		struct zz_buf text = {0};
		zz_buf_puts(&text, "");
		while (zz_speech_next(&names, &rest, &s, NULL))
			zz_buf_printf(&text, "%.*s=%.*s|", ZZ_FMT(zz_intern_str(&words, s.word)), ZZ_FMT(s.text));
		assert_string_equal(text.data, rows[i][1]);
		zz_buf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds),
		cmocka_unit_test(speeches),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
