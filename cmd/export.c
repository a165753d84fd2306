#include "export.h"

int committed(struct app *app, const struct options *o, const char **rev)
{
	struct zz_buf root = {0};
	struct zz_source *source = NULL;
	*rev = option_value(o, "at");
	if (!*rev && zz_bundle_looks(app->dir))
		*rev = "HEAD"; /* a bundle holds nothing else */
	if (*rev)
		return ZZ_OK;
	int rc = zz_find_ledger(app->dir, &root, &app->error);
	if (!rc)
		rc = zz_source_open(&source, root.data, &app->error);
	if (!rc && *zz_source_commit(source))
		*rev = "HEAD";
	zz_source_close(source);
	zz_buf_free(&root);
	return rc;
}

static int period_of(struct app *app, const struct options *o, enum zz_span_kind otherwise, struct asked *a)
{
	zz_day today = a->opened.ledger->today;
	const char *typed = option_value(o, option_given(o, "year") ? "year" : "period");
	bool given = option_given(o, "year") || option_given(o, "period");
	if (option_given(o, "year") && option_given(o, "period"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("--year and --period do not go together"));
	if (given && a->scope.dated)
		return zz_error(&app->error, ZZ_EUSAGE, N_("name the period once: --year, --period or a date term"));
	if (typed)
		return zz_period_parse(zz_str(typed), today, &a->question.period, &app->error);
	if (a->scope.dated)
		a->question.period = a->scope.period;
	else if (given || otherwise != ZZ_PERIOD_DAYS)
		a->question.period = zz_period_of(given ? ZZ_PERIOD_YEAR : otherwise, today);
	else
		a->question.period = (struct zz_period){ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY};
	return ZZ_OK;
}

int ask_ledger(struct app *app, const struct options *o, const char *const *words, size_t n,
			   enum zz_span_kind otherwise, struct asked *a)
{
	const char *rev = NULL;
	struct zz_error e = {.lang = app->lang};
	*a = (struct asked){.several = a->several, .ledger = a->ledger};
	int rc = committed(app, o, &rev);
	if (!rc)
		rc = app_open(app, rev, NULL, option_value(o, "packs"), option_given(o, "no-local"), &a->opened);
	if (!rc)
		rc = zz_terms_parse(&a->terms, words, n, a->opened.ledger, &app->error);
	if (!rc)
		rc = zz_terms_scope(&a->scope, &a->terms, a->opened.ledger, &app->error);
	if (!rc)
		rc = period_of(app, o, otherwise, a);
	if (!rc && a->several)
		rc = zz_several_meet(&a->several->all, a->question.period, &app->error);
	if (rc)
		return rc;
	if (a->several)
		a->question.elsewhere = zz_several_others(&a->several->all, a->ledger);
	a->question.owners = a->scope.owners;
	a->question.nowners = a->scope.nowners;
	a->question.systems = a->scope.systems;
	a->question.kinds = a->scope.any_kind ? (const uint8_t *)a->scope.kinds : NULL;
	rc = zz_judge(&a->verdict, a->opened.ledger, &a->opened.packs, &a->question, &app->error);
	e.lang = app->lang;
	if (!rc && zz_entries_read(&a->entries, a->opened.ledger, "records", &e))
		app_complain(e.text);
	a->report = (struct zz_report){.verdict = a->verdict,
								   .question = &a->question,
								   .entries = &a->entries,
								   .lang = app->lang,
								   .deadline = ZZ_NO_DAY};
	return rc;
}

void asked_free(struct asked *a)
{
	zz_entries_free(&a->entries);
	zz_verdict_free(a->verdict);
	zz_terms_scope_free(&a->scope);
	zz_terms_free(&a->terms);
	app_close(&a->opened);
}
