#include "witness/places.h"

#include "base/io.h"
#include "base/message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_bare(int dir, const char *name)
{
	int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool bare = fd >= 0 && zz_git_look(fd) == ZZ_GIT_BARE;
	if (fd >= 0)
		close(fd);
	return bare;
}

static bool is_home(const struct zz_witness *w, int dir, const char *name)
{
	struct stat a, b;
	return fstatat(dir, name, &a, 0) == 0 && stat(w->dir, &b) == 0 && a.st_dev == b.st_dev &&
		   a.st_ino == b.st_ino;
}

static int by_bytes(const void *a, const void *b)
{
	return zz_str_cmp(*(const struct zz_str *)a, *(const struct zz_str *)b);
}

static void add(struct zz_places *p, struct zz_str path)
{
	for (size_t i = 0; i < p->all.n; i++)
		if (zz_str_eq(p->all.at[i], path))
			return;
	*ZZ_PUSH(&p->all) = zz_arena_str(&p->arena, path);
}

/* Those that were seen in this folder before and are no more. */
static void add_former(struct zz_places *p, const struct zz_witness *w, struct zz_str dir)
{
	struct zz_str rest = zz_buf_view(&w->ledgers), line;
	while (zz_str_split(&rest, '\n', &line)) {
		struct zz_str place = zz_str_sub(line, 33, line.n);
		bool below = place.n > dir.n + 1 && zz_str_eq(zz_str_sub(place, 0, dir.n), dir) &&
					 place.p[dir.n] == '/' && zz_str_chr(zz_str_sub(place, dir.n + 1, place.n), '/') < 0;
		if (below && zz_str_eq(zz_witness_place(w, zz_str_sub(line, 0, 32)), place))
			add(p, place);
	}
}

int zz_places_find(struct zz_places *out, const struct zz_witness *w, const char *dir, struct zz_error *e)
{
	*out = (struct zz_places){0};
	DIR *d = opendir(dir);
	if (!d)
		return zz_error(e, ZZ_EENV, N_("cannot read %.*s: %s"), ZZ_FMT(zz_str(dir)),
						zz_os_reason(e->lang, errno));
	for (struct dirent *entry; (entry = readdir(d));)
		if (entry->d_name[0] != '.' && is_bare(dirfd(d), entry->d_name) &&
			!is_home(w, dirfd(d), entry->d_name))
			add(out, zz_arena_printf(&out->arena, "%s/%s", dir, entry->d_name));
	closedir(d);
	add_former(out, w, zz_str(dir));
	if (out->all.n)
		qsort(out->all.at, out->all.n, sizeof *out->all.at, by_bytes);
	return ZZ_OK;
}

void zz_places_free(struct zz_places *p)
{
	free(p->all.at);
	zz_arena_free(&p->arena);
}
