/* What became of one record after it was entered (provenance 2.4: amendments): protected fields change by a
 * correction only, the others freely until a review has passed the record. */
#include "audit/audit_parts.h"

#include <stdlib.h>
#include <string.h>

/* Changes that somebody has to account for, one for each part of the record: the last of them. */
struct told {
	struct zz_str part, change;
	const struct zz_field *field;
	struct zz_str name;
	const struct zz_commit *commit;
	bool reviewed;
};
struct told_list {
	struct told *at;
	size_t n, room;
};

/* --- changes without a correction --- */

static struct told *told_of(struct told_list *list, struct zz_str part)
{
	for (size_t i = 0; i < list->n; i++)
		if (zz_str_eq(list->at[i].part, part))
			return &list->at[i];
	struct told *t = ZZ_PUSH(list);
	*t = (struct told){.part = part};
	return t;
}

static void note_change(struct zz_auditing *w, struct told_list *list, const struct zz_field_change *c,
						const struct zz_version *v)
{
	struct zz_str part = c->who.n ? zz_change_list(c) : c->part; /* all persons of one list together */
	struct told *t = told_of(list, part);
	struct zz_str text = zz_change_text(c, &w->a->arena);
	if (t->commit == v->commit)
		text = zz_arena_printf(&w->a->arena, "%.*s; %.*s", ZZ_FMT(t->change), ZZ_FMT(text));
	*t = (struct told){.part = part,
					   .change = text,
					   .field = c->field,
					   .name = c->name,
					   .commit = v->commit,
					   .reviewed = t->reviewed || v->reviewed};
}

/* Out of the list of those absent, into that of those present. */
static bool turned_present(const struct zz_field_changes *list, const struct zz_field_change *c)
{
	const struct zz_field_change *other = zz_change_moved(list, c);
	const struct zz_field_change *gone = c->how == ZZ_REMOVED ? c : other, *came = gone == c ? other : c;
	return other && zz_str_is(zz_change_list(gone), "absent") && zz_str_is(zz_change_list(came), "present");
}

static void note_turned(struct zz_auditing *w, const struct zz_trail *t, const struct zz_field_change *c,
						const struct zz_version *v)
{
	if (c->how != ZZ_ADDED)
		return; /* once, at the list where the person stands now */
	ZZ_AUDIT_RECORD(w, ZZ_HF_TURNED_PRESENT, zz_record_nth(w->l, t->record), c->part,
					ZZ_ATEXT("name", c->who), ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(v->commit))),
					ZZ_ATEXT("who", zz_audit_who(w, v->commit)));
}

/* The days of entry are for making a text complete; after them the reason of a late entry and the like may
 * still come in. */
static void unexplained(struct zz_auditing *w, const struct zz_trail *t, size_t i, struct told_list *list)
{
	const struct zz_version *v = &t->versions.at[i];
	struct zz_field_changes changes = {0};
	if (v->op != ZZ_OP_CHANGED || (!v->protected && !v->reviewed))
		return;
	zz_trail_changes(t, i, zz_ledger_lang(w->l), &changes);
	for (size_t k = 0; k < changes.n; k++) {
		const struct zz_field_change *c = &changes.at[k];
		if (!c->protected && !v->reviewed)
			continue;
		if (!v->reviewed && turned_present(&changes, c))
			note_turned(w, t, c, v);
		else
			note_change(w, list, c, v);
	}
	free(changes.at);
}

static void tell_unexplained(struct zz_auditing *w, const struct zz_trail *t, const struct told_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct told *c = &list->at[i];
		struct zz_arg field = c->field ? ZZ_ATERM("field", &c->field->name) : ZZ_ATEXT("field", c->name);
		ZZ_AUDIT_RECORD(w, c->reviewed ? ZZ_HF_AFTER_REVIEW : ZZ_HF_UNAMENDED, zz_record_nth(w->l, t->record),
						c->part, field, ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(c->commit))),
						ZZ_ATEXT("who", zz_audit_who(w, c->commit)), ZZ_ATEXT("change", c->change));
	}
}

/* --- corrections --- */

static void chain(struct zz_auditing *w, const struct zz_trail *t, size_t i)
{
	const struct zz_version *v = &t->versions.at[i];
	const struct zz_record *r = zz_record_nth(w->l, t->record);
	struct zz_arg on = ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(v->commit))),
				  who = ZZ_ATEXT("who", zz_audit_who(w, v->commit));
	if (i == 0 && v->record.amends.n)
		ZZ_AUDIT_RECORD(w, ZZ_HF_CHAIN_FOREIGN, r, ZZ_STR("amends"), on, who);
	else if (v->chain == ZZ_CHAIN_BROKEN)
		ZZ_AUDIT_RECORD(w, ZZ_HF_CHAIN_BROKEN, r,
						zz_arena_printf(&w->a->arena, "amends.%u", v->record.amends.n), on, who);
	else if (v->chain == ZZ_CHAIN_CUT)
		ZZ_AUDIT_RECORD(w, ZZ_HF_CHAIN_CUT, r, ZZ_STR("amends"), on, who);
}

/* --- others --- */

static void imported_later(struct zz_auditing *w, const struct zz_trail *t)
{
	const struct zz_version *first = &t->versions.at[0];
	for (size_t i = 1; i < t->versions.n; i++) {
		const struct zz_version *v = &t->versions.at[i];
		if (!first->readable || first->record.imported || !v->readable || !v->record.imported)
			continue;
		ZZ_AUDIT_RECORD(w, ZZ_HF_IMPORTED_LATER, zz_record_nth(w->l, t->record), ZZ_STR("imported"),
						ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(v->commit))));
		return;
	}
}

static bool has_line(struct zz_str text, struct zz_str wanted)
{
	struct zz_str line;
	while (zz_str_split(&text, '\n', &line))
		if (zz_str_eq(line, wanted))
			return true;
	return false;
}

/* How many of a hundred bytes are gone from the text. */
static long share_gone(struct zz_str before, struct zz_str after)
{
	struct zz_str rest = before, line;
	size_t gone = 0;
	while (zz_str_split(&rest, '\n', &line))
		gone += has_line(after, line) ? 0 : line.n;
	return before.n ? (long)(gone * 100 / before.n) : 0;
}

/* More than half of the text, more than two months after the sitting (flag.B15; the two months are DESIGN).
 */
static void rewritten(struct zz_auditing *w, const struct zz_trail *t)
{
	enum { MONTHS = 2, HALF = 50 };
	const struct zz_record *r = zz_record_nth(w->l, t->record);
	for (size_t i = 1; i < t->versions.n && r->date != ZZ_NO_DAY; i++) {
		const struct zz_version *v = &t->versions.at[i];
		zz_day on = zz_audit_day(w, zz_commit_claim(v->commit)), end = zz_record_end(r);
		if (v->step->gone || v->base < 0 || on <= zz_add_months(end, MONTHS))
			continue;
		long share = share_gone(zz_version_text(t, &t->versions.at[v->base]), zz_version_text(t, v));
		if (share > HALF)
			ZZ_AUDIT_RECORD(w, ZZ_HF_REWRITTEN, r, zz_arena_printf(&w->a->arena, "version.%u", v->number),
							ZZ_ANUM("share", share), ZZ_ADAY("on", on), ZZ_ANUM("days", on - end));
	}
}

/* Whether the same commit did something to a file of that name. */
static bool touched_file(const struct zz_past *p, const struct zz_step *step, struct zz_str name)
{
	size_t i = (size_t)(step - p->steps.at);
	while (i > 0 && p->steps.at[i - 1].commit == step->commit)
		i--;
	for (; i < p->steps.n && p->steps.at[i].commit == step->commit; i++) {
		struct zz_str path = zz_intern_str(&p->paths, p->steps.at[i].path);
		if (zz_str_starts(path, "attachments/") && zz_str_eq(zz_path_name(path), zz_path_name(name)))
			return true;
	}
	return false;
}

/* Attachments are no protected field, but a file does not change under its name. */
static void swapped(struct zz_auditing *w, const struct zz_trail *t)
{
	for (size_t i = 1; i < t->versions.n; i++) {
		const struct zz_version *v = &t->versions.at[i];
		zz_day on = zz_audit_day(w, zz_commit_claim(v->commit));
		struct zz_str file = v->op == ZZ_OP_CHANGED ? zz_version_swapped(t, v) : (struct zz_str){0};
		if (file.n && !v->reviewed && zz_audit_after_entry(w, (uint32_t)t->record, on))
			ZZ_AUDIT_RECORD(
				w, touched_file(&w->a->past, v->step, file) ? ZZ_HF_ATTACHMENT : ZZ_HF_ATTACHMENT_DIGEST,
				zz_record_nth(w->l, t->record), ZZ_STR("attachments"), ZZ_ATEXT("file", file),
				ZZ_ADAY("on", on), ZZ_ATEXT("who", zz_audit_who(w, v->commit)),
				ZZ_ATEXT("commit", zz_audit_hex(w, v->commit->id)));
	}
}

static void unknown_reviews(struct zz_auditing *w, const struct zz_trail *t)
{
	for (size_t i = 0; i < t->reviews.n; i++) {
		const struct zz_reviewed_text *seen = &t->reviews.at[i];
		const struct zz_followup *u = &w->l->followups[seen->followup];
		if (!seen->named || seen->version >= 0 || t->unread)
			continue;
		struct zz_finding *f = ZZ_AUDIT_FILE(w, ZZ_HF_REVIEW_UNKNOWN, u->path, ZZ_ADAY("on", u->on));
		f->owner = zz_intern_str(&w->l->words, u->owner);
	}
}

void zz_audit_trail(struct zz_auditing *w, const struct zz_trail *t)
{
	struct told_list list = {0};
	for (size_t i = 0; i < t->versions.n; i++) {
		unexplained(w, t, i, &list);
		chain(w, t, i);
	}
	tell_unexplained(w, t, &list);
	imported_later(w, t);
	rewritten(w, t);
	swapped(w, t);
	unknown_reviews(w, t);
	free(list.at);
}
