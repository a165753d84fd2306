#include "git/settle.h"

#include "base/io.h"
#include "git/sync.h"

/* Larger than any file that a command writes. */
#define FILE_BYTES ((size_t)16 << 20)

int zz_store_unsettled(const struct zz_error *why, struct zz_error *e)
{
	return zz_error(
		e, ZZ_EENV,
		"it was written, but whether it will last is not certain: %s. Look after the disk, then give "
		"the same command again; nothing is recorded twice",
		why->text);
}

int zz_store_leads_to(struct zz_git *g, const git_oid *commit, struct zz_error *e)
{
	git_oid head;
	int rc = zz_git_head(g, &head, e);
	if (rc || git_oid_equal(&head, commit))
		return rc;
	rc = git_graph_descendant_of(g->repo, &head, commit);
	return rc < 0 ? zz_git_fail(e, "HEAD", rc) : !rc;
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
		return zz_error(e, ZZ_EENV, "%.*s did not come back from git the same", ZZ_FMT(c->path));
	return ZZ_OK;
}

/* With eyes that have not seen what was written: a repository opened anew. */
static int read_back(const struct zz_store *s, const git_oid *commit, const struct zz_change *changes,
					 size_t n, struct zz_error *e)
{
	struct zz_git again;
	struct zz_buf bytes = {0};
	struct zz_tree tree = {.git = &again};
	int rc = zz_git_open(&again, s->dir, e);
	if (rc == ZZ_OK)
		rc = zz_store_leads_to(&again, commit, e);
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV, "the branch main does not lead to the new commit");
	if (rc == ZZ_OK)
		rc = zz_git_tree_of(&again, commit, &tree.root, e);
	for (size_t i = 0; rc == ZZ_OK && i < n; i++)
		rc = compare_file(&tree, &changes[i], &bytes, e);
	zz_tree_close(&tree);
	zz_git_close(&again);
	zz_buf_free(&bytes);
	return rc;
}

/* The lock lies in .git, which may be on another file system than the work tree. */
static int sync_all(const struct zz_store *s, struct zz_error *e)
{
	int code = zz_sync_disk(s->worktree.root);
	if (code == 0)
		code = zz_sync_disk(s->lock);
	return code ? zz_error(e, ZZ_EENV, "the disk did not confirm it: %s", zz_os_reason(e->lang, code))
				: ZZ_OK;
}

int zz_store_settle(struct zz_store *s, const git_oid *commit, const struct zz_change *changes, size_t n,
					struct zz_error *e)
{
	struct zz_error why = {.lang = e->lang};
	int rc = read_back(s, commit, changes, n, &why);
	if (rc == ZZ_OK)
		rc = sync_all(s, &why);
	return rc ? zz_store_unsettled(&why, e) : ZZ_OK;
}

int zz_store_confirm(struct zz_store *s, struct zz_str path, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	struct zz_tree_entry entry;
	struct zz_change change = {.path = path};
	int rc = zz_store_look_at_head(s, e);
	if (rc == ZZ_OK)
		rc = s->has_head ? zz_tree_find(&s->head, path, &entry, e) : 1;
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV, "the ledger has no file %.*s", ZZ_FMT(path));
	if (rc == ZZ_OK)
		rc = zz_git_blob(&s->git, &entry.id, FILE_BYTES, &bytes, e);
	change.bytes = zz_buf_view(&bytes);
	if (rc == ZZ_OK && !zz_worktree_has(&s->worktree, path))
		rc = zz_write_at(s->worktree.root, path, change.bytes, ZZ_WRITE_NEW, e);
	if (rc == ZZ_OK) {
		rc = zz_store_settle(s, &s->commit, &change, 1, e);
		/* Whoever wrote it may not have come to the index. */
		zz_store_remember(s, &(struct zz_tree_change){.path = path, .blob = entry.id});
	}
	zz_buf_free(&bytes);
	return rc;
}
