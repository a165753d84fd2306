/* The kinds of records: which fields each has, in the order in which they are written, and what it needs.
 *
 * Needed is only what the regulations name as part of the record, or without which it would say nothing. */
#include "model/fields.h"
#include "model/tables.h"

#define KEEP(id, member, need_) KEEP_AT(zz_fields[ZZ_F_##id], struct zz_record, member, need_)
#define DROP(id, need_)         DROPPED(zz_fields[ZZ_F_##id], need_)
#define FLAG(id, member, need_) FLAG_AT(zz_fields[ZZ_F_##id], struct zz_record, member, need_)
#define FLAG_UNLESS(id, member, need_, path)                                                                 \
	{                                                                                                        \
		.field = &zz_fields[ZZ_F_##id], .need = (need_),                                                     \
		.offset = ZZ_FLAG(offsetof(struct zz_record, member)), .unless = (path)                              \
	}

/* Runs of items that several kinds share. */
#define HEAD                                                                                                 \
	KEEP(KIND, kind, ZZ_SHAPE), KEEP(OWNER, owner, ZZ_SHAPE), KEEP(DATE, date, ZZ_SHAPE),                    \
		KEEP(END_DATE, end_date, ZZ_OPTIONAL), DROP(PLAN, ZZ_OPTIONAL)
#define PLACE(need) KEEP(TIME, time, need), KEEP(PLACE, place, need)
#define PEOPLE(need)                                                                                         \
	KEEP(CHAIR, chair, need), KEEP(RECORDER, recorder, need), KEEP(PRESENT, present, need),                  \
		KEEP(ABSENT, absent, ZZ_OPTIONAL), DROP(GUESTS, ZZ_OPTIONAL),                                        \
		KEEP(SIGNED_IN, signed_in, ZZ_OPTIONAL)
#define SITTING(need)        PLACE(need), PEOPLE(need)
#define AGENDA(need)         KEEP(AGENDA, agenda, need)
#define CONTENT(need)        FLAG(CONTENT, content, need)
#define CONTENT_UNLESS(path) FLAG_UNLESS(CONTENT, content, ZZ_ELEMENT, path)
#define SAME_SITTING                                                                                         \
	KEEP(ELECTION, election, ZZ_OPTIONAL), KEEP(HOSTED, hosted, ZZ_OPTIONAL),                                \
		KEEP(JOINT_WITH, joint_with, ZZ_OPTIONAL), KEEP(CONTINUES, continues, ZZ_OPTIONAL)
#define TAIL                                                                                                 \
	KEEP(STUDIED, studied, ZZ_OPTIONAL), DROP(REFS, ZZ_OPTIONAL),                                            \
		KEEP(ATTACHMENTS, attachments, ZZ_OPTIONAL), KEEP(LATE, late_given, ZZ_OPTIONAL),                    \
		FLAG(IMPORTED, imported, ZZ_OPTIONAL), KEEP(AMENDS, amends, ZZ_OPTIONAL),                            \
		FLAG(SEALED, sealed, ZZ_OPTIONAL), KEEP(RECORDED_ON, recorded_on, ZZ_OPTIONAL)
#define YEAR(need) KEEP(ASSESSMENT_YEAR, assessment_year, need)
/* Self-criticism, criticism of each other, problems and direction (支部工作条例 第十七条). */
#define CRITICISM(found)                                                                                     \
	FLAG(SELF, self_criticism, ZZ_ELEMENT), FLAG(MUTUAL, mutual_criticism, ZZ_ELEMENT),                      \
		FLAG(PROBLEMS, problems, (found) ? ZZ_FILLED : ZZ_OPTIONAL),                                         \
		FLAG(DIRECTION, direction, (found) ? ZZ_ELEMENT : ZZ_OPTIONAL)
/* An activity: sitting or not, with whoever took part. */
#define ACTIVITY      HEAD, YEAR(ZZ_OPTIONAL), KEEP(TITLE, title, ZZ_ELEMENT), SITTING(ZZ_OPTIONAL)
#define MEMBERS(need) KEEP(MEMBERS, members, need)
#define AFTERWARDS    AGENDA(ZZ_OPTIONAL), CONTENT(ZZ_OPTIONAL), SAME_SITTING, TAIL

static const struct zz_item meeting[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(TITLE, title, ZZ_OPTIONAL),
	SITTING(ZZ_ELEMENT),
	AGENDA(ZZ_FILLED),
	CONTENT_UNLESS("agenda.remarks"),
	SAME_SITTING,
	TAIL,
};

static const struct zz_item group_meeting[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(GROUP, group, ZZ_SHAPE),
	KEEP(TITLE, title, ZZ_OPTIONAL),
	SITTING(ZZ_ELEMENT),
	{.field = &zz_fields[ZZ_F_AGENDA],
	 .need = ZZ_FILLED,
	 .offset = offsetof(struct zz_record, agenda),
	 .unless = "studied_text"},
	{.field = &zz_fields[ZZ_F_STUDIED_TEXT],
	 .need = ZZ_ELEMENT,
	 .offset = ZZ_NOWHERE,
	 .unless = "agenda.topic"},
	CONTENT_UNLESS("agenda.remarks"),
	DROP(GROUP_FEEDBACK, ZZ_OPTIONAL),
	SAME_SITTING,
	TAIL,
};

static const struct zz_item party_lesson[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(LESSON, title, ZZ_ELEMENT),
	SITTING(ZZ_ELEMENT),
	KEEP(LECTURER, lecturer, ZZ_ELEMENT),
	KEEP(HOURS, hours, ZZ_ELEMENT),
	DROP(MATERIAL, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item organization_life_meeting[] = {
	HEAD,
	YEAR(ZZ_ELEMENT),
	KEEP(SUBJECT, title, ZZ_ELEMENT),
	KEEP(FORM, form, ZZ_ELEMENT),
	KEEP(GROUP, group, ZZ_OPTIONAL),
	SITTING(ZZ_ELEMENT),
	KEEP(LIFE_STEPS, steps, ZZ_ELEMENT),
	AGENDA(ZZ_OPTIONAL),
	CONTENT(ZZ_OPTIONAL),
	CRITICISM(true),
	SAME_SITTING,
	TAIL,
};

/* Of a leading body. Its measures come afterwards (民主生活会规定), so that no direction is asked for here.
 */
static const struct zz_item democratic_life_meeting[] = {
	HEAD,
	YEAR(ZZ_ELEMENT),
	KEEP(SUBJECT, title, ZZ_ELEMENT),
	SITTING(ZZ_ELEMENT),
	KEEP(LEADERS_STEPS, steps, ZZ_ELEMENT),
	KEEP(LAST_YEAR, last_year, ZZ_OPTIONAL),
	AGENDA(ZZ_OPTIONAL),
	CONTENT(ZZ_OPTIONAL),
	CRITICISM(false),
	SAME_SITTING,
	TAIL,
};

/* Held at a members' meeting (支部工作条例 第十八条). Grades may be decided on a later day: then they are a
 * follow-up. */
static const struct zz_item democratic_appraisal[] = {
	HEAD,
	YEAR(ZZ_ELEMENT),
	KEEP(TITLE, title, ZZ_OPTIONAL),
	SITTING(ZZ_ELEMENT),
	KEEP(APPRAISAL_STEPS, steps, ZZ_ELEMENT),
	KEEP(BALLOT, ballot, ZZ_ELEMENT),
	KEEP(GRADED, decided, ZZ_OPTIONAL),
	KEEP(GRADES, grades, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item heart_talk[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(SUBJECT, title, ZZ_ELEMENT),
	PLACE(ZZ_OPTIONAL),
	KEEP(TALKERS, talkers, ZZ_FILLED),
	KEEP(TALKEES, talkees, ZZ_FILLED),
	KEEP(RELATION, relation, ZZ_OPTIONAL),
	KEEP(TALK_KIND, talk_kind, ZZ_OPTIONAL),
	DROP(TALK_MODE, ZZ_OPTIONAL),
	FLAG(TALK_TEXT, content, ZZ_OPTIONAL),
	DROP(NEXT, ZZ_OPTIONAL),
	TAIL,
};

static const struct zz_item theme_party_day[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(SUBJECT, title, ZZ_ELEMENT),
	SITTING(ZZ_ELEMENT),
	KEEP(CATEGORY, category, ZZ_FILLED),
	DROP(CATEGORY_NOTE, ZZ_OPTIONAL),
	KEEP(PLANNED, decided, ZZ_OPTIONAL),
	AGENDA(ZZ_OPTIONAL),
	CONTENT_UNLESS("agenda.remarks"),
	SAME_SITTING,
	TAIL,
};

static const struct zz_item spirit_analysis[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(MEMBER, members, ZZ_SHAPE),
	DROP(PERIOD, ZZ_OPTIONAL),
	KEEP(TITLE, title, ZZ_OPTIONAL),
	FLAG(ANALYSED, problems, ZZ_FILLED),
	FLAG(ROOTS, roots, ZZ_ELEMENT),
	FLAG(EFFORT, direction, ZZ_ELEMENT),
	DROP(FEEDBACK, ZZ_OPTIONAL),
	DROP(BIRTHDAY, ZZ_OPTIONAL),
	TAIL,
};

static const struct zz_item body_study[] = {ACTIVITY, AFTERWARDS};

static const struct zz_item study_plan[] = {HEAD, YEAR(ZZ_ELEMENT), KEEP(TITLE, title, ZZ_ELEMENT),
											SITTING(ZZ_OPTIONAL), AFTERWARDS};

static const struct zz_item pairing[] = {
	ACTIVITY,
	DROP(PARTNER, ZZ_ELEMENT),
	MEMBERS(ZZ_OPTIONAL),
	DROP(COUNT, ZZ_OPTIONAL),
	DROP(COLLECTED, ZZ_OPTIONAL),
	DROP(HANDLED, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item micro_wish[] = {
	ACTIVITY,
	MEMBERS(ZZ_FILLED),
	DROP(PARTNER, ZZ_OPTIONAL),
	DROP(COUNT, ZZ_OPTIONAL),
	DROP(COLLECTED, ZZ_OPTIONAL),
	DROP(HANDLED, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item community_service[] = {
	ACTIVITY,
	MEMBERS(ZZ_FILLED),
	DROP(PARTNER, ZZ_OPTIONAL),
	DROP(COUNT, ZZ_OPTIONAL),
	KEEP(HOURS, hours, ZZ_OPTIONAL),
	DROP(COLLECTED, ZZ_OPTIONAL),
	DROP(HANDLED, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item visit[] = {
	ACTIVITY,
	KEEP(VISITORS, members, ZZ_OPTIONAL),
	DROP(VISITED, ZZ_FILLED),
	DROP(COUNT, ZZ_OPTIONAL),
	DROP(COLLECTED, ZZ_OPTIONAL),
	DROP(HANDLED, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item work_report[] = {ACTIVITY, KEEP(REPORTERS, members, ZZ_FILLED),
											 DROP(REVIEW, ZZ_OPTIONAL), AFTERWARDS};

static const struct zz_item pledge[] = {ACTIVITY, DROP(PARTIES, ZZ_FILLED), AFTERWARDS};

static const struct zz_item training[] = {
	ACTIVITY,
	KEEP(HOURS, hours, ZZ_ELEMENT),
	DROP(ORGANISER, ZZ_OPTIONAL),
	KEEP(LECTURER, lecturer, ZZ_OPTIONAL),
	DROP(MATERIAL, ZZ_OPTIONAL),
	MEMBERS(ZZ_OPTIONAL),
	DROP(COUNT, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item inspection[] = {
	ACTIVITY,
	DROP(INSPECTORS, ZZ_OPTIONAL),
	DROP(INSPECTED, ZZ_OPTIONAL),
	DROP(POINTS, ZZ_OPTIONAL),
	DROP(HANDLED, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item consultation[] = {
	ACTIVITY,
	DROP(MATTER, ZZ_OPTIONAL),
	DROP(OPINIONS, ZZ_OPTIONAL),
	MEMBERS(ZZ_OPTIONAL),
	DROP(COUNT, ZZ_OPTIONAL),
	AFTERWARDS,
};

static const struct zz_item briefing[] = {ACTIVITY, DROP(SCOPE, ZZ_OPTIONAL), DROP(COUNT, ZZ_OPTIONAL),
										  AFTERWARDS};

static const struct zz_item thought_report[] = {
	HEAD,
	YEAR(ZZ_OPTIONAL),
	KEEP(MEMBER, members, ZZ_SHAPE),
	DROP(PERIOD, ZZ_OPTIONAL),
	KEEP(TITLE, title, ZZ_OPTIONAL),
	CONTENT(ZZ_ELEMENT),
	DROP(FEEDBACK, ZZ_OPTIONAL),
	TAIL,
};

#define KIND(id_, slug, label, items, system_, verb_, due_, suffix_, also_)                                  \
	[ZZ_##id_] = {.id = ZZ_##id_,                                                                            \
				  .system = ZZ_##system_,                                                                    \
				  .suffix = ZZ_SUFFIX_##suffix_,                                                             \
				  .due = ZZ_DUE_##due_,                                                                      \
				  .verb = ZZ_VERB_##verb_,                                                                   \
				  .also = (also_),                                                                           \
				  .form = ZZ_FORM(slug, label, items, struct zz_record)}

const struct zz_kind zz_kinds[ZZ_KINDS] = {
	KIND(MEMBERS_MEETING, "members-meeting", "党员大会", meeting, THREE_MEETINGS, MEETING, MEMBERS, NONE,
		 "支部党员大会|大会"),
	KIND(COMMITTEE_MEETING, "committee-meeting", "支委会", meeting, THREE_MEETINGS, MEETING, COMMITTEE, NONE,
		 "支部委员会|支部委员会会议|支委会议"),
	KIND(GROUP_MEETING, "group-meeting", "党小组会", group_meeting, THREE_MEETINGS, MEETING, GROUP, GROUP,
		 "小组会|党小组会议"),
	KIND(PARTY_LESSON, "party-lesson", "党课", party_lesson, THREE_MEETINGS, LESSON, MEMBERS, NONE,
		 "上党课|讲党课"),
	KIND(ORGANIZATION_LIFE_MEETING, "organization-life-meeting", "组织生活会", organization_life_meeting,
		 ORGANIZATION_LIFE, MEETING, BY_FORM, NONE, "专题组织生活会"),
	KIND(DEMOCRATIC_LIFE_MEETING, "democratic-life-meeting", "民主生活会", democratic_life_meeting,
		 DEMOCRATIC_LIFE, MEETING, BODY, NONE, "专题民主生活会"),
	KIND(DEMOCRATIC_APPRAISAL, "democratic-appraisal", "民主评议", democratic_appraisal, APPRAISAL, APPRAISAL,
		 MEMBERS, NONE, "民主评议党员|评议"),
	KIND(HEART_TALK, "heart-talk", "谈心谈话", heart_talk, TALKS, TALK, NOBODY, C4, "谈话|谈心"),
	KIND(THEME_PARTY_DAY, "theme-party-day", "主题党日", theme_party_day, PARTY_DAY, PARTY_DAY, MEMBERS, NONE,
		 "党日|主题党日活动|党日活动"),
	KIND(SPIRIT_ANALYSIS, "spirit-analysis", "党性分析", spirit_analysis, ANALYSIS, ANALYSIS, NOBODY, MEMBER,
		 "党员党性分析|政治生日"),
	KIND(SECRETARIES_SYMPOSIUM, "secretaries-symposium", "书记座谈会", meeting, BESIDE, MEETING, NOBODY, NONE,
		 "党支部书记座谈会"),
	KIND(BODY_STUDY, "body-study", "专题研究党建", body_study, BESIDE, ACTIVITY, BODY, NONE,
		 "研究党建|专题研究"),
	KIND(STUDY_PLAN, "study-plan", "学习计划", study_plan, BESIDE, ACTIVITY, NOBODY, NONE, "年度学习计划"),
	KIND(PAIRING, "pairing", "结对联建", pairing, BESIDE, ACTIVITY, NOBODY, NONE, "结对共建|联建"),
	KIND(MICRO_WISH, "micro-wish", "微心愿", micro_wish, BESIDE, ACTIVITY, NOBODY, C4, "认领微心愿"),
	KIND(COMMUNITY_SERVICE, "community-service", "社区服务", community_service, BESIDE, ACTIVITY, NOBODY, C4,
		 "进社区|社区志愿服务"),
	KIND(VISIT, "visit", "走访", visit, BESIDE, ACTIVITY, NOBODY, NONE, "走访慰问|送学上门"),
	KIND(WORK_REPORT, "work-report", "述职评议", work_report, BESIDE, ACTIVITY, NOBODY, NONE,
		 "述职|抓党建述职评议"),
	KIND(PLEDGE, "pledge", "责任状", pledge, BESIDE, ACTIVITY, NOBODY, NONE, "党建责任状|签订责任状"),
	KIND(TRAINING, "training", "培训学习", training, BESIDE, ACTIVITY, NOBODY, NONE, "培训|集中培训"),
	KIND(INSPECTION, "inspection", "督查", inspection, BESIDE, ACTIVITY, NOBODY, NONE, "明察暗访|督查检查"),
	KIND(CONSULTATION, "consultation", "重大决策征求意见", consultation, BESIDE, ACTIVITY, NOBODY, NONE,
		 "征求意见"),
	KIND(BRIEFING, "briefing", "党内通报", briefing, BESIDE, ACTIVITY, NOBODY, NONE, "情况通报"),
	KIND(THOUGHT_REPORT, "thought-report", "思想汇报", thought_report, BESIDE, ACTIVITY, NOBODY, MEMBER,
		 NULL),
};

const struct zz_kind *zz_kind_find(struct zz_str name)
{
	int id = zz_enum_find(zz_kind_terms, name);
	if (id)
		return &zz_kinds[id];
	for (int i = 1; i < ZZ_KINDS; i++)
		if (zz_str_listed(zz_kinds[i].also, name))
			return &zz_kinds[i];
	return NULL;
}
