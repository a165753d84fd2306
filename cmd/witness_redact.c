/* zzsh witness redact: texts taken out of a history on the superior's order. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "witness.h"

#include <stdlib.h>
#include <string.h>

/* A record's id as it is printed, or a path within the ledger. */
struct zz_str witness_path(struct zz_arena *a, const char *word)
{
	struct zz_str s = zz_str(word);
	ptrdiff_t slash = zz_str_chr(s, '/');
	struct zz_str id = zz_str_sub(s, (size_t)slash + 1, s.n);
	if (slash < 0 || zz_str_ends(s, ".yaml") || zz_str_chr(id, '/') >= 0 || id.n < 5)
		return s;
	return zz_arena_printf(a, "records/%.*s/%.4s/%.*s.yaml", ZZ_FMT(zz_str_sub(s, 0, (size_t)slash)), id.p,
						   ZZ_FMT(id));
}

static int tell(struct app *app, const struct zz_redacted *r, const char *repo)
{
	zz_sighted_text(&app->out, &r->sighted, app->lang);
	zz_msgf(&app->out, app->lang,
			N_("Texts taken out or replaced: %zu; receipts that are carried over: %zu\n"), r->texts,
			r->states);
	if (r->lost)
		zz_msgf(&app->out, app->lang,
				N_("Receipts of which nobody has any more what they saw, so that they prove nothing: %zu\n"),
				r->lost);
	zz_msgf(&app->out, app->lang,
			N_("The former texts still lie among the objects. They go with: git -C %s reflog expire "
			   "--expire=now --all; "
			   "git -C %s gc --prune=now; the same in the folder of the witness, in every copy of the "
			   "ledger, and in "
			   "the backups\n"),
			repo, repo);
	if (r->sighted.returned.text[0])
		app_complain(r->sighted.returned.text);
	return app_print(app);
}

static int redact(struct app *app, struct zz_redact *asked, const char *home)
{
	struct zz_witness w;
	struct zz_redacted out = {.states = 0};
	char *repo = realpath(asked->repo, NULL);
	int rc = repo ? zz_witness_open(&w, home, true, &app->error)
				  : zz_error(&app->error, ZZ_EENV, N_("there is no folder %s"), asked->repo);
	asked->repo = repo;
	if (!rc)
		rc = zz_witness_redact(&w, asked, &out, &app->error);
	if (repo)
		zz_witness_close(&w);
	if (!rc)
		rc = tell(app, &out, repo);
	zz_redacted_free(&out);
	free(repo);
	return rc;
}

int witness_redact(struct app *app, const struct options *o)
{
	struct zz_arena a = {0};
	const char *home = option_value(o, "home"), *document = option_value(o, "document");
	struct zz_str *paths = ZZ_NEWN(&a, struct zz_str, o->nwords);
	struct zz_redact asked = {.repo = option_value(o, "from"), .paths = paths, .npaths = o->nwords - 1};
	int rc = ZZ_OK;
	if (!home || !asked.repo || !document || o->nwords < 2 || !zz_document_good(zz_str(document)))
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("say of which records or files, in which repository the new history lies, and on which "
			   "document it rests: zzsh witness redact RECORD… --home DIR --from REPOSITORY --document "
			   "NUMBER"));
	for (size_t i = 1; i < o->nwords; i++)
		paths[i - 1] = witness_path(&a, o->words[i]);
	asked.document = zz_str(document);
	clock_look(app, &asked.clock);
	if (!rc)
		rc = redact(app, &asked, home);
	zz_arena_free(&a);
	return rc;
}
