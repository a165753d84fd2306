/* Reading a tree through a form into a struct. */
#include "model/schema_private.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

/* One bit for each item of a form. */
struct bits {
	uint64_t word[ZZ_FORM_ITEMS / 64];
};

static void bit_set(struct bits *b, unsigned i)
{
	b->word[i / 64] |= UINT64_C(1) << i % 64;
}

static bool bit(const struct bits *b, unsigned i)
{
	return b->word[i / 64] >> i % 64 & 1;
}

static void read_form(const struct zz_form *form, void *out, struct zz_place *place, struct zz_reader *r);

static bool kept(uint16_t offset)
{
	return offset != ZZ_NOWHERE && offset < 0x8000;
}

/* Numbers that are 0 would be values; all of them, days too, are unset by the same bits. */
static void unset(const struct zz_form *form, unsigned char *out)
{
	_Static_assert(ZZ_UNSET == ZZ_NO_DAY, "one value means unset");
	const int32_t none = ZZ_UNSET;
	const struct zz_span no_span = ZZ_NO_SPAN;
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_item *item = &form->items[i];
		if (!kept(item->offset))
			continue;
		switch ((enum zz_type)item->field->type) {
		case ZZ_TYPE_COUNT:
		case ZZ_TYPE_TENTHS:
		case ZZ_TYPE_YEAR:
		case ZZ_TYPE_MONTH_DAY:
		case ZZ_TYPE_ZONE:
		case ZZ_TYPE_DAY:
			memcpy(out + item->offset, &none, sizeof none);
			break;
		case ZZ_TYPE_SPAN:
			memcpy(out + item->offset, &no_span, sizeof no_span);
			break;
		case ZZ_TYPE_MAP:
			unset(item->field->sub, out + item->offset);
			break;
		default:
			break;
		}
	}
}

static void store(uint8_t type, union zz_value v, unsigned char *out, struct zz_reader *r)
{
	uint32_t word;
	switch ((enum zz_type)type) {
	case ZZ_TYPE_WORD:
	case ZZ_TYPE_ID:
		word = r->words ? zz_intern(r->words, v.text) : 0;
		memcpy(out, &word, sizeof word);
		return;
	case ZZ_TYPE_TEXT:
	case ZZ_TYPE_PROSE:
	case ZZ_TYPE_DIGEST:
		v.text = zz_arena_str(r->arena, v.text);
		break;
	default:
		break;
	}
	memcpy(out, &v, zz_value_size(type));
}

static void check_length(const struct zz_field *field, uint8_t type, const struct zz_node *node,
						 const struct zz_place *at, struct zz_reader *r)
{
	size_t limit = type == ZZ_TYPE_PROSE ? ZZ_MAX_PROSE : ZZ_MAX_TEXT;
	if (node->text.n <= limit)
		return;
	size_t n = zz_utf8_count(node->text);
	if (n > limit)
		zz_report_long(r, at, field, node, n, limit);
}

static void read_scalar(const struct zz_field *field, uint8_t type, const struct zz_node *node,
						unsigned char *out, const struct zz_place *at, struct zz_reader *r)
{
	union zz_value v;
	if (node->kind != ZZ_SCALAR) {
		zz_report_type(r, at, field, node);
		return;
	}
	if (!zz_value_parse(field, type, node->text, &v)) {
		zz_report_value(r, at, field, type, node);
		return;
	}
	if (type <= ZZ_TYPE_ID)
		check_length(field, type, node, at, r);
	if (out)
		store(type, v, out, r);
}

static void read_list_item(const struct zz_field *field, const struct zz_node *node, unsigned char *out,
						   struct zz_place *at, struct zz_reader *r)
{
	if (!field->sub) {
		read_scalar(field, field->item, node, out, at, r);
		return;
	}
	if (out)
		unset(field->sub, out);
	at->node = node;
	read_form(field->sub, out, at, r);
}

static size_t list_room(const struct zz_field *field, const struct zz_node *node, const struct zz_place *at,
						struct zz_reader *r)
{
	size_t n = node->kind == ZZ_SEQ ? node->n : 1;
	if (n <= ZZ_MAX_ITEMS)
		return n;
	zz_report_long(r, at, field, node, n, ZZ_MAX_ITEMS);
	return ZZ_MAX_ITEMS;
}

static void read_list(const struct zz_field *field, const struct zz_node *node, unsigned char *out,
					  struct zz_place *at, struct zz_reader *r)
{
	struct zz_list list = {.given = true};
	size_t room = zz_node_blank(node) ? 0 : list_room(field, node, at, r);
	size_t size = field->sub ? field->sub->size : zz_value_size(field->item);
	unsigned char *items = out && room ? zz_arena_array(r->arena, room, size) : NULL;
	const struct zz_node *item = node->kind == ZZ_SEQ ? node->first : node;
	for (size_t i = 0; i < room && item; i++, item = item->next) {
		at->item = list.n + 1;
		if (!zz_list_fits(field, item)) {
			zz_report_type(r, at, field, item);
			continue;
		}
		read_list_item(field, item, items ? items + list.n * size : NULL, at, r);
		list.n++;
	}
	list.at = items;
	if (out)
		memcpy(out, &list, sizeof list);
}

static void read_item(const struct zz_item *item, const struct zz_node *node, unsigned char *out,
					  const struct zz_place *up, struct zz_reader *r)
{
	const struct zz_field *field = item->field;
	struct zz_place at = {.up = up, .slug = field->name.slug, .node = node};
	at.vital = item->need == ZZ_SHAPE && !up->up;
	if (out && item->offset != ZZ_NOWHERE && !kept(item->offset) && zz_node_valued(node))
		out[item->offset & 0x7FFF] = 1;
	unsigned char *target = out && kept(item->offset) ? out + item->offset : NULL;
	if (field->type == ZZ_TYPE_LIST)
		read_list(field, node, target, &at, r);
	else if (zz_node_blank(node))
		return;
	else if (field->type != ZZ_TYPE_MAP)
		read_scalar(field, field->type, node, target, &at, r);
	else if (node->kind == ZZ_MAP || zz_form_takes_bare(field->sub, node))
		read_form(field->sub, target, &at, r);
	else
		zz_report_type(r, &at, field, node);
}

struct seen {
	struct bits key, value;
};

static void note(struct seen *seen, unsigned i, const struct zz_node *node)
{
	bit_set(&seen->key, i);
	if (zz_node_valued(node))
		bit_set(&seen->value, i);
}

static void read_pairs(const struct zz_form *form, unsigned char *out, struct seen *seen,
					   const struct zz_place *place, struct zz_reader *r)
{
	unsigned from = 0;
	ZZ_EACH(child, place->node)
	{
		int i = zz_form_index(form, child->key->text, from);
		if (i < 0) {
			if (!form->open && !zz_key_private(child->key->text))
				zz_report_unknown(r, place, form, child->key);
			continue;
		}
		from = (unsigned)i + 1;
		if (bit(&seen->key, from - 1)) {
			struct zz_place at = {.up = place, .slug = form->items[i].field->name.slug};
			zz_report_twice(r, &at, form->items[i].field, child->key);
			continue;
		}
		note(seen, from - 1, child);
		read_item(&form->items[i], child, out, place, r);
	}
}

/* since and until: an item can have become required with a regulation of some date. */
static bool in_force(const struct zz_item *item, zz_day held)
{
	bool since = item->since && item->since != ZZ_NO_DAY;
	bool until = item->until && item->until != ZZ_NO_DAY;
	if (held == ZZ_NO_DAY)
		return !until;
	return (!since || item->since <= held) && (!until || held <= item->until);
}

static bool missing(const struct zz_item *item, const struct seen *seen, unsigned i)
{
	bool list = item->field->type == ZZ_TYPE_LIST && item->need != ZZ_FILLED;
	return !bit(list ? &seen->key : &seen->value, i);
}

static bool needed(const struct zz_form *form, const struct zz_item *item, const struct seen *seen,
				   const struct zz_node *node, const struct zz_reader *r)
{
	if (item->need == ZZ_LATER && (!r->late_due || (r->still_open && r->still_open(r->open_with))))
		return false;
	if (!in_force(item, r->held))
		return false;
	if (item->with) {
		int i = zz_form_index_of_slug(form, item->with);
		assert(i >= 0);
		if (!bit(&seen->value, (unsigned)i))
			return false;
	}
	return !item->unless || !node || !zz_form_has_value(form, node, zz_str(item->unless));
}

static void read_form(const struct zz_form *form, void *out, struct zz_place *place, struct zz_reader *r)
{
	struct seen seen = {0};
	const struct zz_node *node = place->node;
	assert(form->nitems <= ZZ_FORM_ITEMS);
	if (node && node->kind == ZZ_MAP) {
		read_pairs(form, out, &seen, place, r);
	} else if (node) {
		note(&seen, 0, node);
		read_item(&form->items[0], node, out, place, r);
	}
	if (form->given && out && node)
		*(unsigned char *)out = 1;
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_item *item = &form->items[i];
		if (item->need != ZZ_OPTIONAL && missing(item, &seen, i) && needed(form, item, &seen, node, r))
			zz_report_missing(r, place, item);
	}
}

void zz_form_read(const struct zz_form *form, const struct zz_node *map, void *out, struct zz_reader *r)
{
	struct zz_place root = {.node = map};
	if (out) {
		memset(out, 0, form->size);
		unset(form, out);
	}
	if (map && map->kind != ZZ_MAP && !zz_form_takes_bare(form, map))
		zz_report_root(r, &root, form, map);
	else
		read_form(form, out, &root, r);
}
