/* zzsh hook: the look at a ledger that is edited by hand, before git commits it. */
#define _XOPEN_SOURCE 700 /* readlink */

#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* Where this program lies, for a hook that does not find it by name. */
static void own_path(struct zz_buf *out)
{
	enum { BYTES = 4096 };
	zz_buf_room(out, BYTES);
	ssize_t n = readlink("/proc/self/exe", out->data, BYTES - 1);
	if (n <= 0)
		n = 0;
	out->n = (size_t)n;
	out->data[n] = '\0';
	if (!n)
		zz_buf_puts(out, "/usr/bin/zzsh");
}

static int find(struct app *app, struct zz_hook *h)
{
	struct zz_buf root = {0};
	int rc = zz_find_ledger(app->dir, &root, &app->error);
	if (!rc) {
		app_guess_lang(app);
		rc = zz_hook_find(h, root.data, &app->error);
	}
	zz_buf_free(&root);
	return rc;
}

static void say(struct app *app, const char *message, const struct zz_hook *h)
{
	struct zz_buf line = {0};
	zz_buf_puts(&line, tr(app, message));
	zz_buf_printf(&app->out, "%s%s%s\n", line.data, app->lang == ZZ_ZH ? "：" : ": ", h->path);
	zz_buf_free(&line);
}

static int refuse_shared(struct app *app, const struct zz_hook *h)
{
	return zz_error(&app->error, ZZ_EENV,
					N_("git takes the hooks of all repositories from one folder (core.hooksPath in the "
					   "settings of this user or computer): %s. Nothing was written there. For this ledger "
					   "alone: git config core.hooksPath .git/hooks, then zzsh hook install again"),
					h->path);
}

static int install(struct app *app, const struct zz_hook *h)
{
	struct zz_buf program = {0};
	if (h->there && !h->ours)
		return zz_error(&app->error, ZZ_EENV,
						N_("another hook is there already and was left as it is: %s. To have both, add the "
						   "line to it: zzsh hook run || exit 1"),
						h->path);
	if (h->shared)
		return refuse_shared(app, h);
	own_path(&program);
	int rc = zz_hook_write(h, program.data, &app->error);
	zz_buf_free(&program);
	if (rc)
		return rc;
	if (h->configured)
		say(app, N_("git takes its hooks from where core.hooksPath says, and so it was written there"), h);
	else
		say(app, N_("From now on what git commits here is looked at before"), h);
	return app_print(app);
}

static int take_away(struct app *app, const struct zz_hook *h)
{
	if (h->there && !h->ours)
		return zz_error(&app->error, ZZ_EENV,
						N_("this hook was not written by zzsh and was left as it is: %s"), h->path);
	int rc = h->there ? zz_hook_remove(h, &app->error) : ZZ_OK;
	if (rc)
		return rc;
	say(app, h->there ? N_("Taken away") : N_("There was no hook of zzsh to take away"), h);
	return app_print(app);
}

/* In the work tree's top folder, as git calls it; what lies above is not this repository's. */
static int look(struct app *app)
{
	struct zz_staged s;
	const char *index = getenv("GIT_INDEX_FILE");
	app_guess_lang(app);
	int rc = zz_staged_look(&s, app->dir, index && *index ? index : NULL, app->now, &app->error);
	bool refused = s.findings.n > 0;
	if (!rc) {
		zz_staged_text(&app->out, &s, app->lang);
		rc = app_print(app);
	}
	zz_staged_free(&s);
	return rc ? rc : refused;
}

static int run(struct app *app, const struct options *o)
{
	struct zz_str word = o->nwords == 1 ? zz_str(o->words[0]) : (struct zz_str){0};
	struct zz_hook h = {0};
	int rc = format_choose(app, "text");
	if (rc < 0)
		return rc;
	if (zz_str_is(word, "run") || zz_str_is(word, "检查"))
		return look(app);
	bool installs = zz_str_is(word, "install") || zz_str_is(word, "安装");
	if (!installs && !zz_str_is(word, "remove") && !zz_str_is(word, "移除"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("hook takes one word: install, remove, or run"));
	rc = find(app, &h);
	if (!rc)
		rc = installs ? install(app, &h) : take_away(app, &h);
	zz_hook_free(&h);
	return rc;
}

const struct command cmd_hook = {
	.name = {"hook", "提交前检查"},
	.order = 91,
	.summary = N_("has git look at what was edited by hand before it commits it"),
	.operands = N_("install | remove | run"),
	.options = options,
	.run = run,
	.notes = N_("install writes the hook pre-commit into this ledger, remove takes it away, run is what the "
				"hook calls.\n"
				"Exit status: 0 nothing against it, 1 refused, 4 the index cannot be read."),
};
