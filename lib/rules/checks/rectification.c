/* 支部工作条例 第十七条: after an organisation life meeting the branch puts right what was found. A list with
 * one item is what can be seen of it: follow-ups that name the meeting, or decisions in the record with
 * somebody and a day. Asked once the yearly window has closed, of all meetings of a branch and year together:
 * one list may serve the meetings of several groups. */
#include "rules/checks.h"
#include "rules/register.h"

#include <stdlib.h>

enum {
	MISSING,
	EARLY,
	OVERDUE,
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
	[OVERDUE] =
		{"rectification-overdue", ZZ_INFO,
		 N_("items whose day is past, of which nothing is on record: {n}; the first, until {day}: {item}"),
		 N_("Enter what was done (zzsh rectify progress) and let the superior close it, or agree on "
			"another day."),
		 N_("it is done, and only the entry is missing")},
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

/* --- items whose day is past: 逐项整改落实 --- */

static bool evidence_given(const struct zz_judge *j, const struct zz_register_item *item)
{
	return item->evidence >= 0 || (item->last >= 0 && j->l->followups[item->last].progress);
}

static bool is_late(const struct zz_judge *j, const struct zz_register_item *item, const struct zz_record *r)
{
	return item->record >= 0 && &j->l->records[item->record] == r && item->state == ZZ_ITEM_OVERDUE &&
		   item->source == ZZ_ITEM_FROM_RECORD && !evidence_given(j, item);
}

/* One finding a meeting, at the first of its items; the register lists them all. */
static void late_items(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					   const struct zz_register *all, size_t first)
{
	const struct zz_register_item *item = &all->at[first];
	int n = 0;
	for (size_t i = first; i < all->n; i++)
		n += is_late(j, &all->at[i], r);
	struct zz_finding *f = ZZ_REPORT(j, FOUND(OVERDUE), rule, r, NULL, ZZ_ANUM("n", n),
									 ZZ_ADAY("day", item->deadline), ZZ_ATEXT("item", item->text));
	if (item->last >= 0)
		f->path = j->l->followups[item->last].path;
}

void zz_check_overdue(struct zz_judge *j, const struct zz_rule *rule)
{
	struct zz_register all;
	if (j->l->scoped)
		return;
	zz_register_make(&all, j->l);
	bool *told = zz_malloc((j->l->nrecords + 1) * sizeof *told);
	for (size_t i = 0; i < all.n; i++) {
		const struct zz_record *r = all.at[i].record >= 0 ? &j->l->records[all.at[i].record] : NULL;
		if (!r || told[all.at[i].record] || !is_late(j, &all.at[i], r) || !zz_rule_speaks_of(j, rule, r))
			continue;
		told[all.at[i].record] = true;
		late_items(j, rule, r, &all, i);
	}
	free(told);
	zz_register_free(&all);
}
