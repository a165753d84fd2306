#include "report/quality.h"

#include "model/terms.h"

#include <stdlib.h>

bool zz_quality_counts(const struct zz_rule *r)
{
	const struct zz_counts *counts = r->counts.at;
	bool sittings = r->counts.n > 0;
	for (uint32_t i = 0; i < r->counts.n; i++)
		sittings = sittings && zz_kinds[counts[i].kind].due != ZZ_DUE_NOBODY;
	return sittings && r->count > 0 && (r->subject == ZZ_SUBJECT_BRANCH || r->subject == ZZ_SUBJECT_GROUP);
}

/* Records with an open finding that takes their being proper away. */
static bool *marked_records(const struct zz_report_facts *f)
{
	bool *marked = zz_malloc(f->l->nrecords + 1);
	for (size_t i = 0; i < f->v->findings.n; i++) {
		const struct zz_finding *at = &f->v->findings.at[i];
		if (at->severity > ZZ_INCOMPLETE || !zz_str_starts(at->path, "records/") ||
			!zz_finding_counts(f->v, i))
			continue;
		int32_t record = zz_ledger_at(f->l, at->path);
		if (record >= 0)
			marked[record] = true;
	}
	return marked;
}

static void count_duties(const struct zz_report_facts *f, uint32_t owner, const bool *marked,
						 struct zz_quality *q)
{
	size_t n;
	const struct zz_obligation **at = zz_check_owner(&f->index, owner, &n);
	for (size_t i = 0; i < n; i++) {
		bool met = at[i]->state == ZZ_MET;
		if (!zz_quality_counts(at[i]->rule) || (!met && at[i]->state != ZZ_MISSING))
			continue;
		q->due++;
		q->held += met;
		q->proper += met && at[i]->evidence >= 0 && !marked[at[i]->evidence];
	}
}

static void count_returned(const struct zz_report_facts *f, uint32_t owner, const int32_t *reviews,
						   struct zz_quality *q)
{
	struct zz_slice s = zz_ledger_slice(f->l, owner, ZZ_NO_DAY, ZZ_NO_DAY);
	for (size_t i = s.from; i < s.until; i++)
		q->returned += reviews[i] >= 0 && zz_report_has(f, &f->l->records[i]) &&
					   f->l->followups[reviews[i]].result == ZZ_REVIEW_RETURNED;
}

struct zz_quality *zz_quality_make(const struct zz_report_facts *f)
{
	struct zz_quality *out = zz_malloc((f->nbranches + 1) * sizeof *out);
	struct zz_quality *all = &out[f->nbranches];
	bool *marked = marked_records(f);
	int32_t *reviews = zz_ledger_reviews(f->l);
	for (size_t i = 0; i < f->nbranches; i++) {
		count_duties(f, f->branches[i].owner, marked, &out[i]);
		count_returned(f, f->branches[i].owner, reviews, &out[i]);
		all->due += out[i].due;
		all->held += out[i].held;
		all->proper += out[i].proper;
		all->returned += out[i].returned;
	}
	free(marked);
	free(reviews);
	return out;
}
