/* Errors and findings. Finding ids were computed with Python's hashlib (sm3) and integers from the
 * lines that the design names; texts are written by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/diag.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct zz_term lesson = {"party-lesson", "党课"};
/* The ids of messages without a translation come out as they are in both languages. */
static const struct zz_finding_def def = {"vote-quorum", ZZ_VIOLATION,
										  "{who} at {kind} on {day}: {n} of {m}, {unknown} {} {", NULL, NULL};

static void test_severities(void **state)
{
	(void)state;
	const char *const labels[] = {"前后不一致", "不符合规定", "要素不全", "未达一般要求", "待说明", "提示"};
	const char *const slugs[] = {"contradiction", "violation", "incomplete", "shortfall", "question", "info"};
	assert_int_equal(ZZ_SEVERITIES, 6);
	for (int i = 0; i < ZZ_SEVERITIES; i++) {
		assert_string_equal(zz_term_text(&zz_severity_terms[i], ZZ_ZH), labels[i]);
		assert_string_equal(zz_term_text(&zz_severity_terms[i], ZZ_EN), slugs[i]);
	}
	assert_string_equal(zz_term_text(NULL, ZZ_ZH), "");
}

static void test_error_in_the_readers_language(void **state)
{
	(void)state;
	struct zz_error zh = {.lang = ZZ_ZH}, en = {.lang = ZZ_EN};
	assert_int_equal(zz_error(&zh, ZZ_EENV, "cannot read %.*s: %s", 6, "a.yamlxx", "x"), ZZ_EENV);
	assert_string_equal(zh.text, "无法读取 a.yaml：x");
	zz_error(&en, ZZ_EENV, "cannot read %.*s: %s", 6, "a.yamlxx", "x");
	assert_string_equal(en.text, "cannot read a.yaml: x");
}

static void test_first_error_counts(void **state)
{
	(void)state;
	struct zz_error e = {.lang = ZZ_EN};
	zz_error(&e, ZZ_EUSAGE, "first %d", 1);
	assert_int_equal(zz_error(&e, ZZ_EENV, "second"), ZZ_EUSAGE);
	assert_int_equal(e.status, ZZ_EUSAGE);
	assert_string_equal(e.text, "first 1");
	assert_int_equal(zz_error(NULL, ZZ_EENV, "nobody listens"), ZZ_EENV);
}

static void test_long_error_ends_with_a_whole_character(void **state)
{
	(void)state;
	char name[3001];
	for (size_t shift = 0; shift < 3; shift++) {
		struct zz_error e = {.lang = ZZ_EN};
		memset(name, 'x', shift);
		for (size_t i = shift; i + 3 < sizeof name; i += 3)
			memcpy(name + i, "会", 4);
		zz_error(&e, ZZ_EENV, "%s", name);
		assert_int_equal(zz_utf8_invalid(zz_str(e.text)), -1);
		assert_true(strlen(e.text) >= sizeof e.text - 4);
	}
}

static void assert_id(const char *id, const char *rule, const char *owner, const char *period,
					  const char *record, const char *part)
{
	struct zz_finding f = {.def = &def,
						   .rule = zz_str(rule),
						   .owner = zz_str(owner),
						   .period = zz_str(period),
						   .record = zz_str(record),
						   .part = zz_str(part)};
	zz_finding_seal(&f);
	assert_string_equal(f.id, id);
	/* No place and no text enters. */
	f.path = zz_str("records/x.yaml");
	f.line = 7;
	f.severity = ZZ_INFO;
	zz_finding_seal(&f);
	assert_string_equal(f.id, id);
}

static void test_finding_id(void **state)
{
	(void)state;
	assert_id("WZQMB12G", "committee-meeting-monthly", "zhb1", "2025-03", "", "");
	assert_id("G2QNGN4G", "vote-quorum", "zhb3", "", "2025-08-21-members-meeting", "agenda.2");
	/* The definition's id stands in where no rule is named. */
	assert_id("G2QNGN4G", "", "zhb3", "", "2025-08-21-members-meeting", "agenda.2");
}

static void test_finding_text(void **state)
{
	(void)state;
	struct zz_arena arena = {0};
	struct zz_findings list = {.arena = &arena};
	struct zz_buf b = {0};
	char who[] = "王建国";
	struct zz_finding *f = ZZ_ADD(&list, &def, ZZ_ATEXT("who", zz_str(who)), ZZ_ATERM("kind", &lesson),
								  ZZ_ADAY("day", 20524), ZZ_ANUM("n", -8), ZZ_ANUM("m", 18));
	memset(who, 'x', sizeof who - 1); /* the list has copies */
	assert_int_equal(f->severity, ZZ_VIOLATION);
	assert_true(zz_str_is(f->rule, "vote-quorum"));
	zz_finding_text(&b, f, def.message, ZZ_EN);
	assert_string_equal(b.data, "王建国 at party-lesson on 2026-03-12: -8 of 18, {unknown} {} {");
	zz_buf_clear(&b);
	f = ZZ_ADD(&list, &def, ZZ_ATERM("rule", &lesson));
	zz_finding_text(&b, f, "no record seen: {rule}", ZZ_ZH);
	assert_string_equal(b.data, "未见记录：党课");
	zz_buf_clear(&b);
	zz_finding_text(&b, f, NULL, ZZ_EN);
	assert_int_equal(b.n, 0);
	zz_buf_free(&b);
	free(list.at);
	zz_arena_free(&arena);
}

/* What stands in a ledger must neither steer the terminal, nor pass for a line of ours, nor be
 * taken for a placeholder. */
static void test_hostile_argument(void **state)
{
	(void)state;
	struct zz_arena arena = {0};
	struct zz_findings list = {.arena = &arena};
	struct zz_buf b = {0};
	struct zz_finding *f = ZZ_ADD(&list, &def, ZZ_ATEXT("a", zz_str("\x1B[2J{b}\nrecords/x:1:1: ok")),
								  ZZ_ATEXT("b", zz_str("\xE2\x80\xAE"
													   "b\xFF")));
	zz_finding_text(&b, f, "{a}|{b}", ZZ_EN);
	assert_string_equal(b.data, "\\u{1B}[2J{b} records/x:1:1: ok|\\u{202E}b\\x{FF}");
	zz_buf_free(&b);
	free(list.at);
	zz_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_severities),
		cmocka_unit_test(test_error_in_the_readers_language),
		cmocka_unit_test(test_first_error_counts),
		cmocka_unit_test(test_long_error_ends_with_a_whole_character),
		cmocka_unit_test(test_finding_id),
		cmocka_unit_test(test_finding_text),
		cmocka_unit_test(test_hostile_argument),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
