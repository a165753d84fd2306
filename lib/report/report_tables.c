/* The tables of the documents. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdlib.h>

static void cell_buf(struct zz_doc_table *t, struct zz_buf *text)
{
	zz_doc_cell(t, zz_buf_view(text));
	zz_buf_clear(text);
}

static void percent_cell(struct zz_doc_table *t, size_t part, size_t all)
{
	struct zz_buf text = {0};
	zz_report_percent(&text, part, all);
	cell_buf(t, &text);
	zz_buf_free(&text);
}

/* --- a line for each rule --- */

void zz_report_state_columns(struct zz_doc_table *t, enum zz_lang lang)
{
	zz_doc_column(t, zz_report_word(lang, N_("Fallen due")), 6, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Met")), 6, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("No record seen")), 6, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Open")), 5, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Waived")), 5, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Not assessed")), 6, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Rate")), 9, ZZ_ALIGN_RIGHT);
}

void zz_report_state_cells(struct zz_doc_table *t, const struct zz_tally *n)
{
	size_t met = n->states[ZZ_MET], missing = n->states[ZZ_MISSING];
	zz_doc_count(t, (long)(met + missing));
	zz_doc_count(t, (long)met);
	zz_doc_count(t, (long)missing);
	zz_doc_count(t, (long)n->states[ZZ_DUE]);
	zz_doc_count(t, (long)n->states[ZZ_WAIVED]);
	zz_doc_count(t, (long)n->states[ZZ_NOT_ASSESSED]);
	percent_cell(t, met, met + missing);
}

/* A duty without a number: how often, or of how many people, something is on record; nothing is missing. */
static void fact_cells(struct zz_doc_table *t, const struct zz_rule *r, const struct zz_tally *n)
{
	bool persons = r->subject == ZZ_SUBJECT_CADRE || r->subject == ZZ_SUBJECT_MEMBER;
	zz_doc_cell(t, ZZ_STR("—"));
	zz_doc_count(t, (long)(persons ? n->states[ZZ_MET] : n->held));
	for (int i = 0; i < 5; i++)
		zz_doc_cell(t, ZZ_STR("—"));
}

static void rule_row(struct zz_doc_table *t, const struct zz_report_facts *f, const struct zz_rule *r,
					 bool basis)
{
	struct zz_tally n = zz_report_tally(f, r, 0);
	struct zz_buf text = {0};
	size_t all = 0;
	for (int s = 0; s < ZZ_STATES; s++)
		all += n.states[s];
	if (!all || (!r->count && !basis) || n.states[ZZ_NOT_APPLICABLE] == all || !zz_report_shows(f, r))
		return;
	if (basis)
		zz_doc_cell(t, zz_str(zz_view_system(r->system, f->asked->lang)));
	zz_doc_cell(t, zz_report_rule_title(f, r));
	if (basis)
		zz_report_basis(&text, r, f->asked->lang);
	else
		zz_buf_str(&text, ZZ_VIEW_TEXT(r->requirement, f->asked->lang));
	cell_buf(t, &text);
	if (r->count)
		zz_report_state_cells(t, &n);
	else
		fact_cells(t, r, &n);
	zz_buf_free(&text);
}

void zz_report_rules_table(struct zz_doc *d, const struct zz_report_facts *f, struct zz_str caption,
						   bool basis)
{
	struct zz_doc_table *t = zz_doc_table(d, caption);
	if (basis)
		zz_doc_column(t, zz_report_word(f->asked->lang, N_("System")), 9, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("What")), 15, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, basis ? N_("Basis and requirement") : N_("Requirement")),
				  basis ? 24 : 18, ZZ_ALIGN_LEFT);
	zz_report_state_columns(t, f->asked->lang);
	for (unsigned s = 1; s <= ZZ_SYSTEMS; s++)
		for (size_t p = 0; p < f->v->packs->n; p++)
			for (uint32_t k = 0; k < f->v->packs->at[p]->nrules; k++) {
				const struct zz_rule *r = &f->v->packs->at[p]->rules[k];
				if (r->system == s % ZZ_SYSTEMS) /* those beside the eight come last */
					rule_row(t, f, r, basis);
			}
}

/* --- a line for each branch --- */

struct picked {
	const struct zz_obligation **at;
	size_t n, room;
};

static void pick(const struct zz_report_facts *f, uint32_t owner, const struct zz_column *c,
				 struct picked *list)
{
	size_t n;
	const struct zz_obligation **at = zz_check_owner(&f->index, owner, &n);
	list->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct zz_column *its = zz_column_of(zz_intern_str(&f->l->words, at[i]->rule->id));
		if (!zz_report_shows(f, at[i]->rule))
			continue;
		bool rest = c->content == ZZ_COLUMN_REST && !its && (at[i]->rule->count > 0 || zz_view_asked(at[i]));
		if (its == c || rest)
			*ZZ_PUSH(list) = at[i];
	}
}

static bool used(const struct zz_report_facts *f, const struct zz_column *c, struct picked *list)
{
	for (size_t i = 0; i < f->nbranches; i++) {
		pick(f, f->branches[i].owner, c, list);
		if (list->n)
			return true;
	}
	return false;
}

static void cell_of(struct zz_doc_table *t, const struct zz_report_facts *f, uint32_t owner,
					const struct zz_column *c, struct picked *list)
{
	struct zz_buf text = {0};
	pick(f, owner, c, list);
	zz_view_cell(&text, f->v, list->at, list->n, f->asked->lang);
	if (f->asked->open_to_all && zz_view_marked(zz_buf_view(&text)))
		text.data[--text.n] = '\0';
	if (!text.n || zz_str_is(zz_buf_view(&text), "--")) {
		zz_buf_clear(&text);
		zz_buf_puts(&text, "—");
	}
	cell_buf(t, &text);
	zz_buf_free(&text);
}

static void branch_row(struct zz_doc_table *t, const struct zz_report_facts *f, size_t i, const bool *shown,
					   struct picked *list)
{
	static const char *const classes[ZZ_CLASSES] = {N_("nothing found"), N_("not assessed"), N_("to explain"),
													N_("with problems")};
	const struct zz_branch_facts *b = &f->branches[i];
	struct zz_in_time n = zz_report_in_time(f, &b->entries);
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_report_named(&t->doc->arena, f, b->owner));
	for (size_t c = 0; c < ZZ_COLUMNS - 1; c++)
		if (shown[c])
			cell_of(t, f, b->owner, &zz_columns[c], list);
	percent_cell(t, b->attendance.present, b->attendance.due);
	if (f->asked->open_to_all)
		return;
	zz_doc_count(t, (long)b->entries.records);
	percent_cell(t, n.in_time, n.known);
	zz_doc_cell(t, zz_report_word(f->asked->lang, classes[zz_check_class(&f->index, b->owner)]));
}

void zz_report_nothing(struct zz_doc_table *t)
{
	size_t said = t->ncolumns > 1 ? 1 : 0; /* the first is a number, or says what the second holds */
	for (size_t c = 0, n = zz_doc_rows(t) ? 0 : t->ncolumns; c < n; c++)
		zz_doc_cell(t, c == said ? (struct zz_str){0} : ZZ_STR(" "));
}

void zz_report_branch_columns(struct zz_doc_table *t, const struct zz_report_facts *f,
							  const bool shown[ZZ_COLUMNS])
{
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 6, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Branch")), 16, ZZ_ALIGN_LEFT);
	for (size_t c = 0; c < ZZ_COLUMNS - 1; c++)
		if (shown[c])
			zz_doc_column(t, zz_report_column(c, f->asked->lang), 7, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Attendance rate")), 8, ZZ_ALIGN_RIGHT);
	if (f->asked->open_to_all)
		return;
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Records")), 5, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_in_time_word(f), 8, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Result of the check")), 9, ZZ_ALIGN_CENTRE);
}

void zz_report_branch_rows(struct zz_doc_table *t, const struct zz_report_facts *f,
						   const bool shown[ZZ_COLUMNS])
{
	struct picked list = {0};
	for (size_t i = 0; i < f->nbranches; i++)
		branch_row(t, f, i, shown, &list);
	free(list.at);
}

void zz_report_branches_table(struct zz_doc *d, const struct zz_report_facts *f, struct zz_str caption)
{
	struct zz_doc_table *t = zz_doc_table(d, caption);
	bool shown[ZZ_COLUMNS];
	struct picked list = {0};
	for (size_t c = 0; c < ZZ_COLUMNS - 1; c++)
		shown[c] = used(f, &zz_columns[c], &list);
	free(list.at);
	zz_report_branch_columns(t, f, shown);
	zz_report_branch_rows(t, f, shown);
}

void zz_report_branches_annex(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Table of how organisational life was carried out")),
				 !f->asked->no_names);
	if (f->asked->no_names)
		zz_report_rules_table(d, f, (struct zz_str){0}, false);
	else
		zz_report_branches_table(d, f, (struct zz_str){0});
	zz_report_notes(d, f);
	zz_report_figures(d, f);
}

/* --- late entries --- */

static bool is_late(const struct zz_report_facts *f, size_t record)
{
	const struct zz_entered *e = &f->asked->entries->at[record];
	return zz_report_has(f, &f->l->records[record]) && e->band >= ZZ_BAND_LATE;
}

static void late_row(struct zz_doc_table *t, const struct zz_report_facts *f, size_t i)
{
	const struct zz_record *r = &f->l->records[i];
	const struct zz_entered *e = &f->asked->entries->at[i];
	char day[ZZ_DATE_MAX];
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_report_named(&t->doc->arena, f, r->owner));
	zz_doc_cell(t, r->id);
	zz_doc_cell(t, zz_str(zz_term_text(&zz_kinds[r->kind].form.name, f->asked->lang)));
	zz_doc_cell(t, zz_str(zz_day_text(zz_record_end(r), day)));
	zz_doc_cell(t, zz_str(zz_day_text(e->complete, day)));
	zz_doc_count(t, e->lag);
	zz_doc_cell(t, zz_str(zz_term_text(&zz_band_terms[e->band], f->asked->lang)));
	zz_doc_cell(t, r->late_reason);
}

static void late_by_band(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("How late")), 10, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Records")), 10, ZZ_ALIGN_RIGHT);
	for (int b = ZZ_BAND_LATE; b < ZZ_BANDS; b++) {
		zz_doc_cell(t, zz_str(zz_term_text(&zz_band_terms[b], f->asked->lang)));
		zz_doc_count(t, (long)f->all.entries.bands[b]);
	}
}

void zz_report_late_columns(struct zz_doc_table *t, const struct zz_report_facts *f)
{
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 6, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Branch")), 16, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Record")), 20, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Kind")), 8, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Held on")), 13, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Entered on")), 13, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Working days later")), 7, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("How late")), 7, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Reason given")), 20, ZZ_ALIGN_LEFT);
}

void zz_report_late_rows(struct zz_doc_table *t, const struct zz_report_facts *f)
{
	for (size_t i = 0; i < f->l->nrecords; i++)
		if (is_late(f, i))
			late_row(t, f, i);
}

void zz_report_late_annex(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("Records entered late")), !f->asked->no_names);
	if (f->asked->no_names) {
		late_by_band(d, f);
		return;
	}
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	zz_report_late_columns(t, f);
	zz_report_late_rows(t, f);
	zz_report_nothing(t);
}

/* --- findings --- */

/* The record, or the period, or the file that it is about. */
static void place_of(struct zz_buf *out, const struct zz_report_facts *f, size_t i)
{
	const struct zz_finding *at = &f->v->findings.at[i];
	int32_t o = f->v->judged[i].obligation;
	if (o >= 0) {
		struct zz_str subject = zz_view_subject(f->l, &f->v->at[o]);
		zz_view_period(out, f->v->at[o].period, 0, f->asked->lang);
		zz_buf_puts(out, subject.n ? " " : "");
		zz_buf_str(out, subject);
	} else
		zz_buf_str(out, at->record.n ? at->record : at->path);
}

static void until_cell(struct zz_doc_table *t, const struct zz_report_facts *f, size_t i)
{
	char day[ZZ_DATE_MAX];
	if (f->v->judged[i].answer == ZZ_EXPLAINED)
		zz_doc_cell(t, zz_str(zz_term_text(&zz_answer_terms[ZZ_EXPLAINED], f->asked->lang)));
	else if (!zz_report_open(f, i))
		zz_doc_cell(t, ZZ_STR("—"));
	else
		zz_doc_cell(t, zz_str(zz_day_text(zz_report_deadline(f), day)));
}

void zz_report_finding_row(struct zz_doc_table *t, const struct zz_report_facts *f, size_t i)
{
	const struct zz_finding *at = &f->v->findings.at[i];
	const struct zz_rule *rule = f->v->judged[i].rule;
	struct zz_buf text = {0};
	uint32_t owner = zz_intern_find(&f->l->words, at->owner);
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, owner         ? zz_report_named(&t->doc->arena, f, owner)
				   : at->owner.n ? at->owner
								 : zz_report_word(f->asked->lang, N_("the ledger itself")));
	place_of(&text, f, i);
	cell_buf(t, &text);
	zz_doc_cell(t, rule ? zz_report_rule_title(f, rule)
						: zz_report_word(f->asked->lang, N_("rosters and files of the ledger")));
	zz_buf_printf(&text, "%s%s", zz_term_text(&zz_severity_terms[at->severity], f->asked->lang),
				  f->asked->lang == ZZ_ZH ? "：" : ": ");
	zz_view_finding_message(&text, f->v, i, f->asked->lang);
	cell_buf(t, &text);
	zz_view_finding_id(&text, f->v, i);
	cell_buf(t, &text);
	zz_doc_cell(t, zz_str(zz_term_text(&zz_answer_terms[f->v->judged[i].answer], f->asked->lang)));
	until_cell(t, f, i);
	zz_buf_free(&text);
}

/* Without names each kind of finding is a row of counts: nothing vanishes. */
struct counted {
	const struct zz_rule *rule;
	enum zz_severity severity;
	size_t n, answered;
	uint32_t *owners;
	size_t nowners, room;
};

struct counted_list {
	struct counted *at;
	size_t n, room;
};

static void count_owner(struct counted *c, uint32_t owner)
{
	for (size_t i = 0; i < c->nowners; i++)
		if (c->owners[i] == owner)
			return;
	c->owners = zz_grow(c->owners, c->nowners, &c->room, sizeof *c->owners);
	c->owners[c->nowners++] = owner;
}

static struct counted *counted_of(struct counted_list *list, const struct zz_rule *rule,
								  enum zz_severity severity)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].rule == rule && list->at[i].severity == severity)
			return &list->at[i];
	struct counted *c = ZZ_PUSH(list);
	*c = (struct counted){.rule = rule, .severity = severity};
	return c;
}

static void count_findings(const struct zz_report_facts *f, struct counted_list *list)
{
	for (int s = 0; s < ZZ_INFO; s++)
		for (size_t i = 0; i < f->v->findings.n; i++) {
			const struct zz_finding *at = &f->v->findings.at[i];
			if ((int)at->severity != s)
				continue;
			struct counted *c = counted_of(list, f->v->judged[i].rule, at->severity);
			c->n++;
			c->answered += !zz_finding_counts(f->v, i);
			count_owner(c, zz_intern_find(&f->l->words, at->owner));
		}
}

static void findings_counted(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	struct counted_list list = {0};
	char day[ZZ_DATE_MAX];
	zz_day_text(zz_report_deadline(f), day);
	zz_doc_column(t, zz_report_word(lang, N_("Kind of finding")), 10, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(lang, N_("Rule")), 16, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(lang, N_("Number")), 5, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Organisations")), 5, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Accepted or exempt")), 7, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Until")), 11, ZZ_ALIGN_CENTRE);
	count_findings(f, &list);
	for (size_t i = 0; i < list.n; i++) {
		const struct counted *c = &list.at[i];
		zz_doc_cell(t, zz_str(zz_term_text(&zz_severity_terms[c->severity], lang)));
		zz_doc_cell(t, c->rule ? zz_report_rule_title(f, c->rule)
							   : zz_report_word(lang, N_("rosters and files of the ledger")));
		zz_doc_count(t, (long)c->n);
		zz_doc_count(t, (long)c->nowners);
		zz_doc_count(t, (long)c->answered);
		zz_doc_cell(t, c->n > c->answered ? zz_str(day) : ZZ_STR("—"));
		free(c->owners);
	}
	zz_report_nothing(t);
	free(list.at);
}

void zz_report_finding_columns(struct zz_doc_table *t, const struct zz_report_facts *f)
{
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("No.")), 6, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Branch")), 14, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Record")), 17, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Rule")), 12, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Finding")), 34, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Quote as")), 9, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Answer")), 8, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(f->asked->lang, N_("Until")), 13, ZZ_ALIGN_CENTRE);
}

void zz_report_finding_rows(struct zz_doc_table *t, const struct zz_report_facts *f)
{
	for (size_t i = 0; i < f->v->findings.n; i++)
		if (f->v->findings.at[i].severity < ZZ_INFO)
			zz_report_finding_row(t, f, i);
}

void zz_report_findings_annex(struct zz_doc *d, const struct zz_report_facts *f)
{
	zz_doc_annex(d, zz_report_word(f->asked->lang, N_("List of findings")), !f->asked->no_names);
	if (f->asked->no_names) {
		findings_counted(d, f);
		return;
	}
	struct zz_doc_table *t = zz_doc_table(d, (struct zz_str){0});
	zz_report_finding_columns(t, f);
	zz_report_finding_rows(t, f);
	zz_report_nothing(t);
}
