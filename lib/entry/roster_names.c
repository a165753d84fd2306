/* Two people of one name: what named the one by name alone must go on meaning that one. */
#include "entry/roster_parts.h"

#include "base/text.h"

struct naming {
	struct zz_roster_edit *ed;
	struct zz_roster_text *text;
	int32_t org;
	struct zz_str folded;
	struct zz_arena *scratch;
};

static bool is_named(const struct naming *n, struct zz_raw_who who)
{
	return who.name && !who.id && zz_str_eq(zz_name_fold(n->scratch, zz_word(n->ed, who.name)), n->folded);
}

/* `map`: the node that the item stands for, in a list of `form`. */
static int add_id(const struct naming *n, struct zz_node *map, const struct zz_form *form,
				  struct zz_raw_who who, zz_day on, struct zz_error *e)
{
	const struct zz_ledger *l = n->ed->ledger;
	int32_t person = zz_roster_resolve(&l->roster, who.name, 0, n->org, on == ZZ_NO_DAY ? l->today : on);
	if (!map || person < 0 || !zz_person_has_id(l, person))
		return ZZ_OK;
	return zz_map_put_text(&n->text->patch, map, form, "id", zz_word(n->ed, l->roster.people[person].id),
						   n->ed->lang, e);
}

static int add_ids(const struct naming *n, const char *list, size_t item, const char *slug,
				   struct zz_dates all, const struct zz_list *posts, struct zz_error *e)
{
	const struct zz_raw_post *at = posts->at;
	const struct zz_form *form = zz_form_below(n->text->patch.form, list);
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < posts->n; i++)
		if (is_named(n, at[i].who))
			rc = add_id(n, zz_map_item(zz_roster_node(n->text, list, item), form, slug, i + 1),
						zz_form_below(form, slug), at[i].who,
						at[i].dates.from != ZZ_NO_DAY ? at[i].dates.from : all.from, e);
	return rc;
}

static int in_text(const struct naming *n, const struct zz_raw_org *raw, struct zz_error *e)
{
	const struct zz_raw_term *terms = raw->terms.at;
	const struct zz_raw_group *groups = raw->groups.at;
	const struct zz_raw_contact *contacts = raw->contacts.at;
	const struct zz_form *form = n->text->patch.form;
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < raw->terms.n; i++)
		rc = add_ids(n, n->text->body ? "terms" : "committee", i + 1, "posts", terms[i].dates,
					 &terms[i].posts, e);
	for (size_t i = 0; !rc && i < raw->groups.n; i++)
		rc = add_ids(n, "groups", i + 1, "leaders", groups[i].dates, &groups[i].leaders, e);
	for (size_t i = 0; !rc && i < raw->contacts.n; i++)
		if (is_named(n, contacts[i].who))
			rc = add_id(n, zz_map_item(n->text->patch.root, form, "contacts", i + 1),
						zz_form_below(form, "contacts"), contacts[i].who, contacts[i].dates.from, e);
	return rc;
}

static bool others(const struct zz_roster_edit *ed, struct zz_str folded, int32_t newcomer)
{
	for (uint32_t i = 0; i < ed->ledger->roster.npeople; i++)
		if ((int32_t)i != newcomer && zz_str_eq(zz_word(ed, ed->ledger->roster.people[i].folded), folded))
			return true;
	return false;
}

int zz_roster_tell_apart(struct zz_roster_edit *ed, struct zz_str name, int32_t newcomer, struct zz_error *e)
{
	struct zz_arena scratch = {0};
	struct naming n = {.ed = ed, .folded = zz_name_fold(&scratch, name), .scratch = &scratch};
	int rc = ZZ_OK;
	uint32_t norgs = others(ed, n.folded, newcomer) ? ed->ledger->roster.norgs : 0;
	for (uint32_t i = 0; !rc && i < norgs; i++) {
		if (ed->ledger->roster.orgs[i].unreadable)
			continue;
		n.org = (int32_t)i;
		n.text = zz_roster_text(ed, n.org, e);
		if (!n.text)
			rc = e ? e->status : ZZ_ESHAPE;
		struct zz_raw_org raw = rc ? (struct zz_raw_org){0} : zz_roster_raw(ed, n.text);
		rc = rc ? rc : in_text(&n, &raw, e);
	}
	zz_arena_free(&scratch);
	return rc;
}
