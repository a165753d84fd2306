/* Orders to write a history anew (witness/redaction.h), for what other witnesses had seen of it. An order has
 * states by the numbers of its own witness; what another one saw is among them where the content digest that
 * it signed comes out, which nobody can make but with the very same texts; and what no state is, the listed
 * texts may still make (observe_between.c). */
#include "witness/observe_parts.h"
#include "witness/transfer.h"

#include <stdlib.h>
#include <string.h>

static void take(struct observing *o, const struct zz_receipt *r)
{
	struct zz_error ignored = {0};
	struct order order = {.witness = o->witness, .seq = r->seq};
	bool here = r->has_list && !zz_list_get(o->g, r->ledger, &r->list, &order.bytes, &ignored) &&
				zz_redaction_parse(zz_buf_view(&order.bytes), &order.list);
	if (here) {
		order.contents = zz_malloc((order.list.states.n + 1) * sizeof *order.contents);
		*ZZ_PUSH(&o->orders) = order;
		return;
	}
	zz_redaction_free(&order.list);
	zz_buf_free(&order.bytes);
}

static void look_through(struct observing *o)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	uint32_t count = zz_chain_count(&o->chain, &ignored);
	for (uint32_t seq = 0; seq < count; seq++) {
		struct zz_receipt r;
		enum zz_receipt_fault why;
		if (!zz_chain_get(&o->chain, seq, &bytes, &ignored) && zz_receipt_parse(zz_buf_view(&bytes), &r) &&
			r.cause == ZZ_CAUSE_REDACT && strcmp(r.ledger, o->asked->ledger) == 0 &&
			zz_receipt_good(&r, seq, &o->keys, &why))
			take(o, &r);
	}
	zz_buf_free(&bytes);
}

void observe_orders(struct observing *o)
{
	char lists[64];
	git_oid head;
	struct zz_error ignored = {0};
	struct zz_buf ref = {0};
	zz_buf_printf(&ref, "%s%.40s", ZZ_LIST_REF, o->asked->ledger);
	memcpy(lists, ref.data, ref.n + 1);
	zz_buf_free(&ref);
	if (o->out->nwitnesses < 2 || zz_ref_get(o->g, lists, &head, &ignored))
		return;
	for (o->witness = 0; o->witness < o->out->nwitnesses; o->witness++) {
		struct zz_buf memory = {0};
		zz_chain_open(&o->chain, o->g, o->out->witnesses[o->witness].name, &ignored);
		if (o->chain.begun) {
			observe_keys(o, &memory);
			look_through(o);
		}
		zz_keyring_free(&o->keys);
		zz_buf_free(&memory);
		zz_chain_close(&o->chain);
	}
	o->witness = 0;
}

void observe_orders_free(struct observing *o)
{
	for (size_t i = 0; i < o->orders.n; i++) {
		zz_redaction_free(&o->orders.at[i].list);
		zz_buf_free(&o->orders.at[i].bytes);
		free(o->orders.at[i].contents);
	}
	free(o->orders.at);
}

/* The same state as the one before it: most looks find nothing new. */
static bool again(const struct zz_redaction *list, size_t i)
{
	const struct zz_redacted_state *a = &list->states.at[i], *b = a - 1;
	if (!i || a->n != b->n || !git_oid_equal(&a->commit, &b->commit))
		return false;
	for (size_t k = 0; k < a->n; k++) {
		const struct zz_redacted_file *f = &list->files.at[a->first + k], *g = &list->files.at[b->first + k];
		if (!zz_str_eq(f->path, g->path) || f->mode != g->mode || f->gone != g->gone ||
			memcmp(&f->then, &g->then, sizeof f->then) != 0 || memcmp(&f->now, &g->now, sizeof f->now) != 0)
			return false;
	}
	return true;
}

/* What was seen then, for each state; zeros where it does not come out. */
static void reckon(struct observing *o, struct order *order)
{
	order->reckoned = true;
	for (size_t i = 0; i < order->list.states.n; i++) {
		const struct zz_redacted_state *state = &order->list.states.at[i];
		struct zz_seen_tree tree = {.records = 0};
		struct zz_sm3 content;
		if (again(&order->list, i)) {
			order->contents[i] = order->contents[i - 1];
			continue;
		}
		if (!git_odb_exists(o->g->odb, &state->commit))
			continue;
		zz_seen_read(&tree, o->g, &state->commit, &o->digests);
		if (zz_redaction_content(&order->list, state, &tree, &content))
			order->contents[i] = content;
		zz_seen_free(&tree);
	}
}

static const struct zz_redacted_state *state_of(const struct order *order, const struct zz_sm3 *content)
{
	for (size_t i = 0; i < order->list.states.n; i++)
		if (memcmp(&order->contents[i], content, sizeof *content) == 0)
			return &order->list.states.at[i];
	return NULL;
}

/* Who has brought the keys of one witness takes no order of another whose keys are the branch's own to say.
 */
static bool may_order(const struct observing *o, const struct order *order)
{
	return order->witness != o->witness &&
		   (o->out->witnesses[order->witness].held || !o->out->witnesses[o->witness].held);
}

static void take_state(struct observing *o, const git_oid *commit, uint32_t order, struct zz_observation *out)
{
	out->set = observe_commit(o, commit)->set;
	out->in_history = zz_commits_find(&o->history, commit) != NULL;
	out->ordered = order;
}

/* The newest order whose texts make it. */
static bool find_between(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	bool again = memcmp(&o->between.content, &r->content, sizeof r->content) == 0;
	if (!again)
		o->between.order = 0;
	o->between.content = r->content;
	for (size_t i = o->orders.n; !again && i-- > 0 && !o->between.order;)
		if (may_order(o, &o->orders.at[i]) &&
			observe_between(o, &o->orders.at[i].list, r, &o->between.commit))
			o->between.order = (uint32_t)i + 1;
	uint32_t order = o->between.order;
	if (!order || !may_order(o, &o->orders.at[order - 1]))
		return false;
	take_state(o, &o->between.commit, order, out);
	return true;
}

bool observe_ordered(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	for (size_t i = o->orders.n; i-- > 0;) {
		struct order *order = &o->orders.at[i];
		if (!may_order(o, order))
			continue;
		if (!order->reckoned)
			reckon(o, order);
		const struct zz_redacted_state *state = state_of(order, &r->content);
		if (!state)
			continue;
		take_state(o, &state->commit, (uint32_t)i + 1, out);
		return true;
	}
	return find_between(o, r, out);
}

/* What this witness saw before was carried over by an order of another, and what it sees now goes on from
 * there. */
bool observe_by_order(struct observing *o, const struct zz_receipt *r, const struct zz_observation *now)
{
	const struct zz_observation *before = NULL;
	for (size_t i = o->out->n; i-- > 0 && !before;)
		before = o->out->at[i].witness == o->witness ? &o->out->at[i] : NULL;
	if (!before || !before->ordered || !before->in_history || !now->in_history)
		return false;
	const struct order *order = &o->orders.at[before->ordered - 1];
	OBSERVE(o, "redacted-by-another", r->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ANUM("seq", (long)r->seq), ZZ_ATEXT("day", observe_day(o, r->time)),
			ZZ_ATEXT("other", o->out->witnesses[order->witness].name), ZZ_ANUM("order", (long)order->seq),
			ZZ_ATEXT("document", zz_arena_str(&o->out->arena, order->list.document)));
	return true;
}
