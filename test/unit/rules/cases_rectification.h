/* What follows the organisation life meeting (支部工作条例 第十七条; regulations 1.3, I7): a list with one
 * item, asked for once the yearly window has closed. 31 March 2026 is a Tuesday: 1, 2 and 3 April are the
 * three working days. */
#ifndef CASES_RECTIFICATION_H
#define CASES_RECTIFICATION_H

#include "cases_common.h"

#define RECTIFICATION "organization-life-rectification"
#define HELD_LIFE                                                                                            \
	"+ zhb1 2026-02-27 organization-life-meeting\nassessment_year: 2025\nform: members-meeting\n"
#define RECTIFIES(name, record, more)                                                                        \
	"@ followups/zhb1/2026/" name ".yaml\ntype: rectification\nrecord: " record "\nby: 李敏\n"             \
	"item: 学习通知提前三天发\n" more
#define THE_LIFE     "zhb1/2026-02-27-organization-life-meeting"
#define WITH_SOMEONE "owner: 李敏\ndeadline: 2026-04-30\n"
#define NO_LIST      "! incomplete rectification-missing rectification"

static const struct rule_case rectification_cases[] = {
	{"no list, the day after the window closed", RECTIFICATION, BRANCH HELD_LIFE, "2026-04-04", "2025",
	 NO_LIST},
	{"the day before nothing is asked", RECTIFICATION, BRANCH HELD_LIFE, "2026-04-03", "2025", ""},
	{"a notice gives more time", RECTIFICATION,
	 BRANCH HELD_LIFE
	 "@ notices.yaml\n- {number: 一号, issued: 2025-12-20, kinds: [organization-life-meeting], "
	 "assessment_year: 2025, deadline: 2026-04-30}\n",
	 "2026-04-30", "2025", ""},
	{"one item is a list", RECTIFICATION,
	 BRANCH HELD_LIFE RECTIFIES("2026-03-02-rectification-a1b2", THE_LIFE, "on: 2026-03-02\n" WITH_SOMEONE),
	 LATER, "2025", ""},
	{"of the same day too", RECTIFICATION,
	 BRANCH HELD_LIFE RECTIFIES("2026-02-27-rectification-a1b2", THE_LIFE, "on: 2026-02-27\n" WITH_SOMEONE),
	 LATER, "2025", ""},
	{"one of the day before is asked about", RECTIFICATION,
	 BRANCH HELD_LIFE RECTIFIES("2026-02-26-rectification-a1b2", THE_LIFE, "on: 2026-02-26\n" WITH_SOMEONE),
	 LATER, "2025", "! question rectification-early on"},
	{"an item of another record is none", RECTIFICATION,
	 BRANCH HELD_LIFE "+ zhb1 2026-03-12 committee-meeting\n" RECTIFIES("2026-03-12-rectification-a1b2",
																		"zhb1/2026-03-12-committee-meeting",
																		"on: 2026-03-12\n" WITH_SOMEONE),
	 LATER, "2025", NO_LIST},
	{"decisions with somebody and a day are a list", RECTIFICATION,
	 BRANCH HELD_LIFE "agenda: [{topic: 整改, person: 李敏, deadline: 2026-04-30}]\n", LATER, "2025", ""},
	{"with somebody alone they are none", RECTIFICATION,
	 BRANCH HELD_LIFE "agenda: [{topic: 整改, person: 李敏}]\n", LATER, "2025", NO_LIST},
	{"one list for the meetings of two groups, told once", RECTIFICATION,
	 BRANCH HELD_LIFE
	 "+ zhb1 2026-03-01 organization-life-meeting\nassessment_year: 2025\nform: group-meeting\n",
	 LATER, "2025", NO_LIST},
	{"the list of one serves the other", RECTIFICATION,
	 BRANCH HELD_LIFE
	 "+ zhb1 2026-02-20 organization-life-meeting\nassessment_year: 2025\nform: group-meeting\n" RECTIFIES(
		 "2026-03-02-rectification-a1b2", THE_LIFE, "on: 2026-03-02\n" WITH_SOMEONE),
	 LATER, "2025", ""},
	{"a list of the year before does not", RECTIFICATION,
	 BRANCH HELD_LIFE "+ zhb1 2026-01-20 organization-life-meeting\nassessment_year: 2024\n" RECTIFIES(
		 "2026-03-02-rectification-a1b2", THE_LIFE, "on: 2026-03-02\n" WITH_SOMEONE),
	 LATER, "2024", NO_LIST},
	{"held after the window, three working days are left", RECTIFICATION,
	 BRANCH "+ zhb1 2026-05-20 organization-life-meeting\nassessment_year: 2025\n", "2026-05-25", "2025", ""},
	{"and no more", RECTIFICATION,
	 BRANCH "+ zhb1 2026-05-20 organization-life-meeting\nassessment_year: 2025\n", "2026-05-26", "2025",
	 NO_LIST},
	{"a list that cannot be read may be one", RECTIFICATION,
	 BRANCH HELD_LIFE "@ followups/zhb1/2026/2026-03-02-rectification-a1b2.yaml\ntype: [\n", LATER, "2025",
	 ""},
	{"of another branch it is none", RECTIFICATION,
	 BRANCH HELD_LIFE NAMED("zhb2",
							"第二支部") "members: [甲]\n"
										"@ followups/zhb2/2026/2026-03-02-rectification-a1b2.yaml\ntype: [\n",
	 LATER, "2025", NO_LIST},
	{"taken over from older papers it is not asked", RECTIFICATION,
	 BRANCH HELD_LIFE "imported: {source: 旧台账}\n", LATER, "2025", ""},
	{"before the regulation", RECTIFICATION, BRANCH "+ zhb1 2018-10-20 organization-life-meeting\n", LATER,
	 "2018", ""},
	{"after it", RECTIFICATION, BRANCH "+ zhb1 2018-12-20 organization-life-meeting\n", LATER, "2018",
	 NO_LIST},
};

#endif
