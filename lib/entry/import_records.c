/* An office's old list of meetings, lessons or talks, row by row, as records that say where they come from.
 */
#include "base/message.h"
#include "entry/import_listed.h"
#include "entry/which.h"
#include "format/emit.h"

#include <stdlib.h>

/* --- the text --- */

static void begin_map(struct zz_listing *g, struct zz_listed_row *r)
{
	struct zz_arena *a = &g->im->arena;
	const struct zz_form *form = &r->kind->form;
	struct zz_buf time = {0};
	r->map = zz_node_new(a, ZZ_MAP, ZZ_BLOCK);
	zz_map_add(a, r->map, form, "kind", zz_str(zz_term_text(&form->name, g->lang)), g->lang);
	zz_map_add(a, r->map, form, "owner", r->owner, g->lang);
	zz_map_add_day(a, r->map, form, "date", r->date, g->lang);
	zz_span_text(&time, r->time);
	if (r->time.from >= 0 && zz_form_item(form, ZZ_STR("time")))
		zz_map_add(a, r->map, form, "time", zz_arena_str(a, zz_buf_view(&time)), g->lang);
	zz_buf_free(&time);
}

static void say_source(struct zz_listing *g, struct zz_listed_row *r)
{
	struct zz_arena *a = &g->im->arena;
	struct zz_node *map = zz_node_new(a, ZZ_MAP, ZZ_FLOW);
	struct zz_buf source = {0};
	zz_buf_printf(&source, "%.*s ", ZZ_FMT(g->im->file));
	zz_import_where(&source, g->sheet, r->row, 0, g->lang);
	zz_map_add(a, map, &zz_form_imported, "source", zz_arena_str(a, zz_buf_view(&source)), g->lang);
	zz_map_add(a, map, &zz_form_imported, "by", g->how->by, g->lang);
	const struct zz_item *item = zz_form_item(&r->kind->form, ZZ_STR("imported"));
	zz_node_append(a, r->map, zz_str(zz_term_text(&item->field->name, g->lang)), map);
	zz_buf_free(&source);
}

/* The record as the program itself writes, with attendance written out. */
static int write_text(struct zz_listing *g, struct zz_listed_row *r, struct zz_draft *d)
{
	struct zz_buf out = {0};
	struct zz_patch p;
	struct zz_typing t = {.arena = &d->arena, .today = g->ledger->today, .held = r->date, .lang = g->lang};
	zz_emit(&out, zz_form_canonical(&r->kind->form, r->map, g->lang, &d->arena));
	bool good = zz_patch_begin(&p, &d->arena, &r->kind->form, zz_arena_str(&d->arena, zz_buf_view(&out)));
	zz_buf_clear(&out);
	int rc = good ? zz_attend(&p, g->ledger, r->kind, &r->attending, &t, r->e)
				  : zz_error(r->e, ZZ_EUSAGE, N_("the cells make no text that could be read again"));
	if (!rc)
		zz_emit(&out, zz_form_canonical(p.form, p.root, g->lang, &d->arena));
	d->bytes = zz_arena_str(&d->arena, zz_buf_view(&out));
	zz_buf_free(&out);
	return rc;
}

/* --- whether it is there already --- */

static bool is_ours(const struct zz_listing *g, struct zz_str path)
{
	for (size_t i = g->out->n; i > 0; i--)
		if (zz_str_eq(g->out->at[i - 1].path, path))
			return true;
	return false;
}

static enum zz_place place_of(const struct zz_listing *g, const struct zz_draft *d)
{
	struct zz_buf there = {0};
	struct zz_error ignored = {0};
	bool missing = true;
	if (g->store)
		return zz_store_place(g->store, d->path, d->bytes);
	int rc = zz_source_read(g->ledger->source, d->path, ZZ_YAML_BYTES, &there, &missing, &ignored);
	enum zz_place place = rc == 0 && missing                                    ? ZZ_PLACE_FREE
						  : rc == 0 && zz_str_eq(zz_buf_view(&there), d->bytes) ? ZZ_PLACE_DONE
																				: ZZ_PLACE_TAKEN;
	zz_buf_free(&there);
	return place;
}

static int refuse_taken(struct zz_listed_row *r, struct zz_str owner, struct zz_str id)
{
	return zz_error(
		r->e, ZZ_EUSAGE,
		N_("the ledger has %.*s/%.*s: if it is the same sitting, take the row out of the table (corrections: "
		   "zzsh amend); if there was a second one that day, enter it with zzsh log"),
		ZZ_FMT(owner), ZZ_FMT(id));
}

/* A second sitting of a kind on one day, in the table itself, gets a suffix. *done: the ledger has this text.
 */
static int find_place(struct zz_listing *g, struct zz_listed_row *r, struct zz_draft *d, bool *done)
{
	*done = false;
	if (!zz_draft_place(d, g->ledger, false))
		return ZZ_OK; /* the findings of shape say what is missing */
	struct zz_str plain = zz_arena_str(&d->arena, d->id);
	bool ours = is_ours(g, d->path);
	enum zz_place place = ours ? ZZ_PLACE_TAKEN : place_of(g, d);
	*done = place == ZZ_PLACE_DONE;
	if (*done || place == ZZ_PLACE_FREE || place == ZZ_PLACE_LEFTOVER)
		return ZZ_OK;
	zz_draft_place(d, g->ledger, true);
	if (is_ours(g, d->path))
		return zz_error(r->e, ZZ_EUSAGE, N_("the table has the same row twice"));
	place = place_of(g, d);
	*done = place == ZZ_PLACE_DONE;
	return *done || (ours && place != ZZ_PLACE_TAKEN) ? ZZ_OK : refuse_taken(r, d->owner, plain);
}

static bool same_people(const struct zz_list *a, const struct zz_list *b)
{
	const struct zz_who *x = a->at, *y = b->at;
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++) {
		bool found = false;
		for (uint32_t k = 0; k < b->n; k++)
			found = found || (x[i].person >= 0 && x[i].person == y[k].person);
		if (!found)
			return false;
	}
	return true;
}

/* Talks have no name of their own day: two of the same people on one day are one, entered twice. */
static int check_talk(struct zz_listing *g, struct zz_listed_row *r, const struct zz_draft *d)
{
	const struct zz_record *mine = &g->ledger->records[d->record];
	struct zz_slice s = zz_ledger_slice(g->ledger, mine->owner, mine->date, mine->date);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *other = &g->ledger->records[i];
		if (i != d->record && zz_record_counts(other) && other->kind == ZZ_HEART_TALK &&
			same_people(&mine->talkers, &other->talkers) && same_people(&mine->talkees, &other->talkees))
			return is_ours(g, other->path)
					   ? zz_error(r->e, ZZ_EUSAGE,
								  N_("the table has a talk of the same people on that day already"))
					   : refuse_taken(r, zz_intern_str(&g->ledger->words, other->owner), other->id);
	}
	return ZZ_OK;
}

/* --- the row --- */

/* The first thing that refuses the text, and what to do about it. */
static int refuse_shape(struct zz_listed_row *r, const struct zz_draft *d)
{
	struct zz_buf why = {0};
	for (size_t i = 0; !why.n && i < d->findings.n; i++) {
		const struct zz_finding *f = &d->findings.at[i];
		if (!zz_finding_refuses(f))
			continue;
		zz_finding_text(&why, f, f->def->message, r->e->lang);
		zz_buf_puts(&why, r->e->lang == ZZ_ZH ? "。" : ". ");
		if (d->strangers)
			zz_buf_puts(&why, zz_tr(r->e->lang,
									N_("Correct the name, or enter the person first (zzsh roster join)")));
		else if (f->def->cure)
			zz_finding_text(&why, f, f->def->cure, r->e->lang);
	}
	int rc = zz_error(r->e, ZZ_EUSAGE, "%s", why.n ? why.data : "?");
	zz_buf_free(&why);
	return rc;
}

static int compose(struct zz_listing *g, struct zz_listed_row *r, struct zz_draft *d)
{
	int rc = zz_import_row_place(g, r);
	if (rc)
		return rc;
	begin_map(g, r);
	struct zz_str group = zz_import_cell(r->row, zz_import_field_column(g, r->kind, "group"));
	if (group.n)
		r->group = zz_which_group(g->ledger, r->org, group, r->date);
	rc = zz_import_row_people(g, r);
	if (!rc)
		rc = zz_import_row_fields(g, r);
	if (rc)
		return rc;
	say_source(g, r);
	return write_text(g, r, d);
}

static int take_row(struct zz_listing *g, struct zz_listed_row *r, struct zz_draft *d)
{
	bool done = false;
	int rc = compose(g, r, d);
	if (!rc)
		rc = find_place(g, r, d, &done);
	if (rc || done) {
		g->im->same += !rc;
		return rc;
	}
	rc = zz_draft_check(d, g->ledger, r->e);
	if (!rc && d->refused)
		rc = refuse_shape(r, d);
	if (!rc && r->kind->id == ZZ_HEART_TALK)
		rc = check_talk(g, r, d);
	if (rc)
		return rc;
	struct zz_arena *a = &g->im->arena;
	*ZZ_PUSH(g->out) = (struct zz_change){
		.path = zz_arena_str(a, d->path), .bytes = zz_arena_str(a, d->bytes), .create = true};
	g->im->added++;
	return ZZ_OK;
}

/* --- the whole --- */

static int take_sheet(struct zz_listing *g, struct zz_import_sheet *s, struct zz_error *e)
{
	struct zz_error own = {.lang = e->lang};
	g->sheet = s;
	g->by_title = zz_import_title_kind(g->im, s);
	g->agenda_column = false;
	for (uint32_t c = 0; c < s->ncolumns; c++) {
		struct zz_str heading = zz_import_heading(&g->im->arena, s->columns[c].heading);
		g->agenda_column = g->agenda_column || zz_str_is(heading, "议题") || zz_str_is(heading, "会议议题");
	}
	for (size_t i = s->header + 1; i < s->rows.n; i++) {
		struct zz_listed_row r = {.row = &s->rows.at[i], .e = &own, .org = -1};
		struct zz_draft d = {0};
		if (r.row->state != ZZ_ROW_DATA)
			continue;
		int rc = take_row(g, &r, &d);
		if (rc == ZZ_EUSAGE || rc == ZZ_ESHAPE)
			zz_import_refuse(g->im, r.row, r.column, &own);
		else if (rc)
			rc = zz_error(e, rc, "%s", own.text);
		zz_draft_free(&d);
		if (rc && rc != ZZ_EUSAGE && rc != ZZ_ESHAPE)
			return rc;
	}
	return ZZ_OK;
}

static void say_left_out(struct zz_listing *g)
{
	if (g->unlisted)
		ZZ_IMPORT_SAY(
			g->im,
			N_("Records whose numbers of those due and present are not those of the roster of the day, or "
			   "cannot be compared: %zu; nobody was put on a list, the numbers are kept as they are (x-…)\n"),
			g->unlisted);
	if (g->untold)
		ZZ_IMPORT_SAY(g->im,
					  N_("Cells of talks that were left out: %zu; what is in them may be what was said, and "
						 "history cannot forget. If "
						 "they must be kept, give --with-text and confirm it\n"),
					  g->untold);
}

int zz_import_records(struct zz_import *im, struct zz_ledger *l, struct zz_store *store,
					  const struct zz_import_listed *how, struct zz_import_texts *out, struct zz_error *e)
{
	struct zz_listing g = {
		.im = im, .ledger = l, .store = store, .how = how, .out = out, .lang = zz_ledger_lang(l)};
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < im->sheets.n; i++)
		rc = take_sheet(&g, &im->sheets.at[i], e);
	if (!rc)
		say_left_out(&g);
	return rc;
}
