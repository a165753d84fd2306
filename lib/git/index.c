#include "git/store_parts.h"

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

void zz_store_refresh(struct zz_store *s)
{
	git_index *index = NULL;
	if (s->written.n == 0 || git_repository_index(&index, s->git.repo) < 0)
		return;
	if (git_index_read(index, 1) == 0) {
		for (size_t i = 0; i < s->written.n; i++)
			put_entry(s, index, &s->written.at[i]);
		if (git_index_write(index) == 0)
			s->written.n = 0;
	}
	git_index_free(index);
}
