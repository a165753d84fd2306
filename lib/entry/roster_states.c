/* Dated states and posts of a person, which stand in the person's own entry. */
#include "entry/roster_parts.h"

#include "base/message.h"

#include <string.h>

/* --- states --- */

static bool overlap(struct zz_dates a, struct zz_dates b)
{
	bool a_first = a.until != ZZ_NO_DAY && b.from != ZZ_NO_DAY && a.until < b.from;
	bool b_first = b.until != ZZ_NO_DAY && a.from != ZZ_NO_DAY && b.until < a.from;
	return !a_first && !b_first;
}

/* Entered already for some of these days, anywhere. */
static int stated(const struct zz_roster_edit *ed, int32_t person, uint8_t status, struct zz_dates dates,
				  struct zz_error *e)
{
	const struct zz_person *p = &ed->ledger->roster.people[person];
	char from[ZZ_DATE_MAX], until[ZZ_DATE_MAX];
	for (uint32_t i = 0; i < p->nstatuses; i++) {
		const struct zz_person_status *s = &p->statuses[i];
		if (s->status == status && overlap(s->dates, dates))
			return zz_error(e, ZZ_EUSAGE, N_("%.*s is entered as %s already, from %s until %s"),
							ZZ_FMT(zz_person_name(ed, person)),
							zz_term_text(&zz_status_terms[status - 1], e ? e->lang : ed->reader),
							zz_day_text(s->dates.from, from), zz_day_text(s->dates.until, until));
	}
	return ZZ_OK;
}

static int add_state(struct zz_roster_edit *ed, const struct zz_membership *m, const struct zz_roster_said *s,
					 uint8_t status, struct zz_error *e)
{
	struct zz_roster_entry entry;
	int rc = zz_roster_entry(ed, m, &entry, e);
	if (rc)
		return rc;
	const struct zz_form *form = zz_form_below(entry.form, "statuses");
	struct zz_node *state = zz_node_new(&ed->arena, ZZ_MAP, ZZ_FLOW);
	zz_map_add(&ed->arena, state, form, "status",
			   zz_str(zz_term_text(&zz_status_terms[status - 1], ed->lang)), ed->lang);
	zz_map_add_day(&ed->arena, state, form, "from", s->from, ed->lang);
	zz_map_add_day(&ed->arena, state, form, "until", s->until, ed->lang);
	zz_map_add(&ed->arena, state, form, "reason", s->reason, ed->lang);
	return zz_map_push(&entry.text->patch, zz_entry_node(&entry), entry.form, "statuses", state, ed->lang, e);
}

/* The item of a person's open state in one of the entries; 0 none. */
static size_t open_state(const struct zz_roster_entry *entry, uint8_t status, zz_day *from)
{
	const struct zz_person_status *at = entry->raw.statuses.at;
	for (size_t i = entry->raw.statuses.n; i > 0; i--)
		if (at[i - 1].status == status && at[i - 1].dates.until == ZZ_NO_DAY) {
			*from = at[i - 1].dates.from;
			return i;
		}
	return 0;
}

int zz_entry_put_until(struct zz_roster_edit *ed, const struct zz_roster_entry *entry, const char *list,
					   size_t item, zz_day until, struct zz_error *e)
{
	return zz_map_end_item(&entry->text->patch, zz_entry_node(entry), entry->form, list, item, until,
						   ed->lang, e);
}

/* --until alone ends what is going on. */
static int end_state(struct zz_roster_edit *ed, int32_t person, const struct zz_roster_said *s,
					 uint8_t status, struct zz_error *e)
{
	const struct zz_person *p = &ed->ledger->roster.people[person];
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		struct zz_roster_entry entry;
		zz_day from = ZZ_NO_DAY;
		int rc = zz_roster_entry(ed, p->memberships[i], &entry, e);
		size_t item = rc ? 0 : open_state(&entry, status, &from);
		if (item && from != ZZ_NO_DAY && s->until < from)
			rc = zz_error(e, ZZ_EUSAGE, N_("--until lies before the beginning of that state"));
		if (rc)
			return rc;
		if (item)
			return zz_entry_put_until(ed, &entry, "statuses", item, s->until, e);
	}
	return zz_error(e, ZZ_EUSAGE, N_("%.*s has no such state that goes on; a new one needs --from"),
					ZZ_FMT(zz_person_name(ed, person)));
}

static void tell_state(struct zz_roster_edit *ed, const struct zz_membership *m,
					   const struct zz_roster_said *s, uint8_t status)
{
	struct zz_str org = zz_org_name(ed, m->org), name = zz_person_name(ed, m->person);
	const struct zz_term *word = &zz_status_terms[status - 1];
	char from[ZZ_DATE_MAX], until[ZZ_DATE_MAX];
	zz_day_text(s->from, from);
	zz_day_text(s->until, until);
	if (s->from == ZZ_NO_DAY) {
		zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s: %s ends"), ZZ_FMT(org), ZZ_FMT(name),
				zz_term_text(word, ed->lang));
		ZZ_SAY(ed, N_("%.*s, %.*s: %s until %s\n"), ZZ_FMT(org), ZZ_FMT(name), zz_term_text(word, ed->reader),
			   until);
		return;
	}
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s: %s"), ZZ_FMT(org), ZZ_FMT(name),
			zz_term_text(word, ed->lang));
	if (s->until == ZZ_NO_DAY)
		ZZ_SAY(ed, N_("%.*s, %.*s: %s from %s on; --until ends it\n"), ZZ_FMT(org), ZZ_FMT(name),
			   zz_term_text(word, ed->reader), from);
	else
		ZZ_SAY(ed, N_("%.*s, %.*s: %s from %s until %s\n"), ZZ_FMT(org), ZZ_FMT(name),
			   zz_term_text(word, ed->reader), from, until);
}

int zz_roster_absence(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	const struct zz_membership *m = NULL;
	int32_t person;
	uint8_t status;
	bool ends = s->from == ZZ_NO_DAY;
	if (ends && s->until == ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE,
						N_("since when? --from DATE (or --until DATE alone, to end what goes on)"));
	if (!ends && s->until != ZZ_NO_DAY && s->until < s->from)
		return zz_error(e, ZZ_EUSAGE, N_("--until lies before --from"));
	int rc = zz_term_said(zz_status_terms, s->status, "status", &status, e);
	if (!rc)
		rc = zz_roster_member_said(ed, s->who, s->branch, ends ? s->until : s->from, &person, &m, e);
	if (!rc && !ends)
		rc = stated(ed, person, status, (struct zz_dates){s->from, s->until}, e);
	if (!rc)
		rc = ends ? end_state(ed, person, s, status, e) : add_state(ed, m, s, status, e);
	if (rc)
		return rc;
	ed->effect = ends ? s->until + 1 : s->from;
	ed->due = ed->numbers = true;
	tell_state(ed, m, s, status);
	return ZZ_OK;
}

/* --- posts outside the branch --- */

static size_t open_duty(struct zz_roster_edit *ed, const struct zz_roster_entry *entry, struct zz_str title,
						zz_day on)
{
	const struct zz_raw_duty *at = entry->raw.posts.at;
	for (size_t i = 0; i < entry->raw.posts.n; i++)
		if (zz_str_eq(zz_word(ed, at[i].title), title) && zz_dates_hold(at[i].dates, on))
			return i + 1;
	return 0;
}

static int add_duty(struct zz_roster_edit *ed, const struct zz_roster_entry *entry,
					const struct zz_roster_said *s, zz_day on, struct zz_error *e)
{
	const struct zz_form *form = zz_form_below(entry->form, "posts");
	struct zz_node *duty = zz_node_new(&ed->arena, ZZ_MAP, ZZ_FLOW);
	zz_map_add(&ed->arena, duty, form, "title", s->title, ed->lang);
	if (s->cadre)
		zz_map_add(&ed->arena, duty, form, "cadre", zz_str(zz_term_text(&zz_yes_no_terms[1], ed->lang)),
				   ed->lang);
	zz_map_add_day(&ed->arena, duty, form, "from", on, ed->lang);
	return zz_map_push(&entry->text->patch, zz_entry_node(entry), entry->form, "posts", duty, ed->lang, e);
}

static void tell_duty(struct zz_roster_edit *ed, const struct zz_membership *m,
					  const struct zz_roster_said *s, zz_day on)
{
	struct zz_str org = zz_org_name(ed, m->org), name = zz_person_name(ed, m->person);
	char day[ZZ_DATE_MAX];
	if (s->end) {
		zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s is no longer %.*s"), ZZ_FMT(org), ZZ_FMT(name),
				ZZ_FMT(s->title));
		ZZ_SAY(ed, N_("%.*s: no longer %.*s from %s on\n"), ZZ_FMT(name), ZZ_FMT(s->title),
			   zz_day_text(on, day));
		return;
	}
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s becomes %.*s"), ZZ_FMT(org), ZZ_FMT(name),
			ZZ_FMT(s->title));
	if (s->cadre)
		ZZ_SAY(ed, N_("%.*s: %.*s from %s on, as a leading cadre (double organisational life applies)\n"),
			   ZZ_FMT(name), ZZ_FMT(s->title), zz_day_text(on, day));
	else
		ZZ_SAY(ed, N_("%.*s: %.*s from %s on\n"), ZZ_FMT(name), ZZ_FMT(s->title), zz_day_text(on, day));
}

int zz_roster_duty(struct zz_roster_edit *ed, const struct zz_roster_said *s, zz_day on, struct zz_error *e)
{
	const struct zz_membership *m = NULL;
	int32_t person;
	struct zz_roster_entry entry;
	int rc = zz_roster_member_said(ed, s->who, s->branch, on, &person, &m, e);
	if (!rc)
		rc = zz_roster_entry(ed, m, &entry, e);
	if (rc)
		return rc;
	size_t item = open_duty(ed, &entry, s->title, s->end ? on - 1 : on);
	if (s->end && !item)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is not entered as %.*s on the day before"),
						ZZ_FMT(zz_person_name(ed, person)), ZZ_FMT(s->title));
	if (!s->end && item)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is entered as %.*s already"),
						ZZ_FMT(zz_person_name(ed, person)), ZZ_FMT(s->title));
	rc = s->end ? zz_entry_put_until(ed, &entry, "posts", item, on - 1, e) : add_duty(ed, &entry, s, on, e);
	if (rc)
		return rc;
	ed->effect = on;
	tell_duty(ed, m, s, on);
	return ZZ_OK;
}
