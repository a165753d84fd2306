/* What those who lead are asked for without a number, or once a year by the model organ (regulations F4, K3,
 * K6, M6; red flag C16). Asked of whole years that are over; one finding a body or branch and year names whom
 * it is about. */
#include "rules/checks.h"
#include "rules/texts.h"

#include <stdlib.h>

enum { NO_TALK, NO_LESSON, NOT_ELSEWHERE, NOT_AT_HOME, GUEST };

#define MAYBE_ELSEWHERE                                                                                      \
	N_("the record lies in another ledger, or on another computer; the lecturer is not entered as such")

const struct zz_finding_def zz_findings_leaders[] = {
	[NO_TALK] = {"secretary-talks", ZZ_QUESTION,
				 N_("no talk of the secretary ({name}) in the whole year is on record"),
				 N_("Enter the talks that were held (zzsh log talk); no number is laid down."),
				 N_("they are not entered; the secretary was away for long")},
	[NO_LESSON] = {"leaders-lessons", ZZ_QUESTION,
				   N_("no lesson by any of the {n} members of the body is on record in the whole year"),
				   N_("Enter the lessons with their lecturer; no number is laid down."), MAYBE_ELSEWHERE},
	[NOT_ELSEWHERE] =
		{"leaders-elsewhere", ZZ_QUESTION,
		 N_("no lesson and no theme party day in a branch that is not their own is on record of: {names}"),
		 N_("Enter what was held there, with the lecturer or the guest; otherwise explain."),
		 MAYBE_ELSEWHERE},
	[NOT_AT_HOME] = {"leaders-at-home", ZZ_QUESTION,
					 N_("no lesson in the own branch in the whole year is on record of: {names}"),
					 N_("Enter the lesson with its lecturer; otherwise explain."), MAYBE_ELSEWHERE},
	[GUEST] =
		{"leader-as-guest", ZZ_QUESTION,
		 N_("{name} belongs to this branch and is entered as a guest; leading cadres take part as ordinary "
			"members"),
		 N_("Enter {name} among those present (zzsh amend)."), N_("another person of the same name")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_leaders[which])

static struct zz_str name_of(const struct zz_judge *j, int32_t person)
{
	return zz_intern_str(&j->l->words, j->l->roster.people[person].name);
}

typedef void body_year(struct zz_judge *j, const struct zz_rule *rule, int32_t body, struct zz_period year);

static void each_body_year(struct zz_judge *j, const struct zz_rule *rule, body_year *call)
{
	const struct zz_period *asked = &j->v->period;
	struct zz_period year = zz_period_of(ZZ_PERIOD_YEAR, asked->first);
	for (; year.first <= asked->last && year.first <= j->l->today; year = zz_period_next(year)) {
		bool whole = year.first >= asked->first && year.last <= asked->last;
		for (uint32_t i = 0; (whole || j->everything) && i < j->l->roster.norgs; i++) {
			const struct zz_org *o = &j->l->roster.orgs[i];
			if (o->body && !o->unreadable && zz_body_has_dlm(o) && zz_asked_owner(j, o->id) &&
				zz_year_over(j, year) && zz_org_exists_whole(o, year.first, year.last) &&
				zz_rule_in_force(rule, year.first, year.last) && !zz_unreadable_in(j, 0, year))
				call(j, rule, (int32_t)i, year);
		}
	}
}

/* --- talks of the secretary --- */

/* Marks those who talk or are talked to; somebody who cannot be told may be anybody. */
static void mark_side(struct zz_talkers *t, const struct zz_list *side)
{
	const struct zz_who *at = side->at;
	for (uint32_t i = 0; i < side->n; i++)
		if (at[i].person >= 0)
			t->talked[at[i].person] = true;
		else
			t->anybody = true;
}

/* A talk inside another sitting that names nobody may be anybody's. */
static void mark_talk(struct zz_talkers *t, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (r->kind == ZZ_HEART_TALK) {
		mark_side(t, &r->talkers);
		mark_side(t, &r->talkees);
	}
	for (uint32_t i = 0; i < r->hosted.n; i++) {
		if (guests[i].kind != ZZ_HEART_TALK)
			continue;
		t->anybody |= !guests[i].talkers.n;
		mark_side(t, &guests[i].talkers);
		mark_side(t, &guests[i].talkees);
	}
}

/* Who took part in a talk anywhere in the ledger that year; kept for the next branch. */
static const struct zz_talkers *talkers_of(struct zz_judge *j, struct zz_period year)
{
	struct zz_talkers *t = &j->talkers;
	const struct zz_indices *talks = &j->by_kind[ZZ_HEART_TALK];
	if (t->talked && t->year == year.first)
		return t;
	free(t->talked);
	*t = (struct zz_talkers){.year = year.first};
	t->talked = zz_malloc((size_t)j->l->roster.npeople + 1);
	for (size_t i = 0; i < talks->n; i++) {
		const struct zz_record *r = &j->l->records[talks->at[i]];
		if (r->date >= year.first && r->date <= year.last)
			mark_talk(t, r);
	}
	return t;
}

static void secretary_talks(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
							struct zz_period year)
{
	int32_t person = zz_org_holder(o, ZZ_POST_SECRETARY, year.last);
	if (person < 0 || zz_org_holder(o, ZZ_POST_SECRETARY, year.first) != person || !zz_year_over(j, year) ||
		!zz_org_exists_whole(o, year.first, year.last) || o->nmembers < 2 || zz_away_in(j, person, year) ||
		zz_unreadable_in(j, o->id, year))
		return;
	const struct zz_talkers *t = talkers_of(j, year);
	if (t->anybody || t->talked[person])
		return;
	ZZ_REPORT_OWNER(j, FOUND(NO_TALK), rule, o, year, 0, ZZ_ATEXT("name", name_of(j, person)));
}

void zz_check_secretary_talks(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, secretary_talks);
}

/* --- lessons --- */

static bool lectured_here(const struct zz_judge *j, const struct zz_record *r, int32_t person)
{
	const struct zz_hosted *guests = r->hosted.at;
	const struct zz_roster *roster = &j->l->roster;
	if (zz_roster_may_be(roster, r->lecturer.name, r->lecturer.person, person))
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (zz_roster_may_be(roster, guests[i].lecturer.name, guests[i].lecturer.person, person))
			return true;
	return false;
}

/* owner: only there; but: anywhere else. 0 = does not matter. */
static bool lectured(const struct zz_judge *j, int32_t person, struct zz_period year, uint32_t owner,
					 uint32_t but)
{
	const struct zz_indices *lessons = &j->by_kind[ZZ_PARTY_LESSON];
	for (size_t i = 0; i < lessons->n; i++) {
		const struct zz_record *r = &j->l->records[lessons->at[i]];
		if (r->date >= year.first && r->date <= year.last && (!owner || r->owner == owner) &&
			(!but || r->owner != but) && lectured_here(j, r, person))
			return true;
	}
	return false;
}

/* Those who led all the year. */
static void members_of(struct zz_judge *j, int32_t body, struct zz_period year)
{
	struct zz_due_list *due = &j->due;
	const struct zz_org *o = &j->l->roster.orgs[body];
	size_t kept = 0;
	zz_roster_due(&j->l->roster, body, ZZ_DUE_BODY, 0, year.last, due);
	for (size_t i = 0; i < due->n; i++)
		if (zz_org_post(o, due->at[i].person, year.first) && !zz_away_in(j, due->at[i].person, year))
			due->at[kept++] = due->at[i];
	due->n = kept;
}

static void leaders_lessons(struct zz_judge *j, const struct zz_rule *rule, int32_t body,
							struct zz_period year)
{
	members_of(j, body, year);
	for (size_t i = 0; i < j->due.n; i++)
		if (lectured(j, j->due.at[i].person, year, 0, 0))
			return;
	if (j->due.n)
		ZZ_REPORT_OWNER(j, FOUND(NO_LESSON), rule, &j->l->roster.orgs[body], year, 0,
						ZZ_ANUM("n", (int64_t)j->due.n));
}

void zz_check_leaders_lessons(struct zz_judge *j, const struct zz_rule *rule)
{
	each_body_year(j, rule, leaders_lessons);
}

/* --- in another branch --- */

static bool among(const struct zz_words *words, struct zz_str name)
{
	for (size_t i = 0; i < words->n; i++)
		if (zz_str_find(words->at[i], name) >= 0)
			return true;
	return false;
}

/* Guests are free text, which is read again for those of whom nothing else is found. */
static void strike_guests(struct zz_judge *j, const struct zz_record *r)
{
	struct zz_words guests = {0};
	size_t kept = 0;
	zz_record_words(j->l, r, "guests", &j->v->arena, &guests);
	for (size_t i = 0; i < j->due.n; i++) {
		int32_t own = zz_person_branch(&j->l->roster, j->due.at[i].person, r->date);
		bool here = zz_attendee_listed(&r->present, j->due.at[i].person) ||
					among(&guests, name_of(j, j->due.at[i].person));
		if (!here || own == r->org)
			j->due.at[kept++] = j->due.at[i];
	}
	j->due.n = kept;
	free(guests.at);
}

static void strike_lecturers(struct zz_judge *j, struct zz_period year)
{
	size_t kept = 0;
	for (size_t i = 0; i < j->due.n; i++) {
		int32_t own = zz_person_branch(&j->l->roster, j->due.at[i].person, year.last);
		uint32_t branch = own >= 0 ? j->l->roster.orgs[own].id : 0;
		if (!lectured(j, j->due.at[i].person, year, 0, branch))
			j->due.at[kept++] = j->due.at[i];
	}
	j->due.n = kept;
}

static void report_names(struct zz_judge *j, const struct zz_finding_def *def, const struct zz_rule *rule,
						 const struct zz_org *o, struct zz_period year)
{
	struct zz_buf names = {0};
	for (size_t i = 0; i < j->due.n; i++) {
		zz_buf_puts(&names, i ? " " : "");
		zz_buf_str(&names, name_of(j, j->due.at[i].person));
	}
	if (j->due.n)
		ZZ_REPORT_OWNER(j, def, rule, o, year, 0, ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

static void leaders_elsewhere(struct zz_judge *j, const struct zz_rule *rule, int32_t body,
							  struct zz_period year)
{
	const struct zz_org *o = &j->l->roster.orgs[body];
	const struct zz_indices *days = &j->by_kind[ZZ_THEME_PARTY_DAY];
	if (o->kind != ZZ_ORG_PARTY_GROUP || j->l->scoped)
		return;
	members_of(j, body, year);
	strike_lecturers(j, year);
	for (size_t i = 0; i < days->n && j->due.n; i++) {
		const struct zz_record *r = &j->l->records[days->at[i]];
		if (r->date >= year.first && r->date <= year.last)
			strike_guests(j, r);
	}
	report_names(j, FOUND(NOT_ELSEWHERE), rule, o, year);
}

void zz_check_leaders_elsewhere(struct zz_judge *j, const struct zz_rule *rule)
{
	each_body_year(j, rule, leaders_elsewhere);
}

/* --- in the own branch: whose post is flagged, and who sits in no 党组 of this ledger --- */

static bool sits_in_group(const struct zz_judge *j, int32_t person, zz_day on)
{
	for (uint32_t i = 0; i < j->l->roster.norgs; i++)
		if (j->l->roster.orgs[i].kind == ZZ_ORG_PARTY_GROUP && zz_org_post(&j->l->roster.orgs[i], person, on))
			return true;
	return false;
}

static bool flagged(const struct zz_person *p, struct zz_period year)
{
	for (uint32_t i = 0; i < p->nposts; i++)
		if (p->posts[i].cadre && zz_dates_hold(p->posts[i].dates, year.first) &&
			zz_dates_hold(p->posts[i].dates, year.last))
			return true;
	return false;
}

static void leaders_at_home(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
							struct zz_period year)
{
	j->due.n = 0;
	if (!zz_year_over(j, year) || zz_unreadable_in(j, o->id, year))
		return;
	for (uint32_t i = 0; i < o->nmembers; i++) {
		int32_t person = o->members[i].person;
		if (zz_member_on(&o->members[i], year.first) && zz_member_on(&o->members[i], year.last) &&
			flagged(&j->l->roster.people[person], year) && !sits_in_group(j, person, year.last) &&
			!zz_away_in(j, person, year) && !lectured(j, person, year, o->id, 0))
			*ZZ_PUSH(&j->due) = (struct zz_due_person){.person = person};
	}
	report_names(j, FOUND(NOT_AT_HOME), rule, o, year);
}

void zz_check_leaders_at_home(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, leaders_at_home);
}

/* --- as a guest of the own branch --- */

static bool in_tree(const struct zz_node *n, struct zz_str name)
{
	if (n && n->kind == ZZ_SCALAR)
		return zz_str_eq(zz_str_trim(n->text), name);
	ZZ_EACH(child, n)
	if (in_tree(child, name))
		return true;
	return false;
}

static bool as_guest(const struct zz_record *r, int32_t person)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].who.person == person && at[i].role == ZZ_AS_GUEST)
			return true;
	return false;
}

/* The file is read once more only where the branch has somebody of whom it could matter. */
static const struct zz_node *guests_of(struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_org *o = &j->l->roster.orgs[r->org];
	bool any = false;
	for (uint32_t i = 0; i < o->nmembers && !any; i++)
		any = zz_member_on(&o->members[i], r->date) && !zz_attendee_of(&r->present, o->members[i].person) &&
			  zz_person_cadre(&j->l->roster, o->members[i].person, r->date);
	const struct zz_record_text *whole = any ? zz_texts_whole(j->texts, r) : NULL;
	return whole ? zz_form_get(whole->form, whole->root, "guests") : NULL;
}

void zz_check_leader_guest(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						   const struct zz_record_text *t)
{
	const struct zz_roster *roster = &j->l->roster;
	if (r->org < 0 || roster->orgs[r->org].body || zz_kinds[r->kind].due != ZZ_DUE_MEMBERS || r->joint_with.n)
		return;
	const struct zz_node *guests = t->guests ? guests_of(j, r) : NULL;
	for (uint32_t i = 0; i < roster->orgs[r->org].nmembers; i++) {
		const struct zz_membership *m = &roster->orgs[r->org].members[i];
		if (!zz_member_on(m, r->date) || (!guests && !r->present.n))
			continue;
		bool listed = as_guest(r, m->person) || (guests && in_tree(guests, name_of(j, m->person)));
		if (!listed || zz_attendee_of(&r->present, m->person) || !zz_person_cadre(roster, m->person, r->date))
			continue;
		struct zz_finding *f =
			ZZ_REPORT(j, FOUND(GUEST), rule, r, as_guest(r, m->person) ? "present" : "guests",
					  ZZ_ATEXT("name", name_of(j, m->person)));
		f->subject = zz_intern_str(&j->l->words, roster->people[m->person].id);
	}
}
