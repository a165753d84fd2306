/* Gathering what the records of a year say of one person. */
#include "report/person.h"

#include <stdlib.h>

const struct zz_term zz_came_terms[ZZ_CAMES] = {
	[ZZ_CAME] = {"present", "到会"},
	[ZZ_STAYED_AWAY] = {"absent", "缺席"},
	[ZZ_NOT_LISTED] = {"unaccounted", "未列明"},
	[ZZ_NO_LIST] = {"no-list", "无名单"},
};

const struct zz_term zz_part_terms[ZZ_PARTS] = {
	[ZZ_PART_LESSON_OWN] = {"lesson-own", "在本支部讲党课"},
	[ZZ_PART_LESSON_ELSEWHERE] = {"lesson-elsewhere", "在其他支部讲党课"},
	[ZZ_PART_TALKED] = {"talked", "找人谈话"},
	[ZZ_PART_TALKED_WITH] = {"talked-with", "接受谈话"},
	[ZZ_PART_ANALYSIS] = {"analysis", "党性分析"},
	[ZZ_PART_APPRAISAL] = {"appraisal", "民主评议"},
	[ZZ_PART_WISH] = {"micro-wish", "微心愿"},
	[ZZ_PART_SERVICE] = {"community-service", "社区服务"},
	[ZZ_PART_TRAINING] = {"training", "培训学习"},
	[ZZ_PART_OTHER] = {"other", "其他活动"},
	[ZZ_PART_BODY] = {"body", "班子民主生活会"},
	[ZZ_PART_CONTACT] = {"contact", "到直接联系点"},
};

struct gathering {
	struct zz_person_page *page;
	const struct zz_ledger *l;
	int32_t person;
	struct zz_due_list due;
};

static bool is(const struct gathering *g, const struct zz_who *who)
{
	return who->person == g->person;
}

/* As a member or guest; the list's entry, or NULL. */
static const struct zz_attendee *present(const struct gathering *g, const struct zz_record *r)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (is(g, &at[i].who))
			return &at[i];
	return NULL;
}

static void part(struct gathering *g, uint32_t record, enum zz_part which, uint8_t grade)
{
	*ZZ_PUSH(&g->page->parts) = (struct zz_person_part){.record = record, .part = which, .grade = grade};
}

/* --- sittings at which somebody was due --- */

static const struct zz_due_person *due_of(struct gathering *g, const struct zz_record *r)
{
	zz_record_due(g->l, r, &g->due);
	for (size_t i = 0; i < g->due.n; i++)
		if (g->due.at[i].person == g->person)
			return &g->due.at[i];
	return NULL;
}

static void sitting(struct gathering *g, uint32_t record, const struct zz_record *r)
{
	const struct zz_due_person *due = r->org >= 0 ? due_of(g, r) : NULL;
	const struct zz_attendee *came = zz_attendee_of(&r->present, g->person);
	const struct zz_attendee *away = zz_attendee_of(&r->absent, g->person);
	struct zz_person_sitting s = {.record = record};
	if (!due)
		return;
	s.excused = due->excused;
	s.came = came ? ZZ_CAME : away ? ZZ_STAYED_AWAY : r->present.given ? ZZ_NOT_LISTED : ZZ_NO_LIST;
	s.online = came && came->mode == ZZ_ONLINE;
	s.reason = came ? 0 : away ? away->reason : 0;
	*ZZ_PUSH(&g->page->sittings) = s;
}

/* --- what else --- */

static bool own_branch(const struct gathering *g, const struct zz_record *r)
{
	return r->org >= 0 && zz_membership_on(&g->l->roster, g->person, r->org, r->date);
}

/* Whether the lesson, or one within the sitting, was this person's. */
static bool lectured(const struct gathering *g, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (is(g, &r->lecturer) && r->kind == ZZ_PARTY_LESSON)
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind == ZZ_PARTY_LESSON && is(g, &guests[i].lecturer))
			return true;
	return false;
}

static void talks(struct gathering *g, uint32_t record, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	bool led = zz_who_listed(&r->talkers, g->person), heard = zz_who_listed(&r->talkees, g->person);
	for (uint32_t i = 0; i < r->hosted.n; i++) {
		led = led || zz_who_listed(&guests[i].talkers, g->person);
		heard = heard || zz_who_listed(&guests[i].talkees, g->person);
	}
	if (led)
		part(g, record, ZZ_PART_TALKED, 0);
	if (heard)
		part(g, record, ZZ_PART_TALKED_WITH, 0);
}

static uint8_t grade_in(const struct gathering *g, const struct zz_list *grades)
{
	const struct zz_grade *at = grades->at;
	for (uint32_t i = 0; i < grades->n; i++)
		if (is(g, &at[i].who))
			return at[i].grade;
	return 0;
}

/* Of the record, or of a later result that names it. */
static uint8_t grade_of(const struct gathering *g, uint32_t record, const struct zz_record *r)
{
	uint8_t grade = grade_in(g, &r->grades);
	for (size_t i = 0; i < g->l->nfollowups && !grade; i++) {
		const struct zz_followup *u = &g->l->followups[i];
		if (u->type == ZZ_FU_RESULT && u->grades.n &&
			zz_ledger_refer(g->l, u->owner, u->record) == (int32_t)record)
			grade = grade_in(g, &u->grades);
	}
	return grade;
}

static void appraisal(struct gathering *g, uint32_t record, const struct zz_record *r)
{
	if (!zz_record_is(r, ZZ_DEMOCRATIC_APPRAISAL))
		return;
	uint8_t grade = grade_of(g, record, r);
	if (grade || zz_attendee_of(&r->present, g->person))
		part(g, record, ZZ_PART_APPRAISAL, grade);
}

static void activities(struct gathering *g, uint32_t record, const struct zz_record *r)
{
	static const struct {
		uint8_t kind, part;
	} kinds[] = {
		{ZZ_MICRO_WISH, ZZ_PART_WISH},    {ZZ_COMMUNITY_SERVICE, ZZ_PART_SERVICE},
		{ZZ_TRAINING, ZZ_PART_TRAINING},  {ZZ_PAIRING, ZZ_PART_OTHER},
		{ZZ_VISIT, ZZ_PART_OTHER},        {ZZ_WORK_REPORT, ZZ_PART_OTHER},
		{ZZ_CONSULTATION, ZZ_PART_OTHER}, {ZZ_THOUGHT_REPORT, ZZ_PART_OTHER},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (r->kind == kinds[i].kind &&
			(zz_who_listed(&r->members, g->person) || zz_attendee_of(&r->present, g->person)))
			part(g, record, (enum zz_part)kinds[i].part, 0);
}

/* 直接联系点: the branches that a body has assigned to somebody, while they were. */
static bool contact_of(const struct gathering *g, uint32_t branch, zz_day on)
{
	const struct zz_roster *roster = &g->l->roster;
	for (uint32_t i = 0; i < roster->norgs; i++) {
		const struct zz_contact *at = roster->orgs[i].contacts.at;
		for (uint32_t k = 0; k < roster->orgs[i].contacts.n; k++)
			if (at[k].who && is(g, at[k].who) && at[k].branch == branch && zz_dates_hold(at[k].dates, on))
				return true;
	}
	return false;
}

/* Whatever shows somebody doing something. */
static bool took_part(const struct gathering *g, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	bool in = present(g, r) || zz_who_listed(&r->talkers, g->person) ||
			  zz_who_listed(&r->talkees, g->person) || zz_who_listed(&r->members, g->person) ||
			  is(g, &r->lecturer) || is(g, &r->chair) || is(g, &r->recorder);
	for (uint32_t i = 0; i < r->hosted.n && !in; i++)
		in = is(g, &guests[i].lecturer) || zz_who_listed(&guests[i].talkers, g->person) ||
			 zz_who_listed(&guests[i].talkees, g->person);
	return in;
}

static void hours(struct gathering *g, const struct zz_record *r)
{
	if (zz_attendee_of(&r->present, g->person) || is(g, &r->lecturer) ||
		zz_who_listed(&r->members, g->person))
		g->page->hours += zz_record_hours(r);
}

/* The year for which a yearly meeting is: by what it says, else by the day on which it was held. */
static bool for_year(const struct gathering *g, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	int32_t year = r->assessment_year;
	for (uint32_t i = 0; i < r->hosted.n && year <= 0; i++)
		year = guests[i].assessment_year;
	return (year > 0 ? year : zz_civil_of(r->date).year) == zz_civil_of(g->page->year.first).year;
}

static void yearly(struct gathering *g, uint32_t record, const struct zz_record *r, bool took)
{
	if (!for_year(g, r))
		return;
	appraisal(g, record, r);
	if (r->kind == ZZ_SPIRIT_ANALYSIS && zz_who_listed(&r->members, g->person))
		part(g, record, ZZ_PART_ANALYSIS, 0);
	if (took && r->kind == ZZ_DEMOCRATIC_LIFE_MEETING)
		part(g, record, ZZ_PART_BODY, 0);
}

static void look_at(struct gathering *g, uint32_t record)
{
	const struct zz_record *r = &g->l->records[record];
	struct zz_person_page *page = g->page;
	if (!zz_record_counts(r) || r->date == ZZ_NO_DAY || r->date > g->l->today)
		return;
	bool took = took_part(g, r);
	if (took && (page->last == ZZ_NO_DAY || r->date > page->last))
		page->last = r->date;
	yearly(g, record, r, took);
	if (r->date < page->year.first || r->date > page->year.last)
		return;
	sitting(g, record, r);
	if (lectured(g, r))
		part(g, record, own_branch(g, r) ? ZZ_PART_LESSON_OWN : ZZ_PART_LESSON_ELSEWHERE, 0);
	talks(g, record, r);
	activities(g, record, r);
	hours(g, r);
	if (took && r->org >= 0 && contact_of(g, g->l->roster.orgs[r->org].id, r->date))
		part(g, record, ZZ_PART_CONTACT, 0);
}

/* --- the page --- */

static bool cadre_in(const struct zz_ledger *l, int32_t person, struct zz_period year)
{
	zz_day end = year.last < l->today ? year.last : l->today;
	return zz_person_cadre(&l->roster, person, end) || zz_person_cadre(&l->roster, person, year.first);
}

static int32_t months_between(zz_day from, zz_day until)
{
	struct zz_civil a = zz_civil_of(from), b = zz_civil_of(until);
	return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);
}

struct zz_question zz_person_question(struct zz_period year)
{
	return (struct zz_question){.period = year};
}

void zz_person_page_make(struct zz_person_page *out, const struct zz_verdict *v, int32_t person,
						 struct zz_period year, bool told)
{
	struct gathering g = {.page = out, .l = v->ledger, .person = person};
	*out = (struct zz_person_page){.l = v->ledger,
								   .v = v,
								   .person = person,
								   .year = year,
								   .told = told,
								   .cadre = cadre_in(v->ledger, person, year),
								   .last = ZZ_NO_DAY,
								   .months = -1};
	for (uint32_t i = 0; i < v->ledger->nrecords; i++)
		look_at(&g, i);
	if (out->last != ZZ_NO_DAY)
		out->months = months_between(out->last, v->ledger->today);
	zz_due_free(&g.due);
}

void zz_person_page_free(struct zz_person_page *page)
{
	free(page->sittings.at);
	free(page->parts.at);
}

/* Whoever was admitted on 29 February has it on the 28th of a year without. */
static zz_day anniversary(zz_day joined, int year)
{
	struct zz_civil c = zz_civil_of(joined);
	zz_day first = zz_day_of(year, c.month, 1);
	zz_day last = zz_period_of(ZZ_PERIOD_MONTH, first).last;
	zz_day day = first + c.day - 1;
	return day < last ? day : last;
}

zz_day zz_political_birthday(const struct zz_person *p, zz_day from)
{
	if (p->joined == ZZ_NO_DAY)
		return ZZ_NO_DAY;
	int year = zz_civil_of(from).year;
	zz_day day = anniversary(p->joined, year);
	return day >= from ? day : anniversary(p->joined, year + 1);
}

bool zz_person_birthday(const struct zz_ledger *l, const struct zz_record *r)
{
	struct zz_arena a = {0};
	struct zz_words words = {0};
	bool yes = false;
	zz_record_words(l, r, "birthday", &a, &words);
	for (size_t i = 0; i < words.n; i++)
		yes = yes || zz_enum_find(zz_yes_no_terms, words.at[i]) == 2;
	free(words.at);
	zz_arena_free(&a);
	return yes;
}
