/* The roster as JSON: always English slugs, days as YYYY-MM-DD or null. */
#include "report/roster.h"

#include "format/json.h"

#include <stdlib.h>

static void person_members(struct zz_json *j, const struct zz_ledger *l, int32_t person)
{
	const struct zz_person *p = &l->roster.people[person];
	struct zz_str id = zz_intern_str(&l->words, p->id);
	zz_json_member(j, "id", zz_str_starts(id, "~") ? (struct zz_str){0} : id);
	zz_json_member(j, "name", zz_intern_str(&l->words, p->name));
}

static void one_post(struct zz_json *j, const struct zz_ledger *l, const struct zz_post *post)
{
	zz_json_object(j);
	person_members(j, l, post->person);
	if (post->post)
		zz_json_member(j, "post", zz_str(zz_post_terms[post->post - 1].slug));
	zz_json_member_day(j, "from", post->dates.from);
	zz_json_member_day(j, "until", post->dates.until);
	zz_json_object_end(j);
}

static void posts(struct zz_json *j, const char *key, const struct zz_ledger *l, const struct zz_post *at,
				  uint32_t n, zz_day on)
{
	zz_json_key(j, key);
	zz_json_array(j);
	for (uint32_t i = 0; i < n; i++)
		if (zz_dates_hold(at[i].dates, on))
			one_post(j, l, &at[i]);
	zz_json_array_end(j);
}

static void term(struct zz_json *j, const struct zz_ledger *l, const struct zz_org *o, zz_day on)
{
	const struct zz_term_of_office *t = zz_org_term(o, on);
	zz_json_key(j, "term");
	if (!t) {
		zz_json_null(j);
		return;
	}
	zz_json_object(j);
	zz_json_member(j, "state", zz_str(t->none ? "none" : t->unknown ? "unknown" : "set"));
	zz_json_member_day(j, "from", t->dates.from);
	zz_json_member_day(j, "expires", t->expires);
	posts(j, "posts", l, t->posts, t->nposts, on);
	zz_json_object_end(j);
}

static void groups(struct zz_json *j, const struct zz_ledger *l, const struct zz_org *o, zz_day on)
{
	zz_json_key(j, "groups");
	zz_json_array(j);
	for (uint32_t i = 0; i < o->ngroups; i++) {
		const struct zz_group *g = &o->groups[i];
		if (!zz_dates_hold(g->dates, on))
			continue;
		zz_json_object(j);
		zz_json_member(j, "id", zz_intern_str(&l->words, g->id));
		zz_json_member(j, "name", zz_intern_str(&l->words, g->name));
		zz_json_member_day(j, "from", g->dates.from);
		posts(j, "leaders", l, g->leaders, g->nleaders, on);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void states(struct zz_json *j, const struct zz_ledger *l, const struct zz_person *p, zz_day on)
{
	zz_json_key(j, "statuses");
	zz_json_array(j);
	for (uint32_t i = 0; i < p->nstatuses; i++) {
		const struct zz_person_status *s = &p->statuses[i];
		if (!s->status || !zz_dates_hold(s->dates, on))
			continue;
		zz_json_object(j);
		zz_json_member(j, "status", zz_str(zz_status_terms[s->status - 1].slug));
		zz_json_member_day(j, "from", s->dates.from);
		zz_json_member_day(j, "until", s->dates.until);
		zz_json_member(j, "reason", zz_intern_str(&l->words, s->reason));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void one_member(struct zz_json *j, const struct zz_ledger *l, int32_t org,
					   const struct zz_due_person *due, zz_day on)
{
	const struct zz_person *p = &l->roster.people[due->person];
	const struct zz_membership *m = zz_membership_on(&l->roster, due->person, org, on);
	zz_json_object(j);
	person_members(j, l, due->person);
	zz_json_member_day(j, "joined", p->joined);
	zz_json_member_day(j, "full_since", p->full);
	zz_json_member_day(j, "from", m ? m->dates.from : ZZ_NO_DAY);
	zz_json_member(j, "group", m ? zz_intern_str(&l->words, zz_member_group(m, on)) : (struct zz_str){0});
	zz_json_key(j, "full");
	zz_json_bool(j, due->full);
	zz_json_key(j, "votes");
	zz_json_bool(j, due->votes);
	zz_json_key(j, "excused");
	zz_json_bool(j, due->excused);
	zz_json_key(j, "cadre");
	zz_json_bool(j, zz_person_cadre(&l->roster, due->person, on));
	states(j, l, p, on);
	zz_json_object_end(j);
}

static void counts(struct zz_json *j, const struct zz_due_list *due)
{
	long n[3] = {0};
	for (size_t i = 0; i < due->n; i++) {
		n[0] += !due->at[i].excused;
		n[1] += due->at[i].votes;
		n[2] += due->at[i].full;
	}
	zz_json_member_int(j, "count", (long)due->n);
	zz_json_member_int(j, "due", n[0]);
	zz_json_member_int(j, "voters", n[1]);
	zz_json_member_int(j, "full", n[2]);
}

static void organisation(struct zz_json *j, const struct zz_ledger *l, int32_t org, zz_day on)
{
	const struct zz_org *o = &l->roster.orgs[org];
	const struct zz_term *kinds = o->body ? zz_body_kind_terms : zz_branch_kind_terms;
	struct zz_due_list due = {0};
	int kind = o->body ? o->kind - ZZ_ORG_PARTY_GROUP : o->kind - 1;
	zz_json_object(j);
	zz_json_member(j, "id", zz_intern_str(&l->words, o->id));
	zz_json_member(j, "name", zz_intern_str(&l->words, o->name));
	zz_json_key(j, "body");
	zz_json_bool(j, o->body);
	zz_json_member(j, "kind", zz_str(kind >= 0 ? kinds[kind].slug : NULL));
	zz_json_key(j, "readable");
	zz_json_bool(j, !o->unreadable);
	zz_json_member_day(j, "founded", o->founded);
	zz_json_member_day(j, "dissolved", o->dissolved);
	zz_json_member(j, "superior", zz_intern_str(&l->words, o->superior));
	term(j, l, o, on);
	groups(j, l, o, on);
	zz_roster_due(&l->roster, org, ZZ_DUE_MEMBERS, 0, on, &due);
	counts(j, &due);
	zz_json_key(j, "members");
	zz_json_array(j);
	for (size_t i = 0; i < due.n; i++)
		one_member(j, l, org, &due.at[i], on);
	zz_json_array_end(j);
	zz_json_object_end(j);
	free(due.at);
}

void zz_roster_json(struct zz_buf *out, const struct zz_ledger *l, int32_t org, zz_day on)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_member(&j, "ledger", zz_str(l->id));
	zz_json_member(&j, "unit", zz_intern_str(&l->words, l->unit.name));
	zz_json_member(&j, "commit", zz_str(zz_source_commit(l->source)));
	zz_json_member_day(&j, "on", on);
	zz_json_key(&j, "organisations");
	zz_json_array(&j);
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		if (org < 0 ? zz_org_exists(&l->roster.orgs[i], on) : (int32_t)i == org)
			organisation(&j, l, (int32_t)i, on);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
