/* The user's editor. */
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The editor may be a command with arguments, so that a shell takes it apart; the path is an argument of its
 * own. */
static int run(struct app *app, const char *editor, const char *path)
{
	struct zz_buf command = {0};
	zz_buf_printf(&command, "%s \"$1\"", editor);
	pid_t child = fork();
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", command.data, "sh", path, (char *)NULL);
		_exit(127);
	}
	zz_buf_free(&command);
	int status = -1;
	if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return zz_error(&app->error, ZZ_EENV, N_("the editor %s did not end well; the text is kept in %s"),
						editor, path);
	return ZZ_OK;
}

/* Debian's choice, or what is installed; NULL where there is none. */
static const char *usual(void)
{
	static const char *const editors[] = {"/usr/bin/editor", "/usr/bin/nano", "/usr/bin/vi"};
	for (size_t i = 0; i < sizeof editors / sizeof editors[0]; i++)
		if (access(editors[i], X_OK) == 0)
			return editors[i];
	return NULL;
}

static const char *chosen(void)
{
	const char *editor = getenv("VISUAL");
	if (!editor || !*editor)
		editor = getenv("EDITOR");
	return editor && *editor ? editor : usual();
}

int editor_run(struct app *app, const char *root, struct zz_str name, struct zz_str text, struct edited *out)
{
	const char *editor = chosen();
	if (!editor)
		return zz_error(&app->error, ZZ_EENV,
						N_("this computer has no editor; install one (apt install nano), say EDITOR=… zzsh "
						   "…, or use --file"));
	int rc = zz_store_draft_beside(root, name, text, &out->path, &app->error);
	if (!rc)
		rc = run(app, editor, out->path.data);
	if (!rc)
		rc = zz_read_file(&out->text, out->path.data, ZZ_YAML_BYTES, &app->error);
	out->changed = !rc && !zz_str_eq(zz_buf_view(&out->text), text);
	if (!rc && !out->changed)
		editor_done(root, zz_buf_view(&out->path));
	return rc;
}

void edited_free(struct edited *out)
{
	zz_buf_free(&out->text);
	zz_buf_free(&out->path);
}

void editor_keep(const char *root, struct zz_str path, struct zz_str text)
{
	struct zz_error ignored = {0};
	struct zz_buf same = {0};
	zz_store_draft(root, zz_path_name(path), text, &same, &ignored);
	zz_buf_free(&same);
}

void editor_done(const char *root, struct zz_str path)
{
	struct zz_error ignored = {0};
	zz_drafts_remove(root, zz_path_name(path), &ignored);
}

void editor_settle(struct app *app, const struct writing *w, const struct saying *s, bool recorded)
{
	struct zz_buf text = {0}, shown = {0};
	if (s->edited.n && (recorded || w->kept))
		editor_done(w->root.data, s->edited);
	else if (s->edited.n)
		zz_msgf(&text, app->lang,
				N_("What you wrote is kept; nothing is recorded yet. Go on with:\n  %.*s %.*s\n"),
				ZZ_FMT(s->again), ZZ_FMT(s->edited));
	zz_text_reveal(&shown, zz_buf_view(&text));
	if (shown.n)
		fwrite(shown.data, 1, shown.n, stderr);
	zz_buf_free(&shown);
	zz_buf_free(&text);
}
