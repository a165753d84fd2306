/* Expected values follow the names that provenance 1.1 (rows 25 and 26) and the layout of a ledger demand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "git/path.h"

static enum zz_odd odd(const char *path)
{
	return zz_path_odd(zz_str(path), ZZ_ENTRY_FILE);
}

static void plain_names(void **state)
{
	(void)state;
	static const char *const good[] = {
		"genesis.yaml",
		"zzsh.yaml",
		"documents.yaml",
		"notices.yaml",
		"branches/zhb1.yaml",
		"bodies/dw.yaml",
		"records/zhb1/2026/2026-03-12-committee-meeting.yaml",
		"followups/zhb1/2026/2026-03-20-review-k7qm.yaml",
		"waivers/2026-01-02-ab12.yaml",
		"rules/own.yaml",
		"calendar/2026.yaml",
		"attachments/zhb1/2026/2026-03-12-party-lesson/签到表 第1页.jpg",
		"attachments/zhb1/2026/x/-a(1).PDF",
	};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_int_equal(odd(good[i]), ZZ_ODD_NOT);
}

static void bad_names(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"",
		"/",
		"records/",
		"records//a.yaml",
		"/records/a.yaml",
		"records/../zzsh.yaml",
		"records/./a.yaml",
		"records/zhb1/2026/会议.yaml",
		"records/zhb1/2026/A.yaml",
		"records/zhb1/2026/a b.yaml",
		"records/zhb1/2026/.a.yaml",
		"records/-a.yaml",
		"records/zhb1/２０２６/a.yaml",
		"records/zhb1/.git/a",
		"records/a\033[2J.yaml",
		"records/a\n.yaml",
		"records/git~1",
		"README.md",
		"Records/a.yaml",
		"../genesis.yaml",
		"attachments/支部/2026/x/a.jpg",
		"attachments/zhb1/2026/x/.a.jpg",
		"attachments/zhb1/2026/x/a\xe2\x80\xae.jpg", /* bidi override */
		"attachments/zhb1/2026/x/a\xe2\x80\x8b.jpg", /* zero width */
		"attachments/zhb1/2026/x/a\n.jpg",
		"attachments/zhb1/2026/x/a\x7f.jpg",
		"attachments/zhb1/2026/x/\xc7\xa9.jpg\xff",
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (odd(bad[i]) != ZZ_ODD_NAME)
			fail_msg("%zu %s", i, bad[i]);
}

static void places_and_kinds(void **state)
{
	(void)state;
	assert_int_equal(odd("records"), ZZ_ODD_PLACE);
	assert_int_equal(odd("genesis.yaml/a"), ZZ_ODD_PLACE);
	assert_int_equal(zz_path_odd(ZZ_STR("zzsh.yaml"), ZZ_ENTRY_FOLDER), ZZ_ODD_PLACE);
	assert_int_equal(zz_path_odd(ZZ_STR("records"), ZZ_ENTRY_FOLDER), ZZ_ODD_NOT);
	assert_int_equal(odd("records/a/b/c/d/e.yaml"), ZZ_ODD_DEPTH);
	assert_int_equal(zz_path_odd(ZZ_STR("attachments/a/2026/c"), ZZ_ENTRY_FOLDER), ZZ_ODD_NOT);
	assert_int_equal(zz_path_odd(ZZ_STR("attachments/a/2026/c/d"), ZZ_ENTRY_FOLDER), ZZ_ODD_DEPTH);
	assert_int_equal(zz_path_odd(ZZ_STR("records/a.yaml"), ZZ_ENTRY_LINK), ZZ_ODD_LINK);
	assert_int_equal(zz_path_odd(ZZ_STR("records/a"), ZZ_ENTRY_MODULE), ZZ_ODD_MODULE);
	char longest[300] = "records/";
	memset(longest + 8, 'a', 255);
	assert_int_equal(odd(longest), ZZ_ODD_NOT);
	longest[8 + 255] = 'a';
	assert_int_equal(odd(longest), ZZ_ODD_NAME);
}

static void droppings(void **state)
{
	(void)state;
	static const char *const names[] = {".a.yaml.swp", "a.yaml~",       "a.swp",
										"a.tmp",       ".zzsh-1-0.tmp", "~$a.docx"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_true(zz_path_dropping(zz_str(names[i])));
	assert_false(zz_path_dropping(ZZ_STR("a.yaml")));
}

static void order(void **state)
{
	(void)state;
	/* '-' < '.' < '/' < '0': a folder "a" stands between "a.b" and "a0". */
	assert_true(zz_path_cmp(ZZ_STR("a"), true, ZZ_STR("a-b"), false) > 0);
	assert_true(zz_path_cmp(ZZ_STR("a"), true, ZZ_STR("a.b"), true) > 0);
	assert_true(zz_path_cmp(ZZ_STR("a"), true, ZZ_STR("a0"), false) < 0);
	assert_true(zz_path_cmp(ZZ_STR("a"), false, ZZ_STR("a-b"), false) < 0);
	assert_true(zz_str_is(zz_path_folder(ZZ_STR("a/b/c")), "a/b"));
	assert_true(zz_str_is(zz_path_name(ZZ_STR("a/b/c")), "c"));
	assert_int_equal(zz_path_folder(ZZ_STR("c")).n, 0);
	assert_true(zz_str_is(zz_path_name(ZZ_STR("c")), "c"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_names), cmocka_unit_test(bad_names), cmocka_unit_test(places_and_kinds),
		cmocka_unit_test(droppings),   cmocka_unit_test(order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
