#include "report/duties.h"

#include "base/message.h"

#include <stdlib.h>

static enum zz_duty_span span_of(const struct zz_ledger *l, const struct zz_obligation *o)
{
	if (o->period.last < l->today)
		return o->rule->yearly_window == 2 ? ZZ_SPAN_WINDOW : ZZ_SPAN_FORMER;
	switch (o->period.kind) {
	case ZZ_PERIOD_MONTH:
		return ZZ_SPAN_MONTH;
	case ZZ_PERIOD_QUARTER:
		return ZZ_SPAN_QUARTER;
	case ZZ_PERIOD_HALF:
		return ZZ_SPAN_HALF;
	default:
		return ZZ_SPAN_YEAR;
	}
}

/* What was met in time is told as long as the time runs; of former periods there is no more to say. */
static bool belongs(const struct zz_ledger *l, const struct zz_obligation *o, enum zz_duty_span span)
{
	if (o->state == ZZ_DUE)
		return true;
	return o->state == ZZ_MET && span != ZZ_SPAN_FORMER && l->today <= o->closes;
}

static struct zz_duty *duty_of(struct zz_duties *out, const struct zz_ledger *l,
							   const struct zz_obligation *o, enum zz_duty_span span)
{
	bool met = o->state == ZZ_MET, waived = !met && o->waiver >= 0;
	for (size_t i = 0; i < out->n; i++) {
		struct zz_duty *d = &out->at[i];
		if (d->rule == o->rule && d->period.first == o->period.first && d->met == met && d->waived == waived)
			return d;
	}
	struct zz_duty *d = ZZ_PUSH(out);
	*d = (struct zz_duty){.rule = o->rule,
						  .period = o->period,
						  .span = (uint8_t)span,
						  .met = met,
						  .waived = waived,
						  .until = o->until,
						  .deadline = l->today <= o->until ? o->until : o->closes};
	return d;
}

void zz_duties_of(struct zz_duties *out, const struct zz_verdict *v, uint32_t owner)
{
	const struct zz_ledger *l = v->ledger;
	*out = (struct zz_duties){0};
	for (size_t i = 0; i < v->n; i++) {
		const struct zz_obligation *o = &v->at[i];
		if (o->owner != owner || o->period.first > l->today)
			continue;
		enum zz_duty_span span = span_of(l, o);
		if (!belongs(l, o, span))
			continue;
		struct zz_duty *d = duty_of(out, l, o, span);
		d->at = zz_grow(d->at, d->n, &d->room, sizeof *d->at);
		d->at[d->n++] = o;
	}
}

void zz_duties_free(struct zz_duties *d)
{
	for (size_t i = 0; i < d->n; i++)
		free(d->at[i].at);
	free(d->at);
	*d = (struct zz_duties){0};
}

void zz_duty_subjects(struct zz_buf *out, const struct zz_ledger *l, const struct zz_duty *d,
					  enum zz_lang lang)
{
	enum { NAMED = 3 };
	const struct zz_obligation *first = d->at[0];
	if (!first->subject) {
		if (first->need > 1)
			zz_buf_printf(out, " %d/%d", (int)first->have, (int)first->need);
		return;
	}
	if (d->n > NAMED) {
		zz_msgf(out, lang, N_(" (%d of them)"), (int)d->n);
		return;
	}
	for (size_t i = 0; i < d->n; i++) {
		struct zz_str subject = zz_view_subject(l, d->at[i]);
		zz_buf_printf(out, " %.*s", ZZ_FMT(subject));
	}
}

struct zz_str zz_duty_name(const struct zz_rule *rule, enum zz_lang lang)
{
	const struct zz_counts *c = rule->counts.n ? rule->counts.at : NULL;
	bool plain = c && c->kind && !c->relation && !c->talk_kind && !c->step && !rule->check &&
				 rule->subject != ZZ_SUBJECT_SECRETARY && rule->system != ZZ_BESIDE &&
				 zz_kinds[c->kind].system == rule->system;
	if (lang == ZZ_ZH && plain)
		return zz_str(zz_kinds[c->kind].form.name.label);
	return ZZ_VIEW_TEXT(rule->title, lang);
}
