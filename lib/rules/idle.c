/* What was written about the answer and answers nothing: somebody explained it or approved it, so that it
 * must not go unsaid. Said only where all that it may speak of was asked about. */
#include "rules/history_findings.h"
#include "rules/judge.h"
#include "rules/waivers.h"

#include <stdlib.h>
#include <string.h>

typedef char finding_id[ZZ_FINDING_ID + 1];

static int by_id(const void *a, const void *b)
{
	return strcmp(a, b);
}

static finding_id *sorted_ids(const struct zz_findings *f)
{
	finding_id *ids = zz_malloc((f->n + 1) * sizeof *ids);
	for (size_t i = 0; i < f->n; i++) {
		zz_finding_seal(&f->at[i]);
		memcpy(ids[i], f->at[i].id, sizeof ids[i]);
	}
	qsort(ids, f->n, sizeof *ids, by_id);
	return ids;
}

/* How many different ids begin so: none, one, several (2). */
static int beginning_with(const finding_id *ids, size_t n, const char *front, size_t chars)
{
	size_t from = 0, until = n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		if (strncmp(ids[mid], front, chars) < 0)
			from = mid + 1;
		else
			until = mid;
	}
	if (from == n || strncmp(ids[from], front, chars) != 0)
		return 0;
	while (from + 1 < n && !strcmp(ids[from], ids[from + 1]))
		from++;
	return from + 1 < n && !strncmp(ids[from + 1], front, chars) ? 2 : 1;
}

static bool all_rules(const struct zz_judge *j)
{
	return !j->packs->chosen && !j->packs->no_local && !j->q->systems && !j->q->kinds;
}

static bool asked_days(const struct zz_judge *j, zz_day first, zz_day last)
{
	return j->everything || (j->v->period.first <= first && last <= j->v->period.last);
}

/* --- explanations --- */

/* The year of its folder is that of the record or period. */
static bool asked_year(const struct zz_judge *j, struct zz_str path)
{
	struct zz_str piece = {0};
	zz_day first, last;
	for (int i = 0; i < 3; i++)
		zz_str_split(&path, '/', &piece);
	struct zz_buf day = {0};
	zz_buf_printf(&day, "%.*s-01-01", ZZ_FMT(piece));
	bool ok = zz_day_parse(zz_buf_view(&day), &first);
	zz_buf_free(&day);
	last = ok ? zz_period_of(ZZ_PERIOD_YEAR, first).last : 0;
	return j->everything || (ok && asked_days(j, first, last));
}

static void add(struct zz_judge *j, const struct zz_followup *u, enum zz_rules_finding which)
{
	bool key = !u->finding.n;
	struct zz_finding *f =
		ZZ_ADD(&j->v->findings, ZZ_RF(which), ZZ_ATEXT("id", key ? u->obligation : u->finding));
	f->owner = zz_intern_str(&j->l->words, u->owner);
	f->path = f->record = u->path;
	f->part = key ? ZZ_STR("obligation") : ZZ_STR("finding");
}

static void check_explanation(struct zz_judge *j, const struct zz_followup *u, const finding_id *ids,
							  size_t n)
{
	char id[ZZ_FINDING_ID + 1];
	size_t chars = zz_explained_id(u, id);
	int named = chars ? beginning_with(ids, n, id, chars) : 2;
	if (named != 1)
		add(j, u, named ? ZZ_RF_EXPLANATION_VAGUE : ZZ_RF_EXPLANATION_IDLE);
}

static void check_explanations(struct zz_judge *j)
{
	finding_id *ids = NULL;
	size_t n = j->v->findings.n;
	for (size_t i = 0; i < j->l->nfollowups; i++) {
		const struct zz_followup *u = &j->l->followups[i];
		/* What only an audit finds is no business of a check. */
		if (u->type != ZZ_FU_EXPLANATION || zz_is_of_history(u->rule) || !(u->finding.n || u->obligation.n) ||
			!zz_asked_owner(j, u->owner) || !asked_year(j, u->path))
			continue;
		if (!ids)
			ids = sorted_ids(&j->v->findings);
		check_explanation(j, u, ids, n);
	}
	free(ids);
}

/* --- waivers --- */

/* The days a waiver speaks of; false where nothing is said of them, or they are not over yet. */
static bool days_of(const struct zz_judge *j, size_t waiver, zz_day *first, zz_day *last)
{
	const struct zz_waiver *w = &j->l->waivers[waiver];
	struct zz_period p = j->waived[waiver];
	struct zz_str key = w->obligation, piece = {0};
	while (zz_str_split(&key, '/', &piece))
		;
	if (piece.n && zz_period_parse(piece, j->l->today, &p, NULL) != ZZ_OK)
		return false;
	int32_t record = w->record.n ? zz_ledger_refer(j->l, 0, w->record) : -1;
	if (record >= 0)
		p.first = p.last = j->l->records[record].date;
	*first = p.first;
	*last = p.last;
	return p.first != ZZ_NO_DAY && p.last < j->l->today && p.first <= p.last;
}

static void check_waiver(struct zz_judge *j, size_t waiver)
{
	const struct zz_waiver *w = &j->l->waivers[waiver];
	struct zz_waiver_reach reach;
	zz_day first, last;
	bool dated = days_of(j, waiver, &first, &last);
	if (dated ? !asked_days(j, first, last) : !j->everything || w->period.n || w->obligation.n || w->record.n)
		return;
	zz_waiver_reach(j->v, w, &reach);
	if (!reach.obligations.n && !reach.findings.n && zz_waiver_rule_known(j, w)) {
		struct zz_finding *f = zz_finding_add(&j->v->findings,
											  reach.contradictions ? ZZ_RF(ZZ_RF_WAIVER_CONTRADICTION)
											  : reach.named        ? ZZ_RF(ZZ_RF_WAIVER_NEEDLESS)
																   : ZZ_RF(ZZ_RF_WAIVER_IDLE),
											  NULL, 0);
		f->path = f->record = w->path;
	}
	zz_waiver_reach_free(&reach);
}

/* Most do what they are for, which the obligations know already. */
static void check_waivers(struct zz_judge *j)
{
	bool *used = zz_malloc(j->l->nwaivers + 1);
	for (size_t i = 0; i < j->v->n; i++)
		if (j->v->at[i].waiver >= 0)
			used[j->v->at[i].waiver] = true;
	for (size_t i = 0; i < j->l->nwaivers; i++)
		if (!used[i])
			check_waiver(j, i);
	free(used);
}

void zz_note_idle(struct zz_judge *j)
{
	if (!all_rules(j))
		return;
	check_explanations(j);
	if (!j->q->owners && j->l->nwaivers)
		check_waivers(j);
}
