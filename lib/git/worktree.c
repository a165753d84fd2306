/* The kinds that readdir gives (DT_REG …) are outside POSIX; they save a stat for each file. */
#define _DEFAULT_SOURCE

#include "git/worktree.h"

#include "base/io.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

static int fail(struct zz_error *e, struct zz_str path, int code)
{
	struct zz_str shown = path.n ? path : ZZ_STR(".");
	return zz_error(e, ZZ_EENV, "cannot read %.*s: %s", ZZ_FMT(shown), zz_os_reason(e->lang, code));
}

int zz_worktree_open(struct zz_worktree *w, const char *dir, struct zz_error *e)
{
	*w = (struct zz_worktree){.root = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), .fd = -1};
	if (w->root >= 0)
		return ZZ_OK;
	if (errno == ENOENT || errno == ENOTDIR)
		return zz_error(e, ZZ_ENOLEDGER, "there is no folder %s", dir);
	return fail(e, zz_str(dir), errno);
}

void zz_worktree_close(struct zz_worktree *w)
{
	if (w->fd >= 0)
		close(w->fd);
	if (w->root >= 0)
		close(w->root);
	zz_buf_free(&w->folder);
	*w = (struct zz_worktree){.root = -1, .fd = -1};
}

/* A component as the kernel wants it; false where it is none, which would leave the folder. */
static bool copy_name(struct zz_str name, char text[ZZ_NAME_BYTES + 1])
{
	errno = ENOENT;
	if (name.n == 0 || name.n > ZZ_NAME_BYTES || zz_str_is(name, ".") || zz_str_is(name, "..") ||
		memchr(name.p, '/', name.n) || memchr(name.p, '\0', name.n))
		return false;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	return true;
}

static int open_below(int dir, struct zz_str name, int flags)
{
	char text[ZZ_NAME_BYTES + 1];
	return copy_name(name, text) ? openat(dir, text, flags) : -1;
}

static void forget_folder(struct zz_worktree *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
}

/* The descriptor of a folder, remembered in w->fd; -1 with errno. */
static int open_folder(struct zz_worktree *w, struct zz_str folder)
{
	if (folder.n == 0)
		return w->root;
	if (w->fd >= 0 && zz_str_eq(folder, zz_buf_view(&w->folder)))
		return w->fd;
	forget_folder(w);
	struct zz_str rest = folder, name;
	int at = w->root;
	while (at >= 0 && zz_str_split(&rest, '/', &name)) {
		int next = open_below(at, name, FOLDER_FLAGS);
		if (at != w->root)
			close(at);
		at = next;
	}
	if (at < 0)
		return -1;
	zz_buf_clear(&w->folder);
	zz_buf_str(&w->folder, folder);
	w->fd = at;
	return at;
}

bool zz_worktree_stat(struct zz_worktree *w, struct zz_str path, struct stat *st)
{
	char name[ZZ_NAME_BYTES + 1];
	if (!copy_name(zz_path_name(path), name))
		return false;
	int dir = open_folder(w, zz_path_folder(path));
	return dir >= 0 && fstatat(dir, name, st, AT_SYMLINK_NOFOLLOW) == 0;
}

bool zz_worktree_has(struct zz_worktree *w, struct zz_str path)
{
	struct stat st;
	return zz_worktree_stat(w, path, &st);
}

bool zz_worktree_file(struct zz_worktree *w, struct zz_str path, uint64_t *size)
{
	struct stat st;
	if (!zz_worktree_stat(w, path, &st) || !S_ISREG(st.st_mode))
		return false;
	if (size)
		*size = (uint64_t)st.st_size;
	return true;
}

/* O_NONBLOCK, because a pipe put in a file's place would wait for ever. */
static int open_file(struct zz_worktree *w, struct zz_str path)
{
	struct stat st;
	int dir = open_folder(w, zz_path_folder(path));
	if (dir < 0)
		return -1;
	int fd = open_below(dir, zz_path_name(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return -1;
	bool known = fstat(fd, &st) == 0;
	if (known && S_ISREG(st.st_mode))
		return fd;
	close(fd);
	errno = known && S_ISDIR(st.st_mode) ? EISDIR : ENODEV;
	return -1;
}

int zz_worktree_read(struct zz_worktree *w, struct zz_str path, size_t limit, struct zz_buf *out,
					 bool *missing, struct zz_error *e)
{
	zz_buf_clear(out);
	if (missing)
		*missing = false;
	int fd = open_file(w, path);
	if (fd < 0 && missing && (errno == ENOENT || errno == ENOTDIR)) {
		*missing = true;
		return ZZ_OK;
	}
	if (fd < 0)
		return fail(e, path, errno);
	/* Its own message does not know the path. */
	struct zz_error nameless = {.lang = e->lang};
	int rc = zz_read_fd(out, fd, limit < SIZE_MAX ? limit + 1 : limit, &nameless);
	int code = errno;
	close(fd);
	return rc < 0 ? fail(e, path, code) : ZZ_OK;
}

int zz_worktree_remove(struct zz_worktree *w, struct zz_str path, struct zz_error *e)
{
	char name[ZZ_NAME_BYTES + 1];
	int dir = copy_name(zz_path_name(path), name) ? open_folder(w, zz_path_folder(path)) : -1;
	if (dir >= 0 && unlinkat(dir, name, 0) == 0 && (fsync(dir) == 0 || errno == EINVAL))
		return ZZ_OK;
	if (errno == ENOENT || errno == ENOTDIR)
		return ZZ_OK;
	return zz_error(e, ZZ_EENV, "cannot remove %.*s: %s", ZZ_FMT(path), zz_os_reason(e->lang, errno));
}

void zz_worktree_sweep(struct zz_worktree *w, struct zz_str folder)
{
	int dir = open_folder(w, folder);
	/* A descriptor of its own, because listing reads from it and closes it. */
	int fd = dir < 0 ? -1 : openat(dir, ".", FOLDER_FLAGS);
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *d;
	while (stream && (d = readdir(stream)) != NULL) {
		struct zz_str name = zz_str(d->d_name);
		if (zz_str_starts(name, ZZ_TEMPORARY) && zz_str_ends(name, ".tmp"))
			unlinkat(dir, d->d_name, 0);
	}
	if (stream)
		closedir(stream);
	else if (fd >= 0)
		close(fd);
}

struct item {
	struct zz_str path;
	enum zz_entry kind;
};

struct items {
	struct item *at;
	size_t n, room;
};

struct listing {
	struct zz_tree *head;
	struct zz_arena *arena;
	struct zz_file_list *files;
	struct zz_error *e;
};

static enum zz_entry kind_of_mode(mode_t mode)
{
	return S_ISREG(mode)   ? ZZ_ENTRY_FILE
		   : S_ISDIR(mode) ? ZZ_ENTRY_FOLDER
		   : S_ISLNK(mode) ? ZZ_ENTRY_LINK
						   : ZZ_ENTRY_DEVICE;
}

/* Some file systems do not tell; false where the file went away meanwhile. */
static bool kind_of(int dir, const struct dirent *d, enum zz_entry *kind)
{
	struct stat st;
	switch (d->d_type) {
	case DT_REG:
		*kind = ZZ_ENTRY_FILE;
		return true;
	case DT_DIR:
		*kind = ZZ_ENTRY_FOLDER;
		return true;
	case DT_LNK:
		*kind = ZZ_ENTRY_LINK;
		return true;
	case DT_UNKNOWN:
		if (fstatat(dir, d->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			return false;
		*kind = kind_of_mode(st.st_mode);
		return true;
	default:
		*kind = ZZ_ENTRY_DEVICE;
		return true;
	}
}

static bool in_head(const struct listing *l, struct zz_str path)
{
	struct zz_tree_entry entry;
	struct zz_error ignored = {0};
	return l->head && zz_tree_find(l->head, path, &entry, &ignored) == ZZ_OK;
}

static int by_path(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	return zz_path_cmp(x->path, x->kind == ZZ_ENTRY_FOLDER, y->path, y->kind == ZZ_ENTRY_FOLDER);
}

static int read_items(const struct listing *l, DIR *stream, struct zz_str folder, struct items *items)
{
	const struct dirent *d;
	while ((errno = 0, d = readdir(stream)) != NULL) {
		struct item item;
		struct zz_str name = zz_str(d->d_name);
		if (zz_str_is(name, ".") || zz_str_is(name, "..") || (folder.n == 0 && !zz_path_ours(name)) ||
			!kind_of(dirfd(stream), d, &item.kind))
			continue;
		item.path = zz_files_join(l->arena, folder, name);
		if (zz_path_dropping(name) && !in_head(l, item.path))
			continue;
		*ZZ_PUSH(items) = item;
	}
	if (errno)
		return fail(l->e, folder, errno);
	if (items->n)
		qsort(items->at, items->n, sizeof *items->at, by_path);
	return ZZ_OK;
}

static int list_folder(const struct listing *l, int fd, struct zz_str folder);

static int list_item(const struct listing *l, int dir, const struct item *item)
{
	enum zz_odd odd = zz_path_odd(item->path, item->kind);
	if (item->kind != ZZ_ENTRY_FOLDER || odd)
		return zz_files_add(l->files, l->arena, item->path, odd, l->e) ? ZZ_OK : l->e->status;
	int fd = open_below(dir, zz_path_name(item->path), FOLDER_FLAGS);
	if (fd < 0 && errno == ENOENT)
		return ZZ_OK;
	return fd < 0 ? fail(l->e, item->path, errno) : list_folder(l, fd, item->path);
}

/* Closes fd. */
static int list_folder(const struct listing *l, int fd, struct zz_str folder)
{
	struct items items = {0};
	DIR *stream = fdopendir(fd);
	if (!stream) {
		int code = errno;
		close(fd);
		return fail(l->e, folder, code);
	}
	int rc = read_items(l, stream, folder, &items);
	for (size_t i = 0; rc == ZZ_OK && i < items.n; i++)
		rc = list_item(l, dirfd(stream), &items.at[i]);
	free(items.at);
	closedir(stream);
	return rc;
}

static int list_prefix(const struct listing *l, struct zz_worktree *w, struct zz_str prefix)
{
	struct stat st;
	if (!zz_path_ours(prefix))
		return ZZ_OK;
	if (!zz_worktree_stat(w, prefix, &st)) {
		bool gone = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
		return gone ? ZZ_OK : fail(l->e, prefix, errno);
	}
	int dir = open_folder(w, zz_path_folder(prefix));
	struct item item = {zz_arena_str(l->arena, prefix), kind_of_mode(st.st_mode)};
	return dir < 0 ? fail(l->e, prefix, errno) : list_item(l, dir, &item);
}

int zz_worktree_list(struct zz_worktree *w, struct zz_str prefix, struct zz_tree *head,
					 struct zz_arena *arena, struct zz_file_list *files, struct zz_error *e)
{
	struct listing l = {head, arena, files, e};
	size_t from = files->n;
	int rc;
	if (prefix.n) {
		rc = list_prefix(&l, w, prefix);
	} else {
		/* A descriptor of its own, because listing reads from it and closes it. */
		int fd = openat(w->root, ".", FOLDER_FLAGS);
		rc = fd < 0 ? fail(e, ZZ_STR("."), errno) : list_folder(&l, fd, prefix);
	}
	zz_files_sort(files, from);
	return rc;
}
