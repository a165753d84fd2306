/* zzsh schema: JSON Schema of a kind of record or another file of a ledger, or the list of them. */
#include "cmd.h"

static const struct option options[] = {
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static int run(struct app *app, const struct options *o)
{
	app_guess_lang(app);
	if (o->nwords > 1)
		return zz_error(&app->error, ZZ_EUSAGE, N_("%s: name one kind only"), o->words[1]);
	if (!o->nwords) {
		zz_schema_list(&app->out, app->lang);
		return app_print(app);
	}
	const struct zz_form *form = zz_schema_form(zz_str(o->words[0]));
	const struct zz_term *near = form ? NULL : zz_schema_near(zz_str(o->words[0]));
	if (near)
		return zz_error(&app->error, ZZ_EUSAGE, N_("there is no kind %s; did you mean %s?"), o->words[0],
						zz_term_text(near, app->lang));
	if (!form)
		return zz_error(&app->error, ZZ_EUSAGE, N_("there is no kind %s; zzsh schema lists the kinds"),
						o->words[0]);
	struct zz_json j;
	zz_json_init(&j, &app->out, false);
	zz_form_schema(&j, form);
	zz_buf_putc(&app->out, '\n');
	return app_print(app);
}

const struct command cmd_schema = {
	.name = {"schema", "格式"},
	.order = 80,
	.summary = N_("prints the JSON Schema of a kind of record or file, or lists them"),
	.operands = N_("[KIND]"),
	.options = options,
	.run = run,
};
