#include "entry/typed.h"

#include "base/text.h"
#include "model/period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct zz_str no_key = {0};

/* --- pieces --- */

/* Bytes of a separator at the front of s, or 0. */
static size_t separator(struct zz_str s)
{
	static const char *const signs[] = {",", ";", "，", "；", "、", "\n"};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_starts(s, signs[i]))
			return strlen(signs[i]);
	return 0;
}

bool zz_typed_split(struct zz_str *rest, struct zz_str *piece)
{
	while (rest->n) {
		size_t end = 0, gap = 0;
		while (end < rest->n && (gap = separator(zz_str_sub(*rest, end, rest->n))) == 0)
			end++;
		*piece = zz_str_trim(zz_str_sub(*rest, 0, end));
		*rest = zz_str_sub(*rest, end + gap, rest->n);
		if (piece->n)
			return true;
	}
	return false;
}

bool zz_typed_cut(struct zz_str s, char ascii, const char *wide, struct zz_str *before, struct zz_str *after)
{
	for (size_t i = 0; i < s.n; i++) {
		struct zz_str rest = zz_str_sub(s, i, s.n);
		size_t n = s.p[i] == ascii ? 1 : zz_str_starts(rest, wide) ? strlen(wide) : 0;
		if (!n)
			continue;
		*before = zz_str_trim(zz_str_sub(s, 0, i));
		*after = zz_str_trim(zz_str_sub(s, i + n, s.n));
		return true;
	}
	return false;
}

/* --- dates --- */

static zz_day day_at(struct zz_str typed, zz_day today)
{
	struct zz_error ignored = {0};
	zz_day day;
	return zz_day_typed(typed, today, &day, &ignored) == ZZ_OK ? day : ZZ_NO_DAY;
}

/* 今天, 上周五 and the like move with the day on which they are read; a week later they are a week later. */
static bool moves(struct zz_str typed, zz_day today)
{
	enum { WEEK = 7 };
	zz_day a = day_at(typed, today), b = day_at(typed, today + WEEK);
	return a != ZZ_NO_DAY && b == a + WEEK;
}

struct zz_str zz_typed_day(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t)
{
	enum { YEAR_LESS_ONE_DAY = 364, SOON = 31 };
	zz_day anchor = t->today, day;
	char text[ZZ_DATE_MAX];
	bool sitting = strcmp(field->name.slug, "date") == 0 && field->protected;
	if (moves(typed, t->today))
		anchor = t->today;
	else if (sitting)
		anchor = t->today + SOON;
	else if (t->held != ZZ_NO_DAY)
		anchor = strcmp(field->name.slug, "deadline") == 0 ? t->held + YEAR_LESS_ONE_DAY : t->held;
	day = day_at(typed, anchor);
	return day == ZZ_NO_DAY ? typed : zz_arena_str(t->arena, zz_str(zz_day_text(day, text)));
}

bool zz_typed_unclear(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t,
					  zz_day *before, zz_day *taken)
{
	struct zz_typing earlier = *t;
	if (t->held == ZZ_NO_DAY || strcmp(field->name.slug, "deadline") != 0)
		return false;
	earlier.held = t->held - 365;
	return zz_day_parse(zz_typed_day(field, typed, t), taken) &&
		   zz_day_parse(zz_typed_day(field, typed, &earlier), before) && *before < *taken &&
		   t->held - *before < *taken - t->held;
}

bool zz_absolute_day(struct zz_str text, zz_day *out)
{
	const zz_day some = zz_day_of(2000, 6, 15), other = zz_day_of(2031, 2, 3);
	zz_day strict;
	*out = day_at(text, some);
	return !zz_day_parse(text, &strict) && *out != ZZ_NO_DAY && day_at(text, other) == *out;
}

/* --- scalars --- */

static bool take_sign(struct zz_str *s, const char *const *signs, size_t n)
{
	*s = zz_str_trim(*s);
	for (size_t i = 0; i < n; i++)
		if (zz_str_starts(*s, signs[i])) {
			*s = zz_str_trim(zz_str_sub(*s, strlen(signs[i]), s->n));
			return true;
		}
	return false;
}
#define TAKE_SIGN(s, signs) take_sign((s), (signs), sizeof(signs) / sizeof(signs)[0])

static int take_digits(struct zz_str *s)
{
	int n = -1;
	while (s->n && s->p[0] >= '0' && s->p[0] <= '9' && n < 100) {
		n = (n < 0 ? 0 : n) * 10 + (s->p[0] - '0');
		*s = zz_str_sub(*s, 1, s->n);
	}
	return n;
}

/* "下午2点半", "9点", "15时40分" as minutes of the day; -1: no such time. */
static int spoken_time(struct zz_str *s, bool *afternoon)
{
	static const char *const morning[] = {"上午", "早上", "早晨"}, *const later[] = {"下午", "晚上", "傍晚"},
							 *const hours[] = {"点钟", "点", "时"}, *const half[] = {"半"},
							 *const minutes[] = {"分"};
	enum { NOON = 12, HOUR = 60, HALF = 30 };
	bool before = TAKE_SIGN(s, morning);
	*afternoon = !before && (TAKE_SIGN(s, later) || *afternoon);
	int h = take_digits(s), m = 0;
	if (h < 0 || h > 24 || !TAKE_SIGN(s, hours))
		return -1;
	if (TAKE_SIGN(s, half))
		m = HALF;
	else if (s->n && s->p[0] >= '0' && s->p[0] <= '9') {
		m = take_digits(s);
		TAKE_SIGN(s, minutes);
	}
	return m < 0 || m >= HOUR ? -1 : (h + (*afternoon && h < NOON ? NOON : 0)) * HOUR + m;
}

/* As people say it: "9点到11点半", "下午2点半至3点40分". */
static bool spoken_span(struct zz_str typed, const struct zz_typing *t, struct zz_span *span)
{
	static const char *const until[] = {"到", "至", "-", "—", "~"};
	struct zz_str s = zz_text_half(t->arena, typed);
	bool afternoon = false;
	int from = spoken_time(&s, &afternoon);
	bool more = from >= 0 && TAKE_SIGN(&s, until);
	int end = more ? spoken_time(&s, &afternoon) : -1;
	char text[32];
	if (from < 0 || s.n || (more && end < 0))
		return false;
	if (end >= 0)
		snprintf(text, sizeof text, "%02d:%02d-%02d:%02d", from / 60, from % 60, end / 60, end % 60);
	else
		snprintf(text, sizeof text, "%02d:%02d", from / 60, from % 60);
	return zz_span_parse(zz_str(text), span);
}

static struct zz_str typed_span(struct zz_str typed, const struct zz_typing *t)
{
	struct zz_span span;
	struct zz_buf b = {0};
	if (!zz_span_parse(typed, &span) && !spoken_span(typed, t, &span))
		return typed;
	zz_span_text(&b, span);
	struct zz_str s = zz_arena_str(t->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	return s;
}

static struct zz_str typed_term(const struct zz_term *values, struct zz_str typed, const struct zz_typing *t)
{
	struct zz_str half = zz_text_half(t->arena, typed);
	int i = zz_enum_find(values, typed);
	if (!i)
		i = zz_enum_find(values, half);
	return i ? zz_str(zz_term_text(&values[i - 1], t->lang)) : typed;
}

struct zz_str zz_typed_scalar(const struct zz_field *field, uint8_t type, struct zz_str typed,
							  const struct zz_typing *t)
{
	struct zz_str s = zz_str_trim(typed);
	switch ((enum zz_type)type) {
	case ZZ_TYPE_DAY:
		return zz_typed_day(field, s, t);
	case ZZ_TYPE_SPAN:
		return typed_span(s, t);
	case ZZ_TYPE_ENUM:
		return typed_term(field->values, s, t);
	case ZZ_TYPE_BOOL:
		return typed_term(zz_yes_no_terms, s, t);
	case ZZ_TYPE_COUNT:
	case ZZ_TYPE_TENTHS:
	case ZZ_TYPE_YEAR:
	case ZZ_TYPE_MONTH_DAY:
	case ZZ_TYPE_ID:
		return zz_text_half(t->arena, s);
	case ZZ_TYPE_PROSE:
		return typed;
	default:
		return s;
	}
}

/* --- maps and lists --- */

static struct zz_str key_of(const struct zz_form *form, const char *slug, enum zz_lang lang)
{
	const struct zz_item *item = zz_form_item(form, zz_str(slug));
	return zz_str(item ? zz_term_text(&item->field->name, lang) : slug);
}

static void add_votes(struct zz_node *map, const struct zz_form *form, struct zz_str word,
					  const struct zz_typing *t)
{
	static const char *const slugs[] = {"yes", "no", "abstain"};
	struct zz_str number;
	for (size_t i = 0; i < 3 && zz_str_split(&word, '/', &number); i++)
		zz_node_append(t->arena, map, key_of(form, slugs[i], t->lang), zz_node_scalar(t->arena, number));
}

/* The number behind a word, "赞成7票" or "赞成：7"; nothing where there is none. */
static struct zz_str number_behind(struct zz_str text, struct zz_str word)
{
	ptrdiff_t at = zz_str_find(text, word);
	if (at < 0)
		return (struct zz_str){0};
	struct zz_str rest = zz_str_sub(text, (size_t)at + word.n, text.n);
	while (rest.n && (rest.p[0] == ':' || rest.p[0] == ' '))
		rest = zz_str_sub(rest, 1, rest.n);
	size_t digits = 0;
	while (digits < rest.n && rest.p[digits] >= '0' && rest.p[digits] <= '9')
		digits++;
	return zz_str_sub(rest, 0, digits);
}

/* "通过", "未通过": what the meeting took the outcome to be; nothing where neither is said. */
static void add_outcome(struct zz_node *map, const struct zz_form *form, struct zz_str typed,
						const struct zz_typing *t)
{
	static const char *const lost[] = {"未通过", "没有通过", "没通过", "不通过", "not passed"};
	bool said = zz_str_find(typed, ZZ_STR("通过")) >= 0 || zz_str_find(typed, ZZ_STR("passed")) >= 0;
	bool passed = true;
	for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
		passed = passed && zz_str_find(typed, zz_str(lost[i])) < 0;
	if (said)
		zz_node_append(t->arena, map, key_of(form, "passed", t->lang),
					   zz_node_scalar(t->arena, zz_str(zz_term_text(&zz_yes_no_terms[passed], t->lang))));
}

/* A word that add_outcome understands. */
static bool is_outcome(struct zz_str word)
{
	return zz_str_find(word, ZZ_STR("通过")) >= 0 || zz_str_is(word, "not") || zz_str_is(word, "passed");
}

/* "举手，赞成7票、反对0票、弃权0票", as minutes have it; false where it is not written so. */
static bool add_worded_votes(struct zz_node *map, const struct zz_form *form, struct zz_str typed,
							 const struct zz_typing *t)
{
	static const char *const slugs[] = {"yes", "no", "abstain"};
	const struct zz_item *method = zz_form_item(form, ZZ_STR("method")), *item;
	const struct zz_term *terms = method ? method->field->values : NULL;
	struct zz_str numbers[3] = {{0}};
	for (size_t i = 0; i < 3; i++)
		if ((item = zz_form_item(form, zz_str(slugs[i]))))
			numbers[i] = number_behind(typed, zz_str(item->field->name.label));
	if (!numbers[0].n && !numbers[1].n && !numbers[2].n)
		return false;
	for (int i = 0; terms && terms[i].slug; i++)
		if (zz_str_find(typed, zz_str(terms[i].label)) >= 0)
			zz_node_append(t->arena, map, key_of(form, "method", t->lang),
						   zz_node_scalar(t->arena, zz_str(zz_term_text(&terms[i], t->lang))));
	for (size_t i = 0; i < 3; i++)
		if (numbers[i].n)
			zz_node_append(t->arena, map, key_of(form, slugs[i], t->lang),
						   zz_node_scalar(t->arena, numbers[i]));
	add_outcome(map, form, typed, t);
	return true;
}

/* "8/0/0", with the method and the outcome before or behind it. */
static struct zz_node *typed_vote(const struct zz_form *form, struct zz_str typed, const struct zz_typing *t)
{
	struct zz_node *map = zz_node_new(t->arena, ZZ_MAP, ZZ_FLOW);
	struct zz_str all = zz_text_half(t->arena, typed), rest = all, word;
	const struct zz_item *method = zz_form_item(form, ZZ_STR("method"));
	if (add_worded_votes(map, form, rest, t))
		return map;
	while (zz_str_split(&rest, ' ', &word)) {
		if (zz_str_chr(word, '/') >= 0)
			add_votes(map, form, word, t);
		else if (word.n && method && !is_outcome(word))
			zz_node_append(t->arena, map, key_of(form, "method", t->lang),
						   zz_node_scalar(t->arena, typed_term(method->field->values, word, t)));
	}
	add_outcome(map, form, all, t);
	return map;
}

/* A map or list written in braces or brackets; NULL where it cannot be read. */
static struct zz_node *typed_flow(struct zz_str typed, const struct zz_typing *t)
{
	struct zz_findings ignored = {.arena = t->arena};
	struct zz_str line = zz_arena_printf(t->arena, "value: %.*s\n", ZZ_FMT(typed));
	struct zz_node *root = zz_yaml_parse(line, ZZ_STR("-"), t->arena, &ignored);
	free(ignored.at);
	struct zz_node *value = root && root->kind == ZZ_MAP && root->n == 1 ? root->first : NULL;
	if (!value || value->kind == ZZ_SCALAR)
		return NULL;
	value->key = NULL;
	return value;
}

/* Titles and sentences hold commas of their own. */
static bool splits(const struct zz_field *field)
{
	return field->sub || (field->item != ZZ_TYPE_TEXT && field->item != ZZ_TYPE_PROSE);
}

static struct zz_node *typed_list(const struct zz_field *field, struct zz_str typed,
								  const struct zz_typing *t)
{
	struct zz_node *list = zz_node_new(t->arena, ZZ_SEQ, ZZ_BLOCK);
	struct zz_str rest = typed, piece;
	bool one = !splits(field) || (field->sub && !field->sub->bare);
	if (one && typed.n)
		zz_node_append(t->arena, list, no_key,
					   zz_node_scalar(t->arena, zz_typed_scalar(field, field->item, typed, t)));
	while (!one && zz_typed_split(&rest, &piece))
		zz_node_append(
			t->arena, list, no_key,
			zz_node_scalar(t->arena, field->sub ? piece : zz_typed_scalar(field, field->item, piece, t)));
	return list;
}

/* A day typed for a part that begins with one, 研究确定 or 评定, is that day; other words are the basis,
 * where the part has one. NULL where neither is meant. */
static struct zz_node *typed_dated(const struct zz_form *form, struct zz_str typed, const struct zz_typing *t)
{
	const struct zz_field *field = form->nitems ? form->items[0].field : NULL;
	if (!field || field->type != ZZ_TYPE_DAY || !typed.n)
		return NULL;
	struct zz_str text = zz_typed_day(field, typed, t);
	zz_day day;
	if (!zz_day_parse(text, &day)) {
		const struct zz_item *basis = zz_form_item(form, ZZ_STR("basis"));
		field = basis ? basis->field : NULL;
	}
	if (!field)
		return NULL;
	struct zz_node *map = zz_node_new(t->arena, ZZ_MAP, ZZ_FLOW);
	zz_node_append(t->arena, map, zz_str(zz_term_text(&field->name, t->lang)),
				   zz_node_scalar(t->arena, text));
	return map;
}

struct zz_node *zz_typed_node(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t)
{
	bool nested = field->type == ZZ_TYPE_MAP || field->type == ZZ_TYPE_LIST;
	struct zz_str s = zz_str_trim(typed);
	struct zz_node *flow =
		nested && (zz_str_starts(s, "{") || zz_str_starts(s, "[")) ? typed_flow(s, t) : NULL;
	if (flow && field->type == ZZ_TYPE_LIST && flow->kind == ZZ_MAP) {
		struct zz_node *list = zz_node_new(t->arena, ZZ_SEQ, ZZ_BLOCK);
		zz_node_append(t->arena, list, no_key, flow);
		return list;
	}
	if (flow)
		return flow;
	if (field->type == ZZ_TYPE_LIST)
		return typed_list(field, s, t);
	if (field->type == ZZ_TYPE_MAP && !field->sub->bare && zz_form_item(field->sub, ZZ_STR("abstain")))
		return typed_vote(field->sub, s, t);
	struct zz_node *dated =
		field->type == ZZ_TYPE_MAP && !field->sub->bare ? typed_dated(field->sub, s, t) : NULL;
	if (dated)
		return dated;
	if (field->type == ZZ_TYPE_MAP)
		return zz_node_scalar(t->arena, s);
	return zz_node_scalar(t->arena, zz_typed_scalar(field, field->type, typed, t));
}
