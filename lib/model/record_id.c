/* Ids of records and the paths made of them (design section 2). */
#include "model/record.h"

#include "base/digest.h"

#include <string.h>

/* Group or member that the id names; empty where c4 is to stand in. */
static struct zz_str suffix_word(const struct zz_kind *kind, const struct zz_record *r,
								 const struct zz_intern *words)
{
	if (kind->suffix == ZZ_SUFFIX_GROUP)
		return zz_intern_str(words, r->group);
	if (kind->suffix == ZZ_SUFFIX_MEMBER && r->members.n)
		return zz_intern_str(words, ((const struct zz_who *)r->members.at)->id);
	return (struct zz_str){0};
}

void zz_record_id(struct zz_buf *out, const struct zz_record *r, const struct zz_intern *words,
				  struct zz_str text, bool taken)
{
	const struct zz_kind *kind = &zz_kinds[r->kind];
	char date[ZZ_DATE_MAX], c4[5];
	zz_buf_printf(out, "%s-%s", zz_day_text(r->date, date), kind->form.name.slug);
	struct zz_str word = suffix_word(kind, r, words);
	if (word.n)
		zz_buf_printf(out, "-%.*s", ZZ_FMT(word));
	else if (kind->suffix != ZZ_SUFFIX_NONE)
		zz_buf_printf(out, "-%s", zz_c4(text, c4));
	if (taken)
		zz_buf_printf(out, "-%s", zz_c4(text, c4));
}

/* "2026" */
static bool take_year(struct zz_str s, int32_t *year)
{
	int32_t n = 0;
	if (s.n != 4)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	*year = n;
	return n > 0;
}

/* The kind whose slug `name` begins with, followed by its end or a hyphen. */
static uint8_t kind_at(struct zz_str name)
{
	for (uint8_t i = 1; i < ZZ_KINDS; i++) {
		const char *slug = zz_kinds[i].form.name.slug;
		size_t n = strlen(slug);
		if (zz_str_starts(name, slug) && (name.n == n || (name.p[n] == '-' && name.n > n + 1)))
			return i;
	}
	return 0;
}

bool zz_record_path(struct zz_str path, struct zz_str *owner, int32_t *year, zz_day *date, uint8_t *kind)
{
	enum { DATE = 10 };
	struct zz_str piece = {0}, name = {0};
	*owner = piece;
	*year = 0;
	*date = ZZ_NO_DAY;
	*kind = 0;
	if (!zz_str_split(&path, '/', &piece) || !zz_str_is(piece, "records") ||
		!zz_str_split(&path, '/', owner) || !owner->n)
		return false;
	if (!zz_str_split(&path, '/', &piece) || !take_year(piece, year) || !zz_str_split(&path, '/', &name))
		return false;
	bool whole = path.n == 0 && zz_str_ends(name, ".yaml");
	/* Of a wrong name the kind is told as far as it goes. */
	const char *dot = name.n ? memchr(name.p, '.', name.n) : NULL;
	if (whole)
		name = zz_str_sub(name, 0, name.n - strlen(".yaml"));
	else if (dot)
		name = zz_str_sub(name, 0, (size_t)(dot - name.p));
	if (!zz_day_parse(zz_str_sub(name, 0, DATE), date) || name.n <= DATE || name.p[DATE] != '-')
		return false;
	*kind = kind_at(zz_str_sub(name, DATE + 1, name.n));
	return whole && *kind;
}

bool zz_is_record_path(struct zz_str path)
{
	struct zz_str owner;
	int32_t year;
	zz_day date;
	uint8_t kind;
	return zz_record_path(path, &owner, &year, &date, &kind);
}
