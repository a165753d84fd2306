/* What a reader of findings asks for: the obligation behind one, and its shortest unique id. */
#include "rules/judge.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 4 };

static int by_id(const void *a, const void *b)
{
	const struct zz_named *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	return order ? order : (x->finding > y->finding) - (x->finding < y->finding);
}

void zz_name_findings(struct zz_judge *j)
{
	const struct zz_findings *f = &j->v->findings;
	j->ids = zz_malloc((f->n + 1) * sizeof *j->ids);
	for (size_t i = 0; i < f->n; i++) {
		memcpy(j->ids[i].id, f->at[i].id, sizeof j->ids[i].id);
		j->ids[i].finding = i;
	}
	qsort(j->ids, f->n, sizeof *j->ids, by_id);
}

size_t zz_named_from(const struct zz_judge *j, const char *id, size_t chars)
{
	size_t from = 0, until = j->v->findings.n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		if (strncmp(j->ids[mid].id, id, chars) < 0)
			from = mid + 1;
		else
			until = mid;
	}
	return from;
}

/* Characters needed to tell a from b; the whole id where they are equal. */
static uint8_t needed(const char *a, const char *b)
{
	uint8_t n = 0;
	if (strcmp(a, b) == 0)
		return SHORTEST;
	while (a[n] && a[n] == b[n])
		n++;
	return n + 1 < SHORTEST ? SHORTEST : (uint8_t)(n + 1);
}

/* In sorted order only the neighbours can share the longest front. */
static void shorten(const struct zz_judge *j)
{
	const struct zz_named *at = j->ids;
	size_t n = j->v->findings.n;
	for (size_t i = 0; i < n; i++) {
		uint8_t before = i ? needed(at[i].id, at[i - 1].id) : SHORTEST;
		uint8_t after = i + 1 < n ? needed(at[i].id, at[i + 1].id) : SHORTEST;
		j->v->judged[at[i].finding].shown = before > after ? before : after;
	}
}

void zz_refer_findings(struct zz_judge *j)
{
	struct zz_verdict *v = j->v;
	for (size_t i = 0; i < v->findings.n; i++)
		v->judged[i].obligation = -1;
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].finding >= 0 && v->judged[v->at[i].finding].obligation < 0)
			v->judged[v->at[i].finding].obligation = (int32_t)i;
	shorten(j);
}
