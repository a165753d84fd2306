#include "report/answers.h"

#include "base/message.h"
#include "base/text.h"
#include "rules/conversation.h"

#include <stdlib.h>

enum { LABEL_CELLS = 8 };

static const char *colon(enum zz_lang lang)
{
	return lang == ZZ_ZH ? "：" : ": ";
}

void zz_view_prose(struct zz_buf *out, struct zz_str text)
{
	size_t from = out->n;
	zz_text_safe(out, text);
	if (out->n > from)
		zz_text_mask(out->data + from, out->n - from);
	for (size_t i = from; i < out->n; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
}

/* "2025-09-08 李敏" */
static void when_by(struct zz_buf *out, const struct zz_ledger *l, zz_day on, uint32_t by)
{
	char day[ZZ_DATE_MAX];
	zz_buf_puts(out, zz_day_text(on, day));
	zz_buf_puts(out, by ? " " : "");
	zz_text_safe(out, zz_intern_str(&l->words, by));
}

void zz_view_answered(struct zz_buf *out, const struct zz_verdict *v, size_t i, enum zz_lang lang)
{
	const struct zz_judged *j = &v->judged[i];
	const struct zz_ledger *l = v->ledger;
	if (j->answer == ZZ_UNANSWERED)
		return;
	zz_buf_puts(out, lang == ZZ_ZH ? "（" : " (");
	if (j->waiver >= 0)
		when_by(out, l, l->waivers[j->waiver].on, l->waivers[j->waiver].approved_by);
	else
		when_by(out, l, l->followups[j->followup].on, l->followups[j->followup].by);
	zz_buf_puts(out, lang == ZZ_ZH ? "）" : ")");
}

static void line(struct zz_buf *out, const char *word, struct zz_buf *text, const struct zz_view *view)
{
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_pad(out, zz_str(zz_tr(view->lang, word)), LABEL_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_text_wrap(out, zz_buf_view(text), view->width > 20 ? view->width : 0, LABEL_CELLS);
	zz_buf_putc(out, '\n');
	zz_buf_clear(text);
}

static void said(struct zz_buf *out, const struct zz_ledger *l, const struct zz_followup *u,
				 const struct zz_view *view)
{
	struct zz_arena a = {0};
	struct zz_buf text = {0};
	struct zz_str words = zz_followup_words(l, u, "text", &a);
	bool answer = u->type == ZZ_FU_ANSWER;
	when_by(&text, l, u->on, u->by);
	zz_buf_puts(&text, colon(view->lang));
	if (answer)
		zz_buf_puts(&text, zz_term_text(&zz_accepted_terms[u->result - 1], view->lang));
	if (!answer && u->not_held)
		zz_buf_puts(&text, zz_tr(view->lang, N_("not held")));
	if (words.n && (answer || u->not_held))
		zz_buf_puts(&text, view->lang == ZZ_ZH ? "。" : "; ");
	zz_view_prose(&text, words);
	line(out, answer ? N_("Answer") : N_("Branch"), &text, view);
	zz_buf_free(&text);
	zz_arena_free(&a);
}

void zz_view_conversation(struct zz_buf *out, const struct zz_verdict *v, size_t i,
						  const struct zz_view *view)
{
	const struct zz_ledger *l = v->ledger;
	struct zz_index_list all = {0};
	struct zz_buf text = {0};
	zz_conversation(v, i, &all);
	for (size_t k = 0; k < all.n; k++)
		said(out, l, &l->followups[all.at[k]], view);
	if (v->judged[i].waiver >= 0) {
		const struct zz_waiver *w = &l->waivers[v->judged[i].waiver];
		when_by(&text, l, w->on, w->approved_by);
		zz_buf_puts(&text, colon(view->lang));
		zz_view_prose(&text, w->reason);
		line(out, N_("Exempt"), &text, view);
	}
	zz_buf_free(&text);
	free(all.at);
}

/* --- what to type --- */

static void type(struct zz_buf *out, const char *word, const char *format, const struct zz_verdict *v,
				 size_t i, const struct zz_view *view)
{
	struct zz_buf text = {0}, id = {0};
	struct zz_str rest = zz_str(zz_tr(view->lang, format)), piece;
	zz_view_finding_id(&id, v, i);
	bool first = true;
	while (zz_str_split(&rest, '@', &piece)) {
		zz_buf_str(&text, first ? (struct zz_str){0} : zz_buf_view(&id));
		zz_buf_str(&text, piece);
		first = false;
	}
	line(out, word, &text, view);
	zz_buf_free(&text);
	zz_buf_free(&id);
}

static void next_steps(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view)
{
	const struct zz_judged *j = &v->judged[i];
	const struct zz_finding *f = &v->findings.at[i];
	bool missing = j->obligation >= 0 && v->at[j->obligation].state == ZZ_MISSING;
	if (j->answer == ZZ_EXEMPT || j->answer == ZZ_ACCEPTED || f->severity == ZZ_INFO)
		return;
	if (j->answer == ZZ_EXPLAINED)
		type(out, N_("Next"),
			 N_("the superior's answer: zzsh explain @ --accept --by NAME, or --refuse --reason REASON"), v,
			 i, view);
	type(out, N_("Next"),
		 j->answer == ZZ_UNANSWERED ? N_("explain: zzsh explain @ TEXT")
									: N_("say more: zzsh explain @ TEXT"),
		 v, i, view);
	if (missing && !v->at[j->obligation].not_held)
		type(out, N_("Next"), N_("it was not held: zzsh explain @ --not-held REASON"), v, i, view);
	if (f->severity != ZZ_CONTRADICTION && (missing || f->record.n))
		type(out, N_("Next"), N_("the superior waives it: zzsh waive @ --reason REASON --approved-by NAME"),
			 v, i, view);
}

void zz_finding_page(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view)
{
	struct zz_view full = *view;
	full.full = true;
	zz_view_finding(out, v, i, &full, false);
	next_steps(out, v, i, view);
}

void zz_finding_line(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view)
{
	zz_view_finding_head(out, v, i, view);
	zz_buf_putc(out, '\n');
}

void zz_obligation_line(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view)
{
	const struct zz_obligation *o = &v->at[i];
	struct zz_str subject = zz_view_subject(v->ledger, o);
	zz_text_safe(out, zz_view_owner(v->ledger, o->owner));
	zz_buf_putc(out, ' ');
	zz_view_period(out, o->period, 0, view->lang);
	zz_buf_putc(out, ' ');
	zz_text_safe(out, subject);
	zz_buf_puts(out, subject.n ? " " : "");
	zz_buf_str(out, ZZ_VIEW_TEXT(o->rule->title, view->lang));
	zz_buf_puts(out, view->lang == ZZ_ZH ? "（" : " (");
	zz_buf_puts(out, zz_term_text(&zz_state_terms[o->state], view->lang));
	zz_buf_puts(out, view->lang == ZZ_ZH ? "）" : ")");
}

void zz_check_waived(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view)
{
	struct zz_buf text = {0};
	bool any = false;
	for (size_t i = 0; i < v->n; i++) {
		const struct zz_obligation *o = &v->at[i];
		if (o->state != ZZ_WAIVED || o->waiver < 0)
			continue;
		const struct zz_waiver *w = &v->ledger->waivers[o->waiver];
		zz_buf_puts(out, any ? "" : "\n");
		zz_obligation_line(&text, v, i, view);
		zz_buf_puts(&text, colon(view->lang));
		when_by(&text, v->ledger, w->on, w->approved_by);
		zz_buf_puts(&text, view->lang == ZZ_ZH ? "，" : ", ");
		zz_view_prose(&text, w->reason);
		line(out, N_("Exempt"), &text, view);
		any = true;
	}
	zz_buf_puts(out, any ? "\n" : "");
	zz_buf_free(&text);
}
