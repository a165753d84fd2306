#include "rules/headcount.h"

static int unresolved_names(const struct zz_list *list)
{
	const struct zz_who *at = list ? list->at : NULL;
	int n = 0;
	for (uint32_t i = 0; list && i < list->n; i++)
		n += at[i].person < 0;
	return n;
}

/* Guests and people of another branch are never among those due. */
static bool attends_as_member(const struct zz_attendee *a)
{
	return a->role != ZZ_AS_GUEST && a->role != ZZ_AS_ATTACHED;
}

static bool came(const struct zz_record *r, int32_t person)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].who.person == person && attends_as_member(&at[i]))
			return true;
	return false;
}

static int unresolved_attendees(const struct zz_record *r)
{
	const struct zz_attendee *at = r->present.at;
	int n = 0;
	for (uint32_t i = 0; i < r->present.n; i++)
		n += at[i].who.person < 0 && attends_as_member(&at[i]);
	return n;
}

static void count(struct zz_headcount *h, const struct zz_record *r, const struct zz_due_person *p,
				  const struct zz_list *excluded, bool voters)
{
	bool here = came(r, p->person);
	if (!here && excluded && zz_who_listed(excluded, p->person))
		return;
	h->all++;
	h->present += here;
	h->least += here || !(p->excused || (voters && p->open));
	h->open += here && voters && p->open;
}

bool zz_count_heads(struct zz_judge *j, const struct zz_record *r, int scope, bool voters,
					const struct zz_list *excluded, struct zz_headcount *out)
{
	*out = (struct zz_headcount){0};
	if (!r->present.given || r->org < 0 || j->l->roster.orgs[r->org].unreadable)
		return false;
	j->due.n = 0;
	zz_roster_due(&j->l->roster, r->org, scope, r->group, r->date, &j->due);
	for (size_t i = 0; i < j->due.n; i++)
		if (!voters || j->due.at[i].votes)
			count(out, r, &j->due.at[i], excluded, voters);
	/* Whoever cannot be found among the excluded may be one of those counted as due. */
	int unknown = unresolved_names(excluded);
	out->least -= unknown < out->least - out->present ? unknown : out->least - out->present;
	int absent = out->all - out->present;
	int strangers = unresolved_attendees(r);
	out->unresolved = strangers < absent ? strangers : absent;
	return out->all > 0;
}

bool zz_share_reached(const struct zz_share *share, int n, int due)
{
	int64_t have = (int64_t)n * share->den, need = (int64_t)due * share->num;
	return share->strict == 2 ? have > need : have >= need;
}

int zz_share_needs(const struct zz_share *share, int due)
{
	int64_t need = (int64_t)due * share->num;
	return (int)(share->strict == 2 ? need / share->den + 1 : (need + share->den - 1) / share->den);
}

enum zz_outcome zz_attendance_outcome(const struct zz_share *share, const struct zz_headcount *h)
{
	if (zz_share_reached(share, h->present, h->all))
		return ZZ_ENOUGH;
	if (!zz_share_reached(share, h->present + h->unresolved, h->least))
		return ZZ_NOT_ENOUGH;
	bool settled = zz_share_reached(share, h->present, h->least);
	return settled && !zz_share_reached(share, h->present + h->unresolved, h->all) ? ZZ_DOUBTFUL
																				   : ZZ_UNDECIDED;
}
