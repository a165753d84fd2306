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

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_ids), cmocka_unit_test(test_words),
									   cmocka_unit_test(test_neither)};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	zz_arena_free(&arena);
	return failed;
}
