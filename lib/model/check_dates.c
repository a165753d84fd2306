/* Dates of a record that cannot all be true: only these are contradictions, whoever may have meant what
 * (voice). */
#include "model/loader.h"

static void check_branch(struct zz_ledger *l, const struct zz_record *r)
{
	const struct zz_org *o = &l->roster.orgs[r->org];
	bool before = o->founded != ZZ_NO_DAY && zz_record_end(r) < o->founded;
	bool after = o->dissolved != ZZ_NO_DAY && r->date > o->dissolved;
	if (before)
		zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_BEFORE_FOUNDING), ZZ_ADAY("held", r->date),
							   ZZ_ADAY("founded", o->founded)),
						l, r, ZZ_STR("date"));
	else if (after)
		zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_AFTER_DISSOLVING), ZZ_ADAY("held", r->date),
							   ZZ_ADAY("dissolved", o->dissolved)),
						l, r, ZZ_STR("date"));
}

/* `index` counts from 1; 0 = the part itself. */
static void check_alive(struct zz_ledger *l, const struct zz_record *r, const struct zz_who *who,
						const char *part, uint32_t index)
{
	const struct zz_person *p = who->person >= 0 ? &l->roster.people[who->person] : NULL;
	if (!p || p->died == ZZ_NO_DAY || p->died >= r->date)
		return;
	zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_AFTER_DEATH),
						   ZZ_ATEXT("name", zz_intern_str(&l->words, p->name)), ZZ_ADAY("held", r->date),
						   ZZ_ADAY("died", p->died)),
					l, r, index ? zz_part_item(&l->arena, part, index) : zz_str(part));
}

static void check_whos(struct zz_ledger *l, const struct zz_record *r, const struct zz_list *list,
					   const char *part)
{
	const struct zz_who *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		check_alive(l, r, &at[i], part, i + 1);
}

void zz_check_dates(struct zz_ledger *l, const struct zz_record *r)
{
	const struct zz_attendee *present = r->present.at;
	if (r->date == ZZ_NO_DAY)
		return;
	if (r->org >= 0)
		check_branch(l, r);
	for (uint32_t i = 0; i < r->present.n; i++)
		check_alive(l, r, &present[i].who, "present", i + 1);
	check_alive(l, r, &r->chair, "chair", 0);
	check_alive(l, r, &r->recorder, "recorder", 0);
	check_whos(l, r, &r->talkers, "talkers");
	check_whos(l, r, &r->talkees, "talkees");
	if (r->recorded_on != ZZ_NO_DAY && r->recorded_on != 0 && r->recorded_on < r->date)
		zz_record_place(ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_WRITTEN_BEFORE), ZZ_ADAY("day", r->recorded_on),
							   ZZ_ADAY("held", r->date)),
						l, r, ZZ_STR("recorded_on"));
}
