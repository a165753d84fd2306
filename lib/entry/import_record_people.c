/* Who was there, from “应到18 实到16 缺席：周洁（出差）、赵强（病假）”.
 *
 * The list of those present is written out from the roster of that day only where its numbers are the list's
 * own: otherwise the roster does not reach back so far, or is not what it was, and people would be named who
 * were not there. Then the numbers and words stay as they are, and attendance is not assessed. */
#include "entry/import_listed.h"

#include <stdlib.h>
#include <string.h>

static bool is_none(struct zz_str text)
{
	static const char *const words[] = {"无", "没有", "全到", "全勤", "全部到会", "全体到会", "0",
										"/",  "-",    "—",    "——",   "none",     "无缺席"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (zz_str_is(text, words[i]))
			return true;
	return false;
}

/* "18", "18人"; -1 where there is none. */
static int number_in(struct zz_str *s)
{
	enum { MOST = 100000 };
	size_t i = 0;
	int n = 0;
	while (i < s->n && (s->p[i] < '0' || s->p[i] > '9'))
		i++;
	size_t from = i;
	for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && n < MOST; i++)
		n = n * 10 + (s->p[i] - '0');
	bool any = i > from;
	*s = zz_str_sub(*s, i, s->n);
	return any ? n : -1;
}

struct numbers {
	int due, came;
};

static struct numbers said_numbers(const struct zz_listing *g, const struct zz_listed_row *r)
{
	struct zz_str due = zz_import_value(g->sheet, r->row, ZZ_R_DUE),
				  came = zz_import_value(g->sheet, r->row, ZZ_R_CAME),
				  both = zz_import_value(g->sheet, r->row, ZZ_R_DUE_AND_CAME);
	struct numbers n = {number_in(&due), number_in(&came)};
	if (both.n) {
		n.due = number_in(&both);
		n.came = number_in(&both);
	}
	return n;
}

static void list_due(const struct zz_listing *g, const struct zz_listed_row *r, struct zz_due_list *due)
{
	struct zz_intern *words = &g->ledger->words;
	const struct zz_item *form = zz_form_item(&r->kind->form, ZZ_STR("form"));
	struct zz_str held_as = zz_import_cell(r->row, zz_import_field_column(g, r->kind, "form"));
	struct zz_record record = {.kind = r->kind->id,
							   .owner = zz_intern(words, r->owner),
							   .org = r->org,
							   .date = r->date,
							   .end_date = ZZ_NO_DAY,
							   .group = zz_intern(words, r->group)};
	if (form && held_as.n)
		record.form = (uint8_t)zz_enum_find(form->field->values, held_as);
	zz_record_due(g->ledger, &record, due);
}

/* Whether what the row says and the roster of the day are the same numbers. */
static bool agree(const struct zz_listing *g, const struct zz_listed_row *r, struct numbers n,
				  struct zz_str absent)
{
	struct zz_due_list due = {0};
	struct zz_str piece;
	int expected = 0, missing = 0;
	if (n.due < 0 && n.came < 0)
		return false;
	list_due(g, r, &due);
	for (size_t i = 0; i < due.n; i++)
		expected += !due.at[i].excused;
	zz_due_free(&due);
	while (zz_typed_split(&absent, &piece))
		missing++;
	return expected && (n.due < 0 || n.due == expected) && (n.came < 0 || n.came == expected - missing);
}

int zz_import_row_people(struct zz_listing *g, struct zz_listed_row *r)
{
	struct zz_str present = zz_import_value(g->sheet, r->row, ZZ_R_PRESENT),
				  absent = zz_import_value(g->sheet, r->row, ZZ_R_ABSENT);
	struct numbers n = said_numbers(g, r);
	bool said = absent.n > 0, none = is_none(absent);
	if (!zz_form_item(&r->kind->form, ZZ_STR("present")))
		return ZZ_OK;
	absent = none ? (struct zz_str){0} : absent;
	bool all = zz_str_starts(present, "全体"); /* 全体党员: by the numbers, or not at all */
	if (present.n && !is_none(present) && !all) {
		r->attending.present = present;
		r->attended = true;
	} else if (agree(g, r, n, absent) && (said || all || (n.due >= 0 && n.due == n.came))) {
		r->attending.all_present = !absent.n;
		r->attended = true;
	} else {
		g->unlisted += said || all || n.due >= 0 || n.came >= 0;
		return ZZ_OK;
	}
	if (!absent.n)
		return ZZ_OK;
	r->attending.absent = ZZ_NEW(&g->im->arena, struct zz_str);
	*r->attending.absent = absent;
	r->attending.nabsent = 1;
	return ZZ_OK;
}
