/* zzsh stats: figures of a period. */
#include "export.h"

#include <string.h>

static const struct option options[] = {
	{{"year", "年度"}, 'y', OPT_YEAR, N_("Y"), N_("that year; without a number this year"), false},
	{{"period", "期间"}, 'p', OPT_VALUE, N_("P"), N_("that period: 2025Q3, 2025-03, last-quarter …"), false},
	{{"by", "按"},
	 'b',
	 OPT_VALUE,
	 N_("branch|system|month"),
	 N_("only this table (default all three)"),
	 false},
	OPTION_COMMITTED,
	OPTION_PACKS,
	OPTION_NO_LOCAL,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static int asked_tables(struct app *app, const struct options *o, unsigned *by)
{
	const char *typed = option_value(o, "by");
	*by = ZZ_BY_BRANCHES | ZZ_BY_SYSTEMS | ZZ_BY_MONTHS;
	for (int i = 0; typed && zz_stats_terms[i].slug; i++)
		if (strcmp(typed, zz_stats_terms[i].slug) == 0 || strcmp(typed, zz_stats_terms[i].label) == 0) {
			*by = 1u << i;
			return ZZ_OK;
		}
	return typed ? zz_error(&app->error, ZZ_EUSAGE, N_("--by %s: branch, system or month"), typed) : ZZ_OK;
}

static int answer(struct app *app, const struct options *o, const struct asked *asked, int as, unsigned by)
{
	struct zz_stars stars;
	int rc = zz_stars_load(&stars, asked->opened.ledger, option_given(o, "no-local"), &app->error);
	if (rc)
		return rc;
	if (as == FORMAT_JSON) {
		zz_stats_json(&app->out, &asked->report, &stars);
		return ZZ_OK;
	}
	struct zz_doc *d = zz_stats_doc(&asked->report, &stars, by);
	zz_doc_text(&app->out, d, app->width);
	zz_doc_free(d);
	return ZZ_OK;
}

/* --- several ledgers, one after the other --- */

struct each {
	const struct options *o;
	int as;
	unsigned by;
	struct zz_several_json json;
};

static int stats_one(struct app *app, struct several *s, size_t i, struct opened *opened, void *with)
{
	struct each *e = with;
	struct asked asked = {.several = s, .ledger = i};
	struct zz_terms terms = {0};
	struct zz_view view = {.lang = app->lang, .colour = app->colour};
	struct zz_buf kept = app->out;
	bool nothing = false, unreadable = false;
	int rc = several_terms(app, s, opened->ledger, &terms, NULL, &nothing);
	zz_terms_free(&terms);
	if (rc || nothing)
		return rc;
	rc = ask_ledger(app, e->o, s->words, s->nwords, ZZ_PERIOD_YEAR, &asked);
	app->out = (struct zz_buf){0};
	if (!rc)
		rc = answer(app, e->o, &asked, e->as, e->by);
	struct zz_buf said = app->out;
	app->out = kept;
	if (!rc && e->as == FORMAT_JSON)
		zz_several_json_add(&e->json, i, zz_buf_view(&said));
	else if (!rc) {
		zz_several_heading(&app->out, &s->all, i, &view);
		zz_buf_str(&app->out, zz_buf_view(&said));
	}
	unreadable = !rc && asked.verdict->unreadable;
	zz_buf_free(&said);
	asked_free(&asked);
	return rc ? rc : unreadable;
}

static int stats_several(struct app *app, struct each *e)
{
	struct several s;
	const struct several_how how = {option_value(e->o, "packs"), option_given(e->o, "no-local"), stats_one,
									e};
	if (option_given(e->o, "at"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("--%s is for one ledger at a time"), "at");
	int rc = several_open(app, e->o, true, &s);
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	if (!rc && e->as == FORMAT_JSON)
		zz_several_json_begin(&e->json, &app->out, &s.all, "stats");
	if (!rc)
		rc = several_each(app, &s, &how);
	if (rc >= 0) {
		several_absent(&s, e->as == FORMAT_JSON ? NULL : &app->out, &view);
		if (e->as == FORMAT_JSON)
			zz_several_json_end(&e->json);
		int printed = app_print(app);
		rc = printed ? printed : several_status(&s, rc);
	}
	several_close(&s);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct asked asked = {.verdict = NULL};
	unsigned by;
	int as = format_choose(app, "text|json");
	int rc = as < 0 ? as : asked_tables(app, o, &by);
	if (!rc && several_asked(o))
		return stats_several(app, &(struct each){.o = o, .as = as, .by = by});
	if (!rc)
		rc = ask_ledger(app, o, o->words, o->nwords, ZZ_PERIOD_YEAR, &asked);
	if (!rc)
		rc = answer(app, o, &asked, as, by);
	if (!rc)
		rc = app_print(app);
	if (!rc && asked.verdict->unreadable)
		rc = 1;
	asked_free(&asked);
	return rc;
}

const struct command cmd_stats = {
	.name = {"stats", "统计"},
	.order = 51,
	.summary = N_("counts by branch, system and month: carried out, entered in time, attendance"),
	.operands = N_("[TERM…] [LEDGER…]"),
	.options = options,
	.run = run,
	.notes = N_("What is committed is read, as of today or --today.\nFormats: text, json."),
};
