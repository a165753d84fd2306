/* Everything that audit and doctor can find is told under one of the four properties, and once. A finding
 * that no line lists goes where its table belongs; none is listed twice, and every examination is listed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "report/sixing.h"
#include "rules/history_findings.h"

static void once(const struct zz_finding_def *defs)
{
	for (; defs->id; defs++)
		if (zz_sixing_finding(defs->id) > 1)
			fail_msg("%s is told %zu times", defs->id, zz_sixing_finding(defs->id));
}

static void test_findings(void **state)
{
	(void)state;
	once(zz_history_findings);
	once(zz_witness_findings);
	assert_int_equal(zz_sixing_finding("grafts"), 1);
	assert_int_equal(zz_sixing_finding("no-such-finding"), 0);
}

static void test_examinations(void **state)
{
	(void)state;
	struct zz_doctor d;
	zz_doctor_look(&d, &(struct zz_doctor_asked){.lang = ZZ_EN}, false);
	assert_true(d.nexamined > 10);
	for (size_t i = 0; i < d.nexamined; i++)
		if (zz_sixing_examination(d.examined[i].name.slug) != 1)
			fail_msg("%s is told %zu times", d.examined[i].name.slug,
					 zz_sixing_examination(d.examined[i].name.slug));
	zz_doctor_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_findings), cmocka_unit_test(test_examinations)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
