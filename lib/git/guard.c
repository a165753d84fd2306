/* For the kinds of entries that a folder tells. */
#define _DEFAULT_SOURCE

#include "git/guard.h"

#include "base/io.h"
#include "git/repo.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* More than any repository has; git itself follows other places of objects five times. */
enum { DEEPEST = 64, MOST_LINKS = 16, MOST_PLACES = 16 };

struct guard {
	struct zz_buf path; /* of what is looked at */
	int links, places;
	bool settings; /* may lead nowhere else */
	struct zz_error *e;
};

static int fail_odd(struct guard *g)
{
	return zz_error(
		g->e, ZZ_EENV,
		"%s is no file, and git would wait for it: nothing was read. Take it away, or ask whoever gave "
		"you this repository for a bundle (zzsh audit --bundle)",
		g->path.data);
}

static int fail_twisted(struct guard *g)
{
	return zz_error(
		g->e, ZZ_EENV,
		"the git repository is nested too deeply, leads to too many other places, or has settings of "
		"more than a megabyte (%s): nothing was read",
		g->path.data);
}

static int folder(struct guard *g, int fd, int depth);

static int entry(struct guard *g, int dir, const char *name, int depth)
{
	struct stat st;
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return ZZ_OK; /* went away meanwhile */
	bool link = S_ISLNK(st.st_mode);
	if (link && fstatat(dir, name, &st, 0) != 0)
		return ZZ_OK; /* leads nowhere */
	/* To open a socket fails at once. */
	if (S_ISREG(st.st_mode) || S_ISSOCK(st.st_mode))
		return ZZ_OK;
	if (!S_ISDIR(st.st_mode))
		return fail_odd(g);
	g->links += link;
	if (depth >= DEEPEST || g->links > MOST_LINKS)
		return fail_twisted(g);
	int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd < 0 ? ZZ_OK : folder(g, fd, depth + 1);
}

/* Hooks are never opened. */
static bool passed_over(const struct dirent *d, int depth)
{
	return !strcmp(d->d_name, ".") || !strcmp(d->d_name, "..") || d->d_type == DT_REG ||
		   (depth == 1 && !strcmp(d->d_name, "hooks"));
}

/* Closes fd. */
static int folder(struct guard *g, int fd, int depth)
{
	DIR *dir = fdopendir(fd);
	size_t n = g->path.n;
	int rc = ZZ_OK;
	if (!dir) {
		close(fd);
		return zz_error(g->e, ZZ_EENV, "%s: %s", g->path.data, zz_os_reason(g->e->lang, errno));
	}
	for (struct dirent *d; !rc && (d = readdir(dir));) {
		if (passed_over(d, depth))
			continue;
		zz_buf_printf(&g->path, "/%s", d->d_name);
		rc = entry(g, dirfd(dir), d->d_name, depth);
		if (!rc)
			g->path.data[g->path.n = n] = '\0';
	}
	closedir(dir);
	return rc;
}

static int place(struct guard *g, const char *path)
{
	zz_buf_clear(&g->path);
	zz_buf_puts(&g->path, path);
	if (++g->places > MOST_PLACES)
		return fail_twisted(g);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd < 0 ? ZZ_OK : folder(g, fd, 1); /* what is not there is told when it is opened */
}

/* A file below a folder, which becomes what is looked at; empty where there is none. */
static int read_below(struct guard *g, struct zz_buf *out, const char *dir, const char *name)
{
	enum { BYTES = 1024 * 1024 };
	struct stat st;
	zz_buf_clear(out);
	zz_buf_clear(&g->path);
	zz_buf_printf(&g->path, "%s/%s", dir, name);
	if (stat(g->path.data, &st) != 0 || !S_ISREG(st.st_mode))
		return ZZ_OK;
	int rc = zz_read_file(out, g->path.data, BYTES, g->e);
	return rc > 0 ? fail_twisted(g) : rc;
}

/* As git takes a path that a file names: from `dir`, where it does not begin at the root. */
static void join(struct zz_buf *out, const char *dir, struct zz_str path)
{
	zz_buf_clear(out);
	if (path.n && path.p[0] == '/')
		zz_buf_add(out, path.p, path.n);
	else
		zz_buf_printf(out, "%s/%.*s", dir, ZZ_FMT(path));
}

static int objects(struct guard *g, const char *dir)
{
	struct zz_buf bytes = {0}, path = {0};
	struct zz_str line;
	int rc = read_below(g, &bytes, dir, "info/alternates");
	struct zz_str rest = zz_buf_view(&bytes);
	while (!rc && zz_str_split(&rest, '\n', &line)) {
		if (!zz_str_trim(line).n || line.p[0] == '#')
			continue;
		join(&path, dir, zz_str_trim(line));
		rc = place(g, path.data);
		if (!rc)
			rc = objects(g, path.data);
	}
	zz_buf_free(&bytes);
	zz_buf_free(&path);
	return rc;
}

/* What would lead to another file. A word that stands in a value counts as well: an honest repository has
 * none of these. */
static bool leads_elsewhere(struct zz_str config)
{
	static const char *const words[] = {"[include", "attributesfile"};
	for (size_t i = 0; i < config.n; i++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			size_t n = strlen(words[k]);
			if (config.n - i >= n && !strncasecmp(config.p + i, words[k], n))
				return true;
		}
	return false;
}

static int settings(struct guard *g, const char *dir, const char *name)
{
	struct zz_buf bytes = {0};
	int rc = read_below(g, &bytes, dir, name);
	if (!rc && leads_elsewhere(zz_buf_view(&bytes)))
		rc = zz_error(
			g->e, ZZ_EENV,
			"%s names other files for git to read (include or attributesFile), which could be any on "
			"this computer: nothing was read. Take these lines out, if you trust the rest",
			g->path.data);
	zz_buf_free(&bytes);
	return rc;
}

static int repository(struct guard *g, const char *dir)
{
	struct zz_buf path = {0};
	int rc = place(g, dir);
	zz_buf_printf(&path, "%s/objects", dir);
	if (!rc)
		rc = objects(g, path.data);
	if (!rc && g->settings)
		rc = settings(g, dir, "config");
	if (!rc && g->settings)
		rc = settings(g, dir, "config.worktree");
	zz_buf_free(&path);
	return rc;
}

/* .git as a file: of a linked work tree, whose own folder names the common one. */
static int linked(struct guard *g, const char *dir)
{
	static const char front[] = "gitdir:";
	struct zz_buf bytes = {0}, own = {0}, common = {0};
	int rc = read_below(g, &bytes, dir, ".git");
	struct zz_str line = zz_str_trim(zz_buf_view(&bytes));
	bool leads = !rc && zz_str_starts(line, front);
	if (leads) {
		join(&own, dir, zz_str_trim(zz_str_sub(line, sizeof front - 1, line.n)));
		rc = repository(g, own.data);
	}
	if (!rc && leads) {
		rc = read_below(g, &bytes, own.data, "commondir");
		line = zz_str_trim(zz_buf_view(&bytes));
		join(&common, own.data, line);
		leads = line.n > 0;
	}
	if (!rc && leads)
		rc = repository(g, common.data);
	zz_buf_free(&bytes);
	zz_buf_free(&own);
	zz_buf_free(&common);
	return rc;
}

static int look(const char *dir, bool with_settings, struct zz_error *e)
{
	struct guard g = {.e = e, .settings = with_settings};
	struct zz_buf git = {0};
	struct stat st;
	int rc = ZZ_OK;
	zz_buf_printf(&git, "%s/.git", dir);
	if (stat(git.data, &st) == 0) {
		zz_buf_puts(&g.path, git.data);
		rc = S_ISDIR(st.st_mode)   ? repository(&g, git.data)
			 : S_ISREG(st.st_mode) ? linked(&g, dir)
								   : fail_odd(&g);
	} else {
		int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		bool bare = fd >= 0 && zz_git_look(fd) == ZZ_GIT_BARE;
		if (fd >= 0)
			close(fd);
		rc = bare ? repository(&g, dir) : ZZ_OK;
	}
	zz_buf_free(&git);
	zz_buf_free(&g.path);
	return rc;
}

int zz_git_guard(const char *dir, struct zz_error *e)
{
	return look(dir, true, e);
}

int zz_git_guard_own(const char *dir, struct zz_error *e)
{
	return look(dir, false, e);
}
