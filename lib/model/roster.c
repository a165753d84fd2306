/* Building the roster: files are read one by one, then organisations are laid out, people found
 * (roster_people.c) and everything linked (roster_link.c). */
#include "model/roster_private.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

const struct zz_finding_def zz_roster_findings[] = {
	[ZZ_RF_JOINED_DISAGREE] =
		{"joined-disagree", ZZ_CONTRADICTION,
		 N_("{field} of {name}: {date} here, {other} in the file of {place}"),
		 N_("correct the wrong one of the two dates; if these are two people, give each an id"),
		 N_("two people of one name")},
	[ZZ_RF_FULL_BEFORE_JOINED] = {"full-before-joined", ZZ_CONTRADICTION,
								  N_("{name} is a full member since {date}, before joining on {other}"),
								  N_("correct the wrong one of the two dates"),
								  N_("the two dates were entered the wrong way round")},
	[ZZ_RF_DATES_REVERSED] = {"dates-reversed", ZZ_CONTRADICTION,
							  N_("begins on {date}, after its end on {other}"),
							  N_("correct the wrong one of the two dates"), NULL},
	[ZZ_RF_OWNER_TWICE] = {"owner-twice", ZZ_CONTRADICTION,
						   N_("“{id}” is the id of a branch and of a body; records cannot be told apart"),
						   N_("give one of the two another id"), NULL},
	[ZZ_RF_NAMES_DISAGREE] = {"person-names-disagree", ZZ_QUESTION,
							  N_("the id {id} belongs to {name} here, to {other} in the file of {place}"),
							  N_("correct the id, or write the name in the same way"),
							  N_("the person has changed the name")},
	[ZZ_RF_NAME_NEEDS_ID] =
		{"name-needs-id", ZZ_QUESTION,
		 N_("{name} seems to be the name of two people ({places}); only an id tells them apart"),
		 N_("give each of them an id of letters and digits"),
		 N_("it is one person who was entered twice, or whose leaving was not entered")},
	[ZZ_RF_AMBIGUOUS] = {"roster-ambiguous", ZZ_QUESTION,
						 N_("{name} could be one of several people ({places})"),
						 N_("add the person's id beside the name"), NULL},
	[ZZ_RF_MEMBER_TWICE] = {"member-twice", ZZ_QUESTION,
							N_("{name} stands twice among the members at the same time"),
							N_("take one entry out, or correct the dates"),
							N_("somebody left and came back, and a day is missing")},
	[ZZ_RF_MEMBER_OF_TWO] = {"member-of-two", ZZ_QUESTION,
							 N_("{name} is a member here and in {place} at the same time"),
							 N_("enter when the person left the one for the other"),
							 N_("the transfer is under way and not yet accepted")},
	[ZZ_RF_GROUP_UNKNOWN] = {"roster-group-unknown", ZZ_QUESTION,
							 N_("{name} is assigned to the group “{group}”, which this branch does not list"),
							 N_("correct the group's id, or list the group"),
							 N_("the group was renamed or made anew, and the roster does not say so")},
	[ZZ_RF_LOOP] = {"organisation-loop", ZZ_CONTRADICTION,
					N_("going on from file to file by “{field}”, {name} comes back to itself"),
					N_("correct it in the file where it is wrong, or take it out there"), NULL},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};

void zz_draft_tell(struct zz_draft *d, enum zz_roster_finding row, uint32_t org, uint32_t subject,
				   struct zz_str part, const struct zz_arg *args, size_t nargs)
{
	if (!d->findings)
		return;
	struct zz_finding *f = zz_finding_add(d->findings, &zz_roster_findings[row], args, nargs);
	f->path = d->out->orgs[org].path;
	f->owner = zz_intern_str(d->words, d->out->orgs[org].id);
	f->subject = zz_intern_str(d->words, subject);
	f->part = zz_arena_str(d->findings->arena, part);
}

struct zz_str zz_slot_part(struct zz_draft *d, const struct zz_slot *s, const char *field)
{
	const char *dot = field ? "." : "";
	if (!field)
		field = "";
	if (s->sub)
		return zz_arena_printf(d->scratch, "%s.%u.%s.%u%s%s", s->list, s->i, s->sub, s->j, dot, field);
	return zz_arena_printf(d->scratch, "%s.%u%s%s", s->list, s->i, dot, field);
}

struct zz_str zz_draft_org(const struct zz_draft *d, uint32_t org)
{
	return zz_intern_str(d->words, d->out->orgs[org].name);
}

struct zz_str zz_draft_name(const struct zz_draft *d, int32_t person)
{
	return zz_intern_str(d->words, d->out->people[person].name);
}

void zz_roster_begin(struct zz_roster_builder *b, struct zz_arena *arena, struct zz_intern *words)
{
	*b = (struct zz_roster_builder){.arena = arena, .words = words};
}

/* Entries that name nobody are findings of shape and go no further. */
static void drop_nameless(struct zz_list *list, size_t size, size_t who)
{
	unsigned char *at = list->at;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < list->n; i++) {
		const struct zz_raw_who *w = (const void *)(at + i * size + who);
		if (!w->name && !w->id)
			continue;
		if (kept < i)
			memcpy(at + kept * size, at + i * size, size);
		kept++;
	}
	list->n = kept;
}
#define DROP_NAMELESS(list, type) drop_nameless((list), sizeof(type), offsetof(type, who))

static void tidy(struct zz_raw_org *raw)
{
	struct zz_raw_term *terms = raw->terms.at;
	struct zz_raw_group *groups = raw->groups.at;
	DROP_NAMELESS(&raw->members, struct zz_raw_member);
	DROP_NAMELESS(&raw->contacts, struct zz_raw_contact);
	for (uint32_t i = 0; i < raw->terms.n; i++)
		DROP_NAMELESS(&terms[i].posts, struct zz_raw_post);
	for (uint32_t i = 0; i < raw->groups.n; i++)
		DROP_NAMELESS(&groups[i].leaders, struct zz_raw_post);
}

static struct zz_roster_file *add_file(struct zz_roster_builder *b, bool body, struct zz_str path,
									   struct zz_str id)
{
	struct zz_roster_file *f = ZZ_PUSH(b);
	*f = (struct zz_roster_file){
		.body = body, .path = zz_arena_str(b->arena, path), .id = zz_intern(b->words, id)};
	f->raw.founded = f->raw.dissolved = ZZ_NO_DAY;
	return f;
}

void zz_roster_add_name(struct zz_roster_builder *b, bool body, struct zz_str path, struct zz_str id,
						struct zz_str name)
{
	add_file(b, body, path, id)->raw.name = zz_intern(b->words, name);
}

void zz_roster_add(struct zz_roster_builder *b, bool body, struct zz_str path, struct zz_str id,
				   const struct zz_node *root, struct zz_reader *r)
{
	struct zz_roster_file *f = add_file(b, body, path, id);
	f->unreadable = true;
	if (!root)
		return;
	struct zz_reader own = *r;
	own.arena = &b->scratch;
	own.words = b->words;
	zz_form_read(body ? &zz_body_form : &zz_branch_form, root, &f->raw, &own);
	tidy(&f->raw);
	f->unreadable = own.broken > r->broken;
	r->errors = own.errors;
	r->broken = own.broken;
}

/* Written dates, within those that hold where nothing is written. */
static struct zz_dates dates_or(struct zz_dates own, struct zz_dates all)
{
	return (struct zz_dates){own.from != ZZ_NO_DAY ? own.from : all.from,
							 own.until != ZZ_NO_DAY ? own.until : all.until};
}

static struct zz_post *lay_posts(struct zz_draft *d, const struct zz_list *list, struct zz_dates all)
{
	const struct zz_raw_post *raw = list->at;
	struct zz_post *posts = ZZ_NEWN(d->arena, struct zz_post, list->n);
	for (uint32_t i = 0; i < list->n; i++)
		posts[i] =
			(struct zz_post){-1, raw[i].post ? raw[i].post : ZZ_POST_MEMBER, dates_or(raw[i].dates, all)};
	return posts;
}

/* Years of a term where nothing is written (支部工作条例; 党章 on party committees). */
static int32_t usual_years(uint8_t kind)
{
	switch ((enum zz_org_kind)kind) {
	case ZZ_ORG_VILLAGE:
	case ZZ_ORG_COMMITTEE:
	case ZZ_ORG_ORGAN_COMMITTEE:
		return 5;
	case ZZ_ORG_ORDINARY:
	case ZZ_ORG_JOINT:
	case ZZ_ORG_GENERAL_BRANCH:
		return 3;
	default: /* a temporary branch is not re-elected, a party group not elected */
		return 0;
	}
}

static void lay_terms(struct zz_draft *d, struct zz_org *o, const struct zz_list *list)
{
	const struct zz_raw_term *raw = list->at;
	o->terms = ZZ_NEWN(d->arena, struct zz_term_of_office, list->n);
	o->nterms = list->n;
	for (uint32_t i = 0; i < list->n; i++) {
		struct zz_term_of_office *t = &o->terms[i];
		t->dates = raw[i].dates;
		t->years = raw[i].years != ZZ_UNSET ? raw[i].years : usual_years(o->kind);
		t->expires = raw[i].expires;
		/* More years than anybody writes would not be a date any more. */
		if (t->expires == ZZ_NO_DAY && t->dates.from != ZZ_NO_DAY && t->years > 0 && t->years <= 100)
			t->expires = zz_add_months(t->dates.from, t->years * 12);
		t->none = raw[i].state == ZZ_TERM_NONE;
		t->unknown = raw[i].state == ZZ_TERM_UNKNOWN;
		t->posts = lay_posts(d, &raw[i].posts, t->dates);
		t->nposts = raw[i].posts.n;
	}
}

static void lay_groups(struct zz_draft *d, struct zz_org *o, const struct zz_list *list)
{
	const struct zz_raw_group *raw = list->at;
	o->groups = ZZ_NEWN(d->arena, struct zz_group, list->n);
	o->ngroups = list->n;
	for (uint32_t i = 0; i < list->n; i++) {
		struct zz_group *g = &o->groups[i];
		*g = (struct zz_group){.id = raw[i].id ? raw[i].id : raw[i].name,
							   .name = raw[i].name ? raw[i].name : raw[i].id,
							   .dates = raw[i].dates,
							   .nleaders = raw[i].leaders.n};
		g->leaders = lay_posts(d, &raw[i].leaders, g->dates);
	}
}

static void lay_members(struct zz_draft *d, struct zz_org *o, int32_t org, const struct zz_list *list)
{
	const struct zz_raw_member *raw = list->at;
	o->members = ZZ_NEWN(d->arena, struct zz_membership, list->n);
	o->nmembers = list->n;
	for (uint32_t i = 0; i < list->n; i++) {
		struct zz_membership *m = &o->members[i];
		zz_day gone = raw[i].left.on;
		*m = (struct zz_membership){
			.person = -1, .org = org, .to = raw[i].left.to, .ngroups = raw[i].groups.n};
		m->dates.from = raw[i].from;
		m->dates.until = gone != ZZ_NO_DAY ? gone - 1 : ZZ_NO_DAY;
		/* Without a day nobody knows since when: the membership runs on, and the missing day is a finding. */
		if (gone != ZZ_NO_DAY)
			m->left = raw[i].left.how ? raw[i].left.how : ZZ_LEFT_OTHER;
		m->groups = ZZ_NEWN(d->arena, struct zz_group_stay, m->ngroups);
		if (m->ngroups)
			memcpy(m->groups, raw[i].groups.at, m->ngroups * sizeof *m->groups);
	}
}

static void lay_contacts(struct zz_draft *d, struct zz_org *o, const struct zz_list *list)
{
	const struct zz_raw_contact *raw = list->at;
	struct zz_contact *c = ZZ_NEWN(d->arena, struct zz_contact, list->n);
	o->contacts = (struct zz_list){c, list->n, list->given};
	for (uint32_t i = 0; i < list->n; i++) {
		c[i] = (struct zz_contact){ZZ_NEW(d->arena, struct zz_who), raw[i].branch, raw[i].dates};
		*c[i].who = (struct zz_who){raw[i].who.name, raw[i].who.id, -1};
	}
}

static void lay_below(struct zz_draft *d, struct zz_org *o, const struct zz_list *list)
{
	const struct zz_raw_subordinate *raw = list->at;
	struct zz_subordinate *s = ZZ_NEWN(d->arena, struct zz_subordinate, list->n);
	o->below = (struct zz_list){s, list->n, list->given};
	for (uint32_t i = 0; i < list->n; i++)
		s[i] = (struct zz_subordinate){raw[i].id, raw[i].name, raw[i].dates};
}

static struct zz_list keep_words(struct zz_draft *d, const struct zz_list *list)
{
	struct zz_list kept = {ZZ_NEWN(d->arena, uint32_t, list->n), list->n, list->given};
	if (list->n)
		memcpy(kept.at, list->at, list->n * sizeof(uint32_t));
	return kept;
}

static void lay_org(struct zz_draft *d, struct zz_org *o, int32_t org, const struct zz_roster_file *f)
{
	const struct zz_raw_org *raw = &f->raw;
	*o = (struct zz_org){.id = f->id,
						 .name = raw->name ? raw->name : f->id,
						 .superior = raw->superior,
						 .merged_into = raw->merged_into,
						 .aliases = keep_words(d, &raw->aliases),
						 .units = keep_words(d, &raw->units),
						 .body = f->body,
						 .dlm = raw->dlm,
						 .founded = raw->founded,
						 .dissolved = raw->dissolved,
						 .path = f->path,
						 .unreadable = f->unreadable};
	if (!f->body) {
		o->kind = raw->kind ? raw->kind : ZZ_ORG_ORDINARY;
		o->staff = raw->staff ? raw->staff : ZZ_STAFF_SERVING;
	} else if (raw->kind) {
		o->kind = (uint8_t)(raw->kind + ZZ_ORG_PARTY_GROUP - 1);
	}
	lay_terms(d, o, &raw->terms);
	lay_groups(d, o, &raw->groups);
	lay_members(d, o, org, &raw->members);
	lay_contacts(d, o, &raw->contacts);
	lay_below(d, o, &raw->below);
}

static size_t count_places(const struct zz_raw_org *raw)
{
	const struct zz_raw_term *terms = raw->terms.at;
	const struct zz_raw_group *groups = raw->groups.at;
	size_t n = raw->members.n + raw->contacts.n;
	for (uint32_t i = 0; i < raw->terms.n; i++)
		n += terms[i].posts.n;
	for (uint32_t i = 0; i < raw->groups.n; i++)
		n += groups[i].leaders.n;
	return n;
}

static void each_post(struct zz_draft *d, struct zz_slot s, const struct zz_list *list, struct zz_post *posts,
					  zz_slot_fn *fn)
{
	const struct zz_raw_post *raw = list->at;
	for (s.j = 1; s.j <= list->n; s.j++) {
		s.who = &raw[s.j - 1].who;
		s.person = &posts[s.j - 1].person;
		s.dates = posts[s.j - 1].dates;
		s.inherited = raw[s.j - 1].dates.from == ZZ_NO_DAY && raw[s.j - 1].dates.until == ZZ_NO_DAY;
		fn(d, &s);
	}
}

static void each_of_org(struct zz_draft *d, uint32_t org, zz_slot_fn *fn)
{
	struct zz_org *o = &d->out->orgs[org];
	const struct zz_raw_org *raw = &d->files[org].raw;
	const struct zz_raw_member *members = raw->members.at;
	const struct zz_raw_contact *from = raw->contacts.at;
	struct zz_contact *contacts = o->contacts.at;
	for (uint32_t i = 0; i < o->nmembers; i++) {
		struct zz_slot s = {org,
							&members[i].who,
							&members[i],
							&o->members[i].person,
							o->members[i].dates,
							"members",
							NULL,
							i + 1,
							0,
							false};
		fn(d, &s);
	}
	for (uint32_t i = 0; i < o->nterms; i++) {
		struct zz_slot s = {.org = org, .list = o->body ? "terms" : "committee", .i = i + 1, .sub = "posts"};
		each_post(d, s, &((const struct zz_raw_term *)raw->terms.at)[i].posts, o->terms[i].posts, fn);
	}
	for (uint32_t i = 0; i < o->ngroups; i++) {
		struct zz_slot s = {.org = org, .list = "groups", .i = i + 1, .sub = "leaders"};
		each_post(d, s, &((const struct zz_raw_group *)raw->groups.at)[i].leaders, o->groups[i].leaders, fn);
	}
	for (uint32_t i = 0; i < o->contacts.n; i++) {
		struct zz_slot s = {.org = org,
							.who = &from[i].who,
							.person = &contacts[i].who->person,
							.dates = contacts[i].dates,
							.list = "contacts",
							.i = i + 1};
		fn(d, &s);
	}
}

void zz_draft_each(struct zz_draft *d, zz_slot_fn *fn)
{
	for (uint32_t org = 0; org < d->out->norgs; org++)
		each_of_org(d, org, fn);
}

/* Sorting needs the ids' text. */
struct sorted {
	struct zz_str id;
	const struct zz_roster_file *file;
};

static int by_kind_and_id(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	if (x->file->body != y->file->body)
		return x->file->body ? 1 : -1;
	return zz_str_cmp(x->id, y->id);
}

static void sort_files(struct zz_roster_builder *b)
{
	struct sorted *order = zz_malloc((b->n + 1) * sizeof *order);
	struct zz_roster_file *files = zz_malloc((b->n + 1) * sizeof *files);
	for (size_t i = 0; i < b->n; i++)
		order[i] = (struct sorted){zz_intern_str(b->words, b->at[i].id), &b->at[i]};
	qsort(order, b->n, sizeof *order, by_kind_and_id);
	for (size_t i = 0; i < b->n; i++)
		files[i] = *order[i].file;
	free(order);
	free(b->at);
	b->at = files;
	b->room = b->n + 1;
}

void zz_roster_finish(struct zz_roster_builder *b, struct zz_roster *out, struct zz_findings *findings)
{
	sort_files(b);
	struct zz_draft d = {.arena = b->arena,
						 .scratch = &b->scratch,
						 .words = b->words,
						 .findings = findings,
						 .out = out,
						 .files = b->at};
	*out = (struct zz_roster){.words = b->words, .norgs = (uint32_t)b->n};
	out->orgs = ZZ_NEWN(b->arena, struct zz_org, b->n);
	for (size_t i = 0; i < b->n; i++) {
		lay_org(&d, &out->orgs[i], (int32_t)i, &b->at[i]);
		d.most += count_places(&b->at[i].raw);
		d.nmembers += out->orgs[i].nmembers;
	}
	zz_draft_people(&d);
	zz_draft_link(&d);
	free(b->at);
	zz_arena_free(&b->scratch);
	*b = (struct zz_roster_builder){0};
}
