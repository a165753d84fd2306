#include "entry/fields.h"

#include "base/message.h"
#include "model/fields.h"

#include <string.h>

static bool known(struct zz_str name)
{
	for (int k = 1; k < ZZ_KINDS; k++)
		if (zz_form_item(&zz_kinds[k].form, name))
			return true;
	return zz_form_item(&zz_form_agenda, name) != NULL;
}

struct zz_str zz_field_named(struct zz_str typed, struct zz_arena *a)
{
	if (known(typed))
		return typed;
	char *name = zz_arena_cstr(a, typed);
	for (char *c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	return known(zz_str(name)) ? zz_str(name) : (struct zz_str){0};
}

struct zz_str zz_field_near(const struct zz_kind *kind, struct zz_str typed)
{
	struct zz_str near = kind ? zz_form_nearest(&kind->form, typed) : (struct zz_str){0};
	return near.n ? near : zz_form_nearest(&zz_form_agenda, typed);
}

static const struct zz_field *top_field(const struct zz_patch *p, struct zz_str name)
{
	const struct zz_item *item = zz_form_item(p->form, name);
	return item ? item->field : NULL;
}

static bool is_date(const struct zz_patch *p, struct zz_str name)
{
	const struct zz_field *field = top_field(p, name);
	return field && strcmp(field->name.slug, "date") == 0;
}

/* Other dates are read relative to the sitting's. */
static void find_held(const struct zz_patch *p, const struct zz_given *fields, size_t n, struct zz_typing *t)
{
	const struct zz_node *date = zz_form_get(p->form, p->root, "date");
	if (date && date->kind == ZZ_SCALAR)
		zz_day_parse(zz_str_trim(date->text), &t->held);
	for (size_t i = 0; i < n; i++)
		if (is_date(p, fields[i].name)) {
			struct zz_str text = zz_typed_day(top_field(p, fields[i].name), zz_str_trim(fields[i].value), t);
			zz_day_parse(text, &t->held);
		}
}

static bool named_before(const struct zz_patch *p, const struct zz_given *fields, size_t i,
						 const struct zz_field *field)
{
	for (size_t k = 0; k < i; k++)
		if (top_field(p, fields[k].name) == field)
			return true;
	return false;
}

static uint32_t agenda_items(const struct zz_patch *p)
{
	const struct zz_node *list = zz_form_get(p->form, p->root, "agenda");
	if (!list)
		return 0;
	return list->kind == ZZ_SEQ ? list->n : zz_str_trim(list->text).n > 0;
}

static int set_in_agenda(struct zz_patch *p, const struct zz_given *g, bool started,
						 const struct zz_typing *t, struct zz_error *e)
{
	uint32_t n = agenda_items(p);
	if (!n)
		return zz_error(e, ZZ_EUSAGE, N_("--%.*s belongs to an item of the agenda: give --agenda before it"),
						ZZ_FMT(g->name));
	if (n > 1 && !started)
		return zz_error(e, ZZ_EUSAGE,
						N_("--%.*s: the agenda has %u items; say which with --set agenda.2.%.*s=…"),
						ZZ_FMT(g->name), n, ZZ_FMT(g->name));
	struct zz_str path = zz_arena_printf(t->arena, "agenda.%u.%.*s", n, ZZ_FMT(g->name));
	return zz_patch_set(p, path, g->value, t, e);
}

static int add_agenda_item(struct zz_patch *p, struct zz_str topic, const struct zz_typing *t,
						   struct zz_error *e)
{
	struct zz_node *item = zz_node_new(p->arena, ZZ_MAP, ZZ_BLOCK);
	struct zz_str key = zz_str(zz_term_text(&zz_form_agenda.items[0].field->name, t->lang));
	zz_node_append(p->arena, item, key, zz_node_scalar(p->arena, zz_str_trim(topic)));
	return zz_patch_push(p, "agenda", item, t->lang, e);
}

/* A second word on one and the same thing would take the place of the first without a word. */
static bool said_already(const struct zz_patch *p, const struct zz_given *fields, size_t i)
{
	const struct zz_field *field = top_field(p, fields[i].name);
	if (field)
		return field->type != ZZ_TYPE_LIST && named_before(p, fields, i, field);
	const struct zz_item *item = zz_form_item(&zz_form_agenda, fields[i].name);
	for (size_t k = i; item && k-- > 0;) {
		const struct zz_field *before = top_field(p, fields[k].name);
		if (before && before->sub == &zz_form_agenda)
			return false;
		if (!before && zz_form_item(&zz_form_agenda, fields[k].name) == item)
			return true;
	}
	return false;
}

struct walk {
	const struct zz_given *fields;
	bool agenda_started;
};

static int apply_one(struct zz_patch *p, struct walk *w, size_t i, const struct zz_typing *t,
					 struct zz_error *e)
{
	const struct zz_given *g = &w->fields[i];
	const struct zz_field *field = top_field(p, g->name);
	if (said_already(p, w->fields, i))
		return zz_error(e, ZZ_EUSAGE, N_("--%.*s is given twice"), ZZ_FMT(g->name));
	if (field && field->sub == &zz_form_agenda && zz_str_trim(g->value).n && g->value.p[0] != '[' &&
		g->value.p[0] != '{') {
		w->agenda_started = true;
		return add_agenda_item(p, g->value, t, e);
	}
	if (field && field->type == ZZ_TYPE_LIST && named_before(p, w->fields, i, field))
		return zz_patch_add(p, field, g->value, t, e);
	if (field || zz_str_chr(g->name, '.') >= 0)
		return zz_patch_set(p, g->name, g->value, t, e);
	if (zz_form_item(&zz_form_agenda, g->name) && top_field(p, ZZ_STR("agenda")))
		return set_in_agenda(p, g, w->agenda_started, t, e);
	return zz_patch_set(p, g->name, g->value, t, e);
}

int zz_fields_apply(struct zz_patch *p, const struct zz_given *fields, size_t n, struct zz_typing *t,
					struct zz_error *e)
{
	struct walk w = {.fields = fields};
	find_held(p, fields, n, t);
	for (size_t i = 0; i < n; i++) {
		int rc = apply_one(p, &w, i, t, e);
		if (rc)
			return rc;
	}
	return ZZ_OK;
}
