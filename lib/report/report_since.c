/* What became of a notice that was issued already: what the ledger says now of the same period, entered
 * since. Both states of the ledger are judged as of the same day, so that only what was entered makes a
 * difference. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdlib.h>

struct before {
	const struct zz_verdict *v;
	struct zz_intern keys;
	int32_t *at; /* obligation by the id of its key */
};

static void nothing(struct zz_doc_table *t)
{
	if (!zz_doc_rows(t))
		for (size_t c = 0; c < t->ncolumns; c++)
			zz_doc_cell(t, (struct zz_str){0});
}

static void index_before(struct before *b, const struct zz_verdict *v)
{
	struct zz_buf key = {0};
	b->v = v;
	b->at = zz_malloc((v->n + 2) * sizeof *b->at);
	for (size_t i = 0; i < v->n; i++) {
		zz_buf_clear(&key);
		zz_obligation_key(&key, v, &v->at[i]);
		b->at[zz_intern(&b->keys, zz_buf_view(&key))] = (int32_t)i;
	}
	zz_buf_free(&key);
}

static const struct zz_obligation *was(const struct before *b, const struct zz_report_facts *f,
									   const struct zz_obligation *o)
{
	struct zz_buf key = {0};
	zz_obligation_key(&key, f->v, o);
	uint32_t id = zz_intern_find(&b->keys, zz_buf_view(&key));
	zz_buf_free(&key);
	return id ? &b->v->at[b->at[id]] : NULL;
}

static void state_cell(struct zz_doc_table *t, const struct zz_report_facts *f, const struct zz_obligation *o)
{
	if (o && o->state == ZZ_MISSING && o->not_held)
		zz_doc_cell(t, zz_report_word(f->asked->lang, N_("not held, as the branches confirmed")));
	else
		zz_doc_cell(t, o ? zz_str(zz_term_text(&zz_state_terms[o->state], f->asked->lang)) : ZZ_STR("—"));
}

static void changed_row(struct zz_doc_table *t, const struct zz_report_facts *f,
						const struct zz_obligation *then, const struct zz_obligation *now)
{
	struct zz_buf text = {0};
	struct zz_str subject = zz_view_subject(f->l, now);
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_view_owner(f->l, now->owner));
	zz_view_period(&text, now->period, 0, f->asked->lang);
	zz_buf_puts(&text, subject.n ? " " : "");
	zz_buf_str(&text, subject);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_doc_cell(t, zz_report_rule_title(f, now->rule));
	state_cell(t, f, then);
	state_cell(t, f, now);
	zz_doc_cell(t, now->evidence >= 0 ? f->l->records[now->evidence].id : ZZ_STR("—"));
	zz_buf_free(&text);
}

static void obligations(struct zz_doc *d, const struct zz_report_facts *f, const struct before *b)
{
	struct zz_doc_table *t =
		zz_doc_table(d, zz_report_word(f->asked->lang, N_("Table 1  Matters that stand otherwise now")));
	static const char *const heads[] = {
		N_("No."), N_("Branch"), N_("Period"), N_("What"), N_("When it was issued"), N_("Now"), N_("Record")};
	static const uint8_t widths[] = {5, 14, 10, 13, 10, 10, 17};
	for (size_t c = 0; c < 7; c++)
		zz_doc_column(t, zz_report_word(f->asked->lang, heads[c]), widths[c],
					  c ? ZZ_ALIGN_LEFT : ZZ_ALIGN_CENTRE);
	for (size_t i = 0; i < f->v->n; i++) {
		const struct zz_obligation *now = &f->v->at[i], *then = was(b, f, now);
		if (!then || then->state != now->state || then->not_held != now->not_held)
			changed_row(t, f, then, now);
	}
	nothing(t);
}

static void entered(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_ledger *before)
{
	struct zz_doc_table *t =
		zz_doc_table(d, zz_report_word(f->asked->lang, N_("Table 2  Records of the period entered since")));
	static const char *const heads[] = {N_("No."),        N_("Branch"),   N_("Record"),
										N_("Entered on"), N_("How late"), N_("Reason given")};
	static const uint8_t widths[] = {5, 14, 22, 12, 9, 20};
	struct zz_intern paths = {0};
	char day[ZZ_DATE_MAX];
	for (size_t i = 0; i < before->nrecords; i++)
		zz_intern(&paths, before->records[i].path);
	for (size_t c = 0; c < 6; c++)
		zz_doc_column(t, zz_report_word(f->asked->lang, heads[c]), widths[c],
					  c ? ZZ_ALIGN_LEFT : ZZ_ALIGN_CENTRE);
	for (size_t i = 0; i < f->l->nrecords; i++) {
		const struct zz_record *r = &f->l->records[i];
		const struct zz_entered *e = &f->asked->entries->at[i];
		if (!zz_report_has(f, r) || zz_intern_find(&paths, r->path))
			continue;
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_doc_cell(t, zz_view_owner(f->l, r->owner));
		zz_doc_cell(t, r->id);
		zz_doc_cell(t, zz_str(zz_day_text(e->day, day)));
		zz_doc_cell(t, zz_str(zz_term_text(&zz_band_terms[e->band], f->asked->lang)));
		zz_doc_cell(t, r->late_reason);
	}
	nothing(t);
	zz_intern_free(&paths);
}

/* Findings by their ids, which no later text changes. */
static size_t missing_in(const struct zz_verdict *v, const struct zz_verdict *other)
{
	struct zz_intern ids = {0};
	size_t n = 0;
	for (size_t i = 0; i < other->findings.n; i++)
		if (other->findings.at[i].severity < ZZ_INFO && zz_finding_counts(other, i))
			zz_intern(&ids, zz_str(other->findings.at[i].id));
	for (size_t i = 0; i < v->findings.n; i++)
		n += v->findings.at[i].severity < ZZ_INFO && zz_finding_counts(v, i) &&
			 !zz_intern_find(&ids, zz_str(v->findings.at[i].id));
	zz_intern_free(&ids);
	return n;
}

static void opening(struct zz_doc *d, const struct zz_report_facts *f, const struct zz_verdict *before)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf period = {0}, today = {0};
	zz_view_period(&period, f->v->period, 0, lang);
	zz_doc_day(&today, f->l->today, lang);
	zz_doc_block(
		d, ZZ_BLOCK_TITLE,
		zz_report_say(d, lang, N_("What changed in the ledger\nsince the notice on %s"), period.data));
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH,
				 zz_report_say(d, lang,
							   N_("The notice rested on commit %.7s; this page compares with it commit %.7s. "
								  "Both are judged as of "
								  "%s, by the same rules, so that only what was entered in between makes a "
								  "difference. Late entries are "
								  "accepted like any other; they do not change what was issued."),
							   zz_source_commit(before->ledger->source), zz_source_commit(f->l->source),
							   today.data));
	zz_buf_free(&period);
	zz_buf_free(&today);
}

struct zz_doc *zz_report_since(const struct zz_report *asked, const struct zz_verdict *before)
{
	struct zz_report_facts f;
	struct before b = {0};
	struct zz_doc *d = zz_doc_new("changes", ZZ_DOC_GBT9704, asked->lang);
	zz_report_facts(&f, asked);
	index_before(&b, before);
	zz_report_about(d, &f);
	zz_doc_fact(d, "since", zz_str(zz_source_commit(before->ledger->source)));
	opening(d, &f, before);
	obligations(d, &f, &b);
	entered(d, &f, before->ledger);
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH,
				 zz_report_say(d, asked->lang, N_("Findings: %zu have gone since, %zu are new."),
							   missing_in(before, f.v), missing_in(f.v, before)));
	zz_report_notes(d, &f);
	zz_intern_free(&b.keys);
	free(b.at);
	zz_report_facts_free(&f);
	return d;
}
