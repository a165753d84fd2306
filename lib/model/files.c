#include "model/files.h"

#include "base/message.h"
#include "model/tables.h"
#include "model/fields.h"

static const struct zz_field format = {NAMED("format", "格式", COUNT),
									   .hint = N_("version of the format, written by the program")};

/* zzsh.yaml */
static const struct zz_term languages[] = {{"zh", "中文"}, {"en", "英文"}, END};

static const struct zz_field timely = {NAMED("timely", "按时", COUNT), .hint = N_("working days")};
static const struct zz_field late = {NAMED("late", "迟录", COUNT), .hint = N_("working days")};
static const struct zz_field backfilled = {NAMED("backfilled", "补录", COUNT), .hint = N_("working days")};
static const struct zz_item band_items[] = {
	KEEP_AT(timely, struct zz_bands, timely, ZZ_OPTIONAL),
	KEEP_AT(late, struct zz_bands, late, ZZ_OPTIONAL),
	KEEP_AT(backfilled, struct zz_bands, backfilled, ZZ_OPTIONAL),
};
static const struct zz_form band_form = ZZ_FORM("bands", "录入分档", band_items, struct zz_bands);

static const struct zz_field window = {
	NAMED("window", "年度会议截止", MONTH_DAY),
	.hint = N_("day of the next year until which yearly meetings are due, 03-31")};
static const struct zz_field life_counts = {
	NAMED("life_meeting_counts", "组织生活会计入党员大会", BOOL),
	.hint = N_("whether an organization life meeting in the form of a members' meeting counts as one")};
static const struct zz_field study_register = {
	NAMED("study_register", "学时登记齐全自", DAY),
	.hint = N_("the day from which on all lessons and courses of members are entered here with their hours")};
static const struct zz_field font_title = {NAMED("title", "小标宋", TEXT),
										   .hint = N_("for titles, in place of Founder's Xiaobiaosong")};
static const struct zz_field font_body = {NAMED("body", "仿宋", TEXT),
										  .hint = N_("for text, in place of Fangsong")};
static const struct zz_field font_hei = {NAMED("hei", "黑体", TEXT),
										 .hint = N_("for headings, in place of Heiti")};
static const struct zz_field font_kai = {NAMED("kai", "楷体", TEXT),
										 .hint = N_("for headings of the second level, in place of Kaiti")};
static const struct zz_field font_song = {NAMED("song", "宋体", TEXT),
										  .hint = N_("for page numbers, in place of Songti")};
static const struct zz_item font_items[] = {
	KEEP_AT(font_title, struct zz_fonts, title, ZZ_OPTIONAL),
	KEEP_AT(font_body, struct zz_fonts, body, ZZ_OPTIONAL),
	KEEP_AT(font_hei, struct zz_fonts, hei, ZZ_OPTIONAL),
	KEEP_AT(font_kai, struct zz_fonts, kai, ZZ_OPTIONAL),
	KEEP_AT(font_song, struct zz_fonts, song, ZZ_OPTIONAL),
};
static const struct zz_form font_form = ZZ_FORM("fonts", "字体", font_items, struct zz_fonts);
static const struct zz_field fonts = {
	NAMED("fonts", "字体", MAP), .sub = &font_form,
	.hint = N_("typefaces of documents, where the computer has others than those of GB/T 9704")};
static const struct zz_item setting_items[] = {
	KEEP_AT(window, struct zz_settings, window, ZZ_OPTIONAL),
	KEEP_AT(life_counts, struct zz_settings, life_meeting_counts, ZZ_OPTIONAL),
	KEEP_AT(study_register, struct zz_settings, study_register, ZZ_OPTIONAL),
	KEEP_AT(fonts, struct zz_settings, fonts, ZZ_OPTIONAL),
};
static const struct zz_form setting_form = ZZ_FORM("settings", "设置", setting_items, struct zz_settings);

static const struct zz_field unit_name = {NAMED("name", "名称", WORD), .hint = N_("name of the unit")};
static const struct zz_field language = {NAMED("language", "语言", ENUM), .values = languages,
										 .hint = N_("language of the files: zh or en")};
static const struct zz_field zone = {NAMED("zone", "时区", ZONE),
									 .hint = N_("+08:00 where nothing is written")};
static const struct zz_field adopted = {NAMED("adopted", "启用", DAY),
										.hint = N_("the day from which this ledger is kept")};
static const struct zz_field bands = {NAMED("bands", "录入分档", MAP), .sub = &band_form,
									  .hint = N_("limits of timely, late and backfilled entry")};
static const struct zz_field packs = {
	NAMED("packs", "规则包", LIST), .item = ZZ_TYPE_WORD,
	.hint = N_("rule packs in force: national, flags, organ, or one of your own")};
static const struct zz_field settings = {NAMED("settings", "设置", MAP), .sub = &setting_form,
										 .hint = N_("choices the regulations leave open")};
static const struct zz_field witnesses = {NAMED("witnesses", "见证", LIST), .item = ZZ_TYPE_WORD,
										  .hint = N_("names of the witnesses that receive this ledger")};
static const struct zz_item unit_items[] = {
	KEEP_AT(format, struct zz_unit, format, ZZ_SHAPE),
	KEEP_AT(unit_name, struct zz_unit, name, ZZ_SHAPE),
	KEEP_AT(language, struct zz_unit, lang, ZZ_OPTIONAL),
	KEEP_AT(zone, struct zz_unit, zone, ZZ_OPTIONAL),
	KEEP_AT(adopted, struct zz_unit, adopted, ZZ_OPTIONAL),
	KEEP_AT(bands, struct zz_unit, bands, ZZ_OPTIONAL),
	KEEP_AT(packs, struct zz_unit, packs, ZZ_OPTIONAL),
	KEEP_AT(settings, struct zz_unit, settings, ZZ_OPTIONAL),
	KEEP_AT(witnesses, struct zz_unit, witnesses, ZZ_OPTIONAL),
};
const struct zz_form zz_unit_form = ZZ_FORM("unit", "单位", unit_items, struct zz_unit);

static void fill(int32_t *value, int32_t usual)
{
	if (*value == ZZ_UNSET)
		*value = usual;
}

void zz_unit_read(const struct zz_node *root, struct zz_unit *out, struct zz_reader *r)
{
	zz_form_read(&zz_unit_form, root, out, r);
	fill(&out->zone, 8 * 60);
	fill(&out->bands.timely, 3);
	fill(&out->bands.late, 10);
	fill(&out->bands.backfilled, 30);
	fill(&out->settings.window, 331);
	if (!out->lang)
		out->lang = 1;
	if (!out->settings.life_meeting_counts)
		out->settings.life_meeting_counts = 2;
}

/* genesis.yaml */
static const struct zz_field salt = {NAMED("salt", "盐", TEXT),
									 .hint = N_("random, so that no two ledgers have one id")};
static const struct zz_field created = {NAMED("created", "日期", DAY),
										.hint = N_("the day the ledger was made")};
static const struct zz_item genesis_items[] = {
	KEEP_AT(format, struct zz_genesis, format, ZZ_SHAPE),
	KEEP_AT(salt, struct zz_genesis, salt, ZZ_SHAPE),
	KEEP_AT(created, struct zz_genesis, created, ZZ_SHAPE),
};
const struct zz_form zz_genesis_form = ZZ_FORM("genesis", "建账", genesis_items, struct zz_genesis);

/* waivers/<on>-<c4>.yaml */
static const struct zz_field rule = {NAMED("rule", "规则", TEXT), .hint = N_("id of the rule")};
static const struct zz_field subject = {
	NAMED("subject", "对象", TEXT), .hint = N_("id of the branch, group, member or body that it holds for")};
static const struct zz_field record = {NAMED("record", "记录", TEXT), .also = "记录编号",
									   .hint = N_("id of the record, owner/id")};
static const struct zz_field obligation = {NAMED("obligation", "应办事项", TEXT),
										   .hint = N_("key of the obligation, rule/owner/subject/period")};
static const struct zz_field period = {NAMED("period", "期间", TEXT), .also = "周期",
									   .hint = N_("2025, 2025Q3, 2025-03 or a range of days")};
static const struct zz_field reason = {NAMED("reason", "理由", PROSE), .also = "原因",
									   .hint = N_("the reason")};
static const struct zz_field approved_by = {NAMED("approved_by", "批准", WORD), .also = "批准人|批准单位",
											.hint = N_("who approved it")};
static const struct zz_item waiver_items[] = {
	{.field = &rule, .need = ZZ_SHAPE, .offset = offsetof(struct zz_waiver, rule), .unless = "obligation"},
	KEEP_AT(subject, struct zz_waiver, subject, ZZ_OPTIONAL),
	{.field = &record,
	 .need = ZZ_SHAPE,
	 .offset = offsetof(struct zz_waiver, record),
	 .unless = "subject|obligation"},
	KEEP_AT(obligation, struct zz_waiver, obligation, ZZ_OPTIONAL),
	KEEP_AT(period, struct zz_waiver, period, ZZ_OPTIONAL),
	KEEP_AT(reason, struct zz_waiver, reason, ZZ_ELEMENT),
	KEEP_AT(approved_by, struct zz_waiver, approved_by, ZZ_ELEMENT),
	KEEP_AT(zz_fields[ZZ_F_ON], struct zz_waiver, on, ZZ_SHAPE),
};
const struct zz_form zz_waiver_form = ZZ_FORM("waiver", "经批准免计", waiver_items, struct zz_waiver);

void zz_waiver_read(const struct zz_node *root, struct zz_waiver *out, struct zz_reader *r)
{
	struct zz_str path = out->path;
	zz_form_read(&zz_waiver_form, root, out, r);
	out->path = path;
}

/* notices.yaml */
static const struct zz_field number = {NAMED("number", "文号", WORD), .hint = N_("number of the document")};
static const struct zz_field issued = {NAMED("issued", "印发", DAY), .also = "印发日期|发文日期",
									   .hint = N_("the day it was issued")};
static const struct zz_field kinds = {NAMED("kinds", "类型", LIST), .item = ZZ_TYPE_ENUM,
									  .values = zz_kind_terms,
									  .hint = N_("the yearly meetings it speaks of")};
static const struct zz_field deadline = {NAMED("deadline", "截止", DAY), .also = "时限|截止日期",
										 .hint = N_("the last day, YYYY-MM-DD")};
static const struct zz_item notice_items[] = {
	KEEP_AT(number, struct zz_notice, number, ZZ_SHAPE),
	KEEP_AT(issued, struct zz_notice, issued, ZZ_OPTIONAL),
	KEEP_AT(kinds, struct zz_notice, kinds, ZZ_SHAPE),
	KEEP_AT(zz_fields[ZZ_F_ASSESSMENT_YEAR], struct zz_notice, assessment_year, ZZ_SHAPE),
	KEEP_AT(deadline, struct zz_notice, deadline, ZZ_SHAPE),
};
static const struct zz_form notice_form = ZZ_FORM("notice", "通知", notice_items, struct zz_notice);
static const struct zz_field notices = {NAMED("notices", "通知", LIST), .sub = &notice_form,
										.hint = N_("notices of the superior that set a deadline")};
static const struct zz_item notices_items[] = {KEEP_AT(notices, struct zz_notices, notices, ZZ_SHAPE)};
const struct zz_form zz_notices_form = ZZ_BARE_FORM("notices", "上级通知", notices_items, struct zz_notices);

/* documents.yaml */
static const struct zz_field document_id = {NAMED("id", "编号", WORD), .also = "文号",
											.hint = N_("number or short name of the document")};
static const struct zz_field title = {NAMED("title", "标题", TEXT), .also = "名称",
									  .hint = N_("its full title")};
static const struct zz_field repealed = {NAMED("repealed", "废止", DAY), .also = "废止日期",
										 .hint = N_("the day it was repealed")};
static const struct zz_item document_items[] = {
	KEEP_AT(document_id, struct zz_document, id, ZZ_SHAPE),
	KEEP_AT(title, struct zz_document, title, ZZ_SHAPE),
	KEEP_AT(issued, struct zz_document, issued, ZZ_OPTIONAL),
	KEEP_AT(repealed, struct zz_document, repealed, ZZ_OPTIONAL),
};
static const struct zz_form document_form = ZZ_FORM("document", "文件", document_items, struct zz_document);
static const struct zz_field documents = {NAMED("documents", "文件", LIST), .sub = &document_form,
										  .hint = N_("documents that are studied")};
static const struct zz_item documents_items[] = {
	KEEP_AT(documents, struct zz_documents, documents, ZZ_SHAPE)};
const struct zz_form zz_documents_form =
	ZZ_BARE_FORM("documents", "学习文件", documents_items, struct zz_documents);

/* calendar/<year>.yaml */
const struct zz_term zz_day_terms[] = {{"off", "放假"}, {"work", "上班"}, END};
static const struct zz_field day_date = {NAMED("date", "日期", DAY), .hint = N_("the day, YYYY-MM-DD")};
static const struct zz_field day_state = {NAMED("state", "状态", ENUM), .values = zz_day_terms,
										  .hint = N_("off or work")};
static const struct zz_field day_name = {NAMED("name", "名称", WORD), .hint = N_("name of the holiday")};
static const struct zz_item day_items[] = {
	KEEP_AT(day_date, struct zz_calendar_day, date, ZZ_SHAPE),
	KEEP_AT(day_state, struct zz_calendar_day, state, ZZ_SHAPE),
	KEEP_AT(day_name, struct zz_calendar_day, name, ZZ_OPTIONAL),
};
static const struct zz_form day_form = ZZ_FORM("day", "天", day_items, struct zz_calendar_day);
static const struct zz_field days = {NAMED("days", "天", LIST), .sub = &day_form,
									 .hint = N_("holidays, and weekends that are worked")};
static const struct zz_item calendar_items[] = {KEEP_AT(days, struct zz_calendar_file, days, ZZ_SHAPE)};
const struct zz_form zz_calendar_form =
	ZZ_BARE_FORM("calendar", "放假安排", calendar_items, struct zz_calendar_file);
