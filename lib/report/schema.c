#include "report/schema.h"

#include "rules/pack.h"
#include "rules/points.h"
#include "rules/stars.h"

/* Beside the kinds of record and the types of follow-up, which have tables of their own. */
static const struct zz_form *const files[] = {
	&zz_unit_form,   &zz_genesis_form, &zz_branch_form,    &zz_body_form,
	&zz_waiver_form, &zz_notices_form, &zz_documents_form, &zz_calendar_form,
	&zz_pack_form,   &zz_points_form,  &zz_stars_form,
};
enum { FILES = sizeof files / sizeof *files };

/* The n-th form of all, NULL after the last. */
static const struct zz_form *nth(size_t n)
{
	if (n + 1 < ZZ_KINDS)
		return &zz_kinds[n + 1].form;
	n -= ZZ_KINDS - 1;
	if (n < FILES)
		return files[n];
	return zz_followup_form((uint8_t)(n - FILES + 1));
}

const struct zz_form *zz_schema_form(struct zz_str name)
{
	const struct zz_kind *kind = zz_kind_find(name);
	if (kind)
		return &kind->form;
	const struct zz_form *form;
	for (size_t n = 0; (form = nth(n)); n++)
		if (zz_str_is(name, form->name.slug) || zz_str_is(name, form->name.label))
			return form;
	return NULL;
}

const struct zz_term *zz_schema_near(struct zz_str name)
{
	const struct zz_form *form;
	struct zz_term names[64] = {{0}};
	const struct zz_term *near;
	size_t n = 0;
	while ((form = nth(n)) && n + 1 < sizeof names / sizeof *names)
		names[n++] = form->name;
	near = zz_enum_nearest(names, name);
	return near ? &nth((size_t)(near - names))->name : NULL;
}

void zz_schema_list(struct zz_buf *out, enum zz_lang lang)
{
	const struct zz_form *form;
	for (size_t n = 0; (form = nth(n)); n++)
		if (lang == ZZ_EN)
			zz_buf_printf(out, "%s\n", form->name.slug);
		else
			zz_buf_printf(out, "%s\t%s\n", form->name.slug, form->name.label);
}
