/* A sign-in sheet, or the list of an online meeting, as the attendance of one sitting.
 *
 * On a sheet of those due a blank signature means absent; the list of an online meeting says only who was
 * there. Whoever was due and is named nowhere stays unaccounted for: nobody is put on a list by guessing. */
#include "base/text.h"
#include "entry/import_parts.h"
#include "entry/person.h"

#include <stdlib.h>
#include <string.h>

enum standing { NOT_NAMED, PRESENT, ONLINE, ABSENT };

struct entry {
	int32_t person;
	uint8_t standing;
	struct zz_str reason; /* of absence, as zz_attending takes it */
	uint32_t number;      /* of the row; 0 = not from the table */
};

struct taking {
	struct zz_import *im;
	struct zz_ledger *l;
	const struct zz_import_sitting *s;
	const struct zz_import_sheet *sheet;
	struct zz_due_list due;
	struct {
		struct entry *at;
		size_t n, room;
	} entries;
	bool online; /* the list of an online meeting */
};

struct reading {
	struct zz_import_row *row;
	struct zz_error *e;
	uint32_t column;
};

static struct zz_str word(const struct taking *t, uint32_t id)
{
	return zz_intern_str(&t->l->words, id);
}

/* --- who is meant --- */

static struct entry *entry_of(struct taking *t, int32_t person)
{
	for (size_t i = 0; i < t->entries.n; i++)
		if (t->entries.at[i].person == person)
			return &t->entries.at[i];
	return NULL;
}

/* Only whole names and ids: initials and fronts are for somebody who sees what they are taken for. -1 nobody,
 * -2 several. */
static int32_t person_named(const struct taking *t, struct zz_str name)
{
	uint32_t id = zz_intern(&t->l->words, name);
	int32_t person = zz_roster_resolve(&t->l->roster, id, 0, t->s->org, t->s->date);
	return person != -1 ? person : zz_roster_person(&t->l->roster, id);
}

/* “张　三” in a column of names. */
static struct zz_str closed_up(struct taking *t, struct zz_str name)
{
	return zz_name_fold(&t->im->arena, name);
}

static int nobody(struct reading *r, struct zz_str name, bool several)
{
	if (several)
		return zz_error(r->e, ZZ_EUSAGE,
						N_("“%.*s” may be one of several people; write the id in place of the name"),
						ZZ_FMT(name));
	return zz_error(
		r->e, ZZ_EUSAGE,
		N_("the roster knows nobody called “%.*s” on that day: correct the name; guests do not belong "
		   "into attendance (guests are a field of the record)"),
		ZZ_FMT(name));
}

static int find_named(struct taking *t, struct reading *r, int32_t *person)
{
	struct zz_str name = zz_import_value(t->sheet, r->row, ZZ_R_NAME);
	r->column = zz_import_column(t->sheet, ZZ_R_NAME);
	if (!name.n)
		return zz_error(r->e, ZZ_EUSAGE, N_("the name is empty"));
	*person = person_named(t, closed_up(t, name));
	return *person >= 0 ? ZZ_OK : nobody(r, name, *person == -2);
}

/* “建国（王建国）”, “第一支部-王建国”: any part that is one person's name; two people in one are nobody. */
static int find_nickname(struct taking *t, struct reading *r, int32_t *person)
{
	static const char signs[] = "()-_/ :";
	r->column = zz_import_column(t->sheet, ZZ_R_NICKNAME);
	struct zz_str all = zz_import_cell(r->row, r->column), rest = zz_text_half(&t->im->arena, all);
	*person = person_named(t, zz_name_fold(&t->im->arena, rest));
	bool two = false;
	while (rest.n) {
		size_t n = 0;
		while (n < rest.n && !strchr(signs, rest.p[n]))
			n++;
		struct zz_str piece = zz_str_trim(zz_str_sub(rest, 0, n));
		rest = zz_str_sub(rest, n + 1, rest.n);
		int32_t found = piece.n ? person_named(t, piece) : -1;
		two = two || (found >= 0 && *person >= 0 && found != *person);
		*person = found >= 0 && *person < 0 ? found : *person;
	}
	if (two)
		return zz_error(r->e, ZZ_EUSAGE, N_("“%.*s” names two people"), ZZ_FMT(all));
	return *person >= 0 ? ZZ_OK : nobody(r, all, *person == -2);
}

/* --- came or not --- */

/* Short forms of attendance lists (documents: 出勤台账) and their reasons. */
static const struct {
	const char *words, *reason;
} absences[] = {
	{"缺席|缺|未到|未签到|未出席|未参加|否|无|×|X|x|✗|╳|no|absent", ""},
	{"病|病假", "病假"},
	{"事|事假", "事假"},
	{"公|公务|公差", "公务"},
	{"请假|假", "其他:请假"},
};

static bool is_absence(struct taking *t, struct zz_str text, struct zz_str *reason)
{
	const struct zz_term *term = zz_reason_terms;
	for (size_t i = 0; i < sizeof absences / sizeof *absences; i++)
		if (zz_str_listed(absences[i].words, text)) {
			*reason = zz_str(absences[i].reason);
			return true;
		}
	for (; term->slug; term++)
		if (zz_str_is(text, term->label) || zz_str_is(text, term->slug)) {
			*reason = zz_arena_str(&t->im->arena, text);
			return true;
		}
	return false;
}

/* A reason in words of its own is 其他 with these words. */
static struct zz_str reason_of(struct taking *t, const struct reading *r)
{
	struct zz_str text = zz_import_value(t->sheet, r->row, ZZ_R_REASON), reason = {0};
	if (!text.n)
		text = zz_import_value(t->sheet, r->row, ZZ_R_NOTE);
	if (!text.n || is_absence(t, text, &reason))
		return reason;
	struct zz_buf out = {0};
	zz_buf_puts(&out, "其他:");
	for (size_t i = 0; i < text.n; i++) /* a comma would end the entry */
		zz_buf_putc(&out, text.p[i] == ',' || text.p[i] == ';' || text.p[i] == '\n' ? ' ' : text.p[i]);
	struct zz_str all = zz_arena_str(&t->im->arena, zz_buf_view(&out));
	static const char *const signs[] = {"，", "；", "、"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (ptrdiff_t at; (at = zz_str_find(all, zz_str(signs[i]))) >= 0;)
			all = zz_arena_printf(&t->im->arena, "%.*s %.*s", ZZ_FMT(zz_str_sub(all, 0, (size_t)at)),
								  ZZ_FMT(zz_str_sub(all, (size_t)at + strlen(signs[i]), all.n)));
	zz_buf_free(&out);
	return all;
}

static const char present_words[] =
	"√|✓|✔|☑|到|已到|签到|已签到|出席|到会|参加|迟到|早退|是|1|TRUE|yes|present|现场|线下";
static const char online_words[] = "线上|视频|在线|线上参加|online";

/* Beside a blank signature, words that say the person came after all. */
static bool came_by_note(struct taking *t, const struct reading *r, struct zz_str *note)
{
	static const char *const words[] = {"线上", "视频", "腾讯会议", "迟到", "早退", "补签", "到会", "已到"};
	*note = zz_import_value(t->sheet, r->row, ZZ_R_NOTE);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (zz_str_find(*note, zz_str(words[i])) >= 0)
			return true;
	return false;
}

static int unclear(struct reading *r, struct zz_str text)
{
	return zz_error(r->e, ZZ_EUSAGE, N_("“%.*s” does not say whether the person came"), ZZ_FMT(text));
}

/* No signature: absent, unless a time or the note says otherwise. */
static int read_blank(struct taking *t, struct reading *r, struct entry *entry)
{
	struct zz_str note;
	entry->standing = zz_import_value(t->sheet, r->row, ZZ_R_SIGN_TIME).n ? PRESENT : ABSENT;
	if (entry->standing == PRESENT || !came_by_note(t, r, &note))
		return ZZ_OK;
	r->column = zz_import_column(t->sheet, ZZ_R_NOTE);
	if (!zz_str_listed(online_words, note))
		return unclear(r, note);
	entry->standing = ONLINE;
	return ZZ_OK;
}

static int read_signature(struct taking *t, struct reading *r, struct entry *entry)
{
	struct zz_str name = zz_import_value(t->sheet, r->row, ZZ_R_NAME),
				  sign = zz_import_value(t->sheet, r->row, ZZ_R_SIGNED),
				  time = zz_import_value(t->sheet, r->row, ZZ_R_SIGN_TIME);
	bool own_name = sign.n && zz_str_eq(closed_up(t, sign), closed_up(t, name));
	int rc = ZZ_OK;
	r->column = zz_import_column(t->sheet, ZZ_R_SIGNED);
	if (zz_str_listed(online_words, sign))
		entry->standing = ONLINE;
	else if (own_name || zz_str_listed(present_words, sign))
		entry->standing = PRESENT;
	else if (sign.n && is_absence(t, sign, &entry->reason))
		entry->standing = ABSENT;
	else
		rc = sign.n ? unclear(r, sign) : read_blank(t, r, entry);
	if (!rc && entry->standing == ABSENT && time.n)
		rc = zz_error(r->e, ZZ_EUSAGE, N_("the row says absent and has a time of signing"));
	if (rc)
		return rc;
	if (entry->standing == ABSENT && !entry->reason.n)
		entry->reason = reason_of(t, r);
	r->column = 0;
	return ZZ_OK;
}

static bool is_due(const struct taking *t, int32_t person)
{
	for (size_t i = 0; i < t->due.n; i++)
		if (t->due.at[i].person == person)
			return true;
	return false;
}

static int take_row(struct taking *t, struct reading *r)
{
	struct entry entry = {.standing = ONLINE, .number = r->row->number};
	int rc = t->online ? find_nickname(t, r, &entry.person) : find_named(t, r, &entry.person);
	if (!rc && !t->online)
		rc = read_signature(t, r, &entry);
	if (rc)
		return rc;
	const struct entry *before = entry_of(t, entry.person);
	if (before && t->online)
		return ZZ_OK; /* several devices */
	if (before)
		return zz_error(r->e, ZZ_EUSAGE, N_("row %u has the same person already"), before->number);
	if (entry.standing == ABSENT && !is_due(t, entry.person)) {
		ZZ_IMPORT_SAY(t->im, N_("%.*s was not due and did not come: not entered\n"),
					  ZZ_FMT(word(t, t->l->roster.people[entry.person].name)));
		return ZZ_OK;
	}
	*ZZ_PUSH(&t->entries) = entry;
	t->im->added++;
	return ZZ_OK;
}

static int take_sheet(struct taking *t, struct zz_error *e)
{
	struct zz_import_sheet *s = &t->im->sheets.at[0];
	struct zz_error own = {.lang = e->lang};
	t->sheet = s;
	t->online = zz_import_column(s, ZZ_R_NICKNAME) > 0;
	for (size_t i = s->header + 1; i < s->rows.n; i++) {
		struct reading r = {.row = &s->rows.at[i], .e = &own};
		if (r.row->state != ZZ_ROW_DATA)
			continue;
		int rc = take_row(t, &r);
		if (rc && rc != ZZ_EUSAGE)
			return zz_error(e, rc, "%s", own.text);
		if (rc)
			zz_import_refuse(t->im, r.row, r.column, &own);
	}
	return ZZ_OK;
}

/* Signatures that are pictures, or paper that was typed off without them, leave the column empty: that says
 * nothing about anybody. */
static int check_signed(const struct taking *t, struct zz_error *e)
{
	size_t came = 0, reasons = 0;
	for (size_t i = 0; i < t->entries.n; i++) {
		came += t->entries.at[i].standing != ABSENT;
		reasons += t->entries.at[i].reason.n > 0;
	}
	if (!t->entries.n || came || reasons == t->entries.n)
		return ZZ_OK;
	return zz_error(
		e, ZZ_EUSAGE,
		N_("%.*s: nobody has signed. Signatures by hand or as pictures cannot be read: put a mark such as √ "
		   "into the column of signatures of those who came"),
		ZZ_FMT(t->im->file));
}

/* --- what is said beside the table, and what the record has --- */

static int take_said(struct taking *t, struct zz_str typed, enum standing standing, struct zz_error *e)
{
	struct zz_str piece;
	while (zz_typed_split(&typed, &piece)) {
		struct zz_str name = piece, reason = {0};
		struct entry entry = {.standing = (uint8_t)standing};
		zz_typed_cut(piece, '=', "＝", &name, &reason);
		int rc = zz_person_typed(t->l, name, t->s->org, t->s->date, &entry.person, e);
		if (rc)
			return rc;
		entry.reason = zz_arena_str(&t->im->arena, reason);
		struct entry *before = entry_of(t, entry.person);
		if (before)
			*before = entry; /* what is said aloud goes before the table */
		else
			*ZZ_PUSH(&t->entries) = entry;
	}
	return ZZ_OK;
}

/* The record's own entries stay for whoever the table does not name. */
static int take_record(struct taking *t, struct zz_error *e)
{
	const struct zz_record *r = t->s->record;
	const struct zz_attendee *at = r ? r->present.at : NULL;
	for (uint32_t i = 0; r && i < r->present.n; i++) {
		if (at[i].role == ZZ_AS_GUEST || at[i].who.person < 0)
			return zz_error(
				e, ZZ_EUSAGE,
				N_("the record's list of those present names “%.*s”, who is a guest or not on the roster: "
				   "move that entry first (zzsh amend --edit)"),
				ZZ_FMT(word(t, at[i].who.name)));
		if (!entry_of(t, at[i].who.person))
			*ZZ_PUSH(&t->entries) = (struct entry){.person = at[i].who.person,
												   .standing = at[i].mode == ZZ_ONLINE ? ONLINE : PRESENT};
	}
	at = r ? r->absent.at : NULL;
	for (uint32_t i = 0; r && i < r->absent.n; i++)
		if (at[i].who.person >= 0 && !entry_of(t, at[i].who.person))
			*ZZ_PUSH(&t->entries) = (struct entry){.person = at[i].who.person, .standing = ABSENT};
	return ZZ_OK;
}

/* --- the lists --- */

/* The name where it means one person that day, else the id. */
static struct zz_str called(const struct taking *t, int32_t person)
{
	const struct zz_person *p = &t->l->roster.people[person];
	bool unique = zz_roster_resolve(&t->l->roster, p->name, 0, t->s->org, t->s->date) == person;
	return word(t, unique ? p->name : p->id);
}

static void add(struct zz_buf *list, size_t *n, struct zz_str name, struct zz_str reason)
{
	zz_buf_printf(list, "%s%.*s", list->n ? "," : "", ZZ_FMT(name));
	if (reason.n)
		zz_buf_printf(list, "=%.*s", ZZ_FMT(reason));
	++*n;
}

static struct zz_str keep(struct taking *t, struct zz_buf *list)
{
	struct zz_str s = zz_arena_str(&t->im->arena, zz_buf_view(list));
	zz_buf_free(list);
	return s;
}

static void write_lists(struct taking *t, struct zz_import_lists *out)
{
	struct zz_buf present = {0}, online = {0}, absent = {0}, also = {0}, rest = {0};
	const struct zz_str none = {0};
	size_t unaccounted = 0;
	*out = (struct zz_import_lists){0};
	for (size_t i = 0; i < t->entries.n; i++) {
		const struct entry *en = &t->entries.at[i];
		struct zz_str name = called(t, en->person);
		if (en->standing == ABSENT)
			add(&absent, &out->nabsent, name, en->reason);
		else if (!is_due(t, en->person))
			add(&also, &out->nalso, name, none);
		else if (en->standing == ONLINE)
			add(&online, &out->nonline, name, none);
		else
			add(&present, &out->npresent, name, none);
	}
	for (size_t i = 0; i < t->due.n; i++)
		if (!t->due.at[i].excused && !entry_of(t, t->due.at[i].person))
			add(&rest, &unaccounted, called(t, t->due.at[i].person), none);
	out->present = keep(t, &present);
	out->online = keep(t, &online);
	out->absent = keep(t, &absent);
	out->also = keep(t, &also);
	out->unaccounted = keep(t, &rest);
}

static int list_due(struct taking *t, struct zz_error *e)
{
	const struct zz_import_sitting *s = t->s;
	struct zz_record record = {.kind = s->kind->id,
							   .owner = s->org >= 0 ? t->l->roster.orgs[s->org].id : 0,
							   .org = s->org,
							   .date = s->date,
							   .end_date = ZZ_NO_DAY,
							   .group = zz_intern(&t->l->words, s->group),
							   .form = s->form};
	zz_record_due(t->l, s->record ? s->record : &record, &t->due);
	if (t->due.n)
		return ZZ_OK;
	char day[ZZ_DATE_MAX];
	return zz_error(
		e, ZZ_EUSAGE,
		N_("the roster calls nobody to this sitting on %s: correct the roster; a group meeting needs "
		   "--group, an organisation life meeting --form"),
		zz_day_text(s->date, day));
}

/* Of a workbook of an online meeting, the sheet with one row for each person. */
static int choose_sheet(struct zz_import *im, struct zz_error *e)
{
	struct zz_buf names = {0};
	for (size_t i = 0; i < im->sheets.n; i++)
		if (zz_str_is(im->sheets.at[i].name, "成员参会概况")) {
			struct zz_import_sheet chosen = im->sheets.at[i];
			im->sheets.at[i] = im->sheets.at[0];
			im->sheets.at[0] = chosen;
			return ZZ_OK;
		}
	if (im->sheets.n == 1)
		return ZZ_OK;
	for (size_t i = 0; i < im->sheets.n; i++)
		zz_buf_printf(&names, "%s%.*s", i ? ", " : "", ZZ_FMT(im->sheets.at[i].name));
	int rc = zz_error(e, ZZ_EUSAGE, N_("%.*s has several sheets of this kind; say which with --sheet: %s"),
					  ZZ_FMT(im->file), names.data);
	zz_buf_free(&names);
	return rc;
}

int zz_import_attendance(struct zz_import *im, struct zz_ledger *l, const struct zz_import_sitting *s,
						 struct zz_import_lists *out, struct zz_error *e)
{
	struct taking t = {.im = im, .l = l, .s = s};
	int rc = choose_sheet(im, e);
	if (!rc)
		rc = list_due(&t, e);
	if (!rc)
		rc = take_sheet(&t, e);
	if (!rc)
		rc = check_signed(&t, e);
	if (!rc)
		rc = take_said(&t, s->absent, ABSENT, e);
	if (!rc)
		rc = take_said(&t, s->present, PRESENT, e);
	if (!rc)
		rc = take_said(&t, s->online, ONLINE, e);
	if (!rc)
		rc = take_record(&t, e);
	if (!rc)
		write_lists(&t, out);
	zz_due_free(&t.due);
	free(t.entries.at);
	return rc;
}
