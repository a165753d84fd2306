/* Which findings can be told from the files of their owner alone. */
#include "rules/conversation.h"
#include "rules/judge.h"

/* What other branches hold, or where somebody was before, may speak for a unit, a member, a cadre. */
static bool counts_own(const struct zz_obligation *o)
{
	return o->rule->subject == ZZ_SUBJECT_BRANCH || o->rule->subject == ZZ_SUBJECT_GROUP ||
		   o->rule->subject == ZZ_SUBJECT_BODY;
}

/* A check that is made once looks from one record to others, one for each record at that record. Texts are
 * only looked at where the whole ledger is there. */
static bool looks_at_one(const struct zz_rule *rule)
{
	return rule->check == ZZ_CHECK_ELEMENTS || zz_checks[rule->check].record;
}

static bool of_the_judgement(const struct zz_finding_def *def)
{
	for (const struct zz_finding_def *d = zz_rules_findings; d->id; d++)
		if (d == def)
			return true;
	return false;
}

bool zz_finding_of_own_files(const struct zz_verdict *v, size_t finding)
{
	const struct zz_finding *f = &v->findings.at[finding];
	const struct zz_judged *j = &v->judged[finding];
	if (j->obligation >= 0)
		return counts_own(&v->at[j->obligation]);
	if (!zz_str_starts(f->path, "records/") || of_the_judgement(f->def))
		return false;
	return !f->rule.n || (j->rule && looks_at_one(j->rule));
}
