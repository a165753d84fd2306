#include "entry/note.h"

#include "base/digest.h"
#include "base/message.h"
#include "entry/draft.h"
#include "entry/typed.h"
#include "format/emit.h"
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

void zz_note_free(struct zz_note *n)
{
	zz_arena_free(&n->arena);
	*n = (struct zz_note){0};
}

/* --- the text --- */

static void put(struct zz_node *map, const struct zz_form *form, struct zz_note_value value,
				enum zz_lang lang, struct zz_arena *a)
{
	const struct zz_item *item = zz_form_item(form, zz_str(value.slug));
	if (item && value.text.n)
		zz_node_append(a, map, zz_str(zz_term_text(&item->field->name, lang)), zz_node_scalar(a, value.text));
}

static struct zz_str text_of(const struct zz_form *form, const struct zz_node *map, enum zz_lang lang,
							 struct zz_arena *a)
{
	struct zz_buf out = {0};
	zz_emit(&out, zz_form_canonical(form, map, lang, a));
	struct zz_str text = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return text;
}

/* What a reader would find wrong with it is told to whoever typed it. What is still missing is no fault. */
static int check(const struct zz_form *form, struct zz_str bytes, struct zz_error *e)
{
	struct zz_arena a = {0};
	struct zz_intern words = {0};
	struct zz_findings found = {.arena = &a};
	struct zz_buf text = {0};
	struct zz_reader r = {.arena = &a, .words = &words, .findings = &found, .held = ZZ_NO_DAY};
	void *read = zz_arena_alloc(&a, form->size);
	struct zz_node *root = zz_yaml_parse(bytes, ZZ_STR(""), &a, &found);
	int rc = ZZ_OK;
	if (root)
		zz_form_read(form, root, read, &r);
	for (size_t i = 0; i < found.n && !rc; i++)
		if (zz_finding_refuses(&found.at[i])) {
			zz_finding_text(&text, &found.at[i], found.at[i].def->message, e->lang);
			rc = zz_error(e, ZZ_EUSAGE, N_("this cannot be written: %s"), text.data);
		}
	zz_buf_free(&text);
	free(found.at);
	zz_intern_free(&words);
	zz_arena_free(&a);
	return rc;
}

/* --- the name --- */

/* The place that is free for a text, or where it lies already. */
static void place(struct zz_note *n, struct zz_store *store, struct zz_str front)
{
	enum { FIRST = 4, MOST = 12 };
	struct zz_sm3 digest = zz_sm3(n->bytes);
	char suffix[MOST + 1];
	for (size_t chars = FIRST; chars <= MOST; chars++) {
		zz_base32(digest.byte, chars, false, suffix);
		n->path = zz_arena_printf(&n->arena, "%.*s%s.yaml", ZZ_FMT(front), suffix);
		enum zz_place is = store ? zz_store_place(store, n->path, n->bytes) : ZZ_PLACE_FREE;
		n->done = is == ZZ_PLACE_DONE;
		if (is != ZZ_PLACE_TAKEN)
			return;
	}
}

static struct zz_str day_text(zz_day day, struct zz_arena *a)
{
	char text[ZZ_DATE_MAX];
	return zz_arena_str(a, zz_str(zz_day_text(day, text)));
}

/* --- follow-ups --- */

static void compose(struct zz_note *n, const struct zz_ledger *l, const struct zz_followup_place *p,
					const struct zz_note_value *values, size_t nvalues, int32_t nth)
{
	enum zz_lang lang = zz_ledger_lang(l);
	const struct zz_form *form = zz_followup_form(p->type);
	struct zz_node *map = zz_node_new(&n->arena, ZZ_MAP, ZZ_BLOCK);
	put(map, form, (struct zz_note_value){"type", zz_str(zz_followup_terms[p->type - 1].slug)}, lang,
		&n->arena);
	put(map, form, (struct zz_note_value){"on", day_text(l->today, &n->arena)}, lang, &n->arena);
	for (size_t i = 0; i < nvalues; i++)
		put(map, form, values[i], lang, &n->arena);
	if (nth > 1)
		put(map, form, (struct zz_note_value){"nth", zz_arena_printf(&n->arena, "%d", (int)nth)}, lang,
			&n->arena);
	n->bytes = text_of(form, map, lang, &n->arena);
}

static bool is_there(const struct zz_ledger *l, const struct zz_followup *u, struct zz_str bytes)
{
	struct zz_buf now = {0};
	struct zz_error ignored = {0};
	bool missing = false;
	int rc = zz_source_read(l->source, u->path, ZZ_YAML_BYTES, &now, &missing, &ignored);
	bool same = !rc && !missing && zz_str_eq(zz_buf_view(&now), bytes);
	zz_buf_free(&now);
	return same;
}

int zz_note_followup(struct zz_note *n, const struct zz_ledger *l, struct zz_store *store,
					 const struct zz_followup_place *p, const struct zz_note_value *values, size_t nvalues,
					 struct zz_error *e)
{
	bool today = p->last && p->last->on == l->today;
	int32_t last = !today ? 0 : p->last->nth > 0 ? p->last->nth : 1;
	*n = (struct zz_note){0};
	compose(n, l, p, values, nvalues, last);
	if (today && !is_there(l, p->last, n->bytes))
		compose(n, l, p, values, nvalues, last + 1);
	int rc = check(zz_followup_form(p->type), n->bytes, e);
	if (!rc)
		place(n, store,
			  zz_arena_printf(&n->arena, "followups/%.*s/%04d/%.*s-%s-", ZZ_FMT(p->owner), (int)p->year,
							  ZZ_FMT(day_text(l->today, &n->arena)), zz_followup_terms[p->type - 1].slug));
	return rc;
}

int zz_note_waiver(struct zz_note *n, const struct zz_ledger *l, struct zz_store *store,
				   const struct zz_note_value *values, size_t nvalues, struct zz_error *e)
{
	enum zz_lang lang = zz_ledger_lang(l);
	*n = (struct zz_note){0};
	struct zz_node *map = zz_node_new(&n->arena, ZZ_MAP, ZZ_BLOCK);
	struct zz_str on = day_text(l->today, &n->arena);
	for (size_t i = 0; i < nvalues; i++)
		put(map, &zz_waiver_form, values[i], lang, &n->arena);
	put(map, &zz_waiver_form, (struct zz_note_value){"on", on}, lang, &n->arena);
	n->bytes = text_of(&zz_waiver_form, map, lang, &n->arena);
	int rc = check(&zz_waiver_form, n->bytes, e);
	if (!rc)
		place(n, store, zz_arena_printf(&n->arena, "waivers/%.*s-", ZZ_FMT(on)));
	return rc;
}

/* --- words around it --- */

static struct zz_str owner_name(const struct zz_ledger *l, struct zz_str owner)
{
	uint32_t id = zz_intern_find(&l->words, owner);
	int32_t org = id ? zz_roster_org(&l->roster, id) : -1;
	if (org >= 0 && l->roster.orgs[org].name)
		return zz_intern_str(&l->words, l->roster.orgs[org].name);
	return zz_str_is(owner, "unit") ? zz_intern_str(&l->words, l->unit.name) : owner;
}

struct zz_str zz_note_subject(const struct zz_ledger *l, const struct zz_term *what, struct zz_str owner,
							  struct zz_str about, struct zz_str tail, struct zz_arena *a)
{
	enum zz_lang lang = zz_ledger_lang(l);
	struct zz_str name = owner_name(l, owner);
	struct zz_str s =
		zz_arena_printf(a, "%s%s%.*s%s%.*s%s%.*s", zz_term_text(what, lang), lang == ZZ_EN ? ": " : "：",
						ZZ_FMT(name), about.n ? " " : "", ZZ_FMT(about), tail.n ? " " : "", ZZ_FMT(tail));
	char *copy = zz_arena_cstr(a, s);
	for (size_t i = 0; i < s.n; i++) /* one line */
		copy[i] = copy[i] == '\n' ? ' ' : copy[i];
	return (struct zz_str){copy, s.n};
}

struct zz_str zz_note_about(const struct zz_ledger *l, struct zz_str path, struct zz_arena *a)
{
	struct zz_str owner;
	int32_t year;
	zz_day date;
	uint8_t kind;
	char day[ZZ_DATE_MAX];
	if (!zz_record_path(path, &owner, &year, &date, &kind))
		return (struct zz_str){0};
	return zz_arena_printf(a, "%s %s", zz_day_text(date, day),
						   zz_term_text(&zz_kinds[kind].form.name, zz_ledger_lang(l)));
}

int zz_note_deadline(const struct zz_ledger *l, struct zz_str typed, struct zz_arena *a, struct zz_str *out,
					 struct zz_error *e)
{
	const struct zz_item *item = zz_form_item(zz_followup_form(ZZ_FU_REVIEW), ZZ_STR("deadline"));
	const struct zz_typing t = {.arena = a, .today = l->today, .held = l->today, .lang = zz_ledger_lang(l)};
	zz_day day;
	*out = zz_typed_day(item->field, zz_str_trim(typed), &t);
	if (!zz_day_parse(*out, &day))
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is not a date; write it as 2026-03-12 or 3-12"),
						ZZ_FMT(typed));
	if (day < l->today)
		return zz_error(e, ZZ_EUSAGE, N_("the deadline %.*s lies before today"), ZZ_FMT(*out));
	return ZZ_OK;
}

struct zz_str zz_note_digest(struct zz_str bytes, struct zz_arena *a)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_sm3 digest = zz_sm3(bytes);
	return zz_arena_str(a, zz_str(zz_sm3_text(&digest, text)));
}
