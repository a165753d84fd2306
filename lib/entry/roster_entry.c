/* Members and their entries in the files. */
#include "entry/roster_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/member_id.h"

#include <string.h>

/* Entries that name nobody are no memberships. */
static size_t item_of(const struct zz_raw_org *raw, size_t number)
{
	const struct zz_raw_member *m = raw->members.at;
	for (size_t i = 0; i < raw->members.n; i++)
		if ((m[i].who.name || m[i].who.id) && number-- == 0)
			return i + 1;
	return 0;
}

int zz_roster_entry(struct zz_roster_edit *ed, const struct zz_membership *m, struct zz_roster_entry *out,
					struct zz_error *e)
{
	struct zz_roster_text *t = zz_roster_text(ed, m->org, e);
	if (!t)
		return e ? e->status : ZZ_ESHAPE;
	struct zz_raw_org raw = zz_roster_raw(ed, t);
	size_t item = item_of(&raw, (size_t)(m - ed->ledger->roster.orgs[m->org].members));
	*out = (struct zz_roster_entry){.text = t, .form = zz_form_below(t->patch.form, "members"), .item = item};
	if (!item || !zz_entry_node(out))
		return zz_error(e, ZZ_ESHAPE,
						N_("%.*s cannot be read; zzsh check shows what is wrong in it. Nothing was changed"),
						ZZ_FMT(t->path));
	out->raw = ((const struct zz_raw_member *)raw.members.at)[item - 1];
	return ZZ_OK;
}

struct zz_node *zz_entry_node(const struct zz_roster_entry *entry)
{
	return zz_roster_node(entry->text, "members", entry->item);
}

/* --- who is meant --- */

/* The last membership of somebody: of one organisation, or (org -1) of any branch. */
static const struct zz_membership *last_of(const struct zz_roster *r, int32_t person, int32_t org)
{
	const struct zz_person *p = &r->people[person];
	for (uint32_t i = p->nmemberships; i > 0; i--) {
		const struct zz_membership *m = p->memberships[i - 1];
		if (org >= 0 ? m->org == org : !r->orgs[m->org].body)
			return m;
	}
	return NULL;
}

static void not_member(const struct zz_roster_edit *ed, int32_t person, int32_t org, zz_day on,
					   struct zz_error *e)
{
	const struct zz_membership *m = last_of(&ed->ledger->roster, person, org);
	struct zz_str name = zz_person_name(ed, person);
	char day[ZZ_DATE_MAX], other[ZZ_DATE_MAX];
	zz_day_text(on, day);
	if (!m && org >= 0)
		zz_error(e, ZZ_EUSAGE, N_("%.*s is no member of %.*s"), ZZ_FMT(name), ZZ_FMT(zz_org_name(ed, org)));
	else if (!m)
		zz_error(e, ZZ_EUSAGE, N_("%.*s is no member of a branch of this ledger"), ZZ_FMT(name));
	else if (m->dates.from != ZZ_NO_DAY && on < m->dates.from)
		zz_error(e, ZZ_EUSAGE, N_("%.*s is a member of %.*s since %s only, not on %s"), ZZ_FMT(name),
				 ZZ_FMT(zz_org_name(ed, m->org)), zz_day_text(m->dates.from, other), day);
	else
		zz_error(e, ZZ_EUSAGE, N_("%.*s was a member of %.*s until %s, and is none on %s"), ZZ_FMT(name),
				 ZZ_FMT(zz_org_name(ed, m->org)), zz_day_text(m->dates.until, other), day);
}

const struct zz_membership *zz_roster_member_on(const struct zz_roster_edit *ed, int32_t person, int32_t org,
												zz_day on, struct zz_error *e)
{
	const struct zz_roster *r = &ed->ledger->roster;
	int32_t where = org >= 0 ? org : zz_person_branch(r, person, on);
	const struct zz_membership *m = where >= 0 ? zz_membership_on(r, person, where, on) : NULL;
	if (!m)
		not_member(ed, person, org, on, e);
	return m;
}

int zz_roster_member_said(const struct zz_roster_edit *ed, struct zz_str who, struct zz_str org, zz_day on,
						  int32_t *person, const struct zz_membership **m, struct zz_error *e)
{
	int32_t where = -1;
	int rc = org.n ? zz_roster_org_said(ed, org, true, &where, e) : ZZ_OK;
	if (!rc)
		rc = zz_person_typed(ed->ledger, who, where, on, person, e);
	if (rc)
		return rc;
	*m = zz_roster_member_on(ed, *person, where, on, e);
	return *m ? ZZ_OK : ZZ_EUSAGE;
}

struct zz_node *zz_roster_who(struct zz_roster_edit *ed, const struct zz_form *form, int32_t person,
							  int32_t org, zz_day on)
{
	struct zz_node *map = zz_node_new(&ed->arena, ZZ_MAP, ZZ_FLOW);
	const struct zz_person *p = &ed->ledger->roster.people[person];
	bool unique = zz_roster_resolve(&ed->ledger->roster, p->name, 0, org, on) == person;
	zz_map_add(&ed->arena, map, form, "name", zz_word(ed, p->name), ed->lang);
	if (!unique && zz_person_has_id(ed->ledger, person))
		zz_map_add(&ed->arena, map, form, "id", zz_word(ed, p->id), ed->lang);
	return map;
}

/* --- groups --- */

static void list_groups(struct zz_buf *out, const struct zz_roster_edit *ed, const struct zz_org *o)
{
	for (uint32_t i = 0; i < o->ngroups; i++)
		zz_buf_printf(out, "%s%.*s %.*s", i ? ", " : "", ZZ_FMT(zz_word(ed, o->groups[i].id)),
					  ZZ_FMT(zz_word(ed, o->groups[i].name)));
}

int zz_roster_group_said(const struct zz_roster_edit *ed, int32_t org, struct zz_str typed, zz_day on,
						 struct zz_str *id, struct zz_error *e)
{
	const struct zz_org *o = &ed->ledger->roster.orgs[org];
	struct zz_buf names = {0};
	int rc = ZZ_OK, found = 0;
	for (uint32_t i = 0; i < o->ngroups; i++) {
		const struct zz_group *g = &o->groups[i];
		struct zz_str name = zz_word(ed, g->name);
		bool exact = zz_str_eq(zz_word(ed, g->id), typed) || zz_str_eq(name, typed);
		if (!zz_dates_hold(g->dates, on) || (!exact && !zz_str_eq(zz_str_sub(name, 0, typed.n), typed)))
			continue;
		*id = zz_word(ed, g->id);
		found = exact ? 1 : found + 1;
		if (exact)
			break;
	}
	if (found == 1)
		return ZZ_OK;
	list_groups(&names, ed, o);
	if (!names.n)
		rc = zz_error(e, ZZ_EUSAGE, N_("%.*s has no party groups; zzsh roster group enters one"),
					  ZZ_FMT(zz_word(ed, o->name)));
	else
		rc = zz_error(e, ZZ_EUSAGE, N_("which group of %.*s is “%.*s”? There are: %s"),
					  ZZ_FMT(zz_word(ed, o->name)), ZZ_FMT(typed), names.data);
	zz_buf_free(&names);
	return rc;
}

struct zz_str zz_roster_group_name(const struct zz_roster_edit *ed, int32_t org, struct zz_str id)
{
	const struct zz_group *g = zz_org_group(&ed->ledger->roster, org, zz_intern_find(&ed->ledger->words, id));
	return g ? zz_word(ed, g->name) : id;
}

/* --- beginning and end --- */

int zz_roster_need_id(struct zz_roster_edit *ed, const struct zz_membership *m, struct zz_str *id,
					  struct zz_error *e)
{
	const struct zz_person *p = &ed->ledger->roster.people[m->person];
	struct zz_roster_entry entry;
	struct zz_buf minted = {0};
	*id = zz_word(ed, p->id);
	if (zz_person_has_id(ed->ledger, m->person))
		return ZZ_OK;
	int rc = zz_roster_entry(ed, m, &entry, e);
	if (rc)
		return rc;
	zz_member_id(&minted, zz_word(ed, p->name), zz_word(ed, p->pinyin), p->joined,
				 zz_word(ed, ed->ledger->roster.orgs[m->org].id));
	*id = zz_arena_str(&ed->arena, zz_buf_view(&minted));
	zz_buf_free(&minted);
	return zz_map_put_text(&entry.text->patch, zz_entry_node(&entry), entry.form, "id", *id, ed->lang, e);
}

int zz_roster_end(struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on, uint8_t how,
				  struct zz_str to, struct zz_error *e)
{
	struct zz_roster_entry entry;
	int rc = zz_roster_entry(ed, m, &entry, e);
	if (rc)
		return rc;
	const struct zz_form *form = zz_form_below(entry.form, "left");
	struct zz_node *left = zz_node_new(&ed->arena, ZZ_MAP, ZZ_FLOW);
	zz_map_add_day(&ed->arena, left, form, "on", on, ed->lang);
	zz_map_add(&ed->arena, left, form, "how", zz_str(zz_term_text(&zz_leave_terms[how - 1], ed->lang)),
			   ed->lang);
	zz_map_add(&ed->arena, left, form, "to", to, ed->lang);
	rc = zz_map_put(&entry.text->patch, zz_entry_node(&entry), entry.form, "left", left, ed->lang, e);
	return rc ? rc : zz_roster_end_posts(ed, m, on, e);
}

int zz_roster_open(struct zz_roster_edit *ed, int32_t org, int32_t person, struct zz_str id, zz_day from,
				   struct zz_str group, struct zz_error *e)
{
	struct zz_roster_text *t = zz_roster_text(ed, org, e);
	if (!t)
		return e ? e->status : ZZ_ESHAPE;
	const struct zz_person *p = &ed->ledger->roster.people[person];
	int rc = zz_roster_tell_apart(ed, zz_word(ed, p->name), person, e);
	if (rc)
		return rc;
	const struct zz_form *form = zz_form_below(t->patch.form, "members");
	struct zz_node *entry = zz_node_new(&ed->arena, ZZ_MAP, ZZ_BLOCK);
	zz_map_add(&ed->arena, entry, form, "id", id, ed->lang);
	zz_map_add(&ed->arena, entry, form, "name", zz_word(ed, p->name), ed->lang);
	zz_map_add(&ed->arena, entry, form, "pinyin", zz_word(ed, p->pinyin), ed->lang);
	zz_map_add_day(&ed->arena, entry, form, "joined", p->joined, ed->lang);
	zz_map_add_day(&ed->arena, entry, form, "full", p->full, ed->lang);
	zz_map_add_day(&ed->arena, entry, form, "from", from, ed->lang);
	zz_map_add(&ed->arena, entry, form, "group", group, ed->lang);
	return zz_map_push(&t->patch, t->patch.root, t->patch.form, "members", entry, ed->lang, e);
}
