/* RFC 8785, JSON Canonicalization Scheme. */
#include "format/json.h"

#include "base/text.h"
#include "format/json_string.h"

#include <assert.h>

enum kind { OBJECT, ARRAY, STRING, INTEGER, TENTHS };

struct zz_jcs {
	enum kind kind;
	struct zz_str text, key;
	int64_t number;
	struct zz_jcs *first, *last, *next;
};

static struct zz_jcs *new_value(struct zz_arena *a, enum kind kind)
{
	struct zz_jcs *v = ZZ_NEW(a, struct zz_jcs);
	v->kind = kind;
	return v;
}

struct zz_jcs *zz_jcs_object(struct zz_arena *a)
{
	return new_value(a, OBJECT);
}

struct zz_jcs *zz_jcs_array(struct zz_arena *a)
{
	return new_value(a, ARRAY);
}

struct zz_jcs *zz_jcs_string(struct zz_arena *a, struct zz_str s)
{
	struct zz_jcs *v = new_value(a, STRING);
	v->text = zz_arena_str(a, s);
	return v;
}

struct zz_jcs *zz_jcs_int(struct zz_arena *a, long number)
{
	struct zz_jcs *v = new_value(a, INTEGER);
	v->number = number;
	assert(v->number < INT64_C(1) << 53 && v->number > -(INT64_C(1) << 53));
	return v;
}

struct zz_jcs *zz_jcs_tenths(struct zz_arena *a, long tenths)
{
	struct zz_jcs *v = new_value(a, tenths % 10 ? TENTHS : INTEGER);
	v->number = tenths % 10 ? tenths : tenths / 10;
	assert(tenths >= 0 && v->number < INT64_C(1) << 53);
	return v;
}

/* Where a character sorts among UTF-16 code units: those beyond U+FFFF begin with a surrogate, which
 * is less than U+E000 to U+FFFF. */
static int32_t rank(int32_t cp)
{
	if (cp == -2)
		cp = 0xFFFD; /* as it will be written */
	if (cp > 0xFFFF)
		return cp - 0x10000 + 0xD800;
	return cp >= 0xE000 ? cp + 0x110000 : cp;
}

static int by_code_units(struct zz_str a, struct zz_str b)
{
	for (;;) {
		int32_t x = rank(zz_utf8_next(&a)), y = rank(zz_utf8_next(&b));
		if (x != y)
			return x < y ? -1 : 1;
		if (x < 0)
			return 0;
	}
}

void zz_jcs_put(struct zz_arena *a, struct zz_jcs *object, struct zz_str key, struct zz_jcs *value)
{
	assert(object->kind == OBJECT && !value->next && !value->key.p);
	value->key = zz_arena_str(a, key);
	struct zz_jcs **link = &object->first;
	int order = -1;
	while (*link && (order = by_code_units((*link)->key, key)) < 0)
		link = &(*link)->next;
	value->next = *link && order == 0 ? (*link)->next : *link;
	*link = value;
}

void zz_jcs_push(struct zz_arena *a, struct zz_jcs *array, struct zz_jcs *value)
{
	(void)a;
	assert(array->kind == ARRAY && !value->next);
	if (array->last)
		array->last->next = value;
	else
		array->first = value;
	array->last = value;
}

bool zz_jcs_empty(const struct zz_jcs *v)
{
	if (!v)
		return true;
	return v->kind == STRING ? v->text.n == 0 : v->kind < STRING && !v->first;
}

static void write_children(struct zz_buf *out, const struct zz_jcs *parent)
{
	bool object = parent->kind == OBJECT;
	zz_buf_putc(out, object ? '{' : '[');
	for (const struct zz_jcs *child = parent->first; child; child = child->next) {
		if (child != parent->first)
			zz_buf_putc(out, ',');
		if (object) {
			zz_json_escape(out, child->key, false);
			zz_buf_putc(out, ':');
		}
		zz_jcs_write(out, child);
	}
	zz_buf_putc(out, object ? '}' : ']');
}

void zz_jcs_write(struct zz_buf *out, const struct zz_jcs *v)
{
	switch (v->kind) {
	case OBJECT:
	case ARRAY:
		write_children(out, v);
		break;
	case STRING:
		zz_json_escape(out, v->text, false);
		break;
	case INTEGER:
		zz_buf_printf(out, "%lld", (long long)v->number);
		break;
	case TENTHS:
		zz_buf_printf(out, "%lld.%lld", (long long)v->number / 10, (long long)v->number % 10);
		break;
	}
}
