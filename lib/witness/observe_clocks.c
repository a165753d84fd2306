/* Receipts that were signed while the witness' clock was ahead (witness/clocks.h). */
#include "witness/observe_parts.h"

#include "base/message.h"

enum { SECOND = 1000, TWO_DAYS = 2 * 24 * 60 * 60 * 1000 };

static const struct zz_term whose[2] = {
	{"whose keys the policy before names", "所依据的是此前口径所列公钥"},
	{"whose keys you brought", "您已提供其公钥"},
};

void observe_clocks(struct observing *o)
{
	struct zz_witness_known *w = &o->out->witnesses[o->witness];
	zz_clocks_read(&o->clocks, &o->chain, &o->keys, o->asked->keys, o->asked->nkeys);
	for (size_t i = 0; i < o->clocks.n; i++) {
		const struct zz_clock_change *c = &o->clocks.at[i];
		w->reclocks++;
		OBSERVE(o, "clock-corrected", c->seq, ZZ_ATEXT("witness", w->name),
				ZZ_ANUM("seconds", (long)c->ahead), ZZ_ANUM("since", (long)c->since),
				ZZ_ANUM("until", (long)c->seq - 1), ZZ_ANUM("seq", (long)c->seq),
				ZZ_ATEXT("day", observe_day(o, c->time)),
				ZZ_ATEXT("document", zz_arena_str(&o->out->arena, zz_str(c->document))),
				ZZ_ATERM("whose", &whose[c->held]));
	}
}

/* Of a name that no chain has, but that a policy calls an officer's. */
void observe_officers(struct observing *o)
{
	for (size_t i = 0; i < o->policies.n; i++) {
		const struct zz_policy *p = &o->policies.at[i];
		const uint32_t *names = p->file.officers.at;
		for (uint32_t k = 0; k < p->file.officers.n; k++) {
			struct zz_vkey key;
			bool good = zz_vkey_parse(zz_intern_str(&p->words, names[k]), &key);
			for (size_t w = 0; good && w < o->out->nwitnesses; w++) {
				struct zz_witness_known *known = &o->out->witnesses[w];
				known->officer =
					known->officer || (!known->named && !known->receipts && zz_str_eq(known->name, key.name));
			}
		}
	}
}

int64_t observe_time(const struct observing *o, const struct zz_receipt *r)
{
	const struct zz_clock_change *c = zz_clocks_about(&o->clocks, r->seq);
	return r->time - (c ? c->ahead : 0);
}

int64_t observe_error(const struct observing *o, const struct zz_receipt *r)
{
	const struct zz_clock_change *c = zz_clocks_about(&o->clocks, r->seq);
	int64_t own = zz_receipt_error(r), least = !c ? 0 : c->e_ms > TWO_DAYS ? c->e_ms : TWO_DAYS;
	return own > least ? own : least;
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* By the stamp it counts with the error of then, as it did before anybody corrected it: else taking the
 * correction away would make it prove more. */
void observe_ahead(const struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	const struct zz_clock_change *c = zz_clocks_about(&o->clocks, r->seq);
	out->latest_ms = r->time * SECOND + zz_receipt_error(r);
	if (!c)
		return;
	out->ahead = c->ahead;
	out->reclocked = c->seq;
	if (c->held)
		out->latest_ms = earlier(out->latest_ms, out->time * SECOND + out->e_ms);
	out->latest_ms = earlier(out->latest_ms, c->time * SECOND + c->e_ms);
}
