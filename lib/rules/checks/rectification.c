/* 支部工作条例 第十七条: after an organisation life meeting the branch puts right what was found. A list with
 * one item is what can be seen of it: follow-ups that name the meeting, or decisions in the record with
 * somebody and a day. Asked once the yearly window has closed, of all meetings of a branch and year together:
 * one list may serve the meetings of several groups. */
#include "rules/checks.h"

enum {
	MISSING,
	EARLY,
};

const struct zz_finding_def zz_findings_rectification[] = {
	[MISSING] =
		{"rectification-missing", ZZ_INCOMPLETE,
		 N_("the ledger holds no list of what is put right after the organisation life meeting of {year}: "
			"not one item with somebody and a day"),
		 N_("Enter each item: zzsh rectify add … --item … --owner … --deadline …"),
		 N_("the list lies on paper, or is entered on another computer; it names another record")},
	[EARLY] = {"rectification-early", ZZ_QUESTION,
			   N_("the item is dated {day}, before the meeting that it comes from ({held})"),
			   N_("Correct the date or the record that it names."),
			   N_("the item comes from an earlier meeting; the meeting's date is wrong")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_rectification[which])

static int32_t year_of(const struct zz_record *r)
{
	return r->assessment_year > 0 ? r->assessment_year : zz_civil_of(r->date).year;
}

static bool same_list(const struct zz_record *a, const struct zz_record *b)
{
	return zz_record_counts(b) && b->kind == a->kind && b->owner == a->owner && b->date != ZZ_NO_DAY &&
		   year_of(a) == year_of(b);
}

static bool lists_in_record(const struct zz_record *r)
{
	const struct zz_agenda *agenda = r->agenda.at;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (agenda[i].person && agenda[i].deadline != ZZ_NO_DAY)
			return true;
	return false;
}

/* The meeting that an item comes from, of one owner; NULL if it is none. */
static const struct zz_record *meeting_of(const struct zz_judge *j, const struct zz_followup *u,
										  uint32_t owner)
{
	if (u->type != ZZ_FU_RECTIFICATION || u->owner != owner || !u->item || !u->record.n)
		return NULL;
	int32_t i = zz_ledger_refer(j->l, u->owner, u->record);
	return i >= 0 ? &j->l->records[i] : NULL;
}

static bool has_list(const struct zz_judge *j, const struct zz_record *r)
{
	struct zz_slice s = zz_ledger_slice(j->l, r->owner, ZZ_NO_DAY, ZZ_NO_DAY);
	for (size_t i = s.from; i < s.until; i++)
		if (same_list(r, &j->l->records[i]) && lists_in_record(&j->l->records[i]))
			return true;
	const struct zz_indices *items = &j->followups[ZZ_FU_RECTIFICATION];
	for (size_t i = 0; i < items->n; i++) {
		const struct zz_record *meeting = meeting_of(j, &j->l->followups[items->at[i]], r->file_owner);
		if (meeting && same_list(r, meeting))
			return true;
	}
	return false;
}

/* A follow-up that cannot be read may be the list. */
static bool may_be_unreadable(const struct zz_judge *j, const struct zz_record *r)
{
	struct zz_buf folder = {0};
	bool found = false;
	zz_buf_printf(&folder, "followups/%.*s/", ZZ_FMT(zz_intern_str(&j->l->words, r->file_owner)));
	for (size_t i = 0; i < j->l->findings.n && !found; i++) {
		const struct zz_finding *f = &j->l->findings.at[i];
		found = zz_str_is(zz_str(f->def->id), "unreadable") && zz_str_starts(f->path, folder.data);
	}
	zz_buf_free(&folder);
	return found;
}

/* One finding for all meetings of a year, with the first of them. */
static bool told_with_another(const struct zz_judge *j, const struct zz_record *r)
{
	struct zz_slice s = zz_ledger_slice(j->l, r->owner, ZZ_NO_DAY, ZZ_NO_DAY);
	for (size_t i = s.from; i < s.until && &j->l->records[i] != r; i++)
		if (same_list(r, &j->l->records[i]))
			return true;
	return false;
}

static bool asked_yet(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	zz_day window = zz_period_closes(&j->l->calendar, zz_window_until(j, rule, year_of(r)));
	return j->l->today > window && j->l->today > zz_record_window(j->l, r) && !j->l->notices_unreadable;
}

/* A list from before the meeting is asked about: what it puts right was found at an earlier one. */
static void check_dates(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	const struct zz_indices *items = &j->followups[ZZ_FU_RECTIFICATION];
	for (size_t i = 0; i < items->n; i++) {
		const struct zz_followup *u = &j->l->followups[items->at[i]];
		if (u->on == ZZ_NO_DAY || u->on >= r->date || meeting_of(j, u, r->file_owner) != r)
			continue;
		struct zz_finding *f =
			ZZ_REPORT(j, FOUND(EARLY), rule, r, "on", ZZ_ADAY("day", u->on), ZZ_ADAY("held", r->date));
		f->path = f->record = u->path;
	}
}

void zz_check_rectification(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	bool before = j->l->unit.adopted != ZZ_NO_DAY && r->date < j->l->unit.adopted;
	check_dates(j, rule, r);
	if (r->imported || before || !asked_yet(j, rule, r) || told_with_another(j, r) || has_list(j, r) ||
		may_be_unreadable(j, r))
		return;
	ZZ_REPORT(j, FOUND(MISSING), rule, r, "rectification", ZZ_ANUM("year", year_of(r)));
}
