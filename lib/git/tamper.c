#include "git/tamper.h"

#include "base/io.h"
#include "git/source_parts.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct zz_str below(struct zz_tamper *t, struct zz_git *g, const char *name)
{
	return zz_arena_printf(&t->arena, "%s%s", git_repository_commondir(g->repo), name);
}

/* A plain file that is there and not empty. */
static bool says_something(struct zz_tamper *t, struct zz_git *g, const char *name)
{
	struct stat st;
	return lstat(below(t, g, name).p, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
}

static void look_at_replaced(struct zz_tamper *t, struct zz_git *g)
{
	git_reference_iterator *it = NULL;
	const char *name;
	if (git_reference_iterator_new(&it, g->repo) == 0)
		while (git_reference_next_name(&name, it) == 0)
			t->replaced += zz_str_starts(zz_str(name), "refs/replace/");
	git_reference_iterator_free(it);
}

static void look_at_alternates(struct zz_tamper *t, struct zz_git *g)
{
	enum { BYTES = 64 * 1024 };
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	struct zz_str rest, line = {0};
	/* A pipe would be waited for. */
	bool file = says_something(t, g, "objects/info/alternates");
	if (file && !zz_read_file(&bytes, below(t, g, "objects/info/alternates").p, BYTES, &ignored)) {
		rest = zz_buf_view(&bytes);
		while (zz_str_split(&rest, '\n', &line) && (!zz_str_trim(line).n || line.p[0] == '#'))
			line = (struct zz_str){0};
		t->alternates = zz_arena_str(&t->arena, line);
	}
	zz_buf_free(&bytes);
}

static void look_at_packs(struct zz_tamper *t, struct zz_git *g)
{
	DIR *packs = opendir(below(t, g, "objects/pack").p);
	for (struct dirent *d; packs && !t->promisor && (d = readdir(packs));)
		t->promisor = zz_str_ends(zz_str(d->d_name), ".promisor");
	if (packs)
		closedir(packs);
}

/* --- attributes --- */

#define FILE_NAME ".gitattributes"

/* What they say that makes git convert the bytes of a file, or show no change of it. */
static const char *value_of(const char *name, const char *value)
{
	bool shows = strcmp(name, "diff") == 0;
	switch (git_attr_value(value)) {
	case GIT_ATTR_VALUE_TRUE:
		return shows ? NULL : "set";
	case GIT_ATTR_VALUE_FALSE:
		return shows ? "unset" : NULL;
	case GIT_ATTR_VALUE_STRING:
		return value;
	default:
		return NULL;
	}
}

static bool told(const struct zz_tamper *t, const char *name, const char *value)
{
	for (size_t i = 0; i < t->attributes.n; i++)
		if (zz_str_is(t->attributes.at[i].name, name) && zz_str_is(t->attributes.at[i].value, value))
			return true;
	return false;
}

/* A pipe or a device under the name would be waited for, and is asked nothing. */
static bool is_blocked(struct zz_tamper *t, struct zz_git *g, struct zz_str path)
{
	const char *work = git_repository_workdir(g->repo);
	struct stat st;
	for (struct zz_str f = zz_path_folder(path); work; f = zz_path_folder(f)) {
		struct zz_str file = zz_arena_printf(&t->arena, "%s/%.*s/" FILE_NAME, work, ZZ_FMT(f));
		if (stat(file.p, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) {
			struct zz_str mode = zz_arena_printf(&t->arena, "%06o", (unsigned)st.st_mode);
			if (!told(t, FILE_NAME, mode.p))
				*ZZ_PUSH(&t->attributes) =
					(struct zz_tamper_attribute){zz_str(FILE_NAME), mode, zz_arena_str(&t->arena, path)};
			return true;
		}
		if (!f.n)
			break;
	}
	return false;
}

/* The reader's own settings are his, not the ledger's. */
static void ask_attributes(struct zz_tamper *t, struct zz_git *g, struct zz_str path)
{
	static const char *names[] = {"text", "eol", "filter", "ident", "working-tree-encoding", "diff"};
	uint32_t flags = GIT_ATTR_CHECK_FILE_THEN_INDEX | GIT_ATTR_CHECK_NO_SYSTEM;
	if (git_repository_is_bare(g->repo))
		flags = GIT_ATTR_CHECK_INCLUDE_HEAD | GIT_ATTR_CHECK_INDEX_ONLY | GIT_ATTR_CHECK_NO_SYSTEM;
	enum { N = sizeof names / sizeof *names };
	const char *found[N] = {NULL};
	if (git_attr_get_many(found, g->repo, flags, path.p, N, names) != 0)
		return;
	for (size_t k = 0; k < N; k++) {
		const char *value = value_of(names[k], found[k]);
		if (value && !told(t, names[k], value))
			*ZZ_PUSH(&t->attributes) =
				(struct zz_tamper_attribute){.name = zz_str(names[k]),
											 .value = zz_arena_str(&t->arena, zz_str(value)),
											 .path = zz_arena_str(&t->arena, path)};
	}
}

/* Anything under the name, whatever it is. */
static bool is_there(struct zz_tamper *t, const char *folder, struct zz_str below, const char *name)
{
	struct stat st;
	struct zz_str path =
		zz_arena_printf(&t->arena, "%s/%.*s%s%s", folder, ZZ_FMT(below), below.n ? "/" : "", name);
	return folder && lstat(path.p, &st) == 0;
}

/* In the reader's own settings, where git looks. */
static bool is_set(struct zz_tamper *t, struct zz_git *g)
{
	git_config *config = NULL;
	git_buf text = {0};
	bool found = git_repository_config_snapshot(&config, g->repo) != 0 ||
				 git_config_get_string_buf(&text, config, "core.attributesfile") != GIT_ENOTFOUND;
	git_buf_dispose(&text);
	git_config_free(config);
	if (git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, GIT_CONFIG_LEVEL_XDG, &text) != 0)
		return true;
	struct zz_str rest = zz_str(text.ptr), folder;
	while (!found && zz_str_split(&rest, GIT_PATH_LIST_SEPARATOR, &folder))
		found = is_there(t, zz_arena_cstr(&t->arena, folder), (struct zz_str){0}, "attributes");
	git_buf_dispose(&text);
	return found;
}

static bool is_committed(struct zz_git *g, struct zz_source *s)
{
	struct zz_error ignored = {0};
	git_oid commit, id;
	git_tree *tree = NULL;
	bool found = git_oid_fromstr(&commit, zz_source_commit(s)) < 0 ||
				 zz_git_tree_of(g, &commit, &id, &ignored) || zz_git_tree(g, &id, &tree, &ignored) ||
				 git_tree_entry_byname(tree, FILE_NAME);
	git_tree_free(tree);
	return found;
}

/* In a work tree, in a folder of the paths or one above it. */
static bool is_in_folders(struct zz_tamper *t, const char *work, const struct zz_str *paths, size_t n)
{
	struct zz_str last = {0};
	bool found = is_there(t, work, last, FILE_NAME);
	for (size_t i = 0; !found && work && i < n; i++) {
		struct zz_str folder = zz_path_folder(paths[i]);
		if (zz_str_eq(folder, last))
			continue;
		for (struct zz_str f = folder; !found && f.n; f = zz_path_folder(f))
			if (last.n <= f.n || last.p[f.n] != '/' || !zz_str_eq(zz_str_sub(last, 0, f.n), f))
				found = is_there(t, work, f, FILE_NAME);
		last = folder;
	}
	return found;
}

static bool is_in_index(struct zz_git *g)
{
	git_index *index = NULL;
	bool found = false;
	if (git_repository_index(&index, g->repo) != 0)
		return true;
	for (size_t i = 0; !found && i < git_index_entrycount(index); i++)
		found = zz_str_is(zz_path_name(zz_str(git_index_get_byindex(index, i)->path)), FILE_NAME);
	git_index_free(index);
	return found;
}

/* Whether there is any such file in a place where git would look. */
static bool any_attributes(struct zz_tamper *t, struct zz_git *g, struct zz_source *s,
						   const struct zz_str *paths, size_t n)
{
	struct zz_str none = {0};
	return is_there(t, git_repository_commondir(g->repo), none, "info/attributes") || is_set(t, g) ||
		   is_committed(g, s) || is_in_folders(t, git_repository_workdir(g->repo), paths, n) ||
		   is_in_index(g);
}

/* Once for each folder: what is said of single files is rare, and git reads many files to tell. */
static void look_at_attributes(struct zz_tamper *t, struct zz_git *g, const struct zz_str *paths, size_t n)
{
	struct zz_str last = {"-", 1};
	for (size_t i = 0; i < n; i++) {
		struct zz_str folder = zz_path_folder(paths[i]);
		if (zz_str_eq(folder, last))
			continue;
		last = folder;
		if (!is_blocked(t, g, paths[i]))
			ask_attributes(t, g, paths[i]);
	}
}

/* --- the index --- */

static void look_at_index(struct zz_tamper *t, struct zz_git *g)
{
	git_index *index = NULL;
	if (git_repository_is_bare(g->repo) || git_repository_index(&index, g->repo) != 0)
		return;
	for (size_t i = 0; i < git_index_entrycount(index); i++) {
		const git_index_entry *entry = git_index_get_byindex(index, i);
		bool hidden =
			entry->flags & GIT_INDEX_ENTRY_VALID || entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE;
		if (hidden && zz_path_ours(zz_str(entry->path)))
			*ZZ_PUSH(&t->hidden) = zz_arena_str(&t->arena, zz_str(entry->path));
	}
	git_index_free(index);
}

void zz_tamper_look(struct zz_tamper *t, struct zz_source *s, const struct zz_str *paths, size_t n, bool odd)
{
	*t = (struct zz_tamper){0};
	if (!zz_source_has_git(s))
		return;
	struct zz_git *g = zz_source_git(s);
	look_at_replaced(t, g);
	look_at_alternates(t, g);
	look_at_packs(t, g);
	if (odd || any_attributes(t, g, s, paths, n))
		look_at_attributes(t, g, paths, n);
	look_at_index(t, g);
	t->grafts = says_something(t, g, "info/grafts");
	t->shallow = git_repository_is_shallow(g->repo) == 1;
}

void zz_tamper_free(struct zz_tamper *t)
{
	free(t->attributes.at);
	free(t->hidden.at);
	zz_arena_free(&t->arena);
	*t = (struct zz_tamper){0};
}
