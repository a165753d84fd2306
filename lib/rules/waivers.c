/* 经批准免计: a waiver names a rule and an obligation, a subject, or a record; its period may be left open.
 */
#include "rules/judge.h"

#include <stdlib.h>

void zz_read_waivers(struct zz_judge *j)
{
	j->waived = zz_malloc((j->l->nwaivers + 1) * sizeof *j->waived);
	for (size_t i = 0; i < j->l->nwaivers; i++) {
		struct zz_period any = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_NO_DAY, .last = ZZ_NO_DAY};
		/* A period that cannot be read covers nothing. */
		struct zz_period none = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_DAY_MAX, .last = ZZ_DAY_MIN};
		j->waived[i] = any;
		if (j->l->waivers[i].period.n &&
			zz_period_parse(j->l->waivers[i].period, j->l->today, &j->waived[i], NULL) != ZZ_OK)
			j->waived[i] = none;
	}
}

static bool covers(struct zz_period waived, struct zz_period p)
{
	return waived.first == ZZ_NO_DAY || (waived.first <= p.first && p.last <= waived.last);
}

/* "zhb1", "g1", "zhb1/g1": the owner, what it is about, or both. */
static bool names_subject(const struct zz_judge *j, const struct zz_obligation *o, struct zz_str subject)
{
	struct zz_str owner = zz_intern_str(&j->l->words, o->owner),
				  own = zz_intern_str(&j->l->words, o->subject);
	ptrdiff_t slash = zz_str_chr(subject, '/');
	if (slash < 0)
		return zz_str_eq(subject, owner) || (own.n && zz_str_eq(subject, own));
	return zz_str_eq(zz_str_sub(subject, 0, (size_t)slash), owner) &&
		   zz_str_eq(zz_str_sub(subject, (size_t)slash + 1, subject.n), own);
}

int32_t zz_waiver_of_obligation(const struct zz_judge *j, const struct zz_obligation *o)
{
	struct zz_buf key = {0};
	int32_t found = -1;
	zz_obligation_key(&key, j->v, o);
	for (size_t i = 0; i < j->l->nwaivers && found < 0; i++) {
		const struct zz_waiver *w = &j->l->waivers[i];
		bool subject = w->subject.n && names_subject(j, o, w->subject) && covers(j->waived[i], o->period) &&
					   zz_str_eq(w->rule, zz_intern_str(&j->l->words, o->rule->id));
		if (subject || (w->obligation.n && zz_str_eq(w->obligation, zz_buf_view(&key))))
			found = (int32_t)i;
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

int32_t zz_waiver_of_finding(const struct zz_judge *j, const struct zz_finding *f)
{
	if (f->severity == ZZ_CONTRADICTION || !f->record.n)
		return -1;
	for (size_t i = 0; i < j->l->nwaivers; i++) {
		const struct zz_waiver *w = &j->l->waivers[i];
		if (w->record.n && zz_str_eq(w->rule, f->rule.n ? f->rule : zz_str(f->def->id)) &&
			names_record(f, w->record))
			return (int32_t)i;
	}
	return -1;
}
