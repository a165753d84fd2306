/* What the lists of a record say against each other and against the roster of that day. */
#include "model/loader.h"

static const struct zz_term twice_terms[] = {
	{"stands twice among those present", "在出席名单中出现两次"},
	{"stands twice among those absent", "在缺席名单中出现两次"},
	{"stands among those present and among those absent", "既列为出席，又列为缺席"},
};
enum twice { TWICE_PRESENT, TWICE_ABSENT, TWICE_BOTH };

static bool same_person(const struct zz_who *a, const struct zz_who *b)
{
	if (a->person >= 0 || b->person >= 0)
		return a->person == b->person;
	return a->name == b->name && a->id == b->id && (a->name || a->id);
}

static void report_twice(struct zz_loader *ld, struct zz_record *r, const struct zz_who *who,
						 struct zz_str part, enum twice where)
{
	struct zz_ledger *l = ld->l;
	struct zz_str name = zz_intern_str(&l->words, who->name ? who->name : who->id);
	zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_PERSON_TWICE), ZZ_ATEXT("name", name),
						   ZZ_ATERM("where", &twice_terms[where])),
					l, r, part);
}

/* Whether entry `i` of a list stands among the first `n` of another one. */
static bool stands_before(const struct zz_list *in, uint32_t n, const struct zz_who *who)
{
	const struct zz_attendee *at = in->at;
	for (uint32_t k = 0; k < n; k++)
		if (same_person(&at[k].who, who))
			return true;
	return false;
}

static void check_twice(struct zz_loader *ld, struct zz_record *r)
{
	const struct zz_attendee *here = r->present.at, *away = r->absent.at;
	struct zz_arena *a = &ld->l->arena;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (stands_before(&r->present, i, &here[i].who))
			report_twice(ld, r, &here[i].who, zz_part_item(a, "present", i + 1), TWICE_PRESENT);
	for (uint32_t i = 0; i < r->absent.n; i++) {
		bool both = stands_before(&r->present, r->present.n, &away[i].who);
		if (both || stands_before(&r->absent, i, &away[i].who))
			report_twice(ld, r, &away[i].who, zz_part_item(a, "absent", i + 1),
						 both ? TWICE_BOTH : TWICE_ABSENT);
	}
}

static bool is_due(const struct zz_due_list *due, int32_t person)
{
	for (size_t i = 0; i < due->n; i++)
		if (due->at[i].person == person)
			return true;
	return false;
}

/* That is a contradiction of its own (check_dates.c), and told there. */
static bool dead(const struct zz_ledger *l, const struct zz_record *r, int32_t person)
{
	const struct zz_person *p = &l->roster.people[person];
	return p->died != ZZ_NO_DAY && p->died < r->date;
}

/* Left on that very day, or came before a sitting of several days ended: the roster knows days, not hours. */
static bool between_branches(const struct zz_ledger *l, const struct zz_record *r, int32_t person)
{
	const struct zz_roster *roster = &l->roster;
	return r->date != ZZ_NO_DAY && !zz_membership_on(roster, person, r->org, r->date) &&
		   (zz_membership_on(roster, person, r->org, r->date - 1) ||
			zz_membership_on(roster, person, r->org, zz_record_end(r)));
}

/* On the committee until the day before, or from the day after on: at a handover both are there. */
static bool between_terms(const struct zz_ledger *l, const struct zz_record *r, int32_t person)
{
	const struct zz_org *o = &l->roster.orgs[r->org];
	bool committee = r->kind == ZZ_COMMITTEE_MEETING || r->form == ZZ_COMMITTEE_MEETING;
	return committee && r->date != ZZ_NO_DAY &&
		   (zz_org_post(o, person, r->date - 1) || zz_org_post(o, person, zz_record_end(r) + 1));
}

/* In a list, known, and not called by the roster. In joint meetings and temporary branches others are
 * expected. */
static void check_not_due(struct zz_loader *ld, struct zz_record *r, const struct zz_list *list,
						  const char *part, const struct zz_finding_def *def)
{
	struct zz_ledger *l = ld->l;
	const struct zz_attendee *at = list->at;
	if (r->joint_with.n || l->roster.orgs[r->org].kind == ZZ_ORG_TEMPORARY)
		return;
	for (uint32_t i = 0; i < list->n; i++) {
		bool guest = at[i].role == ZZ_AS_GUEST || at[i].role == ZZ_AS_ATTACHED;
		if (guest || at[i].who.person < 0 || is_due(&ld->due, at[i].who.person) ||
			dead(l, r, at[i].who.person) || between_branches(l, r, at[i].who.person) ||
			between_terms(l, r, at[i].who.person))
			continue;
		struct zz_str name = zz_intern_str(&l->words, at[i].who.name ? at[i].who.name : at[i].who.id);
		zz_record_place(ZZ_ADD(&l->findings, def, ZZ_ATEXT("name", name), ZZ_ADAY("day", r->date)), l, r,
						zz_part_item(&l->arena, part, i + 1));
	}
}

/* Nobody can say whether the sitting that admitted somebody, or on the day of a transfer, was theirs. */
static bool came_that_day(const struct zz_ledger *l, const struct zz_record *r, int32_t person)
{
	const struct zz_membership *m = zz_membership_on(&l->roster, person, r->org, r->date);
	return m && m->dates.from == r->date;
}

static void check_unaccounted(struct zz_loader *ld, struct zz_record *r)
{
	struct zz_ledger *l = ld->l;
	struct zz_buf names = {0};
	for (size_t i = 0; i < ld->due.n; i++) {
		const struct zz_due_person *p = &ld->due.at[i];
		if (p->excused || zz_attendee_of(&r->present, p->person) || zz_attendee_of(&r->absent, p->person) ||
			came_that_day(l, r, p->person))
			continue;
		if (names.n)
			zz_buf_putc(&names, ' ');
		zz_buf_str(&names, zz_intern_str(&l->words, l->roster.people[p->person].name));
	}
	if (names.n) {
		struct zz_finding *f =
			ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_UNACCOUNTED), ZZ_ATEXT("names", zz_buf_view(&names)));
		zz_record_place(f, l, r, ZZ_STR("present"));
		if (zz_record_entering(l, r))
			f->severity = ZZ_INFO;
	}
	zz_buf_free(&names);
}

/* Guests sign or do not; who is online cannot sign a sheet. Only a number that no reading gives is asked
 * about. */
static void check_signed_in(struct zz_loader *ld, struct zz_record *r, const struct zz_node *guests)
{
	struct zz_ledger *l = ld->l;
	const struct zz_attendee *at = r->present.at;
	if (r->signed_in == ZZ_UNSET)
		return;
	int32_t most = (int32_t)r->present.n, least = 0, listed = 0;
	if (guests)
		most += guests->kind == ZZ_SCALAR ? 1 : (int32_t)guests->n;
	for (uint32_t i = 0; i < r->present.n; i++) {
		listed += at[i].role != ZZ_AS_GUEST;
		least += at[i].role != ZZ_AS_GUEST && at[i].mode != ZZ_ONLINE;
	}
	if (r->signed_in >= least && r->signed_in <= most)
		return;
	zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_SIGN_IN_DIFFERS), ZZ_ANUM("signed", r->signed_in),
						   ZZ_ANUM("listed", listed)),
					l, r, ZZ_STR("signed_in"));
}

/* Who stands in the list and is not known may have had a vote. */
static int voters_at_most(struct zz_loader *ld, const struct zz_record *r)
{
	const struct zz_attendee *at = r->present.at;
	struct zz_attendance n;
	zz_record_attendance_of(r, &ld->due, &n);
	for (uint32_t i = 0; i < r->present.n; i++)
		n.voters_present += at[i].who.person < 0 && at[i].role != ZZ_AS_GUEST;
	return n.voters_present;
}

/* More votes than people; fewer may be people who did not vote. */
static void check_votes(struct zz_loader *ld, struct zz_record *r)
{
	struct zz_ledger *l = ld->l;
	const struct zz_agenda *at = r->agenda.at;
	if (r->kind != ZZ_MEMBERS_MEETING && r->kind != ZZ_COMMITTEE_MEETING)
		return;
	int voters = voters_at_most(ld, r);
	for (uint32_t i = 0; i < r->agenda.n; i++) {
		const struct zz_vote *v = &at[i].vote;
		const int32_t counted[] = {v->yes, v->no, v->abstain};
		int64_t votes = 0, written = v->written > 0 ? v->written : 0;
		for (size_t k = 0; k < sizeof counted / sizeof *counted; k++)
			votes += counted[k] > 0 ? counted[k] : 0;
		if (!v->given || votes <= voters + written)
			continue;
		zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_VOTES_DIFFER), ZZ_ANUM("votes", votes),
							   ZZ_ANUM("voters", voters)),
						l, r, zz_arena_printf(&l->arena, "agenda.%u.vote", (unsigned)i + 1));
	}
}

static const struct zz_term ballot_terms[] = {{"were collected", "收回"}, {"are valid", "有效"}};

/* Of those handed out so many came back, of these so many are valid (选举工作条例; regulations E6). */
static void check_ballots(struct zz_ledger *l, const struct zz_record *r, const int32_t number[3],
						  const char *part)
{
	for (int i = 1; i < 3; i++)
		if (number[i] > number[i - 1] && number[i - 1] >= 0)
			zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_BALLOTS), ZZ_ANUM("more", number[i]),
								   ZZ_ATERM("what", &ballot_terms[i - 1]), ZZ_ANUM("less", number[i - 1])),
							l, r, zz_str(part));
}

static const struct zz_term counted_terms[] = {
	{"were handed out", "发出"}, {"were collected", "收回"}, {"are valid", "有效"}};

/* Nobody can have more votes than there are ballots (E6). */
static void check_won(struct zz_ledger *l, const struct zz_record *r)
{
	const struct zz_election *e = &r->election;
	const struct zz_candidate *at = e->candidates.at;
	const int32_t counted[] = {e->ballots_out, e->ballots_in, e->ballots_valid};
	int last = 2;
	while (last >= 0 && counted[last] < 0)
		last--;
	for (uint32_t i = 0; last >= 0 && i < e->candidates.n; i++)
		if (at[i].yes > counted[last])
			zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_VOTES_WON),
								   ZZ_ATEXT("name", zz_intern_str(&l->words, at[i].who.name)),
								   ZZ_ANUM("votes", at[i].yes), ZZ_ANUM("ballots", counted[last]),
								   ZZ_ATERM("what", &counted_terms[last])),
							l, r, zz_part_item(&l->arena, "election.candidates", i + 1));
}

/* One person elected into two posts takes one seat. */
static void check_seats(struct zz_ledger *l, const struct zz_record *r)
{
	const struct zz_election *e = &r->election;
	const struct zz_candidate *at = e->candidates.at;
	int32_t elected = 0;
	for (uint32_t i = 0; i < e->candidates.n; i++) {
		bool before = false;
		for (uint32_t k = 0; k < i && !before; k++)
			before = at[k].elected == 2 && same_person(&at[k].who, &at[i].who);
		elected += at[i].elected == 2 && !before;
	}
	if (e->seats >= 0 && elected > e->seats)
		zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_OVER_SEATS), ZZ_ANUM("elected", elected),
							   ZZ_ANUM("seats", e->seats)),
						l, r, ZZ_STR("election"));
}

static void check_time(struct zz_ledger *l, const struct zz_record *r)
{
	struct zz_buf text = {0};
	if (r->time.until < 0 || r->time.until > r->time.from || zz_record_end(r) != r->date)
		return;
	zz_span_text(&text, r->time);
	zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_TIME_ORDER), ZZ_ATEXT("time", zz_buf_view(&text))), l, r,
					ZZ_STR("time"));
	zz_buf_free(&text);
}

void zz_check_lists(struct zz_loader *ld, struct zz_record *r, const struct zz_node *guests)
{
	const struct zz_election *e = &r->election;
	check_twice(ld, r);
	check_time(ld->l, r);
	if (e->given) {
		check_ballots(ld->l, r, (const int32_t[]){e->ballots_out, e->ballots_in, e->ballots_valid},
					  "election");
		check_won(ld->l, r);
		check_seats(ld->l, r);
	}
	if (r->kind == ZZ_DEMOCRATIC_APPRAISAL)
		check_ballots(ld->l, r, (const int32_t[]){r->ballot.out, r->ballot.in, r->ballot.valid}, "ballot");
	if (!r->present.given)
		return;
	check_signed_in(ld, r, guests);
	zz_record_due(ld->l, r, &ld->due);
	if (!ld->due.n)
		return;
	check_not_due(ld, r, &r->present, "present", ZZ_LF(ZZ_LF_ATTENDEE_NOT_DUE));
	check_not_due(ld, r, &r->absent, "absent", ZZ_LF(ZZ_LF_ABSENTEE_NOT_DUE));
	check_votes(ld, r);
	check_unaccounted(ld, r);
}
