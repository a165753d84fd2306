/* Procedure: counted by hand with the integers of regulations section 5. */
#ifndef CASES_PROCEDURE_H
#define CASES_PROCEDURE_H

#include "cases_common.h"

#define MEETING(date, present) "+ zhb1 " date " members-meeting\npresent: [" present "]\n"
#define VOTE(yes, no)          "agenda:\n  - {topic: 通过年度计划, vote: {yes: " yes ", no: " no ", abstain: 0}}\n"
/* The same, and the record says that it was taken for passed, or that it was not. */
#define PASSED(yes, no, passed)                                                                              \
	"agenda:\n  - {topic: 通过年度计划, vote: {yes: " yes ", no: " no ", abstain: 0, passed: " passed "}}\n"
#define ADMIT(yes, no)                                                                                       \
	"agenda:\n  - {topic: 接收张三为预备党员, vote: {yes: " yes ", no: " no ", abstain: 0}}\n"
/* Eighteen of whom 员17 and 员18 are excused by 教育管理条例 第二十三条. */
#define TWO_EXCUSED                                                                                          \
	UNIT NAMED("zhb1", "第一支部") FIVE                                                                      \
		"members:\n#1-16#\n"                                                                                 \
		"  - {name: 员17, joined: 2010-01-01, full: 2011-01-01, statuses: [excused]}\n"                     \
		"  - {name: 员18, joined: 2010-01-01, full: 2011-01-01, statuses: [excused]}\n"
/* Eighteen full members and two probationary ones. */
#define TWO_MORE                                                                                             \
	BRANCH                                                                                                   \
	"  - {name: 员19, joined: 2025-01-01, full: 2026-01-01}\n  - {name: 员20, joined: 2025-01-01, full: "  \
	"2026-01-01}\n"
#define TWENTY                         UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-20")
#define ELECTION                       "election:\n  seats: 1\n  ballots_out: 16\n  ballots_in: 16\n"
#define CANDIDATE(yes, elected)        "  candidates: [{name: 员3, yes: " yes ", elected: " elected "}]\n"
#define OPEN_TWO                       "  - {name: 员19, joined: 2024-03-01}\n  - {name: 员20, joined: 2024-03-01}\n"
#define SITTING(date, present)         "+ zhb1 " date " committee-meeting\npresent: [" present "]\n"
#define LEADERS_MEETING(date, present) "+ dz " date " democratic-life-meeting\npresent: [" present "]\n"
#define GROUP_OF_6                     "groups:\n  - {id: g1, leaders: [员6]}\n"
#define MINUTES(kind, chair)           "+ zhb1 2025-08-21 " kind "\nchair: " chair "\n"

static const struct rule_case procedure_cases[] = {
	/* 18 with a vote: 2·9 = 18 is half, 2·8 = 16 is not. */
	{"9 of 18 present", "vote-quorum", BRANCH MEETING("2025-08-21", "$1-9$") VOTE("9", "0"), LATER, "2025",
	 ""},
	{"8 of 18 present", "vote-quorum", BRANCH MEETING("2025-08-21", "$1-8$") VOTE("8", "0"), LATER, "2025",
	 "! violation vote-quorum agenda.1.vote"},
	{"8 of 18 and two probationary members", "vote-quorum",
	 TWO_MORE MEETING("2025-08-21", "$1-8$, 员19, 员20") VOTE("8", "0"), LATER, "2025",
	 "! violation vote-quorum agenda.1.vote"},
	/* 员19 and 员20 joined on 1 March 2024: on 21 August 2025 their probation may have been prolonged. Of 20
	 * there are 10 needed, of 18 nine; eight are too few either way. On 28 February 2026 they are full in any
	 * case. */
	{"9 of 18, or of 20, it is not known of two", "vote-quorum",
	 BRANCH OPEN_TWO MEETING("2025-08-21", "$1-9$") VOTE("9", "0"), LATER, "2025",
	 "! question vote-quorum-doubtful agenda.1.vote"},
	{"8 of 18, or of 20", "vote-quorum", BRANCH OPEN_TWO MEETING("2025-08-21", "$1-8$") VOTE("8", "0"), LATER,
	 "2025", "! violation vote-quorum agenda.1.vote"},
	{"9 of 20", "vote-quorum", BRANCH OPEN_TWO MEETING("2026-03-02", "$1-9$") VOTE("9", "0"), LATER, "2026",
	 "! violation vote-quorum agenda.1.vote"},
	{"no vote, no quorum", "vote-quorum", BRANCH MEETING("2025-08-21", "$1-8$"), LATER, "2025", ""},
	{"no list, nothing said", "vote-quorum", BRANCH "+ zhb1 2025-08-21 members-meeting\n" VOTE("8", "0"),
	 LATER, "2025", ""},
	{"one whom nobody knows could be the ninth", "vote-quorum",
	 BRANCH MEETING("2025-08-21", "$1-8$, 张某") VOTE("9", "0"), LATER, "2025", ""},
	{"but not the eighth and ninth", "vote-quorum",
	 BRANCH MEETING("2025-08-21", "$1-7$, 张某") VOTE("8", "0"), LATER, "2025",
	 "! violation vote-quorum agenda.1.vote"},
	{"a guest is never one of them", "vote-quorum",
	 BRANCH MEETING("2025-08-21", "$1-8$, {name: 员9, role: guest}") VOTE("8", "0"), LATER, "2025",
	 "! violation vote-quorum agenda.1.vote"},
	{"8 of 16 when two excused are left out, 8 of 18 when not", "vote-quorum",
	 TWO_EXCUSED MEETING("2025-08-21", "$1-8$") VOTE("8", "0"), LATER, "2025",
	 "! question vote-quorum-doubtful agenda.1.vote"},
	{"7 of 16 fails under either reading", "vote-quorum",
	 TWO_EXCUSED MEETING("2025-08-21", "$1-7$") VOTE("7", "0"), LATER, "2025",
	 "! violation vote-quorum agenda.1.vote"},
	{"in October 2018 before the rule", "vote-quorum", BRANCH MEETING("2018-10-01", "$1-8$") VOTE("8", "0"),
	 LATER, "2018", ""},
	{"in December 2018 after it", "vote-quorum", BRANCH MEETING("2018-12-01", "$1-8$") VOTE("8", "0"), LATER,
	 "2018", "! violation vote-quorum agenda.1.vote"},
	{"at an appraisal too", "vote-quorum",
	 BRANCH "+ zhb1 2025-08-21 democratic-appraisal\npresent: [$1-8$]\n" VOTE("8", "0"), LATER, "2025",
	 "! violation vote-quorum agenda.1.vote"},
	{"as a guest of a theme party day", "vote-quorum",
	 BRANCH "+ zhb1 2025-08-21 theme-party-day\npresent: [$1-8$]\nhosted: [{kind: members-meeting}]\n" VOTE(
		 "8", "0"),
	 LATER, "2025", "! violation vote-quorum agenda.1.vote"},
	{"of two votes each is said", "vote-quorum",
	 BRANCH MEETING("2025-08-21", "$1-8$")
		 VOTE("8", "0") "  - {topic: 通过预算, vote: {yes: 7, no: 1, abstain: 0}}\n",
	 LATER, "2025", "! violation vote-quorum agenda.1.vote\n! violation vote-quorum agenda.2.vote"},
	{"a committee's vote is none of a members' meeting", "vote-quorum",
	 BRANCH "+ zhb1 2025-08-21 committee-meeting\npresent: [员1]\n" VOTE("1", "0"), LATER, "2025", ""},

	/* more than half of the 18 who were due: 2·10 = 20 > 18, 2·9 = 18 is not */
	{"10 of 18 in favour", "vote-majority", BRANCH MEETING("2025-08-21", "$1-12$") VOTE("10", "2"), LATER,
	 "2025", ""},
	{"9 of 18 in favour, and taken for passed", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") PASSED("9", "3", "yes"), LATER, "2025",
	 "! violation vote-majority agenda.1.vote"},
	{"10 of 18 in favour, and taken for passed", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") PASSED("10", "2", "yes"), LATER, "2025", ""},
	{"9 of 18 in favour, and taken for lost", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") PASSED("9", "3", "no"), LATER, "2025", ""},
	{"9 of 18 in favour, and the outcome is not said", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") VOTE("9", "3"), LATER, "2025",
	 "! question vote-outcome agenda.1.vote"},
	{"13 of 18 in favour", "vote-majority", BRANCH MEETING("2025-08-21", "$1-18$") VOTE("13", "5"), LATER,
	 "2025", ""},
	{"7 of 18 in favour", "vote-majority", BRANCH MEETING("2025-08-21", "$1-12$") PASSED("7", "5", "yes"),
	 LATER, "2025", "! violation vote-majority agenda.1.vote"},
	{"as many against: nobody took it for passed", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") VOTE("6", "6"), LATER, "2025", ""},
	{"as many against, and taken for passed all the same", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") PASSED("6", "6", "yes"), LATER, "2025",
	 "! violation vote-majority agenda.1.vote"},
	{"without quorum the quorum alone is said", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-8$") VOTE("8", "0"), LATER, "2025", ""},
	{"9 in favour pass of 16, not of 18", "vote-majority",
	 TWO_EXCUSED MEETING("2025-08-21", "$1-12$") VOTE("9", "3"), LATER, "2025",
	 "! question vote-majority-doubtful agenda.1.vote"},
	{"exactly half of an admission is unsettled", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") ADMIT("9", "3"), LATER, "2025",
	 "! question vote-admission agenda.1.vote"},
	{"less than half of an admission is not", "vote-majority",
	 BRANCH MEETING("2025-08-21", "$1-12$") ADMIT("8", "4"), LATER, "2025",
	 "! question vote-outcome agenda.1.vote"},
	{"in October 2018", "vote-majority", BRANCH MEETING("2018-10-01", "$1-12$") VOTE("9", "3"), LATER, "2018",
	 ""},
	{"in December 2018", "vote-majority", BRANCH MEETING("2018-12-01", "$1-12$") PASSED("9", "3", "yes"),
	 LATER, "2018", "! violation vote-majority agenda.1.vote"},

	/* five in the committee: 2·3 = 6 ≥ 5, 2·2 = 4 < 5 */
	{"3 of 5 committee members", "committee-quorum", BRANCH SITTING("2025-08-21", "$1-3$"), LATER, "2025",
	 ""},
	{"2 of 5, and a member of the branch", "committee-quorum", BRANCH SITTING("2025-08-21", "$1-2$, 员6"),
	 LATER, "2025", "! violation committee-quorum present"},
	{"an unknown committee has no quorum", "committee-quorum",
	 UNIT NAMED("zhb1", "第一支部") UNKNOWN_COMMITTEE MEMBERS("1-9") SITTING("2025-08-21", "员1"), LATER,
	 "2025", ""},
	{"all of them", "committee-quorum", BRANCH SITTING("2025-08-21", "$1-5$"), LATER, "2025", ""},
	{"committee in October 2018", "committee-quorum", BRANCH SITTING("2018-10-01", "$1-2$"), LATER, "2018",
	 ""},
	{"committee in December 2018", "committee-quorum", BRANCH SITTING("2018-12-01", "$1-2$"), LATER, "2018",
	 "! violation committee-quorum present"},

	/* twenty with the right to vote: 5·16 = 80 = 4·20, 5·15 = 75 < 80 */
	{"16 of 20 at the election", "election-quorum",
	 TWENTY MEETING("2025-08-21", "$1-16$") ELECTION CANDIDATE("12", "yes"), LATER, "2025", ""},
	{"15 of 20", "election-quorum", TWENTY MEETING("2025-08-21", "$1-15$") ELECTION CANDIDATE("12", "yes"),
	 LATER, "2025", "! violation election-quorum election"},
	{"15 of 18 when two were left out by decision: 75 ≥ 72", "election-quorum",
	 TWENTY MEETING("2025-08-21", "$1-15$") ELECTION "  excluded: [员19, 员20]\n" CANDIDATE("12", "yes"),
	 LATER, "2025", ""},
	{"14 of 18 then: 70 < 72", "election-quorum",
	 TWENTY MEETING("2025-08-21", "$1-14$") ELECTION "  excluded: [员19, 员20]\n" CANDIDATE("12", "yes"),
	 LATER, "2025", "! violation election-quorum election"},
	{"in 2020 before the regulation", "election-quorum",
	 TWENTY MEETING("2020-07-01", "$1-15$") ELECTION CANDIDATE("12", "yes"), LATER, "2020", ""},
	{"in 2020 after it", "election-quorum",
	 TWENTY MEETING("2020-08-01", "$1-15$") ELECTION CANDIDATE("12", "yes"), LATER, "2020",
	 "! violation election-quorum election"},

	/* sixteen present: 2·9 = 18 > 16, 2·8 = 16 is not */
	/* of sixteen present, 员19 perhaps without a vote: eight are half of sixteen and more than half of
	   fifteen */
	{"8 of 16, of one it is not known", "elected-majority",
	 BRANCH OPEN_TWO MEETING("2025-08-21", "$1-15$, 员19") ELECTION CANDIDATE("8", "yes"), LATER, "2025", ""},
	{"9 of 16 votes", "elected-majority",
	 TWENTY MEETING("2025-08-21", "$1-16$") ELECTION CANDIDATE("9", "yes"), LATER, "2025", ""},
	{"8 of 16 votes", "elected-majority",
	 TWENTY MEETING("2025-08-21", "$1-16$") ELECTION CANDIDATE("8", "yes"), LATER, "2025",
	 "! violation elected-majority election.candidates.1"},
	{"8 of 16, not elected", "elected-majority",
	 TWENTY MEETING("2025-08-21", "$1-16$") ELECTION CANDIDATE("8", "no"), LATER, "2025", ""},
	{"6 of 16 votes", "elected-majority",
	 TWENTY MEETING("2025-08-21", "$1-16$") ELECTION CANDIDATE("6", "yes"), LATER, "2025",
	 "! violation elected-majority election.candidates.1"},
	{"elected in 2020 before the regulation", "elected-majority",
	 TWENTY MEETING("2020-07-01", "$1-16$") ELECTION CANDIDATE("8", "yes"), LATER, "2020", ""},
	{"elected in 2020 after it", "elected-majority",
	 TWENTY MEETING("2020-08-01", "$1-16$") ELECTION CANDIDATE("8", "yes"), LATER, "2020",
	 "! violation elected-majority election.candidates.1"},

	/* nine in the body: 3·6 = 18 = 2·9, 3·5 = 15 < 18 */
	{"6 of 9", "democratic-life-attendance", BRANCH BODY LEADERS_MEETING("2025-12-20", "$1-6$"), LATER,
	 "2025", ""},
	{"5 of 9", "democratic-life-attendance", BRANCH BODY LEADERS_MEETING("2025-12-20", "$1-5$"), LATER,
	 "2025", "! violation democratic-life-attendance present"},
	{"in 2016 before the provisions", "democratic-life-attendance",
	 BRANCH BODY LEADERS_MEETING("2016-12-01", "$1-5$"), LATER, "2016", ""},
	{"in 2017 after them", "democratic-life-attendance", BRANCH BODY LEADERS_MEETING("2017-01-10", "$1-5$"),
	 LATER, "2017", "! violation democratic-life-attendance present"},

	{"the secretary chairs", "chair", BRANCH MINUTES("members-meeting", "员1"), LATER, "2025", ""},
	{"a committee member chairs", "chair", BRANCH MINUTES("committee-meeting", "员5"), LATER, "2025", ""},
	{"a member chairs", "chair", BRANCH MINUTES("members-meeting", "员6"), LATER, "2025",
	 "! question chair chair"},
	{"at a theme party day anybody may", "chair", BRANCH MINUTES("theme-party-day", "员6"), LATER, "2025",
	 ""},
	{"at an election too", "chair", BRANCH MINUTES("members-meeting", "员6") ELECTION CANDIDATE("12", "yes"),
	 LATER, "2025", ""},
	{"and while nobody is secretary", "chair",
	 UNIT NAMED("zhb1", "第一支部") "committee:\n  - {from: 2012-01-01, posts: [员2, 员3]}\n" MEMBERS("1-9")
		 MINUTES("members-meeting", "员6"),
	 LATER, "2025", ""},
	{"and at a new committee's first meeting", "chair",
	 UNIT NAMED("zhb1", "第一支部") "committee:\n  - {from: 2025-08-20, posts: [{name: 员1, post: "
									"secretary}, 员2]}\n" MEMBERS("1-9") MINUTES("committee-meeting", "员6"),
	 LATER, "2025", ""},
	{"but not at its second", "chair",
	 UNIT NAMED("zhb1",
				"第一支部") "committee:\n  - {from: 2025-08-19, posts: [{name: 员1, post: secretary}, "
							"员2]}\n" MEMBERS("1-9") "+ zhb1 2025-08-20 committee-meeting\nchair: "
													 "员1\n" MINUTES("committee-meeting", "员6"),
	 LATER, "2025", "! question chair chair"},
	{"at a joint meeting the other branch's secretary", "chair",
	 BRANCH NAMED("zhb2", "第二支部") "committee:\n  - {from: 2012-01-01, posts: [{name: 甲, post: "
									  "secretary}]}\nmembers: [甲]\n" MINUTES("members-meeting",
																			  "甲") "joint_with: [zhb2]\n",
	 LATER, "2025", ""},
	{"the group's leader", "chair",
	 UNIT NAMED("zhb1", "第一支部") FIVE GROUP_OF_6 MEMBERS("1-9")
		 MINUTES("group-meeting g1", "员6") "group: g1\n",
	 LATER, "2025", ""},
	{"another in the group", "chair",
	 UNIT NAMED("zhb1", "第一支部") FIVE GROUP_OF_6 MEMBERS("1-9")
		 MINUTES("group-meeting g1", "员7") "group: g1\n",
	 LATER, "2025", "! question chair chair"},
	{"chair in October 2018", "chair", BRANCH "+ zhb1 2018-10-01 members-meeting\nchair: 员6\n", LATER,
	 "2018", ""},
	{"chair in December 2018", "chair", BRANCH "+ zhb1 2018-12-01 members-meeting\nchair: 员6\n", LATER,
	 "2018", "! question chair chair"},

	{"seven without a committee", "committee-required",
	 UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-7"), LATER, "2025",
	 "! violation committee-required committee"},
	{"six need none", "committee-required", UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-6"), LATER,
	 "2025", ""},
	{"seven, one of them probationary for a while", "committee-required",
	 UNIT NAMED("zhb1", "第一支部")
		 NO_COMMITTEE MEMBERS("1-6") "  - {name: 员7, joined: 2024-06-01, full: 2025-06-01}\n",
	 LATER, "2025", ""},
	{"an unknown committee is no lack", "committee-required",
	 UNIT NAMED("zhb1", "第一支部") UNKNOWN_COMMITTEE MEMBERS("1-7"), LATER, "2025", ""},
	{"nothing said is no lack", "committee-required", UNIT NAMED("zhb1", "第一支部") MEMBERS("1-7"), LATER,
	 "2025", ""},
	{"one finding a year", "committee-required", UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-7"),
	 LATER, "2024..2025",
	 "! violation committee-required committee\n! violation committee-required committee"},
	{"committee of 2018", "committee-required", UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-7"),
	 LATER, "2018", ""},
	{"committee of 2019", "committee-required", UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-7"),
	 LATER, "2019", "! violation committee-required committee"},
};

#endif
