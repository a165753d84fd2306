/* Processes that may be using a lock file, seen in /proc. */
#include "git/health.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINK_BYTES = 4096 };

static long number(const char *name)
{
	char *end;
	long n = strtol(name, &end, 10);
	return *end || n <= 0 ? 0 : n;
}

/* Whether the process has that very file open; -1 where its files cannot be seen. */
static int has_open(int process, const struct stat *file)
{
	int fd = openat(process, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *d;
	int found = 0;
	if (!stream) {
		bool gone = errno == ENOENT || errno == ESRCH;
		if (fd >= 0)
			close(fd);
		return gone ? 0 : -1;
	}
	while (!found && (d = readdir(stream)) != NULL) {
		struct stat st;
		found = d->d_name[0] != '.' && fstatat(dirfd(stream), d->d_name, &st, 0) == 0 &&
				st.st_dev == file->st_dev && st.st_ino == file->st_ino;
	}
	closedir(stream);
	return found;
}

/* git and its helpers, and this program. */
static bool is_writer(int process)
{
	char name[32] = "";
	int fd = openat(process, "comm", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, name, sizeof name - 1);
	if (fd >= 0)
		close(fd);
	name[n > 0 ? n : 0] = '\0';
	return strncmp(name, "git", 3) == 0 || strncmp(name, "zzsh", 4) == 0 || strncmp(name, "libgit", 6) == 0;
}

static bool below(const char *path, const char *folder)
{
	size_t n = strlen(folder);
	while (n > 1 && folder[n - 1] == '/')
		n--;
	return strncmp(path, folder, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* Whether it works in this ledger; -1 where its folder cannot be seen. */
static int works_here(int process, const struct zz_health *h, const char *root)
{
	char cwd[LINK_BYTES];
	ssize_t n = readlinkat(process, "cwd", cwd, sizeof cwd - 1);
	if (n < 0)
		return errno == ENOENT || errno == ESRCH ? 0 : -1;
	cwd[n] = '\0';
	return below(cwd, root) || below(cwd, h->git_dir.p) || below(cwd, h->common_dir.p);
}

static enum zz_held holds(int process, const struct zz_health *h, const char *root, const struct stat *file)
{
	int open = has_open(process, file);
	if (open > 0)
		return ZZ_HELD_BY;
	if (!is_writer(process))
		return ZZ_HELD_NOT;
	int here = works_here(process, h, root);
	if (here > 0)
		return ZZ_HELD_BY;
	return here < 0 ? ZZ_HELD_UNSURE : ZZ_HELD_NOT;
}

enum zz_held zz_lock_holder(const struct zz_health *h, const char *root, const char *path, long *pid)
{
	struct stat file;
	const struct dirent *d;
	enum zz_held held = ZZ_HELD_NOT;
	size_t seen = 0;
	*pid = 0;
	if (lstat(path, &file) != 0)
		return ZZ_HELD_NOT;
	DIR *stream = opendir("/proc");
	while (stream && held != ZZ_HELD_BY && (d = readdir(stream)) != NULL) {
		long n = number(d->d_name);
		int process = n ? openat(dirfd(stream), d->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
		if (process < 0)
			continue;
		seen++;
		enum zz_held one = n == (long)getpid() ? ZZ_HELD_NOT : holds(process, h, root, &file);
		close(process);
		held = one != ZZ_HELD_NOT ? one : held;
		*pid = one == ZZ_HELD_BY ? n : *pid;
	}
	if (stream)
		closedir(stream);
	/* Without /proc nothing can be told; and another account's processes may be hidden from this one. */
	bool foreign = file.st_uid != geteuid() && geteuid() != 0;
	return held == ZZ_HELD_NOT && (!seen || foreign) ? ZZ_HELD_UNSURE : held;
}
