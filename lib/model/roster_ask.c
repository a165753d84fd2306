/* Questions to the roster, each as of a day. */
#include "model/roster_private.h"

#include "base/text.h"

int32_t zz_roster_org(const struct zz_roster *r, uint32_t id)
{
	return r->index ? zz_links_value(&r->index->orgs, id) : -1;
}

int32_t zz_roster_person(const struct zz_roster *r, uint32_t id)
{
	return r->index ? zz_links_value(&r->index->people, id) : -1;
}

/* One of several answers so far: -1 none yet, -2 there are two. */
static int32_t one_more(int32_t found, int32_t next)
{
	return found == -1 || found == next ? next : -2;
}

static int32_t org_with_front(const struct zz_roster *r, struct zz_str front)
{
	const struct zz_links *names = &r->index->org_names;
	int32_t found = -1;
	for (uint32_t i = 0; i < names->n; i++) {
		struct zz_str name = zz_intern_str(r->words, names->at[i].key);
		if (name.n >= front.n && zz_str_eq(zz_str_sub(name, 0, front.n), front))
			found = one_more(found, names->at[i].value);
	}
	return found;
}

int32_t zz_roster_org_named(const struct zz_roster *r, struct zz_str name)
{
	struct zz_arena a = {0};
	struct zz_str folded = zz_name_fold(&a, name);
	int32_t found = -1;
	if (r->index && folded.n) {
		found = zz_roster_org(r, zz_intern_find(r->words, zz_str_trim(name)));
		const struct zz_link *link = zz_links_first(&r->index->org_names, zz_intern_find(r->words, folded));
		if (found == -1 && link)
			found = link->next ? -2 : link->value;
		if (found == -1)
			found = org_with_front(r, folded);
	}
	zz_arena_free(&a);
	return found;
}

bool zz_org_exists(const struct zz_org *o, zz_day on)
{
	return zz_dates_hold((struct zz_dates){o->founded, o->dissolved}, on);
}

bool zz_org_exists_whole(const struct zz_org *o, zz_day first, zz_day last)
{
	return zz_org_exists(o, first) && zz_org_exists(o, last);
}

/* The term that began last by a day, whether or not it still runs; its number, or -1. */
static int32_t term_begun(const struct zz_org *o, zz_day on)
{
	for (uint32_t i = o->nterms; i > 0; i--)
		if (o->terms[i - 1].dates.from == ZZ_NO_DAY || o->terms[i - 1].dates.from <= on)
			return (int32_t)i - 1;
	return -1;
}

const struct zz_term_of_office *zz_org_term(const struct zz_org *o, zz_day on)
{
	int32_t i = term_begun(o, on);
	return i >= 0 && zz_dates_hold(o->terms[i].dates, on) ? &o->terms[i] : NULL;
}

bool zz_org_has_committee(const struct zz_org *o, zz_day on)
{
	const struct zz_term_of_office *t = o->body ? NULL : zz_org_term(o, on);
	return t && !t->none;
}

bool zz_org_has_committee_whole(const struct zz_org *o, zz_day first, zz_day last)
{
	zz_day day = first;
	while (zz_org_has_committee(o, day)) {
		uint32_t i = (uint32_t)term_begun(o, day);
		zz_day until = o->terms[i].dates.until;
		/* Terms are sorted, and this one is the last that has begun: the next begins later. */
		zz_day next = i + 1 < o->nterms ? o->terms[i + 1].dates.from : ZZ_NO_DAY;
		if (until != ZZ_NO_DAY && (next == ZZ_NO_DAY || until + 1 < next))
			next = until + 1;
		if (next == ZZ_NO_DAY || next > last)
			return true;
		day = next;
	}
	return false;
}

uint32_t zz_org_posts(const struct zz_org *o, zz_day on, const struct zz_post **out, uint32_t max)
{
	const struct zz_term_of_office *t = zz_org_term(o, on);
	uint32_t n = 0;
	for (uint32_t i = 0; t && i < t->nposts; i++) {
		if (!zz_dates_hold(t->posts[i].dates, on))
			continue;
		if (n < max)
			out[n] = &t->posts[i];
		n++;
	}
	return n;
}

uint8_t zz_org_post(const struct zz_org *o, int32_t person, zz_day on)
{
	const struct zz_term_of_office *t = zz_org_term(o, on);
	uint8_t best = 0;
	for (uint32_t i = 0; t && i < t->nposts; i++) {
		const struct zz_post *p = &t->posts[i];
		if (p->person == person && zz_dates_hold(p->dates, on) && (best == 0 || p->post < best))
			best = p->post;
	}
	return best;
}

int32_t zz_org_holder(const struct zz_org *o, enum zz_post_kind post, zz_day on)
{
	const struct zz_term_of_office *t = zz_org_term(o, on);
	for (uint32_t i = 0; t && i < t->nposts; i++)
		if (t->posts[i].post == post && zz_dates_hold(t->posts[i].dates, on))
			return t->posts[i].person;
	return -1;
}

static bool same_name(const struct zz_intern *words, struct zz_arena *a, uint32_t x, uint32_t y)
{
	return zz_str_eq(zz_name_fold(a, zz_intern_str(words, x)), zz_name_fold(a, zz_intern_str(words, y)));
}

const struct zz_group *zz_org_group(const struct zz_roster *r, int32_t org, uint32_t word)
{
	if (org < 0 || word == 0)
		return NULL;
	const struct zz_org *o = &r->orgs[org];
	const struct zz_group *found = NULL;
	for (uint32_t i = 0; i < o->ngroups; i++)
		if (o->groups[i].id == word)
			return &o->groups[i];
	struct zz_arena a = {0};
	for (uint32_t i = 0; !found && i < o->ngroups; i++)
		if (o->groups[i].name == word || same_name(r->words, &a, o->groups[i].name, word))
			found = &o->groups[i];
	zz_arena_free(&a);
	return found;
}

uint32_t zz_member_group(const struct zz_membership *m, zz_day on)
{
	for (uint32_t i = m->ngroups; i > 0; i--)
		if (zz_dates_hold(m->groups[i - 1].dates, on))
			return m->groups[i - 1].group;
	return 0;
}

bool zz_member_on(const struct zz_membership *m, zz_day on)
{
	return zz_dates_hold(m->dates, on);
}

const struct zz_membership *zz_membership_on(const struct zz_roster *r, int32_t person, int32_t org,
											 zz_day on)
{
	if (person < 0)
		return NULL;
	const struct zz_person *p = &r->people[person];
	for (uint32_t i = p->nmemberships; i > 0; i--)
		if (p->memberships[i - 1]->org == org && zz_member_on(p->memberships[i - 1], on))
			return p->memberships[i - 1];
	return NULL;
}

int32_t zz_person_branch(const struct zz_roster *r, int32_t person, zz_day on)
{
	int32_t temporary = -1;
	if (person < 0)
		return -1;
	const struct zz_person *p = &r->people[person];
	for (uint32_t i = p->nmemberships; i > 0; i--) {
		const struct zz_membership *m = p->memberships[i - 1];
		const struct zz_org *o = &r->orgs[m->org];
		if (o->body || !zz_member_on(m, on))
			continue;
		if (o->kind != ZZ_ORG_TEMPORARY)
			return m->org;
		if (temporary < 0)
			temporary = m->org;
	}
	return temporary;
}

bool zz_person_full(const struct zz_person *p, zz_day on)
{
	enum { PROBATION_MONTHS = 12 };
	if (p->full != ZZ_NO_DAY)
		return p->full <= on;
	return p->joined == ZZ_NO_DAY || zz_months_later(p->joined, PROBATION_MONTHS) <= on;
}

bool zz_person_full_open(const struct zz_person *p, zz_day on)
{
	enum { PROBATION_MONTHS = 12, LONGEST = 24 };
	return p->full == ZZ_NO_DAY && p->joined != ZZ_NO_DAY &&
		   zz_months_later(p->joined, PROBATION_MONTHS) <= on && zz_months_later(p->joined, LONGEST) > on;
}

bool zz_person_has(const struct zz_person *p, enum zz_status status, zz_day on)
{
	for (uint32_t i = 0; i < p->nstatuses; i++) {
		uint8_t is = p->statuses[i].status;
		if ((is == status || (status == ZZ_STATUS_NO_VOTE && is == ZZ_STATUS_PROBATION)) &&
			zz_dates_hold(p->statuses[i].dates, on))
			return true;
	}
	return false;
}

static bool alive(const struct zz_person *p, zz_day on)
{
	return p->died == ZZ_NO_DAY || on < p->died;
}

bool zz_person_votes(const struct zz_person *p, zz_day on)
{
	return zz_person_full(p, on) && alive(p, on) && !zz_person_has(p, ZZ_STATUS_NO_VOTE, on);
}

static bool sits(const struct zz_roster *r, const struct zz_seat *seat, zz_day on)
{
	return zz_dates_hold(seat->post->dates, on) && zz_org_term(&r->orgs[seat->org], on) == seat->term;
}

#define EACH_SEAT(seat, r, person)                                                                           \
	for (const struct zz_seat *seat = (r)->index->seats + (r)->index->first_seat[person],                    \
							  *seat##_end = (r)->index->seats + (r)->index->first_seat[(person) + 1];        \
		 seat < seat##_end; seat++)

bool zz_body_has_dlm(const struct zz_org *o)
{
	if (!o->body || o->dlm)
		return o->body && o->dlm != ZZ_DLM_NOT;
	return o->kind == ZZ_ORG_PARTY_GROUP || o->kind == ZZ_ORG_COMMITTEE;
}

bool zz_person_cadre(const struct zz_roster *r, int32_t person, zz_day on)
{
	if (person < 0)
		return false;
	const struct zz_person *p = &r->people[person];
	for (uint32_t i = 0; i < p->nposts; i++)
		if (p->posts[i].cadre && zz_dates_hold(p->posts[i].dates, on))
			return true;
	EACH_SEAT(seat, r, person)
	if (zz_body_has_dlm(&r->orgs[seat->org]) && sits(r, seat, on))
		return true;
	return false;
}

static void add_due(const struct zz_roster *r, int32_t person, zz_day on, struct zz_due_list *out)
{
	const struct zz_person *p = &r->people[person];
	if (!alive(p, on))
		return;
	struct zz_due_person *due = ZZ_PUSH(out);
	*due = (struct zz_due_person){.person = person,
								  .full = zz_person_full(p, on),
								  .votes = zz_person_votes(p, on),
								  .open = zz_person_full_open(p, on)};
	due->excused = zz_person_has(p, ZZ_STATUS_EXCUSED, on) || zz_person_has(p, ZZ_STATUS_MOBILE, on) ||
				   zz_person_has(p, ZZ_STATUS_ABROAD, on);
}

static bool stays_in(const struct zz_membership *m, uint32_t group, zz_day on)
{
	for (uint32_t i = 0; i < m->ngroups; i++)
		if (m->groups[i].group == group && zz_dates_hold(m->groups[i].dates, on))
			return true;
	return false;
}

/* Members that day, in one group where `group` is not 0. */
static void members_due(const struct zz_roster *r, int32_t org, uint32_t group, zz_day on,
						struct zz_due_list *out)
{
	const struct zz_org *o = &r->orgs[org];
	for (uint32_t i = 0; i < o->nmembers; i++) {
		const struct zz_membership *m = &o->members[i];
		if (!zz_member_on(m, on) || (group && !stays_in(m, group, on)))
			continue;
		/* Of two entries of one person for that day, one counts. */
		if (r->people[m->person].nmemberships == 1 || group || zz_membership_on(r, m->person, org, on) == m)
			add_due(r, m->person, on, out);
	}
}

static void posts_due(const struct zz_roster *r, int32_t org, zz_day on, struct zz_due_list *out)
{
	const struct zz_term_of_office *t = zz_org_term(&r->orgs[org], on);
	for (uint32_t i = 0; t && i < t->nposts; i++) {
		bool twice = !zz_dates_hold(t->posts[i].dates, on);
		for (size_t k = 0; k < out->n && !twice; k++)
			twice = out->at[k].person == t->posts[i].person;
		if (!twice)
			add_due(r, t->posts[i].person, on, out);
	}
}

void zz_roster_due(const struct zz_roster *r, int32_t org, int scope, uint32_t group, zz_day on,
				   struct zz_due_list *out)
{
	out->n = 0;
	if (org < 0 || (uint32_t)org >= r->norgs)
		return;
	const struct zz_group *g = NULL;
	switch (scope) {
	case ZZ_DUE_MEMBERS:
		members_due(r, org, 0, on, out);
		break;
	case ZZ_DUE_GROUP:
		g = zz_org_group(r, org, group);
		if (g)
			members_due(r, org, g->id, on, out);
		break;
	case ZZ_DUE_COMMITTEE:
		posts_due(r, org, on, out);
		break;
	case ZZ_DUE_BODY:
		if (r->orgs[org].nterms)
			posts_due(r, org, on, out);
		else
			members_due(r, org, 0, on, out);
		break;
	default:
		break;
	}
}

/* The people of a name, however its blanks and dots are written. */
static const struct zz_link *named(const struct zz_roster *r, uint32_t name)
{
	if (!r->index || name == 0)
		return NULL;
	int32_t folded = zz_links_value(&r->index->folds, name);
	const struct zz_link *link = zz_links_first(&r->index->names, folded >= 0 ? (uint32_t)folded : name);
	if (link || folded >= 0 || zz_name_plain(zz_intern_str(r->words, name)))
		return link;
	struct zz_arena a = {0};
	uint32_t word = zz_intern_find(r->words, zz_name_fold(&a, zz_intern_str(r->words, name)));
	zz_arena_free(&a);
	return zz_links_first(&r->index->names, word);
}

/* How near somebody is to an organisation on a day: the less, the nearer. */
enum nearness { HERE, ACTIVE, KNOWN };

static enum nearness nearness(const struct zz_roster *r, int32_t person, int32_t org, zz_day on)
{
	const struct zz_person *p = &r->people[person];
	enum nearness best = KNOWN;
	for (uint32_t i = 0; i < p->nmemberships && best != HERE; i++)
		if (zz_member_on(p->memberships[i], on))
			best = p->memberships[i]->org == org ? HERE : ACTIVE;
	if (best == HERE)
		return best;
	EACH_SEAT(seat, r, person)
	{
		if (!sits(r, seat, on))
			continue;
		if (seat->org == org)
			return HERE;
		best = ACTIVE;
	}
	return best;
}

int32_t zz_roster_resolve(const struct zz_roster *r, uint32_t name, uint32_t id, int32_t org, zz_day on)
{
	if (id)
		return zz_roster_person(r, id);
	const struct zz_link *link = named(r, name);
	if (!link)
		return -1;
	if (!link->next)
		return link->value;
	enum nearness best = KNOWN;
	int32_t found = -1;
	for (; link; link = zz_links_next(&r->index->names, link)) {
		enum nearness near = nearness(r, link->value, org, on);
		if (found == -1 || near < best) {
			best = near;
			found = link->value;
		} else if (near == best) {
			found = -2;
		}
	}
	return found;
}

size_t zz_roster_candidates(const struct zz_roster *r, uint32_t name, int32_t *out, size_t max)
{
	size_t n = 0;
	const struct zz_link *link = named(r, name);
	for (; link; link = zz_links_next(&r->index->names, link)) {
		if (n < max)
			out[n] = link->value;
		n++;
	}
	return n;
}

bool zz_roster_may_be(const struct zz_roster *r, uint32_t name, int32_t found, int32_t person)
{
	if (found >= 0)
		return found == person;
	for (const struct zz_link *link = named(r, name); link; link = zz_links_next(&r->index->names, link))
		if (link->value == person)
			return true;
	return false;
}
