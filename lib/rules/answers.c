/* What has been said about each finding: 未答复 → 已说明待审 → 采信 / 不采信, or 经批准免计 (design section
 * 4). */
#include "rules/judge.h"

#include "git/path.h"

#include <string.h>

/* "F-3K7Q…", with or without F-, in either case. Four characters at least. */
size_t zz_finding_read_id(struct zz_str s, char out[ZZ_FINDING_ID + 1])
{
	size_t n = 0;
	if (s.n > 2 && (s.p[0] == 'F' || s.p[0] == 'f') && s.p[1] == '-')
		s = zz_str_sub(s, 2, s.n);
	for (; n < s.n && n < ZZ_FINDING_ID; n++)
		out[n] = (char)(s.p[n] >= 'a' && s.p[n] <= 'z' ? s.p[n] - 'a' + 'A' : s.p[n]);
	out[n] = '\0';
	return s.n >= 4 && s.n <= ZZ_FINDING_ID ? n : 0;
}

size_t zz_finding_id_of_key(struct zz_str key, char out[ZZ_FINDING_ID + 1])
{
	static const struct zz_finding_def def = {.id = "missing"};
	struct zz_finding f = {.def = &def};
	struct zz_str *const parts[] = {&f.rule, &f.owner, &f.subject, &f.period};
	size_t n = 0;
	while (n < 4 && zz_str_split(&key, '/', parts[n]))
		n++;
	if (n < 4 || key.n)
		return 0;
	if (zz_str_is(f.subject, "-"))
		f.subject = (struct zz_str){0};
	zz_finding_seal(&f);
	memcpy(out, f.id, sizeof f.id);
	return ZZ_FINDING_ID;
}

size_t zz_explained_id(const struct zz_followup *f, char out[ZZ_FINDING_ID + 1])
{
	return f->finding.n ? zz_finding_read_id(f->finding, out) : zz_finding_id_of_key(f->obligation, out);
}

bool zz_answers_to(const struct zz_followup *answer, const struct zz_followup *explanation)
{
	return answer->type == ZZ_FU_ANSWER && answer->owner == explanation->owner && answer->result &&
		   (zz_str_eq(answer->explanation, zz_followup_id(explanation)) ||
			zz_str_eq(answer->explanation, zz_path_name(explanation->path)) ||
			zz_str_eq(answer->explanation, explanation->path));
}

/* The latest answer of the superior to an explanation; -1 none. */
static int32_t answer_to(const struct zz_ledger *l, const struct zz_followup *explanation)
{
	int32_t best = -1;
	for (size_t i = 0; i < l->nfollowups; i++)
		if (zz_answers_to(&l->followups[i], explanation) &&
			(best < 0 || zz_followup_after(&l->followups[i], &l->followups[best])))
			best = (int32_t)i;
	return best;
}

/* Of several explanations the latest counts: one after a refusal is waiting again. */
static void explain(struct zz_judge *j, size_t finding, int32_t followup)
{
	struct zz_judged *judged = &j->v->judged[finding];
	const struct zz_followup *f = &j->l->followups[followup];
	if (judged->followup >= 0 && !zz_followup_after(f, &j->l->followups[judged->followup]))
		return;
	judged->answer = ZZ_EXPLAINED;
	judged->followup = judged->explanation = followup;
}

static void take_explanations(struct zz_judge *j)
{
	const struct zz_named *ids = j->ids;
	size_t n = j->v->findings.n;
	for (size_t i = 0; i < j->l->nfollowups; i++) {
		const struct zz_followup *f = &j->l->followups[i];
		char id[ZZ_FINDING_ID + 1];
		if (f->type != ZZ_FU_EXPLANATION)
			continue;
		size_t chars = zz_explained_id(f, id);
		if (!chars)
			continue;
		size_t from = zz_named_from(j, id, chars), until = from;
		while (until < n && !strncmp(ids[until].id, id, chars))
			until++;
		/* The beginning of two ids says neither. */
		bool unique = until > from && strcmp(ids[from].id, ids[until - 1].id) == 0;
		for (size_t k = from; unique && k < until; k++)
			explain(j, ids[k].finding, (int32_t)i);
	}
}

static void take_answer(struct zz_judge *j, struct zz_judged *judged)
{
	if (judged->followup < 0)
		return;
	int32_t answer = answer_to(j->l, &j->l->followups[judged->followup]);
	if (answer < 0)
		return;
	judged->answer = j->l->followups[answer].result == ZZ_ANSWER_ACCEPTED ? ZZ_ACCEPTED : ZZ_REFUSED;
	judged->followup = answer;
}

/* 未开展（支部确认）: the branch's own word, which stands whatever the superior makes of the explanation. */
static void take_not_held(struct zz_judge *j)
{
	for (size_t i = 0; i < j->v->n; i++) {
		struct zz_obligation *o = &j->v->at[i];
		if (o->finding < 0 || o->state != ZZ_MISSING)
			continue;
		int32_t f = j->v->judged[o->finding].followup;
		o->not_held = f >= 0 && j->l->followups[f].not_held;
	}
}

/* The version of the rule that was judged by. */
static const struct zz_rule *rule_of(const struct zz_judge *j, const struct zz_finding *f)
{
	if (strcmp(f->def->id, "element-missing") == 0)
		return zz_element_rule(j, f);
	const struct zz_rule *latest = f->rule.n ? zz_rule_find(j->packs, f->rule) : NULL;
	const struct zz_record *r = latest ? zz_record_at(j, f->path) : NULL;
	return r ? zz_rule_version(j->packs, latest, r->date, r->date) : latest;
}

void zz_answer_findings(struct zz_judge *j)
{
	struct zz_verdict *v = j->v;
	v->judged = zz_malloc((v->findings.n + 1) * sizeof *v->judged);
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		v->judged[i] =
			(struct zz_judged){.followup = -1, .explanation = -1, .waiver = zz_waiver_of_finding(j, f)};
		v->judged[i].rule = rule_of(j, f);
	}
	for (size_t i = 0; i < v->n; i++) /* not where the finding is of a duty that this one is part of */
		if (v->at[i].finding >= 0 && zz_str_is(v->findings.at[v->at[i].finding].rule, v->at[i].rule->slug))
			v->judged[v->at[i].finding].rule = v->at[i].rule;
	take_explanations(j);
	take_not_held(j);
	for (size_t i = 0; i < v->findings.n; i++) {
		take_answer(j, &v->judged[i]);
		if (v->judged[i].waiver >= 0)
			v->judged[i].answer = ZZ_EXEMPT;
	}
}
