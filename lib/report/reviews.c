/* What reviews made of records. */
#include "report/answers.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

static void result(struct zz_buf *out, const struct zz_ledger *l, const struct zz_followup *u,
				   enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	zz_buf_printf(out, "%s ", zz_day_text(u->on, day));
	zz_text_safe(out, zz_intern_str(&l->words, u->by));
	zz_buf_printf(out, "%s%s", u->by ? " " : "",
				  u->result ? zz_term_text(&zz_review_terms[u->result - 1], lang) : "-");
	if (u->cls)
		zz_buf_printf(out, lang == ZZ_ZH ? "，%s" : ", %s", zz_term_text(&zz_defect_terms[u->cls - 1], lang));
}

void zz_review_text(struct zz_buf *out, const struct zz_ledger *l, const struct zz_review_state *s,
					enum zz_lang lang)
{
	if (s->review < 0)
		return;
	result(out, l, &l->followups[s->review], lang);
	if (s->seen)
		zz_msgf(out, lang, N_(" (version %u)"), s->seen);
	if (s->state == ZZ_PASSED_FORMER || s->state == ZZ_RESUBMITTED)
		zz_msgf(out, lang, N_("; version %u was not reviewed yet"), s->version);
}

static void name(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r, enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	zz_text_safe(out, zz_view_owner(l, r->file_owner));
	zz_buf_printf(out, " %s %s", zz_day_text(r->date, day), zz_term_text(&zz_kinds[r->kind].form.name, lang));
}

static void limit(struct zz_buf *out, const struct zz_ledger *l, const struct zz_followup *u,
				  enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	if (u->deadline == ZZ_NO_DAY)
		return;
	zz_msgf(out, lang, N_(", to be put right by %s"), zz_day_text(u->deadline, day));
	zz_buf_puts(out, u->deadline < l->today ? zz_tr(lang, N_(" (over)")) : "");
}

static void one_review(struct zz_buf *out, const struct zz_ledger *l, const struct zz_followup *u,
					   const struct zz_view *view)
{
	struct zz_arena a = {0};
	struct zz_buf line = {0};
	struct zz_str words = zz_followup_words(l, u, "text", &a);
	zz_buf_puts(&line, "  ");
	result(&line, l, u, view->lang);
	limit(&line, l, u, view->lang);
	zz_buf_puts(&line, words.n ? (view->lang == ZZ_ZH ? "：" : ": ") : "");
	zz_view_prose(&line, words);
	zz_text_wrap(out, zz_buf_view(&line), view->width > 20 ? view->width : 0, 4);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
	zz_arena_free(&a);
}

/* In their order; there are never many of one record. */
static size_t reviews_of(const struct zz_ledger *l, uint32_t record, const struct zz_followup ***out)
{
	struct {
		const struct zz_followup **at;
		size_t n, room;
	} list = {0};
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *u = &l->followups[i];
		if (u->type != ZZ_FU_REVIEW || zz_ledger_refer(l, u->owner, u->record) != (int32_t)record)
			continue;
		*ZZ_PUSH(&list) = u;
		for (size_t k = list.n - 1; k > 0 && zz_followup_after(list.at[k - 1], list.at[k]); k--) {
			const struct zz_followup *former = list.at[k - 1];
			list.at[k - 1] = list.at[k];
			list.at[k] = former;
		}
	}
	*out = list.at;
	return list.n;
}

void zz_review_page(struct zz_buf *out, const struct zz_ledger *l, uint32_t record,
					const struct zz_view *view)
{
	const struct zz_followup **all;
	size_t n = reviews_of(l, record, &all);
	struct zz_review_state s = zz_review_state(l, record, zz_latest_review(l, record));
	name(out, l, &l->records[record], view->lang);
	zz_msgf(out, view->lang, N_("  version %u  %s\n"), s.version,
			l->records[record].state == ZZ_WITHDRAWN ? zz_tr(view->lang, N_("withdrawn"))
													 : zz_term_text(&zz_reviewed_terms[s.state], view->lang));
	for (size_t i = 0; i < n; i++)
		one_review(out, l, all[i], view);
	if (s.state == ZZ_PASSED_FORMER || s.state == ZZ_RESUBMITTED)
		zz_msgf(out, view->lang, N_("  version %u was not reviewed yet\n"), s.version);
	free(all);
}

/* --- the list --- */

static bool asked(const struct zz_record *r, const uint32_t *owners, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (owners[i] == r->file_owner || owners[i] == r->owner)
			return true;
	return !owners;
}

static size_t list_state(struct zz_buf *out, const struct zz_ledger *l, const struct zz_review_state *states,
						 uint8_t state, const struct zz_view *view)
{
	size_t n = 0;
	struct zz_buf text = {0};
	for (uint32_t i = 0; i < l->nrecords; i++)
		n += states[i].state == state;
	if (n)
		zz_buf_printf(out, "%s %zu\n", zz_term_text(&zz_reviewed_terms[state], view->lang), n);
	for (uint32_t i = 0; n && i < l->nrecords; i++) {
		if (states[i].state != state)
			continue;
		const struct zz_followup *u = &l->followups[states[i].review];
		zz_buf_puts(&text, "  ");
		name(&text, l, &l->records[i], view->lang);
		zz_buf_puts(&text, "  ");
		zz_review_text(&text, l, &states[i], view->lang);
		if (state == ZZ_RETURNED)
			limit(&text, l, u, view->lang);
		zz_text_wrap(out, zz_buf_view(&text), view->width > 20 ? view->width : 0, 4);
		zz_buf_putc(out, '\n');
		zz_buf_clear(&text);
	}
	zz_buf_free(&text);
	return n;
}

void zz_review_list(struct zz_buf *out, const struct zz_ledger *l, const uint32_t *owners, size_t nowners,
					const struct zz_view *view)
{
	int32_t *last = zz_ledger_reviews(l);
	struct zz_review_state *states = zz_malloc((l->nrecords + 1) * sizeof *states);
	size_t passed = 0, never = 0, shown = 0;
	for (uint32_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = &l->records[i];
		states[i].state = ZZ_REVIEWED_STATES;
		if (r->state == ZZ_WITHDRAWN || !r->kind || !asked(r, owners, nowners))
			continue;
		states[i] = zz_review_state(l, i, last[i]);
		passed += states[i].state == ZZ_PASSED;
		never += states[i].state == ZZ_UNREVIEWED;
	}
	shown += list_state(out, l, states, ZZ_RESUBMITTED, view);
	shown += list_state(out, l, states, ZZ_PASSED_FORMER, view);
	shown += list_state(out, l, states, ZZ_RETURNED, view);
	if (!shown)
		zz_buf_puts(out, zz_tr(view->lang, N_("No record is returned or waits to be reviewed again.\n")));
	zz_msgf(out, view->lang, N_("Passed %zu, never reviewed %zu\n"), passed, never);
	free(states);
	free(last);
}
