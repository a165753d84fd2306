/* Records that two computers made or changed, each in its own way. Nobody's text is mixed with another's:
 * both are kept, that of this side under a name of its own. */
#include "witness/sync.h"

#include "git/tree.h"
#include "model/record.h"
#include "witness/kin.h"
#include "witness/transfer.h"

#include <stdlib.h>
#include <string.h>

struct side {
	struct zz_tree tree;
	struct zz_file_list files; /* records, by path */
	bool there;
};

struct comparing {
	struct zz_git g;
	struct side ours, theirs, base;
	struct zz_merging *out;
	struct zz_error *e;
};

static int list(struct comparing *c, struct side *s, const git_oid *commit)
{
	s->tree.git = &c->g;
	s->there = true;
	int rc = zz_git_tree_of(&c->g, commit, &s->tree.root, c->e);
	return rc ? rc : zz_tree_list(&s->tree, ZZ_STR("records"), &c->out->arena, &s->files, c->e);
}

static int by_path(const void *key, const void *item)
{
	const struct zz_file *const *f = item;
	return zz_str_cmp(*(const struct zz_str *)key, (*f)->path);
}

static const struct zz_file *find(const struct side *s, struct zz_str path)
{
	struct zz_file **found =
		s->files.n ? bsearch(&path, s->files.at, s->files.n, sizeof *s->files.at, by_path) : NULL;
	return found ? *found : NULL;
}

static bool same(const struct zz_file *a, const struct zz_file *b)
{
	return a && b ? memcmp(a->id, b->id, ZZ_BLOB_ID) == 0 : a == b;
}

static int read_text(struct comparing *c, const struct zz_file *f, struct zz_str *out)
{
	enum { FILE_BYTES = 16 << 20 };
	struct zz_buf bytes = {0};
	git_oid id;
	git_oid_fromraw(&id, f->id);
	int rc = zz_git_blob(&c->g, &id, FILE_BYTES, &bytes, c->e);
	*out = zz_arena_str(&c->out->arena, zz_buf_view(&bytes));
	zz_buf_free(&bytes);
	return rc;
}

static int add(struct comparing *c, const struct zz_file *mine, const struct zz_file *base)
{
	char c4[5];
	struct zz_both b = {.path = mine->path, .has_base = base != NULL};
	int rc = read_text(c, mine, &b.ours);
	if (!rc && base)
		rc = read_text(c, base, &b.base);
	if (rc)
		return rc;
	b.to = zz_arena_printf(&c->out->arena, "%.*s-%s.yaml",
						   ZZ_FMT(zz_str_sub(mine->path, 0, mine->path.n - 5)), zz_c4(b.ours, c4));
	*ZZ_PUSH(&c->out->both) = b;
	return ZZ_OK;
}

static int compare(struct comparing *c)
{
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < c->ours.files.n; i++) {
		const struct zz_file *mine = c->ours.files.at[i];
		if (mine->odd || !zz_str_ends(mine->path, ".yaml"))
			continue;
		const struct zz_file *yours = find(&c->theirs, mine->path);
		if (!yours || same(mine, yours))
			continue;
		const struct zz_file *base = find(&c->base, mine->path);
		if (!same(mine, base) && !same(yours, base))
			rc = add(c, mine, base);
	}
	return rc;
}

static int compare_commits(struct comparing *c, const git_oid *ours, const git_oid *theirs)
{
	git_oid base;
	int found = git_merge_base(&base, c->g.repo, ours, theirs);
	int rc = found < 0 && found != GIT_ENOTFOUND ? zz_git_fail(c->e, "git", found) : list(c, &c->ours, ours);
	if (!rc)
		rc = list(c, &c->theirs, theirs);
	if (!rc && found == 0)
		rc = list(c, &c->base, &base);
	return rc ? rc : compare(c);
}

static void close_side(struct side *s)
{
	if (s->there)
		zz_tree_close(&s->tree);
	free(s->files.at);
}

int zz_sync_compare(struct zz_merging *out, const char *dir, const char *theirs, struct zz_error *e)
{
	struct comparing c = {.out = out, .e = e};
	git_oid mine, yours;
	*out = (struct zz_merging){.relation = ZZ_HEAD_ABSENT};
	int rc = zz_git_open(&c.g, dir, e);
	if (!rc)
		rc = zz_git_head(&c.g, &mine, e);
	int there = rc ? 0 : zz_ref_get(&c.g, theirs, &yours, e);
	if (!rc && there < 0)
		rc = there;
	if (!rc && there == 0) {
		out->relation = (uint8_t)zz_kin(&c.g, &mine, &yours);
		if (out->relation == ZZ_HEAD_FORK)
			rc = compare_commits(&c, &mine, &yours);
	}
	close_side(&c.ours);
	close_side(&c.theirs);
	close_side(&c.base);
	zz_git_close(&c.g);
	return rc;
}

void zz_merging_free(struct zz_merging *m)
{
	free(m->both.at);
	zz_arena_free(&m->arena);
}
