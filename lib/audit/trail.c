#include "audit/trail.h"

#include "model/brief.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_version_terms[ZZ_OPS] = {
	[ZZ_OP_ENTERED] = {"entered", "录入"}, [ZZ_OP_AMENDED] = {"amended", "更正"},
	[ZZ_OP_CHANGED] = {"changed", "改动"}, [ZZ_OP_LAYOUT] = {"layout", "整理格式"},
	[ZZ_OP_REMOVED] = {"removed", "删除"}, [ZZ_OP_RESTORED] = {"restored", "恢复"},
	[ZZ_OP_MERGED] = {"merged", "合并"},
};
/* --- versions --- */

struct zz_str zz_version_text(const struct zz_trail *t, const struct zz_version *v)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_str text = {0};
	if (!v->step->gone && !zz_source_blob(t->l->source, v->step->blob, ZZ_YAML_BYTES, &bytes, &ignored))
		text = zz_arena_str(t->arena, zz_buf_view(&bytes));
	zz_buf_free(&bytes);
	return text;
}

static const struct zz_node *parse(const struct zz_trail *t, const struct zz_version *v)
{
	struct zz_findings none = {.arena = t->arena};
	const struct zz_node *root = zz_yaml_parse(zz_version_text(t, v), t->path, t->arena, &none);
	free(none.at);
	return root && root->kind == ZZ_MAP ? root : NULL;
}

/* A text that is too long has no digest here, as one that is not there. */
static void read_brief(struct zz_trail *t, struct zz_version *v)
{
	struct zz_brief brief;
	if (!zz_brief_row(t->l->briefs, t->l->source, v->step->blob, &v->brief, &brief) ||
		brief.said & ZZ_BRIEF_LONG) {
		t->unread = true;
		return;
	}
	v->digest = brief.digest;
	v->hashed = true;
	v->readable = zz_brief_is_readable(&brief);
	v->form = brief.kind ? &zz_kinds[brief.kind].form : NULL;
	zz_brief_record(t->l->briefs, &brief, &t->l->words, t->arena, &v->record);
	t->unread = t->unread || !v->readable;
}

static uint32_t number_of(const struct zz_trail *t, const struct zz_version *v, uint32_t *texts)
{
	for (size_t i = 0; i < t->versions.n; i++) {
		const struct zz_version *other = &t->versions.at[i];
		if (other != v && other->number && !memcmp(other->step->blob, v->step->blob, ZZ_BLOB_ID))
			return other->number;
	}
	return ++*texts;
}

static int32_t version_at(const struct zz_trail *t, const struct zz_past *p, uint32_t step)
{
	for (size_t i = 0; i < t->versions.n; i++)
		if (t->versions.at[i].step == &p->steps.at[step])
			return (int32_t)i;
	return -1;
}

static void list_versions(struct zz_trail *t, const struct zz_past *p)
{
	uint32_t texts = 0;
	for (const struct zz_step *s = zz_past_first(p, t->path); s; s = zz_step_next(p, s)) {
		struct zz_version *v = ZZ_PUSH(&t->versions);
		*v = (struct zz_version){.step = s, .commit = zz_step_commit(p, s), .before = -1, .base = -1};
		if (s->nbefore)
			v->before = version_at(t, p, p->befores.at[s->before]);
		if (s->gone)
			continue;
		v->number = number_of(t, v, &texts);
		read_brief(t, v);
	}
}

/* --- corrections --- */

/* A merge that brings two lines of corrections together keeps those of both; it replaces no text itself. */
static bool merges(const struct zz_trail *t, const struct zz_past *p, const struct zz_version *v)
{
	for (uint32_t i = 0; i < v->step->nbefore; i++) {
		int32_t index = version_at(t, p, p->befores.at[v->step->before + i]);
		const struct zz_version *b = index >= 0 ? &t->versions.at[index] : NULL;
		const struct zz_amend *old = b ? b->record.amends.at : NULL, *links = v->record.amends.at;
		for (uint32_t k = 0; b && k < b->record.amends.n; k++) {
			bool kept = false;
			for (uint32_t m = 0; m < v->record.amends.n; m++)
				kept = kept || zz_amend_same(&old[k], &links[m]);
			if (!kept)
				return false;
		}
	}
	return v->step->nbefore > 1;
}

/* A text that nobody can read stands between two others without parting them. */
static int32_t readable_from(const struct zz_trail *t, int32_t i)
{
	while (i >= 0 && (t->versions.at[i].step->gone || !t->versions.at[i].readable))
		i = t->versions.at[i].before;
	return i;
}

/* What two texts differ in follows from them alone, so that it is told once. */
static uint8_t differs(struct zz_trail *t, const struct zz_version *v, const struct zz_version *base)
{
	struct zz_field_changes changes = {0};
	uint8_t found = 0;
	if (zz_brief_held(t->l->briefs, v->brief, base->brief, &found))
		return found;
	zz_trail_changes(t, (size_t)(v - t->versions.at), ZZ_EN, &changes);
	found = changes.n ? ZZ_BRIEF_FIELDS : 0;
	for (size_t i = 0; i < changes.n; i++)
		found |= changes.at[i].protected ? ZZ_BRIEF_PROTECTED : 0;
	free(changes.at);
	zz_brief_hold(t->l->briefs, v->brief, base->brief, found);
	return found;
}

static void judge_change(struct zz_trail *t, struct zz_version *v)
{
	const struct zz_version *b = v->base >= 0 ? &t->versions.at[v->base] : NULL;
	v->op = ZZ_OP_CHANGED;
	if (!b || !v->readable)
		return;
	v->chain =
		(uint8_t)zz_amends_chain(&b->record, &v->record, &t->versions.at[v->before].digest, &b->digest);
	uint8_t how = differs(t, v, b);
	v->protected = how & ZZ_BRIEF_PROTECTED;
	if (v->chain == ZZ_CHAIN_VALID)
		v->op = ZZ_OP_AMENDED;
	else if (!(how & ZZ_BRIEF_FIELDS) && v->chain == ZZ_CHAIN_NONE)
		v->op = ZZ_OP_LAYOUT;
}

/* The text that was there before the file went away, for one that comes back. */
static int32_t last_text(const struct zz_trail *t, size_t until)
{
	for (size_t i = until; i-- > 0;)
		if (!t->versions.at[i].step->gone)
			return (int32_t)i;
	return -1;
}

static bool was_gone(const struct zz_trail *t, size_t until)
{
	for (size_t i = 0; i < until; i++)
		if (t->versions.at[i].step->gone)
			return true;
	return false;
}

static void judge_version(struct zz_trail *t, const struct zz_past *p, size_t i)
{
	struct zz_version *v = &t->versions.at[i];
	if (v->step->gone) {
		v->op = ZZ_OP_REMOVED;
		return;
	}
	if (v->before < 0 && i) /* the file was taken away, or another line of history brings one of its own */
		v->before = last_text(t, i);
	if (v->before < 0)
		return;
	v->base = readable_from(t, v->before);
	if (!memcmp(t->versions.at[v->before].step->blob, v->step->blob, ZZ_BLOB_ID))
		v->op =
			was_gone(t, i) ? ZZ_OP_RESTORED : ZZ_OP_ENTERED; /* else two lines brought it, each by itself */
	else
		judge_change(t, v);
	if (v->op != ZZ_OP_RESTORED && v->op != ZZ_OP_ENTERED && merges(t, p, v)) {
		v->op = ZZ_OP_MERGED;
		v->chain = ZZ_CHAIN_NONE;
	}
}

/* --- reviews --- */

/* By the order of commits: the last version that was there when the review came in. */
static int32_t last_before(const struct zz_trail *t, const struct zz_past *p, struct zz_str review)
{
	const struct zz_step *step = zz_past_first(p, review);
	int32_t last = -1;
	for (size_t i = 0; i < t->versions.n; i++)
		if (!t->versions.at[i].step->gone && (!step || t->versions.at[i].step->commit <= step->commit))
			last = (int32_t)i;
	return last;
}

static int32_t version_with(const struct zz_trail *t, const struct zz_sm3 *text)
{
	int32_t found = -1;
	for (size_t k = 0; k < t->versions.n; k++)
		if (t->versions.at[k].hashed && !memcmp(&t->versions.at[k].digest, text, sizeof *text))
			found = (int32_t)k;
	return found;
}

static void list_reviews(struct zz_trail *t, const struct zz_ledger *l, const struct zz_past *p,
						 const struct zz_reviews *reviews)
{
	for (uint32_t i = t->record >= 0 ? reviews->first[t->record] : 0; i; i = reviews->next[i - 1]) {
		const struct zz_followup *u = &l->followups[i - 1];
		struct zz_sm3 text;
		struct zz_reviewed_text *seen = ZZ_PUSH(&t->reviews);
		*seen = (struct zz_reviewed_text){.followup = i - 1, .named = zz_sm3_parse(u->text_digest, &text)};
		seen->version = seen->named ? version_with(t, &text) : last_before(t, p, u->path);
	}
}

void zz_reviews_index(struct zz_reviews *r, const struct zz_ledger *l)
{
	uint32_t *last = zz_malloc((l->nrecords + 1) * sizeof *last);
	r->first = zz_malloc((l->nrecords + 1) * sizeof *r->first);
	r->next = zz_malloc((l->nfollowups + 1) * sizeof *r->next);
	for (uint32_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *u = &l->followups[i];
		int32_t record = u->type == ZZ_FU_REVIEW ? zz_ledger_refer(l, u->owner, u->record) : -1;
		if (record < 0)
			continue;
		*(last[record] ? &r->next[last[record] - 1] : &r->first[record]) = i + 1;
		last[record] = i + 1;
	}
	free(last);
}

void zz_reviews_free(struct zz_reviews *r)
{
	free(r->first);
	free(r->next);
	*r = (struct zz_reviews){0};
}

/* A change comes after review where a text before it was passed and its own was not. */
static void mark_reviewed(struct zz_trail *t, const struct zz_ledger *l)
{
	for (size_t i = 0; i < t->versions.n; i++) {
		struct zz_version *v = &t->versions.at[i];
		bool own = false;
		for (size_t k = 0; k < t->reviews.n; k++) {
			const struct zz_reviewed_text *seen = &t->reviews.at[k];
			if (seen->version < 0 || l->followups[seen->followup].result != ZZ_REVIEW_PASSED)
				continue;
			own = own || t->versions.at[seen->version].number == v->number;
			v->reviewed = v->reviewed || (size_t)seen->version < i;
		}
		v->reviewed = v->reviewed && !own;
	}
}

/* --- */

void zz_trail_read(struct zz_trail *t, struct zz_ledger *l, const struct zz_past *past,
				   const struct zz_reviews *reviews, struct zz_str path, int32_t record, struct zz_arena *a)
{
	*t = (struct zz_trail){.arena = a, .l = l, .path = path, .record = record};
	list_versions(t, past);
	for (size_t i = 0; i < t->versions.n; i++)
		judge_version(t, past, i);
	list_reviews(t, l, past, reviews);
	mark_reviewed(t, l);
}

void zz_trail_free(struct zz_trail *t)
{
	free(t->versions.at);
	free(t->reviews.at);
	*t = (struct zz_trail){0};
}

void zz_trail_changes(const struct zz_trail *t, size_t version, enum zz_lang lang,
					  struct zz_field_changes *out)
{
	const struct zz_version *v = &t->versions.at[version];
	const struct zz_version *b = v->base >= 0 ? &t->versions.at[v->base] : NULL;
	if (!b || v->step->gone || !v->readable)
		return;
	zz_compare(out, b->form, parse(t, b), v->form, parse(t, v), lang, t->arena);
}

struct zz_str zz_version_swapped(const struct zz_trail *t, const struct zz_version *v)
{
	const struct zz_version *b = v->base >= 0 && v->readable ? &t->versions.at[v->base] : NULL;
	const struct zz_attachment *now = v->record.attachments.at, *old = b ? b->record.attachments.at : NULL;
	for (uint32_t i = 0; b && i < v->record.attachments.n; i++)
		for (uint32_t k = 0; k < b->record.attachments.n; k++)
			if (now[i].path.n && zz_str_eq(now[i].path, old[k].path) && now[i].digest.n && old[k].digest.n &&
				!zz_str_eq(now[i].digest, old[k].digest))
				return now[i].path;
	return (struct zz_str){0};
}

const struct zz_version *zz_trail_now(const struct zz_trail *t)
{
	for (size_t i = t->versions.n; i-- > 0;)
		if (!t->versions.at[i].step->gone)
			return &t->versions.at[i];
	return NULL;
}
