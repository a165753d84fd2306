/* The nearest known word, for "did you mean". */
#include "model/schema_private.h"

#include "base/text.h"

struct nearest {
	struct zz_str key; /* folded */
	bool latin;
	size_t chars, best; /* least score so far */
	const struct zz_term *term;
};

static bool is_latin(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Half-width, lower case, without blanks at the ends. */
static struct zz_str fold(struct zz_arena *a, struct zz_str s)
{
	char *text = zz_arena_cstr(a, zz_str_trim(zz_text_half(a, s)));
	for (char *c = text; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return zz_str(text);
}

static struct nearest begin(struct zz_arena *a, struct zz_str key)
{
	struct nearest n = {.key = fold(a, key), .best = SIZE_MAX};
	n.latin = is_latin(n.key);
	n.chars = zz_utf8_count(n.key);
	return n;
}

/* How many changes may lie between a word and what was meant: a third of a Latin word, half of a Chinese. */
static size_t limit_for(const struct nearest *n)
{
	size_t limit = n->latin ? n->chars / 3 : n->chars / 2;
	return limit > 2 ? 2 : limit;
}

/* 0 equal, 1 one begins with the other, 2 contains it, else 2 + distance. */
static size_t score(const struct nearest *n, struct zz_str name)
{
	if (zz_str_eq(n->key, name))
		return 0;
	size_t shorter = zz_utf8_count(name);
	shorter = shorter < n->chars ? shorter : n->chars;
	ptrdiff_t at = zz_str_find(n->key, name), within = zz_str_find(name, n->key);
	if (shorter >= (n->latin ? 4 : 2) && (at >= 0 || within >= 0))
		return at == 0 || within == 0 ? 1 : 2;
	size_t limit = limit_for(n);
	size_t distance = zz_text_distance(n->key, name, limit);
	return distance > limit ? SIZE_MAX : 2 + distance;
}

static void consider(struct nearest *n, struct zz_str name, const struct zz_term *term)
{
	size_t s = name.n ? score(n, name) : SIZE_MAX;
	if (s < n->best) {
		n->best = s;
		n->term = term;
	}
}

static void consider_term(struct nearest *n, const struct zz_term *term)
{
	consider(n, zz_str(term->slug), term);
	consider(n, zz_str(term->label), term);
}

const struct zz_term *zz_form_nearest_term(const struct zz_form *form, struct zz_str key)
{
	struct zz_arena a = {0};
	struct nearest n = begin(&a, key);
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *field = form->items[i].field;
		consider_term(&n, &field->name);
		struct zz_str rest = zz_str(field->also), name;
		while (zz_str_split(&rest, '|', &name))
			consider(&n, name, &field->name);
	}
	zz_arena_free(&a);
	return n.term;
}

struct zz_str zz_form_nearest(const struct zz_form *form, struct zz_str key)
{
	const struct zz_term *term = zz_form_nearest_term(form, key);
	return zz_str(zz_term_text(term, is_latin(key) ? ZZ_EN : ZZ_ZH));
}

const struct zz_term *zz_enum_nearest(const struct zz_term *values, struct zz_str text)
{
	struct zz_arena a = {0};
	struct nearest n = begin(&a, text);
	for (size_t i = 0; values && values[i].slug; i++)
		consider_term(&n, &values[i]);
	zz_arena_free(&a);
	return n.term;
}
