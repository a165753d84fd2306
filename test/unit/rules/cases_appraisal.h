/* Appraisals, elections, votes and party days: counted by hand (regulations 1.2, 1.4, 1.6, 1.10). */
#ifndef CASES_APPRAISAL_H
#define CASES_APPRAISAL_H

#include "cases_common.h"

#define GRADE(n, grade) "{name: 员" n ", grade: " grade "}"
#define FOUR_EXCELLENT                                                                                       \
	GRADE("1", "excellent")                                                                                  \
	", " GRADE("2", "excellent") ", " GRADE("3", "excellent") ", " GRADE("4", "excellent")
#define REST_OF_NINE                                                                                         \
	GRADE("5", "qualified")                                                                                  \
	", " GRADE("6", "qualified") ", " GRADE("7", "qualified") ", " GRADE("8", "qualified") ", " GRADE(       \
		"9", "qualified")
#define NINE   UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-9")
#define TWELVE UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-12")
#define APPRAISED(grades)                                                                                    \
	"+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\ngrades: [" grades "]\n"
#define CANDIDATES(seats, names)                                                                             \
	"+ zhb1 2025-08-21 members-meeting\nelection: {seats: " seats ", candidates: [" names "]}\n"
#define THREE_NAMES "{name: 员1, yes: 9}, {name: 员2, yes: 9}, {name: 员3, yes: 9}"

static const struct rule_case appraisal_cases[] = {
	/* of nine three are a third; of twelve members nine of whom were assessed, four are a third of all */
	{"three of nine", "excellent-share",
	 NINE APPRAISED(GRADE("1", "excellent") ", " GRADE("2", "excellent") ", " GRADE(
		 "3", "excellent") ", " GRADE("4", "qualified") ", " REST_OF_NINE),
	 LATER, "2025", ""},
	{"four of nine", "excellent-share", NINE APPRAISED(FOUR_EXCELLENT ", " REST_OF_NINE), LATER, "2025",
	 "! shortfall excellent-share grades"},
	{"four of twelve, nine of whom were assessed", "excellent-share",
	 TWELVE APPRAISED(FOUR_EXCELLENT ", " REST_OF_NINE), LATER, "2025",
	 "! question excellent-share-doubtful grades"},
	{"four of twelve, all assessed", "excellent-share",
	 TWELVE APPRAISED(FOUR_EXCELLENT ", " REST_OF_NINE ", " GRADE("10", "qualified") ", " GRADE(
		 "11", "qualified") ", " GRADE("12", "qualified")),
	 LATER, "2025", ""},
	{"grades decided later count", "excellent-share",
	 NINE APPRAISED("") "@ followups/zhb1/2025/2025-12-30-result-a1b2.yaml\ntype: result\nrecord: "
						"2025-12-20-democratic-appraisal\non: 2025-12-30\nby: 员1\ngrades: [" FOUR_EXCELLENT
						", " REST_OF_NINE "]\n",
	 LATER, "2025", "! shortfall excellent-share -"},

	{"a probationary member with a grade", "probationary-graded",
	 NINE "  - {name: 员10, joined: 2025-07-01, full: 2026-07-01}\n" APPRAISED(GRADE("10", "qualified")),
	 LATER, "2025", "! violation probationary-graded grades"},
	{"a full one", "probationary-graded",
	 NINE "  - {name: 员10, joined: 2024-07-01, full: 2025-07-01}\n" APPRAISED(GRADE("10", "qualified")),
	 LATER, "2025", ""},

	{"fed back", "appraisal-feedback",
	 NINE APPRAISED(
		 REST_OF_NINE) "@ followups/zhb1/2025/2025-12-31-feedback-a1b2.yaml\ntype: feedback\nrecord: "
					   "2025-12-20-democratic-appraisal\non: 2025-12-31\nby: 员1\n",
	 LATER, "2025", ""},
	{"not fed back", "appraisal-feedback", NINE APPRAISED(REST_OF_NINE), LATER, "2025",
	 "! question not-fed-back -"},
	{"not yet, while the season goes on", "appraisal-feedback", NINE APPRAISED(REST_OF_NINE), "2026-03-31",
	 "2025", ""},
	{"no grades, nothing to feed back", "appraisal-feedback",
	 NINE "+ zhb1 2025-12-20 democratic-appraisal\n"
		  "assessment_year: 2025\n",
	 LATER, "2025", ""},

	{"last year was reported", "last-year-reported",
	 BRANCH BODY "+ dz 2025-12-20 democratic-life-meeting\nlast_year: yes\n", LATER, "2025", ""},
	{"it was not", "last-year-reported",
	 BRANCH BODY "+ dz 2025-12-20 democratic-life-meeting\nlast_year: no\n", LATER, "2025",
	 "! question last-year-unreported -"},
	{"before the provisions", "last-year-reported", BRANCH BODY "+ dz 2016-01-20 democratic-life-meeting\n",
	 LATER, "2016", ""},
	{"after them", "last-year-reported", BRANCH BODY "+ dz 2017-01-20 democratic-life-meeting\n", LATER,
	 "2017", "! question last-year-unreported -"},

	/* a fifth of three is 0.6, so four; of five exactly one, so six */
	{"four for three seats", "election-candidates",
	 BRANCH CANDIDATES("3", THREE_NAMES ", {name: 员4, yes: 1}"), LATER, "2025", ""},
	{"three for three", "election-candidates", BRANCH CANDIDATES("3", THREE_NAMES), LATER, "2025",
	 "! question few-candidates election.candidates"},
	{"six for five", "election-candidates",
	 BRANCH CANDIDATES("5", THREE_NAMES ", {name: 员4, yes: 9}, {name: 员5, yes: 9}, {name: 员6, yes: 1}"),
	 LATER, "2025", ""},
	{"seven for six are too few", "election-candidates",
	 BRANCH CANDIDATES("6", THREE_NAMES
					   ", {name: 员4, yes: 9}, {name: 员5, yes: 9}, {name: 员6, yes: 9}, {name: 员7, yes: "
					   "1}"),
	 LATER, "2025", "! question few-candidates election.candidates"},
	{"three for three in 2019", "election-candidates",
	 BRANCH "+ zhb1 2019-08-21 members-meeting\nelection: {seats: 3, candidates: [" THREE_NAMES "]}\n", LATER,
	 "2019", ""},
	{"three for three at the end of 2020", "election-candidates",
	 BRANCH "+ zhb1 2020-12-21 members-meeting\nelection: {seats: 3, candidates: [" THREE_NAMES "]}\n", LATER,
	 "2020", "! question few-candidates election.candidates"},

	{"a vote without a word", "discussed-before-vote",
	 BRANCH "+ zhb1 2018-12-21 members-meeting\nagenda: [{topic: 甲, vote: {yes: 9, no: 0, abstain: 0}}]\n",
	 LATER, "2018", "! question undiscussed agenda.1"},
	{"a vote after remarks", "discussed-before-vote",
	 BRANCH "+ zhb1 2018-12-21 members-meeting\nagenda: [{topic: 甲, remarks: 乙, vote: {yes: 9, no: 0, "
			"abstain: 0}}]\n",
	 LATER, "2018", ""},
	{"a vote, and the content tells", "discussed-before-vote",
	 BRANCH "+ zhb1 2018-12-21 members-meeting\ncontent: 讨论。\nagenda: [{topic: 甲, vote: {yes: 9, no: 0, "
			"abstain: 0}}]\n",
	 LATER, "2018", ""},
	{"in 2017", "discussed-before-vote",
	 BRANCH "+ zhb1 2017-12-21 members-meeting\nagenda: [{topic: 甲, vote: {yes: 9, no: 0, abstain: 0}}]\n",
	 LATER, "2017", ""},

	{"decided in the record", "party-day-decided",
	 BRANCH
	 "+ zhb1 2019-12-21 theme-party-day\ndecided: {date: 2019-12-10}\n+ zhb1 2019-11-21 theme-party-day\n",
	 LATER, "2019", ""},
	{"by the plan of the year", "party-day-decided",
	 BRANCH "+ zhb1 2019-01-10 study-plan\n+ zhb1 2019-12-21 theme-party-day\n", LATER, "2019", ""},
	{"by a committee meeting of that month", "party-day-decided",
	 BRANCH "+ zhb1 2019-12-01 committee-meeting\nagenda: [{topic: 研究12月主题党日方案}]\n"
			"+ zhb1 2019-12-21 theme-party-day\n",
	 LATER, "2019", ""},
	{"by nothing", "party-day-decided",
	 BRANCH "+ zhb1 2019-12-21 theme-party-day\n+ zhb1 2019-11-21 theme-party-day\n", LATER, "2019",
	 "! info party-day-undecided -"},
	{"no party day", "party-day-decided", BRANCH, LATER, "2019", ""},
	{"by nothing in 2018, which is not whole", "party-day-decided",
	 BRANCH "+ zhb1 2018-12-21 theme-party-day\n", LATER, "2018", ""},
};

static const struct rule_case graded_cases[] = {
	{"three without a grade", "grades-open", TWELVE APPRAISED(FOUR_EXCELLENT ", " REST_OF_NINE), LATER,
	 "2025", "! question grades-open grades"},
	{"all nine", "grades-open", NINE APPRAISED(FOUR_EXCELLENT ", " REST_OF_NINE), LATER, "2025", ""},
};

#endif
