#include "git/store_parts.h"

#include "base/io.h"
#include "git/lock.h"
#include "git/settle.h"
#include "git/undo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Another git program that commits at the same time is done in a moment; a lock that stays for
 * three seconds was left by a process that died. */
#define ATTEMPTS 60

struct job {
	struct zz_store *s;
	const struct zz_change *changes;
	size_t n;
	struct zz_tree_change *tree; /* one for each change, but sorted by zz_tree_write */
	bool on_disk;                /* the work tree has the new bytes */
	git_signature *author;
	const char *message;
	git_oid commit;
	bool *taken;
	bool moving;         /* the branch was to be moved */
	struct zz_error *e;  /* what is said in the end */
	struct zz_error why; /* what the disk or git said, to be put into a sentence */
};

static int fail_commit(struct job *j, int rc)
{
	return zz_git_fail(&j->why, j->s->dir, rc);
}

static int check_change(struct job *j, const struct zz_change *change)
{
	if (zz_path_odd(change->path, ZZ_ENTRY_FILE))
		return zz_error(j->e, ZZ_EENV, "%.*s is no name that a file of a ledger may have",
						ZZ_FMT(change->path));
	if (!change->create)
		return ZZ_OK;
	enum zz_place place;
	int rc = zz_store_look(j->s, change->path, change->bytes, &place, &j->why);
	if (rc || place == ZZ_PLACE_FREE || place == ZZ_PLACE_LEFTOVER)
		return rc;
	if (j->taken)
		*j->taken = true;
	return zz_error(j->e, ZZ_EENV, "%.*s exists already and was not changed", ZZ_FMT(change->path));
}

static int check_changes(struct job *j)
{
	int rc = ZZ_OK;
	for (size_t i = 0; rc == ZZ_OK && i < j->n; i++)
		rc = check_change(j, &j->changes[i]);
	return rc;
}

static int write_blobs(struct job *j)
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
	int rc = zz_tree_write(&j->s->git, base, j->tree, j->n, &id, &j->why);
	if (rc == ZZ_OK)
		rc = zz_git_tree(&j->s->git, &id, &tree, &j->why);
	if (rc)
		return rc;
	rc = write_commit_of(j, tree);
	git_tree_free(tree);
	return rc;
}

static int write_file(struct job *j, const struct zz_change *c)
{
	struct zz_worktree *w = &j->s->worktree;
	if (c->remove)
		return zz_worktree_remove(w, c->path, &j->why);
	/* What create found free must still be free; a leftover has just been seen to be the same. */
	int flags = c->create && !zz_worktree_has(w, c->path) ? ZZ_WRITE_NEW : 0;
	return zz_write_at(w->root, c->path, c->bytes, flags, &j->why);
}

static int write_worktree(struct job *j)
{
	if (j->on_disk)
		return ZZ_OK;
	int rc = zz_undo_note(j->s, j->tree, j->n, &j->why);
	for (size_t i = 0; rc == ZZ_OK && i < j->n; i++)
		rc = write_file(j, &j->changes[i]);
	j->on_disk = rc == ZZ_OK;
	return rc;
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
	j->moving = true;
	*code = git_reference_create_matching(&ref, s->git.repo, ZZ_MAIN, &j->commit, s->has_head,
										  s->has_head ? &s->commit : NULL, log.data);
	zz_buf_free(&log);
	git_reference_free(ref);
	bool again = *code == GIT_EMODIFIED || *code == GIT_ELOCKED || *code == GIT_EEXISTS;
	if (again && !last)
		return 1;
	if (again)
		return zz_error(j->e, ZZ_EENV,
						"the branch main is locked: %srefs/heads/main.lock. Nothing was recorded. If neither "
						"git nor zzsh is at work in this ledger, one that was cut off left that file "
						"behind: remove it and give the same command again",
						git_repository_commondir(s->git.repo));
	return *code < 0 ? fail_commit(j, *code) : ZZ_OK;
}

static int attempt(struct job *j, bool last)
{
	int code = 0, rc = zz_store_look_at_head(j->s, &j->why);
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

/* Whether the branch leads to the new commit although moving it failed, because the disk can refuse the last
 * fsync after the rename: 0 = yes, 1 = no, or an error where that cannot be seen. */
static int is_moved(const struct job *j)
{
	struct zz_error ignored = {0};
	return j->moving ? zz_store_leads_to(&j->s->git, &j->commit, &ignored) : 1;
}

/* What cannot be taken back now is taken back by who writes next. */
static int fail_unmoved(struct job *j, int moved)
{
	struct zz_error ignored = {0};
	zz_undo_recover(j->s, &ignored);
	if (moved == 1)
		return zz_error(j->e, ZZ_EENV,
						"nothing was recorded: %s. Put that right and give the same command again",
						j->why.text);
	return zz_error(
		j->e, ZZ_EENV,
		"whether it was recorded cannot be seen now: %s. Put that right and give the same command "
		"again; nothing is recorded twice",
		j->why.text);
}

static int write_all(struct job *j)
{
	int rc = check_changes(j);
	if (rc == ZZ_OK)
		rc = write_blobs(j);
	if (rc)
		return rc;
	rc = 1;
	for (int i = 1; rc == 1; i++)
		rc = attempt(j, i == ATTEMPTS);
	return rc;
}

static int run(struct job *j)
{
	int rc = write_all(j), moved = rc ? is_moved(j) : ZZ_OK;
	if (moved)
		return fail_unmoved(j, moved);
	for (size_t i = 0; i < j->n; i++)
		zz_store_remember(j->s, &j->tree[i]);
	return rc ? zz_store_unsettled(&j->why, j->e) : zz_store_settle(j->s, &j->commit, j->changes, j->n, j->e);
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
	struct zz_error nobody = {0};
	struct job j = {.s = s, .changes = changes, .n = n, .taken = taken, .e = e ? e : &nobody};
	j.why.lang = j.e->lang;
	if (taken)
		*taken = false;
	j.message = zz_arena_cstr(&s->arena, message);
	j.tree = zz_malloc(n * sizeof *j.tree);
	int rc = make_author(&j, author);
	if (rc == ZZ_OK)
		rc = run(&j);
	if (rc == ZZ_OK)
		git_oid_tostr(commit, GIT_OID_HEXSZ + 1, &j.commit);
	git_signature_free(j.author);
	free(j.tree);
	return rc;
}
