/* Whether the texts are there as the commits recorded them: an object that was exchanged on the disk is shown
 * by git as if it were the recorded one, and git status stays clean (provenance 1.1, rows 10 and 11). What
 * can be read was held against its id on the way; so only what could not be read is looked at again here. */
#include "audit/audit_parts.h"

#include <string.h>

void zz_audit_text_damaged(struct zz_auditing *w, struct zz_str path, const struct zz_error *why)
{
	w->a->texts_damaged = true;
	ZZ_AUDIT_FILE(w, ZZ_HF_TEXT_DAMAGED, path, ZZ_ATEXT("reason", zz_str(why->text)));
}

/* The first text of a file, of those that the history has, that is not there. */
static void one_file(struct zz_auditing *w, struct zz_str path, struct zz_buf *bytes)
{
	const struct zz_past *p = &w->a->past;
	struct zz_error why = {.lang = w->a->error.lang};
	for (const struct zz_step *s = zz_past_first(p, path); s; s = zz_step_next(p, s))
		if (!s->gone && zz_source_blob(w->l->source, s->blob, ZZ_YAML_BYTES, bytes, &why)) {
			zz_audit_text_damaged(w, path, &why);
			return;
		}
}

static bool is_unreadable(const struct zz_finding *f)
{
	return strcmp(f->def->id, "unreadable") == 0 && f->path.n;
}

/* A record whose former texts were read for its trail says so in its row; of other files the ledger tells
 * that the present text could not be read. */
void zz_audit_texts(struct zz_auditing *w)
{
	struct zz_buf bytes = {0};
	for (size_t i = 0; i < w->a->rows.n; i++) {
		const struct zz_audit_row *row = &w->a->rows.at[i];
		if (row->gone || row->unread ||
			(row->record >= 0 && zz_record_nth(w->l, row->record)->state == ZZ_UNREADABLE))
			one_file(w, row->path, &bytes);
	}
	for (size_t i = 0; i < w->l->findings.n; i++) {
		const struct zz_finding *f = &w->l->findings.at[i];
		if (is_unreadable(f) && !zz_str_starts(f->path, "records/"))
			one_file(w, f->path, &bytes);
	}
	zz_buf_free(&bytes);
}
