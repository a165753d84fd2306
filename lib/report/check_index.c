#include "report/check_parts.h"

#include <stdlib.h>

static int by_owner(const void *a, const void *b)
{
	const struct zz_obligation *x = *(const struct zz_obligation *const *)a;
	const struct zz_obligation *y = *(const struct zz_obligation *const *)b;
	if (x->owner != y->owner)
		return x->owner < y->owner ? -1 : 1;
	return x < y ? -1 : x > y;
}

void zz_check_index(struct zz_check_index *x, const struct zz_verdict *v)
{
	x->v = v;
	x->n = v->n;
	x->at = zz_malloc((v->n + 1) * sizeof *x->at);
	x->totals = zz_malloc(((size_t)v->ledger->words.n + 1) * sizeof *x->totals);
	x->others = zz_malloc(((size_t)v->ledger->words.n + 1) * sizeof *x->others);
	for (size_t i = 0; i < v->n; i++)
		x->at[i] = &v->at[i];
	qsort(x->at, x->n, sizeof *x->at, by_owner);
	for (size_t i = 0; i < v->findings.n; i++) {
		uint32_t owner = zz_intern_find(&v->ledger->words, v->findings.at[i].owner);
		if (!zz_finding_counts(v, i))
			continue;
		x->totals[owner][v->findings.at[i].severity]++;
		x->others[owner][v->findings.at[i].severity] += v->judged[i].obligation < 0;
	}
}

void zz_check_index_free(struct zz_check_index *x)
{
	free(x->at);
	free(x->totals);
	free(x->others);
}

const struct zz_obligation **zz_check_owner(const struct zz_check_index *x, uint32_t owner, size_t *n)
{
	size_t low = 0, high = x->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (x->at[middle]->owner < owner)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; low + *n < x->n && x->at[low + *n]->owner == owner;)
		++*n;
	return x->at + low;
}

/* Of duties with a number: a rule that only lists facts judges nobody. */
bool zz_check_unjudged(const struct zz_check_index *x, uint32_t owner, const struct zz_term **why)
{
	size_t n, left = 0;
	const struct zz_obligation **at = zz_check_owner(x, owner, &n);
	for (size_t i = 0; i < n; i++) {
		if (at[i]->rule->count <= 0 || at[i]->state == ZZ_NOT_APPLICABLE)
			continue;
		if (at[i]->state != ZZ_NOT_ASSESSED)
			return false;
		*why = left++ && *why != at[i]->reason ? NULL : at[i]->reason;
	}
	return left > 0;
}

enum zz_class zz_check_class(const struct zz_check_index *x, uint32_t owner)
{
	const struct zz_term *why;
	enum zz_class cls = zz_class_of(x->totals[owner]);
	return cls == ZZ_CLASS_CLEAR && zz_check_unjudged(x, owner, &why) ? ZZ_CLASS_UNJUDGED : cls;
}
