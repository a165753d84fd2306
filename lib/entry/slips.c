#include "entry/slips.h"

#include "base/message.h"
#include "base/text.h"
#include "model/fields.h"

static bool is_prose(const struct zz_field *f)
{
	uint8_t type = f->type == ZZ_TYPE_LIST ? f->item : f->type;
	return type == ZZ_TYPE_TEXT || type == ZZ_TYPE_PROSE || type == ZZ_TYPE_WORD;
}

int zz_slip(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t, struct zz_error *e)
{
	zz_day before, taken;
	char held[ZZ_DATE_MAX], a[ZZ_DATE_MAX], b[ZZ_DATE_MAX];
	if (is_prose(field) && zz_text_only_marks(typed))
		return zz_error(e, ZZ_EUSAGE, N_("“%.*s” is punctuation alone; write it in words, or leave it out"),
						ZZ_FMT(zz_str_trim(typed)));
	if (zz_typed_unclear(field, typed, t, &before, &taken))
		return zz_error(
			e, ZZ_EUSAGE, N_("the deadline %.*s lies before the sitting (%s); write the year: %s or %s"),
			ZZ_FMT(typed), zz_day_text(t->held, held), zz_day_text(taken, a), zz_day_text(before, b));
	return ZZ_OK;
}

/* The field that an option or a path means; an agenda item's where the record has none of that name. */
static const struct zz_field *field_of(const struct zz_patch *p, struct zz_str name)
{
	const struct zz_form *form = p->form;
	const struct zz_item *item = NULL;
	struct zz_str step;
	if (!zz_form_item(form, name) && zz_str_chr(name, '.') < 0)
		form = &zz_form_agenda;
	while (form && zz_str_split(&name, '.', &step)) {
		if (step.n && step.p[0] >= '0' && step.p[0] <= '9')
			continue;
		item = zz_form_item(form, step);
		form = item ? item->field->sub : NULL;
	}
	return name.n || !item ? NULL : item->field;
}

int zz_slips(const struct zz_patch *p, const struct zz_given *fields, size_t n, const struct zz_typing *t,
			 struct zz_error *e)
{
	for (size_t i = 0; i < n; i++) {
		const struct zz_field *field = field_of(p, fields[i].name);
		int rc = field ? zz_slip(field, fields[i].value, t, e) : ZZ_OK;
		if (rc)
			return rc;
	}
	return ZZ_OK;
}
