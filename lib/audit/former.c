/* Witnesses, and keys of theirs, that were taken out of zzsh.yaml. What a witness signed is read on by the
 * key of then; who took it out, and when, is told. A key that the witness itself replaced by another (zzsh
 * witness rekey) may go: its chain says so. */
#include "audit/audit_parts.h"
#include "witness/key.h"

#include <stdlib.h>
#include <string.h>

static struct zz_str name_of(struct zz_str item)
{
	ptrdiff_t plus = zz_str_chr(item, '+');
	return plus < 0 ? item : zz_str_sub(item, 0, (size_t)plus);
}

/* --- what zzsh.yaml said --- */

/* The list of witnesses in a version; *readable: it can be told. */
static const struct zz_node *list_of(struct zz_auditing *w, const struct zz_step *s, bool *readable)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	struct zz_findings none = {.arena = &w->scratch};
	const struct zz_node *root = NULL, *list = NULL;
	if (!s->gone && !zz_source_blob(w->l->source, s->blob, ZZ_YAML_BYTES, &bytes, &ignored))
		root = zz_yaml_parse(zz_arena_str(&w->scratch, zz_buf_view(&bytes)), ZZ_STR("zzsh.yaml"), &w->scratch,
							 &none);
	zz_buf_free(&bytes);
	free(none.at);
	*readable = root && root->kind == ZZ_MAP;
	if (*readable)
		list = zz_node_get(root, "见证");
	if (*readable && !list)
		list = zz_node_get(root, "witnesses");
	return list && list->kind == ZZ_SEQ ? list : NULL;
}

static bool has(const struct zz_node *list, struct zz_str item, bool by_name)
{
	ZZ_EACH(child, list)
	{
		struct zz_str other = zz_str_trim(child->text);
		if (zz_str_eq(by_name ? name_of(other) : other, item))
			return true;
	}
	return false;
}

static bool has_now(const struct zz_auditing *w, struct zz_str item, bool by_name)
{
	const uint32_t *at = w->l->unit.witnesses.at;
	for (size_t i = 0; i < w->l->unit.witnesses.n; i++) {
		struct zz_str other = zz_str_trim(zz_intern_str(&w->l->words, at[i]));
		if (zz_str_eq(by_name ? name_of(other) : other, item))
			return true;
	}
	return false;
}

static struct zz_removal *removal_of(struct zz_auditing *w, struct zz_str item)
{
	for (size_t i = 0; i < w->removed.n; i++)
		if (zz_str_eq(w->removed.at[i].item, item))
			return &w->removed.at[i];
	return NULL;
}

static void collect(struct zz_auditing *w, const struct zz_node *list)
{
	ZZ_EACH(child, list)
	{
		struct zz_str item = zz_str_trim(child->text);
		bool whole = zz_str_eq(item, name_of(item)); /* a name alone is no key that could be missed */
		if (!item.n || has_now(w, item, false) || (whole && has_now(w, item, true)) || removal_of(w, item))
			continue;
		*ZZ_PUSH(&w->removed) = (struct zz_removal){.item = zz_arena_str(&w->a->arena, item),
													.named = has_now(w, name_of(item), true)};
	}
}

/* --- who took it out --- */

/* The last commit of which a parent had it and it had it not; a merge only where no other did it. What cannot
 * be read in between is passed over. */
static void find_step(struct zz_auditing *w, struct zz_removal *r)
{
	const struct zz_past *p = &w->a->past;
	const struct zz_step *behind = NULL;
	bool had = false;
	for (const struct zz_step *s = zz_past_first(p, ZZ_STR("zzsh.yaml")); s; s = zz_step_next(p, s)) {
		bool readable, parent = false, other;
		zz_arena_reset(&w->scratch);
		if (has(list_of(w, s, &readable), r->item, false)) {
			had = true;
			behind = NULL;
			continue;
		}
		if (!readable && !s->gone)
			continue;
		for (uint32_t i = 0; i < s->nbefore; i++)
			parent =
				parent || has(list_of(w, &p->steps.at[p->befores.at[s->before + i]], &other), r->item, false);
		if (parent && (s->nbefore == 1 || !r->step))
			r->step = s;
		behind = had && !behind ? s : behind;
	}
	r->step = r->step ? r->step : behind;
}

void zz_audit_former(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	for (const struct zz_step *s = p->history.begun ? zz_past_first(p, ZZ_STR("zzsh.yaml")) : NULL; s;
		 s = zz_step_next(p, s)) {
		bool readable;
		zz_arena_reset(&w->scratch);
		collect(w, list_of(w, s, &readable));
	}
	for (size_t i = 0; i < w->removed.n; i++)
		find_step(w, &w->removed.at[i]);
}

/* --- telling --- */

static const struct zz_witness_known *known(const struct zz_auditing *w, struct zz_str name)
{
	const struct zz_observations *seen = &w->a->witnessed.seen;
	for (size_t i = 0; i < seen->nwitnesses; i++)
		if (zz_str_eq(seen->witnesses[i].name, name))
			return &seen->witnesses[i];
	return NULL;
}

/* Some commit was made where receipts of it had been fetched. */
static bool is_missed(const struct zz_auditing *w, struct zz_str name)
{
	const struct zz_findings *f = &w->a->witnessed.seen.findings;
	for (size_t i = 0; i < f->n; i++) {
		struct zz_str part = f->at[i].part; /* name.number */
		if (!strcmp(f->at[i].def->id, "receipts-short") && part.n > name.n && part.p[name.n] == '.' &&
			zz_str_eq(zz_str_sub(part, 0, name.n), name))
			return true;
	}
	return false;
}

static bool turned(const struct zz_witness_known *k, struct zz_str item)
{
	for (size_t i = 0; k && i < k->nturned; i++)
		if (zz_str_eq(k->turned[i], item))
			return true;
	return false;
}

static enum zz_history_finding row_of(const struct zz_auditing *w, const struct zz_removal *r)
{
	const struct zz_witness_known *k = known(w, name_of(r->item));
	if (r->named)
		return ZZ_HF_WITNESS_KEY_REMOVED;
	if (k && k->receipts)
		return ZZ_HF_WITNESS_REMOVED;
	/* A key that holds was copied from a witness; a name alone, or mistyped, may never have been one. */
	struct zz_vkey key;
	return (k && k->held) || zz_vkey_parse(r->item, &key) || is_missed(w, name_of(r->item))
			   ? ZZ_HF_WITNESS_LOST
			   : ZZ_HF_WITNESS_UNUSED;
}

/* Of several keys of one witness that is not named any more it is told once. */
static bool is_first(const struct zz_auditing *w, size_t i)
{
	for (size_t k = 0; k < i && !w->removed.at[i].named; k++)
		if (!w->removed.at[k].named &&
			zz_str_eq(name_of(w->removed.at[k].item), name_of(w->removed.at[i].item)))
			return false;
	return true;
}

void zz_audit_removed(struct zz_auditing *w)
{
	for (size_t i = 0; i < w->removed.n; i++) {
		const struct zz_removal *r = &w->removed.at[i];
		const struct zz_witness_known *k = known(w, name_of(r->item));
		if (!r->step || !is_first(w, i) || turned(k, r->item))
			continue;
		const struct zz_commit *c = zz_step_commit(&w->a->past, r->step);
		struct zz_str hex = zz_audit_hex(w, c->id);
		struct zz_finding *f = ZZ_AUDIT_FILE(
			w, row_of(w, r), ZZ_STR("zzsh.yaml"), ZZ_ATEXT("witness", name_of(r->item)),
			ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(c))), ZZ_ATEXT("who", zz_audit_who(w, c)),
			ZZ_ATEXT("commit", hex), ZZ_ATEXT("item", r->item), ZZ_ANUM("here", k ? (long)k->receipts : 0));
		f->owner = ZZ_STR("unit");
		f->part = zz_arena_printf(&w->a->verdict->arena, "%.*s.%.*s", ZZ_FMT(name_of(r->item)), ZZ_FMT(hex));
	}
}
