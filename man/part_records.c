/* Of the files: kinds of record and their fields, the maps inside them, the other files of a ledger. */
#include "parts.h"
#include "roff.h"

#include <model/fields.h>
#include <stdlib.h>
#include <string.h>

/* --- a field --- */

static const char *const types[] = {
	[ZZ_TYPE_TEXT] = N_("One line of text"),
	[ZZ_TYPE_PROSE] = N_("Text, also of several lines"),
	[ZZ_TYPE_WORD] = N_("One line of text"),
	[ZZ_TYPE_ID] = N_("An id: lower-case letters, digits and hyphens, a letter first"),
	[ZZ_TYPE_COUNT] = N_("A number without a unit"),
	[ZZ_TYPE_TENTHS] = N_("A number with at most one decimal"),
	[ZZ_TYPE_YEAR] = N_("A year of four digits"),
	[ZZ_TYPE_BOOL] = N_("Yes or no"),
	[ZZ_TYPE_DAY] = N_("A date, 2026-03-12"),
	[ZZ_TYPE_SPAN] = N_("A time, 14:30-15:40"),
	[ZZ_TYPE_MONTH_DAY] = N_("Month and day, 03-31"),
	[ZZ_TYPE_ZONE] = N_("An offset from UTC, +08:00"),
	[ZZ_TYPE_ENUM] = N_("A word of a list"),
	[ZZ_TYPE_DIGEST] = N_("A digest, sm3: and 64 digits or letters from a to f"),
	[ZZ_TYPE_MAP] = N_("A map"),
	[ZZ_TYPE_LIST] = N_("A list"),
};

static void words(struct zz_buf *out, const struct page *p, const struct zz_term *terms)
{
	bool zh = p->lang == ZZ_ZH;
	for (; terms->slug; terms++)
		zz_buf_printf(out, "%s%s (%s)", out->n ? (zh ? "、" : ", ") : "", zh ? terms->label : terms->slug,
					  zh ? terms->slug : terms->label);
}

static void type(struct page *p, const struct zz_field *f)
{
	uint8_t item = f->type == ZZ_TYPE_LIST && !f->sub ? f->item : f->type;
	struct zz_buf list = {0};
	bool zh = p->lang == ZZ_ZH;
	if (f->sub)
		page_say(p, f->type == ZZ_TYPE_LIST ? N_("A list of maps: %s") : N_("A map: %s"),
				 zz_term_text(&f->sub->name, p->lang));
	else if (f->type == ZZ_TYPE_LIST)
		page_say(p, N_("A list, each item: %s"), page_tr(p, types[item]));
	else if (item != ZZ_TYPE_ENUM)
		roff_sentence(&p->out, zz_str(page_tr(p, types[item])), p->lang);
	if (f->values == zz_kind_terms)
		page_say(p, N_("One of the kinds of record."));
	else if (f->values) {
		words(&list, p, f->values);
		page_say(p, N_("One of: %s"), list.data);
	}
	zz_buf_clear(&list);
	struct zz_str rest = zz_str(f->also), name;
	while (zz_str_split(&rest, '|', &name))
		zz_buf_printf(&list, "%s%.*s", list.n ? (zh ? "、" : ", ") : "", ZZ_FMT(name));
	if (list.n)
		page_say(p, N_("Also read under the names: %s"), list.data);
	zz_buf_free(&list);
}

static const char *const needs[] = {
	[ZZ_OPTIONAL] = NULL,
	[ZZ_SHAPE] = N_("Needed: without it the file has no place."),
	[ZZ_ELEMENT] = N_("A required element."),
	[ZZ_LATER] = N_("A required element once the time for entering is over."),
	[ZZ_FILLED] = N_("A required element, and not an empty list."),
};

static void field(struct page *p, const struct zz_field *f, const struct zz_item *item)
{
	page_item(p, &f->name);
	if (f->hint)
		roff_sentence(&p->out, zz_str(page_tr(p, f->hint)), p->lang);
	type(p, f);
	if (item && needs[item->need])
		roff_sentence(&p->out, zz_str(page_tr(p, needs[item->need])), p->lang);
}

/* The fields of a form, and of the maps in it where `deep`. */
static void fields_of(struct page *p, const struct zz_form *form, bool deep)
{
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *f = form->items[i].field;
		field(p, f, &form->items[i]);
		if (deep && f->sub)
			fields_of(p, f->sub, true);
	}
	zz_buf_puts(&p->out, ".El\n");
}

bool part_form(struct page *p, struct zz_str word)
{
	const struct zz_form *form = zz_schema_form(word);
	if (form)
		fields_of(p, form, true);
	return form != NULL;
}

/* --- kinds --- */

static const char *const dues[] = {
	[ZZ_DUE_NOBODY] = NULL,
	[ZZ_DUE_MEMBERS] = N_("Due: the members of the branch."),
	[ZZ_DUE_COMMITTEE] = N_("Due: the members of the committee."),
	[ZZ_DUE_GROUP] = N_("Due: the members of the group."),
	[ZZ_DUE_BODY] = N_("Due: the members of the body."),
	[ZZ_DUE_BY_FORM] = N_("Due: by its form, as a members', committee or group meeting."),
};

static const char *const suffixes[] = {
	[ZZ_SUFFIX_NONE] = NULL,
	[ZZ_SUFFIX_GROUP] = N_("Its id ends with the group's."),
	[ZZ_SUFFIX_MEMBER] = N_("Its id ends with the member's."),
	[ZZ_SUFFIX_C4] = N_("Its id ends with four characters that are made from its first text."),
};

/* "agenda.remarks" in the words of the page. */
static void path_words(struct zz_buf *out, const struct page *p, const struct zz_form *form, const char *path)
{
	struct zz_str rest = zz_str(path), piece;
	for (size_t n = 0; form && zz_str_split(&rest, '.', &piece); n++) {
		const struct zz_item *item = zz_form_item(form, piece);
		zz_buf_printf(out, "%s%s", n ? "." : "", item ? zz_term_text(&item->field->name, p->lang) : "");
		form = item ? item->field->sub : NULL;
	}
}

static void unless(struct zz_buf *out, const struct page *p, const struct zz_form *form, const char *path)
{
	struct zz_buf path_ = {0};
	path_words(&path_, p, form, path);
	zz_msgf(out, p->lang, N_(" (not where there is %s)"), path_.data);
	zz_buf_free(&path_);
}

static void kind_fields(struct page *p, const struct zz_kind *k, bool needed)
{
	struct zz_buf list = {0};
	for (unsigned i = 0; i < k->form.nitems; i++) {
		const struct zz_item *item = &k->form.items[i];
		if ((item->need != ZZ_OPTIONAL) != needed)
			continue;
		zz_buf_printf(&list, "%s%s", list.n ? (p->lang == ZZ_ZH ? "、" : ", ") : "",
					  zz_term_text(&item->field->name, p->lang));
		if (item->unless)
			unless(&list, p, &k->form, item->unless);
	}
	if (list.n)
		zz_buf_puts(&p->out, ".br\n");
	if (list.n)
		page_say(p, needed ? N_("Required: %s") : N_("It may have: %s"), list.data);
	zz_buf_free(&list);
}

bool part_kinds(struct page *p, struct zz_str word)
{
	(void)word;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (int i = 1; i < ZZ_KINDS; i++) {
		const struct zz_kind *k = &zz_kinds[i];
		struct zz_str rest = zz_str(k->also), name;
		struct zz_buf also = {0};
		page_item(p, &k->form.name);
		while (zz_str_split(&rest, '|', &name))
			zz_buf_printf(&also, "%s%.*s", also.n ? (p->lang == ZZ_ZH ? "、" : ", ") : "", ZZ_FMT(name));
		page_say(p, N_("Belongs to: %s"), zz_term_text(&zz_system_terms[k->system], p->lang));
		if (also.n)
			page_say(p, N_("Also called: %s"), also.data);
		if (dues[k->due])
			roff_sentence(&p->out, zz_str(page_tr(p, dues[k->due])), p->lang);
		if (suffixes[k->suffix])
			roff_sentence(&p->out, zz_str(page_tr(p, suffixes[k->suffix])), p->lang);
		kind_fields(p, k, true);
		kind_fields(p, k, false);
		zz_buf_free(&also);
	}
	zz_buf_puts(&p->out, ".El\n");
	return true;
}

/* --- the fields of all kinds, and the maps in them --- */

struct seen {
	struct {
		const void **at;
		size_t n, room;
	} list;
};

static bool first_time(struct seen *s, const void *what)
{
	for (size_t i = 0; i < s->list.n; i++)
		if (s->list.at[i] == what)
			return false;
	*ZZ_PUSH(&s->list) = what;
	return true;
}

bool part_fields(struct page *p, struct zz_str word)
{
	struct seen seen = {{NULL, 0, 0}};
	(void)word;
	for (int k = 1; k < ZZ_KINDS; k++)
		for (unsigned i = 0; i < zz_kinds[k].form.nitems; i++)
			first_time(&seen, zz_kinds[k].form.items[i].field);
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (int f = 0; f < ZZ_FIELDS; f++) /* in the order of the table, which goes by topics */
		if (!first_time(&seen, &zz_fields[f]))
			field(p, &zz_fields[f], NULL);
	zz_buf_puts(&p->out, ".El\n");
	free(seen.list.at);
	return true;
}

static void maps_of(struct page *p, const struct zz_form *form, struct seen *seen)
{
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_form *sub = form->items[i].field->sub;
		if (!sub || !first_time(seen, sub))
			continue;
		zz_buf_puts(&p->out, ".Ss");
		roff_arg(&p->out, zz_str(zz_term_text(&sub->name, p->lang)));
		zz_buf_putc(&p->out, '\n');
		if (sub->bare)
			page_say(p,
					 N_("Where only the first field is known, its value may stand alone: a name instead of a "
						"map."));
		fields_of(p, sub, false);
		maps_of(p, sub, seen);
	}
}

bool part_maps(struct page *p, struct zz_str word)
{
	struct seen seen = {{NULL, 0, 0}};
	(void)word;
	for (int k = 1; k < ZZ_KINDS; k++)
		maps_of(p, &zz_kinds[k].form, &seen);
	free(seen.list.at);
	return true;
}
