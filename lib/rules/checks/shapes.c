/* Records of one branch and year that are shaped alike (red flags D8, D9). Hints only: a branch that keeps
 * its minutes in one form does nothing wrong. There is no least length; asking for one would only breed
 * padding. */
#include "rules/checks.h"
#include "rules/texts.h"

enum { LENGTH, SKELETON };

const struct zz_finding_def zz_findings_shapes[] = {
	[LENGTH] = {"same-length", ZZ_INFO,
				N_("{number} records of {kind} in a row are of nearly the same length ({least} to {most} "
				   "characters), from {first} to {last}"),
				N_("Nothing is to be done where that is chance; what was filled up or cut to a length says "
				   "less than it could."),
				NULL},
	[SKELETON] =
		{"same-skeleton", ZZ_INFO,
		 N_("{number} records of the year are built alike: a document that was studied, two or three "
			"speeches of like length, a closing word of the secretary"),
		 N_("Nothing is to be done where that is how the branch meets; otherwise write down who "
			"really spoke."),
		 NULL},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_shapes[which])

/* --- length --- */

/* Records of one kind, one after the other, whose lengths stay within the row's share of the middle: the
 * share is num/den to either side, so that den * (most - least) <= num * (most + least). */
struct run {
	const struct zz_record *first, *last;
	long least, most;
	int n;
};

static bool joins_run(const struct zz_rule *rule, const struct run *run, long chars)
{
	long least = chars < run->least ? chars : run->least, most = chars > run->most ? chars : run->most;
	return run->n && rule->share.den * (most - least) <= rule->share.num * (most + least);
}

static void add_to_run(const struct zz_rule *rule, struct run *run, const struct zz_record *r, long chars)
{
	if (!joins_run(rule, run, chars))
		*run = (struct run){r, r, chars, chars, 0};
	run->last = r;
	run->n++;
	run->least = chars < run->least ? chars : run->least;
	run->most = chars > run->most ? chars : run->most;
}

static void report_run(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					   struct zz_period year, const struct run *run)
{
	if (run->n < rule->count)
		return;
	ZZ_REPORT_OWNER(j, FOUND(LENGTH), rule, o, year, 0, ZZ_ANUM("number", run->n),
					ZZ_ATERM("kind", &zz_kind_terms[run->first->kind - 1]), ZZ_ANUM("least", run->least),
					ZZ_ANUM("most", run->most), ZZ_ADAY("first", run->first->date),
					ZZ_ADAY("last", run->last->date));
}

/* The first run that is long enough; one a year is enough of a hint. */
static void same_length_of(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
						   struct zz_period year)
{
	struct run runs[ZZ_KINDS] = {{0}}, longest = {0};
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		long chars = j->texts->marks[i].chars;
		if (!zz_record_counts(r) || r->imported || !chars)
			continue;
		struct run *run = &runs[r->kind];
		add_to_run(rule, run, r, chars);
		if (run->n > longest.n)
			longest = *run;
	}
	report_run(j, rule, o, year, &longest);
}

void zz_check_same_length(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, same_length_of);
}

/* --- skeleton --- */

/* Whether the last word was the chair's or the secretary's. */
static bool closes(const struct zz_judge *j, const struct zz_record *r, uint32_t word)
{
	const struct zz_roster *roster = &j->l->roster;
	int32_t secretary = r->org >= 0 ? zz_org_holder(&roster->orgs[r->org], ZZ_POST_SECRETARY, r->date) : -1;
	return (r->chair.person >= 0 && roster->people[r->chair.person].folded == word) ||
		   (secretary >= 0 && roster->people[secretary].folded == word);
}

/* 一、学习《…》, then two or three speeches of `low` to `high` characters, then a closing word. */
static bool built_so(const struct zz_judge *j, const struct zz_rule *rule, size_t i)
{
	const struct zz_text_mark *m = &j->texts->marks[i];
	uint32_t n = m->nspeeches;
	if (!m->study || n < 3 || n > 4 || !closes(j, &j->l->records[i], m->speeches[n - 1].word))
		return false;
	for (uint32_t k = 0; k + 1 < n; k++)
		if ((int32_t)m->speeches[k].chars < rule->low || (int32_t)m->speeches[k].chars > rule->high)
			return false;
	return true;
}

static void same_skeleton_of(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
							 struct zz_period year)
{
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	int n = 0;
	for (size_t i = s.from; i < s.until; i++)
		n += zz_record_counts(&j->l->records[i]) && !j->l->records[i].imported && built_so(j, rule, i);
	if (n >= rule->count)
		ZZ_REPORT_OWNER(j, FOUND(SKELETON), rule, o, year, 0, ZZ_ANUM("number", n));
}

void zz_check_same_skeleton(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, same_skeleton_of);
}
