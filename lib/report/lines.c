#include "report/lines.h"

#include "format/json.h"
#include "report/closed.h"
#include "report/show_parts.h"

struct line {
	struct zz_arena arena;
	const struct zz_record *r;
	bool privately;
};

static struct zz_jcs *scalar(struct line *w, uint8_t type, struct zz_str text)
{
	long number = 0;
	enum zz_show_number is = zz_show_number(type, text, &number);
	return is == ZZ_SHOW_WHOLE    ? zz_jcs_int(&w->arena, number)
		   : is == ZZ_SHOW_TENTHS ? zz_jcs_tenths(&w->arena, number)
								  : zz_jcs_string(&w->arena, text);
}

static struct zz_jcs *value(struct line *w, const struct zz_form *form, uint8_t type,
							const struct zz_node *node);

static struct zz_jcs *map(struct line *w, const struct zz_form *form, const struct zz_node *node)
{
	struct zz_jcs *object = zz_jcs_object(&w->arena);
	ZZ_EACH(child, node)
	{
		const struct zz_field *field = zz_show_field(form, child);
		if (!w->privately && (!field || zz_closed_field(w->r, field->name.slug)))
			continue;
		uint8_t type = !field                        ? (uint8_t)ZZ_TYPE_TEXT
					   : field->type == ZZ_TYPE_LIST ? field->item
													 : field->type;
		zz_jcs_put(&w->arena, object, child->key->text, value(w, field ? field->sub : NULL, type, child));
	}
	return object;
}

static struct zz_jcs *value(struct line *w, const struct zz_form *form, uint8_t type,
							const struct zz_node *node)
{
	if (node->kind == ZZ_SCALAR)
		return scalar(w, type, node->text);
	if (node->kind == ZZ_MAP)
		return map(w, form, node);
	struct zz_jcs *array = zz_jcs_array(&w->arena);
	ZZ_EACH(child, node)
	zz_jcs_push(&w->arena, array, value(w, form, type, child));
	return array;
}

static void put(struct line *w, struct zz_jcs *object, const char *key, struct zz_str text)
{
	zz_jcs_put(&w->arena, object, zz_str(key), zz_jcs_string(&w->arena, text));
}

bool zz_record_line(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r, bool privately)
{
	struct line w = {.r = r, .privately = privately};
	const struct zz_form *form = r->kind && r->state != ZZ_UNREADABLE ? &zz_kinds[r->kind].form : NULL;
	struct zz_node *root = form ? zz_show_tree(l, r->path, form, ZZ_EN, &w.arena) : NULL;
	bool good = root && root->kind == ZZ_MAP;
	if (good) {
		struct zz_jcs *object = map(&w, form, root);
		put(&w, object, "kind", zz_str(form->name.slug)); /* it may be written by another of its names */
		put(&w, object, "x-id",
			zz_arena_printf(&w.arena, "%.*s/%.*s", ZZ_FMT(zz_intern_str(&l->words, r->file_owner)),
							ZZ_FMT(r->id)));
		put(&w, object, "x-file", r->path);
		if (r->state == ZZ_WITHDRAWN)
			put(&w, object, "x-state", ZZ_STR("withdrawn"));
		zz_jcs_write(out, object);
		zz_buf_putc(out, '\n');
	}
	zz_arena_free(&w.arena);
	return good;
}
