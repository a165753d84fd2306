/* One owner: what is met and what is to be done, by stretches of time. */
#include "report/due_parts.h"

#include "base/message.h"
#include "base/text.h"

enum { NAME_CELLS = 18, TAG_INDENT = 7 };

static const char *const span_words[ZZ_SPANS] = {
	[ZZ_SPAN_MONTH] = N_("In this month"),
	[ZZ_SPAN_QUARTER] = N_("In this quarter"),
	[ZZ_SPAN_HALF] = N_("In this half-year"),
};

struct section {
	struct zz_buf *out;
	const struct zz_due_answer *a;
	const struct zz_due_owner *o;
	const struct zz_view *view;
};

static void duty_name(struct zz_buf *out, const struct section *s, const struct zz_duty *d)
{
	struct zz_buf name = {0};
	if (d->span == ZZ_SPAN_FORMER) {
		zz_view_period(&name, d->period, zz_civil_of(s->a->l->today).year, s->view->lang);
		zz_buf_putc(&name, ' ');
	}
	zz_buf_str(&name, zz_duty_name(d->rule, s->view->lang));
	zz_duty_subjects(&name, s->a->l, d, s->view->lang);
	zz_text_safe(out, zz_buf_view(&name));
	zz_buf_free(&name);
}

static void to_do(const struct section *s, const struct zz_duty *d)
{
	struct zz_buf name = {0}, habit = {0};
	duty_name(&name, s, d);
	if (d->waived)
		zz_buf_puts(&habit, zz_tr(s->view->lang, N_("waived, need not be held")));
	else if (d->span == ZZ_SPAN_MONTH)
		zz_due_habit(&habit, s->a->v, d, s->view->lang);
	else if (d->span == ZZ_SPAN_FORMER) {
		zz_buf_puts(&habit, zz_tr(s->view->lang, N_("to be entered by ")));
		zz_view_day(&habit, d->deadline, s->a->l->today, s->view->lang);
	}
	zz_buf_puts(s->out, "  ");
	zz_ink(s->out, s->view, d->waived ? ZZ_INK_DIM : ZZ_INK_YELLOW);
	zz_buf_puts(s->out, zz_tr(s->view->lang, d->waived ? N_("[waived]") : N_("[to do]")));
	zz_ink(s->out, s->view, ZZ_INK_PLAIN);
	zz_buf_putc(s->out, ' ');
	if (habit.n) {
		zz_text_pad(s->out, zz_buf_view(&name), NAME_CELLS);
		zz_buf_printf(s->out, "  %s", habit.data);
	} else {
		zz_buf_str(s->out, zz_buf_view(&name));
	}
	zz_buf_putc(s->out, '\n');
	zz_buf_free(&name);
	zz_buf_free(&habit);
}

/* "支委会 3月12日", "党小组会 第一小组 3月10日", "双重组织生活 3人" */
static void met_piece(struct zz_buf *out, const struct section *s, const struct zz_duty *d)
{
	duty_name(out, s, d);
	if (d->n > 1 || d->rule->check || d->at[0]->evidence < 0) /* a double life has no one day */
		return;
	zz_buf_putc(out, ' ');
	zz_view_day(out, s->a->l->records[d->at[0]->evidence].date, s->a->l->today, s->view->lang);
}

typedef bool chooser(const struct zz_duty *d, const struct zz_duty *like);

static bool same_window(const struct zz_duty *d, const struct zz_duty *like)
{
	return d->span == like->span && d->until == like->until && d->period.first == like->period.first;
}

static bool same_span(const struct zz_duty *d, const struct zz_duty *like)
{
	return d->span == like->span;
}

static void lines_of(const struct section *s, const struct zz_duty *like, chooser *choose)
{
	const struct zz_duties *duties = &s->o->duties;
	bool any = false;
	for (size_t i = 0; i < duties->n; i++)
		if (!duties->at[i].met && choose(&duties->at[i], like))
			to_do(s, &duties->at[i]);
	struct zz_flow flow = {0};
	struct zz_buf piece = {0};
	for (size_t i = 0; i < duties->n; i++) {
		if (!duties->at[i].met || !choose(&duties->at[i], like))
			continue;
		if (!any) {
			zz_buf_puts(s->out, "  ");
			zz_ink(s->out, s->view, ZZ_INK_GREEN);
			zz_buf_puts(s->out, zz_tr(s->view->lang, N_("[met]")));
			zz_ink(s->out, s->view, ZZ_INK_PLAIN);
			zz_buf_putc(s->out, ' ');
			flow = zz_flow_start(s->out, s->view, TAG_INDENT);
			flow.used = TAG_INDENT; /* colours take no cells */
		}
		any = true;
		zz_buf_clear(&piece);
		met_piece(&piece, s, &duties->at[i]);
		zz_flow_piece(&flow, zz_buf_view(&piece));
	}
	if (any)
		zz_flow_end(&flow);
	zz_buf_free(&piece);
}

static void heading(const struct section *s, struct zz_buf *text)
{
	zz_ink(s->out, s->view, ZZ_INK_BOLD);
	zz_text_wrap(s->out, zz_buf_view(text), s->view->width, 2);
	zz_ink(s->out, s->view, ZZ_INK_PLAIN);
	zz_buf_putc(s->out, '\n');
	zz_buf_clear(text);
}

static const struct zz_duty *first_of(const struct zz_due_owner *o, enum zz_duty_span span)
{
	for (size_t i = 0; i < o->duties.n; i++)
		if (o->duties.at[i].span == span)
			return &o->duties.at[i];
	return NULL;
}

static void current(const struct section *s, enum zz_duty_span span)
{
	const struct zz_duty *first = first_of(s->o, span);
	struct zz_buf text = {0};
	if (!first)
		return;
	zz_buf_puts(&text, zz_tr(s->view->lang, span_words[span]));
	zz_buf_puts(&text, s->view->lang == ZZ_EN ? " (" : "（");
	zz_due_until(&text, s->a->l, first->until, s->view->lang);
	zz_buf_puts(&text, s->view->lang == ZZ_EN ? ")" : "）");
	heading(s, &text);
	lines_of(s, first, same_span);
	zz_buf_free(&text);
}

static void former(const struct section *s)
{
	const struct zz_duty *first = first_of(s->o, ZZ_SPAN_FORMER);
	struct zz_buf text = {0};
	if (!first)
		return;
	zz_buf_puts(&text, zz_tr(s->view->lang, N_("Periods that are over (not yet counted as not seen)")));
	heading(s, &text);
	lines_of(s, first, same_span);
	zz_buf_free(&text);
}

/* Meetings with one date under one heading; each heading once. */
static void windows(const struct section *s)
{
	const struct zz_duties *duties = &s->o->duties;
	struct zz_buf text = {0};
	for (size_t i = 0; i < duties->n; i++) {
		bool seen = duties->at[i].span != ZZ_SPAN_WINDOW;
		for (size_t k = 0; k < i && !seen; k++)
			seen = same_window(&duties->at[k], &duties->at[i]);
		if (seen)
			continue;
		zz_due_window(&text, s->a->l, &duties->at[i], s->view->lang);
		heading(s, &text);
		lines_of(s, &duties->at[i], same_window);
	}
	zz_buf_free(&text);
}

/* --- the year --- */

/* Members and cadres: how many of how many; the rest of them stands in another duty of the rule. */
static void count_subjects(const struct zz_due_owner *o, const struct zz_duty *d, int *met, int *all)
{
	*met = *all = 0;
	for (size_t i = 0; i < o->duties.n; i++) {
		const struct zz_duty *other = &o->duties.at[i];
		if (other->rule != d->rule || other->period.first != d->period.first)
			continue;
		*all += (int)other->n;
		*met += other->met ? (int)other->n : 0;
	}
}

static void progress_piece(struct zz_buf *out, const struct section *s, const struct zz_duty *d)
{
	const struct zz_obligation *first = d->at[0];
	int met, all;
	zz_buf_str(out, zz_duty_name(d->rule, s->view->lang));
	if (first->subject) {
		count_subjects(s->o, d, &met, &all);
		zz_msgf(out, s->view->lang, N_(" %d/%d persons"), met, all);
	} else if (d->rule->count > 0) {
		zz_buf_printf(out, " %d/%d", (int)(first->have < first->need ? first->have : first->need),
					  (int)first->need);
	} else {
		zz_msgf(out, s->view->lang, N_(" %d (no number is laid down)"), (int)first->have);
	}
}

static bool told_before(const struct zz_duties *duties, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (duties->at[k].rule == duties->at[i].rule && duties->at[k].span == ZZ_SPAN_YEAR)
			return true;
	return false;
}

static void progress_pieces(const struct section *s)
{
	const struct zz_duties *duties = &s->o->duties;
	struct zz_buf piece = {0};
	zz_buf_puts(s->out, "  ");
	struct zz_flow flow = zz_flow_start(s->out, s->view, 2);
	for (size_t i = 0; i < duties->n; i++) {
		const struct zz_duty *d = &duties->at[i];
		if (d->span != ZZ_SPAN_YEAR || (d->rule->yearly_window == 2 && !d->met) || told_before(duties, i))
			continue;
		progress_piece(&piece, s, d);
		zz_flow_piece(&flow, zz_buf_view(&piece));
		zz_buf_clear(&piece);
	}
	if (s->o->talkable) {
		zz_msgf(&piece, s->view->lang, N_("talks with %d/%d persons"), s->o->talked, s->o->talkable);
		zz_flow_piece(&flow, zz_buf_view(&piece));
	}
	zz_flow_end(&flow);
	zz_buf_free(&piece);
}

static void until_in_brackets(struct zz_buf *out, const struct section *s, zz_day until)
{
	zz_buf_puts(out, s->view->lang == ZZ_EN ? " (until " : "（至");
	zz_view_day(out, until, s->a->l->today, s->view->lang);
	zz_buf_puts(out, s->view->lang == ZZ_EN ? ")" : "）");
}

/* The yearly meetings, whose time is mostly the turn of the year; a date behind those that share it. */
static void yearly_meetings(const struct section *s)
{
	const struct zz_duties *duties = &s->o->duties;
	struct zz_buf text = {0};
	zz_day until = ZZ_NO_DAY;
	for (size_t i = 0; i < duties->n; i++) {
		const struct zz_duty *d = &duties->at[i];
		if (d->span != ZZ_SPAN_YEAR || d->rule->yearly_window != 2 || d->met || d->waived)
			continue;
		if (text.n && d->until != until)
			until_in_brackets(&text, s, until);
		zz_buf_puts(&text, !text.n                  ? zz_tr(s->view->lang, N_("yearly meetings: "))
						   : s->view->lang == ZZ_EN ? ", "
													: "、");
		zz_buf_str(&text, zz_duty_name(d->rule, s->view->lang));
		until = d->until;
	}
	if (text.n) {
		until_in_brackets(&text, s, until);
		zz_buf_puts(s->out, "  ");
		zz_text_wrap(s->out, zz_buf_view(&text), s->view->width, 2);
		zz_buf_putc(s->out, '\n');
	}
	zz_buf_free(&text);
}

static void year(const struct section *s)
{
	struct zz_buf text = {0};
	bool pieces = s->o->talkable > 0;
	if (!first_of(s->o, ZZ_SPAN_YEAR))
		return;
	zz_buf_puts(&text, zz_tr(s->view->lang, N_("Progress of the year (not due yet, nothing is owed)")));
	heading(s, &text);
	zz_buf_free(&text);
	for (size_t i = 0; i < s->o->duties.n; i++) {
		const struct zz_duty *d = &s->o->duties.at[i];
		pieces = pieces || (d->span == ZZ_SPAN_YEAR && (d->rule->yearly_window != 2 || d->met));
	}
	if (pieces)
		progress_pieces(s);
	yearly_meetings(s);
}

void zz_due_owner_text(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					   const struct zz_view *view)
{
	struct section s = {out, a, o, view};
	former(&s);
	current(&s, ZZ_SPAN_MONTH);
	current(&s, ZZ_SPAN_QUARTER);
	current(&s, ZZ_SPAN_HALF);
	windows(&s);
	year(&s);
	zz_due_items_text(out, a, o, view);
}
