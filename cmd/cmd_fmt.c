/* zzsh fmt: puts files that are not committed as they are into the ledger's spelling. */
#include "write.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{"check", "只查"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("change nothing; exit status 1 where something would change"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

struct tidying {
	struct app *app;
	struct writing *w;
	int root;
	bool check;
	size_t changed, unreadable;
};

static int tidy(struct tidying *t, struct zz_str path)
{
	struct zz_buf bytes = {0}, text = {0};
	bool missing = false;
	struct zz_error *e = &t->app->error;
	int rc = zz_source_read(t->w->opened.source, path, ZZ_YAML_BYTES, &bytes, &missing, e);
	int differs = rc || missing
					  ? 0
					  : zz_fmt_text(path, zz_buf_view(&bytes), zz_ledger_lang(t->w->opened.ledger), &text);
	if (differs < 0) {
		t->unreadable++;
		zz_msgf(&t->app->out, t->app->lang,
				N_("%.*s: cannot be read and stays as it is; zzsh check says what is wrong\n"), ZZ_FMT(path));
	} else if (differs) {
		t->changed++;
		zz_buf_printf(&t->app->out, "%.*s\n", ZZ_FMT(path));
		zz_changes(&t->app->out, zz_buf_view(&bytes), zz_buf_view(&text));
		if (!t->check)
			rc = zz_write_at(t->root, path, zz_buf_view(&text), 0, e);
	}
	zz_buf_free(&bytes);
	zz_buf_free(&text);
	return rc;
}

/* A file named by a path from here or from the ledger's root. */
static bool same_file(const struct tidying *t, struct zz_str path, const char *word)
{
	struct zz_str named = zz_str(word);
	if (zz_str_starts(named, "./"))
		named = zz_str_sub(named, 2, named.n);
	return zz_str_eq(path, named) ||
		   (path.n > named.n && zz_str_ends(path, word) && path.p[path.n - named.n - 1] == '/') ||
		   (zz_str_starts(named, t->w->root.data) && zz_str_ends(named, path.p));
}

static bool asked(const struct tidying *t, const struct options *o, struct zz_str path)
{
	for (size_t i = 0; i < o->nwords; i++)
		if (same_file(t, path, o->words[i]))
			return true;
	return o->nwords == 0;
}

static int check_words(const struct tidying *t, const struct options *o, const struct zz_file_list *files)
{
	for (size_t i = 0; i < o->nwords; i++) {
		size_t k = 0;
		while (k < files->n && !same_file(t, files->at[k]->path, o->words[i]))
			k++;
		if (k == files->n)
			return zz_error(&t->app->error, ZZ_EUSAGE, N_("%s is no file of this ledger"), o->words[i]);
	}
	return ZZ_OK;
}

static int tidy_all(struct tidying *t, const struct options *o)
{
	struct zz_file_list files = {0}, deleted = {0};
	struct zz_source *s = t->w->opened.source;
	int rc = zz_source_list(s, "", &files, &t->app->error);
	if (!rc)
		rc = check_words(t, o, &files);
	if (!rc)
		rc = zz_source_compare(s, "", &files, &deleted, &t->app->error);
	for (size_t i = 0; !rc && i < files.n; i++) {
		const struct zz_file *f = files.at[i];
		if (!f->odd && f->changed && zz_str_ends(f->path, ".yaml") &&
			!zz_str_starts(f->path, "attachments/") && asked(t, o, f->path))
			rc = tidy(t, f->path);
	}
	free(files.at);
	free(deleted.at);
	return rc;
}

static int report(struct tidying *t)
{
	struct app *app = t->app;
	if (t->check && t->changed)
		zz_msgf(&app->out, app->lang, N_("Files that would change: %zu\n"), t->changed);
	else if (t->changed)
		zz_msgf(&app->out, app->lang,
				N_("Files changed: %zu; nothing was committed. A record that was changed: zzsh amend RECORD "
				   "--reason "
				   "REASON --file FILE; a new one: zzsh log --file FILE; the roster goes with the next zzsh "
				   "roster\n"),
				t->changed);
	else if (!t->unreadable)
		zz_buf_printf(&app->out, "%s\n",
					  tr(app, N_("nothing to tidy among the files that are not committed")));
	int rc = app_print(app);
	return rc ? rc : (t->check && t->changed) || t->unreadable;
}

static int run(struct app *app, const struct options *o)
{
	struct writing w;
	struct tidying t = {.app = app, .w = &w, .check = option_given(o, "check")};
	int rc = writing_begin(app, &w, !t.check);
	if (!rc)
		rc = writing_load(app, &w, (struct zz_str){0}, ZZ_NO_DAY, false);
	t.root = rc ? -1 : open(w.root.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (!rc && t.root < 0)
		rc = zz_error(&app->error, ZZ_EENV, N_("cannot open %s"), w.root.data);
	if (!rc)
		rc = tidy_all(&t, o);
	if (t.root >= 0)
		close(t.root);
	if (!rc)
		rc = report(&t);
	writing_end(&w);
	return rc;
}

const struct command cmd_fmt = {
	.name = {"fmt", "整理"},
	.order = 90,
	.summary = N_("puts files edited by hand into the ledger's spelling; what is committed is never touched"),
	.operands = N_("[FILE…]"),
	.options = options,
	.run = run,
	.notes = N_("Keys and words go into the ledger's language, dates and times into one spelling, line ends "
				"are tidied;\n"
				"comments, order and fields of your own stay."),
};
