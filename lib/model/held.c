#include "model/held.h"

#include "model/amends.h"
#include "model/brief.h"

/* What a version says; of the record only day and corrections. */
struct version {
	bool readable;
	struct zz_sm3 digest;
	struct zz_record says;
};

struct holding {
	const struct zz_ledger *l;
	const struct zz_past *past;
	const struct zz_record *now;
	struct zz_arena arena;
	zz_day said;
};

static void read_version(struct holding *h, const struct zz_step *s, struct version *out)
{
	struct zz_briefs *b = h->l->briefs;
	struct zz_brief brief;
	*out = (struct version){.says = {.date = ZZ_NO_DAY, .end_date = ZZ_NO_DAY}};
	if (s->gone || !zz_brief_of(b, h->l->source, s->blob, &brief))
		return;
	out->readable = zz_brief_is_readable(&brief);
	out->digest = brief.digest;
	out->says.date = brief.date;
	out->says.end_date = brief.end_date;
	struct zz_amend *at = ZZ_NEWN(&h->arena, struct zz_amend, brief.namends + 1);
	for (uint32_t i = 0; i < brief.namends; i++) {
		const struct zz_brief_amend *from = &b->amends.at[brief.amends + i];
		at[i] = (struct zz_amend){.of = zz_intern_str(&b->words, from->of),
								  .reason = zz_intern_str(&b->words, from->reason)};
	}
	out->says.amends = (struct zz_list){at, brief.namends, true};
}

/* Whether the last correction of a text is among those that the present one lists. */
static bool is_listed(const struct holding *h, const struct zz_record *r)
{
	const struct zz_amend *last =
		r->amends.n ? (const struct zz_amend *)r->amends.at + r->amends.n - 1 : NULL;
	const struct zz_amend *at = h->now->amends.at;
	for (uint32_t i = 0; last && i < h->now->amends.n; i++)
		if (zz_amend_same(&at[i], last))
			return true;
	return false;
}

static void take_corrected(struct holding *h, const struct version *before, const struct zz_sm3 *straight,
						   const struct zz_record *r)
{
	if (before->readable && zz_record_end(&before->says) == h->said && is_listed(h, r) &&
		zz_amends_chain(&before->says, r, straight, &before->digest) == ZZ_CHAIN_VALID)
		h->said = zz_record_end(r);
}

/* The text that a step replaced, and the last one before it that can be read. */
static void read_before(struct holding *h, const struct zz_step *s, struct version *base,
						struct zz_sm3 *straight)
{
	*base = (struct version){.readable = false};
	for (bool next = true; s->nbefore && !base->readable; next = false) {
		s = &h->past->steps.at[h->past->befores.at[s->before]];
		read_version(h, s, base);
		if (next)
			*straight = base->digest;
	}
}

static void follow_corrections(struct holding *h, const struct zz_step *first)
{
	struct version v = {.readable = false}, before;
	struct zz_sm3 straight = {{0}};
	const struct zz_step *last = NULL;
	for (const struct zz_step *s = first; s; s = zz_step_next(h->past, s)) {
		last = s->gone ? last : s;
		read_version(h, s, &v);
		if (!v.readable || !s->nbefore)
			continue;
		read_before(h, s, &before, &straight);
		take_corrected(h, &before, &straight, &v.says);
	}
	if (!last)
		return;
	read_version(h, last, &v); /* of the folder: a correction that was not committed yet */
	take_corrected(h, &v, &v.digest, h->now);
}

zz_day zz_held_of(const struct zz_ledger *l, const struct zz_past *p, const struct zz_record *now,
				  const struct zz_step *first, const struct zz_step *entry)
{
	struct holding h = {.l = l, .past = p, .now = now};
	zz_day end = now->date == ZZ_NO_DAY ? ZZ_NO_DAY : zz_record_end(now);
	struct version v;
	if (end == ZZ_NO_DAY || !first->next)
		return end;
	read_version(&h, entry, &v);
	for (const struct zz_step *s = first; s && !v.readable; s = zz_step_next(p, s))
		read_version(&h, s, &v);
	h.said = v.readable && v.says.date != ZZ_NO_DAY ? zz_record_end(&v.says) : end;
	if (now->amends.n)
		follow_corrections(&h, first);
	zz_arena_free(&h.arena);
	return h.said < end ? h.said : end;
}
