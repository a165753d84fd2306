/* The user's editor. */
#include "write.h"

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

int editor_run(struct app *app, const char *root, struct zz_str name, struct zz_str text, struct zz_buf *out,
			   bool *changed)
{
	struct zz_buf path = {0};
	const char *editor = chosen();
	if (!editor)
		return zz_error(&app->error, ZZ_EENV,
						N_("this computer has no editor; install one (apt install nano), say EDITOR=… zzsh "
						   "…, or use --file"));
	int rc = zz_store_draft(root, name, text, &path, &app->error);
	if (!rc)
		rc = run(app, editor, path.data);
	if (!rc)
		rc = zz_read_file(out, path.data, ZZ_YAML_BYTES, &app->error);
	*changed = !rc && !zz_str_eq(zz_buf_view(out), text);
	zz_buf_free(&path);
	return rc;
}
