#include "entry/roster_parts.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

const struct zz_roster_verb zz_roster_verbs[] = {
	{{"join", "加入"},
	 "roster-join",
	 N_("join     --name N [--branch B] [--joined D] [--full D] [--from D] [--group G] [--id ID] [--pinyin "
		"P]"),
	 false,
	 "name",
	 "branch|joined|full|from|group|id|pinyin",
	 zz_roster_join},
	{{"leave", "离开"},
	 "roster-leave",
	 N_("leave    WHO --on D --how HOW [--to X] [--branch B]"),
	 true,
	 "on",
	 "how|to|branch",
	 zz_roster_leave},
	{{"move", "调动"},
	 "roster-move",
	 N_("move     WHO --on D --to BRANCH [--group G], or --group G alone"),
	 true,
	 "on",
	 "to|group|branch",
	 zz_roster_move},
	{{"post", "任职"},
	 "roster-post",
	 N_("post     WHO --post P --on D [--branch B | --body B] [--end], or --title T [--cadre] --from D"),
	 true,
	 NULL,
	 "post|title|cadre|on|from|end|branch|body",
	 zz_roster_post},
	{{"term", "届次"},
	 "roster-term",
	 N_("term     --from D [--branch B | --body B] [--years N | --expires D] [--post NAME=POST]… [--none | "
		"--unknown]"),
	 false,
	 "from",
	 "branch|body|years|expires|post|none|unknown",
	 zz_roster_term},
	{{"elect", "选举"},
	 "roster-elect",
	 N_("elect    --from RECORD [--fill] [--years N | --expires D] [--none]"),
	 false,
	 "from",
	 "fill|years|expires|none",
	 zz_roster_elect},
	{{"group", "小组"},
	 "roster-group",
	 N_("group    ID --name N [--leader WHO] --on D [--branch B]"),
	 true,
	 "on",
	 "name|leader|branch",
	 zz_roster_group},
	{{"absence", "状态"},
	 "roster-absence",
	 N_("absence  WHO --status S --from D [--until D] [--reason R] [--branch B]"),
	 true,
	 "status",
	 "from|until|reason|branch",
	 zz_roster_absence},
	{{"org", "组织"},
	 "roster-org",
	 N_("org      ID --name N --kind K [--founded D]"),
	 true,
	 "name|kind",
	 "founded",
	 zz_roster_found},
	{{"dissolve", "撤销"},
	 "roster-dissolve",
	 N_("dissolve ID --on D [--into ID]"),
	 true,
	 "on",
	 "into",
	 zz_roster_dissolve},
	{{NULL, NULL}, NULL, NULL, false, NULL, NULL, NULL},
};

const struct zz_roster_verb *zz_roster_verb_find(struct zz_str name)
{
	for (const struct zz_roster_verb *v = zz_roster_verbs; v->name.slug; v++)
		if (zz_str_is(name, v->name.slug) || zz_str_is(name, v->name.label))
			return v;
	return NULL;
}

void zz_roster_edit_begin(struct zz_roster_edit *ed, struct zz_ledger *l, enum zz_lang reader)
{
	*ed = (struct zz_roster_edit){
		.ledger = l, .lang = zz_ledger_lang(l), .reader = reader, .effect = ZZ_NO_DAY};
}

void zz_roster_edit_free(struct zz_roster_edit *ed)
{
	free(ed->texts.at);
	zz_buf_free(&ed->subject);
	zz_buf_free(&ed->said);
	zz_arena_free(&ed->arena);
	memset(ed, 0, sizeof *ed);
}

struct zz_str zz_org_name(const struct zz_roster_edit *ed, int32_t org)
{
	return zz_word(ed, ed->ledger->roster.orgs[org].name);
}

struct zz_str zz_person_name(const struct zz_roster_edit *ed, int32_t person)
{
	return zz_word(ed, ed->ledger->roster.people[person].name);
}

/* --- texts --- */

static const struct zz_form *form_of(bool body)
{
	return body ? &zz_body_form : &zz_branch_form;
}

static bool read_text(struct zz_roster_edit *ed, struct zz_roster_text *t, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	int rc = zz_source_read(ed->ledger->source, t->path, ZZ_YAML_BYTES, &bytes, NULL, e);
	t->before = zz_arena_str(&ed->arena, zz_buf_view(&bytes));
	zz_buf_free(&bytes);
	if (rc)
		return false;
	if (t->before.n <= ZZ_YAML_BYTES && zz_patch_begin(&t->patch, &ed->arena, form_of(t->body), t->before))
		return true;
	zz_error(e, ZZ_ESHAPE,
			 N_("%.*s cannot be read; zzsh check shows what is wrong in it. Nothing was changed"),
			 ZZ_FMT(t->path));
	return false;
}

struct zz_roster_text *zz_roster_text(struct zz_roster_edit *ed, int32_t org, struct zz_error *e)
{
	for (size_t i = 0; i < ed->texts.n; i++)
		if (ed->texts.at[i]->org == org)
			return ed->texts.at[i];
	const struct zz_org *o = &ed->ledger->roster.orgs[org];
	struct zz_roster_text *t = ZZ_NEW(&ed->arena, struct zz_roster_text);
	*t = (struct zz_roster_text){.org = org, .body = o->body, .id = zz_word(ed, o->id), .path = o->path};
	if (!read_text(ed, t, e))
		return NULL;
	*ZZ_PUSH(&ed->texts) = t;
	return t;
}

struct zz_roster_text *zz_roster_text_new(struct zz_roster_edit *ed, bool body, struct zz_str id,
										  struct zz_str bytes, struct zz_error *e)
{
	struct zz_roster_text *t = ZZ_NEW(&ed->arena, struct zz_roster_text);
	*t = (struct zz_roster_text){.org = -1, .body = body, .create = true};
	t->id = zz_arena_str(&ed->arena, id);
	t->path = zz_arena_printf(&ed->arena, "%s/%.*s.yaml", body ? "bodies" : "branches", ZZ_FMT(id));
	if (!zz_patch_begin(&t->patch, &ed->arena, form_of(body), zz_arena_str(&ed->arena, bytes))) {
		zz_error(e, ZZ_ESHAPE, N_("the changed text could not be read again; nothing was changed"));
		return NULL;
	}
	*ZZ_PUSH(&ed->texts) = t;
	return t;
}

struct zz_raw_org zz_roster_raw(struct zz_roster_edit *ed, const struct zz_roster_text *t)
{
	struct zz_raw_org raw;
	struct zz_reader r = {.arena = &ed->arena, .words = &ed->ledger->words, .held = ZZ_NO_DAY};
	zz_form_read(t->patch.form, t->patch.root, &raw, &r);
	return raw;
}

struct zz_node *zz_roster_node(const struct zz_roster_text *t, const char *list, size_t item)
{
	struct zz_buf part = {0};
	zz_buf_printf(&part, "%s.%zu", list, item);
	struct zz_node *node = zz_form_locate(t->patch.form, t->patch.root, zz_buf_view(&part));
	zz_buf_free(&part);
	return node;
}

/* --- organisations --- */

static void list_orgs(struct zz_buf *out, const struct zz_roster_edit *ed, bool bodies)
{
	enum { MOST = 30 };
	const struct zz_roster *r = &ed->ledger->roster;
	for (uint32_t i = 0; i < r->norgs && i < MOST; i++)
		if (bodies || !r->orgs[i].body)
			zz_buf_printf(out, "%s%.*s %.*s", out->n ? ", " : "", ZZ_FMT(zz_word(ed, r->orgs[i].id)),
						  ZZ_FMT(zz_word(ed, r->orgs[i].name)));
	if (!out->n)
		zz_buf_puts(out, "-");
}

static int32_t only_branch(const struct zz_roster *r, zz_day today)
{
	int32_t found = -1;
	for (uint32_t i = 0; i < r->norgs; i++)
		if (!r->orgs[i].body && (r->orgs[i].dissolved == ZZ_NO_DAY || r->orgs[i].dissolved >= today))
			found = found == -1 ? (int32_t)i : -2;
	return found;
}

int zz_roster_org_said(const struct zz_roster_edit *ed, struct zz_str typed, bool bodies, int32_t *out,
					   struct zz_error *e)
{
	const struct zz_roster *r = &ed->ledger->roster;
	struct zz_buf names = {0};
	int rc = ZZ_OK;
	*out = typed.n ? zz_roster_org_named(r, typed) : only_branch(r, ed->ledger->today);
	bool unfit = *out >= 0 && !bodies && r->orgs[*out].body;
	if (*out >= 0 && !unfit)
		return ZZ_OK;
	list_orgs(&names, ed, bodies);
	if (!typed.n)
		rc = zz_error(e, ZZ_EUSAGE, N_("of which branch? Say it with --branch: %s"), names.data);
	else if (unfit)
		rc = zz_error(e, ZZ_EUSAGE, N_("%.*s is no branch; the branches are: %s"), ZZ_FMT(typed), names.data);
	else if (*out == -2)
		rc = zz_error(e, ZZ_EUSAGE, N_("“%.*s” may be one of several organisations: %s"), ZZ_FMT(typed),
					  names.data);
	else
		rc = zz_error(e, ZZ_EUSAGE, N_("the roster has no organisation “%.*s”; there are: %s"), ZZ_FMT(typed),
					  names.data);
	zz_buf_free(&names);
	return rc;
}

int zz_roster_org_on(const struct zz_roster_edit *ed, int32_t org, zz_day on, struct zz_error *e)
{
	const struct zz_org *o = &ed->ledger->roster.orgs[org];
	char day[ZZ_DATE_MAX], other[ZZ_DATE_MAX];
	if (zz_org_exists(o, on))
		return ZZ_OK;
	zz_day_text(on, day);
	if (o->founded != ZZ_NO_DAY && on < o->founded)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s was founded on %s; there is nothing to enter for %s"),
						ZZ_FMT(zz_word(ed, o->name)), zz_day_text(o->founded, other), day);
	return zz_error(e, ZZ_EUSAGE, N_("%.*s was dissolved on %s; there is nothing to enter for %s"),
					ZZ_FMT(zz_word(ed, o->name)), zz_day_text(o->dissolved, other), day);
}

int zz_term_said(const struct zz_term *values, struct zz_str typed, const char *option, uint8_t *out,
				 struct zz_error *e)
{
	struct zz_buf names = {0};
	enum zz_lang lang = e ? e->lang : ZZ_ZH;
	*out = (uint8_t)zz_enum_find(values, zz_str_trim(typed));
	if (*out)
		return ZZ_OK;
	for (const struct zz_term *t = values; t->slug; t++)
		zz_buf_printf(&names, "%s%s", names.n ? (lang == ZZ_ZH ? "、" : ", ") : "", zz_term_text(t, lang));
	int rc;
	if (typed.n)
		rc = zz_error(e, ZZ_EUSAGE, N_("--%s “%.*s”: it can be %s"), option, ZZ_FMT(typed), names.data);
	else
		rc = zz_error(e, ZZ_EUSAGE, N_("--%s is missing; it can be %s"), option, names.data);
	zz_buf_free(&names);
	return rc;
}
