/* zzsh --help, zzsh COMMAND --help.
 *
 * The page is looked for beside the program, not through MANPATH: whoever runs a build tree, or has two
 * versions installed, reads the pages of the program that was called. man(1) shows it, because it knows the
 * terminal, the pager and how to break Chinese lines; mandoc(1) stands in where there is no man; without both
 * there is still what -h says. Asking for help needs no ledger and no git. */
#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of the program, without the last slash. */
static bool program_folder(char *out, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", out, size - 1);
	if (n <= 0)
		return false;
	out[n] = '\0';
	char *slash = strrchr(out, '/');
	if (slash)
		*slash = '\0';
	return slash != NULL;
}

/* Installed as bin/zzsh and share/man/…, or in a build tree, where man/ lies beside the program. */
static bool find_page(const struct app *app, const char *name, struct zz_buf *path)
{
	static const char *const places[][2] = {{"/../share/man/", ".gz"}, {"/../share/man/", ""}, {"/man/", ""}};
	char folder[4096];
	if (!program_folder(folder, sizeof folder))
		return false;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		zz_buf_clear(path);
		zz_buf_printf(path, "%s%s%sman1/%s.1%s", folder, places[i][0], app->lang == ZZ_ZH ? "zh_CN/" : "",
					  name, places[i][1]);
		if (access(path->data, R_OK) == 0)
			return true;
	}
	return false;
}

/* Comes back only where none of them is there. */
static void run_reader(const char *path)
{
	setenv("LC_ALL", "C.UTF-8",
		   1); /* under cron's C the pages would lose every character that is not ASCII */
	execlp("man", "man", "-l", path, (char *)NULL);
	execlp("mandoc", "mandoc", "-a", "-T", "utf8", path, (char *)NULL);
}

int manual_show(struct app *app, const struct command *c)
{
	struct zz_buf name = {0}, path = {0};
	zz_buf_puts(&name, "zzsh");
	if (c)
		zz_buf_printf(&name, "-%s", c->name.slug);
	bool found = find_page(app, name.data, &path);
	if (found)
		run_reader(path.data);
	if (c)
		usage_command(app, c);
	else
		usage_all(app);
	if (found)
		zz_msgf(&app->out, app->lang,
				N_("There is neither man nor mandoc here to show the manual page %s(1); apt install man-db "
				   "brings the former. The page: %s\n"),
				name.data, path.data);
	else
		zz_msgf(&app->out, app->lang,
				N_("The manual page %s(1) is not installed beside this program; the package has it (see "
				   "README).\n"),
				name.data);
	zz_buf_free(&name);
	zz_buf_free(&path);
	return app_print(app);
}
