#include "model/terms.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

struct value {
	struct zz_terms *terms;
	const struct zz_ledger *ledger;
	struct zz_str text;
	struct zz_error scratch; /* why a bare word is not this field; let go */
};

static bool take_branch(struct value *v)
{
	const struct zz_roster *r = &v->ledger->roster;
	uint32_t unit = zz_intern_find(&v->ledger->words, ZZ_STR("unit"));
	int32_t org = zz_roster_org_named(r, v->text);
	if (org < 0 && !(unit && zz_str_is(v->text, "unit")))
		return false;
	v->terms->owners =
		zz_grow(v->terms->owners, v->terms->nowners, &v->terms->owners_room, sizeof *v->terms->owners);
	v->terms->owners[v->terms->nowners++] = org >= 0 ? r->orgs[org].id : unit;
	return true;
}

static bool take_kind(struct value *v)
{
	const struct zz_kind *kind = zz_kind_find(v->text);
	if (!kind)
		return false;
	v->terms->kinds[kind->id] = v->terms->any_kind = true;
	return true;
}

static bool take_system(struct value *v)
{
	for (int s = ZZ_THREE_MEETINGS; s < ZZ_SYSTEMS; s++)
		if (zz_str_is(v->text, zz_system_terms[s].slug) || zz_str_is(v->text, zz_system_terms[s].label)) {
			v->terms->systems |= 1u << s;
			return true;
		}
	return false;
}

static bool take_date(struct value *v)
{
	struct zz_period p;
	if (zz_period_parse(v->text, v->ledger->today, &p, &v->scratch) != ZZ_OK)
		return false;
	if (v->terms->dated) {
		/* two dates are OR; a check judges one stretch, so they are joined */
		p.first = p.first < v->terms->period.first ? p.first : v->terms->period.first;
		p.last = p.last > v->terms->period.last ? p.last : v->terms->period.last;
		p.kind = ZZ_PERIOD_DAYS;
	}
	v->terms->period = p;
	v->terms->dated = true;
	return true;
}

/* In the order in which a bare word is tried: what a record is goes before which period, branches last. */
static const struct field {
	struct zz_term name;
	const char *also;
	bool (*take)(struct value *v);
	const char *expected;
} fields[] = {
	{{"kind", "类型"}, NULL, take_kind, N_("the name of a kind of record")},
	{{"system", "制度"}, NULL, take_system, N_("one of the eight systems")},
	{{"date", "日期"}, "period", take_date, N_("a period such as 2025, 2025Q3, 2025-03 or 2025-01..2025-06")},
	{{"branch", "支部"}, "owner", take_branch, N_("a branch or body of this ledger")},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static const struct field *find_field(struct zz_str name)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (zz_str_is(name, fields[i].name.slug) || zz_str_is(name, fields[i].name.label) ||
			(fields[i].also && zz_str_is(name, fields[i].also)))
			return &fields[i];
	return NULL;
}

static void nearer(struct zz_str text, struct zz_str word, struct zz_str *best, size_t *limit)
{
	size_t d = zz_text_distance(text, word, *limit);
	if (d < *limit && d < zz_utf8_count(word)) {
		*limit = d;
		*best = word;
	}
}

static void nearer_term(struct zz_str text, const struct zz_term *term, struct zz_str *best, size_t *limit)
{
	nearer(text, zz_str(term->slug), best, limit);
	nearer(text, zz_str(term->label), best, limit);
}

/* The nearest word of those that the value of any field could be. */
static struct zz_str nearest_word(const struct value *v)
{
	struct zz_str best = {0};
	size_t limit = 3;
	const struct zz_roster *r = &v->ledger->roster;
	for (int k = 1; k < ZZ_KINDS; k++)
		nearer_term(v->text, &zz_kinds[k].form.name, &best, &limit);
	for (int s = ZZ_THREE_MEETINGS; s < ZZ_SYSTEMS; s++)
		nearer_term(v->text, &zz_system_terms[s], &best, &limit);
	for (uint32_t i = 0; i < r->norgs; i++)
		nearer(v->text, zz_intern_str(&v->ledger->words, r->orgs[i].name), &best, &limit);
	return best;
}

static int refuse(const struct value *v, const char *word, size_t number, const char *expected,
				  struct zz_error *e)
{
	struct zz_str near = nearest_word(v);
	if (near.n)
		return zz_error(e, ZZ_EUSAGE, N_("term %zu, %s: \"%.*s\" is not known here; did you mean %.*s?"),
						number, word, ZZ_FMT(v->text), ZZ_FMT(near));
	return zz_error(e, ZZ_EUSAGE, N_("term %zu, %s: \"%.*s\" is not known here; expected: %s"), number, word,
					ZZ_FMT(v->text), expected);
}

static int take_bare(struct value *v, const char *word, size_t number, struct zz_error *e)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (fields[i].take(v))
			return ZZ_OK;
	return refuse(v, word, number,
				  zz_tr(e->lang, N_("field:value with the fields kind, system, date, branch")), e);
}

static int take_term(struct value *v, const char *word, size_t number, struct zz_error *e)
{
	struct zz_str all = zz_str(word);
	ptrdiff_t colon = zz_str_chr(all, ':'), wide = zz_str_find(all, ZZ_STR("："));
	size_t width = 1;
	if (wide >= 0 && (colon < 0 || wide < colon)) {
		colon = wide;
		width = sizeof("：") - 1;
	}
	v->text = all;
	if (colon < 0)
		return take_bare(v, word, number, e);
	struct zz_str name = zz_str_sub(all, 0, (size_t)colon);
	const struct field *f = find_field(name);
	if (!f)
		return zz_error(e, ZZ_EUSAGE,
						N_("term %zu, %s: there is no field \"%.*s\"; fields are kind, system, date, branch"),
						number, word, ZZ_FMT(name));
	v->text = zz_str_sub(all, (size_t)colon + width, all.n);
	return f->take(v) ? ZZ_OK : refuse(v, word, number, zz_tr(e->lang, f->expected), e);
}

int zz_terms_parse(struct zz_terms *out, const char *const *words, size_t n, const struct zz_ledger *l,
				   struct zz_error *e)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < n; i++) {
		struct value v = {.terms = out, .ledger = l, .scratch = {.lang = e->lang}};
		int rc = take_term(&v, words[i], i + 1, e);
		if (rc)
			return rc;
	}
	return ZZ_OK;
}

void zz_terms_free(struct zz_terms *t)
{
	free(t->owners);
	memset(t, 0, sizeof *t);
}
