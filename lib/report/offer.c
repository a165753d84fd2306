#include "report/offer.h"

#include "base/message.h"
#include "entry/fields.h"
#include "model/period.h"
#include "report/schema.h"

#include <stdlib.h>
#include <string.h>

void zz_offers_free(struct zz_offers *o)
{
	free(o->at);
	zz_arena_free(&o->arena);
	memset(o, 0, sizeof *o);
}

static bool begins(struct zz_str word, struct zz_str front)
{
	return word.n >= front.n && zz_str_eq(zz_str_sub(word, 0, front.n), front);
}

/* Blanks and what no terminal should get can be no word. */
static bool typable(struct zz_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((unsigned char)word.p[i] <= ' ' || word.p[i] == 0x7f)
			return false;
	return word.n > 0;
}

void zz_offer(struct zz_offers *o, struct zz_str word, struct zz_str note)
{
	if (!typable(word) || !begins(word, o->front))
		return;
	struct zz_offer *offer = ZZ_PUSH(o);
	offer->word = zz_arena_printf(&o->arena, "%.*s%.*s", ZZ_FMT(o->before), ZZ_FMT(word));
	offer->note = zz_arena_str(&o->arena, note);
}

void zz_offer_term(struct zz_offers *o, const struct zz_term *t, struct zz_str note)
{
	struct zz_str slug = zz_str(t->slug), label = zz_str(t->label);
	bool zh = o->front.n ? begins(label, o->front) && !begins(slug, o->front) : o->lang == ZZ_ZH;
	if (zh && label.n)
		zz_offer(o, label, note.n ? note : slug);
	else
		zz_offer(o, slug, note.n ? note : o->lang == ZZ_ZH ? label : note);
}

void zz_offer_terms(struct zz_offers *o, const struct zz_term *terms)
{
	for (; terms && terms->slug; terms++)
		zz_offer_term(o, terms, (struct zz_str){0});
}

/* --- of the tables --- */

void zz_offer_kinds(struct zz_offers *o)
{
	zz_offer_terms(o, zz_kind_terms);
}

void zz_offer_systems(struct zz_offers *o)
{
	zz_offer_terms(o, zz_system_terms + ZZ_THREE_MEETINGS);
}

void zz_offer_periods(struct zz_offers *o, zz_day today)
{
	static const struct zz_term words[] = {{"this-year", "今年"},
										   {"last-year", "去年"},
										   {"this-quarter", "本季度"},
										   {"last-quarter", "上季度"},
										   {"this-month", "本月"},
										   {"last-month", "上月"},
										   {NULL, NULL}};
	static const enum zz_span_kind kinds[] = {ZZ_PERIOD_YEAR, ZZ_PERIOD_QUARTER, ZZ_PERIOD_MONTH};
	struct zz_buf text = {0};
	zz_offer_terms(o, words);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		struct zz_period p = zz_period_of(kinds[k], zz_day_of(zz_civil_of(today).year - 1, 1, 1));
		for (; p.first <= today; p = zz_period_next(p)) {
			zz_buf_clear(&text);
			zz_period_text(&text, p);
			zz_offer(o, zz_buf_view(&text), (struct zz_str){0});
		}
	}
	zz_buf_free(&text);
}

void zz_offer_forms(struct zz_offers *o)
{
	struct zz_buf list = {0};
	zz_schema_list(&list, ZZ_EN); /* slugs alone */
	struct zz_str rest = zz_buf_view(&list), line;
	while (zz_str_split(&rest, '\n', &line)) {
		const struct zz_form *form = zz_schema_form(line);
		if (form)
			zz_offer_term(o, &form->name, (struct zz_str){0});
	}
	zz_buf_free(&list);
}

/* --- fields as options --- */

static bool offered(const struct zz_offers *o, const struct zz_field *f, size_t from)
{
	for (size_t i = from; i < o->n; i++)
		if (zz_str_ends(o->at[i].word, f->name.slug) || zz_str_ends(o->at[i].word, f->name.label))
			return true;
	return false;
}

static void offer_field(struct zz_offers *o, const struct zz_field *f)
{
	struct zz_term dashed = f->name;
	char *slug = zz_arena_cstr(&o->arena, zz_str(f->name.slug));
	for (char *c = slug; *c; c++)
		*c = *c == '_' ? '-' : *c;
	dashed.slug = slug;
	zz_offer_term(o, &dashed, zz_str(zz_tr(o->lang, f->hint)));
}

static void fields_of(struct zz_offers *o, const struct zz_form *form, size_t from)
{
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *f = form->items[i].field;
		if (!offered(o, f, from))
			offer_field(o, f);
		if (strcmp(f->name.slug, "agenda") == 0) /* options of their own */
			fields_of(o, f->sub, from);
	}
}

void zz_offer_fields(struct zz_offers *o, const struct zz_kind *kind)
{
	size_t from = o->n;
	if (kind)
		fields_of(o, &kind->form, from);
	for (int k = 1; !kind && k < ZZ_KINDS; k++)
		fields_of(o, &zz_kinds[k].form, from);
}

static const struct zz_field *field_of(const struct zz_form *form, struct zz_str name)
{
	const struct zz_item *item = zz_form_item(form, name), *agenda = zz_form_item(form, ZZ_STR("agenda"));
	if (!item && agenda && agenda->field->sub)
		item = zz_form_item(agenda->field->sub, name);
	return item ? item->field : NULL;
}

const struct zz_field *zz_offer_field(const struct zz_kind *kind, struct zz_str name)
{
	struct zz_arena a = {0};
	struct zz_str known = zz_field_named(name, &a);
	const struct zz_field *f = kind ? field_of(&kind->form, known) : NULL;
	for (int k = 1; !kind && !f && k < ZZ_KINDS; k++)
		f = field_of(&zz_kinds[k].form, known);
	zz_arena_free(&a);
	return f;
}

void zz_offer_values(struct zz_offers *o, const struct zz_field *f)
{
	if (f->type == ZZ_TYPE_BOOL)
		zz_offer_terms(o, zz_yes_no_terms);
	else
		zz_offer_terms(o, f->values);
}

/* A map whose first field is a name: everybody who may be named in a record. */
bool zz_offer_is_person(const struct zz_field *f)
{
	const struct zz_form *sub = f->sub;
	return (sub && sub->bare && strcmp(sub->items[0].field->name.slug, "name") == 0) ||
		   strcmp(f->name.slug, "person") == 0;
}
