/* The protected fields of a record in canonical JSON. */
#include "model/fields.h"

#include <stdlib.h>

static struct zz_jcs *value_of(struct zz_arena *a, const struct zz_field *field, const struct zz_node *node);

/* Digits that an int holds; anything else stays as it is written. */
static struct zz_jcs *number_of(struct zz_arena *a, struct zz_str s)
{
	long n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (i > 8 || s.p[i] < '0' || s.p[i] > '9')
			return zz_jcs_string(a, s);
		n = n * 10 + (s.p[i] - '0');
	}
	return s.n ? zz_jcs_int(a, n) : zz_jcs_string(a, s);
}

static struct zz_jcs *scalar_of(struct zz_arena *a, uint8_t type, const struct zz_node *node)
{
	struct zz_str s = zz_str_trim(node->text);
	return type == ZZ_TYPE_COUNT ? number_of(a, s) : zz_jcs_string(a, s);
}

static void put(struct zz_arena *a, struct zz_jcs *object, const char *key, struct zz_jcs *value)
{
	if (value && !zz_jcs_empty(value))
		zz_jcs_put(a, object, zz_str(key), value);
}

/* A map in canonical English keys; a bare scalar is its first field. Fields that no form knows are left out.
 */
static struct zz_jcs *object_of(struct zz_arena *a, const struct zz_form *form, const struct zz_node *node)
{
	struct zz_jcs *object = zz_jcs_object(a);
	if (node->kind == ZZ_SCALAR) {
		put(a, object, form->items[0].field->name.slug, value_of(a, form->items[0].field, node));
		return object;
	}
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *field = form->items[i].field;
		const struct zz_node *child = zz_form_get(form, node, field->name.slug);
		if (child)
			put(a, object, field->name.slug, value_of(a, field, child));
	}
	return object;
}

struct element {
	struct zz_buf text;
	struct zz_jcs *value;
};

static int by_text(const void *x, const void *y)
{
	const struct element *a = x, *b = y;
	return zz_str_cmp(zz_buf_view(&a->text), zz_buf_view(&b->text));
}

/* Sorted by their own JSON text: the order in which people were written down says nothing. */
static struct zz_jcs *array_of(struct zz_arena *a, const struct zz_field *field, const struct zz_node *list)
{
	struct zz_jcs *array = zz_jcs_array(a);
	struct element *at = ZZ_NEWN(a, struct element, list->n);
	size_t n = 0;
	ZZ_EACH(item, list)
	{
		struct zz_jcs *v = field->sub ? object_of(a, field->sub, item) : scalar_of(a, field->item, item);
		if (zz_jcs_empty(v))
			continue;
		at[n].value = v;
		zz_jcs_write(&at[n++].text, v);
	}
	if (n)
		qsort(at, n, sizeof *at, by_text);
	for (size_t i = 0; i < n; i++) {
		zz_jcs_push(a, array, at[i].value);
		zz_buf_free(&at[i].text);
	}
	return array;
}

static struct zz_jcs *value_of(struct zz_arena *a, const struct zz_field *field, const struct zz_node *node)
{
	if (field->type == ZZ_TYPE_LIST)
		return node->kind == ZZ_SEQ ? array_of(a, field, node) : NULL;
	if (field->type == ZZ_TYPE_MAP)
		return object_of(a, field->sub, node);
	return node->kind == ZZ_SCALAR ? scalar_of(a, field->type, node) : NULL;
}

/* Votes and decisions name their item of the agenda, counted from 1. */
static void put_agenda(struct zz_arena *a, struct zz_jcs *object, const struct zz_node *list)
{
	struct zz_jcs *votes = zz_jcs_array(a), *decisions = zz_jcs_array(a);
	long number = 0;
	ZZ_EACH(item, list)
	{
		number++;
		const struct zz_node *vote = zz_form_get(&zz_form_agenda, item, "vote");
		const struct zz_node *decision = zz_form_get(&zz_form_agenda, item, "decision");
		const struct zz_node *topic = zz_form_get(&zz_form_agenda, item, "topic");
		if (vote) {
			struct zz_jcs *v = object_of(a, &zz_form_vote, vote);
			zz_jcs_put(a, v, ZZ_STR("item"), zz_jcs_int(a, number));
			if (topic)
				put(a, v, "topic", value_of(a, &zz_fields[ZZ_F_TOPIC], topic));
			zz_jcs_push(a, votes, v);
		}
		if (decision && decision->kind == ZZ_SCALAR) {
			struct zz_jcs *d = zz_jcs_object(a);
			zz_jcs_put(a, d, ZZ_STR("item"), zz_jcs_int(a, number));
			zz_jcs_put(a, d, ZZ_STR("text"), scalar_of(a, ZZ_TYPE_PROSE, decision));
			zz_jcs_push(a, decisions, d);
		}
	}
	put(a, object, "votes", votes);
	put(a, object, "decisions", decisions);
}

void zz_record_protected(struct zz_buf *jcs, const struct zz_kind *kind, const struct zz_node *root,
						 struct zz_arena *a)
{
	const struct zz_form *form = &kind->form;
	const struct zz_node *tree = zz_form_canonical(form, root, ZZ_EN, a);
	struct zz_jcs *object = zz_jcs_object(a);
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *field = form->items[i].field;
		const struct zz_node *node = zz_form_get(form, tree, field->name.slug);
		if (!node)
			continue;
		if (field->protected)
			put(a, object, field->name.slug, value_of(a, field, node));
		else if (field == &zz_fields[ZZ_F_AGENDA])
			put_agenda(a, object, node);
	}
	zz_jcs_write(jcs, object);
}
