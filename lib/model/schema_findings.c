/* What reading reports: the rows, their variants, and where each stands. */
#include "model/schema_private.h"

#include "base/message.h"
#include "base/text.h"
#include "model/record.h"

#include <string.h>

#define UNKNOWN_FIELD N_("“{key}” is not a field here")
#define BAD_VALUE     N_("“{field}” is written as “{value}”, which cannot be understood")
#define BAD_DATE      N_("“{field}” is written as “{value}”, which is not a date")
#define UNKNOWN_VALUE N_("“{field}” cannot be “{value}”")
#define WRONG_TYPE    N_("“{field}” takes one value, and several are here")
#define TOO_LONG      N_("“{field}” has {n} characters, more than the {limit} there may be")

#define ROW(id, message, cure)                                                                               \
	{                                                                                                        \
		(id), ZZ_INCOMPLETE, (message), (cure), NULL                                                         \
	}

enum row {
	ROW_UNKNOWN_FIELD,
	ROW_TWICE,
	ROW_BAD_VALUE,
	ROW_BAD_DATE,
	ROW_UNKNOWN_VALUE,
	ROW_WRONG_TYPE,
	ROW_SHAPE_MISSING,
	ROW_ELEMENT_MISSING,
	ROW_TOO_LONG,
};

const struct zz_finding_def zz_schema_findings[] = {
	[ROW_UNKNOWN_FIELD] =
		ROW("unknown-field", UNKNOWN_FIELD,
			N_("perhaps “{nearest}” was meant; the name of a remark of your own begins with x-")),
	[ROW_TWICE] = ROW("field-twice", N_("“{field}” is written twice, under two of its names"),
					  N_("keep one of the two")),
	[ROW_BAD_VALUE] = ROW("bad-value", BAD_VALUE, N_("write the value on one line")),
	[ROW_BAD_DATE] = ROW("bad-date", BAD_DATE, N_("write the date like 2026-03-12")),
	[ROW_UNKNOWN_VALUE] =
		ROW("unknown-value", UNKNOWN_VALUE, N_("perhaps “{nearest}” was meant; possible are: {known}")),
	[ROW_WRONG_TYPE] =
		ROW("wrong-type", WRONG_TYPE,
			N_("write one value after the colon, on the same line; of a text of several lines, write "
			   "| there, and the lines below it, set in by two blanks")),
	[ROW_SHAPE_MISSING] =
		ROW("shape-missing", N_("“{field}” is missing; without it this cannot be assigned to anything"),
			N_("add a line that begins with “{field}:”")),
	[ROW_ELEMENT_MISSING] = ROW("element-missing", N_("“{field}” is missing"),
								N_("add what really was; where it cannot be added any more, explain why")),
	[ROW_TOO_LONG] = ROW("too-long", TOO_LONG, N_("shorten it; the whole text can be an attachment")),
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};

/* Variants: the same id, another text. */
static const struct zz_finding_def far_field =
	ROW("unknown-field", UNKNOWN_FIELD,
		N_("the fields here are: {known}; the name of a remark of your own begins with x-"));
static const struct zz_finding_def far_value =
	ROW("unknown-value", UNKNOWN_VALUE, N_("possible are: {known}"));
static const struct zz_finding_def far_reason =
	ROW("unknown-value", UNKNOWN_VALUE,
		N_("possible are: {known}; any other one is “other” with a note: --absent NAME=other:NOTE"));
static const struct zz_finding_def wide_value =
	ROW("bad-value", BAD_VALUE, N_("the digits or signs are full-width; write {half}"));
static const struct zz_finding_def no_such_day =
	ROW("bad-date", N_("“{field}” is written as “{value}”, a day that does not exist"),
		N_("compare it with a calendar"));
static const struct zz_finding_def other_date = ROW("bad-date", BAD_DATE, N_("write {day}"));
static const struct zz_finding_def map_wanted =
	ROW("wrong-type", N_("“{field}” consists of several parts, each with its name"),
		N_("write each part on a line of its own as “name: value”; the parts are: {known}"));
static const struct zz_finding_def empty_item =
	ROW("wrong-type", N_("an item of “{field}” is empty"), N_("fill it in, or take out the line"));
static const struct zz_finding_def many_items =
	ROW("too-long", N_("“{field}” has {n} items, more than the {limit} there may be"), NULL);

static const struct zz_finding_def bad_value[] = {
	[ZZ_TYPE_ID] = ROW("bad-value", BAD_VALUE,
					   N_("write lower-case letters, digits and hyphens, a letter first, such as zhb1")),
	[ZZ_TYPE_COUNT] = ROW("bad-value", BAD_VALUE, N_("write a number without a unit, such as 8")),
	[ZZ_TYPE_TENTHS] = ROW("bad-value", BAD_VALUE,
						   N_("write a number without a unit, with at most one decimal, such as 1.5")),
	[ZZ_TYPE_YEAR] = ROW("bad-value", BAD_VALUE, N_("write the year in four digits, such as 2026")),
	[ZZ_TYPE_BOOL] = ROW("bad-value", BAD_VALUE, N_("write yes or no")),
	[ZZ_TYPE_SPAN] = ROW("bad-value", BAD_VALUE, N_("write the time like 14:30-15:40")),
	[ZZ_TYPE_MONTH_DAY] = ROW("bad-value", BAD_VALUE, N_("write month and day like 03-31")),
	[ZZ_TYPE_ZONE] = ROW("bad-value", BAD_VALUE, N_("write the zone like +08:00")),
	[ZZ_TYPE_DIGEST] =
		ROW("bad-value", BAD_VALUE,
			N_("write sm3: and then 64 digits or letters from a to f, as the program gave it")),
};

static void put_part(struct zz_buf *b, const struct zz_place *at)
{
	if (!at->up)
		return;
	put_part(b, at->up);
	if (b->n)
		zz_buf_putc(b, '.');
	zz_buf_puts(b, at->slug);
	if (at->item)
		zz_buf_printf(b, ".%lu", (unsigned long)at->item);
}

static struct zz_str part_of(struct zz_arena *a, const struct zz_place *at, struct zz_str key)
{
	struct zz_buf b = {0};
	put_part(&b, at);
	if (key.n) {
		if (b.n)
			zz_buf_putc(&b, '.');
		zz_buf_str(&b, key);
	}
	struct zz_str part = zz_arena_str(a, zz_buf_view(&b));
	zz_buf_free(&b);
	return part;
}

/* What a finding points at. A value of several lines has no length in one; then its key stands for it. */
struct spot {
	uint32_t line, column, length;
};

static struct spot spot_of(const struct zz_node *node)
{
	if (node->start.line != node->end.line && node->key)
		node = node->key;
	struct spot s = {node->start.line, node->start.column, 1};
	if (node->start.line == node->end.line && node->end.column > node->start.column)
		s.length = node->end.column - node->start.column;
	return s;
}

static struct spot spot_in(const struct zz_place *in)
{
	if (!in->up || !in->node)
		return (struct spot){1, 1, 0};
	struct zz_mark m = !in->item && in->node->key ? in->node->key->start : in->node->start;
	return (struct spot){m.line, m.column, 0};
}

/* Counts, and adds the finding where findings are wanted. */
static struct zz_finding *add(struct zz_reader *r, const struct zz_place *at, struct spot spot,
							  const struct zz_finding_def *def, const struct zz_arg *args, size_t nargs)
{
	if (!r->findings)
		return NULL;
	struct zz_finding *f = zz_finding_add(r->findings, def, args, nargs);
	struct zz_arena *a = r->findings->arena;
	f->rule = (struct zz_str){0};
	f->part = part_of(a, at, (struct zz_str){0});
	f->path = zz_arena_str(a, r->path);
	f->owner = zz_arena_str(a, r->owner);
	f->record = zz_arena_str(a, r->record);
	f->line = spot.line;
	f->column = spot.column;
	f->length = spot.length;
	return f;
}
#define ADD(r, at, spot, def, ...)                                                                           \
	add((r), (at), (spot), (def), (const struct zz_arg[]){__VA_ARGS__},                                      \
		sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))

static void count(struct zz_reader *r, const struct zz_place *at)
{
	r->errors++;
	if (at->vital)
		r->broken++;
}

/* The words of a list in both languages, as one argument. */
struct words {
	struct zz_buf zh, en;
	struct zz_term term;
};

static void put_word(struct words *w, const struct zz_term *t)
{
	if (w->zh.n) {
		zz_buf_puts(&w->zh, "、");
		zz_buf_puts(&w->en, ", ");
	}
	zz_buf_puts(&w->zh, zz_term_text(t, ZZ_ZH));
	zz_buf_puts(&w->en, zz_term_text(t, ZZ_EN));
}

static const struct zz_term *take_words(struct words *w, struct zz_arena *a)
{
	struct zz_term *t = ZZ_NEW(a, struct zz_term);
	t->label = zz_arena_cstr(a, zz_buf_view(&w->zh));
	t->slug = zz_arena_cstr(a, zz_buf_view(&w->en));
	zz_buf_free(&w->zh);
	zz_buf_free(&w->en);
	return t;
}

static const struct zz_term *known_fields(const struct zz_form *form, struct zz_arena *a)
{
	struct words w = {0};
	for (unsigned i = 0; i < form->nitems; i++)
		put_word(&w, &form->items[i].field->name);
	return take_words(&w, a);
}

static const struct zz_term *known_values(const struct zz_term *values, struct zz_arena *a)
{
	struct words w = {0};
	for (size_t i = 0; values && values[i].slug; i++)
		put_word(&w, &values[i]);
	return take_words(&w, a);
}

/* A value as a message quotes it: its front. */
static struct zz_str shown(struct zz_arena *a, struct zz_str text)
{
	enum { CHARS = 40 };
	struct zz_str s = zz_str_trim(text);
	size_t cut = zz_utf8_offset(s, CHARS);
	return cut < s.n ? zz_arena_printf(a, "%.*s…", ZZ_FMT(zz_str_sub(s, 0, cut))) : s;
}

void zz_report_unknown(struct zz_reader *r, const struct zz_place *in, const struct zz_form *form,
					   const struct zz_node *key)
{
	r->errors++;
	if (!r->findings)
		return;
	struct zz_arena *a = r->findings->arena;
	const struct zz_term *nearest = zz_form_nearest_term(form, key->text);
	struct zz_arg quoted = ZZ_ATEXT("key", shown(a, key->text));
	struct zz_finding *f =
		nearest ? ADD(r, in, spot_of(key), &zz_schema_findings[ROW_UNKNOWN_FIELD], quoted,
					  ZZ_ATERM("nearest", nearest))
				: ADD(r, in, spot_of(key), &far_field, quoted, ZZ_ATERM("known", known_fields(form, a)));
	f->part = part_of(a, in, key->text);
}

void zz_report_twice(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					 const struct zz_node *key)
{
	count(r, at);
	ADD(r, at, spot_of(key), &zz_schema_findings[ROW_TWICE], ZZ_ATERM("field", &field->name));
}

/* Year, month and day of "2026年3月12日", "2026/3/12", "20260312" and the like: three numbers, whatever
 * stands between them. */
static bool loose_date(struct zz_str s, long n[3])
{
	size_t count = 0, width = 0;
	bool inside = false;
	n[0] = n[1] = n[2] = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';
		if (digit && !inside && count++ == 3)
			return false;
		width = digit ? (inside ? width + 1 : 1) : 0;
		if (width > 8)
			return false;
		if (digit)
			n[count - 1] = n[count - 1] * 10 + (s.p[i] - '0');
		inside = digit;
	}
	if (count == 1 && n[0] > 9999999) {
		n[2] = n[0] % 100;
		n[1] = n[0] / 100 % 100;
		n[0] /= 10000;
		count = 3;
	}
	return count == 3 && n[0] >= 1000 && n[0] <= 9999 && n[1] <= 99 && n[2] <= 99;
}

/* Month and day of "11-31" or "11月31日": two numbers, and a month that never has that day. */
static bool no_day_of_month(struct zz_str s)
{
	enum { LEAP = 2024 };
	int n[2] = {0, 0}, count = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9', before = i && s.p[i - 1] >= '0' && s.p[i - 1] <= '9';
		if (digit && !before && count++ == 2)
			return false;
		if (digit && n[count - 1] <= 99)
			n[count - 1] = n[count - 1] * 10 + (s.p[i] - '0');
	}
	return count == 2 && n[0] >= 1 && n[0] <= 12 && n[1] >= 1 && n[1] <= 31 &&
		   n[1] > zz_month_days(LEAP, n[0]);
}

static void report_date(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
						const struct zz_node *node, struct zz_str half)
{
	struct zz_arg name = ZZ_ATERM("field", &field->name);
	struct zz_arg value = ZZ_ATEXT("value", shown(r->findings->arena, node->text));
	long n[3];
	bool date = loose_date(half, n);
	zz_day day = date ? zz_day_of((int)n[0], (int)n[1], (int)n[2]) : ZZ_NO_DAY;
	if (!date && no_day_of_month(half))
		ADD(r, at, spot_of(node), &no_such_day, name, value);
	else if (!date)
		ADD(r, at, spot_of(node), &zz_schema_findings[ROW_BAD_DATE], name, value);
	else if (day == ZZ_NO_DAY)
		ADD(r, at, spot_of(node), &no_such_day, name, value);
	else
		ADD(r, at, spot_of(node), &other_date, name, value, ZZ_ADAY("day", day));
}

static void report_enum(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
						const struct zz_node *node)
{
	struct zz_arena *a = r->findings->arena;
	const struct zz_term *nearest = zz_enum_nearest(field->values, node->text);
	struct zz_arg name = ZZ_ATERM("field", &field->name), value = ZZ_ATEXT("value", shown(a, node->text)),
				  known = ZZ_ATERM("known", known_values(field->values, a));
	if (nearest)
		ADD(r, at, spot_of(node), &zz_schema_findings[ROW_UNKNOWN_VALUE], name, value, known,
			ZZ_ATERM("nearest", nearest));
	else
		ADD(r, at, spot_of(node), field->values == zz_reason_terms ? &far_reason : &far_value, name, value,
			known);
}

void zz_report_value(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					 uint8_t type, const struct zz_node *node)
{
	count(r, at);
	if (!r->findings)
		return;
	struct zz_arena *a = r->findings->arena;
	struct zz_str half = zz_str_trim(zz_text_half(a, node->text));
	union zz_value v;
	if (type == ZZ_TYPE_DAY) {
		report_date(r, at, field, node, half);
	} else if (type == ZZ_TYPE_ENUM) {
		report_enum(r, at, field, node);
	} else {
		bool wide = zz_value_parse(field, type, half, &v);
		bool own = type < sizeof bad_value / sizeof bad_value[0] && bad_value[type].id;
		ADD(r, at, spot_of(node),
			wide  ? &wide_value
			: own ? &bad_value[type]
				  : &zz_schema_findings[ROW_BAD_VALUE],
			ZZ_ATERM("field", &field->name), ZZ_ATEXT("value", shown(a, node->text)), ZZ_ATEXT("half", half));
	}
}

void zz_report_type(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					const struct zz_node *node)
{
	count(r, at);
	if (!r->findings)
		return;
	struct zz_arena *a = r->findings->arena;
	if (zz_node_blank(node))
		ADD(r, at, spot_of(node), &empty_item, ZZ_ATERM("field", &field->name));
	else if (field->sub)
		ADD(r, at, spot_of(node), &map_wanted, ZZ_ATERM("field", &field->name),
			ZZ_ATERM("known", known_fields(field->sub, a)));
	else
		ADD(r, at, spot_of(node), &zz_schema_findings[ROW_WRONG_TYPE], ZZ_ATERM("field", &field->name));
}

void zz_report_root(struct zz_reader *r, const struct zz_place *at, const struct zz_form *form,
					const struct zz_node *node)
{
	r->errors++;
	r->broken++;
	if (r->findings)
		ADD(r, at, spot_of(node), &map_wanted, ZZ_ATERM("field", &form->name),
			ZZ_ATERM("known", known_fields(form, r->findings->arena)));
}

void zz_report_long(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					const struct zz_node *node, size_t n, size_t limit)
{
	count(r, at);
	ADD(r, at, spot_of(node), node->kind == ZZ_SCALAR ? &zz_schema_findings[ROW_TOO_LONG] : &many_items,
		ZZ_ATERM("field", &field->name), ZZ_ANUM("n", (long)n), ZZ_ANUM("limit", (long)limit));
}

void zz_report_missing(struct zz_reader *r, const struct zz_place *in, const struct zz_item *item)
{
	struct zz_place at = {.up = in, .slug = item->field->name.slug};
	at.vital = item->need == ZZ_SHAPE && !in->up;
	if (item->need == ZZ_SHAPE)
		count(r, &at);
	ADD(r, &at, spot_in(in),
		&zz_schema_findings[item->need == ZZ_SHAPE ? ROW_SHAPE_MISSING : ROW_ELEMENT_MISSING],
		ZZ_ATERM("field", &item->field->name));
}
