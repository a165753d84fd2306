#include "report/months.h"

#include "base/message.h"

#include <stdlib.h>

const struct zz_term zz_months_terms[ZZ_MONTHS_BLOCKS + 1] = {
	{"committee", "支委会"}, {"together", "党员集体活动"}, {NULL, NULL}};

/* The kind whose monthly duty says what a month without any is. */
static const uint8_t duties[ZZ_MONTHS_BLOCKS] = {ZZ_COMMITTEE_MEETING, ZZ_THEME_PARTY_DAY};

struct making {
	struct zz_months *out;
	const struct zz_verdict *v;
	const struct zz_question *q;
	uint32_t *row; /* by the owner's interned id: index + 1 */
};

static struct zz_months_row *row_of(struct making *m, uint32_t owner)
{
	uint32_t at = m->row[owner];
	return at ? &m->out->at[at - 1] : NULL;
}

static void begin(struct making *m, const uint32_t *owners, size_t n)
{
	const struct zz_roster *roster = &m->v->ledger->roster;
	m->out->at = zz_malloc((n + 1) * sizeof *m->out->at);
	for (size_t i = 0; i < n; i++) {
		int32_t org = zz_roster_org(roster, owners[i]);
		if (org < 0 || roster->orgs[org].body || m->row[owners[i]])
			continue;
		struct zz_months_row *row = &m->out->at[m->out->n++];
		*row = (struct zz_months_row){.owner = owners[i], .org = org};
		m->row[owners[i]] = (uint32_t)m->out->n;
		for (int b = 0; b < ZZ_MONTHS_BLOCKS; b++)
			for (int k = 0; k < ZZ_MONTHS; k++)
				row->month[b][k].state = ZZ_STATES;
	}
}

/* --- what each month was asked --- */

static bool is_duty(const struct zz_rule *r, uint8_t kind)
{
	const struct zz_counts *counts = r->counts.at;
	if (r->subject != ZZ_SUBJECT_BRANCH || r->period != ZZ_PERIOD_MONTH || r->count < 1)
		return false;
	for (uint32_t i = 0; i < r->counts.n; i++)
		if (counts[i].kind == kind)
			return true;
	return false;
}

/* Of two rules about one month the first speaks: the regulations stand before what a unit adds. */
static void take_obligation(struct making *m, const struct zz_obligation *o)
{
	struct zz_months_row *row = row_of(m, o->owner);
	struct zz_civil first = zz_civil_of(o->period.first);
	if (!row || first.year != m->out->year)
		return;
	for (int b = 0; b < ZZ_MONTHS_BLOCKS; b++) {
		struct zz_month *month = &row->month[b][first.month - 1];
		if (is_duty(o->rule, duties[b]) && month->state == ZZ_STATES) {
			month->state = o->state;
			month->not_held = o->state == ZZ_MISSING && o->not_held;
		}
	}
}

/* --- what was held --- */

static bool asked(const struct making *m, const struct zz_record *r)
{
	const struct zz_question *q = m->q;
	struct zz_period p = m->v->period;
	bool owner = !q->owners;
	for (size_t i = 0; i < q->nowners && !owner; i++)
		owner = q->owners[i] == r->owner;
	return owner && r->date != ZZ_NO_DAY && (p.first == ZZ_NO_DAY || r->date >= p.first) &&
		   (p.last == ZZ_NO_DAY || r->date <= p.last) && zz_civil_of(r->date).year == m->out->year;
}

static bool calls(const struct making *m, unsigned kind, unsigned form, int block)
{
	unsigned due = zz_kinds[kind].due == ZZ_DUE_BY_FORM && form ? zz_kinds[form].due : zz_kinds[kind].due;
	if (m->q->kinds && !m->q->kinds[kind])
		return false;
	if (m->q->systems && !(m->q->systems & 1u << zz_kinds[kind].system))
		return false;
	return block == ZZ_MONTHS_COMMITTEE ? kind == ZZ_COMMITTEE_MEETING : due == ZZ_DUE_MEMBERS;
}

static void take_record(struct making *m, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	struct zz_months_row *row = zz_record_counts(r) && asked(m, r) ? row_of(m, r->owner) : NULL;
	for (int b = 0; row && b < ZZ_MONTHS_BLOCKS; b++) {
		bool counts = calls(m, r->kind, r->form, b);
		for (uint32_t k = 0; k < r->hosted.n && !counts; k++)
			counts = calls(m, guests[k].kind, guests[k].form, b);
		row->month[b][zz_civil_of(r->date).month - 1].held += counts;
	}
}

/* A committee's month is what its duty says, so that the table and the check agree; of what no rule asks, to
 * be on record is enough. */
static void settle(struct making *m, struct zz_months_row *row)
{
	for (int b = 0; b < ZZ_MONTHS_BLOCKS; b++)
		for (int k = 0; k < ZZ_MONTHS; k++) {
			struct zz_month *month = &row->month[b][k];
			if (month->held && (b == ZZ_MONTHS_TOGETHER || month->state == ZZ_STATES))
				*month = (struct zz_month){.state = ZZ_MET, .held = month->held};
			unsigned done = month->state == ZZ_MET, due = done || month->state == ZZ_MISSING;
			row->count[b].done += done;
			row->count[b].due += due;
			m->out->all[b].done += done;
			m->out->all[b].due += due;
		}
}

void zz_months_make(struct zz_months *out, const struct zz_verdict *v, const struct zz_question *q,
					const uint32_t *owners, size_t nowners)
{
	struct making m = {.out = out, .v = v, .q = q};
	*out = (struct zz_months){0};
	out->year = zz_civil_of(v->period.first != ZZ_NO_DAY ? v->period.first : v->ledger->today).year;
	m.row = zz_malloc(((size_t)v->ledger->words.n + 1) * sizeof *m.row);
	begin(&m, owners, nowners);
	for (size_t i = 0; i < v->n; i++)
		take_obligation(&m, &v->at[i]);
	for (size_t i = 0; i < v->ledger->nrecords; i++)
		take_record(&m, &v->ledger->records[i]);
	for (size_t i = 0; i < out->n; i++)
		settle(&m, &out->at[i]);
	free(m.row);
}

void zz_months_free(struct zz_months *m)
{
	free(m->at);
	*m = (struct zz_months){0};
}

/* --- words --- */

void zz_month_text(struct zz_buf *out, const struct zz_month *m, enum zz_lang lang)
{
	static const char *const words[ZZ_STATES] = {
		[ZZ_MISSING] = N_("none seen"),      [ZZ_DUE] = N_("due"),
		[ZZ_NOT_APPLICABLE] = N_("n/a"),     [ZZ_NOT_ASSESSED] = N_("not judged"),
		[ZZ_WAIVED] = N_("waived by leave"),
	};
	if (m->state == ZZ_MET && m->held > 1)
		zz_buf_printf(out, "✓%u", m->held);
	else if (m->state == ZZ_MET)
		zz_buf_puts(out, "✓");
	else if (m->state < ZZ_STATES)
		zz_buf_puts(out, zz_tr(lang, m->not_held ? N_("not held") : words[m->state]));
}

const char *zz_months_kind(const struct zz_org *o, enum zz_lang lang)
{
	if (o->staff == ZZ_STAFF_RETIRED)
		return zz_tr(lang, N_("retired members"));
	return zz_term_text(&zz_branch_kind_terms[o->kind ? o->kind - ZZ_ORG_ORDINARY : 0], lang);
}
