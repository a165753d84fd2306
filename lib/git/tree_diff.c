#include "git/tree_diff.h"

struct diff {
	struct zz_git *git;
	struct zz_buf path;
	zz_tree_differs *call;
	void *with;
};

enum { FILE_MODE = 0100644, PROGRAM = 0100755, FOLDER = 0040000 };

static bool is_folder(const git_tree_entry *e)
{
	return (unsigned)git_tree_entry_filemode_raw(e) == FOLDER;
}

static int order_of(const git_tree_entry *a, const git_tree_entry *b)
{
	return zz_path_cmp(zz_str(git_tree_entry_name(a)), is_folder(a), zz_str(git_tree_entry_name(b)),
					   is_folder(b));
}

/* As git writes it: each name after the one before. */
static bool is_ordered(const git_tree *tree)
{
	for (size_t i = 1; i < git_tree_entrycount(tree); i++)
		if (order_of(git_tree_entry_byindex(tree, i - 1), git_tree_entry_byindex(tree, i)) >= 0)
			return false;
	return true;
}

static int open_tree(struct diff *d, const git_oid *id, git_tree **out)
{
	struct zz_error ignored = {0};
	*out = NULL;
	if (!id)
		return 0;
	return zz_git_tree(d->git, id, out, &ignored) || !is_ordered(*out);
}

static int diff_folder(struct diff *d, const git_oid *before, const git_oid *now);

static int one_side(struct diff *d, const git_tree_entry *e, bool there)
{
	unsigned mode = (unsigned)git_tree_entry_filemode_raw(e);
	struct zz_str path = zz_buf_view(&d->path);
	if (mode == FOLDER)
		return diff_folder(d, there ? NULL : git_tree_entry_id(e), there ? git_tree_entry_id(e) : NULL);
	if ((mode != FILE_MODE && mode != PROGRAM) || zz_path_odd(path, ZZ_ENTRY_FILE))
		return 1;
	struct zz_tree_entry entry = {*git_tree_entry_id(e), ZZ_ENTRY_FILE, mode == PROGRAM};
	d->call(d->with, path, there ? &entry : NULL);
	return 0;
}

/* One name; either may be NULL. */
static int diff_name(struct diff *d, const git_tree_entry *before, const git_tree_entry *now)
{
	const git_tree_entry *some = now ? now : before;
	struct zz_str name = zz_str(git_tree_entry_name(some));
	size_t n = d->path.n;
	if (before && now && git_oid_equal(git_tree_entry_id(before), git_tree_entry_id(now)) &&
		git_tree_entry_filemode_raw(before) == git_tree_entry_filemode_raw(now))
		return 0;
	if (!n && !zz_path_ours(name))
		return 0;
	if (n)
		zz_buf_putc(&d->path, '/');
	zz_buf_str(&d->path, name);
	struct zz_str path = zz_buf_view(&d->path);
	int rc = zz_str_chr(name, '/') >= 0 || (is_folder(some) && zz_path_odd(path, ZZ_ENTRY_FOLDER));
	if (!rc && before && now && is_folder(now))
		rc = diff_folder(d, git_tree_entry_id(before), git_tree_entry_id(now));
	else if (!rc)
		rc = (before && !now && one_side(d, before, false)) || (now && one_side(d, now, true));
	d->path.n = n;
	d->path.data[n] = '\0';
	return rc;
}

static int diff_names(struct diff *d, const git_tree *before, const git_tree *now)
{
	size_t nbefore = before ? git_tree_entrycount(before) : 0, nnow = now ? git_tree_entrycount(now) : 0;
	int rc = 0;
	for (size_t i = 0, k = 0; !rc && (i < nbefore || k < nnow);) {
		const git_tree_entry *a = i < nbefore ? git_tree_entry_byindex(before, i) : NULL;
		const git_tree_entry *b = k < nnow ? git_tree_entry_byindex(now, k) : NULL;
		int order = !a ? 1 : !b ? -1 : order_of(a, b);
		rc = diff_name(d, order <= 0 ? a : NULL, order >= 0 ? b : NULL);
		i += order <= 0;
		k += order >= 0;
	}
	return rc;
}

static int diff_folder(struct diff *d, const git_oid *before, const git_oid *now)
{
	git_tree *a = NULL, *b = NULL;
	int rc = open_tree(d, before, &a) || open_tree(d, now, &b);
	if (!rc)
		rc = diff_names(d, a, b);
	git_tree_free(a);
	git_tree_free(b);
	return rc;
}

int zz_tree_diff(struct zz_git *g, const git_oid *before, const git_oid *now, zz_tree_differs *call,
				 void *with)
{
	struct diff d = {.git = g, .call = call, .with = with};
	zz_buf_room(&d.path, 1);
	int rc = git_oid_equal(before, now) ? 0 : diff_folder(&d, before, now);
	zz_buf_free(&d.path);
	return rc;
}
