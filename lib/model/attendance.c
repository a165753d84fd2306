#include "model/ledger.h"

#include <stdlib.h>

/* 组织生活会 is held as one of the three meetings; where it does not say as which, nobody knows who was due.
 */
static int due_scope(const struct zz_record *r)
{
	int scope = zz_kinds[r->kind].due;
	if (scope != ZZ_DUE_BY_FORM)
		return scope;
	return r->form ? zz_kinds[r->form].due : ZZ_DUE_NOBODY;
}

/* Members left out of 应到 by a decision before an election are no longer demanded. */
static void excuse_excluded(const struct zz_record *r, struct zz_due_list *due)
{
	const struct zz_who *out = r->election.excluded.at;
	for (uint32_t i = 0; i < r->election.excluded.n; i++)
		for (size_t k = 0; out[i].person >= 0 && k < due->n; k++)
			if (due->at[k].person == out[i].person)
				due->at[k].excused = true;
}

void zz_record_due(const struct zz_ledger *l, const struct zz_record *r, struct zz_due_list *out)
{
	out->n = 0;
	int scope = due_scope(r);
	if (scope == ZZ_DUE_NOBODY || r->org < 0 || r->date == ZZ_NO_DAY)
		return;
	zz_roster_due(&l->roster, r->org, scope, r->group, r->date, out);
	excuse_excluded(r, out);
}

const struct zz_attendee *zz_attendee_of(const struct zz_list *list, int32_t person)
{
	const struct zz_attendee *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i].who.person == person && at[i].role != ZZ_AS_GUEST)
			return &at[i];
	return NULL;
}

bool zz_attendee_listed(const struct zz_list *list, int32_t person)
{
	const struct zz_attendee *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i].who.person == person)
			return true;
	return false;
}

bool zz_who_listed(const struct zz_list *list, int32_t person)
{
	const struct zz_who *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i].person == person)
			return true;
	return false;
}

static int count_listed(const struct zz_list *list)
{
	const struct zz_attendee *at = list->at;
	int n = 0;
	for (uint32_t i = 0; i < list->n; i++)
		n += at[i].role != ZZ_AS_GUEST;
	return n;
}

/* Somebody excused who came counts like everybody else; one who stayed away counts nowhere. */
static void count_person(const struct zz_record *r, const struct zz_due_person *p, struct zz_attendance *out)
{
	const struct zz_attendee *here = zz_attendee_of(&r->present, p->person);
	if (!here && p->excused)
		return;
	out->due++;
	out->voters_due += p->votes;
	if (here) {
		out->present++;
		out->voters_present += p->votes;
		out->online += here->mode == ZZ_ONLINE;
	} else if (zz_attendee_of(&r->absent, p->person)) {
		out->absent++;
	} else {
		out->unaccounted++;
	}
}

void zz_record_attendance_of(const struct zz_record *r, const struct zz_due_list *due,
							 struct zz_attendance *out)
{
	*out = (struct zz_attendance){.known = r->present.given};
	out->listed_present = count_listed(&r->present);
	out->listed_absent = count_listed(&r->absent);
	for (size_t i = 0; i < due->n; i++)
		count_person(r, &due->at[i], out);
}

void zz_record_attendance(const struct zz_ledger *l, const struct zz_record *r, struct zz_attendance *out)
{
	struct zz_due_list due = {0};
	zz_record_due(l, r, &due);
	zz_record_attendance_of(r, &due, out);
	zz_due_free(&due);
}

void zz_due_free(struct zz_due_list *due)
{
	free(due->at);
	*due = (struct zz_due_list){0};
}

zz_day zz_window_of(const struct zz_calendar *c, zz_day end)
{
	if (end == ZZ_NO_DAY)
		return ZZ_NO_DAY;
	zz_day until = zz_workdays_after(c, end, ZZ_WINDOW_WORKDAYS);
	return until != ZZ_NO_DAY ? until : end + ZZ_WINDOW_DAYS;
}

zz_day zz_record_window(const struct zz_ledger *l, const struct zz_record *r)
{
	return zz_window_of(&l->calendar, zz_record_end(r));
}

bool zz_window_open(const struct zz_ledger *l, zz_day end, struct zz_str path)
{
	return l->today <= zz_window_of(&l->calendar, end) ||
		   zz_source_entered_since(l->source, path, zz_moment_at(l->today - 1, 0, l->unit.zone));
}

bool zz_record_entering(const struct zz_ledger *l, const struct zz_record *r)
{
	return zz_window_open(l, zz_record_end(r), r->path);
}
