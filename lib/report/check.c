/* Counting for the answer of a check. */
#include "report/check.h"

#include <string.h>

void zz_check_totals(const struct zz_verdict *v, size_t out[ZZ_SEVERITIES])
{
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		out[s] = 0;
	for (size_t i = 0; i < v->findings.n; i++)
		if (zz_finding_counts(v, i))
			out[v->findings.at[i].severity]++;
}

int zz_check_exit(const struct zz_verdict *v, enum zz_severity fail_on)
{
	size_t totals[ZZ_SEVERITIES];
	zz_check_totals(v, totals);
	if (v->unreadable)
		return 1;
	for (int s = 0; s <= (int)fail_on; s++)
		if (totals[s])
			return 1;
	return 0;
}

size_t zz_check_unread_answers(const struct zz_verdict *v)
{
	size_t n = 0;
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		bool ours = zz_str_starts(f->path, "waivers") || zz_str_starts(f->path, "followups");
		n += ours && (!strcmp(f->def->id, "unreadable") || !strcmp(f->def->id, "file-odd"));
	}
	return n;
}
