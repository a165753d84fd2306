#include "audit/compare.h"

#include "base/text.h"
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_change_terms[] = {{"changed", "改动"}, {"added", "增加"}, {"removed", "删去"}};

struct comparing {
	struct zz_field_changes *out;
	struct zz_arena *a;
	enum zz_lang lang;
	bool leaves;
};

/* Where in the file: what is above, as slugs and as labels. */
struct place {
	struct zz_str part, label;
	const struct zz_field *field;
	struct zz_str name;
	bool protected;
};

/* --- values on one line --- */

static bool of_people(const struct zz_form *form)
{
	return form == &zz_form_who || form == &zz_form_present || form == &zz_form_absent ||
		   form == &zz_form_guest || form == &zz_form_lecturer;
}

static void flat(struct zz_buf *out, const struct zz_form *form, const struct zz_node *node,
				 enum zz_lang lang);

static void flat_scalar(struct zz_buf *out, struct zz_str text)
{
	struct zz_str rest = zz_str_trim(text), line;
	bool first = true;
	while (zz_str_split(&rest, '\n', &line)) {
		line = zz_str_trim(line);
		zz_buf_puts(out, first || !line.n ? "" : " ");
		zz_buf_str(out, line);
		first = false;
	}
}

static const struct zz_form *form_of(const struct zz_form *form, const struct zz_node *child)
{
	const struct zz_item *item = form && child->key ? zz_form_item(form, child->key->text) : NULL;
	return item ? item->field->sub : NULL;
}

/* "周洁（出差）" of a person, "事项 …，决议 …" of anything else. */
static void flat_map(struct zz_buf *out, const struct zz_form *form, const struct zz_node *map,
					 enum zz_lang lang)
{
	bool person = of_people(form), en = lang == ZZ_EN;
	size_t n = 0;
	ZZ_EACH(child, map)
	{
		if (person && n < 2)
			zz_buf_puts(out, !n ? "" : en ? " (" : "（");
		else
			zz_buf_puts(out, !n ? "" : en ? ", " : "，");
		if (!person) {
			zz_buf_str(out, child->key->text);
			zz_buf_putc(out, ' ');
		}
		flat(out, form_of(form, child), child, lang);
		n++;
	}
	if (person && n > 1)
		zz_buf_puts(out, en ? ")" : "）");
}

static void flat(struct zz_buf *out, const struct zz_form *form, const struct zz_node *node,
				 enum zz_lang lang)
{
	size_t n = 0;
	if (node->kind == ZZ_SCALAR)
		flat_scalar(out, node->text);
	else if (node->kind == ZZ_MAP)
		flat_map(out, form, node, lang);
	else
		ZZ_EACH(item, node)
		{
			zz_buf_puts(out, n++ ? (lang == ZZ_EN ? "; " : "；") : "");
			flat(out, form, item, lang);
		}
}

static struct zz_str text_of(struct comparing *c, const struct zz_form *form, const struct zz_node *node)
{
	struct zz_buf out = {0};
	if (node)
		flat(&out, form, node, c->lang);
	struct zz_str text = zz_arena_str(c->a, zz_buf_view(&out));
	zz_buf_free(&out);
	return text;
}

static void tell_leaves(struct comparing *c, const struct place *at, const struct zz_form *form,
						const struct zz_node *before, const struct zz_node *after);

static struct zz_field_change *tell(struct comparing *c, const struct place *at, const struct zz_form *form,
									const struct zz_node *before, const struct zz_node *after)
{
	struct zz_field_change *change = ZZ_PUSH(c->out);
	*change = (struct zz_field_change){
		.part = at->part,
		.label = at->label,
		.field = at->field,
		.name = at->name,
		.how = !before  ? ZZ_ADDED
			   : !after ? ZZ_REMOVED
						: ZZ_CHANGED,
		.protected = at->protected,
		.before = text_of(c, form, before),
		.after = text_of(c, form, after),
	};
	return change;
}

/* --- whether two values are the same --- */

static bool same(const struct zz_node *a, const struct zz_node *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == ZZ_SCALAR)
		return zz_str_eq(zz_str_trim(a->text), zz_str_trim(b->text));
	const struct zz_node *x = a->first, *y = b->first;
	for (; x && y; x = x->next, y = y->next)
		if ((x->key && y->key && !zz_str_eq(x->key->text, y->key->text)) || !same(x, y))
			return false;
	return !x && !y;
}

/* --- where --- */

static struct place inside(struct comparing *c, const struct place *above, const struct zz_form *form,
						   const struct zz_node *child)
{
	const struct zz_item *item = zz_form_item(form, child->key->text);
	const struct zz_field *field = item ? item->field : NULL;
	struct zz_str slug = field ? zz_str(field->name.slug) : child->key->text;
	struct zz_str label = field ? zz_str(zz_term_text(&field->name, c->lang)) : child->key->text;
	struct place at = {.field = field,
					   .name = child->key->text,
					   .protected = above->protected || (field && field->protected)};
	at.part =
		zz_arena_printf(c->a, "%.*s%s%.*s", ZZ_FMT(above->part), above->part.n ? "." : "", ZZ_FMT(slug));
	at.label =
		zz_arena_printf(c->a, "%.*s%s%.*s", ZZ_FMT(above->label), above->label.n ? " " : "", ZZ_FMT(label));
	return at;
}

static struct place item_of(struct comparing *c, const struct place *list, unsigned number)
{
	struct place at = *list;
	at.part = zz_arena_printf(c->a, "%.*s.%u", ZZ_FMT(list->part), number);
	at.label = zz_arena_printf(c->a, c->lang == ZZ_EN ? "%.*s %u" : "%.*s%u", ZZ_FMT(list->label), number);
	return at;
}

/* Whether something below is protected: an item that comes or goes as a whole takes it along. */
static bool holds_protected(const struct zz_form *form, const struct zz_node *node)
{
	if (!form || node->kind != ZZ_MAP)
		return false;
	ZZ_EACH(child, node)
	{
		const struct zz_item *item = zz_form_item(form, child->key->text);
		if (item &&
			(item->field->protected || (item->field->sub && holds_protected(item->field->sub, child))))
			return true;
	}
	return false;
}

/* --- people --- */

static struct zz_str named(const struct zz_form *form, const struct zz_node *node, const char *slug)
{
	const struct zz_node *value = node->kind == ZZ_MAP ? zz_form_get(form, node, slug) : NULL;
	if (node->kind == ZZ_SCALAR && strcmp(slug, "name") == 0)
		value = node;
	return value && value->kind == ZZ_SCALAR ? zz_str_trim(value->text) : (struct zz_str){0};
}

static struct zz_str who(struct comparing *c, const struct zz_form *form, const struct zz_node *node)
{
	struct zz_str name = named(form, node, "name"), id = named(form, node, "id");
	return id.n ? zz_arena_printf(c->a, "%.*s %.*s", ZZ_FMT(name), ZZ_FMT(id)) : name;
}

static const struct zz_node *find_person(struct comparing *c, const struct zz_form *form,
										 const struct zz_node *list, struct zz_str wanted)
{
	ZZ_EACH(item, list)
	if (zz_str_eq(who(c, form, item), wanted))
		return item;
	return NULL;
}

static unsigned number_in(const struct zz_node *list, const struct zz_node *wanted)
{
	unsigned n = 1;
	for (const struct zz_node *item = list->first; item && item != wanted; item = item->next)
		n++;
	return n;
}

static void compare_people(struct comparing *c, const struct place *at, const struct zz_form *form,
						   const struct zz_node *before, const struct zz_node *after)
{
	ZZ_EACH(old, before)
	{
		struct zz_str wanted = who(c, form, old);
		const struct zz_node *now = find_person(c, form, after, wanted);
		struct place one = item_of(c, at, now ? number_in(after, now) : number_in(before, old));
		one.label = at->label;
		if (!now || !same(old, now))
			tell(c, &one, form, old, now)->who = wanted;
	}
	ZZ_EACH(now, after)
	{
		struct zz_str wanted = who(c, form, now);
		struct place one = item_of(c, at, number_in(after, now));
		one.label = at->label;
		if (!find_person(c, form, before, wanted))
			tell(c, &one, form, NULL, now)->who = wanted;
	}
}

/* --- maps and lists --- */

static void compare_value(struct comparing *c, const struct place *at, const struct zz_form *form,
						  const struct zz_node *before, const struct zz_node *after);

static const struct zz_node *at_key(const struct zz_node *map, struct zz_str key)
{
	ZZ_EACH(child, map)
	if (zz_str_eq(child->key->text, key))
		return child;
	return NULL;
}

static void tell_leaves(struct comparing *c, const struct place *at, const struct zz_form *form,
						const struct zz_node *before, const struct zz_node *after)
{
	const struct zz_node *there = before ? before : after;
	unsigned number = 0;
	if (there->kind == ZZ_SCALAR) {
		tell(c, at, form, before, after);
		return;
	}
	ZZ_EACH(child, there)
	{
		bool map = there->kind == ZZ_MAP;
		struct place below = map ? inside(c, at, form, child) : item_of(c, at, ++number);
		tell_leaves(c, &below, map ? form_of(form, child) : form, before ? child : NULL,
					before ? NULL : child);
	}
}

/* A field that only one side has. A list of people that comes or goes is told person by person. */
static void one_sided(struct comparing *c, const struct place *at, const struct zz_form *form,
					  const struct zz_node *before, const struct zz_node *after)
{
	static const struct zz_node nobody = {.kind = ZZ_SEQ};
	const struct zz_node *there = before ? before : after;
	if (c->leaves)
		tell_leaves(c, at, form, before, after);
	else if (of_people(form) && there->kind == ZZ_SEQ && there->n)
		compare_people(c, at, form, before ? before : &nobody, after ? after : &nobody);
	else
		tell(c, at, form, before, after);
}

static bool is_amends(const struct place *at)
{
	return zz_str_is(at->part, "amends");
}

static void compare_maps(struct comparing *c, const struct place *above, const struct zz_form *before_form,
						 const struct zz_node *before, const struct zz_form *form,
						 const struct zz_node *after)
{
	ZZ_EACH(old, before)
	{
		struct place at = inside(c, above, before_form, old);
		if (!is_amends(&at) && !at_key(after, old->key->text))
			one_sided(c, &at, form_of(before_form, old), old, NULL);
	}
	ZZ_EACH(now, after)
	{
		struct place at = inside(c, above, form, now);
		const struct zz_node *old = at_key(before, now->key->text);
		if (is_amends(&at))
			continue;
		if (!old)
			one_sided(c, &at, form_of(form, now), NULL, now);
		else
			compare_value(c, &at, form_of(form, now), old, now);
	}
}

static void compare_item(struct comparing *c, const struct place *list, const struct zz_form *form,
						 const struct zz_node *before, const struct zz_node *after, unsigned number)
{
	struct place at = item_of(c, list, number);
	if (before && after) {
		compare_value(c, &at, form, before, after);
		return;
	}
	at.protected = at.protected || holds_protected(form, before ? before : after);
	if (c->leaves)
		tell_leaves(c, &at, form, before, after);
	else
		tell(c, &at, form, before, after);
}

/* Every item has an id or a name of its own, so that items are known by it. */
static bool is_keyed(struct comparing *c, const struct zz_form *form, const struct zz_node *list)
{
	ZZ_EACH(item, list)
	{
		struct zz_str key = item->kind == ZZ_MAP && form ? who(c, form, item) : (struct zz_str){0};
		if (!key.n || find_person(c, form, list, key) != item)
			return false;
	}
	return true;
}

static void compare_keyed(struct comparing *c, const struct place *at, const struct zz_form *form,
						  const struct zz_node *before, const struct zz_node *after)
{
	unsigned number = 0;
	ZZ_EACH(old, before)
	{
		number++;
		if (!find_person(c, form, after, who(c, form, old)))
			compare_item(c, at, form, old, NULL, number);
	}
	number = 0;
	ZZ_EACH(now, after)
	{
		const struct zz_node *old = find_person(c, form, before, who(c, form, now));
		number++;
		if (!old || !same(old, now))
			compare_item(c, at, form, old, now, number);
	}
}

static void compare_lists(struct comparing *c, const struct place *at, const struct zz_form *form,
						  const struct zz_node *before, const struct zz_node *after)
{
	const struct zz_node *old = before->first, *now = after->first;
	uint32_t front = 0, back = 0, most = before->n < after->n ? before->n : after->n;
	const struct zz_node **olds = ZZ_NEWN(c->a, const struct zz_node *, before->n + 1),
						 **nows = ZZ_NEWN(c->a, const struct zz_node *, after->n + 1);
	for (uint32_t i = 0; old; old = old->next)
		olds[i++] = old;
	for (uint32_t i = 0; now; now = now->next)
		nows[i++] = now;
	while (front < most && same(olds[front], nows[front]))
		front++;
	while (back < most - front && same(olds[before->n - 1 - back], nows[after->n - 1 - back]))
		back++;
	uint32_t nold = before->n - back, nnow = after->n - back;
	for (uint32_t i = front; i < nold || i < nnow; i++)
		compare_item(c, at, form, i < nold ? olds[i] : NULL, i < nnow ? nows[i] : NULL, i + 1);
}

static void compare_value(struct comparing *c, const struct place *at, const struct zz_form *form,
						  const struct zz_node *before, const struct zz_node *after)
{
	if (same(before, after))
		return;
	if (before->kind == ZZ_MAP && after->kind == ZZ_MAP && form && !of_people(form))
		compare_maps(c, at, form, before, form, after);
	else if (before->kind == ZZ_SEQ && after->kind == ZZ_SEQ && of_people(form))
		compare_people(c, at, form, before, after);
	else if (before->kind == ZZ_SEQ && after->kind == ZZ_SEQ && is_keyed(c, form, before) &&
			 is_keyed(c, form, after))
		compare_keyed(c, at, form, before, after);
	else if (before->kind == ZZ_SEQ && after->kind == ZZ_SEQ)
		compare_lists(c, at, form, before, after);
	else
		tell(c, at, form, before, after);
}

void zz_compare(struct zz_field_changes *out, const struct zz_form *before_form, const struct zz_node *before,
				const struct zz_form *after_form, const struct zz_node *after, enum zz_lang lang,
				struct zz_arena *a)
{
	struct comparing c = {out, a, lang, false};
	struct place top = {0};
	if (before && after)
		compare_maps(&c, &top, before_form, zz_form_canonical(before_form, before, lang, a), after_form,
					 zz_form_canonical(after_form, after, lang, a));
}

void zz_compare_leaves(struct zz_field_changes *out, const struct zz_form *form, const struct zz_node *before,
					   const struct zz_node *after, enum zz_lang lang, struct zz_arena *a)
{
	static const struct zz_node nothing = {.kind = ZZ_MAP};
	struct comparing c = {out, a, lang, true};
	struct place top = {0};
	compare_maps(&c, &top, form, before ? zz_form_canonical(form, before, lang, a) : &nothing, form,
				 after ? zz_form_canonical(form, after, lang, a) : &nothing);
}

/* The first characters of a long text. */
static void put_short(struct zz_buf *out, struct zz_str text)
{
	enum { CELLS = 60 };
	struct zz_str front = zz_text_front(text, CELLS);
	zz_buf_str(out, front);
	zz_buf_puts(out, front.n < text.n ? "…" : "");
}

struct zz_str zz_change_text(const struct zz_field_change *change, struct zz_arena *a)
{
	struct zz_buf out = {0};
	zz_buf_puts(&out, change->how == ZZ_ADDED ? "+ " : change->how == ZZ_REMOVED ? "- " : "");
	put_short(&out, change->how == ZZ_ADDED ? change->after : change->before);
	if (change->how == ZZ_CHANGED) {
		zz_buf_puts(&out, " -> ");
		put_short(&out, change->after);
	}
	struct zz_str text = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return text;
}

struct zz_str zz_change_list(const struct zz_field_change *change)
{
	size_t n = change->part.n;
	while (change->who.n && n > 0 && change->part.p[n - 1] != '.')
		n--;
	return n ? zz_str_sub(change->part, 0, n - 1) : change->part;
}

const struct zz_field_change *zz_change_moved(const struct zz_field_changes *list,
											  const struct zz_field_change *change)
{
	for (size_t i = 0; change->who.n && i < list->n; i++) {
		const struct zz_field_change *other = &list->at[i];
		if (zz_str_eq(other->who, change->who) && !zz_str_eq(zz_change_list(other), zz_change_list(change)) &&
			((other->how == ZZ_ADDED && change->how == ZZ_REMOVED) ||
			 (other->how == ZZ_REMOVED && change->how == ZZ_ADDED)))
			return other;
	}
	return NULL;
}
