#include "entry/patch.h"

#include "base/message.h"

#include <stdlib.h>

static const struct zz_str no_key = {0};

static bool parse(struct zz_patch *p)
{
	struct zz_findings ignored = {.arena = p->arena};
	p->root = zz_yaml_parse(p->bytes, ZZ_STR("-"), p->arena, &ignored);
	free(ignored.at);
	return p->root && p->root->kind == ZZ_MAP;
}

bool zz_patch_begin(struct zz_patch *p, struct zz_arena *arena, const struct zz_form *form,
					struct zz_str bytes)
{
	*p = (struct zz_patch){.arena = arena, .form = form, .bytes = bytes};
	return parse(p);
}

/* Applies what an edit collected. */
static int finish(struct zz_patch *p, struct zz_edit *ed, struct zz_error *e)
{
	struct zz_buf out = {0};
	zz_edit_apply(ed, &out);
	zz_edit_free(ed);
	p->bytes = zz_arena_str(p->arena, zz_buf_view(&out));
	zz_buf_free(&out);
	if (parse(p))
		return ZZ_OK;
	return zz_error(e, ZZ_ESHAPE, N_("the changed text could not be read again; change it with --edit"));
}

static struct zz_str label(const struct zz_field *field, enum zz_lang lang)
{
	return zz_str(zz_term_text(&field->name, lang));
}

/* --- where a path leads --- */

struct spot {
	struct zz_node *node;         /* deepest that is there */
	const struct zz_form *form;   /* of node, where it is a map */
	const struct zz_field *field; /* of node or, in lists, of its items; NULL at the root */
	bool item;                    /* node is an item of field's list */
	struct zz_str rest;           /* what of the path is not there yet */
};

static struct zz_str front(struct zz_str *path)
{
	struct zz_str step = {0};
	zz_str_split(path, '.', &step);
	return step;
}

static uint32_t number(struct zz_str step)
{
	uint32_t n = 0;
	for (size_t i = 0; i < step.n; i++) {
		if (step.p[i] < '0' || step.p[i] > '9' || n > 9999)
			return 0;
		n = n * 10 + (uint32_t)(step.p[i] - '0');
	}
	return n;
}

static struct zz_node *item_of(struct zz_node *list, uint32_t n)
{
	if (list->kind != ZZ_SEQ)
		return n == 1 ? list : NULL;
	ZZ_EACH(item, list)
	if (--n == 0)
		return item;
	return NULL;
}

/* One step down; false where the node of that step is not there. */
static bool descend(struct spot *s)
{
	struct zz_str rest = s->rest, step = front(&rest);
	if (s->field && s->field->type == ZZ_TYPE_LIST && !s->item) {
		struct zz_node *item = item_of(s->node, number(step));
		if (!item)
			return false;
		*s = (struct spot){item, s->field->sub, s->field, true, rest};
		return true;
	}
	const struct zz_item *item = s->form ? zz_form_item(s->form, step) : NULL;
	struct zz_node *child = item ? zz_form_get(s->form, s->node, item->field->name.slug) : NULL;
	if (!child)
		return false;
	*s = (struct spot){child, item->field->sub, item->field, false, rest};
	return true;
}

static int no_such(const struct zz_form *form, struct zz_str step, struct zz_error *e)
{
	struct zz_str near = form ? zz_form_nearest(form, step) : (struct zz_str){0};
	if (near.n)
		return zz_error(e, ZZ_EUSAGE, N_("there is no field %.*s; did you mean %.*s?"), ZZ_FMT(step),
						ZZ_FMT(near));
	return zz_error(e, ZZ_EUSAGE, N_("there is no field %.*s here"), ZZ_FMT(step));
}

/* --- building what is not there --- */

static struct zz_node *build(const struct zz_field *field, bool item, struct zz_str rest, struct zz_str typed,
							 const struct zz_typing *t, struct zz_error *e);

static struct zz_node *build_map(const struct zz_form *form, struct zz_str rest, struct zz_str typed,
								 const struct zz_typing *t, struct zz_error *e)
{
	struct zz_str step = front(&rest);
	const struct zz_item *item = form ? zz_form_item(form, step) : NULL;
	if (!item) {
		no_such(form, step, e);
		return NULL;
	}
	struct zz_node *value = build(item->field, false, rest, typed, t, e);
	if (!value)
		return NULL;
	struct zz_node *map = zz_node_new(t->arena, ZZ_MAP, ZZ_BLOCK);
	zz_node_append(t->arena, map, label(item->field, t->lang), value);
	return map;
}

static struct zz_node *build(const struct zz_field *field, bool item, struct zz_str rest, struct zz_str typed,
							 const struct zz_typing *t, struct zz_error *e)
{
	bool list = field->type == ZZ_TYPE_LIST && !item;
	if (!rest.n && item)
		return zz_node_scalar(t->arena, field->sub ? zz_str_trim(typed)
												   : zz_typed_scalar(field, field->item, typed, t));
	if (!rest.n)
		return zz_typed_node(field, typed, t);
	if (!list)
		return build_map(field->sub, rest, typed, t, e);
	struct zz_str step = front(&rest);
	if (number(step) != 1) {
		zz_error(e, ZZ_EUSAGE, N_("%s has no item %.*s"), zz_term_text(&field->name, t->lang), ZZ_FMT(step));
		return NULL;
	}
	struct zz_node *value = build(field, true, rest, typed, t, e);
	struct zz_node *seq = zz_node_new(t->arena, ZZ_SEQ, ZZ_BLOCK);
	if (!value)
		return NULL;
	zz_node_append(t->arena, seq, no_key, value);
	return seq;
}

/* --- the changes --- */

static void replace(struct zz_edit *ed, const struct zz_node *old, const struct zz_node *value)
{
	if (old->kind == ZZ_SCALAR && value->kind == ZZ_SCALAR && old->style != ZZ_LITERAL &&
		zz_str_chr(value->text, '\n') < 0)
		zz_edit_scalar(ed, old, value->text);
	else
		zz_edit_value(ed, old, value);
}

/* A bare name gets a second field: it becomes a map. */
static int widen(struct zz_patch *p, const struct spot *s, struct zz_node *entry, const struct zz_typing *t,
				 struct zz_error *e)
{
	bool lines = entry->kind != ZZ_SCALAR || zz_str_chr(entry->text, '\n') >= 0;
	struct zz_node *map = zz_node_new(p->arena, ZZ_MAP, lines ? ZZ_BLOCK : ZZ_FLOW);
	if (s->node->text.n)
		zz_node_append(p->arena, map, label(s->form->items[0].field, t->lang),
					   zz_node_scalar(p->arena, s->node->text));
	zz_node_append(p->arena, map, entry->key->text, entry);
	struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
	zz_edit_value(ed, s->node, map);
	return finish(p, ed, e);
}

/* Gives a map the entry that the rest of the path names. */
static int extend_map(struct zz_patch *p, const struct spot *s, struct zz_str typed,
					  const struct zz_typing *t, struct zz_error *e)
{
	struct zz_node *map = build_map(s->form, s->rest, typed, t, e);
	if (!map)
		return ZZ_EUSAGE;
	struct zz_node *entry = map->first;
	if (s->node->kind == ZZ_SCALAR)
		return widen(p, s, entry, t, e);
	struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
	zz_edit_append(ed, s->node, entry->key->text, entry);
	return finish(p, ed, e);
}

static uint32_t items_of(const struct zz_node *list)
{
	if (list->kind == ZZ_SEQ)
		return list->n;
	return list->kind == ZZ_MAP || zz_str_trim(list->text).n > 0;
}

struct zz_node *zz_node_copy(struct zz_arena *a, const struct zz_node *node)
{
	struct zz_node *copy = zz_node_new(a, (enum zz_node_kind)node->kind, (enum zz_node_style)node->style);
	copy->text = node->text;
	ZZ_EACH(child, node)
	zz_node_append(a, copy, child->key ? child->key->text : no_key, zz_node_copy(a, child));
	return copy;
}

/* Appends items to a list node, whatever stands in its place now. */
static int extend_list(struct zz_patch *p, struct zz_node *list, struct zz_node *items, struct zz_error *e)
{
	struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
	if (list->kind == ZZ_SEQ && list->n) {
		ZZ_EACH(item, items)
		zz_edit_append(ed, list, no_key, item);
	} else {
		struct zz_node *all = zz_node_new(p->arena, ZZ_SEQ, ZZ_BLOCK);
		if (items_of(list))
			zz_node_append(p->arena, all, no_key, zz_node_copy(p->arena, list));
		for (struct zz_node *item = items->first, *next; item; item = next) {
			next = item->next;
			zz_node_append(p->arena, all, no_key, item);
		}
		zz_edit_value(ed, list, all);
	}
	return finish(p, ed, e);
}

static int extend(struct zz_patch *p, const struct spot *s, struct zz_str typed, const struct zz_typing *t,
				  struct zz_error *e)
{
	if (!s->field || s->field->type != ZZ_TYPE_LIST || s->item)
		return extend_map(p, s, typed, t, e);
	struct zz_str rest = s->rest, step = front(&rest);
	if (number(step) != items_of(s->node) + 1)
		return zz_error(e, ZZ_EUSAGE, N_("%s has no item %.*s"), zz_term_text(&s->field->name, t->lang),
						ZZ_FMT(step));
	struct zz_node *value = build(s->field, true, rest, typed, t, e);
	if (!value)
		return ZZ_EUSAGE;
	struct zz_node *items = zz_node_new(p->arena, ZZ_SEQ, ZZ_BLOCK);
	zz_node_append(p->arena, items, no_key, value);
	return extend_list(p, s->node, items, e);
}

static int set_node(struct zz_patch *p, const struct spot *s, struct zz_str typed, const struct zz_typing *t,
					struct zz_error *e)
{
	struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
	if (!zz_str_trim(typed).n) {
		zz_edit_remove(ed, s->node);
		return finish(p, ed, e);
	}
	struct zz_node *value = build(s->field, s->item, (struct zz_str){0}, typed, t, e);
	replace(ed, s->node, value);
	return finish(p, ed, e);
}

int zz_patch_set(struct zz_patch *p, struct zz_str path, struct zz_str typed, const struct zz_typing *t,
				 struct zz_error *e)
{
	struct spot s = {.node = p->root, .form = p->form, .rest = path};
	if (!path.n)
		return zz_error(e, ZZ_EUSAGE, N_("which field? Write --set FIELD=VALUE"));
	while (s.rest.n && descend(&s))
		;
	if (!s.rest.n)
		return set_node(p, &s, typed, t, e);
	if (!zz_str_trim(typed).n && s.form && zz_form_item(s.form, s.rest))
		return ZZ_OK;
	return extend(p, &s, typed, t, e);
}

int zz_patch_put(struct zz_patch *p, const char *slug, const char *before, struct zz_node *value,
				 enum zz_lang lang, struct zz_error *e)
{
	struct zz_node *old = zz_form_get(p->form, p->root, slug);
	struct zz_node *sibling = before ? zz_form_get(p->form, p->root, before) : NULL;
	const struct zz_item *item = zz_form_item(p->form, zz_str(slug));
	if (!item)
		return no_such(p->form, zz_str(slug), e);
	struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
	if (old)
		replace(ed, old, value);
	else if (sibling)
		zz_edit_before(ed, sibling, label(item->field, lang), value);
	else
		zz_edit_append(ed, p->root, label(item->field, lang), value);
	return finish(p, ed, e);
}

int zz_patch_add(struct zz_patch *p, const struct zz_field *field, struct zz_str typed,
				 const struct zz_typing *t, struct zz_error *e)
{
	struct zz_node *value = zz_typed_node(field, typed, t);
	struct zz_node *list = zz_form_get(p->form, p->root, field->name.slug);
	return list && value->kind == ZZ_SEQ ? extend_list(p, list, value, e)
										 : zz_patch_put(p, field->name.slug, NULL, value, t->lang, e);
}

int zz_patch_push(struct zz_patch *p, const char *slug, struct zz_node *item, enum zz_lang lang,
				  struct zz_error *e)
{
	struct zz_node *list = zz_form_get(p->form, p->root, slug);
	struct zz_node *items = zz_node_new(p->arena, ZZ_SEQ, ZZ_BLOCK);
	zz_node_append(p->arena, items, no_key, item);
	return list ? extend_list(p, list, items, e) : zz_patch_put(p, slug, NULL, items, lang, e);
}
