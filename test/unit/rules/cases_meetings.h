/* 三会一课 and 主题党日: frequency. Expected states are counted by hand from regulations sections 1.1, 1.2
 * and 3. */
#ifndef CASES_MEETINGS_H
#define CASES_MEETINGS_H

#include "cases_common.h"

#define QUARTER   "members-meeting-quarterly"
#define COMMITTEE "committee-meeting-monthly"
#define GROUP     "group-meeting-monthly"
#define DAY       "theme-party-day-monthly"
#define GROUPS    "groups:\n  - {id: g1}\n  - {id: g2}\n  - {id: g3, from: 2025-03-10}\n"
#define GROUPED   UNIT NAMED("zhb1", "第一支部") FIVE GROUPS MEMBERS("1-18")
/* A party group whose secretary belongs to no branch of this ledger. */
#define LED                                                                                                  \
	"@ bodies/dz.yaml\nname: 党组\nkind: party-group\nterms:\n"                                            \
	"  - {from: 2012-01-01, posts: [{name: 周书记, id: zhou, post: secretary}, 员2]}\n"
#define NAMESAKE                                                                                             \
	"@ branches/zhb2.yaml\nname: 第二支部\nmembers:\n"                                                   \
	"  - {name: 周书记, id: zhou2, joined: 2010-01-01, full: 2011-01-01}\n"
#define LIFE_FORM "+ zhb1 2025-08-21 organization-life-meeting\nform: members-meeting\n"

__attribute__((unused)) static const struct rule_case meeting_cases[] = {
	{"one meeting in the quarter", QUARTER, BRANCH "+ zhb1 2025-09-30 members-meeting\n", LATER, "2025Q3",
	 "zhb1/-/2025Q3 met"},
	{"none in the quarter; the day after its end is another quarter", QUARTER,
	 BRANCH "+ zhb1 2025-10-01 members-meeting\n", LATER, "2025H2",
	 "zhb1/-/2025Q3 missing\nzhb1/-/2025Q4 met\n! shortfall missing -"},
	{"twelve in one quarter are one quarter met", QUARTER,
	 BRANCH "+ zhb1 2025-12-01 members-meeting\n+ zhb1 2025-12-02 members-meeting\n"
			"+ zhb1 2025-12-03 members-meeting\n+ zhb1 2025-12-04 members-meeting\n",
	 LATER, "2025",
	 "zhb1/-/2025Q1 missing\nzhb1/-/2025Q4 met\n! shortfall missing -\n! shortfall missing -\n"
	 "! shortfall missing -"},
	{"in force from 28 October 2018: the fourth quarter is not whole", QUARTER, BRANCH, LATER, "2018Q4",
	 "zhb1/-/2018Q4 not-assessed rule-not-in-force"},
	{"in force for the first quarter of 2019", QUARTER, BRANCH, LATER, "2019Q1",
	 "zhb1/-/2019Q1 missing\n! shortfall missing -"},
	{"民主评议 is a members' meeting", QUARTER, BRANCH "+ zhb1 2025-08-21 democratic-appraisal\n", LATER,
	 "2025Q3", "zhb1/-/2025Q3 met"},
	{"组织生活会 as a members' meeting counts by default", QUARTER, BRANCH LIFE_FORM, LATER, "2025Q3",
	 "zhb1/-/2025Q3 met"},
	{"but not where the unit says no", QUARTER,
	 UNIT "settings: {life_meeting_counts: no}\n" NAMED("zhb1", "第一支部") MEMBERS("1-3") LIFE_FORM, LATER,
	 "2025Q3", "zhb1/-/2025Q3 missing\n! shortfall missing -"},
	{"and not in the form of a committee meeting", QUARTER,
	 BRANCH "+ zhb1 2025-08-21 organization-life-meeting\nform: committee-meeting\n", LATER, "2025Q3",
	 "zhb1/-/2025Q3 missing\n! shortfall missing -"},
	{"a committee meeting is none", QUARTER, BRANCH "+ zhb1 2025-08-21 committee-meeting\n", LATER, "2025Q3",
	 "zhb1/-/2025Q3 missing\n! shortfall missing -"},
	{"theme party day as host: both count", QUARTER,
	 BRANCH "+ zhb1 2025-08-21 theme-party-day\nhosted: [{kind: members-meeting}]\n", LATER, "2025Q3",
	 "zhb1/-/2025Q3 met"},
	{"guest of a lesson: the host counts, the guest does not", QUARTER,
	 BRANCH "+ zhb1 2025-08-21 party-lesson\nhosted: [{kind: members-meeting}]\n", LATER, "2025Q3",
	 "zhb1/-/2025Q3 missing\n! shortfall missing -"},
	{"another branch's meeting does not count", QUARTER,
	 BRANCH NAMED("zhb2", "第二支部") "members: [甲]\n+ zhb2 2025-08-21 members-meeting\n", LATER, "2025Q3",
	 "zhb1/-/2025Q3 missing\nzhb2/-/2025Q3 met\n! shortfall missing -"},

	{"every month met", COMMITTEE, BRANCH "+ zhb1 2025-02-28 committee-meeting\n", LATER, "2025-02",
	 "zhb1/-/2025-02 met"},
	{"a month without", COMMITTEE, BRANCH "+ zhb1 2025-03-01 committee-meeting\n", LATER, "2025-02",
	 "zhb1/-/2025-02 missing\n! shortfall missing -"},
	{"October 2018 is not whole", COMMITTEE, BRANCH, LATER, "2018-10",
	 "zhb1/-/2018-10 not-assessed rule-not-in-force"},
	{"November 2018 is", COMMITTEE, BRANCH, LATER, "2018-11",
	 "zhb1/-/2018-11 missing\n! shortfall missing -"},
	{"no committee, no duty", COMMITTEE, UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-6"), LATER,
	 "2025-02", "zhb1/-/2025-02 not-applicable no-committee"},
	{"an unknown committee is one", COMMITTEE,
	 UNIT NAMED("zhb1", "第一支部") UNKNOWN_COMMITTEE MEMBERS("1-9"), LATER, "2025-02",
	 "zhb1/-/2025-02 missing\n! shortfall missing -"},
	{"a committee from the middle of the month on", COMMITTEE,
	 UNIT NAMED("zhb1",
				"第一支部") "committee:\n  - {from: 2025-02-10, posts: [员1, 员2, 员3]}\n" MEMBERS("1-9"),
	 LATER, "2025-02..2025-03",
	 "zhb1/-/2025-02 not-assessed committee-partly\nzhb1/-/2025-03 missing\n! shortfall missing -"},

	{"each group has its own month", GROUP, GROUPED "+ zhb1 2025-04-08 group-meeting g1\ngroup: g1\n", LATER,
	 "2025-04",
	 "zhb1/g1/2025-04 met\nzhb1/g2/2025-04 missing\nzhb1/g3/2025-04 missing\n! shortfall missing -\n! "
	 "shortfall missing -"},
	{"a group made in the middle of the month", GROUP,
	 GROUPED "+ zhb1 2025-03-08 group-meeting g1\ngroup: g1\n+ zhb1 2025-03-08 group-meeting g2\ngroup: g2\n",
	 LATER, "2025-03",
	 "zhb1/g1/2025-03 met\nzhb1/g2/2025-03 met\nzhb1/g3/2025-03 not-assessed partial-period"},
	{"no groups, no duty", GROUP, BRANCH, LATER, "2025-03", "zhb1/-/2025-03 not-applicable no-groups"},
	{"groups in October 2018", GROUP, GROUPED, LATER, "2018-10",
	 "zhb1/g1/2018-10 not-assessed rule-not-in-force"},
	{"groups in November 2018", GROUP, GROUPED, LATER, "2018-11",
	 "zhb1/g1/2018-11 missing\nzhb1/g3/2018-11 none\n! shortfall missing -\n! shortfall missing -"},

	{"a lesson", "party-lesson", BRANCH "+ zhb1 2025-06-30 party-lesson\n", LATER, "2025", "zhb1/-/2025 met"},
	{"no lesson is a question, never missing", "party-lesson", BRANCH, LATER, "2025",
	 "zhb1/-/2025 not-assessed no-number\n! question none-in-year -"},
	{"lessons in 2018", "party-lesson", BRANCH, LATER, "2018", "zhb1/-/2018 not-assessed rule-not-in-force"},
	{"lessons in 2019", "party-lesson", BRANCH, LATER, "2019",
	 "zhb1/-/2019 not-assessed no-number\n! question none-in-year -"},
	{"a lesson as guest of a members' meeting is noted only", "party-lesson",
	 BRANCH "+ zhb1 2025-06-30 members-meeting\nhosted: [{kind: party-lesson, title: 课, lecturer: 员2}]\n",
	 LATER, "2025", "zhb1/-/2025 not-assessed no-number\n! question none-in-year -"},

	{"the secretary lectured in any branch", "secretary-lesson-yearly",
	 BRANCH LED "+ zhb1 2025-06-30 party-lesson\nlecturer: 周书记\n", LATER, "2025", "dz/zhou/2025 met"},
	{"another's lesson does not count", "secretary-lesson-yearly",
	 BRANCH LED "+ zhb1 2025-06-30 party-lesson\nlecturer: 员2\n", LATER, "2025",
	 "dz/zhou/2025 missing\n! violation missing -"},
	{"a lesson as a part of a theme party day", "secretary-lesson-yearly",
	 BRANCH LED
	 "+ zhb1 2025-06-30 theme-party-day\nhosted: [{kind: party-lesson, title: 课, lecturer: 周书记}]\n",
	 LATER, "2025", "dz/zhou/2025 met"},
	{"two of one name, and nobody can say which lectured", "secretary-lesson-yearly",
	 BRANCH LED NAMESAKE "+ zhb1 2025-06-30 party-lesson\nlecturer: 周书记\n", LATER, "2025",
	 "dz/zhou/2025 not-assessed unresolved-names"},
	{"nor as a part of another sitting, or with a blank in the name", "secretary-lesson-yearly",
	 BRANCH LED NAMESAKE
	 "+ zhb1 2025-06-30 theme-party-day\nhosted: [{kind: party-lesson, title: 课, lecturer: 周 书记}]\n",
	 LATER, "2025", "dz/zhou/2025 not-assessed unresolved-names"},
	{"of two of one name the id says which", "secretary-lesson-yearly",
	 BRANCH LED NAMESAKE "+ zhb1 2025-06-30 party-lesson\nlecturer: {name: 周书记, id: zhou2}\n", LATER,
	 "2025", "dz/zhou/2025 missing\n! violation missing -"},
	{"not whole in 2018", "secretary-lesson-yearly", BRANCH LED, LATER, "2018",
	 "dz/zhou/2018 not-assessed rule-not-in-force"},
	{"whole in 2019", "secretary-lesson-yearly", BRANCH LED, LATER, "2019",
	 "dz/zhou/2019 missing\n! violation missing -"},
	{"who became secretary in May", "secretary-lesson-yearly",
	 BRANCH "@ bodies/dz.yaml\nname: 党组\nkind: party-group\nterms:\n  - from: 2012-01-01\n    posts:\n"
			"      - {name: 周书记, id: zhou, post: secretary, from: 2025-05-01}\n",
	 LATER, "2025", "dz/zhou/2025 not-assessed partial-period"},
	{"of a 机关党委 it is not asked", "secretary-lesson-yearly",
	 BRANCH "@ bodies/jg.yaml\nname: 机关党委\nkind: organ-committee\nterms:\n"
			"  - {from: 2012-01-01, posts: [{name: 员1, post: secretary}]}\n",
	 LATER, "2025", ""},
	{"nor of a body whose post is vacant", "secretary-lesson-yearly",
	 BRANCH
	 "@ bodies/dz.yaml\nname: 党组\nkind: party-group\nterms:\n  - {from: 2012-01-01, posts: [员1, 员2]}\n",
	 LATER, "2025", "dz/-/2025 not-applicable no-secretary"},

	{"a theme party day", DAY, BRANCH "+ zhb1 2025-08-15 theme-party-day\n", LATER, "2025-08",
	 "zhb1/-/2025-08 met"},
	{"as guest of a meeting", DAY,
	 BRANCH "+ zhb1 2025-08-15 members-meeting\nhosted: [{kind: theme-party-day}]\n", LATER, "2025-08",
	 "zhb1/-/2025-08 met"},
	{"none: the wording has no 一般", DAY, BRANCH "+ zhb1 2025-07-31 theme-party-day\n", LATER, "2025-08",
	 "zhb1/-/2025-08 missing\n! violation missing -"},
	{"whoever was talked with that month has nothing to do with it", DAY,
	 BRANCH "+ zhb1 2025-08-06 heart-talk a1b2\ntalkers: 张某\ntalkees: 员7\n", LATER, "2025-08",
	 "zhb1/-/2025-08 missing\n! violation missing -"},
	{"October 2018 is not asked", DAY, BRANCH, LATER, "2018-10",
	 "zhb1/-/2018-10 not-assessed rule-not-in-force"},
	{"November 2018 is asked", DAY, BRANCH, LATER, "2018-11",
	 "zhb1/-/2018-11 missing\n! violation missing -"},
};

#endif
