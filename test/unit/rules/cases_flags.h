/* Signs of the pack flags: bounds counted by hand, days looked up in the calendar of 2025 (1 October is a
 * holiday, 28 September a Sunday made a working day, 20 and 21 September Saturday and Sunday). */
#ifndef CASES_FLAGS_H
#define CASES_FLAGS_H

#include "cases_common.h"

#define FLAG_AT(date, time) "+ zhb1 " date " members-meeting\ntime: " time "\n"
#define FLAG_STUDY(date, what)                                                                               \
	"@ documents.yaml\n- {id: d1, title: 某规定, issued: 2025-06-15, repealed: 2025-09-01}\n"             \
	"+ zhb1 " date " members-meeting\nstudied: [" what "]\n"
#define FLAG_LIFE(date, steps)                                                                               \
	"+ zhb1 " date " organization-life-meeting\nassessment_year: 2025\nsteps: {" steps "}\n"
/* Eight sittings, `n` of them at three. */
#define SEVEN_AT(time)                                                                                       \
	FLAG_AT("2025-01-06", time)                                                                              \
	FLAG_AT("2025-02-06", time)                                                                              \
	FLAG_AT("2025-03-06", time)                                                                              \
	FLAG_AT("2025-04-07", time) FLAG_AT("2025-05-06", time) FLAG_AT("2025-06-06", time)

#define HELD_ON_THE_20TH                                                                                     \
	BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\n"                                 \
		   "steps: {self: 2025-12-20, mutual: 2025-12-20, ballot: 2025-12-20}\n"
#define FOLLOWED(type, day, more)                                                                            \
	"@ followups/zhb1/2025/" day "-" type "-a1b2.yaml\ntype: " type                                          \
	"\nrecord: zhb1/2025-12-20-democratic-appraisal\non: " day "\nby: 员2\n" more
#define ONE_GRADE "grades: [{name: 员1, grade: qualified}]\n"

static const struct rule_case flag_cases[] = {
	{"fourteen minutes", "duration-odd", BRANCH FLAG_AT("2025-08-21", "15:00-15:14"), LATER, "2025",
	 "! info duration time"},
	{"fifteen minutes", "duration-odd", BRANCH FLAG_AT("2025-08-21", "15:00-15:15"), LATER, "2025", ""},
	{"eight hours", "duration-odd", BRANCH FLAG_AT("2025-08-21", "09:00-17:00"), LATER, "2025", ""},
	{"eight hours and a minute", "duration-odd", BRANCH FLAG_AT("2025-08-21", "09:00-17:01"), LATER, "2025",
	 "! info duration time"},

	{"on a Saturday", "day-off", BRANCH FLAG_AT("2025-09-20", "15:00-16:00"), LATER, "2025",
	 "! info day-off date"},
	{"on a Sunday that is worked", "day-off", BRANCH FLAG_AT("2025-09-28", "15:00-16:00"), LATER, "2025", ""},
	{"on the national holiday, a Wednesday", "day-off", BRANCH FLAG_AT("2025-10-01", "15:00-16:00"), LATER,
	 "2025", "! info day-off date"},
	{"on a Friday", "day-off", BRANCH FLAG_AT("2025-09-19", "15:00-16:00"), LATER, "2025", ""},

	{"at seven", "odd-hour", BRANCH FLAG_AT("2025-08-21", "07:00-08:00"), LATER, "2025", ""},
	{"a minute before", "odd-hour", BRANCH FLAG_AT("2025-08-21", "06:59-08:00"), LATER, "2025",
	 "! info hour time"},
	{"at half past nine in the evening", "odd-hour", BRANCH FLAG_AT("2025-08-21", "21:30-22:00"), LATER,
	 "2025", ""},
	{"a minute later", "odd-hour", BRANCH FLAG_AT("2025-08-21", "21:31-22:00"), LATER, "2025",
	 "! info hour time"},

	/* 5·7 = 35 ≥ 4·8 = 32; 5·6 = 30 < 32; 5·8 = 40 ≥ 4·10 = 40; 5·8 = 40 < 4·11 = 44 */
	{"seven of eight", "same-clock",
	 BRANCH SEVEN_AT("15:00-16:00") FLAG_AT("2025-07-07", "15:00-16:30") FLAG_AT("2025-08-06", "09:00-10:00"),
	 LATER, "2025", "! info same-clock -"},
	{"six of eight", "same-clock",
	 BRANCH SEVEN_AT("15:00-16:00") FLAG_AT("2025-07-07", "10:00-11:00") FLAG_AT("2025-08-06", "09:00-10:00"),
	 LATER, "2025", ""},
	{"seven of seven are too few", "same-clock",
	 BRANCH SEVEN_AT("15:00-16:00") FLAG_AT("2025-07-07", "15:00-16:00"), LATER, "2025", ""},
	{"eight of ten", "same-clock",
	 BRANCH SEVEN_AT("15:00-16:00") FLAG_AT("2025-07-07", "15:00-16:00") FLAG_AT("2025-08-06", "15:00-16:00")
		 FLAG_AT("2025-09-08", "09:00-10:00") FLAG_AT("2025-10-13", "09:30-10:00"),
	 LATER, "2025", "! info same-clock -"},
	{"eight of eleven", "same-clock",
	 BRANCH SEVEN_AT("15:00-16:00") FLAG_AT("2025-07-07", "15:00-16:00") FLAG_AT("2025-08-06", "15:00-16:00")
		 FLAG_AT("2025-09-08", "09:00-10:00") FLAG_AT("2025-10-13", "09:30-10:00")
			 FLAG_AT("2025-11-13", "10:00-11:00"),
	 LATER, "2025", ""},

	{"studied before it was issued", "studied-then", BRANCH FLAG_STUDY("2025-06-14", "某规定"), LATER, "2025",
	 "! question studied-early studied.1"},
	{"studied on that day", "studied-then", BRANCH FLAG_STUDY("2025-06-15", "d1"), LATER, "2025", ""},
	{"studied on the day it was repealed", "studied-then", BRANCH FLAG_STUDY("2025-09-01", "d1"), LATER,
	 "2025", ""},
	{"studied afterwards", "studied-then", BRANCH FLAG_STUDY("2025-09-02", "别的, d1"), LATER, "2025",
	 "! question studied-repealed studied.2"},

	{"steps in order, some on one day", "steps-order",
	 BRANCH FLAG_LIFE("2025-12-20",
					  "topic: 2025-12-01, study: 2025-12-01, opinions: 2025-12-05, talks: 2025-12-20"),
	 LATER, "2025", ""},
	/* held on 20 December, ballot on that day; decided on the 22nd, fed back on the 25th */
	{"decided and fed back afterwards", "steps-order",
	 HELD_ON_THE_20TH FOLLOWED("result", "2025-12-22", ONE_GRADE) FOLLOWED("feedback", "2025-12-25", ""),
	 LATER, "2025", ""},
	{"all on the day of the meeting", "steps-order",
	 HELD_ON_THE_20TH FOLLOWED("result", "2025-12-20", ONE_GRADE) FOLLOWED("feedback", "2025-12-20", ""),
	 LATER, "2025", ""},
	{"decided the day before", "steps-order", HELD_ON_THE_20TH FOLLOWED("result", "2025-12-19", ONE_GRADE),
	 LATER, "2025", "! question steps-order on"},
	{"fed back before it was decided", "steps-order",
	 HELD_ON_THE_20TH FOLLOWED("result", "2025-12-22", ONE_GRADE) FOLLOWED("feedback", "2025-12-21", ""),
	 LATER, "2025", "! question steps-order on"},
	{"fed back, and decided again", "steps-order",
	 HELD_ON_THE_20TH FOLLOWED("result", "2025-12-20", ONE_GRADE) FOLLOWED("feedback", "2025-12-21", "")
		 FOLLOWED("result", "2025-12-23", ONE_GRADE),
	 LATER, "2025", ""},
	{"reported before it was held", "steps-order",
	 BRANCH BODY "+ dz 2025-01-10 democratic-life-meeting\nassessment_year: 2025\n"
				 "@ followups/dz/2025/2025-01-09-report-sent-a1b2.yaml\ntype: report-sent\nrecord: "
				 "dz/2025-01-10-democratic-life-meeting\non: 2025-01-09\nby: 员1\nto: 市委\n",
	 LATER, "2025", "! question steps-order on"},
	{"talks before the topic was set", "steps-order",
	 BRANCH FLAG_LIFE("2025-12-20",
					  "topic: 2025-12-02, study: 2025-12-05, opinions: 2025-12-05, talks: 2025-12-01"),
	 LATER, "2025", "! question steps-order steps.talks"},
	{"opinions after the meeting", "steps-order",
	 BRANCH FLAG_LIFE("2025-12-20", "study: 2025-12-05, opinions: 2025-12-21, talks: 2025-12-01"), LATER,
	 "2025", "! question steps-order steps.opinions"},
	{"an assessment of each other before that of oneself", "steps-order",
	 BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nsteps: {self: 2025-12-20, mutual: 2025-12-19, ballot: "
			"2025-12-20}\n",
	 LATER, "2025", "! question steps-order steps.mutual"},
	{"leaders who asked for opinions after the talks", "steps-order",
	 BRANCH BODY
	 "+ dz 2025-12-20 democratic-life-meeting\nsteps: {topic: 2025-12-01, opinions: 2025-12-10, talks: "
	 "2025-12-08, materials: 2025-12-12}\n",
	 LATER, "2025", "! question steps-order steps.talks"},

	/* 21 August 2025 is a Thursday: 22, 25 and 26 are the three working days. */
	{"written on the third working day", "written-down",
	 BRANCH FLAG_AT("2025-08-21", "15:00-16:00") "recorded_on: 2025-08-26\n", LATER, "2025", ""},
	{"written on the fourth", "written-down",
	 BRANCH FLAG_AT("2025-08-21", "15:00-16:00") "recorded_on: 2025-08-27\n", LATER, "2025",
	 "! info written-late recorded_on"},
};

static const struct rule_case season_cases[] = {
	{"in December", "organization-life-season", BRANCH FLAG_LIFE("2025-12-20", "study: 2025-12-05"), LATER,
	 "2025", ""},
	{"in September", "organization-life-season", BRANCH FLAG_LIFE("2025-09-30", "study: 2025-09-05"), LATER,
	 "2025", "! info timing date"},
	{"in February of the next year", "organization-life-season",
	 BRANCH FLAG_LIFE("2026-02-20", "study: 2026-02-05"), LATER, "2025", "! info timing date"},
	{"in February, by notice", "organization-life-season",
	 BRANCH "@ notices.yaml\n- {number: 一号, issued: 2025-12-20, kinds: [organization-life-meeting], "
			"assessment_year: 2025, deadline: 2026-03-31}\n" FLAG_LIFE("2026-02-20", "study: 2026-02-05"),
	 LATER, "2025", ""},
	{"before the regulation", "organization-life-season",
	 BRANCH "+ zhb1 2018-06-20 organization-life-meeting\nassessment_year: 2018\n", LATER, "2018", ""},
	{"after it", "organization-life-season",
	 BRANCH "+ zhb1 2018-12-31 organization-life-meeting\nassessment_year: 2017\n", LATER, "2017",
	 "! info timing date"},
	{"leaders in October", "democratic-life-season",
	 BRANCH BODY "+ dz 2025-10-01 democratic-life-meeting\nassessment_year: 2025\n", LATER, "2025", ""},
	{"leaders in July", "democratic-life-season",
	 BRANCH BODY "+ dz 2017-07-01 democratic-life-meeting\nassessment_year: 2017\n", LATER, "2017",
	 "! info timing date"},
	{"leaders before the provisions", "democratic-life-season",
	 BRANCH BODY "+ dz 2016-07-01 democratic-life-meeting\nassessment_year: 2016\n", LATER, "2016", ""},
};

#endif
