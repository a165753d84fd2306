#include "rules/several.h"

#include "base/message.h"

#include <stdlib.h>

static const struct zz_scope rosters_only = {.all_branches = true};

static int load_rosters(struct zz_several *s, struct zz_several_ledger *at, struct zz_error *e)
{
	int rc = zz_source_open(&at->source, at->root.p, e);
	if (!rc && s->committed && *zz_source_commit(at->source)) {
		zz_source_close(at->source);
		at->source = NULL;
		rc = zz_source_open_at(&at->source, at->root.p, "HEAD", e);
	}
	return rc ? rc : zz_ledger_load(&at->rosters, at->source, &rosters_only, s->now, s->today, e);
}

void zz_several_add(struct zz_several *s, const char *typed, const char *root, const char *why,
					enum zz_lang lang)
{
	struct zz_error e = {.lang = lang};
	struct zz_several_ledger *at = zz_grow(s->at, s->n, &s->room, sizeof *at);
	s->at = at;
	at = &s->at[s->n++];
	*at = (struct zz_several_ledger){.typed = zz_arena_str(&s->arena, zz_str(typed)),
									 .root = zz_arena_str(&s->arena, zz_str(root)),
									 .why = zz_arena_str(&s->arena, zz_str(why))};
	if (root && load_rosters(s, at, &e))
		at->why = zz_arena_str(&s->arena, zz_str(e.text));
}

size_t zz_several_obtained(const struct zz_several *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		n += s->at[i].rosters && !s->at[i].why.n;
	return n;
}

/* --- one id, one organisation --- */

struct held {
	struct zz_str id, name;
	size_t ledger;
};

static int by_id(const void *a, const void *b)
{
	const struct held *x = a, *y = b;
	int order = zz_str_cmp(x->id, y->id);
	return order ? order : (x->ledger > y->ledger) - (x->ledger < y->ledger);
}

struct held_list {
	struct held *at;
	size_t n, room;
};

static void gather(const struct zz_several *s, struct held_list *out)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct zz_ledger *l = s->at[i].rosters;
		for (uint32_t k = 0; l && k < l->roster.norgs; k++)
			*ZZ_PUSH(out) = (struct held){zz_intern_str(&l->words, l->roster.orgs[k].id),
										  zz_intern_str(&l->words, l->roster.orgs[k].name), i};
	}
	if (out->n)
		qsort(out->at, out->n, sizeof *out->at, by_id);
}

static bool is_held(const struct held_list *all, struct zz_str id)
{
	struct held key = {.id = id};
	size_t low = 0, high = all->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (by_id(&all->at[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < all->n && zz_str_eq(all->at[low].id, id);
}

static int no_ledger_twice(const struct zz_several *s, struct zz_error *e)
{
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = i + 1; k < s->n; k++)
			if (s->at[i].rosters && s->at[k].rosters && s->at[i].rosters->id[0] &&
				zz_str_is(zz_str(s->at[i].rosters->id), s->at[k].rosters->id))
				return zz_error(e, ZZ_EUSAGE, N_("%.*s and %.*s are one ledger (%s): name it once"),
								ZZ_FMT(s->at[i].typed), ZZ_FMT(s->at[k].typed), s->at[i].rosters->id);
	return ZZ_OK;
}

static int no_id_twice(const struct zz_several *s, const struct held_list *all, struct zz_error *e)
{
	for (size_t i = 0; i + 1 < all->n; i++) {
		const struct held *a = &all->at[i], *b = &all->at[i + 1];
		if (!zz_str_eq(a->id, b->id) || a->ledger == b->ledger) /* of one ledger its own check says so */
			continue;
		return zz_error(
			e, ZZ_EUSAGE,
			N_("two ledgers have an organisation with the id %.*s: %.*s (%.*s) and %.*s (%.*s); "
			   "among ledgers that are judged together an id belongs to one organisation. Judge them one by "
			   "one: zzsh -C FOLDER check"),
			ZZ_FMT(a->id), ZZ_FMT(s->at[a->ledger].typed), ZZ_FMT(a->name), ZZ_FMT(s->at[b->ledger].typed),
			ZZ_FMT(b->name));
	}
	return ZZ_OK;
}

/* --- who is not there --- */

static bool known_absent(const struct zz_several *s, struct zz_str id)
{
	for (size_t i = 0; i < s->nabsent; i++)
		if (zz_str_eq(s->absent[i].id, id))
			return true;
	return false;
}

static void find_absent(struct zz_several *s, const struct held_list *all, size_t ledger, int32_t body)
{
	const struct zz_ledger *l = s->at[ledger].rosters;
	const struct zz_subordinate *below = l->roster.orgs[body].below.at;
	for (uint32_t i = 0; i < l->roster.orgs[body].below.n; i++) {
		struct zz_str id = zz_intern_str(&l->words, below[i].id);
		if (!id.n || !zz_dates_hold(below[i].dates, l->today) || is_held(all, id) || known_absent(s, id))
			continue;
		s->absent = zz_grow(s->absent, s->nabsent, &s->absent_room, sizeof *s->absent);
		s->absent[s->nabsent++] = (struct zz_not_handed_in){
			.id = id, .name = zz_intern_str(&l->words, below[i].name), .ledger = ledger, .body = body};
	}
}

int zz_several_begin(struct zz_several *s, struct zz_error *e)
{
	struct held_list all = {0};
	gather(s, &all);
	int rc = no_ledger_twice(s, e);
	if (!rc)
		rc = no_id_twice(s, &all, e);
	for (size_t i = 0; !rc && i < s->n; i++) {
		const struct zz_ledger *l = s->at[i].rosters;
		for (uint32_t k = 0; l && k < l->roster.norgs; k++)
			if (l->roster.orgs[k].body && zz_org_exists(&l->roster.orgs[k], l->today))
				find_absent(s, &all, i, (int32_t)k);
	}
	free(all.at);
	return rc;
}

/* --- body here, branch there --- */

static int32_t any_branch(const struct zz_roster *roster, int32_t person)
{
	const struct zz_person *p = &roster->people[person];
	for (uint32_t i = 0; i < p->nmemberships; i++)
		if (!roster->orgs[p->memberships[i]->org].body)
			return p->memberships[i]->org;
	return -1;
}

static bool has_side(const struct zz_several *s, size_t ledger, int32_t org)
{
	for (size_t i = 0; i < s->nsides; i++)
		if (s->sides[i].ledger == ledger && s->sides[i].org.org == org)
			return true;
	return false;
}

static void add_side(struct zz_several *s, size_t ledger, int32_t org)
{
	if (org < 0 || has_side(s, ledger, org))
		return;
	s->sides = zz_grow(s->sides, s->nsides, &s->sides_room, sizeof *s->sides);
	s->sides[s->nsides++] = (struct zz_several_side){.org = {.org = org}, .ledger = ledger};
}

static void note_namesake(struct zz_several *s, size_t ledger, int32_t person, size_t other)
{
	const struct zz_ledger *l = s->at[ledger].rosters, *o = s->at[other].rosters;
	struct zz_str name = zz_intern_str(&l->words, l->roster.people[person].folded);
	for (uint32_t i = 0; i < o->roster.npeople; i++) {
		if (!zz_str_eq(zz_intern_str(&o->words, o->roster.people[i].folded), name) ||
			zz_person_branch(&o->roster, (int32_t)i, o->today) < 0)
			continue;
		s->namesakes = zz_grow(s->namesakes, s->nnamesakes, &s->namesakes_room, sizeof *s->namesakes);
		s->namesakes[s->nnamesakes++] = (struct zz_namesake){ledger, other, person, (int32_t)i};
	}
}

/* Somebody of a leading body: the branches that he has in other ledgers. */
static void match_person(struct zz_several *s, size_t ledger, int32_t body, int32_t person)
{
	const struct zz_ledger *l = s->at[ledger].rosters;
	bool at_home = any_branch(&l->roster, person) >= 0, found = false;
	for (size_t i = 0; i < s->n; i++) {
		const struct zz_ledger *o = i == ledger ? NULL : s->at[i].rosters;
		int32_t there = o ? zz_elsewhere_person(l, person, o) : -1;
		if (there < 0 || any_branch(&o->roster, there) < 0)
			continue;
		const struct zz_person *p = &o->roster.people[there];
		for (uint32_t k = 0; k < p->nmemberships; k++)
			if (!o->roster.orgs[p->memberships[k]->org].body)
				add_side(s, i, p->memberships[k]->org);
		add_side(s, ledger, body);
		found = true;
	}
	s->cadres += found;
	for (size_t i = 0; i < s->n && !found && !at_home; i++)
		if (i != ledger && s->at[i].rosters)
			note_namesake(s, ledger, person, i);
}

/* All who ever had a post in it; who was in it on a day is asked when it is judged. */
static void match_body(struct zz_several *s, size_t ledger, int32_t body)
{
	const struct zz_roster *roster = &s->at[ledger].rosters->roster;
	const struct zz_org *o = &roster->orgs[body];
	bool *seen = zz_malloc(roster->npeople + 1u);
	for (uint32_t t = 0; t < o->nterms; t++)
		for (uint32_t i = 0; i < o->terms[t].nposts; i++)
			seen[o->terms[t].posts[i].person] = true;
	for (uint32_t i = 0; i < o->nmembers && !o->nterms; i++)
		seen[o->members[i].person] = true;
	for (uint32_t i = 0; i < roster->npeople; i++)
		if (seen[i])
			match_person(s, ledger, body, (int32_t)i);
	free(seen);
}

enum { YEARS_MOST = 12 }; /* that are read of a side where everything is asked about */

static int load_side(struct zz_several *s, struct zz_several_side *side, struct zz_period asked,
					 struct zz_error *e)
{
	struct zz_several_ledger *at = &s->at[side->ledger];
	const struct zz_ledger *l = at->rosters;
	int32_t today = zz_civil_of(l->today).year;
	struct zz_scope scope = {.owner = zz_intern_str(&l->words, l->roster.orgs[side->org.org].id),
							 .first_year = today - YEARS_MOST,
							 .last_year = today,
							 .all_branches = true};
	if (asked.first != ZZ_NO_DAY) {
		scope.first_year = zz_civil_of(asked.first).year - 1;
		scope.last_year = zz_civil_of(asked.last).year + 1;
		scope.last_year = scope.last_year < today ? scope.last_year : today;
		if (scope.first_year < scope.last_year - YEARS_MOST)
			scope.first_year = scope.last_year - YEARS_MOST;
	}
	int rc = zz_ledger_load(&side->org.ledger, at->source, &scope, s->now, s->today, e);
	if (!rc)
		side->org.org =
			zz_roster_org(&side->org.ledger->roster, zz_intern_find(&side->org.ledger->words, scope.owner));
	return rc;
}

int zz_several_meet(struct zz_several *s, struct zz_period asked, struct zz_error *e)
{
	int rc = ZZ_OK;
	if (s->met)
		return rc;
	s->met = true;
	for (size_t i = 0; i < s->n; i++) {
		const struct zz_ledger *l = s->at[i].rosters;
		for (uint32_t k = 0; l && k < l->roster.norgs; k++)
			if (l->roster.orgs[k].body && zz_body_has_dlm(&l->roster.orgs[k]))
				match_body(s, i, (int32_t)k);
	}
	for (size_t i = 0; !rc && i < s->nsides; i++)
		rc = load_side(s, &s->sides[i], asked, e);
	return rc;
}

const struct zz_elsewhere *zz_several_others(struct zz_several *s, size_t i)
{
	struct zz_elsewhere *e = ZZ_NEW(&s->arena, struct zz_elsewhere);
	struct zz_elsewhere_org *at = ZZ_NEWN(&s->arena, struct zz_elsewhere_org, s->nsides);
	for (size_t k = 0; k < s->nsides; k++)
		if (s->sides[k].ledger != i && s->sides[k].org.ledger)
			at[e->n++] = s->sides[k].org;
	e->at = at;
	return e;
}

void zz_several_free(struct zz_several *s)
{
	for (size_t i = 0; i < s->nsides; i++)
		zz_ledger_free(s->sides[i].org.ledger);
	for (size_t i = 0; i < s->n; i++) {
		zz_ledger_free(s->at[i].rosters);
		zz_source_close(s->at[i].source);
	}
	free(s->at);
	free(s->absent);
	free(s->namesakes);
	free(s->sides);
	zz_arena_free(&s->arena);
}
