#include "witness/transfer.h"

#include "base/message.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- objects --- */

struct moving {
	struct zz_git *from, *to;
	git_packbuilder *pack;
	struct {
		git_oid *at;
		size_t n, room;
	} commits, trees; /* still to be looked into */
	struct zz_error *e;
};

/* Whether it is new to the other side, and to the pack; then it is in the pack. */
static int put(struct moving *m, const git_oid *id, bool *fresh)
{
	size_t before = git_packbuilder_object_count(m->pack);
	*fresh = false;
	if (git_odb_exists(m->to->odb, id))
		return ZZ_OK;
	if (before >= ZZ_TRANSFER_MOST)
		return zz_error(m->e, ZZ_EENV, N_("the repository has more objects than a ledger can have"));
	int rc = git_packbuilder_insert(m->pack, id, NULL);
	if (rc < 0)
		return zz_git_fail(m->e, git_repository_path(m->from->repo), rc);
	*fresh = git_packbuilder_object_count(m->pack) > before;
	return ZZ_OK;
}

/* A small pack can hold a file that fills the memory. */
static int put_blob(struct moving *m, const git_oid *id)
{
	enum { BLOB_MOST = 64 << 20 };
	size_t size;
	git_object_t type;
	bool fresh;
	if (git_odb_exists(m->to->odb, id))
		return ZZ_OK;
	int rc = git_odb_read_header(&size, &type, m->from->odb, id);
	if (rc < 0)
		return zz_git_fail(m->e, git_repository_path(m->from->repo), rc);
	if (type != GIT_OBJECT_BLOB || size > BLOB_MOST)
		return zz_git_odd(id, m->e);
	return put(m, id, &fresh);
}

static int put_tree(struct moving *m, const git_oid *id)
{
	bool fresh;
	int rc = put(m, id, &fresh);
	if (!rc && fresh)
		*ZZ_PUSH(&m->trees) = *id;
	return rc;
}

static int open_tree(struct moving *m, const git_oid *id)
{
	git_tree *tree = NULL;
	int rc = zz_git_tree(m->from, id, &tree, m->e);
	for (size_t i = 0; !rc && i < git_tree_entrycount(tree); i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
		unsigned mode = (unsigned)git_tree_entry_filemode_raw(entry);
		if (mode == 0160000) /* another repository's */
			continue;
		rc = mode == 040000 ? put_tree(m, git_tree_entry_id(entry)) : put_blob(m, git_tree_entry_id(entry));
	}
	git_tree_free(tree);
	return rc;
}

static int open_commit(struct moving *m, const git_oid *id)
{
	git_commit *commit = NULL;
	bool fresh;
	int rc = zz_git_commit(m->from, id, &commit, NULL, m->e);
	if (!rc)
		rc = put_tree(m, git_commit_tree_id(commit));
	for (unsigned i = 0; !rc && i < git_commit_parentcount(commit); i++) {
		rc = put(m, git_commit_parent_id(commit, i), &fresh);
		if (!rc && fresh)
			*ZZ_PUSH(&m->commits) = *git_commit_parent_id(commit, i);
	}
	git_commit_free(commit);
	return rc;
}

static int collect(struct moving *m, const git_oid *head)
{
	bool fresh;
	int rc = put(m, head, &fresh);
	if (!rc && fresh)
		*ZZ_PUSH(&m->commits) = *head;
	while (!rc && (m->commits.n || m->trees.n)) {
		if (m->trees.n) {
			git_oid id = m->trees.at[--m->trees.n];
			rc = open_tree(m, &id);
		} else {
			git_oid id = m->commits.at[--m->commits.n];
			rc = open_commit(m, &id);
		}
	}
	return rc;
}

static int write_pack(struct moving *m)
{
	struct zz_buf path = {0};
	if (!git_packbuilder_object_count(m->pack))
		return ZZ_OK;
	zz_buf_printf(&path, "%sobjects/pack", git_repository_commondir(m->to->repo));
	git_packbuilder_set_threads(m->pack, 1);
	int rc = git_packbuilder_write(m->pack, path.data, 0, NULL, NULL);
	if (rc == 0)
		rc = git_odb_refresh(m->to->odb);
	if (rc < 0)
		rc = zz_git_fail(m->e, path.data, rc);
	zz_buf_free(&path);
	return rc;
}

int zz_transfer(struct zz_git *from, struct zz_git *to, const git_oid *head, struct zz_error *e)
{
	struct moving m = {.from = from, .to = to, .e = e};
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	int rc = git_packbuilder_new(&m.pack, from->repo);
	rc = rc < 0 ? zz_git_fail(e, git_repository_path(from->repo), rc) : collect(&m, head);
	if (!rc)
		rc = write_pack(&m);
	git_packbuilder_free(m.pack);
	free(m.commits.at);
	free(m.trees.at);
	return rc;
}

/* --- refs and commits --- */

enum { TIDY_DEPTH = 8, STALE_SECONDS = 60 };

static void tidy(int folder, int64_t fresh, int depth)
{
	DIR *d = fdopendir(folder);
	struct stat st;
	if (!d) {
		close(folder);
		return;
	}
	for (struct dirent *entry; (entry = readdir(d));) {
		const char *name = entry->d_name;
		if (name[0] == '.' || fstatat(dirfd(d), name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		int below = S_ISDIR(st.st_mode) && depth < TIDY_DEPTH
						? openat(dirfd(d), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
						: -1;
		if (below >= 0)
			tidy(below, fresh, depth + 1);
		if (S_ISREG(st.st_mode) && zz_str_ends(zz_str(name), ".lock") && st.st_mtime + STALE_SECONDS <= fresh)
			unlinkat(dirfd(d), name, 0);
	}
	closedir(d);
}

void zz_refs_tidy(struct zz_git *g, int64_t fresh)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%srefs/zzsh", git_repository_commondir(g->repo));
	int folder = open(path.data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder >= 0)
		tidy(folder, fresh, 0);
	zz_buf_free(&path);
}

int zz_ref_get(struct zz_git *g, const char *name, git_oid *id, struct zz_error *e)
{
	git_reference *ref = NULL;
	git_object *object = NULL;
	int rc = git_reference_lookup(&ref, g->repo, name);
	if (rc == GIT_ENOTFOUND)
		return 1;
	if (rc == 0)
		rc = git_reference_peel(&object, ref, GIT_OBJECT_COMMIT);
	if (rc == 0)
		git_oid_cpy(id, git_object_id(object));
	git_object_free(object);
	git_reference_free(ref);
	return rc < 0 ? zz_git_fail(e, name, rc) : ZZ_OK;
}

int zz_ref_set(struct zz_git *g, const char *name, const git_oid *id, const git_oid *old, bool force,
			   const char *who, struct zz_error *e)
{
	git_reference *ref = NULL;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	int rc = git_repository_set_ident(g->repo, who, "witness@zzsh.invalid");
	if (rc == 0)
		rc = force ? git_reference_create(&ref, g->repo, name, id, 1, "zzsh")
				   : git_reference_create_matching(&ref, g->repo, name, id, old != NULL, old, "zzsh");
	git_reference_free(ref);
	if (rc == GIT_EMODIFIED || rc == GIT_EEXISTS)
		return 1;
	return rc < 0 ? zz_git_fail(e, name, rc) : ZZ_OK;
}

static int write_commit(struct zz_git *g, git_tree *tree, const git_commit *parent, const git_signature *who,
						const char *message, git_oid *out)
{
	git_buf text = GIT_BUF_INIT;
	const git_commit *parents[] = {parent};
	int rc = git_commit_create_buffer(&text, g->repo, who, who, NULL, message, tree, parent ? 1 : 0, parents);
	if (rc == 0)
		rc = git_odb_write(out, g->odb, text.ptr, text.size, GIT_OBJECT_COMMIT);
	git_buf_dispose(&text);
	return rc;
}

int zz_commit_write(struct zz_git *g, const git_oid *tree, const git_oid *parent, const char *who,
					int64_t when, const char *message, git_oid *out, struct zz_error *e)
{
	git_tree *t = NULL;
	git_commit *p = NULL;
	git_signature *s = NULL;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	int rc = zz_git_tree(g, tree, &t, e);
	if (!rc && parent)
		rc = zz_git_commit(g, parent, &p, NULL, e);
	if (!rc) {
		rc = git_signature_new(&s, who, "witness@zzsh.invalid", when, 0);
		if (rc == 0)
			rc = write_commit(g, t, p, s, message, out);
		if (rc < 0)
			rc = zz_git_fail(e, git_repository_path(g->repo), rc);
	}
	git_signature_free(s);
	git_commit_free(p);
	git_tree_free(t);
	return rc;
}
