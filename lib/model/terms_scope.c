/* Terms made what a judgement is asked with. */
#include "model/terms_private.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

enum { NO_SYSTEM = 1u << 30 }; /* a bit that no system has, so that none of them is asked for */

static int refuse(const struct zz_terms_value *v, struct zz_error *e)
{
	struct zz_buf list = {0};
	for (int i = 0; i < ZZ_BY_FIELDS; i++)
		if (zz_terms_fields[i].obliged)
			zz_buf_printf(&list, "%s%s", list.n ? (e->lang == ZZ_EN ? ", " : "、") : "",
						  zz_term_text(&zz_terms_fields[i].name, e->lang));
	int rc = zz_error(e, ZZ_EUSAGE,
					  N_("term %zu, %s: what is to be done is told apart by %s only; records are found with "
						 "zzsh list"),
					  v->number, v->word, list.data);
	zz_buf_free(&list);
	return rc;
}

/* --- owners --- */

static void add_owner(struct zz_terms_scope *s, uint32_t id)
{
	for (size_t i = 0; i < s->nowners; i++)
		if (s->owners[i] == id)
			return;
	s->owners = zz_grow(s->owners, s->nowners, &s->owners_room, sizeof *s->owners);
	s->owners[s->nowners++] = id;
}

static void add_all_owners(struct zz_terms_scope *s, const struct zz_ledger *l)
{
	add_owner(s, zz_intern_find(&l->words, ZZ_STR("unit")));
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		add_owner(s, l->roster.orgs[i].id);
}

static void drop_owner(struct zz_terms_scope *s, uint32_t id)
{
	for (size_t i = 0; i < s->nowners; i++)
		if (s->owners[i] == id)
			s->owners[i--] = s->owners[--s->nowners];
}

/* --- days --- */

static zz_day earliest(const struct zz_ledger *l)
{
	zz_day first = l->unit.adopted != ZZ_NO_DAY ? l->unit.adopted : l->today;
	for (size_t i = 0; i < l->nrecords; i++)
		if (l->records[i].date != ZZ_NO_DAY && l->records[i].date < first)
			first = l->records[i].date;
	return first;
}

/* Joins a stretch to the one that is there; false where days lie between them. */
static bool join(struct zz_terms_scope *s, zz_day first, zz_day last, uint8_t kind)
{
	struct zz_period *p = &s->period;
	if (!s->dated) {
		*p = (struct zz_period){kind, first, last};
		s->dated = true;
		return true;
	}
	if (first > p->last + 1 || last < p->first - 1)
		return false;
	p->first = first < p->first ? first : p->first;
	p->last = last > p->last ? last : p->last;
	p->kind = ZZ_PERIOD_DAYS;
	return true;
}

/* Several dates may come in any order: January, March, February make one stretch. */
static int join_dates(struct zz_terms_scope *s, const struct zz_terms *t, const struct zz_ledger *l,
					  struct zz_error *e)
{
	bool *joined = zz_malloc(t->n + 1);
	const struct zz_terms_value *left = NULL;
	for (bool again = true; again;) {
		again = false;
		left = NULL;
		for (size_t i = 0; i < t->n; i++) {
			const struct zz_terms_value *v = &t->at[i];
			if (v->field != ZZ_BY_DATE || joined[i])
				continue;
			zz_day first = v->low == INT32_MIN ? earliest(l) : v->low;
			zz_day last = v->high == INT32_MAX ? (l->today > first ? l->today : first) : v->high;
			joined[i] = join(s, first < last ? first : last, last, v->period);
			again = again || joined[i];
			left = joined[i] ? left : v;
		}
	}
	free(joined);
	if (!left)
		return ZZ_OK;
	return zz_error(e, ZZ_EUSAGE,
					N_("term %zu, %s: days lie between this date and the others; a check judges one stretch "
					   "of days, so ask for each of them by itself"),
					left->number, left->word);
}

/* --- all of them --- */

static void take_wanted(struct zz_terms_scope *s, const struct zz_terms_value *v)
{
	if (v->field == ZZ_BY_KIND)
		s->kinds[v->what] = s->any_kind = true;
	else if (v->field == ZZ_BY_SYSTEM)
		s->systems |= 1u << v->what;
	else if (v->field == ZZ_BY_BRANCH)
		add_owner(s, (uint32_t)v->what);
}

static void take_unwanted(struct zz_terms_scope *s, const struct zz_terms_value *v, const struct zz_ledger *l)
{
	if (v->field == ZZ_BY_KIND) {
		for (int k = 1; !s->any_kind && k < ZZ_KINDS; k++)
			s->kinds[k] = true;
		s->any_kind = true;
		s->kinds[v->what] = false;
	} else if (v->field == ZZ_BY_SYSTEM) {
		s->systems = s->systems ? s->systems : (1u << ZZ_SYSTEMS) - 1;
		s->systems &= ~(1u << v->what);
		s->systems = s->systems ? s->systems : NO_SYSTEM;
	} else if (v->field == ZZ_BY_BRANCH) {
		if (!s->owners)
			add_all_owners(s, l);
		drop_owner(s, (uint32_t)v->what);
	}
}

int zz_terms_scope(struct zz_terms_scope *out, const struct zz_terms *t, const struct zz_ledger *l,
				   struct zz_error *e)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_terms_value *v = &t->at[i];
		if (!zz_terms_fields[v->field].obliged || (v->not &&v->field == ZZ_BY_DATE))
			return refuse(v, e);
		if (!v->not )
			take_wanted(out, v);
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].not )
			take_unwanted(out, &t->at[i], l);
	return join_dates(out, t, l, e);
}

void zz_terms_scope_free(struct zz_terms_scope *s)
{
	free(s->owners);
	memset(s, 0, sizeof *s);
}
