/* What stands behind the colon, field by field. */
#include "model/terms_private.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_terms_states[] = {
	{"readable", "可读"}, {"unreadable", "读不出"}, {"withdrawn", "撤回"},
	{"amended", "更正"},  {"imported", "补登"},     {"uncommitted", "未提交"},
	{"returned", "退回"}, {"passed", "通过"},       {NULL, NULL},
};

struct zz_str zz_terms_fold(struct zz_arena *a, struct zz_str text)
{
	char *p = zz_arena_cstr(a, zz_name_fold(a, zz_text_half(a, text)));
	size_t n = 0;
	for (const char *c = p; *c; c++) {
		if (*c == '\n' || *c == '\r')
			continue;
		p[n++] = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
	}
	p[n] = '\0';
	return (struct zz_str){p, n};
}

static bool set(struct zz_taking *t, int32_t what)
{
	t->v->what = what;
	return true;
}

/* --- words of tables --- */

static struct zz_str half(struct zz_taking *t)
{
	return zz_text_half(&t->terms->arena, t->v->typed);
}

static bool take_kind(struct zz_taking *t)
{
	const struct zz_kind *kind = zz_kind_find(half(t));
	return kind && set(t, kind->id);
}

static bool take_system(struct zz_taking *t)
{
	int system = zz_enum_find(zz_system_terms, half(t)) - 1;
	return system >= ZZ_THREE_MEETINGS && set(t, system);
}

static bool take_state(struct zz_taking *t)
{
	int state = zz_enum_find(zz_terms_states, half(t));
	return state && set(t, state);
}

/* --- numbers and dates --- */

enum sign { NONE, OVER, FROM, UNDER, UPTO };

static enum sign take_sign(struct zz_str *s)
{
	static const struct {
		const char *text;
		enum sign sign;
	} signs[] = {{">=", FROM}, {"≥", FROM}, {"=>", FROM}, {"<=", UPTO}, {"≤", UPTO},
				 {"=<", UPTO}, {">", OVER}, {"<", UNDER}, {"=", NONE}};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_starts(*s, signs[i].text)) {
			*s = zz_str_trim(zz_str_sub(*s, strlen(signs[i].text), s->n));
			return signs[i].sign;
		}
	return NONE;
}

static void bound(struct zz_terms_value *v, enum sign sign, int32_t first, int32_t last)
{
	v->low = sign == OVER ? last + 1 : sign == UNDER || sign == UPTO ? INT32_MIN : first;
	v->high = sign == UNDER ? first - 1 : sign == OVER || sign == FROM ? INT32_MAX : last;
}

/* "2025-03.." and "..2025-03" are open at one end. */
static enum sign take_open(struct zz_str *s)
{
	enum sign sign = zz_str_starts(*s, "..") ? UPTO : zz_str_ends(*s, "..") ? FROM : NONE;
	if (sign == UPTO)
		*s = zz_str_sub(*s, 2, s->n);
	else if (sign == FROM)
		*s = zz_str_sub(*s, 0, s->n - 2);
	return sign;
}

static bool take_period(struct zz_taking *t, struct zz_period *p, enum sign *sign)
{
	struct zz_str s = half(t);
	*sign = take_sign(&s);
	if (*sign == NONE)
		*sign = take_open(&s);
	return zz_period_parse(s, t->l->today, p, &t->why) == ZZ_OK;
}

static bool take_date(struct zz_taking *t)
{
	struct zz_period p;
	enum sign sign;
	if (!take_period(t, &p, &sign)) {
		if (t->alone && t->v->typed.n && !strchr("0123456789<>=.", t->v->typed.p[0]))
			t->why.text[0] = '\0'; /* it does not look like a date */
		return false;
	}
	bound(t->v, sign, p.first, p.last);
	t->v->period = sign == NONE ? p.kind : ZZ_PERIOD_DAYS;
	return true;
}

static bool take_year(struct zz_taking *t)
{
	struct zz_period p;
	enum sign sign;
	if (!take_period(t, &p, &sign))
		return false;
	struct zz_civil first = zz_civil_of(p.first), last = zz_civil_of(p.last);
	if (first.month != 1 || first.day != 1 || last.month != 12 || last.day != 31)
		return false;
	bound(t->v, sign, first.year, last.year);
	return true;
}

static bool take_number(struct zz_str s, int32_t *out)
{
	enum { DIGITS = 6 };
	*out = 0;
	for (size_t i = 0; i < s.n && s.n <= DIGITS; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return s.n > 0 && s.n <= DIGITS;
}

static bool take_days(struct zz_taking *t, struct zz_str s)
{
	struct zz_str first, last;
	int32_t low, high;
	enum sign sign = take_sign(&s);
	if (sign == NONE)
		sign = take_open(&s);
	ptrdiff_t dots = zz_str_find(s, ZZ_STR("..")), wave = zz_str_chr(s, '~');
	ptrdiff_t at = dots >= 0 ? dots : wave;
	first = at >= 0 ? zz_str_trim(zz_str_sub(s, 0, (size_t)at)) : s;
	last = at >= 0 ? zz_str_trim(zz_str_sub(s, (size_t)at + (dots >= 0 ? 2 : 1), s.n)) : s;
	if ((at >= 0 && sign != NONE) || !take_number(first, &low) || !take_number(last, &high) || high < low)
		return false;
	bound(t->v, sign, low, high);
	return true;
}

static bool take_late(struct zz_taking *t)
{
	struct zz_str s = half(t);
	int band = zz_enum_find(zz_band_terms, s);
	bool unknown = zz_str_is(s, "unknown") || zz_str_is(s, "未知") || zz_str_is(s, "不详");
	if (band > 1)
		return set(t, band - 1);
	if (t->alone)
		return false;
	return unknown ? set(t, -1) : take_days(t, s);
}

/* --- organisations --- */

/* A bare word that several names begin with may be none of them. */
static bool say_several(struct zz_taking *t)
{
	const struct zz_roster *r = &t->l->roster;
	struct zz_buf list = {0};
	struct zz_arena *a = &t->terms->arena;
	struct zz_str front = zz_name_fold(a, t->v->typed);
	for (uint32_t i = 0; i < r->norgs; i++) {
		struct zz_str name = zz_intern_str(&t->l->words, r->orgs[i].name), folded = zz_name_fold(a, name);
		if (!zz_str_eq(zz_str_sub(folded, 0, front.n), front))
			continue;
		zz_buf_printf(&list, "%s%.*s (%.*s)", list.n ? ", " : "", ZZ_FMT(name),
					  ZZ_FMT(zz_intern_str(&t->l->words, r->orgs[i].id)));
	}
	zz_error(&t->why, ZZ_EUSAGE, N_("\"%.*s\" may be one of several: %s"), ZZ_FMT(t->v->typed),
			 list.data ? list.data : "-");
	zz_buf_free(&list);
	return false;
}

static bool take_branch(struct zz_taking *t)
{
	struct zz_str s = half(t);
	int32_t org = zz_roster_org_named(&t->l->roster, s);
	if (org >= 0)
		return set(t, (int32_t)t->l->roster.orgs[org].id);
	uint32_t unit = zz_intern_find(&t->l->words, ZZ_STR("unit"));
	if (unit && (zz_str_is(s, "unit") || zz_str_eq(s, zz_intern_str(&t->l->words, t->l->unit.name))))
		return set(t, (int32_t)unit);
	return org == -2 && s.n && say_several(t);
}

static bool take_group(struct zz_taking *t)
{
	struct zz_arena *a = &t->terms->arena;
	struct zz_str typed = zz_terms_fold(a, t->v->typed);
	for (uint32_t i = 0; typed.n && i < t->l->roster.norgs; i++)
		for (uint32_t k = 0; k < t->l->roster.orgs[i].ngroups; k++) {
			const struct zz_group *g = &t->l->roster.orgs[i].groups[k];
			struct zz_str id = zz_intern_str(&t->l->words, g->id),
						  name = zz_terms_fold(a, zz_intern_str(&t->l->words, g->name));
			if (!zz_str_eq(id, typed) && !zz_str_eq(zz_str_sub(name, 0, typed.n), typed))
				continue;
			t->v->text = typed;
			return true;
		}
	return false;
}

/* --- people --- */

static bool say_namesakes(struct zz_taking *t, const int32_t *people, size_t n)
{
	enum { MOST = 8 };
	struct zz_buf list = {0};
	for (size_t i = 0; i < n && i < MOST; i++) {
		const struct zz_person *p = &t->l->roster.people[people[i]];
		struct zz_str id = zz_intern_str(&t->l->words, p->id);
		int32_t org = p->nmemberships ? p->memberships[p->nmemberships - 1]->org : -1;
		struct zz_str branch =
			org >= 0 ? zz_intern_str(&t->l->words, t->l->roster.orgs[org].name) : (struct zz_str){0};
		zz_buf_printf(&list, "%s%.*s (%.*s)", i ? ", " : "", ZZ_FMT(id), ZZ_FMT(branch));
	}
	zz_error(&t->why, ZZ_EUSAGE, N_("several people are called %.*s; write the id: %s"), ZZ_FMT(t->v->typed),
			 list.data);
	zz_buf_free(&list);
	return false;
}

static bool is_called(void *with, const struct zz_who *who)
{
	return who->person < 0 && who->name == *(const uint32_t *)with;
}

/* Somebody whom the roster does not know, such as a lecturer from elsewhere. */
static bool stands_in_records(struct zz_taking *t, enum zz_by role)
{
	uint32_t name = zz_intern_find(&t->l->words, t->v->typed);
	for (size_t i = 0; name && i < t->l->nrecords; i++)
		if (zz_terms_any_who(&t->l->records[i], role, is_called, &name))
			return true;
	return false;
}

static bool take_person(struct zz_taking *t, enum zz_by role)
{
	enum { MOST = 8 };
	int32_t people[MOST];
	const struct zz_roster *r = &t->l->roster;
	struct zz_str s = half(t);
	int32_t person = zz_roster_person(r, zz_intern_find(&t->l->words, s));
	uint32_t folded = zz_intern_find(&t->l->words, zz_name_fold(&t->terms->arena, t->v->typed));
	t->v->text = zz_name_fold(&t->terms->arena, t->v->typed);
	if (person >= 0 && !zz_str_starts(s, "~"))
		return set(t, person);
	size_t n = folded ? zz_roster_candidates(r, folded, people, MOST) : 0;
	if (n > 1)
		return say_namesakes(t, people, n);
	if (n == 1)
		return set(t, people[0]);
	return !t->alone && t->v->text.n && stands_in_records(t, role) && set(t, -1);
}

/* --- texts --- */

static bool take_text(struct zz_taking *t)
{
	t->v->text = zz_terms_fold(&t->terms->arena, t->v->typed);
	return t->v->text.n > 0;
}

/* Guests are free text; somebody of the roster may be meant by the id as well, and is found as a guest in the
 * list of those present. */
static bool take_guest(struct zz_taking *t)
{
	const struct zz_roster *r = &t->l->roster;
	struct zz_str s = half(t), name = t->v->typed;
	int32_t person = zz_roster_person(r, zz_intern_find(&t->l->words, s));
	uint32_t folded = zz_intern_find(&t->l->words, zz_name_fold(&t->terms->arena, t->v->typed));
	if (person >= 0 && !zz_str_starts(s, "~"))
		name = zz_intern_str(&t->l->words, r->people[person].name);
	else if (!folded || zz_roster_candidates(r, folded, &person, 1) != 1)
		person = -1;
	t->v->text = zz_terms_fold(&t->terms->arena, name);
	return t->v->text.n > 0 && set(t, person);
}

static bool take_id(struct zz_taking *t)
{
	struct zz_str s = zz_terms_fold(&t->terms->arena, t->v->typed);
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-/", s.p[i]))
			return false;
	t->v->text = s;
	return s.n > 0;
}

bool zz_terms_take(struct zz_taking *t, enum zz_by field)
{
	if (!t->v->typed.n)
		return false;
	switch (field) {
	case ZZ_BY_KIND:
		return take_kind(t);
	case ZZ_BY_SYSTEM:
		return take_system(t);
	case ZZ_BY_DATE:
		return take_date(t);
	case ZZ_BY_YEAR:
		return take_year(t);
	case ZZ_BY_BRANCH:
		return take_branch(t);
	case ZZ_BY_GROUP:
		return take_group(t);
	case ZZ_BY_GUEST:
		return take_guest(t);
	case ZZ_BY_TOPIC:
	case ZZ_BY_TEXT:
		return take_text(t);
	case ZZ_BY_LATE:
		return take_late(t);
	case ZZ_BY_STATE:
		return take_state(t);
	case ZZ_BY_ID:
		return take_id(t);
	default:
		return take_person(t, field);
	}
}
