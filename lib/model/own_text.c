/* Reading a record's own text, and where something stands in it. */
#include "model/own_text.h"

#include "base/text.h"
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *slug;
	uint8_t what;
} parts[] = {
	{"content", ZZ_OWN_CONTENT},     {"text", ZZ_OWN_CONTENT},      {"self", ZZ_OWN_SELF},
	{"mutual", ZZ_OWN_MUTUAL},       {"problems", ZZ_OWN_PROBLEMS}, {"roots", ZZ_OWN_ROOTS},
	{"direction", ZZ_OWN_DIRECTION},
};

static bool filled(const struct zz_node *n)
{
	return n && n->kind == ZZ_SCALAR && zz_str_trim(n->text).n;
}

/* Where a text stands: below `prefix` ("", "hosted.1."), as item number `item` of the agenda. */
struct spot {
	const char *prefix, *slug;
	uint8_t what;
	uint32_t item;
	struct zz_str topic;
};

static void add(struct zz_record_text *t, const struct spot *s, const struct zz_node *n, unsigned index)
{
	struct zz_str part = zz_arena_printf(&t->scratch, index ? "%s%s.%u" : "%s%s", s->prefix, s->slug, index);
	*ZZ_PUSH(t) = (struct zz_own_text){
		.what = s->what, .item = s->item, .part = part, .topic = s->topic, .text = n->text, .node = n};
}

/* A scalar, or each of a list. */
static void add_all(struct zz_record_text *t, const struct spot *s, const struct zz_node *n)
{
	unsigned index = 0;
	if (filled(n))
		add(t, s, n, 0);
	if (!n || n->kind != ZZ_SEQ)
		return;
	ZZ_EACH(item, n)
	if (filled(item))
		add(t, s, item, ++index);
}

static uint8_t what_of(const char *slug)
{
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (strcmp(parts[i].slug, slug) == 0)
			return parts[i].what;
	return 0;
}

static void add_field(struct zz_record_text *t, const struct zz_item *item, const struct zz_node *value,
					  const char *prefix)
{
	struct spot s = {
		.prefix = prefix, .slug = item->field->name.slug, .what = what_of(item->field->name.slug)};
	if (s.what)
		add_all(t, &s, value);
}

static void add_agenda(struct zz_record_text *t, const struct zz_node *list)
{
	unsigned index = 0;
	ZZ_EACH(item, list)
	{
		const struct zz_node *topic = zz_form_get(&zz_form_agenda, item, "topic");
		index += item->kind == ZZ_MAP || filled(item);
		if (item->kind != ZZ_MAP)
			continue;
		struct zz_str prefix = zz_arena_printf(&t->scratch, "agenda.%u.", index);
		struct spot s = {.prefix = prefix.p, .item = index};
		if (filled(topic))
			s.topic = zz_str_trim(topic->text);
		s.slug = "remarks";
		s.what = ZZ_OWN_REMARKS;
		add_all(t, &s, zz_form_get(&zz_form_agenda, item, s.slug));
		s.slug = "decision";
		s.what = ZZ_OWN_DECISION;
		add_all(t, &s, zz_form_get(&zz_form_agenda, item, s.slug));
	}
}

static void add_hosted(struct zz_record_text *t, const struct zz_node *list)
{
	unsigned index = 0;
	ZZ_EACH(guest, list)
	{
		index += guest->kind == ZZ_MAP || filled(guest);
		if (guest->kind != ZZ_MAP)
			continue;
		struct zz_str prefix = zz_arena_printf(&t->scratch, "hosted.%u.", index);
		ZZ_EACH(value, guest)
		{
			const struct zz_item *item = zz_form_item(&zz_form_hosted, value->key->text);
			if (item)
				add_field(t, item, value, prefix.p);
		}
	}
}

/* A date, a time: nothing that need be looked up. */
static bool is_number(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '-' && s.p[i] != ':')
			return false;
	return true;
}

/* In the order of the file. */
static void add_texts(struct zz_record_text *t)
{
	if (t->root->kind != ZZ_MAP)
		return;
	ZZ_EACH(value, t->root)
	{
		if (value->kind == ZZ_SCALAR && value->style == ZZ_PLAIN && is_number(value->text))
			continue;
		const struct zz_item *item = zz_form_item(t->form, value->key->text);
		const char *slug = item ? item->field->name.slug : "";
		if (strcmp(slug, "agenda") == 0 && value->kind == ZZ_SEQ)
			add_agenda(t, value);
		else if (strcmp(slug, "hosted") == 0 && value->kind == ZZ_SEQ)
			add_hosted(t, value);
		else if (item)
			add_field(t, item, value, "");
	}
}

bool zz_record_has_text(const struct zz_record *r)
{
	const struct zz_agenda *agenda = r->agenda.at;
	if (r->content || r->problems || r->self_criticism || r->mutual_criticism || r->direction || r->hosted.n)
		return true;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (agenda[i].remarks || agenda[i].decision)
			return true;
	return false;
}

bool zz_record_text_read(struct zz_ledger *l, const struct zz_record *r, struct zz_record_text *out)
{
	struct zz_error ignored = {.lang = ZZ_ZH};
	bool missing = false;
	zz_arena_reset(&out->scratch);
	out->n = 0;
	out->root = NULL;
	struct zz_findings none = {.arena = &out->scratch};
	if (!l->source || zz_source_read(l->source, r->path, ZZ_YAML_BYTES, &out->bytes, &missing, &ignored) ||
		missing)
		return false;
	out->root = zz_yaml_parse(zz_buf_view(&out->bytes), r->path, &out->scratch, &none);
	free(none.at);
	if (!out->root || !r->kind)
		return false;
	out->form = &zz_kinds[r->kind].form;
	add_texts(out);
	return true;
}

void zz_record_text_free(struct zz_record_text *t)
{
	zz_buf_free(&t->bytes);
	zz_arena_free(&t->scratch);
	free(t->at);
	*t = (struct zz_record_text){0};
}

bool zz_text_locate(const struct zz_record_text *t, const struct zz_node *node, struct zz_str needle,
					struct zz_finding *f)
{
	struct zz_str bytes = zz_buf_view(&t->bytes);
	for (uint32_t line = node->start.line; line <= node->end.line; line++) {
		struct zz_str text = zz_yaml_line(bytes, line);
		ptrdiff_t at = zz_str_find(text, needle);
		if (at < 0)
			continue;
		f->line = line;
		f->column = (uint32_t)zz_utf8_count(zz_str_sub(text, 0, (size_t)at)) + 1;
		f->length = (uint32_t)zz_utf8_count(needle);
		return true;
	}
	return false;
}
