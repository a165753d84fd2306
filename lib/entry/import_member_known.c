/* Rows about people whom the roster knows. */
#include "entry/import_members.h"

#include "base/text.h"

/* --- who is meant --- */

static bool same_day(zz_day roster, zz_day row, bool month)
{
	if (!month)
		return roster == row;
	struct zz_civil a = zz_civil_of(roster), b = zz_civil_of(row);
	return a.year == b.year && a.month == b.month;
}

static int cannot_tell(const struct zz_members *m, struct zz_member_row *r, int32_t person)
{
	struct zz_buf text = {0};
	zz_person_text(&text, m->ed->ledger, person, m->ed->ledger->today, r->e->lang);
	int rc = zz_error(
		r->e, ZZ_EUSAGE,
		N_("the roster has %s; whether the row means the same person cannot be told without the day of "
		   "joining in both. Write it into the table and the roster, or the id into a column “id”"),
		text.data);
	zz_buf_free(&text);
	return rc;
}

static int by_id(const struct zz_members *m, struct zz_member_row *r, int32_t *person)
{
	struct zz_ledger *l = m->ed->ledger;
	*person = zz_roster_person(&l->roster, zz_intern_find(&l->words, r->id));
	if (*person < 0 || zz_str_eq(zz_word(m->ed, l->roster.people[*person].folded), r->folded))
		return ZZ_OK;
	r->column = zz_import_column(r->sheet, ZZ_R_ID);
	return zz_error(r->e, ZZ_EUSAGE, N_("%.*s is the id of %.*s, and the row says %.*s"), ZZ_FMT(r->id),
					ZZ_FMT(zz_person_name(m->ed, *person)), ZZ_FMT(r->name));
}

int zz_import_member_find(const struct zz_members *m, struct zz_member_row *r, bool own_id, int32_t *person)
{
	const struct zz_roster *roster = &m->ed->ledger->roster;
	int32_t unsure = -1;
	int rc = by_id(m, r, person);
	if (rc || *person >= 0 || own_id)
		return rc;
	for (uint32_t i = 0; i < roster->npeople; i++) {
		const struct zz_person *p = &roster->people[i];
		if (!zz_str_eq(zz_word(m->ed, p->folded), r->folded))
			continue;
		if (p->joined == ZZ_NO_DAY || r->joined == ZZ_NO_DAY)
			unsure = (int32_t)i;
		else if (same_day(p->joined, r->joined, r->joined_month) && *person >= 0)
			return cannot_tell(m, r, *person);
		else if (same_day(p->joined, r->joined, r->joined_month))
			*person = (int32_t)i;
	}
	return *person < 0 && unsure >= 0 ? cannot_tell(m, r, unsure) : ZZ_OK;
}

/* --- where the person is --- */

static const struct zz_membership *open_membership(const struct zz_members *m, int32_t person, int32_t org)
{
	const struct zz_person *p = &m->ed->ledger->roster.people[person];
	for (uint32_t i = 0; i < p->nmemberships; i++)
		if (p->memberships[i]->org == org && !p->memberships[i]->left)
			return p->memberships[i];
	return NULL;
}

/* Since when is said: the person moves, or comes back. */
static int moved(struct zz_members *m, struct zz_member_row *r, int32_t person)
{
	const struct zz_person *p = &m->ed->ledger->roster.people[person];
	bool has_id = zz_person_has_id(m->ed->ledger, person);
	char day[ZZ_DATE_MAX];
	struct zz_roster_said said = {.who = zz_word(m->ed, has_id ? p->id : p->name),
								  .to = zz_word(m->ed, m->ed->ledger->roster.orgs[r->org].id),
								  .group = r->group_said,
								  .on = r->from};
	int rc = zz_roster_move(m->ed, &said, r->e);
	zz_buf_clear(&m->ed->subject);
	zz_buf_clear(&m->ed->said);
	if (rc)
		return rc;
	m->effect = !m->any || r->from < m->effect ? r->from : m->effect;
	m->any = m->moved = true;
	m->im->changed++;
	ZZ_IMPORT_SAY(m->im, N_("moved: %.*s, member of %.*s from %s on\n"), ZZ_FMT(r->name),
				  ZZ_FMT(zz_org_name(m->ed, r->org)), zz_day_text(r->from, day));
	return ZZ_OK;
}

static int elsewhere(struct zz_members *m, struct zz_member_row *r, int32_t person)
{
	if (r->from != ZZ_NO_DAY)
		return moved(m, r, person);
	struct zz_buf text = {0};
	struct zz_ledger *l = m->ed->ledger;
	struct zz_str org = zz_org_name(m->ed, r->org);
	zz_person_text(&text, l, person, l->today, r->e->lang);
	int rc;
	if (zz_person_branch(&l->roster, person, l->today) >= 0)
		rc = zz_error(
			r->e, ZZ_EUSAGE,
			N_("the roster has %s, and the table puts the same person into %.*s: since when is not said. "
			   "Enter it with zzsh roster move WHO --to BRANCH --on DATE"),
			text.data, ZZ_FMT(org));
	else
		rc = zz_error(
			r->e, ZZ_EUSAGE,
			N_("the roster has %s as somebody who left, and the table puts the same person into %.*s: since "
			   "when is not said. Enter it with zzsh roster move WHO --to BRANCH --on DATE"),
			text.data, ZZ_FMT(org));
	zz_buf_free(&text);
	return rc;
}

/* Somebody known from a leading body only comes into a branch. */
static int enter(struct zz_members *m, struct zz_member_row *r, int32_t person)
{
	struct zz_str group = {0};
	if (r->from == ZZ_NO_DAY)
		return zz_error(
			r->e, ZZ_EUSAGE,
			N_("%.*s is known from a leading body only: say with --from since when the branch has this "
			   "member"),
			ZZ_FMT(r->name));
	int rc = zz_roster_org_on(m->ed, r->org, r->from, r->e);
	if (!rc && r->group_said.n)
		rc = zz_roster_group_said(m->ed, r->org, r->group_said, r->from, &group, r->e);
	if (!rc)
		rc = zz_roster_open(m->ed, r->org, person, r->id, r->from, group, r->e);
	if (rc)
		return rc;
	m->effect = !m->any || r->from < m->effect ? r->from : m->effect;
	m->any = m->moved = true;
	m->im->changed++;
	ZZ_IMPORT_SAY(m->im, N_("changed: %.*s %.*s, member there now\n"), ZZ_FMT(zz_org_name(m->ed, r->org)),
				  ZZ_FMT(r->name));
	return ZZ_OK;
}

/* --- what changes --- */

struct change {
	struct zz_members *m;
	struct zz_member_row *r;
	const struct zz_membership *membership;
	struct zz_buf said; /* what became what */
};

static void say_change(struct change *c, const char *label, struct zz_str before, struct zz_str after)
{
	bool zh = c->m->im->reader == ZZ_ZH;
	zz_buf_printf(&c->said, "%s%s %.*s -> %.*s", c->said.n ? (zh ? "，" : ", ") : "", label,
				  ZZ_FMT(before.n ? before : ZZ_STR("-")), ZZ_FMT(after));
}

static int put(struct change *c, const char *slug, struct zz_str before, struct zz_str after)
{
	struct zz_roster_entry entry;
	int rc = zz_roster_entry(c->m->ed, c->membership, &entry, c->r->e);
	if (!rc)
		rc = zz_map_put_text(&entry.text->patch, zz_entry_node(&entry), entry.form, slug, after,
							 c->m->ed->lang, c->r->e);
	const struct zz_item *item = rc ? NULL : zz_form_item(entry.form, zz_str(slug));
	if (item)
		say_change(c, zz_term_text(&item->field->name, c->m->im->reader), before, after);
	return rc;
}

static bool differs(zz_day roster, zz_day row, bool month)
{
	return row != ZZ_NO_DAY && (roster == ZZ_NO_DAY || !same_day(roster, row, month));
}

static int put_day(struct change *c, const char *slug, zz_day roster, zz_day row, bool month)
{
	char before[ZZ_DATE_MAX], after[ZZ_DATE_MAX];
	if (!differs(roster, row, month))
		return ZZ_OK;
	return put(c, slug, roster == ZZ_NO_DAY ? (struct zz_str){0} : zz_str(zz_day_text(roster, before)),
			   zz_str(zz_day_text(row, after)));
}

/* What can be refused is looked at before anything is changed: a row changes all or nothing. */
static int check_day(struct change *c, enum zz_import_role role, zz_day roster, zz_day row, bool month)
{
	char before[ZZ_DATE_MAX], after[ZZ_DATE_MAX];
	const struct zz_person *p = &c->m->ed->ledger->roster.people[c->membership->person];
	if (!differs(roster, row, month) || (!month && (p->nmemberships < 2 || roster == ZZ_NO_DAY)))
		return ZZ_OK;
	c->r->column = zz_import_column(c->r->sheet, role);
	if (month)
		return zz_error(c->r->e, ZZ_EUSAGE,
						N_("the date has no day, and the roster another month: write it in full"));
	return zz_error(c->r->e, ZZ_EUSAGE,
					N_("the table says %s, the roster %s, in several files at once: correct it there"),
					zz_day_text(row, after), zz_day_text(roster, before));
}

static int put_group(struct change *c)
{
	struct zz_members *m = c->m;
	struct zz_member_row *r = c->r;
	struct zz_str id = {0};
	zz_day on = r->from != ZZ_NO_DAY ? r->from : m->ed->ledger->today;
	if (!r->group_said.n)
		return ZZ_OK;
	r->column = zz_import_column(r->sheet, ZZ_R_GROUP);
	int rc = zz_roster_group_said(m->ed, r->org, r->group_said, on, &id, r->e);
	uint32_t now = zz_member_group(c->membership, on);
	if (rc || now == zz_intern_find(&m->ed->ledger->words, id))
		return rc;
	if (r->from == ZZ_NO_DAY)
		return zz_error(
			r->e, ZZ_EUSAGE,
			N_("the table says %.*s, the roster another group or none: say with --from since when, or use "
			   "zzsh roster move"),
			ZZ_FMT(r->group_said));
	const struct zz_person *p = &m->ed->ledger->roster.people[c->membership->person];
	bool has_id = zz_person_has_id(m->ed->ledger, c->membership->person);
	struct zz_roster_said said = {.who = zz_word(m->ed, has_id ? p->id : p->name),
								  .branch = zz_word(m->ed, m->ed->ledger->roster.orgs[r->org].id),
								  .group = id,
								  .on = r->from};
	rc = zz_roster_move(m->ed, &said, r->e);
	if (rc)
		return rc;
	m->effect = !m->any || r->from < m->effect ? r->from : m->effect;
	m->any = m->moved = true;
	say_change(c, zz_tr(m->im->reader, N_("group")), zz_roster_group_name(m->ed, r->org, zz_word(m->ed, now)),
			   zz_roster_group_name(m->ed, r->org, id));
	return ZZ_OK;
}

int zz_import_member_update(struct zz_members *m, struct zz_member_row *r, int32_t person)
{
	const struct zz_person *p = &m->ed->ledger->roster.people[person];
	struct change c = {.m = m, .r = r, .membership = open_membership(m, person, r->org)};
	bool in_branch = false;
	for (uint32_t i = 0; i < p->nmemberships; i++)
		in_branch = in_branch || !m->ed->ledger->roster.orgs[p->memberships[i]->org].body;
	if (!c.membership)
		return in_branch ? elsewhere(m, r, person) : enter(m, r, person);
	int rc = check_day(&c, ZZ_R_JOINED, p->joined, r->joined, r->joined_month);
	if (!rc)
		rc = check_day(&c, ZZ_R_FULL, p->full, r->full, r->full_month);
	if (!rc)
		rc = put_group(&c);
	r->column = rc ? r->column : 0;
	if (!rc)
		rc = put_day(&c, "joined", p->joined, r->joined, r->joined_month);
	if (!rc)
		rc = put_day(&c, "full", p->full, r->full, r->full_month);
	if (!rc && r->pinyin.n && !zz_str_eq(zz_word(m->ed, p->pinyin), r->pinyin))
		rc = put(&c, "pinyin", zz_word(m->ed, p->pinyin), r->pinyin);
	if (!rc && c.said.n)
		ZZ_IMPORT_SAY(m->im, N_("changed: %.*s %.*s, %s\n"), ZZ_FMT(zz_org_name(m->ed, r->org)),
					  ZZ_FMT(r->name), c.said.data);
	m->im->changed += !rc && c.said.n;
	m->im->same += !rc && !c.said.n;
	zz_buf_free(&c.said);
	return rc;
}
