#include "git/source.h"

#include "base/digest.h"
#include "git/guard.h"
#include "git/history_parts.h"
#include "git/recent.h"
#include "git/source_parts.h"
#include "git/tree.h"
#include "git/worktree.h"

#include <stdlib.h>
#include <string.h>

struct zz_source {
	struct zz_arena arena;
	struct zz_git git;
	struct zz_worktree worktree; /* closed where a commit is read */
	struct zz_tree head;         /* of the commit that is read, or HEAD under a work tree */
	struct zz_recent recent;     /* asked for last */
	bool is_worktree, has_git, has_head;
	char *dir; /* as it was opened */
	char commit[GIT_OID_HEXSZ + 1];
	struct zz_ahead *ahead;
};

static int use_commit(struct zz_source *s, const git_oid *commit, struct zz_error *e)
{
	s->has_head = true;
	s->head.git = &s->git;
	git_oid_tostr(s->commit, sizeof s->commit, commit);
	return zz_git_tree_of(&s->git, commit, &s->head.root, e);
}

static int use_head(struct zz_source *s, struct zz_error *e)
{
	git_oid commit;
	int rc = zz_git_head(&s->git, &commit, e);
	if (rc)
		return rc == 1 ? ZZ_OK : rc;
	return use_commit(s, &commit, e);
}

static int use_revision(struct zz_source *s, const char *rev, struct zz_error *e)
{
	git_object *object = NULL, *commit = NULL;
	int rc = git_revparse_single(&object, s->git.repo, rev);
	if (rc == 0)
		rc = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
	git_object_free(object);
	if (rc < 0)
		return zz_error(e, ZZ_EUSAGE, "the ledger's history has no revision %s (git log lists what there is)",
						rev);
	rc = use_commit(s, git_object_id(commit), e);
	git_object_free(commit);
	return rc;
}

static int open_with(struct zz_source *s, const char *dir, const char *rev, struct zz_error *e)
{
	int rc = zz_worktree_open(&s->worktree, dir, e);
	if (rc)
		return rc;
	enum zz_git_place place = zz_git_look(s->worktree.root);
	s->has_git = place != ZZ_GIT_NONE;
	s->is_worktree = !rev && place != ZZ_GIT_BARE;
	if (!s->is_worktree)
		zz_worktree_close(&s->worktree);
	if (rev && !s->has_git)
		return zz_error(e, ZZ_EENV, "%s has no git repository of its own, so there is no revision %s in it",
						dir, rev);
	if (s->has_git)
		rc = zz_git_open(&s->git, dir, e);
	if (rc == ZZ_OK && s->has_git)
		rc = rev ? use_revision(s, rev, e) : use_head(s, e);
	return rc;
}

static struct zz_source *new_source(const char *dir)
{
	struct zz_source *s = zz_malloc(sizeof *s);
	s->worktree.root = s->worktree.fd = -1;
	s->dir = zz_arena_cstr(&s->arena, zz_str(dir));
	return s;
}

/* Hands out what was opened, where it is a ledger. */
static int finish(struct zz_source **out, struct zz_source *s, const char *dir, int rc, struct zz_error *e)
{
	if (rc == ZZ_OK && !zz_source_exists(s, ZZ_STR("genesis.yaml")) &&
		!zz_source_exists(s, ZZ_STR("zzsh.yaml")))
		rc =
			zz_error(e, ZZ_ENOLEDGER, "%s is not a ledger: neither genesis.yaml nor zzsh.yaml is there", dir);
	if (rc) {
		zz_source_close(s);
		return rc;
	}
	*out = s;
	return ZZ_OK;
}

int zz_source_open_at(struct zz_source **out, const char *dir, const char *rev, struct zz_error *e)
{
	struct zz_source *s = new_source(dir);
	return finish(out, s, dir, open_with(s, dir, rev, e), e);
}

int zz_source_open_index(struct zz_source **out, const char *dir, const char *index, struct zz_error *e)
{
	struct zz_source *s = new_source(dir);
	int rc = zz_git_guard_own(dir, e);
	if (rc == ZZ_OK)
		rc = open_with(s, dir, NULL, e);
	if (rc == ZZ_OK && (!s->has_git || !s->is_worktree))
		rc = zz_error(e, ZZ_EENV,
					  "%s has no work tree with a git repository of its own, so nothing is staged", dir);
	s->is_worktree = false;
	s->has_head = rc == ZZ_OK;
	s->head.git = &s->git;
	if (rc == ZZ_OK)
		rc = zz_git_index_tree(&s->git, index, &s->head.root, e);
	return finish(out, s, dir, rc, e);
}

struct merging {
	uint8_t (*out)[ZZ_BLOB_ID];
	size_t n, most;
};

static int note_head(const git_oid *id, void *with)
{
	struct merging *m = with;
	if (m->n < m->most)
		memcpy(m->out[m->n++], id->id, ZZ_BLOB_ID);
	return 0;
}

size_t zz_source_merging(struct zz_source *s, uint8_t out[][ZZ_BLOB_ID], size_t most)
{
	struct merging m = {.out = out, .most = most};
	if (s->has_git && git_repository_state(s->git.repo) == GIT_REPOSITORY_STATE_MERGE)
		git_repository_mergehead_foreach(s->git.repo, note_head, &m);
	return m.n;
}

int zz_source_open_commit(struct zz_source **out, const struct zz_source *s, const uint8_t commit[ZZ_BLOB_ID],
						  struct zz_error *e)
{
	git_oid id;
	char rev[GIT_OID_HEXSZ + 1];
	memcpy(id.id, commit, ZZ_BLOB_ID);
	return zz_source_open_at(out, s->dir, git_oid_tostr(rev, sizeof rev, &id), e);
}

int zz_source_open(struct zz_source **out, const char *dir, struct zz_error *e)
{
	int rc = zz_git_guard_own(dir, e);
	return rc ? rc : zz_source_open_at(out, dir, NULL, e);
}

void zz_source_close(struct zz_source *s)
{
	if (!s)
		return;
	zz_ahead_free(s->ahead);
	zz_recent_free(&s->recent);
	zz_tree_close(&s->head);
	zz_git_close(&s->git);
	zz_worktree_close(&s->worktree);
	zz_arena_free(&s->arena);
	free(s);
}

bool zz_source_is_worktree(const struct zz_source *s)
{
	return s->is_worktree;
}

bool zz_source_has_git(const struct zz_source *s)
{
	return s->has_git;
}

struct zz_git *zz_source_git(struct zz_source *s)
{
	return &s->git;
}

const char *zz_source_dir(const struct zz_source *s)
{
	return s->dir;
}

struct zz_ahead **zz_source_ahead(struct zz_source *s)
{
	return &s->ahead;
}

const char *zz_source_commit(const struct zz_source *s)
{
	return s->commit;
}

bool zz_source_shallow(const struct zz_source *s)
{
	return s->has_git && git_repository_is_shallow(s->git.repo) == 1;
}

int zz_source_list(struct zz_source *s, const char *prefix, struct zz_file_list *files, struct zz_error *e)
{
	struct zz_tree *head = s->has_head ? &s->head : NULL;
	if (s->is_worktree)
		return zz_worktree_list(&s->worktree, zz_str(prefix), head, &s->arena, files, e);
	return head ? zz_tree_list(head, zz_str(prefix), &s->arena, files, e) : ZZ_OK;
}

/* The blob at a path of the commit that is read; 1 where there is none that a ledger may have. */
static int find_blob(struct zz_source *s, struct zz_str path, git_oid *id, struct zz_error *e)
{
	struct zz_tree_entry entry;
	if (!s->has_head)
		return 1;
	int rc = zz_tree_find(&s->head, path, &entry, e);
	if (rc)
		return rc;
	git_oid_cpy(id, &entry.id);
	return entry.kind == ZZ_ENTRY_FILE ? ZZ_OK : 1;
}

bool zz_source_exists(struct zz_source *s, struct zz_str path)
{
	git_oid id;
	struct zz_error ignored = {0};
	if (zz_path_odd(path, ZZ_ENTRY_FILE))
		return false;
	if (s->is_worktree)
		return zz_worktree_file(&s->worktree, path, NULL);
	return find_blob(s, path, &id, &ignored) == ZZ_OK;
}

bool zz_source_entered_since(struct zz_source *s, struct zz_str path, int64_t since)
{
	git_oid id;
	struct zz_error ignored = {0};
	if (!s->has_git || (s->has_head && git_repository_is_shallow(s->git.repo) != 0))
		return false;
	int rc = find_blob(s, path, &id, &ignored);
	if (rc)
		return rc == 1;
	if (s->recent.since != since || !s->recent.known) {
		zz_recent_free(&s->recent);
		if (git_oid_fromstr(&id, s->commit) < 0)
			return false;
		zz_recent_walk(&s->recent, &s->git, &id, since);
	}
	return zz_recent_entered(&s->recent, path);
}

static int say_missing(struct zz_str path, bool *missing, struct zz_error *e)
{
	if (!missing)
		return zz_error(e, ZZ_EENV, "the ledger has no file %.*s", ZZ_FMT(path));
	*missing = true;
	return ZZ_OK;
}

int zz_source_read(struct zz_source *s, struct zz_str path, size_t limit, struct zz_buf *out, bool *missing,
				   struct zz_error *e)
{
	git_oid id;
	bool gone = false;
	zz_buf_clear(out);
	if (missing)
		*missing = false;
	if (zz_path_odd(path, ZZ_ENTRY_FILE))
		return say_missing(path, missing, e);
	if (s->is_worktree) {
		int rc = zz_worktree_read(&s->worktree, path, limit, out, &gone, e);
		return gone ? say_missing(path, missing, e) : rc;
	}
	int rc = find_blob(s, path, &id, e);
	if (rc)
		return rc == 1 ? say_missing(path, missing, e) : rc;
	return zz_git_blob(&s->git, &id, limit, out, e);
}

static void hash(struct zz_file *file, const struct zz_buf *bytes)
{
	zz_git_blob_id(zz_buf_view(bytes), file->id);
	file->hashed = true;
}

static int load(struct zz_source *s, struct zz_file *file, size_t limit, struct zz_buf *out, bool *gone,
				struct zz_error *e)
{
	*gone = file->odd != ZZ_ODD_NOT;
	zz_buf_clear(out);
	if (*gone)
		return ZZ_OK;
	if (!s->is_worktree) {
		git_oid id;
		memcpy(id.id, file->id, sizeof file->id);
		return zz_git_blob(&s->git, &id, limit, out, e);
	}
	int rc = zz_worktree_read(&s->worktree, file->path, limit, out, gone, e);
	if (rc == ZZ_OK && !*gone && s->has_head && out->n <= limit)
		hash(file, out);
	return rc;
}

int zz_source_load(struct zz_source *s, struct zz_file *file, size_t limit, struct zz_buf *out, bool *missing,
				   struct zz_error *e)
{
	bool gone;
	if (missing)
		*missing = false;
	int rc = load(s, file, limit, out, &gone, e);
	return gone ? say_missing(file->path, missing, e) : rc;
}

int zz_source_blob(struct zz_source *s, const uint8_t blob[ZZ_BLOB_ID], size_t limit, struct zz_buf *out,
				   struct zz_error *e)
{
	git_oid id;
	memcpy(id.id, blob, sizeof id.id);
	return zz_git_blob(&s->git, &id, limit, out, e);
}

struct comparison {
	struct zz_source *s;
	struct zz_buf bytes;
	struct zz_error *e;
};

/* Reads the file only where its length says that it may be the same. */
static int differs(struct comparison *c, struct zz_file *file, const struct zz_file *head, bool *out)
{
	size_t size;
	uint64_t now;
	git_object_t type;
	git_oid id;
	if (!file->hashed) {
		memcpy(id.id, head->id, sizeof head->id);
		*out = true;
		if (!zz_worktree_file(&c->s->worktree, file->path, &now))
			return ZZ_OK;
		if (git_odb_read_header(&size, &type, c->s->git.odb, &id) == 0 && size != now)
			return ZZ_OK;
		/* One that cannot be read is not as it was committed; whoever needs its text says why. */
		if (zz_source_load(c->s, file, SIZE_MAX, &c->bytes, NULL, &(struct zz_error){0}))
			return ZZ_OK;
	}
	*out = !file->hashed || memcmp(file->id, head->id, sizeof file->id) != 0;
	return ZZ_OK;
}

static int compare_pair(struct comparison *c, struct zz_file *file, const struct zz_file *head)
{
	if (file->odd || head->odd) {
		file->changed = file->odd != head->odd;
		return ZZ_OK;
	}
	return differs(c, file, head, &file->changed);
}

static int merge(struct comparison *c, struct zz_file_list *files, const struct zz_file_list *head,
				 struct zz_file_list *deleted)
{
	size_t i = 0, k = 0;
	while (i < files->n || k < head->n) {
		int order = i == files->n ? 1 : k == head->n ? -1 : zz_str_cmp(files->at[i]->path, head->at[k]->path);
		int rc = ZZ_OK;
		if (order == 0) {
			rc = compare_pair(c, files->at[i++], head->at[k++]);
		} else if (order < 0) {
			files->at[i++]->changed = true;
		} else {
			head->at[k]->changed = head->at[k]->absent = true;
			*ZZ_PUSH(deleted) = head->at[k++];
		}
		if (rc)
			return rc;
	}
	return ZZ_OK;
}

int zz_source_compare(struct zz_source *s, const char *prefix, struct zz_file_list *files,
					  struct zz_file_list *deleted, struct zz_error *e)
{
	if (!s->is_worktree || !s->has_git)
		return ZZ_OK;
	struct zz_file_list head = {0};
	struct comparison c = {.s = s, .e = e};
	int rc = s->has_head ? zz_tree_list(&s->head, zz_str(prefix), &s->arena, &head, e) : ZZ_OK;
	if (rc == ZZ_OK)
		rc = merge(&c, files, &head, deleted);
	zz_buf_free(&c.bytes);
	free(head.at);
	return rc;
}
