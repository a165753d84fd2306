#include "git/tree_write.h"

#include "git/path.h"

#include <stdlib.h>
#include <string.h>

struct folder {
	struct zz_git *git;
	struct zz_error *e;
	git_treebuilder *builder;
	const struct zz_tree_change *changes; /* all below this folder, sorted */
	size_t n;
	size_t at; /* where in their paths this folder's names begin */
};

static int by_path(const void *a, const void *b)
{
	const struct zz_tree_change *x = a, *y = b;
	return zz_str_cmp(x->path, y->path);
}

static int fail(const struct folder *f, struct zz_str path, int rc)
{
	char text[1024];
	size_t n = path.n < sizeof text ? path.n : sizeof text - 1;
	memcpy(text, path.p, n);
	text[n] = '\0';
	return zz_git_fail(f->e, text, rc);
}

/* Copies the next name; the file's own where `slash` is negative. */
static void take_name(struct zz_str rest, ptrdiff_t slash, char name[ZZ_NAME_BYTES + 1])
{
	size_t n = slash < 0 ? rest.n : (size_t)slash;
	if (n > ZZ_NAME_BYTES)
		n = ZZ_NAME_BYTES;
	memcpy(name, rest.p, n);
	name[n] = '\0';
}

/* A file and a folder cannot have one name; HEAD was made by somebody else's program then. */
static int check_kind(const struct folder *f, const git_tree_entry *old, bool folder, struct zz_str path)
{
	if (!old || (git_tree_entry_filemode(old) == GIT_FILEMODE_TREE) == folder)
		return ZZ_OK;
	return zz_error(
		f->e, ZZ_EENV,
		"cannot write %.*s: HEAD has a file where a folder belongs, or a folder where a file belongs",
		ZZ_FMT(path));
}

static int put_file(const struct folder *f, const char *name, const struct zz_tree_change *change)
{
	const git_tree_entry *old = git_treebuilder_get(f->builder, name);
	int rc = check_kind(f, old, false, change->path);
	if (rc || (change->remove && !old))
		return rc;
	if (change->remove)
		rc = git_treebuilder_remove(f->builder, name);
	else
		rc = git_treebuilder_insert(NULL, f->builder, name, &change->blob, GIT_FILEMODE_BLOB);
	return rc < 0 ? fail(f, change->path, rc) : ZZ_OK;
}

static int build(struct folder *f, const git_oid *base, git_oid *out, bool *empty);

/* `n` changes at `from` lie in the folder `name`. */
static int put_folder(const struct folder *f, const char *name, size_t from, size_t n)
{
	const git_tree_entry *old = git_treebuilder_get(f->builder, name);
	int rc = check_kind(f, old, true, f->changes[from].path);
	if (rc)
		return rc;
	struct folder below = {
		.git = f->git, .e = f->e, .changes = f->changes + from, .n = n, .at = f->at + strlen(name) + 1};
	git_oid id;
	bool empty = false;
	rc = build(&below, old ? git_tree_entry_id(old) : NULL, &id, &empty);
	if (rc)
		return rc;
	if (!empty)
		rc = git_treebuilder_insert(NULL, f->builder, name, &id, GIT_FILEMODE_TREE);
	else if (old)
		rc = git_treebuilder_remove(f->builder, name);
	return rc < 0 ? fail(f, f->changes[from].path, rc) : ZZ_OK;
}

/* How many changes from `from` on share the name that ends at `end`. */
static size_t count_same(const struct folder *f, size_t from, size_t end)
{
	struct zz_str front = zz_str_sub(f->changes[from].path, 0, end);
	size_t n = 1;
	while (from + n < f->n && zz_str_eq(zz_str_sub(f->changes[from + n].path, 0, end), front))
		n++;
	return n;
}

static int put_all(const struct folder *f)
{
	char name[ZZ_NAME_BYTES + 1];
	int rc = ZZ_OK;
	for (size_t i = 0, n; rc == ZZ_OK && i < f->n; i += n) {
		struct zz_str path = f->changes[i].path, rest = zz_str_sub(path, f->at, path.n);
		ptrdiff_t slash = zz_str_chr(rest, '/');
		take_name(rest, slash, name);
		n = slash < 0 ? 1 : count_same(f, i, f->at + (size_t)slash + 1);
		rc = slash < 0 ? put_file(f, name, &f->changes[i]) : put_folder(f, name, i, n);
	}
	return rc;
}

static int build(struct folder *f, const git_oid *base, git_oid *out, bool *empty)
{
	git_tree *tree = NULL;
	int rc = base ? zz_git_tree(f->git, base, &tree, f->e) : ZZ_OK;
	if (rc)
		return rc;
	rc = git_treebuilder_new(&f->builder, f->git->repo, tree);
	git_tree_free(tree);
	if (rc < 0)
		return fail(f, f->changes[0].path, rc);
	rc = put_all(f);
	*empty = rc == ZZ_OK && git_treebuilder_entrycount(f->builder) == 0;
	if (rc == ZZ_OK && (!*empty || f->at == 0) && (rc = git_treebuilder_write(out, f->builder)) < 0)
		rc = fail(f, f->changes[0].path, rc);
	git_treebuilder_free(f->builder);
	return rc;
}

int zz_tree_write(struct zz_git *g, const git_oid *base, struct zz_tree_change *changes, size_t n,
				  git_oid *out, struct zz_error *e)
{
	struct folder root = {.git = g, .e = e, .changes = changes, .n = n};
	bool empty;
	qsort(changes, n, sizeof *changes, by_path);
	return build(&root, base, out, &empty);
}
