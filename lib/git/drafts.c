#include "git/drafts.h"

#include "git/path.h"
#include "git/repo.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
