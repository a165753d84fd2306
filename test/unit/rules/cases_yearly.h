/* Meetings and talks of the year, double organisational life. Counted by hand from regulations sections 1.3
 * to 1.8. */
#ifndef CASES_YEARLY_H
#define CASES_YEARLY_H

#include "cases_common.h"

#define LIFE           "organization-life-meeting-yearly"
#define LEADERS        "democratic-life-meeting-yearly"
#define APPRAISAL      "democratic-appraisal-yearly"
#define ANALYSIS       "spirit-analysis-yearly"
#define DUAL           "dual-life"
#define TALK_CC        "talk-committee-committee"
#define TALK_CM        "talk-committee-member"
#define TALK_MM        "talk-member-member"
#define TALK(from, to) "+ zhb1 2025-05-06 heart-talk a1b2\ntalkers: [" from "]\ntalkees: [" to "]\n"
#define TEMPORARY      UNIT NAMED("zhb1", "第一支部") "kind: temporary\n" MEMBERS("1-5")

/* Sittings of the branch and the body in 2025, with those present. */
#define BRANCH_LIFE(present) "+ zhb1 2025-03-20 theme-party-day\npresent: [" present "]\n"
#define BODY_LIFE(present)                                                                                   \
	"+ dz 2026-01-15 democratic-life-meeting\nassessment_year: 2025\npresent: [" present "]\n"
/* A body of which only 员1 belongs to the branch. */
#define LONE                                                                                                 \
	"@ bodies/dz.yaml\nname: 党组\nkind: party-group\nterms:\n"                                            \
	"  - {from: 2012-01-01, posts: [{name: 员1, id: yuan1, post: secretary}]}\n"
#define LONE_BRANCH                                                                                          \
	UNIT NAMED("zhb1", "第一支部") FIVE                                                                      \
		"members:\n  - {name: 员1, id: yuan1, joined: 2010-01-01, full: 2011-01-01}\n#2-9#\n"

static const struct rule_case yearly_cases[] = {
	{"held in its year", LIFE, BRANCH "+ zhb1 2025-12-20 organization-life-meeting\nassessment_year: 2025\n",
	 LATER, "2025", "zhb1/-/2025 met"},
	{"held in March for the year before", LIFE,
	 BRANCH "+ zhb1 2026-03-08 organization-life-meeting\nassessment_year: 2025\n", LATER, "2025..2026",
	 "zhb1/-/2025 met\nzhb1/-/2026 missing\n! violation missing -"},
	{"not held", LIFE, BRANCH, LATER, "2025", "zhb1/-/2025 missing\n! violation missing -"},
	{"not whole in 2018", LIFE, BRANCH, LATER, "2018", "zhb1/-/2018 not-assessed rule-not-in-force"},
	{"whole in 2019", LIFE, BRANCH, LATER, "2019", "zhb1/-/2019 missing\n! violation missing -"},
	{"of a temporary branch it is not asked", LIFE, TEMPORARY, LATER, "2025",
	 "zhb1/-/2025 not-applicable temporary-branch"},
	{"a democratic life meeting is none", LIFE, BRANCH "+ zhb1 2025-12-20 democratic-life-meeting\n", LATER,
	 "2025", "zhb1/-/2025 missing\n! violation missing -"},
	{"together with the appraisal both count", LIFE,
	 BRANCH "+ zhb1 2026-01-20 democratic-appraisal\nassessment_year: 2025\n"
			"hosted: [{kind: organization-life-meeting}]\n",
	 LATER, "2025", "zhb1/-/2025 met"},

	{"the body's meeting", LEADERS, BRANCH BODY BODY_LIFE("$1-9$"), LATER, "2025", "dz/-/2025 met"},
	{"none", LEADERS, BRANCH BODY, LATER, "2025",
	 "dz/-/2025 missing\nzhb1/-/2025 none\n! violation missing -"},
	{"2016 is not whole", LEADERS, BRANCH BODY, LATER, "2016", "dz/-/2016 not-assessed rule-not-in-force"},
	{"2017 is", LEADERS, BRANCH BODY, LATER, "2017", "dz/-/2017 missing\n! violation missing -"},
	{"a body to which it does not apply", LEADERS,
	 BRANCH "@ bodies/jg.yaml\nname: 机关党委\nkind: organ-committee\n", LATER, "2025",
	 "jg/-/2025 not-applicable body-not-subject"},
	{"a body that holds it by analogy", LEADERS,
	 BRANCH "@ bodies/jg.yaml\nname: 机关党委\nkind: organ-committee\ndemocratic_life: by-analogy\n", LATER,
	 "2025", "jg/-/2025 missing\n! violation missing -"},
	{"a branch's organisation life meeting is none", LEADERS,
	 BRANCH BODY "+ dz 2025-12-20 organization-life-meeting\nassessment_year: 2025\n", LATER, "2025",
	 "dz/-/2025 missing\n! violation missing -"},

	{"appraised", APPRAISAL, BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\n", LATER,
	 "2025", "zhb1/-/2025 met"},
	{"not appraised: the wording has 一般", APPRAISAL, BRANCH, LATER, "2025",
	 "zhb1/-/2025 missing\n! shortfall missing -"},
	{"appraisal in 2018", APPRAISAL, BRANCH, LATER, "2018", "zhb1/-/2018 not-assessed rule-not-in-force"},
	{"appraisal in 2019", APPRAISAL, BRANCH, LATER, "2019", "zhb1/-/2019 missing\n! shortfall missing -"},
	{"no appraisal of a temporary branch", APPRAISAL, TEMPORARY, LATER, "2025",
	 "zhb1/-/2025 not-applicable temporary-branch"},

	{"met by the step of self-assessment", ANALYSIS,
	 BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\nsteps: {self: 2025-12-20}\n",
	 LATER, "2025", "zhb1/-/2025 met"},
	{"an appraisal without that step", ANALYSIS,
	 BRANCH "+ zhb1 2025-12-20 democratic-appraisal\nassessment_year: 2025\nsteps: {mutual: 2025-12-20}\n",
	 LATER, "2025", "zhb1/-/2025 missing\n! violation missing -"},
	{"met by an analysis", ANALYSIS, BRANCH "+ zhb1 2025-07-01 spirit-analysis yuan6\nmember: 员6\n", LATER,
	 "2025", "zhb1/-/2025 met"},
	{"analysis in 2018", ANALYSIS, BRANCH, LATER, "2018", "zhb1/-/2018 not-assessed rule-not-in-force"},
	/* One fact, one finding: the record's missing element says it. */
	{"an appraisal without any step", ANALYSIS,
	 BRANCH "+ zhb1 2019-12-20 democratic-appraisal\nassessment_year: 2019\n", LATER, "2019",
	 "zhb1/-/2019 not-assessed no-steps"},
	/* One fact, one finding: the missing appraisal says it. */
	{"no appraisal and no analysis", ANALYSIS, BRANCH, LATER, "2019", "zhb1/-/2019 missing"},

	{"a talk among the committee", TALK_CC, BRANCH TALK("员1", "员2"), LATER, "2025", "zhb1/-/2025 met"},
	{"a talk with a member is another category", TALK_CC, BRANCH TALK("员1", "员6"), LATER, "2025",
	 "zhb1/-/2025 missing\n! shortfall missing -"},
	{"committee talks in 2018", TALK_CC, BRANCH, LATER, "2018", "zhb1/-/2018 not-assessed rule-not-in-force"},
	{"committee talks in 2019", TALK_CC, BRANCH, LATER, "2019", "zhb1/-/2019 missing\n! shortfall missing -"},
	{"a committee of one has nobody to talk with", TALK_CC,
	 UNIT NAMED("zhb1", "第一支部") "committee:\n  - {from: 2012-01-01, posts: [{name: 员1, post: "
									"secretary}]}\n" MEMBERS("1-9"),
	 LATER, "2025", "zhb1/-/2025 not-applicable one-committee-member"},
	{"no committee, no such talks", TALK_CC, UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-6"),
	 LATER, "2025", "zhb1/-/2025 not-applicable no-committee"},
	{"a talk of committee and member", TALK_CM, BRANCH TALK("员6", "员2"), LATER, "2025", "zhb1/-/2025 met"},
	{"not among members", TALK_CM, BRANCH TALK("员6", "员7"), LATER, "2025",
	 "zhb1/-/2025 missing\n! shortfall missing -"},
	{"committee and member in 2018", TALK_CM, BRANCH, LATER, "2018",
	 "zhb1/-/2018 not-assessed rule-not-in-force"},
	{"committee and member in 2019", TALK_CM, BRANCH, LATER, "2019",
	 "zhb1/-/2019 missing\n! shortfall missing -"},
	{"without a committee", TALK_CM, UNIT NAMED("zhb1", "第一支部") NO_COMMITTEE MEMBERS("1-6"), LATER,
	 "2025", "zhb1/-/2025 not-applicable no-committee"},
	{"a talk among members", TALK_MM, BRANCH TALK("员6", "员7"), LATER, "2025", "zhb1/-/2025 met"},
	{"not of the committee", TALK_MM, BRANCH TALK("员1", "员7"), LATER, "2025",
	 "zhb1/-/2025 missing\n! shortfall missing -"},
	{"members in 2018", TALK_MM, BRANCH, LATER, "2018", "zhb1/-/2018 not-assessed rule-not-in-force"},
	{"members in 2019", TALK_MM, BRANCH, LATER, "2019", "zhb1/-/2019 missing\n! shortfall missing -"},
	{"a talk of somebody whom nobody knows could be any", TALK_MM, BRANCH TALK("张某", "员7"), LATER, "2025",
	 "zhb1/-/2025 not-assessed unresolved-names"},
	{"talks inside a theme party day", TALK_MM,
	 BRANCH
	 "+ zhb1 2025-05-06 theme-party-day\nhosted: [{kind: heart-talk, talkers: 员6, talkees: [员7, 员8]}]\n",
	 LATER, "2025", "zhb1/-/2025 met"},

	{"both sides", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员1, 员2") BODY_LIFE("员1"), LATER, "2025",
	 "zhb1/yuan1/2025 met"},
	{"never in the own branch's lists", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员2, 员3") BODY_LIFE("员1"),
	 LATER, "2025", "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-branch -"},
	{"as a guest only", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员2, {name: 员1, role: guest}") BODY_LIFE("员1"),
	 LATER, "2025", "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-branch -"},
	{"not at the body's meeting", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员1, 员2") BODY_LIFE(""), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-body -"},
	{"neither", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员2") BODY_LIFE(""), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-both -"},
	/* 员壹 is on no roster, and 员1 may be meant */
	{"in the branch's list somebody whom nobody knows", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员2, 员壹") BODY_LIFE("员1"), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed unresolved-names"},
	{"in the body's list somebody whom nobody knows", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员1, 员2") BODY_LIFE("员壹"), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed unresolved-names"},
	{"a name that two have in the branch's list", DUAL,
	 LONE_BRANCH "  - {name: 员1, id: yuan1b, joined: 2010-01-01, full: 2011-01-01}\n" LONE BRANCH_LIFE(
		 "员1, 员2") BODY_LIFE("{name: 员1, id: yuan1}"),
	 LATER, "2025", "zhb1/yuan1/2025 not-assessed unresolved-names"},
	{"somebody whom nobody knows where he took part", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员1, 员壹") BODY_LIFE(""), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-body -"},
	{"open in the branch's list, certain in the body's", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员2, 员壹") BODY_LIFE(""), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-body -"},
	{"certain in the branch's, open in the body's", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员2") BODY_LIFE("员壹"), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-branch -"},
	{"open in both", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员2, 员壹") BODY_LIFE("员壹"), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed unresolved-names"},
	{"somebody of another branch whom nobody knows", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员2, {name: 张某, role: attached}") BODY_LIFE("员1"), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-branch -"},
	{"a name that two others have", DUAL,
	 LONE_BRANCH "  - {name: 员8, id: yuan8b, joined: 2010-01-01, full: 2011-01-01}\n"
				 "  - {name: 员8, id: yuan8c, joined: 2010-01-01, full: 2011-01-01}\n" LONE BRANCH_LIFE(
					 "员2, 员8") BODY_LIFE("员1"),
	 LATER, "2025", "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-branch -"},
	{"a guest whom nobody knows", DUAL,
	 LONE_BRANCH LONE BRANCH_LIFE("员2, {name: 张某, role: guest}") BODY_LIFE("员1"), LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-number\n! question dual-life-branch -"},
	{"no lists at all", DUAL, LONE_BRANCH LONE "+ zhb1 2025-03-20 theme-party-day\n", LATER, "2025",
	 "zhb1/yuan1/2025 not-assessed no-lists"},
	{"2019 is not whole", DUAL, LONE_BRANCH LONE "+ zhb1 2019-03-20 theme-party-day\npresent: [员2]\n", LATER,
	 "2019", "zhb1/yuan1/2019 not-assessed rule-not-in-force"},
	{"2020 is", DUAL, LONE_BRANCH LONE "+ zhb1 2020-03-20 theme-party-day\npresent: [员2]\n", LATER, "2020",
	 "zhb1/yuan1/2020 not-assessed no-number\n! question dual-life-branch -"},
	{"a branch without cadres", DUAL, LONE_BRANCH, LATER, "2025", "zhb1/-/2025 not-applicable no-cadres"},
	{"a cadre whose body is elsewhere", DUAL,
	 UNIT NAMED("zhb1", "第一支部") "members:\n  - {name: 员1, id: yuan1, joined: 2010-01-01, full: "
									"2011-01-01, posts: [{title: 主任, cadre: yes}]}\n",
	 LATER, "2025", "zhb1/yuan1/2025 not-applicable other-side-elsewhere"},
	{"still open until the window of the year closes", DUAL, LONE_BRANCH LONE BRANCH_LIFE("员1"),
	 "2026-02-01", "2025", "zhb1/yuan1/2025 due"},
};

#endif
