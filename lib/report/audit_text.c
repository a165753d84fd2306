/* The answer of an audit for a person. */
#include "report/audit_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/check.h"
#include "report/show_parts.h"

#include <string.h>

static void put_line(struct zz_buf *out, const char *label, struct zz_buf *text, const struct zz_view *view)
{
	if (text->n)
		zz_show_line(out, zz_str(zz_tr(view->lang, label)), zz_buf_view(text), 0, view);
	zz_buf_free(text);
}

/* --- the head --- */

static void head(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	const struct zz_ledger *l = a->l;
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_text_safe(out, zz_intern_str(&l->words, l->unit.name));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_msgf(&text, view->lang, N_("  commit %.7s  commits %zu  records %zu  as of %s"),
			zz_source_commit(l->source), a->past.history.commits, a->rows.n, zz_day_text(l->today, day));
	zz_buf_str(out, zz_buf_view(&text));
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
	zz_view_calendar(out, l, view);
}

static void totals(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	size_t n[ZZ_SEVERITIES];
	struct zz_buf text = {0};
	zz_check_totals(a->verdict, n);
	size_t asked = 0;
	for (int s = 0; s < ZZ_INFO; s++)
		asked += n[s];
	if (zz_audit_unsure(a))
		zz_buf_puts(&text, zz_tr(view->lang, N_("cannot be concluded: a part of the history was not seen")));
	else
		zz_buf_puts(&text, zz_tr(view->lang, asked                    ? N_("to explain")
											 : a->verdict->unreadable ? N_("not all was read")
																	  : N_("nothing found")));
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		if (n[s])
			zz_buf_printf(&text, "  %s %zu", zz_term_text(&zz_severity_terms[s], view->lang), n[s]);
	if (a->verdict->unreadable)
		zz_msgf(&text, view->lang, N_("  records that cannot be read %zu (zzsh check says why)"),
				a->verdict->unreadable);
	put_line(out, N_("Result"), &text, view);
}

/* How many came in in which band; of those that count and have one. */
static void bands(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	size_t n[ZZ_BANDS] = {0}, imported = 0, injected = 0;
	struct zz_buf text = {0};
	for (size_t i = 0; i < a->rows.n; i++) {
		int32_t r = a->rows.at[i].record;
		if (r < 0 || !zz_record_counts(zz_record_nth(a->l, r)))
			continue;
		const struct zz_entered *e = &a->entries.at[r];
		imported += e->imported;
		injected += e->state == ZZ_ENTRY_INJECTED;
		n[e->band] += !e->imported && e->state != ZZ_ENTRY_INJECTED;
	}
	for (int b = ZZ_BAND_TIMELY; b < ZZ_BANDS; b++)
		if (n[b])
			zz_buf_printf(&text, "%s%s %zu", text.n ? "  " : "", zz_term_text(&zz_band_terms[b], view->lang),
						  n[b]);
	if (n[ZZ_BAND_UNKNOWN])
		zz_buf_printf(&text, "%s%s %zu", text.n ? "  " : "",
					  zz_term_text(&zz_band_terms[ZZ_BAND_UNKNOWN], view->lang), n[ZZ_BAND_UNKNOWN]);
	if (imported)
		zz_msgf(&text, view->lang, N_("  taken over from older papers %zu"), imported);
	if (injected)
		zz_msgf(&text, view->lang, N_("  clock set by hand %zu"), injected);
	zz_buf_puts(&text, text.n ? zz_tr(view->lang, N_(" (by the computers' own clocks)")) : "");
	put_line(out, N_("Entered"), &text, view);
}

static void changes(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	size_t amended = 0, changed = 0, reviewed = 0, gone = 0;
	struct zz_buf text = {0};
	for (size_t i = 0; i < a->rows.n; i++) {
		amended += a->rows.at[i].amended;
		changed += a->rows.at[i].changed;
		reviewed += a->rows.at[i].reviewed;
		gone += a->rows.at[i].gone;
	}
	zz_msgf(&text, view->lang, N_("corrections %zu, other changes %zu (after a review %zu), files gone %zu"),
			amended, changed, reviewed, gone);
	put_line(out, N_("Changes"), &text, view);
}

/* What a record does not say of its attachments cannot be held against them. */
static void attachments(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	struct zz_buf text = {0};
	if (!a->undigested)
		return;
	zz_msgf(&text, view->lang,
			N_("without a digest in their record, so that their bytes are held against nothing: %zu"),
			a->undigested);
	put_line(out, N_("Attached"), &text, view);
}

static void cosigned(struct zz_buf *text, const struct zz_audit *a, const struct zz_witness_known *w,
					 const struct zz_view *view)
{
	struct zz_buf when = {0};
	if (!w->cosigned)
		return;
	zz_audit_when(&when, a->l, w->cosigned_at);
	zz_msgf(text, view->lang, N_("; cosigned up to number %u by %.*s on %s"), w->cosigned - 1,
			ZZ_FMT(a->witnessed.seen.witnesses[w->cosigner].name), when.data);
	zz_buf_free(&when);
}

static void reclocked(struct zz_buf *text, const struct zz_witness_known *w, const struct zz_view *view)
{
	if (w->reclocks)
		zz_msgf(text, view->lang,
				N_("; its clock was ahead, receipts that correct it: %u (--all shows which)"), w->reclocks);
}

static const char *const authorities[ZZ_AUTHORITIES] = {
	[ZZ_AUTHORITY_UNASKED] =
		N_("not checked, only that the token is of that receipt: --keys takes the authority's"),
	[ZZ_AUTHORITY_TRUSTED] = N_("verified by one that you brought; whether it was revoked is not asked"),
	[ZZ_AUTHORITY_OTHER] = N_("which leads to none that you brought"),
};

/* The newest stamp. */
static void stamped(struct zz_buf *text, const struct zz_audit *a, uint32_t witness,
					const struct zz_view *view)
{
	const struct zz_observations *seen = &a->witnessed.seen;
	const struct zz_stamped *last = NULL;
	struct zz_buf when = {0};
	for (size_t i = 0; i < seen->stamps.n; i++)
		last = seen->stamps.at[i].witness == witness ? &seen->stamps.at[i] : last;
	if (!last)
		return;
	zz_audit_when(&when, a->l, last->time);
	zz_msgf(text, view->lang, N_("; time stamp over number %u: %s, by %.*s (certificate of %.*s, %s)"),
			last->seq, when.data, ZZ_FMT(last->signer), ZZ_FMT(last->issuer),
			zz_tr(view->lang, authorities[last->authority]));
	zz_buf_free(&when);
}

static void one_witness(struct zz_buf *out, const struct zz_audit *a, const struct zz_witness_known *w,
						const struct zz_view *view)
{
	struct zz_buf text = {0}, last = {0};
	if (w->own) {
		zz_audit_when(&last, a->l, w->last);
		zz_msgf(&text, view->lang, N_("%.*s: receipts of this ledger %u, the last of its chain %s"),
				ZZ_FMT(w->name), w->own, last.data);
		zz_buf_puts(&text, view->lang == ZZ_EN ? "; " : "；");
		zz_audit_keys(&text, w, view->lang);
		cosigned(&text, a, w, view);
		reclocked(&text, w, view);
		stamped(&text, a, (uint32_t)(w - a->witnessed.seen.witnesses), view);
	} else if (a->witnessed.failed || !a->past.history.begun) {
		zz_msgf(&text, view->lang,
				N_("%.*s: its receipts were not looked at, because the history could not be read"),
				ZZ_FMT(w->name));
	} else if (w->former && !w->held) {
		zz_msgf(&text, view->lang,
				N_("%.*s: taken out of zzsh.yaml since, and no receipt of this ledger by it is here"),
				ZZ_FMT(w->name));
	} else if (w->named) {
		zz_msgf(&text, view->lang, N_("%.*s: no receipt of this ledger is here (zzsh sync fetches them)"),
				ZZ_FMT(w->name));
	} else {
		zz_msgf(&text, view->lang,
				N_("%.*s: you brought its key; zzsh.yaml does not name it, and no receipt of it is here"),
				ZZ_FMT(w->name));
	}
	put_line(out, N_("Witness"), &text, view);
	zz_buf_free(&last);
}

static void witness(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	struct zz_buf text = {0};
	for (size_t i = 0; i < a->witnessed.seen.nwitnesses; i++)
		if (!a->witnessed.seen.witnesses[i].officer)
			one_witness(out, a, &a->witnessed.seen.witnesses[i], view);
	if (a->witnessed.seen.nwitnesses)
		return;
	if (a->witnessed.failed)
		zz_buf_puts(&text, a->witnessed.error.text);
	else
		zz_buf_puts(&text, zz_tr(view->lang,
								 N_("none: the zzsh.yaml that is committed names no witness, so nothing here "
									"proves when something was entered")));
	put_line(out, N_("Witness"), &text, view);
}

/* --- one line a record --- */

static size_t findings_of(const struct zz_audit *a, const struct zz_audit_row *row, bool all)
{
	size_t n = 0;
	for (size_t i = 0; i < a->verdict->findings.n; i++)
		n += (all || a->verdict->findings.at[i].severity < ZZ_INFO) && zz_finding_counts(a->verdict, i) &&
			 zz_audit_about(&a->verdict->findings.at[i], a->l, row->path, row->record);
	return n;
}

static bool is_notable(const struct zz_audit *a, const struct zz_audit_row *row, bool all)
{
	bool late = row->record >= 0 && zz_record_counts(zz_record_nth(a->l, row->record)) &&
				(a->entries.at[row->record].band > ZZ_BAND_TIMELY ||
				 a->entries.at[row->record].state != ZZ_ENTRY_KNOWN);
	bool unread = row->record >= 0 && zz_record_nth(a->l, row->record)->state == ZZ_UNREADABLE;
	return row->gone || late || unread || (all ? row->texts > 1 : row->changed > 0) ||
		   findings_of(a, row, all);
}

static void row_text(struct zz_buf *out, const struct zz_audit *a, const struct zz_audit_row *row,
					 const struct zz_view *view)
{
	struct zz_buf line = {0};
	zz_audit_id(&line, row->path);
	zz_buf_puts(&line, "  ");
	if (row->record >= 0)
		zz_audit_entry(&line, a, (uint32_t)row->record, view->lang);
	else
		zz_buf_puts(&line, zz_tr(view->lang, N_("the file is gone")));
	if (row->record >= 0 && a->witnessed.at && a->witnessed.at[row->record].judged) {
		zz_buf_puts(&line, zz_tr(view->lang, N_("  witness: ")));
		zz_audit_witness(&line, a, (uint32_t)row->record, view->lang);
	}
	if (row->record >= 0 && zz_record_nth(a->l, row->record)->state == ZZ_WITHDRAWN)
		zz_buf_printf(&line, "  %s", zz_tr(view->lang, N_("withdrawn")));
	if (row->amended)
		zz_msgf(&line, view->lang, N_("  corrections %u"), row->amended);
	if (row->changed)
		zz_msgf(&line, view->lang, N_("  changes %u"), row->changed);
	if (row->reviewed)
		zz_msgf(&line, view->lang, N_(" (after a review %u)"), row->reviewed);
	zz_text_wrap(out, zz_buf_view(&line), view->width > 20 ? view->width : 0, 2);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
}

static void rows(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	size_t n = 0, calm = 0;
	for (size_t i = 0; i < a->rows.n; i++) {
		if (!is_notable(a, &a->rows.at[i], view->all)) {
			calm++;
			continue;
		}
		if (!n++)
			zz_buf_putc(out, '\n');
		row_text(out, a, &a->rows.at[i], view);
	}
	if (n && calm)
		zz_msgf(out, view->lang,
				N_("  and %zu of which nothing is to be said (zzsh trace RECORD tells each)\n"), calm);
}

/* --- findings --- */

static void findings(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	const struct zz_verdict *v = a->verdict;
	size_t hints = 0;
	for (size_t i = 0; i < v->findings.n; i++) {
		if (v->findings.at[i].severity == ZZ_INFO && !view->all) {
			hints++;
			continue;
		}
		zz_buf_putc(out, '\n');
		zz_view_finding(out, v, i, view, false);
	}
	if (hints)
		zz_msgf(out, view->lang, N_("\nhints that are not shown: %zu (--all)\n"), hints);
	if (a->uncompared)
		zz_msgf(out, view->lang,
				N_("changes of roster and rules whose effect on records was not looked at, because it would "
				   "take too "
				   "long: %zu\n"),
				a->uncompared);
}

/* What convicts a witness is shown as it is. */
static void forks(struct zz_buf *out, const struct zz_audit *a, const struct zz_view *view)
{
	const struct zz_observations *seen = &a->witnessed.seen;
	for (size_t i = 0; i < seen->forks.n; i++) {
		const struct zz_fork *f = &seen->forks.at[i];
		zz_msgf(out, view->lang,
				N_("\nTwo receipts of %.*s with the number %u. The one that is in force here:\n"),
				ZZ_FMT(seen->witnesses[f->witness].name), (unsigned)f->seq);
		zz_text_safe(out, f->here);
		zz_buf_puts(out, zz_tr(view->lang, N_("The other one:\n")));
		zz_text_safe(out, f->other);
	}
}

void zz_audit_text(struct zz_buf *out, struct zz_audit *a, const struct zz_view *view)
{
	head(out, a, view);
	totals(out, a, view);
	bands(out, a, view);
	changes(out, a, view);
	attachments(out, a, view);
	witness(out, a, view);
	zz_audit_proof(out, a, view);
	rows(out, a, view);
	findings(out, a, view);
	forks(out, a, view);
}
