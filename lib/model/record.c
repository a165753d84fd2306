/* Reading records: what the tables of kinds.c cannot say. */
#include "model/fields.h"

#include "base/message.h"

#include <string.h>

/* Only the kind: what else is there belongs to the form that it names. */
static const struct zz_item kind_items[] = {
	{.field = &zz_fields[ZZ_F_KIND], .need = ZZ_SHAPE, .offset = ZZ_NOWHERE}};
static const struct zz_form kind_form = {
	.name = {"record", "记录"}, .items = kind_items, .nitems = 1, .open = true};

const struct zz_kind *zz_record_kind(const struct zz_node *root, struct zz_reader *r)
{
	struct zz_node *node = zz_form_get(&kind_form, root, "kind");
	const struct zz_kind *kind = NULL;
	if (node && node->kind == ZZ_SCALAR)
		kind = zz_kind_find(zz_str_trim(node->text));
	if (kind && !zz_enum_find(zz_kind_terms, zz_str_trim(node->text)))
		node->text = zz_str(kind->form.name.label); /* another accepted name is read as the label */
	if (kind)
		return kind;
	zz_form_read(&kind_form, root, NULL, r);
	return NULL;
}

static bool filled(const struct zz_node *node)
{
	return node && (node->kind == ZZ_SCALAR ? zz_str_trim(node->text).n > 0 : node->n > 0);
}

static const struct zz_finding_def *element_missing(void)
{
	const struct zz_finding_def *def = zz_schema_findings;
	while (def->id && strcmp(def->id, "element-missing") != 0)
		def++;
	return def;
}

/* A missing element at `part`, which stands in `in`. */
static void report_missing(struct zz_reader *r, const struct zz_field *field, struct zz_str part,
						   const struct zz_node *in)
{
	if (!r->findings)
		return;
	struct zz_finding *f = ZZ_ADD(r->findings, element_missing(), ZZ_ATERM("field", &field->name));
	struct zz_arena *a = r->findings->arena;
	struct zz_mark at = in->key ? in->key->start : in->start;
	f->rule = (struct zz_str){0};
	f->owner = zz_arena_str(a, r->owner);
	f->record = zz_arena_str(a, r->record);
	f->path = zz_arena_str(a, r->path);
	f->part = zz_arena_str(a, part);
	f->line = at.line;
	f->column = at.column;
}

/* Another reason than those of the table says nothing without its note. */
static void check_notes(const struct zz_form *form, const struct zz_node *root, const struct zz_record *rec,
						struct zz_reader *r)
{
	const struct zz_attendee *absent = rec->absent.at;
	for (uint32_t i = 0; i < rec->absent.n; i++) {
		if (absent[i].reason != ZZ_REASON_OTHER || absent[i].noted)
			continue;
		struct zz_str part = zz_arena_printf(r->arena, "absent.%lu.note", (unsigned long)i + 1);
		struct zz_node *in = zz_form_locate(form, (struct zz_node *)root,
											zz_arena_printf(r->arena, "absent.%lu", (unsigned long)i + 1));
		report_missing(r, &zz_fields[ZZ_F_NOTE], part, in);
	}
}

static const struct zz_item *item_of(const struct zz_form *form, const char *slug)
{
	for (unsigned i = 0; i < form->nitems; i++)
		if (strcmp(form->items[i].field->name.slug, slug) == 0)
			return &form->items[i];
	return NULL;
}

/* What a kind's own form needs and the form of a guest can hold. A year that the host gives is the guest's
 * too; what may stand elsewhere (`unless`) is left to the host. */
struct guest {
	const struct zz_form *host;
	const struct zz_node *root;
	struct zz_reader *r;
};

static void check_guest(const struct guest *g, const struct zz_form *own, const struct zz_form *form,
						const struct zz_node *node, struct zz_str part)
{
	for (unsigned i = 0; i < own->nitems; i++) {
		const struct zz_item *need = &own->items[i];
		const struct zz_item *has = item_of(form, need->field->name.slug);
		if (!has || has->need != ZZ_OPTIONAL || need->need == ZZ_OPTIONAL || need->unless)
			continue;
		const struct zz_node *value = zz_form_get(form, node, need->field->name.slug);
		struct zz_str at = zz_arena_printf(g->r->arena, "%.*s.%s", ZZ_FMT(part), need->field->name.slug);
		if (filled(value)) {
			if (value->kind == ZZ_MAP && need->field->sub && need->field->sub != has->field->sub)
				check_guest(g, need->field->sub, has->field->sub, value, at);
			continue;
		}
		bool year = need->field->type == ZZ_TYPE_YEAR;
		if (!year || !filled(zz_form_get(g->host, g->root, need->field->name.slug)))
			report_missing(g->r, has->field, at, node);
	}
}

static void check_hosted(const struct zz_form *form, const struct zz_node *root, const struct zz_record *rec,
						 struct zz_reader *r)
{
	const struct zz_hosted *hosted = rec->hosted.at;
	struct guest g = {form, root, r};
	for (uint32_t i = 0; i < rec->hosted.n; i++) {
		struct zz_str part = zz_arena_printf(r->arena, "hosted.%lu", (unsigned long)i + 1);
		if (hosted[i].kind)
			check_guest(&g, &zz_kinds[hosted[i].kind].form, &zz_form_hosted,
						zz_form_locate(form, (struct zz_node *)root, part), part);
	}
}

static bool has_item(const struct zz_form *form, size_t offset)
{
	for (unsigned i = 0; i < form->nitems; i++)
		if (form->items[i].offset == offset)
			return true;
	return false;
}

/* The engine unsets what a form has; what this kind has no field for is still 0, which would be a number or a
 * day. No record is of the first day of 1970, so that days need no look at the form. */
static void unset_rest(const struct zz_form *form, struct zz_record *r)
{
	zz_day *const days[] = {&r->date,          &r->end_date,        &r->recorded_on,     &r->decided.date,
							&r->steps.topic,   &r->steps.study,     &r->steps.opinions,  &r->steps.talks,
							&r->steps.outline, &r->steps.materials, &r->steps.mobilised, &r->steps.self,
							&r->steps.mutual,  &r->steps.ballot};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		if (*days[i] == 0)
			*days[i] = ZZ_NO_DAY;
	if (!has_item(form, offsetof(struct zz_record, time)))
		r->time = ZZ_NO_SPAN;
	if (!has_item(form, offsetof(struct zz_record, signed_in)))
		r->signed_in = ZZ_UNSET;
	if (!has_item(form, offsetof(struct zz_record, hours)))
		r->hours = ZZ_UNSET;
	if (!has_item(form, offsetof(struct zz_record, ballot)))
		r->ballot = (struct zz_ballots){ZZ_UNSET, ZZ_UNSET, ZZ_UNSET};
	if (!has_item(form, offsetof(struct zz_record, election)))
		r->election.seats = r->election.ballots_out = r->election.ballots_in = r->election.ballots_valid =
			ZZ_UNSET;
	struct zz_hosted *hosted = r->hosted.at;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		hosted[i].steps.decided = ZZ_NO_DAY;
}

static zz_day held_on(const struct zz_form *form, const struct zz_node *root)
{
	zz_day day = ZZ_NO_DAY;
	const struct zz_node *node = zz_form_get(form, root, "date");
	if (node && node->kind == ZZ_SCALAR && !zz_day_parse(zz_str_trim(node->text), &day))
		day = ZZ_NO_DAY;
	return day;
}

void zz_record_read(const struct zz_kind *kind, const struct zz_node *root, struct zz_record *out,
					struct zz_reader *r)
{
	const struct zz_record file = *out;
	r->held = held_on(&kind->form, root);
	zz_form_read(&kind->form, root, out, r);
	out->path = file.path;
	out->id = file.id;
	out->state = file.state;
	out->changed = file.changed;
	out->misplaced = file.misplaced;
	out->file_owner = file.file_owner;
	out->file_year = file.file_year;
	out->listed = file.listed;
	unset_rest(&kind->form, out);
	out->steps.decided = out->decided.date;
	check_notes(&kind->form, root, out, r);
	check_hosted(&kind->form, root, out, r);
}
