#include "rules/open_items.h"

#include "base/text.h"
#include "format/yaml.h"
#include "model/fields.h"
#include "rules/reviews.h"

#include <stdlib.h>
#include <string.h>

struct gathering {
	struct zz_open_items *out;
	const struct zz_ledger *l;
	/* Of those that close decisions: beside l->records the first one about it, beside l->followups the next,
	 * -1. */
	int32_t *closing, *next;
	struct zz_arena scratch;
	struct zz_buf bytes;
};

/* The tree of a file as it lies in the source; NULL where it cannot be read. Lives until the next call. */
static struct zz_node *open_file(struct gathering *g, struct zz_str path)
{
	struct zz_error ignored = {0};
	struct zz_findings findings = {.arena = &g->scratch};
	bool missing = false;
	zz_arena_reset(&g->scratch);
	if (zz_source_read(g->l->source, path, ZZ_YAML_BYTES, &g->bytes, &missing, &ignored) || missing)
		return NULL;
	struct zz_node *root = zz_yaml_parse(zz_buf_view(&g->bytes), path, &g->scratch, &findings);
	free(findings.at);
	return root;
}

/* --- decisions --- */

struct zz_str zz_decision_text(const struct zz_ledger *l, const struct zz_record *r, struct zz_node *root,
							   uint32_t item, struct zz_arena *a)
{
	const struct zz_agenda *agenda = r->agenda.at;
	struct zz_str part = zz_arena_printf(a, "agenda.%u", item + 1), line = {0};
	const struct zz_node *map = root ? zz_form_locate(&zz_kinds[r->kind].form, root, part) : NULL;
	const struct zz_node *node = map ? zz_form_get(&zz_form_agenda, map, "decision") : NULL;
	struct zz_str text = node && node->kind == ZZ_SCALAR ? zz_str_trim(node->text) : line;
	zz_str_split(&text, '\n', &line);
	return line.n ? line : zz_intern_str(&l->words, agenda[item].topic);
}

/* What a follow-up says of a record's decisions. */
enum closes { CLOSES_NONE, CLOSES_ONE, CLOSES_ALL };

static enum closes closing(const struct zz_followup *u)
{
	if (u->type == ZZ_FU_RESULT)
		return CLOSES_ALL;
	return u->type == ZZ_FU_RECTIFICATION && u->closed_by ? CLOSES_ONE : CLOSES_NONE;
}

static bool repeats(struct gathering *g, struct zz_str item, struct zz_str text)
{
	return item.n && zz_str_eq(zz_name_fold(&g->scratch, item), zz_name_fold(&g->scratch, text));
}

/* Whether a closed 整改 means this item: by its decision or topic; else the only one there is. */
static bool means(struct gathering *g, const struct zz_followup *u, const struct zz_record *r,
				  struct zz_node *root, uint32_t item)
{
	const struct zz_agenda *agenda = r->agenda.at;
	uint32_t dated = 0, named = 0;
	bool this_one = false;
	for (uint32_t i = 0; i < r->agenda.n; i++) {
		if (agenda[i].deadline == ZZ_NO_DAY)
			continue;
		dated++;
		if (!repeats(g, u->item_text, zz_decision_text(g->l, r, root, i, &g->scratch)) &&
			!repeats(g, u->item_text, zz_intern_str(&g->l->words, agenda[i].topic)))
			continue;
		named++;
		this_one = this_one || i == item;
	}
	return this_one || (!named && dated == 1);
}

static bool is_closed(struct gathering *g, uint32_t record, struct zz_node *root, uint32_t item)
{
	for (int32_t i = g->closing[record]; i >= 0; i = g->next[i]) {
		enum closes how = closing(&g->l->followups[i]);
		if (how == CLOSES_ALL ||
			(how == CLOSES_ONE && means(g, &g->l->followups[i], &g->l->records[record], root, item)))
			return true;
	}
	return false;
}

static struct zz_str kept(struct zz_arena *a, struct zz_str text)
{
	struct zz_buf safe = {0};
	zz_text_safe(&safe, text);
	zz_text_mask(safe.data, safe.n);
	text = zz_arena_str(a, zz_buf_view(&safe));
	zz_buf_free(&safe);
	return text;
}

static void gather_decisions(struct gathering *g, uint32_t record)
{
	const struct zz_record *r = &g->l->records[record];
	const struct zz_agenda *agenda = r->agenda.at;
	struct zz_node *root = NULL;
	bool read = false;
	if (!zz_record_counts(r) || r->imported)
		return;
	for (uint32_t i = 0; i < r->agenda.n; i++) {
		if (agenda[i].deadline == ZZ_NO_DAY)
			continue;
		if (!read && g->closing[record] >= 0)
			root = open_file(g, r->path);
		read = true;
		if (is_closed(g, record, root, i))
			continue;
		*ZZ_PUSH(&g->out->decisions) = (struct zz_open_decision){.record = record,
																 .owner = r->owner ? r->owner : r->file_owner,
																 .item = i,
																 .person = agenda[i].person,
																 .deadline = agenda[i].deadline};
	}
}

struct zz_str zz_open_decision_text(const struct zz_ledger *l, const struct zz_open_decision *d,
									struct zz_arena *a)
{
	struct gathering g = {.l = l};
	const struct zz_record *r = &l->records[d->record];
	struct zz_node *root = open_file(&g, r->path);
	struct zz_str text = kept(a, zz_decision_text(l, r, root, d->item, &g.scratch));
	zz_arena_free(&g.scratch);
	zz_buf_free(&g.bytes);
	return text;
}

size_t zz_decisions_list(struct zz_buf *out, const struct zz_ledger *l, uint32_t record, struct zz_str text,
						 bool *meant)
{
	struct gathering g = {.l = l};
	struct zz_arena arena = {0};
	const struct zz_record *r = &l->records[record];
	const struct zz_agenda *agenda = r->agenda.at;
	struct zz_node *root = open_file(&g, r->path);
	size_t n = 0;
	*meant = false;
	for (uint32_t i = 0; i < r->agenda.n; i++) {
		if (agenda[i].deadline == ZZ_NO_DAY)
			continue;
		struct zz_str decided = zz_decision_text(l, r, root, i, &arena);
		*meant = *meant || repeats(&g, text, decided) ||
				 repeats(&g, text, zz_intern_str(&l->words, agenda[i].topic));
		zz_buf_puts(out, "\n  ");
		zz_buf_str(out, kept(&arena, decided));
		n++;
	}
	zz_arena_free(&arena);
	zz_arena_free(&g.scratch);
	zz_buf_free(&g.bytes);
	return n;
}

static int by_deadline(const void *a, const void *b)
{
	const struct zz_open_decision *x = a, *y = b;
	if (x->deadline != y->deadline)
		return x->deadline < y->deadline ? -1 : 1;
	if (x->record != y->record)
		return x->record < y->record ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

/* --- returned records --- */

static struct zz_str reviewers_words(struct gathering *g, const struct zz_followup *review)
{
	struct zz_str text = zz_followup_words(g->l, review, "text", &g->scratch), line = {0};
	zz_str_split(&text, '\n', &line);
	return kept(&g->out->arena, line);
}

/* The last review of each record decides. */
static void gather_returned(struct gathering *g)
{
	const struct zz_ledger *l = g->l;
	int32_t *last = zz_ledger_reviews(l);
	for (uint32_t i = 0; i < l->nrecords; i++) {
		if (last[i] < 0 || l->records[i].state == ZZ_WITHDRAWN ||
			zz_review_state(l, i, last[i]).state != ZZ_RETURNED)
			continue;
		struct zz_returned *r = ZZ_PUSH(&g->out->returned);
		*r = (struct zz_returned){.record = i, .review = (uint32_t)last[i]};
		r->why = reviewers_words(g, &l->followups[last[i]]);
	}
	free(last);
}

/* --- terms of office --- */

/* Only where the roster names who holds the posts of this term. */
static bool lacks_secretary(const struct zz_term_of_office *term, zz_day on)
{
	for (uint32_t i = 0; i < term->nposts; i++)
		if (term->posts[i].post == ZZ_POST_SECRETARY && zz_dates_hold(term->posts[i].dates, on))
			return false;
	return term->nposts > 0 && !term->unknown;
}

static void gather_office(struct gathering *g, int32_t org)
{
	zz_day today = g->l->today;
	const struct zz_org *o = &g->l->roster.orgs[org];
	const struct zz_term_of_office *term = zz_org_term(o, today);
	struct zz_office office = {.org = org, .expires = ZZ_NO_DAY};
	if (o->unreadable || !zz_org_exists(o, today))
		return;
	if (term) {
		office.expires = term->expires;
		office.vacant = lacks_secretary(term, today);
	}
	for (uint32_t i = 0; !term && i < o->nterms; i++) /* ended, and none has begun since */
		if (o->terms[i].dates.until != ZZ_NO_DAY && o->terms[i].dates.until < today)
			office.expires = o->terms[i].dates.until;
	if (office.expires != ZZ_NO_DAY && office.expires < today)
		office.state = ZZ_TERM_OVER;
	else if (office.expires != ZZ_NO_DAY && office.expires <= zz_add_months(today, ZZ_TERM_REMIND_MONTHS))
		office.state = ZZ_TERM_NEAR;
	if (office.state != ZZ_TERM_RUNNING || office.vacant)
		*ZZ_PUSH(&g->out->offices) = office;
}

/* From the last on, so that each list stands in the ledger's order. */
static void list_closing(struct gathering *g)
{
	const struct zz_ledger *l = g->l;
	g->closing = zz_malloc((l->nrecords + 1) * sizeof *g->closing);
	g->next = zz_malloc((l->nfollowups + 1) * sizeof *g->next);
	for (size_t i = 0; i < l->nrecords; i++)
		g->closing[i] = -1;
	for (size_t i = l->nfollowups; i-- > 0;) {
		const struct zz_followup *u = &l->followups[i];
		int32_t record = u->record.n && closing(u) ? zz_ledger_refer(l, u->owner, u->record) : -1;
		if (record < 0)
			continue;
		g->next[i] = g->closing[record];
		g->closing[record] = (int32_t)i;
	}
}

void zz_open_items(struct zz_open_items *out, const struct zz_ledger *l)
{
	struct gathering g = {.out = out, .l = l};
	memset(out, 0, sizeof *out);
	list_closing(&g);
	for (uint32_t i = 0; i < l->nrecords; i++)
		gather_decisions(&g, i);
	if (out->decisions.n)
		qsort(out->decisions.at, out->decisions.n, sizeof *out->decisions.at, by_deadline);
	gather_returned(&g);
	zz_register_make(&out->rectify, l);
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		gather_office(&g, (int32_t)i);
	free(g.closing);
	free(g.next);
	zz_arena_free(&g.scratch);
	zz_buf_free(&g.bytes);
}

void zz_open_items_free(struct zz_open_items *items)
{
	free(items->decisions.at);
	free(items->returned.at);
	free(items->offices.at);
	zz_register_free(&items->rectify);
	zz_arena_free(&items->arena);
	memset(items, 0, sizeof *items);
}
