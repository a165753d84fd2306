/* What witnesses say of each other's chains (witness/cosign.h). */
#include "witness/observe_parts.h"

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
		zz_clocks_free(&o->clocks);
		zz_keyring_free(&o->keys);
		zz_buf_free(&memory);
		zz_chain_close(&o->chain);
	}
}
