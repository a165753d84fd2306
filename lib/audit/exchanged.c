/* Attachments that were replaced under their names, after the days in which a record is entered: a file
 * beside a record is told by its bytes in the history, whether or not the record gives a digest. The first
 * one that came in is none, nor is one that came back as it was; and a correction of the record accounts for
 * the last replacement before it that names the file in its reason or in the list of attachments. Taken away
 * by one commit and brought in again by another one it is the same file. */
#include "audit/audit_parts.h"
#include "rules/attached.h"

#include <stdlib.h>
#include <string.h>

static bool same(const struct zz_step *a, const struct zz_step *b)
{
	return memcmp(a->blob, b->blob, sizeof a->blob) == 0;
}

/* --- what was replaced --- */

struct replaced {
	const struct zz_step **at; /* of one path, in order */
	size_t n, room;
};

/* Another text than any parent has, and than it had before it was taken away. Two lines of history that each
 * bring one of their own replace nothing. */
static bool replaces(const struct zz_past *p, const struct zz_step *s, const struct zz_step *before,
					 const struct zz_step *text)
{
	if (s->gone)
		return false;
	for (uint32_t i = 0; i < s->nbefore; i++)
		if (same(&p->steps.at[p->befores.at[s->before + i]], s))
			return false;
	return s->nbefore || (before && before->gone && text && !same(text, s));
}

static void find_replaced(struct replaced *out, const struct zz_past *p, uint32_t path)
{
	const struct zz_step *before = NULL, *text = NULL;
	out->n = 0;
	for (const struct zz_step *s = zz_past_first_at(p, path); s; s = zz_step_next(p, s)) {
		if (replaces(p, s, before, text))
			*ZZ_PUSH(out) = s;
		before = s;
		text = s->gone ? text : s;
	}
}

/* --- what accounts for it --- */

static const struct zz_attachment *listed(const struct zz_record *r, struct zz_str file)
{
	const struct zz_attachment *at = r->attachments.at;
	for (uint32_t i = 0; i < r->attachments.n; i++)
		if (zz_str_eq(zz_path_name(at[i].path), file))
			return &at[i];
	return NULL;
}

static bool names(const struct zz_trail *t, const struct zz_version *v, struct zz_str file)
{
	const struct zz_amend *links = v->record.amends.at;
	const struct zz_attachment *now = listed(&v->record, file),
							   *old = v->base >= 0 ? listed(&t->versions.at[v->base].record, file) : NULL;
	bool reason = v->record.amends.n && zz_str_find(links[v->record.amends.n - 1].reason, file) >= 0;
	return reason || !now != !old || (now && !zz_str_eq(now->digest, old->digest));
}

/* A correction does, or the record tells of it by itself (versions.c). */
static bool accounted(const struct zz_trail *t, struct zz_str file, const struct replaced *all, size_t k)
{
	uint32_t from = all->at[k]->commit, until = k + 1 < all->n ? all->at[k + 1]->commit : UINT32_MAX;
	for (size_t i = 0; i < t->versions.n; i++) {
		const struct zz_version *v = &t->versions.at[i];
		bool amended = v->op == ZZ_OP_AMENDED && v->step->commit >= from && v->step->commit < until;
		if ((amended && names(t, v, file)) ||
			(v->step->commit == from && zz_str_eq(zz_path_name(zz_version_swapped(t, v)), file)))
			return true;
	}
	return false;
}

static bool told_exchanged(const struct zz_auditing *w, const struct zz_step *s)
{
	for (size_t i = 0; i < w->exchanged.n; i++)
		if (w->exchanged.at[i] == s)
			return true;
	return false;
}

/* --- --- */

static struct zz_str owner_of(struct zz_str path)
{
	struct zz_str piece = {0};
	zz_str_split(&path, '/', &piece);
	zz_str_split(&path, '/', &piece);
	return piece;
}

/* The record that a file below attachments/<owner>/<year>/<id>/ belongs to; -1. */
static int32_t record_of(const struct zz_ledger *l, struct zz_str path)
{
	struct zz_str folder = zz_path_folder(path), id = zz_path_name(folder);
	uint32_t owner = zz_intern_find(&l->words, owner_of(path));
	return owner ? zz_ledger_record(l, owner, id) : -1;
}

static void tell(struct zz_auditing *w, uint32_t record, struct zz_str file, const struct zz_step *s)
{
	const struct zz_commit *c = zz_step_commit(&w->a->past, s);
	ZZ_AUDIT_RECORD(w, ZZ_HF_ATTACHMENT, zz_record_nth(w->l, record), ZZ_STR("attachments"),
					ZZ_ATEXT("file", file), ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(c))),
					ZZ_ATEXT("who", zz_audit_who(w, c)), ZZ_ATEXT("commit", zz_audit_hex(w, c->id)));
}

static void one_record(struct zz_auditing *w, uint32_t record, struct zz_str path, const struct replaced *all)
{
	const struct zz_record *r = zz_record_nth(w->l, record);
	struct zz_trail t;
	if (!w->asked[record] || r->state == ZZ_WITHDRAWN)
		return;
	zz_arena_reset(&w->scratch);
	zz_trail_read(&t, w->l, &w->a->past, &w->a->reviews, r->path, (int32_t)record, &w->scratch);
	for (size_t k = 0; k < all->n; k++) {
		const struct zz_step *s = all->at[k];
		zz_day on = zz_audit_day(w, zz_commit_claim(zz_step_commit(&w->a->past, s)));
		if (zz_audit_after_entry(w, record, on) && !told_exchanged(w, s) &&
			!accounted(&t, zz_path_name(path), all, k))
			tell(w, record, zz_path_name(path), s);
	}
	zz_trail_free(&t);
}

/* Its own record, and others that list it. */
static void one_file(struct zz_auditing *w, struct zz_str path, const struct replaced *replaced,
					 struct zz_attachments *all)
{
	int32_t own = record_of(w->l, path);
	if (!all->l)
		zz_attachments_make(all, w->l);
	if (own >= 0)
		one_record(w, (uint32_t)own, path, replaced);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].number && all->at[i].file && (int32_t)all->at[i].record != own &&
			zz_str_eq(all->at[i].file->path, path))
			one_record(w, all->at[i].record, path, replaced);
}

void zz_audit_exchanged(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	struct zz_attachments all = {.l = NULL};
	struct replaced replaced = {.n = 0};
	for (uint32_t id = 1; id < p->npaths; id++) {
		struct zz_str path = p->first[id] ? zz_intern_str(&p->paths, id) : (struct zz_str){0};
		if (!zz_str_starts(path, "attachments/"))
			continue;
		find_replaced(&replaced, p, id);
		if (replaced.n)
			one_file(w, path, &replaced, &all);
	}
	free(replaced.at);
	if (all.l)
		zz_attachments_free(&all);
}
