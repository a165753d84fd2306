/* zzsh schema: JSON Schema of a kind of record, or the list of kinds. */
#include "cmd.h"

static const struct option options[] = {
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static void list_kinds(struct app *app)
{
	for (int k = 1; k < ZZ_KINDS; k++)
		zz_buf_printf(&app->out, "%s\t%s\n", zz_kinds[k].form.name.slug, zz_kinds[k].form.name.label);
}

static int run(struct app *app, const struct options *o)
{
	if (!o->nwords) {
		list_kinds(app);
		return app_print(app);
	}
	const struct zz_kind *kind = zz_kind_find(zz_str(o->words[0]));
	if (!kind)
		return zz_error(&app->error, ZZ_EUSAGE, N_("there is no kind %s; zzsh schema lists the kinds"),
						o->words[0]);
	struct zz_json j;
	zz_json_init(&j, &app->out, false);
	zz_form_schema(&j, &kind->form);
	zz_buf_putc(&app->out, '\n');
	return app_print(app);
}

const struct command cmd_schema = {
	.name = {"schema", "格式"},
	.order = 80,
	.summary = N_("prints the JSON Schema of a kind of record, or lists the kinds"),
	.operands = N_("[KIND]"),
	.options = options,
	.run = run,
};
