/* One notice or report over several ledgers: each is added while it is in memory, and nothing of it is kept
 * but rows and sums. The rate of entry in time goes by the computers' own clocks throughout, because not
 * every ledger has a witness. What was not handed in is a row, and no miss. */
#include "report/report_parts.h"

#include "base/message.h"
#include "report/several.h"

#include <stdlib.h>

struct joint_rule {
	struct zz_str id, system, title, requirement, basis;
	unsigned order; /* of the system: those beside the eight come last */
	bool counted, persons;
	struct zz_tally n;
};

struct zz_report_several {
	struct zz_several *s;
	struct zz_doc *d;
	struct zz_report asked; /* of the document; without a verdict */
	struct zz_period period;
	zz_day today;
	struct zz_report_facts sums; /* classes, totals, all */
	struct zz_tally all;
	struct zz_problems problems;
	struct zz_requests requests;
	struct {
		struct joint_rule *at;
		size_t n, room;
	} rules;
	struct zz_block *ledgers, *branches, *late, *findings; /* tables, kept aside until their place comes */
	struct zz_block *notes;
	size_t nledgers, nbranches, records, unreadable;
};

static struct zz_doc_table *aside(struct zz_report_several *r, struct zz_block **to)
{
	struct zz_doc_table *t = zz_doc_table(r->d, (struct zz_str){0});
	*to = zz_doc_take(r->d);
	return t;
}

struct zz_report_several *zz_report_several_begin(struct zz_several *s, const struct zz_report *asked)
{
	struct zz_report_several *r = zz_malloc(sizeof *r);
	r->s = s;
	r->asked = *asked;
	r->asked.several = true;
	r->asked.audit = NULL;
	r->d = zz_doc_new("joint-report", ZZ_DOC_GBT9704, asked->lang);
	return r;
}

/* --- adding one --- */

static void begin_tables(struct zz_report_several *r, const struct zz_report_facts *f)
{
	static const bool shown[ZZ_COLUMNS] = {true, true, true, true, true, true, true, true, true, true, false};
	enum zz_lang lang = f->asked->lang;
	struct zz_doc_table *t = aside(r, &r->ledgers);
	zz_doc_column(t, zz_report_word(lang, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("Ledger of")), 22, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(lang, N_("Branches")), 7, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Records")), 7, ZZ_ALIGN_RIGHT);
	zz_doc_column(t, zz_report_word(lang, N_("Commit")), 10, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, zz_report_word(lang, N_("What is here")), 16, ZZ_ALIGN_LEFT);
	zz_report_branch_columns(aside(r, &r->branches), f, shown);
	zz_report_late_columns(aside(r, &r->late), f);
	zz_report_finding_columns(aside(r, &r->findings), f);
	zz_report_fonts(r->d, f->l);
	r->d->author = zz_doc_copy(r->d, zz_report_unit(f));
	r->period = f->v->period;
	r->today = f->l->today;
	r->notes = zz_doc_block(r->d, ZZ_BLOCK_NOTES, zz_report_word(lang, N_("How this was made up:")));
	zz_doc_take(r->d);
}

static void ledger_row(struct zz_report_several *r, const struct zz_report_facts *f)
{
	struct zz_doc_table *t = r->ledgers->table;
	const char *commit = zz_source_commit(f->l->source);
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, zz_report_unit(f));
	zz_doc_count(t, (long)f->nbranches);
	zz_doc_count(t, (long)f->all.entries.records);
	zz_doc_cell(t, *commit ? zz_str_sub(zz_str(commit), 0, 7) : ZZ_STR("—"));
	zz_doc_cell(t, f->v->unreadable ? zz_report_say(r->d, r->asked.lang,
													N_("records that cannot be read: %zu"), f->v->unreadable)
									: zz_report_word(r->asked.lang, N_("read")));
}

static struct joint_rule *joint_of(struct zz_report_several *r, const struct zz_report_facts *f,
								   const struct zz_rule *rule)
{
	struct zz_arena *a = &r->d->arena;
	struct zz_str id = zz_intern_str(&f->l->words, rule->id);
	struct zz_buf basis = {0};
	for (size_t i = 0; i < r->rules.n; i++)
		if (zz_str_eq(r->rules.at[i].id, id))
			return &r->rules.at[i];
	zz_report_basis(&basis, rule, r->asked.lang);
	struct joint_rule *j = ZZ_PUSH(&r->rules);
	*j = (struct joint_rule){
		.id = zz_arena_str(a, id),
		.system = zz_str(zz_view_system(rule->system, r->asked.lang)),
		.title = zz_arena_str(a, zz_report_rule_title(f, rule)),
		.requirement = zz_arena_str(a, ZZ_VIEW_TEXT(rule->requirement, r->asked.lang)),
		.basis = zz_arena_str(a, zz_buf_view(&basis)),
		.order = rule->system ? rule->system : ZZ_SYSTEMS,
		.counted = rule->count > 0,
	};
	zz_buf_free(&basis);
	return j;
}

static void join_tally(struct zz_tally *to, const struct zz_tally *more)
{
	for (int s = 0; s < ZZ_STATES; s++)
		to->states[s] += more->states[s];
	to->not_held += more->not_held;
	to->held += more->held;
}

static void add_rules(struct zz_report_several *r, const struct zz_report_facts *f)
{
	struct zz_tally all = zz_report_tally(f, NULL, 0);
	join_tally(&r->all, &all);
	for (size_t p = 0; p < f->v->packs->n; p++)
		for (uint32_t k = 0; k < f->v->packs->at[p]->nrules; k++) {
			const struct zz_rule *rule = &f->v->packs->at[p]->rules[k];
			struct zz_tally n = zz_report_tally(f, rule, 0);
			size_t any = 0;
			for (int s = 0; s < ZZ_STATES; s++)
				any += s == ZZ_NOT_APPLICABLE ? 0 : n.states[s];
			if (any && rule->count > 0)
				join_tally(&joint_of(r, f, rule)->n, &n);
		}
}

static void add_sums(struct zz_report_several *r, const struct zz_report_facts *f)
{
	struct zz_entry_tally *to = &r->sums.all.entries;
	for (int b = 0; b < ZZ_BANDS; b++)
		to->bands[b] += f->all.entries.bands[b];
	to->records += f->all.entries.records;
	to->imported += f->all.entries.imported;
	zz_report_join(&r->sums.all.attendance, &f->all.attendance);
	for (int c = 0; c < ZZ_CLASSES; c++)
		r->sums.classes[c] += f->classes[c];
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		r->sums.totals[s] += f->totals[s];
	r->nledgers++;
	r->nbranches += f->nbranches;
	r->unreadable += f->v->unreadable;
}

/* Data and rules of each: what was judged, and by what. */
static void note_source(struct zz_report_several *r, const struct zz_report_facts *f)
{
	struct zz_buf packs = {0};
	const char *commit = zz_source_commit(f->l->source);
	zz_report_packs(&packs, f->v, true, r->asked.lang);
	zz_doc_line(r->d, r->notes,
				zz_report_say(r->d, r->asked.lang, N_("%.*s: ledger %s, commit %s; rules: %s."),
							  ZZ_FMT(zz_report_unit(f)), f->l->id[0] ? f->l->id : "—", *commit ? commit : "—",
							  packs.data ? packs.data : "—"));
	zz_buf_free(&packs);
}

void zz_report_several_add(struct zz_report_several *r, size_t ledger, const struct zz_report *one)
{
	static const bool shown[ZZ_COLUMNS] = {true, true, true, true, true, true, true, true, true, true, false};
	struct zz_report asked = *one;
	struct zz_report_facts f;
	asked.several = true;
	asked.audit = NULL;
	zz_report_facts(&f, &asked);
	if (!r->ledgers)
		begin_tables(r, &f);
	ledger_row(r, &f);
	zz_report_branch_rows(r->branches->table, &f, shown);
	zz_report_late_rows(r->late->table, &f);
	zz_report_finding_rows(r->findings->table, &f);
	add_rules(r, &f);
	add_sums(r, &f);
	zz_problems_add(&r->problems, &f, ledger);
	zz_requests_add(&r->requests, &f);
	if (r->requests.unit.p != r->d->author.p)
		r->requests.unit = r->d->author; /* the ledger goes, the document stays */
	note_source(r, &f);
	zz_report_facts_free(&f);
}

/* --- the document --- */

static void absent_row(struct zz_report_several *r, struct zz_str name, struct zz_str state)
{
	struct zz_doc_table *t = r->ledgers->table;
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, name);
	for (int c = 0; c < 3; c++)
		zz_doc_cell(t, ZZ_STR("—"));
	zz_doc_cell(t, state);
	t = r->branches->table;
	zz_doc_count(t, (long)zz_doc_rows(t) + 1);
	zz_doc_cell(t, name);
	while (t->cells.n % t->ncolumns != t->ncolumns - 1)
		zz_doc_cell(t, ZZ_STR("—"));
	zz_doc_cell(t, state);
}

static size_t absent(struct zz_report_several *r)
{
	struct zz_buf name = {0};
	size_t n = r->s->nabsent;
	for (size_t i = 0; i < r->s->n; i++)
		if (r->s->at[i].why.n) {
			absent_row(r, r->s->at[i].typed, zz_report_word(r->asked.lang, N_("not obtained")));
			n++;
		}
	for (size_t i = 0; i < r->s->nabsent; i++) {
		zz_buf_clear(&name);
		zz_not_handed_in_name(&name, &r->s->absent[i]);
		absent_row(r, zz_buf_view(&name), zz_report_word(r->asked.lang, N_("not handed in")));
	}
	zz_buf_free(&name);
	return n;
}

static void head(struct zz_report_several *r, size_t gone)
{
	enum zz_lang lang = r->asked.lang;
	struct zz_doc *d = r->d;
	struct zz_buf text = {0}, period = {0}, days = {0}, today = {0};
	bool year = r->period.kind == ZZ_PERIOD_YEAR;
	zz_view_period(&period, r->period, 0, lang);
	zz_report_days(&days, r->period, lang);
	zz_doc_day(&today, r->today, lang);
	if (r->asked.number.n)
		zz_doc_block(d, ZZ_BLOCK_NUMBER, r->asked.number);
	zz_doc_block(
		d, ZZ_BLOCK_TITLE,
		year ? zz_report_say(d, lang,
							 N_("Report on the check of the organisational life\nof the party branches, %s"),
							 period.data)
			 : zz_report_say(d, lang, N_("Notice on the organisational life\nof the party branches, %s"),
							 period.data));
	zz_doc_block(d, ZZ_BLOCK_ADDRESSEE,
				 r->asked.to.n ? zz_report_say(d, lang, N_("%.*s:"), ZZ_FMT(r->asked.to))
							   : zz_report_word(lang, N_("To all party branches:")));
	zz_msgf(&text, lang,
			N_("What the ledgers of organisational life (%zu) hold of the party branches (%zu) for %s (%s) "
			   "was compared with the rules in force at each; the data are as of %s, the commits stand in "
			   "the table below. "),
			r->nledgers, r->nbranches, period.data, days.data, today.data);
	if (gone)
		zz_msgf(&text, lang, N_("Ledgers that are not here, of which nothing is said: %zu. "), gone);
	zz_buf_puts(&text, zz_tr(lang, N_("The situation was as follows.")));
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH, zz_buf_view(&text));
	zz_buf_free(&text);
	zz_buf_free(&period);
	zz_buf_free(&days);
	zz_buf_free(&today);
}

static int by_order(const void *a, const void *b)
{
	const struct joint_rule *x = a, *y = b;
	return (x->order > y->order) - (x->order < y->order);
}

static void sort_rules(struct zz_report_several *r)
{
	for (size_t i = 1; i < r->rules.n; i++) /* few, and their order within a system stays */
		for (size_t k = i; k > 0 && by_order(&r->rules.at[k - 1], &r->rules.at[k]) > 0; k--) {
			struct joint_rule former = r->rules.at[k];
			r->rules.at[k] = r->rules.at[k - 1];
			r->rules.at[k - 1] = former;
		}
}

static void rules_table(struct zz_report_several *r, struct zz_str caption)
{
	struct zz_doc_table *t = zz_doc_table(r->d, caption);
	zz_doc_column(t, zz_report_word(r->asked.lang, N_("What")), 15, ZZ_ALIGN_LEFT);
	zz_doc_column(t, zz_report_word(r->asked.lang, N_("Requirement")), 18, ZZ_ALIGN_LEFT);
	zz_report_state_columns(t, r->asked.lang);
	sort_rules(r);
	for (size_t i = 0; i < r->rules.n; i++) {
		zz_doc_cell(t, r->rules.at[i].title);
		zz_doc_cell(t, r->rules.at[i].requirement);
		zz_report_state_cells(t, &r->rules.at[i].n);
	}
	zz_report_nothing(t);
}

static void carried_out(struct zz_report_several *r)
{
	enum zz_lang lang = r->asked.lang;
	struct zz_block *b = zz_doc_heading(r->d, 2, zz_report_word(lang, N_("Ledgers. ")));
	zz_doc_more(
		r->d, b,
		zz_report_word(lang, N_("Those that were read, and those that were not there, stand in table 1.")));
	r->ledgers->table->caption = zz_report_word(lang, N_("Table 1  Ledgers"));
	zz_doc_put(r->d, r->ledgers);
	b = zz_doc_heading(r->d, 2, zz_report_word(lang, N_("What was carried out. ")));
	zz_report_carried_out_text(r->d, b, &r->all, lang, N_("By kind see table 2, by branch annex 1."));
	rules_table(r, zz_report_word(lang, N_("Table 2  What was required and what was carried out")));
}

static void annex(struct zz_report_several *r, const char *title, struct zz_block *table)
{
	zz_doc_annex(r->d, zz_report_word(r->asked.lang, title), true);
	zz_report_nothing(table->table);
	zz_doc_put(r->d, table);
}

static void notes(struct zz_report_several *r)
{
	enum zz_lang lang = r->asked.lang;
	static const char *const lines[] = {
		N_("Fallen due = met + no record seen; rate = met / fallen due, rates being cut off, not rounded. "
		   "What is open, waived, not "
		   "assessed or not applicable is not in it."),
		N_("Cells: 10/12 = met/fallen due; + more is open; ! against the rules; * to explain; ? some "
		   "cannot be judged; — does not apply."),
		N_("In time (own clock): by what the computers' own clocks said when records were entered, in each "
		   "ledger by the "
		   "bands of its unit; the same for all, whether or not a ledger has a witness."),
		N_("Attendance: present / due by the roster of the day, over sittings whose attendance "
		   "was written down; online counts as present; members excused are not among those "
		   "due; whoever was on leave, ill or away on duty counts as absent."),
		N_("\"No record seen\" means that the ledger shows no record that would do; it does not mean "
		   "\"not held\". \"Not held\" is written only where the branch itself confirmed it."),
		N_("\"Not handed in\": named below a body of these ledgers, with no ledger among those given; \"not "
		   "obtained\": named, "
		   "and not there or not to be opened. Neither says anything about what was held."),
		N_("Persons are matched between ledgers by the ids of their rosters, never by their names."),
		N_("Records are compared with rules, and nothing more: whether a meeting took place, whether "
		   "what "
		   "is written is true, whether a vote is valid, is not decided here; invented records that were "
		   "entered in time are not discovered. Articles marked as unverified are to be looked up."),
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		zz_doc_line(r->d, r->notes, zz_report_word(lang, lines[i]));
	zz_doc_put(r->d, r->notes);
}

static void ending(struct zz_report_several *r)
{
	enum zz_lang lang = r->asked.lang;
	zz_doc_keep(r->d, 1);
	struct zz_block *b = zz_doc_block(r->d, ZZ_BLOCK_ENCLOSURES, (struct zz_str){0});
	zz_doc_line(r->d, b, zz_report_word(lang, N_("Table of how organisational life was carried out")));
	zz_doc_line(r->d, b, zz_report_word(lang, N_("Records entered late")));
	zz_doc_line(r->d, b, zz_report_word(lang, N_("List of findings")));
	zz_report_signed(r->d, r->today);
}

static void about(struct zz_report_several *r)
{
	char day[ZZ_DATE_MAX];
	struct zz_buf period = {0};
	zz_period_text(&period, r->period);
	zz_doc_fact(r->d, "unit", r->d->author);
	zz_doc_fact(r->d, "commit", (struct zz_str){0});
	zz_doc_fact(r->d, "today", zz_str(zz_day_text(r->today, day)));
	zz_doc_fact(r->d, "period", zz_buf_view(&period));
	zz_doc_fact(r->d, "clock", ZZ_STR("own"));
	zz_buf_free(&period);
}

struct zz_doc *zz_report_several_doc(struct zz_report_several *r)
{
	struct zz_doc *d = r->d;
	if (!r->ledgers)
		return NULL;
	r->sums.asked = &r->asked;
	size_t gone = absent(r);
	about(r);
	head(r, gone);
	zz_doc_heading(d, 1, zz_report_word(r->asked.lang, N_("The situation as a whole")));
	carried_out(r);
	zz_report_entered(d, &r->sums);
	zz_report_attended(d, &r->sums);
	zz_report_compared(d, &r->sums);
	zz_doc_heading(d, 1, zz_report_word(r->asked.lang, N_("What was found")));
	zz_problems_put(d, &r->problems, r->asked.no_names);
	zz_doc_heading(d, 1, zz_report_word(r->asked.lang, N_("What is asked for next")));
	zz_requests_put(d, &r->requests);
	ending(r);
	annex(r, N_("Table of how organisational life was carried out"), r->branches);
	notes(r);
	annex(r, N_("Records entered late"), r->late);
	annex(r, N_("List of findings"), r->findings);
	r->d = NULL;
	return d;
}

void zz_report_several_free(struct zz_report_several *r)
{
	if (!r)
		return;
	struct zz_block *const kept[] = {r->ledgers, r->branches, r->late, r->findings, r->notes};
	for (size_t i = 0; r->d && i < sizeof kept / sizeof *kept; i++)
		if (kept[i])
			zz_doc_put(r->d, kept[i]);
	zz_problems_free(&r->problems);
	free(r->rules.at);
	zz_doc_free(r->d);
	free(r);
}
