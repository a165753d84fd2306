/* The files of a ledger as git treats them: attributes, index, names. */
#include "git/health_parts.h"

#include "base/text.h"
#include "git/tree.h"

#include <stdlib.h>
#include <string.h>

/* --- attributes --- */

static const char *value_of(const char *value)
{
	switch (git_attr_value(value)) {
	case GIT_ATTR_VALUE_TRUE:
		return "set";
	case GIT_ATTR_VALUE_STRING:
		return value;
	default:
		return NULL;
	}
}

static bool told_already(const struct zz_health *h, const char *name, const char *value)
{
	for (size_t i = 0; i < h->attributes.n; i++)
		if (zz_str_is(h->attributes.at[i].name, name) && zz_str_is(h->attributes.at[i].value, value))
			return true;
	return false;
}

/* Once for each folder: what is said of single files in it is rare, and git reads many files to tell. */
void zz_health_attributes(struct zz_health *h, struct zz_git *g, const struct zz_file_list *files)
{
	static const char *const names[] = {"text", "eol", "filter", "ident", "working-tree-encoding"};
	struct zz_str last = {"-", 1};
	for (size_t i = 0; i < files->n; i++) {
		struct zz_str path = files->at[i]->path, folder = zz_path_folder(path);
		if (files->at[i]->odd || zz_str_eq(folder, last))
			continue;
		last = folder;
		for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
			const char *found = NULL;
			if (git_attr_get(&found, g->repo, GIT_ATTR_CHECK_FILE_THEN_INDEX, path.p, names[k]) != 0)
				continue;
			const char *value = value_of(found);
			if (value && !told_already(h, names[k], value))
				*ZZ_PUSH(&h->attributes) =
					(struct zz_health_attribute){.name = zz_str(names[k]),
												 .value = zz_arena_str(&h->arena, zz_str(value)),
												 .path = zz_arena_str(&h->arena, path)};
			/* Without a word about text the setting core.autocrlf decides. */
			if (k == 0 && git_attr_value(found) == GIT_ATTR_VALUE_UNSPECIFIED && h->autocrlf.n &&
				!zz_str_is(h->autocrlf, "false") && !told_already(h, "core.autocrlf", h->autocrlf.p))
				*ZZ_PUSH(&h->attributes) =
					(struct zz_health_attribute){.name = ZZ_STR("core.autocrlf"),
												 .value = h->autocrlf,
												 .path = zz_arena_str(&h->arena, path)};
		}
	}
}

/* --- the index --- */

/* Whether a version of a file is, or was lately, in the history: then the index has only been left behind. */
static bool in_history(struct zz_git *g, struct zz_str path, const git_oid *blob)
{
	enum { COMMITS = 200 };
	git_oid id;
	struct zz_error ignored = {0};
	bool found = false;
	if (zz_git_head(g, &id, &ignored))
		return false;
	for (int i = 0; i < COMMITS && !found; i++) {
		struct zz_tree tree = {.git = g};
		struct zz_tree_entry entry;
		git_commit *c = NULL;
		if (git_commit_lookup(&c, g->repo, &id) != 0)
			break;
		git_oid_cpy(&tree.root, git_commit_tree_id(c));
		found = zz_tree_find(&tree, path, &entry, &ignored) == ZZ_OK && git_oid_equal(&entry.id, blob);
		zz_tree_close(&tree);
		bool parent = git_commit_parentcount(c) > 0;
		if (parent)
			git_oid_cpy(&id, git_commit_parent_id(c, 0));
		git_commit_free(c);
		if (!parent)
			break;
	}
	return found;
}

static void note(struct zz_health *h, struct zz_health_paths *list, struct zz_str path)
{
	*ZZ_PUSH(list) = zz_arena_str(&h->arena, path);
}

/* The folder has the committed bytes; the index should have them, too. */
static void compare_entry(struct zz_health *h, struct zz_git *g, git_index *index, const struct zz_file *f)
{
	const git_index_entry *entry = git_index_get_bypath(index, f->path.p, 0);
	if (!entry)
		note(h, &h->behind, f->path);
	else if (memcmp(entry->id.id, f->id, ZZ_BLOB_ID) != 0)
		note(h, in_history(g, f->path, &entry->id) ? &h->behind : &h->staged, f->path);
}

static int by_path(const void *a, const void *b)
{
	const struct zz_file *const *x = a, *const *y = b;
	return zz_str_cmp((*x)->path, (*y)->path);
}

static bool listed(const struct zz_file_list *files, struct zz_str path)
{
	struct zz_file wanted = {.path = path};
	const struct zz_file *key = &wanted;
	return files->n && bsearch(&key, files->at, files->n, sizeof *files->at, by_path);
}

void zz_health_index(struct zz_health *h, struct zz_git *g, const struct zz_file_list *files,
					 const struct zz_file_list *deleted)
{
	git_index *index = NULL;
	int rc = git_repository_index(&index, g->repo);
	if (rc == 0)
		rc = git_index_read(index, 1);
	if (rc < 0) {
		zz_git_fail(&h->index_error, "index", rc);
		git_index_free(index);
		return;
	}
	if (files->n)
		qsort(files->at, files->n, sizeof *files->at, by_path);
	for (size_t i = 0; i < files->n && !h->no_commit; i++)
		if (!files->at[i]->odd && !files->at[i]->changed && files->at[i]->hashed)
			compare_entry(h, g, index, files->at[i]);
	for (size_t i = 0; i < git_index_entrycount(index); i++) {
		const git_index_entry *entry = git_index_get_byindex(index, i);
		struct zz_str path = zz_str(entry->path);
		if (!zz_path_ours(path))
			continue;
		if (entry->flags & GIT_INDEX_ENTRY_VALID || entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE)
			note(h, &h->ignored, path);
		/* Neither in the folder nor in HEAD. */
		if (!h->no_commit && !listed(files, path) && !listed(deleted, path))
			note(h, in_history(g, path, &entry->id) ? &h->behind : &h->staged, path);
	}
	git_index_free(index);
}

/* --- names --- */

struct folded {
	struct zz_str folded, path;
};

static int by_folded(const void *a, const void *b)
{
	const struct folded *x = a, *y = b;
	int order = zz_str_cmp(x->folded, y->folded);
	return order ? order : zz_str_cmp(x->path, y->path);
}

void zz_health_alike(struct zz_health *h, const struct zz_file_list *files)
{
	struct folded *at = zz_malloc((files->n + 1) * sizeof *at);
	for (size_t i = 0; i < files->n; i++)
		at[i] = (struct folded){zz_text_casefold(&h->arena, files->at[i]->path), files->at[i]->path};
	qsort(at, files->n, sizeof *at, by_folded);
	for (size_t i = 1; i < files->n; i++)
		if (zz_str_eq(at[i - 1].folded, at[i].folded) && !zz_str_eq(at[i - 1].path, at[i].path)) {
			note(h, &h->alike, at[i - 1].path);
			note(h, &h->alike, at[i].path);
		}
	free(at);
}
