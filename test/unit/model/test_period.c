/* Periods and dates as typed. What they mean is design section 5; days are taken from a wall calendar. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "model/period.h"

#include <stdio.h>
#include <string.h>

enum { TODAY = 20260312 };

static zz_day day(int date)
{
	return zz_day_of(date / 10000, date / 100 % 100, date % 100);
}

static void assert_period(const char *typed, enum zz_span_kind kind, int first, int last)
{
	struct zz_period p = {0};
	struct zz_error e = {0};
	if (zz_period_parse(zz_str(typed), day(TODAY), &p, &e) != ZZ_OK)
		fail_msg("%s: %s", typed, e.text);
	if (p.kind != kind || p.first != day(first) || p.last != day(last)) {
		struct zz_buf b = {0};
		zz_period_text(&b, p);
		fail_msg("%s was taken for %s (kind %d)", typed, b.data, p.kind);
	}
}

static void test_written(void **state)
{
	(void)state;
	assert_period("2025", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("2025年", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("2025年度", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("2025H1", ZZ_PERIOD_HALF, 20250101, 20250630);
	assert_period("2025h2", ZZ_PERIOD_HALF, 20250701, 20251231);
	assert_period("2025年上半年", ZZ_PERIOD_HALF, 20250101, 20250630);
	assert_period("2025Q3", ZZ_PERIOD_QUARTER, 20250701, 20250930);
	assert_period("2025q1", ZZ_PERIOD_QUARTER, 20250101, 20250331);
	assert_period("2025年第四季度", ZZ_PERIOD_QUARTER, 20251001, 20251231);
	assert_period("2025年2季度", ZZ_PERIOD_QUARTER, 20250401, 20250630);
	assert_period("2025-03", ZZ_PERIOD_MONTH, 20250301, 20250331);
	assert_period("2024-02", ZZ_PERIOD_MONTH, 20240201, 20240229);
	assert_period("2025/3", ZZ_PERIOD_MONTH, 20250301, 20250331);
	assert_period("202503", ZZ_PERIOD_MONTH, 20250301, 20250331);
	assert_period("2025年3月", ZZ_PERIOD_MONTH, 20250301, 20250331);
	assert_period("2025-03-12", ZZ_PERIOD_DAYS, 20250312, 20250312);
	assert_period("2025年3月12日", ZZ_PERIOD_DAYS, 20250312, 20250312);
	assert_period(" 2025Q3 ", ZZ_PERIOD_QUARTER, 20250701, 20250930);
}

static void test_ranges(void **state)
{
	(void)state;
	assert_period("2025-03-01..2025-06-30", ZZ_PERIOD_DAYS, 20250301, 20250630);
	assert_period("2025q1..2025q2", ZZ_PERIOD_DAYS, 20250101, 20250630);
	assert_period("2025-03-01 .. 2025-03-01", ZZ_PERIOD_DAYS, 20250301, 20250301);
	assert_period("2025.3.1..2025.4", ZZ_PERIOD_DAYS, 20250301, 20250430);
	assert_period("2024..今天", ZZ_PERIOD_DAYS, 20240101, TODAY);
	assert_period("2025年3月至6月", ZZ_PERIOD_DAYS, 20250301, 20250630);
	assert_period("2025-03～2025-04", ZZ_PERIOD_DAYS, 20250301, 20250430);
	assert_period("2025-03——2025-04", ZZ_PERIOD_DAYS, 20250301, 20250430);
}

static void test_words(void **state)
{
	(void)state;
	assert_period("this-year", ZZ_PERIOD_YEAR, 20260101, 20261231);
	assert_period("今年", ZZ_PERIOD_YEAR, 20260101, 20261231);
	assert_period("Last-Year", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("去年", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("this-quarter", ZZ_PERIOD_QUARTER, 20260101, 20260331);
	assert_period("本季度", ZZ_PERIOD_QUARTER, 20260101, 20260331);
	assert_period("last-quarter", ZZ_PERIOD_QUARTER, 20251001, 20251231);
	assert_period("上季度", ZZ_PERIOD_QUARTER, 20251001, 20251231);
	assert_period("本月", ZZ_PERIOD_MONTH, 20260301, 20260331);
	assert_period("上月", ZZ_PERIOD_MONTH, 20260201, 20260228);
	assert_period("last-month", ZZ_PERIOD_MONTH, 20260201, 20260228);
	assert_period("this-half-year", ZZ_PERIOD_HALF, 20260101, 20260630);
	assert_period("last-half", ZZ_PERIOD_HALF, 20250701, 20251231);
	assert_period("yesterday", ZZ_PERIOD_DAYS, 20260311, 20260311);
	assert_period("去年第四季度", ZZ_PERIOD_QUARTER, 20251001, 20251231);
	assert_period("今年2月", ZZ_PERIOD_MONTH, 20260201, 20260228);
	/* 12 March 2026 is a Thursday; its week began on Monday the 9th */
	assert_period("本周", ZZ_PERIOD_DAYS, 20260309, 20260315);
	assert_period("上周", ZZ_PERIOD_DAYS, 20260302, 20260308);
	assert_period("last-week", ZZ_PERIOD_DAYS, 20260302, 20260308);
	assert_period("上上周", ZZ_PERIOD_DAYS, 20260223, 20260301);
	assert_period("上周..今天", ZZ_PERIOD_DAYS, 20260302, TODAY);
	assert_period("25年3月", ZZ_PERIOD_MONTH, 20250301, 20250331);
	assert_period("25年", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("2025年一季度", ZZ_PERIOD_QUARTER, 20250101, 20250331);
	assert_period("去年下半年", ZZ_PERIOD_HALF, 20250701, 20251231);
}

/* Without a year: the latest that has begun. */
static void test_without_year(void **state)
{
	(void)state;
	assert_period("3月", ZZ_PERIOD_MONTH, 20260301, 20260331);
	assert_period("12月", ZZ_PERIOD_MONTH, 20251201, 20251231);
	assert_period("Q1", ZZ_PERIOD_QUARTER, 20260101, 20260331);
	assert_period("四季度", ZZ_PERIOD_QUARTER, 20251001, 20251231);
	assert_period("上半年", ZZ_PERIOD_HALF, 20260101, 20260630);
	assert_period("下半年", ZZ_PERIOD_HALF, 20250701, 20251231);
	assert_period("3-12", ZZ_PERIOD_DAYS, 20260312, 20260312);
}

static void test_full_width(void **state)
{
	(void)state;
	assert_period("２０２５", ZZ_PERIOD_YEAR, 20250101, 20251231);
	assert_period("２０２５Ｑ３", ZZ_PERIOD_QUARTER, 20250701, 20250930);
	assert_period("２０２５－０３", ZZ_PERIOD_MONTH, 20250301, 20250331);
	assert_period("　２０２５年３月", ZZ_PERIOD_MONTH, 20250301, 20250331);
}

static void assert_refused(const char *typed, const char *part)
{
	struct zz_period p = {.first = 7};
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_period_parse(zz_str(typed), day(TODAY), &p, &e), ZZ_EUSAGE);
	assert_int_equal(p.first, 7);
	if (!strstr(e.text, part))
		fail_msg("%s: %s", typed, e.text);
}

static void test_refused(void **state)
{
	(void)state;
	assert_refused("last-quater", "character 1: not a period; did you mean “last-quarter”?");
	assert_refused("上个季", "did you mean");
	assert_refused("本月度", "did you mean");
	assert_refused("2025q1..last-yaer", "character 9: not a period; did you mean “last-year”?");
	assert_refused("2025-13", "there is no such date");
	assert_refused("2025-02-30", "there is no such date");
	assert_refused("2025Q5", "the quarters Q1 to Q4");
	assert_refused("2025H3", "the halves H1 and H2");
	assert_refused("0000", "there is no such date");
	assert_refused("党课", "character 1: not a period; write for example");
	assert_refused("", "not a period");
	assert_refused("5", "not a period");
	assert_refused("20255", "not a period");
	assert_refused("2025..", "not a period");
	assert_refused("..2025", "not a period");
	assert_refused("2025..2026..2027", "not a period");
	assert_refused("2025年 x", "character 7: not a period");
	assert_refused("2025-06..2025-03", "the end lies before the beginning");
	assert_refused("\xFF\xFE", "not a period");
}

static void assert_text(struct zz_period p, const char *text)
{
	struct zz_buf b = {0};
	struct zz_period back;
	zz_period_text(&b, p);
	assert_string_equal(b.data, text);
	assert_int_equal(zz_period_parse(zz_buf_view(&b), day(TODAY), &back, NULL), ZZ_OK);
	assert_memory_equal(&back.first, &p.first, sizeof p.first);
	assert_int_equal(back.last, p.last);
	assert_int_equal(back.kind, p.kind);
	zz_buf_free(&b);
}

static void test_text(void **state)
{
	(void)state;
	assert_text(zz_period_of(ZZ_PERIOD_MONTH, day(20250331)), "2025-03");
	assert_text(zz_period_of(ZZ_PERIOD_QUARTER, day(20250701)), "2025Q3");
	assert_text(zz_period_of(ZZ_PERIOD_QUARTER, day(20251231)), "2025Q4");
	assert_text(zz_period_of(ZZ_PERIOD_HALF, day(20250630)), "2025H1");
	assert_text(zz_period_of(ZZ_PERIOD_HALF, day(20250701)), "2025H2");
	assert_text(zz_period_of(ZZ_PERIOD_YEAR, day(20250101)), "2025");
	assert_text(zz_period_of(ZZ_PERIOD_DAYS, day(20250312)), "2025-03-12");
	assert_text((struct zz_period){ZZ_PERIOD_DAYS, day(20250301), day(20250630)}, "2025-03-01..2025-06-30");
}

static void test_next(void **state)
{
	(void)state;
	struct zz_period p = zz_period_next(zz_period_of(ZZ_PERIOD_MONTH, day(20251231)));
	assert_int_equal(p.first, day(20260101));
	assert_int_equal(p.last, day(20260131));
	p = zz_period_next(zz_period_of(ZZ_PERIOD_HALF, day(20250101)));
	assert_int_equal(p.last, day(20251231));
	p = zz_period_next((struct zz_period){ZZ_PERIOD_DAYS, day(20250301), day(20250307)});
	assert_int_equal(p.first, day(20250308));
	assert_int_equal(p.last, day(20250314));
}

/* The zone decides: half past seven on New Year's morning in Beijing is still last year in Greenwich. */
static void test_new_year(void **state)
{
	(void)state;
	int64_t moment;
	assert_true(zz_moment_parse(ZZ_STR("2026-01-01T07:30:00+08:00"), 0, &moment));
	assert_text(zz_period_of(ZZ_PERIOD_YEAR, zz_day_at(moment, 8 * 60)), "2026");
	assert_text(zz_period_of(ZZ_PERIOD_QUARTER, zz_day_at(moment, 8 * 60)), "2026Q1");
	assert_text(zz_period_of(ZZ_PERIOD_YEAR, zz_day_at(moment, 0)), "2025");
}

static void assert_day(const char *typed, int today, int expected)
{
	zz_day d = ZZ_NO_DAY;
	struct zz_error e = {0};
	if (zz_day_typed(zz_str(typed), day(today), &d, &e) != ZZ_OK)
		fail_msg("%s: %s", typed, e.text);
	assert_int_equal(d, day(expected));
}

static void test_day(void **state)
{
	(void)state;
	assert_day("今天", TODAY, 20260312);
	assert_day("昨天", TODAY, 20260311);
	assert_day("today", TODAY, 20260312);
	assert_day("yesterday", 20260101, 20251231);
	assert_day("2026-03-12", TODAY, 20260312);
	assert_day("2026/3/2", TODAY, 20260302);
	assert_day("2027-01-01", TODAY, 20270101);
	assert_day("20260312", TODAY, 20260312);
	assert_day("2026年3月12日", TODAY, 20260312);
	assert_day("2026 年 3 月 12 日", TODAY, 20260312);
	assert_day("3-12", TODAY, 20260312);
	assert_day("3-13", TODAY, 20250313);
	assert_day("3月12日", TODAY, 20260312);
	assert_day("12月31号", TODAY, 20251231);
	assert_day("２月２８日", TODAY, 20260228);
	assert_day("2-29", TODAY, 20240229);
	assert_day("2-29", 19010301, 18960229);
	assert_day("10日", TODAY, 20260310);
	assert_day("31日", TODAY, 20260131);
	assert_day("去年3月1日", TODAY, 20250301);
	assert_day("前天", TODAY, 20260310);
	assert_day("大前天", TODAY, 20260309);
	assert_day("上周五", TODAY, 20260306);
	assert_day("上个星期天", TODAY, 20260308);
	assert_day("本周一", TODAY, 20260309);
	assert_day("下周二", TODAY, 20260317);
	assert_day("周五", TODAY, 20260306);
	assert_day("星期四", TODAY, 20260312);
	assert_day("礼拜日", TODAY, 20260308);
	assert_day("25年3月12日", TODAY, 20250312);
	assert_day("2025/3/12", TODAY, 20250312);
	assert_day("12日", TODAY, 20260312);
	/* As on paper. */
	assert_day("三月十二日", TODAY, 20260312);
	assert_day("二〇二六年三月二日", TODAY, 20260302);
	assert_day("二零二五年十二月三十一号", TODAY, 20251231);
	assert_day("去年十月二十日", TODAY, 20251020);
}

static void refuse_day(const char *typed, const char *part)
{
	zz_day d = 7;
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_day_typed(zz_str(typed), day(TODAY), &d, &e), ZZ_EUSAGE);
	assert_int_equal(d, 7);
	if (!strstr(e.text, part))
		fail_msg("%s: %s", typed, e.text);
}

static void test_day_refused(void **state)
{
	(void)state;
	refuse_day("2-30", "there is no such date");
	refuse_day("2025-02-29", "there is no such date");
	refuse_day("32日", "there is no such date");
	refuse_day("二月三十日", "");
	refuse_day("十二三日", "is not a date");
	refuse_day("一二三四五年一月一日", "is not a date");
	refuse_day("2025-03", "is not a date");
	refuse_day("2025-03-01..2025-03-02", "is not a date");
	refuse_day("明年", "is not a date");
	refuse_day("上周", "is not a date");
	refuse_day("周八", "is not a date");
	refuse_day("上周五六", "is not a date");
	refuse_day("3-12支委会", "is not a date");
	refuse_day("", "is not a date");
}

static void test_terms(void **state)
{
	(void)state;
	assert_string_equal(zz_period_terms[ZZ_PERIOD_MONTH - 1].slug, "month");
	assert_string_equal(zz_period_terms[ZZ_PERIOD_YEAR - 1].slug, "year");
	assert_null(zz_period_terms[ZZ_PERIOD_YEAR].slug);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written),     cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_words),       cmocka_unit_test(test_without_year),
		cmocka_unit_test(test_full_width),  cmocka_unit_test(test_refused),
		cmocka_unit_test(test_text),        cmocka_unit_test(test_next),
		cmocka_unit_test(test_new_year),    cmocka_unit_test(test_day),
		cmocka_unit_test(test_day_refused), cmocka_unit_test(test_terms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
