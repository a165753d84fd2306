/* Which records count for an obligation (regulations section 3, "what one sitting may count for"). */
#include "rules/judge.h"

#include <stdlib.h>

/* 自评 without a date stays ZZ_NO_DAY, or 0 where a kind has no such step. */
static bool step_taken(zz_day day)
{
	return day != ZZ_NO_DAY && day != 0;
}

/* Without an assessment year a yearly meeting in the window counts for either year: which is meant is asked
 * by the finding about the missing element, not answered against the branch. */
static bool of_year(const struct zz_judge *j, const struct zz_rule *rule, int32_t assessed, zz_day held,
					int32_t year)
{
	if (!year)
		return true;
	if (assessed > 0)
		return assessed == year;
	int32_t held_in = zz_civil_of(held).year;
	return held_in == year ||
		   (rule->yearly_window == 2 && held_in == year + 1 && held <= zz_window_until(j, rule, year));
}

static bool host_fits(const struct zz_counts *c, const struct zz_record *r)
{
	return c->kind == r->kind && (!c->form || c->form == r->form) &&
		   (!c->relation || c->relation == r->relation) && (!c->talk_kind || c->talk_kind == r->talk_kind) &&
		   (c->step != 2 || step_taken(r->steps.self));
}

static bool names_given(const struct zz_hosted *h)
{
	return h->talkers.n && h->talkees.n;
}

static uint8_t relation_of(bool talker, bool talkee)
{
	if (talker && talkee)
		return ZZ_RELATION_CC;
	return talker || talkee ? ZZ_RELATION_CM : ZZ_RELATION_MM;
}

/* Talks that were a part of another sitting name no relation; where they name no people, everybody was there.
 */
static bool talk_fits(const struct zz_judge *j, const struct zz_counts *c, const struct zz_record *r,
					  const struct zz_hosted *h)
{
	const struct zz_who *from = h->talkers.at, *to = h->talkees.at;
	if (!c->relation || !names_given(h) || r->org < 0)
		return true;
	const struct zz_org *o = &j->l->roster.orgs[r->org];
	for (uint32_t i = 0; i < h->talkers.n; i++)
		for (uint32_t k = 0; k < h->talkees.n; k++)
			if (relation_of(zz_org_post(o, from[i].person, r->date), zz_org_post(o, to[k].person, r->date)) ==
				c->relation)
				return true;
	return false;
}

static bool guest_fits(const struct zz_judge *j, const struct zz_counts *c, const struct zz_record *r,
					   const struct zz_hosted *h)
{
	return c->kind == h->kind && (!c->form || c->form == h->form) &&
		   (!c->talk_kind || c->talk_kind == h->talk_kind) &&
		   (c->step != 2 || step_taken(h->steps.self) || step_taken(r->steps.self)) && talk_fits(j, c, r, h);
}

uint8_t zz_counted_meeting(const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (zz_kinds[r->kind].system == ZZ_THREE_MEETINGS)
		return r->kind;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind && zz_kinds[guests[i].kind].system == ZZ_THREE_MEETINGS)
			return guests[i].kind;
	return 0;
}

/* Of two of the three meetings and the lesson in one record one counts. Groups that met side by side as
 * guests are of one kind. */
static bool guest_counts(const struct zz_rule *rule, const struct zz_record *r, const struct zz_hosted *h)
{
	if (rule->system != ZZ_THREE_MEETINGS)
		return true;
	if (zz_kinds[r->kind].system == ZZ_THREE_MEETINGS)
		return false;
	return zz_kinds[h->kind].system != ZZ_THREE_MEETINGS || h->kind == zz_counted_meeting(r);
}

static bool entry_fits(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_counts *c,
					   const struct zz_record *r, int32_t year)
{
	if (host_fits(c, r) && of_year(j, rule, r->assessment_year, r->date, year))
		return true;
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t i = 0; i < r->hosted.n; i++) {
		int32_t assessed = guests[i].assessment_year > 0 ? guests[i].assessment_year : r->assessment_year;
		if (guest_counts(rule, r, &guests[i]) && guest_fits(j, c, r, &guests[i]) &&
			of_year(j, rule, assessed, r->date, year))
			return true;
	}
	return false;
}

bool zz_record_fits(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					int32_t year, bool *noted)
{
	enum { NO = 1 };
	const struct zz_counts *counts = rule->counts.at;
	*noted = false;
	for (uint32_t i = 0; i < rule->counts.n; i++) {
		if (counts[i].noted == 2 && j->l->unit.settings.life_meeting_counts == NO)
			continue;
		if (!entry_fits(j, rule, &counts[i], r, year))
			continue;
		*noted = counts[i].noted == 2;
		if (!*noted)
			return true;
	}
	return *noted;
}

struct zz_days zz_obligation_days(const struct zz_judge *j, const struct zz_rule *rule, struct zz_period p)
{
	struct zz_days days = {.first = p.first, .last = p.last};
	bool window = rule->yearly_window == 2;
	if (window || rule->assessed == 2)
		days.year = zz_civil_of(p.first).year;
	if (window)
		days.last = zz_day_of(days.year + 1, 12, 31);
	else if (days.year) /* a plan is made in the year before */
		days.first = zz_day_of(days.year - 1, 1, 1);
	if (days.last > j->l->today)
		days.last = j->l->today;
	return days;
}

static void found(struct zz_evidence *out, size_t record, bool noted)
{
	if (!out->have || (out->noted && !noted)) {
		out->first = (int32_t)record;
		out->noted = noted;
	}
	out->have++;
}

/* A talk between people of whom one cannot be told may be of any relation. */
static bool talk_untold(const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_counts *counts = rule->counts.at;
	for (uint32_t i = 0; i < rule->counts.n; i++)
		if (counts[i].kind == ZZ_HEART_TALK && counts[i].relation && r->kind == ZZ_HEART_TALK && !r->relation)
			return true;
	return false;
}

/* A record that tells of no step at all lacks that element, which is asked about the record; it is not held
 * against the branch a second time as a duty that was not met. */
static bool steps_unwritten(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							int32_t year)
{
	const struct zz_counts *counts = rule->counts.at;
	const struct zz_steps *s = &r->steps;
	if (step_taken(s->mobilised) || step_taken(s->self) || step_taken(s->mutual) || step_taken(s->ballot))
		return false;
	for (uint32_t i = 0; i < rule->counts.n; i++)
		if (counts[i].step == 2 && counts[i].kind == r->kind &&
			of_year(j, rule, r->assessment_year, r->date, year))
			return true;
	return false;
}

/* A group's meeting may be a guest in another sitting. */
static bool of_group(const struct zz_record *r, uint32_t group)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (r->group == group)
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].group == group)
			return true;
	return false;
}

static void of_owner(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out)
{
	struct zz_days days = zz_obligation_days(j, o->rule, o->period);
	struct zz_slice s = zz_ledger_slice(j->l, o->owner, days.first, days.last);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		bool noted;
		if (!zz_record_counts(r))
			continue;
		if (o->rule->subject == ZZ_SUBJECT_GROUP && !of_group(r, o->subject))
			continue;
		if (zz_record_fits(j, o->rule, r, days.year, &noted))
			found(out, i, noted);
		else if (talk_untold(o->rule, r))
			out->unsure = ZZ_WHY(ZZ_WHY_UNRESOLVED);
		else if (steps_unwritten(j, o->rule, r, days.year))
			out->unsure = ZZ_WHY(ZZ_WHY_NO_STEPS);
	}
}

static bool lectured(const struct zz_record *r, int32_t person)
{
	if (r->kind == ZZ_PARTY_LESSON && r->lecturer.person == person)
		return true;
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind == ZZ_PARTY_LESSON && guests[i].lecturer.person == person)
			return true;
	return false;
}

/* The same name that cannot be told from another's may be the secretary's. */
static bool may_have_lectured(const struct zz_judge *j, const struct zz_record *r, int32_t person)
{
	const struct zz_roster *roster = &j->l->roster;
	const struct zz_hosted *guests = r->hosted.at;
	if (zz_roster_may_be(roster, r->lecturer.name, r->lecturer.person, person))
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind == ZZ_PARTY_LESSON &&
			zz_roster_may_be(roster, guests[i].lecturer.name, guests[i].lecturer.person, person))
			return true;
	return false;
}

/* A lesson is a lesson to whichever branch it was given. */
static void of_lecturer(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out)
{
	struct zz_days days = zz_obligation_days(j, o->rule, o->period);
	const struct zz_indices *lessons = &j->by_kind[ZZ_PARTY_LESSON];
	for (size_t i = 0; i < lessons->n; i++) {
		const struct zz_record *r = &j->l->records[lessons->at[i]];
		if (r->date < days.first || r->date > days.last || !zz_record_linked(j, r))
			continue;
		if (lectured(r, o->person))
			found(out, lessons->at[i], false);
		else if (may_have_lectured(j, r, o->person))
			out->unsure = ZZ_WHY(ZZ_WHY_UNRESOLVED);
	}
}

/* Every record once, though it may be of several of the row's kinds. */
static bool counted_before(const struct zz_rule *rule, uint32_t entry, const struct zz_record *r)
{
	const struct zz_counts *counts = rule->counts.at;
	for (uint32_t i = 0; i < entry; i++)
		if (zz_record_is(r, counts[i].kind))
			return true;
	return false;
}

static void of_unit(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out)
{
	struct zz_days days = zz_obligation_days(j, o->rule, o->period);
	const struct zz_counts *counts = o->rule->counts.at;
	for (uint32_t c = 0; c < o->rule->counts.n; c++)
		for (size_t i = 0; i < j->by_kind[counts[c].kind].n; i++) {
			uint32_t at = j->by_kind[counts[c].kind].at[i];
			const struct zz_record *r = &j->l->records[at];
			bool noted;
			if (r->date >= days.first && r->date <= days.last && !counted_before(o->rule, c, r) &&
				zz_record_fits(j, o->rule, r, days.year, &noted))
				found(out, at, noted);
		}
}

static void cover(struct zz_judge *j, int32_t person, uint32_t record)
{
	struct zz_coverage *c = &j->coverage;
	if (person < 0 || (c->have[person] && c->last[person] == (int32_t)record))
		return;
	if (!c->have[person])
		c->evidence[person] = (int32_t)record;
	c->last[person] = (int32_t)record;
	c->have[person]++;
}

static void cover_record(struct zz_judge *j, uint32_t record)
{
	const struct zz_record *r = &j->l->records[record];
	const struct zz_who *members = r->members.at;
	const struct zz_attendee *present = r->present.at;
	for (uint32_t i = 0; i < r->members.n; i++)
		cover(j, members[i].person, record);
	for (uint32_t i = 0; i < r->present.n; i++)
		if (present[i].role != ZZ_AS_GUEST)
			cover(j, present[i].who.person, record);
}

void zz_coverage_free(struct zz_coverage *c)
{
	free(c->have);
	free(c->evidence);
	free(c->last);
	*c = (struct zz_coverage){0};
}

/* Everybody's records of one row and period are counted in one go. */
static void cover_all(struct zz_judge *j, const struct zz_obligation *o)
{
	struct zz_coverage *c = &j->coverage;
	struct zz_days days = zz_obligation_days(j, o->rule, o->period);
	const struct zz_counts *counts = o->rule->counts.at;
	uint32_t people = j->l->roster.npeople;
	zz_coverage_free(c);
	c->have = zz_malloc((people + 1) * sizeof *c->have);
	c->evidence = zz_malloc((people + 1) * sizeof *c->evidence);
	c->last = zz_malloc((people + 1) * sizeof *c->last);
	c->rule = o->rule;
	c->first = o->period.first;
	for (uint32_t k = 0; k < o->rule->counts.n; k++)
		for (size_t i = 0; i < j->by_kind[counts[k].kind].n; i++) {
			uint32_t at = j->by_kind[counts[k].kind].at[i];
			const struct zz_record *r = &j->l->records[at];
			bool noted;
			if (r->date >= days.first && r->date <= days.last && zz_record_linked(j, r) &&
				zz_record_fits(j, o->rule, r, days.year, &noted))
				cover_record(j, at);
		}
}

static bool nobody_named(const struct zz_record *r)
{
	return !r->members.n && !r->present.n;
}

/* Who came from another branch (寄挂) and is not on the roster is none of its people. */
static bool stranger(const struct zz_attendee *a)
{
	return a->role == ZZ_AS_GUEST || (a->role == ZZ_AS_ATTACHED && a->who.person == -1);
}

bool zz_may_stand_in(const struct zz_roster *roster, const struct zz_record *r, int32_t person)
{
	const struct zz_who *members = r->members.at;
	const struct zz_attendee *present = r->present.at;
	for (uint32_t i = 0; i < r->members.n; i++)
		if (members[i].person == -1 || zz_roster_may_be(roster, members[i].name, members[i].person, person))
			return true;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (!stranger(&present[i]) &&
			(present[i].who.person == -1 ||
			 zz_roster_may_be(roster, present[i].who.name, present[i].who.person, person)))
			return true;
	return false;
}

bool zz_somebody_unresolved(const struct zz_record *r)
{
	const struct zz_who *members = r->members.at;
	const struct zz_attendee *present = r->present.at;
	for (uint32_t i = 0; i < r->members.n; i++)
		if (members[i].person < 0)
			return true;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (present[i].who.person < 0 && !stranger(&present[i]))
			return true;
	return false;
}

static void of_member(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out)
{
	if (j->coverage.rule != o->rule || j->coverage.first != o->period.first)
		cover_all(j, o);
	out->have = j->coverage.have[o->person];
	out->first = out->have ? j->coverage.evidence[o->person] : -1;
	if (out->have)
		return;
	struct zz_days days = zz_obligation_days(j, o->rule, o->period);
	struct zz_slice s = zz_ledger_slice(j->l, o->owner, days.first, days.last);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &j->l->records[i];
		bool noted;
		if (!zz_record_counts(r) || !zz_record_fits(j, o->rule, r, days.year, &noted))
			continue;
		if (nobody_named(r))
			out->unsure = ZZ_WHY(ZZ_WHY_NO_LISTS);
		else if (zz_may_stand_in(&j->l->roster, r, o->person))
			out->unsure = ZZ_WHY(ZZ_WHY_UNRESOLVED);
	}
}

void zz_evidence_of(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out)
{
	*out = (struct zz_evidence){.first = -1};
	switch ((enum zz_subject)o->rule->subject) {
	case ZZ_SUBJECT_UNIT:
		of_unit(j, o, out);
		break;
	case ZZ_SUBJECT_MEMBER:
		of_member(j, o, out);
		break;
	case ZZ_SUBJECT_CADRE:
		zz_dual_life(j, o, out);
		break;
	case ZZ_SUBJECT_SECRETARY:
		of_lecturer(j, o, out);
		break;
	default:
		of_owner(j, o, out);
		break;
	}
}
