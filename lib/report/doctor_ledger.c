/* The ledger's own files. */
#include "report/doctor_parts.h"

#include "git/drafts.h"

#include <stdlib.h>
#include <string.h>

/* The paths of the findings of one id. */
static struct zz_health_paths paths_of(const struct zz_ledger *l, const char *id, const char *unlike)
{
	struct zz_health_paths list = {0};
	for (size_t i = 0; i < l->findings.n; i++) {
		const struct zz_finding *f = &l->findings.at[i];
		if (strcmp(f->def->id, id) == 0 && f->path.n && (!unlike || !zz_str_is(f->path, unlike)))
			*ZZ_PUSH(&list) = f->path;
	}
	return list;
}

static void say_paths(struct zz_patient *p, enum zz_symptom_id id, struct zz_health_paths list)
{
	if (list.n)
		ZZ_SICK(p, id, ZZ_ANUM("n", (long)list.n), ZZ_ATEXT("paths", zz_doctor_paths(p, &list)));
	free(list.at);
}

void zz_examine_format(struct zz_patient *p)
{
	if (!p->ledger)
		ZZ_SICK(p, ZZ_SY_NOT_LOADED, ZZ_ATEXT("why", zz_str(p->not_loaded.text)));
}

void zz_examine_genesis(struct zz_patient *p)
{
	if (!p->ledger->id[0])
		ZZ_SICK(p, ZZ_SY_GENESIS, ZZ_ANUM("n", 0));
}

void zz_examine_records(struct zz_patient *p)
{
	say_paths(p, ZZ_SY_UNREADABLE, paths_of(p->ledger, "unreadable", "genesis.yaml"));
	say_paths(p, ZZ_SY_FILE_ODD, paths_of(p->ledger, "file-odd", NULL));
}

void zz_examine_names(struct zz_patient *p)
{
	for (size_t i = 0; i + 1 < p->health.alike.n; i += 2)
		ZZ_SICK(p, ZZ_SY_NAMES_ALIKE, ZZ_ATEXT("one", p->health.alike.at[i]),
				ZZ_ATEXT("other", p->health.alike.at[i + 1]));
}

/* The State Council tells the next year's holidays in late autumn. */
void zz_examine_calendar(struct zz_patient *p)
{
	enum { DECEMBER = 12 };
	struct zz_civil today = zz_civil_of(p->ledger->today);
	if (!zz_calendar_knows(&p->ledger->calendar, today.year))
		ZZ_SICK(p, ZZ_SY_CALENDAR, ZZ_ANUM("year", today.year));
	if (today.month == DECEMBER && !zz_calendar_knows(&p->ledger->calendar, today.year + 1))
		ZZ_SICK(p, ZZ_SY_CALENDAR_NEXT, ZZ_ANUM("year", today.year + 1));
}

void zz_examine_packs(struct zz_patient *p)
{
	for (size_t i = 0; i < p->ledger->findings.n; i++) {
		const struct zz_finding *f = &p->ledger->findings.at[i];
		struct zz_buf text = {0};
		if (strcmp(f->def->id, "pack-unknown") != 0)
			continue;
		zz_finding_text(&text, f, f->def->message, p->asked->lang);
		ZZ_SICK(p, ZZ_SY_PACK, ZZ_ATEXT("what", zz_buf_view(&text)));
		zz_buf_free(&text);
	}
}

void zz_examine_waiting(struct zz_patient *p)
{
	struct zz_kept_drafts drafts;
	zz_drafts_list(&drafts, p->asked->dir);
	if (p->ledger && p->ledger->uncommitted)
		ZZ_SICK(p, ZZ_SY_UNCOMMITTED, ZZ_ANUM("n", (long)p->ledger->uncommitted));
	if (drafts.n)
		ZZ_SICK(p, ZZ_SY_DRAFTS, ZZ_ANUM("n", (long)drafts.n), ZZ_ATEXT("path", drafts.at[0].path));
	zz_drafts_free(&drafts);
}
