/* A list of members, row by row, into the roster. */
#include "entry/import_members.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* --- which branch --- */

/* Whether all rows of a sheet name one and the same organisation: then --branch speaks of that one. */
static bool one_name(const struct zz_import_sheet *s)
{
	struct zz_str first = {0};
	for (size_t i = s->header + 1; i < s->rows.n; i++) {
		struct zz_str name = zz_import_value(s, &s->rows.at[i], ZZ_R_BRANCH);
		if (first.n && name.n && !zz_str_eq(first, name))
			return false;
		first = name.n ? name : first;
	}
	return true;
}

static int unknown_branch(const struct zz_member_row *r, struct zz_str name, bool several)
{
	if (several)
		return zz_error(r->e, ZZ_EUSAGE, N_("“%.*s” may be one of several organisations of the roster"),
						ZZ_FMT(name));
	return zz_error(
		r->e, ZZ_EUSAGE,
		N_("the roster has no organisation “%.*s”: write its name as the roster has it, or enter this "
		   "one there as an alias (branches/<id>.yaml); zzsh roster lists them"),
		ZZ_FMT(name));
}

static int find_org(struct zz_members *m, struct zz_member_row *r)
{
	struct zz_str name = zz_import_value(r->sheet, r->row, ZZ_R_BRANCH);
	if (!name.n || (m->org >= 0 && m->one_name)) {
		r->org = m->org;
		return r->org >= 0 ? ZZ_OK : zz_roster_org_said(m->ed, name, false, &r->org, r->e);
	}
	r->column = zz_import_column(r->sheet, ZZ_R_BRANCH);
	r->org = zz_roster_org_named(&m->ed->ledger->roster, name);
	if (r->org < 0)
		return unknown_branch(r, name, r->org == -2);
	if (m->ed->ledger->roster.orgs[r->org].body)
		return zz_error(r->e, ZZ_EUSAGE, N_("%.*s is no branch, and members belong to branches"),
						ZZ_FMT(name));
	if (m->org >= 0 && m->org != r->org)
		return zz_error(r->e, ZZ_EUSAGE, N_("the row is of %.*s, the command says %.*s"), ZZ_FMT(name),
						ZZ_FMT(zz_org_name(m->ed, m->org)));
	r->column = 0;
	return ZZ_OK;
}

/* --- what the cells say --- */

static int read_day(struct zz_members *m, struct zz_member_row *r, enum zz_import_role role, zz_day *out,
					bool *month)
{
	uint32_t column = zz_import_column(r->sheet, role);
	struct zz_str text = zz_import_cell(r->row, column);
	*month = false;
	enum zz_found_day found =
		zz_import_day(text, zz_import_cell_kind(r->row, column), r->sheet->from_1904, out, r->e);
	r->column = found == ZZ_DAY_STRANGE || found == ZZ_DAY_MONTH ? column : r->column;
	if (found == ZZ_DAY_STRANGE)
		return ZZ_EUSAGE;
	*month = found == ZZ_DAY_MONTH;
	if (!*month || !m->how->day_of_month || role == ZZ_R_FROM || role == ZZ_R_LEFT)
		return ZZ_OK;
	struct zz_civil c = zz_civil_of(*out);
	int last = zz_month_days(c.year, c.month);
	*out = zz_day_of(c.year, c.month, m->how->day_of_month < last ? m->how->day_of_month : last);
	*month = false;
	r->column = 0;
	return ZZ_OK;
}

static int no_day(struct zz_member_row *r, enum zz_import_role role)
{
	r->column = zz_import_column(r->sheet, role);
	return zz_error(
		r->e, ZZ_EUSAGE,
		N_("“%.*s” has no day: write it in full, or say with --day 1 that such dates are to count from "
		   "the first of the month"),
		ZZ_FMT(zz_import_cell(r->row, r->column)));
}

static bool has(struct zz_str text, const char *word)
{
	return zz_str_find(text, zz_str(word)) >= 0;
}

/* 正式党员 or 预备党员; others are no members. */
static int check_category(const struct zz_members *m, struct zz_member_row *r)
{
	struct zz_str category = zz_import_value(r->sheet, r->row, ZZ_R_CATEGORY);
	zz_day today = m->ed->ledger->today;
	bool probationary = has(category, "预备") || zz_str_is(category, "probationary");
	bool full = has(category, "正式") || zz_str_is(category, "full");
	bool member = !category.n || zz_str_is(category, "党员") || zz_str_is(category, "中共党员");
	r->column = zz_import_column(r->sheet, ZZ_R_CATEGORY);
	if (!probationary && !full && !member)
		return zz_error(r->e, ZZ_EUSAGE, N_("“%.*s”: the roster keeps full and probationary members only"),
						ZZ_FMT(category));
	if (probationary && r->full != ZZ_NO_DAY && r->full <= today)
		return zz_error(r->e, ZZ_EUSAGE,
						N_("the row says probationary, and full member since an earlier day"));
	if (full && r->full != ZZ_NO_DAY && r->full > today)
		return zz_error(r->e, ZZ_EUSAGE, N_("the row says full member, and full member from a later day on"));
	r->column = 0;
	return ZZ_OK;
}

/* The id of this ledger, where the table has one; a running number is none. */
static int read_id(struct zz_member_row *r)
{
	struct zz_str id = zz_import_value(r->sheet, r->row, ZZ_R_ID);
	bool digits = true, good = id.n && id.p[0] >= 'a' && id.p[0] <= 'z';
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		digits = digits && c >= '0' && c <= '9';
		good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
	}
	r->id = good ? id : (struct zz_str){0};
	if (digits || good)
		return ZZ_OK;
	r->column = zz_import_column(r->sheet, ZZ_R_ID);
	return zz_error(r->e, ZZ_EUSAGE, N_("“%.*s” is no id of a person; leave the cell empty, and one is made"),
					ZZ_FMT(id));
}

static bool like_pinyin(struct zz_str text)
{
	enum { LONGEST = 100 };
	bool letters = text.n <= LONGEST;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		letters = letters &&
				  ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '\'' || c == '-');
	}
	return letters;
}

static int check_name(struct zz_member_row *r)
{
	r->column = zz_import_column(r->sheet, ZZ_R_NAME);
	int rc = zz_person_name_check(r->name, r->e);
	if (rc)
		return rc;
	r->column = zz_import_column(r->sheet, ZZ_R_PINYIN);
	if (!like_pinyin(r->pinyin))
		return zz_error(r->e, ZZ_EUSAGE, N_("pinyin is written with letters, without tones: wang jianguo"));
	r->column = 0;
	return ZZ_OK;
}

static int read_row(struct zz_members *m, struct zz_member_row *r)
{
	bool from_month = false, left_month = false;
	r->name = zz_person_name_closed(&m->im->arena, zz_import_value(r->sheet, r->row, ZZ_R_NAME));
	r->pinyin = zz_import_value(r->sheet, r->row, ZZ_R_PINYIN);
	r->group_said = zz_import_value(r->sheet, r->row, ZZ_R_GROUP);
	int rc = check_name(r);
	if (!rc)
		rc = find_org(m, r);
	if (!rc)
		rc = read_day(m, r, ZZ_R_JOINED, &r->joined, &r->joined_month);
	if (!rc)
		rc = read_day(m, r, ZZ_R_FULL, &r->full, &r->full_month);
	if (!rc)
		rc = read_day(m, r, ZZ_R_FROM, &r->from, &from_month);
	if (!rc && from_month)
		rc = no_day(r, ZZ_R_FROM);
	if (!rc && r->from == ZZ_NO_DAY)
		r->from = m->how->from;
	if (!rc)
		rc = read_day(m, r, ZZ_R_LEFT, &r->left, &left_month);
	if (!rc && left_month)
		rc = no_day(r, ZZ_R_LEFT);
	if (!rc)
		rc = check_category(m, r);
	if (!rc)
		rc = zz_import_member_left(r);
	return rc ? rc : read_id(r);
}

/* --- somebody new --- */

static struct zz_str minted(const struct zz_members *m, const struct zz_member_row *r)
{
	struct zz_buf out = {0};
	zz_member_id_by(&out, m->pinyin, r->name, r->pinyin, r->joined,
					zz_word(m->ed, m->ed->ledger->roster.orgs[r->org].id));
	struct zz_str id = zz_arena_str(&m->im->arena, zz_buf_view(&out));
	zz_buf_free(&out);
	return id;
}

static void say_new(struct zz_members *m, const struct zz_member_row *r)
{
	struct zz_buf *out = &m->im->said;
	char day[ZZ_DATE_MAX];
	enum zz_lang lang = m->im->reader;
	zz_msgf(out, lang, N_("new: %.*s %.*s (%.*s)"), ZZ_FMT(zz_org_name(m->ed, r->org)), ZZ_FMT(r->name),
			ZZ_FMT(r->id));
	if (r->joined != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(", joined %s"), zz_day_text(r->joined, day));
	if (r->full != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(", full member since %s"), zz_day_text(r->full, day));
	if (r->from != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(", here from %s on"), zz_day_text(r->from, day));
	zz_buf_putc(out, '\n');
}

/* The words of single changes: an import has its own. */
static void silence(struct zz_roster_edit *ed)
{
	zz_buf_clear(&ed->subject);
	zz_buf_clear(&ed->said);
}

static void note_effect(struct zz_members *m, zz_day effect)
{
	m->effect = !m->any || effect < m->effect ? effect : m->effect;
	m->any = true;
}

static int add_member(struct zz_members *m, struct zz_member_row *r)
{
	struct zz_roster_said said = {.branch = zz_word(m->ed, m->ed->ledger->roster.orgs[r->org].id),
								  .name = r->name,
								  .id = r->id,
								  .pinyin = r->pinyin,
								  .group = r->group_said,
								  .joined = r->joined,
								  .full = r->full,
								  .from = r->from,
								  .on = ZZ_NO_DAY,
								  .until = ZZ_NO_DAY,
								  .years = ZZ_UNSET};
	int rc = zz_roster_join(m->ed, &said, r->e);
	note_effect(m, rc ? m->effect : m->ed->effect);
	silence(m->ed);
	if (rc)
		return rc;
	m->im->added++;
	say_new(m, r);
	return ZZ_OK;
}

/* --- the row --- */

static int twice(const struct zz_members *m, const struct zz_member_row *r)
{
	for (size_t i = 0; i < m->seen.n; i++) {
		const struct zz_member_seen *s = &m->seen.at[i];
		bool unsure = s->joined == ZZ_NO_DAY || r->joined == ZZ_NO_DAY;
		bool same = zz_str_eq(s->id, r->id) ||
					(zz_str_eq(s->folded, r->folded) && (unsure ? s->org == r->org : s->joined == r->joined));
		if (same)
			return zz_error(
				r->e, ZZ_EUSAGE,
				N_("row %u has the same person already, or one that cannot be told apart from this one"),
				s->number);
	}
	return ZZ_OK;
}

static int take_row(struct zz_members *m, struct zz_member_row *r)
{
	int32_t person = -1;
	int rc = read_row(m, r);
	if (rc)
		return rc;
	r->folded = zz_name_fold(&m->im->arena, r->name);
	bool own_id = r->id.n > 0;
	r->id = own_id ? r->id : minted(m, r);
	rc = zz_import_member_find(m, r, own_id, &person);
	if (!rc && person >= 0)
		r->id = zz_word(m->ed, m->ed->ledger->roster.people[person].id);
	if (!rc)
		rc = twice(m, r);
	if (!rc && r->how)
		return zz_import_member_leave(m, r, person);
	if (!rc && person < 0 && r->joined_month)
		rc = no_day(r, ZZ_R_JOINED);
	if (!rc && person < 0 && r->full_month)
		rc = no_day(r, ZZ_R_FULL);
	if (!rc)
		rc = person >= 0 ? zz_import_member_update(m, r, person) : add_member(m, r);
	if (!rc)
		zz_import_member_post(m, r);
	if (!rc)
		*ZZ_PUSH(&m->seen) = (struct zz_member_seen){r->id, r->folded, r->joined, r->org, r->row->number};
	return rc;
}

/* --- the whole --- */

/* Columns that go nowhere are named once. */
static void say_unused(struct zz_members *m, const struct zz_import_sheet *s)
{
	struct zz_buf names = {0};
	for (uint32_t i = 0; i < s->ncolumns; i++) {
		if (s->columns[i].role == ZZ_R_UNKNOWN && s->columns[i].heading.n)
			zz_buf_printf(&names, "%s%.*s", names.n ? (m->im->reader == ZZ_ZH ? "、" : ", ") : "",
						  ZZ_FMT(s->columns[i].heading));
	}
	if (names.n)
		ZZ_IMPORT_SAY(m->im, N_("Columns that the roster has no place for: %s\n"), names.data);
	zz_buf_free(&names);
}

static int take_sheet(struct zz_members *m, struct zz_import_sheet *s, struct zz_error *e)
{
	struct zz_error own = {.lang = e->lang};
	say_unused(m, s);
	m->one_name = one_name(s);
	for (size_t i = s->header + 1; i < s->rows.n; i++) {
		struct zz_member_row r = {.sheet = s, .row = &s->rows.at[i], .e = &own, .org = -1};
		if (r.row->state != ZZ_ROW_DATA)
			continue;
		int rc = take_row(m, &r);
		if (rc && rc != ZZ_EUSAGE)
			return zz_error(e, rc, "%s", own.text);
		if (rc)
			zz_import_refuse(m->im, r.row, r.column, &own);
	}
	return ZZ_OK;
}

static void finish(struct zz_members *m)
{
	struct zz_roster_edit *ed = m->ed;
	silence(ed);
	ed->effect = m->effect;
	ed->due = ed->numbers = m->im->added > 0 || m->moved;
	zz_msgf(&ed->subject, ed->lang, N_("import: roster, %zu new, %zu changed"), m->im->added, m->im->changed);
}

int zz_import_members(struct zz_import *im, struct zz_roster_edit *ed, const struct zz_import_members *how,
					  struct zz_error *e)
{
	struct zz_members m = {.im = im, .ed = ed, .how = how, .org = -1, .effect = ZZ_NO_DAY};
	int rc = how->branch.n ? zz_roster_org_said(ed, how->branch, false, &m.org, e) : ZZ_OK;
	m.pinyin = zz_pinyin_open();
	for (size_t i = 0; !rc && i < im->sheets.n; i++)
		rc = take_sheet(&m, &im->sheets.at[i], e);
	if (!rc)
		rc = zz_import_member_posts(&m, e);
	if (!rc)
		finish(&m);
	zz_pinyin_close(m.pinyin);
	free(m.seen.at);
	free(m.posts.at);
	return rc;
}
