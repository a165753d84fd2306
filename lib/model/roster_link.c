/* The last pass over a roster: people in order, memberships and posts with the dates that hold, the index. */
#include "model/roster_private.h"

#include <stdlib.h>

static void check_dates(struct zz_draft *d, uint32_t org, uint32_t subject, struct zz_dates dates,
						struct zz_str part)
{
	if (dates.from == ZZ_NO_DAY || dates.until == ZZ_NO_DAY || dates.from <= dates.until)
		return;
	ZZ_TELL(d, ZZ_RF_DATES_REVERSED, org, subject, part, ZZ_ADAY("date", dates.from),
			ZZ_ADAY("other", dates.until));
}

#define PART(d, ...) zz_arena_printf((d)->scratch, __VA_ARGS__)

static void check_member(struct zz_draft *d, const struct zz_slot *s, uint32_t id)
{
	const struct zz_raw_member *raw = s->member;
	const struct zz_group_stay *stays = raw->groups.at;
	const struct zz_person_status *statuses = raw->statuses.at;
	const struct zz_raw_duty *duties = raw->posts.at;
	check_dates(d, s->org, id, (struct zz_dates){raw->from, raw->left.on}, zz_slot_part(d, s, "from"));
	for (uint32_t i = 0; i < raw->groups.n; i++)
		check_dates(d, s->org, id, stays[i].dates, PART(d, "members.%u.group.%u.from", s->i, i + 1));
	for (uint32_t i = 0; i < raw->statuses.n; i++)
		check_dates(d, s->org, id, statuses[i].dates, PART(d, "members.%u.statuses.%u.from", s->i, i + 1));
	for (uint32_t i = 0; i < raw->posts.n; i++)
		check_dates(d, s->org, id, duties[i].dates, PART(d, "members.%u.posts.%u.from", s->i, i + 1));
}

static void check_slot(struct zz_draft *d, const struct zz_slot *s)
{
	uint32_t id = d->out->people[*s->person].id;
	if (s->member)
		check_member(d, s, id);
	else if (!s->inherited) /* those of the term are reported with it */
		check_dates(d, s->org, id, s->dates, zz_slot_part(d, s, "from"));
}

static void check_orgs(struct zz_draft *d)
{
	for (uint32_t org = 0; org < d->out->norgs; org++) {
		const struct zz_org *o = &d->out->orgs[org];
		const char *terms = o->body ? "terms" : "committee";
		check_dates(d, org, 0, (struct zz_dates){o->founded, o->dissolved}, ZZ_STR("founded"));
		for (uint32_t i = 0; i < o->nterms; i++) {
			const struct zz_term_of_office *t = &o->terms[i];
			check_dates(d, org, 0, t->dates, PART(d, "%s.%u.from", terms, i + 1));
			check_dates(d, org, 0, (struct zz_dates){t->dates.from, t->expires},
						PART(d, "%s.%u.expires", terms, i + 1));
		}
		for (uint32_t i = 0; i < o->ngroups; i++)
			check_dates(d, org, 0, o->groups[i].dates, PART(d, "groups.%u.from", i + 1));
	}
}

struct sorted {
	struct zz_str id;
	int32_t person;
};

static int by_id(const void *a, const void *b)
{
	return zz_str_cmp(((const struct sorted *)a)->id, ((const struct sorted *)b)->id);
}

static void renumber(struct zz_draft *d, const struct zz_slot *s)
{
	*s->person = d->places[*s->person];
}

static void sort_people(struct zz_draft *d)
{
	struct zz_roster *out = d->out;
	struct sorted *order = ZZ_NEWN(d->scratch, struct sorted, out->npeople);
	struct zz_person *people = ZZ_NEWN(d->arena, struct zz_person, out->npeople);
	d->places = ZZ_NEWN(d->scratch, int32_t, out->npeople);
	for (uint32_t i = 0; i < out->npeople; i++)
		order[i] = (struct sorted){zz_intern_str(d->words, out->people[i].id), (int32_t)i};
	if (out->npeople)
		qsort(order, out->npeople, sizeof *order, by_id);
	for (uint32_t i = 0; i < out->npeople; i++) {
		people[i] = out->people[order[i].person];
		d->places[order[i].person] = (int32_t)i;
		if (!people[i].name)
			people[i].name = people[i].folded = people[i].id;
	}
	out->people = people;
	zz_draft_each(d, renumber);
}

static void collect_memberships(struct zz_draft *d)
{
	struct zz_roster *out = d->out;
	struct zz_membership **at = ZZ_NEWN(d->arena, struct zz_membership *, d->nmembers);
	for (uint32_t org = 0; org < out->norgs; org++)
		for (uint32_t i = 0; i < out->orgs[org].nmembers; i++)
			out->people[out->orgs[org].members[i].person].nmemberships++;
	for (uint32_t i = 0; i < out->npeople; i++) {
		out->people[i].memberships = at;
		at += out->people[i].nmemberships;
		out->people[i].nmemberships = 0;
	}
	for (uint32_t org = 0; org < out->norgs; org++)
		for (uint32_t i = 0; i < out->orgs[org].nmembers; i++) {
			struct zz_membership *m = &out->orgs[org].members[i];
			struct zz_person *p = &out->people[m->person];
			p->memberships[p->nmemberships++] = m;
		}
}

/* The membership of a branch that a person has but one of. */
static bool proper(const struct zz_draft *d, const struct zz_membership *m)
{
	const struct zz_org *o = &d->out->orgs[m->org];
	return !o->body && o->kind != ZZ_ORG_TEMPORARY;
}

static void end_by(zz_day *until, zz_day last)
{
	if (last != ZZ_NO_DAY && (*until == ZZ_NO_DAY || *until > last))
		*until = last;
}

static zz_day later(zz_day a, zz_day b)
{
	return a > b ? a : b; /* ZZ_NO_DAY is the least of all */
}

/* Since when, where that is not written (roster.h). */
static zz_day begin_of(const struct zz_draft *d, const struct zz_person *p, const struct zz_membership *m)
{
	zz_day from = later(d->out->orgs[m->org].founded, p->joined);
	for (uint32_t i = 0; proper(d, m) && i < p->nmemberships; i++) {
		const struct zz_membership *k = p->memberships[i];
		if (k == m || !proper(d, k) || k->dates.until == ZZ_NO_DAY)
			continue;
		if (m->dates.until == ZZ_NO_DAY || k->dates.until < m->dates.until)
			from = later(from, k->dates.until + 1);
	}
	return from;
}

static int by_beginning(const void *a, const void *b)
{
	const struct zz_membership *x = *(struct zz_membership *const *)a, *y = *(struct zz_membership *const *)b;
	if (x->dates.from != y->dates.from)
		return x->dates.from < y->dates.from ? -1 : 1;
	return x->org != y->org ? (x->org < y->org ? -1 : 1) : (x > y) - (x < y);
}

static void date_memberships(struct zz_draft *d, struct zz_person *p)
{
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		struct zz_membership *m = p->memberships[i];
		end_by(&m->dates.until, d->out->orgs[m->org].dissolved);
		if (p->died != ZZ_NO_DAY)
			end_by(&m->dates.until, p->died - 1);
	}
	for (uint32_t i = 0; i < p->nmemberships; i++)
		if (p->memberships[i]->dates.from == ZZ_NO_DAY)
			p->memberships[i]->dates.from = begin_of(d, p, p->memberships[i]);
	if (p->nmemberships > 1)
		qsort(p->memberships, p->nmemberships, sizeof *p->memberships, by_beginning);
}

static bool ends_before(const struct zz_membership *a, zz_day day)
{
	return a->dates.until != ZZ_NO_DAY && a->dates.until < day;
}

/* Reported at the entry that began first: it is there that a leaving may be wanting. */
static void check_overlap(struct zz_draft *d, const struct zz_person *p)
{
	const struct zz_membership *a = NULL;
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		const struct zz_membership *b = p->memberships[i];
		if (!proper(d, b))
			continue;
		if (!a || ends_before(a, b->dates.from)) {
			a = b;
			continue;
		}
		uint32_t number = (uint32_t)(a - d->out->orgs[a->org].members) + 1;
		enum zz_roster_finding row = a->org == b->org ? ZZ_RF_MEMBER_TWICE : ZZ_RF_MEMBER_OF_TWO;
		ZZ_TELL(d, row, (uint32_t)a->org, p->id, PART(d, "members.%u", number),
				ZZ_ATEXT("name", zz_intern_str(d->words, p->name)),
				ZZ_ATEXT("place", zz_draft_org(d, (uint32_t)b->org)));
		return;
	}
}

/* Stays in groups by the groups' ids, whatever was written. */
static void link_groups(struct zz_draft *d, struct zz_membership *m)
{
	for (uint32_t i = 0; i < m->ngroups; i++) {
		uint32_t word = m->groups[i].group;
		const struct zz_group *g = zz_org_group(d->out, m->org, word);
		if (g) {
			m->groups[i].group = g->id;
		} else if (word) {
			const struct zz_org *o = &d->out->orgs[m->org];
			ZZ_TELL(d, ZZ_RF_GROUP_UNKNOWN, (uint32_t)m->org, d->out->people[m->person].id,
					PART(d, "members.%u.group.%u", (uint32_t)(m - o->members) + 1, i + 1),
					ZZ_ATEXT("name", zz_draft_name(d, m->person)),
					ZZ_ATEXT("group", zz_intern_str(d->words, word)));
		}
	}
}

/* Nobody sits on the committee of a branch that he has left, or after his death; a post that begins later
 * than that is left as it stands. */
static void end_post(const struct zz_draft *d, int32_t org, struct zz_post *post)
{
	const struct zz_person *p = &d->out->people[post->person];
	zz_day last = ZZ_NO_DAY;
	bool open = d->out->orgs[org].body;
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		if (p->memberships[i]->org != org)
			continue;
		open = open || p->memberships[i]->dates.until == ZZ_NO_DAY;
		last = later(last, p->memberships[i]->dates.until);
	}
	if (!open && last != ZZ_NO_DAY && (post->dates.from == ZZ_NO_DAY || post->dates.from <= last))
		end_by(&post->dates.until, last);
	if (p->died != ZZ_NO_DAY)
		end_by(&post->dates.until, p->died - 1);
}

static int by_from(const void *a, const void *b)
{
	const struct zz_term_of_office *x = a, *y = b;
	return (x->dates.from > y->dates.from) - (x->dates.from < y->dates.from);
}

static void date_posts(struct zz_draft *d, int32_t org)
{
	struct zz_org *o = &d->out->orgs[org];
	for (uint32_t i = 0; i < o->nterms; i++)
		for (uint32_t k = 0; k < o->terms[i].nposts; k++)
			end_post(d, org, &o->terms[i].posts[k]);
	for (uint32_t i = 0; i < o->ngroups; i++)
		for (uint32_t k = 0; k < o->groups[i].nleaders; k++)
			end_post(d, org, &o->groups[i].leaders[k]);
	if (o->nterms > 1)
		qsort(o->terms, o->nterms, sizeof *o->terms, by_from);
}

static void fill_seat(struct zz_roster_index *x, int32_t org, const struct zz_term_of_office *t,
					  uint32_t *filled)
{
	for (uint32_t i = 0; i < t->nposts; i++) {
		int32_t person = t->posts[i].person;
		x->seats[x->first_seat[person] + filled[person]++] = (struct zz_seat){org, t, &t->posts[i]};
	}
}

static void collect_seats(struct zz_draft *d)
{
	struct zz_roster *out = d->out;
	struct zz_roster_index *x = out->index;
	uint32_t *count = ZZ_NEWN(d->scratch, uint32_t, out->npeople + 1);
	for (uint32_t org = 0; org < out->norgs; org++)
		for (uint32_t i = 0; i < out->orgs[org].nterms; i++)
			for (uint32_t k = 0; k < out->orgs[org].terms[i].nposts; k++)
				count[out->orgs[org].terms[i].posts[k].person]++;
	x->first_seat = ZZ_NEWN(d->arena, uint32_t, out->npeople + 1);
	for (uint32_t i = 0; i < out->npeople; i++) {
		x->first_seat[i + 1] = x->first_seat[i] + count[i];
		count[i] = 0;
	}
	x->seats = ZZ_NEWN(d->arena, struct zz_seat, x->first_seat[out->npeople]);
	for (uint32_t org = 0; org < out->norgs; org++)
		for (uint32_t i = 0; i < out->orgs[org].nterms; i++)
			fill_seat(x, (int32_t)org, &out->orgs[org].terms[i], count);
}

static void index_name(struct zz_draft *d, const struct zz_slot *s)
{
	struct zz_roster_index *x = d->out->index;
	uint32_t folded =
		s->who->name ? zz_fold_word(d->words, d->scratch, s->who->name) : d->out->people[*s->person].folded;
	zz_links_add(&x->names, folded, *s->person);
	if (s->who->name != folded)
		zz_links_add(&x->folds, s->who->name, (int32_t)folded);
}

static void index_orgs(struct zz_draft *d)
{
	struct zz_roster_index *x = d->out->index;
	size_t names = 0;
	for (uint32_t org = 0; org < d->out->norgs; org++)
		names += 1 + d->out->orgs[org].aliases.n;
	zz_links_begin(&x->orgs, d->arena, d->out->norgs);
	zz_links_begin(&x->org_names, d->arena, names);
	for (uint32_t org = 0; org < d->out->norgs; org++) {
		const struct zz_org *o = &d->out->orgs[org];
		const uint32_t *aliases = o->aliases.at;
		if (zz_links_value(&x->orgs, o->id) >= 0)
			ZZ_TELL(d, ZZ_RF_OWNER_TWICE, org, 0, ((struct zz_str){0}),
					ZZ_ATEXT("id", zz_intern_str(d->words, o->id)));
		zz_links_add(&x->orgs, o->id, (int32_t)org);
		zz_links_add(&x->org_names, zz_fold_word(d->words, d->scratch, o->name), (int32_t)org);
		for (uint32_t i = 0; i < o->aliases.n; i++)
			zz_links_add(&x->org_names, zz_fold_word(d->words, d->scratch, aliases[i]), (int32_t)org);
	}
}

static void index_people(struct zz_draft *d)
{
	struct zz_roster_index *x = d->out->index;
	zz_links_begin(&x->people, d->arena, d->out->npeople);
	for (uint32_t i = 0; i < d->out->npeople; i++)
		zz_links_add(&x->people, d->out->people[i].id, (int32_t)i);
	zz_links_begin(&x->names, d->arena, d->most);
	zz_links_begin(&x->folds, d->arena, d->most);
	zz_draft_each(d, index_name);
}

void zz_draft_link(struct zz_draft *d)
{
	struct zz_roster *out = d->out;
	out->index = ZZ_NEW(d->arena, struct zz_roster_index);
	zz_draft_each(d, check_slot);
	check_orgs(d);
	sort_people(d);
	index_orgs(d);
	zz_draft_loops(d);
	index_people(d);
	collect_memberships(d);
	for (uint32_t i = 0; i < out->npeople; i++) {
		date_memberships(d, &out->people[i]);
		check_overlap(d, &out->people[i]);
	}
	for (uint32_t org = 0; org < out->norgs; org++) {
		for (uint32_t i = 0; i < out->orgs[org].nmembers; i++)
			link_groups(d, &out->orgs[org].members[i]);
		date_posts(d, (int32_t)org); /* terms are out of the file's order from here on */
	}
	collect_seats(d);
}
