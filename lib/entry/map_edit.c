#include "entry/map_edit.h"

#include "base/message.h"

static const struct zz_str no_key = {0};

static struct zz_str key_of(const struct zz_form *form, const char *slug, enum zz_lang lang)
{
	const struct zz_item *item = zz_form_item(form, zz_str(slug));
	return zz_str(item ? zz_term_text(&item->field->name, lang) : slug);
}

const struct zz_form *zz_form_below(const struct zz_form *form, const char *slug)
{
	const struct zz_item *item = zz_form_item(form, zz_str(slug));
	return item ? item->field->sub : NULL;
}

void zz_map_add(struct zz_arena *a, struct zz_node *map, const struct zz_form *form, const char *slug,
				struct zz_str text, enum zz_lang lang)
{
	if (text.n)
		zz_node_append(a, map, key_of(form, slug, lang), zz_node_scalar(a, text));
}

void zz_map_add_day(struct zz_arena *a, struct zz_node *map, const struct zz_form *form, const char *slug,
					zz_day day, enum zz_lang lang)
{
	char text[ZZ_DATE_MAX];
	if (day != ZZ_NO_DAY)
		zz_map_add(a, map, form, slug, zz_str(zz_day_text(day, text)), lang);
}

static int finish(struct zz_patch *p, struct zz_edit *ed, struct zz_error *e)
{
	struct zz_buf out = {0};
	zz_edit_apply(ed, &out);
	zz_edit_free(ed);
	bool good = zz_patch_begin(p, p->arena, p->form, zz_arena_str(p->arena, zz_buf_view(&out)));
	zz_buf_free(&out);
	return good ? ZZ_OK
				: zz_error(e, ZZ_ESHAPE, N_("the changed text could not be read again; nothing was changed"));
}

static bool one_line(const struct zz_node *value)
{
	return value->kind == ZZ_SCALAR ? zz_str_chr(value->text, '\n') < 0 : value->style == ZZ_FLOW;
}

/* A bare scalar, made the map that it stands for. */
static struct zz_node *widened(struct zz_patch *p, const struct zz_node *bare, const struct zz_form *form,
							   struct zz_str key, struct zz_node *value, enum zz_lang lang)
{
	struct zz_node *map = zz_node_new(p->arena, ZZ_MAP, one_line(value) ? ZZ_FLOW : ZZ_BLOCK);
	zz_map_add(p->arena, map, form, form->items[0].field->name.slug, bare->text, lang);
	zz_node_append(p->arena, map, key, value);
	return map;
}

/* The place of a field in its form; unknown fields stand behind all. */
static size_t rank(const struct zz_form *form, struct zz_str key)
{
	const struct zz_item *item = zz_form_item(form, key);
	return item ? (size_t)(item - form->items) : form->nitems;
}

/* The first entry that a form has behind a field, or NULL: new fields stand where people look for them. */
static struct zz_node *sibling_behind(const struct zz_node *map, const struct zz_form *form, const char *slug)
{
	size_t own = rank(form, zz_str(slug));
	ZZ_EACH(child, map)
	if (rank(form, child->key->text) > own)
		return child;
	return NULL;
}

int zz_map_put(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
			   struct zz_node *value, enum zz_lang lang, struct zz_error *e)
{
	struct zz_node *old = map->kind == ZZ_MAP ? zz_form_get(form, map, slug) : NULL;
	struct zz_node *behind = map->kind == ZZ_MAP ? sibling_behind(map, form, slug) : NULL;
	struct zz_str key = key_of(form, slug, lang);
	struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
	if (map->kind != ZZ_MAP)
		zz_edit_value(ed, map, widened(p, map, form, key, value, lang));
	else if (old && old->kind == ZZ_SCALAR && value->kind == ZZ_SCALAR)
		zz_edit_scalar(ed, old, value->text);
	else if (old)
		zz_edit_value(ed, old, value);
	else if (behind)
		zz_edit_before(ed, behind, key, value);
	else
		zz_edit_append(ed, map, key, value);
	return finish(p, ed, e);
}

int zz_map_put_text(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
					struct zz_str text, enum zz_lang lang, struct zz_error *e)
{
	return zz_map_put(p, map, form, slug, zz_node_scalar(p->arena, text), lang, e);
}

int zz_map_push(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
				struct zz_node *item, enum zz_lang lang, struct zz_error *e)
{
	struct zz_node *list = map->kind == ZZ_MAP ? zz_form_get(form, map, slug) : NULL;
	if (list && list->kind == ZZ_SEQ && list->n) {
		struct zz_edit *ed = zz_edit_new(p->bytes, p->root);
		zz_edit_append(ed, list, no_key, item);
		return finish(p, ed, e);
	}
	struct zz_node *items = zz_node_new(p->arena, ZZ_SEQ, ZZ_BLOCK);
	bool one = list && (list->kind == ZZ_MAP || (list->kind == ZZ_SCALAR && zz_str_trim(list->text).n));
	if (one)
		zz_node_append(p->arena, items, no_key, zz_node_copy(p->arena, list));
	zz_node_append(p->arena, items, no_key, item);
	return zz_map_put(p, map, form, slug, items, lang, e);
}

struct zz_node *zz_map_item(struct zz_node *map, const struct zz_form *form, const char *slug, size_t k)
{
	struct zz_node *item = map->kind == ZZ_MAP ? zz_form_get(form, map, slug) : NULL;
	if (item && item->kind != ZZ_SEQ)
		return k == 1 ? item : NULL;
	for (item = item ? item->first : NULL; item && k > 1; k--)
		item = item->next;
	return item;
}

int zz_map_end_item(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
					size_t k, zz_day until, enum zz_lang lang, struct zz_error *e)
{
	struct zz_node *item = zz_map_item(map, form, slug, k);
	char day[ZZ_DATE_MAX];
	if (!item)
		return ZZ_OK;
	return zz_map_put_text(p, item, zz_form_below(form, slug), "until", zz_str(zz_day_text(until, day)), lang,
						   e);
}
