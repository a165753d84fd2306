/* What a row of an old list is a record of: its kind, whose it is, and the day. */
#include "entry/import_listed.h"

#include "base/text.h"
#include "entry/which.h"

/* --- kind --- */

/* The one kind whose name stands in a title such as “2025年党课台账”. */
static const struct zz_kind *named_in(struct zz_str text)
{
	const struct zz_kind *found = NULL;
	for (int i = 1; i < ZZ_KINDS; i++) {
		if (zz_str_find(text, zz_str(zz_kinds[i].form.name.label)) < 0)
			continue;
		if (found)
			return NULL;
		found = &zz_kinds[i];
	}
	return found;
}

const struct zz_kind *zz_import_title_kind(const struct zz_import *im, const struct zz_import_sheet *s)
{
	const struct zz_str places[] = {s->title, s->name, im->file};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const struct zz_kind *kind = named_in(places[i]);
		if (kind)
			return kind;
	}
	return NULL;
}

static bool has_value(const struct zz_listing *g, const struct zz_listed_row *r, enum zz_import_role role)
{
	return zz_import_value(g->sheet, r->row, role).n > 0;
}

static int kind_said(struct zz_listing *g, struct zz_listed_row *r, struct zz_str word)
{
	struct zz_str front = zz_import_heading(&g->im->arena, word); /* 支委会（扩大） */
	r->kind = zz_kind_find(word);
	if (!r->kind)
		r->kind = zz_kind_find(front);
	if (r->kind)
		return ZZ_OK;
	r->column = zz_import_column(g->sheet, ZZ_R_KIND);
	return zz_which_kind(word, (struct zz_str){0}, &r->kind, r->e);
}

static int find_kind(struct zz_listing *g, struct zz_listed_row *r)
{
	struct zz_str word = zz_import_value(g->sheet, r->row, ZZ_R_KIND);
	if (has_value(g, r, ZZ_R_TALKERS) && has_value(g, r, ZZ_R_TALKEES)) {
		r->kind = &zz_kinds[ZZ_HEART_TALK]; /* its 类型 is one of talks */
		return ZZ_OK;
	}
	if (word.n)
		return kind_said(g, r, word);
	r->kind = g->how->kind;
	if (!r->kind && zz_import_column(g->sheet, ZZ_R_LECTURER))
		r->kind = &zz_kinds[ZZ_PARTY_LESSON];
	if (!r->kind)
		r->kind = g->by_title;
	if (r->kind)
		return ZZ_OK;
	return zz_error(r->e, ZZ_EUSAGE,
					N_("the row does not say what was held: add a column “kind”, or give --kind"));
}

/* --- owner --- */

static int find_owner(struct zz_listing *g, struct zz_listed_row *r)
{
	uint32_t column = zz_import_column(g->sheet, ZZ_R_BRANCH);
	struct zz_str named = zz_import_cell(r->row, column);
	int rc = zz_which_owner(g->ledger, named.n ? named : g->how->branch, r->kind, &r->owner, r->e);
	r->column = rc && named.n ? column : 0;
	r->org = rc ? -1 : zz_roster_org(&g->ledger->roster, zz_intern(&g->ledger->words, r->owner));
	return rc;
}

/* --- day and time --- */

static int two_days(struct zz_listed_row *r, zz_day other)
{
	char a[ZZ_DATE_MAX], b[ZZ_DATE_MAX];
	return zz_error(r->e, ZZ_EUSAGE, N_("the row names two days, %s and %s"), zz_day_text(r->date, a),
					zz_day_text(other, b));
}

static int find_when(struct zz_listing *g, struct zz_listed_row *r)
{
	uint32_t first = 0;
	r->date = ZZ_NO_DAY;
	r->time = ZZ_NO_SPAN;
	for (uint32_t c = 1; c <= g->sheet->ncolumns; c++) {
		zz_day day;
		struct zz_span span;
		if (g->sheet->columns[c - 1].role != ZZ_R_WHEN)
			continue;
		first = first ? first : c;
		struct zz_str text = zz_import_cell(r->row, c);
		r->column = c;
		if (text.n && !zz_import_when(text, zz_import_cell_kind(r->row, c), g->sheet->from_1904, g->im->year,
									  &day, &span, r->e))
			return ZZ_EUSAGE;
		if (!text.n)
			continue;
		if (day != ZZ_NO_DAY && r->date != ZZ_NO_DAY && day != r->date)
			return two_days(r, day);
		r->date = day != ZZ_NO_DAY ? day : r->date;
		r->time = span.from >= 0 ? span : r->time;
	}
	r->column = first;
	if (r->date == ZZ_NO_DAY)
		return zz_error(r->e, ZZ_EUSAGE, N_("the row has no day (year, month and day are needed)"));
	r->column = 0;
	return ZZ_OK;
}

int zz_import_row_place(struct zz_listing *g, struct zz_listed_row *r)
{
	int rc = find_kind(g, r);
	if (!rc)
		rc = find_owner(g, r);
	return rc ? rc : find_when(g, r);
}
