#include "git/store_parts.h"

#include "base/io.h"
#include "git/lock.h"
#include "git/sync.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Another git program that commits at the same time is done in a moment; a lock that stays for
 * three seconds was left by a process that died. */
#define ATTEMPTS 60

/* What a file was before, so that a failure can put it back. */
struct former {
	struct zz_buf bytes;
	bool existed, touched;
};

struct job {
	struct zz_store *s;
	const struct zz_change *changes;
	size_t n;
	struct zz_tree_change *tree; /* one for each change, but sorted by zz_tree_write */
	struct former *former;       /* one for each change, in their order */
	bool on_disk;                /* the work tree has the new bytes */
	git_signature *author;
	const char *message;
	git_oid commit;
	bool *taken;
	struct zz_error *e;
};

static int fail_commit(const struct job *j, int rc)
{
	return zz_git_fail(j->e, j->s->dir, rc);
}

static int check_change(const struct job *j, const struct zz_change *change)
{
	if (zz_path_odd(change->path, ZZ_ENTRY_FILE))
		return zz_error(j->e, ZZ_EENV, "%.*s is no name that a file of a ledger may have",
						ZZ_FMT(change->path));
	if (!change->create)
		return ZZ_OK;
	enum zz_place place = zz_store_place(j->s, change->path, change->bytes);
	if (place == ZZ_PLACE_FREE || place == ZZ_PLACE_LEFTOVER)
		return ZZ_OK;
	if (j->taken)
		*j->taken = true;
	return zz_error(j->e, ZZ_EENV, "%.*s exists already and was not changed", ZZ_FMT(change->path));
}

static int check_changes(const struct job *j)
{
	int rc = ZZ_OK;
	for (size_t i = 0; rc == ZZ_OK && i < j->n; i++)
		rc = check_change(j, &j->changes[i]);
	return rc;
}

static int write_blobs(const struct job *j)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct zz_change *c = &j->changes[i];
		j->tree[i] = (struct zz_tree_change){.path = c->path, .remove = c->remove};
		if (c->remove)
			continue;
		int rc = git_odb_write(&j->tree[i].blob, j->s->git.odb, c->bytes.n ? c->bytes.p : "", c->bytes.n,
							   GIT_OBJECT_BLOB);
		if (rc < 0)
			return fail_commit(j, rc);
	}
	return ZZ_OK;
}

/* The commit's bytes are made by libgit2 and written here, because git_commit_create reports success
 * also where the object could not be written. */
static int write_commit_of(struct job *j, git_tree *tree)
{
	struct zz_store *s = j->s;
	git_commit *parent = NULL;
	git_buf text = GIT_BUF_INIT;
	int rc = s->has_head ? git_commit_lookup(&parent, s->git.repo, &s->commit) : 0;
	if (rc == 0) {
		const git_commit *parents[] = {parent};
		rc = git_commit_create_buffer(&text, s->git.repo, j->author, j->author, NULL, j->message, tree,
									  parent ? 1 : 0, parents);
	}
	if (rc == 0)
		rc = git_odb_write(&j->commit, s->git.odb, text.ptr, text.size, GIT_OBJECT_COMMIT);
	git_buf_dispose(&text);
	git_commit_free(parent);
	return rc < 0 ? fail_commit(j, rc) : ZZ_OK;
}

static int write_commit(struct job *j)
{
	git_oid id;
	git_tree *tree;
	const git_oid *base = j->s->has_head ? &j->s->head.root : NULL;
	int rc = zz_tree_write(&j->s->git, base, j->tree, j->n, &id, j->e);
	if (rc == ZZ_OK)
		rc = zz_git_tree(&j->s->git, &id, &tree, j->e);
	if (rc)
		return rc;
	rc = write_commit_of(j, tree);
	git_tree_free(tree);
	return rc;
}

static int write_file(struct job *j, size_t i)
{
	const struct zz_change *c = &j->changes[i];
	struct former *f = &j->former[i];
	struct zz_worktree *w = &j->s->worktree;
	bool missing;
	int rc = zz_worktree_read(w, c->path, SIZE_MAX, &f->bytes, &missing, j->e);
	if (rc)
		return rc;
	f->existed = !missing;
	/* Also where the call fails: it may have come half-way. */
	f->touched = true;
	if (c->remove)
		return zz_worktree_remove(w, c->path, j->e);
	/* What create found free must still be free; a leftover has just been seen to be the same. */
	return zz_write_at(w->root, c->path, c->bytes, c->create && missing ? ZZ_WRITE_NEW : 0, j->e);
}

static int write_worktree(struct job *j)
{
	int rc = ZZ_OK;
	for (size_t i = 0; !j->on_disk && rc == ZZ_OK && i < j->n; i++)
		rc = write_file(j, i);
	j->on_disk = rc == ZZ_OK;
	return rc;
}

/* Whether the work tree has what this job put there, and not what a person saved meanwhile. */
static bool is_ours(struct job *j, const struct zz_change *c)
{
	struct zz_error ignored = {0};
	struct zz_buf found = {0};
	bool missing;
	int rc =
		zz_worktree_read(&j->s->worktree, c->path, c->remove ? 0 : c->bytes.n, &found, &missing, &ignored);
	bool ours = rc == ZZ_OK && missing == c->remove && (missing || zz_str_eq(zz_buf_view(&found), c->bytes));
	zz_buf_free(&found);
	return ours;
}

static void restore_file(struct job *j, size_t i)
{
	const struct former *f = &j->former[i];
	const struct zz_change *c = &j->changes[i];
	struct zz_error ignored = {0};
	if (!f->touched || !is_ours(j, c))
		return;
	if (f->existed)
		zz_write_at(j->s->worktree.root, c->path, zz_buf_view(&f->bytes), 0, &ignored);
	else
		zz_worktree_remove(&j->s->worktree, c->path, &ignored);
}

/* 1: try again from the beginning, because somebody else moved or locked the branch. */
static int move_branch(struct job *j, bool last, int *code)
{
	struct zz_store *s = j->s;
	struct zz_str subject = zz_str(j->message), line;
	git_reference *ref = NULL;
	struct zz_buf log = {0};
	zz_str_split(&subject, '\n', &line);
	zz_buf_printf(&log, "zzsh: %.*s", ZZ_FMT(line));
	*code = git_reference_create_matching(&ref, s->git.repo, ZZ_MAIN, &j->commit, s->has_head,
										  s->has_head ? &s->commit : NULL, log.data);
	zz_buf_free(&log);
	git_reference_free(ref);
	bool again = *code == GIT_EMODIFIED || *code == GIT_ELOCKED || *code == GIT_EEXISTS;
	if (again && !last)
		return 1;
	if (again)
		return zz_error(
			j->e, ZZ_EENV,
			"the branch main is locked: %srefs/heads/main.lock. Nothing was recorded. If no git program is "
			"running, one that was killed left that file behind, and it can be removed",
			git_repository_commondir(s->git.repo));
	return *code < 0 ? fail_commit(j, *code) : ZZ_OK;
}

static int attempt(struct job *j, bool last)
{
	int code = 0, rc = zz_store_look_at_head(j->s, j->e);
	if (rc == ZZ_OK)
		rc = check_changes(j);
	if (rc == ZZ_OK)
		rc = write_commit(j);
	if (rc == ZZ_OK)
		rc = write_worktree(j);
	if (rc == ZZ_OK)
		rc = move_branch(j, last, &code);
	if (rc == 1 && code == GIT_ELOCKED)
		zz_lock_pause();
	return rc;
}

static int compare_file(struct zz_tree *t, const struct zz_change *c, struct zz_buf *bytes,
						struct zz_error *e)
{
	struct zz_tree_entry entry;
	int rc = zz_tree_find(t, c->path, &entry, e);
	if (rc && rc != 1)
		return rc;
	bool there = rc == ZZ_OK;
	if (there && !c->remove)
		rc = zz_git_blob(t->git, &entry.id, c->bytes.n, bytes, e);
	if (rc && rc != 1)
		return rc;
	if (there == c->remove || (there && !zz_str_eq(zz_buf_view(bytes), c->bytes)))
		return zz_error(e, ZZ_EENV, "%.*s was written to git but did not come back the same; check the disk",
						ZZ_FMT(c->path));
	return ZZ_OK;
}

/* Whether HEAD leads to the new commit; a git program may have put another one on top of it. */
static int check_head(struct zz_git *g, const struct job *j)
{
	git_oid head;
	int rc = zz_git_head(g, &head, j->e);
	if (rc == ZZ_OK &&
		(git_oid_equal(&head, &j->commit) || git_graph_descendant_of(g->repo, &head, &j->commit) == 1))
		return ZZ_OK;
	return zz_error(j->e, ZZ_EENV,
					"the commit was written, but the branch main does not lead to it; check the disk");
}

/* With eyes that have not seen what was written: a repository opened anew. */
static int read_back(const struct job *j)
{
	struct zz_git again;
	struct zz_buf bytes = {0};
	struct zz_tree tree = {.git = &again};
	int rc = zz_git_open(&again, j->s->dir, j->e);
	if (rc == ZZ_OK)
		rc = check_head(&again, j);
	if (rc == ZZ_OK)
		rc = zz_git_tree_of(&again, &j->commit, &tree.root, j->e);
	for (size_t i = 0; rc == ZZ_OK && i < j->n; i++)
		rc = compare_file(&tree, &j->changes[i], &bytes, j->e);
	zz_tree_close(&tree);
	zz_git_close(&again);
	zz_buf_free(&bytes);
	return rc;
}

/* The lock lies in .git, which may be on another file system than the work tree. */
static int sync_all(const struct job *j)
{
	int code = zz_sync_disk(j->s->worktree.root);
	if (code == 0)
		code = zz_sync_disk(j->s->lock);
	if (code == 0)
		return ZZ_OK;
	return zz_error(j->e, ZZ_EENV, "the record was written, but the disk did not confirm it: %s",
					zz_os_reason(j->e->lang, code));
}

static void remember_written(const struct job *j)
{
	for (size_t i = 0; i < j->n; i++) {
		struct zz_tree_change *w = ZZ_PUSH(&j->s->written);
		*w = j->tree[i];
		w->path = zz_arena_str(&j->s->arena, w->path);
	}
}

static int run(struct job *j)
{
	int rc = check_changes(j);
	if (rc == ZZ_OK)
		rc = write_blobs(j);
	if (rc)
		return rc;
	rc = 1;
	for (int i = 1; rc == 1; i++)
		rc = attempt(j, i == ATTEMPTS);
	if (rc) {
		for (size_t i = j->n; i-- > 0;)
			restore_file(j, i);
		return rc;
	}
	remember_written(j);
	rc = read_back(j);
	return rc ? rc : sync_all(j);
}

static bool fits_header(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == '<' || s.p[i] == '>' || s.p[i] == 0x7f)
			return false;
	return zz_str_trim(s).n > 0;
}

static int make_author(struct job *j, const struct zz_author *a)
{
	struct zz_arena *arena = &j->s->arena;
	if (!fits_header(a->name) || !fits_header(a->email))
		return zz_error(j->e, ZZ_EENV, "the name or address of who records does not do for git: %.*s <%.*s>",
						ZZ_FMT(a->name), ZZ_FMT(a->email));
	const char *name = zz_arena_cstr(arena, a->name), *email = zz_arena_cstr(arena, a->email);
	int rc = git_signature_new(&j->author, name, email, a->when, a->zone);
	/* For the reflog, which would otherwise want an identity from the configuration. */
	if (rc == 0)
		rc = git_repository_set_ident(j->s->git.repo, name, email);
	return rc < 0 ? fail_commit(j, rc) : ZZ_OK;
}

int zz_store_commit(struct zz_store *s, const struct zz_change *changes, size_t n,
					const struct zz_author *author, struct zz_str message, char commit[41], bool *taken,
					struct zz_error *e)
{
	struct job j = {.s = s, .changes = changes, .n = n, .taken = taken, .e = e};
	if (taken)
		*taken = false;
	j.message = zz_arena_cstr(&s->arena, message);
	j.tree = zz_malloc(n * sizeof *j.tree);
	j.former = zz_malloc(n * sizeof *j.former);
	int rc = make_author(&j, author);
	if (rc == ZZ_OK)
		rc = run(&j);
	if (rc == ZZ_OK)
		git_oid_tostr(commit, GIT_OID_HEXSZ + 1, &j.commit);
	git_signature_free(j.author);
	for (size_t i = 0; i < n; i++)
		zz_buf_free(&j.former[i].bytes);
	free(j.former);
	free(j.tree);
	return rc;
}
