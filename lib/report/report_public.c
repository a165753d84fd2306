/* 公布: how organisational life was carried out, branch by branch, and how leading cadres took part. No
 * talks, nobody's grades, no finding, nothing out of the text of a record; branches and persons by name only
 * where names are on. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdlib.h>

struct part_taken {
	size_t due, present, body_due, body_present;
};

static void add_sitting(const struct zz_report_facts *f, const struct zz_record *r,
						const struct zz_due_list *due, struct part_taken *people)
{
	bool body = r->org >= 0 && f->l->roster.orgs[r->org].body;
	for (size_t i = 0; i < due->n; i++) {
		const struct zz_attendee *at = zz_attendee_of(&r->present, due->at[i].person);
		struct part_taken *p = &people[due->at[i].person];
		if (!zz_person_cadre(&f->l->roster, due->at[i].person, r->date) || (due->at[i].excused && !at))
			continue;
		if (body) {
			p->body_due += r->kind == ZZ_DEMOCRATIC_LIFE_MEETING;
			p->body_present += r->kind == ZZ_DEMOCRATIC_LIFE_MEETING && at;
		} else {
			p->due++;
			p->present += at != NULL;
		}
	}
}

static struct part_taken *parts_taken(const struct zz_report_facts *f)
{
	struct part_taken *people = zz_malloc((f->l->roster.npeople + 1u) * sizeof *people);
	struct zz_due_list due = {0};
	for (size_t i = 0; i < f->l->nrecords; i++) {
		const struct zz_record *r = &f->l->records[i];
		if (!zz_report_has(f, r) || !zz_kinds[r->kind].due || !r->present.given)
			continue;
		zz_record_due(f->l, r, &due);
		add_sitting(f, r, &due, people);
	}
	zz_due_free(&due);
	return people;
}

static void cadre_row(struct zz_doc_table *t, const struct zz_report_facts *f, uint32_t person,
					  const struct part_taken *p)
{
	int32_t branch = zz_person_branch(&f->l->roster, (int32_t)person, f->l->today);
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_intern_str(&f->l->words, f->l->roster.people[person].name));
	zz_doc_cell(t, branch >= 0 ? zz_view_owner(f->l, f->l->roster.orgs[branch].id) : ZZ_STR("—"));
	zz_doc_count(t, (long)p->due);
	zz_doc_count(t, (long)p->present);
	zz_doc_count(t, (long)p->body_due);
	zz_doc_count(t, (long)p->body_present);
}

static void cadres_table(struct zz_doc *d, const struct zz_report_facts *f, const struct part_taken *people)
{
	struct zz_doc_table *t =
		zz_doc_table(d, zz_report_word(f->asked->lang, N_("Table 3  Leading cadres in organisational life")));
	static const char *const heads[] = {N_("Due in the branch"), N_("Took part"),
										N_("Democratic life meetings due"), N_("Took part in these")};
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Name")), 8, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Branch")), 16, ZZ_ALIGN_LEFT);
	for (size_t c = 0; c < 4; c++)
		zz_doc_column(t, zz_report_word(f->asked->lang, heads[c]), 7, ZZ_ALIGN_RIGHT);
	for (uint32_t i = 0; i < f->l->roster.npeople; i++)
		if (people[i].due + people[i].body_due)
			cadre_row(t, f, i, &people[i]);
	if (!zz_doc_rows(t))
		for (size_t c = 0; c < t->ncolumns; c++)
			zz_doc_cell(t, (struct zz_str){0});
}

static void cadres(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct part_taken *people = parts_taken(f), all = {0};
	struct zz_buf rate = {0};
	size_t n = 0;
	for (uint32_t i = 0; i < f->l->roster.npeople; i++) {
		n += people[i].due + people[i].body_due > 0;
		all.due += people[i].due;
		all.present += people[i].present;
	}
	zz_report_percent(&rate, all.present, all.due);
	if (!n)
		zz_doc_block(d, ZZ_BLOCK_PARAGRAPH,
					 zz_report_word(f->asked->lang, N_("Nobody was due as a leading cadre in this period.")));
	if (n)
		zz_doc_block(d, ZZ_BLOCK_PARAGRAPH,
					 zz_report_say(d, f->asked->lang,
								   N_("Leading cadres: %zu; due in the life of their own branches: %zu; took "
									  "part: %zu, a rate of %s."),
								   n, all.due, all.present, rate.data));
	if (n && !f->asked->no_names)
		cadres_table(d, f, people);
	zz_buf_free(&rate);
	free(people);
}

static void opening(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf days = {0}, today = {0}, period = {0};
	zz_report_days(&days, f->v->period, lang);
	zz_doc_day(&today, f->l->today, lang);
	zz_view_period(&period, f->v->period, 0, lang);
	zz_doc_block(d, ZZ_BLOCK_TITLE,
				 zz_report_say(d, lang, N_("Publication: the organisational life\nof the party branches, %s"),
							   period.data));
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH,
				 zz_report_say(d, lang,
							   N_("How the party branches of %.*s carried out organisational life in %s (%s) "
								  "is made public, as of %s."),
							   ZZ_FMT(zz_report_unit(f)), period.data, days.data, today.data));
	zz_buf_free(&days);
	zz_buf_free(&today);
	zz_buf_free(&period);
}

static void ending(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_report_signed(d, f->l->today);
	zz_report_notes(d, f);
}

struct zz_doc *zz_report_public(const struct zz_report *asked)
{
	struct zz_report_facts f;
	struct zz_report own = *asked;
	own.open_to_all = true;
	struct zz_doc *d = zz_doc_new("publication", ZZ_DOC_GBT9704, asked->lang);
	zz_report_facts(&f, &own);
	zz_report_about(d, &f);
	opening(d, &f);
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("The situation as a whole")));
	zz_report_carried_out(d, &f, false);
	zz_report_attended(d, &f);
	if (!asked->no_names) {
		zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("Branch by branch")));
		zz_report_branches_table(
			d, &f, zz_report_word(f.asked->lang, N_("Table 2  What was carried out, by branch")));
	}
	zz_doc_heading(d, 1, zz_report_word(f.asked->lang, N_("Leading cadres")));
	cadres(d, &f);
	ending(d, &f);
	zz_report_facts_free(&f);
	return d;
}
