/* Follow-ups: what came after a sitting. One form for each type, since each needs something else. */
#include "model/files.h"

#include "base/message.h"
#include "git/path.h"
#include "model/fields.h"
#include "model/tables.h"

const struct zz_term zz_followup_terms[] = {
	[ZZ_FU_REVIEW - 1] = {"review", "审核"},
	[ZZ_FU_EXPLANATION - 1] = {"explanation", "说明"},
	[ZZ_FU_ANSWER - 1] = {"answer", "答复"},
	[ZZ_FU_RESULT - 1] = {"result", "评定"},
	[ZZ_FU_FEEDBACK - 1] = {"feedback", "反馈"},
	[ZZ_FU_RECTIFICATION - 1] = {"rectification", "整改"},
	[ZZ_FU_REPORT_SENT - 1] = {"report-sent", "报送"},
	[ZZ_FU_REPORT_ISSUED - 1] = {"report-issued", "通报"},
	[ZZ_FU_WITHDRAWAL - 1] = {"withdrawal", "撤回"},
	[ZZ_FU_STAR_GRADE - 1] = {"star-grade", "星级评定"},
	END,
};
const struct zz_term zz_review_terms[] = {{"passed", "通过"}, {"returned", "退回"}, END};
const struct zz_term zz_accepted_terms[] = {{"accepted", "采信"}, {"refused", "不采信"}, END};
const struct zz_term zz_defect_terms[] = {{"content", "内容不实"},
										  {"procedure", "程序不清"},
										  {"elements", "要素不全"},
										  {"thin", "内容不充实"},
										  END};

/* `yes` of a BOOL becomes a bool. */
struct reading {
	struct zz_followup f;
	uint8_t not_held;
};

static const struct zz_field type = {NAMED("type", "类型", ENUM), .values = zz_followup_terms,
									 .hint = N_("what kind of follow-up this is")};
static const struct zz_field record = {NAMED("record", "记录", TEXT), .also = "记录编号",
									   .hint = N_("id of the record, owner/id")};
static const struct zz_field obligation = {NAMED("obligation", "应办事项", TEXT),
										   .hint = N_("key of the obligation, rule/owner/subject/period")};
static const struct zz_field rule = {NAMED("rule", "规则", TEXT),
									 .hint = N_("what was found, where only zzsh audit finds it")};
static const struct zz_field finding = {NAMED("finding", "问题编号", TEXT), .also = "问题",
										.hint = N_("id of the finding, F-…")};
static const struct zz_field by = {NAMED("by", "经手", WORD), .also = "经手人|审核人|说明人",
								   .hint = N_("who did it")};
static const struct zz_field text = {NAMED("text", "内容", PROSE), .also = "说明|意见|审核意见",
									 .hint = N_("what is to be said, in words")};
static const struct zz_field of = {NAMED("of", "原文", DIGEST), .hint = N_("digest of the text it is about")};
static const struct zz_field review_result = {NAMED("result", "结果", ENUM), .values = zz_review_terms,
											  .also = "审核结果", .hint = N_("passed or returned")};
static const struct zz_field defect = {
	NAMED("class", "缺陷类别", ENUM), .values = zz_defect_terms, .also = "类别",
	.hint = N_("elements, procedure, content, or thin where nothing is untrue")};
static const struct zz_field deadline = {NAMED("deadline", "时限", DAY), .also = "截止",
										 .hint = N_("the last day, YYYY-MM-DD")};
static const struct zz_field not_held = {NAMED("not_held", "未开展", BOOL),
										 .hint = N_("yes where the branch confirms that it was not held")};
static const struct zz_field explanation = {NAMED("explanation", "答复对象", TEXT), .also = "所答说明",
											.hint = N_("id of the explanation, its file name without .yaml")};
static const struct zz_field accepted = {NAMED("result", "结果", ENUM), .values = zz_accepted_terms,
										 .hint = N_("accepted or refused")};
static const struct zz_field decided_by = {NAMED("decided_by", "评定组织", ENUM),
										   .values = zz_decided_by_terms,
										   .hint = N_("the committee or the members' meeting")};
static const struct zz_field members = {NAMED("members", "反馈对象", LIST), .sub = &zz_form_who,
										.hint = N_("to whom; everybody where nothing is written")};
static const struct zz_field disposal = {NAMED("disposal", "处置", PROSE),
										 .hint = N_("what was decided about members graded low")};
static const struct zz_field item = {NAMED("item", "整改事项", TEXT), .also = "事项",
									 .hint = N_("what is to be put right")};
static const struct zz_field assignee = {NAMED("owner", "责任人", TEXT), .hint = N_("who puts it right")};
static const struct zz_field progress = {NAMED("progress", "进展", PROSE), .hint = N_("how far it has come")};
static const struct zz_field evidence = {NAMED("evidence", "佐证", PROSE),
										 .hint = N_("what shows that it is done")};
static const struct zz_field closed_by = {NAMED("closed_by", "销号", WORD), .also = "销号人",
										  .hint = N_("who closed the item")};
static const struct zz_field sent_to = {NAMED("to", "报送单位", TEXT), .also = "报送对象",
										.hint = N_("to whom it was sent")};
static const struct zz_field number = {NAMED("number", "文号", TEXT), .hint = N_("number of the document")};
static const struct zz_field period = {NAMED("period", "期间", TEXT), .also = "周期",
									   .hint = N_("2025, 2025Q3, 2025-03 or a range of days")};
static const struct zz_field digest = {NAMED("digest", "摘要", DIGEST),
									   .hint = N_("digest of the file, sm3:…")};
static const struct zz_field reason = {NAMED("reason", "理由", PROSE), .also = "原因",
									   .hint = N_("the reason")};
static const struct zz_field star_year = {NAMED("year", "年度", YEAR), .also = "评定年度",
										  .hint = N_("the year that the grade is for")};
static const struct zz_field star = {NAMED("grade", "等次", TEXT), .also = "星级",
									 .hint = N_("the grade that the committee gave")};
static const struct zz_field nth = {
	NAMED("nth", "当日序号", COUNT),
	.hint = N_("of several about the same matter on one day, which this is: 2, 3 …; written by the program")};

#define KEEP(field_, member, need_) KEEP_AT(field_, struct reading, f.member, need_)
#define DROP(field_, need_)         DROPPED(field_, need_)
#define FLAG(field_, member, need_) FLAG_AT(field_, struct reading, f.member, need_)
#define UNLESS(field_, member, need_, paths)                                                                 \
	{                                                                                                        \
		.field = &(field_), .need = (need_), .offset = offsetof(struct reading, f.member), .unless = (paths) \
	}

#define ABOUT_RECORD KEEP(type, type, ZZ_SHAPE), KEEP(record, record, ZZ_SHAPE)
/* One of the three; whoever writes none is asked for the record. */
#define ABOUT_ANY                                                                                            \
	KEEP(type, type, ZZ_SHAPE), UNLESS(record, record, ZZ_SHAPE, "obligation|finding"),                      \
		KEEP(obligation, obligation, ZZ_OPTIONAL), KEEP(finding, finding, ZZ_OPTIONAL)
#define BY         KEEP(zz_fields[ZZ_F_ON], on, ZZ_SHAPE), KEEP(by, by, ZZ_ELEMENT)
#define TEXT(need) FLAG(text, has_text, need)
#define NTH        KEEP(nth, nth, ZZ_OPTIONAL)

static const struct zz_item review_items[] = {
	ABOUT_RECORD,
	BY,
	KEEP(review_result, result, ZZ_SHAPE),
	KEEP(defect, cls, ZZ_OPTIONAL),
	KEEP(deadline, deadline, ZZ_OPTIONAL),
	KEEP(of, text_digest, ZZ_ELEMENT),
	TEXT(ZZ_OPTIONAL),
	NTH,
};
static const struct zz_item explanation_items[] = {
	ABOUT_ANY,
	KEEP(rule, rule, ZZ_OPTIONAL),
	BY,
	{.field = &not_held, .offset = offsetof(struct reading, not_held)},
	{.field = &text,
	 .need = ZZ_ELEMENT,
	 .offset = ZZ_FLAG(offsetof(struct reading, f.has_text)),
	 .unless = "not_held"},
	NTH,
};
static const struct zz_item answer_items[] = {
	KEEP(type, type, ZZ_SHAPE),
	KEEP(explanation, explanation, ZZ_SHAPE),
	KEEP(record, record, ZZ_OPTIONAL),
	KEEP(obligation, obligation, ZZ_OPTIONAL),
	KEEP(finding, finding, ZZ_OPTIONAL),
	BY,
	KEEP(accepted, result, ZZ_SHAPE),
	TEXT(ZZ_OPTIONAL),
	NTH,
};
static const struct zz_item result_items[] = {
	ABOUT_RECORD,      BY, DROP(decided_by, ZZ_OPTIONAL), KEEP(zz_fields[ZZ_F_GRADES], grades, ZZ_FILLED),
	TEXT(ZZ_OPTIONAL),
};
static const struct zz_item feedback_items[] = {
	ABOUT_RECORD, BY, KEEP(members, members, ZZ_OPTIONAL), DROP(disposal, ZZ_OPTIONAL), TEXT(ZZ_OPTIONAL),
};
/* The first file of an item names who and until when; later ones tell its progress or close it. */
static const struct zz_item rectification_items[] = {
	ABOUT_ANY,
	BY,
	{.field = &item, .need = ZZ_SHAPE, .offset = offsetof(struct reading, f.item_text)},
	UNLESS(assignee, assignee, ZZ_ELEMENT, "progress|evidence|closed_by"),
	UNLESS(deadline, deadline, ZZ_ELEMENT, "progress|evidence|closed_by"),
	FLAG(progress, progress, ZZ_OPTIONAL),
	FLAG(evidence, evidence, ZZ_OPTIONAL),
	KEEP(closed_by, closed_by, ZZ_OPTIONAL),
	TEXT(ZZ_OPTIONAL),
	NTH,
};
static const struct zz_item sent_items[] = {
	ABOUT_RECORD, BY, DROP(sent_to, ZZ_ELEMENT), DROP(number, ZZ_OPTIONAL), TEXT(ZZ_OPTIONAL),
};
/* A report that went out stands for a period, not for one record. */
static const struct zz_item issued_items[] = {
	KEEP(type, type, ZZ_SHAPE),
	KEEP(record, record, ZZ_OPTIONAL),
	KEEP(obligation, obligation, ZZ_OPTIONAL),
	KEEP(finding, finding, ZZ_OPTIONAL),
	BY,
	UNLESS(period, period, ZZ_SHAPE, "record|obligation|finding"),
	DROP(number, ZZ_OPTIONAL),
	DROP(digest, ZZ_OPTIONAL),
	TEXT(ZZ_OPTIONAL),
};
static const struct zz_item withdrawal_items[] = {ABOUT_RECORD, BY, KEEP(of, text_digest, ZZ_SHAPE),
												  FLAG(reason, has_text, ZZ_SHAPE)};

/* Given by the committee to the branch in whose folder it lies. */
static const struct zz_item star_items[] = {
	KEEP(type, type, ZZ_SHAPE),       KEEP(star_year, year, ZZ_SHAPE),
	KEEP(star, grade, ZZ_SHAPE),      BY,
	KEEP(reason, reason, ZZ_ELEMENT), NTH,
};

static const struct zz_form forms[ZZ_FU_TYPES] = {
	[ZZ_FU_REVIEW] = ZZ_FORM("review", "审核", review_items, struct reading),
	[ZZ_FU_EXPLANATION] = ZZ_FORM("explanation", "说明", explanation_items, struct reading),
	[ZZ_FU_ANSWER] = ZZ_FORM("answer", "答复", answer_items, struct reading),
	[ZZ_FU_RESULT] = ZZ_FORM("result", "评定", result_items, struct reading),
	[ZZ_FU_FEEDBACK] = ZZ_FORM("feedback", "反馈", feedback_items, struct reading),
	[ZZ_FU_RECTIFICATION] = ZZ_FORM("rectification", "整改", rectification_items, struct reading),
	[ZZ_FU_REPORT_SENT] = ZZ_FORM("report-sent", "报送", sent_items, struct reading),
	[ZZ_FU_REPORT_ISSUED] = ZZ_FORM("report-issued", "通报", issued_items, struct reading),
	[ZZ_FU_WITHDRAWAL] = ZZ_FORM("withdrawal", "撤回", withdrawal_items, struct reading),
	[ZZ_FU_STAR_GRADE] = ZZ_FORM("star-grade", "星级评定", star_items, struct reading),
};

const struct zz_form *zz_followup_form(uint8_t which)
{
	return which > 0 && which < ZZ_FU_TYPES ? &forms[which] : NULL;
}

/* Only the type: what else is there belongs to the form that it names. */
static const struct zz_item type_items[] = {KEEP(type, type, ZZ_SHAPE)};
static const struct zz_form type_form = {.name = {"followup", "后续材料"},
										 .items = type_items,
										 .nitems = 1,
										 .size = sizeof(struct reading),
										 .open = true};

const struct zz_form *zz_followup_read(const struct zz_node *root, struct zz_followup *out,
									   struct zz_reader *r)
{
	struct reading reading;
	struct zz_str path = out->path;
	uint32_t owner = out->owner;
	const struct zz_node *node = zz_form_get(&type_form, root, "type");
	const struct zz_form *form = NULL;
	if (node && node->kind == ZZ_SCALAR)
		form = zz_followup_form((uint8_t)zz_enum_find(zz_followup_terms, zz_str_trim(node->text)));
	zz_form_read(form ? form : &type_form, root, &reading, r);
	*out = reading.f;
	out->not_held = reading.not_held == 2;
	out->item = out->item_text.n > 0;
	out->path = path;
	out->owner = owner;
	return form;
}

/* --- several on one matter --- */

bool zz_followup_after(const struct zz_followup *a, const struct zz_followup *b)
{
	int32_t x = a->nth > 0 ? a->nth : 1, y = b->nth > 0 ? b->nth : 1;
	if (a->on != b->on)
		return a->on > b->on;
	return x != y ? x > y : zz_str_cmp(a->path, b->path) > 0;
}

struct zz_str zz_followup_id(const struct zz_followup *u)
{
	struct zz_str name = zz_path_name(u->path);
	return zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - 5) : name;
}

int32_t zz_followup_year(const struct zz_followup *u)
{
	struct zz_str path = u->path, piece = {0};
	int32_t year = 0;
	for (int i = 0; i < 3; i++)
		zz_str_split(&path, '/', &piece);
	for (size_t i = 0; i < piece.n && i < 4; i++)
		year = piece.p[i] >= '0' && piece.p[i] <= '9' ? year * 10 + (piece.p[i] - '0') : 0;
	return year;
}
