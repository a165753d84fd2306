/* Who was where: counted by hand (red flags C, as voice reads them: questions and hints). */
#ifndef CASES_PEOPLE_H
#define CASES_PEOPLE_H

#include "cases_common.h"

#define AT(kind, date, time, present) "+ zhb1 " date " " kind "\ntime: " time "\npresent: [" present "]\n"
#define AWAY(state)                                                                                          \
	UNIT NAMED("zhb1", "第一支部")                                                                           \
		FIVE MEMBERS("1-8") "  - {name: 员9, joined: 2010-01-01, full: 2011-01-01, "                        \
							"statuses: [{status: " state ", from: 2025-08-01, until: 2025-08-31}]}\n"
#define PARTY_DAY(month, present) "+ zhb1 2025-" month "-15 theme-party-day\npresent: [" present "]\n"
/* Six months without 员18; `more` belongs to the party day of the fourth. */
#define SIX(more)                                                                                            \
	PARTY_DAY("01", "$1-17$")                                                                                \
	PARTY_DAY("02", "$1-17$")                                                                                \
	PARTY_DAY("03", "$1-17$")                                                                                \
	PARTY_DAY("05", "$1-17$") PARTY_DAY("06", "$1-17$") PARTY_DAY("04", "$1-17$") more
#define SITTING_OF(day, present, absent)                                                                     \
	"+ zhb1 " day " committee-meeting\npresent: [" present "]\nabsent: [" absent "]\n"
#define FIFTEEN  UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-15")
#define FOURTEEN UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-14")
#define QUARTERLY(present)                                                                                   \
	PARTY_DAY("01", present) PARTY_DAY("04", present) PARTY_DAY("07", present) PARTY_DAY("10", present)

static const struct rule_case people_cases[] = {
	/* two committees meet, 员1 in both lists */
	{"from 15:00 on in one branch, until 15:01 in the other", "two-places",
	 BRANCH NAMED("zhb2", "第二支部")
		 AT("members-meeting", "2025-08-21", "15:00-16:00",
			"员1, 员2") "+ zhb2 2025-08-21 members-meeting\ntime: 14:00-15:01\npresent: [员1]\n",
	 LATER, "2025", "! question two-places time"},
	{"one after the other", "two-places",
	 BRANCH NAMED("zhb2", "第二支部")
		 AT("members-meeting", "2025-08-21", "15:00-16:00",
			"员1, 员2") "+ zhb2 2025-08-21 members-meeting\ntime: 14:00-15:00\npresent: [员1]\n",
	 LATER, "2025", ""},
	{"as a guest", "two-places",
	 BRANCH NAMED("zhb2", "第二支部") AT("members-meeting", "2025-08-21", "15:00-16:00",
										 "员1, 员2") "+ zhb2 2025-08-21 members-meeting\ntime: "
													 "14:00-15:30\npresent: [{name: 员1, role: guest}]\n",
	 LATER, "2025", ""},
	{"jointly", "two-places",
	 BRANCH NAMED("zhb2", "第二支部") AT("members-meeting", "2025-08-21", "15:00-16:00",
										 "员1, 员2") "joint_with: [zhb2]\n"
													 "+ zhb2 2025-08-21 members-meeting\ntime: "
													 "15:00-16:00\npresent: [员1]\njoint_with: [zhb1]\n",
	 LATER, "2025", ""},
	{"one sitting in two records", "two-places",
	 BRANCH AT("members-meeting", "2025-08-21", "15:00-16:00", "员1, 员2")
		 AT("party-lesson", "2025-08-21", "15:00-16:00", "员1, 员2"),
	 LATER, "2025", "! question one-sitting time"},

	{"in the room while on leave", "present-on-leave",
	 AWAY("on-leave") AT("members-meeting", "2025-08-31", "15:00-16:00", "员1, 员9"), LATER, "2025",
	 "! question present-on-leave present.2"},
	{"abroad", "present-on-leave", AWAY("abroad") AT("members-meeting", "2025-08-01", "15:00-16:00", "员9"),
	 LATER, "2025", "! question present-on-leave present.1"},
	{"the day after", "present-on-leave",
	 AWAY("on-leave") AT("members-meeting", "2025-09-01", "15:00-16:00", "员9"), LATER, "2025", ""},
	{"by video", "present-on-leave",
	 AWAY("on-leave") AT("members-meeting", "2025-08-21", "15:00-16:00", "{name: 员9, mode: online}"), LATER,
	 "2025", ""},

	{"excused and there", "excused-came",
	 AWAY("excused") AT("members-meeting", "2025-08-21", "15:00-16:00", "员9"), LATER, "2025",
	 "! info excused-came present.1"},
	{"there and not excused", "excused-came",
	 AWAY("excused") AT("members-meeting", "2025-08-21", "15:00-16:00", "员8"), LATER, "2025", ""},

	{"a chair who is not in the list", "host-present",
	 BRANCH AT("members-meeting", "2025-08-21", "15:00-16:00", "员2") "chair: 员1\nrecorder: 员2\n", LATER,
	 "2025", "! question host-absent chair"},
	{"a recorder who is not", "host-present",
	 BRANCH AT("members-meeting", "2025-08-21", "15:00-16:00", "员1") "chair: 员1\nrecorder: 员2\n", LATER,
	 "2025", "! question host-absent recorder"},
	{"both are", "host-present",
	 BRANCH AT("members-meeting", "2025-08-21", "15:00-16:00", "员1, 员2") "chair: 员1\nrecorder: 员2\n",
	 LATER, "2025", ""},
	{"no list at all", "host-present", BRANCH "+ zhb1 2025-08-21 members-meeting\nchair: 员1\n", LATER,
	 "2025", ""},
	{"a chair from elsewhere", "host-present",
	 BRANCH NAMED("zhb2", "第二支部") MEMBERS("31-33")
		 AT("members-meeting", "2025-08-21", "15:00-16:00", "员1") "chair: 员31\n",
	 LATER, "2025", ""},

	{"one person does both", "host-writes",
	 BRANCH AT("members-meeting", "2025-08-21", "15:00-16:00", "员1") "chair: 员1\nrecorder: 员1\n", LATER,
	 "2025", "! info host-writes recorder"},
	{"two do", "host-writes",
	 BRANCH AT("members-meeting", "2025-08-21", "15:00-16:00", "员1") "chair: 员1\nrecorder: 员2\n", LATER,
	 "2025", ""},

	{"fifteen, nobody ever absent", "full-house", FIFTEEN QUARTERLY("$1-15$"), LATER, "2025",
	 "! info full-house -"},
	{"fourteen", "full-house", FOURTEEN QUARTERLY("$1-14$"), LATER, "2025", ""},
	{"sixteen of whom one was absent once", "full-house",
	 UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-16") QUARTERLY("$1-16$") PARTY_DAY("11", "$1-15$"), LATER,
	 "2025", ""},
	{"a quarter without a sitting", "full-house",
	 FIFTEEN PARTY_DAY("01", "$1-15$") PARTY_DAY("04", "$1-15$") PARTY_DAY("07", "$1-15$"), LATER, "2025",
	 ""},

	{"two people absent three times in a row", "same-absentees",
	 BRANCH SITTING_OF("2025-03-10", "员1, 员2, 员3", "员4, 员5") SITTING_OF(
		 "2025-04-10", "员1, 员2, 员3", "员5, 员4") SITTING_OF("2025-05-12", "员1, 员2, 员3", "员4, 员5")
		 SITTING_OF("2025-06-10", "员1, 员2, 员3, 员4", "员5"),
	 LATER, "2025", "! info same-absentees absent"},
	{"twice", "same-absentees",
	 BRANCH SITTING_OF("2025-03-10", "员1, 员2, 员3", "员4, 员5") SITTING_OF(
		 "2025-04-10", "员1, 员2, 员3", "员5, 员4") SITTING_OF("2025-05-12", "员1, 员2, 员3, 员4, 员5", ""),
	 LATER, "2025", ""},
	{"one person, long ill", "same-absentees",
	 BRANCH SITTING_OF("2025-03-10", "员1, 员2, 员3, 员4", "员5") SITTING_OF(
		 "2025-04-10", "员1, 员2, 员3, 员4", "员5") SITTING_OF("2025-05-12", "员1, 员2, 员3, 员4", "员5"),
	 LATER, "2025", ""},

	/* 员18 is in no list; six months have a party day, then five */
	{"six months in a row", "not-seen",
	 BRANCH PARTY_DAY("01", "$1-17$") PARTY_DAY("02", "$1-17$") PARTY_DAY("03", "$1-17$")
		 PARTY_DAY("04", "$1-17$") PARTY_DAY("05", "$1-17$") PARTY_DAY("06", "$1-17$"),
	 LATER, "2025", "! question not-seen -"},
	{"five", "not-seen",
	 BRANCH PARTY_DAY("01", "$1-17$") PARTY_DAY("02", "$1-17$") PARTY_DAY("03", "$1-17$")
		 PARTY_DAY("04", "$1-17$") PARTY_DAY("05", "$1-17$"),
	 LATER, "2025", ""},
	{"six with a talk in the fourth", "not-seen",
	 BRANCH PARTY_DAY("01", "$1-17$") PARTY_DAY("02", "$1-17$") PARTY_DAY("03", "$1-17$")
		 PARTY_DAY("04", "$1-17$") PARTY_DAY("05", "$1-17$")
			 PARTY_DAY("06", "$1-17$") "+ zhb1 2025-04-20 heart-talk a1b2\ntalkers: [员1]\ntalkees: [员18]\n",
	 LATER, "2025", ""},
	{"six, a month between without anything", "not-seen",
	 BRANCH PARTY_DAY("01", "$1-17$") PARTY_DAY("02", "$1-17$") PARTY_DAY("03", "$1-17$")
		 PARTY_DAY("05", "$1-17$") PARTY_DAY("06", "$1-17$") PARTY_DAY("07", "$1-17$"),
	 LATER, "2025", "! question not-seen -"},
	{"eight of which August is excused: seven count, and only 员9 is missing", "not-seen",
	 AWAY("excused") PARTY_DAY("03", "$1-8$") PARTY_DAY("04", "$1-8$") PARTY_DAY("05", "$1-8$")
		 PARTY_DAY("06", "$1-8$") PARTY_DAY("07", "$1-8$") PARTY_DAY("08", "$1-8$"),
	 LATER, "2025", ""},

	/* six months without 员18 each, but for what is added to the fourth */
	{"six with a talk inside the party day of the fourth", "not-seen",
	 BRANCH SIX("hosted: [{kind: heart-talk, talkers: 员1, talkees: [员2, 员18]}]\n"), LATER, "2025", ""},
	{"six with a talk in which he was the one who talked", "not-seen",
	 BRANCH SIX("hosted: [{kind: heart-talk, talkers: 员18, talkees: [员2]}]\n"), LATER, "2025", ""},
	{"six with a lesson of his inside the party day of the fourth", "not-seen",
	 BRANCH SIX("hosted: [{kind: party-lesson, lecturer: 员18}]\n"), LATER, "2025", ""},
	{"six with a lesson of somebody from elsewhere", "not-seen",
	 BRANCH SIX("hosted: [{kind: party-lesson, lecturer: 王教授}]\n"), LATER, "2025",
	 "! question not-seen -"},
	{"six, in the fourth somebody whom nobody knows", "not-seen",
	 BRANCH SIX("") "+ zhb1 2025-04-20 members-meeting\npresent: [员1, 员拾捌]\n", LATER, "2025", ""},
	{"six, in the fourth a talk with somebody whom nobody knows", "not-seen",
	 BRANCH SIX("") "+ zhb1 2025-04-20 heart-talk a1b2\ntalkers: [员1]\ntalkees: [员拾捌]\n", LATER, "2025",
	 ""},
	{"six, and two of the name, of whom one gave a lesson in the fourth", "not-seen",
	 BRANCH "  - {name: 员18, id: yuan18b, joined: 2010-01-01, full: 2011-01-01}\n" SIX(
		 "hosted: [{kind: party-lesson, lecturer: 员18}]\n"),
	 LATER, "2025", ""},
	{"six, in the fourth a superior talks with another", "not-seen",
	 BRANCH SIX("") "+ zhb1 2025-04-20 heart-talk a1b2\nrelation: organisation-member\ntalkers: "
					"[赵书记]\ntalkees: [员2]\n",
	 LATER, "2025", "! question not-seen -"},
	{"six, in the fourth a guest whom nobody knows", "not-seen",
	 BRANCH SIX("") "+ zhb1 2025-04-20 members-meeting\npresent: [员1, {name: 张某, role: guest}]\n", LATER,
	 "2025", "! question not-seen -"},
	{"six, in the fourth somebody of another branch whom nobody knows", "not-seen",
	 BRANCH SIX("") "+ zhb1 2025-04-20 members-meeting\npresent: [员1, {name: 张某, role: attached}]\n",
	 LATER, "2025", "! question not-seen -"},
	{"six and a seventh with somebody whom nobody knows", "not-seen",
	 BRANCH SIX("") PARTY_DAY("07", "$1-17$, 员拾捌"), LATER, "2025", "! question not-seen -"},
	{"six, in the fourth a record that cannot be read", "not-seen",
	 BRANCH SIX("") "@ records/zhb1/2025/2025-04-20-heart-talk-a1b2.yaml\nkind: [\n", LATER, "2025", ""},
	{"seven, and one of a day that cannot be read", "not-seen",
	 BRANCH SIX("") PARTY_DAY("07", "$1-17$") "@ records/zhb1/2025/scan-7.yaml\nkind: [\n", LATER, "2025",
	 ""},
	{"six, and one of the year before", "not-seen",
	 BRANCH SIX("") "@ records/zhb1/2024/scan-7.yaml\nkind: [\n", LATER, "2025", "! question not-seen -"},
	{"six, and one of the year after", "not-seen",
	 BRANCH SIX("") "@ records/zhb1/2026/scan-7.yaml\nkind: [\n", LATER, "2025", "! question not-seen -"},
	{"six, and one that another branch cannot read", "not-seen",
	 BRANCH NAMED("zhb2", "第二支部") "members: [甲]\n" SIX(
		 "") "@ records/zhb2/2025/2025-04-20-members-meeting.yaml\nkind: [\n",
	 LATER, "2025", "! question not-seen -"},

	{"a talk with oneself", "talk-self",
	 BRANCH "+ zhb1 2025-04-20 heart-talk a1b2\ntalkers: [员1]\ntalkees: [员2, 员1]\n", LATER, "2025",
	 "! question talk-self talkees.2"},
	{"a talk of two", "talk-self",
	 BRANCH "+ zhb1 2025-04-20 heart-talk a1b2\ntalkers: [员1]\ntalkees: [员2]\n", LATER, "2025", ""},

	{"a committee meeting and no committee", "committee-without",
	 UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-5") "+ zhb1 2025-04-20 committee-meeting\n",
	 LATER, "2025", "! question committee-without kind"},
	{"with one", "committee-without", BRANCH "+ zhb1 2025-04-20 committee-meeting\n", LATER, "2025", ""},
	{"one that is not known", "committee-without",
	 UNIT NAMED("zhb1", "第一支部") UNKNOWN_COMMITTEE MEMBERS("1-5") "+ zhb1 2025-04-20 committee-meeting\n",
	 LATER, "2025", ""},
};

#endif
