/* genesis.yaml, by whose bytes a ledger is known: what was witnessed names it (witness/seen.h). It never
 * changes once records are there; where a commit changed it, receipts of before are those of another ledger.
 */
#include "audit/audit_parts.h"

#include <string.h>

enum { ID_SHOWN = 8 };

/* The front of the id that these bytes give a ledger. */
static struct zz_str id_of(struct zz_auditing *w, const struct zz_step *s)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	struct zz_str id = ZZ_STR("-");
	if (s && !s->gone && !zz_source_blob(w->l->source, s->blob, ZZ_YAML_BYTES, &bytes, &ignored)) {
		struct zz_sm3 digest = zz_sm3(zz_buf_view(&bytes));
		id = zz_arena_printf(&w->a->arena, "%.*s", ID_SHOWN, zz_sm3_text(&digest, text) + sizeof "sm3:" - 1);
	}
	zz_buf_free(&bytes);
	return id;
}

static bool same(const struct zz_step *a, const struct zz_step *b)
{
	return a->gone == b->gone && (a->gone || memcmp(a->blob, b->blob, sizeof a->blob) == 0);
}

/* Whether the file was like that at some time before a step. */
static bool was_before(const struct zz_past *p, const struct zz_step *first, const struct zz_step *s,
					   const struct zz_step *like)
{
	for (; first != s; first = zz_step_next(p, first))
		if (!first->gone && same(first, like))
			return true;
	return false;
}

/* Until then the ledger was known to nobody. */
static bool had_records(const struct zz_past *p, const struct zz_step *s)
{
	for (const struct zz_step *k = p->steps.at; k < s; k++)
		if (k->commit != s->commit && zz_str_starts(zz_intern_str(&p->paths, k->path), "records/"))
			return true;
	return false;
}

static void tell(struct zz_auditing *w, const struct zz_step *before, const struct zz_step *s, bool restored)
{
	const struct zz_commit *c = zz_step_commit(&w->a->past, s);
	struct zz_str hex = zz_audit_hex(w, c->id);
	struct zz_finding *f = ZZ_AUDIT_FILE(
		w, restored ? ZZ_HF_GENESIS_RESTORED : ZZ_HF_GENESIS, ZZ_STR("genesis.yaml"),
		ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(c))), ZZ_ATEXT("who", zz_audit_who(w, c)),
		ZZ_ATEXT("commit", hex), ZZ_ATEXT("before", id_of(w, before)), ZZ_ATEXT("after", id_of(w, s)));
	f->part = hex;
}

/* Another line of history that begins with one of its own is told as such (second-beginning). */
void zz_audit_genesis(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	const struct zz_step *first = zz_past_first(p, ZZ_STR("genesis.yaml")), *before = first, *now = first;
	for (const struct zz_step *s = first; s; s = zz_step_next(p, s))
		now = s;
	for (const struct zz_step *s = first ? zz_step_next(p, first) : NULL; s; s = zz_step_next(p, s)) {
		bool own = !zz_step_brought(s) || !zz_step_commit(p, s)->root;
		if (own && had_records(p, s) && !was_before(p, first, s, s))
			tell(w, before, s, was_before(p, first, s, now));
		before = s->gone ? before : s;
	}
}
