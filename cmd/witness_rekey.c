/* zzsh witness rekey: new keys in place of those that it has. */
#include "witness.h"

int witness_rekey(struct app *app, const struct options *o)
{
	struct zz_witness w;
	struct zz_sighted out = {.nothing = true};
	struct zz_sight asked = {.cause = ZZ_CAUSE_KEY};
	struct zz_buf keys = {0};
	unsigned kinds;
	const char *home = option_value(o, "home");
	int rc = witness_kinds(app, o, &kinds);
	if (rc)
		return rc;
	if (!home || o->nwords != 1)
		return zz_error(&app->error, ZZ_EUSAGE, N_("say which witness: zzsh witness rekey --home DIR"));
	clock_look(app, &asked.clock);
	rc = zz_witness_open(&w, home, true, &app->error);
	if (!rc)
		rc = zz_witness_rekey(&w, kinds, &asked, &out, &keys, &app->error);
	if (!rc) {
		zz_sighted_text(&app->out, &out, app->lang);
		zz_msgf(
			&app->out, app->lang,
			N_("The witness %.*s has new keys; the former ones signed that, and are destroyed here. Whoever "
			   "trusts those is led to these; each branch writes them into its zzsh.yaml all the same:\n"),
			ZZ_FMT(w.name));
		witness_put_keys(app, zz_buf_view(&keys));
	}
	zz_sighted_free(&out);
	zz_buf_free(&keys);
	zz_witness_close(&w);
	return rc ? rc : app_print(app);
}
