/* What the next commit would hold, without writing anything: the trees go to a place in memory that the
 * repository is given beside its own. */
#include "git/repo.h"

#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

enum { BEFORE_ALL = 999 }; /* asked and written to before the repository's own places */

/* git add --intent-to-add: the name is in the index, the file is not in the commit. */
static bool is_announced(const git_index_entry *entry)
{
	return (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0;
}

static int drop_announced(git_index *index)
{
	int rc = 0;
	for (size_t i = git_index_entrycount(index); rc == 0 && i-- > 0;) {
		const git_index_entry *entry = git_index_get_byindex(index, i);
		if (is_announced(entry))
			rc = git_index_remove(index, entry->path, git_index_entry_stage(entry));
	}
	return rc;
}

static int open_index(struct zz_git *g, const char *file, git_index **out)
{
	return file ? git_index_open(out, file) : git_repository_index(out, g->repo);
}

static int write_tree(struct zz_git *g, git_index *index, git_oid *tree, struct zz_error *e)
{
	git_odb_backend *memory = NULL;
	if (git_index_has_conflicts(index))
		return zz_error(e, ZZ_EENV,
						"a merge left conflicts. Put both texts together in the files that git status "
						"names, then git add");
	int rc = drop_announced(index);
	if (rc == 0)
		rc = git_mempack_new(&memory);
	if (rc == 0)
		rc = git_odb_add_backend(g->odb, memory, BEFORE_ALL); /* which then owns it */
	if (rc == 0)
		rc = git_index_write_tree_to(tree, index, g->repo);
	return rc < 0 ? zz_git_fail(e, "index", rc) : ZZ_OK;
}

int zz_git_index_tree(struct zz_git *g, const char *file, git_oid *tree, struct zz_error *e)
{
	git_index *index = NULL;
	int rc = open_index(g, file, &index);
	rc = rc < 0 ? zz_git_fail(e, file ? file : "index", rc) : write_tree(g, index, tree, e);
	git_index_free(index);
	return rc;
}
