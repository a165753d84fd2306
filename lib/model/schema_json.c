/* A form as JSON Schema, draft 2020-12, for editors and for whoever checks a ledger without this program.
 * It describes a file with English slugs, numbers and truth values as YAML readers give them. */
#include "model/schema_private.h"

/* Forms are no deeper than files may be; whatever lies below is left open. */
enum { DEPTH = ZZ_YAML_DEPTH };

static void put_object(struct zz_json *j, const struct zz_form *form, unsigned depth);

static void put_text(struct zz_json *j, const char *key, const char *text)
{
	zz_json_member(j, key, zz_str(text));
}

static void put_pattern(struct zz_json *j, const char *pattern)
{
	put_text(j, "type", "string");
	put_text(j, "pattern", pattern);
}

static void put_length(struct zz_json *j, long limit)
{
	put_text(j, "type", "string");
	zz_json_member_int(j, "maxLength", limit);
}

static void put_number(struct zz_json *j, const char *type, long least)
{
	put_text(j, "type", type);
	zz_json_member_int(j, "minimum", least);
}

/* The slugs; their labels go into the comment, in the same order. */
static void put_enum(struct zz_json *j, const struct zz_term *values)
{
	struct zz_buf labels = {0};
	zz_json_key(j, "enum");
	zz_json_array(j);
	for (size_t i = 0; values && values[i].slug; i++) {
		zz_json_str(j, zz_str(values[i].slug));
		if (i)
			zz_buf_puts(&labels, "、");
		zz_buf_puts(&labels, zz_term_text(&values[i], ZZ_ZH));
	}
	zz_json_array_end(j);
	zz_json_member(j, "$comment", zz_buf_view(&labels));
	zz_buf_free(&labels);
}

/* yes and no are truth values to readers of YAML 1.1, words to those of 1.2. */
static void put_yes_no(struct zz_json *j)
{
	zz_json_key(j, "enum");
	zz_json_array(j);
	zz_json_bool(j, false);
	zz_json_bool(j, true);
	for (size_t i = 0; zz_yes_no_terms[i].slug; i++)
		zz_json_str(j, zz_str(zz_yes_no_terms[i].slug));
	zz_json_array_end(j);
}

static void put_scalar(struct zz_json *j, const struct zz_field *field, uint8_t type)
{
	switch ((enum zz_type)type) {
	case ZZ_TYPE_TEXT:
	case ZZ_TYPE_WORD:
		put_length(j, ZZ_MAX_TEXT);
		break;
	case ZZ_TYPE_PROSE:
		put_length(j, ZZ_MAX_PROSE);
		break;
	case ZZ_TYPE_ID:
		put_pattern(j, "^[a-z][a-z0-9-]*$");
		break;
	case ZZ_TYPE_COUNT:
		put_number(j, "integer", 0);
		break;
	case ZZ_TYPE_TENTHS:
		put_number(j, "number", 0);
		break;
	case ZZ_TYPE_YEAR:
		put_number(j, "integer", ZZ_FIRST_YEAR);
		zz_json_member_int(j, "maximum", 9999);
		break;
	case ZZ_TYPE_BOOL:
		put_yes_no(j);
		break;
	case ZZ_TYPE_DAY:
		put_pattern(j, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
		put_text(j, "format", "date");
		break;
	case ZZ_TYPE_SPAN:
		put_pattern(j, "^[0-9]{1,2}:?[0-9]{2}(-[0-9]{1,2}:?[0-9]{2})?$");
		break;
	case ZZ_TYPE_MONTH_DAY:
		put_pattern(j, "^[0-9]{2}-[0-9]{2}$");
		break;
	case ZZ_TYPE_ZONE:
		put_pattern(j, "^[+-][0-9]{2}:[0-9]{2}$");
		break;
	case ZZ_TYPE_ENUM:
		put_enum(j, field->values);
		break;
	case ZZ_TYPE_DIGEST:
		put_pattern(j, "^sm3:[0-9a-f]{64}$");
		break;
	case ZZ_TYPE_MAP:
	case ZZ_TYPE_LIST:
		break;
	}
}

/* The members of a sub-form's schema; a bare form is the first item's scalar or the map. */
static void put_sub(struct zz_json *j, const struct zz_form *form, unsigned depth)
{
	if (depth == 0 || !form)
		return;
	if (!form->bare || !form->nitems) {
		put_object(j, form, depth);
		return;
	}
	const struct zz_field *first = form->items[0].field;
	zz_json_key(j, "oneOf");
	zz_json_array(j);
	zz_json_object(j);
	put_scalar(j, first, first->type);
	zz_json_object_end(j);
	zz_json_object(j);
	put_object(j, form, depth);
	zz_json_object_end(j);
	zz_json_array_end(j);
}

static void put_list(struct zz_json *j, const struct zz_field *field, unsigned depth)
{
	put_text(j, "type", "array");
	zz_json_member_int(j, "maxItems", ZZ_MAX_ITEMS);
	zz_json_key(j, "items");
	zz_json_object(j);
	if (field->sub)
		put_sub(j, field->sub, depth);
	else
		put_scalar(j, field, field->item);
	zz_json_object_end(j);
}

static void put_property(struct zz_json *j, const struct zz_field *field, unsigned depth)
{
	zz_json_key(j, field->name.slug);
	zz_json_object(j);
	put_text(j, "description", zz_term_text(&field->name, ZZ_ZH));
	if (field->type == ZZ_TYPE_LIST)
		put_list(j, field, depth - 1);
	else if (field->type == ZZ_TYPE_MAP)
		put_sub(j, field->sub, depth - 1);
	else
		put_scalar(j, field, field->type);
	zz_json_object_end(j);
}

static void put_required(struct zz_json *j, const struct zz_form *form)
{
	bool any = false;
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_item *item = &form->items[i];
		/* What depends on another field or on the date is beyond a plain list. */
		if (item->need != ZZ_SHAPE || item->with || item->unless || item->since || item->until)
			continue;
		if (!any) {
			zz_json_key(j, "required");
			zz_json_array(j);
		}
		any = true;
		zz_json_str(j, zz_str(item->field->name.slug));
	}
	if (any)
		zz_json_array_end(j);
}

static void put_object(struct zz_json *j, const struct zz_form *form, unsigned depth)
{
	put_text(j, "type", "object");
	zz_json_key(j, "properties");
	zz_json_object(j);
	for (unsigned i = 0; i < form->nitems; i++)
		put_property(j, form->items[i].field, depth);
	zz_json_object_end(j);
	put_required(j, form);
	if (form->open)
		return;
	zz_json_key(j, "patternProperties");
	zz_json_object(j);
	zz_json_key(j, "^x-");
	zz_json_bool(j, true);
	zz_json_object_end(j);
	zz_json_key(j, "additionalProperties");
	zz_json_bool(j, false);
}

static void put_list_or_map(struct zz_json *j, const struct zz_form *form)
{
	zz_json_key(j, "oneOf");
	zz_json_array(j);
	zz_json_object(j);
	put_list(j, form->items[0].field, DEPTH - 1);
	zz_json_object_end(j);
	zz_json_object(j);
	put_object(j, form, DEPTH);
	zz_json_object_end(j);
	zz_json_array_end(j);
}

void zz_form_schema(struct zz_json *j, const struct zz_form *form)
{
	zz_json_object(j);
	put_text(j, "$schema", "https://json-schema.org/draft/2020-12/schema");
	if (form->name.slug) {
		put_text(j, "title", form->name.slug);
		put_text(j, "description", zz_term_text(&form->name, ZZ_ZH));
	}
	if (zz_form_is_list(form))
		put_list_or_map(j, form);
	else
		put_object(j, form, DEPTH);
	zz_json_object_end(j);
}
