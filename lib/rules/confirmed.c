/* Which findings stand confirmed: said by the branch itself, or by the superior (stars.h). */
#include "rules/judge.h"
#include "rules/stars.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_confirmed_terms[ZZ_CONFIRMED] = {
	[ZZ_CONFIRMED_ASIDE] = {"aside", "不计"},
	[ZZ_CONFIRMED_NOT] = {"unconfirmed", "未确认"},
	[ZZ_CONFIRMED_NOT_HELD] = {"not-held", "支部确认未开展"},
	[ZZ_CONFIRMED_REFUSED] = {"refused", "说明未采信"},
	[ZZ_CONFIRMED_CLOSED] = {"closed", "整改已销号"},
};

static uint8_t by_answer(const struct zz_verdict *v, size_t i)
{
	const struct zz_judged *judged = &v->judged[i];
	if (v->findings.at[i].severity > ZZ_SHORTFALL || !zz_finding_counts(v, i))
		return ZZ_CONFIRMED_ASIDE;
	if (judged->obligation >= 0 && v->at[judged->obligation].not_held)
		return ZZ_CONFIRMED_NOT_HELD;
	return judged->answer == ZZ_REFUSED ? ZZ_CONFIRMED_REFUSED : ZZ_CONFIRMED_NOT;
}

/* By id, then in the order of the verdict. */
static int by_id(const void *va, const void *vb)
{
	const struct zz_finding *const *a = va, *const *b = vb;
	int order = strcmp((*a)->id, (*b)->id);
	return order ? order : (*a > *b) - (*a < *b);
}

/* The id that an item of the register is about, as much of it as was written; 0: it is about a record. */
static size_t about(const struct zz_register_item *item, char id[ZZ_FINDING_ID + 1])
{
	if (item->source == ZZ_ITEM_FROM_FINDING)
		return zz_finding_read_id(item->about, id);
	return item->source == ZZ_ITEM_FROM_OBLIGATION ? zz_finding_id_of_key(item->about, id) : 0;
}

static size_t first_of(const struct zz_finding **sorted, size_t n, const char *id, size_t chars)
{
	size_t from = 0, until = n;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (strncmp(sorted[middle]->id, id, chars) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	return from;
}

/* An item that was closed confirms what nobody has explained; an explanation first wants its answer. The
 * beginning of two ids says neither. */
static void take_closed(const struct zz_verdict *v, const struct zz_register_item *item,
						const struct zz_finding **sorted, uint8_t *out)
{
	char id[ZZ_FINDING_ID + 1];
	size_t n = v->findings.n, chars = item->state == ZZ_ITEM_CLOSED ? about(item, id) : 0;
	size_t from = chars ? first_of(sorted, n, id, chars) : n, until = from;
	while (until < n && !strncmp(sorted[until]->id, id, chars))
		until++;
	if (until == from || strcmp(sorted[from]->id, sorted[until - 1]->id) != 0)
		return;
	for (; from < until; from++) {
		size_t i = (size_t)(sorted[from] - v->findings.at);
		if (out[i] == ZZ_CONFIRMED_NOT && v->judged[i].answer == ZZ_UNANSWERED)
			out[i] = ZZ_CONFIRMED_CLOSED;
	}
}

void zz_confirmed(const struct zz_verdict *v, const struct zz_register *r, uint8_t *out)
{
	size_t n = v->findings.n;
	const struct zz_finding **sorted = zz_malloc((n + 1) * sizeof *sorted);
	for (size_t i = 0; i < n; i++) {
		sorted[i] = &v->findings.at[i];
		out[i] = by_answer(v, i);
	}
	qsort(sorted, n, sizeof *sorted, by_id);
	for (size_t i = 0; i < r->n; i++)
		take_closed(v, &r->at[i], sorted, out);
	for (size_t i = 1; i < n; i++) /* those of one id count once */
		if (strcmp(sorted[i - 1]->id, sorted[i]->id) == 0)
			out[sorted[i] - v->findings.at] = ZZ_CONFIRMED_ASIDE;
	free(sorted);
}
