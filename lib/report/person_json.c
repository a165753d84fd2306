/* The page of one person as data: English slugs; grades and kinds of talks only where they were asked for. */
#include "report/listed.h"
#include "report/person.h"

static void dates(struct zz_json *j, struct zz_dates d)
{
	zz_json_member_day(j, "from", d.from);
	zz_json_member_day(j, "until", d.until);
}

static void head(struct zz_json *j, const struct zz_person_page *page)
{
	const struct zz_ledger *l = page->l;
	const struct zz_person *p = &l->roster.people[page->person];
	struct zz_str id = zz_intern_str(&l->words, p->id);
	struct zz_buf year = {0};
	zz_listed_head(j, l);
	zz_period_text(&year, page->year);
	zz_json_member(j, "period", zz_buf_view(&year));
	zz_json_key(j, "person");
	zz_json_object(j);
	zz_json_member(j, "id", zz_str_starts(id, "~") ? (struct zz_str){0} : id);
	zz_json_member(j, "name", zz_intern_str(&l->words, p->name));
	zz_json_member_day(j, "joined", p->joined);
	zz_json_member_day(j, "full", p->full);
	zz_json_member_day(j, "next_political_birthday", zz_political_birthday(p, l->today));
	zz_json_key(j, "cadre");
	zz_json_bool(j, page->cadre);
	zz_json_key(j, "memberships");
	zz_json_array(j);
	for (uint32_t i = 0; i < p->nmemberships; i++) {
		const struct zz_membership *m = p->memberships[i];
		zz_json_object(j);
		zz_json_member(j, "owner", zz_intern_str(&l->words, l->roster.orgs[m->org].id));
		dates(j, m->dates);
		zz_json_member(j, "left", zz_str(m->left ? zz_leave_terms[m->left - 1].slug : NULL));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_json_object_end(j);
	zz_buf_free(&year);
}

static struct zz_str reference(const struct zz_person_page *page, uint32_t record, struct zz_buf *out)
{
	const struct zz_record *r = &page->l->records[record];
	zz_buf_clear(out);
	zz_buf_printf(out, "%.*s/%.*s", ZZ_FMT(zz_intern_str(&page->l->words, r->file_owner)), ZZ_FMT(r->id));
	return zz_buf_view(out);
}

static void named(struct zz_json *j, const struct zz_person_page *page, uint32_t record)
{
	const struct zz_record *r = &page->l->records[record];
	struct zz_buf text = {0};
	zz_json_member(j, "record", reference(page, record, &text));
	zz_json_member(j, "kind", zz_str(zz_kinds[r->kind].form.name.slug));
	zz_json_member_day(j, "date", r->date);
	zz_buf_free(&text);
}

static void sittings(struct zz_json *j, const struct zz_person_page *page)
{
	zz_json_key(j, "sittings");
	zz_json_array(j);
	for (size_t i = 0; i < page->sittings.n; i++) {
		const struct zz_person_sitting *s = &page->sittings.at[i];
		zz_json_object(j);
		named(j, page, s->record);
		zz_json_member(j, "came", zz_str(zz_came_terms[s->came].slug));
		zz_json_key(j, "online");
		zz_json_bool(j, s->online);
		zz_json_key(j, "demanded");
		zz_json_bool(j, !s->excused);
		zz_json_member(j, "reason", zz_str(s->reason ? zz_reason_terms[s->reason - 1].slug : NULL));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void parts(struct zz_json *j, const struct zz_person_page *page)
{
	zz_json_key(j, "parts");
	zz_json_array(j);
	for (size_t i = 0; i < page->parts.n; i++) {
		const struct zz_person_part *p = &page->parts.at[i];
		const struct zz_record *r = &page->l->records[p->record];
		bool talk = p->part == ZZ_PART_TALKED || p->part == ZZ_PART_TALKED_WITH;
		zz_json_object(j);
		named(j, page, p->record);
		zz_json_member(j, "part", zz_str(zz_part_terms[p->part].slug));
		zz_json_member(j, "grade", zz_str(page->told && p->grade ? zz_grade_terms[p->grade - 1].slug : NULL));
		zz_json_member(
			j, "talk_kind",
			zz_str(page->told && talk && r->talk_kind ? zz_talk_terms[r->talk_kind - 1].slug : NULL));
		zz_json_key(j, "political_birthday");
		zz_json_bool(j, p->part == ZZ_PART_ANALYSIS && zz_person_birthday(page->l, r));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void owed(struct zz_json *j, const struct zz_person_page *page)
{
	const struct zz_verdict *v = page->v;
	struct zz_buf key = {0};
	zz_json_key(j, "obligations");
	zz_json_array(j);
	for (size_t i = 0; i < v->n; i++) {
		if (v->at[i].person != page->person || !v->at[i].subject)
			continue;
		zz_buf_clear(&key);
		zz_obligation_key(&key, v, &v->at[i]);
		zz_json_object(j);
		zz_json_member(j, "key", zz_buf_view(&key));
		zz_json_member(j, "state", zz_str(zz_state_terms[v->at[i].state].slug));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_buf_free(&key);
}

void zz_person_page_json(struct zz_buf *out, const struct zz_person_page *page)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	head(&j, page);
	sittings(&j, page);
	parts(&j, page);
	zz_json_key(&j, "study_hours");
	zz_json_tenths(&j, page->hours);
	zz_json_member_day(&j, "last_seen", page->last);
	zz_json_key(&j, "months_since");
	if (page->months < 0)
		zz_json_null(&j);
	else
		zz_json_int(&j, page->months);
	owed(&j, page);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
