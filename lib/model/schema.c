/* Finding one's way in forms: keys, values, paths. */
#include "model/schema_private.h"

#include <string.h>

/* Compared byte by byte, because most names differ in the first three. */
static bool same(struct zz_str s, const char *name)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != name[i] || name[i] == '\0')
			return false;
	return name[s.n] == '\0';
}

static bool term_is(const struct zz_term *t, struct zz_str text)
{
	return (t->label && same(text, t->label)) || same(text, t->slug);
}

static bool also_called(const struct zz_field *field, struct zz_str key)
{
	return field->also && zz_str_listed(field->also, key);
}

int zz_form_index(const struct zz_form *form, struct zz_str key, unsigned from)
{
	unsigned n = form->nitems;
	for (unsigned i = from; i < n; i++)
		if (term_is(&form->items[i].field->name, key))
			return (int)i;
	for (unsigned i = 0; i < from && i < n; i++)
		if (term_is(&form->items[i].field->name, key))
			return (int)i;
	for (unsigned i = 0; i < n; i++)
		if (also_called(form->items[i].field, key))
			return (int)i;
	return -1;
}

int zz_form_index_of_slug(const struct zz_form *form, const char *slug)
{
	for (unsigned i = 0; i < form->nitems; i++)
		if (strcmp(form->items[i].field->name.slug, slug) == 0)
			return (int)i;
	return -1;
}

const struct zz_item *zz_form_item(const struct zz_form *form, struct zz_str key)
{
	int i = zz_form_index(form, key, 0);
	return i < 0 ? NULL : &form->items[i];
}

int zz_enum_find(const struct zz_term *values, struct zz_str text)
{
	if (!values || text.n == 0)
		return 0;
	for (int i = 0; values[i].slug; i++)
		if (term_is(&values[i], text))
			return i + 1;
	return 0;
}

bool zz_key_private(struct zz_str key)
{
	return key.n >= 2 && key.p[0] == 'x' && key.p[1] == '-';
}

bool zz_node_blank(const struct zz_node *node)
{
	if (node->kind != ZZ_SCALAR)
		return false;
	/* Asked of every value, several times: what begins with a letter or a digit needs no trimming. */
	unsigned char c = node->text.n ? (unsigned char)node->text.p[0] : ' ';
	return (c <= ' ' || c == 0xC2 || c == 0xE3) && zz_str_trim(node->text).n == 0;
}

bool zz_node_valued(const struct zz_node *node)
{
	return node->kind == ZZ_SCALAR ? !zz_node_blank(node) : node->n > 0;
}

bool zz_form_is_list(const struct zz_form *form)
{
	return form->bare && form->nitems == 1 && form->items[0].field->type == ZZ_TYPE_LIST;
}

bool zz_form_takes_bare(const struct zz_form *form, const struct zz_node *node)
{
	if (!form->bare || form->nitems == 0)
		return false;
	return node->kind == (zz_form_is_list(form) ? ZZ_SEQ : ZZ_SCALAR);
}

bool zz_list_fits(const struct zz_field *field, const struct zz_node *item)
{
	if (zz_node_blank(item))
		return false;
	if (!field->sub)
		return item->kind == ZZ_SCALAR;
	return item->kind == ZZ_MAP || zz_form_takes_bare(field->sub, item);
}

/* The child of a map that item i means. */
static struct zz_node *child_of(const struct zz_form *form, const struct zz_node *map, int i)
{
	if (i == 0 && zz_form_takes_bare(form, map))
		return (struct zz_node *)map;
	if (i < 0 || map->kind != ZZ_MAP)
		return NULL;
	const struct zz_field *field = form->items[i].field;
	ZZ_EACH(child, map)
	{
		struct zz_str key = child->key->text;
		if (term_is(&field->name, key) || (also_called(field, key) && zz_form_index(form, key, 0) == i))
			return child;
	}
	return NULL;
}

struct zz_node *zz_form_get(const struct zz_form *form, const struct zz_node *map, const char *slug)
{
	return map ? child_of(form, map, zz_form_index_of_slug(form, slug)) : NULL;
}

/* Takes the piece before the first dot off *path. */
static struct zz_str take_step(struct zz_str *path)
{
	struct zz_str step = {0};
	zz_str_split(path, '.', &step);
	return step;
}

static bool path_has_value(const struct zz_form *form, const struct zz_node *node, struct zz_str path);

static bool any_has_value(const struct zz_form *form, const struct zz_node *node, struct zz_str path)
{
	if (node->kind != ZZ_SEQ)
		return path_has_value(form, node, path);
	ZZ_EACH(item, node)
	if (path_has_value(form, item, path))
		return true;
	return false;
}

static bool path_has_value(const struct zz_form *form, const struct zz_node *node, struct zz_str path)
{
	int i = zz_form_index(form, take_step(&path), 0);
	const struct zz_node *child = child_of(form, node, i);
	if (!child || !zz_node_valued(child))
		return false;
	const struct zz_form *sub = form->items[i].field->sub;
	return path.n == 0 || (sub && any_has_value(sub, child, path));
}

bool zz_form_has_value(const struct zz_form *form, const struct zz_node *node, struct zz_str paths)
{
	struct zz_str path;
	while (zz_str_split(&paths, '|', &path))
		if (path_has_value(form, node, path))
			return true;
	return false;
}

/* Item number `step` of a list; a value that stands for a list of one is its first. */
static struct zz_node *item_at(const struct zz_field *field, struct zz_node *list, struct zz_str step)
{
	uint32_t want = 0, n = 0;
	for (size_t i = 0; i < step.n; i++) {
		if (step.p[i] < '0' || step.p[i] > '9' || want > ZZ_YAML_EVENTS)
			return NULL;
		want = want * 10 + (uint32_t)(step.p[i] - '0');
	}
	if (list->kind != ZZ_SEQ)
		return want == 1 ? list : NULL;
	ZZ_EACH(item, list)
	if (zz_list_fits(field, item) && ++n == want)
		return item;
	return NULL;
}

/* A key that no form knows is its own step, dots and all. */
static struct zz_node *unknown_child(struct zz_node *map, struct zz_str path)
{
	ZZ_EACH(child, map)
	if (child->key && zz_str_eq(child->key->text, path))
		return child;
	return NULL;
}

struct zz_node *zz_form_locate(const struct zz_form *form, struct zz_node *root, struct zz_str part)
{
	struct zz_node *node = root;
	while (node && form && part.n) {
		struct zz_str rest = part;
		int i = zz_form_index(form, take_step(&rest), 0);
		struct zz_node *child = i < 0 ? unknown_child(node, part) : child_of(form, node, i);
		if (!child)
			break;
		node = child;
		const struct zz_field *field = i < 0 ? NULL : form->items[i].field;
		if (field && field->type == ZZ_TYPE_LIST && rest.n) {
			child = item_at(field, node, take_step(&rest));
			if (!child)
				break;
			node = child;
		}
		form = field ? field->sub : NULL;
		part = rest;
	}
	return node;
}
