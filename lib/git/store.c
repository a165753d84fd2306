#include "git/store_parts.h"

#include "base/io.h"
#include "git/lock.h"

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

static int open_store(struct zz_store *s, const char *dir, struct zz_error *e)
{
	int rc = zz_worktree_open(&s->worktree, dir, e);
	if (rc == ZZ_OK)
		rc = check_place(s, e);
	if (rc == ZZ_OK)
		rc = zz_git_open(&s->git, dir, e);
	if (rc)
		return rc;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	rc = check_branch(s, e);
	return rc ? rc : take_lock(s, e);
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

static int read_setting(git_config *config, const char *key, struct zz_buf *out)
{
	const char *text;
	zz_buf_clear(out);
	if (git_config_get_string(&text, config, key) < 0 || !text[0])
		return 1;
	zz_buf_puts(out, text);
	return ZZ_OK;
}

int zz_store_identity(struct zz_store *s, struct zz_buf *name, struct zz_buf *email, struct zz_error *e)
{
	git_config *config = NULL;
	int rc = git_repository_config_snapshot(&config, s->git.repo);
	if (rc < 0)
		return zz_git_fail(e, s->dir, rc);
	if (read_setting(config, "user.name", name) || read_setting(config, "user.email", email))
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

/* What cannot be read counts as taken: better an error than something overwritten. */
static enum zz_place place_in_head(struct zz_store *s, struct zz_str path, struct zz_str bytes)
{
	struct zz_error ignored = {0};
	struct zz_tree_entry entry;
	git_oid id;
	if (zz_store_look_at_head(s, &ignored))
		return ZZ_PLACE_TAKEN;
	int rc = s->has_head ? zz_tree_find(&s->head, path, &entry, &ignored) : 1;
	if (rc == 1)
		return ZZ_PLACE_FREE;
	if (rc || git_odb_hash(&id, bytes.n ? bytes.p : "", bytes.n, GIT_OBJECT_BLOB) < 0)
		return ZZ_PLACE_TAKEN;
	return entry.kind == ZZ_ENTRY_FILE && git_oid_equal(&id, &entry.id) ? ZZ_PLACE_DONE : ZZ_PLACE_TAKEN;
}

static enum zz_place place_in_worktree(struct zz_store *s, struct zz_str path, struct zz_str bytes)
{
	struct zz_error ignored = {0};
	struct zz_buf found = {0};
	if (!zz_worktree_has(&s->worktree, path))
		return ZZ_PLACE_FREE;
	int rc = zz_worktree_read(&s->worktree, path, bytes.n, &found, NULL, &ignored);
	bool same = rc == ZZ_OK && zz_str_eq(zz_buf_view(&found), bytes);
	zz_buf_free(&found);
	return same ? ZZ_PLACE_LEFTOVER : ZZ_PLACE_TAKEN;
}

enum zz_place zz_store_place(struct zz_store *s, struct zz_str path, struct zz_str bytes)
{
	enum zz_place place = place_in_head(s, path, bytes);
	return place == ZZ_PLACE_FREE ? place_in_worktree(s, path, bytes) : place;
}

bool zz_store_taken(struct zz_store *s, struct zz_str path)
{
	return place_in_head(s, path, (struct zz_str){"", 0}) != ZZ_PLACE_FREE ||
		   zz_worktree_has(&s->worktree, path);
}
