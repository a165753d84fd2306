/* zzsh witness approve: the superior agrees that records were taken over from older papers. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "witness.h"

#include <stdlib.h>

static int approve(struct app *app, const char *home, const char *from, const struct zz_str *paths, size_t n,
				   const char *document)
{
	struct zz_witness w;
	struct zz_witness_clock clock;
	struct zz_sighted out = {.nothing = true};
	char *repo = realpath(from, NULL);
	clock_look(app, &clock);
	int rc = repo ? zz_witness_open(&w, home, true, &app->error)
				  : zz_error(&app->error, ZZ_EENV, N_("there is no folder %s"), from);
	if (!rc)
		rc = zz_witness_approve(&w, repo, paths, n, zz_str(document), &clock, &out, &app->error);
	if (repo)
		zz_witness_close(&w);
	if (!rc) {
		zz_sighted_text(&app->out, &out, app->lang);
		zz_msgf(&app->out, app->lang, N_("Records approved: %zu\n"), n);
	}
	if (out.returned.text[0])
		app_complain(out.returned.text);
	zz_sighted_free(&out);
	free(repo);
	return rc ? rc : app_print(app);
}

int witness_approve(struct app *app, const struct options *o)
{
	struct zz_arena a = {0};
	const char *home = option_value(o, "home"), *from = option_value(o, "from"),
			   *document = option_value(o, "document");
	struct zz_str *paths = ZZ_NEWN(&a, struct zz_str, o->nwords);
	int rc = ZZ_OK;
	if (!home || !from || !document || o->nwords < 2 || !zz_document_good(zz_str(document)))
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("say which records, in which repository they lie, and on which document it rests: "
						 "zzsh witness "
						 "approve RECORD… --home DIR --from REPOSITORY --document NUMBER"));
	for (size_t i = 1; i < o->nwords; i++)
		paths[i - 1] = witness_path(&a, o->words[i]);
	if (!rc)
		rc = approve(app, home, from, paths, o->nwords - 1, document);
	zz_arena_free(&a);
	return rc;
}
