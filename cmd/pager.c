/* Answers that a terminal would overflow go through a pager. A system may have none: then they go out as they
 * are. */
#include "cmd.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t lines_of(struct zz_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static bool overflows(struct app *app)
{
	struct winsize size;
	return app->width && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && isatty(STDIN_FILENO) &&
		   lines_of(zz_buf_view(&app->out)) >= size.ws_row;
}

static bool installed(const char *program)
{
	const char *folders = getenv("PATH");
	struct zz_str rest = zz_str(folders ? folders : "/usr/bin:/bin"), folder;
	struct zz_buf path = {0};
	bool found = false;
	while (!found && zz_str_split(&rest, ':', &folder)) {
		zz_buf_clear(&path);
		zz_buf_printf(&path, "%.*s/%s", ZZ_FMT(folder), program);
		found = folder.n && access(path.data, X_OK) == 0;
	}
	zz_buf_free(&path);
	return found;
}

/* NULL where there is none, or none is wanted. */
static const char *chosen(void)
{
	static const char *const usual[] = {"less", "more"};
	const char *pager = getenv("PAGER");
	if (pager)
		return *pager && strcmp(pager, "cat") != 0 ? pager : NULL;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (installed(usual[i]))
			return usual[i];
	return NULL;
}

bool pager_show(struct app *app)
{
	enum { CANNOT_RUN = 126, NOT_FOUND = 127 }; /* of the shell that looks for it */
	const char *program = overflows(app) ? chosen() : NULL;
	if (!program)
		return false;
	setenv("LESS", "FRX", 0);
	setenv("LESSCHARSET", "utf-8", 0);
	signal(SIGPIPE, SIG_IGN);
	FILE *pager = popen(program, "w");
	if (!pager)
		return false;
	fwrite(app->out.data, 1, app->out.n, pager);
	int status = pclose(pager);
	bool ran = WIFEXITED(status) && WEXITSTATUS(status) != CANNOT_RUN && WEXITSTATUS(status) != NOT_FOUND;
	return ran || WIFSIGNALED(status);
}
