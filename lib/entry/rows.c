#include "entry/rows.h"

#include "model/fields.h"

struct walk {
	struct zz_rows *rows;
	struct zz_arena *arena;
	enum zz_lang lang;
};

/* Of the program's making, or of a section that is corrected in the editor. */
static bool left_out(const struct zz_field *field)
{
	static const enum zz_field_id ids[] = {ZZ_F_OWNER,    ZZ_F_AMENDS,      ZZ_F_SEALED, ZZ_F_IMPORTED,
										   ZZ_F_ELECTION, ZZ_F_ATTACHMENTS, ZZ_F_GRADES};
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (field == &zz_fields[ids[i]])
			return true;
	return false;
}

/* --- what stands there, on one line --- */

static void one_line(struct zz_buf *out, const struct zz_node *node, enum zz_lang lang);

static void of_list(struct zz_buf *out, const struct zz_node *list, enum zz_lang lang)
{
	size_t n = 0;
	ZZ_EACH(item, list)
	{
		zz_buf_puts(out, n++ ? (lang == ZZ_EN ? ", " : "、") : "");
		one_line(out, item, lang);
	}
}

/* "周洁（出差）": what stands behind the first in brackets. */
static void of_map(struct zz_buf *out, const struct zz_node *map, enum zz_lang lang)
{
	size_t n = 0;
	ZZ_EACH(value, map)
	{
		if (n == 1)
			zz_buf_puts(out, lang == ZZ_EN ? " (" : "（");
		else if (n)
			zz_buf_puts(out, lang == ZZ_EN ? ", " : "，");
		one_line(out, value, lang);
		n++;
	}
	if (n > 1)
		zz_buf_puts(out, lang == ZZ_EN ? ")" : "）");
}

static void one_line(struct zz_buf *out, const struct zz_node *node, enum zz_lang lang)
{
	if (node->kind == ZZ_SEQ) {
		of_list(out, node, lang);
		return;
	}
	if (node->kind == ZZ_MAP) {
		of_map(out, node, lang);
		return;
	}
	struct zz_str rest = zz_str_trim(node->text), line;
	for (size_t n = 0; zz_str_split(&rest, '\n', &line); n++)
		zz_buf_printf(out, "%s%.*s", n ? " " : "", ZZ_FMT(line));
}

/* --- rows --- */

static void add(struct walk *w, struct zz_str path, struct zz_str label, const struct zz_node *node)
{
	struct zz_buf b = {0};
	one_line(&b, node, w->lang);
	struct zz_row *row = ZZ_PUSH(w->rows);
	*row = (struct zz_row){.path = path, .label = label, .text = zz_arena_str(w->arena, zz_buf_view(&b))};
	if (node->kind == ZZ_SCALAR)
		row->value = zz_arena_str(w->arena, zz_str_trim(node->text));
	zz_buf_free(&b);
}

static bool in_parts(const struct zz_field *field)
{
	return field->sub && (field->sub == &zz_form_agenda || field->sub == &zz_form_hosted ||
						  (field->type == ZZ_TYPE_MAP && !field->sub->bare && field->sub != &zz_form_vote));
}

static void fields_of(struct walk *w, const struct zz_form *form, const struct zz_node *map,
					  struct zz_str path, struct zz_str label);

static void parts_of(struct walk *w, const struct zz_field *field, const struct zz_node *node,
					 struct zz_str path, struct zz_str label)
{
	uint32_t n = 0;
	if (field->type != ZZ_TYPE_LIST || node->kind != ZZ_SEQ) {
		if (node->kind == ZZ_MAP)
			fields_of(w, field->sub, node, path, label);
		else
			add(w, path, label, node);
		return;
	}
	ZZ_EACH(item, node)
	{
		n++;
		struct zz_str at = zz_arena_printf(w->arena, "%.*s.%u", ZZ_FMT(path), n);
		struct zz_str called =
			zz_arena_printf(w->arena, "%.*s%s%u", ZZ_FMT(label), w->lang == ZZ_EN ? " " : "", n);
		if (item->kind == ZZ_MAP)
			fields_of(w, field->sub, item, at, called);
		else
			add(w, at, called, item);
	}
}

static void fields_of(struct walk *w, const struct zz_form *form, const struct zz_node *map,
					  struct zz_str path, struct zz_str label)
{
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *field = form->items[i].field;
		const struct zz_node *node = zz_form_get(form, map, field->name.slug);
		bool own_kind = !path.n && field == &zz_fields[ZZ_F_KIND];
		if (!node || own_kind || left_out(field))
			continue;
		struct zz_str at =
			zz_arena_printf(w->arena, "%.*s%s%s", ZZ_FMT(path), path.n ? "." : "", field->name.slug);
		struct zz_str called = zz_arena_printf(w->arena, "%.*s%s%s", ZZ_FMT(label), label.n ? " " : "",
											   zz_term_text(&field->name, w->lang));
		if (in_parts(field))
			parts_of(w, field, node, at, called);
		else
			add(w, at, called, node);
	}
}

void zz_record_rows(const struct zz_kind *kind, const struct zz_node *root, enum zz_lang lang,
					struct zz_arena *a, struct zz_rows *rows)
{
	struct walk w = {rows, a, lang};
	fields_of(&w, &kind->form, root, (struct zz_str){0}, (struct zz_str){0});
}
