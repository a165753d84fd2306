/* What became of one record, on one screen. */
#include "report/audit_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/answers.h"
#include "report/show_parts.h"
#include "witness/code.h"

#include <stdlib.h>
#include <string.h>

struct tracing {
	struct zz_buf *out;
	struct zz_audit *a;
	const struct zz_ledger *l;
	const struct zz_view *view;
	enum zz_lang lang;
	struct zz_trail t;
	struct zz_arena arena;
};

static void line(struct tracing *s, const char *label, struct zz_buf *text)
{
	if (text->n)
		zz_show_line(s->out, label ? zz_str(zz_tr(s->lang, label)) : (struct zz_str){0}, zz_buf_view(text), 0,
					 s->view);
	zz_buf_free(text);
}

static const struct zz_record *record_of(const struct tracing *s)
{
	return s->t.record >= 0 ? &s->l->records[s->t.record] : NULL;
}

/* --- head and verdict --- */

static void heading(struct tracing *s)
{
	const struct zz_record *r = record_of(s);
	char day[ZZ_DATE_MAX];
	zz_ink(s->out, s->view, ZZ_INK_BOLD);
	if (r) {
		zz_text_safe(s->out, zz_view_owner(s->l, r->owner ? r->owner : r->file_owner));
		zz_buf_printf(s->out, "  %s", zz_day_text(r->date, day));
		if (r->kind)
			zz_buf_printf(s->out, "  %s", zz_term_text(&zz_kinds[r->kind].form.name, s->lang));
		zz_buf_puts(s->out, "  ");
	}
	zz_ink(s->out, s->view, ZZ_INK_PLAIN);
	zz_audit_id(s->out, s->t.path);
	zz_buf_putc(s->out, '\n');
}

static void verdict(struct tracing *s)
{
	const struct zz_record *r = record_of(s);
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	if (!r) {
		zz_buf_puts(&text, zz_tr(s->lang, N_("the file is gone; what it said is still in the history")));
	} else {
		zz_audit_entry(&text, s->a, (uint32_t)s->t.record, s->lang);
		if (s->a->entries.at[s->t.record].day != ZZ_NO_DAY)
			zz_buf_puts(&text, zz_tr(s->lang, N_(", by its computer's own clock")));
		if (r->date != ZZ_NO_DAY && r->state != ZZ_UNREADABLE)
			zz_msgf(&text, s->lang, N_("; to be entered by %s"),
					zz_day_text(zz_audit_window(s->a, (uint32_t)s->t.record), day));
		if (r->state == ZZ_WITHDRAWN)
			zz_buf_puts(&text, zz_tr(s->lang, N_("; withdrawn, counts for nothing")));
		if (r->state == ZZ_UNREADABLE && s->a->entries.at[s->t.record].day == ZZ_NO_DAY)
			zz_buf_puts(&text, zz_tr(s->lang, N_("; the present text cannot be read")));
	}
	line(s, N_("Result"), &text);
	if (r && r->late_reason.n) {
		zz_buf_str(&text, r->late_reason);
		if (r->late_approver.n)
			zz_msgf(&text, s->lang, N_("; approved by %.*s"), ZZ_FMT(r->late_approver));
		line(s, N_("Late for"), &text);
	}
}

static void hex(struct zz_buf *out, const uint8_t *id)
{
	for (int i = 0; i < 4; i++)
		zz_buf_printf(out, "%02x", id[i]);
}

static struct zz_str moment(struct tracing *s, int64_t at)
{
	struct zz_buf text = {0};
	zz_audit_when(&text, s->l, at);
	struct zz_str kept = zz_arena_str(&s->arena, zz_buf_view(&text));
	zz_buf_free(&text);
	return kept;
}

static struct zz_str short_id(struct tracing *s, const uint8_t *id)
{
	return zz_arena_printf(&s->arena, "%02x%02x%02x%02x", id[0], id[1], id[2], id[3]);
}

/* Between which commits it came in, as their clocks say: the one before, without it, and the first with it.
 */
static void bracket(struct tracing *s)
{
	const struct zz_commit *c = s->t.versions.n ? s->t.versions.at[0].commit : NULL;
	struct zz_buf text = {0};
	if (!c)
		return;
	struct zz_str then = moment(s, zz_commit_claim(c)), first = short_id(s, c->id);
	if (c->boundary)
		zz_buf_puts(
			&text, zz_tr(s->lang,
						 N_("it was there at the oldest commit of this copy; before that nothing is known")));
	else if (c->before != INT64_MIN)
		zz_msgf(&text, s->lang,
				N_("not there at %.*s (%.*s), there at %.*s (%.*s); both as the computers said"),
				ZZ_FMT(moment(s, c->before)), ZZ_FMT(short_id(s, c->parent)), ZZ_FMT(then), ZZ_FMT(first));
	else
		zz_msgf(&text, s->lang, N_("there from the first commit on, %.*s (%.*s), as the computer said"),
				ZZ_FMT(then), ZZ_FMT(first));
	line(s, N_("Own clock"), &text);
}

/* --- the receipts --- */

/* The witness' clock was ahead. */
static void corrected(struct tracing *s, const struct zz_observation *o)
{
	struct zz_buf text = {0}, stamped = {0}, until = {0};
	if (!o->ahead)
		return;
	zz_audit_when(&stamped, s->l, o->time + o->ahead);
	zz_audit_when(&until, s->l, o->latest_ms / 1000);
	zz_msgf(
		&text, s->lang,
		N_("  the witness' clock was ahead and stamped it %s; by its receipt %u it counts as not later than "
		   "%s"),
		stamped.data, (unsigned)o->reclocked, until.data);
	line(s, NULL, &text);
	zz_buf_free(&stamped);
	zz_buf_free(&until);
}

/* Of a witness that signed two receipts with one number only what another one had seen before is left. */
static void vouched(struct tracing *s, const struct zz_observation *o)
{
	struct zz_buf text = {0};
	if (!o->vouched)
		return;
	zz_msgf(&text, s->lang,
			N_("  the witness signed two receipts with one number; this one was there by the time given, "
			   "when %.*s "
			   "cosigned it (its receipt %u)"),
			ZZ_FMT(s->a->witnessed.seen.witnesses[o->voucher].name), (unsigned)o->vouching);
	line(s, NULL, &text);
}

static void receipt(struct tracing *s, size_t i, const char *what)
{
	const struct zz_observation *o = i == ZZ_NO_SHOWING ? NULL : s->a->witnessed.order[i];
	struct zz_buf text = {0};
	if (!o)
		return;
	zz_audit_when(&text, s->l, o->time);
	zz_msgf(&text, s->lang, N_("  receipt %u of %.*s: %s"), o->seq,
			ZZ_FMT(s->a->witnessed.seen.witnesses[o->witness].name), zz_tr(s->lang, what));
	line(s, NULL, &text);
	corrected(s, o);
	vouched(s, o);
}

/* By whose keys the two receipts were verified; once where they are of one witness. */
static void keys(struct tracing *s, const struct zz_witnessed *w)
{
	const size_t rests_on[] = {w->timing.absent, w->timing.present};
	uint32_t told = UINT32_MAX;
	for (size_t i = 0; i < 2; i++) {
		const struct zz_observation *o =
			rests_on[i] == ZZ_NO_SHOWING ? NULL : s->a->witnessed.order[rests_on[i]];
		struct zz_buf text = {0};
		if (!o || o->witness == told)
			continue;
		told = o->witness;
		zz_buf_puts(&text, "  ");
		zz_audit_keys(&text, &s->a->witnessed.seen.witnesses[told], s->lang);
		line(s, NULL, &text);
	}
}

static void witness(struct tracing *s)
{
	const struct zz_witnessed *w =
		s->t.record >= 0 && s->a->witnessed.at ? &s->a->witnessed.at[s->t.record] : NULL;
	struct zz_buf text = {0};
	if (!w || !w->judged)
		return;
	zz_audit_witness(&text, s->a, (uint32_t)s->t.record, s->lang);
	line(s, N_("Witness"), &text);
	bool own = w->timing.verdict != ZZ_TIME_LATE_SUBMITTED;
	receipt(s, w->timing.absent,
			own ? N_("the ledger that the branch itself handed in did not have it")
				: N_("it had not been handed in"));
	receipt(s, w->timing.present, N_("seen for the first time"));
	keys(s, w);
}

/* --- its versions --- */

static void put_value(struct zz_buf *out, struct zz_str text, enum zz_lang lang)
{
	enum { CELLS = 48 };
	struct zz_str front = zz_text_front(text, CELLS);
	if (!text.n)
		zz_buf_puts(out, zz_tr(lang, N_("(none)")));
	zz_view_prose(out, front);
	zz_buf_puts(out, front.n < text.n ? "…" : "");
}

static void put_change(struct tracing *s, struct zz_buf *text, const struct zz_field_change *c,
					   const struct zz_field_change *moved)
{
	if (moved) {
		zz_buf_printf(text, "%.*s%s%.*s -> %.*s", ZZ_FMT(c->who), s->lang == ZZ_EN ? ": " : "：",
					  ZZ_FMT(moved->label), ZZ_FMT(c->label));
		bool more = !zz_str_eq(c->after, c->who);
		zz_buf_puts(text, more ? s->lang == ZZ_EN ? ": " : "：" : "");
		if (more)
			put_value(text, c->after, s->lang);
		return;
	}
	zz_buf_printf(text, "%.*s%s", ZZ_FMT(c->label), s->lang == ZZ_EN ? ": " : "：");
	if (c->how == ZZ_CHANGED) {
		put_value(text, c->before, s->lang);
		zz_buf_puts(text, " -> ");
		put_value(text, c->after, s->lang);
		return;
	}
	zz_buf_puts(text, c->how == ZZ_ADDED ? "+ " : "- ");
	put_value(text, c->how == ZZ_ADDED ? c->after : c->before, s->lang);
}

static void version_changes(struct tracing *s, size_t i)
{
	enum { MOST = 12, INDENT = 15 };
	struct zz_field_changes list = {0};
	size_t shown = 0;
	zz_trail_changes(&s->t, i, s->lang, &list);
	for (size_t k = 0; k < list.n; k++) {
		const struct zz_field_change *c = &list.at[k], *moved = zz_change_moved(&list, c);
		struct zz_buf text = {0}, safe = {0};
		if (moved && c->how == ZZ_REMOVED) /* told where the person stands now */
			continue;
		if (shown++ < MOST || s->view->full) {
			put_change(s, &text, c, moved);
			zz_text_safe(&safe, zz_buf_view(&text));
			zz_buf_pad(s->out, ' ', INDENT);
			zz_text_wrap(s->out, zz_buf_view(&safe), s->view->width > 30 ? s->view->width : 0, INDENT + 2);
			zz_buf_putc(s->out, '\n');
		}
		zz_buf_free(&text);
		zz_buf_free(&safe);
	}
	if (shown > MOST && !s->view->full)
		zz_msgf(s->out, s->lang, N_("               and %zu more (--full)\n"), shown - MOST);
	free(list.at);
}

static const char *const chain_words[ZZ_CHAIN_STATES] = {
	[ZZ_CHAIN_NONE] = N_("no correction listed"),
	[ZZ_CHAIN_VALID] = N_("the chain of corrections holds"),
	[ZZ_CHAIN_BROKEN] = N_("the chain of corrections does not hold"),
	[ZZ_CHAIN_CUT] = N_("former corrections are gone or changed"),
};

static void put_version(struct tracing *s, struct zz_buf *text, const struct zz_version *v)
{
	const struct zz_commit *c = v->commit;
	const char *comma = s->lang == ZZ_EN ? "; " : "；";
	zz_buf_printf(text, v->number ? "%-3u" : "-  ", v->number);
	zz_audit_when(text, s->l, zz_commit_claim(c));
	zz_buf_printf(text, "  %s  ", zz_term_text(&zz_version_terms[v->op], s->lang));
	zz_buf_str(text, zz_audit_author(s->a, c->id));
	zz_buf_puts(text, "  ");
	hex(text, c->id);
	if (v->op == ZZ_OP_AMENDED) {
		const struct zz_amend *link = (const struct zz_amend *)v->record.amends.at + v->record.amends.n - 1;
		zz_msgf(text, s->lang, N_("; reason: %.*s"), ZZ_FMT(link->reason));
	}
	if (v->op != ZZ_OP_ENTERED && !v->step->gone && (v->chain || v->protected))
		zz_buf_printf(text, "%s%s", comma, zz_tr(s->lang, chain_words[v->chain]));
	if (v->reviewed)
		zz_buf_printf(text, "%s%s", comma, zz_tr(s->lang, N_("after a review")));
	if (c->injected)
		zz_buf_printf(text, "%s%s", comma, zz_tr(s->lang, N_("clock set by hand")));
	if (c->committer - c->author > 86400) {
		zz_buf_puts(text, zz_tr(s->lang, N_("; committed only ")));
		zz_audit_when(text, s->l, c->committer);
	}
	if (!v->step->gone && !v->readable)
		zz_buf_printf(text, "%s%s", comma, zz_tr(s->lang, N_("this text cannot be read")));
}

static void put_receipt(struct tracing *s, struct zz_buf *text, size_t i)
{
	const struct zz_observation *o = s->a->witnessed.order[i];
	zz_audit_when(text, s->l, o->time);
	zz_msgf(text, s->lang, N_(" (receipt %u of %.*s)"), (unsigned)o->seq,
			ZZ_FMT(s->a->witnessed.seen.witnesses[o->witness].name));
}

/* Each correction by itself, whatever the first text's verdict is: when receipts first show this very text.
 */
static void version_bracket(struct tracing *s, const struct zz_version *v)
{
	enum { INDENT = 15 };
	struct zz_buf text = {0}, id = {0};
	size_t absent, present;
	if (v->number < 2 || !v->hashed || v->op == ZZ_OP_RESTORED || !s->a->witnessed.seen.n)
		return;
	zz_audit_id(&id, s->t.path);
	zz_audit_bracket(s->a, zz_buf_view(&id), &v->digest, &absent, &present);
	zz_msgf(&text, s->lang, N_("witness, text %u: "), v->number);
	if (present == ZZ_NO_SHOWING) {
		zz_buf_puts(&text, zz_tr(s->lang, N_("no receipt that counts has it")));
	} else {
		if (absent != ZZ_NO_SHOWING) {
			put_receipt(s, &text, absent);
			zz_buf_puts(&text, zz_tr(s->lang, N_(" not yet, ")));
		}
		put_receipt(s, &text, present);
		zz_buf_puts(&text, zz_tr(s->lang, N_(" for the first time")));
	}
	zz_buf_pad(s->out, ' ', INDENT);
	zz_text_wrap(s->out, zz_buf_view(&text), s->view->width > 30 ? s->view->width : 0, INDENT + 2);
	zz_buf_putc(s->out, '\n');
	zz_buf_free(&text);
	zz_buf_free(&id);
}

static void versions(struct tracing *s)
{
	for (size_t i = 0; i < s->t.versions.n; i++) {
		struct zz_buf text = {0};
		put_version(s, &text, &s->t.versions.at[i]);
		line(s, i ? NULL : N_("History"), &text);
		version_changes(s, i);
		version_bracket(s, &s->t.versions.at[i]);
	}
}

/* --- code --- */

/* Of the present text, as its minutes bear it on paper. */
static void code(struct tracing *s)
{
	const struct zz_version *now = zz_trail_now(&s->t);
	char chars[ZZ_CODE_CHARS + 1];
	struct zz_buf text = {0};
	if (now && now->hashed && record_of(s)) {
		zz_code_show(&text, zz_code(ZZ_CODE_TEXT, &now->digest, chars));
		zz_msgf(&text, s->lang, N_(" (text %u, as its minutes bear it on paper)"), now->number);
	}
	line(s, N_("Code"), &text);
}

/* --- reviews, findings --- */

static void reviews(struct tracing *s)
{
	char day[ZZ_DATE_MAX];
	const struct zz_version *now = zz_trail_now(&s->t);
	bool last = false;
	for (size_t i = 0; i < s->t.reviews.n; i++) {
		const struct zz_reviewed_text *seen = &s->t.reviews.at[i];
		const struct zz_followup *u = &s->l->followups[seen->followup];
		struct zz_buf text = {0};
		zz_buf_printf(&text, "%s  %.*s  %s", zz_day_text(u->on, day),
					  ZZ_FMT(zz_intern_str(&s->l->words, u->by)),
					  u->result ? zz_term_text(&zz_review_terms[u->result - 1], s->lang) : "-");
		if (seen->version >= 0) {
			uint32_t number = s->t.versions.at[seen->version].number;
			zz_msgf(&text, s->lang, N_(" (text %u)"), number);
			last = last || (now && number == now->number);
			if (!seen->named)
				zz_buf_puts(&text, zz_tr(s->lang, N_("; by the order of commits, it names no text")));
		} else {
			zz_buf_puts(&text, zz_tr(s->lang, N_("; it names a text that the history does not have")));
		}
		if (i + 1 == s->t.reviews.n && !last && now)
			zz_msgf(&text, s->lang, N_("; text %u was not reviewed yet"), now->number);
		line(s, N_("Review"), &text);
	}
}

static void findings(struct tracing *s)
{
	const struct zz_verdict *v = s->a->verdict;
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		struct zz_buf text = {0};
		if (!zz_audit_about(f, s->l, s->t.path, s->t.record))
			continue;
		zz_view_finding_id(&text, v, i);
		zz_buf_printf(&text, " %s%s", zz_term_text(&zz_severity_terms[f->severity], s->lang),
					  s->lang == ZZ_EN ? ": " : "：");
		zz_finding_text(&text, f, f->def->message, s->lang);
		zz_buf_printf(&text, " [%s]", f->def->id);
		if (v->judged[i].answer != ZZ_UNANSWERED)
			zz_buf_printf(&text, " %s", zz_term_text(&zz_answer_terms[v->judged[i].answer], s->lang));
		line(s, N_("Found"), &text);
	}
}

static void trace_one(struct tracing *s, const struct zz_trace *at)
{
	zz_arena_reset(&s->arena);
	zz_trail_read(&s->t, s->a->l, &s->a->past, &s->a->reviews, at->path, at->record, &s->arena);
	heading(s);
	verdict(s);
	bracket(s);
	witness(s);
	versions(s);
	code(s);
	reviews(s);
	findings(s);
	zz_trail_free(&s->t);
}

void zz_trace_text(struct zz_buf *out, struct zz_audit *a, const struct zz_trace *at, size_t n,
				   const struct zz_view *view)
{
	struct tracing s = {.out = out, .a = a, .l = a->l, .view = view, .lang = view->lang};
	for (size_t i = 0; i < n; i++) {
		trace_one(&s, &at[i]);
		zz_buf_putc(out, '\n');
	}
	if (a->past.history.shallow || a->damaged)
		zz_msgf(
			out, s.lang,
			N_("A part of the history was not seen (zzsh audit says which): what stands here is not all.\n"));
	zz_audit_proof(out, a, view);
	zz_arena_free(&s.arena);
}

bool zz_trace_gone(const struct zz_audit *a, struct zz_str typed, struct zz_trace *out)
{
	size_t n = 0;
	struct zz_buf id = {0};
	for (size_t i = 0; i < a->rows.n; i++) {
		const struct zz_audit_row *row = &a->rows.at[i];
		if (row->record >= 0)
			continue;
		zz_buf_clear(&id);
		zz_audit_id(&id, row->path);
		struct zz_str whole = zz_buf_view(&id), name = zz_path_name(whole);
		if (!zz_str_eq(row->path, typed) && !zz_str_eq(zz_str_sub(whole, 0, typed.n), typed) &&
			!zz_str_eq(zz_str_sub(name, 0, typed.n), typed))
			continue;
		*out = (struct zz_trace){row->path, -1};
		n++;
	}
	zz_buf_free(&id);
	return n == 1;
}
