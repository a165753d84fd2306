/* A tree of a form as the program itself would write it. */
#include "model/schema_private.h"

#include "base/text.h"

/* What still reads well on one line, in terminal cells. */
enum { FLOW_MAP_CELLS = 60, FLOW_LIST_CELLS = 200, FLOW_ITEM_CELLS = 24 };

struct writer {
	enum zz_lang lang;
	struct zz_arena *arena;
};

static struct zz_node *canonical_map(const struct writer *w, const struct zz_form *form,
									 const struct zz_node *map);

/* An empty key is a key all the same; without a pointer it would make an item of a sequence. */
static struct zz_str key_of(const struct zz_node *child)
{
	return child->key->text.n ? child->key->text : zz_str("");
}

/* Of what no form describes, or what does not validate, nothing changes. */
static struct zz_node *copy_of(const struct writer *w, const struct zz_node *node)
{
	struct zz_node *copy =
		zz_node_new(w->arena, (enum zz_node_kind)node->kind, (enum zz_node_style)node->style);
	copy->text = zz_arena_str(w->arena, node->text);
	ZZ_EACH(child, node)
	zz_node_append(w->arena, copy, child->key ? key_of(child) : (struct zz_str){0}, copy_of(w, child));
	return copy;
}

static struct zz_str term_str(const struct writer *w, const struct zz_term *t)
{
	return zz_str(zz_term_text(t, w->lang));
}

static struct zz_str span_str(const struct writer *w, struct zz_span span)
{
	struct zz_buf b = {0};
	zz_span_text(&b, span);
	struct zz_str s = zz_arena_str(w->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	return s;
}

static struct zz_node *canonical_scalar(const struct writer *w, const struct zz_field *field, uint8_t type,
										const struct zz_node *node)
{
	union zz_value v;
	if (node->kind != ZZ_SCALAR || !zz_value_parse(field, type, node->text, &v))
		return copy_of(w, node);
	if (type == ZZ_TYPE_ENUM)
		return zz_node_scalar(w->arena, term_str(w, &field->values[v.small - 1]));
	if (type == ZZ_TYPE_BOOL)
		return zz_node_scalar(w->arena, term_str(w, &zz_yes_no_terms[v.small - 1]));
	if (type == ZZ_TYPE_SPAN)
		return zz_node_scalar(w->arena, span_str(w, v.span));
	return zz_node_scalar(w->arena, type == ZZ_TYPE_PROSE ? node->text : zz_str_trim(node->text));
}

/* Cells of a scalar on one line, or more than any limit where it needs several. */
static size_t cells(const struct zz_node *node)
{
	bool flat = node->kind == ZZ_SCALAR && zz_str_chr(node->text, '\n') < 0;
	return flat ? zz_text_width(node->text) : 10000;
}

static bool has_prose(const struct zz_form *form)
{
	for (unsigned i = 0; i < form->nitems; i++)
		if (form->items[i].field->type == ZZ_TYPE_PROSE)
			return true;
	return false;
}

/* A short map of scalars. Where somebody is to write at length, never: what grows wants lines of its own. */
static bool map_is_short(const struct zz_form *form, const struct zz_node *map)
{
	if (has_prose(form))
		return false;
	size_t sum = 0;
	ZZ_EACH(child, map)
	sum += cells(child->key) + cells(child) + 4;
	return sum <= FLOW_MAP_CELLS;
}

static bool list_is_short(const struct zz_node *list)
{
	size_t sum = 0;
	ZZ_EACH(item, list)
	{
		size_t n = cells(item);
		if (n > FLOW_ITEM_CELLS)
			return false;
		sum += n + 2;
	}
	return sum <= FLOW_LIST_CELLS;
}

/* A map of which only the first field is there becomes the bare scalar. */
static struct zz_node *canonical_sub(const struct writer *w, const struct zz_form *form,
									 const struct zz_node *node)
{
	if (zz_form_takes_bare(form, node))
		return canonical_scalar(w, form->items[0].field, form->items[0].field->type, node);
	if (node->kind != ZZ_MAP)
		return copy_of(w, node);
	struct zz_node *map = canonical_map(w, form, node);
	if (form->bare && map->n == 1 && map->first->kind == ZZ_SCALAR &&
		zz_form_index(form, map->first->key->text, 0) == 0)
		return zz_node_scalar(w->arena, map->first->text);
	if (map_is_short(form, map))
		map->style = ZZ_FLOW;
	return map;
}

/* The maps of one list look alike: all on one line each, or none. */
static void even_out(struct zz_node *list)
{
	bool block = false;
	ZZ_EACH(item, list)
	block = block || (item->kind == ZZ_MAP && item->style != ZZ_FLOW);
	ZZ_EACH(item, list)
	if (block && item->kind == ZZ_MAP)
		item->style = ZZ_BLOCK;
}

static struct zz_node *canonical_list(const struct writer *w, const struct zz_field *field,
									  const struct zz_node *node)
{
	struct zz_node *list = zz_node_new(w->arena, ZZ_SEQ, ZZ_BLOCK);
	const struct zz_node *item = node->kind == ZZ_SEQ ? node->first : zz_node_blank(node) ? NULL : node;
	for (; item; item = node->kind == ZZ_SEQ ? item->next : NULL)
		zz_node_append(w->arena, list, (struct zz_str){0},
					   field->sub ? canonical_sub(w, field->sub, item)
								  : canonical_scalar(w, field, field->item, item));
	if (list_is_short(list))
		list->style = ZZ_FLOW;
	even_out(list);
	return list;
}

static struct zz_node *canonical_value(const struct writer *w, const struct zz_field *field,
									   const struct zz_node *node)
{
	if (field->type == ZZ_TYPE_LIST)
		return canonical_list(w, field, node);
	if (field->type == ZZ_TYPE_MAP)
		return canonical_sub(w, field->sub, node);
	return canonical_scalar(w, field, field->type, node);
}

/* The children of a map by the item they mean; `rest` those that mean none, or one that is taken. An item
 * that is there under two of its names keeps both: under one name the text could not be read. */
struct sorted {
	const struct zz_node *item[ZZ_FORM_ITEMS];
	bool twice[ZZ_FORM_ITEMS];
	const struct zz_node **rest;
	size_t nrest;
};

/* An empty value says nothing, but an empty list does. */
static bool is_nothing(const struct zz_form *form, unsigned i, const struct zz_node *node)
{
	return form->items[i].field->type != ZZ_TYPE_LIST && zz_node_blank(node);
}

static void sort_children(const struct writer *w, const struct zz_form *form, const struct zz_node *map,
						  struct sorted *s)
{
	unsigned from = 0;
	s->rest = ZZ_NEWN(w->arena, const struct zz_node *, map->n);
	ZZ_EACH(child, map)
	{
		int i = zz_form_index(form, child->key->text, from);
		if (i >= 0 && is_nothing(form, (unsigned)i, child))
			continue;
		if (i < 0 || s->item[i]) {
			s->rest[s->nrest++] = child;
			if (i >= 0)
				s->twice[i] = true;
			continue;
		}
		s->item[i] = child;
		from = (unsigned)i + 1;
	}
}

static struct zz_node *canonical_map(const struct writer *w, const struct zz_form *form,
									 const struct zz_node *map)
{
	struct sorted s = {0};
	sort_children(w, form, map, &s);
	struct zz_node *out = zz_node_new(w->arena, ZZ_MAP, ZZ_BLOCK);
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *field = form->items[i].field;
		if (s.item[i])
			zz_node_append(w->arena, out, s.twice[i] ? key_of(s.item[i]) : term_str(w, &field->name),
						   canonical_value(w, field, s.item[i]));
	}
	for (size_t i = 0; i < s.nrest; i++)
		zz_node_append(w->arena, out, key_of(s.rest[i]), copy_of(w, s.rest[i]));
	return out;
}

struct zz_node *zz_form_canonical(const struct zz_form *form, const struct zz_node *map, enum zz_lang lang,
								  struct zz_arena *a)
{
	struct writer w = {lang, a};
	return map->kind == ZZ_MAP ? canonical_map(&w, form, map) : copy_of(&w, map);
}
