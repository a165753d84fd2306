#include "entry/record.h"

#include "base/message.h"
#include "entry/slips.h"
#include "entry/which.h"
#include "model/fields.h"

#include <stdlib.h>

struct zz_typing zz_said_typing(const struct zz_ledger *l, struct zz_arena *a)
{
	return (struct zz_typing){.arena = a, .today = l->today, .held = ZZ_NO_DAY, .lang = zz_ledger_lang(l)};
}

static struct zz_node *parse(struct zz_str text, struct zz_arena *a)
{
	struct zz_findings ignored = {.arena = a};
	struct zz_node *root = zz_yaml_parse(text, ZZ_STR("-"), a, &ignored);
	free(ignored.at);
	return root && root->kind == ZZ_MAP ? root : NULL;
}

const struct zz_kind *zz_text_kind(struct zz_str text, struct zz_arena *a)
{
	struct zz_node *root = parse(text, a);
	struct zz_reader silent = {.arena = a, .held = ZZ_NO_DAY};
	return root ? zz_record_kind(root, &silent) : NULL;
}

struct zz_str zz_text_field(struct zz_str text, const char *slug, struct zz_arena *a)
{
	struct zz_node *root = parse(text, a);
	const struct zz_form *any = &zz_kinds[ZZ_MEMBERS_MEETING].form;
	const struct zz_node *node = root ? zz_form_get(any, root, slug) : NULL;
	return node && node->kind == ZZ_SCALAR ? zz_str_trim(node->text) : (struct zz_str){0};
}

/* --- names that stand for ids --- */

static struct zz_str value_of(const struct zz_patch *p, const char *slug)
{
	const struct zz_node *node = zz_form_get(p->form, p->root, slug);
	return node && node->kind == ZZ_SCALAR ? zz_str_trim(node->text) : (struct zz_str){0};
}

static int put_id(struct zz_patch *p, const char *slug, struct zz_str id, enum zz_lang lang,
				  struct zz_error *e)
{
	if (!id.n || zz_str_eq(id, value_of(p, slug)))
		return ZZ_OK;
	return zz_patch_put(p, slug, "date", zz_node_scalar(p->arena, id), lang, e);
}

/* What the roster does not know stays: the findings speak about it. */
static int name_owner(struct zz_patch *p, struct zz_ledger *l, const struct zz_said *said, enum zz_lang lang,
					  struct zz_error *e)
{
	struct zz_error ignored = {0};
	struct zz_str written = value_of(p, "owner"), owner = {0};
	if (!written.n) {
		int rc = zz_which_owner(l, said->branch, said->kind, &owner, e);
		return rc ? rc : put_id(p, "owner", owner, lang, e);
	}
	if (zz_str_is(written, "unit") || zz_roster_org(&l->roster, zz_intern(&l->words, written)) >= 0)
		return ZZ_OK;
	return zz_which_owner(l, written, NULL, &owner, &ignored) ? ZZ_OK : put_id(p, "owner", owner, lang, e);
}

static int name_group(struct zz_patch *p, struct zz_ledger *l, enum zz_lang lang, struct zz_error *e)
{
	zz_day day = ZZ_NO_DAY;
	if (!zz_form_item(p->form, ZZ_STR("group")))
		return ZZ_OK;
	zz_day_parse(value_of(p, "date"), &day);
	int32_t org = zz_roster_org(&l->roster, zz_intern(&l->words, value_of(p, "owner")));
	return put_id(p, "group", zz_which_group(l, org, value_of(p, "group"), day), lang, e);
}

/* --- late entry and old paper --- */

static int put_map(struct zz_patch *p, const char *slug, const struct zz_form *form, const char *const *slugs,
				   const struct zz_str *values, size_t n, enum zz_lang lang, struct zz_error *e)
{
	struct zz_node *map = zz_node_new(p->arena, ZZ_MAP, ZZ_FLOW);
	for (size_t i = 0; i < n; i++) {
		const struct zz_item *item = zz_form_item(form, zz_str(slugs[i]));
		if (values[i].n && item)
			zz_node_append(p->arena, map, zz_str(zz_term_text(&item->field->name, lang)),
						   zz_node_scalar(p->arena, values[i]));
	}
	return zz_patch_put(p, slug, NULL, map, lang, e);
}

static int say_entry(struct zz_patch *p, const struct zz_said *said, enum zz_lang lang, struct zz_error *e)
{
	static const char *const late[] = {"reason", "approved_by"}, *const imported[] = {"source", "by"};
	const struct zz_str why[] = {said->late, said->approved_by}, where[] = {said->imported, said->by};
	int rc = ZZ_OK;
	if (said->approved_by.n && !said->late.n)
		return zz_error(e, ZZ_EUSAGE, N_("--approved-by goes with --late REASON"));
	if (said->late.n)
		rc = put_map(p, "late", &zz_form_late, late, why, 2, lang, e);
	if (!rc && said->imported.n)
		rc = put_map(p, "imported", &zz_form_imported, imported, where, 2, lang, e);
	return rc;
}

/* --- talks --- */

bool zz_record_tells(const struct zz_patch *p, const struct zz_kind *kind)
{
	const struct zz_node *text = zz_form_get(p->form, p->root, "text");
	return kind->id == ZZ_HEART_TALK && text && (text->kind != ZZ_SCALAR || zz_str_trim(text->text).n);
}

int zz_refuse_content(struct zz_error *e)
{
	return zz_error(
		e, ZZ_EUSAGE,
		N_("what was said in a talk is not stored: history cannot forget, and everybody who has the "
		   "ledger can read it. Who talked with whom, when and about what is enough. Take the text out, or, "
		   "if it must be kept, give --with-text and confirm it"));
}

/* --- the whole --- */

int zz_record_say(struct zz_patch *p, struct zz_ledger *l, const struct zz_kind *kind,
				  const struct zz_said *said, struct zz_error *e)
{
	struct zz_typing t = zz_said_typing(l, p->arena);
	int rc = zz_fields_apply(p, said->fields, said->nfields, &t, e);
	if (!rc && !said->asked)
		rc = zz_slips(p, said->fields, said->nfields, &t, e);
	if (!rc)
		rc = say_entry(p, said, t.lang, e);
	if (!rc)
		rc = name_owner(p, l, said, t.lang, e);
	if (!rc)
		rc = name_group(p, l, t.lang, e);
	return rc ? rc : zz_attend(p, l, kind, &said->attending, &t, e);
}

/* A text without 类型 gets the kind that was named. */
static int begin_text(struct zz_draft *d, struct zz_patch *p, struct zz_ledger *l, const struct zz_said *said,
					  bool *readable, struct zz_error *e)
{
	enum zz_lang lang = zz_ledger_lang(l);
	struct zz_buf translated = {0};
	d->bytes = zz_arena_str(&d->arena, said->text);
	d->kind = zz_text_kind(d->bytes, &d->arena);
	if (d->kind && said->kind && d->kind != said->kind)
		return zz_error(e, ZZ_EUSAGE, N_("the text says %s, the command says %s"),
						zz_term_text(&d->kind->form.name, e->lang),
						zz_term_text(&said->kind->form.name, e->lang));
	const struct zz_kind *kind = d->kind ? d->kind : said->kind;
	*readable = kind && zz_patch_begin(p, &d->arena, &kind->form, d->bytes);
	if (!*readable)
		return ZZ_OK;
	struct zz_typing t = zz_said_typing(l, &d->arena);
	zz_translate(d->bytes, p->root, p->form, &t, said->spelling, &translated);
	*readable = zz_patch_begin(p, &d->arena, &kind->form, zz_arena_str(&d->arena, zz_buf_view(&translated)));
	zz_buf_free(&translated);
	if (*readable && !d->kind && !value_of(p, "kind").n)
		return zz_patch_put(p, "kind", "date",
							zz_node_scalar(&d->arena, zz_str(zz_term_text(&kind->form.name, lang))), lang, e);
	return ZZ_OK;
}

static void begin_empty(struct zz_draft *d, struct zz_patch *p, enum zz_lang lang, const struct zz_kind *kind)
{
	const char *key = zz_term_text(&zz_fields[ZZ_F_KIND].name, lang);
	d->kind = kind;
	d->bytes = zz_arena_printf(&d->arena, "%s: %s\n", key, zz_term_text(&kind->form.name, lang));
	zz_patch_begin(p, &d->arena, &kind->form, d->bytes);
}

/* What was put together from fields is written as the program itself writes. */
static void canonical(struct zz_draft *d, const struct zz_patch *p, enum zz_lang lang)
{
	struct zz_buf out = {0};
	zz_emit(&out, zz_form_canonical(p->form, p->root, lang, &d->arena));
	d->bytes = zz_arena_str(&d->arena, zz_buf_view(&out));
	zz_buf_free(&out);
}

static int compose(struct zz_draft *d, struct zz_ledger *l, const struct zz_said *said, struct zz_error *e)
{
	struct zz_patch p = {0};
	bool readable = true;
	int rc = ZZ_OK;
	if (said->has_text)
		rc = begin_text(d, &p, l, said, &readable, e);
	else
		begin_empty(d, &p, zz_ledger_lang(l), said->kind);
	if (rc || !readable)
		return rc;
	const struct zz_kind *kind = d->kind ? d->kind : said->kind;
	rc = zz_record_say(&p, l, kind, said, e);
	if (said->has_text || !p.root) /* what cannot be read again is kept as it was typed */
		d->bytes = p.bytes;
	else
		canonical(d, &p, zz_ledger_lang(l));
	if (!rc && zz_record_tells(&p, kind) && !said->with_content)
		rc = zz_refuse_content(e);
	return rc;
}

static enum zz_place place_of(struct zz_store *store, const struct zz_ledger *l, const struct zz_draft *d)
{
	if (store)
		return zz_store_place(store, d->path, d->bytes);
	return zz_source_exists(l->source, d->path) ? ZZ_PLACE_TAKEN : ZZ_PLACE_FREE;
}

/* A second sitting of one kind on one day gets a suffix; the same text again is the same record. */
static int find_place(struct zz_draft *d, struct zz_ledger *l, struct zz_store *store,
					  const struct zz_said *said, struct zz_error *e)
{
	for (int taken = 0; taken < 2; taken++) {
		if (!zz_draft_place(d, l, taken != 0))
			return ZZ_OK;
		enum zz_place place = place_of(store, l, d);
		d->done = place == ZZ_PLACE_DONE;
		d->own = place == ZZ_PLACE_TAKEN && store && said->has_text &&
				 zz_store_place(store, d->path, said->text) == ZZ_PLACE_LEFTOVER;
		if (d->own)
			return ZZ_OK;
		if (place != ZZ_PLACE_TAKEN)
			return ZZ_OK;
		d->beside = zz_arena_str(&d->arena, d->id);
	}
	return zz_error(e, ZZ_EUSAGE, N_("the ledger has a record %.*s already; correct it with zzsh amend"),
					ZZ_FMT(d->id));
}

/* Of a talk at least one side is known; else nothing was recorded but a day. */
static int check_parties(const struct zz_draft *d, const struct zz_ledger *l, struct zz_error *e)
{
	const struct zz_record *r = &l->records[d->record];
	bool nobody = !r->talkers.n && !r->talkees.n;
	if (d->refused || r->state != ZZ_READABLE || r->kind != ZZ_HEART_TALK || !nobody)
		return ZZ_OK;
	return zz_error(e, ZZ_ESHAPE,
					N_("the talk names neither who talked nor with whom; say at least one of them: "
					   "--talkers NAME --talkees NAME"));
}

int zz_record_prepare(struct zz_draft *d, struct zz_ledger *l, struct zz_store *store,
					  const struct zz_said *said, struct zz_error *e)
{
	int rc = compose(d, l, said, e);
	if (rc) {
		zz_draft_place(d, l, false);
		return rc;
	}
	rc = find_place(d, l, store, said, e);
	if (!rc)
		rc = zz_draft_check(d, l, e);
	return rc ? rc : check_parties(d, l, e);
}
