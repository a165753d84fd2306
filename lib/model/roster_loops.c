/* Organisations that by what their files say stand above themselves, or were merged into themselves. */
#include "model/loops.h"
#include "model/roster_private.h"

/* An id, or exactly the name or alias of one organisation; -1 otherwise: a name need not be one of this
 * ledger. */
static int32_t named(struct zz_draft *d, uint32_t word)
{
	const struct zz_roster_index *x = d->out->index;
	int32_t org = word ? zz_links_value(&x->orgs, word) : -1;
	if (org >= 0 || !word)
		return org;
	const struct zz_link *link = zz_links_first(&x->org_names, zz_fold_word(d->words, d->scratch, word));
	return link && !link->next ? link->value : -1;
}

static void check(struct zz_draft *d, const struct zz_term *field, const int32_t *next)
{
	int32_t *loops = ZZ_NEWN(d->scratch, int32_t, d->out->norgs);
	size_t n = zz_loops(next, d->out->norgs, loops, d->scratch);
	for (size_t i = 0; i < n; i++)
		ZZ_TELL(d, ZZ_RF_LOOP, (uint32_t)loops[i], 0, zz_str(field->slug), ZZ_ATERM("field", field),
				ZZ_ATEXT("name", zz_draft_org(d, (uint32_t)loops[i])));
}

void zz_draft_loops(struct zz_draft *d)
{
	static const struct zz_term superior = {"superior", "上级"}, merged = {"merged_into", "并入"};
	const struct zz_roster *out = d->out;
	int32_t *above = ZZ_NEWN(d->scratch, int32_t, out->norgs);
	int32_t *into = ZZ_NEWN(d->scratch, int32_t, out->norgs);
	for (uint32_t i = 0; i < out->norgs; i++) {
		above[i] = named(d, out->orgs[i].superior);
		into[i] = named(d, out->orgs[i].merged_into);
	}
	check(d, &superior, above);
	check(d, &merged, into);
}
