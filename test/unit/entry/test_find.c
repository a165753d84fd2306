/* Names of records as people write them; today is 2026-03-12. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "entry/find.h"

static struct zz_arena arena;

static void check(const char *typed, const char *owner, const char *id, zz_day date, uint8_t kind)
{
	struct zz_wanted w;
	assert_true(zz_wanted_parse(zz_str(typed), zz_day_of(2026, 3, 12), &arena, &w));
	assert_true(zz_str_is(w.owner, owner));
	assert_true(zz_str_is(w.id, id));
	assert_int_equal(w.date, date);
	assert_int_equal(w.kind, kind);
}

static void test_ids(void **state)
{
	(void)state;
	check("2026-03-12-committee-meeting", "", "2026-03-12-committee-meeting", ZZ_NO_DAY, 0);
	check("zhb1/2026-03-12-committee-meeting", "zhb1", "2026-03-12-committee-meeting", ZZ_NO_DAY, 0);
	check("zhb1/2026-03", "zhb1", "2026-03", ZZ_NO_DAY, 0);
	check("2026-03-12-c", "", "2026-03-12-c", ZZ_NO_DAY, 0);
	check("records/zhb1/2026/2026-03-12-committee-meeting.yaml", "zhb1", "2026-03-12-committee-meeting",
		  ZZ_NO_DAY, 0);
}

static void test_words(void **state)
{
	const zz_day day = zz_day_of(2026, 3, 12);
	(void)state;
	check("3-12支委会", "", "", day, ZZ_COMMITTEE_MEETING);
	check("第一支部 2026-03-12 支委会", "第一支部", "", day, ZZ_COMMITTEE_MEETING);
	check("第一支部3月12日党员大会", "第一支部", "", day, ZZ_MEMBERS_MEETING);
	check("今天党课", "", "", day, ZZ_PARTY_LESSON);
	check("2026-03-12支委会", "", "", day, ZZ_COMMITTEE_MEETING);
	check("３－１２支委会", "", "", day, ZZ_COMMITTEE_MEETING);
	check("3-12 committee-meeting", "", "", day, ZZ_COMMITTEE_MEETING);
	check("zhb2 3-12", "zhb2", "", day, 0);
	check("12-24组织生活会", "", "", zz_day_of(2025, 12, 24), ZZ_ORGANIZATION_LIFE_MEETING);
}

static void test_neither(void **state)
{
	struct zz_wanted w;
	(void)state;
	assert_false(zz_wanted_parse(zz_str("支委会"), 0, &arena, &w));
	assert_false(zz_wanted_parse(zz_str(""), 0, &arena, &w));
}

/* Weekdays: 12 March 2026 is a Thursday. */
static void test_typing(void **state)
{
	(void)state;
	check("上周五支委会", "", "", zz_day_of(2026, 3, 6), ZZ_COMMITTEE_MEETING);
	check("昨天的党课", "", "", zz_day_of(2026, 3, 11), ZZ_PARTY_LESSON);
	check("第一支部 2026/3/2", "第一支部", "", zz_day_of(2026, 3, 2), 0);
	check("2026-3-2", "", "", zz_day_of(2026, 3, 2), 0);
	check("2026-03-02", "", "2026-03-02", ZZ_NO_DAY, 0);
	check("2026/3/2", "", "", zz_day_of(2026, 3, 2), 0);
	check("２０２６年３月２日 支委会", "", "", zz_day_of(2026, 3, 2), ZZ_COMMITTEE_MEETING);
}

static void assert_words(const char *const *words, size_t n, size_t used, const char *joined)
{
	struct zz_str out;
	assert_int_equal(zz_wanted_words(words, n, zz_day_of(2026, 3, 12), &arena, &out), used);
	assert_string_equal(zz_arena_cstr(&arena, out), joined);
}

static void test_several(void **state)
{
	static const char *const words[] = {"第一支部", "3-12", "支委会", "2026-03-06-heart-talk-a1b2",
										"3-6谈话",  "昨天", "今天"};
	(void)state;
	assert_words(words, 7, 3, "第一支部 3-12 支委会");
	assert_words(words + 3, 4, 1, "2026-03-06-heart-talk-a1b2");
	assert_words(words + 4, 3, 1, "3-6谈话");
	assert_words(words + 5, 2, 1, "昨天");
	assert_words(words, 1, 1, "第一支部"); /* no record; whoever looks for it says so */
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_ids), cmocka_unit_test(test_words),
									   cmocka_unit_test(test_neither), cmocka_unit_test(test_typing),
									   cmocka_unit_test(test_several)};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	zz_arena_free(&arena);
	return failed;
}
