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
	{{"at", "版本"},
	 0,
	 OPT_VALUE,
	 N_("REV"),
	 N_("the ledger as it was committed at REV (default HEAD)"),
	 false},
	{{"packs", "规则包"},
	 0,
	 OPT_VALUE,
	 N_("LIST"),
	 N_("judge by these packs instead of the unit's, for example national,organ"),
	 false},
	{{"no-local", "不用自定"}, 0, OPT_FLAG, NULL, N_("leave the ledger's own packs in rules/ out"), false},
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

static int run(struct app *app, const struct options *o)
{
	struct asked asked = {.verdict = NULL};
	unsigned by;
	int as = format_choose(app, "text|json");
	int rc = as < 0 ? as : asked_tables(app, o, &by);
	if (!rc)
		rc = ask_ledger(app, o, o->words, o->nwords, ZZ_PERIOD_YEAR, &asked);
	if (!rc && as == FORMAT_JSON)
		zz_stats_json(&app->out, &asked.report);
	else if (!rc) {
		struct zz_doc *d = zz_stats_doc(&asked.report, by);
		zz_doc_text(&app->out, d, app->width);
		zz_doc_free(d);
	}
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
	.operands = N_("[TERM…]"),
	.options = options,
	.run = run,
	.notes = N_("What is committed is read, as of today or --today.\nFormats: text, json."),
};
