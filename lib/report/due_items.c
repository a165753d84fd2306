/* What is open of one owner beside its duties. */
#include "report/answers.h"
#include "report/due_parts.h"
#include "report/register.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 5, PAST = 3, DAY_CELLS = 10 };

static void head(struct zz_buf *out, const struct zz_view *view, const char *word)
{
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_text_pad(out, zz_str(zz_tr(view->lang, word)), ZZ_DUE_HEAD_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
}

static void more(struct zz_buf *out, const struct zz_view *view, size_t left)
{
	if (left)
		zz_msgf(out, view->lang, N_("  and %zu more (--all)\n"), left);
}

static size_t shown(const struct zz_view *view, size_t n)
{
	return n > SHOWN && !view->all ? SHOWN : n;
}

/* --- decisions --- */

static void decision(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_open_decision *d,
					 const struct zz_view *view)
{
	struct zz_buf line = {0}, day = {0};
	struct zz_arena arena = {0};
	bool late = d->deadline < a->l->today, zh = view->lang == ZZ_ZH;
	zz_view_day(&day, d->deadline, a->l->today, view->lang);
	zz_buf_puts(out, "  ");
	zz_ink(out, view, late ? ZZ_INK_RED : ZZ_INK_PLAIN);
	zz_text_pad(out, zz_buf_view(&day), DAY_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_puts(&line, late ? zz_tr(view->lang, N_("past  ")) : "");
	zz_buf_str(&line, zz_open_decision_text(a->l, d, &arena));
	if (d->person) {
		zz_buf_puts(&line, zh ? "（" : " (");
		zz_text_safe(&line, zz_intern_str(&a->l->words, d->person));
		zz_buf_puts(&line, zh ? "）" : ")");
	}
	zz_buf_puts(&line, "  ");
	zz_due_record_name(&line, a->l, &a->l->records[d->record], view->lang);
	zz_buf_puts(out, "  ");
	zz_text_wrap(out, zz_buf_view(&line), view->width, DAY_CELLS + 4);
	zz_buf_putc(out, '\n');
	zz_arena_free(&arena);
	zz_buf_free(&line);
	zz_buf_free(&day);
}

/* As a word that a shell takes whole. */
static void typed_word(struct zz_buf *out, struct zz_str word)
{
	static const char alike[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/.";
	bool plain = word.n > 0;
	for (size_t i = 0; i < word.n; i++)
		plain = plain && ((unsigned char)word.p[i] >= 0x80 || strchr(alike, word.p[i]));
	if (plain) {
		zz_buf_str(out, word);
		return;
	}
	zz_buf_putc(out, '\'');
	for (size_t i = 0; i < word.n; i++)
		zz_buf_puts(out, word.p[i] == '\'' ? "'\\''" : (char[]){word.p[i], '\0'});
	zz_buf_putc(out, '\'');
}

/* The whole command, for the first of those shown. */
static void how_to_close(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_open_decision *d,
						 const struct zz_view *view)
{
	struct zz_arena arena = {0};
	struct zz_buf name = {0}, text = {0}, how = {0};
	const struct zz_record *r = &a->l->records[d->record];
	struct zz_str decided = zz_open_decision_text(a->l, d, &arena);
	if (zz_str_find(decided, ZZ_STR("****")) >=
		0) /* a number is masked there, so that nobody could repeat it */
		decided = zz_intern_str(&a->l->words, ((const struct zz_agenda *)r->agenda.at)[d->item].topic);
	zz_view_called(&name, a->l, r, view->lang);
	typed_word(&text, decided);
	zz_msgf(&how, view->lang,
			N_("done? The first one ends, and others likewise, by: zzsh rectify close %s --item %s "
			   "--evidence WHAT --by NAME"),
			name.data, text.data);
	zz_buf_puts(out, "  ");
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_wrap(out, zz_buf_view(&how), view->width, 2);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
	zz_arena_free(&arena);
	zz_buf_free(&name);
	zz_buf_free(&text);
	zz_buf_free(&how);
}

static void decisions(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					  const struct zz_view *view)
{
	if (!o->decisions.n)
		return;
	head(out, view, N_("Decided"));
	zz_msgf(out, view->lang, N_("%zu open"), o->decisions.n);
	if (o->overdue)
		zz_msgf(out, view->lang, N_(", of these past their date %zu"), o->overdue);
	zz_buf_putc(out, '\n');
	/* Of those past their date the latest, so that what comes next is always among what is shown. */
	size_t first = !view->all && o->overdue > PAST ? o->overdue - PAST : 0;
	size_t until = !view->all && o->decisions.n - o->overdue > SHOWN ? o->overdue + SHOWN : o->decisions.n;
	for (size_t i = first; i < until; i++)
		decision(out, a, &a->asked->items->decisions.at[o->decisions.at[i]], view);
	more(out, view, o->decisions.n - (until - first));
	how_to_close(out, a, &a->asked->items->decisions.at[o->decisions.at[first]], view);
}

/* --- returned records --- */

static void one_returned(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_returned *r,
						 const struct zz_view *view)
{
	const struct zz_followup *review = &a->l->followups[r->review];
	struct zz_buf line = {0}, name = {0};
	bool zh = view->lang == ZZ_ZH;
	zz_due_record_name(&name, a->l, &a->l->records[r->record], view->lang);
	zz_buf_puts(&line, "  ");
	zz_buf_str(&line, zz_buf_view(&name));
	if (review->cls)
		zz_buf_printf(&line, "%s%s", zh ? "，" : ", ",
					  zz_term_text(&zz_defect_terms[review->cls - 1], view->lang));
	if (r->why.n)
		zz_buf_printf(&line, zh ? "（%.*s）" : " (%.*s)", ZZ_FMT(r->why));
	if (review->deadline != ZZ_NO_DAY) {
		zz_buf_puts(&line, zh ? "，限" : ", by ");
		zz_view_day(&line, review->deadline, a->l->today, view->lang);
		if (review->deadline < a->l->today)
			zz_buf_puts(&line, zz_tr(view->lang, N_(" (past)")));
	}
	zz_buf_printf(&line, "  zzsh amend %s --reason …", name.data);
	zz_text_wrap(out, zz_buf_view(&line), view->width, 4);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
	zz_buf_free(&name);
}

static void returned(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					 const struct zz_view *view)
{
	if (!o->returned.n)
		return;
	head(out, view, N_("Returned"));
	zz_msgf(out, view->lang, N_("records to put right: %zu\n"), o->returned.n);
	for (size_t i = 0; i < o->returned.n; i++)
		one_returned(out, a, &a->asked->items->returned.at[o->returned.at[i]], view);
}

/* --- what is to be put right --- */

static void rectify(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					const struct zz_view *view)
{
	if (!o->rectify.n)
		return;
	head(out, view, N_("Rectify"));
	struct zz_buf text = {0};
	zz_msgf(&text, view->lang,
			N_("%zu to be put right, of these overdue %zu; zzsh rectify %.*s shows them\n"), o->rectify.n,
			o->rectify_overdue, ZZ_FMT(zz_view_owner_word(a->l, o->owner)));
	zz_text_wrap(out, zz_str_trim(zz_buf_view(&text)), view->width, ZZ_DUE_HEAD_CELLS);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
	size_t n = shown(view, o->rectify.n);
	for (size_t i = 0; i < n; i++) {
		const struct zz_register_item *item = &a->asked->items->rectify.at[o->rectify.at[i]];
		struct zz_buf line = {0}, day = {0};
		if (item->deadline != ZZ_NO_DAY)
			zz_view_day(&day, item->deadline, a->l->today, view->lang);
		zz_buf_puts(out, "  ");
		zz_ink(out, view, item->state == ZZ_ITEM_OVERDUE ? ZZ_INK_RED : ZZ_INK_PLAIN);
		zz_text_pad(out, day.n ? zz_buf_view(&day) : ZZ_STR("-"), DAY_CELLS);
		zz_ink(out, view, ZZ_INK_PLAIN);
		zz_buf_puts(&line, item->state == ZZ_ITEM_OPEN
							   ? ""
							   : zz_term_text(&zz_item_state_terms[item->state], view->lang));
		zz_buf_puts(&line, item->state == ZZ_ITEM_OPEN ? "" : "  ");
		zz_view_prose(&line, item->text);
		if (item->assignee.n) {
			zz_buf_puts(&line, view->lang == ZZ_ZH ? "（" : " (");
			zz_view_prose(&line, item->assignee);
			zz_buf_puts(&line, view->lang == ZZ_ZH ? "）" : ")");
		}
		zz_buf_puts(&line, "  ");
		zz_register_name(&line, item);
		zz_buf_puts(out, "  ");
		zz_text_wrap(out, zz_buf_view(&line), view->width, DAY_CELLS + 4);
		zz_buf_putc(out, '\n');
		zz_buf_free(&line);
		zz_buf_free(&day);
	}
	more(out, view, o->rectify.n - n);
}

/* --- findings --- */

/* Whose finding it is; `n` people or groups of whom the same is found go together. */
static void whose(struct zz_buf *line, const struct zz_due_answer *a, size_t i, size_t n,
				  const struct zz_view *view)
{
	const struct zz_finding *f = &a->v->findings.at[i];
	int32_t of = a->v->judged[i].obligation;
	if (of < 0) {
		zz_text_safe(line, f->record);
		zz_buf_puts(line, !f->record.n ? "" : view->lang == ZZ_EN ? ": " : "：");
		return;
	}
	struct zz_str subject = zz_view_subject(a->l, &a->v->at[of]);
	zz_view_period(line, a->v->at[of].period, 0, view->lang);
	zz_buf_puts(line, subject.n ? " " : "");
	zz_text_safe(line, subject);
	if (n > 1 && a->v->at[of].rule->subject == ZZ_SUBJECT_GROUP)
		zz_msgf(line, view->lang, N_(" and other groups, %zu in all"), n);
	else if (n > 1)
		zz_msgf(line, view->lang, N_(" and others, %zu in all"), n);
	zz_buf_putc(line, ' ');
}

/* "F-3K7Q  不符合规定  2025年8月 未见记录：主题党日" */
static void finding(struct zz_buf *out, const struct zz_due_answer *a, size_t i, size_t n,
					const struct zz_view *view)
{
	enum { INDENT = 10 };
	const struct zz_finding *f = &a->v->findings.at[i];
	struct zz_buf line = {0};
	zz_buf_puts(out, "  ");
	zz_view_finding_id(out, a->v, i);
	zz_buf_puts(out, "  ");
	zz_ink(out, view, zz_severity_ink(f->severity));
	zz_buf_puts(out, zz_term_text(&zz_severity_terms[f->severity], view->lang));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_puts(out, "  ");
	if (a->v->judged[i].answer == ZZ_REFUSED)
		zz_buf_printf(&line, "%s ", zz_tr(view->lang, N_("(explanation refused)")));
	whose(&line, a, i, n, view);
	zz_finding_text(&line, f, f->def->message, view->lang);
	zz_text_wrap(out, zz_buf_view(&line), view->width, INDENT);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
}

/* How many say the same of other people, from `at` on; they are marked, so that none is told again. */
static size_t alike(const struct zz_due_answer *a, const struct zz_due_list_of *list, size_t at, bool *told)
{
	size_t n = 1;
	for (size_t k = at + 1; k < list->n; k++)
		if (!told[k] && zz_view_same(a->v, list->at[at], list->at[k])) {
			told[k] = true;
			n++;
		}
	return n;
}

/* What was explained waits for the superior; the branch has nothing to do about it. */
static void waiting(struct zz_buf *out, const struct zz_due_owner *o, const struct zz_view *view)
{
	if (!o->waiting)
		return;
	head(out, view, N_("Explained"));
	zz_msgf(out, view->lang, N_("waiting for the superior's answer: %zu\n"), o->waiting);
}

static void findings(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					 const struct zz_view *view)
{
	size_t lines = 0, told = 0;
	if (!o->findings.n)
		return;
	head(out, view, N_("To explain"));
	zz_msgf(out, view->lang, N_("%zu not answered; zzsh check %.*s shows grounds and cure\n"), o->findings.n,
			ZZ_FMT(zz_view_owner_word(a->l, o->owner)));
	bool *done = zz_malloc(o->findings.n * sizeof *done);
	for (size_t i = 0; i < o->findings.n && lines < shown(view, o->findings.n); i++) {
		if (done[i])
			continue;
		size_t n = view->all ? 1 : alike(a, &o->findings, i, done);
		finding(out, a, o->findings.at[i], n, view);
		lines++;
		told += n;
	}
	free(done);
	more(out, view, o->findings.n - told);
}

/* --- terms of office --- */

/* Whom to ask: the superior by name, where the roster knows one. */
static void superior(struct zz_buf *out, const struct zz_ledger *l, const struct zz_org *o, enum zz_lang lang)
{
	struct zz_str name = zz_intern_str(&l->words, o->superior);
	int32_t org = o->superior ? zz_roster_org(&l->roster, o->superior) : -1;
	if (org >= 0 && l->roster.orgs[org].name)
		name = zz_intern_str(&l->words, l->roster.orgs[org].name);
	if (name.n)
		zz_text_safe(out, name);
	else
		zz_buf_puts(out, zz_tr(lang, N_("the superior organisation")));
}

void zz_due_term(struct zz_buf *out, const struct zz_ledger *l, const struct zz_office *office,
				 enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	struct zz_buf who = {0};
	superior(&who, l, &l->roster.orgs[office->org], lang);
	if (office->state == ZZ_TERM_OVER)
		zz_msgf(out, lang,
				N_("ended on %s, and the roster shows no new term; please settle the election with %s (an "
				   "approved extension is written into the roster)"),
				zz_day_text(office->expires, day), who.data);
	else if (office->state == ZZ_TERM_NEAR)
		zz_msgf(out, lang, N_("ends on %s, within six months; please prepare the election with %s"),
				zz_day_text(office->expires, day), who.data);
	if (office->vacant && office->state != ZZ_TERM_RUNNING)
		zz_buf_puts(out, lang == ZZ_EN ? "; " : "；");
	if (office->vacant)
		zz_buf_puts(out, zz_tr(lang, N_("the roster shows no secretary today; fill the post, or correct the "
										"roster")));
	zz_buf_free(&who);
}

static void term(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
				 const struct zz_view *view)
{
	struct zz_buf text = {0};
	if (!o->office)
		return;
	head(out, view, N_("Term"));
	zz_due_term(&text, a->l, o->office, view->lang);
	zz_text_wrap(out, zz_buf_view(&text), view->width, ZZ_DUE_HEAD_CELLS);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

void zz_due_items_text(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					   const struct zz_view *view)
{
	decisions(out, a, o, view);
	returned(out, a, o, view);
	rectify(out, a, o, view);
	findings(out, a, o, view);
	waiting(out, o, view);
	term(out, a, o, view);
}
