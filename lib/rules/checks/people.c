/* Who was where (red flags C). Nothing about presence is impossible (voice): somebody may come late, take
 * part by video or come although on leave. So all of it is asked, or only pointed out. */
#include "rules/checks.h"

#include <stdlib.h>

enum {
	TWO_PLACES,
	ONE_SITTING,
	LEAVE,
	EXCUSED,
	CHAIR_AWAY,
	RECORDER_AWAY,
	WRITES,
	ALL_CAME,
	SELF,
	WITHOUT,
};

#define WRONG N_("If the record is wrong: zzsh amend. Otherwise explain.")

const struct zz_finding_def zz_findings_people[] = {
	[TWO_PLACES] = {"two-places", ZZ_QUESTION,
					N_("at the same time also listed in {other} ({time}): {names}"), WRONG,
					N_("came late or left early, took part by video, was entered twice")},
	[ONE_SITTING] =
		{"one-sitting", ZZ_QUESTION,
		 N_("the same people of the branch are listed in {other} at the same time ({time}): {names}"),
		 N_("Held in one sitting, one record names the other kind as held there (hosted); held one after the "
			"other, the times differ and the second continues the first (continues)."),
		 N_("one of the times was copied from the other record")},
	[LEAVE] = {"present-on-leave", ZZ_QUESTION,
			   N_("{name} is among those present; by the roster {name} was away ({why})"), WRONG,
			   N_("came all the same, took part by video, or had come back earlier")},
	[EXCUSED] = {"excused-came", ZZ_QUESTION, N_("{name}, who need not come, is among those present"),
				 N_("Nothing is to be done if that is so."), N_("study was brought to the home")},
	[CHAIR_AWAY] = {"host-absent", ZZ_QUESTION, N_("{name} chaired and is not in the list of those present"),
					WRONG, N_("left out of the list")},
	[RECORDER_AWAY] = {"host-absent", ZZ_QUESTION,
					   N_("{name} took the minutes and is not in the list of those present"), WRONG,
					   N_("left out of the list")},
	[WRITES] = {"host-writes", ZZ_QUESTION, N_("{name} chaired and took the minutes"),
				N_("Nothing is to be done where nobody else could."),
				N_("the branch is small, and nobody else could take the minutes")},
	[ALL_CAME] = {"full-house", ZZ_QUESTION,
				  N_("in all {n} sittings of the year all members came; the branch has {members}"),
				  N_("Nothing is to be done if that is so; enter who was absent where it is not."),
				  N_("somebody who was away was entered as present")},
	[SELF] = {"talk-self", ZZ_QUESTION, N_("{name} is entered on both sides of the talk"), WRONG,
			  N_("two people of one name: write the ids")},
	[WITHOUT] = {"committee-without", ZZ_QUESTION,
				 N_("a committee meeting, while by the roster the branch has no committee on {held}"),
				 N_("Correct the roster if there is one; a meeting of all members is a members' meeting."),
				 N_("the committee is not on the roster yet")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_people[which])

static struct zz_str name_of(const struct zz_judge *j, int32_t person)
{
	return zz_intern_str(&j->l->words, j->l->roster.people[person].name);
}

static struct zz_str numbered(struct zz_judge *j, const char *list, uint32_t i)
{
	return zz_arena_printf(&j->v->arena, "%s.%u", list, i + 1);
}

void zz_check_on_leave(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	static const struct zz_term why[] = {{"leave", "请假"}, {"abroad", "出国（境）"}};
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++) {
		const struct zz_person *p = at[i].who.person >= 0 ? &j->l->roster.people[at[i].who.person] : NULL;
		if (!p || at[i].mode == ZZ_ONLINE || at[i].role == ZZ_AS_GUEST)
			continue;
		bool leave = zz_person_has(p, ZZ_STATUS_LEAVE, r->date),
			 abroad = zz_person_has(p, ZZ_STATUS_ABROAD, r->date);
		if (leave || abroad)
			ZZ_REPORT(j, FOUND(LEAVE), rule, r, numbered(j, "present", i).p,
					  ZZ_ATEXT("name", name_of(j, at[i].who.person)), ZZ_ATERM("why", &why[!leave]));
	}
}

void zz_check_excused_came(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].who.person >= 0 && at[i].mode != ZZ_ONLINE && at[i].role != ZZ_AS_GUEST &&
			zz_person_has(&j->l->roster.people[at[i].who.person], ZZ_STATUS_EXCUSED, r->date))
			ZZ_REPORT(j, FOUND(EXCUSED), rule, r, numbered(j, "present", i).p,
					  ZZ_ATEXT("name", name_of(j, at[i].who.person)));
}

/* --- chair and recorder --- */

/* In a list of those present, as whatever. */
static bool listed(const struct zz_record *r, int32_t person)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].who.person == person)
			return true;
	return false;
}

/* Whether the list would have to name them: one of the organisation; guests stand elsewhere. */
static bool of_ours(const struct zz_judge *j, const struct zz_record *r, int32_t person)
{
	const struct zz_roster *roster = &j->l->roster;
	return zz_membership_on(roster, person, r->org, r->date) ||
		   zz_org_post(&roster->orgs[r->org], person, r->date) != 0;
}

static void check_listed(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						 const struct zz_who *who, const char *part, const struct zz_finding_def *def)
{
	if (who->person >= 0 && who->name && !listed(r, who->person) && of_ours(j, r, who->person))
		ZZ_REPORT(j, def, rule, r, part, ZZ_ATEXT("name", name_of(j, who->person)));
}

void zz_check_host(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (!r->present.n || r->org < 0 || r->joint_with.n || !zz_record_linked(j, r))
		return;
	check_listed(j, rule, r, &r->chair, "chair", FOUND(CHAIR_AWAY));
	if (r->recorder.person != r->chair.person)
		check_listed(j, rule, r, &r->recorder, "recorder", FOUND(RECORDER_AWAY));
}

void zz_check_host_writes(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (r->chair.name && r->chair.person >= 0 && r->chair.person == r->recorder.person)
		ZZ_REPORT(j, FOUND(WRITES), rule, r, "recorder", ZZ_ATEXT("name", name_of(j, r->chair.person)));
}

/* --- talks and committees --- */

void zz_check_talk_self(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_who *at = r->talkees.at;
	for (uint32_t i = 0; i < r->talkees.n; i++)
		if (at[i].person >= 0 && zz_who_listed(&r->talkers, at[i].person))
			ZZ_REPORT(j, FOUND(SELF), rule, r, numbered(j, "talkees", i).p,
					  ZZ_ATEXT("name", name_of(j, at[i].person)));
}

void zz_check_no_committee(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	if (r->org < 0 || !zz_record_linked(j, r))
		return;
	const struct zz_term_of_office *term = zz_org_term(&j->l->roster.orgs[r->org], r->date);
	if (term && term->none && !term->unknown)
		ZZ_REPORT(j, FOUND(WITHOUT), rule, r, "kind", ZZ_ADAY("held", r->date));
}

/* --- everybody came, all year --- */

static bool of_members(const struct zz_record *r)
{
	return zz_kinds[r->kind].due == ZZ_DUE_MEMBERS ||
		   (zz_kinds[r->kind].due == ZZ_DUE_BY_FORM && r->form == ZZ_MEMBERS_MEETING);
}

/* At least one sitting in each quarter, all of them with a list, nobody away in any. */
static void full_house(struct zz_judge *j, const struct zz_rule *rule, const struct zz_org *o,
					   struct zz_period year)
{
	enum { QUARTERS = 4 };
	struct zz_slice s = zz_ledger_slice(j->l, o->id, year.first, year.last);
	bool seen[QUARTERS] = {false};
	int n = 0, members = INT32_MAX;
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		struct zz_attendance a;
		if (!zz_record_counts(r) || !of_members(r) || r->joint_with.n)
			continue;
		zz_record_attendance(j->l, r, &a);
		if (!a.known || a.present < a.due)
			return;
		seen[(zz_civil_of(r->date).month - 1) / 3] = true;
		members = a.due < members ? a.due : members;
		n++;
	}
	if (n && members >= rule->count && seen[0] && seen[1] && seen[2] && seen[3])
		ZZ_REPORT_OWNER(j, FOUND(ALL_CAME), rule, o, year, 0, ZZ_ANUM("n", n), ZZ_ANUM("members", members));
}

void zz_check_full_house(struct zz_judge *j, const struct zz_rule *rule)
{
	zz_each_branch_year(j, rule, full_house);
}

/* --- two sittings at one time --- */

enum { DAY_MINUTES = 24 * 60 };

/* Somebody's presence: minutes since 1970. */
struct stay {
	int64_t from, until;
	int32_t person;
	uint32_t record;
};

struct stays {
	struct stay *at;
	size_t n, room;
};

static void add_stays(struct stays *all, const struct zz_record *r, uint32_t record)
{
	const struct zz_attendee *at = r->present.at;
	if (!zz_record_counts(r) || r->time.from < 0 || r->time.until <= r->time.from ||
		zz_record_end(r) != r->date)
		return;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].who.person >= 0 && at[i].role != ZZ_AS_GUEST)
			*ZZ_PUSH(all) = (struct stay){.from = (int64_t)r->date * DAY_MINUTES + r->time.from,
										  .until = (int64_t)r->date * DAY_MINUTES + r->time.until,
										  .person = at[i].who.person,
										  .record = record};
}

static int by_person(const void *a, const void *b)
{
	const struct stay *x = a, *y = b;
	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->record < y->record ? -1 : x->record > y->record;
}

/* One person in two records; sorted, the pairs of records stand together. */
struct meeting_pair {
	uint32_t later, earlier;
	int32_t person;
};

struct pairs {
	struct meeting_pair *at;
	size_t n, room;
};

static int by_records(const void *a, const void *b)
{
	const struct meeting_pair *x = a, *y = b;
	if (x->later != y->later)
		return x->later < y->later ? -1 : 1;
	if (x->earlier != y->earlier)
		return x->earlier < y->earlier ? -1 : 1;
	return x->person < y->person ? -1 : x->person > y->person;
}

/* Joint meetings are one sitting in several records; a sitting that was entered twice is told as that
 * (record-twice). */
static bool is_told(const struct zz_record *a, const struct zz_record *b)
{
	bool joint = a->owner != b->owner && (a->joint_with.n || b->joint_with.n);
	return joint || (a->owner == b->owner && a->kind == b->kind && a->group == b->group &&
					 a->time.from == b->time.from);
}

static void find_pairs(struct zz_judge *j, const struct stays *all, struct pairs *out)
{
	enum {
		PARTNERS = 8
	}; /* of one sitting; whoever stands in more at one time has been named often enough */
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = i + 1; k < all->n && k <= i + PARTNERS && all->at[k].person == all->at[i].person &&
							   all->at[k].from < all->at[i].until;
			 k++) {
			const struct zz_record *a = &j->l->records[all->at[i].record],
								   *b = &j->l->records[all->at[k].record];
			if (a != b && !is_told(a, b))
				*ZZ_PUSH(out) =
					(struct meeting_pair){all->at[k].record, all->at[i].record, all->at[k].person};
		}
}

static void report_pair(struct zz_judge *j, const struct zz_rule *rule, const struct meeting_pair *at,
						size_t n)
{
	enum { NAMED = 5 };
	const struct zz_record *r = &j->l->records[at->later], *other = &j->l->records[at->earlier];
	struct zz_buf text = {0}, time = {0};
	if (!zz_asked_record(j, r) || !zz_rule_in_force(rule, r->date, r->date))
		return;
	for (size_t i = 0; i < n && i < NAMED; i++) {
		zz_buf_puts(&text, i ? " " : "");
		zz_buf_str(&text, name_of(j, at[i].person));
	}
	zz_buf_puts(&text, n > NAMED ? " …" : "");
	zz_span_text(&time, other->time);
	struct zz_str owner = zz_intern_str(&j->l->words, other->owner);
	struct zz_str id = zz_arena_printf(&j->v->arena, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(other->id));
	struct zz_finding *f = ZZ_REPORT(j, FOUND(r->owner == other->owner ? ONE_SITTING : TWO_PLACES), rule, r,
									 "time", ZZ_ATEXT("other", id), ZZ_ATEXT("time", zz_buf_view(&time)),
									 ZZ_ATEXT("names", zz_buf_view(&text)));
	f->subject = id; /* one finding a pair, each with an id of its own */
	zz_buf_free(&text);
	zz_buf_free(&time);
}

void zz_check_overlap(struct zz_judge *j, const struct zz_rule *rule)
{
	struct stays all = {0};
	struct pairs pairs = {0};
	for (uint32_t i = 0; i < j->l->nrecords; i++)
		add_stays(&all, &j->l->records[i], i);
	if (all.n)
		qsort(all.at, all.n, sizeof *all.at, by_person);
	find_pairs(j, &all, &pairs);
	if (pairs.n)
		qsort(pairs.at, pairs.n, sizeof *pairs.at, by_records);
	for (size_t i = 0, n; i < pairs.n; i += n) {
		for (n = 1; i + n < pairs.n && pairs.at[i + n].later == pairs.at[i].later &&
					pairs.at[i + n].earlier == pairs.at[i].earlier;)
			n++;
		report_pair(j, rule, &pairs.at[i], n);
	}
	free(all.at);
	free(pairs.at);
}
