/* A folder for the time being, for this account alone; it goes with the command, also where that is
 * interrupted. */
#define _XOPEN_SOURCE 700 /* nftw */

#include "cmd.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a signal has to take away; empty where there is none. A bundle that is read may be written anew. */
enum { FOLDERS = 2 };
static char folders[FOLDERS][512];

/* Nothing but what a handler may call. */
static void interrupted(int number)
{
	pid_t child = folders[0][0] ? fork() : -1;
	if (child == 0) {
		execl("/bin/rm", "rm", "-rf", "--", folders[0], folders[1][0] ? folders[1] : NULL, (char *)NULL);
		_exit(127);
	}
	if (child > 0)
		waitpid(child, NULL, 0);
	raise(number); /* once more, as if there had been no handler */
}

static void watch(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct sigaction before, now = {.sa_handler = interrupted, .sa_flags = (int)SA_RESETHAND};
		sigaction(numbers[i], NULL, &before);
		if (before.sa_handler == SIG_DFL)
			sigaction(numbers[i], &now, NULL);
	}
}

const char *scratch_make(struct zz_error *e)
{
	const char *base = getenv("TMPDIR");
	char *folder = folders[folders[0][0] != '\0'];
	int n =
		snprintf(folder, sizeof folders[0], "%s/zzsh-bundle-XXXXXX", base && base[0] == '/' ? base : "/tmp");
	if (n > 0 && (size_t)n < sizeof folders[0] && mkdtemp(folder)) {
		watch();
		return folder;
	}
	int code = errno;
	folder[0] = '\0';
	zz_error(e, ZZ_EENV,
			 N_("no folder for the time being can be made below %s: %s (TMPDIR names another place)"),
			 base ? base : "/tmp", zz_os_reason(e->lang, code));
	return NULL;
}

static int take_away(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st, (void)type, (void)at;
	return remove(path);
}

void scratch_remove(void)
{
	enum { OPEN_MOST = 8 };
	char *folder = folders[folders[1][0] != '\0'];
	if (folder[0])
		nftw(folder, take_away, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
	folder[0] = '\0';
}
