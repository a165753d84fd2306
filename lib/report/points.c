/* Folding a verdict into points: counting only. */
#include "report/points.h"

#include <stdlib.h>
#include <string.h>

enum zz_class zz_point_class(const struct zz_point_sum *s)
{
	return zz_class_of(s->totals);
}

bool zz_point_idle(const struct zz_point_sum *s)
{
	size_t judged = s->states[ZZ_MET] + s->states[ZZ_MISSING] + s->states[ZZ_DUE] + s->states[ZZ_WAIVED];
	size_t left = s->states[ZZ_NOT_APPLICABLE] + s->states[ZZ_NOT_ASSESSED];
	bool looked = s->records || s->standing || s->answered;
	return !judged && (left || !looked) && zz_point_class(s) == ZZ_CLASS_CLEAR;
}

bool zz_point_unseen(const struct zz_point_sum *s)
{
	return zz_point_idle(s) && !s->states[ZZ_NOT_APPLICABLE] && !s->states[ZZ_NOT_ASSESSED];
}

/* Owners by their interned id, while they are counted. */
struct folding {
	struct zz_points_view *out;
	size_t *at; /* by interned id: index in out->owners + 1 */
};

static struct zz_points_owner *owner_of(struct folding *f, uint32_t owner)
{
	struct zz_points_view *pv = f->out;
	const struct zz_roster *roster = &pv->v->ledger->roster;
	if (!f->at[owner]) {
		int32_t org = zz_roster_org(roster, owner);
		*ZZ_PUSH(&pv->owners) = (struct zz_points_owner){
			.owner = owner,
			.branch = org >= 0 && !roster->orgs[org].body,
			.at = zz_arena_alloc(&pv->arena, pv->p->n * sizeof(struct zz_point_sum)),
		};
		f->at[owner] = pv->owners.n;
	}
	return &pv->owners.at[f->at[owner] - 1];
}

static void add_obligation(struct folding *f, const struct zz_obligation *o)
{
	int point = zz_point_of_rule(f->out->p, o->rule);
	struct zz_points_owner *owner = owner_of(f, o->owner);
	if (point < 0)
		return;
	owner->at[point].states[o->state]++;
	f->out->all[point].states[o->state]++;
	owner->at[point].asked += zz_view_asked(o);
	f->out->all[point].asked += zz_view_asked(o);
}

static void add_finding(struct folding *f, size_t i)
{
	const struct zz_verdict *v = f->out->v;
	const struct zz_finding *found = &v->findings.at[i];
	int point = zz_point_of_finding(f->out->p, v, i);
	uint32_t owner = zz_intern_find(&v->ledger->words, found->owner);
	bool counts = zz_finding_counts(v, i);
	f->out->point[i] = point;
	if (point < 0) {
		f->out->beside += counts && found->severity < ZZ_INFO;
		return;
	}
	struct zz_point_sum *sums[] = {&f->out->all[point], owner ? &owner_of(f, owner)->at[point] : NULL};
	for (int k = 0; k < 2 && sums[k]; k++) {
		sums[k]->totals[found->severity] += counts;
		sums[k]->answered += !counts;
	}
}

static void add_item(struct folding *f, const struct zz_register_item *item)
{
	struct zz_points_view *pv = f->out;
	if (!f->at[item->concerned] || item->state == ZZ_ITEM_CLOSED)
		return;
	for (uint32_t i = 0; i < pv->p->n; i++) {
		if (pv->p->at[i].rectify != 2)
			continue;
		struct zz_point_sum *sums[] = {&pv->all[i], &owner_of(f, item->concerned)->at[i]};
		for (int k = 0; k < 2; k++) {
			sums[k]->open++;
			sums[k]->overdue += item->state == ZZ_ITEM_OVERDUE;
		}
	}
}

/* Which kinds of record a point's rules look at; a procedural row that names none looks at all. */
static void kinds_of(const struct folding *f, int point, bool out[ZZ_KINDS])
{
	const struct zz_packs *packs = f->out->v->packs;
	for (size_t p = 0; p < packs->n; p++)
		for (uint32_t i = 0; i < packs->at[p]->nrules; i++) {
			const struct zz_rule *rule = &packs->at[p]->rules[i];
			const uint8_t *kinds = rule->kinds.at;
			if (rule->off || zz_point_of_rule(f->out->p, rule) != point)
				continue;
			for (int k = 1; k < ZZ_KINDS && rule->check && !rule->kinds.n; k++)
				out[k] = true;
			for (uint32_t k = 0; k < rule->kinds.n; k++)
				out[kinds[k]] = true;
		}
}

static bool looked_at(const struct zz_record *r, const bool kinds[ZZ_KINDS])
{
	for (uint8_t k = 1; k < ZZ_KINDS; k++)
		if (kinds[k] && zz_record_is(r, k))
			return true;
	return false;
}

/* Records of the period of owners that have a line. */
static void add_records(struct folding *f, int point)
{
	const struct zz_ledger *l = f->out->v->ledger;
	struct zz_point_sum *all = &f->out->all[point];
	bool kinds[ZZ_KINDS] = {false};
	kinds_of(f, point, kinds);
	all->standing = f->out->p->at[point].rectify == 2;
	for (size_t i = 0; i < f->out->owners.n; i++)
		f->out->owners.at[i].at[point].standing = all->standing;
	for (size_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = &l->records[i];
		if (r->date == ZZ_NO_DAY || !zz_verdict_spans(f->out->v, r) || !f->at[r->owner] ||
			!zz_record_counts(r) || !looked_at(r, kinds))
			continue;
		all->records++;
		owner_of(f, r->owner)->at[point].records++;
	}
}

static void weigh(const struct zz_points_owner *o, uint32_t n, size_t out[ZZ_SEVERITIES])
{
	memset(out, 0, ZZ_SEVERITIES * sizeof *out);
	for (uint32_t i = 0; i < n; i++)
		for (int s = 0; s < ZZ_SEVERITIES; s++)
			out[s] += o->at[i].totals[s];
}

/* Worst first, each kind of severity in turn; then in the order in which they stand in the ledger. */
struct weight {
	struct zz_points_owner owner;
	size_t totals[ZZ_SEVERITIES];
	size_t place;
};

static int worse(const void *va, const void *vb)
{
	const struct weight *a = va, *b = vb;
	if (a->owner.branch != b->owner.branch)
		return a->owner.branch ? -1 : 1;
	for (int s = 0; s < ZZ_INFO; s++)
		if (a->totals[s] != b->totals[s])
			return a->totals[s] < b->totals[s] ? 1 : -1;
	return a->place < b->place ? -1 : 1;
}

static void sort_owners(struct zz_points_view *pv)
{
	struct weight *at = zz_malloc((pv->owners.n + 1) * sizeof *at);
	for (size_t i = 0; i < pv->owners.n; i++) {
		at[i].owner = pv->owners.at[i];
		at[i].place = i;
		weigh(&pv->owners.at[i], pv->p->n, at[i].totals);
	}
	qsort(at, pv->owners.n, sizeof *at, worse);
	for (size_t i = 0; i < pv->owners.n; i++)
		pv->owners.at[i] = at[i].owner;
	free(at);
}

void zz_points_fold(struct zz_points_view *out, const struct zz_verdict *v, const struct zz_points *p,
					const struct zz_register *r)
{
	*out = (struct zz_points_view){.v = v, .p = p};
	struct folding f = {.out = out, .at = zz_malloc(((size_t)v->ledger->words.n + 1) * sizeof *f.at)};
	out->all = zz_arena_alloc(&out->arena, p->n * sizeof *out->all);
	out->point = zz_malloc((v->findings.n + 1) * sizeof *out->point);
	for (size_t i = 0; i < v->n; i++)
		add_obligation(&f, &v->at[i]);
	for (size_t i = 0; i < v->findings.n; i++)
		add_finding(&f, i);
	for (size_t i = 0; r && i < r->n; i++)
		add_item(&f, &r->at[i]);
	for (uint32_t i = 0; i < p->n; i++)
		add_records(&f, (int)i);
	sort_owners(out);
	free(f.at);
}

void zz_points_view_free(struct zz_points_view *pv)
{
	free(pv->owners.at);
	free(pv->point);
	zz_arena_free(&pv->arena);
}
