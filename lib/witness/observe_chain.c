/* One chain, receipt after receipt. */
#include "witness/observe_parts.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

void observe_finding(struct observing *o, const char *id, uint32_t seq, const struct zz_arg *args, size_t n)
{
	const struct zz_finding_def *def = zz_witness_findings;
	while (strcmp(def->id, id) != 0)
		def++;
	struct zz_finding *f = zz_finding_add(&o->out->findings, def, args, n);
	f->owner = ZZ_STR("unit");
	f->path = ZZ_STR("zzsh.yaml");
	f->part =
		zz_arena_printf(&o->out->arena, "%.*s.%u", ZZ_FMT(o->out->witnesses[o->witness].name), (unsigned)seq);
	zz_finding_seal(f);
}

static void bad(struct observing *o, uint32_t seq, enum zz_receipt_fault why)
{
	enum { TOLD_MOST = 200 }; /* a chain that somebody made up may lack a million */
	o->out->unsure = true;
	if (o->bad++ >= TOLD_MOST)
		return;
	OBSERVE(o, "bad-receipt", seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ANUM("seq", (long)seq), ZZ_ATERM("why", &zz_fault_terms[why]));
}

static void fork_at(struct observing *o, uint32_t seq)
{
	o->forked = seq < o->forked ? seq : o->forked;
	OBSERVE(o, "witness-fork", seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ANUM("seq", (long)seq));
}

/* A receipt as it stands in the chain. */
struct link {
	struct zz_sm3 prev, digest;
	int64_t time; /* corrected */
	bool good, own, cosigns, reclocks;
	uint8_t why; /* not good */
};

/* Whether the receipt behind it was seen to be good and names it: then the witness has signed it along with
 * that one. What is about this ledger, or another chain, is verified by its own signatures all the same. */
static bool vouched(const struct link *links, uint32_t seq, uint32_t count)
{
	return seq + 1 < count && links[seq + 1].good && !links[seq].own && !links[seq].cosigns &&
		   memcmp(&links[seq + 1].prev, &links[seq].digest, sizeof links->prev) == 0;
}

static void look(struct observing *o, struct link *links, uint32_t seq, uint32_t count, struct zz_buf *bytes)
{
	struct zz_error ignored = {0};
	struct zz_receipt r;
	enum zz_receipt_fault why = ZZ_FAULT_FORM;
	struct link *l = &links[seq];
	bool absent = zz_chain_get(&o->chain, seq, bytes, &ignored) != 0;
	bool formed = !absent && zz_receipt_parse(zz_buf_view(bytes), &r);
	if (formed) {
		l->prev = r.prev;
		l->digest = r.digest;
		l->time = observe_time(o, &r);
		l->own = strcmp(r.ledger, o->asked->ledger) == 0;
		l->cosigns = r.cause == ZZ_CAUSE_COSIGN;
		l->reclocks = r.cause == ZZ_CAUSE_CLOCK;
		bool ours = zz_str_eq(r.witness, o->out->witnesses[o->witness].name) && r.seq == seq;
		l->good = (ours && vouched(links, seq, count)) || zz_receipt_good(&r, seq, &o->keys, &why);
	}
	if (formed && l->good && l->own && r.cause == ZZ_CAUSE_REDACT)
		observe_redaction(o, &r);
	l->why = absent ? ZZ_FAULT_ABSENT : why;
}

/* Signed, and yet it follows another than the one that stands before it, which was signed as well. */
static bool forks(const struct link *links, uint32_t seq)
{
	if (seq == 0)
		return !zz_sm3_zero(&links[0].prev);
	return links[seq - 1].good && memcmp(&links[seq].prev, &links[seq - 1].digest, sizeof links->prev) != 0;
}

static void lost(struct observing *o, uint32_t seq)
{
	*ZZ_PUSH(o->out) = (struct zz_observation){.witness = o->witness,
											   .seq = seq,
											   .time = o->out->witnesses[o->witness].last,
											   .latest_ms = o->out->witnesses[o->witness].last * 1000,
											   .cause = ZZ_CAUSE_SCAN,
											   .relation = ZZ_HEAD_UNKNOWN,
											   .lost = true,
											   .state = o->out->state};
}

/* False where nothing of it counts. */
static bool take(struct observing *o, const struct link *links, uint32_t seq, struct zz_buf *bytes)
{
	struct zz_witness_known *w = &o->out->witnesses[o->witness];
	const struct link *l = &links[seq];
	struct zz_error ignored = {0};
	struct zz_receipt r;
	if (l->good && forks(links, seq)) {
		o->out->unsure = true; /* the one that it follows is not here */
		fork_at(o, seq ? seq - 1 : 0);
	}
	bool clock = l->good && l->reclocks && !zz_clocks_made(&o->clocks, seq);
	if (!l->good || clock || (w->receipts && l->time < w->last)) {
		bad(o, seq, clock ? ZZ_FAULT_CLOCK : l->good ? ZZ_FAULT_TIME : (enum zz_receipt_fault)l->why);
		return false;
	}
	w->last = l->time;
	w->receipts++;
	w->times[seq] =
		(struct zz_receipt_time){l->digest, l->time, true, zz_clocks_about(&o->clocks, seq) != NULL};
	if ((!l->own && !l->cosigns) || zz_chain_get(&o->chain, seq, bytes, &ignored) ||
		!zz_receipt_parse(zz_buf_view(bytes), &r))
		return true;
	if (l->cosigns)
		observe_cosigned(o, &r);
	else
		observe_receipt(o, &r);
	return true;
}

/* --- another state of the chain, which sync kept when the witness took receipts back --- */

static void compare(struct observing *o, struct zz_chain *other, uint32_t count)
{
	struct zz_buf mine = {0}, theirs = {0};
	struct zz_error ignored = {0};
	struct zz_receipt r;
	enum zz_receipt_fault why;
	for (uint32_t seq = 0; seq < count; seq++) {
		int a = zz_chain_get(&o->chain, seq, &mine, &ignored),
			b = zz_chain_get(other, seq, &theirs, &ignored);
		if (b || (!a && zz_str_eq(zz_buf_view(&mine), zz_buf_view(&theirs))))
			continue;
		if (!zz_receipt_parse(zz_buf_view(&theirs), &r) || !zz_receipt_good(&r, seq, &o->keys, &why))
			continue;
		fork_at(o, seq);
		*ZZ_PUSH(&o->out->forks) =
			(struct zz_fork){o->witness, seq, zz_arena_str(&o->out->arena, zz_buf_view(&mine)),
							 zz_arena_str(&o->out->arena, zz_buf_view(&theirs))};
		break;
	}
	zz_buf_free(&mine);
	zz_buf_free(&theirs);
}

static void compare_all(struct observing *o)
{
	struct zz_str name = o->out->witnesses[o->witness].name;
	git_reference_iterator *refs = NULL;
	struct zz_buf glob = {0};
	const char *ref;
	zz_buf_printf(&glob, "refs/zzsh/forked/%.*s/*", ZZ_FMT(name));
	if (git_reference_iterator_glob_new(&refs, o->g->repo, glob.data) == 0)
		while (git_reference_next_name(&ref, refs) == 0) {
			struct zz_chain other;
			struct zz_error ignored = {0};
			zz_chain_open_at(&other, o->g, name, ref, &ignored);
			if (other.begun)
				compare(o, &other, zz_chain_count(&other, &ignored));
			zz_chain_close(&other);
		}
	git_reference_iterator_free(refs);
	zz_buf_free(&glob);
}

/* Of two truths of one witness neither proves anything, from the number on at which they part. */
static void disbelieve(struct observing *o)
{
	for (size_t i = 0; i < o->out->n; i++) {
		struct zz_observation *at = &o->out->at[i];
		if (at->witness != o->witness || at->seq < o->forked)
			continue;
		at->doubted = at->known;
		at->known = false;
	}
}

void observe_chain(struct observing *o)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	uint32_t count = zz_chain_count(&o->chain, &ignored);
	o->bad = 0;
	o->forked = UINT32_MAX;
	struct link *links = zz_malloc((count + (size_t)1) * sizeof *links);
	for (uint32_t seq = count; seq-- > 0;)
		look(o, links, seq, count, &bytes);
	o->out->witnesses[o->witness].times = ZZ_NEWN(&o->out->arena, struct zz_receipt_time, (size_t)count + 1);
	o->out->witnesses[o->witness].ntimes = count;
	bool before = true;
	for (uint32_t seq = 0; seq < count; seq++) {
		bool now = take(o, links, seq, &bytes);
		if (!now && before)
			lost(o, seq);
		before = now;
	}
	compare_all(o);
	disbelieve(o);
	o->out->witnesses[o->witness].forked = o->forked;
	observe_redactions_free(o);
	free(links);
	zz_buf_free(&bytes);
}
