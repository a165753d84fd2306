/* Set-up of branches: counted by hand on the last day of the year asked about (支部工作条例;
 * regulations 1.10). */
#ifndef CASES_ROSTER_H
#define CASES_ROSTER_H

#include "cases_common.h"

#define TERM(from, more)                                                                                     \
	"committee:\n  - {from: " from more ", posts: [{name: 员1, post: secretary}, 员2, 员3]}\n"
#define PLACE(rest) UNIT NAMED("zhb1", "第一支部") rest
#define POSTS(list) "committee:\n  - {from: 2024-06-01, posts: [" list "]}\n"
#define SECRETARY   "{name: 员1, post: secretary}"
/* 员9 became a full member on that day. */
#define FULL_SINCE(day)                                                                                      \
	PLACE("committee:\n  - {from: 2024-06-01, posts: [{name: 员9, post: secretary}, 员2, 员3]}\n" MEMBERS(   \
		"1-8") "  - {name: 员9, joined: 2015-01-01, full: " day "}\n")
#define JOINT(units) PLACE("kind: joint\nunits: [" units "]\n" TERM("2024-06-01", "") MEMBERS("1-9"))
#define GROUP_G1(leaders)                                                                                    \
	PLACE(TERM("2024-06-01", "") "groups:\n  - {id: g1, name: 第一小组" leaders "}\n" MEMBERS("1-8"))

static const struct rule_case roster_cases[] = {
	/* three years from 1 June 2022: 1 June 2025 */
	{"a term that runs out the day after", "term-expired", PLACE(TERM("2023-01-01", "") MEMBERS("1-9")),
	 LATER, "2025", ""},
	{"a term that ran out in June", "term-expired", PLACE(TERM("2022-06-01", "") MEMBERS("1-9")), LATER,
	 "2025", "! shortfall term-expired committee"},
	{"a village's term of five years", "term-expired",
	 PLACE("kind: village\n" TERM("2022-06-01", "") MEMBERS("1-9")), LATER, "2025", ""},
	{"an approved later day", "term-expired",
	 PLACE(TERM("2022-06-01", ", expires: 2026-05-31") MEMBERS("1-9")), LATER, "2025", ""},
	{"in October 2018", "term-expired", PLACE(TERM("2014-06-01", "") MEMBERS("1-9")), LATER, "2018-09", ""},
	{"on the last day of 2018", "term-expired", PLACE(TERM("2014-06-01", "") MEMBERS("1-9")), LATER, "2018",
	 "! shortfall term-expired committee"},

	{"put off by a year", "term-extended", PLACE(TERM("2022-06-01", ", expires: 2026-06-01") MEMBERS("1-9")),
	 LATER, "2025", ""},
	{"by a year and a day", "term-extended",
	 PLACE(TERM("2022-06-01", ", expires: 2026-06-02") MEMBERS("1-9")), LATER, "2025",
	 "! question term-extended committee"},
	{"by two years", "term-extended", PLACE(TERM("2022-06-01", ", expires: 2027-06-01") MEMBERS("1-9")),
	 LATER, "2025", "! question term-extended committee"},
	{"by half a year", "term-extended", PLACE(TERM("2022-06-01", ", expires: 2025-12-01") MEMBERS("1-9")),
	 LATER, "2025", ""},
	{"put off in 2019", "term-extended", PLACE(TERM("2016-06-01", ", expires: 2021-06-02") MEMBERS("1-9")),
	 LATER, "2019", ""},
	{"put off in 2020", "term-extended", PLACE(TERM("2016-06-01", ", expires: 2021-06-02") MEMBERS("1-9")),
	 LATER, "2020", "! question term-extended committee"},

	{"a secretary", "secretary-vacant", PLACE(POSTS(SECRETARY ", 员2, 员3") MEMBERS("1-9")), LATER, "2025",
	 ""},
	{"none", "secretary-vacant", PLACE(POSTS("员2, 员3") MEMBERS("1-9")), LATER, "2025",
	 "! question secretary-vacant committee"},
	{"a committee that is not known", "secretary-vacant", PLACE(UNKNOWN_COMMITTEE MEMBERS("1-9")), LATER,
	 "2025", ""},
	{"a secretary who left", "secretary-vacant",
	 PLACE(POSTS("{name: 员1, post: secretary, until: 2025-11-30}, 员2") MEMBERS("1-9")), LATER, "2025",
	 "! question secretary-vacant committee"},
	{"no secretary in 2017", "secretary-vacant",
	 PLACE("committee:\n  - {from: 2015-06-01, posts: [员2, 员3]}\n" MEMBERS("1-9")), LATER, "2017", ""},
	{"no secretary at the end of 2018", "secretary-vacant",
	 PLACE("committee:\n  - {from: 2015-06-01, posts: [员2, 员3]}\n" MEMBERS("1-9")), LATER, "2018",
	 "! question secretary-vacant committee"},

	{"two in the committee", "committee-size", PLACE(POSTS(SECRETARY ", 员2") MEMBERS("1-9")), LATER, "2025",
	 "! question committee-size committee"},
	{"three", "committee-size", PLACE(POSTS(SECRETARY ", 员2, 员3") MEMBERS("1-9")), LATER, "2025", ""},
	{"seven", "committee-size", PLACE(POSTS(SECRETARY ", 员2, 员3, 员4, 员5, 员6, 员7") MEMBERS("1-9")),
	 LATER, "2025", ""},
	{"eight", "committee-size", PLACE(POSTS(SECRETARY ", 员2, 员3, 员4, 员5, 员6, 员7, 员8") MEMBERS("1-9")),
	 LATER, "2025", "! shortfall committee-size committee"},
	{"two in 2017", "committee-size",
	 PLACE("committee:\n  - {from: 2015-06-01, posts: [员1, 员2]}\n" MEMBERS("1-9")), LATER, "2017", ""},
	{"two at the end of 2018", "committee-size",
	 PLACE("committee:\n  - {from: 2015-06-01, posts: [员1, 员2]}\n" MEMBERS("1-9")), LATER, "2018",
	 "! question committee-size committee"},

	{"six full members and a committee", "committee-below", PLACE(TERM("2024-06-01", "") MEMBERS("1-6")),
	 LATER, "2025", "! question committee-below committee"},
	{"seven", "committee-below", PLACE(TERM("2024-06-01", "") MEMBERS("1-7")), LATER, "2025", ""},
	{"six and a secretary only", "committee-below", PLACE(NO_COMMITTEE MEMBERS("1-6")), LATER, "2025", ""},
	{"six in 2017", "committee-below", PLACE(TERM("2015-06-01", "") MEMBERS("1-6")), LATER, "2017", ""},
	{"six at the end of 2018", "committee-below", PLACE(TERM("2015-06-01", "") MEMBERS("1-6")), LATER, "2018",
	 "! question committee-below committee"},

	{"a full member for a year", "secretary-standing", FULL_SINCE("2023-06-01"), LATER, "2025", ""},
	{"for a year but a day", "secretary-standing", FULL_SINCE("2023-06-02"), LATER, "2025",
	 "! shortfall secretary-standing committee"},
	{"for two years but a day", "secretary-standing", FULL_SINCE("2022-06-02"), LATER, "2025", ""},
	{"for a day", "secretary-standing", FULL_SINCE("2024-05-31"), LATER, "2025",
	 "! shortfall secretary-standing committee"},
	{"before the regulation", "secretary-standing",
	 PLACE("committee:\n  - {from: 2016-06-01, posts: [{name: 员9, post: secretary}]}\n" MEMBERS(
		 "1-8") "  - {name: 员9, joined: 2015-01-01, full: 2016-01-01}\n"),
	 LATER, "2017", ""},
	{"after it", "secretary-standing",
	 PLACE("committee:\n  - {from: 2016-06-01, posts: [{name: 员9, post: secretary}]}\n" MEMBERS(
		 "1-8") "  - {name: 员9, joined: 2015-01-01, full: 2016-01-01}\n"),
	 LATER, "2018", "! shortfall secretary-standing committee"},

	{"three full members", "branch-small", PLACE(NO_COMMITTEE MEMBERS("1-3")), LATER, "2025", ""},
	{"two full members", "branch-small", PLACE(NO_COMMITTEE MEMBERS("1-2")), LATER, "2025",
	 "! question branch-small members"},
	{"a temporary branch of two", "branch-small", PLACE("kind: temporary\n" NO_COMMITTEE MEMBERS("1-2")),
	 LATER, "2025", ""},
	{"two in 2018", "branch-small", PLACE(NO_COMMITTEE MEMBERS("1-2")), LATER, "2018", ""},
	{"two in 2019", "branch-small", PLACE(NO_COMMITTEE MEMBERS("1-2")), LATER, "2019",
	 "! question branch-small members"},

	{"fifty members", "branch-large", PLACE(TERM("2024-06-01", "") MEMBERS("1-50")), LATER, "2025", ""},
	{"fifty-one", "branch-large", PLACE(TERM("2024-06-01", "") MEMBERS("1-51")), LATER, "2025",
	 "! shortfall branch-large members"},
	{"fifty-one in 2017", "branch-large", PLACE(TERM("2015-06-01", "") MEMBERS("1-51")), LATER, "2017", ""},
	{"fifty-one at the end of 2018", "branch-large", PLACE(TERM("2015-06-01", "") MEMBERS("1-51")), LATER,
	 "2018", "! shortfall branch-large members"},

	{"five units", "joint-units", JOINT("甲, 乙, 丙, 丁, 戊"), LATER, "2025", ""},
	{"six units", "joint-units", JOINT("甲, 乙, 丙, 丁, 戊, 己"), LATER, "2025", "! info joint-units units"},
	{"six units in 2017", "joint-units", JOINT("甲, 乙, 丙, 丁, 戊, 己"), LATER, "2017", ""},
	{"six units at the end of 2018", "joint-units", JOINT("甲, 乙, 丙, 丁, 戊, 己"), LATER, "2018",
	 "! info joint-units units"},

	{"a group with a leader", "group-leader", GROUP_G1(", leaders: [员4]"), LATER, "2025", ""},
	{"without", "group-leader", GROUP_G1(""), LATER, "2025", "! question group-leader groups"},
	{"without in 2017", "group-leader", GROUP_G1(""), LATER, "2017", ""},
	{"without at the end of 2018", "group-leader", GROUP_G1(""), LATER, "2018",
	 "! question group-leader groups"},

	{"eight in no group", "member-without-group", GROUP_G1(", leaders: [员4]"), LATER, "2025",
	 "! question member-without-group members"},
	{"no groups at all", "member-without-group", PLACE(TERM("2024-06-01", "") MEMBERS("1-8")), LATER, "2025",
	 ""},
	{"all in one", "member-without-group",
	 PLACE(TERM("2024-06-01",
				"") "groups:\n  - {id: g1, name: 第一小组, leaders: [员4]}\n"
					"members:\n  - {name: 员4, joined: 2010-01-01, full: 2011-01-01, group: g1}\n"),
	 LATER, "2025", ""},
	{"in no group in 2018", "member-without-group", GROUP_G1(", leaders: [员4]"), LATER, "2018", ""},
	{"in no group in 2019", "member-without-group", GROUP_G1(", leaders: [员4]"), LATER, "2019",
	 "! question member-without-group members"},
};

#define IN_G1(names)                                                                                         \
	PLACE(TERM("2024-06-01", "") "groups:\n  - {id: g1, name: 第一小组, leaders: [员4]}\nmembers:\n" names)
#define FULL_ONE(n) "  - {name: 员" n ", joined: 2010-01-01, full: 2011-01-01, group: g1}\n"
#define NEW_ONE(n)  "  - {name: 员" n ", joined: 2025-03-01, group: g1}\n"

static const struct rule_case local_cases[] = {
	{"three in the group, one of them full", "group-small", IN_G1(FULL_ONE("4") NEW_ONE("5") NEW_ONE("6")),
	 LATER, "2025", ""},
	{"two in the group", "group-small", IN_G1(FULL_ONE("4") FULL_ONE("5")), LATER, "2025",
	 "! question group-small groups"},
	{"three probationary ones", "group-small", IN_G1(NEW_ONE("4") NEW_ONE("5") NEW_ONE("6")), LATER, "2025",
	 "! question group-small groups"},
	{"twenty without groups", "group-split", PLACE(TERM("2024-06-01", "") MEMBERS("1-20")), LATER, "2025",
	 "! question group-split groups"},
	{"nineteen", "group-split", PLACE(TERM("2024-06-01", "") MEMBERS("1-19")), LATER, "2025", ""},
	{"a lesson in the quarter", "party-lesson-quarterly", BRANCH "+ zhb1 2025-05-08 party-lesson\n", LATER,
	 "2025Q2", "zhb1/-/2025Q2 met"},
	{"none", "party-lesson-quarterly", BRANCH, LATER, "2025Q2",
	 "zhb1/-/2025Q2 missing\n! shortfall missing -"},
	/* six months after 15 June: 15 December */
	{"studied six months after", "studied-stale",
	 BRANCH "@ documents.yaml\n- {id: d1, title: 某规定, issued: 2025-06-15}\n"
			"+ zhb1 2025-12-15 members-meeting\nstudied: [d1]\n",
	 LATER, "2025", ""},
	{"a day later", "studied-stale",
	 BRANCH "@ documents.yaml\n- {id: d1, title: 某规定, issued: 2025-06-15}\n"
			"+ zhb1 2025-12-16 members-meeting\nstudied: [d1]\n",
	 LATER, "2025", "! info studied-stale studied.1"},
};

#endif
