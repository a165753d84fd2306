/* Findings that are shown together: each knows the next one of its sort, so that an answer of a hundred
 * thousand findings is put together in one sort and one pass. */
#include "report/check_parts.h"

#include <stdlib.h>

struct link {
	const struct zz_finding *f;
	const struct zz_judged *judged;
	size_t index;
};

static int by_number(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_pointer(const void *a, const void *b)
{
	return by_number((size_t)(uintptr_t)a, (size_t)(uintptr_t)b);
}

/* --- the same, said of several people --- */

static bool of_people(const struct link *x)
{
	return x->judged->obligation >= 0 && x->f->subject.n;
}

static int by_people(const void *a, const void *b)
{
	const struct link *x = a, *y = b;
	int order = zz_str_cmp(x->f->rule, y->f->rule);
	if (!order)
		order = zz_str_cmp(x->f->owner, y->f->owner);
	if (!order)
		order = zz_str_cmp(x->f->period, y->f->period);
	return order ? order : by_number(x->judged->answer, y->judged->answer);
}

bool zz_view_same(const struct zz_verdict *v, size_t i, size_t k)
{
	struct link x = {&v->findings.at[i], &v->judged[i], i}, y = {&v->findings.at[k], &v->judged[k], k};
	return of_people(&x) && of_people(&y) && by_people(&x, &y) == 0;
}

/* --- the rest is the same --- */

static bool has_kin(const struct link *x)
{
	return x->f->path.n || x->judged->rule;
}

/* Of a place in a file, or, where no file is concerned, of an owner. */
static int by_place(const struct zz_finding *x, const struct zz_finding *y)
{
	int order = zz_str_cmp(x->path, y->path);
	if (order || !x->path.n)
		return order ? order : zz_str_cmp(x->owner, y->owner);
	if (x->line != y->line)
		return by_number(x->line, y->line);
	return x->column != y->column ? by_number(x->column, y->column) : by_number(x->length, y->length);
}

static int by_kin(const void *a, const void *b)
{
	const struct link *x = a, *y = b;
	int order = by_pointer(x->f->def, y->f->def);
	if (!order)
		order = by_number(x->f->severity, y->f->severity);
	if (!order)
		order = by_pointer(x->judged->rule, y->judged->rule);
	return order ? order : by_place(x->f, y->f);
}

/* --- chains --- */

static int with_index(int order, const void *a, const void *b)
{
	return order ? order : by_number(((const struct link *)a)->index, ((const struct link *)b)->index);
}

static int sort_people(const void *a, const void *b)
{
	return with_index(by_people(a, b), a, b);
}

static int sort_kin(const void *a, const void *b)
{
	return with_index(by_kin(a, b), a, b);
}

static const struct {
	bool (*takes)(const struct link *x);
	int (*order)(const void *a, const void *b), (*sort)(const void *a, const void *b);
} chains[] = {
	[ZZ_CHAIN_PEOPLE] = {of_people, by_people, sort_people},
	[ZZ_CHAIN_KIN] = {has_kin, by_kin, sort_kin},
};

size_t *zz_check_chain(const struct zz_verdict *v, enum zz_check_chains which)
{
	size_t n = 0;
	struct link *at = zz_malloc((v->findings.n + 1) * sizeof *at);
	size_t *next = zz_malloc((v->findings.n + 1) * sizeof *next);
	for (size_t i = 0; i < v->findings.n; i++) {
		next[i] = ZZ_CHAIN_END;
		at[n] = (struct link){&v->findings.at[i], &v->judged[i], i};
		n += chains[which].takes(&at[n]);
	}
	qsort(at, n, sizeof *at, chains[which].sort);
	for (size_t i = 0; i + 1 < n; i++)
		if (chains[which].order(&at[i], &at[i + 1]) == 0)
			next[at[i].index] = at[i + 1].index;
	free(at);
	return next;
}
