#include "git/store_parts.h"

#include "base/io.h"
#include "git/guard.h"
#include "git/lock.h"
#include "git/undo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int check_place(const struct zz_store *s, struct zz_error *e)
{
	switch (zz_git_look(s->worktree.root)) {
	case ZZ_GIT_NONE:
		return zz_error(
			e, ZZ_EENV,
			"%s has no git repository of its own (.git), so nothing can be recorded in it; zzsh init "
			"makes a ledger",
			s->dir);
	case ZZ_GIT_BARE:
		return zz_error(
			e, ZZ_EENV,
			"%s is a bare repository: it can be read, but records are written in a clone that has "
			"a work tree",
			s->dir);
	case ZZ_GIT_WORKTREE:
		break;
	}
	return ZZ_OK;
}

/* Written records must come to lie on the one branch that others fetch and witness. */
static int check_branch(struct zz_store *s, struct zz_error *e)
{
	git_reference *head = NULL;
	int rc = git_reference_lookup(&head, s->git.repo, "HEAD");
	if (rc < 0)
		return zz_git_fail(e, "HEAD", rc);
	const char *target = git_reference_symbolic_target(head);
	if (!target)
		rc = zz_error(
			e, ZZ_EENV,
			"the ledger is at a single commit and on no branch (detached HEAD): nothing can be recorded. "
			"Go back with git switch main");
	else if (strcmp(target, ZZ_MAIN) != 0)
		rc = zz_error(
			e, ZZ_EENV,
			"the ledger is on the branch %s; records are written on main only. Go there with git switch main",
			target);
	git_reference_free(head);
	return rc;
}

static int take_lock(struct zz_store *s, struct zz_error *e)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%szzsh.lock", git_repository_commondir(s->git.repo));
	int rc = zz_lock_take(&s->lock, path.data, e);
	zz_buf_free(&path);
	return rc;
}

/* After a writer that was cut off. */
static int tidy_up(struct zz_store *s, struct zz_error *e)
{
	struct zz_error why = {.lang = e->lang}, ignored = {0};
	if (zz_undo_recover(s, &why))
		return zz_error(
			e, ZZ_EENV,
			"an entry was cut off here, and what it left in the folder could not be taken back: %s. "
			"Nothing was recorded; put that right and give the same command again",
			why.text);
	zz_store_refresh(s, &ignored);
	return ZZ_OK;
}

static int open_store(struct zz_store *s, const char *dir, struct zz_error *e)
{
	int rc = zz_worktree_open(&s->worktree, dir, e);
	if (rc == ZZ_OK)
		rc = check_place(s, e);
	if (rc == ZZ_OK)
		rc = zz_git_guard_own(dir, e);
	if (rc == ZZ_OK)
		rc = zz_git_open(&s->git, dir, e);
	if (rc)
		return rc;
	rc = check_branch(s, e);
	if (rc == ZZ_OK)
		rc = take_lock(s, e);
	return rc ? rc : tidy_up(s, e);
}

int zz_store_open(struct zz_store **out, const char *dir, struct zz_error *e)
{
	struct zz_store *s = zz_malloc(sizeof *s);
	s->worktree.root = s->worktree.fd = s->lock = -1;
	s->head.git = &s->git;
	s->dir = zz_arena_cstr(&s->arena, zz_str(dir));
	int rc = open_store(s, dir, e);
	if (rc) {
		zz_store_close(s);
		return rc;
	}
	*out = s;
	return ZZ_OK;
}

void zz_store_close(struct zz_store *s)
{
	if (!s)
		return;
	zz_tree_close(&s->head);
	zz_git_close(&s->git);
	zz_worktree_close(&s->worktree);
	if (s->lock >= 0)
		close(s->lock);
	free(s->written.at);
	zz_arena_free(&s->arena);
	free(s);
}

struct zz_git *zz_store_git(struct zz_store *s)
{
	return &s->git;
}

/* 1 where it is not set, else libgit2's code. */
static int read_setting(git_config *config, const char *key, struct zz_buf *out)
{
	const char *text;
	zz_buf_clear(out);
	int rc = git_config_get_string(&text, config, key);
	if (rc == GIT_ENOTFOUND || (rc == 0 && !text[0]))
		return 1;
	if (rc < 0)
		return rc;
	zz_buf_puts(out, text);
	return ZZ_OK;
}

int zz_store_identity(struct zz_store *s, struct zz_buf *name, struct zz_buf *email, struct zz_error *e)
{
	git_config *config = NULL;
	int rc = git_repository_config_snapshot(&config, s->git.repo);
	if (rc == 0)
		rc = read_setting(config, "user.name", name);
	if (rc == 0)
		rc = read_setting(config, "user.email", email);
	if (rc < 0)
		rc = zz_git_fail(e, s->dir, rc);
	else if (rc)
		rc = zz_error(e, ZZ_EENV,
					  "git does not know who is recording. Say it once: git -C %s config user.name NAME; "
					  "git -C %s config user.email ADDRESS",
					  s->dir, s->dir);
	git_config_free(config);
	return rc;
}

int zz_store_look_at_head(struct zz_store *s, struct zz_error *e)
{
	git_oid commit;
	int rc = zz_git_head(&s->git, &commit, e);
	if (rc && rc != 1)
		return rc;
	if (rc == ZZ_OK && s->has_head && git_oid_equal(&commit, &s->commit))
		return ZZ_OK;
	zz_tree_close(&s->head);
	s->head.git = &s->git;
	s->has_head = rc == ZZ_OK;
	if (!s->has_head)
		return ZZ_OK;
	git_oid_cpy(&s->commit, &commit);
	return zz_git_tree_of(&s->git, &commit, &s->head.root, e);
}

void zz_store_remember(struct zz_store *s, const struct zz_tree_change *change)
{
	for (size_t i = 0; i < s->written.n; i++)
		if (zz_str_eq(s->written.at[i].path, change->path)) {
			s->written.at[i].blob = change->blob;
			s->written.at[i].remove = change->remove;
			return;
		}
	struct zz_tree_change *w = ZZ_PUSH(&s->written);
	*w = *change;
	w->path = zz_arena_str(&s->arena, change->path);
}

static int place_in_head(struct zz_store *s, struct zz_str path, struct zz_str bytes, enum zz_place *place,
						 struct zz_error *e)
{
	struct zz_tree_entry entry;
	git_oid id;
	int rc = zz_store_look_at_head(s, e);
	if (rc == ZZ_OK)
		rc = s->has_head ? zz_tree_find(&s->head, path, &entry, e) : 1;
	*place = ZZ_PLACE_FREE;
	if (rc)
		return rc == 1 ? ZZ_OK : rc;
	rc = git_odb_hash(&id, bytes.n ? bytes.p : "", bytes.n, GIT_OBJECT_BLOB);
	if (rc < 0)
		return zz_git_fail(e, s->dir, rc);
	bool same = entry.kind == ZZ_ENTRY_FILE && git_oid_equal(&id, &entry.id);
	*place = same ? ZZ_PLACE_DONE : ZZ_PLACE_TAKEN;
	return ZZ_OK;
}

static int place_in_worktree(struct zz_store *s, struct zz_str path, struct zz_str bytes,
							 enum zz_place *place, struct zz_error *e)
{
	struct zz_buf found = {0};
	struct stat st;
	if (!zz_worktree_stat(&s->worktree, path, &st)) {
		*place = ZZ_PLACE_FREE;
		return errno == ENOENT || errno == ENOTDIR
				   ? ZZ_OK
				   : zz_error(e, ZZ_EENV, "cannot read %.*s: %s", ZZ_FMT(path), zz_os_reason(e->lang, errno));
	}
	*place = ZZ_PLACE_TAKEN;
	if (!S_ISREG(st.st_mode))
		return ZZ_OK;
	int rc = zz_worktree_read(&s->worktree, path, bytes.n, &found, NULL, e);
	if (rc == ZZ_OK && zz_str_eq(zz_buf_view(&found), bytes))
		*place = ZZ_PLACE_LEFTOVER;
	zz_buf_free(&found);
	return rc;
}

int zz_store_look(struct zz_store *s, struct zz_str path, struct zz_str bytes, enum zz_place *place,
				  struct zz_error *e)
{
	int rc = place_in_head(s, path, bytes, place, e);
	if (rc == ZZ_OK && *place == ZZ_PLACE_FREE)
		rc = place_in_worktree(s, path, bytes, place, e);
	if (rc)
		*place = ZZ_PLACE_UNKNOWN;
	return rc;
}

enum zz_place zz_store_place(struct zz_store *s, struct zz_str path, struct zz_str bytes)
{
	struct zz_error ignored = {0};
	enum zz_place place;
	zz_store_look(s, path, bytes, &place, &ignored);
	return place;
}
