/* Records taken over from older papers, above the number that the superior's policy lets pass each year
 * without its approval (provenance 2.4). They are counted by the year of the sitting: no clock of the branch
 * plays a part in that. */
#include "audit/audit_parts.h"

#include <stdlib.h>
#include <string.h>

static int32_t most_of(const struct zz_auditing *w)
{
	const struct zz_observations *seen = &w->a->witnessed.seen;
	for (size_t i = seen->n; i-- > 0;) {
		const struct zz_witness_policy *policy = zz_observation_policy(seen, w->a->witnessed.order[i]);
		if (policy)
			return policy->imports;
	}
	return -1;
}

static int by_digest(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct zz_sm3));
}

static bool approved(struct zz_auditing *w, const struct zz_record *r)
{
	const struct zz_observations *seen = &w->a->witnessed.seen;
	struct zz_str owner = zz_intern_str(&w->l->words, r->file_owner);
	struct zz_sm3 id = zz_sm3(zz_arena_printf(&w->scratch, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(r->id)));
	return seen->approved.n && bsearch(&id, seen->approved.at, seen->approved.n, sizeof id, by_digest);
}

static int by_year(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static void tell(struct zz_auditing *w, int32_t year, size_t count, int32_t most)
{
	if (count <= (size_t)most)
		return;
	struct zz_finding *f =
		ZZ_AUDIT_FILE(w, ZZ_HF_IMPORT_UNAPPROVED, ZZ_STR("zzsh.yaml"), ZZ_ANUM("count", (long)count),
					  ZZ_ANUM("year", (long)year), ZZ_ANUM("most", (long)most));
	f->owner = ZZ_STR("unit");
	f->record = (struct zz_str){0};
	f->part = zz_arena_printf(&w->a->verdict->arena, "imports.%d", (int)year);
}

void zz_audit_imports(struct zz_auditing *w)
{
	struct zz_observations *seen = &w->a->witnessed.seen;
	int32_t most = w->ask->records ? -1 : most_of(w);
	if (most < 0)
		return;
	int32_t *years = zz_malloc((w->l->nrecords + 1) * sizeof *years);
	size_t n = 0;
	if (seen->approved.n)
		qsort(seen->approved.at, seen->approved.n, sizeof *seen->approved.at, by_digest);
	for (uint32_t i = 0; i < w->l->nrecords; i++) {
		const struct zz_record *r = zz_record_nth(w->l, i);
		if (zz_record_counts(r) && r->date != ZZ_NO_DAY && w->a->entries.at[i].imported && !approved(w, r))
			years[n++] = zz_civil_of(r->date).year;
	}
	if (n)
		qsort(years, n, sizeof *years, by_year);
	for (size_t i = 0, from = 0; i < n; i++)
		if (i + 1 == n || years[i + 1] != years[i]) {
			tell(w, years[i], i + 1 - from, most);
			from = i + 1;
		}
	free(years);
}
