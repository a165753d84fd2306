#include "git/tree.h"

#include <string.h>

static enum zz_entry kind_of(const git_tree_entry *entry)
{
	switch ((unsigned)git_tree_entry_filemode_raw(entry)) {
	case 0100644:
	case 0100755: /* many file systems call everything executable */
		return ZZ_ENTRY_FILE;
	case 0040000:
		return ZZ_ENTRY_FOLDER;
	case 0120000:
		return ZZ_ENTRY_LINK;
	case 0160000:
		return ZZ_ENTRY_MODULE;
	default:
		return ZZ_ENTRY_DEVICE;
	}
}

static bool is_program(const git_tree_entry *entry)
{
	return (unsigned)git_tree_entry_filemode_raw(entry) == 0100755;
}

void zz_tree_close(struct zz_tree *t)
{
	git_tree_free(t->last);
	zz_buf_free(&t->folder);
	*t = (struct zz_tree){0};
}

static const git_tree_entry *entry_named(const git_tree *tree, struct zz_str name)
{
	char text[ZZ_NAME_BYTES + 1];
	if (name.n == 0 || name.n >= sizeof text || memchr(name.p, '\0', name.n))
		return NULL;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	return git_tree_entry_byname(tree, text);
}

/* Replaces *tree by its folder `name`; 1 where it has none. */
static int descend(struct zz_git *git, git_tree **tree, struct zz_str name, struct zz_error *e)
{
	const git_tree_entry *entry = entry_named(*tree, name);
	if (!entry || kind_of(entry) != ZZ_ENTRY_FOLDER)
		return 1;
	git_tree *next;
	int rc = zz_git_tree(git, git_tree_entry_id(entry), &next, e);
	git_tree_free(*tree);
	*tree = next;
	return rc;
}

/* The tree of a folder, remembered in t->last. */
static int open_folder(struct zz_tree *t, struct zz_str folder, struct zz_error *e)
{
	if (t->last && zz_str_eq(folder, zz_buf_view(&t->folder)))
		return ZZ_OK;
	git_tree_free(t->last);
	int rc = zz_git_tree(t->git, &t->root, &t->last, e);
	struct zz_str rest = folder, name;
	while (rc == ZZ_OK && zz_str_split(&rest, '/', &name))
		rc = descend(t->git, &t->last, name, e);
	if (rc) {
		git_tree_free(t->last);
		t->last = NULL;
		return rc;
	}
	zz_buf_clear(&t->folder);
	zz_buf_str(&t->folder, folder);
	return ZZ_OK;
}

int zz_tree_find(struct zz_tree *t, struct zz_str path, struct zz_tree_entry *out, struct zz_error *e)
{
	int rc = open_folder(t, zz_path_folder(path), e);
	if (rc)
		return rc;
	const git_tree_entry *entry = entry_named(t->last, zz_path_name(path));
	if (!entry)
		return 1;
	git_oid_cpy(&out->id, git_tree_entry_id(entry));
	out->kind = kind_of(entry);
	out->program = is_program(entry);
	return ZZ_OK;
}

struct listing {
	struct zz_git *git;
	struct zz_arena *arena;
	struct zz_file_list *files;
	struct zz_error *e;
};

static int list_folder(const struct listing *l, const git_oid *id, struct zz_str folder);

static int list_entry(const struct listing *l, struct zz_str path, bool slash,
					  const struct zz_tree_entry *entry)
{
	enum zz_odd odd = slash ? ZZ_ODD_NAME : zz_path_odd(path, entry->kind);
	if (entry->kind == ZZ_ENTRY_FOLDER && !odd)
		return list_folder(l, &entry->id, path);
	struct zz_file *f = zz_files_add(l->files, l->arena, path, odd, l->e);
	if (!f)
		return l->e->status;
	memcpy(f->id, entry->id.id, sizeof f->id);
	f->program = entry->program;
	f->hashed = true;
	return ZZ_OK;
}

static int list_folder(const struct listing *l, const git_oid *id, struct zz_str folder)
{
	git_tree *tree;
	int rc = zz_git_tree(l->git, id, &tree, l->e);
	for (size_t i = 0; rc == ZZ_OK && i < git_tree_entrycount(tree); i++) {
		const git_tree_entry *at = git_tree_entry_byindex(tree, i);
		struct zz_str name = zz_str(git_tree_entry_name(at));
		if (folder.n == 0 && !zz_path_ours(name))
			continue;
		struct zz_tree_entry entry = {*git_tree_entry_id(at), kind_of(at), is_program(at)};
		/* A forged name may hold a '/', which would make two components of it. */
		rc = list_entry(l, zz_files_join(l->arena, folder, name), zz_str_chr(name, '/') >= 0, &entry);
	}
	git_tree_free(tree);
	return rc;
}

int zz_tree_list(struct zz_tree *t, struct zz_str prefix, struct zz_arena *arena, struct zz_file_list *files,
				 struct zz_error *e)
{
	struct listing l = {t->git, arena, files, e};
	struct zz_tree_entry entry = {t->root, ZZ_ENTRY_FOLDER, false};
	size_t from = files->n;
	int rc = ZZ_OK;
	if (prefix.n == 0)
		rc = list_folder(&l, &t->root, prefix);
	else if (zz_path_ours(prefix) && (rc = zz_tree_find(t, prefix, &entry, e)) == ZZ_OK)
		rc = list_entry(&l, zz_arena_str(arena, prefix), false, &entry);
	zz_files_sort(files, from);
	return rc == 1 ? ZZ_OK : rc;
}
