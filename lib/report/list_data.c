/* Lists for other programs. */
#include "report/list.h"

#include "format/csv.h"
#include "report/listed.h"

/* --- csv --- */

void zz_list_csv(struct zz_buf *out, const struct zz_listing *list)
{
	struct zz_csv csv;
	struct zz_buf cell = {0};
	if (list->goes_on)
		csv = (struct zz_csv){.out = out};
	else
		zz_csv_begin(&csv, out);
	for (size_t c = 0; c < list->ncolumns && !list->goes_on; c++)
		zz_csv_cell(&csv, zz_str(zz_term_text(&zz_list_columns[list->columns[c]].name, list->s.lang)));
	if (!list->goes_on)
		zz_csv_line_end(&csv);
	for (size_t i = 0; i < list->n; i++) {
		for (size_t c = 0; c < list->ncolumns; c++) {
			zz_buf_clear(&cell);
			if (list->columns[c] == ZZ_COL_NUMBER)
				zz_buf_printf(&cell, "%zu", i + 1);
			else
				zz_list_columns[list->columns[c]].cell(&cell, &list->s, list->at[i]);
			zz_csv_cell(&csv, zz_buf_view(&cell));
		}
		zz_csv_line_end(&csv);
	}
	zz_buf_free(&cell);
}

/* --- json --- */

static void put_who(struct zz_json *j, const struct zz_listed *s, const struct zz_who *who)
{
	if (!who->name && !who->id && who->person < 0) {
		zz_json_null(j);
		return;
	}
	uint32_t id = who->person >= 0 ? s->l->roster.people[who->person].id : who->id;
	struct zz_str text = zz_intern_str(&s->l->words, id);
	zz_json_object(j);
	zz_json_member(j, "id", zz_str_starts(text, "~") ? (struct zz_str){0} : text);
	zz_json_member(j, "name", zz_listed_name(s, who));
	zz_json_object_end(j);
}

static void people(struct zz_json *j, const struct zz_listed *s, const char *key, const struct zz_list *list)
{
	const struct zz_who *who = list->at;
	zz_json_key(j, key);
	zz_json_array(j);
	for (uint32_t i = 0; i < list->n; i++)
		put_who(j, s, &who[i]);
	zz_json_array_end(j);
}

static void person(struct zz_json *j, const struct zz_listed *s, const char *key, const struct zz_who *who)
{
	zz_json_key(j, key);
	put_who(j, s, who);
}

static void member_term(struct zz_json *j, const char *key, const struct zz_term *terms, int value)
{
	zz_json_member(j, key, zz_str(value > 0 ? terms[value - 1].slug : NULL));
}

static void member_count(struct zz_json *j, const char *key, int value)
{
	if (value >= 0) {
		zz_json_member_int(j, key, value);
		return;
	}
	zz_json_key(j, key);
	zz_json_null(j);
}

static void absentees(struct zz_json *j, const struct zz_listed *s, const struct zz_record *r)
{
	const struct zz_attendee *at = r->absent.at;
	zz_json_key(j, "absentees");
	zz_json_array(j);
	for (uint32_t i = 0; i < r->absent.n; i++) {
		zz_json_object(j);
		person(j, s, "who", &at[i].who);
		member_term(j, "reason", zz_reason_terms, at[i].reason);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void attendance(struct zz_json *j, const struct zz_listed *s, uint32_t record)
{
	const struct zz_record *r = &s->l->records[record];
	struct zz_attendance n = {0};
	if (r->kind && r->state != ZZ_UNREADABLE)
		zz_record_attendance(s->l, r, &n);
	zz_json_key(j, "attendance");
	zz_json_object(j);
	member_count(j, "due", n.due ? n.due : -1);
	member_count(j, "present", !n.known ? -1 : n.due ? n.present : n.listed_present);
	member_count(j, "absent", n.known && n.due ? n.absent : -1);
	member_count(j, "online", n.known && n.due ? n.online : -1);
	member_count(j, "unaccounted", n.known && n.due ? n.unaccounted : -1);
	zz_json_object_end(j);
}

static void hex(struct zz_buf *out, const uint8_t *id)
{
	for (size_t i = 0; i < ZZ_BLOB_ID; i++)
		zz_buf_printf(out, "%02x", id[i]);
}

void zz_listed_moment(struct zz_buf *out, const struct zz_ledger *l, int64_t moment)
{
	enum { MINUTE = 60, HOUR = 3600 };
	char day[ZZ_DATE_MAX];
	int zone = l->unit.zone, east = zone < 0 ? -zone : zone;
	zz_day date = zz_day_at(moment, zone);
	int64_t rest = date == ZZ_NO_DAY ? 0 : moment - zz_moment_at(date, 0, zone);
	zz_buf_printf(out, "%sT%02d:%02d:%02d%c%02d:%02d", zz_day_text(date, day), (int)(rest / HOUR),
				  (int)(rest % HOUR / MINUTE), (int)(rest % MINUTE), zone < 0 ? '-' : '+', east / 60,
				  east % 60);
}

void zz_listed_entry(struct zz_json *j, const struct zz_ledger *l, const struct zz_record *r,
					 const struct zz_entered *e)
{
	struct zz_buf text = {0};
	zz_json_key(j, "entry");
	zz_json_object(j);
	zz_json_member(j, "state", zz_str(zz_entry_terms[e->state].slug));
	if (e->day != ZZ_NO_DAY)
		zz_listed_moment(&text, l, e->moment);
	zz_json_member(j, "at", zz_buf_view(&text));
	zz_buf_clear(&text);
	if (e->day != ZZ_NO_DAY)
		hex(&text, e->commit);
	zz_json_member(j, "commit", zz_buf_view(&text));
	zz_json_member_day(j, "day", e->day);
	zz_json_member_day(j, "complete", e->complete);
	if (zz_entered_redated(e, r)) /* by which the lag is counted */
		zz_json_member_day(j, "counted_from", e->held);
	member_count(j, "lag", e->lag);
	zz_json_member(j, "band", zz_str(e->band ? zz_band_terms[e->band].slug : NULL));
	zz_json_key(j, "imported");
	zz_json_bool(j, e->imported);
	zz_json_object_end(j);
	zz_buf_free(&text);
}

static void strings(struct zz_json *j, const struct zz_listed *s, uint32_t record)
{
	const struct zz_record *r = &s->l->records[record];
	const struct zz_hosted *guests = r->hosted.at;
	const struct zz_agenda *agenda = r->agenda.at;
	zz_json_key(j, "same_sitting");
	zz_json_array(j);
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind)
			zz_json_str(j, zz_str(zz_kinds[guests[i].kind].form.name.slug));
	zz_json_array_end(j);
	zz_json_key(j, "topics");
	zz_json_array(j);
	for (uint32_t i = 0; i < r->agenda.n; i++)
		zz_json_str(j, zz_intern_str(&s->l->words, agenda[i].topic));
	zz_json_array_end(j);
	zz_json_key(j, "states");
	zz_json_array(j);
	for (int state = ZZ_IS_READABLE; state <= ZZ_IS_PASSED; state++)
		if (zz_record_is_in(s->l, record, s->reviews, (enum zz_terms_state)state))
			zz_json_str(j, zz_str(zz_terms_states[state - 1].slug));
	zz_json_array_end(j);
}

static void what(struct zz_json *j, const struct zz_listed *s, uint32_t record)
{
	const struct zz_record *r = &s->l->records[record];
	struct zz_buf text = {0};
	zz_listed_id(&text, s, record);
	zz_json_member(j, "id", zz_buf_view(&text));
	zz_json_member(j, "owner", zz_intern_str(&s->l->words, r->owner));
	zz_json_member(j, "branch", zz_view_owner(s->l, r->owner));
	zz_json_member(j, "kind", zz_str(r->kind ? zz_kinds[r->kind].form.name.slug : NULL));
	zz_json_member(j, "system", zz_str(r->kind ? zz_system_terms[zz_kinds[r->kind].system].slug : NULL));
	zz_json_member_day(j, "date", r->date);
	zz_json_member_day(j, "end_date", r->end_date);
	zz_buf_clear(&text);
	if (r->time.from >= 0)
		zz_span_text(&text, r->time);
	zz_json_member(j, "time", zz_buf_view(&text));
	zz_json_member(j, "place", zz_intern_str(&s->l->words, r->place));
	zz_json_member(j, "title", zz_listed_title(s, record));
	zz_json_member(j, "group", zz_intern_str(&s->l->words, r->group));
	member_count(j, "assessment_year", r->assessment_year == ZZ_UNSET ? -1 : r->assessment_year);
	zz_buf_free(&text);
}

/* The same of every record, in every answer; never what was said. */
void zz_listed_members(struct zz_json *j, const struct zz_listed *s, uint32_t record)
{
	const struct zz_record *r = &s->l->records[record];
	what(j, s, record);
	strings(j, s, record);
	attendance(j, s, record);
	absentees(j, s, r);
	person(j, s, "host", &r->chair);
	person(j, s, "recorder", &r->recorder);
	person(j, s, "lecturer", &r->lecturer);
	people(j, s, "talkers", &r->talkers);
	people(j, s, "talkees", &r->talkees);
	member_term(j, "talk_kind", zz_talk_terms, r->talk_kind);
	member_term(j, "relation", zz_relation_terms, r->relation);
	people(j, s, "members", &r->members);
	zz_listed_entry(j, s->l, &s->l->records[record], &s->entries->at[record]);
	zz_json_member(j, "file", r->path);
}

void zz_listed_head(struct zz_json *j, const struct zz_ledger *l)
{
	zz_json_member_int(j, "version", 1);
	zz_json_member(j, "ledger", zz_str(l->id));
	zz_json_member(j, "unit", zz_intern_str(&l->words, l->unit.name));
	zz_json_member(j, "commit", zz_str(zz_source_commit(l->source)));
	zz_json_member_day(j, "today", l->today);
}

static void head(struct zz_json *j, const struct zz_listing *list)
{
	struct zz_buf text = {0};
	zz_listed_head(j, list->s.l);
	zz_json_key(j, "terms");
	zz_json_array(j);
	for (size_t i = 0; i < list->terms->n; i++)
		zz_json_str(j, zz_str(list->terms->at[i].word));
	zz_json_array_end(j);
	zz_terms_period(&text, list->terms);
	zz_json_member(j, "period", zz_buf_view(&text));
	zz_json_member_day(j, "first", list->first);
	zz_json_member_day(j, "last", list->last);
	zz_json_member_int(j, "found", (long)list->found);
	zz_json_member_int(j, "shown", (long)list->n);
	zz_json_member_int(j, "unreadable", (long)list->unreadable);
	zz_json_member_int(j, "withdrawn", (long)list->withdrawn);
	zz_json_member_int(j, "untold", (long)list->untold);
	zz_json_key(j, "complete_history");
	zz_json_bool(j, list->s.entries->history.begun && !list->s.entries->history.shallow &&
						!list->s.entries->failed);
	zz_json_member(j, "seed", list->sample ? list->seed : (struct zz_str){0});
	zz_buf_free(&text);
}

static void json_lines(struct zz_buf *out, const struct zz_listing *list)
{
	struct zz_json j;
	zz_json_init(&j, out, true);
	zz_json_object(&j);
	head(&j, list);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
	for (size_t i = 0; i < list->n; i++) {
		zz_json_init(&j, out, true);
		zz_json_object(&j);
		zz_listed_members(&j, &list->s, list->at[i]);
		zz_json_object_end(&j);
		zz_buf_putc(out, '\n');
	}
}

void zz_list_json(struct zz_buf *out, const struct zz_listing *list, bool lines)
{
	struct zz_json j;
	if (lines) {
		json_lines(out, list);
		return;
	}
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	head(&j, list);
	zz_json_key(&j, "records");
	zz_json_array(&j);
	for (size_t i = 0; i < list->n; i++) {
		zz_json_object(&j);
		zz_listed_members(&j, &list->s, list->at[i]);
		zz_json_object_end(&j);
	}
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
