#include "git/lock.h"

#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define PAUSES 200

void zz_lock_pause(void)
{
	struct timespec step = {.tv_nsec = 50L * 1000 * 1000};
	nanosleep(&step, NULL);
}

/* A lock file of another account can perhaps only be read; that is enough to lock it. */
static int open_lock(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
	if (fd >= 0 || errno != EACCES)
		return fd;
	fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		errno = EACCES; /* not that there is none yet */
	return fd;
}

static void write_pid(int fd)
{
	char text[32];
	int n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
	/* For people only: who reads the file must not believe it. */
	if (ftruncate(fd, 0) != 0 || pwrite(fd, text, (size_t)n, 0) != n)
		return;
}

static int fail_busy(int fd, const char *path, struct zz_error *e)
{
	char text[32] = "";
	ssize_t n = pread(fd, text, sizeof text - 1, 0);
	text[n > 0 ? n : 0] = '\0';
	text[strspn(text, "0123456789")] = '\0';
	return zz_error(
		e, ZZ_EENV,
		"another zzsh is writing to this ledger (process %s, by %s). Nothing was recorded; try again "
		"when it has ended",
		text[0] ? text : "?", path);
}

int zz_lock_take(int *out, const char *path, struct zz_error *e)
{
	int fd = open_lock(path);
	if (fd < 0)
		return zz_error(e, ZZ_EENV, "cannot write to this ledger: %s: %s", path,
						zz_os_reason(e->lang, errno));
	for (int i = 0; flock(fd, LOCK_EX | LOCK_NB) != 0; i++) {
		if (errno == EINTR)
			continue;
		if (errno == EWOULDBLOCK && i < PAUSES) {
			zz_lock_pause();
			continue;
		}
		int code = errno;
		int rc = code == EWOULDBLOCK
					 ? fail_busy(fd, path, e)
					 : zz_error(e, ZZ_EENV, "cannot lock %s: %s", path, zz_os_reason(e->lang, code));
		close(fd);
		return rc;
	}
	write_pid(fd);
	*out = fd;
	return ZZ_OK;
}
