#include "format/archive.h"

#include "base/io.h"
#include "base/message.h"
#include "format/package.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

enum { PARTS_MOST = 65000, END_MOST = 22 + 65535, STEP = 1 << 16 };

/* A descriptor of a plain file and its size, or -1. */
static int open_plain(const char *path, off_t *size)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return -1;
	}
	*size = st.st_size;
	return fd;
}

static bool begins(int fd)
{
	char front[4];
	return pread(fd, front, sizeof front, 0) == sizeof front &&
		   zz_package_looks((struct zz_str){front, sizeof front});
}

bool zz_archive_looks(const char *path)
{
	off_t size;
	int fd = open_plain(path, &size);
	bool looks = fd >= 0 && begins(fd);
	if (fd >= 0)
		close(fd);
	return looks;
}

static bool over(int fd, off_t size)
{
	struct zz_buf end = {0};
	size_t n = size < END_MOST ? (size_t)size : END_MOST;
	char *room = zz_buf_room(&end, n + 1);
	bool read = pread(fd, room, n, size - (off_t)n) == (ssize_t)n;
	bool found = !read || zz_package_over((struct zz_str){room, n}, PARTS_MOST);
	zz_buf_free(&end);
	return found;
}

static int none(const struct zz_archive *a, const char *part, struct zz_error *e)
{
	return part ? zz_error(e, ZZ_EUSAGE,
						   N_("%s holds no part %s that can be read: it is no bundle of zzsh audit, or "
							  "was changed or damaged on the way"),
						   a->path, part)
				: zz_error(e, ZZ_EUSAGE, N_("%s is no bundle that zzsh audit --bundle made"), a->path);
}

int zz_archive_open(struct zz_archive *a, const char *path, struct zz_error *e)
{
	off_t size = 0;
	int fd = open_plain(path, &size), error;
	*a = (struct zz_archive){.path = path};
	bool fits = fd >= 0 && begins(fd) && !over(fd, size);
	if (fits)
		a->zip = zip_fdopen(fd, 0, &error); /* takes the descriptor */
	if (fd >= 0 && !a->zip)
		close(fd);
	return a->zip ? ZZ_OK : none(a, NULL, e);
}

void zz_archive_close(struct zz_archive *a)
{
	if (a->zip)
		zip_discard(a->zip);
	a->zip = NULL;
}

static zip_file_t *open_part(struct zz_archive *a, const char *part)
{
	zip_stat_t stat;
	const zip_uint64_t wanted = ZIP_STAT_COMP_METHOD | ZIP_STAT_INDEX;
	if (zip_stat(a->zip, part, 0, &stat) || (stat.valid & wanted) != wanted ||
		stat.comp_method != ZIP_CM_STORE)
		return NULL;
	return zip_fopen_index(a->zip, stat.index, 0);
}

int zz_archive_front(struct zz_archive *a, const char *part, size_t limit, struct zz_buf *out,
					 struct zz_error *e)
{
	zip_file_t *file = open_part(a, part);
	zip_int64_t got = file ? 1 : -1;
	while (got > 0 && out->n < limit) {
		size_t step = limit - out->n < STEP ? limit - out->n : STEP;
		char *room = zz_buf_room(out, step + 1);
		got = zip_fread(file, room, step);
		out->n += got > 0 ? (size_t)got : 0;
		out->data[out->n] = '\0';
	}
	if (file)
		zip_fclose(file);
	return got < 0 ? none(a, part, e) : ZZ_OK;
}

static int write_all(int fd, const char *bytes, size_t n, struct zz_error *e)
{
	while (n) {
		ssize_t written = write(fd, bytes, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return zz_error(e, ZZ_EENV, N_("cannot write the output: %s"), zz_os_reason(e->lang, errno));
		bytes += written;
		n -= (size_t)written;
	}
	return ZZ_OK;
}

int zz_archive_copy(struct zz_archive *a, const char *part, size_t from, int fd, struct zz_error *e)
{
	char step[STEP];
	zip_file_t *file = open_part(a, part);
	zip_int64_t got = file ? 1 : -1;
	int rc = ZZ_OK;
	while (!rc && got > 0) {
		got = zip_fread(file, step, sizeof step);
		size_t n = got > 0 ? (size_t)got : 0, skip = from < n ? from : n;
		from -= skip;
		rc = write_all(fd, step + skip, n - skip, e);
	}
	if (file)
		zip_fclose(file);
	return rc ? rc : got < 0 ? none(a, part, e) : ZZ_OK;
}
