#include "entry/translate.h"

struct translation {
	struct zz_edit *edit;
	struct zz_typing typing;
	enum zz_spelling spelling;
	size_t changes;
};

static void change(struct translation *t, const struct zz_node *scalar, struct zz_str text)
{
	if (zz_str_eq(scalar->text, text))
		return;
	zz_edit_scalar(t->edit, scalar, text);
	t->changes++;
}

static struct zz_str spelt_day(struct translation *t, const struct zz_field *field, struct zz_str text)
{
	char day_text[ZZ_DATE_MAX];
	zz_day day;
	if (t->spelling == ZZ_SPELL_TYPED)
		return zz_typed_day(field, text, &t->typing);
	if (t->spelling == ZZ_SPELL_ABSOLUTE && zz_absolute_day(text, &day))
		return zz_arena_str(t->typing.arena, zz_str(zz_day_text(day, day_text)));
	return text;
}

static void translate_scalar(struct translation *t, const struct zz_field *field, uint8_t type,
							 const struct zz_node *node)
{
	struct zz_str text = zz_str_trim(node->text);
	if (node->kind != ZZ_SCALAR || !text.n)
		return;
	if (type == ZZ_TYPE_ENUM || type == ZZ_TYPE_BOOL || (type == ZZ_TYPE_SPAN && t->spelling))
		change(t, node, zz_typed_scalar(field, type, text, &t->typing));
	else if (type == ZZ_TYPE_DAY)
		change(t, node, spelt_day(t, field, text));
}

static void translate_map(struct translation *t, const struct zz_form *form, const struct zz_node *map);

static void translate_sub(struct translation *t, const struct zz_form *form, const struct zz_node *node)
{
	if (node->kind == ZZ_MAP)
		translate_map(t, form, node);
	else if (node->kind == ZZ_SCALAR && form->bare)
		translate_scalar(t, form->items[0].field, form->items[0].field->type, node);
}

static void translate_list(struct translation *t, const struct zz_field *field, const struct zz_node *node)
{
	const struct zz_node *item = node->kind == ZZ_SEQ ? node->first : node;
	for (; item; item = node->kind == ZZ_SEQ ? item->next : NULL) {
		if (field->sub)
			translate_sub(t, field->sub, item);
		else
			translate_scalar(t, field, field->item, item);
	}
}

/* A field that is there under two of its names keeps both: under one name the file could not be read at all.
 */
static bool is_twice(const struct zz_form *form, const struct zz_node *map, const struct zz_item *item)
{
	unsigned n = 0;
	ZZ_EACH(child, map)
	n += zz_form_item(form, child->key->text) == item;
	return n > 1;
}

static void translate_map(struct translation *t, const struct zz_form *form, const struct zz_node *map)
{
	ZZ_EACH(child, map)
	{
		const struct zz_item *item = zz_form_item(form, child->key->text);
		if (!item)
			continue;
		struct zz_str name = zz_str(zz_term_text(&item->field->name, t->typing.lang));
		if (!zz_str_eq(child->key->text, name) && !is_twice(form, map, item))
			change(t, child->key, name);
		if (item->field->type == ZZ_TYPE_LIST)
			translate_list(t, item->field, child);
		else if (item->field->type == ZZ_TYPE_MAP)
			translate_sub(t, item->field->sub, child);
		else
			translate_scalar(t, item->field, item->field->type, child);
	}
}

/* Other dates are read relative to the sitting's. */
static void find_held(struct translation *t, const struct zz_form *form, const struct zz_node *root)
{
	const struct zz_item *item = zz_form_item(form, ZZ_STR("date"));
	const struct zz_node *node = zz_form_get(form, root, "date");
	t->typing.held = ZZ_NO_DAY;
	if (item && node && node->kind == ZZ_SCALAR)
		zz_day_parse(spelt_day(t, item->field, zz_str_trim(node->text)), &t->typing.held);
}

size_t zz_translate(struct zz_str bytes, struct zz_node *root, const struct zz_form *form,
					const struct zz_typing *typing, enum zz_spelling spelling, struct zz_buf *out)
{
	struct translation t = {.edit = zz_edit_new(bytes, root), .typing = *typing, .spelling = spelling};
	find_held(&t, form, root);
	if (root->kind == ZZ_MAP)
		translate_map(&t, form, root);
	else if (zz_form_is_list(form))
		translate_list(&t, form->items[0].field, root);
	zz_buf_clear(out);
	if (t.changes)
		zz_edit_apply(t.edit, out);
	else
		zz_buf_str(out, bytes);
	zz_edit_free(t.edit);
	return t.changes;
}
