#include "git/health.h"

#include "base/io.h"
#include "git/health_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static struct zz_str joined(struct zz_health *h, struct zz_str folder, const char *name)
{
	return zz_arena_printf(&h->arena, "%.*s%s", ZZ_FMT(folder), name);
}

static bool exists(struct zz_health *h, struct zz_str folder, const char *name)
{
	struct stat st;
	return lstat(joined(h, folder, name).p, &st) == 0;
}

/* --- settings --- */

static struct zz_str setting(struct zz_health *h, git_config *config, const char *key)
{
	const char *text;
	if (!config || git_config_get_string(&text, config, key) != 0)
		return (struct zz_str){0};
	return zz_arena_str(&h->arena, zz_str(text));
}

static void look_at_settings(struct zz_health *h, struct zz_git *g)
{
	git_config *config = NULL;
	if (git_repository_config_snapshot(&config, g->repo) != 0)
		config = NULL;
	h->name = setting(h, config, "user.name");
	h->email = setting(h, config, "user.email");
	h->hooks_path = setting(h, config, "core.hookspath");
	h->autocrlf = setting(h, config, "core.autocrlf");
	git_config_free(config);
}

/* --- history --- */

static int look_at_last(struct zz_health *h, struct zz_git *g, struct zz_error *e)
{
	git_oid id;
	git_commit *c = NULL;
	int rc = zz_git_head(g, &id, e);
	h->no_commit = rc == 1;
	if (rc)
		return rc == 1 ? ZZ_OK : rc;
	if (git_commit_lookup(&c, g->repo, &id) != 0)
		return zz_git_fail(e, "HEAD", -1);
	int64_t by_committer = git_commit_time(c), by_author = git_commit_author(c)->when.time;
	h->last_commit = by_committer > by_author ? by_committer : by_author;
	git_commit_free(c);
	return ZZ_OK;
}

static void look_at_history(struct zz_health *h, struct zz_git *g)
{
	git_reference *head = NULL;
	git_reference_iterator *it = NULL;
	const char *name;
	if (git_reference_lookup(&head, g->repo, "HEAD") == 0) {
		const char *target = git_reference_symbolic_target(head);
		h->detached = !target;
		h->branch = zz_arena_str(&h->arena, zz_str(target));
	}
	git_reference_free(head);
	h->shallow = git_repository_is_shallow(g->repo) == 1;
	h->grafts = exists(h, h->common_dir, "info/grafts");
	if (git_reference_iterator_new(&it, g->repo) == 0)
		while (git_reference_next_name(&name, it) == 0)
			h->replaced += zz_str_starts(zz_str(name), "refs/replace/");
	git_reference_iterator_free(it);
}

/* --- what was left behind --- */

static void look_at_lock(struct zz_health *h, const char *root, struct zz_str folder, const char *name,
						 int64_t clock)
{
	struct stat st;
	struct zz_str path = joined(h, folder, name);
	if (lstat(path.p, &st) != 0)
		return;
	struct zz_health_lock *lock = ZZ_PUSH(&h->locks);
	*lock = (struct zz_health_lock){
		.name = zz_str(name), .path = path, .age = clock - (int64_t)st.st_mtim.tv_sec, .inode = st.st_ino};
	lock->held = (uint8_t)zz_lock_holder(h, root, path.p, &lock->pid);
}

static void look_at_locks(struct zz_health *h, const char *root, int64_t clock)
{
	static const char *const own[] = {"index.lock", "HEAD.lock"};
	static const char *const common[] = {"config.lock", "packed-refs.lock", "shallow.lock",
										 "refs/heads/main.lock"};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		look_at_lock(h, root, h->git_dir, own[i], clock);
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		look_at_lock(h, root, h->common_dir, common[i], clock);
}

/* Asks for the lock without waiting and lets it go at once. */
static void look_at_writer(struct zz_health *h)
{
	char text[32] = "";
	int fd = open(joined(h, h->common_dir, "zzsh.lock").p, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		ssize_t n = pread(fd, text, sizeof text - 1, 0);
		text[n > 0 ? n : 0] = '\0';
		h->writer = strtol(text, NULL, 10);
		h->writer = h->writer > 0 ? h->writer : -1;
	}
	close(fd);
}

static void find_temporary(struct zz_health *h, const char *folder, const char *shown, int64_t clock)
{
	DIR *stream = opendir(folder);
	const struct dirent *d;
	struct stat st;
	while (stream && (d = readdir(stream)) != NULL)
		if (zz_str_starts(zz_str(d->d_name), ZZ_TEMPORARY) && zz_str_ends(zz_str(d->d_name), ".tmp") &&
			fstatat(dirfd(stream), d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			clock - (int64_t)st.st_mtim.tv_sec > ZZ_STALE_SECONDS)
			*ZZ_PUSH(&h->temporary) = zz_arena_printf(&h->arena, "%s%s", shown, d->d_name);
	if (stream)
		closedir(stream);
}

/* Beside the ledger's files, where zz_source does not list them, and in .git where this program writes. */
static void look_at_temporary(struct zz_health *h, const char *root, const struct zz_file_list *files,
							  int64_t clock)
{
	static const char *const folders[] = {"", "zzsh/", "zzsh/drafts/", "info/"};
	struct zz_str last = {"-", 1};
	find_temporary(h, root, "", clock);
	for (size_t i = 0; i < files->n; i++) {
		struct zz_str folder = zz_path_folder(files->at[i]->path);
		if (zz_str_eq(folder, last) || !folder.n)
			continue;
		last = folder;
		find_temporary(h, zz_arena_printf(&h->arena, "%s/%.*s", root, ZZ_FMT(folder)).p,
					   zz_arena_printf(&h->arena, "%.*s/", ZZ_FMT(folder)).p, clock);
	}
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		find_temporary(h, joined(h, h->common_dir, folders[i]).p,
					   zz_arena_printf(&h->arena, ".git/%s", folders[i]).p, clock);
}

/* --- the folder against HEAD and index --- */

static void look_at_files(struct zz_health *h, struct zz_git *g, const char *root, int64_t clock)
{
	struct zz_source *source = NULL;
	struct zz_file_list files = {0}, deleted = {0};
	struct zz_error ignored = {0};
	int rc = zz_source_open(&source, root, &ignored);
	if (rc == ZZ_OK)
		rc = zz_source_list(source, "", &files, &ignored);
	if (rc == ZZ_OK)
		zz_health_attributes(h, g, &files);
	if (rc == ZZ_OK && !git_repository_is_bare(g->repo)) {
		look_at_temporary(h, root, &files, clock);
		rc = zz_source_compare(source, "", &files, &deleted, &ignored);
	}
	if (rc == ZZ_OK && !git_repository_is_bare(g->repo))
		zz_health_index(h, g, &files, &deleted);
	if (rc == ZZ_OK)
		zz_health_alike(h, &files);
	free(files.at);
	free(deleted.at);
	zz_source_close(source);
}

int zz_health_look(struct zz_health *h, const char *dir, int64_t clock, struct zz_error *e)
{
	struct zz_git g = {0};
	memset(h, 0, sizeof *h);
	h->index_error.lang = e->lang;
	int rc = zz_git_open(&g, dir, e);
	if (rc == ZZ_OK)
		rc = look_at_last(h, &g, e);
	if (rc == ZZ_OK) {
		h->git_dir = zz_arena_str(&h->arena, zz_str(git_repository_path(g.repo)));
		h->common_dir = zz_arena_str(&h->arena, zz_str(git_repository_commondir(g.repo)));
		look_at_settings(h, &g);
		look_at_history(h, &g);
		look_at_locks(h, dir, clock);
		look_at_writer(h);
		h->undo = exists(h, h->common_dir, "zzsh/undo");
		look_at_files(h, &g, dir, clock);
	}
	zz_git_close(&g);
	return rc;
}

void zz_health_free(struct zz_health *h)
{
	free(h->locks.at);
	free(h->attributes.at);
	free(h->temporary.at);
	free(h->behind.at);
	free(h->staged.at);
	free(h->ignored.at);
	free(h->alike.at);
	zz_arena_free(&h->arena);
	memset(h, 0, sizeof *h);
}
