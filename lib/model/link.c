/* One record: its organisation, its group, its people, and what its lists say against the roster of that day.
 */
#include "model/fields.h"
#include "model/loader.h"

#include "base/text.h"

/* Lists of people in a record; `part` where they do not stand under a field of their own. */
static const struct {
	const char *part;
	uint16_t list, size, who;
} lists[] = {
#define PEOPLE(list_, type, part_)                                                                           \
	{                                                                                                        \
		part_, offsetof(struct zz_record, list_), sizeof(struct type), offsetof(struct type, who)            \
	}
#define NAMES(list_, part_)                                                                                  \
	{                                                                                                        \
		part_, offsetof(struct zz_record, list_), sizeof(struct zz_who), 0                                   \
	}
	NAMES(talkers, NULL),
	NAMES(talkees, NULL),
	NAMES(members, NULL),
	PEOPLE(grades, zz_grade, NULL),
	PEOPLE(election.candidates, zz_candidate, "election.candidates"),
	NAMES(election.excluded, "election.excluded"),
};

/* Kinds name one list differently: members, member, visitors. */
static const char *part_of(const struct zz_form *form, uint16_t offset)
{
	for (unsigned i = 0; i < form->nitems; i++)
		if (form->items[i].offset == offset)
			return form->items[i].field->name.slug;
	return "members";
}

static bool same_name(struct zz_loader *ld, struct zz_str a, struct zz_str b)
{
	return zz_str_eq(zz_name_fold(&ld->scratch, a), zz_name_fold(&ld->scratch, b));
}

/* A guest is free text: a name, "name（unit）", or a map with a name. */
static bool is_guest(struct zz_loader *ld, const struct zz_node *guests, uint32_t name)
{
	struct zz_str wanted = zz_intern_str(&ld->l->words, name);
	ZZ_EACH(guest, guests)
	{
		const struct zz_node *n = guest->kind == ZZ_MAP ? zz_form_get(&zz_form_guest, guest, "name") : guest;
		if (!n || n->kind != ZZ_SCALAR)
			continue;
		struct zz_str text = zz_str_trim(n->text);
		if (same_name(ld, text, wanted) ||
			(text.n > wanted.n && !zz_str_cmp(zz_str_sub(text, 0, wanted.n), wanted)))
			return true;
	}
	return false;
}

bool zz_link_owner(const struct zz_ledger *l, struct zz_record *r)
{
	bool unit = zz_str_is(zz_intern_str(&l->words, r->owner), "unit");
	r->org = unit ? -1 : zz_roster_org(&l->roster, r->owner);
	r->org = r->org < 0 && !unit ? -2 : r->org;
	return r->org != -2;
}

static void link_owner(struct zz_loader *ld, struct zz_record *r)
{
	struct zz_ledger *l = ld->l;
	struct zz_str owner = zz_intern_str(&l->words, r->owner);
	if (!zz_link_owner(l, r))
		zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_OWNER_UNKNOWN), ZZ_ATEXT("owner", owner)), l, r,
						ZZ_STR("owner"));
}

static void link_group(struct zz_loader *ld, struct zz_record *r)
{
	struct zz_ledger *l = ld->l;
	if (!r->group || r->org < 0)
		return;
	const struct zz_org *o = &l->roster.orgs[r->org];
	for (uint32_t i = 0; i < o->ngroups; i++)
		if (o->groups[i].id == r->group && zz_dates_hold(o->groups[i].dates, r->date))
			return;
	struct zz_str group = zz_intern_str(&l->words, r->group);
	zz_record_place(
		ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_GROUP_UNKNOWN), ZZ_ATEXT("group", group), ZZ_ADAY("day", r->date)),
		l, r, ZZ_STR("group"));
}

static void link_attendees(const struct zz_naming *n, struct zz_list *list, const char *part)
{
	struct zz_attendee *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		zz_link_who(n, &at[i].who, part, i + 1, at[i].role == ZZ_AS_GUEST || at[i].role == ZZ_AS_ATTACHED);
}

/* The superior who talks with a member stands on no roster of this ledger. */
static bool may_be_strangers(const struct zz_record *r, uint16_t list)
{
	return list == offsetof(struct zz_record, talkers) && r->relation == ZZ_RELATION_OM;
}

static void link_lists(const struct zz_naming *n, struct zz_record *r, const struct zz_form *form)
{
	for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++) {
		struct zz_list *list = (struct zz_list *)(void *)((char *)r + lists[k].list);
		const char *part = lists[k].part ? lists[k].part : list->n ? part_of(form, lists[k].list) : "";
		for (uint32_t i = 0; i < list->n; i++) {
			struct zz_who *who =
				(struct zz_who *)(void *)((char *)list->at + i * lists[k].size + lists[k].who);
			zz_link_who(n, who, part, i + 1, may_be_strangers(r, lists[k].list));
		}
	}
}

static void link_whos(const struct zz_naming *n, struct zz_list *list, struct zz_str part)
{
	struct zz_who *who = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		zz_link_who(n, &who[i], part.p, i + 1, false);
}

static void link_hosted(const struct zz_naming *n, struct zz_record *r)
{
	struct zz_hosted *at = r->hosted.at;
	struct zz_arena *a = &n->ld->l->arena;
	for (uint32_t i = 0; i < r->hosted.n; i++) {
		zz_link_who(n, &at[i].lecturer, "hosted", i + 1, true);
		if (at[i].talkers.n)
			link_whos(n, &at[i].talkers, zz_arena_printf(a, "hosted.%u.talkers", (unsigned)i + 1));
		if (at[i].talkees.n)
			link_whos(n, &at[i].talkees, zz_arena_printf(a, "hosted.%u.talkees", (unsigned)i + 1));
	}
}

/* A lecturer may come from anywhere; somebody else's chair or recorder is a guest by the record's own word.
 */
static void link_people(const struct zz_naming *n, struct zz_record *r, const struct zz_form *form,
						const struct zz_node *guests)
{
	link_attendees(n, &r->present, "present");
	link_attendees(n, &r->absent, "absent");
	zz_link_who(n, &r->chair, "chair", 0, is_guest(n->ld, guests, r->chair.name));
	zz_link_who(n, &r->recorder, "recorder", 0, is_guest(n->ld, guests, r->recorder.name));
	zz_link_who(n, &r->lecturer, "lecturer", 0, true);
	link_lists(n, r, form);
	link_hosted(n, r);
}

bool zz_roster_partly(const struct zz_ledger *l)
{
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		if (l->roster.orgs[i].unreadable)
			return true;
	return false;
}

/* Somebody in a record of the unit or of a body may stand in the file of any branch. */
static bool may_hide(const struct zz_ledger *l, const struct zz_record *r)
{
	return (r->org < 0 || l->roster.orgs[r->org].body) && zz_roster_partly(l);
}

void zz_link_record(struct zz_loader *ld, struct zz_record *r, const struct zz_form *form,
					const struct zz_node *root)
{
	struct zz_ledger *l = ld->l;
	link_owner(ld, r);
	/* Against a roster that is not there, or cannot be read, everybody would be unknown. */
	bool silent = r->org == -2 || (r->org >= 0 && l->roster.orgs[r->org].unreadable);
	struct zz_naming n = {.ld = ld,
						  .path = r->path,
						  .owner = zz_intern_str(&l->words, r->file_owner),
						  .record = r->id,
						  .org = r->org < 0 ? -1 : r->org,
						  .day = r->date,
						  .silent = silent || may_hide(l, r)};
	const struct zz_node *guests = zz_form_get(form, root, "guests");
	ld->told.n = 0;
	link_people(&n, r, form, guests);
	zz_talk_relation(l, r);
	if (silent)
		return;
	zz_check_dates(l, r);
	link_group(ld, r);
	zz_check_lists(ld, r, guests);
}
