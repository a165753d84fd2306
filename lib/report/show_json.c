/* A single record as data: the members of a list, and what the record itself says, with English names. */
#include "report/listed.h"
#include "report/show_parts.h"

#include <string.h>

static void scalar(struct zz_json *j, uint8_t type, struct zz_str text)
{
	long number = 0;
	switch (zz_show_number(type, text, &number)) {
	case ZZ_SHOW_WHOLE:
		zz_json_int(j, number);
		break;
	case ZZ_SHOW_TENTHS:
		zz_json_tenths(j, number);
		break;
	case ZZ_SHOW_NO_NUMBER:
		zz_json_str(j, text);
	}
}

static void value(struct zz_json *j, const struct zz_form *form, uint8_t type, const struct zz_node *node)
{
	if (node->kind == ZZ_SCALAR) {
		scalar(j, type, node->text);
		return;
	}
	if (node->kind == ZZ_SEQ)
		zz_json_array(j);
	else
		zz_json_object(j);
	ZZ_EACH(child, node)
	{
		const struct zz_field *field = node->kind == ZZ_MAP ? zz_show_field(form, child) : NULL;
		bool list = field && field->type == ZZ_TYPE_LIST;
		if (node->kind == ZZ_MAP)
			zz_json_key(j, child->key->text.p);
		if (node->kind == ZZ_SEQ)
			value(j, form, type, child);
		else
			value(j, field ? field->sub : NULL,
				  !field ? (uint8_t)ZZ_TYPE_TEXT
				  : list ? field->item
						 : field->type,
				  child);
	}
	if (node->kind == ZZ_SEQ)
		zz_json_array_end(j);
	else
		zz_json_object_end(j);
}

static void fields(struct zz_json *j, const struct zz_ledger *l, struct zz_str path,
				   const struct zz_form *form)
{
	struct zz_arena arena = {0};
	struct zz_node *root = zz_show_tree(l, path, form, ZZ_EN, &arena);
	struct zz_node *kind = root ? zz_form_get(form, root, "kind") : NULL;
	/* It may be written by another of its names. */
	if (kind && kind->kind == ZZ_SCALAR && zz_kind_find(kind->text))
		kind->text = zz_str(zz_kind_find(kind->text)->form.name.slug);
	zz_json_key(j, "fields");
	if (root && root->kind == ZZ_MAP)
		value(j, form, ZZ_TYPE_TEXT, root);
	else
		zz_json_null(j);
	zz_arena_free(&arena);
}

static void followups(struct zz_json *j, const struct zz_show *show)
{
	const struct zz_ledger *l = show->s->l;
	zz_json_key(j, "followups");
	zz_json_array(j);
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *f = &l->followups[i];
		const struct zz_form *form = zz_followup_form(f->type);
		if (!form || !zz_show_follows(show, f))
			continue;
		zz_json_object(j);
		zz_json_member(j, "type", zz_str(form->name.slug));
		zz_json_member_day(j, "on", f->on);
		zz_json_member(j, "by", zz_intern_str(&l->words, f->by));
		fields(j, l, f->path, form);
		zz_json_member(j, "file", f->path);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void findings(struct zz_json *j, const struct zz_show *show, enum zz_lang lang)
{
	const struct zz_verdict *v = show->verdict;
	struct zz_buf text = {0};
	zz_json_key(j, "findings");
	zz_json_array(j);
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		if (!zz_show_finds(show, i))
			continue;
		zz_json_object(j);
		zz_buf_clear(&text);
		zz_buf_printf(&text, "F-%s", f->id);
		zz_json_member(j, "id", zz_buf_view(&text));
		zz_json_member(j, "severity", zz_str(zz_severity_terms[f->severity].slug));
		zz_json_member(j, "rule", f->rule.n ? f->rule : zz_str(f->def->id));
		zz_json_member(j, "answer", zz_str(zz_answer_terms[v->judged[i].answer].slug));
		zz_json_key(j, "counts");
		zz_json_bool(j, zz_finding_counts(v, i));
		zz_buf_clear(&text);
		zz_finding_text(&text, f, f->def->message, lang);
		zz_json_member(j, "message", zz_buf_view(&text));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_buf_free(&text);
}

static void one(struct zz_json *j, const struct zz_show *show)
{
	const struct zz_ledger *l = show->s->l;
	const struct zz_record *r = &l->records[show->record];
	bool readable = r->state != ZZ_UNREADABLE && r->kind;
	zz_json_object(j);
	zz_listed_members(j, show->s, show->record);
	fields(j, l, r->path, readable ? &zz_kinds[r->kind].form : NULL);
	followups(j, show);
	findings(j, show, show->s->lang);
	zz_json_object_end(j);
}

void zz_show_json(struct zz_buf *out, const struct zz_show *shows, size_t n)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_listed_head(&j, shows[0].s->l);
	zz_json_key(&j, "records");
	zz_json_array(&j);
	for (size_t i = 0; i < n; i++)
		one(&j, &shows[i]);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
