/* zzsh check: the verdict before an inspection. */
#include "several.h"

#include <stdio.h>
#include <string.h>

static const struct option options[] = {
	{{"year", "年度"}, 'y', OPT_YEAR, N_("Y"), N_("judge a year; without a number this year"), false},
	{{"period", "期间"},
	 'p',
	 OPT_VALUE,
	 N_("P"),
	 N_("judge a period: 2025Q3, 2025-03, 2025-01..2025-06, last-quarter"),
	 false},
	{{"at", "版本"}, 0, OPT_VALUE, N_("REV"), N_("judge the ledger as it was committed at REV"), false},
	OPTION_PACKS,
	OPTION_NO_LOCAL,
	OPTION_FAIL_ON,
	OPTION_HINTS,
	{{"full", "详细"}, 0, OPT_FLAG, NULL, N_("all branches and every finding in full"), false},
	{{"points", "要点"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("fold the findings into the points of the review: the twelve, or the unit's own in "
		"rules/points.yaml"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* --year, --period and a date among the terms name one period; two of them are refused. */
static int asked_period(struct app *app, const struct options *o, const struct zz_terms_scope *terms,
						zz_day today, struct zz_period *out)
{
	bool year = option_given(o, "year"), period = option_given(o, "period");
	*out = (struct zz_period){.kind = ZZ_PERIOD_DAYS, .first = ZZ_NO_DAY, .last = ZZ_NO_DAY};
	if (year + period + terms->dated > 1)
		return zz_error(&app->error, ZZ_EUSAGE, N_("name the period once: --year, --period or a date term"));
	if (terms->dated)
		*out = terms->period;
	else if (year && !option_value(o, "year"))
		*out = zz_period_of(ZZ_PERIOD_YEAR, today);
	else if (year || period)
		return zz_period_parse(zz_str(option_value(o, year ? "year" : "period")), today, out, &app->error);
	return ZZ_OK;
}

static struct zz_view view_of(const struct app *app, const struct options *o)
{
	return (struct zz_view){.lang = app->lang,
							.width = app->width,
							.colour = app->colour,
							.all = option_given(o, "all"),
							.full = option_given(o, "full")};
}

/* The verdict folded into the points of the review. */
static int answer_points(struct app *app, const struct options *o, struct opened *opened,
						 const struct zz_verdict *verdict, int format)
{
	struct zz_points points;
	struct zz_register rectify;
	struct zz_points_view folded;
	struct zz_view view = view_of(app, o);
	int rc = zz_points_load(&points, opened->ledger, option_given(o, "no-local"), &app->error);
	if (rc)
		return rc;
	zz_register_make(&rectify, opened->ledger);
	zz_points_fold(&folded, verdict, &points, &rectify);
	if (format == FORMAT_JSON)
		zz_points_json(&app->out, &folded);
	else
		zz_points_text(&app->out, &folded, &view);
	zz_points_view_free(&folded);
	zz_register_free(&rectify);
	return ZZ_OK;
}

static int answer(struct app *app, const struct options *o, struct opened *opened,
				  const struct zz_verdict *verdict, int format)
{
	struct zz_view view = view_of(app, o);
	if (option_given(o, "points"))
		return answer_points(app, o, opened, verdict, format);
	if (format == FORMAT_JSON)
		zz_check_json(&app->out, verdict, app->lang);
	else
		zz_check_text(&app->out, verdict, &view);
	return ZZ_OK;
}

static int judge(struct app *app, const struct options *o, struct opened *opened)
{
	struct zz_terms terms = {0};
	struct zz_terms_scope scope = {0};
	struct zz_verdict *verdict = NULL;
	struct zz_question question = {0};
	enum zz_severity level;
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : fail_on(app, o, &level);
	if (!rc)
		rc = zz_terms_parse(&terms, o->words, o->nwords, opened->ledger, &app->error);
	if (!rc)
		rc = zz_terms_scope(&scope, &terms, opened->ledger, &app->error);
	if (!rc)
		rc = asked_period(app, o, &scope, opened->ledger->today, &question.period);
	question.owners = scope.owners;
	question.nowners = scope.nowners;
	question.systems = scope.systems;
	question.kinds = scope.any_kind ? (const uint8_t *)scope.kinds : NULL;
	if (!rc)
		rc = zz_judge(&verdict, opened->ledger, &opened->packs, &question, &app->error);
	if (!rc)
		rc = answer(app, o, opened, verdict, format);
	if (!rc)
		rc = app_print(app);
	if (!rc)
		rc = zz_check_exit(verdict, level);
	zz_verdict_free(verdict);
	zz_terms_scope_free(&scope);
	zz_terms_free(&terms);
	return rc;
}

/* --- several ledgers --- */

struct asked {
	const struct options *o;
	enum zz_severity level;
	int format;
	struct zz_check_several *text;
	struct zz_several_json json;
	size_t answered; /* ledgers in which the terms named something */
};

static int answer_of(struct app *app, struct several *s, size_t i, struct opened *opened,
					 const struct zz_verdict *verdict, struct asked *a)
{
	struct zz_buf kept = app->out;
	bool points = option_given(a->o, "points");
	if (!points && a->format != FORMAT_JSON) {
		zz_check_several_add(a->text, i, verdict);
		return ZZ_OK;
	}
	app->out = (struct zz_buf){0};
	int rc = answer(app, a->o, opened, verdict, a->format);
	struct zz_buf said = app->out;
	app->out = kept;
	if (!rc && a->format == FORMAT_JSON)
		zz_several_json_add(&a->json, i, zz_buf_view(&said));
	else if (!rc) {
		struct zz_view view = view_of(app, a->o);
		zz_several_heading(&app->out, &s->all, i, &view);
		zz_buf_str(&app->out, zz_buf_view(&said));
	}
	zz_buf_free(&said);
	return rc;
}

static int judge_one(struct app *app, struct several *s, size_t i, struct opened *opened, void *with)
{
	struct asked *a = with;
	struct zz_terms terms = {0};
	struct zz_terms_scope scope = {0};
	struct zz_verdict *verdict = NULL;
	struct zz_question question = {0};
	bool nothing = false;
	int rc = several_terms(app, s, opened->ledger, &terms, &scope, &nothing);
	if (!rc && !nothing)
		rc = asked_period(app, a->o, &scope, opened->ledger->today, &question.period);
	if (!rc && !nothing)
		rc = several_judge(app, s, i, opened, &scope, &question, &verdict);
	if (!rc && !nothing)
		rc = answer_of(app, s, i, opened, verdict, a);
	if (!rc && !nothing)
		rc = zz_check_exit(verdict, a->level);
	zz_verdict_free(verdict);
	zz_terms_scope_free(&scope);
	zz_terms_free(&terms);
	return rc;
}

static int check_several(struct app *app, const struct options *o)
{
	struct several s;
	struct asked a = {.o = o};
	const struct several_how how = {option_value(o, "packs"), option_given(o, "no-local"), judge_one, &a};
	a.format = format_choose(app, "text|json");
	int rc = a.format < 0 ? a.format : fail_on(app, o, &a.level);
	if (!rc && option_given(o, "at"))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("--%s is for one ledger at a time"), "at");
	if (rc)
		return rc;
	rc = several_open(app, o, false, &s);
	struct zz_view view = view_of(app, o);
	a.text = zz_check_several_begin(&s.all, &view);
	if (!rc && a.format == FORMAT_JSON)
		zz_several_json_begin(&a.json, &app->out, &s.all, "check");
	if (!rc)
		rc = several_each(app, &s, &how);
	if (rc >= 0 && a.format == FORMAT_JSON)
		zz_several_json_end(&a.json);
	else if (rc >= 0 && option_given(o, "points"))
		zz_several_absent(&app->out, &s.all, &view);
	else if (rc >= 0)
		zz_check_several_text(&app->out, a.text);
	if (rc >= 0) {
		int printed = app_print(app);
		rc = printed ? printed : several_status(&s, rc);
	}
	zz_check_several_free(a.text);
	several_close(&s);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened;
	if (several_asked(o))
		return check_several(app, o);
	int rc = app_open(app, option_value(o, "at"), NULL, option_value(o, "packs"), option_given(o, "no-local"),
					  &opened);
	if (!rc)
		rc = judge(app, o, &opened);
	app_close(&opened);
	return rc;
}

const struct command cmd_check = {
	.name = {"check", "检查"},
	.order = 40,
	.summary = N_("compares the records with the eight systems and their rules"),
	.operands = N_("[TERM…] [LEDGER…]"),
	.options = options,
	.run = run,
	.notes =
		N_("Terms: branch:NAME kind:NAME system:NAME date:PERIOD, or a bare name.\n"
		   "Ledgers: folders or bare repositories; several are judged together, and one that is not there is "
		   "a row of its own.\n"
		   "Exit status: 0 clean, 1 findings, 2 usage, 3 no ledger, 4 environment, 5 a ledger is not there."),
};
