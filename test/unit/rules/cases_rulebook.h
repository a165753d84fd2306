/* Rows about who decides what, who leads, and how a year looks (regulations A6, B4, F4, I7, K3, K6, L10, M6,
 * Q13; red flags D5, D10, D12, E2, E7, F6, F7). Days are counted on the calendar: three months after 10 March
 * is 10 June. */
#ifndef CASES_RULEBOOK_H
#define CASES_RULEBOOK_H

#include "cases_common.h"

#define VOTED_ON(date, kind, topic)                                                                          \
	"+ zhb1 " date " " kind "\nagenda:\n- {topic: " topic                                                    \
	", remarks: 好, vote: {yes: 5, no: 0, abstain: 0}}\n"
#define TOPIC(date, kind, topic) "+ zhb1 " date " " kind "\nagenda:\n- {topic: " topic "}\n"
#define TEMPORARY_BRANCH         UNIT NAMED("zhb1", "临时支部") "kind: temporary\nmembers:\n#1-5#\n"
#define OWN_TALK(date, who)      "+ zhb1 " date " heart-talk a1b2\ntalkers: [" who "]\ntalkees: [员9]\n"
#define LESSON(owner, date, who) "+ " owner " " date " party-lesson\nlecturer: " who "\ntitle: 一课\n"
#define LIFE_2018(date)                                                                                      \
	"+ zhb1 " date " organization-life-meeting\nassessment_year: 2018\nform: members-meeting\n"
#define ITEM(record, deadline, more)                                                                         \
	"@ followups/zhb1/2018/2018-12-20-rectification-a1b2.yaml\ntype: rectification\nrecord: zhb1/" record    \
	"\non: 2018-12-20\nby: 员2\nitem: 学习通知提前三天发\nowner: 员2\ndeadline: " deadline "\n" more

static const struct rule_case matter_cases[] = {
	{"a committee that voted, and no members' meeting", "reserved-matters",
	 BRANCH VOTED_ON("2025-03-10", "committee-meeting", "讨论员18转正"), LATER, "2025",
	 "! question reserved-matter agenda.1"},
	{"members on the last day of three months", "reserved-matters",
	 BRANCH VOTED_ON("2025-03-10", "committee-meeting", "讨论员18转正")
		 TOPIC("2025-06-10", "members-meeting", "员18转正"),
	 LATER, "2025", ""},
	{"members a day later", "reserved-matters",
	 BRANCH VOTED_ON("2025-03-10", "committee-meeting", "讨论员18转正")
		 TOPIC("2025-06-11", "members-meeting", "员18转正"),
	 LATER, "2025", "! question reserved-matter agenda.1"},
	{"three months are not over", "reserved-matters",
	 BRANCH VOTED_ON("2025-03-10", "committee-meeting", "讨论员18转正"), "2025-06-10", "2025-03", ""},
	{"only talked about", "reserved-matters", BRANCH TOPIC("2025-03-10", "committee-meeting", "讨论员18转正"),
	 LATER, "2025", ""},
	{"no such matter", "reserved-matters", BRANCH VOTED_ON("2025-03-10", "committee-meeting", "讨论学习计划"),
	 LATER, "2025", ""},
	{"before the regulation", "reserved-matters",
	 BRANCH VOTED_ON("2018-10-20", "committee-meeting", "讨论员18转正"), LATER, "2018", ""},
	{"after it", "reserved-matters", BRANCH VOTED_ON("2018-11-20", "committee-meeting", "讨论员18转正"),
	 LATER, "2018", "! question reserved-matter agenda.1"},

	{"members who voted, and no committee", "committee-first",
	 BRANCH VOTED_ON("2025-09-10", "members-meeting", "接收员20为预备党员"), LATER, "2025",
	 "! question committee-first agenda.1"},
	{"the committee six months before", "committee-first",
	 BRANCH VOTED_ON("2025-09-10", "members-meeting", "接收员20为预备党员")
		 TOPIC("2025-03-10", "committee-meeting", "研究发展党员工作"),
	 LATER, "2025", ""},
	{"the committee a day earlier", "committee-first",
	 BRANCH VOTED_ON("2025-09-10", "members-meeting", "接收员20为预备党员")
		 TOPIC("2025-03-09", "committee-meeting", "研究发展党员工作"),
	 LATER, "2025", "! question committee-first agenda.1"},
	{"the committee about something else", "committee-first",
	 BRANCH VOTED_ON("2025-09-10", "members-meeting", "接收员20为预备党员")
		 TOPIC("2025-09-09", "committee-meeting", "研究主题党日"),
	 LATER, "2025", "! question committee-first agenda.1"},
	{"a branch without a committee", "committee-first",
	 UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-5")
		 VOTED_ON("2025-09-10", "members-meeting", "接收员20为预备党员"),
	 LATER, "2025", ""},
	{"members before the regulation", "committee-first",
	 BRANCH VOTED_ON("2018-10-20", "members-meeting", "接收员20为预备党员"), LATER, "2018", ""},
	{"members after it", "committee-first",
	 BRANCH VOTED_ON("2018-11-20", "members-meeting", "接收员20为预备党员"), LATER, "2018",
	 "! question committee-first agenda.1"},

	{"a temporary branch that admits", "temporary-branch",
	 TEMPORARY_BRANCH VOTED_ON("2025-03-10", "members-meeting", "接收员20为预备党员"), LATER, "2025",
	 "! question temporary-limits agenda.1"},
	{"a temporary branch that elects", "temporary-branch",
	 TEMPORARY_BRANCH
	 "+ zhb1 2025-03-10 members-meeting\nelection: {seats: 1, candidates: [{name: 员1, votes: 5}]}\n",
	 LATER, "2025", "! question temporary-limits election"},
	{"a temporary branch that decides about its duty", "temporary-branch",
	 TEMPORARY_BRANCH VOTED_ON("2025-03-10", "members-meeting", "排定值班"), LATER, "2025", ""},
	{"an ordinary branch that admits", "temporary-branch",
	 BRANCH VOTED_ON("2025-03-10", "members-meeting", "接收员20为预备党员"), LATER, "2025", ""},
	{"a temporary branch before the regulation", "temporary-branch",
	 TEMPORARY_BRANCH VOTED_ON("2018-10-20", "members-meeting", "接收员20为预备党员"), LATER, "2018", ""},
	{"a temporary branch after it", "temporary-branch",
	 TEMPORARY_BRANCH VOTED_ON("2018-11-20", "members-meeting", "接收员20为预备党员"), LATER, "2018",
	 "! question temporary-limits agenda.1"},

	{"a secretary who talked with nobody", "secretary-talks", BRANCH OWN_TALK("2020-05-05", "员2"), LATER,
	 "2020", "! question secretary-talks -"},
	{"a secretary who talked", "secretary-talks", BRANCH OWN_TALK("2020-05-05", "员1"), LATER, "2020", ""},
	{"a year that is not over", "secretary-talks", BRANCH, "2020-12-31", "2020", ""},
	{"in 2019 the regulation was not in force all year", "secretary-talks", BRANCH, LATER, "2019", ""},
	{"talks with names that nobody knows", "secretary-talks", BRANCH OWN_TALK("2020-05-05", "员99"), LATER,
	 "2020", ""},

	{"a body that nobody lectured of", "leaders-lessons", BRANCH BODY LESSON("zhb1", "2025-05-05", "员10"),
	 LATER, "2025", "! question leaders-lessons -"},
	{"one of them did", "leaders-lessons", BRANCH BODY LESSON("zhb1", "2025-05-05", "员9"), LATER, "2025",
	 ""},
	{"lessons before the regulation was in force all year", "leaders-lessons", BRANCH BODY, LATER, "2018",
	 ""},
	{"lessons in its first whole year", "leaders-lessons", BRANCH BODY, LATER, "2019",
	 "! question leaders-lessons -"},

	{"a lower grade, and nothing about help", "appraisal-disposal",
	 BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\ngrades: [{name: 员9, grade: "
			"basically-qualified}]\n",
	 LATER, "2025", "! question disposal-open grades"},
	{"all qualified", "appraisal-disposal",
	 BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\ngrades: [{name: 员9, grade: "
			"qualified}]\n",
	 LATER, "2025", ""},
	{"with the feedback", "appraisal-disposal",
	 BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\ngrades: [{name: 员9, grade: "
			"basically-qualified}]\n"
			"@ followups/zhb1/2025/2025-12-31-feedback-a1b2.yaml\ntype: feedback\nrecord: "
			"2025-12-20-democratic-appraisal\non: 2025-12-31\nby: 员1\ndisposal: 由书记谈话帮助\n",
	 LATER, "2025", ""},

	{"an item whose day is past", "rectification-in-time",
	 BRANCH LIFE_2018("2018-12-20") ITEM("2018-12-20-organization-life-meeting", "2019-01-31", ""),
	 "2019-02-01", "2018", "! info rectification-overdue -"},
	{"on its day", "rectification-in-time",
	 BRANCH LIFE_2018("2018-12-20") ITEM("2018-12-20-organization-life-meeting", "2019-01-31", ""),
	 "2019-01-31", "2018", ""},
	{"with progress", "rectification-in-time",
	 BRANCH LIFE_2018("2018-12-20")
		 ITEM("2018-12-20-organization-life-meeting", "2019-01-31", "progress: 已改两次\n"),
	 "2019-02-01", "2018", ""},
	{"of a meeting before the regulation", "rectification-in-time",
	 BRANCH LIFE_2018("2018-10-20") ITEM("2018-10-20-organization-life-meeting", "2019-01-31", ""),
	 "2019-02-01", "2018", ""},
};

#define CITY                                                                                                 \
	"@ zzsh.yaml\nformat: 1\nname: 某市机关\nadopted: 2010-01-01\n" NAMED("zhb1", "第一支部")                \
		FIVE MEMBERS("1-18")
#define DAY_WITH(text) "+ zhb1 2025-08-11 theme-party-day\ncontent: " text "\n"
#define STUDIED(text, more)                                                                                  \
	"+ zhb1 2025-08-11 theme-party-day\ntitle: 集体学习\ncategory: [study]\ncontent: " text "\n" more
#define DECIDED(date)                                                                                        \
	"+ zhb1 " date                                                                                           \
	" committee-meeting\nagenda:\n- {topic: 事项, remarks: 好, decision: 去做, person: 员3, deadline: " date \
	"}\n"
#define FOUR_DECIDED    DECIDED("2025-02-05") DECIDED("2025-03-05") DECIDED("2025-04-08") DECIDED("2025-05-07")
#define MET(date, kind) "+ zhb1 " date " " kind "\n"
#define SEVEN_LATE                                                                                           \
	MET("2025-01-29", "committee-meeting")                                                                   \
	MET("2025-01-30", "theme-party-day")                                                                     \
	MET("2025-02-26", "committee-meeting")                                                                   \
	MET("2025-03-29", "theme-party-day")                                                                     \
	MET("2025-04-28", "committee-meeting")                                                                   \
	MET("2025-05-31", "committee-meeting") MET("2025-06-30", "theme-party-day")
/* Six party days: two on a second Friday (10 January, 14 February), the others each on a day of their own. */
#define SIX_DAYS                                                                                             \
	MET("2025-01-10", "theme-party-day")                                                                     \
	MET("2025-02-14", "theme-party-day")                                                                     \
	MET("2025-03-03", "theme-party-day")                                                                     \
	MET("2025-04-15", "theme-party-day") MET("2025-05-22", "theme-party-day")
#define ONLINE(rows)                                                                                         \
	"+ zhb1 2025-08-11 members-meeting\ntime: 15:00-16:00\npresent: [{name: 员2, mode: online}, 员3]\n"    \
	"attachments: [{path: 参会.csv}]\n"                                                                    \
	"@ "                                                                                                     \
	"attachments/zhb1/2025/2025-08-11-members-meeting/"                                                      \
	"参会.csv\n会议主题,学习\n用户昵称（入会昵称）,累计参会时长\n" rows

static const struct rule_case year_cases[] = {
	{"a leader as a guest of the own branch", "leader-as-guest",
	 BRANCH BODY "+ zhb1 2025-05-05 theme-party-day\ncontent: 学习。\npresent: [员10, 员11]\nguests: [员2]\n",
	 LATER, "2025", "! question leader-as-guest guests"},
	{"a leader among the members", "leader-as-guest",
	 BRANCH BODY
	 "+ zhb1 2025-05-05 theme-party-day\ncontent: 学习。\npresent: [员10, 员2]\nguests: [街道李某]\n",
	 LATER, "2025", ""},
	{"somebody who leads nothing", "leader-as-guest",
	 BRANCH BODY "+ zhb1 2025-05-05 theme-party-day\ncontent: 学习。\npresent: [员10]\nguests: [员12]\n",
	 LATER, "2025", ""},

	{"study of nothing", "study-unnamed", BRANCH STUDIED("集中学习了有关材料。", ""), LATER, "2025",
	 "! question study-unnamed category"},
	{"study of a book", "study-unnamed", BRANCH STUDIED("学习了《规程》。", ""), LATER, "2025", ""},
	{"study of what stands in its field", "study-unnamed", BRANCH STUDIED("学了。", "studied: [某件]\n"),
	 LATER, "2025", ""},
	{"no study", "study-unnamed",
	 BRANCH "+ zhb1 2025-08-11 theme-party-day\ncategory: [volunteering]\ncontent: 清扫。\n", LATER, "2025",
	 ""},

	{"a county in a city's minutes", "place-words", CITY DAY_WITH("在我县开展活动。"), LATER, "2025",
	 "! question place-words content"},
	{"the city in them", "place-words", CITY DAY_WITH("在我市开展活动。"), LATER, "2025", ""},
	{"told apart", "place-words", CITY DAY_WITH("我区分得清。"), LATER, "2025", ""},
	{"a unit that names no place", "place-words", BRANCH DAY_WITH("在我县开展活动。"), LATER, "2025", ""},
	{"a guest who may have said it", "place-words", CITY DAY_WITH("在我县开展活动。") "guests: [县里的人]\n",
	 LATER, "2025", ""},

	{"five decisions", "decisions-silent", BRANCH FOUR_DECIDED DECIDED("2025-06-09"), LATER, "2025",
	 "! info decisions-silent -"},
	{"four decisions", "decisions-silent", BRANCH FOUR_DECIDED, LATER, "2025", ""},
	{"a topic that tells", "decisions-silent",
	 BRANCH FOUR_DECIDED DECIDED("2025-06-09") TOPIC("2025-07-07", "committee-meeting", "通报事项落实情况"),
	 LATER, "2025", ""},
	{"a text that tells", "decisions-silent",
	 BRANCH FOUR_DECIDED DECIDED(
		 "2025-06-09") "+ zhb1 2025-07-07 committee-meeting\ncontent: 员3：已办结两项。\n",
	 LATER, "2025", ""},

	/* The last three days of January are 29, 30, 31, of February 2025 26, 27, 28. */
	{"eight at the end of their months", "last-days",
	 BRANCH SEVEN_LATE MET("2025-07-29", "committee-meeting"), LATER, "2025", "! info last-days -"},
	{"seven", "last-days", BRANCH SEVEN_LATE, LATER, "2025", ""},
	{"eight, one of them a day earlier", "last-days",
	 BRANCH SEVEN_LATE MET("2025-07-28", "committee-meeting"), LATER, "2025", ""},

	{"two of six on one day", "party-day-slot", BRANCH SIX_DAYS MET("2025-06-25", "theme-party-day"), LATER,
	 "2025", ""},
	{"two of seven", "party-day-slot",
	 BRANCH SIX_DAYS MET("2025-06-25", "theme-party-day") MET("2025-07-31", "theme-party-day"), LATER, "2025",
	 "! info party-day-slot -"},
	{"one of six", "party-day-slot",
	 BRANCH MET("2025-01-10", "theme-party-day") MET("2025-02-20", "theme-party-day")
		 MET("2025-03-03", "theme-party-day") MET("2025-04-15", "theme-party-day")
			 MET("2025-05-22", "theme-party-day") MET("2025-06-25", "theme-party-day"),
	 LATER, "2025", "! info party-day-slot -"},
	{"one of five", "party-day-slot",
	 BRANCH MET("2025-01-10", "theme-party-day") MET("2025-02-20", "theme-party-day")
		 MET("2025-03-03", "theme-party-day") MET("2025-04-15", "theme-party-day")
			 MET("2025-05-22", "theme-party-day"),
	 LATER, "2025", ""},

	{"a vote and no sheet", "sign-in-sheet", BRANCH VOTED_ON("2025-03-10", "members-meeting", "计划"), LATER,
	 "2025", "! info sign-in-sheet attachments"},
	{"a vote and a sheet", "sign-in-sheet",
	 BRANCH VOTED_ON("2025-03-10", "members-meeting", "计划") "attachments: [{path: 签到表.jpg}]\n", LATER,
	 "2025", ""},

	/* Half of an hour are 30 minutes. */
	{"half the sitting", "online-export", BRANCH ONLINE("员2,30分钟\n"), LATER, "2025", ""},
	{"a minute less", "online-export", BRANCH ONLINE("员2,29分59秒\n"), LATER, "2025",
	 "! question online-shortly present"},
	{"a third", "online-export", BRANCH ONLINE("员2,00:20:00\n"), LATER, "2025",
	 "! question online-shortly present"},
	{"all of it", "online-export", BRANCH ONLINE("员2,1小时\n"), LATER, "2025", ""},
	{"not in the list", "online-export", BRANCH ONLINE("员7,1小时\n"), LATER, "2025",
	 "! question online-never present"},
	{"another file", "online-export",
	 BRANCH
	 "+ zhb1 2025-08-11 members-meeting\ntime: 15:00-16:00\npresent: [{name: 员2, mode: online}]\n"
	 "attachments: [{path: 表.csv}]\n@ attachments/zhb1/2025/2025-08-11-members-meeting/表.csv\n姓名,电话\n",
	 LATER, "2025", ""},
};

#define ELSEWHERE NAMED("zhb2", "第二支部") "members:\n#31-38#\n"
#define ALL_BUT_ONE                                                                                          \
	LESSON("zhb2", "2025-01-10", "员1")                                                                      \
	LESSON("zhb2", "2025-02-10", "员2")                                                                      \
	LESSON("zhb2", "2025-03-10", "员3")                                                                      \
	LESSON("zhb2", "2025-04-10", "员4")                                                                      \
	LESSON("zhb2", "2025-05-12", "员5")                                                                      \
	LESSON("zhb2", "2025-06-10", "员6")                                                                      \
	LESSON("zhb2", "2025-07-10", "员7") LESSON("zhb2", "2025-08-11", "员8")
#define CITY_LEADER                                                                                             \
	UNIT NAMED("zhb1",                                                                                          \
			   "第一支部") "members:\n  - {name: 甲, id: jia, joined: 2010-01-01, posts: [{title: 副市长, " \
						   "cadre: yes, from: 2020-01-01}]}\n#2-9#\n"

static const struct rule_case leader_cases[] = {
	{"one who went nowhere", "leaders-elsewhere", BRANCH BODY ELSEWHERE ALL_BUT_ONE, LATER, "2025",
	 "! question leaders-elsewhere -"},
	{"a lesson in the own branch does not do", "leaders-elsewhere",
	 BRANCH BODY ELSEWHERE ALL_BUT_ONE LESSON("zhb1", "2025-09-10", "员9"), LATER, "2025",
	 "! question leaders-elsewhere -"},
	{"a guest at another branch's party day", "leaders-elsewhere",
	 BRANCH BODY ELSEWHERE ALL_BUT_ONE "+ zhb2 2025-09-10 theme-party-day\npresent: [员31]\nguests: [员9]\n",
	 LATER, "2025", ""},
	{"a guest at the own branch's", "leaders-elsewhere",
	 BRANCH BODY ELSEWHERE ALL_BUT_ONE "+ zhb1 2025-09-10 theme-party-day\npresent: [员12]\nguests: [员9]\n",
	 LATER, "2025", "! question leaders-elsewhere -"},

	{"a city leader who did not lecture", "leaders-at-home", CITY_LEADER, LATER, "2025",
	 "! question leaders-at-home -"},
	{"a city leader who lectured", "leaders-at-home", CITY_LEADER LESSON("zhb1", "2025-05-12", "甲"), LATER,
	 "2025", ""},
	{"in another branch it does not do", "leaders-at-home",
	 CITY_LEADER ELSEWHERE LESSON("zhb2", "2025-05-12", "甲"), LATER, "2025", "! question leaders-at-home -"},
	{"the year in which the post began", "leaders-at-home", CITY_LEADER, LATER, "2019", ""},
};

#endif
