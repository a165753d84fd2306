/* The words that records use for values: slug for files in English, label for files in Chinese. */
#include "model/fields.h"
#include "model/tables.h"

const struct zz_term zz_system_terms[ZZ_SYSTEMS + 1] = {
	[ZZ_BESIDE] = {"beside", "其他活动"},
	[ZZ_THREE_MEETINGS] = {"three-meetings", "三会一课"},
	[ZZ_ORGANIZATION_LIFE] = {"organization-life", "组织生活会"},
	[ZZ_DEMOCRATIC_LIFE] = {"democratic-life", "民主生活会"},
	[ZZ_DUAL_LIFE] = {"dual-life", "领导干部双重组织生活"},
	[ZZ_APPRAISAL] = {"appraisal", "民主评议党员"},
	[ZZ_TALKS] = {"talks", "谈心谈话"},
	[ZZ_PARTY_DAY] = {"party-day", "主题党日"},
	[ZZ_ANALYSIS] = {"analysis", "党员党性分析"},
	[ZZ_SYSTEMS] = END,
};

const struct zz_term zz_verb_terms[ZZ_VERBS + 1] = {
	[ZZ_VERB_MEETING] = {"meeting", "会议"},
	[ZZ_VERB_LESSON] = {"lesson", "党课"},
	[ZZ_VERB_TALK] = {"talk", "谈话"},
	[ZZ_VERB_PARTY_DAY] = {"party-day", "主题党日"},
	[ZZ_VERB_APPRAISAL] = {"appraisal", "民主评议"},
	[ZZ_VERB_ANALYSIS] = {"analysis", "党性分析"},
	[ZZ_VERB_ACTIVITY] = {"activity", "活动"},
	[ZZ_VERBS] = END,
};

const struct zz_term zz_kind_terms[ZZ_KINDS] = {
	[ZZ_MEMBERS_MEETING - 1] = {"members-meeting", "党员大会"},
	[ZZ_COMMITTEE_MEETING - 1] = {"committee-meeting", "支委会"},
	[ZZ_GROUP_MEETING - 1] = {"group-meeting", "党小组会"},
	[ZZ_PARTY_LESSON - 1] = {"party-lesson", "党课"},
	[ZZ_ORGANIZATION_LIFE_MEETING - 1] = {"organization-life-meeting", "组织生活会"},
	[ZZ_DEMOCRATIC_LIFE_MEETING - 1] = {"democratic-life-meeting", "民主生活会"},
	[ZZ_DEMOCRATIC_APPRAISAL - 1] = {"democratic-appraisal", "民主评议"},
	[ZZ_HEART_TALK - 1] = {"heart-talk", "谈心谈话"},
	[ZZ_THEME_PARTY_DAY - 1] = {"theme-party-day", "主题党日"},
	[ZZ_SPIRIT_ANALYSIS - 1] = {"spirit-analysis", "党性分析"},
	[ZZ_SECRETARIES_SYMPOSIUM - 1] = {"secretaries-symposium", "书记座谈会"},
	[ZZ_BODY_STUDY - 1] = {"body-study", "专题研究党建"},
	[ZZ_STUDY_PLAN - 1] = {"study-plan", "学习计划"},
	[ZZ_PAIRING - 1] = {"pairing", "结对联建"},
	[ZZ_MICRO_WISH - 1] = {"micro-wish", "微心愿"},
	[ZZ_COMMUNITY_SERVICE - 1] = {"community-service", "社区服务"},
	[ZZ_VISIT - 1] = {"visit", "走访"},
	[ZZ_WORK_REPORT - 1] = {"work-report", "述职评议"},
	[ZZ_PLEDGE - 1] = {"pledge", "责任状"},
	[ZZ_TRAINING - 1] = {"training", "培训学习"},
	[ZZ_INSPECTION - 1] = {"inspection", "督查"},
	[ZZ_CONSULTATION - 1] = {"consultation", "重大决策征求意见"},
	[ZZ_BRIEFING - 1] = {"briefing", "党内通报"},
	[ZZ_THOUGHT_REPORT - 1] = {"thought-report", "思想汇报"},
	[ZZ_KINDS - 1] = END,
};

const struct zz_term zz_mode_terms[] = {{"onsite", "现场"}, {"online", "线上"}, END};
const struct zz_term zz_role_terms[] = {{"member", "成员"}, {"guest", "列席"}, {"attached", "寄挂"}, END};

/* 暂不清楚 has no row: it is written as an empty reason. */
const struct zz_term zz_reason_terms[] = {
	{"sick-leave", "病假"},
	{"maternity-leave", "产假"},
	{"annual-leave", "年假"},
	{"personal-leave", "事假"},
	{"marriage-leave", "婚假"},
	{"bereavement-leave", "丧假"},
	{"travel", "出差"},
	{"official-business", "公务"},
	{"on-duty", "值班"},
	{"secondment", "借调"},
	{"training", "培训"},
	{"outside-meeting", "外出开会"},
	{"long-illness", "长期病休"},
	{"mobile", "流动"},
	{"without-reason", "无故"},
	{"other", "其他"},
	END,
};

const struct zz_term zz_method_terms[] = {
	{"show-of-hands", "举手"}, {"secret-ballot", "无记名"}, {"oral", "口头"}, END};
const struct zz_term zz_grade_terms[] = {{"excellent", "优秀"},
										 {"qualified", "合格"},
										 {"basically-qualified", "基本合格"},
										 {"unqualified", "不合格"},
										 END};
const struct zz_term zz_meeting_form_terms[] = {
	{"members-meeting", "党员大会"}, {"committee-meeting", "支委会"}, {"group-meeting", "党小组会"}, END};
const struct zz_term zz_decided_by_terms[] = {
	{"committee-meeting", "支委会"}, {"members-meeting", "党员大会"}, END};
const struct zz_term zz_category_terms[] = {{"study", "集中学习"},
											{"organization-life", "过组织生活"},
											{"deliberation", "民主议事"},
											{"volunteering", "志愿服务"},
											{"other", "其他"},
											END};
/* 诫勉 is no talk of a branch: it has no row. */
const struct zz_term zz_talk_terms[] = {{"routine", "日常"},
										{"quarterly", "季度访谈"},
										{"reminder", "提醒"},
										{"counselling", "心理疏导"},
										{"admission", "入党"},
										{"other", "其他"},
										END};
const struct zz_term zz_talk_mode_terms[] = {{"one-to-one", "一对一"}, {"collective", "集体"}, END};
const struct zz_term zz_relation_terms[] = {{"committee-committee", "支委-支委"},
											{"committee-member", "支委-党员"},
											{"member-member", "党员-党员"},
											{"organisation-member", "组织-党员"},
											END};
