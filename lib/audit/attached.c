/* Attachments whose digest a record gives, against the bytes that the commit has. A record says nothing of
 * its attachments' bytes otherwise; of those without a digest only that they were replaced is told
 * (exchanged.c).
 */
#include "audit/audit_parts.h"
#include "model/brief.h"
#include "rules/attached.h"

#include <string.h>

struct attached {
	struct zz_auditing *w;
	const struct zz_record *record;
	uint32_t number; /* in the record's list */
	struct zz_str path;
	struct zz_sm3 given;
	struct zz_buf *bytes;
};

/* False where it cannot be read, or is more than is read: with *why, or without. */
static bool digest_of(const struct attached *a, const uint8_t blob[ZZ_BLOB_ID], struct zz_sm3 *out,
					  struct zz_error *why)
{
	struct zz_briefs *known = a->w->l->briefs;
	if (zz_brief_digest(known, blob, out))
		return true;
	if (zz_source_blob(a->w->l->source, blob, ZZ_ATTACHED_MOST, a->bytes, why) ||
		a->bytes->n > ZZ_ATTACHED_MOST)
		return false;
	*out = zz_sm3(zz_buf_view(a->bytes));
	zz_brief_digest_add(known, blob, out);
	return true;
}

/* The commit that put these bytes there last; NULL where the history does not tell. */
static const struct zz_step *step_of(const struct attached *a, const uint8_t blob[ZZ_BLOB_ID])
{
	const struct zz_step *found = NULL;
	for (const struct zz_step *s = zz_past_first(&a->w->a->past, a->path); s;
		 s = zz_step_next(&a->w->a->past, s))
		if (!s->gone && memcmp(s->blob, blob, ZZ_BLOB_ID) == 0)
			found = s;
	return found;
}

/* Whether the file was once the one that the record speaks of. */
static bool was_given(const struct attached *a, const struct zz_step *until)
{
	for (const struct zz_step *s = zz_past_first(&a->w->a->past, a->path); s && s != until;
		 s = zz_step_next(&a->w->a->past, s)) {
		struct zz_error ignored = {0};
		struct zz_sm3 is;
		if (!s->gone && digest_of(a, s->blob, &is, &ignored) && memcmp(&is, &a->given, sizeof is) == 0)
			return true;
	}
	return false;
}

static void tell(const struct attached *a, const uint8_t blob[ZZ_BLOB_ID])
{
	struct zz_auditing *w = a->w;
	const struct zz_step *s = step_of(a, blob);
	if (!s)
		return;
	const struct zz_commit *c = zz_step_commit(&w->a->past, s);
	ZZ_AUDIT_RECORD(w, was_given(a, s) ? ZZ_HF_ATTACHMENT_EXCHANGED : ZZ_HF_ATTACHMENT_DIFFERS, a->record,
					zz_arena_printf(&w->a->arena, "attachments.%u", (unsigned)a->number),
					ZZ_ATEXT("file", zz_path_name(a->path)),
					ZZ_ADAY("on", zz_audit_day(w, zz_commit_claim(c))), ZZ_ATEXT("who", zz_audit_who(w, c)),
					ZZ_ATEXT("commit", zz_audit_hex(w, c->id)), ZZ_ATEXT("path", a->path));
	*ZZ_PUSH(&w->exchanged) = s;
}

static void look(const struct attached *a, const uint8_t blob[ZZ_BLOB_ID])
{
	struct zz_error why = {.lang = a->w->a->error.lang};
	struct zz_sm3 is;
	if (digest_of(a, blob, &is, &why)) {
		if (memcmp(&is, &a->given, sizeof is) != 0)
			tell(a, blob);
	} else if (why.text[0])
		zz_audit_text_damaged(a->w, a->path, &why);
	else
		ZZ_AUDIT_RECORD(a->w, ZZ_HF_ATTACHMENT_LARGE, a->record,
						zz_arena_printf(&a->w->a->arena, "attachments.%u", (unsigned)a->number),
						ZZ_ATEXT("file", zz_path_name(a->path)), ZZ_ANUM("most", ZZ_ATTACHED_MOST >> 20));
}

void zz_audit_attached(struct zz_auditing *w)
{
	struct zz_attachments all;
	struct zz_buf bytes = {0};
	zz_attachments_make(&all, w->l);
	for (size_t i = 0; i < all.n; i++) {
		const struct zz_attached *at = &all.at[i];
		struct attached a = {
			.w = w, .record = zz_record_nth(w->l, at->record), .number = at->number, .bytes = &bytes};
		if (!w->asked[at->record] || !at->file || at->file->odd || !at->file->hashed)
			continue;
		if (!zz_sm3_parse(at->digest, &a.given)) {
			w->a->undigested++;
			continue;
		}
		a.path = at->file->path;
		look(&a, at->file->id);
	}
	zz_attachments_free(&all);
	zz_buf_free(&bytes);
}
