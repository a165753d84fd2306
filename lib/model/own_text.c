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

struct zz_lines zz_node_lines(const struct zz_node *n)
{
	return (struct zz_lines){n->start.line, n->end.line};
}

/* Most parts are made for nobody, and printing takes ten times as long. */
static struct zz_str joined(struct zz_arena *a, const char *prefix, const char *slug)
{
	size_t n = strlen(prefix), more = strlen(slug);
	char *text = zz_arena_array(a, n + more + 1, 1);
	memcpy(text, prefix, n);
	memcpy(text + n, slug, more);
	return (struct zz_str){text, n + more};
}

static void add(struct zz_record_text *t, const struct spot *s, const struct zz_node *n, unsigned index)
{
	struct zz_str part = index ? zz_arena_printf(&t->scratch, "%s%s.%u", s->prefix, s->slug, index)
							   : joined(&t->scratch, s->prefix, s->slug);
	*ZZ_PUSH(t) = (struct zz_own_text){.what = s->what,
									   .item = s->item,
									   .part = part,
									   .topic = s->topic,
									   .text = n->text,
									   .lines = zz_node_lines(n)};
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
	if (r->content || r->problems || r->roots || r->self_criticism || r->mutual_criticism || r->direction ||
		r->hosted.n)
		return true;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (agenda[i].remarks || agenda[i].decision)
			return true;
	return false;
}

static void take_root(struct zz_record_text *out, const struct zz_record *r, const struct zz_node *root)
{
	out->root = root;
	out->form = &zz_kinds[r->kind].form;
	out->n = 0;
	const struct zz_node *guests =
		zz_form_item(out->form, ZZ_STR("guests")) ? zz_form_get(out->form, root, "guests") : NULL;
	out->guests = !guests ? 0 : guests->kind == ZZ_SEQ ? (uint32_t)guests->n : 1;
	add_texts(out);
}

bool zz_record_text_reread(struct zz_ledger *l, const struct zz_record *r, struct zz_record_text *out)
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
	take_root(out, r, out->root);
	return true;
}

/* --- texts that are kept: a head, then items, each followed by its part, topic and text --- */

struct kept {
	uint32_t guests, n;
};
struct kept_item {
	uint32_t item, part, topic, text; /* the latter three: bytes */
	struct zz_lines lines;
	uint8_t what;
};
enum { KEPT_EACH = 1024, KEPT_MORE = 1 << 20 };

static size_t kept_size(const struct zz_record_text *t)
{
	size_t n = sizeof(struct kept);
	for (size_t i = 0; i < t->n; i++)
		n += sizeof(struct kept_item) + t->at[i].part.n + 1 + t->at[i].topic.n + t->at[i].text.n;
	return n;
}

static void keep_item(struct zz_buf *b, const struct zz_own_text *o)
{
	struct kept_item k;
	memset(&k, 0, sizeof k);
	k.item = o->item;
	k.part = (uint32_t)o->part.n;
	k.topic = (uint32_t)o->topic.n;
	k.text = (uint32_t)o->text.n;
	k.lines = o->lines;
	k.what = o->what;
	zz_buf_add(b, &k, sizeof k);
	zz_buf_add(b, o->part.p, o->part.n);
	zz_buf_putc(b, '\0');
	zz_buf_str(b, o->topic);
	zz_buf_str(b, o->text);
}

void zz_record_text_keep(struct zz_record_text *work, struct zz_ledger *l, struct zz_record *r,
						 const struct zz_node *root)
{
	if (!zz_record_has_text(r))
		return;
	zz_arena_reset(&work->scratch);
	take_root(work, r, root);
	if (l->texts.n + kept_size(work) > l->records_room * KEPT_EACH + KEPT_MORE ||
		l->texts.n >= UINT32_MAX / 2)
		return;
	struct kept head = {work->guests, (uint32_t)work->n};
	r->texts = (uint32_t)l->texts.n + 1;
	zz_buf_add(&l->texts, &head, sizeof head);
	for (size_t i = 0; i < work->n; i++)
		keep_item(&l->texts, &work->at[i]);
}

static struct zz_str take(const char **at, size_t n)
{
	struct zz_str s = {*at, n};
	*at += n;
	return s;
}

static void take_kept(const struct zz_ledger *l, const struct zz_record *r, struct zz_record_text *out)
{
	const char *at = l->texts.data + r->texts - 1;
	struct kept head;
	struct kept_item k;
	memcpy(&head, take(&at, sizeof head).p, sizeof head);
	out->form = &zz_kinds[r->kind].form;
	out->guests = head.guests;
	for (uint32_t i = 0; i < head.n; i++) {
		memcpy(&k, take(&at, sizeof k).p, sizeof k);
		struct zz_own_text *o = ZZ_PUSH(out);
		*o = (struct zz_own_text){.what = k.what, .item = k.item, .lines = k.lines};
		o->part = take(&at, k.part);
		at++; /* its NUL */
		o->topic = take(&at, k.topic);
		o->text = take(&at, k.text);
	}
}

bool zz_record_text_read(struct zz_ledger *l, const struct zz_record *r, struct zz_record_text *out)
{
	bool any = zz_record_has_text(r);
	if (any && !r->texts)
		return zz_record_text_reread(l, r, out);
	out->n = 0;
	out->root = NULL;
	if (any)
		take_kept(l, r, out);
	return true;
}

/* An escape may stand for digits; without one, a run of eleven covers every eleventh byte. */
bool zz_may_hold_number(struct zz_str bytes)
{
	enum { LEAST = 11 };
	if (zz_str_chr(bytes, '\\') >= 0)
		return true;
	for (size_t i = LEAST - 1; i < bytes.n; i += LEAST) {
		size_t from = i, until = i;
		while (from && bytes.p[from - 1] >= '0' && bytes.p[from - 1] <= '9')
			from--;
		while (until < bytes.n && bytes.p[until] >= '0' && bytes.p[until] <= '9')
			until++;
		if (until > i && until - from >= LEAST)
			return true;
	}
	return false;
}

void zz_record_text_free(struct zz_record_text *t)
{
	zz_buf_free(&t->bytes);
	zz_arena_free(&t->scratch);
	free(t->at);
	*t = (struct zz_record_text){0};
}

bool zz_text_locate(struct zz_str bytes, struct zz_lines lines, struct zz_str needle, struct zz_finding *f)
{
	for (uint32_t line = lines.first; line <= lines.last; line++) {
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
