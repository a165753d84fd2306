/* What the documents count, once for all of them. */
#include "report/report_parts.h"

#include <stdlib.h>

/* The yearly meetings of a year are held until spring: they belong to the year that they name, not to that of
 * their day. */
static bool is_yearly(const struct zz_record *r, struct zz_period p)
{
	bool yearly = r->kind == ZZ_ORGANIZATION_LIFE_MEETING || r->kind == ZZ_DEMOCRATIC_LIFE_MEETING ||
				  r->kind == ZZ_DEMOCRATIC_APPRAISAL;
	return yearly && p.kind == ZZ_PERIOD_YEAR && r->assessment_year != ZZ_UNSET;
}

static bool held_in(const struct zz_record *r, struct zz_period p)
{
	return r->date != ZZ_NO_DAY && (p.first == ZZ_NO_DAY || r->date >= p.first) &&
		   (p.last == ZZ_NO_DAY || r->date <= p.last);
}

static bool belongs(const struct zz_record *r, struct zz_period p)
{
	return is_yearly(r, p) ? r->assessment_year == zz_civil_of(p.first).year : held_in(r, p);
}

bool zz_report_asks(const struct zz_question *q, const struct zz_record *r)
{
	return zz_record_counts(r) && belongs(r, q->period);
}

bool zz_report_has(const struct zz_report_facts *f, const struct zz_record *r)
{
	const struct zz_question *q = f->asked->question;
	bool owner = !q->owners;
	if (!zz_record_counts(r) || !belongs(r, f->v->period))
		return false;
	for (size_t i = 0; i < q->nowners && !owner; i++)
		owner = q->owners[i] == r->owner;
	if (f->asked->open_to_all && r->kind == ZZ_HEART_TALK)
		return false;
	return owner && (!q->kinds || q->kinds[r->kind]) &&
		   (!q->systems || (q->systems & 1u << zz_kinds[r->kind].system));
}

bool zz_report_shows(const struct zz_report_facts *f, const struct zz_rule *r)
{
	return !f->asked->open_to_all || r->system != ZZ_TALKS;
}

void zz_tally_add(struct zz_tally *t, const struct zz_obligation *o)
{
	t->states[o->state]++;
	t->not_held += o->state == ZZ_MISSING && o->not_held;
	t->held += (size_t)(o->have > 0 ? o->have : 0);
}

struct zz_tally zz_report_tally(const struct zz_report_facts *f, const struct zz_rule *rule, uint32_t owner)
{
	struct zz_tally t = {0};
	size_t n = f->v->n;
	const struct zz_obligation **at = owner ? zz_check_owner(&f->index, owner, &n) : f->index.at;
	for (size_t i = 0; i < n; i++)
		if ((rule ? at[i]->rule == rule : at[i]->rule->count > 0) && zz_report_shows(f, at[i]->rule))
			zz_tally_add(&t, at[i]);
	return t;
}

static void add_attendance(const struct zz_report_facts *f, const struct zz_record *r,
						   struct zz_due_list *due, struct zz_attend_tally *t)
{
	struct zz_attendance n;
	if (!zz_kinds[r->kind].due)
		return;
	zz_record_due(f->l, r, due);
	zz_record_attendance_of(r, due, &n);
	t->without_list += n.due > 0 && !n.known;
	if (!n.due || !n.known)
		return;
	t->sittings++;
	t->due += (size_t)n.due;
	t->present += (size_t)n.present;
	t->online += (size_t)n.online;
}

bool zz_report_witnessed(const struct zz_report_facts *f)
{
	const struct zz_audit *a = f->asked->audit;
	return a && a->witnessed.at && a->witnessed.seen.n && !a->witnessed.failed;
}

static void add_entry(const struct zz_report_facts *f, size_t record, struct zz_entry_tally *t)
{
	const struct zz_entered *e = &f->asked->entries->at[record];
	t->records++;
	t->imported += e->imported;
	t->bands[e->band]++;
	if (zz_report_witnessed(f) && f->asked->audit->witnessed.at[record].judged)
		t->times[f->asked->audit->witnessed.at[record].timing.verdict]++;
}

/* Of what was not shown by the deadline, only what a witness is known to have missed after it counts as late;
 * whatever may have been there in time is left out (provenance 2.3). */
struct zz_in_time zz_report_in_time(const struct zz_report_facts *f, const struct zz_entry_tally *n)
{
	static const uint8_t late[] = {ZZ_TIME_ALTERED,     ZZ_TIME_AMENDED, ZZ_TIME_CONTRADICTED,
								   ZZ_TIME_BACK_FILLED, ZZ_TIME_LATE,    ZZ_TIME_LATE_ADMITTED};
	struct zz_in_time out = {n->bands[ZZ_BAND_TIMELY], n->records - n->bands[ZZ_BAND_UNKNOWN]};
	if (!zz_report_witnessed(f))
		return out;
	out.in_time = n->times[ZZ_TIME_ON_TIME] + n->times[ZZ_TIME_INCOMPLETE];
	out.known = out.in_time;
	for (size_t i = 0; i < sizeof late; i++)
		out.known += n->times[late[i]];
	return out;
}

struct zz_attend_tally zz_report_attendance(const struct zz_report_facts *f, uint32_t owner, int month)
{
	struct zz_attend_tally t = {0};
	struct zz_due_list due = {0};
	struct zz_slice s =
		owner ? zz_ledger_slice(f->l, owner, ZZ_NO_DAY, ZZ_NO_DAY) : (struct zz_slice){0, f->l->nrecords};
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &f->l->records[i];
		bool branch = r->org >= 0 && !f->l->roster.orgs[r->org].body;
		if (branch && zz_report_has(f, r) &&
			(!month || (held_in(r, f->v->period) && zz_civil_of(r->date).month == month)))
			add_attendance(f, r, &due, &t);
	}
	zz_due_free(&due);
	return t;
}

/* zhb2 before zhb10. */
static int by_number(struct zz_str a, struct zz_str b)
{
	size_t i = 0, k = 0;
	while (i < a.n && k < b.n) {
		unsigned long x = 0, y = 0;
		bool digits = a.p[i] >= '0' && a.p[i] <= '9' && b.p[k] >= '0' && b.p[k] <= '9';
		if (!digits && a.p[i] != b.p[k])
			return (unsigned char)a.p[i] < (unsigned char)b.p[k] ? -1 : 1;
		if (!digits) {
			i++, k++;
			continue;
		}
		for (; i < a.n && a.p[i] >= '0' && a.p[i] <= '9' && x < 100000000; i++)
			x = x * 10 + (unsigned long)(a.p[i] - '0');
		for (; k < b.n && b.p[k] >= '0' && b.p[k] <= '9' && y < 100000000; k++)
			y = y * 10 + (unsigned long)(b.p[k] - '0');
		if (x != y)
			return x < y ? -1 : 1;
	}
	return zz_str_cmp(a, b);
}

struct sorted {
	struct zz_str id;
	struct zz_branch_facts facts;
};

static int by_id(const void *a, const void *b)
{
	return by_number(((const struct sorted *)a)->id, ((const struct sorted *)b)->id);
}

/* Branches that something was asked of. */
static void find_branches(struct zz_report_facts *f)
{
	const struct zz_roster *roster = &f->l->roster;
	struct sorted *found = zz_malloc((roster->norgs + 1u) * sizeof *found);
	size_t n = 0;
	for (uint32_t i = 0; i < roster->norgs; i++) {
		size_t obligations;
		zz_check_owner(&f->index, roster->orgs[i].id, &obligations);
		if (!roster->orgs[i].body && obligations)
			found[n++] = (struct sorted){zz_intern_str(&f->l->words, roster->orgs[i].id),
										 {.owner = roster->orgs[i].id, .org = (int32_t)i}};
	}
	qsort(found, n, sizeof *found, by_id);
	f->branches = zz_malloc((n + 1) * sizeof *f->branches);
	f->nbranches = n;
	for (size_t i = 0; i < n; i++)
		f->branches[i] = found[i].facts;
	free(found);
}

void zz_report_join(struct zz_attend_tally *to, const struct zz_attend_tally *more)
{
	to->sittings += more->sittings;
	to->without_list += more->without_list;
	to->due += more->due;
	to->present += more->present;
	to->online += more->online;
}

static void count_records(struct zz_report_facts *f)
{
	struct zz_due_list due = {0};
	uint32_t *branch = zz_malloc(((size_t)f->l->words.n + 1) * sizeof *branch); /* index + 1 */
	for (size_t i = 0; i < f->nbranches; i++)
		branch[f->branches[i].owner] = (uint32_t)i + 1;
	for (size_t i = 0; i < f->l->nrecords; i++) {
		const struct zz_record *r = &f->l->records[i];
		if (!zz_report_has(f, r))
			continue;
		add_entry(f, i, &f->all.entries);
		if (!branch[r->owner])
			continue;
		struct zz_branch_facts *b = &f->branches[branch[r->owner] - 1];
		add_entry(f, i, &b->entries);
		add_attendance(f, r, &due, &b->attendance);
	}
	for (size_t i = 0; i < f->nbranches; i++)
		zz_report_join(&f->all.attendance, &f->branches[i].attendance);
	zz_due_free(&due);
	free(branch);
}

void zz_report_facts(struct zz_report_facts *f, const struct zz_report *asked)
{
	*f = (struct zz_report_facts){.asked = asked, .v = asked->verdict, .l = asked->verdict->ledger};
	zz_check_index(&f->index, f->v);
	find_branches(f);
	count_records(f);
	zz_check_totals(f->v, f->totals);
	for (size_t i = 0; i < f->nbranches; i++)
		f->classes[zz_check_class(&f->index, f->branches[i].owner)]++;
}

void zz_report_facts_free(struct zz_report_facts *f)
{
	zz_check_index_free(&f->index);
	free(f->branches);
}
