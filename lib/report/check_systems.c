/* One branch: a line a rule under the heading of its system. */
#include "report/check_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

static bool is_few(const struct zz_obligation *o)
{
	return o->state == ZZ_MISSING && o->have > 0;
}

static bool is_missing(const struct zz_obligation *o)
{
	return o->state == ZZ_MISSING && !is_few(o) && !o->not_held;
}

static const struct zz_term not_held = {"not held (confirmed by the branch)", "未开展（支部确认）"};

static bool is_not_held(const struct zz_obligation *o)
{
	return o->state == ZZ_MISSING && o->not_held && !is_few(o);
}

static bool is_waived(const struct zz_obligation *o)
{
	return o->state == ZZ_WAIVED;
}

/* Something is on record, and more is asked for. */
static void few(struct zz_buf *out, const struct zz_obligation_list *list, enum zz_lang lang)
{
	for (size_t i = 0; i < list->n; i++)
		if (is_few(list->at[i])) {
			zz_buf_puts(out, out->n ? (lang == ZZ_ZH ? "；" : "; ") : "");
			zz_msgf(out, lang, N_("%d on record, %d are asked for"), (int)list->at[i]->have,
					(int)list->at[i]->need);
		}
}

/* "8月、9月" of those concerned, six of them at most. */
static void periods(struct zz_buf *out, const struct zz_obligation_list *list,
					bool (*concerned)(const struct zz_obligation *), const struct zz_verdict *v,
					enum zz_lang lang)
{
	size_t shown = 0, all = 0;
	for (size_t i = 0; i < list->n; i++) {
		if (!concerned(list->at[i]))
			continue;
		if (++all > 6)
			continue;
		zz_buf_puts(out, shown++ ? (lang == ZZ_ZH ? "、" : ", ") : "");
		struct zz_str who = zz_view_subject(v->ledger, list->at[i]);
		bool whole = list->at[i]->period.kind == ZZ_PERIOD_YEAR && (who.n || zz_view_year(v->period));
		zz_text_safe(out, who);
		zz_buf_puts(out, who.n && !whole ? " " : "");
		if (!whole) /* the year that the whole answer is about need not be named */
			zz_view_period(out, list->at[i]->period, zz_view_year(v->period), lang);
	}
	if (all > 6)
		zz_msgf(out, lang, N_(" and %zu more"), all - 6);
}

/* "未见记录 8月、9月; ": those concerned with the word for them. True where there were any. */
static bool named(struct zz_buf *out, const struct zz_obligation_list *list, const struct zz_term *word,
				  bool (*concerned)(const struct zz_obligation *), const struct zz_verdict *v,
				  enum zz_lang lang)
{
	struct zz_buf which = {0};
	bool any = false;
	for (size_t i = 0; i < list->n; i++)
		any = any || concerned(list->at[i]);
	if (any) {
		periods(&which, list, concerned, v, lang);
		zz_buf_puts(out, out->n ? (lang == ZZ_ZH ? "；" : "; ") : "");
		zz_buf_puts(out, zz_term_text(word, lang));
		zz_buf_puts(out, which.n ? " " : "");
		zz_buf_str(out, zz_buf_view(&which));
	}
	zz_buf_free(&which);
	return any;
}

/* Why a group is not applicable or not assessed: the first reason, which in practice is the same for all. */
static void reason(struct zz_buf *out, const struct zz_obligation_list *list, enum zz_state state,
				   enum zz_lang lang)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i]->state == state && list->at[i]->reason && !zz_view_asked(list->at[i])) {
			zz_buf_puts(out, zz_term_text(&zz_state_terms[state], lang));
			zz_buf_puts(out, lang == ZZ_ZH ? "（" : " (");
			zz_buf_puts(out, zz_why_text(list->at[i]->reason, lang));
			zz_buf_puts(out, lang == ZZ_ZH ? "）" : ")");
			return;
		}
}

static bool any(const struct zz_obligation_list *list, enum zz_state state)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i]->state == state && !zz_view_asked(list->at[i]))
			return true;
	return false;
}

static void remark(struct zz_buf *out, const struct zz_obligation_list *list, const struct zz_verdict *v,
				   enum zz_lang lang)
{
	char day[ZZ_DATE_MAX], until[ZZ_DATE_MAX];
	few(out, list, lang);
	named(out, list, &zz_state_terms[ZZ_MISSING], is_missing, v, lang);
	named(out, list, &not_held, is_not_held, v, lang);
	named(out, list, &zz_state_terms[ZZ_WAIVED], is_waived, v, lang);
	bool asked = named(out, list, &zz_severity_terms[ZZ_QUESTION], zz_view_asked, v, lang);
	const char *gap = out->n ? (lang == ZZ_ZH ? "；" : "; ") : "";
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i]->state == ZZ_DUE) {
			zz_buf_puts(out, gap);
			zz_msgf(out, lang, N_("open until %s, judged after %s"), zz_day_text(list->at[i]->until, until),
					zz_day_text(list->at[i]->closes, day));
			gap = lang == ZZ_ZH ? "；" : "; ";
			break;
		}
	for (int s = ZZ_NOT_APPLICABLE; s <= ZZ_NOT_ASSESSED; s++)
		if (any(list, (enum zz_state)s)) {
			zz_buf_puts(out, gap);
			zz_buf_puts(out, asked || any(list, ZZ_MET) ? zz_tr(lang, N_("the rest: ")) : "");
			reason(out, list, (enum zz_state)s, lang);
			gap = lang == ZZ_ZH ? "；" : "; ";
		}
}

static void rule_line(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view,
					  const struct zz_rule *r, const struct zz_obligation_list *list, size_t indent)
{
	size_t name = view->lang == ZZ_ZH ? 30 : 46, text = name + 8; /* columns: title, cell, remark */
	struct zz_buf cell = {0}, said = {0};
	zz_view_cell(&cell, v, list->at, list->n, view->lang);
	remark(&said, list, v, view->lang);
	zz_buf_pad(out, ' ', indent);
	zz_text_pad(out, zz_text_front(ZZ_VIEW_TEXT(r->title, view->lang), name - indent - 2),
				(int)(name - indent));
	bool lacks = zz_str_ends(zz_buf_view(&cell), "!") || zz_str_ends(zz_buf_view(&cell), "*");
	zz_ink(out, view, lacks ? ZZ_INK_YELLOW : any(list, ZZ_MET) ? ZZ_INK_GREEN : ZZ_INK_DIM);
	zz_text_pad(out, zz_buf_view(&cell), 8);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_text_wrap(out, zz_buf_view(&said), view->width > text + 20 ? view->width : 0, text);
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
	zz_buf_free(&cell);
	zz_buf_free(&said);
}

/* The obligations of an owner under one rule. */
static void pick_rule(const struct zz_check_index *x, uint32_t owner, const struct zz_rule *r,
					  struct zz_obligation_list *list)
{
	size_t n;
	const struct zz_obligation **at = zz_check_owner(x, owner, &n);
	list->n = 0;
	for (size_t i = 0; i < n; i++)
		if (at[i]->rule == r)
			*ZZ_PUSH(list) = at[i];
}

static void heading(struct zz_buf *out, unsigned system, const struct zz_view *view)
{
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_buf_puts(out, zz_view_system(system, view->lang));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
}

/* A system with a rule of its own name needs no heading above it. */
static void system_lines(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
						 uint32_t owner, unsigned system, struct zz_obligation_list *list)
{
	const struct zz_verdict *v = x->v;
	bool headed = false;
	struct zz_str name = zz_str(zz_view_system(system, view->lang));
	for (size_t p = 0; p < v->packs->n; p++)
		for (uint32_t k = 0; k < v->packs->at[p]->nrules; k++) {
			const struct zz_rule *r = &v->packs->at[p]->rules[k];
			bool own = !headed && zz_str_eq(ZZ_VIEW_TEXT(r->title, view->lang), name);
			if (r->system != system)
				continue;
			pick_rule(x, owner, r, list);
			if (!list->n)
				continue;
			if (!headed && !own)
				heading(out, system, view);
			headed = true;
			rule_line(out, v, view, r, list, own ? 0 : 2);
		}
}

void zz_check_systems(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					  uint32_t owner)
{
	struct zz_obligation_list list = {0};
	for (unsigned s = ZZ_THREE_MEETINGS; s < ZZ_SYSTEMS; s++)
		system_lines(out, x, view, owner, s, &list);
	system_lines(out, x, view, owner, ZZ_BESIDE, &list);
	free(list.at);
}
