#include "rules/register.h"

#include "rules/judge.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_item_state_terms[ZZ_ITEM_STATES] = {
	[ZZ_ITEM_OVERDUE] = {"overdue", "逾期"},
	[ZZ_ITEM_UNASSIGNED] = {"unassigned", "待明确责任"},
	[ZZ_ITEM_OPEN] = {"open", "整改中"},
	[ZZ_ITEM_DONE] = {"done", "待销号"},
	[ZZ_ITEM_RESUBMITTED] = {"resubmitted", "待复审"},
	[ZZ_ITEM_CLOSED] = {"closed", "已销号"},
};
const struct zz_term zz_item_source_terms[ZZ_ITEM_SOURCES] = {
	[ZZ_ITEM_FROM_RECORD] = {"record", "记录"},
	[ZZ_ITEM_FROM_INSPECTION] = {"inspection", "督查"},
	[ZZ_ITEM_FROM_RETURNED] = {"returned", "退回"},
	[ZZ_ITEM_FROM_FINDING] = {"finding", "检查问题"},
	[ZZ_ITEM_FROM_OBLIGATION] = {"obligation", "应办事项"},
};

struct zz_str zz_record_reference(const struct zz_ledger *l, const struct zz_record *r, struct zz_arena *a)
{
	return zz_arena_printf(a, "%.*s/%.*s", ZZ_FMT(zz_intern_str(&l->words, r->file_owner)), ZZ_FMT(r->id));
}

static void make_id(const char *rule, struct zz_str owner, struct zz_str about, struct zz_str text,
					char id[ZZ_FINDING_ID + 1])
{
	static const struct zz_finding_def def = {.id = "rectification"};
	struct zz_finding f = {.def = &def, .rule = zz_str(rule), .owner = owner, .record = about, .part = text};
	zz_finding_seal(&f);
	memcpy(id, f.id, sizeof f.id);
}

void zz_register_id(struct zz_str owner, struct zz_str about, struct zz_str text, char id[ZZ_FINDING_ID + 1])
{
	make_id("rectification", owner, about, text, id);
}

/* --- follow-ups --- */

struct part {
	char id[ZZ_FINDING_ID + 1];
	int32_t followup, record;
	struct zz_str about;
	const struct zz_followup *u;
};

struct making {
	struct zz_register *out;
	const struct zz_ledger *l;
	struct part *parts;
	size_t n;
};

static int by_item(const void *va, const void *vb)
{
	const struct part *a = va, *b = vb;
	int order = strcmp(a->id, b->id);
	if (order || a->u == b->u)
		return order;
	return zz_followup_after(a->u, b->u) ? 1 : -1;
}

static struct zz_str about_of(struct making *m, const struct zz_followup *u, int32_t record)
{
	char id[ZZ_FINDING_ID + 1];
	if (record >= 0)
		return zz_record_reference(m->l, &m->l->records[record], &m->out->arena);
	if (u->record.n)
		return u->record;
	if (u->obligation.n)
		return u->obligation;
	if (zz_finding_read_id(u->finding, id))
		return zz_arena_printf(&m->out->arena, "F-%s", id);
	return u->finding;
}

static void collect(struct making *m)
{
	m->parts = zz_malloc((m->l->nfollowups + 1) * sizeof *m->parts);
	for (size_t i = 0; i < m->l->nfollowups; i++) {
		const struct zz_followup *u = &m->l->followups[i];
		if (u->type != ZZ_FU_RECTIFICATION || !u->item_text.n)
			continue;
		struct part *p = &m->parts[m->n++];
		*p = (struct part){.followup = (int32_t)i, .u = u, .record = -1};
		if (u->record.n)
			p->record = zz_ledger_refer(m->l, u->owner, u->record);
		p->about = about_of(m, u, p->record);
		zz_register_id(zz_intern_str(&m->l->words, u->owner), p->about, u->item_text, p->id);
	}
	qsort(m->parts, m->n, sizeof *m->parts, by_item);
}

static uint8_t source_of(const struct making *m, const struct part *p)
{
	if (p->record >= 0 && m->l->records[p->record].kind == ZZ_INSPECTION)
		return ZZ_ITEM_FROM_INSPECTION;
	if (p->u->record.n)
		return ZZ_ITEM_FROM_RECORD;
	return p->u->obligation.n ? ZZ_ITEM_FROM_OBLIGATION : ZZ_ITEM_FROM_FINDING;
}

/* One file after the other; who and until when stand until another file says otherwise, and one that says
 * them anew opens the item again. */
static void add_part(struct zz_register_item *item, const struct part *p)
{
	const struct zz_followup *u = p->u;
	bool assigns = u->assignee.n || u->deadline != ZZ_NO_DAY;
	item->last = p->followup;
	if (u->assignee.n)
		item->assignee = u->assignee;
	if (u->deadline != ZZ_NO_DAY)
		item->deadline = u->deadline;
	if (u->evidence)
		item->evidence = p->followup;
	if (u->closed_by) {
		item->state = ZZ_ITEM_CLOSED;
		item->closing = p->followup;
	} else if (u->evidence) {
		item->state = ZZ_ITEM_DONE;
	} else if (assigns) {
		item->state = ZZ_ITEM_OPEN;
		item->evidence = -1; /* of a work that is to be done again */
	}
}

static struct zz_register_item *new_item(struct making *m, const char *id)
{
	struct zz_register_item *item = ZZ_PUSH(m->out);
	*item = (struct zz_register_item){.state = ZZ_ITEM_OPEN,
									  .record = -1,
									  .on = ZZ_NO_DAY,
									  .deadline = ZZ_NO_DAY,
									  .last = -1,
									  .evidence = -1,
									  .closing = -1,
									  .review = -1};
	memcpy(item->id, id, sizeof item->id);
	return item;
}

static bool withdrawn(const struct making *m, int32_t record)
{
	return record >= 0 && m->l->records[record].state == ZZ_WITHDRAWN;
}

static void add_items(struct making *m)
{
	struct zz_register_item *item = NULL;
	for (size_t i = 0; i < m->n; i++) {
		const struct part *p = &m->parts[i];
		if (withdrawn(m, p->record))
			continue;
		if (!item || strcmp(item->id, p->id) != 0) {
			item = new_item(m, p->id);
			item->owner = item->concerned = p->u->owner;
			item->record = p->record;
			item->about = p->about;
			item->source = source_of(m, p);
			item->text = p->u->item_text;
			item->on = p->u->on;
		}
		add_part(item, p);
	}
}

/* --- inspections --- */

/* The one branch of this ledger that was inspected, else the record's own owner. */
static uint32_t inspected(struct making *m, const struct zz_record *r)
{
	struct zz_words names = {0};
	uint32_t found = r->file_owner;
	zz_record_words(m->l, r, "inspected", &m->out->arena, &names);
	int32_t org = names.n == 1 ? zz_roster_org_named(&m->l->roster, names.at[0]) : -1;
	if (org >= 0)
		found = m->l->roster.orgs[org].id;
	free(names.at);
	return found;
}

/* Among those that follow-ups brought, which stand by their ids up to `sorted`, and those that this
 * inspection brought, from `own` on. */
static struct zz_register_item *item_of(struct making *m, size_t sorted, size_t own, const char *id)
{
	size_t from = 0, until = sorted;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		if (strcmp(m->out->at[middle].id, id) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	if (from < sorted && !strcmp(m->out->at[from].id, id))
		return &m->out->at[from];
	for (size_t i = own; i < m->out->n; i++)
		if (!strcmp(m->out->at[i].id, id))
			return &m->out->at[i];
	return NULL;
}

static void add_points(struct making *m, uint32_t record, size_t sorted)
{
	const struct zz_record *r = &m->l->records[record];
	struct zz_str owner = zz_intern_str(&m->l->words, r->file_owner);
	struct zz_str about = zz_record_reference(m->l, r, &m->out->arena);
	struct zz_words points = {0};
	char id[ZZ_FINDING_ID + 1];
	size_t own = m->out->n;
	zz_record_words(m->l, r, "points", &m->out->arena, &points);
	for (size_t i = 0; i < points.n; i++) {
		zz_register_id(owner, about, points.at[i], id);
		struct zz_register_item *item = item_of(m, sorted, own, id);
		if (!item) {
			item = new_item(m, id);
			item->state = ZZ_ITEM_UNASSIGNED;
			item->owner = r->file_owner;
			item->record = (int32_t)record;
			item->about = about;
			item->source = ZZ_ITEM_FROM_INSPECTION;
			item->text = points.at[i];
		}
		item->on = r->date;
	}
	free(points.at);
}

/* Whose each item of an inspection is. */
static void add_inspections(struct making *m)
{
	const struct zz_ledger *l = m->l;
	uint32_t *concerned = zz_malloc((l->nrecords + 1) * sizeof *concerned);
	size_t sorted = m->out->n;
	for (uint32_t i = 0; i < l->nrecords; i++)
		if (l->records[i].kind == ZZ_INSPECTION && zz_record_counts(&l->records[i])) {
			add_points(m, i, sorted);
			concerned[i] = inspected(m, &l->records[i]);
		}
	for (size_t i = 0; i < m->out->n; i++) {
		int32_t record = m->out->at[i].record;
		if (record >= 0 && concerned[record])
			m->out->at[i].concerned = concerned[record];
	}
	free(concerned);
}

/* --- returned records --- */

static struct zz_str reviewers_words(struct making *m, const struct zz_followup *review)
{
	struct zz_str text = zz_followup_words(m->l, review, "text", &m->out->arena), line = {0};
	zz_str_split(&text, '\n', &line);
	return zz_str_trim(line);
}

static void add_returned(struct making *m, uint32_t record, int32_t review)
{
	const struct zz_record *r = &m->l->records[record];
	struct zz_review_state s = zz_review_state(m->l, record, review);
	const struct zz_followup *u = &m->l->followups[review];
	char id[ZZ_FINDING_ID + 1];
	if (s.state != ZZ_RETURNED && s.state != ZZ_RESUBMITTED)
		return;
	struct zz_str about = zz_record_reference(m->l, r, &m->out->arena);
	make_id("review", zz_intern_str(&m->l->words, r->file_owner), about, (struct zz_str){0}, id);
	struct zz_register_item *item = new_item(m, id);
	item->state = s.state == ZZ_RETURNED ? ZZ_ITEM_OPEN : ZZ_ITEM_RESUBMITTED;
	item->source = ZZ_ITEM_FROM_RETURNED;
	item->owner = item->concerned = r->file_owner;
	item->record = (int32_t)record;
	item->about = about;
	item->text = reviewers_words(m, u);
	item->on = u->on;
	item->deadline = u->deadline;
	item->review = review;
}

/* --- meetings without a list --- */

static int32_t assessed(const struct zz_record *r)
{
	return r->assessment_year > 0 ? r->assessment_year : zz_civil_of(r->date).year;
}

static bool has_items(const struct making *m, const struct zz_record *r)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct zz_record *other = m->parts[i].record >= 0 ? &m->l->records[m->parts[i].record] : NULL;
		if (other && other->kind == r->kind && other->owner == r->owner && other->date != ZZ_NO_DAY &&
			assessed(other) == assessed(r))
			return true;
	}
	return false;
}

static void add_unlisted(struct making *m, uint32_t record)
{
	const struct zz_record *r = &m->l->records[record];
	bool life = r->kind == ZZ_ORGANIZATION_LIFE_MEETING || r->kind == ZZ_DEMOCRATIC_LIFE_MEETING;
	if (!life || !zz_record_counts(r) || r->imported || r->date == ZZ_NO_DAY ||
		assessed(r) < zz_civil_of(m->l->today).year - 1 || has_items(m, r))
		return;
	*ZZ_PUSH(&m->out->unlisted) = record;
}

/* --- all together --- */

static int by_urgency(const void *va, const void *vb)
{
	const struct zz_register_item *a = va, *b = vb;
	zz_day x = a->deadline == ZZ_NO_DAY ? ZZ_DAY_MAX : a->deadline;
	zz_day y = b->deadline == ZZ_NO_DAY ? ZZ_DAY_MAX : b->deadline;
	if (a->state != b->state)
		return a->state < b->state ? -1 : 1;
	if (x != y)
		return x < y ? -1 : 1;
	int order = zz_str_cmp(a->about, b->about);
	return order ? order : strcmp(a->id, b->id);
}

static void mark_overdue(struct making *m)
{
	for (size_t i = 0; i < m->out->n; i++) {
		struct zz_register_item *item = &m->out->at[i];
		if (item->state == ZZ_ITEM_OPEN && item->deadline != ZZ_NO_DAY && item->deadline < m->l->today)
			item->state = ZZ_ITEM_OVERDUE;
	}
}

static uint8_t common(const char *a, const char *b)
{
	uint8_t n = 0;
	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

static int by_id(const void *a, const void *b)
{
	return strcmp((*(struct zz_register_item *const *)a)->id, (*(struct zz_register_item *const *)b)->id);
}

static void shorten(struct zz_register *r)
{
	enum { SHORTEST = 4 };
	struct zz_register_item **sorted = zz_malloc((r->n + 1) * sizeof *sorted);
	for (size_t i = 0; i < r->n; i++) {
		sorted[i] = &r->at[i];
		r->at[i].shown = SHORTEST;
	}
	qsort(sorted, r->n, sizeof *sorted, by_id);
	for (size_t i = 1; i < r->n; i++) {
		uint8_t need = (uint8_t)(common(sorted[i - 1]->id, sorted[i]->id) + 1);
		for (size_t k = i - 1; k <= i; k++)
			if (sorted[k]->shown < need)
				sorted[k]->shown = need;
	}
	free(sorted);
}

size_t zz_register_shown(const struct zz_register *r, const char *id)
{
	size_t shown = 4;
	for (size_t i = 0; i < r->n; i++) {
		size_t need = common(r->at[i].id, id) + (size_t)1;
		if (strcmp(r->at[i].id, id) != 0 && need > shown)
			shown = need;
	}
	return shown;
}

void zz_register_make(struct zz_register *out, const struct zz_ledger *l)
{
	struct making m = {.out = out, .l = l};
	int32_t *last = zz_ledger_reviews(l);
	*out = (struct zz_register){0};
	collect(&m);
	add_items(&m);
	add_inspections(&m);
	for (uint32_t i = 0; i < l->nrecords; i++)
		if (last[i] >= 0 && l->records[i].state != ZZ_WITHDRAWN)
			add_returned(&m, i, last[i]);
	for (uint32_t i = 0; i < l->nrecords; i++)
		add_unlisted(&m, i);
	mark_overdue(&m);
	if (out->n)
		qsort(out->at, out->n, sizeof *out->at, by_urgency);
	shorten(out);
	free(m.parts);
	free(last);
}

void zz_register_free(struct zz_register *r)
{
	free(r->at);
	free(r->unlisted.at);
	zz_arena_free(&r->arena);
	*r = (struct zz_register){0};
}

int zz_register_find(const struct zz_register *r, struct zz_str typed, size_t *out, int most)
{
	char id[ZZ_FINDING_ID + 1];
	int n = 0;
	typed = zz_str_trim(typed);
	if (zz_str_starts(typed, "R-") || zz_str_starts(typed, "r-"))
		typed = zz_str_sub(typed, 2, typed.n);
	size_t chars = zz_finding_read_id(typed, id);
	for (size_t i = 0; i < typed.n && chars; i++)
		if (!((id[i] >= '0' && id[i] <= '9') || (id[i] >= 'A' && id[i] <= 'Z')))
			chars = 0;
	if (!chars)
		return -1;
	for (size_t i = 0; i < r->n; i++)
		if (!strncmp(r->at[i].id, id, chars) && n++ < most)
			out[n - 1] = i;
	return n;
}
