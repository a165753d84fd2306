/* A form like that of a committee meeting, large enough for the record that the design shows, and the struct
 * it fills. Not the program's own forms: these tests are about the engine. */
#ifndef ZZ_TEST_SCHEMA_SAMPLE_H
#define ZZ_TEST_SCHEMA_SAMPLE_H

#include "model/schema.h"

#include <stddef.h>

struct who {
	uint32_t name, id;
	uint8_t mode;
};
struct absentee {
	uint32_t name;
	uint8_t reason, noted;
};
struct vote {
	uint8_t given, method;
	int32_t yes, no;
};
struct topic {
	uint32_t title;
	uint8_t remarks;
	struct zz_str decision;
	uint32_t owner;
	zz_day deadline;
	struct vote vote;
};
struct meeting {
	uint8_t kind;
	uint32_t branch;
	zz_day date;
	struct zz_span time;
	uint32_t place;
	struct who chair, recorder;
	struct zz_list present, absent, agenda, tags;
	int32_t signed_in, hours, year, window, zone;
	uint8_t joint;
	struct zz_str digest, summary;
};

static const struct zz_term kinds[] = {
	{"members-meeting", "党员大会"}, {"committee-meeting", "支委会"}, {NULL, NULL}};
static const struct zz_term modes[] = {{"onsite", "现场"}, {"online", "线上"}, {NULL, NULL}};
static const struct zz_term methods[] = {{"hands", "举手"}, {"secret", "无记名"}, {NULL, NULL}};
static const struct zz_term reasons[] = {
	{"sick", "病假"}, {"travel", "出差"}, {"other", "其他"}, {NULL, NULL}};

#define SCALAR(id, slug, label, t) static const struct zz_field f_##id = {.name = {slug, label}, .type = (t)}
SCALAR(name, "name", "姓名", ZZ_TYPE_WORD);
SCALAR(id, "id", "编号", ZZ_TYPE_ID);
SCALAR(note, "note", "说明", ZZ_TYPE_TEXT);
SCALAR(yes, "yes", "赞成", ZZ_TYPE_COUNT);
SCALAR(no, "no", "反对", ZZ_TYPE_COUNT);
SCALAR(topic, "topic", "事项", ZZ_TYPE_WORD);
SCALAR(remarks, "remarks", "发言", ZZ_TYPE_PROSE);
SCALAR(decision, "decision", "决议", ZZ_TYPE_TEXT);
SCALAR(owner, "owner", "责任人", ZZ_TYPE_WORD);
SCALAR(deadline, "deadline", "时限", ZZ_TYPE_DAY);
SCALAR(branch, "branch", "支部", ZZ_TYPE_ID);
SCALAR(time, "time", "时间", ZZ_TYPE_SPAN);
SCALAR(signed_in, "signed_in", "签到人数", ZZ_TYPE_COUNT);
SCALAR(hours, "hours", "学时", ZZ_TYPE_TENTHS);
SCALAR(year, "assessment_year", "年度", ZZ_TYPE_YEAR);
SCALAR(window, "window", "截止", ZZ_TYPE_MONTH_DAY);
SCALAR(zone, "zone", "时区", ZZ_TYPE_ZONE);
SCALAR(joint, "joint", "联合", ZZ_TYPE_BOOL);
SCALAR(digest, "digest", "摘要", ZZ_TYPE_DIGEST);
SCALAR(summary, "summary", "小结", ZZ_TYPE_PROSE);
static const struct zz_field f_date = {
	.name = {"date", "日期"}, .also = "会议日期|召开日期", .type = ZZ_TYPE_DAY};
static const struct zz_field f_place = {.name = {"place", "地点"}, .type = ZZ_TYPE_WORD};
static const struct zz_field f_kind = {.name = {"kind", "类型"}, .type = ZZ_TYPE_ENUM, .values = kinds};
static const struct zz_field f_mode = {.name = {"mode", "方式"}, .type = ZZ_TYPE_ENUM, .values = modes};
static const struct zz_field f_method = {.name = {"method", "方式"}, .type = ZZ_TYPE_ENUM, .values = methods};
static const struct zz_field f_reason = {.name = {"reason", "事由"}, .type = ZZ_TYPE_ENUM, .values = reasons};
static const struct zz_field f_tags = {.name = {"tags", "标签"}, .type = ZZ_TYPE_LIST, .item = ZZ_TYPE_WORD};

static const struct zz_item who_items[] = {
	{.field = &f_name, .need = ZZ_SHAPE, .offset = offsetof(struct who, name)},
	{.field = &f_id, .offset = offsetof(struct who, id)},
	{.field = &f_mode, .offset = offsetof(struct who, mode)},
};
static const struct zz_form who_form = {
	.name = {"person", "人员"}, .items = who_items, .nitems = 3, .size = sizeof(struct who), .bare = true};

static const struct zz_item absentee_items[] = {
	{.field = &f_name, .need = ZZ_SHAPE, .offset = offsetof(struct absentee, name)},
	{.field = &f_reason, .need = ZZ_LATER, .offset = offsetof(struct absentee, reason)},
	{.field = &f_note, .offset = ZZ_FLAG(offsetof(struct absentee, noted))},
};
static const struct zz_form absentee_form = {.name = {"absentee", "缺席人员"},
											 .items = absentee_items,
											 .nitems = 3,
											 .size = sizeof(struct absentee),
											 .bare = true};

static const struct zz_item vote_items[] = {
	{.field = &f_method, .offset = offsetof(struct vote, method)},
	{.field = &f_yes, .need = ZZ_ELEMENT, .offset = offsetof(struct vote, yes)},
	{.field = &f_no, .offset = offsetof(struct vote, no)},
};
static const struct zz_form vote_form = {
	.name = {"vote", "表决"}, .items = vote_items, .nitems = 3, .size = sizeof(struct vote), .given = true};
static const struct zz_field f_vote = {.name = {"vote", "表决"}, .type = ZZ_TYPE_MAP, .sub = &vote_form};

static const struct zz_item topic_items[] = {
	{.field = &f_topic, .need = ZZ_ELEMENT, .offset = offsetof(struct topic, title)},
	{.field = &f_remarks, .offset = ZZ_FLAG(offsetof(struct topic, remarks))},
	{.field = &f_decision, .offset = offsetof(struct topic, decision)},
	{.field = &f_owner, .need = ZZ_ELEMENT, .with = "deadline", .offset = offsetof(struct topic, owner)},
	{.field = &f_deadline, .offset = offsetof(struct topic, deadline)},
	{.field = &f_vote, .offset = offsetof(struct topic, vote)},
};
static const struct zz_form topic_form = {
	.name = {"item", "议题"}, .items = topic_items, .nitems = 6, .size = sizeof(struct topic), .bare = true};

static const struct zz_field f_chair = {.name = {"chair", "主持"}, .type = ZZ_TYPE_MAP, .sub = &who_form};
static const struct zz_field f_recorder = {
	.name = {"recorder", "记录"}, .type = ZZ_TYPE_MAP, .sub = &who_form};
static const struct zz_field f_present = {
	.name = {"present", "出席"}, .type = ZZ_TYPE_LIST, .sub = &who_form};
static const struct zz_field f_absent = {
	.name = {"absent", "缺席"}, .type = ZZ_TYPE_LIST, .sub = &absentee_form};
static const struct zz_field f_agenda = {
	.name = {"agenda", "议题"}, .type = ZZ_TYPE_LIST, .sub = &topic_form};

#define AT(member) offsetof(struct meeting, member)
static const struct zz_item meeting_items[] = {
	{.field = &f_kind, .need = ZZ_SHAPE, .offset = AT(kind)},
	{.field = &f_branch, .need = ZZ_SHAPE, .offset = AT(branch)},
	{.field = &f_date, .need = ZZ_SHAPE, .offset = AT(date)},
	{.field = &f_time, .offset = AT(time)},
	{.field = &f_place, .need = ZZ_ELEMENT, .offset = AT(place)},
	{.field = &f_chair, .need = ZZ_ELEMENT, .offset = AT(chair)},
	{.field = &f_recorder, .offset = AT(recorder)},
	{.field = &f_present, .need = ZZ_ELEMENT, .offset = AT(present)},
	{.field = &f_absent, .need = ZZ_ELEMENT, .offset = AT(absent)},
	{.field = &f_agenda, .need = ZZ_FILLED, .offset = AT(agenda)},
	{.field = &f_tags, .offset = AT(tags)},
	{.field = &f_signed_in, .offset = AT(signed_in)},
	{.field = &f_hours, .offset = AT(hours)},
	{.field = &f_year, .offset = AT(year)},
	{.field = &f_window, .offset = AT(window)},
	{.field = &f_zone, .offset = AT(zone)},
	{.field = &f_joint, .offset = AT(joint)},
	{.field = &f_digest, .offset = AT(digest)},
	{.field = &f_summary, .need = ZZ_ELEMENT, .unless = "tags|agenda.remarks", .offset = AT(summary)},
};
static const struct zz_form meeting_form = {.name = {"meeting", "会议"},
											.items = meeting_items,
											.nitems = sizeof meeting_items / sizeof meeting_items[0],
											.size = sizeof(struct meeting)};

/* The record of design section 2, to the byte. */
static const char meeting_text[] = "类型: 支委会\n"
								   "支部: zhb1\n"
								   "日期: 2026-03-12\n"
								   "时间: 14:30-15:40\n"
								   "地点: 302会议室\n"
								   "主持: 王建国\n"
								   "记录: 李敏\n"
								   "出席: [王建国, 李敏, 赵强, 陈晓东]\n"
								   "缺席:\n"
								   "  - {姓名: 周洁, 事由: 出差}\n"
								   "议题:\n"
								   "  - 事项: 研究3月主题党日方案\n"
								   "    发言: |\n"
								   "      赵强：建议与社区结对支部一起开展……\n"
								   "    决议: 3月20日赴社区开展志愿服务\n"
								   "    责任人: 李敏\n"
								   "    时限: 2026-03-20\n";

#endif
