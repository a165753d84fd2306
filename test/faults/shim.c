/* Put before the C library (LD_PRELOAD) to let its calls fail that change the disk. Standard output and
 * standard error are spared, as on a computer whose disk is full and whose terminal works.
 *
 *   FAULT=call:errno:n    the n-th call of that name fails, once
 *   FAULT=call:errno:n+   and all that follow
 *   FAULT=malloc:0:n[+]   the n-th malloc, calloc or realloc gives no memory, once or from there on
 *   FAULT=mallocs         nothing fails; at the end FAULT_LOG gets how many there were
 *   FAULT=short           every write and pwrite takes one byte only
 *   FAULT=forgetful       fsync and syncfs do nothing and say that all is well
 *   FAULT=count           nothing fails
 *   FAULT_LOG=file        gets a line for each call that failed, with count for each call
 *
 * "open" stands for open and openat where they create or write; "any" for all calls below. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *setting(void)
{
	const char *text = getenv("FAULT");
	return text ? text : "";
}

static void note(const char *call)
{
	const char *path = getenv("FAULT_LOG");
	FILE *log = path ? fopen(path, "a") : NULL;
	if (!log)
		return;
	fprintf(log, "%s\n", call);
	fclose(log);
}

/* Whether this call is to fail; sets errno then. */
static int fails(const char *call)
{
	static unsigned long calls;
	char name[32];
	int code;
	unsigned long n;
	char more = 0;
	if (strcmp(setting(), "count") == 0)
		note(call);
	if (sscanf(setting(), "%31[a-z]:%d:%lu%c", name, &code, &n, &more) < 3)
		return 0;
	if (strcmp(name, "any") != 0 && strcmp(name, call) != 0)
		return 0;
	calls++;
	if (calls < n || (calls > n && more != '+'))
		return 0;
	note(call);
	errno = code;
	return 1;
}

static int is_short(void)
{
	return strcmp(setting(), "short") == 0;
}

static int is_forgetful(void)
{
	return strcmp(setting(), "forgetful") == 0;
}

#define REAL(name, type) ((type)real(name))
static void *real(const char *name)
{
	void *f = dlsym(RTLD_NEXT, name);
	if (!f)
		abort();
	return f;
}

static int open_mode(int flags, va_list rest)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
}

static int changes(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
}

int open(const char *path, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	int mode = open_mode(flags, rest);
	va_end(rest);
	if (changes(flags) && fails("open"))
		return -1;
	return REAL("open", int (*)(const char *, int, ...))(path, flags, mode);
}

int openat(int dir, const char *path, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	int mode = open_mode(flags, rest);
	va_end(rest);
	if (changes(flags) && fails("open"))
		return -1;
	return REAL("openat", int (*)(int, const char *, int, ...))(dir, path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	if (fd > STDERR_FILENO && fails("write"))
		return -1;
	if (fd > STDERR_FILENO && is_short() && n > 1)
		n = 1;
	return REAL("write", ssize_t(*)(int, const void *, size_t))(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	if (fd > STDERR_FILENO && fails("write"))
		return -1;
	if (is_short() && n > 1)
		n = 1;
	return REAL("pwrite", ssize_t(*)(int, const void *, size_t, off_t))(fd, bytes, n, at);
}

/* --- memory --- */

/* glibc's own, under the names that it gives them itself: dlsym would ask for memory. */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static unsigned long asked, empty_at;
static int empty_on, counting, looked;

static void look(void)
{
	char more = 0;
	looked = 1;
	counting = strcmp(setting(), "mallocs") == 0;
	if (sscanf(setting(), "malloc:%*d:%lu%c", &empty_at, &more) < 1)
		empty_at = 0;
	empty_on = more == '+';
}

static int is_empty(void)
{
	if (!looked)
		look();
	asked++;
	if (!empty_at || asked < empty_at || (asked > empty_at && !empty_on))
		return 0;
	if (asked == empty_at) {
		const char *path = getenv("FAULT_LOG");
		int fd = path
					 ? REAL("open", int (*)(const char *, int, ...))(path, O_WRONLY | O_CREAT | O_TRUNC, 0600)
					 : -1;
		if (fd >= 0)
			close(fd);
	}
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t n)
{
	return is_empty() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return is_empty() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return is_empty() ? NULL : __libc_realloc(p, n);
}

__attribute__((destructor)) static void tell(void)
{
	char text[32];
	const char *path = getenv("FAULT_LOG");
	int fd = counting && path
				 ? REAL("open", int (*)(const char *, int, ...))(path, O_WRONLY | O_CREAT | O_TRUNC, 0600)
				 : -1;
	if (fd < 0)
		return;
	int n = snprintf(text, sizeof text, "%lu", asked);
	if (REAL("write", ssize_t(*)(int, const void *, size_t))(fd, text, (size_t)n) < n)
		abort();
	close(fd);
}

/* --- the disk --- */

int fsync(int fd)
{
	return is_forgetful() ? 0 : fails("fsync") ? -1 : REAL("fsync", int (*)(int))(fd);
}

int syncfs(int fd)
{
	return is_forgetful() ? 0 : fails("syncfs") ? -1 : REAL("syncfs", int (*)(int))(fd);
}

int ftruncate(int fd, off_t n)
{
	return fails("ftruncate") ? -1 : REAL("ftruncate", int (*)(int, off_t))(fd, n);
}

int fchmod(int fd, mode_t mode)
{
	return fails("fchmod") ? -1 : REAL("fchmod", int (*)(int, mode_t))(fd, mode);
}

int link(const char *from, const char *to)
{
	return fails("link") ? -1 : REAL("link", int (*)(const char *, const char *))(from, to);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
	return fails("link")
			   ? -1
			   : REAL("linkat", int (*)(int, const char *, int, const char *, int))(a, from, b, to, flags);
}

int rename(const char *from, const char *to)
{
	return fails("rename") ? -1 : REAL("rename", int (*)(const char *, const char *))(from, to);
}

int renameat(int a, const char *from, int b, const char *to)
{
	return fails("rename") ? -1
						   : REAL("renameat", int (*)(int, const char *, int, const char *))(a, from, b, to);
}

int mkdir(const char *path, mode_t mode)
{
	return fails("mkdir") ? -1 : REAL("mkdir", int (*)(const char *, mode_t))(path, mode);
}

int mkdirat(int dir, const char *path, mode_t mode)
{
	return fails("mkdir") ? -1 : REAL("mkdirat", int (*)(int, const char *, mode_t))(dir, path, mode);
}

int unlink(const char *path)
{
	return fails("unlink") ? -1 : REAL("unlink", int (*)(const char *))(path);
}

int unlinkat(int dir, const char *path, int flags)
{
	return fails("unlink") ? -1 : REAL("unlinkat", int (*)(int, const char *, int))(dir, path, flags);
}
