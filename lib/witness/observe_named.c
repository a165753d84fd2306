/* Receipts that commits name (witness/named.h) and that are not here: whoever made such a commit had them. A
 * chain that lacks its end is whole by itself, and only so can be told from one that goes no further. */
#include "witness/observe_parts.h"

#include "witness/named.h"

#include <stdlib.h>
#include <string.h>

struct lacking {
	const struct zz_commit *behind,
		*other;         /* the first commit that names the last receipt; that names another one */
	uint32_t last, seq; /* the number of either */
};

/* Of two truths of one witness it is told that there are two. */
static bool is_forked(const struct observing *o, uint32_t witness, uint32_t seq)
{
	for (size_t i = 0; i < o->out->forks.n; i++)
		if (o->out->forks.at[i].witness == witness && o->out->forks.at[i].seq <= seq)
			return true;
	return false;
}

static void note(struct observing *o, struct lacking *all, const struct zz_commit *c,
				 const struct zz_named_receipt *named)
{
	uint32_t i = 0;
	while (i < o->out->nwitnesses && !zz_str_eq(o->out->witnesses[i].name, named->name))
		i++;
	if (i == o->out->nwitnesses)
		return;
	const struct zz_witness_known *w = &o->out->witnesses[i];
	const struct zz_receipt_time *here = named->seq < w->ntimes ? &w->times[named->seq] : NULL;
	struct lacking *l = &all[i];
	if (!here && (!l->behind || named->seq > l->last)) {
		l->behind = c;
		l->last = named->seq;
	}
	if (here && here->good && !l->other && memcmp(&here->digest, &named->digest, sizeof here->digest) != 0 &&
		!is_forked(o, i, named->seq)) {
		l->other = c;
		l->seq = named->seq;
	}
}

static void look(struct observing *o, struct lacking *all)
{
	struct zz_buf message = {0};
	for (size_t i = 0; i < o->history.norder; i++) {
		const struct zz_commit *c = &o->history.at[o->history.order[i]].commit;
		struct zz_error ignored = {0};
		struct zz_named_receipt named;
		if (zz_source_message(o->source, c->id, &message, &ignored))
			continue;
		struct zz_str rest = zz_buf_view(&message);
		while (zz_named_next(&rest, &named))
			note(o, all, c, &named);
	}
	zz_buf_free(&message);
}

static void tell(struct observing *o, const char *id, const struct zz_commit *c, uint32_t seq)
{
	struct zz_buf who = {0};
	struct zz_error ignored = {0};
	const struct zz_witness_known *w = &o->out->witnesses[o->witness];
	zz_source_author(o->source, c->id, &who, &ignored);
	o->out->unsure = true;
	OBSERVE(o, id, seq, ZZ_ATEXT("witness", w->name), ZZ_ANUM("seq", (long)seq),
			ZZ_ATEXT("commit", zz_arena_printf(&o->out->arena, "%02x%02x%02x%02x", c->id[0], c->id[1],
											   c->id[2], c->id[3])),
			ZZ_ATEXT("day", observe_day(o, zz_commit_claim(c))),
			ZZ_ATEXT("who", zz_arena_str(&o->out->arena, zz_buf_view(&who))),
			ZZ_ANUM("here", (long)w->ntimes));
	zz_buf_free(&who);
}

void observe_named(struct observing *o)
{
	struct lacking *all = zz_malloc((o->out->nwitnesses + 1) * sizeof *all);
	look(o, all);
	for (o->witness = 0; o->witness < o->out->nwitnesses; o->witness++) {
		const struct lacking *l = &all[o->witness];
		if (l->behind)
			tell(o, "receipts-short", l->behind, l->last);
		if (l->other)
			tell(o, "receipt-other", l->other, l->seq);
	}
	free(all);
}
