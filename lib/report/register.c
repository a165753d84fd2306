#include "report/register.h"

#include "base/message.h"
#include "base/text.h"
#include "format/csv.h"
#include "format/json.h"
#include "report/answers.h"

enum { ID_CELLS = 9, STATE_CELLS = 12, DAY_CELLS = 12, WHO_CELLS = 10 };

void zz_register_name(struct zz_buf *out, const struct zz_register_item *item)
{
	zz_buf_printf(out, "R-%.*s", (int)item->shown, item->id);
}

size_t zz_register_open(const struct zz_register *r, uint32_t owner)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		n += r->at[i].state < ZZ_ITEM_DONE && (!owner || r->at[i].concerned == owner);
	return n;
}

static bool asked_owner(const struct zz_register_asked *a, uint32_t owner)
{
	for (size_t i = 0; i < a->nowners; i++)
		if (a->owners[i] == owner)
			return true;
	return !a->owners;
}

static bool asked(const struct zz_register_asked *a, const struct zz_register_item *item)
{
	if (!(asked_owner(a, item->owner) || asked_owner(a, item->concerned)) ||
		(item->state == ZZ_ITEM_CLOSED && !a->closed))
		return false;
	return a->period.first == ZZ_NO_DAY || (item->on >= a->period.first && item->on <= a->period.last);
}

/* "2026-02-27 组织生活会", a finding's id, or an obligation's key. */
static void source(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item,
				   enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	if (item->source == ZZ_ITEM_FROM_RETURNED)
		zz_buf_printf(out, "%s ", zz_term_text(&zz_item_source_terms[item->source], lang));
	if (item->record < 0) {
		zz_text_safe(out, item->about);
		return;
	}
	const struct zz_record *r = &l->records[item->record];
	zz_buf_printf(out, "%s %s", zz_day_text(r->date, day), zz_term_text(&zz_kinds[r->kind].form.name, lang));
}

/* What is to be put right; of a returned record by the class of its defect, with the reviewer's words. */
static void matter(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item,
				   enum zz_lang lang)
{
	uint8_t cls = item->review >= 0 ? l->followups[item->review].cls : 0;
	if (cls)
		zz_buf_printf(out, "%s%s", zz_term_text(&zz_defect_terms[cls - 1], lang),
					  !item->text.n   ? ""
					  : lang == ZZ_ZH ? "："
									  : ": ");
	zz_view_prose(out, item->text);
}

static void evidence(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item)
{
	struct zz_arena a = {0};
	if (item->evidence >= 0)
		zz_view_prose(out, zz_followup_words(l, &l->followups[item->evidence], "evidence", &a));
	zz_arena_free(&a);
}

static void closing(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item)
{
	char day[ZZ_DATE_MAX];
	if (item->state != ZZ_ITEM_CLOSED || item->closing < 0)
		return;
	const struct zz_followup *u = &l->followups[item->closing];
	zz_buf_printf(out, "%s ", zz_day_text(u->on, day));
	zz_text_safe(out, zz_intern_str(&l->words, u->closed_by));
}

static enum zz_ink ink(uint8_t state)
{
	return state == ZZ_ITEM_OVERDUE ? ZZ_INK_RED : state < ZZ_ITEM_DONE ? ZZ_INK_YELLOW : ZZ_INK_GREEN;
}

/* A cell of a line; a longer text pushes the next ones, nothing is cut. */
static void cell(struct zz_buf *out, struct zz_str text, unsigned cells)
{
	zz_text_pad(out, text, (int)cells);
	zz_buf_puts(out, zz_text_width(text) >= cells ? "  " : "");
}

/* Below the first line, or, where there is room, behind it. */
static void told(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item,
				 const struct zz_view *view)
{
	struct zz_buf text = {0}, more = {0};
	matter(&text, l, item, view->lang);
	source(&more, l, item, view->lang);
	zz_msgf(&text, view->lang, N_("  [from %s]"), more.data ? more.data : "-");
	zz_buf_clear(&more);
	evidence(&more, l, item);
	if (more.n)
		zz_msgf(&text, view->lang, N_("  evidence: %s"), more.data);
	zz_buf_clear(&more);
	closing(&more, l, item);
	if (more.n)
		zz_msgf(&text, view->lang, N_("  closed: %s"), more.data);
	zz_text_wrap(out, zz_buf_view(&text), view->width > 20 ? view->width : 0, ID_CELLS);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
	zz_buf_free(&more);
}

void zz_register_line(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item,
					  const struct zz_view *view)
{
	char day[ZZ_DATE_MAX];
	struct zz_buf name = {0};
	zz_register_name(&name, item);
	cell(out, zz_buf_view(&name), ID_CELLS);
	zz_ink(out, view, ink(item->state));
	cell(out, zz_str(zz_term_text(&zz_item_state_terms[item->state], view->lang)), STATE_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
	cell(out, zz_str(zz_day_text(item->deadline, day)), DAY_CELLS);
	zz_buf_clear(&name);
	zz_view_prose(&name, item->assignee);
	cell(out, name.n ? zz_buf_view(&name) : ZZ_STR("-"), WHO_CELLS);
	zz_text_safe(out, zz_view_owner(l, item->concerned));
	zz_buf_putc(out, '\n');
	zz_buf_pad(out, ' ', ID_CELLS);
	told(out, l, item, view);
	zz_buf_free(&name);
}

static void head(struct zz_buf *out, const struct zz_view *view)
{
	static const struct {
		struct zz_term word;
		int cells;
	} heads[] = {{{"no.", "编号"}, ID_CELLS},
				 {{"state", "状态"}, STATE_CELLS},
				 {{"deadline", "时限"}, DAY_CELLS},
				 {{"owner", "责任人"}, WHO_CELLS},
				 {{"branch", "支部"}, 0}};
	zz_ink(out, view, ZZ_INK_DIM);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		zz_text_pad(out, zz_str(zz_term_text(&heads[i].word, view->lang)), heads[i].cells);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
}

/* What should bring items and has brought none yet. */
static void unlisted(struct zz_buf *out, const struct zz_register_asked *a, const struct zz_view *view)
{
	char day[ZZ_DATE_MAX];
	bool any = false;
	for (size_t i = 0; i < a->items->unlisted.n; i++) {
		const struct zz_record *r = &a->ledger->records[a->items->unlisted.at[i]];
		if (!asked_owner(a, r->owner))
			continue;
		zz_buf_puts(out,
					any ? ""
						: zz_tr(view->lang, N_("\nNo items yet (zzsh rectify add RECORD --item … --owner … "
											   "--deadline …):\n")));
		zz_buf_puts(out, "  ");
		zz_text_safe(out, zz_view_owner(a->ledger, r->owner));
		zz_buf_printf(out, " %s %s\n", zz_day_text(r->date, day),
					  zz_term_text(&zz_kinds[r->kind].form.name, view->lang));
		any = true;
	}
}

void zz_register_text(struct zz_buf *out, const struct zz_register_asked *a, const struct zz_view *view)
{
	struct zz_register_asked with_closed = *a;
	size_t counts[ZZ_ITEM_STATES] = {0}, shown = 0;
	bool first = true;
	with_closed.closed = true;
	for (size_t i = 0; i < a->items->n; i++)
		counts[a->items->at[i].state] += asked(&with_closed, &a->items->at[i]);
	for (int s = 0; s < ZZ_ITEM_STATES; s++) {
		if (!counts[s])
			continue;
		zz_buf_printf(out, "%s%s %zu", first ? "" : "  ", zz_term_text(&zz_item_state_terms[s], view->lang),
					  counts[s]);
		first = false;
	}
	if (first)
		zz_buf_puts(out, zz_tr(view->lang, N_("The register is empty.")));
	if (counts[ZZ_ITEM_CLOSED] && !a->closed)
		zz_buf_puts(out, zz_tr(view->lang, N_(" (--all lists these as well)")));
	zz_buf_putc(out, '\n');
	for (size_t i = 0; i < a->items->n; i++) {
		if (!asked(a, &a->items->at[i]))
			continue;
		if (!shown++) {
			zz_buf_putc(out, '\n');
			head(out, view);
		}
		zz_register_line(out, a->ledger, &a->items->at[i], view);
	}
	unlisted(out, a, view);
}

/* --- for programs --- */

static void item_json(struct zz_json *j, const struct zz_ledger *l, const struct zz_register_item *item)
{
	struct zz_buf text = {0};
	const struct zz_followup *closing = item->closing >= 0 ? &l->followups[item->closing] : NULL;
	bool closed = item->state == ZZ_ITEM_CLOSED && closing;
	zz_json_object(j);
	zz_buf_printf(&text, "R-%s", item->id);
	zz_json_member(j, "id", zz_buf_view(&text));
	zz_json_member(j, "state", zz_str(zz_item_state_terms[item->state].slug));
	zz_json_member(j, "source", zz_str(zz_item_source_terms[item->source].slug));
	zz_json_member(j, "about", item->about);
	zz_json_member(j, "owner", zz_intern_str(&l->words, item->concerned));
	zz_buf_clear(&text);
	matter(&text, l, item, zz_ledger_lang(l));
	zz_json_member(j, "item", zz_buf_view(&text));
	zz_json_member(j, "assignee", item->assignee);
	zz_json_member_day(j, "on", item->on);
	zz_json_member_day(j, "deadline", item->deadline);
	zz_buf_clear(&text);
	evidence(&text, l, item);
	zz_json_member(j, "evidence", zz_buf_view(&text));
	zz_json_member(j, "closed_by",
				   closed ? zz_intern_str(&l->words, closing->closed_by) : (struct zz_str){0});
	zz_json_member_day(j, "closed_on", closed ? closing->on : ZZ_NO_DAY);
	zz_json_member(j, "file",
				   item->last >= 0     ? l->followups[item->last].path
				   : item->review >= 0 ? l->followups[item->review].path
									   : l->records[item->record].path);
	zz_json_object_end(j);
	zz_buf_free(&text);
}

static void unlisted_json(struct zz_json *j, const struct zz_register_asked *a)
{
	struct zz_arena arena = {0};
	zz_json_key(j, "unlisted");
	zz_json_array(j);
	for (size_t i = 0; i < a->items->unlisted.n; i++) {
		const struct zz_record *r = &a->ledger->records[a->items->unlisted.at[i]];
		if (asked_owner(a, r->owner))
			zz_json_str(j, zz_record_reference(a->ledger, r, &arena));
	}
	zz_json_array_end(j);
	zz_arena_free(&arena);
}

void zz_register_json(struct zz_buf *out, const struct zz_register_asked *a)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_member(&j, "ledger", zz_str(a->ledger->id));
	zz_json_member_day(&j, "today", a->ledger->today);
	zz_json_key(&j, "items");
	zz_json_array(&j);
	for (size_t i = 0; i < a->items->n; i++)
		if (asked(a, &a->items->at[i]))
			item_json(&j, a->ledger, &a->items->at[i]);
	zz_json_array_end(&j);
	unlisted_json(&j, a);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}

void zz_register_csv(struct zz_buf *out, const struct zz_register_asked *a, enum zz_lang lang)
{
	static const struct zz_term heads[] = {{"no.", "编号"},      {"state", "状态"},    {"branch", "支部"},
										   {"item", "整改事项"}, {"source", "来源"},   {"owner", "责任人"},
										   {"deadline", "时限"}, {"evidence", "佐证"}, {"closed", "销号"}};
	enum { COLUMNS = sizeof heads / sizeof *heads };
	struct zz_buf cells[COLUMNS] = {{0}};
	char day[ZZ_DATE_MAX];
	struct zz_csv csv;
	zz_csv_begin(&csv, out);
	for (size_t c = 0; c < COLUMNS; c++)
		zz_csv_cell(&csv, zz_str(zz_term_text(&heads[c], lang)));
	zz_csv_line_end(&csv);
	for (size_t i = 0; i < a->items->n; i++) {
		const struct zz_register_item *item = &a->items->at[i];
		if (!asked(a, item))
			continue;
		for (size_t c = 0; c < COLUMNS; c++)
			zz_buf_clear(&cells[c]);
		zz_register_name(&cells[0], item);
		zz_buf_puts(&cells[1], zz_term_text(&zz_item_state_terms[item->state], lang));
		zz_buf_str(&cells[2], zz_view_owner(a->ledger, item->concerned));
		matter(&cells[3], a->ledger, item, lang);
		source(&cells[4], a->ledger, item, lang);
		zz_view_prose(&cells[5], item->assignee);
		zz_buf_puts(&cells[6], item->deadline == ZZ_NO_DAY ? "" : zz_day_text(item->deadline, day));
		evidence(&cells[7], a->ledger, item);
		closing(&cells[8], a->ledger, item);
		for (size_t c = 0; c < COLUMNS; c++)
			zz_csv_cell(&csv, zz_buf_view(&cells[c]));
		zz_csv_line_end(&csv);
	}
	for (size_t c = 0; c < COLUMNS; c++)
		zz_buf_free(&cells[c]);
}
