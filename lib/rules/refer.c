/* What a reader of findings asks for: the obligation behind one, and its shortest unique id. */
#include "rules/judge.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 4 };

struct named {
	char id[ZZ_FINDING_ID + 1];
	size_t finding;
};

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
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
static void shorten(struct zz_verdict *v)
{
	size_t n = v->findings.n;
	struct named *at = zz_malloc((n + 1) * sizeof *at);
	for (size_t i = 0; i < n; i++) {
		memcpy(at[i].id, v->findings.at[i].id, sizeof at[i].id);
		at[i].finding = i;
	}
	qsort(at, n, sizeof *at, by_id);
	for (size_t i = 0; i < n; i++) {
		uint8_t before = i ? needed(at[i].id, at[i - 1].id) : SHORTEST;
		uint8_t after = i + 1 < n ? needed(at[i].id, at[i + 1].id) : SHORTEST;
		v->judged[at[i].finding].shown = before > after ? before : after;
	}
	free(at);
}

void zz_refer_findings(struct zz_verdict *v)
{
	for (size_t i = 0; i < v->findings.n; i++)
		v->judged[i].obligation = -1;
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].finding >= 0 && v->judged[v->at[i].finding].obligation < 0)
			v->judged[v->at[i].finding].obligation = (int32_t)i;
	shorten(v);
}
