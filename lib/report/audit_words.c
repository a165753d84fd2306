/* Words that audit and trace share. */
#include "report/audit_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/listed.h"
#include "report/show_parts.h"

void zz_audit_id(struct zz_buf *out, struct zz_str path)
{
	struct zz_str rest = path, owner = {0}, name = zz_path_name(path);
	zz_str_split(&rest, '/', &owner);
	zz_str_split(&rest, '/', &owner);
	zz_text_safe(out, owner);
	zz_buf_putc(out, '/');
	zz_text_safe(out, zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - 5) : name);
}

void zz_audit_when(struct zz_buf *out, const struct zz_ledger *l, int64_t moment)
{
	struct zz_buf text = {0};
	zz_listed_moment(&text, l, moment);
	zz_buf_printf(out, "%.10s %.5s", text.data, text.data + sizeof "2026-03-12T" - 1);
	zz_buf_free(&text);
}

bool zz_audit_about(const struct zz_finding *f, const struct zz_ledger *l, struct zz_str path, int32_t record)
{
	if (zz_str_eq(f->path, path))
		return true;
	for (size_t i = 0; record >= 0 && zz_str_starts(f->path, "followups/") && i < l->nfollowups; i++)
		if (zz_str_eq(l->followups[i].path, f->path))
			return zz_ledger_refer(l, l->followups[i].owner, l->followups[i].record) == record;
	return false;
}

void zz_audit_entry(struct zz_buf *out, const struct zz_audit *a, uint32_t record, enum zz_lang lang)
{
	const struct zz_entered *e = &a->entries.at[record];
	char day[ZZ_DATE_MAX];
	if (e->day == ZZ_NO_DAY) {
		zz_buf_puts(out, zz_term_text(&zz_entry_terms[e->state], lang));
		return;
	}
	zz_buf_puts(out, zz_day_text(e->complete, day));
	if (zz_record_nth(a->l, record)->state == ZZ_UNREADABLE)
		zz_buf_puts(out, zz_tr(lang, N_(" (how late is not judged: the present text cannot be read)")));
	else if (e->state == ZZ_ENTRY_INJECTED)
		zz_buf_puts(out, zz_tr(lang, N_(" clock set by hand")));
	else if (e->imported)
		zz_buf_puts(out, zz_tr(lang, N_(" taken over from older papers")));
	else if (e->band == ZZ_BAND_UNKNOWN)
		zz_buf_printf(out, " %s", zz_term_text(&zz_band_terms[e->band], lang));
	else if (e->complete < zz_record_nth(a->l, record)->date)
		zz_buf_puts(out, zz_tr(lang, N_(" before the day of the sitting")));
	else if (e->complete == e->held)
		zz_msgf(out, lang, N_(" %s (on the day of the sitting)"),
				zz_term_text(&zz_band_terms[e->band], lang));
	else
		zz_msgf(out, lang, N_(" %s (working days after the sitting: %d)"),
				zz_term_text(&zz_band_terms[e->band], lang), e->lag);
	if (e->band != ZZ_BAND_UNKNOWN && zz_entered_redated(e, zz_record_nth(a->l, record)))
		zz_msgf(out, lang, N_(", counted from %s, the day named before"), zz_day_text(e->held, day));
}

void zz_audit_witness(struct zz_buf *out, const struct zz_audit *a, uint32_t record, enum zz_lang lang)
{
	const struct zz_witnessed *w = a->witnessed.at ? &a->witnessed.at[record] : NULL;
	if (!w || !w->judged)
		return;
	zz_buf_puts(out, zz_term_text(&zz_time_terms[w->timing.verdict], lang));
	if (w->timing.from != INT32_MIN && w->timing.until != INT32_MAX && w->timing.until > 0)
		zz_msgf(out, lang,
				N_("; first shown between %d and %d days after the deadline (calendar days, witness)"),
				(int)w->timing.from, (int)w->timing.until);
	else if (w->timing.until != INT32_MAX && w->timing.until > 0)
		zz_msgf(out, lang, N_("; first shown at most %d days after the deadline (calendar days, witness)"),
				(int)w->timing.until);
}

void zz_audit_keys(struct zz_buf *out, const struct zz_witness_known *w, enum zz_lang lang)
{
	zz_buf_puts(out,
				zz_tr(lang, w->held ? N_("verified by the keys that you brought")
							: w->pinned
								? N_("verified by keys that came with the ledger itself (zzsh.yaml), not by "
									 "any that you brought: --keys takes those that the witness gave you")
								: N_("verified by keys that came with the receipts themselves, not by any "
									 "that you brought: --keys takes those that the witness gave you")));
	if (!w->named)
		zz_buf_puts(out, zz_tr(lang, N_("; zzsh.yaml does not name this witness")));
}

/* What was exchanged on the disk is told file by file; the others are held against their ids. */
static void proved(struct zz_buf *out, const struct zz_audit *a, struct zz_str shown,
				   const struct zz_view *view)
{
	struct zz_buf text = {0};
	zz_buf_str(&text, shown);
	if (a->past.history.shallow && !a->damaged)
		zz_buf_puts(&text, zz_tr(view->lang, N_("; only from the oldest commit of this copy on")));
	if (a->texts_damaged && !a->damaged)
		zz_buf_puts(&text,
					zz_tr(view->lang, N_("; not of the files whose text is not there as it was recorded")));
	zz_show_line(out, zz_str(zz_tr(view->lang, N_("Proved"))), zz_buf_view(&text), 0, view);
	zz_buf_free(&text);
}

void zz_audit_proof(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	enum zz_lang lang = view->lang;
	struct zz_str shown =
		zz_str(zz_tr(lang, N_("which texts there were, in which order, and what each changed, "
							  "as long as this commit's id is the one you were given")));
	struct zz_str hidden = zz_str(
		zz_tr(lang, N_("when anything was written: all times here are what the committing computers said "
					   "(own clock), and those can be set at will; whether the sitting took place and "
					   "the text is true")));
	if (a->witnessed.seen.n) {
		shown = zz_str(zz_tr(
			lang, N_("which texts there were, in which order, and what each changed; and, by the "
					 "receipts, until when a text was at the latest and that others were not there yet")));
		hidden = zz_str(zz_tr(
			lang, N_("when anything was written, beyond what the receipts say; whether the sitting took "
					 "place and the text is true; for what reason something came late")));
	}
	if (a->damaged)
		shown = zz_str(zz_tr(lang, N_("of the history nothing, because it could not be read to its end; only "
									  "that the texts that could be read are those of this commit, as long "
									  "as its id is the one you were given")));
	proved(out, a, shown, view);
	zz_show_line(out, zz_str(zz_tr(lang, N_("Not proved"))), hidden, 0, view);
}
