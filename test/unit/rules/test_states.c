/* Design section 4: one obligation, one state. Days are counted by hand; the calendars of these worlds have
 * no holidays, so that Saturday and Sunday alone are off. */
#include "cases_meetings.h"

#define PLAIN_YEARS   "@ calendar/2025.yaml\ndays: []\n@ calendar/2026.yaml\ndays: []\n"
#define KEPT(adopted) "@ zzsh.yaml\nformat: 1\nname: 测试单位\nadopted: " adopted "\n" PLAIN_YEARS
#define SINCE_2025    KEPT("2025-01-01") NAMED("zhb1", "第一支部") FIVE MEMBERS("1-18")
#define LIFE          "organization-life-meeting-yearly"
#define LIFE_2025     "! violation missing -"
#define WAIVER                                                                                               \
	"@ waivers/2025-03-01-a1b2.yaml\nreason: 集中封闭执行任务\napproved_by: 机关党委\non: 2025-03-01\n"

static const struct rule_case cases[] = {
	/* 28 February 2025 is a Friday: 3, 4 and 5 March are the three working days after it. */
	{"open on the third working day after", DAY, SINCE_2025, "2025-03-05", "2025-02", "zhb1/-/2025-02 due"},
	{"missing the day after that", DAY, SINCE_2025, "2025-03-06", "2025-02",
	 "zhb1/-/2025-02 missing\n! violation missing -"},
	{"a period that has not begun does not exist", DAY, SINCE_2025, "2025-02-28", "2025Q1",
	 "zhb1/-/2025-02 due\nzhb1/-/2025-03 none\nzhb1/-/2025-01 missing\n! violation missing -"},
	{"what is dated after today was not held yet", DAY, SINCE_2025 "+ zhb1 2025-02-27 theme-party-day\n",
	 "2025-02-26", "2025-02", "zhb1/-/2025-02 due"},
	{"without a calendar ten days", DAY, KEPT("2024-01-01") NAMED("zhb1", "第一支部") MEMBERS("1-3"),
	 "2099-11-10", "2099-10", "zhb1/-/2099-10 due"},
	{"and not eleven", DAY, KEPT("2024-01-01") NAMED("zhb1", "第一支部") MEMBERS("1-3"), "2099-11-11",
	 "2099-10", "zhb1/-/2099-10 missing\n! violation missing -"},

	/* 31 March 2026 is a Tuesday: open until Friday, 3 April. */
	{"yearly meetings stay open until 31 March", LIFE, SINCE_2025, "2026-04-03", "2025", "zhb1/-/2025 due"},
	{"and are missing then", LIFE, SINCE_2025, "2026-04-06", "2025", "zhb1/-/2025 missing\n" LIFE_2025},
	{"a notice sets another day", LIFE,
	 SINCE_2025 "@ notices.yaml\nnotices:\n  - {number: 市组通1号, issued: 2025-12-01, kinds: "
				"[organization-life-meeting], "
				"assessment_year: 2025, deadline: 2026-01-30}\n",
	 "2026-02-05", "2025", "zhb1/-/2025 missing\n" LIFE_2025},
	{"the later notice counts", LIFE,
	 SINCE_2025 "@ notices.yaml\nnotices:\n"
				"  - {number: 市组通2号, issued: 2026-01-20, kinds: [organization-life-meeting], "
				"assessment_year: 2025, deadline: 2026-05-29}\n"
				"  - {number: 市组通1号, issued: 2025-12-01, kinds: [organization-life-meeting], "
				"assessment_year: 2025, deadline: 2026-01-30}\n",
	 "2026-06-03", "2025", "zhb1/-/2025 due"},
	{"a setting sets another day", LIFE,
	 "@ zzsh.yaml\nformat: 1\nname: 单位\nsettings: {window: 02-28}\n" PLAIN_YEARS NAMED("zhb1", "第一支部")
		 MEMBERS("1-3"),
	 "2026-03-10", "2025", "zhb1/-/2025 missing\n" LIFE_2025},
	{"without an assessment year either reading holds", LIFE,
	 SINCE_2025 "+ zhb1 2026-02-20 organization-life-meeting\n", LATER, "2025..2026",
	 "zhb1/-/2025 met\nzhb1/-/2026 met"},
	{"after the window only the year of its date", LIFE,
	 SINCE_2025 "+ zhb1 2026-04-20 organization-life-meeting\n", LATER, "2025..2026",
	 "zhb1/-/2025 missing\nzhb1/-/2026 met\n" LIFE_2025},

	{"before the adoption nothing is asked", DAY, KEPT("2025-03-01") NAMED("zhb1", "第一支部") MEMBERS("1-3"),
	 LATER, "2025-02", "zhb1/-/2025-02 not-assessed before-adoption"},
	{"unless it is on record", DAY,
	 KEPT("2025-03-01") NAMED("zhb1", "第一支部") MEMBERS("1-3") "+ zhb1 2025-02-03 theme-party-day\n", LATER,
	 "2025-02", "zhb1/-/2025-02 met"},
	{"the month of the adoption is not whole", DAY,
	 KEPT("2025-03-03") NAMED("zhb1", "第一支部") MEMBERS("1-3"), LATER, "2025-03..2025-04",
	 "zhb1/-/2025-03 not-assessed adopted-within\nzhb1/-/2025-04 missing\n! violation missing -"},
	{"but shows as due while it is open", DAY, KEPT("2025-03-03") NAMED("zhb1", "第一支部") MEMBERS("1-3"),
	 "2025-03-20", "2025-03", "zhb1/-/2025-03 due"},
	{"yearly meetings of the year of adoption are asked", LIFE,
	 KEPT("2025-03-03") NAMED("zhb1", "第一支部") MEMBERS("1-3"), LATER, "2025",
	 "zhb1/-/2025 missing\n" LIFE_2025},

	{"a branch founded in the month", DAY,
	 KEPT("2025-01-01") NAMED("zhb1", "第一支部") "founded: 2025-02-10\n" MEMBERS("1-3"), LATER, "2025Q1",
	 "zhb1/-/2025-01 none\nzhb1/-/2025-02 not-assessed partial-period\nzhb1/-/2025-03 missing\n! violation "
	 "missing -"},
	{"a branch dissolved in the month", DAY,
	 KEPT("2025-01-01") NAMED("zhb1", "第一支部") "dissolved: 2025-02-10\n" MEMBERS("1-3"), LATER, "2025Q1",
	 "zhb1/-/2025-01 missing\nzhb1/-/2025-02 not-assessed partial-period\nzhb1/-/2025-03 none\n! violation "
	 "missing -"},

	{"a record that cannot be read could have been it", DAY,
	 SINCE_2025 "@ records/zhb1/2025/2025-02-14-theme-party-day.yaml\nkind: [\n", LATER, "2025Q1",
	 "zhb1/-/2025-01 missing\nzhb1/-/2025-02 not-assessed unreadable-record\nzhb1/-/2025-03 missing\n"
	 "! violation missing -\n! violation missing -"},
	{"one of another kind could not", DAY,
	 SINCE_2025 "@ records/zhb1/2025/2025-02-14-party-lesson.yaml\nkind: [\n", LATER, "2025-02",
	 "zhb1/-/2025-02 missing\n! violation missing -"},
	{"one without a readable name could have been anything of its year", DAY,
	 SINCE_2025 "@ records/zhb1/2025/scan-7.yaml\nkind: [\n", LATER, "2025-01..2025-02",
	 "zhb1/-/2025-01 not-assessed unreadable-record\nzhb1/-/2025-02 not-assessed unreadable-record"},
	{"but of its owner", DAY,
	 SINCE_2025 NAMED("zhb2", "第二支部") "members: [甲]\n@ records/zhb2/2025/scan-7.yaml\nkind: [\n", LATER,
	 "2025-02",
	 "zhb1/-/2025-02 missing\nzhb2/-/2025-02 not-assessed unreadable-record\n! violation missing -"},
	{"a roster that cannot be read", DAY, KEPT("2025-01-01") "@ branches/zhb1.yaml\nname: [\n", LATER,
	 "2025-02", "zhb1/-/2025-02 not-assessed unreadable-roster"},
	{"what was met is met, whatever else cannot be read", DAY,
	 SINCE_2025 "+ zhb1 2025-02-03 theme-party-day\n@ records/zhb1/2025/scan-7.yaml\nkind: [\n", LATER,
	 "2025-02", "zhb1/-/2025-02 met"},

	{"waived by subject and period", DAY,
	 SINCE_2025 WAIVER "rule: theme-party-day-monthly\nsubject: zhb1\nperiod: 2025Q1\n", LATER,
	 "2025-02..2025-04",
	 "zhb1/-/2025-02 waived\nzhb1/-/2025-03 waived\nzhb1/-/2025-04 missing\n! violation missing -"},
	{"waived by its key", DAY, SINCE_2025 WAIVER "obligation: theme-party-day-monthly/zhb1/-/2025-02\n",
	 LATER, "2025-02..2025-03", "zhb1/-/2025-02 waived\nzhb1/-/2025-03 missing\n! violation missing -"},
	{"another rule's waiver", DAY, SINCE_2025 WAIVER "rule: party-lesson\nsubject: zhb1\n", LATER, "2025-02",
	 "zhb1/-/2025-02 missing\n! violation missing -"},
	{"a waiver replaces missing only", DAY,
	 SINCE_2025 WAIVER "rule: theme-party-day-monthly\nsubject: zhb1\n+ zhb1 2025-02-03 theme-party-day\n",
	 "2025-03-10", "2025-01..2025-03", "zhb1/-/2025-01 waived\nzhb1/-/2025-02 met\nzhb1/-/2025-03 due"},
	{"a group by branch and group", GROUP,
	 KEPT("2025-01-01") NAMED("zhb1", "第一支部") FIVE GROUPS MEMBERS("1-18") WAIVER
	 "rule: group-meeting-monthly\nsubject: zhb1/g2\n",
	 LATER, "2025-02", "zhb1/g1/2025-02 missing\nzhb1/g2/2025-02 waived\n! shortfall missing -"},
	{"a waived duty without a number is not asked about", "party-lesson",
	 SINCE_2025 WAIVER "rule: party-lesson\nsubject: zhb1\nperiod: 2025\n", LATER, "2025",
	 "zhb1/-/2025 waived"},

	{"everything: from the first record on", DAY,
	 KEPT("2025-03-01") NAMED("zhb1", "第一支部") MEMBERS("1-3") "+ zhb1 2025-01-20 party-lesson\n",
	 "2025-04-20", "",
	 "zhb1/-/2024-12 none\nzhb1/-/2025-01 not-assessed before-adoption\nzhb1/-/2025-02 not-assessed "
	 "before-adoption\n"
	 "zhb1/-/2025-03 missing\nzhb1/-/2025-04 due\nzhb1/-/2025-05 none\n! violation missing -"},
	{"a year within a quarter does not exist", LIFE, SINCE_2025, LATER, "2025Q4", "zhb1/-/2025 none"},
	{"a record of an owner whom nobody knows counts for nothing", "secretary-lesson-yearly",
	 SINCE_2025 LED "+ zhb9 2025-05-05 party-lesson\nlecturer: 周书记\n", LATER, "2025",
	 "dz/zhou/2025 missing\n! violation missing -"},
};

static void state(void **state_)
{
	const struct rule_case *c = *state_;
	struct world w;
	load_world(&w, c->world, c->today);
	char *is = judge_world(&w, c, "national", NULL), *wanted = expected(c);
	free_world(&w);
	if (strcmp(is, wanted) != 0)
		fail_msg("%s\nexpected\n%sis\n%s", c->name, wanted, is);
	free(is);
	free(wanted);
}

int main(void)
{
	struct CMUnitTest tests[sizeof cases / sizeof cases[0]];
	size_t n = sizeof cases / sizeof cases[0];
	for (size_t i = 0; i < n; i++)
		tests[i] = (struct CMUnitTest){cases[i].name, state, NULL, NULL, (void *)(uintptr_t)&cases[i]};
	return _cmocka_run_group_tests("states", tests, n, NULL, NULL);
}
