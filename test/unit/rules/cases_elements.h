/* By which row a missing element is asked for: the regulation that names it, in force on the held date, else
 * the program's own list (regulations section 2). */
#ifndef CASES_ELEMENTS_H
#define CASES_ELEMENTS_H

#include "cases_common.h"

#define HELD(kind, date)   "+ zhb1 " date " " kind "\n"
#define LEADERS_HELD(date) "+ dz " date " democratic-life-meeting\n"
#define FULL_HEAD          "time: 15:00-16:00\nchair: 员1\nrecorder: 员2\npresent: [员1, 员2, 员3]\n"

static const struct rule_case element_cases[] = {
	{"a meeting about nothing", "meeting-topic", BRANCH HELD("members-meeting", "2018-12-01"), LATER, "2018",
	 "! incomplete element-missing agenda"},
	{"a lesson without title", "meeting-topic", BRANCH HELD("party-lesson", "2018-12-01"), LATER, "2018",
	 "! incomplete element-missing title"},
	{"a meeting with a topic", "meeting-topic",
	 BRANCH HELD("members-meeting", "2018-12-01") "agenda: [{topic: 学习}]\n", LATER, "2018", ""},
	{"a meeting before the regulation", "meeting-topic", BRANCH HELD("members-meeting", "2018-10-01"), LATER,
	 "2018", ""},

	{"a party day without topic and content", "party-day-topic", BRANCH HELD("theme-party-day", "2018-12-01"),
	 LATER, "2018", "! incomplete element-missing title\n! incomplete element-missing category"},
	{"a party day with both", "party-day-topic",
	 BRANCH HELD("theme-party-day", "2018-12-01") "title: 学习\ncategory: [study]\n", LATER, "2018", ""},
	{"a party day before the regulation", "party-day-topic", BRANCH HELD("theme-party-day", "2018-10-01"),
	 LATER, "2018", ""},

	{"a life meeting without its steps", "organization-life-steps",
	 BRANCH HELD("organization-life-meeting", "2018-12-01") "title: 年度\nform: members-meeting\n"
															"steps: {study: 2018-11-20, talks: 2018-11-21}\n",
	 LATER, "2018",
	 "! incomplete element-missing steps.opinions\n! incomplete element-missing self\n"
	 "! incomplete element-missing mutual\n! incomplete element-missing problems\n"
	 "! incomplete element-missing direction"},
	{"a life meeting with them", "organization-life-steps",
	 BRANCH HELD("organization-life-meeting",
				 "2018-12-01") "title: 年度\nform: members-meeting\n"
							   "steps: {study: 2018-11-20, talks: 2018-11-21, "
							   "opinions: 2018-11-22}\n"
							   "self: 甲\nmutual: 乙\nproblems: [丙]\ndirection: 丁\n",
	 LATER, "2018", ""},
	{"a life meeting before the regulation", "organization-life-steps",
	 BRANCH HELD("organization-life-meeting", "2018-10-01"), LATER, "2018", ""},

	{"leaders without topic and steps", "democratic-life-steps", BRANCH BODY LEADERS_HELD("2017-06-01"),
	 LATER, "2017",
	 "! incomplete element-missing title\n! incomplete element-missing steps\n"
	 "! incomplete element-missing self\n! incomplete element-missing mutual"},
	{"leaders with them", "democratic-life-steps",
	 BRANCH BODY LEADERS_HELD(
		 "2017-06-01") "title: 年度\nself: 甲\nmutual: 乙\nsteps: {topic: 2017-05-01, opinions: "
					   "2017-05-02, talks: 2017-05-03, materials: 2017-05-04}\n",
	 LATER, "2017", ""},
	{"leaders before the provisions", "democratic-life-steps", BRANCH BODY LEADERS_HELD("2016-06-01"), LATER,
	 "2016", ""},

	{"an appraisal without steps and ballots", "appraisal-steps",
	 BRANCH HELD("democratic-appraisal", "2018-12-01"), LATER, "2018",
	 "! incomplete element-missing steps\n! incomplete element-missing ballot"},
	{"an appraisal with them", "appraisal-steps",
	 BRANCH HELD("democratic-appraisal",
				 "2018-12-01") "steps: {self: 2018-12-01, mutual: 2018-12-01, ballot: "
							   "2018-12-01}\nballot: {out: 18, in: 18}\n",
	 LATER, "2018", ""},
	{"an appraisal before the regulation", "appraisal-steps",
	 BRANCH HELD("democratic-appraisal", "2018-10-01"), LATER, "2018", ""},

	{"no place", "record-elements",
	 BRANCH HELD("members-meeting", "2025-08-21") FULL_HEAD "agenda: [{topic: 学习, remarks: 甲}]\n", LATER,
	 "2025", "! incomplete element-missing place"},
	{"a decision that nobody carries out", "record-elements",
	 BRANCH HELD("members-meeting", "2025-08-21") FULL_HEAD
	 "place: 一楼\n"
	 "agenda: [{topic: 学习, remarks: 甲, decision: 乙}]\n",
	 LATER, "2025",
	 "! incomplete element-missing agenda.1.person\n! incomplete element-missing agenda.1.deadline"},
	{"nothing missing", "record-elements",
	 BRANCH HELD("members-meeting", "2025-08-21") FULL_HEAD
	 "place: 一楼\nagenda: [{topic: 学习, remarks: 甲}]\n",
	 LATER, "2025", ""},
};

#endif
