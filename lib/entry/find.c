#include "entry/find.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/which.h"

#include <stdlib.h>

/* --- what is wanted --- */

static bool slug_like(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-'))
			return false;
	return s.n > 0;
}

static bool id_like(struct zz_str s)
{
	return slug_like(s) && s.p[0] >= '0' && s.p[0] <= '9';
}

/* Bytes at the end of s that a name takes, or 0. */
static size_t ends_with(struct zz_str s, struct zz_str name)
{
	return name.n && s.n >= name.n && zz_str_eq(zz_str_sub(s, s.n - name.n, s.n), name) ? name.n : 0;
}

static size_t longest_name(struct zz_str s, const struct zz_kind *k)
{
	struct zz_str rest = zz_str(k->also), name;
	size_t best = ends_with(s, zz_str(k->form.name.slug)), n = ends_with(s, zz_str(k->form.name.label));
	best = n > best ? n : best;
	n = ends_with(s, zz_str(zz_kind_terms[k->id - 1].label));
	best = n > best ? n : best;
	while (zz_str_split(&rest, '|', &name)) {
		n = ends_with(s, name);
		best = n > best ? n : best;
	}
	return best;
}

/* Takes the name of a kind off the end. */
static uint8_t take_kind(struct zz_str *s)
{
	uint8_t kind = 0;
	size_t most = 0;
	for (uint8_t i = 1; i < ZZ_KINDS; i++) {
		size_t n = longest_name(*s, &zz_kinds[i]);
		if (n > most) {
			most = n;
			kind = i;
		}
	}
	*s = zz_str_trim(zz_str_sub(*s, 0, s->n - most));
	while (most && (zz_str_ends(*s, "-") || zz_str_ends(*s, "的")))
		*s = zz_str_sub(*s, 0, s->n - (zz_str_ends(*s, "-") ? 1 : sizeof("的") - 1));
	*s = zz_str_trim(*s);
	return kind;
}

static bool is_day(struct zz_str s, zz_day today, zz_day *day)
{
	struct zz_error ignored = {0};
	return s.n && zz_day_typed(s, today, day, &ignored) == ZZ_OK;
}

/* "第一支部 3-12", "第一支部3月12日": the longest end that is a date; the rest is a branch. */
static bool take_date(struct zz_str s, zz_day today, struct zz_wanted *out)
{
	for (size_t i = 0; i <= s.n; i++) {
		bool boundary = i == s.n || ((unsigned char)s.p[i] & 0xC0) != 0x80;
		bool inside_number = i > 0 && i < s.n && s.p[i - 1] >= '0' && s.p[i - 1] <= '9';
		if (!boundary || inside_number || !is_day(zz_str_trim(zz_str_sub(s, i, s.n)), today, &out->date))
			continue;
		out->owner = zz_str_trim(zz_str_sub(s, 0, i));
		return true;
	}
	return false;
}

static struct zz_str without_path(struct zz_str s)
{
	if (zz_str_starts(s, "records/"))
		s = zz_str_sub(s, sizeof "records/" - 1, s.n);
	return zz_str_ends(s, ".yaml") ? zz_str_sub(s, 0, s.n - 5) : s;
}

static bool begins_with_year(struct zz_str s)
{
	enum { DIGITS = 4 };
	for (size_t i = 0; i < DIGITS; i++)
		if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* Whatever begins with a year and a dash is the front of an id; 3-12 is a date. */
bool zz_wanted_parse(struct zz_str typed, zz_day today, struct zz_arena *a, struct zz_wanted *out)
{
	enum {
		YEAR_AND_DASH = 5,
		LONGEST = 1024
	}; /* bytes: longer names no record, and every end of it would be tried */
	*out = (struct zz_wanted){.date = ZZ_NO_DAY};
	if (typed.n > LONGEST)
		return false;
	struct zz_str s = without_path(zz_str_trim(zz_text_half(a, typed)));
	struct zz_str rest = s, owner = {0}, last = s, piece;
	while (zz_str_split(&rest, '/', &piece)) {
		owner = owner.n ? owner : piece;
		last = piece;
	}
	bool slash = zz_str_chr(s, '/') >= 0;
	bool year = begins_with_year(last); /* 2026/3/12 is a date */
	zz_day strict;
	if (is_day(s, today, &out->date) &&
		!zz_day_parse(s, &strict)) /* so is 2026-3-2, while 2026-03-02 may be both */
		return true;
	out->date = ZZ_NO_DAY;
	if (id_like(last) && (slash ? year : last.n >= YEAR_AND_DASH && last.p[YEAR_AND_DASH - 1] == '-')) {
		out->owner = slash ? owner : (struct zz_str){0};
		out->id = last;
		return true;
	}
	out->kind = take_kind(&s);
	return take_date(s, today, out);
}

static bool is_kind(struct zz_str word)
{
	struct zz_str rest = zz_str_trim(word);
	return take_kind(&rest) && !rest.n;
}

size_t zz_wanted_words(const char *const *words, size_t n, zz_day today, struct zz_arena *a,
					   struct zz_str *out)
{
	struct zz_wanted w = {0};
	size_t used = 0;
	*out = (struct zz_str){0};
	for (bool found = false; used < n && !found; used++) {
		*out = zz_arena_printf(a, "%.*s%s%s", ZZ_FMT(*out), used ? " " : "", words[used]);
		found = zz_wanted_parse(*out, today, a, &w);
	}
	if (used < n && !w.kind && !w.id.n && is_kind(zz_str(words[used])))
		*out = zz_arena_printf(a, "%.*s %s", ZZ_FMT(*out), words[used++]);
	return used;
}

/* --- looking --- */

struct hits {
	struct zz_str *at;
	size_t n, room;
};

static bool fits_id(const struct zz_wanted *w, struct zz_str path)
{
	struct zz_str id = without_path(zz_path_name(path));
	return zz_str_eq(zz_str_sub(id, 0, w->id.n), w->id);
}

static bool fits(const struct zz_wanted *w, struct zz_str path)
{
	struct zz_str owner;
	int32_t year;
	zz_day date;
	uint8_t kind;
	if (w->id.n)
		return fits_id(w, path);
	return zz_record_path(path, &owner, &year, &date, &kind) && date == w->date &&
		   (!w->kind || kind == w->kind);
}

/* An id that is whole means that record, though others begin like it. */
static void prefer_exact(const struct zz_wanted *w, struct hits *h)
{
	size_t exact = 0, which = 0;
	for (size_t i = 0; i < h->n; i++)
		if (zz_str_eq(without_path(zz_path_name(h->at[i])), w->id)) {
			exact++;
			which = i;
		}
	if (exact == 1) {
		h->at[0] = h->at[which];
		h->n = 1;
	}
}

static int look_at_names(struct zz_source *s, const struct zz_wanted *w, struct zz_str owner,
						 struct zz_arena *a, struct hits *h, struct zz_error *e)
{
	struct zz_file_list files = {0};
	struct zz_str prefix = owner.n ? zz_arena_printf(a, "records/%.*s", ZZ_FMT(owner)) : ZZ_STR("records");
	int rc = zz_source_list(s, prefix.p, &files, e);
	for (size_t i = 0; !rc && i < files.n; i++)
		if (!files.at[i]->odd && fits(w, files.at[i]->path))
			*ZZ_PUSH(h) = zz_arena_str(a, files.at[i]->path);
	free(files.at);
	if (w->id.n)
		prefer_exact(w, h);
	return rc;
}

static int load(struct zz_ledger **out, struct zz_source *s, bool roster_only, int64_t now,
				struct zz_error *e)
{
	const struct zz_scope none = {.first_year = 1, .last_year = 0};
	return zz_ledger_load(out, s, roster_only ? &none : NULL, now, ZZ_NO_DAY, e);
}

/* An id as list tells it: its folder is there, though no roster knows the branch (zhb21 for zhb12). */
static int folder_id(struct zz_source *s, const struct zz_wanted *w, struct zz_arena *a, struct zz_str *owner,
					 struct zz_error *e)
{
	struct zz_file_list files = {0};
	if (!w->id.n || !slug_like(w->owner))
		return ZZ_OK;
	int rc = zz_source_list(s, zz_arena_printf(a, "records/%.*s", ZZ_FMT(w->owner)).p, &files, e);
	for (size_t i = 0; !rc && i < files.n && !owner->n; i++)
		if (!files.at[i]->odd && fits_id(w, files.at[i]->path))
			*owner = w->owner;
	free(files.at);
	return rc;
}

/* A branch that is named by its name: the rosters know the id. */
static int owner_id(struct zz_source *s, struct zz_str typed, int64_t now, struct zz_arena *a,
					struct zz_str *owner, struct zz_error *e)
{
	struct zz_ledger *l = NULL;
	int rc = typed.n ? zz_which_owner_quick(s, typed, NULL, a, owner, e) : ZZ_OK;
	if (rc || !typed.n || owner->n)
		return rc;
	rc = load(&l, s, true, now, e);
	if (!rc)
		rc = zz_which_owner(l, typed, NULL, owner, e);
	if (!rc)
		*owner = zz_arena_str(a, *owner);
	zz_ledger_free(l);
	return rc;
}

/* Where a date or a kind was corrected, the file's name tells the former one. */
static int look_inside(struct zz_source *s, const struct zz_wanted *w, struct zz_str owner, int64_t now,
					   struct zz_arena *a, struct hits *h, struct zz_error *e)
{
	struct zz_ledger *l = NULL;
	int rc = load(&l, s, false, now, e);
	for (size_t i = 0; !rc && i < l->nrecords; i++) {
		const struct zz_record *r = &l->records[i];
		if (r->date == w->date && (!w->kind || r->kind == w->kind) &&
			(!owner.n || zz_str_eq(zz_intern_str(&l->words, r->owner), owner)))
			*ZZ_PUSH(h) = zz_arena_str(a, r->path);
	}
	zz_ledger_free(l);
	return rc;
}

/* What was withdrawn is not meant where something else can be. */
static int drop_withdrawn(struct zz_source *s, int64_t now, struct hits *h, struct zz_error *e)
{
	struct zz_ledger *l = NULL;
	struct zz_scope scope = {0};
	zz_day date;
	uint8_t kind;
	zz_record_path(h->at[0], &scope.owner, &scope.first_year, &date, &kind);
	scope.last_year = scope.first_year;
	int rc = zz_ledger_load(&l, s, &scope, now, ZZ_NO_DAY, e);
	for (size_t i = 0; !rc && i < l->nrecords; i++)
		for (size_t k = 0; l->records[i].state == ZZ_WITHDRAWN && k < h->n; k++)
			if (h->n > 1 && zz_str_eq(h->at[k], l->records[i].path))
				h->at[k--] = h->at[--h->n];
	zz_ledger_free(l);
	return rc;
}

static int say_several(const struct hits *h, struct zz_str typed, struct zz_error *e)
{
	enum { MOST = 12 };
	struct zz_buf list = {0};
	for (size_t i = 0; i < h->n && i < MOST; i++) {
		struct zz_str owner;
		int32_t year;
		zz_day date;
		uint8_t kind;
		zz_record_path(h->at[i], &owner, &year, &date, &kind);
		zz_buf_printf(&list, "\n  %.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(without_path(zz_path_name(h->at[i]))));
	}
	if (h->n > MOST)
		zz_buf_puts(&list, "\n  …");
	int rc =
		zz_error(e, ZZ_EUSAGE, N_("%.*s may be any of these; name one of them:%s"), ZZ_FMT(typed), list.data);
	zz_buf_free(&list);
	return rc;
}

/* What was typed is no record's name; behind a date the nearest kind is told. */
static int say_no_name(struct zz_str typed, zz_day today, struct zz_arena *a, struct zz_error *e)
{
	struct zz_str s = zz_str_trim(zz_text_half(a, typed));
	struct zz_str front = s;
	zz_day day;
	if (take_kind(&front) && front.n && front.p[0] >= '0' && front.p[0] <= '9' && !is_day(front, today, &day))
		return zz_day_typed(front, today, &day, e);
	for (size_t i = s.n; i > 0; i--) {
		bool boundary = i == s.n || ((unsigned char)s.p[i] & 0xC0) != 0x80;
		bool inside = i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && s.p[i - 1] >= '0' && s.p[i - 1] <= '9';
		if (!boundary || inside || !is_day(zz_str_trim(zz_str_sub(s, 0, i)), today, &day))
			continue;
		struct zz_str rest = zz_str_trim(zz_str_sub(s, i, s.n));
		const struct zz_term *near = rest.n ? zz_enum_nearest(zz_kind_terms, rest) : NULL;
		if (near)
			return zz_error(e, ZZ_EUSAGE, N_("%.*s: there is no kind of record %.*s; did you mean %.*s%s?"),
							ZZ_FMT(typed), ZZ_FMT(rest), (int)(rest.p - s.p), s.p,
							zz_term_text(near, e->lang));
	}
	return zz_error(e, ZZ_EUSAGE,
					N_("%.*s is no record: write its id, or date and kind like 2026-03-12 committee-meeting"),
					ZZ_FMT(typed));
}

/* The record of that kind nearest by its day, or empty. */
static struct zz_str nearest(struct zz_source *s, const struct zz_wanted *w, struct zz_str owner,
							 struct zz_arena *a)
{
	enum { FAR = 16 }; /* days */
	struct zz_file_list files = {0};
	struct zz_error ignored = {0};
	struct zz_str prefix = owner.n ? zz_arena_printf(a, "records/%.*s", ZZ_FMT(owner)) : ZZ_STR("records"),
				  best = {0};
	zz_day least = FAR;
	int rc = w->id.n ? 1 : zz_source_list(s, prefix.p, &files, &ignored);
	for (size_t i = 0; !rc && i < files.n; i++) {
		struct zz_str of;
		int32_t year;
		zz_day date;
		uint8_t kind;
		if (files.at[i]->odd || !zz_record_path(files.at[i]->path, &of, &year, &date, &kind) ||
			(w->kind && kind != w->kind))
			continue;
		zz_day away = date > w->date ? date - w->date : w->date - date;
		if (away >= least)
			continue;
		least = away;
		best = zz_arena_printf(a, "%.*s/%.*s", ZZ_FMT(of),
							   ZZ_FMT(without_path(zz_path_name(files.at[i]->path))));
	}
	free(files.at);
	return best;
}

static int say_none(struct zz_str typed, struct zz_str near, struct zz_error *e)
{
	if (near.n)
		return zz_error(e, ZZ_EUSAGE, N_("the ledger has no record %.*s; the nearest by its day is %.*s"),
						ZZ_FMT(typed), ZZ_FMT(near));
	return zz_error(e, ZZ_EUSAGE,
					N_("the ledger has no record %.*s; check its day and kind, or name the file below "
					   "records/"),
					ZZ_FMT(typed));
}

int zz_find_record(struct zz_source *s, struct zz_str typed, int64_t now, struct zz_arena *a,
				   struct zz_str *path, struct zz_error *e)
{
	enum { BEIJING = 8 * 60 };
	struct zz_wanted w;
	struct hits h = {0};
	struct zz_str owner = {0};
	if (!zz_wanted_parse(typed, zz_day_at(now, BEIJING), a, &w))
		return say_no_name(typed, zz_day_at(now, BEIJING), a, e);
	int rc = folder_id(s, &w, a, &owner, e);
	if (!rc && !owner.n)
		rc = owner_id(s, w.owner, now, a, &owner, e);
	if (!rc)
		rc = look_at_names(s, &w, owner, a, &h, e);
	if (!rc && !h.n && !w.id.n)
		rc = look_inside(s, &w, owner, now, a, &h, e);
	if (!rc && h.n > 1 && !w.id.n)
		rc = drop_withdrawn(s, now, &h, e);
	if (!rc && !h.n)
		rc = say_none(typed, nearest(s, &w, owner, a), e);
	if (!rc && h.n > 1)
		rc = say_several(&h, typed, e);
	if (!rc)
		*path = h.at[0];
	free(h.at);
	return rc;
}
