/* Records, and what stands in them. */
#include "report/tables_parts.h"

#include "base/message.h"
#include "model/own_text.h"
#include "report/closed.h"
#include "rules/reviews.h"

#include <string.h>

static const struct zz_term record_states[] = {
	[ZZ_READABLE] = {"readable", "可读"},
	[ZZ_UNREADABLE] = {"unreadable", "读不出"},
	[ZZ_WITHDRAWN] = {"withdrawn", "已撤回"},
};

/* --- records --- */

static const struct zz_table_column records[] = {
	ZZ_TABLE_TEXT("id", "编号", N_("owner/id")),
	ZZ_TABLE_TEXT("owner", "组织", N_("organisations.id, or unit")),
	ZZ_TABLE_TERM("kind", "类型", N_("kind of record"), zz_kind_terms),
	ZZ_TABLE_TERM("system", "制度", N_("which of the eight systems"), zz_system_terms),
	ZZ_TABLE_TERMS("state", "状态", N_("only readable ones count"), record_states, 3),
	ZZ_TABLE_TEXT("date", "日期", N_("day it was held")),
	ZZ_TABLE_TEXT("end_date", "结束日期", N_("last day, where it took several")),
	ZZ_TABLE_TEXT("time", "起止时间", N_("14:30-15:40")),
	ZZ_TABLE_TEXT("place", "地点", N_("where")),
	ZZ_TABLE_TEXT("title", "主题", N_("title, or the first topic")),
	ZZ_TABLE_TEXT("party_group", "党小组", N_("id of the party group")),
	ZZ_TABLE_INT("assessment_year", "年度", N_("the year it is for")),
	ZZ_TABLE_TEXT("chair", "主持", N_("name of who chaired")),
	ZZ_TABLE_TEXT("recorder", "记录人", N_("name of who took the minutes")),
	ZZ_TABLE_TEXT("lecturer", "授课人", N_("name of who taught")),
	ZZ_TABLE_INT("hours_tenths", "学时十倍", N_("hours of study times ten")),
	ZZ_TABLE_TERM("talk_kind", "谈话类型", N_("of a talk"), zz_talk_terms),
	ZZ_TABLE_TERM("relation", "谈话关系", N_("of a talk"), zz_relation_terms),
	ZZ_TABLE_INT("due", "应到", N_("by the roster of the day")),
	ZZ_TABLE_INT("present", "实到", N_("of those due; NULL where nobody was written down")),
	ZZ_TABLE_INT("online", "线上", N_("of those present")),
	ZZ_TABLE_INT("unaccounted", "未登记", N_("due, and in neither list")),
	ZZ_TABLE_TEXT("entered", "录入日期", N_("by this computer's own clock")),
	ZZ_TABLE_INT("lag", "迟录天数", N_("working days from the sitting to its entry")),
	ZZ_TABLE_TERMS("band", "时效", N_("how late; NULL where it is not known"), zz_band_terms, ZZ_BANDS),
	ZZ_TABLE_INT("imported", "补登", N_("1: taken over from older papers")),
	ZZ_TABLE_INT("corrections", "更正次数", N_("how often it was corrected openly")),
	ZZ_TABLE_TEXT("late_reason", "迟录原因", N_("as it was given")),
	ZZ_TABLE_TERMS("review", "审核", N_("the superior's review"), zz_reviewed_terms, ZZ_REVIEWED_STATES),
	ZZ_TABLE_TEXT("file", "文件", N_("path in the ledger")),
};

static void put_attendance(struct zz_tables *t, const struct zz_record *r)
{
	struct zz_attendance n = {0};
	if (r->kind && r->state != ZZ_UNREADABLE)
		zz_record_attendance(t->l, r, &n);
	bool known = n.known && n.due;
	zz_put_count(t, n.due ? n.due : ZZ_UNSET);
	zz_put_count(t, known ? n.present : n.known ? n.listed_present : ZZ_UNSET);
	zz_put_count(t, known ? n.online : ZZ_UNSET);
	zz_put_count(t, known ? n.unaccounted : ZZ_UNSET);
}

static void put_entry(struct zz_tables *t, const struct zz_record *r, const struct zz_entered *e)
{
	zz_put_day(t, e->day);
	zz_put_count(t, e->lag >= 0 ? e->lag : ZZ_UNSET);
	zz_db_text(t->db, zz_str(e->band != ZZ_BAND_UNKNOWN ? zz_band_terms[e->band].slug : NULL));
	zz_db_int(t->db, r->imported);
	zz_db_int(t->db, r->amends.n);
	zz_db_text(t->db, r->late_reason);
}

static void put_review(struct zz_tables *t, uint32_t i)
{
	struct zz_review_state state = {.state = ZZ_UNREVIEWED};
	if (t->listed.reviews[i] >= 0)
		state = zz_review_state(t->l, i, t->listed.reviews[i]);
	zz_db_text(t->db, zz_str(zz_reviewed_terms[state.state].slug));
}

static void put_sitting(struct zz_tables *t, const struct zz_record *r, uint32_t i)
{
	if (r->time.from >= 0)
		zz_span_text(&t->text, r->time);
	zz_put_text(t);
	zz_put_word(t, r->place);
	zz_db_text(t->db, zz_listed_title(&t->listed, i));
	zz_put_word(t, r->group);
	zz_put_count(t, r->assessment_year);
	zz_db_text(t->db, zz_listed_name(&t->listed, &r->chair));
	zz_db_text(t->db, zz_listed_name(&t->listed, &r->recorder));
	zz_db_text(t->db, zz_listed_name(&t->listed, &r->lecturer));
	zz_put_count(t, r->hours);
	zz_put_term(t, zz_talk_terms, r->talk_kind);
	zz_put_term(t, zz_relation_terms, r->relation);
}

static void fill_records(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->nrecords; i++) {
		const struct zz_record *r = &t->l->records[i];
		zz_put_record(t, (int32_t)i);
		zz_put_word(t, r->owner);
		zz_put_term(t, zz_kind_terms, r->kind);
		zz_db_text(t->db, zz_str(r->kind ? zz_system_terms[zz_kinds[r->kind].system].slug : NULL));
		zz_db_text(t->db, zz_str(record_states[r->state].slug));
		zz_put_day(t, r->date);
		zz_put_day(t, r->end_date);
		put_sitting(t, r, i);
		put_attendance(t, r);
		put_entry(t, r, &t->listed.entries->at[i]);
		put_review(t, i);
		zz_db_text(t->db, r->path);
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_records = {
	{"records", "记录"}, N_("a record of the ledger"), ZZ_TABLE_COLUMNS(records), .fill = fill_records};

/* --- what else was held in the same sitting --- */

static const struct zz_table_column hosted[] = {
	ZZ_TABLE_TEXT("record", "记录", N_("records.id")),
	ZZ_TABLE_TERM("kind", "类型", N_("what was held besides"), zz_kind_terms),
	ZZ_TABLE_TEXT("title", "主题", N_("its title")),
	ZZ_TABLE_TEXT("lecturer", "授课人", N_("name of who taught")),
};

static void fill_hosted(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->nrecords; i++) {
		const struct zz_hosted *guests = t->l->records[i].hosted.at;
		for (uint32_t k = 0; k < t->l->records[i].hosted.n; k++) {
			zz_put_record(t, (int32_t)i);
			zz_put_term(t, zz_kind_terms, guests[k].kind);
			zz_put_word(t, guests[k].title);
			zz_db_text(t->db, zz_listed_name(&t->listed, &guests[k].lecturer));
			zz_db_row(t->db);
		}
	}
}

const struct zz_table zz_table_hosted = {{"same_sitting", "同场"},
										 N_("another kind that was held in the same sitting"),
										 ZZ_TABLE_COLUMNS(hosted),
										 .fill = fill_hosted};

/* --- who came --- */

static const struct zz_table_column attendance[] = {
	ZZ_TABLE_TEXT("record", "记录", N_("records.id")),
	ZZ_TABLE_TEXT("person", "党员", N_("people.id; NULL where the name leads to nobody")),
	ZZ_TABLE_TEXT("name", "姓名", N_("as written")),
	ZZ_TABLE_INT("present", "到会", N_("1: in the list of those present, 0: of those absent")),
	ZZ_TABLE_TERM("mode", "方式", N_("onsite or online; NULL: not said"), zz_mode_terms),
	ZZ_TABLE_TERM("role", "身份", N_("member, guest, attached; NULL: member"), zz_role_terms),
	ZZ_TABLE_TERM("reason", "事由", N_("of an absence"), zz_reason_terms),
};

static void put_attendees(struct zz_tables *t, uint32_t i, const struct zz_list *list, bool present)
{
	const struct zz_attendee *at = list->at;
	for (uint32_t k = 0; k < list->n; k++) {
		zz_put_record(t, (int32_t)i);
		zz_put_person_id(t, at[k].who.person);
		zz_db_text(t->db, zz_listed_name(&t->listed, &at[k].who));
		zz_db_int(t->db, present);
		zz_put_term(t, zz_mode_terms, at[k].mode);
		zz_put_term(t, zz_role_terms, at[k].role);
		zz_put_term(t, zz_reason_terms, at[k].reason);
		zz_db_row(t->db);
	}
}

static void fill_attendance(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->nrecords; i++) {
		put_attendees(t, i, &t->l->records[i].present, true);
		put_attendees(t, i, &t->l->records[i].absent, false);
	}
}

const struct zz_table zz_table_attendance = {{"attendance", "出勤"},
											 N_("a name in the lists of those present or absent"),
											 ZZ_TABLE_COLUMNS(attendance),
											 .fill = fill_attendance};

/* --- agenda --- */

static const struct zz_table_column agenda[] = {
	ZZ_TABLE_TEXT("record", "记录", N_("records.id")),
	ZZ_TABLE_INT("item", "序号", N_("from 1")),
	ZZ_TABLE_TEXT("topic", "事项", N_("what it was about")),
	ZZ_TABLE_INT("yes", "赞成", N_("votes for")),
	ZZ_TABLE_INT("no", "反对", N_("votes against")),
	ZZ_TABLE_INT("abstain", "弃权", N_("abstentions")),
	ZZ_TABLE_TEXT("responsible", "责任人", N_("who carries it out")),
	ZZ_TABLE_TEXT("deadline", "时限", N_("until when")),
};

static void fill_agenda(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->nrecords; i++) {
		const struct zz_agenda *at = t->l->records[i].agenda.at;
		for (uint32_t k = 0; k < t->l->records[i].agenda.n; k++) {
			zz_put_record(t, (int32_t)i);
			zz_db_int(t->db, k + 1);
			zz_put_word(t, at[k].topic);
			zz_put_count(t, at[k].vote.given ? at[k].vote.yes : ZZ_UNSET);
			zz_put_count(t, at[k].vote.given ? at[k].vote.no : ZZ_UNSET);
			zz_put_count(t, at[k].vote.given ? at[k].vote.abstain : ZZ_UNSET);
			zz_put_word(t, at[k].person);
			zz_put_day(t, at[k].deadline);
			zz_db_row(t->db);
		}
	}
}

const struct zz_table zz_table_agenda = {
	{"agenda", "议题"}, N_("an item of an agenda"), ZZ_TABLE_COLUMNS(agenda), .fill = fill_agenda};

/* --- texts --- */

static const struct zz_table_column texts[] = {
	ZZ_TABLE_TEXT("record", "记录", N_("records.id")),
	ZZ_TABLE_TEXT("part", "部分", N_("where it stands: content, agenda.2.remarks")),
	ZZ_TABLE_INT("item", "序号", N_("of the agenda, from 1; 0: of the record")),
	ZZ_TABLE_TEXT("text", "文字", N_("as it is written")),
};

/* "agenda.2.remarks" and "problems.3" are of the fields remarks and problems. */
static bool is_closed(const struct zz_record *r, struct zz_str part)
{
	struct zz_str piece;
	char slug[64];
	while (zz_str_split(&part, '.', &piece)) {
		if (piece.n >= sizeof slug)
			return true;
		memcpy(slug, piece.p, piece.n);
		slug[piece.n] = '\0';
		if (zz_closed_field(r, slug))
			return true;
	}
	return false;
}

static void fill_texts(struct zz_tables *t)
{
	struct zz_record_text text = {0};
	for (uint32_t i = 0; i < t->l->nrecords; i++) {
		const struct zz_record *r = &t->l->records[i];
		if (r->state == ZZ_UNREADABLE || !zz_record_text_read(t->l, r, &text))
			continue;
		for (size_t k = 0; k < text.n; k++) {
			if (!t->privately && is_closed(r, text.at[k].part))
				continue;
			zz_put_record(t, (int32_t)i);
			zz_db_text(t->db, text.at[k].part);
			zz_db_int(t->db, text.at[k].item);
			zz_db_text(t->db, text.at[k].text);
			zz_db_row(t->db);
		}
	}
	zz_record_text_free(&text);
}

const struct zz_table zz_table_texts = {{"texts", "文字"},
										N_("a text of a record; closed ones only with --with-private"),
										ZZ_TABLE_COLUMNS(texts),
										.fill = fill_texts};

/* --- parties of talks, members of analyses and activities --- */

enum { TALKER = 1, TALKEE, MEMBER };
static const struct zz_term party_terms[] = {
	{"talker", "谈话人"}, {"talkee", "谈话对象"}, {"member", "党员"}, {NULL, NULL}};

static const struct zz_table_column parties[] = {
	ZZ_TABLE_TEXT("record", "记录", N_("records.id")),
	ZZ_TABLE_TERM("role", "角色", N_("talker, talkee, or member of an analysis or activity"), party_terms),
	ZZ_TABLE_TEXT("person", "党员", N_("people.id; NULL where the name leads to nobody")),
	ZZ_TABLE_TEXT("name", "姓名", N_("as written")),
};

static void put_parties(struct zz_tables *t, uint32_t i, int role, const struct zz_list *list)
{
	const struct zz_who *who = list->at;
	for (uint32_t k = 0; k < list->n; k++) {
		zz_put_record(t, (int32_t)i);
		zz_put_term(t, party_terms, role);
		zz_put_person_id(t, who[k].person);
		zz_db_text(t->db, zz_listed_name(&t->listed, &who[k]));
		zz_db_row(t->db);
	}
}

static void fill_parties(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->nrecords; i++) {
		const struct zz_record *r = &t->l->records[i];
		const struct zz_hosted *guests = r->hosted.at;
		put_parties(t, i, TALKER, &r->talkers);
		put_parties(t, i, TALKEE, &r->talkees);
		put_parties(t, i, MEMBER, &r->members);
		for (uint32_t k = 0; k < r->hosted.n; k++) {
			put_parties(t, i, TALKER, &guests[k].talkers);
			put_parties(t, i, TALKEE, &guests[k].talkees);
		}
	}
}

const struct zz_table zz_table_parties = {{"parties", "参与人"},
										  N_("somebody whom a talk, analysis or activity names"),
										  ZZ_TABLE_COLUMNS(parties),
										  .fill = fill_parties};

/* --- grades --- */

static const struct zz_table_column grades[] = {
	ZZ_TABLE_TEXT("record", "记录", N_("records.id of the appraisal, where it is known")),
	ZZ_TABLE_TEXT("person", "党员", N_("people.id; NULL where the name leads to nobody")),
	ZZ_TABLE_TEXT("name", "姓名", N_("as written")),
	ZZ_TABLE_TERM("grade", "等次", N_("NULL: none"), zz_grade_terms),
};

static void put_grades(struct zz_tables *t, int32_t record, const struct zz_list *list)
{
	const struct zz_grade *at = list->at;
	for (uint32_t k = 0; k < list->n; k++) {
		zz_put_record(t, record);
		zz_put_person_id(t, at[k].who.person);
		zz_db_text(t->db, zz_listed_name(&t->listed, &at[k].who));
		zz_put_term(t, zz_grade_terms, at[k].grade);
		zz_db_row(t->db);
	}
}

static void fill_grades(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->nrecords; i++)
		put_grades(t, (int32_t)i, &t->l->records[i].grades);
	for (size_t i = 0; i < t->l->nfollowups; i++) {
		const struct zz_followup *u = &t->l->followups[i];
		if (u->grades.n)
			put_grades(t, u->record.n ? zz_ledger_refer(t->l, u->owner, u->record) : -1, &u->grades);
	}
}

const struct zz_table zz_table_grades = {{"grades", "等次"},
										 N_("a person's grade; empty but with --with-private"),
										 ZZ_TABLE_COLUMNS(grades),
										 .fill = fill_grades,
										 .closed = true};
