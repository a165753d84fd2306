/* Files that were there once and are not any more. */
#include "audit/audit_parts.h"
#include "model/memory.h"

#include <stdlib.h>
#include <string.h>

static struct zz_str id_of(struct zz_str path)
{
	struct zz_str name = zz_path_name(path);
	return zz_str_sub(name, 0, name.n - (sizeof ".yaml" - 1));
}

/* "zhb1" of records/zhb1/2025/…: the second piece. */
static struct zz_str owner_of(struct zz_str path)
{
	struct zz_str piece = {0};
	zz_str_split(&path, '/', &piece);
	zz_str_split(&path, '/', &piece);
	return piece;
}

bool zz_path_withdrawn(const struct zz_ledger *l, struct zz_str path)
{
	struct zz_str id = id_of(path), owner = owner_of(path);
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *u = &l->followups[i];
		struct zz_str named = u->record;
		ptrdiff_t slash = zz_str_chr(named, '/');
		bool same = zz_str_eq(zz_intern_str(&l->words, u->owner), owner);
		if (slash >= 0) {
			same = zz_str_eq(zz_str_sub(named, 0, (size_t)slash), owner);
			named = zz_str_sub(named, (size_t)slash + 1, named.n);
		}
		if (u->type == ZZ_FU_WITHDRAWAL && same && zz_str_eq(named, id))
			return true;
	}
	return false;
}

/* --- records --- */

static const struct zz_step *last_gone(const struct zz_past *p, struct zz_str path)
{
	const struct zz_step *found = NULL;
	for (const struct zz_step *s = zz_past_first(p, path); s; s = zz_step_next(p, s))
		found = s->gone ? s : found;
	return found;
}

/* The record of the same owner and kind that the same commit brought, where it is one. */
static struct zz_str moved_to(const struct zz_past *p, const struct zz_step *gone, struct zz_str path)
{
	struct zz_str owner, other, found = {0};
	int32_t year;
	zz_day date;
	uint8_t kind, other_kind;
	zz_record_path(path, &owner, &year, &date, &kind);
	size_t i = (size_t)(gone - p->steps.at), n = 0;
	while (i > 0 && p->steps.at[i - 1].commit == gone->commit)
		i--;
	for (; i < p->steps.n && p->steps.at[i].commit == gone->commit; i++) {
		struct zz_str to = zz_intern_str(&p->paths, p->steps.at[i].path);
		if (!zz_step_brought(&p->steps.at[i]) || !zz_is_record_path(to) ||
			!zz_record_path(to, &other, &year, &date, &other_kind) || !zz_str_eq(owner, other) ||
			kind != other_kind)
			continue;
		found = to;
		n++;
	}
	return n == 1 ? found : (struct zz_str){0};
}

static int32_t record_at(const struct zz_ledger *l, struct zz_str path)
{
	uint32_t owner = zz_intern_find(&l->words, owner_of(path));
	int32_t i = owner ? zz_ledger_record(l, owner, id_of(path)) : -1;
	return i >= 0 && zz_str_eq(zz_record_nth(l, i)->path, path) ? i : -1;
}

static void tell_gone(struct zz_auditing *w, struct zz_str path)
{
	const struct zz_past *p = &w->a->past;
	const struct zz_step *step = last_gone(p, path);
	if (!step || zz_path_withdrawn(w->l, path))
		return;
	const struct zz_commit *c = zz_step_commit(p, step);
	struct zz_str to = moved_to(p, step, path);
	int32_t now = to.n ? record_at(w->l, to) : -1;
	struct zz_arg on = ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(c))),
				  who = ZZ_ATEXT("who", zz_audit_who(w, c));
	if (now >= 0) {
		w->moved[now] = true;
		ZZ_AUDIT_RECORD(w, ZZ_HF_MOVED, zz_record_nth(w->l, now), (struct zz_str){0}, on, who,
						ZZ_ATEXT("from", id_of(path)));
		return;
	}
	struct zz_finding *f = ZZ_AUDIT_FILE(w, ZZ_HF_GONE, path, on, who);
	f->owner = zz_arena_str(&w->a->verdict->arena, owner_of(path));
	f->record = zz_arena_str(&w->a->verdict->arena, id_of(path));
}

/* After the records that are there, which the answer tells first. */
void zz_audit_gone_rows(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	for (size_t i = 0; i < w->gone.n; i++) {
		struct zz_audit_row *row = ZZ_PUSH(&w->a->rows);
		*row = (struct zz_audit_row){.path = w->gone.at[i], .record = -1, .gone = true};
		for (const struct zz_step *s = zz_past_first(p, row->path); s; s = zz_step_next(p, s))
			row->texts += !s->gone;
	}
	free(w->gone.at);
}

static void gone_records(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	bool *there = zz_malloc((p->npaths + 1) * sizeof *there);
	for (size_t i = 0; i < w->l->nrecords; i++) {
		uint32_t id = zz_memory_past(w->l->memory, p, zz_record_nth(w->l, i));
		if (id < p->npaths)
			there[id] = true;
	}
	for (uint32_t id = 1; id < p->npaths; id++) {
		struct zz_str path = p->first[id] ? zz_intern_str(&p->paths, id) : (struct zz_str){0};
		if (!there[id] && path.n && zz_is_record_path(path) && !zz_source_exists(w->l->source, path))
			*ZZ_PUSH(&w->gone) = path;
	}
	for (size_t i = 0; i < w->gone.n; i++)
		tell_gone(w, w->gone.at[i]);
	free(there);
}

void zz_audit_gone(struct zz_auditing *w)
{
	if (!w->ask->records && !w->a->damaged)
		gone_records(w);
}
