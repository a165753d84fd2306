#include "witness/versions.h"

#include <stdlib.h>
#include <string.h>

static size_t slot_of(const struct zz_versions *v, const struct zz_version *x)
{
	uint64_t a, b;
	memcpy(&a, x->record.byte, sizeof a);
	memcpy(&b, x->text.byte, sizeof b);
	size_t i = (size_t)(a ^ b) & (v->nslots - 1);
	while (v->slots[i] && memcmp(&v->all.at[v->slots[i] - 1], x, sizeof *x) != 0)
		i = (i + 1) & (v->nslots - 1);
	return i;
}

static void make_room(struct zz_versions *v)
{
	enum { FIRST = 1024 };
	if (v->nslots && (v->all.n + 1) * 2 <= v->nslots)
		return;
	free(v->slots);
	v->nslots = v->nslots ? v->nslots * 2 : FIRST;
	v->slots = zz_malloc(v->nslots * sizeof *v->slots);
	for (size_t i = 0; i < v->all.n; i++)
		v->slots[slot_of(v, &v->all.at[i])] = (uint32_t)i + 1;
}

uint32_t zz_versions_set(struct zz_versions *v)
{
	*ZZ_PUSH(&v->sets) = (struct zz_version_set){0};
	return (uint32_t)v->sets.n - 1;
}

void zz_versions_put(struct zz_versions *v, uint32_t set, const struct zz_sm3 *record,
					 const struct zz_sm3 *text)
{
	struct zz_version x = {*record, *text};
	make_room(v);
	size_t slot = slot_of(v, &x);
	if (!v->slots[slot]) {
		*ZZ_PUSH(&v->all) = x;
		v->slots[slot] = (uint32_t)v->all.n;
	}
	*ZZ_PUSH(&v->sets.at[set]) = v->slots[slot] - 1;
}

/* A version and the number under which it was put. */
struct numbered {
	struct zz_version version;
	uint32_t number;
};

static int by_version(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct zz_version));
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

void zz_versions_order(struct zz_versions *v)
{
	size_t n = v->all.n;
	struct numbered *sorted = zz_malloc((n + 1) * sizeof *sorted);
	uint32_t *place = zz_malloc((n + 1) * sizeof *place);
	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct numbered){v->all.at[i], (uint32_t)i};
	qsort(sorted, n, sizeof *sorted, by_version);
	for (size_t i = 0; i < n; i++) {
		v->all.at[i] = sorted[i].version;
		place[sorted[i].number] = (uint32_t)i;
	}
	for (size_t s = 0; s < v->sets.n; s++) {
		struct zz_version_set *set = &v->sets.at[s];
		for (size_t i = 0; i < set->n; i++)
			set->at[i] = place[set->at[i]];
		if (set->n)
			qsort(set->at, set->n, sizeof *set->at, by_number);
	}
	free(sorted);
	free(place);
}

/* The first version that is not before x. */
static uint32_t lower(const struct zz_versions *v, const struct zz_version *x)
{
	size_t from = 0, until = v->all.n;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (memcmp(&v->all.at[middle], x, sizeof *x) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	return (uint32_t)from;
}

void zz_versions_ask(const struct zz_versions *v, uint32_t set, const struct zz_sm3 *record,
					 const struct zz_sm3 *text, bool *any, bool *same)
{
	const struct zz_version_set *s = &v->sets.at[set];
	uint32_t first = lower(v, &(struct zz_version){.record = *record});
	size_t from = 0, until = s->n;
	*any = *same = false;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (s->at[middle] < first)
			from = middle + 1;
		else
			until = middle;
	}
	for (; from < s->n && memcmp(&v->all.at[s->at[from]].record, record, sizeof *record) == 0; from++) {
		*any = true;
		*same = *same || memcmp(&v->all.at[s->at[from]].text, text, sizeof *text) == 0;
	}
}

void zz_versions_free(struct zz_versions *v)
{
	for (size_t i = 0; i < v->sets.n; i++)
		free(v->sets.at[i].at);
	free(v->sets.at);
	free(v->all.at);
	free(v->slots);
}
