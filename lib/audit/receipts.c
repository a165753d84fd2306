/* The receipts that commits name (witness/named.h): a commit is younger than what it
 * names, whatever its own clock said (provenance 1.1, row 3). Told where the own clock matters: not of what a
 * receipt shows to have been there in time. */
#include "audit/audit_parts.h"
#include "witness/named.h"

#include <string.h>

static const struct zz_receipt_time *find(const struct zz_audit *a, const struct zz_named_receipt *named)
{
	for (size_t i = 0; i < a->witnessed.seen.nwitnesses; i++) {
		const struct zz_witness_known *w = &a->witnessed.seen.witnesses[i];
		if (zz_str_eq(w->name, named->name) && named->seq < w->ntimes && w->times[named->seq].good &&
			memcmp(&w->times[named->seq].digest, &named->digest, sizeof named->digest) == 0)
			return &w->times[named->seq];
	}
	return NULL;
}

/* A day, because two computers are never quite alike (DESIGN, as for a clock that runs back). */
static void one_commit(struct zz_auditing *w, const struct zz_record *r, const struct zz_commit *c,
					   struct zz_str message)
{
	enum { DAY = 86400 };
	struct zz_named_receipt named;
	while (zz_named_next(&message, &named)) {
		const struct zz_receipt_time *t = find(w->a, &named);
		if (!t || t->time - c->committer <= DAY)
			continue;
		ZZ_AUDIT_RECORD(w, ZZ_HF_RECEIPT_LATER, r, (struct zz_str){0},
						ZZ_ATEXT("commit", zz_audit_hex(w, c->id)),
						ZZ_ATEXT("time", zz_audit_moment(w, c->committer)), ZZ_ANUM("seq", (long)named.seq),
						ZZ_ATEXT("witness", zz_arena_str(&w->a->arena, named.name)),
						ZZ_ATEXT("signed", zz_audit_moment(w, t->time)));
		return;
	}
}

static bool in_time(const struct zz_timing *t)
{
	return t->verdict == ZZ_TIME_ON_TIME || t->verdict == ZZ_TIME_INCOMPLETE ||
		   t->verdict == ZZ_TIME_PRE_WRITTEN || t->verdict == ZZ_TIME_IMPORTED;
}

void zz_audit_receipts(struct zz_auditing *w)
{
	struct zz_audit *a = w->a;
	struct zz_buf message = {0};
	struct zz_error ignored = {0};
	for (uint32_t i = 0; a->witnessed.at && i < w->l->nrecords; i++) {
		if (!a->witnessed.at[i].judged || in_time(&a->witnessed.at[i].timing))
			continue;
		const struct zz_commit *c = &a->past.commits.at[a->entries.at[i].index];
		if (!c->injected && !zz_source_message(w->l->source, c->id, &message, &ignored))
			one_commit(w, zz_record_nth(w->l, i), c, zz_buf_view(&message));
	}
	zz_buf_free(&message);
}
