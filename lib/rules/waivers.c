/* 经批准免计: a waiver names a rule and an obligation, a subject, or a record; its period may be left open.
 */
#include "rules/waivers.h"

#include "format/yaml.h"
#include "rules/judge.h"

#include <stdlib.h>

static struct zz_finding *about(struct zz_judge *j, const struct zz_waiver *w, enum zz_rules_finding which,
								struct zz_arg arg, const char *part)
{
	struct zz_finding *f = ZZ_ADD(&j->v->findings, ZZ_RF(which), arg);
	f->path = f->record = w->path;
	f->part = zz_str(part);
	return f;
}

/* A waiver of something found in a record names the finding where no rule stands behind it. */
static bool is_finding(struct zz_str id)
{
	for (size_t i = 0; zz_finding_tables[i]; i++)
		for (const struct zz_finding_def *def = zz_finding_tables[i]; def->id; def++)
			if (zz_str_is(id, def->id))
				return true;
	return false;
}

/* Somebody approved it, so that it covers nothing must not go unsaid. Against other packs than the unit's, or
 * without its own, a rule may rightly be unknown. */
static struct zz_str rule_of(const struct zz_waiver *w)
{
	struct zz_str key = w->obligation, rule = w->rule;
	if (!rule.n)
		zz_str_split(&key, '/', &rule);
	return rule;
}

bool zz_waiver_rule_known(const struct zz_judge *j, const struct zz_waiver *w)
{
	struct zz_str rule = rule_of(w);
	return !rule.n || zz_rule_find(j->packs, rule) || (w->record.n && is_finding(rule));
}

/* A waiver that names an organisation which was not asked about has no place in the answer. */
static bool of_others(const struct zz_judge *j, const struct zz_waiver *w)
{
	struct zz_str rest = w->obligation.n ? w->obligation : w->subject.n ? w->subject : w->record, piece = {0};
	if (w->obligation.n)
		zz_str_split(&rest, '/', &piece); /* the rule stands before the owner */
	if (!zz_str_split(&rest, '/', &piece))
		return false;
	int32_t org = zz_roster_org_named(&j->l->roster, piece);
	return org >= 0 && !zz_asked_owner(j, j->l->roster.orgs[org].id);
}

static void check_rule(struct zz_judge *j, const struct zz_waiver *w)
{
	struct zz_str rule = rule_of(w);
	if (j->packs->chosen || j->packs->no_local || zz_waiver_rule_known(j, w) || of_others(j, w))
		return;
	about(j, w, ZZ_RF_WAIVER_RULE, ZZ_ATEXT("rule", rule), w->rule.n ? "rule" : "obligation");
}

struct keyed {
	struct zz_str key;
	uint32_t waiver;
};

static int by_key(const void *va, const void *vb)
{
	const struct keyed *a = va, *b = vb;
	int order = zz_str_cmp(a->key, b->key);
	return order ? order : (a->waiver > b->waiver) - (a->waiver < b->waiver);
}

static void index_waivers(struct zz_judge *j)
{
	const struct zz_ledger *l = j->l;
	struct keyed *sorted = zz_malloc((l->nwaivers + 1) * sizeof *sorted);
	size_t n = 0;
	for (uint32_t i = 0; i < l->nwaivers; i++) {
		if (l->waivers[i].obligation.n)
			sorted[n++] = (struct keyed){l->waivers[i].obligation, i};
		if (l->waivers[i].subject.n)
			*ZZ_PUSH(&j->by_subject) = i;
		if (l->waivers[i].record.n)
			*ZZ_PUSH(&j->by_record) = i;
	}
	qsort(sorted, n, sizeof *sorted, by_key);
	for (size_t i = 0; i < n; i++)
		*ZZ_PUSH(&j->keyed) = sorted[i].waiver;
	free(sorted);
}

/* The first waiver that names this key, -1. */
static int32_t keyed_by(const struct zz_judge *j, struct zz_str key)
{
	size_t from = 0, until = j->keyed.n;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (zz_str_cmp(j->l->waivers[j->keyed.at[middle]].obligation, key) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	bool there = from < j->keyed.n && zz_str_eq(j->l->waivers[j->keyed.at[from]].obligation, key);
	return there ? (int32_t)j->keyed.at[from] : -1;
}

void zz_read_waivers(struct zz_judge *j)
{
	index_waivers(j);
	j->waived = zz_malloc((j->l->nwaivers + 1) * sizeof *j->waived);
	for (size_t i = 0; i < j->l->nwaivers; i++) {
		struct zz_period any = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_NO_DAY, .last = ZZ_NO_DAY};
		/* A period that cannot be read covers nothing. */
		struct zz_period none = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_DAY_MAX, .last = ZZ_DAY_MIN};
		const struct zz_waiver *w = &j->l->waivers[i];
		j->waived[i] = any;
		check_rule(j, w);
		if (!w->period.n || zz_period_parse(w->period, j->l->today, &j->waived[i], NULL) == ZZ_OK)
			continue;
		j->waived[i] = none;
		if (!of_others(j, w))
			about(j, w, ZZ_RF_WAIVER_PERIOD, ZZ_ATEXT("period", w->period), "period");
	}
}

static bool covers(struct zz_period waived, struct zz_period p)
{
	return waived.first == ZZ_NO_DAY || (waived.first <= p.first && p.last <= waived.last);
}

static bool names_owner(const struct zz_ledger *l, const struct zz_obligation *o, struct zz_str text)
{
	return zz_str_eq(text, zz_intern_str(&l->words, o->owner)) ||
		   (o->org >= 0 && zz_roster_org_named(&l->roster, text) == o->org);
}

/* "zhb1", "g1", "zhb1/g1": the owner (by id or name), what it is about, or both. */
static bool names_subject(const struct zz_ledger *l, const struct zz_obligation *o, struct zz_str subject)
{
	struct zz_str own = zz_intern_str(&l->words, o->subject);
	ptrdiff_t slash = zz_str_chr(subject, '/');
	if (slash < 0)
		return (own.n && zz_str_eq(subject, own)) || names_owner(l, o, subject);
	return zz_str_eq(zz_str_sub(subject, (size_t)slash + 1, subject.n), own) &&
		   names_owner(l, o, zz_str_sub(subject, 0, (size_t)slash));
}

/* `key` is the obligation's, where the waiver names one. */
static bool names_obligation(const struct zz_ledger *l, const struct zz_waiver *w, struct zz_period waived,
							 const struct zz_obligation *o, struct zz_str key)
{
	if (w->obligation.n && zz_str_eq(w->obligation, key))
		return true;
	return w->subject.n && zz_str_eq(w->rule, zz_intern_str(&l->words, o->rule->id)) &&
		   covers(waived, o->period) && names_subject(l, o, w->subject);
}

int32_t zz_waiver_of_obligation(const struct zz_judge *j, const struct zz_obligation *o)
{
	struct zz_buf key = {0};
	if (!j->l->nwaivers)
		return -1;
	zz_obligation_key(&key, j->v, o);
	int32_t found = keyed_by(j, zz_buf_view(&key));
	for (size_t i = 0; i < j->by_subject.n; i++) {
		uint32_t w = j->by_subject.at[i];
		if (found >= 0 && (uint32_t)found < w)
			break;
		if (names_obligation(j->l, &j->l->waivers[w], j->waived[w], o, zz_buf_view(&key))) {
			found = (int32_t)w;
			break;
		}
	}
	zz_buf_free(&key);
	return found;
}

/* "<owner>/<id>", or the id alone. */
static bool names_record(const struct zz_finding *f, struct zz_str record)
{
	ptrdiff_t slash = zz_str_chr(record, '/');
	if (slash < 0)
		return zz_str_eq(record, f->record);
	return zz_str_eq(zz_str_sub(record, 0, (size_t)slash), f->owner) &&
		   zz_str_eq(zz_str_sub(record, (size_t)slash + 1, record.n), f->record);
}

static bool names_finding(const struct zz_waiver *w, const struct zz_finding *f)
{
	return f->record.n && w->record.n && zz_str_eq(w->rule, f->rule.n ? f->rule : zz_str(f->def->id)) &&
		   names_record(f, w->record);
}

int32_t zz_waiver_of_finding(const struct zz_judge *j, const struct zz_finding *f)
{
	for (size_t i = 0; f->severity != ZZ_CONTRADICTION && i < j->by_record.n; i++)
		if (names_finding(&j->l->waivers[j->by_record.at[i]], f))
			return (int32_t)j->by_record.at[i];
	return -1;
}

/* --- how far one reaches --- */

static void reach_obligations(const struct zz_verdict *v, const struct zz_waiver *w,
							  struct zz_waiver_reach *out)
{
	struct zz_period waived = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_NO_DAY, .last = ZZ_NO_DAY};
	struct zz_buf key = {0};
	if (w->period.n && zz_period_parse(w->period, v->ledger->today, &waived, NULL) != ZZ_OK)
		return;
	for (size_t i = 0; (w->obligation.n || w->subject.n) && i < v->n; i++) {
		const struct zz_obligation *o = &v->at[i];
		zz_buf_clear(&key);
		if (w->obligation.n && zz_str_starts(w->obligation, o->rule->slug))
			zz_obligation_key(&key, v, o);
		if (!names_obligation(v->ledger, w, waived, o, zz_buf_view(&key)))
			continue;
		out->named++;
		if (o->state == ZZ_MISSING || o->state == ZZ_DUE || o->state == ZZ_WAIVED)
			*ZZ_PUSH(&out->obligations) = i;
	}
	zz_buf_free(&key);
}

void zz_waiver_reach(const struct zz_verdict *v, const struct zz_waiver *w, struct zz_waiver_reach *out)
{
	*out = (struct zz_waiver_reach){0};
	reach_obligations(v, w, out);
	for (size_t i = 0; w->record.n && i < v->findings.n; i++) {
		if (!names_finding(w, &v->findings.at[i]))
			continue;
		if (v->findings.at[i].severity == ZZ_CONTRADICTION)
			out->contradictions++;
		else
			*ZZ_PUSH(&out->findings) = i;
	}
}

void zz_waiver_reach_free(struct zz_waiver_reach *r)
{
	free(r->obligations.at);
	free(r->findings.at);
	*r = (struct zz_waiver_reach){0};
}
