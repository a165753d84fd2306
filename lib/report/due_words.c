/* Words that the answers of `zzsh due` have in common. */
#include "report/due_parts.h"

#include "base/message.h"
#include "base/text.h"

void zz_due_record_name(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r,
						enum zz_lang lang)
{
	if (lang == ZZ_EN || r->date == ZZ_NO_DAY || !r->kind) {
		zz_buf_str(out, r->id);
		return;
	}
	struct zz_civil c = zz_civil_of(r->date);
	if (c.year != zz_civil_of(l->today).year)
		zz_buf_printf(out, "%d-", c.year);
	zz_buf_printf(out, "%d-%d%s", c.month, c.day, zz_kinds[r->kind].form.name.label);
}

/* --- the habit --- */

static void habit_day(struct zz_buf *out, const struct zz_habit *h, enum zz_lang lang)
{
	/* by number: of a week and of a month, from 1 */
	static const char *const zh_days[] = {"", "一", "二", "三", "四", "五", "六", "日"};
	static const char *const en_days[] = {"",         "Monday", "Tuesday",  "Wednesday",
										  "Thursday", "Friday", "Saturday", "Sunday"};
	static const char *const en_nth[] = {"", "first", "second", "third", "fourth", "fifth"};
	bool zh = lang == ZZ_ZH;
	if (h->kind == ZZ_HABIT_DAY)
		zz_buf_printf(out, zh ? "%d日" : "day %d", h->day);
	else if (h->kind == ZZ_HABIT_LAST)
		zz_buf_printf(out, zh ? "最后一个周%s" : "last %s", (zh ? zh_days : en_days)[h->weekday]);
	else if (zh)
		zz_buf_printf(out, "第%s个周%s", zh_days[h->nth], zh_days[h->weekday]);
	else
		zz_buf_printf(out, "%s %s", en_nth[h->nth], en_days[h->weekday]);
}

void zz_due_habit(struct zz_buf *out, const struct zz_verdict *v, const struct zz_duty *d, enum zz_lang lang)
{
	struct zz_habit h = zz_habit_of(v, d->at[0]);
	struct zz_buf when = {0};
	if (h.kind == ZZ_HABIT_NONE || d->n > 1)
		return;
	habit_day(&when, &h, lang);
	zz_msgf(out, lang, N_("in past months mostly on the %s"), when.data);
	zz_buf_free(&when);
	if (h.next == ZZ_NO_DAY)
		return;
	zz_buf_puts(out, lang == ZZ_EN ? ": " : "：");
	zz_view_day(out, h.next, v->ledger->today, lang);
	if (h.next < v->ledger->today)
		zz_buf_puts(out, zz_tr(lang, N_(" (past)")));
	else if (zz_calendar_knows(&v->ledger->calendar, zz_civil_of(h.next).year) &&
			 !zz_is_workday(&v->ledger->calendar, h.next))
		zz_buf_puts(out, zz_tr(lang, N_(" (a day off)")));
}

/* --- until when --- */

void zz_due_until(struct zz_buf *out, const struct zz_ledger *l, zz_day until, enum zz_lang lang)
{
	struct zz_buf day = {0};
	if (until == l->today) {
		zz_buf_puts(out, zz_tr(lang, N_("until today")));
		return;
	}
	zz_view_day(&day, until, l->today, lang);
	int workdays = zz_workdays_between(&l->calendar, l->today, until);
	if (workdays >= 0)
		zz_msgf(out, lang, N_("until %s, working days left: %d"), day.data, workdays);
	else
		zz_msgf(out, lang, N_("until %s, days left: %d"), day.data, (int)(until - l->today));
	zz_buf_free(&day);
}

/* Whose date it is, and the date. */
static void window_until(struct zz_buf *out, const struct zz_ledger *l, const struct zz_duty *d,
						 enum zz_lang lang)
{
	struct zz_buf day = {0};
	const struct zz_notice *notice = zz_window_notice(l, d->rule, zz_civil_of(d->period.first).year);
	if (notice && notice->number)
		zz_msgf(out, lang, N_("by the superior's notice %.*s "),
				ZZ_FMT(zz_intern_str(&l->words, notice->number)));
	else
		zz_buf_puts(
			out, zz_tr(lang, notice ? N_("by the superior's notice ") : N_("no notice of the superior, ")));
	if (l->today <= d->until) {
		zz_due_until(out, l, d->until, lang);
	} else {
		zz_view_day(&day, d->until, l->today, lang);
		zz_msgf(out, lang, N_("until %s, which is past; "), day.data);
		zz_buf_clear(&day);
		zz_view_day(&day, d->deadline, l->today, lang);
		zz_msgf(out, lang, N_("still open for entering until %s"), day.data);
	}
	zz_buf_free(&day);
}

void zz_due_window(struct zz_buf *out, const struct zz_ledger *l, const struct zz_duty *d, enum zz_lang lang)
{
	zz_view_period(out, d->period, 0, lang);
	zz_buf_puts(out, lang == ZZ_EN ? " (" : "（");
	window_until(out, l, d, lang);
	zz_buf_puts(out, lang == ZZ_EN ? ")" : "）");
}

/* --- lines that flow --- */

struct zz_flow zz_flow_start(struct zz_buf *out, const struct zz_view *view, unsigned indent)
{
	size_t from = out->n;
	while (from > 0 && out->data[from - 1] != '\n')
		from--;
	struct zz_str line = zz_str_sub(zz_buf_view(out), from, out->n);
	return (struct zz_flow){.out = out,
							.width = view->width > 2 * indent ? view->width : 0,
							.indent = indent,
							.used = (unsigned)zz_text_width(line)};
}

void zz_flow_piece(struct zz_flow *f, struct zz_str piece)
{
	enum { GAP = 2 };
	unsigned cells = (unsigned)zz_text_width(piece);
	unsigned gap = f->any ? GAP : 0;
	if (f->width && f->used > f->indent && f->used + gap + cells > f->width) {
		zz_buf_putc(f->out, '\n');
		zz_buf_pad(f->out, ' ', f->indent);
		f->used = f->indent;
		gap = 0;
	}
	zz_buf_pad(f->out, ' ', gap);
	zz_buf_str(f->out, piece);
	f->used += gap + cells;
	f->any = true;
}

void zz_flow_end(struct zz_flow *f)
{
	zz_buf_putc(f->out, '\n');
}
