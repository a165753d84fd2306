/* People from the places where they are named: by their ids; without one, by the name as far as it is unique.
 */
#include "model/roster_private.h"

#include <string.h>

static struct zz_person *person_at(const struct zz_draft *d, int32_t person)
{
	return &d->out->people[person];
}

static int32_t add_person(struct zz_draft *d, uint32_t id, uint32_t name, uint32_t org)
{
	int32_t person = (int32_t)d->out->npeople++;
	struct zz_person *p = person_at(d, person);
	*p =
		(struct zz_person){.id = id, .name = name, .joined = ZZ_NO_DAY, .full = ZZ_NO_DAY, .died = ZZ_NO_DAY};
	p->folded = zz_fold_word(d->words, d->scratch, name);
	d->origins[person] = (struct zz_origin){org, org, org};
	zz_links_add(&d->by_id, id, person);
	zz_links_add(&d->by_name, p->folded, person);
	return person;
}

/* Two dates of one kind, said in two places; the first stays. */
static void merge_day(struct zz_draft *d, const struct zz_slot *s, zz_day said, zz_day *known,
					  uint32_t *place, const struct zz_term *field)
{
	if (said == ZZ_NO_DAY)
		return;
	if (*known == ZZ_NO_DAY) {
		*known = said;
		*place = s->org;
	} else if (*known != said) {
		ZZ_TELL(d, ZZ_RF_JOINED_DISAGREE, s->org, person_at(d, *s->person)->id,
				zz_slot_part(d, s, field->slug), ZZ_ATERM("field", field),
				ZZ_ATEXT("name", zz_draft_name(d, *s->person)), ZZ_ADAY("date", said),
				ZZ_ADAY("other", *known), ZZ_ATEXT("place", zz_draft_org(d, *place)));
	}
}

static void merge_name(struct zz_draft *d, const struct zz_slot *s)
{
	struct zz_person *p = person_at(d, *s->person);
	if (!s->who->name || s->who->name == p->name)
		return;
	uint32_t folded = zz_fold_word(d->words, d->scratch, s->who->name);
	uint32_t *place = &d->origins[*s->person].name;
	if (!p->name) {
		p->name = s->who->name;
		p->folded = folded;
		*place = s->org;
	} else if (folded != p->folded) {
		ZZ_TELL(d, ZZ_RF_NAMES_DISAGREE, s->org, p->id, zz_slot_part(d, s, "name"),
				ZZ_ATEXT("id", zz_intern_str(d->words, p->id)),
				ZZ_ATEXT("name", zz_intern_str(d->words, s->who->name)),
				ZZ_ATEXT("other", zz_draft_name(d, *s->person)), ZZ_ATEXT("place", zz_draft_org(d, *place)));
	}
	zz_links_add(&d->by_name, folded, *s->person);
}

static void merge_statuses(struct zz_draft *d, struct zz_person *p, const struct zz_list *more)
{
	struct zz_person_status *all = ZZ_NEWN(d->arena, struct zz_person_status, p->nstatuses + more->n);
	if (p->nstatuses)
		memcpy(all, p->statuses, p->nstatuses * sizeof *all);
	if (more->n)
		memcpy(all + p->nstatuses, more->at, more->n * sizeof *all);
	p->statuses = all;
	p->nstatuses += more->n;
}

static void merge_duties(struct zz_draft *d, struct zz_person *p, const struct zz_list *more)
{
	enum { YES = 2 };
	const struct zz_raw_duty *raw = more->at;
	struct zz_person_post *all = ZZ_NEWN(d->arena, struct zz_person_post, p->nposts + more->n);
	if (p->nposts)
		memcpy(all, p->posts, p->nposts * sizeof *all);
	for (uint32_t i = 0; i < more->n; i++)
		all[p->nposts + i] = (struct zz_person_post){raw[i].title, raw[i].cadre == YES, raw[i].dates};
	p->posts = all;
	p->nposts += more->n;
}

/* What a member's entry says of the person holds everywhere. */
static void merge_member(struct zz_draft *d, const struct zz_slot *s)
{
	static const struct zz_term joined = {"joined", "入党"}, full = {"full", "转正"};
	const struct zz_raw_member *raw = s->member;
	struct zz_person *p = person_at(d, *s->person);
	struct zz_origin *origin = &d->origins[*s->person];
	merge_day(d, s, raw->joined, &p->joined, &origin->joined, &joined);
	merge_day(d, s, raw->full, &p->full, &origin->full, &full);
	if (raw->joined != ZZ_NO_DAY && raw->full != ZZ_NO_DAY && raw->full < raw->joined)
		ZZ_TELL(d, ZZ_RF_FULL_BEFORE_JOINED, s->org, p->id, zz_slot_part(d, s, full.slug),
				ZZ_ATEXT("name", zz_draft_name(d, *s->person)), ZZ_ADAY("date", raw->full),
				ZZ_ADAY("other", raw->joined));
	if (!p->pinyin)
		p->pinyin = raw->pinyin;
	if (raw->left.how == ZZ_LEFT_DIED && p->died == ZZ_NO_DAY)
		p->died = raw->left.on;
	if (raw->statuses.n)
		merge_statuses(d, p, &raw->statuses);
	if (raw->posts.n)
		merge_duties(d, p, &raw->posts);
}

static void assign(struct zz_draft *d, const struct zz_slot *s, int32_t person)
{
	*s->person = person;
	merge_name(d, s);
	if (!s->member)
		return;
	int32_t place = (int32_t)d->nmembers++;
	d->members[place] = (struct zz_home){s->member, s->org};
	zz_links_add(&d->members_of, (uint32_t)person + 1, place);
	merge_member(d, s);
}

static void take_ids(struct zz_draft *d, const struct zz_slot *s)
{
	if (!s->who->id)
		return;
	int32_t person = zz_links_value(&d->by_id, s->who->id);
	if (person < 0)
		person = add_person(d, s->who->id, s->who->name, s->org);
	assign(d, s, person);
}

/* "~name", "~name@branch", "~name@branch.members.3": the first that is free, from number `first` on. */
static int32_t derive(struct zz_draft *d, const struct zz_slot *s, int first)
{
	struct zz_str name = zz_intern_str(d->words, zz_fold_word(d->words, d->scratch, s->who->name));
	struct zz_str org = zz_intern_str(d->words, d->out->orgs[s->org].id), part = zz_slot_part(d, s, NULL);
	struct zz_str ids[] = {
		zz_arena_printf(d->scratch, "~%.*s", ZZ_FMT(name)),
		zz_arena_printf(d->scratch, "~%.*s@%.*s", ZZ_FMT(name), ZZ_FMT(org)),
		zz_arena_printf(d->scratch, "~%.*s@%.*s.%.*s", ZZ_FMT(name), ZZ_FMT(org), ZZ_FMT(part))};
	uint32_t id = 0;
	for (int i = first; i < 3; i++) {
		id = zz_intern(d->words, ids[i]);
		if (zz_links_value(&d->by_id, id) < 0)
			break;
	}
	return add_person(d, id, s->who->name, s->org);
}

/* One stretch certainly ends before the other begins: what a transfer looks like, or a branch that merged. */
static bool before(const struct zz_draft *d, const struct zz_home *a, const struct zz_home *b)
{
	zz_day gone = a->raw->left.on;
	if (gone == ZZ_NO_DAY && d->out->orgs[a->org].dissolved != ZZ_NO_DAY)
		gone = d->out->orgs[a->org].dissolved + 1;
	return gone != ZZ_NO_DAY && (b->raw->from == ZZ_NO_DAY || b->raw->from >= gone);
}

static bool apart(const struct zz_draft *d, const struct zz_home *a, const struct zz_home *b)
{
	return before(d, a, b) || before(d, b, a);
}

static bool same_day(zz_day a, zz_day b)
{
	return a == b || a == ZZ_NO_DAY || b == ZZ_NO_DAY;
}

/* Whether a member's entry can continue a person who has no id either. */
static bool continues(const struct zz_draft *d, int32_t person, const struct zz_home *home)
{
	const struct zz_person *p = person_at(d, person);
	if (!same_day(p->joined, home->raw->joined) || !same_day(p->full, home->raw->full))
		return false;
	const struct zz_link *link = zz_links_first(&d->members_of, (uint32_t)person + 1);
	for (; link; link = zz_links_next(&d->members_of, link))
		if (!apart(d, &d->members[link->value], home))
			return false;
	return true;
}

static bool derived(const struct zz_draft *d, int32_t person)
{
	return zz_str_starts(zz_intern_str(d->words, person_at(d, person)->id), "~");
}

/* Whether somebody is or was a member of the same branch at the same time, as far as can be told. */
static bool stands_beside(const struct zz_draft *d, int32_t person, const struct zz_home *home)
{
	const struct zz_link *link = zz_links_first(&d->members_of, (uint32_t)person + 1);
	for (; link; link = zz_links_next(&d->members_of, link))
		if (d->members[link->value].org == home->org && !apart(d, &d->members[link->value], home))
			return true;
	return false;
}

/* Where the people of a name are known from, for a message: the first few. */
static struct zz_str places_of(struct zz_draft *d, uint32_t folded, uint32_t here)
{
	enum { FEW = 4 };
	struct zz_buf b = {0};
	const struct zz_link *link = zz_links_first(&d->by_name, folded);
	for (int n = 0; link && n < FEW; link = zz_links_next(&d->by_name, link), n++) {
		const struct zz_link *home = zz_links_first(&d->members_of, (uint32_t)link->value + 1);
		uint32_t org = home ? d->members[home->value].org : d->origins[link->value].name;
		zz_buf_puts(&b, n ? " / " : "");
		zz_buf_str(&b, zz_draft_org(d, org));
		struct zz_str id = zz_intern_str(d->words, person_at(d, link->value)->id);
		if (id.n && !zz_str_starts(id, "~")) /* one that somebody wrote */
			zz_buf_printf(&b, " %.*s", ZZ_FMT(id));
	}
	if (link)
		zz_buf_puts(&b, " / ...");
	if (here < d->out->norgs) {
		zz_buf_puts(&b, " / ");
		zz_buf_str(&b, zz_draft_org(d, here));
	}
	struct zz_str text = zz_arena_str(d->scratch, zz_buf_view(&b));
	zz_buf_free(&b);
	return text;
}

static void tell_name(struct zz_draft *d, enum zz_roster_finding row, const struct zz_slot *s,
					  uint32_t folded, uint32_t here)
{
	struct zz_str name = zz_intern_str(d->words, s->who->name);
	ZZ_TELL(d, row, s->org, 0, zz_slot_part(d, s, "name"), ZZ_ATEXT("name", name),
			ZZ_ATEXT("places", places_of(d, folded, here)));
}

static bool at_home(const struct zz_draft *d, const struct zz_slot *s)
{
	const struct zz_org *o = &d->out->orgs[s->org];
	return s->member && !o->body && o->kind != ZZ_ORG_TEMPORARY;
}

/* Members of branches without an id. In another branch, or here at another time, the same name is the same
 * person; at the same time it is not. */
static void take_members(struct zz_draft *d, const struct zz_slot *s)
{
	if (*s->person >= 0 || !s->who->name || !at_home(d, s))
		return;
	uint32_t folded = zz_fold_word(d->words, d->scratch, s->who->name);
	struct zz_home home = {s->member, s->org};
	bool clash = false;
	const struct zz_link *link = zz_links_first(&d->by_name, folded);
	for (; link; link = zz_links_next(&d->by_name, link)) {
		if (derived(d, link->value) && continues(d, link->value, &home)) {
			assign(d, s, link->value);
			return;
		}
		clash = clash || derived(d, link->value) || stands_beside(d, link->value, &home);
	}
	if (clash)
		tell_name(d, ZZ_RF_NAME_NEEDS_ID, s, folded, s->org);
	assign(d, s, derive(d, s, 0));
}

static bool overlap(struct zz_dates a, struct zz_dates b)
{
	return (a.until == ZZ_NO_DAY || b.from == ZZ_NO_DAY || b.from <= a.until) &&
		   (b.until == ZZ_NO_DAY || a.from == ZZ_NO_DAY || a.from <= b.until);
}

/* Members of an organisation with that name: -1 none, -2 several. `during` narrows them to those whose
 * membership holds on some day of it. */
static int32_t member_named(const struct zz_draft *d, uint32_t org, uint32_t folded,
							const struct zz_dates *during)
{
	const struct zz_org *o = &d->out->orgs[org];
	int32_t found = -1;
	for (uint32_t i = 0; i < o->nmembers; i++) {
		int32_t person = o->members[i].person;
		if (person < 0 || person == found || person_at(d, person)->folded != folded)
			continue;
		if (during && !overlap(o->members[i].dates, *during))
			continue;
		if (found >= 0)
			return -2;
		found = person;
	}
	return found;
}

static int32_t anybody_named(const struct zz_draft *d, uint32_t folded)
{
	const struct zz_link *link = zz_links_first(&d->by_name, folded);
	return !link ? -1 : link->next ? -2 : link->value;
}

/* Where a name could mean several people: one more, who stands for the name in this organisation, so that
 * counts of posts stay right and nobody is taken for another. */
static int32_t stand_in(struct zz_draft *d, const struct zz_slot *s, uint32_t folded)
{
	struct zz_str name = zz_intern_str(d->words, folded),
				  org = zz_intern_str(d->words, d->out->orgs[s->org].id);
	struct zz_str id = zz_arena_printf(d->scratch, "~%.*s@%.*s", ZZ_FMT(name), ZZ_FMT(org));
	int32_t person = zz_links_value(&d->by_id, zz_intern_find(d->words, id));
	if (person >= 0)
		return person;
	tell_name(d, ZZ_RF_AMBIGUOUS, s, folded, UINT32_MAX);
	return derive(d, s, 1);
}

/* Posts, leaders, contacts, and members of bodies and temporary branches, who belong to a branch elsewhere.
 */
static void take_names(struct zz_draft *d, const struct zz_slot *s)
{
	if (*s->person >= 0 || !s->who->name)
		return;
	uint32_t folded = zz_fold_word(d->words, d->scratch, s->who->name);
	int32_t person = member_named(d, s->org, folded, NULL);
	if (person == -2)
		person = member_named(d, s->org, folded, &s->dates);
	if (person == -1)
		person = anybody_named(d, folded);
	if (person == -2)
		person = stand_in(d, s, folded);
	assign(d, s, person >= 0 ? person : derive(d, s, 0));
}

void zz_draft_people(struct zz_draft *d)
{
	d->out->people = ZZ_NEWN(d->arena, struct zz_person, d->most);
	d->origins = ZZ_NEWN(d->scratch, struct zz_origin, d->most);
	d->members = ZZ_NEWN(d->scratch, struct zz_home, d->nmembers);
	zz_links_begin(&d->by_id, d->scratch, d->most);
	zz_links_begin(&d->by_name, d->scratch, d->most * 2);
	zz_links_begin(&d->members_of, d->scratch, d->nmembers);
	d->nmembers = 0;
	zz_draft_each(d, take_ids);
	zz_draft_each(d, take_members);
	zz_draft_each(d, take_names);
}
