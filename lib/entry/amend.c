#include "entry/amend.h"

#include "base/digest.h"
#include "base/message.h"
#include "model/fields.h"

/* One entry of 更正, or the body of a withdrawal: values by the slugs of a form. */
static struct zz_node *map_of(const struct zz_form *form, const char *const *slugs,
							  const struct zz_str *values, size_t n, enum zz_lang lang, struct zz_arena *a)
{
	struct zz_node *map = zz_node_new(a, ZZ_MAP, ZZ_BLOCK);
	for (size_t i = 0; i < n; i++) {
		const struct zz_item *item = zz_form_item(form, zz_str(slugs[i]));
		if (item && values[i].n)
			zz_node_append(a, map, zz_str(zz_term_text(&item->field->name, lang)),
						   zz_node_scalar(a, values[i]));
	}
	return map;
}

static struct zz_str digest_of(struct zz_str bytes, struct zz_arena *a)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_sm3 digest = zz_sm3(bytes);
	return zz_arena_str(a, zz_str(zz_sm3_text(&digest, text)));
}

static struct zz_str day_str(zz_day day, struct zz_arena *a)
{
	char text[ZZ_DATE_MAX];
	return zz_arena_str(a, zz_str(zz_day_text(day, text)));
}

static const struct zz_record *record_at(const struct zz_ledger *l, struct zz_str path)
{
	int32_t at = zz_ledger_at(l, path);
	return at >= 0 ? &l->records[at] : NULL;
}

static int check_reason(const struct zz_amendment *a, struct zz_error *e)
{
	return zz_str_trim(a->reason).n
			   ? ZZ_OK
			   : zz_error(e, ZZ_EUSAGE,
						  N_("say why with --reason; the reason is kept beside the former text"));
}

static int check_state(const struct zz_ledger *l, const struct zz_amendment *a, struct zz_error *e)
{
	const struct zz_record *r = record_at(l, a->path);
	if (r && r->state == ZZ_WITHDRAWN)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s was withdrawn: it counts for nothing and is not changed any more"),
						ZZ_FMT(r->id));
	return ZZ_OK;
}

static int add_link(struct zz_patch *p, const struct zz_ledger *l, const struct zz_amendment *a,
					struct zz_error *e)
{
	static const char *const slugs[] = {"of", "reason", "by", "on"};
	enum zz_lang lang = zz_ledger_lang(l);
	const struct zz_str values[] = {digest_of(a->head, p->arena), zz_str_trim(a->reason), a->by,
									day_str(l->today, p->arena)};
	struct zz_node *link = map_of(&zz_form_amend, slugs, values, 4, lang, p->arena);
	return zz_patch_push(p, "amends", link, lang, e);
}

/* The digests that a text's 更正 names. */
static const struct zz_node *chain(const struct zz_patch *p)
{
	const struct zz_node *list = zz_form_get(p->form, p->root, "amends");
	return list && list->kind == ZZ_SEQ ? list : NULL;
}

static struct zz_str of_link(const struct zz_node *link)
{
	const struct zz_node *of = zz_form_get(&zz_form_amend, link, "of");
	return of && of->kind == ZZ_SCALAR ? zz_str_trim(of->text) : (struct zz_str){0};
}

/* A text that came whole must still hold the links that HEAD has, in their order. */
static int check_chain(const struct zz_patch *p, const struct zz_amendment *a, struct zz_error *e)
{
	struct zz_patch head;
	if (!zz_patch_begin(&head, p->arena, p->form, a->head))
		return ZZ_OK;
	const struct zz_node *old = chain(&head), *now = chain(p);
	const struct zz_node *link = now ? now->first : NULL;
	ZZ_EACH(former, old)
	{
		if (!link || !zz_str_eq(of_link(former), of_link(link)))
			return zz_error(e, ZZ_EUSAGE,
							N_("the text leaves out or changes former corrections; they stay as they are"));
		link = link->next;
	}
	/* One more may be there where the same command was cut off. */
	if (link && (link->next || !zz_str_eq(of_link(link), digest_of(a->head, p->arena))))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("the text adds corrections of its own; only zzsh amend writes them, with --reason"));
	return ZZ_OK;
}

static struct zz_str owner_of(const struct zz_patch *p)
{
	const struct zz_node *owner = zz_form_get(p->form, p->root, "owner");
	return owner && owner->kind == ZZ_SCALAR ? zz_str_trim(owner->text) : (struct zz_str){0};
}

/* A correction keeps the record what it is: of the same branch, and entered when it was. */
static int check_same(const struct zz_patch *p, const struct zz_amendment *a, struct zz_error *e)
{
	struct zz_patch head;
	struct zz_str rest = a->path, folder = {0}, now = owner_of(p);
	zz_str_split(&rest, '/', &folder);
	zz_str_split(&rest, '/', &folder);
	if (!zz_patch_begin(&head, p->arena, p->form, a->head))
		return ZZ_OK;
	if (now.n && !zz_str_eq(now, owner_of(&head)) && !zz_str_eq(now, folder))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("the text is of %.*s, the record of %.*s: withdraw the record and enter it where it "
			   "belongs"),
			ZZ_FMT(now), ZZ_FMT(folder));
	if (zz_form_get(p->form, p->root, "imported") && !zz_form_get(p->form, head.root, "imported"))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("a record is imported when it is entered, never afterwards; late entry has a reason "
			   "of its own (--late)"));
	return ZZ_OK;
}

/* Whether the last correction was made for this reason: then the same command was given before and cut off.
 */
static bool said_before(const struct zz_patch *p, const struct zz_amendment *a)
{
	const struct zz_node *list = chain(p);
	const struct zz_node *reason =
		list && list->last ? zz_form_get(&zz_form_amend, list->last, "reason") : NULL;
	return reason && reason->kind == ZZ_SCALAR &&
		   zz_str_eq(zz_str_trim(reason->text), zz_str_trim(a->reason));
}

static struct zz_str translated(struct zz_str text, const struct zz_kind *kind, const struct zz_ledger *l,
								struct zz_arena *a, enum zz_spelling spelling)
{
	struct zz_patch p;
	struct zz_buf out = {0};
	if (!zz_patch_begin(&p, a, &kind->form, text))
		return text;
	struct zz_typing t = zz_said_typing(l, a);
	zz_translate(text, p.root, p.form, &t, spelling, &out);
	struct zz_str s = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return s;
}

static int change(struct zz_draft *d, struct zz_patch *p, struct zz_ledger *l, const struct zz_amendment *a,
				  const struct zz_said *said, struct zz_error *e)
{
	int rc = zz_record_say(p, l, d->kind, said, e);
	d->bytes = p->bytes;
	if (!rc)
		rc = check_chain(p, a, e);
	if (!rc)
		rc = check_same(p, a, e);
	if (rc)
		return rc;
	d->done = zz_str_eq(p->bytes, a->head) && said_before(p, a);
	d->corrected = p->bytes;
	if (d->done)
		return ZZ_OK;
	if (zz_str_eq(p->bytes, a->head))
		return zz_error(e, ZZ_EUSAGE,
						N_("nothing would change; say what with --set FIELD=VALUE, --edit or --file"));
	if (zz_record_tells(p, d->kind) && !said->with_content) {
		struct zz_patch head;
		if (!zz_patch_begin(&head, p->arena, p->form, a->head) || !zz_record_tells(&head, d->kind))
			return zz_refuse_content(e);
	}
	rc = add_link(p, l, a, e);
	d->bytes = p->bytes;
	return rc;
}

int zz_amend_compose(struct zz_draft *d, struct zz_ledger *l, const struct zz_amendment *a,
					 const struct zz_said *said, struct zz_error *e)
{
	struct zz_patch p;
	int rc = check_reason(a, e);
	if (!rc)
		rc = check_state(l, a, e);
	if (rc)
		return rc;
	d->path = zz_arena_str(&d->arena, a->path);
	d->bytes = zz_arena_str(&d->arena, said->has_text ? said->text : a->work);
	d->kind = zz_text_kind(d->bytes, &d->arena);
	if (d->kind && said->has_text)
		d->bytes = translated(d->bytes, d->kind, l, &d->arena, said->spelling);
	if (d->kind && zz_patch_begin(&p, &d->arena, &d->kind->form, d->bytes))
		rc = change(d, &p, l, a, said, e);
	return rc ? rc : zz_draft_check(d, l, e);
}

/* --- withdrawals --- */

static struct zz_str folder_of(struct zz_str path)
{
	struct zz_str folder = zz_path_folder(path);
	return zz_str_sub(folder, sizeof "records" - 1, folder.n);
}

int zz_withdraw_compose(struct zz_draft *d, struct zz_ledger *l, const struct zz_amendment *a,
						struct zz_error *e)
{
	static const char *const slugs[] = {"type", "record", "on", "by", "of", "reason"};
	const struct zz_form *form = zz_followup_form(ZZ_FU_WITHDRAWAL);
	enum zz_lang lang = zz_ledger_lang(l);
	struct zz_arena *m = &d->arena;
	int rc = check_reason(a, e);
	if (rc)
		return rc;
	if (!zz_str_eq(a->head, a->work))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("%.*s was changed by hand and not recorded; amend it or bring the recorded text back first"),
			ZZ_FMT(a->path));
	struct zz_str folder = folder_of(a->path), name = zz_path_name(a->path);
	struct zz_str owner = zz_str_sub(folder, 1, folder.n - 5);
	const struct zz_str values[] = {
		zz_str(zz_term_text(&zz_followup_terms[ZZ_FU_WITHDRAWAL - 1], lang)),
		zz_arena_printf(m, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(zz_str_sub(name, 0, name.n - 5))),
		day_str(l->today, m),
		a->by,
		digest_of(a->head, m),
		zz_str_trim(a->reason),
	};
	struct zz_buf out = {0};
	char c4[5];
	zz_emit(&out, zz_form_canonical(form, map_of(form, slugs, values, 6, lang, m), lang, m));
	d->bytes = zz_arena_str(m, zz_buf_view(&out));
	zz_buf_free(&out);
	d->path = zz_arena_printf(m, "followups%.*s/%.*s-withdrawal-%s.yaml", ZZ_FMT(folder), ZZ_FMT(values[2]),
							  zz_c4(d->bytes, c4));
	/* Where this very withdrawal lies there already, the same command was given before and perhaps cut off.
	 */
	return zz_source_exists(l->source, d->path) ? ZZ_OK : check_state(l, a, e);
}
