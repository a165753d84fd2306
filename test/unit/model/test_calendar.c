/* The calendars that come with the program. Expected values are counted by hand from the State Council's
 * notices and a wall calendar, unless a comment says otherwise. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/io.h"
#include "format/yaml.h"
#include "model/period.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST_YEAR = 2012, LAST_YEAR = 2026 };

static zz_day day(int date)
{
	return zz_day_of(date / 10000, date / 100 % 100, date % 100);
}

static void add_row(struct zz_calendar *c, const struct zz_node *row, int year)
{
	const struct zz_node *date = zz_node_get(row, "日期"), *state = zz_node_get(row, "状态");
	zz_day d;
	assert_non_null(date);
	assert_non_null(state);
	assert_non_null(zz_node_get(row, "名称"));
	assert_true(zz_day_parse(date->text, &d));
	assert_int_equal(zz_civil_of(d).year, year);
	assert_true(zz_str_is(state->text, "放假") || zz_str_is(state->text, "上班"));
	zz_calendar_add(c, d, zz_str_is(state->text, "上班"), 1);
}

static void load_year(struct zz_calendar *c, int year)
{
	char path[512];
	struct zz_buf bytes = {0};
	struct zz_arena arena = {0};
	struct zz_findings findings = {.arena = &arena};
	struct zz_error e = {0};
	snprintf(path, sizeof path, "%s/lib/data/calendar/%d.yaml", ZZ_SOURCE_DIR, year);
	assert_int_equal(zz_read_file(&bytes, path, ZZ_YAML_BYTES, &e), ZZ_OK);
	struct zz_node *root = zz_yaml_parse(zz_buf_view(&bytes), zz_str(path), &arena, &findings);
	assert_non_null(root);
	assert_int_equal(findings.n, 0);
	assert_true(zz_calendar_open(c, year));
	ZZ_EACH(row, zz_node_get(root, "天"))
	add_row(c, row, year);
	zz_buf_free(&bytes);
	zz_arena_free(&arena);
}

static int load(void **state)
{
	static struct zz_calendar c;
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		load_year(&c, year);
	zz_calendar_seal(&c);
	*state = &c;
	return 0;
}

static int unload(void **state)
{
	zz_calendar_free(*state);
	return 0;
}

static void test_known(void **state)
{
	const struct zz_calendar *c = *state, empty = {0};
	assert_false(zz_calendar_knows(c, 2011));
	assert_true(zz_calendar_knows(c, 2012));
	assert_true(zz_calendar_knows(c, 2026));
	assert_false(zz_calendar_knows(c, 2027));
	assert_false(zz_calendar_knows(c, -5));
	assert_false(zz_calendar_knows(c, 99999));
	assert_false(zz_calendar_knows(&empty, 2025));
}

static void test_workday(void **state)
{
	const struct zz_calendar *c = *state;
	assert_true(zz_is_workday(c, day(20260312)));  /* a Thursday */
	assert_false(zz_is_workday(c, day(20260314))); /* a Saturday */
	assert_true(zz_is_workday(c, day(20250126)));  /* Sunday, worked for the Spring Festival */
	assert_false(zz_is_workday(c, day(20250128))); /* Tuesday, Spring Festival */
	assert_false(zz_is_workday(c, day(20251008))); /* Wednesday, National Day */
	assert_true(zz_is_workday(c, day(20251011)));  /* Saturday, worked for it */
	assert_true(zz_is_workday(c, day(20241231)));  /* last day of a leap year, a Tuesday */
	/* Without data: the week alone. */
	assert_true(zz_is_workday(c, day(20271001)));
	assert_false(zz_is_workday(c, day(20271002)));
	assert_int_equal(zz_calendar_entry(c, day(20251011))->work, true);
	assert_null(zz_calendar_entry(c, day(20260312)));
}

static void test_after(void **state)
{
	const struct zz_calendar *c = *state;
	/* 13, 16, 17 March. */
	assert_int_equal(zz_workdays_after(c, day(20260312), 3), day(20260317));
	/* 13, 16–20, 23–26 March. */
	assert_int_equal(zz_workdays_after(c, day(20260312), 10), day(20260326));
	/* Sunday 26 and Monday 27 January are worked, 28 January to 4 February are off. */
	assert_int_equal(zz_workdays_after(c, day(20250124), 3), day(20250205));
	/* 1–8 October are off; 9, 10 and Saturday 11 October. */
	assert_int_equal(zz_workdays_after(c, day(20250930), 3), day(20251011));
	/* From a year without data into one with: 1–3 January 2012 are off. */
	assert_int_equal(zz_workdays_after(c, day(20111231), 1), day(20120104));
	assert_int_equal(zz_workdays_after(c, day(20111230), 1), ZZ_NO_DAY);
	assert_int_equal(zz_workdays_after(c, day(20261230), 1), day(20261231));
	assert_int_equal(zz_workdays_after(c, day(20261230), 2), ZZ_NO_DAY);
	assert_int_equal(zz_workdays_after(c, day(20260312), 0), ZZ_NO_DAY);
	assert_int_equal(zz_workdays_after(c, ZZ_NO_DAY, 1), ZZ_NO_DAY);
}

static void test_between(void **state)
{
	const struct zz_calendar *c = *state;
	/* 13, 16–20, 23–27, 30 and 31 March. */
	assert_int_equal(zz_workdays_between(c, day(20260312), day(20260331)), 13);
	assert_int_equal(zz_workdays_between(c, day(20250124), day(20250205)), 3);
	assert_int_equal(zz_workdays_between(c, day(20250930), day(20251008)), 0);
	assert_int_equal(zz_workdays_between(c, day(20260312), day(20260312)), 0);
	assert_int_equal(zz_workdays_between(c, day(20260312), day(20260101)), 0);
	/* 2025: 261 weekdays; 18 of them off (1 + 6 + 1 + 3 + 1 + 6); 5 weekend days worked. */
	assert_int_equal(zz_workdays_between(c, day(20241231), day(20251231)), 248);
	/* Over the turn of a leap year, 31 December 2024 and 2, 3 January 2025. */
	assert_int_equal(zz_workdays_between(c, day(20241230), day(20250103)), 3);
	/* 3914 weekdays from 2012 to 2026; of the listed days 271 are weekdays that are off and 98 weekend days
	 * that are worked (counted with Python's datetime). */
	assert_int_equal(zz_workdays_between(c, day(20111231), day(20261231)), 3914 - 271 + 98);
	assert_int_equal(zz_workdays_between(c, day(20111230), day(20120104)), -1);
	assert_int_equal(zz_workdays_between(c, day(20261231), day(20270104)), -1);
}

/* The fast way against the slow one, over every day of four years. */
static void test_between_counts(void **state)
{
	const struct zz_calendar *c = *state;
	int n = 0;
	for (zz_day d = day(20230102); d <= day(20261231); d++) {
		n += zz_is_workday(c, d);
		assert_int_equal(zz_workdays_between(c, day(20230101), d), n);
		if (zz_is_workday(c, d))
			assert_int_equal(zz_workdays_after(c, day(20230101), n), d);
	}
}

static void test_gap(void **state)
{
	(void)state;
	struct zz_calendar c = {0};
	assert_true(zz_calendar_open(&c, 2022));
	assert_true(zz_calendar_open(&c, 2020));
	assert_false(zz_calendar_open(&c, 1899));
	assert_false(zz_calendar_open(&c, 2200));
	zz_calendar_seal(&c);
	assert_int_equal(zz_workdays_between(&c, day(20201230), day(20220105)), -1);
	/* Monday 3 to Friday 7 January. */
	assert_int_equal(zz_workdays_between(&c, day(20211231), day(20220107)), 5);
	zz_calendar_free(&c);
}

/* A ledger's own file stands in for the one that comes with the program. */
static void test_own_year(void **state)
{
	(void)state;
	struct zz_calendar c = {0};
	assert_true(zz_calendar_open(&c, 2025));
	zz_calendar_add(&c, day(20251008), false, 1);
	zz_calendar_add(&c, day(20250101), false, 1);
	assert_true(zz_calendar_open(&c, 2026));
	zz_calendar_add(&c, day(20260101), false, 2);
	assert_true(zz_calendar_open(&c, 2025));
	zz_calendar_add(&c, day(20250102), false, 3);
	zz_calendar_add(&c, day(20250102), true, 4);
	zz_calendar_add(&c, day(20250105), true, 5);
	zz_calendar_seal(&c);
	assert_int_equal(c.n, 3);
	assert_true(zz_is_workday(&c, day(20251008)));
	assert_true(zz_is_workday(&c, day(20250101)));
	assert_true(zz_is_workday(&c, day(20250102)));
	assert_int_equal(zz_calendar_entry(&c, day(20250102))->name, 4);
	assert_true(zz_is_workday(&c, day(20250105))); /* a Sunday */
	assert_false(zz_is_workday(&c, day(20260101)));
	zz_calendar_free(&c);
}

static void test_closes(void **state)
{
	const struct zz_calendar *c = *state;
	/* 1–3 January 2026 are off, Sunday 4 is worked, then Monday and Tuesday. */
	assert_int_equal(zz_period_closes(c, day(20251231)), day(20260106));
	/* 1, 2 and 3 April; 4 April is a Saturday and Qingming. */
	assert_int_equal(zz_period_closes(c, day(20260331)), day(20260403));
	/* No calendar: ten days. Half a calendar is none. */
	assert_int_equal(zz_period_closes(c, day(20270131)), day(20270210));
	assert_int_equal(zz_period_closes(c, day(20261231)), day(20270110));
}

/* The files against the table that they were made from, where that is at hand. */
static void test_source(void **state)
{
	const struct zz_calendar *c = *state;
	const char *folder = getenv("ZZSH_TEST_DATA");
	char path[512], line[256], date[16], kind[16];
	size_t rows = 0;
	snprintf(path, sizeof path, "%s/holidays-cn.tsv", folder ? folder : "");
	FILE *f = folder ? fopen(path, "r") : NULL;
	if (!f) {
		print_message("skipped: ZZSH_TEST_DATA names no folder with holidays-cn.tsv\n");
		skip();
	}
	while (fgets(line, sizeof line, f)) {
		zz_day d;
		if (sscanf(line, "%15s %15s", date, kind) != 2 || !zz_day_parse(zz_str(date), &d) ||
			d < day(20120101))
			continue;
		const struct zz_holiday *entry = zz_calendar_entry(c, d);
		assert_non_null(entry);
		assert_int_equal(entry->work, zz_str_is(zz_str(kind), "work"));
		rows++;
	}
	fclose(f);
	assert_int_equal(rows, c->n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),    cmocka_unit_test(test_workday),        cmocka_unit_test(test_after),
		cmocka_unit_test(test_between),  cmocka_unit_test(test_between_counts), cmocka_unit_test(test_gap),
		cmocka_unit_test(test_own_year), cmocka_unit_test(test_closes),         cmocka_unit_test(test_source),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
