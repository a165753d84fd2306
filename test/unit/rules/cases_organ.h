/* The organ's own measures (regulations section 1.12): never more than a shortfall. None has a date. */
#ifndef CASES_ORGAN_H
#define CASES_ORGAN_H

#include "cases_common.h"

#define RETIRED         UNIT NAMED("zhb1", "离退休支部") "staff: retired\n" MEMBERS("1-3")
#define SYMPOSIUM(date) "+ unit " date " secretaries-symposium\n"
#define THREE                                                                                                \
	UNIT NAMED("zhb1", "第一支部") "members:\n"                                                              \
								   "  - {name: 甲, id: jia, joined: 2010-01-01}\n"                          \
								   "  - {name: 乙, id: yi, joined: 2010-01-01, statuses: [excused]}\n"      \
								   "  - {name: 丙, id: bing, joined: 2025-06-01}\n"
#define WISH(people)    "+ zhb1 2025-05-04 micro-wish a1b2\nmembers: [" people "]\n"
#define SERVICE(people) "+ zhb1 2025-05-04 community-service a1b2\nmembers: [" people "]\n"
/* 甲 goes from the first branch to the second in the middle of the year. */
#define MOVED                                                                                                \
	UNIT NAMED("zhb1", "第一支部") "members:\n"                                                              \
								   "  - {name: 甲, id: jia, joined: 2010-01-01, left: {on: 2025-07-01, "    \
								   "how: transferred, to: zhb2}}\n" NAMED(                                   \
									   "zhb2", "第二支部") "members:\n  - {name: 甲, id: jia, joined: "     \
														   "2010-01-01, from: 2025-07-01}\n"

static const struct rule_case organ_cases[] = {
	{"two symposia", "symposium-yearly", BRANCH SYMPOSIUM("2025-05-20") SYMPOSIUM("2025-11-20"), LATER,
	 "2025", "unit/-/2025 met"},
	{"one symposium", "symposium-yearly", BRANCH SYMPOSIUM("2025-05-20"), LATER, "2025",
	 "unit/-/2025 missing\n! shortfall missing -"},
	{"one pairing", "pairing-yearly", BRANCH "+ zhb1 2025-04-11 pairing\n", LATER, "2025", "zhb1/-/2025 met"},
	{"no pairing", "pairing-yearly", BRANCH, LATER, "2025", "zhb1/-/2025 missing\n! shortfall missing -"},
	{"not of retired members", "pairing-yearly", RETIRED, LATER, "2025",
	 "zhb1/-/2025 not-applicable retired-branch"},
	{"a wish of each member, but the excused and who came in June", "micro-wish-yearly", THREE WISH("甲"),
	 LATER, "2025",
	 "zhb1/jia/2025 met\nzhb1/yi/2025 not-applicable excused\nzhb1/bing/2025 not-assessed partial-period"},
	{"nobody's wish", "micro-wish-yearly", THREE, LATER, "2025",
	 "zhb1/jia/2025 missing\n! shortfall missing -"},
	{"a wish with a name that nobody knows", "micro-wish-yearly", THREE WISH("张某"), LATER, "2025",
	 "zhb1/jia/2025 not-assessed unresolved-names"},
	{"no wishes of retired members", "micro-wish-yearly", RETIRED, LATER, "2025", "zhb1/-/2025 none"},
	{"a service follows the person to the next branch", "community-service-yearly", MOVED SERVICE("甲"),
	 LATER, "2025", "zhb1/jia/2025 none\nzhb2/jia/2025 met"},
	{"the branch at the year's end is accountable", "community-service-yearly", MOVED, LATER, "2025",
	 "zhb1/jia/2025 none\nzhb2/jia/2025 missing\n! shortfall missing -"},
	{"a quarterly visit by any branch is enough for the unit", "visit-quarterly",
	 BRANCH "+ zhb1 2025-02-20 visit\n+ zhb1 2025-05-06 heart-talk a1b2\ntalkers: 员1\ntalkees: "
			"员6\ntalk_kind: quarterly\n"
			"+ zhb1 2025-08-06 heart-talk a1b2\ntalkers: 员1\ntalkees: 员6\ntalk_kind: routine\n",
	 LATER, "2025",
	 "unit/-/2025Q1 met\nunit/-/2025Q2 met\nunit/-/2025Q3 missing\nunit/-/2025Q4 missing\n"
	 "! shortfall missing -\n! shortfall missing -"},
	{"pledged", "pledge-yearly", BRANCH "+ zhb1 2025-02-20 pledge\n", LATER, "2025", "zhb1/-/2025 met"},
	{"not pledged", "pledge-yearly", BRANCH, LATER, "2025", "zhb1/-/2025 missing\n! shortfall missing -"},
	{"work report", "work-report-yearly", BRANCH "+ unit 2025-12-20 work-report\n", LATER, "2025",
	 "unit/-/2025 met"},
	{"no work report", "work-report-yearly", BRANCH, LATER, "2025",
	 "unit/-/2025 missing\n! shortfall missing -"},
	{"a plan made in December for the next year", "study-plan-yearly",
	 BRANCH "+ unit 2024-12-25 study-plan\nassessment_year: 2025\n", LATER, "2024..2025",
	 "unit/-/2024 missing\nunit/-/2025 met\n! shortfall missing -"},
	{"no plan", "study-plan-yearly", BRANCH, LATER, "2025", "unit/-/2025 missing\n! shortfall missing -"},
};

#endif
