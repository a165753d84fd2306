#include "git/undo.h"

#include <sys/stat.h>

/* As git itself would note it down, so that it need not read the file again to see that it is clean. */
static void describe(git_index_entry *entry, const struct stat *st)
{
	entry->ctime.seconds = (int32_t)st->st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)st->st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)st->st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)st->st_mtim.tv_nsec;
	entry->dev = (uint32_t)st->st_dev;
	entry->ino = (uint32_t)st->st_ino;
	entry->uid = st->st_uid;
	entry->gid = st->st_gid;
	entry->file_size = (uint32_t)st->st_size;
}

/* Whether the file still has the committed bytes. Somebody may have saved it since; git must not be
 * told then that it has seen this file. */
static bool is_committed(struct zz_store *s, const struct zz_tree_change *w, struct stat *st)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	git_oid id;
	bool same =
		zz_worktree_stat(&s->worktree, w->path, st) && S_ISREG(st->st_mode) &&
		zz_worktree_read(&s->worktree, w->path, (size_t)st->st_size, &bytes, NULL, &ignored) == ZZ_OK &&
		git_odb_hash(&id, bytes.data ? bytes.data : "", bytes.n, GIT_OBJECT_BLOB) == 0 &&
		git_oid_equal(&id, &w->blob);
	zz_buf_free(&bytes);
	return same;
}

static void put_entry(struct zz_store *s, git_index *index, const struct zz_tree_change *w)
{
	git_index_entry entry = {.mode = GIT_FILEMODE_BLOB, .id = w->blob, .path = w->path.p};
	struct stat st;
	git_index_conflict_remove(index, w->path.p);
	if (w->remove) {
		git_index_remove(index, w->path.p, 0);
		return;
	}
	if (is_committed(s, w, &st))
		describe(&entry, &st);
	git_index_add(index, &entry);
}

static int fail_behind(struct zz_store *s, int rc, struct zz_error *e)
{
	struct zz_error why = {.lang = e->lang};
	if (rc == GIT_ELOCKED)
		return zz_error(
			e, ZZ_EENV,
			"what was entered is safe, but git status does not show it rightly, because %sindex.lock is "
			"in the way. If neither git nor zzsh is at work in this ledger, one that was cut off left "
			"that file behind: remove it; the next entry puts git status right",
			git_repository_path(s->git.repo));
	zz_git_fail(&why, s->dir, rc);
	return zz_error(e, ZZ_EENV, "what was entered is safe, but git status does not show it rightly: %s",
					why.text);
}

int zz_store_refresh(struct zz_store *s, struct zz_error *e)
{
	git_index *index = NULL;
	if (s->written.n == 0)
		return ZZ_OK;
	int rc = git_repository_index(&index, s->git.repo);
	if (rc == 0)
		rc = git_index_read(index, 1);
	if (rc == 0) {
		for (size_t i = 0; i < s->written.n; i++)
			put_entry(s, index, &s->written.at[i]);
		rc = git_index_write(index);
	}
	git_index_free(index);
	if (rc < 0)
		return fail_behind(s, rc, e);
	s->written.n = 0;
	zz_undo_clear(s);
	return ZZ_OK;
}
