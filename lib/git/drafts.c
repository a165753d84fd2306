#include "git/drafts.h"

#include "base/io.h"
#include "base/message.h"
#include "git/path.h"
#include "git/repo.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DRAFT_MOST = 64 * 1024 * 1024 }; /* bytes: nobody types more */

static int by_path(const void *a, const void *b)
{
	return zz_str_cmp(((const struct zz_kept_draft *)a)->path, ((const struct zz_kept_draft *)b)->path);
}

static void list_folder(struct zz_kept_drafts *out, const char *folder)
{
	DIR *stream = opendir(folder);
	const struct dirent *d;
	while (stream && (d = readdir(stream)) != NULL) {
		struct stat st;
		if (!zz_path_plain(zz_str(d->d_name)) ||
			fstatat(dirfd(stream), d->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
			continue;
		*ZZ_PUSH(out) =
			(struct zz_kept_draft){.path = zz_arena_printf(&out->arena, "%s/%s", folder, d->d_name),
								   .changed = (int64_t)st.st_mtim.tv_sec};
	}
	if (stream)
		closedir(stream);
	if (out->n)
		qsort(out->at, out->n, sizeof *out->at, by_path);
}

void zz_drafts_list(struct zz_kept_drafts *out, const char *dir)
{
	struct zz_error ignored = {0};
	struct zz_git g = {0};
	struct zz_buf folder = {0};
	memset(out, 0, sizeof *out);
	if (zz_git_open(&g, dir, &ignored) == ZZ_OK) {
		zz_buf_printf(&folder, "%szzsh/drafts", git_repository_commondir(g.repo));
		list_folder(out, folder.data);
	}
	zz_git_close(&g);
	zz_buf_free(&folder);
}

void zz_drafts_free(struct zz_kept_drafts *d)
{
	free(d->at);
	zz_arena_free(&d->arena);
	memset(d, 0, sizeof *d);
}

/* Opens the folder; -1 with *e untouched where it is not there. */
static int open_folder(const char *dir, struct zz_error *e, int *rc)
{
	struct zz_git g = {0};
	struct zz_buf path = {0};
	int fd = -1;
	*rc = zz_git_open(&g, dir, e);
	if (*rc == ZZ_OK) {
		zz_buf_printf(&path, "%szzsh/drafts", git_repository_commondir(g.repo));
		fd = open(path.data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	}
	if (*rc == ZZ_OK && fd < 0 && errno != ENOENT)
		*rc = zz_error(e, ZZ_EENV, "cannot read %.*s: %s", ZZ_FMT(zz_buf_view(&path)),
					   zz_os_reason(e->lang, errno));
	zz_git_close(&g);
	zz_buf_free(&path);
	return fd;
}

int zz_drafts_read(const char *dir, struct zz_str name, struct zz_buf *out, struct zz_error *e)
{
	int rc, fd = open_folder(dir, e, &rc);
	if (fd < 0 && rc == ZZ_OK)
		return zz_error(e, ZZ_EENV, N_("there is no draft %.*s"), ZZ_FMT(name));
	if (rc == ZZ_OK)
		rc = zz_read_at(out, fd, name, DRAFT_MOST, NULL, e);
	if (fd >= 0)
		close(fd);
	return rc > 0 ? ZZ_OK : rc;
}

int zz_drafts_remove(const char *dir, struct zz_str name, struct zz_error *e)
{
	struct zz_buf path = {0};
	int rc, fd = open_folder(dir, e, &rc);
	zz_buf_str(&path, name);
	if (fd >= 0 && zz_path_plain(name) && unlinkat(fd, path.data, 0) && errno != ENOENT)
		rc = zz_error(e, ZZ_EENV, "cannot remove %.*s: %s", ZZ_FMT(name), zz_os_reason(e->lang, errno));
	if (fd >= 0)
		close(fd);
	zz_buf_free(&path);
	return rc;
}
