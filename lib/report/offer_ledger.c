/* Words from the files of a ledger. */
#include "report/offer.h"

#include "base/io.h"
#include "base/text.h"
#include "entry/draft.h"
#include "format/yaml.h"
#include "git/path.h"
#include "model/embedded.h"
#include "model/ledger.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* --- folders and files --- */

struct names {
	struct zz_str *at;
	size_t n, room;
};

/* The plain names in a folder that end in `end`, without it. */
static struct names list(struct zz_arena *a, const char *root, const char *folder, const char *end)
{
	struct names names = {0};
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/%s", root, folder);
	DIR *dir = opendir(path.data);
	zz_buf_free(&path);
	for (struct dirent *d; dir && (d = readdir(dir));) {
		struct zz_str name = zz_str(d->d_name);
		if (zz_path_plain(name) && name.n > strlen(end) && zz_str_ends(name, end))
			*ZZ_PUSH(&names) = zz_arena_str(a, zz_str_sub(name, 0, name.n - strlen(end)));
	}
	if (dir)
		closedir(dir);
	return names;
}

static bool read_file(struct zz_buf *out, const char *root, const char *folder, struct zz_str name)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/%s%s%.*s.yaml", root, folder, *folder ? "/" : "", ZZ_FMT(name));
	bool read = zz_read_file(out, path.data, ZZ_YAML_BYTES, NULL) == ZZ_OK;
	zz_buf_free(&path);
	return read;
}

static struct zz_node *parse(struct zz_arena *a, struct zz_str bytes)
{
	struct zz_findings ignored = {.arena = a};
	struct zz_node *node = zz_yaml_parse(bytes, ZZ_STR("-"), a, &ignored);
	free(ignored.at);
	return node;
}

/* NULL also where the file nowhere has `must`, which saves reading most of a large unit's rosters. */
static struct zz_node *read_yaml(struct zz_arena *a, const char *root, const char *folder, struct zz_str name,
								 struct zz_str must)
{
	struct zz_buf bytes = {0};
	bool read =
		read_file(&bytes, root, folder, name) && (!must.n || zz_str_find(zz_buf_view(&bytes), must) >= 0);
	struct zz_node *node = read ? parse(a, zz_buf_view(&bytes)) : NULL;
	zz_buf_free(&bytes);
	return node;
}

static struct zz_str text_of(const struct zz_form *form, const struct zz_node *map, const char *slug)
{
	const struct zz_node *node = map && map->kind == ZZ_MAP ? zz_form_get(form, map, slug) : NULL;
	return node && node->kind == ZZ_SCALAR ? zz_str_trim(node->text) : (struct zz_str){0};
}

enum zz_lang zz_offer_lang(const char *root)
{
	struct zz_arena a = {0};
	struct zz_str none = {0};
	struct zz_str lang = text_of(&zz_unit_form, read_yaml(&a, root, "", ZZ_STR("zzsh"), none), "language");
	bool english = zz_str_is(lang, "en") || zz_str_is(lang, "英文");
	zz_arena_free(&a);
	return english ? ZZ_EN : ZZ_ZH;
}

/* --- organisations and people --- */

typedef void org_fn(struct zz_offers *o, struct zz_str id, const struct zz_form *form,
					const struct zz_node *root);

/* `only`: the one that is meant, or empty; `must`: what its file has to hold. */
static void each_org(struct zz_offers *o, const char *root, bool bodies, struct zz_str only,
					 struct zz_str must, org_fn *take)
{
	enum { MOST = 500 };
	const char *folder = bodies ? "bodies" : "branches";
	const struct zz_form *form = bodies ? &zz_body_form : &zz_branch_form;
	struct names ids = list(&o->arena, root, folder, ".yaml");
	/* Where nothing is typed yet, more words than anybody looks through are not waited for. */
	for (size_t i = 0; i < ids.n && (o->front.n || o->n < MOST); i++) {
		bool by_id = zz_str_eq(ids.at[i], only);
		struct zz_node *node = read_yaml(&o->arena, root, folder, ids.at[i], only.n && !by_id ? only : must);
		if (!only.n || by_id || zz_str_eq(text_of(form, node, "name"), only))
			take(o, ids.at[i], form, node);
	}
	free(ids.at);
}

static void offer_org(struct zz_offers *o, struct zz_str id, const struct zz_form *form,
					  const struct zz_node *root)
{
	struct zz_str name = text_of(form, root, "name");
	bool by_name = o->front.n ? !zz_str_starts(id, zz_arena_cstr(&o->arena, o->front)) : o->lang == ZZ_ZH;
	if (by_name && name.n)
		zz_offer(o, name, id);
	else
		zz_offer(o, id, name);
}

/* What a roster says before its members, which are most of it and no part of a name. */
static struct zz_str before_members(struct zz_str bytes)
{
	static const char *const keys[] = {"\n党员:", "\nmembers:"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		ptrdiff_t at = zz_str_find(bytes, zz_str(keys[i]));
		if (at >= 0)
			bytes = zz_str_sub(bytes, 0, (size_t)at + 1);
	}
	return bytes;
}

static void offer_names(struct zz_offers *o, const char *root, bool bodies)
{
	const char *folder = bodies ? "bodies" : "branches";
	const struct zz_form *form = bodies ? &zz_body_form : &zz_branch_form;
	struct names ids = list(&o->arena, root, folder, ".yaml");
	struct zz_buf bytes = {0};
	for (size_t i = 0; i < ids.n; i++) {
		zz_buf_clear(&bytes);
		bool read = read_file(&bytes, root, folder, ids.at[i]);
		struct zz_str all = zz_buf_view(&bytes);
		struct zz_node *node = read ? parse(&o->arena, before_members(all)) : NULL;
		if (read && !text_of(form, node, "name").n) /* the order of a file is free */
			node = parse(&o->arena, all);
		offer_org(o, ids.at[i], form, node);
	}
	zz_buf_free(&bytes);
	free(ids.at);
}

void zz_offer_orgs(struct zz_offers *o, const char *root, bool branches, bool bodies)
{
	if (branches)
		offer_names(o, root, false);
	if (bodies)
		offer_names(o, root, true);
}

/* Of the people and groups of an organisation. */
static void each_item(struct zz_offers *o, const struct zz_form *form, const struct zz_node *root,
					  const char *slug)
{
	const struct zz_item *item = zz_form_item(form, zz_str(slug));
	const struct zz_node *items = item && root && root->kind == ZZ_MAP ? zz_form_get(form, root, slug) : NULL;
	struct zz_str org = text_of(form, root, "name");
	ZZ_EACH(node, items)
	{
		struct zz_str name = text_of(item->field->sub, node, "name"),
					  id = text_of(item->field->sub, node, "id");
		if (!name.n && node->kind == ZZ_SCALAR)
			name = zz_str_trim(node->text);
		bool by_id = o->front.n && (unsigned char)o->front.p[0] < 0x80;
		zz_offer(o, by_id ? id : name, by_id ? name : org);
	}
}

static void offer_people(struct zz_offers *o, struct zz_str id, const struct zz_form *form,
						 const struct zz_node *root)
{
	(void)id;
	each_item(o, form, root, "members");
}

static void offer_groups(struct zz_offers *o, struct zz_str id, const struct zz_form *form,
						 const struct zz_node *root)
{
	(void)id;
	each_item(o, form, root, "groups");
}

void zz_offer_people(struct zz_offers *o, const char *root, struct zz_str org)
{
	each_org(o, root, false, org, o->front, offer_people);
	each_org(o, root, true, org, o->front, offer_people);
}

void zz_offer_groups(struct zz_offers *o, const char *root, struct zz_str org)
{
	each_org(o, root, false, org, o->front, offer_groups);
}

/* --- records --- */

struct looking {
	struct zz_offers *offers;
	zz_day today;
	bool owners; /* with the owner before the id */
	bool short_names;
};

/* Whether the day without its year is understood as this one: the latest that is not after today. */
static bool means(struct zz_civil day, zz_day date, zz_day today)
{
	int year = zz_civil_of(today).year;
	zz_day this_year = zz_day_of(year, day.month, day.day);
	bool past = this_year != ZZ_NO_DAY && this_year <= today;
	return date == (past ? this_year : zz_day_of(year - 1, day.month, day.day));
}

static void offer_record(struct looking *l, struct zz_str owner, struct zz_str year, struct zz_str id)
{
	struct zz_offers *o = l->offers;
	struct zz_str path =
		zz_arena_printf(&o->arena, "records/%.*s/%.*s/%.*s.yaml", ZZ_FMT(owner), ZZ_FMT(year), ZZ_FMT(id));
	struct zz_str ignored;
	int32_t y;
	zz_day date;
	uint8_t kind;
	if (!zz_record_path(path, &ignored, &y, &date, &kind))
		return;
	struct zz_str name = zz_str(zz_term_text(&zz_kinds[kind].form.name, o->lang));
	struct zz_civil day = zz_civil_of(date);
	if (l->short_names && means(day, date, l->today))
		zz_offer(o, zz_arena_printf(&o->arena, "%d-%d%.*s", day.month, day.day, ZZ_FMT(name)), id);
	if (l->short_names)
		return;
	if (l->owners)
		zz_offer(o, zz_arena_printf(&o->arena, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(id)), name);
	else
		zz_offer(o, id, name);
}

/* The year that is typed, or 0. */
static int typed_year(struct zz_str front)
{
	ptrdiff_t slash = zz_str_chr(front, '/');
	struct zz_str s = zz_str_sub(front, (size_t)(slash + 1), front.n);
	int year = 0;
	for (size_t i = 0; i < 4; i++) {
		if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
			return 0;
		year = year * 10 + (s.p[i] - '0');
	}
	return year;
}

/* "3-1" is the front of a day as typed; "2026-03" of an id. */
static bool like_short(struct zz_str front)
{
	ptrdiff_t dash = zz_str_chr(front, '-');
	return front.n && front.p[0] >= '1' && front.p[0] <= '9' && (dash == 1 || dash == 2);
}

static void records_of(struct looking *l, const char *root, struct zz_str owner, int year)
{
	struct zz_arena *a = &l->offers->arena;
	struct zz_str text = zz_arena_printf(a, "%d", year);
	struct zz_str folder = zz_arena_printf(a, "records/%.*s/%d", ZZ_FMT(owner), year);
	struct names ids = list(a, root, folder.p, ".yaml");
	for (size_t i = 0; i < ids.n; i++)
		offer_record(l, owner, text, ids.at[i]);
	free(ids.at);
}

void zz_offer_records(struct zz_offers *o, const char *root, zz_day today)
{
	struct names owners = list(&o->arena, root, "records", "");
	struct looking l = {.offers = o, .today = today, .short_names = like_short(o->front)};
	bool digit = o->front.n && o->front.p[0] >= '0' && o->front.p[0] <= '9';
	int year = typed_year(o->front), now = zz_civil_of(today).year;
	l.owners = !digit && (o->front.n || owners.n > 1);
	for (size_t i = 0; i < owners.n; i++) {
		records_of(&l, root, owners.at[i], year ? year : now);
		if (!year)
			records_of(&l, root, owners.at[i], now - 1);
	}
	free(owners.at);
}

/* --- rules --- */

static void offer_rows(struct zz_offers *o, const struct zz_node *pack)
{
	const struct zz_item *item = zz_form_item(&zz_pack_form, ZZ_STR("rows"));
	const struct zz_node *rows =
		item && pack && pack->kind == ZZ_MAP ? zz_form_get(&zz_pack_form, pack, "rows") : NULL;
	ZZ_EACH(row, rows)
	{
		const struct zz_node *title =
			row->kind == ZZ_MAP ? zz_form_get(item->field->sub, row, "title") : NULL;
		const struct zz_item *both = zz_form_item(item->field->sub, ZZ_STR("title"));
		zz_offer(o, text_of(item->field->sub, row, "id"),
				 text_of(both->field->sub, title, o->lang == ZZ_ZH ? "zh" : "en"));
	}
}

static bool is_pack(const struct zz_embedded *d, struct zz_str *name)
{
	static const char folder[] = "packs/";
	struct zz_str path = zz_str(d->path);
	*name = zz_str_sub(path, sizeof folder - 1, path.n - (sizeof ".yaml" - 1));
	return zz_str_starts(path, folder);
}

void zz_offer_packs(struct zz_offers *o, const char *root)
{
	struct names own = list(&o->arena, root, "rules", ".yaml");
	struct zz_str name;
	for (const struct zz_embedded *d = zz_embedded; d->path; d++)
		if (is_pack(d, &name))
			zz_offer(o, name, (struct zz_str){0});
	for (size_t i = 0; i < own.n; i++)
		zz_offer(o, own.at[i], (struct zz_str){0});
	free(own.at);
}

static void offer_findings(struct zz_offers *o, const struct zz_finding_def *defs)
{
	for (size_t i = 0; defs[i].id; i++) {
		bool again = false;
		for (size_t k = 0; k < o->n && !again; k++)
			again = zz_str_is(o->at[k].word, defs[i].id);
		if (!again)
			zz_offer(o, zz_str(defs[i].id), (struct zz_str){0});
	}
}

void zz_offer_rules(struct zz_offers *o, const char *root)
{
	struct zz_findings ignored = {.arena = &o->arena};
	struct names own = list(&o->arena, root, "rules", ".yaml");
	struct zz_str name;
	for (const struct zz_embedded *d = zz_embedded; d->path; d++)
		if (is_pack(d, &name))
			offer_rows(o, zz_yaml_parse(zz_embedded_get(d->path), ZZ_STR("-"), &o->arena, &ignored));
	for (size_t i = 0; i < own.n; i++)
		offer_rows(o, read_yaml(&o->arena, root, "rules", own.at[i], o->front));
	for (size_t i = 0; zz_finding_tables[i]; i++)
		offer_findings(o, zz_finding_tables[i]);
	free(ignored.at);
	free(own.at);
}
