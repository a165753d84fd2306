#include "report/list_columns.h"

#include "report/answers.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>

static const struct zz_record *at(const struct zz_listed *s, uint32_t i)
{
	return &s->l->records[i];
}

static struct zz_str word(const struct zz_listed *s, uint32_t id)
{
	return zz_intern_str(&s->l->words, id);
}

static const char *comma(const struct zz_listed *s)
{
	return s->lang == ZZ_EN ? ", " : "、";
}

static void put_day(struct zz_buf *out, zz_day day)
{
	char text[ZZ_DATE_MAX];
	zz_buf_puts(out, zz_day_text(day, text));
}

static void put_term(struct zz_buf *out, const struct zz_listed *s, const struct zz_term *terms, int value)
{
	if (value > 0)
		zz_buf_puts(out, zz_term_text(&terms[value - 1], s->lang));
}

static int64_t day_key(zz_day day)
{
	return day == ZZ_NO_DAY ? INT64_MIN : day;
}

/* --- when and what --- */

static void date_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_day(out, at(s, i)->date);
}

static int64_t date_key(const struct zz_listed *s, uint32_t i)
{
	return day_key(at(s, i)->date);
}

static void end_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (at(s, i)->end_date != ZZ_NO_DAY)
		put_day(out, at(s, i)->end_date);
}

static int64_t end_key(const struct zz_listed *s, uint32_t i)
{
	return day_key(zz_record_end(at(s, i)));
}

static void time_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (at(s, i)->time.from >= 0)
		zz_span_text(out, at(s, i)->time);
}

static void kind_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_hosted *guests = r->hosted.at;
	zz_buf_puts(out, r->kind ? zz_term_text(&zz_kinds[r->kind].form.name, s->lang) : "-");
	for (uint32_t k = 0; k < r->hosted.n; k++)
		if (guests[k].kind)
			zz_buf_printf(out, "+%s", zz_term_text(&zz_kinds[guests[k].kind].form.name, s->lang));
}

static int64_t kind_key(const struct zz_listed *s, uint32_t i)
{
	return at(s, i)->kind;
}

static void system_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (at(s, i)->kind)
		zz_buf_puts(out, zz_term_text(&zz_system_terms[zz_kinds[at(s, i)->kind].system], s->lang));
}

static int64_t system_key(const struct zz_listed *s, uint32_t i)
{
	return at(s, i)->kind ? zz_kinds[at(s, i)->kind].system : INT64_MIN;
}

static void unit_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	(void)i;
	zz_buf_str(out, word(s, s->l->unit.name));
}

static void branch_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	zz_buf_str(out, zz_view_owner(s->l, at(s, i)->owner));
}

static void group_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_group *g = r->org >= 0 && r->group ? zz_org_group(&s->l->roster, r->org, r->group) : NULL;
	zz_buf_str(out, word(s, g && g->name ? g->name : r->group));
}

static int64_t year_key(const struct zz_listed *s, uint32_t i)
{
	return at(s, i)->assessment_year == ZZ_UNSET ? INT64_MIN : at(s, i)->assessment_year;
}

static void year_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (at(s, i)->assessment_year != ZZ_UNSET)
		zz_buf_printf(out, "%d", at(s, i)->assessment_year);
}

struct zz_str zz_listed_title(const struct zz_listed *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_agenda *agenda = r->agenda.at;
	return word(s, r->title ? r->title : r->agenda.n ? agenda[0].topic : 0);
}

static void title_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	static const char *const marks[] = {
		[ZZ_READABLE] = NULL,
		[ZZ_UNREADABLE] = N_("[cannot be read] "),
		[ZZ_WITHDRAWN] = N_("[withdrawn] "),
	};
	const char *mark = marks[at(s, i)->state];
	if (mark)
		zz_buf_puts(out, zz_tr(s->lang, mark));
	zz_buf_str(out, zz_listed_title(s, i));
	if (!out->n) /* a group's meeting that studied a text */
		group_cell(out, s, i);
}

static void topics_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_agenda *agenda = r->agenda.at;
	for (uint32_t k = 0; k < r->agenda.n; k++) {
		zz_buf_puts(out, k ? (s->lang == ZZ_EN ? "; " : "；") : "");
		zz_buf_str(out, word(s, agenda[k].topic));
	}
}

static void place_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	zz_buf_str(out, word(s, at(s, i)->place));
}

/* --- who --- */

struct zz_str zz_listed_name(const struct zz_listed *s, const struct zz_who *who)
{
	if (who->name || who->person < 0)
		return word(s, who->name ? who->name : who->id);
	return word(s, s->l->roster.people[who->person].name);
}

static void names(struct zz_buf *out, const struct zz_listed *s, const struct zz_list *list)
{
	const struct zz_who *who = list->at;
	for (uint32_t k = 0; k < list->n; k++) {
		zz_buf_puts(out, k ? comma(s) : "");
		zz_buf_str(out, zz_listed_name(s, &who[k]));
	}
}

static void host_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	zz_buf_str(out, zz_listed_name(s, &at(s, i)->chair));
}

static void recorder_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	zz_buf_str(out, zz_listed_name(s, &at(s, i)->recorder));
}

static void lecturer_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_hosted *guests = r->hosted.at;
	zz_buf_str(out, zz_listed_name(s, &r->lecturer));
	for (uint32_t k = 0; k < r->hosted.n; k++) {
		struct zz_str name = zz_listed_name(s, &guests[k].lecturer);
		zz_buf_puts(out, name.n && out->n ? comma(s) : "");
		zz_buf_str(out, name);
	}
}

/* Of the record, and of what else was held in the same sitting. */
static void parties(struct zz_buf *out, const struct zz_listed *s, uint32_t i, bool talkers)
{
	const struct zz_record *r = at(s, i);
	const struct zz_hosted *guests = r->hosted.at;
	names(out, s, talkers ? &r->talkers : &r->talkees);
	for (uint32_t k = 0; k < r->hosted.n; k++) {
		const struct zz_list *list = talkers ? &guests[k].talkers : &guests[k].talkees;
		zz_buf_puts(out, out->n && list->n ? comma(s) : "");
		names(out, s, list);
	}
}

static void talkers_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	parties(out, s, i, true);
}

static void talkees_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	parties(out, s, i, false);
}

static size_t party(const struct zz_listed *s, uint32_t i, bool talkers)
{
	const struct zz_record *r = at(s, i);
	const struct zz_hosted *guests = r->hosted.at;
	size_t n = talkers ? r->talkers.n : r->talkees.n;
	for (uint32_t k = 0; k < r->hosted.n; k++)
		n += talkers ? guests[k].talkers.n : guests[k].talkees.n;
	return n;
}

size_t zz_listed_talkers(const struct zz_listed *s, uint32_t record)
{
	return party(s, record, true);
}

size_t zz_listed_talkees(const struct zz_listed *s, uint32_t record)
{
	return party(s, record, false);
}

static int64_t talker_count_key(const struct zz_listed *s, uint32_t i)
{
	return (int64_t)party(s, i, true);
}

static int64_t talkee_count_key(const struct zz_listed *s, uint32_t i)
{
	return (int64_t)party(s, i, false);
}

static void talker_count_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (party(s, i, true))
		zz_buf_printf(out, "%zu", party(s, i, true));
}

static void talkee_count_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (party(s, i, false))
		zz_buf_printf(out, "%zu", party(s, i, false));
}

static void members_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	names(out, s, &at(s, i)->members);
}

static void talk_kind_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_term(out, s, zz_talk_terms, at(s, i)->talk_kind);
}

static void relation_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_term(out, s, zz_relation_terms, at(s, i)->relation);
}

/* --- attendance, by the roster of the day --- */

static struct zz_attendance counted(const struct zz_listed *s, uint32_t i)
{
	struct zz_attendance n = {0};
	if (at(s, i)->kind && at(s, i)->state != ZZ_UNREADABLE)
		zz_record_attendance(s->l, at(s, i), &n);
	return n;
}

/* Of a list of those present without anybody due (an activity) the number alone. */
static void attendance_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	struct zz_attendance n = counted(s, i);
	if (n.known && n.due)
		zz_buf_printf(out, "%d/%d", n.present, n.due);
	else if (n.known)
		zz_buf_printf(out, "%d", n.listed_present);
	else if (n.due)
		zz_buf_printf(out, "?/%d", n.due);
}

static int64_t attendance_key(const struct zz_listed *s, uint32_t i)
{
	enum { PARTS = 1000000 };
	struct zz_attendance n = counted(s, i);
	return n.known && n.due ? (int64_t)n.present * PARTS / n.due : INT64_MIN;
}

static int64_t due_key(const struct zz_listed *s, uint32_t i)
{
	struct zz_attendance n = counted(s, i);
	return n.due ? n.due : INT64_MIN;
}

static int64_t present_key(const struct zz_listed *s, uint32_t i)
{
	struct zz_attendance n = counted(s, i);
	return n.known ? (n.due ? n.present : n.listed_present) : INT64_MIN;
}

static int64_t absent_key(const struct zz_listed *s, uint32_t i)
{
	struct zz_attendance n = counted(s, i);
	return n.known && n.due ? n.absent : INT64_MIN;
}

static void put_key(struct zz_buf *out, int64_t key)
{
	if (key != INT64_MIN)
		zz_buf_printf(out, "%lld", (long long)key);
}

static void due_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_key(out, due_key(s, i));
}

static void present_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_key(out, present_key(s, i));
}

static void absent_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_key(out, absent_key(s, i));
}

static void absentees_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	const struct zz_attendee *a = at(s, i)->absent.at;
	bool zh = s->lang == ZZ_ZH;
	for (uint32_t k = 0; k < at(s, i)->absent.n; k++) {
		zz_buf_puts(out, k ? comma(s) : "");
		zz_buf_str(out, zz_listed_name(s, &a[k].who));
		if (a[k].reason)
			zz_buf_printf(out, zh ? "（%s）" : " (%s)",
						  zz_term_text(&zz_reason_terms[a[k].reason - 1], s->lang));
	}
}

/* --- entry --- */

static const struct zz_entered *entry(const struct zz_listed *s, uint32_t i)
{
	return &s->entries->at[i];
}

static void entered_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	if (entry(s, i)->day != ZZ_NO_DAY)
		put_day(out, entry(s, i)->day);
	else
		zz_buf_puts(out, zz_term_text(&zz_entry_terms[entry(s, i)->state], s->lang));
}

static int64_t entered_key(const struct zz_listed *s, uint32_t i)
{
	return entry(s, i)->day == ZZ_NO_DAY ? INT64_MIN : entry(s, i)->moment;
}

static int64_t late_key(const struct zz_listed *s, uint32_t i)
{
	return entry(s, i)->lag >= 0 ? entry(s, i)->lag : INT64_MIN;
}

static void late_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	put_key(out, late_key(s, i));
}

static void band_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	const struct zz_entered *e = entry(s, i);
	if (e->imported)
		zz_buf_puts(out, zz_term_text(&zz_terms_states[ZZ_IS_IMPORTED - 1], s->lang));
	else if (e->band == ZZ_BAND_TIMELY)
		zz_buf_puts(out, zz_term_text(&zz_band_terms[e->band], s->lang));
	else if (e->band != ZZ_BAND_UNKNOWN)
		zz_buf_printf(out, s->lang == ZZ_EN ? "%s %d" : "%s%d",
					  zz_term_text(&zz_band_terms[e->band], s->lang), e->lag);
	else
		zz_buf_putc(out, '-');
}

/* --- state and place --- */

static void review_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	struct zz_review_state state = zz_review_state(s->l, i, s->reviews[i]);
	zz_review_text(out, s->l, &state, s->lang);
}

static void state_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	size_t from = out->n;
	for (int state = ZZ_IS_UNREADABLE; state <= ZZ_IS_PASSED; state++)
		if (zz_record_is_in(s->l, i, s->reviews, (enum zz_terms_state)state))
			zz_buf_printf(out, "%s%s", out->n > from ? comma(s) : "",
						  zz_term_text(&zz_terms_states[state - 1], s->lang));
}

void zz_listed_id(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	struct zz_str owner = word(s, at(s, i)->file_owner);
	zz_buf_printf(out, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(at(s, i)->id));
}

static void file_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	zz_buf_str(out, at(s, i)->path);
}

/* A row's number is known only when all rows are there (list.c). */
static void number_cell(struct zz_buf *out, const struct zz_listed *s, uint32_t i)
{
	(void)out, (void)s, (void)i;
}

const struct zz_list_column zz_list_columns[ZZ_LIST_COLUMNS] = {
	[ZZ_COL_NUMBER] = {{"number", "序号"}, "no", number_cell, NULL, true, 0},
	[ZZ_COL_DATE] = {{"date", "日期"}, "时间", date_cell, date_key, false, 0},
	[ZZ_COL_END] = {{"end", "结束日期"}, "end_date|end-date", end_cell, end_key, false, 0},
	[ZZ_COL_TIME] = {{"time", "起止时间"}, NULL, time_cell, NULL, false, 0},
	[ZZ_COL_KIND] = {{"kind", "类型"}, "类别|type", kind_cell, kind_key, false, 0},
	[ZZ_COL_SYSTEM] = {{"system", "制度"}, NULL, system_cell, system_key, false, 0},
	[ZZ_COL_UNIT] = {{"unit", "单位"}, "ledger|台账", unit_cell, NULL, false, 8},
	[ZZ_COL_BRANCH] = {{"branch", "支部"}, "owner|组织", branch_cell, NULL, false, 8},
	[ZZ_COL_GROUP] = {{"group", "党小组"}, "小组", group_cell, NULL, false, 8},
	[ZZ_COL_YEAR] = {{"year", "年度"}, "assessment-year|assessment_year", year_cell, year_key, false, 0},
	[ZZ_COL_TITLE] = {{"title", "主题"}, "topic|名称|课题", title_cell, NULL, false, 12},
	[ZZ_COL_TOPICS] = {{"topics", "议题"}, NULL, topics_cell, NULL, false, 12},
	[ZZ_COL_PLACE] = {{"place", "地点"}, NULL, place_cell, NULL, false, 8},
	[ZZ_COL_HOST] = {{"host", "主持"}, "chair|主持人", host_cell, NULL, false, 6},
	[ZZ_COL_RECORDER] = {{"recorder", "记录"}, "记录人", recorder_cell, NULL, false, 6},
	[ZZ_COL_LECTURER] = {{"lecturer", "授课人"}, "授课", lecturer_cell, NULL, false, 6},
	[ZZ_COL_ATTENDANCE] = {{"attendance", "到会"}, "出席", attendance_cell, attendance_key, true, 0},
	[ZZ_COL_DUE] = {{"due", "应到"}, NULL, due_cell, due_key, true, 0},
	[ZZ_COL_PRESENT] = {{"present", "实到"}, NULL, present_cell, present_key, true, 0},
	[ZZ_COL_ABSENT] = {{"absent", "缺席人数"}, NULL, absent_cell, absent_key, true, 0},
	[ZZ_COL_ABSENTEES] = {{"absentees", "缺席"}, "缺席人员", absentees_cell, NULL, false, 10},
	[ZZ_COL_TALKERS] = {{"talkers", "谈话人"}, NULL, talkers_cell, NULL, false, 6},
	[ZZ_COL_TALKEES] = {{"talkees", "谈话对象"}, NULL, talkees_cell, NULL, false, 6},
	[ZZ_COL_TALKER_COUNT] =
		{{"talker-count", "谈话人数"}, NULL, talker_count_cell, talker_count_key, true, 0},
	[ZZ_COL_TALKEE_COUNT] =
		{{"talkee-count", "对象人数"}, NULL, talkee_count_cell, talkee_count_key, true, 0},
	[ZZ_COL_TALK_KIND] = {{"talk-kind", "谈话类型"}, "talk_kind", talk_kind_cell, NULL, false, 0},
	[ZZ_COL_RELATION] = {{"relation", "谈话关系"}, "关系", relation_cell, NULL, false, 0},
	[ZZ_COL_MEMBERS] = {{"members", "党员"}, "人员", members_cell, NULL, false, 8},
	[ZZ_COL_ENTERED] = {{"entered", "录入日期"}, NULL, entered_cell, entered_key, false, 0},
	[ZZ_COL_LATE] = {{"late", "迟录天数"}, "lag|迟录", late_cell, late_key, true, 0},
	[ZZ_COL_BAND] = {{"band", "时效"}, "录入", band_cell, late_key, false, 0},
	[ZZ_COL_REVIEW] = {{"review", "审核"}, "审核状态", review_cell, NULL, false, 0},
	[ZZ_COL_STATE] = {{"state", "状态"}, NULL, state_cell, NULL, false, 0},
	[ZZ_COL_ID] = {{"id", "编号"}, NULL, zz_listed_id, NULL, false, 0},
	[ZZ_COL_FILE] = {{"file", "文件"}, "path", file_cell, NULL, false, 0},
};

enum zz_list_column_id zz_list_column_find(struct zz_str name)
{
	for (int i = 0; i < ZZ_LIST_COLUMNS; i++) {
		if (zz_str_is(name, zz_list_columns[i].name.slug) || zz_str_is(name, zz_list_columns[i].name.label) ||
			zz_str_listed(zz_list_columns[i].also, name))
			return (enum zz_list_column_id)i;
	}
	return ZZ_LIST_COLUMNS;
}

int zz_list_column_unknown(struct zz_str name, struct zz_error *e)
{
	struct zz_term names[ZZ_LIST_COLUMNS + 1] = {{NULL, NULL}};
	struct zz_buf list = {0};
	for (int i = 0; i < ZZ_LIST_COLUMNS; i++) {
		names[i] = zz_list_columns[i].name;
		zz_buf_printf(&list, "%s%s", i ? (e->lang == ZZ_EN ? ", " : "、") : "",
					  zz_term_text(&names[i], e->lang));
	}
	const struct zz_term *near = zz_enum_nearest(names, name);
	bool latin = !name.n || (unsigned char)name.p[0] < 0x80;
	int rc = near ? zz_error(e, ZZ_EUSAGE, N_("there is no column \"%.*s\"; did you mean %s?"), ZZ_FMT(name),
							 latin ? near->slug : near->label)
				  : zz_error(e, ZZ_EUSAGE, N_("there is no column \"%.*s\"; there are: %s"), ZZ_FMT(name),
							 list.data);
	zz_buf_free(&list);
	return rc;
}
