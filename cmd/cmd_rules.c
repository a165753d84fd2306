/* zzsh rules: the unit's 制度汇编, and one rule explained. */
#include "cmd.h"

#include <string.h>

static const struct option options[] = {
	{{"packs", "规则包"},
	 0,
	 OPT_VALUE,
	 N_("LIST"),
	 N_("these packs instead of the unit's, for example national,organ"),
	 false},
	{{"no-local", "不用自定"}, 0, OPT_FLAG, NULL, N_("leave the ledger's own packs in rules/ out"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static int show(struct app *app, const struct opened *opened, const char *id)
{
	const struct zz_rule *rule = zz_rule_find(&opened->packs, zz_str(id));
	if (!rule && zz_rules_own(&app->out, zz_str(id), app->lang, app->width))
		return ZZ_OK;
	if (!rule)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("there is no rule %s in the packs in force; zzsh rules lists them"), id);
	zz_rules_one(&app->out, opened->ledger, rule, app->lang, app->width);
	return ZZ_OK;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened = {0};
	bool one = o->nwords && (strcmp(o->words[0], "show") == 0 || strcmp(o->words[0], "查看") == 0);
	int format = format_choose(app, "text|json");
	int rc = format < 0
				 ? format
				 : app_open(app, NULL, NULL, option_value(o, "packs"), option_given(o, "no-local"), &opened);
	if (rc) {
		app_close(&opened);
		return rc;
	}
	if (one ? o->nwords != 2 : o->nwords > 0)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("usage: zzsh rules, or zzsh rules show ID"));
	else if (one)
		rc = show(app, &opened, o->words[1]);
	else if (format == FORMAT_JSON)
		zz_rules_json(&app->out, opened.ledger, &opened.packs, app->lang);
	else
		zz_rules_text(&app->out, opened.ledger, &opened.packs, app->lang, app->width);
	if (!rc)
		rc = app_print(app);
	app_close(&opened);
	return rc;
}

const struct command cmd_rules = {
	.name = {"rules", "制度"},
	.order = 60,
	.summary = N_("prints the rules in force, or explains one"),
	.operands = N_("[show ID]"),
	.options = options,
	.run = run,
};
