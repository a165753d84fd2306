/* Organisations: founded, dissolved; groups within a branch. */
#include "entry/roster_parts.h"

#include "base/message.h"
#include "entry/init.h"
#include "entry/skeleton.h"

#include <stdlib.h>

/* --- organisations --- */

static uint8_t org_kind(struct zz_str typed, struct zz_error *e)
{
	int kind = zz_enum_find(zz_branch_kind_terms, zz_str_trim(typed));
	struct zz_buf names = {0};
	if (kind)
		return (uint8_t)kind;
	kind = zz_enum_find(zz_body_kind_terms, zz_str_trim(typed));
	if (kind)
		return (uint8_t)(kind + ZZ_ORG_PARTY_GROUP - 1);
	for (const struct zz_term *t = zz_branch_kind_terms; t->slug; t++)
		zz_buf_printf(&names, "%s ", zz_term_text(t, e ? e->lang : ZZ_ZH));
	zz_buf_puts(&names, "|");
	for (const struct zz_term *t = zz_body_kind_terms; t->slug; t++)
		zz_buf_printf(&names, " %s", zz_term_text(t, e ? e->lang : ZZ_ZH));
	zz_error(e, ZZ_EUSAGE, N_("--kind “%.*s”: branches are %s"), ZZ_FMT(typed), names.data);
	zz_buf_free(&names);
	return 0;
}

int zz_roster_found(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	const struct zz_roster *r = &ed->ledger->roster;
	char day[ZZ_DATE_MAX];
	uint8_t kind = org_kind(s->kind, e);
	int rc = kind ? zz_org_id_check(s->who, e) : ZZ_EUSAGE;
	if (rc)
		return rc;
	int32_t other = zz_roster_org(r, zz_intern_find(&ed->ledger->words, s->who));
	if (other < 0)
		other = zz_roster_org_named(r, s->name);
	if (other >= 0 &&
		(zz_str_eq(zz_word(ed, r->orgs[other].id), s->who) || zz_str_eq(zz_org_name(ed, other), s->name)))
		return zz_error(e, ZZ_EUSAGE, N_("the roster has %.*s (%.*s) already; ids and names are given once"),
						ZZ_FMT(zz_org_name(ed, other)), ZZ_FMT(zz_word(ed, r->orgs[other].id)));
	struct zz_buf text = {0};
	zz_skeleton_org(&text, s->name, kind, s->founded, ed->lang);
	struct zz_roster_text *t =
		zz_roster_text_new(ed, kind >= ZZ_ORG_PARTY_GROUP, s->who, zz_buf_view(&text), e);
	zz_buf_free(&text);
	if (!t)
		return e ? e->status : ZZ_ESHAPE;
	ed->effect = s->founded != ZZ_NO_DAY ? s->founded : ed->ledger->today;
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s is founded"), ZZ_FMT(s->name));
	if (s->founded != ZZ_NO_DAY)
		ZZ_SAY(ed, N_("%.*s (%.*s): founded on %s; %.*s holds its roster\n"), ZZ_FMT(s->name), ZZ_FMT(s->who),
			   zz_day_text(s->founded, day), ZZ_FMT(t->path));
	else
		ZZ_SAY(ed, N_("%.*s (%.*s): entered without a day of founding; %.*s holds its roster\n"),
			   ZZ_FMT(s->name), ZZ_FMT(s->who), ZZ_FMT(t->path));
	return ZZ_OK;
}

/* --- dissolving --- */

struct dissolving {
	int32_t org, into; /* into -1: nowhere */
	zz_day on;
	size_t moved;
};

static bool stays_on(const struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on)
{
	return zz_member_on(m, on) && !m->left &&
		   zz_membership_on(&ed->ledger->roster, m->person, m->org, on) == m;
}

static int no_place(const struct zz_roster_edit *ed, const struct dissolving *d, struct zz_error *e)
{
	const struct zz_org *o = &ed->ledger->roster.orgs[d->org];
	size_t n = 0;
	for (uint32_t i = 0; i < o->nmembers; i++)
		n += stays_on(ed, &o->members[i], d->on);
	if (!n || o->kind == ZZ_ORG_TEMPORARY || o->body)
		return ZZ_OK;
	return zz_error(
		e, ZZ_EUSAGE,
		N_("%.*s still has members (%zu). Say where they go: --into BRANCH takes all of them there; or zzsh "
		   "roster move and leave, one by one"),
		ZZ_FMT(zz_word(ed, o->name)), n);
}

/* The members go along: the first day elsewhere is the day after the last. */
static int take_along(struct zz_roster_edit *ed, struct dissolving *d, struct zz_error *e)
{
	const struct zz_org *o = &ed->ledger->roster.orgs[d->org];
	struct zz_str to = zz_word(ed, ed->ledger->roster.orgs[d->into].id), id;
	int rc = ZZ_OK;
	for (uint32_t i = 0; !rc && i < o->nmembers; i++) {
		const struct zz_membership *m = &o->members[i];
		if (!stays_on(ed, m, d->on))
			continue;
		rc = zz_roster_need_id(ed, m, &id, e);
		if (!rc)
			rc = zz_roster_end(ed, m, d->on + 1, ZZ_LEFT_TRANSFERRED, to, e);
		if (!rc && !zz_membership_on(&ed->ledger->roster, m->person, d->into, d->on + 1))
			rc = zz_roster_open(ed, d->into, m->person, id, d->on + 1, (struct zz_str){0}, e);
		d->moved++;
	}
	return rc;
}

static int check_dissolving(struct zz_roster_edit *ed, struct dissolving *d, const struct zz_roster_said *s,
							struct zz_error *e)
{
	const struct zz_org *o = &ed->ledger->roster.orgs[d->org];
	char day[ZZ_DATE_MAX];
	if (o->dissolved != ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s was dissolved on %s already"), ZZ_FMT(zz_word(ed, o->name)),
						zz_day_text(o->dissolved, day));
	int rc = zz_roster_org_on(ed, d->org, d->on, e);
	if (!rc && s->into.n)
		rc = zz_roster_org_said(ed, s->into, o->body, &d->into, e);
	if (rc || d->into < 0)
		return rc ? rc : no_place(ed, d, e);
	if (d->into == d->org)
		return zz_error(e, ZZ_EUSAGE, N_("a branch cannot be merged into itself"));
	return zz_roster_org_on(ed, d->into, d->on + 1, e);
}

static int write_end(struct zz_roster_edit *ed, const struct dissolving *d, struct zz_error *e)
{
	struct zz_roster_text *t = zz_roster_text(ed, d->org, e);
	char day[ZZ_DATE_MAX];
	if (!t)
		return e ? e->status : ZZ_ESHAPE;
	struct zz_patch *p = &t->patch;
	int rc = zz_map_put_text(p, p->root, p->form, "dissolved", zz_str(zz_day_text(d->on, day)), ed->lang, e);
	if (!rc && d->into >= 0)
		rc = zz_map_put_text(p, p->root, p->form, "merged_into",
							 zz_word(ed, ed->ledger->roster.orgs[d->into].id), ed->lang, e);
	return rc;
}

int zz_roster_dissolve(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct dissolving d = {.into = -1, .on = s->on};
	char day[ZZ_DATE_MAX];
	int rc = zz_roster_org_said(ed, s->who, true, &d.org, e);
	if (!rc)
		rc = check_dissolving(ed, &d, s, e);
	if (!rc && d.into >= 0 && !ed->ledger->roster.orgs[d.org].body)
		rc = take_along(ed, &d, e);
	if (!rc)
		rc = write_end(ed, &d, e);
	if (rc)
		return rc;
	struct zz_str name = zz_org_name(ed, d.org);
	ed->effect = s->on + 1;
	ed->due = ed->numbers = true;
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s is dissolved"), ZZ_FMT(name));
	ZZ_SAY(ed, N_("%.*s: dissolved, %s was its last day\n"), ZZ_FMT(name), zz_day_text(s->on, day));
	if (d.into >= 0)
		ZZ_SAY(ed, N_("Merged into %.*s; members who went along: %zu\n"), ZZ_FMT(zz_org_name(ed, d.into)),
			   d.moved);
	return ZZ_OK;
}

/* --- groups --- */

struct grouping {
	int32_t org, leader; /* -1 none said */
	struct zz_roster_text *text;
	const struct zz_form *form;
	size_t item; /* 0: new */
	struct zz_raw_group raw;
	const struct zz_roster_said *said;
};

static void find_group(struct zz_roster_edit *ed, struct grouping *g)
{
	struct zz_raw_org raw = zz_roster_raw(ed, g->text);
	const struct zz_raw_group *at = raw.groups.at;
	for (size_t i = 0; i < raw.groups.n; i++)
		if (zz_str_eq(zz_word(ed, at[i].id), g->said->who)) {
			g->item = i + 1;
			g->raw = at[i];
		}
}

static struct zz_node *leader_node(struct zz_roster_edit *ed, const struct grouping *g, bool dated)
{
	const struct zz_form *form = zz_form_below(g->form, "leaders");
	struct zz_node *node = zz_roster_who(ed, form, g->leader, g->org, g->said->on);
	if (dated)
		zz_map_add_day(&ed->arena, node, form, "from", g->said->on, ed->lang);
	return node;
}

static int add_group(struct zz_roster_edit *ed, const struct grouping *g, struct zz_error *e)
{
	const struct zz_roster_said *s = g->said;
	struct zz_patch *p = &g->text->patch;
	if (!s->name.n)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s has no group %.*s; a new one needs --name"),
						ZZ_FMT(zz_org_name(ed, g->org)), ZZ_FMT(s->who));
	struct zz_node *group = zz_node_new(&ed->arena, ZZ_MAP, ZZ_BLOCK);
	zz_map_add(&ed->arena, group, g->form, "id", s->who, ed->lang);
	zz_map_add(&ed->arena, group, g->form, "name", s->name, ed->lang);
	zz_map_add_day(&ed->arena, group, g->form, "from", s->on, ed->lang);
	if (g->leader >= 0) {
		struct zz_node *list = zz_node_new(&ed->arena, ZZ_SEQ, ZZ_BLOCK);
		const struct zz_item *item = zz_form_item(g->form, ZZ_STR("leaders"));
		zz_node_append(&ed->arena, list, (struct zz_str){0}, leader_node(ed, g, false));
		zz_node_append(&ed->arena, group, zz_str(zz_term_text(&item->field->name, ed->lang)), list);
	}
	return zz_map_push(p, p->root, p->form, "groups", group, ed->lang, e);
}

static struct zz_node *group_node(const struct grouping *g)
{
	return zz_roster_node(g->text, "groups", g->item);
}

/* Those who led until now lead until the day before. */
static int change_leader(struct zz_roster_edit *ed, const struct grouping *g, struct zz_error *e)
{
	const struct zz_raw_post *at = g->raw.leaders.at;
	char day[ZZ_DATE_MAX];
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < g->raw.leaders.n; i++) {
		if (!zz_dates_hold(at[i].dates, g->said->on))
			continue;
		if (at[i].dates.from != ZZ_NO_DAY && at[i].dates.from >= g->said->on)
			return zz_error(e, ZZ_EUSAGE, N_("the group has its leader since %s; the change must be later"),
							zz_day_text(at[i].dates.from, day));
		if (zz_roster_resolve(&ed->ledger->roster, at[i].who.name, at[i].who.id, g->org, g->said->on) ==
			g->leader)
			return zz_error(e, ZZ_EUSAGE, N_("the roster says so already; nothing was changed"));
		rc = zz_map_end_item(&g->text->patch, group_node(g), g->form, "leaders", i + 1, g->said->on - 1,
							 ed->lang, e);
	}
	return rc ? rc
			  : zz_map_push(&g->text->patch, group_node(g), g->form, "leaders", leader_node(ed, g, true),
							ed->lang, e);
}

static int change_group(struct zz_roster_edit *ed, const struct grouping *g, struct zz_error *e)
{
	const struct zz_roster_said *s = g->said;
	int rc = ZZ_OK;
	if (!s->name.n && g->leader < 0)
		return zz_error(e, ZZ_EUSAGE, N_("what changes? --name NAME or --leader WHO"));
	if (s->name.n && !zz_str_eq(s->name, zz_word(ed, g->raw.name)))
		rc = zz_map_put_text(&g->text->patch, group_node(g), g->form, "name", s->name, ed->lang, e);
	return rc || g->leader < 0 ? rc : change_leader(ed, g, e);
}

static int find_leader(const struct zz_roster_edit *ed, struct grouping *g, struct zz_error *e)
{
	g->leader = -1;
	if (!g->said->leader.n)
		return ZZ_OK;
	int rc = zz_person_typed(ed->ledger, g->said->leader, g->org, g->said->on, &g->leader, e);
	if (!rc && !zz_roster_member_on(ed, g->leader, g->org, g->said->on, e))
		rc = ZZ_EUSAGE;
	return rc;
}

static void tell_group(struct zz_roster_edit *ed, const struct grouping *g)
{
	struct zz_str org = zz_org_name(ed, g->org),
				  name = g->said->name.n ? g->said->name : zz_word(ed, g->raw.name);
	char day[ZZ_DATE_MAX];
	zz_day_text(g->said->on, day);
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, group %.*s"), ZZ_FMT(org), ZZ_FMT(name));
	if (!g->item)
		ZZ_SAY(ed, N_("%.*s: group %.*s (%.*s) from %s on; zzsh roster move --group puts members into it\n"),
			   ZZ_FMT(org), ZZ_FMT(name), ZZ_FMT(g->said->who), day);
	else
		ZZ_SAY(ed, N_("%.*s: group %.*s (%.*s) changed\n"), ZZ_FMT(org), ZZ_FMT(name), ZZ_FMT(g->said->who));
	if (g->leader >= 0)
		ZZ_SAY(ed, N_("%.*s leads it from %s on\n"), ZZ_FMT(zz_person_name(ed, g->leader)), day);
}

int zz_roster_group(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct grouping g = {.said = s};
	int rc = zz_org_id_check(s->who, e);
	if (!rc)
		rc = zz_roster_org_said(ed, s->branch, false, &g.org, e);
	if (!rc)
		rc = zz_roster_org_on(ed, g.org, s->on, e);
	if (!rc)
		rc = find_leader(ed, &g, e);
	if (!rc)
		g.text = zz_roster_text(ed, g.org, e);
	if (!g.text)
		return rc ? rc : (e ? e->status : ZZ_ESHAPE);
	g.form = zz_form_below(g.text->patch.form, "groups");
	find_group(ed, &g);
	rc = g.item ? change_group(ed, &g, e) : add_group(ed, &g, e);
	if (rc)
		return rc;
	ed->effect = s->on;
	tell_group(ed, &g);
	return ZZ_OK;
}
