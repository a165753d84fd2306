/* Ledgers of records: meetings, talks, lessons, appraisals. */
#include "report/closed.h"
#include "report/sheets_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "model/fields.h"

#include <string.h>

static enum zz_lang lang_of(const struct zz_sheet *s)
{
	return s->asked->asked->lang;
}

static const struct zz_record *at(const struct zz_sheet *s, uint32_t i)
{
	return &s->f.l->records[i];
}

static const char *comma(const struct zz_sheet *s)
{
	return lang_of(s) == ZZ_ZH ? "、" : ", ";
}

/* What stands before the next piece of a cell. */
static void join(struct zz_sheet *s, const char *between)
{
	if (s->cell.text.n)
		zz_buf_puts(&s->cell.text, between);
}

/* --- meetings --- */

static bool is_meeting(const struct zz_sheet *s, uint32_t i)
{
	return zz_report_has(&s->f, at(s, i)) && zz_kinds[at(s, i)->kind].due != ZZ_DUE_NOBODY;
}

/* The title, and what was on the agenda. */
static void topic_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_agenda *agenda = r->agenda.at;
	zz_buf_str(&s->cell.text, zz_intern_str(&s->f.l->words, r->title));
	for (uint32_t k = 0; k < r->agenda.n; k++) {
		join(s, "\n");
		if (r->agenda.n > 1)
			zz_buf_printf(&s->cell.text, "%u. ", k + 1);
		zz_buf_str(&s->cell.text, zz_intern_str(&s->f.l->words, agenda[k].topic));
	}
}

/* One person of a list in the file: "孙立（机关党委副书记）". */
static void put_guest(struct zz_sheet *s, const struct zz_node *n)
{
	const struct zz_node *name = n->kind == ZZ_MAP ? zz_form_get(&zz_form_guest, n, "name") : n;
	const struct zz_node *unit = n->kind == ZZ_MAP ? zz_form_get(&zz_form_guest, n, "unit") : NULL;
	const struct zz_node *post = n->kind == ZZ_MAP ? zz_form_get(&zz_form_guest, n, "post") : NULL;
	if (!name || name->kind != ZZ_SCALAR)
		return;
	join(s, comma(s));
	zz_buf_str(&s->cell.text, zz_str_trim(name->text));
	if ((!unit || unit->kind != ZZ_SCALAR) && (!post || post->kind != ZZ_SCALAR))
		return;
	zz_buf_puts(&s->cell.text, lang_of(s) == ZZ_ZH ? "（" : " (");
	if (unit && unit->kind == ZZ_SCALAR)
		zz_buf_str(&s->cell.text, zz_str_trim(unit->text));
	if (unit && post && unit->kind == ZZ_SCALAR && lang_of(s) == ZZ_EN)
		zz_buf_puts(&s->cell.text, ", ");
	if (post && post->kind == ZZ_SCALAR)
		zz_buf_str(&s->cell.text, zz_str_trim(post->text));
	zz_buf_puts(&s->cell.text, lang_of(s) == ZZ_ZH ? "）" : ")");
}

static void guests_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record_text *t = zz_sheet_text(s, i);
	const struct zz_node *list = t ? zz_form_get(t->form, t->root, "guests") : NULL;
	if (list && list->kind == ZZ_SCALAR)
		put_guest(s, list);
	ZZ_EACH(guest, list && list->kind == ZZ_SEQ ? list : NULL)
	put_guest(s, guest);
}

static void put_votes(struct zz_sheet *s, const struct zz_vote *v)
{
	if (v->given && v->yes != ZZ_UNSET)
		zz_msgf(&s->cell.text, lang_of(s), N_(" (for %d, against %d, abstained %d)"), (int)v->yes,
				(int)(v->no > 0 ? v->no : 0), (int)(v->abstain > 0 ? v->abstain : 0));
}

static void put_decision(struct zz_sheet *s, const struct zz_record *r, const struct zz_own_text *t)
{
	const struct zz_agenda *agenda = r->agenda.at;
	join(s, "\n");
	if (r->agenda.n > 1)
		zz_buf_printf(&s->cell.text, "%u. ", t->item);
	zz_msgf(&s->cell.text, lang_of(s), N_("Decided: %.*s"), ZZ_FMT(zz_str_trim(t->text)));
	if (t->item && t->item <= r->agenda.n)
		put_votes(s, &agenda[t->item - 1].vote);
}

/* What was voted on and not put into words. */
static void put_ballots(struct zz_sheet *s, const struct zz_record *r)
{
	const struct zz_agenda *agenda = r->agenda.at;
	for (uint32_t k = 0; k < r->agenda.n; k++) {
		if (agenda[k].decision || !agenda[k].vote.given)
			continue;
		join(s, "\n");
		zz_msgf(&s->cell.text, lang_of(s), N_("Put to the vote: %.*s"),
				ZZ_FMT(zz_intern_str(&s->f.l->words, agenda[k].topic)));
		put_votes(s, &agenda[k].vote);
	}
}

static void put_content(struct zz_sheet *s, struct zz_str text)
{
	enum { MOST = 200 }; /* characters: what a cell of a printed table can show */
	struct zz_str whole = zz_str_trim(text), front = zz_str_sub(whole, 0, zz_utf8_offset(whole, MOST));
	join(s, "\n");
	zz_buf_str(&s->cell.text, front);
	if (front.n < whole.n)
		zz_buf_puts(&s->cell.text, zz_tr(lang_of(s), N_("… (in full in the record)")));
}

/* Decisions in full, then the beginning of what was said and done; not what the same sitting held besides,
 * and nothing of what is closed. */
static void content_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_record_text *t = zz_sheet_text(s, i);
	bool open = !zz_closed_field(r, "content"), decisions = !zz_closed_field(r, "decision");
	for (size_t k = 0; t && k < t->n && decisions; k++)
		if (t->at[k].what == ZZ_OWN_DECISION)
			put_decision(s, r, &t->at[k]);
	put_ballots(s, r);
	for (size_t k = 0; t && k < t->n && open; k++)
		if (t->at[k].what == ZZ_OWN_CONTENT && !zz_str_starts(t->at[k].part, "hosted"))
			put_content(s, t->at[k].text);
}

/* The names of files, without their folders. */
static void attachments_cell(struct zz_sheet *s, uint32_t i)
{
	enum { SHOWN = 3 };
	const struct zz_attachment *files = at(s, i)->attachments.at;
	uint32_t n = at(s, i)->attachments.n;
	for (uint32_t k = 0; k < n && k < SHOWN; k++) {
		struct zz_str rest = files[k].path, name = ZZ_STR("sm3");
		for (struct zz_str piece; zz_str_split(&rest, '/', &piece);)
			name = piece;
		join(s, comma(s));
		zz_buf_str(&s->cell.text, name);
	}
	if (n > SHOWN)
		zz_msgf(&s->cell.text, lang_of(s), N_(" and others, %u files"), (unsigned)n);
}

static void put_remark(struct zz_sheet *s, const char *remark)
{
	join(s, lang_of(s) == ZZ_ZH ? "；" : "; ");
	zz_buf_puts(&s->cell.text, remark);
}

static void remarks_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	struct zz_attendance n;
	zz_record_attendance(s->f.l, r, &n);
	if (n.online)
		zz_msgf(&s->cell.text, lang_of(s), N_("online %d"), n.online);
	if (r->joint_with.n)
		put_remark(s, zz_tr(lang_of(s), N_("held jointly")));
	if (r->amends.n) {
		join(s, lang_of(s) == ZZ_ZH ? "；" : "; ");
		zz_msgf(&s->cell.text, lang_of(s), N_("corrections: %u"), (unsigned)r->amends.n);
	}
	if (r->imported)
		put_remark(s, zz_tr(lang_of(s), N_("taken over from older papers")));
	if (r->late_reason.n) {
		put_remark(s, zz_tr(lang_of(s), N_("late because: ")));
		zz_buf_str(&s->cell.text, r->late_reason);
	}
	if (r->sealed)
		put_remark(s, zz_tr(lang_of(s), N_("part of it sealed")));
}

static const struct zz_sheet_column meetings[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 4, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"id", "编号"}, NULL, ZZ_COL_ID, 12, ZZ_BOOK_LEFT, false, 0, 0},
	{{"branch", "支部"}, NULL, ZZ_COL_BRANCH, 10, ZZ_BOOK_LEFT, false, 0, 0},
	{{"date", "日期"}, NULL, ZZ_COL_DATE, 10, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"time", "起止时间"}, NULL, ZZ_COL_TIME, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"kind", "类别"}, NULL, ZZ_COL_KIND, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"title and topics", "主题/议题"}, topic_cell, 0, 20, ZZ_BOOK_LEFT, false, 0, 0},
	{{"place", "地点"}, NULL, ZZ_COL_PLACE, 8, ZZ_BOOK_LEFT, false, 0, 0},
	{{"chair", "主持人"}, NULL, ZZ_COL_HOST, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"recorder", "记录人"}, NULL, ZZ_COL_RECORDER, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"due", "应到"}, NULL, ZZ_COL_DUE, 4, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"present", "实到"}, NULL, ZZ_COL_PRESENT, 4, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"absent, with reasons", "缺席（姓名及原因）"}, NULL, ZZ_COL_ABSENTEES, 12, ZZ_BOOK_LEFT, false, 0, 0},
	{{"guests", "列席"}, guests_cell, 0, 10, ZZ_BOOK_LEFT, false, 0, 0},
	{{"content and decisions", "主要内容/决议"}, content_cell, 0, 34, ZZ_BOOK_LEFT, false, 0, 0},
	{{"attachments", "附件"}, attachments_cell, 0, 8, ZZ_BOOK_LEFT, false, 0, 0},
	{{"entered", "录入日期"}, NULL, ZZ_COL_ENTERED, 10, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"days late", "迟录天数"}, NULL, ZZ_COL_LATE, 4, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"review", "审核状态"}, NULL, ZZ_COL_REVIEW, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"remarks", "备注"}, remarks_cell, 0, 10, ZZ_BOOK_LEFT, false, 0, 0},
};
#define COLUMNS(table) .columns = (table), .ncolumns = sizeof(table) / sizeof *(table)

const struct zz_sheet_def zz_sheet_meetings = {
	COLUMNS(meetings),
	.wanted = is_meeting,
	.fixed = 4,
	.note =
		N_("\"Days late\" are working days from the sitting to its entry by this computer's own clock. What "
		   "was said where members criticise each other stays in the record."),
};

/* --- talks: who with whom, when and about what --- */

static bool is_talk(const struct zz_sheet *s, uint32_t i)
{
	return zz_report_has(&s->f, at(s, i)) && zz_record_is(at(s, i), ZZ_HEART_TALK);
}

/* A talk in the sitting of another kind has its own kind of talk. */
static void talk_kind_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_hosted *guests = r->hosted.at;
	uint8_t kind = r->talk_kind;
	for (uint32_t k = 0; k < r->hosted.n && !kind; k++)
		kind = guests[k].kind == ZZ_HEART_TALK ? guests[k].talk_kind : 0;
	zz_buf_puts(&s->cell.text,
				zz_term_text(&zz_talk_terms[kind ? kind - 1 : ZZ_TALK_ROUTINE - 1], lang_of(s)));
}

static void field_cell(struct zz_sheet *s, uint32_t i, const char *slug)
{
	const struct zz_record_text *t = at(s, i)->kind == ZZ_HEART_TALK ? zz_sheet_text(s, i) : NULL;
	const struct zz_node *n = t ? zz_form_get(t->form, t->root, slug) : NULL;
	if (n && n->kind == ZZ_SCALAR)
		zz_buf_str(&s->cell.text, zz_str_trim(n->text));
}

static void talk_text_cell(struct zz_sheet *s, uint32_t i)
{
	field_cell(s, i, "text");
}

static void talk_next_cell(struct zz_sheet *s, uint32_t i)
{
	field_cell(s, i, "next");
}

static const struct zz_sheet_column talks[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 5, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"branch", "支部"}, NULL, ZZ_COL_BRANCH, 16, ZZ_BOOK_LEFT, false, 0, 0},
	{{"date", "时间"}, NULL, ZZ_COL_DATE, 11, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"place", "地点"}, NULL, ZZ_COL_PLACE, 14, ZZ_BOOK_LEFT, false, 0, 0},
	{{"talkers", "谈话人"}, NULL, ZZ_COL_TALKERS, 14, ZZ_BOOK_LEFT, false, 0, 0},
	{{"talkees", "谈话对象"}, NULL, ZZ_COL_TALKEES, 20, ZZ_BOOK_LEFT, false, 0, 0},
	{{"kind", "类型"}, talk_kind_cell, 0, 10, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"relation", "关系"}, NULL, ZZ_COL_RELATION, 12, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"about", "主题"}, NULL, ZZ_COL_TITLE, 30, ZZ_BOOK_LEFT, false, 0, 0},
	{{"what was said", "要点"}, talk_text_cell, 0, 40, ZZ_BOOK_LEFT, true, 0, 0},
	{{"what follows", "后续"}, talk_next_cell, 0, 24, ZZ_BOOK_LEFT, true, 0, 0},
	{{"id", "编号"}, NULL, ZZ_COL_ID, 30, ZZ_BOOK_LEFT, false, 0, 0},
};
const struct zz_sheet_def zz_sheet_talks = {
	COLUMNS(talks),
	.wanted = is_talk,
	.fixed = 3,
	.note = N_("Who with whom, when and about what; what was said is listed only where it was asked for."),
};

/* --- lessons --- */

static bool is_lesson(const struct zz_sheet *s, uint32_t i)
{
	return zz_report_has(&s->f, at(s, i)) && zz_record_is(at(s, i), ZZ_PARTY_LESSON);
}

static const struct zz_hosted *hosted_lesson(const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t k = 0; k < r->hosted.n; k++)
		if (guests[k].kind == ZZ_PARTY_LESSON)
			return &guests[k];
	return NULL;
}

static const struct zz_who *lecturer_of(const struct zz_record *r)
{
	return r->kind == ZZ_PARTY_LESSON ? &r->lecturer : &hosted_lesson(r)->lecturer;
}

static void lecturer_cell(struct zz_sheet *s, uint32_t i)
{
	zz_buf_str(&s->cell.text, zz_listed_name(&s->listed, lecturer_of(at(s, i))));
}

/* Of the record where it says one, else by the roster of the day. */
static void lecturer_post_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	const struct zz_record_text *t = r->kind == ZZ_PARTY_LESSON ? zz_sheet_text(s, i) : NULL;
	const struct zz_node *who = t ? zz_form_get(t->form, t->root, "lecturer") : NULL;
	const struct zz_node *post =
		who && who->kind == ZZ_MAP ? zz_form_get(&zz_form_lecturer, who, "post") : NULL;
	int32_t person = lecturer_of(r)->person;
	uint8_t held =
		person >= 0 && r->org >= 0 ? zz_org_post(&s->f.l->roster.orgs[r->org], person, r->date) : 0;
	if (post && post->kind == ZZ_SCALAR)
		zz_buf_str(&s->cell.text, zz_str_trim(post->text));
	else if (held)
		zz_buf_puts(&s->cell.text, zz_term_text(&zz_post_terms[held - 1], lang_of(s)));
}

static void lesson_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	zz_buf_str(&s->cell.text, zz_intern_str(&s->f.l->words,
											r->kind == ZZ_PARTY_LESSON ? r->title : hosted_lesson(r)->title));
}

static void hours_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	int32_t tenths = r->kind == ZZ_PARTY_LESSON ? r->hours : hosted_lesson(r)->hours;
	if (tenths != ZZ_UNSET && tenths % 10)
		zz_buf_printf(&s->cell.text, "%d.%d", tenths / 10, tenths % 10);
	else if (tenths != ZZ_UNSET)
		zz_buf_printf(&s->cell.text, "%d", tenths / 10);
}

static void due_present_cell(struct zz_sheet *s, uint32_t i)
{
	struct zz_attendance n;
	zz_record_attendance(s->f.l, at(s, i), &n);
	if (n.due && n.known)
		zz_buf_printf(&s->cell.text, "%d/%d", n.due, n.present);
	else if (n.due)
		zz_buf_printf(&s->cell.text, "%d/?", n.due);
}

static const struct zz_sheet_column lessons[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 5, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"branch", "支部"}, NULL, ZZ_COL_BRANCH, 20, ZZ_BOOK_LEFT, false, 0, 0},
	{{"date", "日期"}, NULL, ZZ_COL_DATE, 11, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"lecturer", "授课人"}, lecturer_cell, 0, 12, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"post", "职务"}, lecturer_post_cell, 0, 18, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"title", "题目"}, lesson_cell, 0, 40, ZZ_BOOK_LEFT, false, 0, 0},
	{{"due/present", "应到/实到"}, due_present_cell, 0, 10, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"hours", "学时"}, hours_cell, 0, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"id", "编号"}, NULL, ZZ_COL_ID, 32, ZZ_BOOK_LEFT, false, 0, 0},
};
const struct zz_sheet_def zz_sheet_lessons = {COLUMNS(lessons), .wanted = is_lesson, .fixed = 3};

/* --- appraisals: tallies only --- */

static bool is_appraisal(const struct zz_sheet *s, uint32_t i)
{
	return zz_report_has(&s->f, at(s, i)) && zz_record_is(at(s, i), ZZ_DEMOCRATIC_APPRAISAL);
}

/* Grades that were decided on a later day are a follow-up; the latest one counts. */
static const struct zz_list *grades_of(const struct zz_sheet *s, uint32_t i)
{
	const struct zz_ledger *l = s->f.l;
	const struct zz_followup *last = NULL;
	for (size_t k = 0; k < l->nfollowups; k++) {
		const struct zz_followup *u = &l->followups[k];
		if (u->type == ZZ_FU_RESULT && u->grades.n && u->record.n &&
			zz_ledger_refer(l, u->owner, u->record) == (int32_t)i && (!last || zz_followup_after(u, last)))
			last = u;
	}
	return last ? &last->grades : &l->records[i].grades;
}

static long graded(const struct zz_sheet *s, uint32_t i, uint8_t grade)
{
	const struct zz_list *list = grades_of(s, i);
	const struct zz_grade *g = list->at;
	long n = 0;
	for (uint32_t k = 0; k < list->n; k++)
		n += grade ? g[k].grade == grade : g[k].grade > 0;
	return n;
}

static void excellent_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, graded(s, i, ZZ_GRADE_EXCELLENT));
}

static void qualified_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, graded(s, i, ZZ_GRADE_QUALIFIED));
}

static void basic_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, graded(s, i, ZZ_GRADE_BASIC));
}

static void unqualified_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, graded(s, i, ZZ_GRADE_UNQUALIFIED));
}

/* Members of the branch that day, by the kind of reason that the roster knows; names and words of the file
 * are nobody's business here. */
static void ungraded_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_record *r = at(s, i);
	struct zz_due_list due = {0};
	const struct zz_list *list = grades_of(s, i);
	const struct zz_grade *g = list->at;
	int probationary = 0, others = 0;
	if (r->org >= 0)
		zz_roster_due(&s->f.l->roster, r->org, ZZ_DUE_MEMBERS, 0, r->date, &due);
	for (size_t k = 0; k < due.n; k++) {
		bool has = false;
		for (uint32_t m = 0; m < list->n && !has; m++)
			has = g[m].grade && g[m].who.person == due.at[k].person;
		probationary += !has && !due.at[k].full;
		others += !has && due.at[k].full;
	}
	if (probationary)
		zz_msgf(&s->cell.text, lang_of(s), N_("probationary, no grade: %d"), probationary);
	join(s, probationary && others ? (lang_of(s) == ZZ_ZH ? "；" : "; ") : "");
	if (others)
		zz_msgf(&s->cell.text, lang_of(s), N_("no grade seen: %d"), others);
	zz_due_free(&due);
}

static const struct zz_sheet_column appraisals[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 5, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"branch", "支部"}, NULL, ZZ_COL_BRANCH, 20, ZZ_BOOK_LEFT, false, 0, 0},
	{{"year", "年度"}, NULL, ZZ_COL_YEAR, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"date", "日期"}, NULL, ZZ_COL_DATE, 11, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"due", "应参加"}, NULL, ZZ_COL_DUE, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"present", "实参加"}, NULL, ZZ_COL_PRESENT, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"excellent", "优秀"}, excellent_cell, 0, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"qualified", "合格"}, qualified_cell, 0, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"basically qualified", "基本合格"}, basic_cell, 0, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"unqualified", "不合格"}, unqualified_cell, 0, 6, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"why no grade", "未评原因"}, ungraded_cell, 0, 30, ZZ_BOOK_LEFT, false, 0, 0},
	{{"id", "编号"}, NULL, ZZ_COL_ID, 34, ZZ_BOOK_LEFT, false, 0, 0},
};
const struct zz_sheet_def zz_sheet_appraisals = {
	COLUMNS(appraisals),
	.wanted = is_appraisal,
	.fixed = 2,
	.note = N_("Tallies only, as the record or the latest follow-up with grades has them; nobody's grade."),
};
