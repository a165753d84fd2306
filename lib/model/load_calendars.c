/* Holidays: those that come with the program, and the ledger's own in their stead. */
#include "model/loader.h"

#include "model/embedded.h"

#include <stdlib.h>

static bool add_year(struct zz_ledger *l, int year, const struct zz_node *root, struct zz_reader *r)
{
	struct zz_calendar_file file;
	zz_form_read(&zz_calendar_form, root, &file, r);
	if (r->broken || !zz_calendar_open(&l->calendar, year))
		return false;
	const struct zz_calendar_day *at = file.days.at;
	for (uint32_t i = 0; i < file.days.n; i++)
		if (at[i].date != ZZ_NO_DAY && at[i].state)
			zz_calendar_add(&l->calendar, at[i].date, at[i].state == ZZ_DAY_WORK, at[i].name);
	return true;
}

/* The years that records, periods and the present day can ask for. */
struct years {
	int first, last;
};

static void widen(struct years *y, int year)
{
	if (year < y->first)
		y->first = year;
	if (year > y->last)
		y->last = year;
}

static struct years needed(const struct zz_loader *ld)
{
	int now = zz_civil_of(ld->l->today).year;
	struct years y = {now - 1, now + 1};
	if (ld->l->unit.adopted != ZZ_NO_DAY)
		widen(&y, zz_civil_of(ld->l->unit.adopted).year);
	const struct zz_memory *m = ld->l->brief ? ld->l->memory : NULL;
	for (size_t i = 0; m && i < m->listing.n; i++)
		if (m->listing.at[i].is & ZZ_LISTED_RECORD && m->listing.at[i].year != ZZ_UNSET) {
			widen(&y, m->listing.at[i].year);
			widen(&y, m->listing.at[i].year + 1);
		}
	for (size_t i = 0; i < ld->files.n; i++) {
		struct zz_str path = ld->files.at[i]->path;
		int32_t year = zz_file_is_record(ld->files.at[i]) ? zz_path_year(path) : ZZ_UNSET;
		if (year == ZZ_UNSET)
			continue;
		widen(&y, year);
		widen(&y, year + 1);
	}
	return y;
}

static void load_embedded(struct zz_loader *ld, struct years years)
{
	struct zz_findings none = {.arena = &ld->scratch};
	for (const struct zz_embedded *d = zz_embedded; d->path; d++) {
		struct zz_str path = zz_str(d->path);
		int32_t year = zz_str_starts(path, "calendar/") ? zz_year_of(zz_path_stem(path)) : ZZ_UNSET;
		if (year < years.first || year > years.last)
			continue;
		none.n = 0;
		zz_arena_reset(&ld->scratch);
		struct zz_node *root = zz_yaml_parse(zz_embedded_get(d->path), path, &ld->scratch, &none);
		struct zz_reader r = zz_loader_reader(ld, path, ZZ_STR(""));
		r.arena = &ld->scratch;
		r.findings = NULL;
		if (root)
			add_year(ld->l, year, root, &r);
	}
	free(none.at);
}

static void load_own(struct zz_loader *ld, struct zz_file *f)
{
	struct zz_node *root = zz_loader_open(ld, f, ZZ_STR(""), f->path);
	struct zz_reader r = zz_loader_reader(ld, f->path, ZZ_STR(""));
	r.arena = &ld->scratch;
	if (root && !add_year(ld->l, zz_year_of(zz_path_stem(f->path)), root, &r))
		zz_loader_place(zz_loader_unreadable(ld), f->path, ZZ_STR(""), f->path, ZZ_STR(""));
}

void zz_load_calendars(struct zz_loader *ld)
{
	load_embedded(ld, needed(ld));
	for (size_t i = 0; i < ld->files.n; i++) {
		struct zz_file *f = ld->files.at[i];
		if (!f->odd && zz_path_place(f->path) == ZZ_PLACE_CALENDAR)
			load_own(ld, f);
	}
	zz_calendar_seal(&ld->l->calendar);
	zz_need_calendar(ld, ld->l->today);
}

static void say_once(struct zz_ledger *l, int year)
{
	for (size_t i = 0; i < l->ncalendar_missing; i++)
		if (l->calendar_missing[i] == year)
			return;
	l->calendar_missing = zz_realloc(l->calendar_missing, (l->ncalendar_missing + 1) * sizeof(int32_t));
	l->calendar_missing[l->ncalendar_missing++] = year;
	struct zz_finding *f = ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_CALENDAR_MISSING), ZZ_ANUM("year", year));
	f->period = zz_arena_printf(&l->arena, "%04d", year);
}

void zz_need_calendar(struct zz_loader *ld, zz_day end)
{
	struct zz_calendar *c = &ld->l->calendar;
	zz_day *known = &ld->needed[(unsigned)end % (sizeof ld->needed / sizeof *ld->needed)];
	if (end && end == *known)
		return;
	*known = end;
	if (zz_workdays_after(c, end, ZZ_WINDOW_WORKDAYS) != ZZ_NO_DAY)
		return;
	int year = zz_civil_of(end).year;
	say_once(ld->l, zz_calendar_knows(c, year) ? year + 1 : year);
}
