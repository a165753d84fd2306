/* zzsh audit: what history proves of the records. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct option options[] = {
	OPTION_AT,
	OPTION_FAIL_ON,
	OPTION_HINTS,
	{{"full", "详细"}, 0, OPT_FLAG, NULL, N_("what was said about each finding as well"), false},
	{{"bundle", "证据包"},
	 0,
	 OPT_VALUE,
	 N_("FILE"),
	 N_("write the proof to take away: history, receipts, keys, this answer, and how to verify it"),
	 false},
	{{"sixing", "四性"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("what was found, by zzsh doctor too, under authenticity, integrity, usability, security"),
	 false},
	OPTION_KEYS,
	{{"cache", "缓存"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("read again only what is new since the last audit with --cache by this user; not for an inspection"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* Lateness is part of the answer; the history would have to be read twice to select by it. */
static int choose(struct app *app, const struct options *o, const struct opened *opened,
				  struct zz_terms *terms, struct zz_selection *chosen)
{
	int rc = zz_terms_parse(terms, o->words, o->nwords, opened->ledger, &app->error);
	struct zz_entries entries = {0};
	if (rc || !o->nwords)
		return rc;
	bool late = zz_terms_have(terms, ZZ_BY_LATE);
	if (late)
		rc = zz_entries_read(&entries, opened->ledger, "records", &app->error);
	if (!rc)
		rc = zz_terms_select(chosen, terms, opened->ledger, late ? &entries : NULL, &app->error);
	zz_entries_free(&entries);
	return rc;
}

static int write_bundle(struct app *app, const char *file, struct zz_audit *a,
						const struct zz_bundle_ask *what, const struct zz_view *view,
						struct zz_bundle_told *told)
{
	struct zz_buf bytes = {0};
	struct zz_bundle_ask ask = *what;
	ask.scratch = scratch_make(&app->error);
	int rc = ask.scratch ? zz_bundle_write(&bytes, told, a, &ask, view, &app->error) : ZZ_EENV;
	if (ask.scratch)
		scratch_remove();
	if (!rc)
		rc = app_write_file(file, zz_buf_view(&bytes), &app->error);
	zz_buf_free(&bytes);
	return rc;
}

/* The folder and the computer are looked at as well, where the ledger lies in one. */
static void sixing(struct app *app, struct zz_audit *a, const struct zz_view *view, int format)
{
	struct zz_doctor doctor;
	struct zz_buf root = {0};
	struct zz_error nowhere = {.lang = app->lang};
	bool there = zz_find_ledger(app->dir, &root, &nowhere) == ZZ_OK;
	if (there) {
		struct zz_doctor_asked asked = {.dir = root.data,
										.program = getenv("PATH"),
										.now = app->now,
										.clock = (int64_t)time(NULL),
										.lang = app->lang};
		zz_doctor_look(&doctor, &asked, false);
	}
	if (format == FORMAT_JSON)
		zz_sixing_json(&app->out, a, there ? &doctor : NULL, app->lang);
	else
		zz_sixing_text(&app->out, a, there ? &doctor : NULL, view);
	if (there)
		zz_doctor_free(&doctor);
	zz_buf_free(&root);
}

static int answer(struct app *app, const struct options *o, struct zz_audit *a, int format,
				  enum zz_severity level, const struct zz_bundle_ask *what)
{
	struct zz_view view = {.lang = app->lang,
						   .width = app->width,
						   .colour = app->colour,
						   .all = option_given(o, "all"),
						   .full = option_given(o, "full")};
	const char *file = option_value(o, "bundle");
	struct zz_bundle_told told;
	int rc = file ? write_bundle(app, file, a, what, &view, &told) : ZZ_OK;
	if (rc)
		return rc;
	if (option_given(o, "sixing"))
		sixing(app, a, &view, format);
	else if (format == FORMAT_JSON)
		zz_audit_json(&app->out, a, app->lang);
	else
		zz_audit_text(&app->out, a, &view);
	if (file && format == FORMAT_TEXT)
		zz_msgf(
			&app->out, app->lang,
			N_("\nWritten to %s: the history, %zu receipts, %zu records, the keys; VERIFY.txt in it says how "
			   "all of it is verified\n"),
			file, told.receipts, told.records);
	rc = app_print(app);
	if (rc)
		return rc;
	return zz_audit_unsure(a) ? ZZ_EUNSURE : zz_check_exit(a->verdict, level);
}

static int audit(struct app *app, const struct options *o, struct opened *opened)
{
	struct zz_terms terms = {0};
	struct zz_selection chosen = {0};
	struct zz_held_keys keys = {0};
	struct zz_audit a = {0};
	enum zz_severity level = ZZ_INCOMPLETE;
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : fail_on(app, o, &level);
	if (!rc)
		rc = keys_read(app, o, &keys);
	if (!rc)
		rc = choose(app, o, opened, &terms, &chosen);
	if (!rc) {
		struct zz_audit_ask ask = {.records = o->nwords ? chosen.at : NULL,
								   .nrecords = chosen.n,
								   .keys = keys.at,
								   .nkeys = keys.n,
								   .now = app->now,
								   .compared = true};
		if (o->nwords && !chosen.at)
			ask.records = &(const uint32_t){0};
		rc = zz_audit_run(&a, opened->ledger, &opened->packs, &ask, &app->error);
	}
	if (!rc)
		rc = answer(app, o, &a, format, level,
					&(struct zz_bundle_ask){.keys = keys.at, .nkeys = keys.n, .now = app->now});
	if (a.l)
		zz_audit_free(&a);
	zz_held_keys_free(&keys);
	free(chosen.at);
	zz_terms_free(&terms);
	return rc;
}

/* A file that an audit was taken away in; by its end, so that one that is not there is said to be so. */
static bool is_bundle(const char *word)
{
	return zz_str_ends(zz_str(word), ".zip") || (strchr(word, '/') && zz_bundle_looks(word));
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened = {.source = NULL};
	struct options rest = *o;
	/* Terms may ask for anything in a record. */
	struct zz_scope brief = {.everything = true};
	struct zz_buf key = {0};
	const char *rev = option_value(o, "at");
	if (o->nwords && is_bundle(o->words[0])) {
		app->dir = o->words[0];
		rest.words++;
		rest.nwords--;
		if (!zz_bundle_looks(app->dir))
			return zz_error(&app->error, ZZ_EUSAGE, N_("%s is no bundle that zzsh audit --bundle made"),
							app->dir);
	}
	if (option_given(o, "cache"))
		cache_key(&key);
	brief.brief = !rest.nwords;
	brief.history = !option_given(o, "cache");
	brief.keeps_texts = rest.nwords ? zz_packs_look_at_texts : NULL;
	brief.memory_key = zz_buf_view(&key);
	int rc = app_open(app, rev ? rev : "HEAD", &brief, NULL, false, &opened);
	if (!rc)
		rc = audit(app, &rest, &opened);
	app_close(&opened);
	zz_buf_free(&key);
	return rc;
}

const struct command cmd_audit = {
	.name = {"audit", "核验"},
	.order = 46,
	.summary = N_("says what the history proves: when records came in, what was changed, by whom"),
	.operands = N_("[FILE.zip] [TERM…]"),
	.options = options,
	.run = run,
	.notes = N_("Reads what is committed, runs nothing, believes none of git's caches.\n"
				"Exit status: 0 no finding from --fail-on upwards (there may be questions), 1 such findings, "
				"2 usage, 3 no ledger, 4 environment, 5 a part of the history was "
				"not seen."),
};
