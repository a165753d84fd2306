#include "report/stats_stars.h"

#include "base/message.h"

#include <stdlib.h>

/* --- counting --- */

/* Those that could count, of the branches asked about; branches in their order, findings in the verdict's. */
static void collect(struct zz_star_sheet *s, const uint8_t *how)
{
	const struct zz_verdict *v = s->f->v;
	const struct zz_intern *words = &s->f->l->words;
	size_t *branch = zz_malloc(((size_t)words->n + 1) * sizeof *branch), *next;
	for (size_t b = 0; b < s->f->nbranches; b++)
		branch[s->f->branches[b].owner] = b + 1;
	for (size_t i = 0; i < v->findings.n; i++) {
		size_t b = how[i] ? branch[zz_intern_find(words, v->findings.at[i].owner)] : 0;
		if (b)
			s->branches[b - 1].n++;
		s->n += b > 0;
	}
	s->at = zz_malloc((s->n + 1) * sizeof *s->at);
	next = zz_malloc((s->f->nbranches + 1) * sizeof *next);
	for (size_t b = 0; b < s->f->nbranches; b++)
		next[b + 1] = (s->branches[b].first = next[b]) + s->branches[b].n;
	for (size_t i = 0; i < v->findings.n; i++) {
		size_t b = how[i] ? branch[zz_intern_find(words, v->findings.at[i].owner)] : 0;
		if (b)
			s->at[next[b - 1]++] =
				(struct zz_star_finding){i, b - 1, zz_star_weight_of(s->stars, v, i), how[i]};
	}
	free(next);
	free(branch);
}

int32_t zz_star_points(const struct zz_star_sheet *s, const struct zz_star_finding *at)
{
	return at->weight < 0 ? 0 : s->stars->weights[at->weight].points;
}

static void add_up(struct zz_star_sheet *s)
{
	s->counts = zz_malloc((s->f->nbranches * s->stars->nweights + 1) * sizeof *s->counts);
	for (size_t b = 0; b < s->f->nbranches; b++) {
		struct zz_star_branch *branch = &s->branches[b];
		branch->counts = s->counts + b * s->stars->nweights;
		branch->score = s->stars->start;
		for (size_t i = branch->first; i < branch->first + branch->n; i++) {
			const struct zz_star_finding *at = &s->at[i];
			if (at->how == ZZ_CONFIRMED_NOT || at->weight < 0)
				continue;
			branch->counts[at->weight]++;
			branch->score -= zz_star_points(s, at);
		}
		branch->grade = zz_star_grade_of(s->stars, branch->score);
		branch->entered = zz_star_entered(s->f->l, s->f->branches[b].owner, s->year);
	}
}

void zz_star_sheet_make(struct zz_star_sheet *s, const struct zz_report_facts *f,
						const struct zz_stars *stars)
{
	const struct zz_question *q = f->asked->question;
	*s = (struct zz_star_sheet){.f = f, .stars = stars};
	s->asked = stars->on && f->v->period.kind == ZZ_PERIOD_YEAR && !q->systems && !q->kinds;
	if (!s->asked)
		return;
	struct zz_register items;
	uint8_t *how = zz_malloc(f->v->findings.n + 1);
	s->year = zz_civil_of(f->v->period.first).year;
	s->over = f->v->period.last < f->l->today;
	s->branches = zz_malloc((f->nbranches + 1) * sizeof *s->branches);
	zz_register_make(&items, f->l);
	zz_confirmed(f->v, &items, how);
	collect(s, how);
	add_up(s);
	zz_register_free(&items);
	free(how);
}

void zz_star_sheet_free(struct zz_star_sheet *s)
{
	free(s->counts);
	free(s->at);
	free(s->branches);
}

/* --- as text --- */

static struct zz_str word(const struct zz_star_sheet *s, const char *id)
{
	return zz_report_word(s->f->asked->lang, id);
}

static void column(struct zz_doc_table *t, const struct zz_star_sheet *s, const char *head, unsigned width)
{
	zz_doc_column(t, word(s, head), width, ZZ_ALIGN_LEFT);
}

static void owner_cell(struct zz_doc_table *t, const struct zz_star_sheet *s, size_t branch)
{
	zz_doc_cell(t, zz_view_owner(s->f->l, s->f->branches[branch].owner));
}

/* "100 - 3×2 - 5×1 = 89": points times findings, in the order in which the unit wrote its weights. */
static void sum_cell(struct zz_doc_table *t, const struct zz_star_sheet *s, const struct zz_star_branch *b)
{
	struct zz_buf text = {0};
	zz_buf_printf(&text, "%ld", (long)s->stars->start);
	for (uint32_t w = 0; w < s->stars->nweights; w++)
		if (b->counts[w])
			zz_buf_printf(&text, " - %ld×%lu", (long)s->stars->weights[w].points,
						  (unsigned long)b->counts[w]);
	zz_buf_printf(&text, " = %ld", b->score);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void suggestions(struct zz_doc *d, const struct zz_star_sheet *s)
{
	struct zz_doc_table *t = zz_doc_table(d, word(s, N_("Suggested grades")));
	column(t, s, N_("Branch"), 12);
	column(t, s, N_("Arithmetic"), 24);
	column(t, s, N_("Suggested grade"), 10);
	column(t, s, N_("Grade entered by the committee"), 10);
	for (size_t b = 0; b < s->f->nbranches; b++) {
		const struct zz_star_branch *at = &s->branches[b];
		owner_cell(t, s, b);
		sum_cell(t, s, at);
		if (!s->over)
			zz_doc_cell(t, word(s, N_("the year is not over")));
		else
			zz_doc_cell(t,
						at->grade < 0 ? word(s, N_("below all grades")) : s->stars->grades[at->grade].name);
		zz_doc_cell(t, at->entered < 0 ? word(s, N_("not entered")) : s->f->l->followups[at->entered].grade);
	}
}

/* Without what the finding says in words: it may name persons. */
static void finding_cells(struct zz_doc_table *t, const struct zz_star_sheet *s,
						  const struct zz_star_finding *at)
{
	const struct zz_verdict *v = s->f->v;
	const struct zz_finding *f = &v->findings.at[at->finding];
	const struct zz_judged *judged = &v->judged[at->finding];
	struct zz_buf id = {0};
	zz_view_finding_id(&id, v, at->finding);
	owner_cell(t, s, at->branch);
	zz_doc_cell(t, zz_buf_view(&id));
	zz_doc_cell(t, judged->rule ? zz_report_rule_title(s->f, judged->rule) : zz_str(f->def->id));
	zz_doc_cell(t, f->period.n ? f->period : ZZ_STR("—"));
	if (at->how == ZZ_CONFIRMED_NOT)
		zz_doc_cell(t, zz_str(zz_term_text(&zz_answer_terms[judged->answer], s->f->asked->lang)));
	else
		zz_doc_cell(t, zz_str(zz_term_text(&zz_confirmed_terms[at->how], s->f->asked->lang)));
	if (at->how != ZZ_CONFIRMED_NOT)
		zz_doc_count(t, zz_star_points(s, at));
	zz_buf_free(&id);
}

static void findings(struct zz_doc *d, const struct zz_star_sheet *s, bool confirmed)
{
	struct zz_doc_table *t = NULL;
	for (size_t i = 0; i < s->n; i++) {
		if ((s->at[i].how != ZZ_CONFIRMED_NOT) != confirmed)
			continue;
		if (!t) {
			t = zz_doc_table(d, word(s, confirmed ? N_("Grounds: confirmed findings")
												  : N_("Not confirmed, and not counted")));
			column(t, s, N_("Branch"), 12);
			column(t, s, N_("Number of the finding"), 8);
			column(t, s, N_("Rule"), 20);
			column(t, s, N_("Period"), 8);
			column(t, s, confirmed ? N_("Confirmed by") : N_("State of the answer"), 12);
			if (confirmed)
				zz_doc_column(t, word(s, N_("Points off")), 6, ZZ_ALIGN_RIGHT);
		}
		finding_cells(t, s, &s->at[i]);
	}
}

static void entered(struct zz_doc *d, const struct zz_star_sheet *s)
{
	struct zz_doc_table *t = NULL;
	char day[ZZ_DATE_MAX];
	for (size_t b = 0; b < s->f->nbranches; b++) {
		if (s->branches[b].entered < 0)
			continue;
		const struct zz_followup *u = &s->f->l->followups[s->branches[b].entered];
		if (!t) {
			t = zz_doc_table(d, word(s, N_("What the committee entered")));
			column(t, s, N_("Branch"), 12);
			column(t, s, N_("Grade"), 10);
			column(t, s, N_("On"), 10);
			column(t, s, N_("By"), 8);
			column(t, s, N_("Reason"), 24);
		}
		owner_cell(t, s, b);
		zz_doc_cell(t, u->grade);
		zz_doc_cell(t, u->on == ZZ_NO_DAY ? ZZ_STR("—") : zz_str(zz_day_text(u->on, day)));
		zz_doc_cell(t, zz_intern_str(&s->f->l->words, u->by));
		zz_doc_cell(t, u->reason);
	}
}

void zz_star_doc(struct zz_doc *d, const struct zz_star_sheet *s)
{
	if (!s->asked)
		return;
	suggestions(d, s);
	findings(d, s, true);
	findings(d, s, false);
	entered(d, s);
}

/* --- how it was worked out --- */

static void join(struct zz_buf *out, struct zz_str text, enum zz_lang lang)
{
	zz_buf_puts(out, out->n ? (lang == ZZ_EN ? ", " : "、") : "");
	zz_buf_str(out, text);
}

static void weight_note(struct zz_doc *d, struct zz_block *notes, const struct zz_star_sheet *s, uint32_t w)
{
	const struct zz_star_weight *weight = &s->stars->weights[w];
	const uint32_t *rules = weight->rules.at;
	const uint8_t *severities = weight->severities.at;
	enum zz_lang lang = s->f->asked->lang;
	struct zz_buf what = {0};
	for (uint32_t i = 0; i < weight->rules.n; i++)
		join(&what, zz_intern_str(&s->f->l->words, rules[i]), lang);
	for (uint32_t i = 0; i < weight->severities.n; i++)
		join(&what, zz_str(zz_term_text(&zz_severity_terms[severities[i] - 1], lang)), lang);
	zz_doc_line(d, notes,
				zz_report_say(d, lang, N_("Weight: %ld off for each confirmed finding of %s."),
							  (long)weight->points, what.data));
	zz_buf_free(&what);
}

static void grades_note(struct zz_doc *d, struct zz_block *notes, const struct zz_star_sheet *s)
{
	struct zz_buf text = {0}, one = {0};
	for (uint32_t i = 0; i < s->stars->ngrades; i++) {
		zz_buf_clear(&one);
		zz_buf_printf(&one, "%.*s ≥%ld", ZZ_FMT(s->stars->grades[i].name), (long)s->stars->grades[i].from);
		join(&text, zz_buf_view(&one), s->f->asked->lang);
	}
	zz_doc_line(d, notes,
				zz_report_say(d, s->f->asked->lang, N_("The unit's grades (%.*s, version %.*s): %s."),
							  ZZ_FMT(s->stars->path),
							  ZZ_FMT(s->stars->version.n ? s->stars->version : ZZ_STR("—")), text.data));
	zz_buf_free(&text);
	zz_buf_free(&one);
}

static void unknown_note(struct zz_doc *d, struct zz_block *notes, const struct zz_star_sheet *s)
{
	for (uint32_t w = 0; w < s->stars->nweights; w++) {
		const uint32_t *rules = s->stars->weights[w].rules.at;
		for (uint32_t i = 0; i < s->stars->weights[w].rules.n; i++)
			if (!zz_star_rule_known(s->f->v, rules[i]))
				zz_doc_line(
					d, notes,
					zz_report_say(d, s->f->asked->lang,
								  N_("%.*s is named in %.*s, but no rule and no finding here is called "
									 "so: it weighs nothing."),
								  ZZ_FMT(zz_intern_str(&s->f->l->words, rules[i])), ZZ_FMT(s->stars->path)));
	}
}

void zz_star_notes(struct zz_doc *d, struct zz_block *notes, const struct zz_star_sheet *s)
{
	if (!s->stars->on)
		return;
	if (!s->asked) {
		zz_doc_line(d, notes, word(s, N_("Grades are suggested for a whole year and all duties only.")));
		return;
	}
	zz_doc_line(
		d, notes,
		word(s, N_("A suggested grade is arithmetic by the unit's own weights: the start, less points times "
				   "findings. The grade itself is the committee's.")));
	zz_doc_line(
		d, notes,
		word(s, N_("Only what is confirmed counts: the branch said that it was not held, its explanation "
				   "was refused, or the finding was closed as rectified. Questions, hints, and what is "
				   "accepted, exempt, open, not judged or without an answer never count.")));
	grades_note(d, notes, s);
	for (uint32_t w = 0; w < s->stars->nweights; w++)
		weight_note(d, notes, s, w);
	unknown_note(d, notes, s);
}
