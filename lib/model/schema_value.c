/* Scalars: from text to what a struct keeps. */
#include "model/schema_private.h"

#include "base/digest.h"

const struct zz_term zz_yes_no_terms[] = {{"no", "否"}, {"yes", "是"}, {NULL, NULL}};

size_t zz_value_size(uint8_t type)
{
	switch ((enum zz_type)type) {
	case ZZ_TYPE_TEXT:
	case ZZ_TYPE_PROSE:
	case ZZ_TYPE_DIGEST:
		return sizeof(struct zz_str);
	case ZZ_TYPE_BOOL:
	case ZZ_TYPE_ENUM:
		return sizeof(uint8_t);
	case ZZ_TYPE_SPAN:
		return sizeof(struct zz_span);
	case ZZ_TYPE_MAP:
	case ZZ_TYPE_LIST:
		return 0;
	case ZZ_TYPE_WORD:
	case ZZ_TYPE_ID:
	case ZZ_TYPE_COUNT:
	case ZZ_TYPE_TENTHS:
	case ZZ_TYPE_YEAR:
	case ZZ_TYPE_DAY:
	case ZZ_TYPE_MONTH_DAY:
	case ZZ_TYPE_ZONE:
		break;
	}
	return sizeof(int32_t);
}

static bool is_id(struct zz_str s)
{
	if (s.n == 0 || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
			return false;
	}
	return true;
}

/* Digits only, at most nine, so that nothing overflows. */
static bool digits(struct zz_str s, int32_t *out)
{
	if (s.n == 0 || s.n > 9)
		return false;
	int32_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	*out = n;
	return true;
}

static bool tenths(struct zz_str s, int32_t *out)
{
	ptrdiff_t dot = zz_str_chr(s, '.');
	int32_t whole, tenth = 0;
	if (!digits(zz_str_sub(s, 0, dot < 0 ? s.n : (size_t)dot), &whole) || whole > 99999999)
		return false;
	if (dot >= 0 && (s.n != (size_t)dot + 2 || !digits(zz_str_sub(s, (size_t)dot + 1, s.n), &tenth)))
		return false;
	*out = whole * 10 + tenth;
	return true;
}

static bool year(struct zz_str s, int32_t *out)
{
	return s.n == 4 && digits(s, out) && *out >= ZZ_FIRST_YEAR;
}

/* The 29th of February is a day of some year. */
static bool month_day(struct zz_str s, int32_t *out)
{
	int32_t month, day;
	if (s.n != 5 || s.p[2] != '-' || !digits(zz_str_sub(s, 0, 2), &month) ||
		!digits(zz_str_sub(s, 3, 5), &day))
		return false;
	*out = month * 100 + day;
	return zz_day_of(2000, month, day) != ZZ_NO_DAY;
}

static bool yes_or_no(struct zz_str s, uint8_t *out)
{
	int found = zz_str_is(s, "false") ? 1 : zz_str_is(s, "true") ? 2 : zz_enum_find(zz_yes_no_terms, s);
	*out = (uint8_t)found;
	return found > 0;
}

static bool zone(struct zz_str s, int32_t *out)
{
	int minutes;
	if (!zz_zone_parse(s, &minutes))
		return false;
	*out = minutes;
	return true;
}

bool zz_value_parse(const struct zz_field *field, uint8_t type, struct zz_str text, union zz_value *out)
{
	struct zz_str s = zz_str_trim(text);
	struct zz_sm3 digest;
	out->text = s;
	switch ((enum zz_type)type) {
	case ZZ_TYPE_PROSE:
		out->text = text;
		return true;
	case ZZ_TYPE_TEXT:
	case ZZ_TYPE_WORD:
		return zz_str_chr(s, '\n') < 0;
	case ZZ_TYPE_ID:
		return is_id(s);
	case ZZ_TYPE_COUNT:
		return digits(s, &out->number);
	case ZZ_TYPE_TENTHS:
		return tenths(s, &out->number);
	case ZZ_TYPE_YEAR:
		return year(s, &out->number);
	case ZZ_TYPE_BOOL:
		return yes_or_no(s, &out->small);
	case ZZ_TYPE_DAY:
		return zz_day_parse(s, &out->number);
	case ZZ_TYPE_SPAN:
		return zz_span_parse(s, &out->span);
	case ZZ_TYPE_MONTH_DAY:
		return month_day(s, &out->number);
	case ZZ_TYPE_ZONE:
		return zone(s, &out->number);
	case ZZ_TYPE_ENUM:
		out->small = (uint8_t)zz_enum_find(field->values, s);
		return out->small != 0;
	case ZZ_TYPE_DIGEST:
		return zz_sm3_parse(s, &digest);
	case ZZ_TYPE_MAP:
	case ZZ_TYPE_LIST:
		break;
	}
	return false;
}
