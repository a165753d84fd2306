#include "witness/observe_parts.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

static struct zz_str name_of(struct zz_str item)
{
	ptrdiff_t plus = zz_str_chr(item, '+');
	return plus < 0 ? item : zz_str_sub(item, 0, (size_t)plus);
}

/* Each name once. */
static void list_items(struct zz_observations *out, const struct zz_str *items, size_t n, bool named,
					   bool former)
{
	for (size_t i = 0; i < n; i++) {
		struct zz_str name = name_of(zz_str_trim(items[i]));
		bool known = !zz_witness_name(name);
		for (size_t k = 0; k < out->nwitnesses; k++)
			known = known || zz_str_eq(out->witnesses[k].name, name);
		if (!known)
			out->witnesses[out->nwitnesses++] =
				(struct zz_witness_known){.name = zz_arena_str(&out->arena, name),
										  .named = named,
										  .former = former,
										  .forked = UINT32_MAX};
	}
}

/* In the order in which zzsh.yaml has them, or had them, then those whose keys who asks brought. */
static void list_witnesses(struct observing *o)
{
	const struct zz_witness_asked *asked = o->asked;
	o->out->witnesses =
		ZZ_NEWN(&o->out->arena, struct zz_witness_known, asked->nnamed + asked->nformer + asked->nkeys + 1);
	list_items(o->out, asked->named, asked->nnamed, true, false);
	list_items(o->out, asked->former, asked->nformer, false, true);
	list_items(o->out, asked->keys, asked->nkeys, false, false);
}

static void note_change(struct observing *o, struct zz_witness_known *w, const struct zz_vkey *keys, size_t n)
{
	struct zz_buf text = {0};
	for (size_t i = 0; i < n; i++) {
		zz_buf_clear(&text);
		zz_vkey_text(&text, &keys[i]);
		w->turned[w->nturned++] = zz_arena_str(&o->out->arena, zz_buf_view(&text));
	}
	zz_buf_free(&text);
}

static void note_changes(struct observing *o, struct zz_witness_known *w)
{
	size_t n = o->keys.changes.n;
	w->rekeyed = false;
	w->nturned = 0;
	w->turned = ZZ_NEWN(&o->out->arena, struct zz_str, n * 2 * ZZ_KEY_KINDS + 1);
	for (size_t i = 0; i < n; i++) {
		const struct zz_key_change *c = &o->keys.changes.at[i];
		if (!c->trusted)
			continue;
		w->rekeyed = true;
		note_change(o, w, c->before, c->nbefore);
		note_change(o, w, c->after, c->nafter);
	}
}

/* Those that were named by who asks; else those of zzsh.yaml; else what the chain says of itself. */
void observe_keys(struct observing *o, struct zz_buf *memory)
{
	struct zz_witness_known *w = &o->out->witnesses[o->witness];
	zz_keyring_pin(&o->keys, w->name, o->asked->keys, o->asked->nkeys);
	w->held = o->keys.npinned > 0;
	if (!w->held)
		zz_keyring_pin(&o->keys, w->name, w->former ? o->asked->former : o->asked->named,
					   w->former ? o->asked->nformer : o->asked->nnamed);
	w->pinned = o->keys.npinned > 0;
	zz_keyring_read(&o->keys, &o->chain, memory);
	note_changes(o, w);
}

static bool is_held(const struct observing *o, struct zz_str name)
{
	for (size_t i = 0; i < o->asked->nkeys; i++)
		if (zz_str_eq(name_of(zz_str_trim(o->asked->keys[i])), name))
			return true;
	return false;
}

static void read_witness(struct observing *o)
{
	struct zz_error ignored = {0};
	struct zz_buf memory = {0};
	struct zz_witness_known *w = &o->out->witnesses[o->witness];
	w->held = is_held(o, w->name);
	zz_chain_open(&o->chain, o->g, w->name, &ignored);
	if (o->chain.begun) {
		observe_keys(o, &memory);
		observe_clocks(o);
		observe_chain(o);
		observe_stamps(o);
	}
	zz_clocks_free(&o->clocks);
	zz_keyring_free(&o->keys);
	zz_buf_free(&memory);
	/* None that verifies is as good as none. */
	if (!w->receipts && (w->named || (w->former && w->held)))
		o->out->unsure = true;
	zz_chain_close(&o->chain);
}

/* Receipts of other ledgers, or about other chains, are none of this one. */
static bool lacks_own(const struct zz_observations *out)
{
	bool named = false;
	for (size_t i = 0; i < out->nwitnesses; i++) {
		if (out->witnesses[i].own)
			return false;
		named = named || out->witnesses[i].named;
	}
	return named;
}

static int load_history(struct observing *o)
{
	const char *commit = zz_source_commit(o->source);
	o->has_head = *commit && git_oid_fromstr(&o->head, commit) == 0;
	if (!o->has_head)
		return ZZ_OK;
	return zz_commits_load(&o->history, o->g, &o->head, zz_source_shallow(o->source), o->e);
}

static void free_observing(struct observing *o)
{
	for (size_t i = 0; i < o->policies.n; i++)
		zz_policy_free(&o->policies.at[i]);
	free(o->policies.at);
	free(o->states.at);
	free(o->states.slots);
	free(o->codes);
	free(o->cosigned.at);
	observe_orders_free(o);
	zz_digests_free(&o->digests);
	zz_commits_free(&o->history);
}

int zz_observations_read(struct zz_observations *out, struct zz_source *s,
						 const struct zz_witness_asked *asked, struct zz_error *e)
{
	struct observing o = {.out = out, .asked = asked, .source = s, .e = e};
	*out = (struct zz_observations){0};
	out->findings.arena = &out->arena;
	out->state = zz_malloc(sizeof *out->state);
	list_witnesses(&o);
	if (!out->nwitnesses)
		return ZZ_OK;
	if (!zz_source_has_git(s)) {
		out->unsure = out->witnesses[0].named;
		return ZZ_OK;
	}
	o.g = zz_source_git(s);
	int rc = load_history(&o);
	if (!rc)
		observe_orders(&o);
	for (; !rc && o.witness < out->nwitnesses; o.witness++)
		read_witness(&o);
	observe_officers(&o);
	out->unsure = out->unsure || lacks_own(out);
	if (!rc)
		observe_history(&o);
	if (!rc)
		observe_clashes(&o);
	if (!rc)
		observe_named(&o);
	zz_versions_order(&out->state->versions);
	free_observing(&o);
	return rc;
}

void zz_observations_free(struct zz_observations *o)
{
	if (o->state)
		zz_versions_free(&o->state->versions);
	free(o->state);
	free(o->at);
	free(o->findings.at);
	free(o->forks.at);
	free(o->stamps.at);
	free(o->approved.at);
	free(o->policies.at);
	zz_arena_free(&o->arena);
	*o = (struct zz_observations){0};
}

enum zz_seen zz_observation_has(const struct zz_observation *o, const struct zz_sm3 *record,
								const struct zz_sm3 *bytes)
{
	bool any, same;
	if (!o->known)
		return ZZ_SEEN_UNKNOWN;
	zz_versions_ask(&o->state->versions, o->set, record, bytes, &any, &same);
	return same ? ZZ_SEEN_THIS : any ? ZZ_SEEN_OTHER : ZZ_SEEN_NONE;
}

enum zz_seen zz_observation_holds(const struct zz_observation *o, struct zz_str record,
								  const struct zz_sm3 *bytes)
{
	struct zz_sm3 id = zz_sm3(record);
	return zz_observation_has(o, &id, bytes);
}

const struct zz_witness_policy *zz_observation_policy(const struct zz_observations *all,
													  const struct zz_observation *o)
{
	for (size_t i = 0; i < all->policies.n; i++)
		if (memcmp(&all->policies.at[i].digest, &o->policy, sizeof o->policy) == 0)
			return &all->policies.at[i];
	return NULL;
}
