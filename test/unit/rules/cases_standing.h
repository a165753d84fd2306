/* Members' standing, hours of study, a new term, reports that were issued, and what units ask for themselves
 * (regulations I8, J8, N4, P4, P7, P8, P10, Q9; red flags E8, E9, E10). Counted by hand on the calendar: five
 * years from 31 December 2020 end on 31 December 2025; three months before 1 June 2024 is 1 March. */
#ifndef CASES_STANDING_H
#define CASES_STANDING_H

#include "cases_common.h"

#define BEGUN(from, more)                                                                                    \
	UNIT NAMED("zhb1", "第一支部") more                                                                      \
		"committee:\n  - {from: " from ", posts: [{name: 员1, post: secretary}, 员2, 员3]}\n" MEMBERS("1-9")
#define KEPT(day)   "+ zhb1 " day " party-lesson\n"
#define ELECTS(day) "+ zhb1 " day " members-meeting\nagenda:\n- {topic: 换届选举}\n"
#define ABROAD(from, why)                                                                                    \
	UNIT NAMED("zhb1", "第一支部") MEMBERS("1-8") "  - {name: 员9, joined: 2010-01-01, full: 2011-01-01, "  \
												  "statuses: [{status: abroad, from: " from why "}]}\n"
/* 员1 to 员5 are the committee, 员6 is not. */
#define REGISTERED(since, members)                                                                           \
	UNIT "settings: {study_register: " since "}\n" NAMED("zhb1", "第一支部") FIVE MEMBERS(members)
#define HOURS(day, hours, who)                                                                               \
	"+ zhb1 " day " party-lesson\npresent: [" who "]\nlecturer: 王教授\nhours: " hours "\n"
#define COURSE(day, who) "+ zhb1 " day " training\nmembers: [" who "]\nhours: 8\n"
#define ISSUED(day, period)                                                                                  \
	"@ followups/unit/2025/" day "-report-issued-a1b2.yaml\ntype: report-issued\non: " day                   \
	"\nby: 员1\nperiod: " period "\n"
#define EXPLAINED(key)                                                                                       \
	"@ followups/zhb1/2025/2026-02-01-explanation-a1b2.yaml\ntype: explanation\nobligation: " key            \
	"\non: 2026-02-01\nby: 员1\ntext: 因故未开\n"
/* Everything of 2025 but what was asked for in its first quarter. */
#define MONTH(n)                                                                                             \
	"+ zhb1 2025-" n "-15 theme-party-day\n+ zhb1 2025-" n "-16 committee-meeting\n"                         \
	"+ zhb1 2025-" n "-17 members-meeting\n"
#define FROM_APRIL                                                                                           \
	MONTH("04")                                                                                              \
	MONTH("05") MONTH("06") MONTH("07") MONTH("08") MONTH("09") MONTH("10") MONTH("11") MONTH("12")

static const struct rule_case standing_cases[] = {
	{"no election in the three months before", "term-unelected", BEGUN("2024-06-01", "") KEPT("2024-05-10"),
	 LATER, "2024", "! question term-unelected committee"},
	{"on the first day of them", "term-unelected",
	 BEGUN("2024-06-01", "") KEPT("2024-05-10") ELECTS("2024-03-01"), LATER, "2024", ""},
	{"a day earlier", "term-unelected", BEGUN("2024-06-01", "") KEPT("2024-05-10") ELECTS("2024-02-29"),
	 LATER, "2024", "! question term-unelected committee"},
	{"on the day itself", "term-unelected", BEGUN("2024-06-01", "") KEPT("2024-05-10") ELECTS("2024-06-01"),
	 LATER, "2024", ""},
	{"in a section without a word in its topic", "term-unelected",
	 BEGUN("2024-06-01", "") "+ zhb1 2024-05-30 members-meeting\nelection: {seats: 3}\n", LATER, "2024", ""},
	{"a branch that kept nothing then", "term-unelected", BEGUN("2024-06-01", ""), LATER, "2024", ""},
	{"a temporary branch", "term-unelected", BEGUN("2024-06-01", "kind: temporary\n") KEPT("2024-05-10"),
	 LATER, "2024", ""},
	{"a branch of April", "term-unelected", BEGUN("2024-06-01", "founded: 2024-04-01\n") KEPT("2024-05-10"),
	 LATER, "2024", ""},
	{"a record of then that cannot be read", "term-unelected",
	 BEGUN("2024-06-01", "") KEPT("2024-05-10") "@ records/zhb1/2024/2024-05-20-members-meeting.yaml\nkind: "
												"[\n",
	 LATER, "2024", ""},
	{"a term of the year before", "term-unelected", BEGUN("2024-06-01", "") KEPT("2024-05-10"), LATER, "2025",
	 ""},
	{"in 2017", "term-unelected", BEGUN("2017-06-01", "") KEPT("2017-05-10"), LATER, "2017", ""},
	{"in 2018", "term-unelected", BEGUN("2018-06-01", "") KEPT("2018-05-10"), LATER, "2018",
	 "! question term-unelected committee"},

	{"abroad for five years", "abroad-long", ABROAD("2020-12-31", ", reason: 公派留学"), LATER, "2025", ""},
	{"for five years and a day", "abroad-long", ABROAD("2020-12-30", ", reason: 公派留学"), LATER, "2025",
	 "! question abroad-long members"},
	{"it is not said why", "abroad-long", ABROAD("2020-12-30", ""), LATER, "2025",
	 "! question abroad-long members"},
	{"on duty", "abroad-long", ABROAD("2020-12-30", ", reason: 因公派驻"), LATER, "2025", ""},
	{"back in June", "abroad-long", ABROAD("2020-12-30", ", until: 2025-06-30, reason: 留学"), LATER, "2025",
	 ""},
	{"in 2018", "abroad-long", ABROAD("2013-01-01", ", reason: 留学"), LATER, "2018", ""},
	{"in 2019", "abroad-long", ABROAD("2013-01-01", ", reason: 留学"), LATER, "2019",
	 "! question abroad-long members"},

	/* 16 and 16 hours are 32; 16 and 15.9 are not */
	{"thirty-two hours", "study-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "16", "员6") HOURS("2025-06-03", "16", "员6"), LATER,
	 "2025", ""},
	{"a tenth less", "study-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "16", "员6") HOURS("2025-06-03", "15.9", "员6"),
	 LATER, "2025", "! question study-hours -"},
	{"with a lesson inside a party day, and one that he gave", "study-hours",
	 REGISTERED("2025-01-01", "1-6")
		 HOURS("2025-03-03", "16",
			   "员6") "+ zhb1 2025-06-03 theme-party-day\npresent: [员6]\nhosted: [{kind: party-lesson, "
					  "hours: 8}]\n"
					  "+ zhb1 2025-09-03 party-lesson\npresent: [员1]\nlecturer: 员6\nhours: 8\n",
	 LATER, "2025", ""},
	{"not all hours are entered here", "study-hours",
	 UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-6") HOURS("2025-03-03", "16", "员6"), LATER, "2025", ""},
	{"only since March", "study-hours", REGISTERED("2025-03-01", "1-6") HOURS("2025-03-03", "16", "员6"),
	 LATER, "2025", ""},
	{"the year is not over", "study-hours", REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "16", "员6"),
	 "2025-12-20", "2025", ""},
	{"a lesson without a list", "study-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "16", "员6") "+ zhb1 2025-06-03 party-lesson\n",
	 LATER, "2025", ""},
	{"one whose list names somebody whom nobody knows", "study-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "16", "员6, 员陆"), LATER, "2025", ""},
	{"a member on leave in May", "study-hours",
	 REGISTERED("2025-01-01", "1-5") "  - {name: 员6, joined: 2010-01-01, full: 2011-01-01, statuses: "
									 "[{status: on-leave, from: 2025-05-01, until: 2025-05-31}]}\n" HOURS(
										 "2025-03-03", "16", "员6"),
	 LATER, "2025", ""},
	{"a member of May", "study-hours",
	 REGISTERED("2025-01-01", "1-5") "  - {name: 员6, joined: 2010-01-01, full: 2011-01-01, "
									 "from: 2025-05-01}\n" HOURS("2025-03-03", "16", "员1"),
	 LATER, "2025", ""},
	{"a committee alone", "study-hours", REGISTERED("2025-01-01", "1-5") HOURS("2025-03-03", "16", "员1"),
	 LATER, "2025", ""},
	{"in 2019", "study-hours", REGISTERED("2018-01-01", "1-6") HOURS("2019-03-03", "16", "员6"), LATER,
	 "2019", ""},
	{"in 2020", "study-hours", REGISTERED("2018-01-01", "1-6") HOURS("2020-03-03", "16", "员6"), LATER,
	 "2020", "! question study-hours -"},

	/* 40 and 16 hours are 56 */
	{"fifty-six hours", "committee-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "40", "$1-6$") HOURS("2025-06-03", "16", "$1-6$"),
	 LATER, "2025", ""},
	{"a tenth less", "committee-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "40", "$1-6$") HOURS("2025-06-03", "15.9", "$1-6$"),
	 LATER, "2025", "! question committee-hours -"},
	{"the one who is not on it", "committee-hours",
	 REGISTERED("2025-01-01", "1-6") HOURS("2025-03-03", "40", "$1-6$") HOURS("2025-06-03", "16", "$1-5$"),
	 LATER, "2025", ""},

	{"a course", "secretary-courses", REGISTERED("2025-01-01", "1-6") COURSE("2025-03-03", "员1, 员6"), LATER,
	 "2025", ""},
	{"none", "secretary-courses", REGISTERED("2025-01-01", "1-6") COURSE("2025-03-03", "员6"), LATER, "2025",
	 "! question secretary-courses -"},
	{"no register", "secretary-courses",
	 UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-6") COURSE("2025-03-03", "员6"), LATER, "2025", ""},
	{"a secretary since March", "secretary-courses",
	 UNIT "settings: {study_register: 2025-01-01}\n" NAMED(
		 "zhb1", "第一支部") "committee:\n  - {from: 2025-03-01, posts: [{name: 员1, post: secretary}, 员2, "
							 "员3]}\n" MEMBERS("1-6"),
	 LATER, "2025", ""},

	/* what was not held in the first quarter: reports of July 2025 and January 2026 */
	{"in two reports", "reported-twice",
	 BRANCH FROM_APRIL ISSUED("2025-07-10", "2025H1") ISSUED("2026-01-12", "2025"), LATER, "2025",
	 "! question reported-twice -"},
	{"in one", "reported-twice", BRANCH FROM_APRIL ISSUED("2026-01-12", "2025"), LATER, "2025", ""},
	{"in three", "reported-twice",
	 BRANCH FROM_APRIL ISSUED("2025-04-17", "2025Q1") ISSUED("2025-07-10", "2025H1")
		 ISSUED("2026-01-12", "2025"),
	 LATER, "2025", "! question reported-twice -"},
	{"one of another quarter", "reported-twice",
	 BRANCH FROM_APRIL ISSUED("2025-07-10", "2025Q2") ISSUED("2026-01-12", "2025"), LATER, "2025", ""},
	{"one that went out before it was late", "reported-twice",
	 BRANCH MONTH("01") MONTH("02") FROM_APRIL ISSUED("2025-03-20", "2025H1") ISSUED("2026-01-12", "2025"),
	 LATER, "2025", ""},
	{"all of it explained", "reported-twice",
	 UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-5") MONTH("01") MONTH("02") MONTH("03")
		 MONTH("04") MONTH("05") MONTH("06") MONTH("07") MONTH("08") MONTH("10") MONTH("11") MONTH("12")
			 ISSUED("2025-10-16", "2025Q3") ISSUED("2026-01-12", "2025")
				 EXPLAINED("members-meeting-quarterly/zhb1/-/2025Q3")
					 EXPLAINED("theme-party-day-monthly/zhb1/-/2025-09"),
	 LATER, "2025", ""},
};

static const struct rule_case reported_cases[] = {
	/* joined, and nothing more, by 31 December 2025 */
	{"twelve months ago", "probation-open",
	 UNIT NAMED("zhb1", "第一支部") MEMBERS("1-8") "  - {name: 员9, joined: 2024-12-31}\n", LATER, "2025",
	 ""},
	{"and a day", "probation-open",
	 UNIT NAMED("zhb1", "第一支部") MEMBERS("1-8") "  - {name: 员9, joined: 2024-12-30}\n", LATER, "2025",
	 "! question probation-open members"},
	{"twenty-four months but a day", "probation-open",
	 UNIT NAMED("zhb1", "第一支部") MEMBERS("1-8") "  - {name: 员9, joined: 2024-01-01}\n", LATER, "2025",
	 "! question probation-open members"},
	{"twenty-four months", "probation-open",
	 UNIT NAMED("zhb1", "第一支部") MEMBERS("1-8") "  - {name: 员9, joined: 2023-12-31}\n", LATER, "2025",
	 ""},
	{"a full member since", "probation-open",
	 UNIT NAMED("zhb1", "第一支部") MEMBERS("1-8") "  - {name: 员9, joined: 2024-06-30, full: 2025-06-30}\n",
	 LATER, "2025", ""},
};

#define LIFE_OF_DZ BRANCH BODY "+ dz 2025-01-10 democratic-life-meeting\nassessment_year: 2025\n"
#define SENT(day)                                                                                            \
	"@ followups/dz/2025/" day "-report-sent-a1b2.yaml\ntype: report-sent\nrecord: "                         \
	"dz/2025-01-10-democratic-life-meeting\non: " day "\nby: 员1\nto: 市委\n"
#define LIFE_STEPS(steps) BRANCH "+ zhb1 2025-02-20 organization-life-meeting\nsteps: {" steps "}\n"
#define BORN(joined)                                                                                         \
	UNIT NAMED("zhb1", "第一支部") "members:\n  - {name: 员1, joined: " joined ", full: 2013-06-15}\n"

static const struct rule_case adopted_cases[] = {
	/* fifteen days from 10 January: the 25th */
	{"reported on the fifteenth day", "life-meeting-reported", LIFE_OF_DZ SENT("2025-01-25"), LATER, "2025",
	 ""},
	{"a day later", "life-meeting-reported", LIFE_OF_DZ SENT("2025-01-26"), LATER, "2025",
	 "! shortfall report-sent-late on"},
	{"twice, once in time", "life-meeting-reported", LIFE_OF_DZ SENT("2025-01-20") SENT("2025-01-26"), LATER,
	 "2025", ""},
	{"never", "life-meeting-reported", LIFE_OF_DZ, LATER, "2025", "! question report-unsent -"},
	{"the days are not over", "life-meeting-reported", LIFE_OF_DZ, "2025-01-25", "2025", ""},
	{"outlines", "life-meeting-outlines", LIFE_STEPS("study: 2025-02-01, outline: 2025-02-15"), LATER, "2025",
	 ""},
	{"none", "life-meeting-outlines", LIFE_STEPS("study: 2025-02-01"), LATER, "2025",
	 "! question outlines-undated steps"},
	{"no steps at all", "life-meeting-outlines", BRANCH "+ zhb1 2025-02-20 organization-life-meeting\n",
	 LATER, "2025", ""},
	/* seven days after 15 June: the 22nd */
	{"a talk on the seventh day", "political-birthday",
	 BORN("2012-06-15") "+ zhb1 2025-06-22 heart-talk a1b2\ntalkers: [员2]\ntalkees: [员1]\n", LATER, "2025",
	 ""},
	{"a day later", "political-birthday",
	 BORN("2012-06-15") "+ zhb1 2025-06-23 heart-talk a1b2\ntalkers: [员2]\ntalkees: [员1]\n", LATER, "2025",
	 "! info political-birthday -"},
	{"a party day that is called so", "political-birthday",
	 BORN("2012-06-15") "+ zhb1 2025-06-10 theme-party-day\ntitle: 集体过政治生日\n", LATER, "2025", ""},
	{"another party day", "political-birthday",
	 BORN("2012-06-15") "+ zhb1 2025-06-10 theme-party-day\ntitle: 志愿服务\n", LATER, "2025",
	 "! info political-birthday -"},
	{"an analysis of his", "political-birthday",
	 BORN("2012-06-15") "+ zhb1 2025-06-10 spirit-analysis a1b2\nmember: [员1]\n", LATER, "2025", ""},
	{"the year of joining", "political-birthday", BORN("2025-06-15"), LATER, "2025", ""},
};

#endif
