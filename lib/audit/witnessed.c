/* The receipts of the witnesses, record by record: which text is judged, what each receipt saw of it. */
#include "audit/audit_parts.h"

#include <stdlib.h>
#include <string.h>

enum { SECOND = 1000 };

/* --- the receipts --- */

static int by_time(const void *a, const void *b)
{
	const struct zz_observation *const *x = a, *const *y = b;
	return (*x)->time < (*y)->time ? -1 : (*x)->time > (*y)->time ? 1 : *x < *y ? -1 : *x > *y;
}

static void read_receipts(struct zz_auditing *w)
{
	struct zz_audit *a = w->a;
	const uint32_t *names = w->l->unit.witnesses.at;
	size_t n = w->l->unit.witnesses.n;
	struct zz_str *named = zz_malloc((n + 1) * sizeof *named);
	for (size_t i = 0; i < n; i++)
		named[i] = zz_intern_str(&w->l->words, names[i]);
	struct zz_str *former = zz_malloc((w->removed.n + 1) * sizeof *former);
	size_t nformer = 0;
	for (size_t i = 0; i < w->removed.n; i++)
		if (!w->removed.at[i].named)
			former[nformer++] = w->removed.at[i].item;
	struct zz_witness_asked asked = {.ledger = w->l->id,
									 .named = named,
									 .nnamed = n,
									 .former = former,
									 .nformer = nformer,
									 .keys = w->ask->keys,
									 .nkeys = w->ask->nkeys,
									 .now = w->ask->now};
	a->witnessed.failed =
		zz_observations_read(&a->witnessed.seen, w->l->source, &asked, &a->witnessed.error) != ZZ_OK;
	free(named);
	free(former);
	a->witnessed.order = zz_malloc((a->witnessed.seen.n + 1) * sizeof *a->witnessed.order);
	for (size_t i = 0; i < a->witnessed.seen.n; i++)
		a->witnessed.order[i] = &a->witnessed.seen.at[i];
	if (a->witnessed.seen.n)
		qsort(a->witnessed.order, a->witnessed.seen.n, sizeof *a->witnessed.order, by_time);
	for (size_t i = 0; i < a->witnessed.seen.findings.n; i++)
		*ZZ_PUSH(&a->verdict->findings) = a->witnessed.seen.findings.at[i];
}

/* A push is the branch's own only where the list of operators says so (fairness rule 2). */
static uint8_t shown_by(const struct zz_observation *o, struct zz_str owner)
{
	if (o->vouched)
		return ZZ_SHOWN_BY_TELLING;
	if (o->cause != ZZ_CAUSE_PUSH && o->cause != ZZ_CAUSE_FIRST)
		return o->cause == ZZ_CAUSE_SCAN ? ZZ_SHOWN_BY_HANDING : ZZ_SHOWN_BY_TELLING;
	for (size_t i = 0; o->pusher.listed && i < o->pusher.nbranches; i++)
		if (zz_str_eq(o->pusher.branches[i], owner))
			return ZZ_SHOWN_BY_OWN;
	return ZZ_SHOWN_BY_HANDING;
}

/* --- the text --- */

struct judged {
	size_t start; /* version; it and those that follow are judged */
	bool chained;
};

static bool unexplained(const struct zz_version *v)
{
	return !v->step->gone && (v->chain == ZZ_CHAIN_BROKEN || v->chain == ZZ_CHAIN_CUT || !v->readable ||
							  (v->op == ZZ_OP_CHANGED && (v->protected || v->reviewed)));
}

/* The first complete version, and what valid corrections made of it; without them the present text. Something
 * that came in first and lacked what a record must have is none yet: what filled it needs its reason, too. */
static struct judged judged_of(const struct zz_trail *t, uint32_t complete, bool reasoned)
{
	struct judged j = {.chained = true};
	while (j.start + 1 < t->versions.n &&
		   (t->versions.at[j.start].step->commit != complete || t->versions.at[j.start].step->gone))
		j.start++;
	size_t last = 0;
	for (size_t i = 1; i < t->versions.n; i++)
		last = unexplained(&t->versions.at[i]) ? i : last;
	j.chained = !last && (!j.start || reasoned || t->versions.at[j.start].chain == ZZ_CHAIN_VALID);
	j.start = last > j.start ? last : j.start;
	return j;
}

static uint8_t shown(const struct zz_observation *o, const struct zz_sm3 *id, const struct zz_trail *t,
					 size_t start)
{
	enum zz_seen best = ZZ_SEEN_UNKNOWN;
	for (size_t i = start; i < t->versions.n && best != ZZ_SEEN_THIS; i++) {
		if (t->versions.at[i].step->gone)
			continue;
		enum zz_seen seen = zz_observation_has(o, id, &t->versions.at[i].digest);
		best = seen > best ? seen : best;
	}
	return best == ZZ_SEEN_THIS    ? ZZ_SHOWN_THIS
		   : best == ZZ_SEEN_OTHER ? ZZ_SHOWN_OTHER
		   : best == ZZ_SEEN_NONE  ? ZZ_SHOWN_NONE
								   : ZZ_SHOWN_UNKNOWN;
}

/* --- the deadline --- */

/* By the policy that the first receipt names which has the text: what was set later, or cut off, changes
 * nothing for it. Else by the newest; the ledger's own window where none of them is here. */
static zz_day last_day(struct zz_auditing *w, uint32_t record, const struct zz_showing *at)
{
	const struct zz_observations *seen = &w->a->witnessed.seen;
	const struct zz_witness_policy *policy = NULL;
	for (size_t i = 0; i < seen->n && !policy; i++)
		if (at[i].of == ZZ_SHOWN_THIS)
			policy = zz_observation_policy(seen, w->a->witnessed.order[i]);
	for (size_t i = seen->n; i-- > 0 && !policy;)
		policy = zz_observation_policy(seen, w->a->witnessed.order[i]);
	zz_day window = zz_audit_window(w->a, record);
	if (!policy || policy->days == ZZ_WINDOW_WORKDAYS)
		return window;
	zz_day day = zz_workdays_after(&w->l->calendar, w->a->entries.at[record].held, policy->days);
	return day != ZZ_NO_DAY ? day : window;
}

/* A receipt by a clock that was set by hand proves nothing, unless the superior's policy calls all of it a
 * trial. */
static bool counts(const struct zz_audit *a, const struct zz_observation *o)
{
	const struct zz_witness_policy *policy = zz_observation_policy(&a->witnessed.seen, o);
	return !o->injected || (policy && policy->trial);
}

/* --- one record --- */

static void tell(struct zz_auditing *w, const struct zz_record *r, const struct zz_timing *timing)
{
	static const enum zz_history_finding rows[ZZ_TIMES] = {
		[ZZ_TIME_PRE_WRITTEN] = ZZ_HF_WITNESS_ASKED,  [ZZ_TIME_ALTERED] = ZZ_HF_WITNESS_ASKED,
		[ZZ_TIME_CONTRADICTED] = ZZ_HF_WITNESS_ASKED, [ZZ_TIME_UNWITNESSED] = ZZ_HF_WITNESS_SAYS,
		[ZZ_TIME_AMENDED] = ZZ_HF_WITNESS_SAYS,       [ZZ_TIME_BACK_FILLED] = ZZ_HF_WITNESS_SAYS,
		[ZZ_TIME_LATE] = ZZ_HF_WITNESS_SAYS,          [ZZ_TIME_LATE_SUBMITTED] = ZZ_HF_WITNESS_SAYS,
		[ZZ_TIME_LATE_ADMITTED] = ZZ_HF_WITNESS_SAYS, [ZZ_TIME_UNPROVEN] = ZZ_HF_WITNESS_SAYS,
	};
	if (rows[timing->verdict])
		ZZ_AUDIT_RECORD(w, rows[timing->verdict], r, (struct zz_str){0},
						ZZ_ATERM("verdict", &zz_time_terms[timing->verdict]));
}

static struct zz_str name_of(struct zz_auditing *w, size_t i)
{
	return w->a->witnessed.seen.witnesses[w->a->witnessed.order[i]->witness].name;
}

static void tell_missed(struct zz_auditing *w, const struct zz_record *r, const struct zz_timing *t)
{
	if (t->missed == ZZ_NO_SHOWING)
		return;
	const struct zz_observation *seen = w->a->witnessed.order[t->seen],
								*missed = w->a->witnessed.order[t->missed];
	ZZ_AUDIT_RECORD(w, ZZ_HF_WITNESS_DISAGREE, r, (struct zz_str){0}, ZZ_ATEXT("one", name_of(w, t->seen)),
					ZZ_ATEXT("saw", zz_audit_moment(w, seen->time)), ZZ_ATEXT("other", name_of(w, t->missed)),
					ZZ_ATEXT("missed", zz_audit_moment(w, missed->time)));
}

static void one_record(struct zz_auditing *w, uint32_t i, struct zz_showing *at)
{
	struct zz_audit *a = w->a;
	const struct zz_record *r = zz_record_nth(w->l, i);
	struct zz_str owner = zz_intern_str(&w->l->words, r->file_owner);
	struct zz_str id = zz_arena_printf(&a->arena, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(r->id));
	const struct zz_sm3 digest = zz_sm3(id);
	struct zz_trail t;
	int zone = w->l->unit.zone;
	zz_arena_reset(&w->scratch);
	zz_trail_read(&t, w->l, &a->past, &a->reviews, r->path, (int32_t)i, &w->scratch);
	struct judged j = judged_of(&t, a->entries.at[i].complete_index, r->late_reason.n > 0);
	struct zz_timeline line = {.at = at,
							   .n = a->witnessed.seen.n,
							   .day = zz_moment_at(r->date, 0, zone) * SECOND,
							   .now = w->ask->now * SECOND,
							   .imported = a->entries.at[i].imported,
							   .chained = j.chained};
	for (size_t k = 0; k < line.n; k++) {
		const struct zz_observation *o = a->witnessed.order[k];
		const struct zz_witness_policy *policy = zz_observation_policy(&a->witnessed.seen, o);
		int64_t earliest = o->time * SECOND - o->e_ms;
		at[k] = (struct zz_showing){.time = earliest + (o->latest_ms - earliest) / 2,
									.e = (o->latest_ms - earliest + 1) / 2,
									.by = shown_by(o, owner),
									.of = counts(w->a, o) ? shown(o, &digest, &t, j.start) : ZZ_SHOWN_UNKNOWN,
									.witness = (uint8_t)(o->witness % ZZ_SHOWN_WITNESSES),
									.quorum = policy ? policy->quorum : ZZ_QUORUM_UNKNOWN};
		if (o->relation == ZZ_HEAD_ABSENT) { /* a look that found no repository says nothing of any text */
			at[k].by = ZZ_SHOWN_BY_TELLING;
			at[k].of = ZZ_SHOWN_NONE;
		}
	}
	line.deadline = zz_moment_at(last_day(w, i, at) + 1, 0, zone) * SECOND;
	for (size_t k = 0; k < t.versions.n; k++) {
		const struct zz_version *v = &t.versions.at[k];
		int64_t claim = zz_commit_claim(v->commit) * SECOND;
		if (v->number != t.versions.at[j.start].number || v->commit->injected)
			continue;
		line.claim = line.claimed && line.claim < claim ? line.claim : claim;
		line.claimed = true;
	}
	if (t.versions.n) {
		a->witnessed.at[i] = (struct zz_witnessed){.judged = true, .timing = zz_verdict_of_time(&line)};
		tell(w, r, &a->witnessed.at[i].timing);
		tell_missed(w, r, &a->witnessed.at[i].timing);
	}
	zz_trail_free(&t);
}

void zz_audit_witnessed(struct zz_auditing *w)
{
	struct zz_audit *a = w->a;
	a->witnessed.error.lang = a->error.lang;
	if (!(w->l->unit.witnesses.n + w->ask->nkeys + w->removed.n) || !a->past.history.begun)
		return;
	read_receipts(w);
	a->witnessed.at = zz_malloc((w->l->nrecords + 1) * sizeof *a->witnessed.at);
	struct zz_showing *at = zz_malloc((a->witnessed.seen.n + 1) * sizeof *at);
	for (uint32_t i = 0; a->witnessed.seen.n && i < w->l->nrecords; i++)
		if (w->asked[i] && zz_record_counts(zz_record_nth(w->l, i)) &&
			zz_record_nth(w->l, i)->date != ZZ_NO_DAY && a->entries.at[i].day != ZZ_NO_DAY)
			one_record(w, i, at);
	free(at);
}

void zz_audit_bracket(const struct zz_audit *a, struct zz_str id, const struct zz_sm3 *text, size_t *absent,
					  size_t *present)
{
	*absent = *present = ZZ_NO_SHOWING;
	for (size_t i = 0; i < a->witnessed.seen.n && *present == ZZ_NO_SHOWING; i++) {
		const struct zz_observation *o = a->witnessed.order[i];
		enum zz_seen seen = counts(a, o) ? zz_observation_holds(o, id, text) : ZZ_SEEN_UNKNOWN;
		if (seen == ZZ_SEEN_THIS)
			*present = i;
		else if (seen != ZZ_SEEN_UNKNOWN && o->cause != ZZ_CAUSE_HASH_ONLY && !o->vouched)
			*absent = i;
	}
}
