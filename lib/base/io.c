#include "base/io.h"

#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_ROOM 256
#define CHUNK     ((size_t)64 * 1024)

const char *zz_os_reason(enum zz_lang lang, int code)
{
	static const struct {
		int code;
		const char *text;
	} reasons[] = {
		{ENOENT, N_("no such file or directory")},
		{EACCES, N_("permission denied")},
		{EPERM, N_("operation not permitted")},
		{EEXIST, N_("it exists already")},
		{ENOTDIR, N_("a part of the path is not a directory")},
		{EISDIR, N_("it is a directory")},
		{ENODEV, N_("it is no plain file")},
		{ELOOP, N_("it is a symbolic link, which is not followed here")},
		{ENOTEMPTY, N_("the directory is not empty")},
		{ENOSPC, N_("no space left on the disk")},
		{EDQUOT, N_("the disk quota is used up")},
		{EFBIG, N_("the file is too large")},
		{EROFS, N_("the file system is read-only")},
		{EIO, N_("input/output error of the disk or device")},
		{EPIPE, N_("the reader has closed the pipe")},
		{ENAMETOOLONG, N_("the name is too long")},
		{EINVAL, N_("the name is not valid here")},
		{EMFILE, N_("too many open files")},
		{EBADF, N_("it is closed")},
		{EBUSY, N_("it is in use by another program")},
		{EXDEV, N_("it lies on another file system")},
		{ETXTBSY, N_("it is in use by another program")},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (reasons[i].code == code)
			return zz_tr(lang, reasons[i].text);
	return strerror(code);
}

static int fail_read(struct zz_error *e, struct zz_str path, int code)
{
	return zz_error(e, ZZ_EENV, N_("cannot read %.*s: %s"), ZZ_FMT(path), zz_os_reason(e->lang, code));
}

static int fail_write(struct zz_error *e, struct zz_str path, int code)
{
	return zz_error(e, ZZ_EENV, N_("cannot write %.*s: %s"), ZZ_FMT(path), zz_os_reason(e->lang, code));
}

static void close_fd(int fd)
{
	if (fd >= 0)
		close(fd);
}

static int open_at(int dirfd, const char *name, int flags, mode_t mode)
{
	int fd;
	do
		fd = openat(dirfd, name, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* 0, 1 where the limit cut it off, or a negative errno. `size` is known of regular files (else UNKNOWN): what
 * is appended meanwhile is no longer of this reading. */
#define UNKNOWN SIZE_MAX
static int read_all(struct zz_buf *b, int fd, size_t limit, size_t size)
{
	zz_buf_clear(b);
	/* One byte more than the limit shows that there is more. */
	size_t most = limit < SIZE_MAX ? limit + 1 : limit;
	while (b->n < most) {
		size_t want = most - b->n < CHUNK ? most - b->n : CHUNK;
		ssize_t got = read(fd, zz_buf_room(b, want), want);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			int code = got < 0 ? -errno : 0;
			b->data[b->n] = '\0';
			return code;
		}
		b->n += (size_t)got;
		if (b->n == size && size <= limit) {
			b->data[size] = '\0';
			return 0;
		}
	}
	b->n = limit;
	b->data[limit] = '\0';
	return 1;
}

int zz_read_fd(struct zz_buf *b, int fd, size_t limit, struct zz_error *e)
{
	int status = read_all(b, fd, limit, UNKNOWN);
	if (status < 0)
		return zz_error(e, ZZ_EENV, N_("cannot read the input: %s"), zz_os_reason(e->lang, -status));
	return status;
}

int zz_read_file(struct zz_buf *b, const char *path, size_t limit, struct zz_error *e)
{
	zz_buf_clear(b);
	int fd = open_at(AT_FDCWD, path, O_RDONLY, 0);
	int status = fd < 0 ? -errno : read_all(b, fd, limit, UNKNOWN);
	close_fd(fd);
	return status < 0 ? fail_read(e, zz_str(path), -status) : status;
}

/* Takes the next component off *path into name; a negative errno where it is not a plain one. */
static int take_name(struct zz_str *path, char name[NAME_ROOM])
{
	struct zz_str piece;
	bool ends_in_slash = zz_str_ends(*path, "/");
	if (ends_in_slash || !zz_str_split(path, '/', &piece) || piece.n == 0 || zz_str_is(piece, ".") ||
		zz_str_is(piece, "..") || zz_str_chr(piece, '\0') >= 0)
		return -EINVAL;
	if (piece.n >= NAME_ROOM)
		return -ENAMETOOLONG;
	memcpy(name, piece.p, piece.n);
	name[piece.n] = '\0';
	return 0;
}

/* Linux says "not a directory" where a symbolic link stands in for one. */
static int link_or(int dirfd, const char *name, int code)
{
	struct stat st;
	if (code == ENOTDIR && fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode))
		return ELOOP;
	return code;
}

/* Some file systems cannot flush a directory and say so with EINVAL. */
static int flush_dir(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL ? 0 : -errno;
}

static int open_dir(int dirfd, const char *name, bool make)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;
	int fd = open_at(dirfd, name, flags, 0);
	if (fd < 0 && errno == ENOENT && make) {
		if (mkdirat(dirfd, name, 0777) != 0 && errno != EEXIST)
			return -errno;
		int status = flush_dir(dirfd);
		if (status < 0)
			return status;
		fd = open_at(dirfd, name, flags, 0);
	}
	return fd < 0 ? -link_or(dirfd, name, errno) : fd;
}

/* Walks to the directory that holds the last component, whose name is copied. Returns a descriptor
 * to be closed, or a negative errno. */
static int open_parent(int dirfd, struct zz_str path, bool make, char name[NAME_ROOM])
{
	int at = open_at(dirfd, ".", O_RDONLY | O_DIRECTORY, 0);
	int status = at < 0 ? -errno : take_name(&path, name);
	while (status == 0 && path.n) {
		int below = open_dir(at, name, make);
		if (below < 0) {
			status = below;
			break;
		}
		close(at);
		at = below;
		status = take_name(&path, name);
	}
	if (status == 0)
		return at;
	close_fd(at);
	return status;
}

/* A regular file only, and without waiting for the other end of a pipe that somebody put there. */
static int open_regular(int dirfd, const char *name, size_t *size)
{
	struct stat st;
	int fd = open_at(dirfd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	int status = fstat(fd, &st) != 0 ? -errno : S_ISDIR(st.st_mode) ? -EISDIR : 0;
	if (status == 0 && !S_ISREG(st.st_mode))
		status = -ENOTSUP;
	if (status != 0) {
		close(fd);
		return status;
	}
	*size = st.st_size > 0 ? (size_t)st.st_size : UNKNOWN;
	return fd;
}

int zz_read_at(struct zz_buf *b, int dirfd, struct zz_str path, size_t limit, bool *missing,
			   struct zz_error *e)
{
	char name[NAME_ROOM];
	zz_buf_clear(b);
	if (missing)
		*missing = false;
	int dir = open_parent(dirfd, path, false, name);
	size_t size = 0;
	int fd = dir < 0 ? dir : open_regular(dir, name, &size);
	int status = fd < 0 ? fd : read_all(b, fd, limit, size);
	close_fd(fd);
	close_fd(dir);
	if (status == -ENOENT && missing) {
		*missing = true;
		return 0;
	}
	if (status == -ENOTSUP)
		return zz_error(e, ZZ_EENV, N_("cannot read %.*s: it is not a regular file"), ZZ_FMT(path));
	return status < 0 ? fail_read(e, path, -status) : status;
}

static int write_all(int fd, struct zz_str bytes)
{
	while (bytes.n) {
		ssize_t done = write(fd, bytes.p, bytes.n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -errno;
		bytes = zz_str_sub(bytes, (size_t)done, bytes.n);
	}
	return 0;
}

/* A file of its own beside the target; the name begins with a dot, as no file of a ledger does. */
static int make_temporary(int dir, char name[NAME_ROOM], mode_t mode)
{
	for (int n = 0; n < 100; n++) {
		snprintf(name, NAME_ROOM, ZZ_TEMPORARY "%ld-%d.tmp", (long)getpid(), n);
		int fd = open_at(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
		if (fd >= 0)
			return fd;
		if (errno != EEXIST)
			return -errno;
	}
	return -EEXIST;
}

/* Bytes and permissions, down to the disk; closes fd. A file that is replaced keeps its mode. */
static int fill_temporary(int fd, int dir, const char *target, struct zz_str bytes)
{
	struct stat st;
	int status = write_all(fd, bytes);
	if (status == 0 && fstatat(dir, target, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
		fchmod(fd, st.st_mode & 0777) != 0)
		status = -errno;
	if (status == 0 && fsync(fd) != 0)
		status = -errno;
	if (close(fd) != 0 && status == 0 && errno != EINTR)
		status = -errno;
	return status;
}

/* A new name by link, which fails where the name is taken; a rename would replace. File systems
 * without hard links (memory sticks) get the nearest thing. */
static int publish_new(int dir, const char *temporary, const char *target)
{
	struct stat st;
	if (linkat(dir, temporary, dir, target, 0) == 0)
		return unlinkat(dir, temporary, 0) == 0 ? 0 : -errno;
	if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK)
		return -errno;
	if (fstatat(dir, target, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return -EEXIST;
	return renameat(dir, temporary, dir, target) == 0 ? 0 : -errno;
}

/* A rename would put a file in the place of a device or a pipe, /dev/null for one. */
static bool is_special(int dir, const char *target)
{
	struct stat st;
	return fstatat(dir, target, &st, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(st.st_mode) &&
		   !S_ISLNK(st.st_mode) && !S_ISDIR(st.st_mode);
}

static int replace_file(int dir, const char *target, struct zz_str bytes, int flags)
{
	char temporary[NAME_ROOM];
	if (is_special(dir, target))
		return -EINVAL;
	int fd = make_temporary(dir, temporary, flags & ZZ_WRITE_PRIVATE ? 0600 : 0666);
	if (fd < 0)
		return fd;
	int status = fill_temporary(fd, dir, target, bytes);
	if (status == 0 && flags & ZZ_WRITE_NEW)
		status = publish_new(dir, temporary, target);
	else if (status == 0 && renameat(dir, temporary, dir, target) != 0)
		status = -errno;
	if (status < 0) {
		unlinkat(dir, temporary, 0);
		return status;
	}
	return flush_dir(dir);
}

int zz_write_at(int dirfd, struct zz_str path, struct zz_str bytes, int flags, struct zz_error *e)
{
	char name[NAME_ROOM];
	int dir = open_parent(dirfd, path, true, name);
	int status = dir < 0 ? dir : replace_file(dir, name, bytes, flags);
	close_fd(dir);
	return status < 0 ? fail_write(e, path, -status) : 0;
}

int zz_flush_checked(void *file, struct zz_error *e)
{
	FILE *stream = file;
	bool failed = ferror(stream) != 0;
	errno = 0;
	if (fflush(stream) == 0 && !failed)
		return 0;
	/* An earlier write may have failed, and its reason is gone. */
	return zz_error(e, ZZ_EENV, N_("cannot write the output: %s"),
					zz_os_reason(e->lang, errno ? errno : EIO));
}
