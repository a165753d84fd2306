#include "git/packing.h"

#include "base/message.h"

#include <stdlib.h>

/* Whether it is wanted, and new to the pack; then it is in the pack. */
static int put(struct zz_packing *p, const git_oid *id, bool *fresh)
{
	size_t before = git_packbuilder_object_count(p->pack);
	*fresh = false;
	if (p->without && git_odb_exists(p->without->odb, id))
		return ZZ_OK;
	if (before >= ZZ_PACKING_MOST)
		return zz_error(p->e, ZZ_EENV, N_("the repository has more objects than a ledger can have"));
	int rc = git_packbuilder_insert(p->pack, id, NULL);
	if (rc < 0)
		return zz_git_fail(p->e, git_repository_path(p->from->repo), rc);
	*fresh = git_packbuilder_object_count(p->pack) > before;
	return ZZ_OK;
}

/* A small pack can hold a file that fills the memory. */
static int put_blob(struct zz_packing *p, const git_oid *id)
{
	enum { BLOB_MOST = 64 << 20 };
	size_t size;
	git_object_t type;
	bool fresh;
	if (p->without && git_odb_exists(p->without->odb, id))
		return ZZ_OK;
	int rc = git_odb_read_header(&size, &type, p->from->odb, id);
	if (rc < 0)
		return zz_git_fail(p->e, git_repository_path(p->from->repo), rc);
	if (type != GIT_OBJECT_BLOB || size > BLOB_MOST)
		return zz_git_odd(id, p->e);
	return put(p, id, &fresh);
}

static int put_tree(struct zz_packing *p, const git_oid *id)
{
	bool fresh;
	int rc = put(p, id, &fresh);
	if (!rc && fresh)
		*ZZ_PUSH(&p->trees) = *id;
	return rc;
}

static int open_tree(struct zz_packing *p, const git_oid *id)
{
	git_tree *tree = NULL;
	int rc = zz_git_tree(p->from, id, &tree, p->e);
	for (size_t i = 0; !rc && i < git_tree_entrycount(tree); i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
		unsigned mode = (unsigned)git_tree_entry_filemode_raw(entry);
		if (mode == 0160000) /* another repository's */
			continue;
		rc = mode == 040000 ? put_tree(p, git_tree_entry_id(entry)) : put_blob(p, git_tree_entry_id(entry));
	}
	git_tree_free(tree);
	return rc;
}

static int open_commit(struct zz_packing *p, const git_oid *id)
{
	git_commit *commit = NULL;
	bool fresh;
	int rc = zz_git_commit(p->from, id, &commit, NULL, p->e);
	if (!rc)
		rc = put_tree(p, git_commit_tree_id(commit));
	for (unsigned i = 0; !rc && i < git_commit_parentcount(commit); i++) {
		rc = put(p, git_commit_parent_id(commit, i), &fresh);
		if (!rc && fresh)
			*ZZ_PUSH(&p->commits) = *git_commit_parent_id(commit, i);
	}
	git_commit_free(commit);
	return rc;
}

int zz_packing_begin(struct zz_packing *p, struct zz_git *from, struct zz_git *without, struct zz_error *e)
{
	*p = (struct zz_packing){.from = from, .without = without, .e = e};
	int rc = git_packbuilder_new(&p->pack, from->repo);
	return rc < 0 ? zz_git_fail(e, git_repository_path(from->repo), rc) : ZZ_OK;
}

int zz_packing_add(struct zz_packing *p, const git_oid *commit)
{
	bool fresh;
	int rc = put(p, commit, &fresh);
	if (!rc && fresh)
		*ZZ_PUSH(&p->commits) = *commit;
	while (!rc && (p->commits.n || p->trees.n)) {
		if (p->trees.n) {
			git_oid id = p->trees.at[--p->trees.n];
			rc = open_tree(p, &id);
		} else {
			git_oid id = p->commits.at[--p->commits.n];
			rc = open_commit(p, &id);
		}
	}
	p->commits.n = p->trees.n = 0;
	return rc;
}

size_t zz_packing_count(const struct zz_packing *p)
{
	return git_packbuilder_object_count(p->pack);
}

int zz_packing_write(struct zz_packing *p, const char *folder)
{
	git_packbuilder_set_threads(p->pack, 1);
	int rc = git_packbuilder_write(p->pack, folder, 0, NULL, NULL);
	return rc < 0 ? zz_git_fail(p->e, folder, rc) : ZZ_OK;
}

void zz_packing_name(const struct zz_packing *p, char out[GIT_OID_HEXSZ + 1])
{
	git_oid_tostr(out, GIT_OID_HEXSZ + 1, git_packbuilder_hash(p->pack));
}

void zz_packing_end(struct zz_packing *p)
{
	git_packbuilder_free(p->pack);
	free(p->commits.at);
	free(p->trees.at);
}
