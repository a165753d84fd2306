/* What has been said about each finding: 未答复 → 已说明待审 → 采信 / 不采信, or 经批准免计 (design section
 * 4). */
#include "rules/judge.h"

#include "git/path.h"

#include <stdlib.h>
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

/* The superior's answers by the explanation that each names, so that one explanation finds its own. */
struct replies {
	const struct zz_ledger *l;
	uint32_t *at; /* indices of follow-ups */
	size_t n, room;
};

/* The id of the explanation, however the answer names it: id, file name, path. */
static struct zz_str replied(const struct zz_followup *u)
{
	struct zz_str name = zz_path_name(u->explanation);
	size_t tail = sizeof ".yaml" - 1;
	return zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - tail) : name;
}

static int compare_replies(const struct zz_followup *a, const struct zz_followup *b)
{
	if (a->owner != b->owner)
		return a->owner < b->owner ? -1 : 1;
	return zz_str_cmp(replied(a), replied(b));
}

/* Sorts by merging, since an order of the ledger's is needed and qsort passes none along. */
static void sort_replies(struct replies *r, uint32_t *spare, size_t from, size_t until)
{
	size_t middle = from + (until - from) / 2, a = from, b = middle;
	if (until - from < 2)
		return;
	sort_replies(r, spare, from, middle);
	sort_replies(r, spare, middle, until);
	for (size_t i = from; i < until; i++) {
		bool left = b == until || (a < middle && compare_replies(&r->l->followups[r->at[a]],
																 &r->l->followups[r->at[b]]) <= 0);
		spare[i] = left ? r->at[a++] : r->at[b++];
	}
	memcpy(r->at + from, spare + from, (until - from) * sizeof *spare);
}

static void gather_replies(struct replies *r, const struct zz_ledger *l)
{
	*r = (struct replies){.l = l};
	for (size_t i = 0; i < l->nfollowups; i++)
		if (l->followups[i].type == ZZ_FU_ANSWER)
			*ZZ_PUSH(r) = (uint32_t)i;
	uint32_t *spare = zz_malloc((r->n + 1) * sizeof *spare);
	sort_replies(r, spare, 0, r->n);
	free(spare);
}

/* The latest answer of the superior to an explanation; -1 none. */
static int32_t answer_to(const struct replies *r, const struct zz_followup *explanation)
{
	const struct zz_ledger *l = r->l;
	struct zz_followup wanted = {.owner = explanation->owner, .explanation = zz_followup_id(explanation)};
	size_t from = 0, until = r->n;
	int32_t best = -1;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (compare_replies(&l->followups[r->at[middle]], &wanted) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	for (; from < r->n && !compare_replies(&l->followups[r->at[from]], &wanted); from++) {
		const struct zz_followup *u = &l->followups[r->at[from]];
		if (zz_answers_to(u, explanation) && (best < 0 || zz_followup_after(u, &l->followups[best])))
			best = (int32_t)r->at[from];
	}
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

static void take_answer(struct zz_judge *j, const struct replies *r, struct zz_judged *judged)
{
	if (judged->followup < 0)
		return;
	int32_t answer = answer_to(r, &j->l->followups[judged->followup]);
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
	struct replies replies;
	gather_replies(&replies, j->l);
	for (size_t i = 0; i < v->findings.n; i++) {
		take_answer(j, &replies, &v->judged[i]);
		if (v->judged[i].waiver >= 0)
			v->judged[i].answer = ZZ_EXEMPT;
	}
	free(replies.at);
}
