/* Mending what cannot touch a record or the history. */
#include "git/health_parts.h"

#include "base/io.h"
#include "git/lock.h"
#include "git/store_parts.h"
#include "git/undo.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void did(struct zz_mending *m, enum zz_deed_kind kind, struct zz_str what)
{
	*ZZ_PUSH(m) = (struct zz_mended){.kind = (uint8_t)kind, .what = zz_arena_str(&m->arena, what)};
}

/* It is the same file that was looked at, and still nobody can be using it. */
static bool may_go(const struct zz_health *h, const struct zz_health_lock *lock, const char *dir)
{
	struct stat st;
	long pid;
	return lock->held == ZZ_HELD_NOT && lock->age > ZZ_STALE_SECONDS && lstat(lock->path.p, &st) == 0 &&
		   st.st_ino == lock->inode && S_ISREG(st.st_mode) &&
		   zz_lock_holder(h, dir, lock->path.p, &pid) == ZZ_HELD_NOT;
}

/* Under the ledger's own lock, so that no other zzsh is at work. */
static int remove_locks(struct zz_mending *m, const struct zz_health *h, const char *dir, struct zz_error *e)
{
	struct zz_buf path = {0};
	int fd = -1, rc = ZZ_OK;
	if (!h->locks.n)
		return ZZ_OK;
	zz_buf_printf(&path, "%.*szzsh.lock", ZZ_FMT(h->common_dir));
	rc = zz_lock_take(&fd, path.data, e);
	for (size_t i = 0; rc == ZZ_OK && i < h->locks.n; i++)
		if (may_go(h, &h->locks.at[i], dir) && unlink(h->locks.at[i].path.p) == 0)
			did(m, ZZ_MENDED_LOCK, h->locks.at[i].name);
	if (fd >= 0)
		close(fd);
	zz_buf_free(&path);
	return rc;
}

/* Opening a store takes back what a writer left behind; what HEAD has goes into the index here. */
static int refresh(struct zz_mending *m, const struct zz_health *h, struct zz_store *s, struct zz_error *e)
{
	struct zz_tree_entry entry;
	int rc = zz_store_look_at_head(s, e);
	for (size_t i = 0; rc == ZZ_OK && i < h->behind.n; i++) {
		int found = s->has_head ? zz_tree_find(&s->head, h->behind.at[i], &entry, e) : 1;
		struct zz_tree_change change = {.path = h->behind.at[i], .remove = found == 1};
		if (found && found != 1)
			return found;
		if (!found)
			git_oid_cpy(&change.blob, &entry.id);
		zz_store_remember(s, &change);
	}
	if (rc == ZZ_OK)
		rc = zz_store_refresh(s, e);
	for (size_t i = 0; rc == ZZ_OK && i < h->behind.n; i++)
		did(m, ZZ_MENDED_INDEX, h->behind.at[i]);
	return rc;
}

/* One by one those that were seen to be old: a draft may be just being written, which takes no lock. */
static void sweep(struct zz_mending *m, const struct zz_health *h, struct zz_store *s)
{
	struct zz_worktree git = {.root = -1, .fd = -1};
	struct zz_error ignored = {0};
	bool opened = zz_worktree_open(&git, zz_arena_cstr(&m->arena, h->common_dir), &ignored) == ZZ_OK;
	for (size_t i = 0; i < h->temporary.n; i++) {
		struct zz_str path = h->temporary.at[i];
		bool inside = zz_str_starts(path, ".git/");
		if (inside && !opened)
			continue;
		struct zz_error why = {0};
		if (zz_worktree_remove(inside ? &git : &s->worktree, zz_str_sub(path, inside ? 5 : 0, path.n),
							   &why) == ZZ_OK)
			did(m, ZZ_MENDED_TEMPORARY, path);
	}
	zz_worktree_close(&git);
}

int zz_health_mend(struct zz_mending *out, const struct zz_health *h, const char *dir, struct zz_error *e)
{
	struct zz_store *store = NULL;
	memset(out, 0, sizeof *out);
	int rc = remove_locks(out, h, dir, e);
	if (rc || (!h->undo && !h->behind.n && !h->temporary.n))
		return rc;
	rc = zz_store_open(&store, dir, e);
	if (rc == ZZ_OK && h->undo)
		did(out, ZZ_MENDED_UNDO, (struct zz_str){0});
	if (rc == ZZ_OK)
		rc = refresh(out, h, store, e);
	if (rc == ZZ_OK)
		sweep(out, h, store);
	zz_store_close(store);
	return rc;
}

void zz_mending_free(struct zz_mending *m)
{
	free(m->at);
	zz_arena_free(&m->arena);
	memset(m, 0, sizeof *m);
}
