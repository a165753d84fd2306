/* Dates and times. The table of days is from Python's datetime (toordinal, isoweekday); the walk over
 * all days counts them one by one as a person would. Other values are counted by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/date.h"

static const struct {
	int year, month, day, number, weekday;
} known[] = {
	{1, 1, 1, -719162, 1},      {19, 3, 14, -712516, 4},    {956, 10, 30, -370053, 6},
	{1543, 12, 28, -155598, 2}, {1582, 10, 15, -141427, 5}, {1600, 2, 29, -135081, 2},
	{1700, 2, 28, -98557, 7},   {1700, 3, 1, -98556, 1},    {1752, 9, 14, -79366, 4},
	{1858, 11, 17, -40587, 3},  {1900, 2, 28, -25509, 3},   {1900, 3, 1, -25508, 4},
	{1921, 7, 23, -17694, 6},   {1949, 10, 1, -7397, 6},    {1969, 12, 31, -1, 3},
	{1970, 1, 1, 0, 4},         {1999, 12, 31, 10956, 5},   {2000, 2, 29, 11016, 2},
	{2000, 3, 1, 11017, 3},     {2001, 4, 22, 11434, 7},    {2002, 8, 27, 11926, 2},
	{2008, 3, 20, 13958, 4},    {2015, 2, 15, 16481, 7},    {2018, 10, 28, 17832, 7},
	{2019, 8, 18, 18126, 7},    {2024, 2, 6, 19759, 2},     {2024, 2, 29, 19782, 4},
	{2024, 12, 31, 20088, 2},   {2025, 1, 1, 20089, 3},     {2025, 3, 13, 20160, 4},
	{2026, 3, 12, 20524, 4},    {2026, 3, 20, 20532, 5},    {2030, 11, 5, 22223, 2},
	{2033, 8, 13, 23235, 6},    {2037, 10, 5, 24749, 1},    {2038, 1, 19, 24855, 2},
	{2041, 3, 10, 26001, 7},    {2044, 10, 19, 27320, 3},   {2047, 4, 25, 28238, 4},
	{2049, 12, 2, 29190, 4},    {2054, 6, 30, 30861, 2},    {2058, 1, 22, 32163, 2},
	{2100, 2, 28, 47540, 7},    {2100, 3, 1, 47541, 1},     {2120, 12, 29, 55149, 7},
	{2866, 11, 4, 327565, 4},   {3328, 9, 28, 496270, 2},   {3943, 10, 25, 720920, 1},
	{4748, 4, 30, 1014763, 5},  {5203, 1, 24, 1180852, 5},  {5702, 7, 18, 1363283, 2},
	{6203, 5, 31, 1546221, 2},  {6812, 11, 22, 1768830, 4}, {7991, 9, 5, 2199372, 4},
	{8661, 4, 25, 2443952, 4},  {9169, 12, 19, 2629733, 5}, {9732, 12, 1, 2835347, 1},
	{9999, 12, 31, 2932896, 5},
};

static void test_known_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		assert_int_equal(zz_day_of(known[i].year, known[i].month, known[i].day), known[i].number);
		assert_int_equal(zz_weekday(known[i].number), known[i].weekday);
	}
	assert_int_equal(zz_day_of(1, 1, 1), ZZ_DAY_MIN);
	assert_int_equal(zz_day_of(9999, 12, 31), ZZ_DAY_MAX);
}

static int days_in(int y, int m)
{
	if (m == 2)
		return (y % 400 == 0 || (y % 4 == 0 && y % 100 != 0)) ? 29 : 28;
	return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
}

static void test_every_day(void **state)
{
	(void)state;
	zz_day number = ZZ_DAY_MIN;
	int weekday = 1; /* 0001-01-01 was a Monday */
	for (int y = 1; y <= 9999; y++) {
		for (int m = 1; m <= 12; m++) {
			int last = days_in(y, m);
			for (int d = 1; d <= last; d++, number++) {
				struct zz_civil c = zz_civil_of(number);
				/* One assertion a day: millions of cmocka's own would be slow. */
				if (zz_day_of(y, m, d) != number || c.year != y || c.month != m || c.day != d ||
					zz_weekday(number) != weekday)
					fail_msg("%04d-%02d-%02d", y, m, d);
				weekday = weekday % 7 + 1;
			}
			if (zz_month_days(y, m) != last || zz_day_of(y, m, last + 1) != ZZ_NO_DAY)
				fail_msg("%04d-%02d", y, m);
		}
	}
	assert_int_equal(number, ZZ_DAY_MAX + 1);
}

static void test_no_such_day(void **state)
{
	(void)state;
	assert_int_equal(zz_day_of(2025, 2, 29), ZZ_NO_DAY);
	assert_int_equal(zz_day_of(2025, 13, 1), ZZ_NO_DAY);
	assert_int_equal(zz_day_of(2025, 0, 1), ZZ_NO_DAY);
	assert_int_equal(zz_day_of(2025, 1, 0), ZZ_NO_DAY);
	assert_int_equal(zz_day_of(0, 1, 1), ZZ_NO_DAY);
	assert_int_equal(zz_day_of(10000, 1, 1), ZZ_NO_DAY);
	assert_int_equal(zz_day_of(2025, INT32_MAX, INT32_MIN), ZZ_NO_DAY);
	assert_int_equal(zz_civil_of(ZZ_NO_DAY).year, 0);
	assert_int_equal(zz_civil_of(ZZ_DAY_MAX + 1).year, 0);
	assert_int_equal(zz_month_days(2025, 0), 0);
}

static void assert_months(const char *from, int months, const char *to)
{
	zz_day day;
	char text[ZZ_DATE_MAX];
	assert_true(zz_day_parse(zz_str(from), &day));
	assert_string_equal(zz_day_text(zz_add_months(day, months), text), to);
}

static void test_add_months(void **state)
{
	(void)state;
	assert_months("2024-01-31", 1, "2024-02-29");
	assert_months("2025-01-31", 1, "2025-02-28");
	assert_months("2024-02-29", 12, "2025-02-28");
	assert_months("2024-02-29", 48, "2028-02-29");
	assert_months("2025-08-31", 1, "2025-09-30");
	assert_months("2025-03-31", -1, "2025-02-28");
	assert_months("2025-01-15", -1, "2024-12-15");
	assert_months("2025-01-15", -13, "2023-12-15");
	assert_months("2021-09-10", 60, "2026-09-10");
	assert_months("2025-12-31", 0, "2025-12-31");
	assert_months("9999-12-01", 1, "-");
	assert_months("9999-11-30", 1, "9999-12-30");
	assert_months("0001-01-01", -1, "-");
	assert_months("0001-02-28", -1, "0001-01-28");
	assert_months("2025-01-01", INT32_MAX, "-");
	assert_months("2025-01-01", INT32_MIN, "-");
	assert_int_equal(zz_add_months(ZZ_NO_DAY, 1), ZZ_NO_DAY);
}

/* Every day of two years, one of them a leap year, over three years each way. */
static void test_add_months_everywhere(void **state)
{
	(void)state;
	for (zz_day day = zz_day_of(2023, 1, 1); day <= zz_day_of(2024, 12, 31); day++) {
		struct zz_civil c = zz_civil_of(day);
		int y = c.year - 3, m = c.month;
		for (int months = -36; months <= 36; months++) {
			int last = days_in(y, m);
			struct zz_civil r = zz_civil_of(zz_add_months(day, months));
			if (r.year != y || r.month != m || r.day != (c.day > last ? last : c.day))
				fail_msg("%d %+d", (int)day, months);
			y += m == 12;
			m = m % 12 + 1;
		}
	}
}

static void test_day_text(void **state)
{
	(void)state;
	char text[ZZ_DATE_MAX];
	zz_day day = 7;
	assert_string_equal(zz_day_text(20524, text), "2026-03-12");
	assert_string_equal(zz_day_text(ZZ_DAY_MIN, text), "0001-01-01");
	assert_string_equal(zz_day_text(ZZ_NO_DAY, text), "-");
	assert_true(zz_day_parse(zz_str("2026-03-12"), &day));
	assert_int_equal(day, 20524);
	static const char *const bad[] = {"",           "2026-3-12",   "2026-03-12 ", "2026-02-29", "2026/03/12",
									  "2026-03-1x", "+026-03-12",  "20260312",    "0000-01-01", "2026-00-10",
									  "2026-03-32", "２026-03-12", "2026-03"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(zz_day_parse(zz_str(bad[i]), &day));
	assert_int_equal(day, 20524);
}

static void test_span(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int from, until;
		const char *shown;
	} good[] = {
		{"14:30-15:40", 870, 940, "14:30-15:40"},
		{"14:30", 870, -1, "14:30"},
		{"1430-1540", 870, 940, "14:30-15:40"},
		{"14：30－15：40", 870, 940, "14:30-15:40"},
		{"14：30～15：40", 870, 940, "14:30-15:40"},
		{"9:05-11:00", 545, 660, "09:05-11:00"},
		{"905", 545, -1, "09:05"},
		{"１４：３０—１５：４０", 870, 940, "14:30-15:40"},
		{"14:30——15:40", 870, 940, "14:30-15:40"},
		{"14:30至15:40", 870, 940, "14:30-15:40"},
		{" 19:00 - 24:00 ", 1140, 1440, "19:00-24:00"},
		{"0:00~0:01", 0, 1, "00:00-00:01"},
		{"15:40-14:30", 940, 870, "15:40-14:30"},
	};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct zz_span span = ZZ_NO_SPAN;
		struct zz_buf b = {0};
		if (!zz_span_parse(zz_str(good[i].text), &span))
			fail_msg("%s", good[i].text);
		assert_int_equal(span.from, good[i].from);
		assert_int_equal(span.until, good[i].until);
		zz_span_text(&b, span);
		assert_string_equal(b.data, good[i].shown);
		zz_buf_free(&b);
	}
}

static void test_bad_span(void **state)
{
	(void)state;
	static const char *const bad[] = {"",
									  "14",
									  "14:60",
									  "25:00",
									  "24:00-25:00",
									  "24:00",
									  "24:01",
									  "14:30-",
									  "-15:40",
									  "14:30-15:4x",
									  "下午两点",
									  "14:3",
									  ":30",
									  "14:30-24:01",
									  "14:30 15:40",
									  "14:30-15:40-16:00",
									  "0000000014:30-000000000015:40"};
	struct zz_span span = {1, 2};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (zz_span_parse(zz_str(bad[i]), &span))
			fail_msg("%s", bad[i]);
	assert_int_equal(span.from, 1);
	struct zz_buf b = {0};
	zz_span_text(&b, ZZ_NO_SPAN);
	assert_string_equal(b.data, "-");
	zz_buf_free(&b);
}

/* A meeting at 07:30 on 1 January in Beijing belongs to the new year (23:30 on 31 December UTC). */
static void test_moments(void **state)
{
	(void)state;
	int64_t moment = 0;
	assert_true(zz_moment_parse(zz_str("2026-01-01T07:30:00+08:00"), 0, &moment));
	assert_int_equal(moment, INT64_C(1767223800)); /* date -ud '2025-12-31 23:30' +%s */
	assert_int_equal(zz_day_at(moment, 480), zz_day_of(2026, 1, 1));
	assert_int_equal(zz_day_at(moment, 0), zz_day_of(2025, 12, 31));
	assert_int_equal(zz_moment_at(zz_day_of(2026, 1, 1), 450, 480), moment);
	assert_int_equal(zz_day_at(-1, 0), -1);
	assert_int_equal(zz_day_at(-86400, 0), -1);
	assert_int_equal(zz_day_at(-86401, 0), -2);
	assert_int_equal(zz_day_at(0, 0), 0);
	assert_int_equal(zz_day_at(INT64_MAX, 840), ZZ_NO_DAY);
	assert_int_equal(zz_day_at(INT64_MIN, -840), ZZ_NO_DAY);
	assert_int_equal(zz_day_at(zz_moment_at(ZZ_DAY_MAX, 1439, 480), 480), ZZ_DAY_MAX);
	assert_int_equal(zz_day_at(zz_moment_at(ZZ_DAY_MIN, 0, 480), 480), ZZ_DAY_MIN);
	assert_int_equal(zz_day_at(zz_moment_at(ZZ_DAY_MAX, 1440, 480), 480), ZZ_NO_DAY);
}

static void test_moment_forms(void **state)
{
	(void)state;
	int64_t moment = 0;
	/* Expected values: date -u +%s */
	assert_true(zz_moment_parse(zz_str("2026-03-12T20:41:05Z"), 480, &moment));
	assert_int_equal(moment, INT64_C(1773348065));
	assert_true(zz_moment_parse(zz_str("2026-03-12t20:41:05.250z"), 480, &moment));
	assert_int_equal(moment, INT64_C(1773348065));
	assert_true(zz_moment_parse(zz_str("2026-03-12 20:41:05-02:30"), 480, &moment));
	assert_int_equal(moment, INT64_C(1773348065) + 9000);
	assert_true(zz_moment_parse(zz_str("2026-03-12"), 480, &moment));
	assert_int_equal(moment, INT64_C(1773288000)); /* noon in Beijing, 04:00 UTC */
	static const char *const bad[] = {"",
									  "2026-03-12T20:41:05",
									  "2026-03-12T20:41Z",
									  "2026-02-30T20:41:05Z",
									  "2026-03-12T24:00:00Z",
									  "2026-03-12T20:60:00Z",
									  "2026-03-12T20:00:60Z",
									  "2026-03-12T20:41:05.Z",
									  "2026-03-12T20:41:05+0800",
									  "2026-03-12T20:41:05Z ",
									  "1773348065"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (zz_moment_parse(zz_str(bad[i]), 480, &moment))
			fail_msg("%s", bad[i]);
}

static void test_zone(void **state)
{
	(void)state;
	int minutes = 1;
	assert_true(zz_zone_parse(zz_str("+08:00"), &minutes));
	assert_int_equal(minutes, 480);
	assert_true(zz_zone_parse(zz_str("-03:30"), &minutes));
	assert_int_equal(minutes, -210);
	assert_true(zz_zone_parse(zz_str("+14:00"), &minutes));
	assert_int_equal(minutes, 840);
	static const char *const bad[] = {"",       "08:00",  "+8:00",   "+0800", "+08:60",
									  "+14:01", "+80:00", "+08:00 ", "Z"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(zz_zone_parse(zz_str(bad[i]), &minutes));
	assert_int_equal(minutes, 840);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_days),
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_no_such_day),
		cmocka_unit_test(test_add_months),
		cmocka_unit_test(test_add_months_everywhere),
		cmocka_unit_test(test_day_text),
		cmocka_unit_test(test_span),
		cmocka_unit_test(test_bad_span),
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_moment_forms),
		cmocka_unit_test(test_zone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
