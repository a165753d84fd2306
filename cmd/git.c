#include "git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS_MOST = 32 };

static void set_environment(const struct app *app)
{
	static const char *const gone[] = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
									   "GIT_ALTERNATE_OBJECT_DIRECTORIES"};
	char moment[40];
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		unsetenv(gone[i]);
	setenv("GIT_NO_REPLACE_OBJECTS", "1", 1);
	setenv("GIT_MERGE_AUTOEDIT", "no", 1);
	if (!app->now_injected)
		return;
	snprintf(moment, sizeof moment, "@%lld +0800", (long long)app->now);
	setenv("GIT_AUTHOR_DATE", moment, 1);
	setenv("GIT_COMMITTER_DATE", moment, 1);
}

static _Noreturn void become_git(const struct app *app, const char *dir, const char *const *args, int out,
								 bool quiet)
{
	const char *words[ARGS_MOST + 4] = {"git", "-C", dir};
	size_t n = 3;
	for (size_t i = 0; args[i] && i < ARGS_MOST; i++)
		words[n++] = args[i];
	int nowhere = open("/dev/null", O_RDWR);
	if (quiet)
		dup2(nowhere, STDERR_FILENO);
	dup2(out >= 0 ? out : STDERR_FILENO, STDOUT_FILENO);
	set_environment(app);
	execvp("git", (char *const *)words);
	_exit(127);
}

int git_run(const struct app *app, const char *dir, const char *const *args, struct zz_buf *out, bool quiet)
{
	enum { MOST = 1 << 20 };
	struct zz_error ignored = {0};
	int ends[2] = {-1, -1}, status = -1;
	if (out && pipe(ends) != 0)
		return 127;
	pid_t child = fork();
	if (child == 0)
		become_git(app, dir, args, ends[1], quiet);
	if (out) {
		close(ends[1]);
		if (child > 0)
			zz_read_fd(out, ends[0], MOST, &ignored);
		close(ends[0]);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}
