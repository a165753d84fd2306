/* Every row: a case that triggers it and one that nearly does. The cases are data, see world.h. */
#include "cases_appraisal.h"
#include "cases_elements.h"
#include "cases_flags.h"
#include "cases_meetings.h"
#include "cases_organ.h"
#include "cases_people.h"
#include "cases_procedure.h"
#include "cases_rectification.h"
#include "cases_roster.h"
#include "cases_rulebook.h"
#include "cases_standing.h"
#include "cases_texts.h"
#include "cases_yearly.h"
#include "parts.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static size_t found_in_parts; /* so that the comparison is known to compare something */

static void run_case(const struct rule_case *c, const char *pack)
{
	struct world w;
	load_world(&w, c->world, c->today);
	char *is = judge_world(&w, c, pack, NULL), *wanted = expected(c);
	found_in_parts += compare_parts(&w);
	free_world(&w);
	if (strcmp(is, wanted) != 0)
		fail_msg("%s: %s\nexpected\n%sis\n%s", c->rule, c->name, wanted, is);
	free(is);
	free(wanted);
}

static void parts_told_something(void **state)
{
	(void)state;
	assert_true(found_in_parts > 100000);
}

static void national(void **state)
{
	run_case(*state, "national");
}

static void organ(void **state)
{
	run_case(*state, "organ");
}

static void flags(void **state)
{
	run_case(*state, "flags");
}

static void local(void **state)
{
	run_case(*state, "local-examples");
}

static struct CMUnitTest all[1201];

static size_t add(struct CMUnitTest *tests, const struct rule_case *cases, size_t n, CMUnitTestFunction test)
{
	if ((size_t)(tests - all) + n > COUNT(all)) {
		fputs("more cases than there is room for\n", stderr);
		exit(1);
	}
	for (size_t i = 0; i < n; i++)
		tests[i] = (struct CMUnitTest){cases[i].name, test, NULL, NULL, (void *)(uintptr_t)&cases[i]};
	return n;
}

int main(void)
{
	struct CMUnitTest *tests = all;
	size_t n = add(tests, meeting_cases, COUNT(meeting_cases), national);
	n += add(tests + n, yearly_cases, COUNT(yearly_cases), national);
	n += add(tests + n, procedure_cases, COUNT(procedure_cases), national);
	n += add(tests + n, element_cases, COUNT(element_cases), national);
	n += add(tests + n, rectification_cases, COUNT(rectification_cases), national);
	n += add(tests + n, season_cases, COUNT(season_cases), national);
	n += add(tests + n, flag_cases, COUNT(flag_cases), flags);
	n += add(tests + n, people_cases, COUNT(people_cases), flags);
	n += add(tests + n, graded_cases, COUNT(graded_cases), flags);
	n += add(tests + n, appraisal_cases, COUNT(appraisal_cases), national);
	n += add(tests + n, text_cases, COUNT(text_cases), flags);
	n += add(tests + n, attachment_cases, COUNT(attachment_cases), flags);
	n += add(tests + n, local_text_cases, COUNT(local_text_cases), local);
	n += add(tests + n, roster_cases, COUNT(roster_cases), national);
	n += add(tests + n, local_cases, COUNT(local_cases), local);
	n += add(tests + n, organ_cases, COUNT(organ_cases), organ);
	n += add(tests + n, matter_cases, COUNT(matter_cases), national);
	n += add(tests + n, year_cases, COUNT(year_cases), flags);
	n += add(tests + n, leader_cases, COUNT(leader_cases), organ);
	n += add(tests + n, standing_cases, COUNT(standing_cases), national);
	n += add(tests + n, reported_cases, COUNT(reported_cases), flags);
	n += add(tests + n, adopted_cases, COUNT(adopted_cases), local);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(parts_told_something);
	return _cmocka_run_group_tests("rules", tests, n, NULL, NULL);
}
