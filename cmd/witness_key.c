/* zzsh witness key: a public key as policy.yaml, zzsh.yaml and --keys take it. */
#include "witness.h"

static int of_witness(struct app *app, const char *home)
{
	struct zz_witness w;
	int rc = zz_witness_open(&w, home, true, &app->error);
	for (size_t i = 0; !rc && i < w.nkeys; i++) {
		zz_vkey_text(&app->out, &w.keys[i].public);
		zz_buf_putc(&app->out, '\n');
	}
	zz_witness_close(&w);
	return rc;
}

static int of_file(struct app *app, const char *path, const char *name)
{
	struct zz_vkey key;
	int rc = zz_vkey_load(&key, path, zz_str(name), &app->error);
	if (!rc) {
		zz_vkey_text(&app->out, &key);
		zz_buf_putc(&app->out, '\n');
	}
	return rc;
}

int witness_key(struct app *app, const struct options *o)
{
	const char *home = option_value(o, "home"), *name = option_value(o, "name");
	bool file = o->nwords == 2 && name && !home, own = o->nwords == 1 && home && !name;
	if (!file && !own)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("say in which file the key is and whose: zzsh witness key FILE --name "
						   "jgdw.example/officers/wang; or which witness' own: zzsh witness key --home DIR"));
	int rc = own ? of_witness(app, home) : of_file(app, o->words[1], name);
	return rc ? rc : app_print(app);
}
