/* zzsh report: the documents of an office, from what is committed. */
#include "document.h"
#include "export.h"
#include "several.h"

#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{"quarter", "季度"},
	 'q',
	 OPT_VALUE,
	 N_("Q"),
	 N_("the notice on a quarter: 2026Q1, last-quarter; any other period is taken too"),
	 false},
	{{"year", "年度"},
	 'y',
	 OPT_YEAR,
	 N_("Y"),
	 N_("the report on a year, with the ledgers; without a number last year"),
	 false},
	{{"minutes", "记录"}, 'm', OPT_VALUE, N_("RECORD"), N_("the minutes of one sitting"), false},
	OPTION_COMMITTED,
	{{"names", "点名"},
	 0,
	 OPT_VALUE,
	 N_("on|off"),
	 N_("name the branches, or write of single ones and some (default on)"),
	 false},
	{{"public", "公布"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("what may be made public: no talks, no findings, nobody's grades"),
	 false},
	{{"points", "要点"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("by the points of the review: the twelve, or the unit's own in rules/points.yaml"),
	 false},
	{{"figures", "述职数据"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("with --year: the figures that go with a report of one's work, in tables and without prose"),
	 false},
	{{"since-issued", "通报后"},
	 0,
	 OPT_VALUE,
	 N_("REV"),
	 N_("what was entered since a notice that rested on REV, and what it changed"),
	 false},
	{{"to", "主送"}, 0, OPT_VALUE, N_("WHOM"), N_("to whom it goes (default all party branches)"), false},
	{{"number", "文号"}, 0, OPT_VALUE, N_("NUMBER"), N_("the number it is sent out under"), false},
	{{"deadline", "时限"},
	 0,
	 OPT_VALUE,
	 N_("DATE"),
	 N_("until when answers are asked for (default ten working days)"),
	 false},
	{{"style", "版式"},
	 0,
	 OPT_VALUE,
	 N_("gbt9704|record"),
	 N_("the page: of an official document, or with Word's margins (default for minutes)"),
	 false},
	OPTION_OUTPUT,
	OPTION_PACKS,
	OPTION_NO_LOCAL,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

#define FORMATS "text|json|md|html|docx"

/* --- what is asked for --- */

/* A day without a year is the next such day: a limit lies ahead. */
static int asked_deadline(struct app *app, const struct options *o, zz_day today, zz_day *out)
{
	const char *typed = option_value(o, "deadline");
	*out = ZZ_NO_DAY;
	if (!typed || zz_day_parse(zz_str(typed), out))
		return ZZ_OK;
	int rc = zz_day_typed(zz_str(typed), today, out, &app->error);
	if (!rc && *out < today)
		*out = zz_add_months(*out, 12);
	return rc;
}

static int asked_names(struct app *app, const struct options *o, bool *off)
{
	const char *word = option_value(o, "names");
	*off = word && (strcmp(word, "off") == 0 || strcmp(word, "否") == 0);
	if (!word || *off || strcmp(word, "on") == 0 || strcmp(word, "是") == 0)
		return ZZ_OK;
	return zz_error(&app->error, ZZ_EUSAGE, N_("--names %s: on or off"), word);
}

/* --- the answer --- */

static int asked_style(struct app *app, const struct options *o)
{
	const char *word = option_value(o, "style");
	if (!word || strcmp(word, "gbt9704") == 0 || strcmp(word, "record") == 0)
		return ZZ_OK;
	return zz_error(&app->error, ZZ_EUSAGE, N_("--style %s: gbt9704 or record"), word);
}

static int put_out(struct app *app, const struct options *o, struct zz_doc *d, enum document as)
{
	const char *file = option_value(o, "output"), *style = option_value(o, "style");
	if (style)
		d->style = strcmp(style, "record") == 0 ? ZZ_DOC_RECORD : ZZ_DOC_GBT9704;
	if (file)
		app->width = 0;
	int rc = document_put(app, d, as);
	return rc ? rc : document_out(app, file);
}

/* --- the documents --- */

/* What the ledger said when a notice was issued, judged by the same question. */
struct issued {
	struct opened opened;
	struct zz_verdict *verdict;
};

/* Owners are numbers of the ledger that they were found in: the other one has numbers of its own. */
static int judge_issued(struct app *app, const struct options *o, const struct opened *now,
						const struct zz_question *q, struct issued *out)
{
	struct zz_question then = *q;
	uint32_t *owners = zz_malloc((q->nowners + 1) * sizeof *owners);
	int rc = app_open(app, option_value(o, "since-issued"), NULL, option_value(o, "packs"),
					  option_given(o, "no-local"), &out->opened);
	for (size_t i = 0; !rc && i < q->nowners; i++)
		owners[i] = zz_intern(&out->opened.ledger->words, zz_intern_str(&now->ledger->words, q->owners[i]));
	then.owners = q->owners ? owners : NULL;
	if (!rc)
		rc = zz_judge(&out->verdict, out->opened.ledger, &out->opened.packs, &then, &app->error);
	free(owners);
	return rc;
}

static struct zz_doc *document(const struct options *o, const struct zz_report *asked,
							   const struct issued *issued)
{
	if (issued->verdict)
		return zz_report_since(asked, issued->verdict);
	if (option_given(o, "public"))
		return zz_report_public(asked);
	if (option_given(o, "figures"))
		return zz_report_figures_annex(asked);
	return option_given(o, "year") ? zz_report_year(asked) : zz_report_quarter(asked);
}

static int by_points(struct app *app, const struct options *o, struct opened *opened,
					 const struct zz_report *asked, struct zz_doc **out)
{
	struct zz_points points;
	struct zz_register rectify;
	int rc = zz_points_load(&points, opened->ledger, option_given(o, "no-local"), &app->error);
	if (rc)
		return rc;
	zz_register_make(&rectify, opened->ledger);
	*out = zz_report_points(asked, &points, &rectify);
	zz_register_free(&rectify);
	return ZZ_OK;
}

/* When records came in: where the ledger names a witness, what its receipts say of those asked about as well.
 */
static int read_entries(struct app *app, struct opened *opened, const struct zz_question *q,
						struct zz_report *asked, struct zz_audit *audit, struct zz_entries *entries)
{
	struct zz_error e = {.lang = app->lang};
	struct zz_ledger *l = opened->ledger;
	if (!l->unit.witnesses.n || !*zz_source_commit(l->source)) {
		if (zz_entries_read(entries, l, "records", &e))
			app_complain(e.text);
		return ZZ_OK;
	}
	uint32_t *records = zz_malloc((l->nrecords + 1) * sizeof *records);
	/* The end of the day as of which the document is: no hour may make a difference. */
	struct zz_audit_ask ask = {.records = records, .now = zz_moment_at(l->today + 1, 0, l->unit.zone) - 1};
	for (uint32_t i = 0; i < l->nrecords; i++)
		if (zz_report_asks(q, &l->records[i]))
			records[ask.nrecords++] = i;
	int rc = zz_audit_run(audit, l, &opened->packs, &ask, &app->error);
	*entries = audit->entries;
	asked->audit = audit;
	free(records);
	return rc;
}

static int notice(struct app *app, const struct options *o, struct opened *opened, struct zz_report *asked,
				  struct zz_question *question, enum document as)
{
	struct zz_verdict *verdict = NULL;
	struct zz_entries entries = {0};
	struct zz_verdict *yearly = NULL;
	struct issued issued = {0};
	uint8_t kinds[ZZ_KINDS];
	bool plain = option_given(o, "quarter") && !option_given(o, "public") &&
				 !option_given(o, "since-issued") && !option_given(o, "points");
	struct zz_audit audit = {0};
	int rc = option_given(o, "since-issued") ? judge_issued(app, o, opened, question, &issued) : ZZ_OK;
	if (!rc)
		rc = zz_judge(&verdict, opened->ledger, &opened->packs, question, &app->error);
	if (!rc && plain) {
		struct zz_question before = zz_report_yearly_question(question, opened->ledger->today, kinds);
		rc = zz_judge(&yearly, opened->ledger, &opened->packs, &before, &app->error);
		asked->yearly = yearly;
	}
	rc = rc ? rc : read_entries(app, opened, question, asked, &audit, &entries);
	if (!rc) {
		asked->verdict = verdict;
		asked->question = question;
		asked->entries = &entries;
		asked->lang = app->lang;
		struct zz_doc *d = NULL;
		if (option_given(o, "points"))
			rc = by_points(app, o, opened, asked, &d);
		else
			d = document(o, asked, &issued);
		rc = rc ? rc : put_out(app, o, d, as);
		zz_doc_free(d);
	}
	if (!rc && verdict->unreadable)
		rc = 1;
	if (audit.l)
		zz_audit_free(&audit);
	else
		zz_entries_free(&entries);
	zz_verdict_free(verdict);
	zz_verdict_free(yearly);
	zz_verdict_free(issued.verdict);
	app_close(&issued.opened);
	return rc;
}

static int asked_period(struct app *app, const struct options *o, zz_day today, struct zz_period *out)
{
	const char *typed = option_value(o, option_given(o, "year") ? "year" : "quarter");
	if (typed)
		return zz_period_parse(zz_str(typed), today, out, &app->error);
	*out = zz_period_of(ZZ_PERIOD_YEAR, zz_period_of(ZZ_PERIOD_YEAR, today).first - 1);
	return ZZ_OK;
}

static int asked_report(struct app *app, const struct options *o, zz_day today, struct zz_report *asked)
{
	asked->to = zz_str(option_value(o, "to"));
	asked->number = zz_str(option_value(o, "number"));
	static const char *const others[] = {"public", "since-issued", "figures", "points"};
	size_t given = 0;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		given += option_given(o, others[i]);
	if (given > 1)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--public, --since-issued, --figures and --points do not go together"));
	if (option_given(o, "figures") && !option_given(o, "year"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("--figures is for a year: --year Y"));
	int rc = asked_names(app, o, &asked->no_names);
	return rc ? rc : asked_deadline(app, o, today, &asked->deadline);
}

static int report(struct app *app, const struct options *o, struct opened *opened, enum document as)
{
	struct zz_terms terms = {0};
	struct zz_terms_scope scope = {0};
	struct zz_question question = {0};
	struct zz_report asked = {0};
	zz_day today = opened->ledger->today;
	int rc = asked_period(app, o, today, &question.period);
	if (!rc)
		rc = zz_terms_parse(&terms, o->words, o->nwords, opened->ledger, &app->error);
	if (!rc)
		rc = zz_terms_scope(&scope, &terms, opened->ledger, &app->error);
	if (!rc && scope.dated)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("name the period once: --quarter, --year or a date term"));
	if (!rc)
		rc = asked_report(app, o, today, &asked);
	question.owners = scope.owners;
	question.nowners = scope.nowners;
	question.systems = scope.systems;
	question.kinds = scope.any_kind ? (const uint8_t *)scope.kinds : NULL;
	if (!rc)
		rc = notice(app, o, opened, &asked, &question, as);
	zz_terms_scope_free(&scope);
	zz_terms_free(&terms);
	return rc;
}

static int minutes(struct app *app, const struct options *o, struct opened *opened, enum document as)
{
	struct zz_arena arena = {0};
	struct zz_str path, typed = zz_str(option_value(o, "minutes"));
	struct zz_ledger *l = opened->ledger;
	int rc = zz_find_record(opened->source, typed, app->now, &arena, &path, &app->error);
	int32_t at = rc ? -1 : zz_ledger_at(l, path);
	if (!rc && (at < 0 || !zz_record_counts(&l->records[at])))
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("%.*s cannot be read, or was withdrawn: there are no minutes of it"), ZZ_FMT(typed));
	if (!rc) {
		struct zz_doc *d = zz_report_minutes(l, (uint32_t)at, app->lang);
		rc = put_out(app, o, d, as);
		zz_doc_free(d);
	}
	zz_arena_free(&arena);
	return rc;
}

/* --- several ledgers --- */

struct joint {
	const struct options *o;
	struct zz_report asked;
	struct zz_report_several *report;
	bool unreadable;
};

static int add_one(struct app *app, struct several *s, size_t i, struct opened *opened, void *with)
{
	struct joint *j = with;
	struct zz_terms terms = {0};
	struct zz_terms_scope scope = {0};
	struct zz_question question = {0};
	struct zz_verdict *verdict = NULL;
	struct zz_entries entries = {0};
	struct zz_error e = {.lang = app->lang};
	bool nothing = false;
	int rc = asked_period(app, j->o, opened->ledger->today, &question.period);
	if (!rc)
		rc = several_terms(app, s, opened->ledger, &terms, &scope, &nothing);
	if (!rc && scope.dated)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("name the period once: --quarter, --year or a date term"));
	if (!rc && !nothing)
		rc = several_judge(app, s, i, opened, &scope, &question, &verdict);
	if (!rc && !nothing) {
		struct zz_report one = j->asked;
		if (zz_entries_read(&entries, opened->ledger, "records", &e))
			app_complain(e.text);
		one.verdict = verdict;
		one.question = &question;
		one.entries = &entries;
		zz_report_several_add(j->report, i, &one);
		j->unreadable = j->unreadable || verdict->unreadable;
	}
	zz_entries_free(&entries);
	zz_verdict_free(verdict);
	zz_terms_scope_free(&scope);
	zz_terms_free(&terms);
	return rc;
}

/* What is about one ledger by its nature, and what the joint document has no place for. */
static int one_at_a_time(struct app *app, const struct options *o)
{
	static const char *const alone[] = {"minutes", "at", "public", "since-issued", "figures", "points"};
	bool off;
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
		if (option_given(o, alone[i]))
			return zz_error(&app->error, ZZ_EUSAGE, N_("--%s is for one ledger at a time"), alone[i]);
	int rc = asked_names(app, o, &off);
	return !rc && off ? zz_error(&app->error, ZZ_EUSAGE, N_("--names off is for one ledger at a time")) : rc;
}

static int report_several(struct app *app, const struct options *o, enum document as)
{
	struct several s;
	struct joint j = {.o = o};
	const struct several_how how = {option_value(o, "packs"), option_given(o, "no-local"), add_one, &j};
	zz_day today;
	int rc = one_at_a_time(app, o);
	if (!rc)
		rc = app_today(app, &today);
	if (rc)
		return rc;
	enum { NEAR = 480 }; /* minutes: a limit typed without a year goes by the day in China */
	rc = several_open(app, o, true, &s);
	if (!rc)
		rc = asked_report(app, o, today != ZZ_NO_DAY ? today : zz_day_at(app->now, NEAR), &j.asked);
	j.asked.lang = app->lang;
	j.report = zz_report_several_begin(&s.all, &j.asked);
	if (!rc)
		rc = several_each(app, &s, &how);
	struct zz_doc *d = rc >= 0 ? zz_report_several_doc(j.report) : NULL;
	if (d) {
		rc = put_out(app, o, d, as);
		several_absent(&s, NULL, &(struct zz_view){.lang = app->lang});
		if (!rc)
			rc = several_status(&s, j.unreadable);
	}
	zz_doc_free(d);
	zz_report_several_free(j.report);
	several_close(&s);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened = {0};
	const char *rev = NULL;
	bool wants_minutes = option_given(o, "minutes");
	int as = document_format(app, o, FORMATS, DOCUMENT_DOCX);
	int rc = as < 0 ? as : asked_style(app, o);
	if (!rc && option_given(o, "quarter") + option_given(o, "year") + wants_minutes != 1)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("which document? One of --quarter Q, --year Y, --minutes RECORD"));
	if (!rc && several_asked(o))
		return report_several(app, o, (enum document)as);
	if (!rc)
		rc = committed(app, o, &rev);
	if (!rc)
		rc = app_open(app, rev, NULL, option_value(o, "packs"), option_given(o, "no-local"), &opened);
	if (!rc)
		rc = wants_minutes ? minutes(app, o, &opened, (enum document)as)
						   : report(app, o, &opened, (enum document)as);
	app_close(&opened);
	return rc;
}

const struct command cmd_report = {
	.name = {"report", "报告"},
	.order = 50,
	.summary = N_("writes documents: the quarterly notice, the yearly report, minutes, a publication"),
	.operands = N_("[TERM…] [LEDGER…]"),
	.options = options,
	.run = run,
	.notes = N_(
		"What is committed is read, as of today or --today: the same commit, rules, options and day give the "
		"same bytes.\nFormats: text, json, md, html, docx.\n"
		"Exit status: 0 written, 1 written and some records cannot be read, 2 usage, 3 no ledger, 4 "
		"environment."),
};
