/* What witnesses say of each other's chains (witness/cosign.h). */
#include "witness/observe_parts.h"

#include <stdlib.h>
#include <string.h>

static const struct zz_term why_other = {"the latter saw another one with that number",
										 "后者看到的这一号与此不同"},
							why_later = {"its time is after that at which the latter had seen it already",
										 "其时间晚于后者已看到它的时间"};

void observe_cosigned(struct observing *o, const struct zz_receipt *r)
{
	struct zz_str name = zz_str_sub(r->ref, sizeof ZZ_WITNESS_REF - 1, r->ref.n);
	if (r->records)
		*ZZ_PUSH(&o->cosigned) = (struct cosigned){.name = zz_arena_str(&o->out->arena, name),
												   .by = o->witness,
												   .seq = r->seq,
												   .count = r->records,
												   .time = observe_time(o, r),
												   .e_ms = observe_error(o, r),
												   .injected = r->clock == ZZ_CLOCK_INJECTED,
												   .last = r->content};
}

static void clash(struct observing *o, const struct cosigned *c, uint32_t seq, const struct zz_term *why)
{
	OBSERVE(o, "witness-clash", seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ATEXT("other", o->out->witnesses[c->by].name), ZZ_ANUM("seq", (long)seq),
			ZZ_ATERM("why", why));
}

/* False where it contradicts what is here. */
static bool agrees(struct observing *o, const struct cosigned *c, struct zz_buf *bytes)
{
	struct zz_error ignored = {0};
	struct zz_receipt r;
	enum zz_receipt_fault why;
	uint32_t seq = c->count - 1;
	if (zz_chain_get(&o->chain, seq, bytes, &ignored) || !zz_receipt_parse(zz_buf_view(bytes), &r) ||
		!zz_receipt_good(&r, seq, &o->keys, &why))
		return true; /* told as a bad receipt */
	int64_t ahead = observe_time(o, &r) - c->time;
	const struct zz_term *how = memcmp(&r.digest, &c->last, sizeof c->last)     ? &why_other
								: ahead * 1000 > c->e_ms + observe_error(o, &r) ? &why_later
																				: NULL;
	if (how)
		clash(o, c, seq, how);
	return !how;
}

static void note_cosigned(struct zz_witness_known *w, const struct cosigned *c)
{
	if (c->count <= w->cosigned)
		return;
	w->cosigned = c->count;
	w->cosigner = c->by;
	w->cosigned_at = c->time;
}

/* --- what is left of a chain that has a second truth --- */

/* For each number where the stretch begins in which every receipt names the one before it. */
static uint32_t *stretches(struct observing *o, uint32_t count)
{
	const struct zz_witness_known *w = &o->out->witnesses[o->witness];
	uint32_t *from = zz_malloc((count + (size_t)1) * sizeof *from);
	struct zz_buf bytes = {0};
	for (uint32_t seq = 0; seq < count; seq++) {
		struct zz_error ignored = {0};
		struct zz_receipt r;
		bool follows = seq && seq < w->ntimes && w->times[seq].good && w->times[seq - 1].good &&
					   !zz_chain_get(&o->chain, seq, &bytes, &ignored) &&
					   zz_receipt_parse(zz_buf_view(&bytes), &r) &&
					   memcmp(&r.prev, &w->times[seq - 1].digest, sizeof r.prev) == 0;
		from[seq] = follows ? from[seq - 1] : seq;
	}
	zz_buf_free(&bytes);
	return from;
}

/* The earliest cosigning of the chain that is here which reaches a number; NULL. One by a witness that has
 * signed two of its own proves nothing either. */
static const struct cosigned *vouching(const struct observing *o, const uint32_t *from, uint32_t seq)
{
	const struct zz_witness_known *w = &o->out->witnesses[o->witness];
	const struct cosigned *best = NULL;
	for (size_t i = 0; i < o->cosigned.n; i++) {
		const struct cosigned *c = &o->cosigned.at[i];
		uint32_t last = c->count - 1;
		if (!zz_str_eq(c->name, w->name) || c->by == o->witness ||
			c->seq >= o->out->witnesses[c->by].forked || last < seq || last >= w->ntimes ||
			from[last] > seq || !w->times[last].good ||
			memcmp(&w->times[last].digest, &c->last, sizeof c->last) != 0 || (best && best->time <= c->time))
			continue;
		best = c;
	}
	return best;
}

static void vouch(struct observing *o, const struct zz_observation *doubted, const struct cosigned *c)
{
	struct zz_observation at = *doubted;
	at.doubted = false;
	at.known = at.vouched = true;
	at.voucher = c->by;
	at.vouching = c->seq;
	at.injected = at.injected || c->injected;
	at.ahead = 0;
	at.time = c->time;
	at.e_ms = c->e_ms;
	at.latest_ms = c->time * 1000 + c->e_ms;
	*ZZ_PUSH(o->out) = at;
}

/* A stolen key, or a witness that takes something back, does not undo what another one saw of its chain
 * before. */
static void rescue(struct observing *o)
{
	struct zz_error ignored = {0};
	uint32_t *from = NULL;
	size_t n = o->out->n;
	for (size_t i = 0; i < n; i++) {
		const struct zz_observation *at = &o->out->at[i];
		if (at->witness != o->witness || !at->doubted)
			continue;
		from = from ? from : stretches(o, zz_chain_count(&o->chain, &ignored));
		const struct cosigned *c = vouching(o, from, at->seq);
		if (c)
			vouch(o, at, c);
	}
	free(from);
}

/* Of each witness the first that contradicts; and the last of which less is here than was seen. */
static void compare(struct observing *o)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_witness_known *w = &o->out->witnesses[o->witness];
	const struct cosigned *most = NULL;
	bool told = false;
	uint32_t here = zz_chain_count(&o->chain, &ignored);
	for (size_t i = 0; i < o->cosigned.n; i++) {
		const struct cosigned *c = &o->cosigned.at[i];
		if (!zz_str_eq(c->name, w->name) || c->by == o->witness)
			continue;
		if (c->count > here)
			most = !most || c->count > most->count ? c : most;
		else if (!told && agrees(o, c, &bytes))
			note_cosigned(w, c);
		else
			told = true;
	}
	if (most) {
		o->out->unsure = true;
		OBSERVE(o, "receipts-behind", most->count - 1, ZZ_ATEXT("witness", w->name),
				ZZ_ATEXT("other", o->out->witnesses[most->by].name), ZZ_ANUM("count", (long)most->count),
				ZZ_ATEXT("day", observe_day(o, most->time)), ZZ_ANUM("here", (long)here));
	}
	zz_buf_free(&bytes);
}

void observe_clashes(struct observing *o)
{
	for (o->witness = 0; o->cosigned.n && o->witness < o->out->nwitnesses; o->witness++) {
		struct zz_error ignored = {0};
		struct zz_buf memory = {0};
		zz_chain_open(&o->chain, o->g, o->out->witnesses[o->witness].name, &ignored);
		observe_keys(o, &memory);
		zz_clocks_read(&o->clocks, &o->chain, &o->keys, NULL, 0);
		compare(o);
		rescue(o);
		zz_clocks_free(&o->clocks);
		zz_keyring_free(&o->keys);
		zz_buf_free(&memory);
		zz_chain_close(&o->chain);
	}
}
