/* A tree as git stores it: as the whole of a commit, and as the folder records/ of one. Nothing is listed
 * that a ledger has not, and the history tells nothing else than the list. */
#include "objects.h"

#include "model/past.h"
#include "witness/seen.h"

static void listed(struct zz_source *s)
{
	struct zz_file_list files = {0};
	struct zz_buf bytes = {0};
	struct zz_error e = {.lang = ZZ_EN};
	int rc = zz_source_list(s, "", &files, &e);
	MUST(rc == ZZ_OK || e.status == rc);
	for (size_t i = 0; i < files.n; i++) {
		const struct zz_file *f = files.at[i];
		MUST(f->odd || !zz_path_odd(f->path, ZZ_ENTRY_FILE));
		MUST(f->odd || zz_str_find(f->path, ZZ_STR("..")) != 0);
		zz_source_read(s, f->path, 4096, &bytes, NULL, &e);
	}
	free(files.at);
	zz_buf_free(&bytes);
}

static void told(struct zz_source *s)
{
	struct zz_past p;
	struct zz_error e = {.lang = ZZ_EN};
	int rc = zz_past_read(&p, s, "", &e);
	MUST(rc == ZZ_OK || e.status == rc);
	for (size_t i = 0; i < p.steps.n; i++)
		MUST(!zz_path_odd(zz_intern_str(&p.paths, p.steps.at[i].path), ZZ_ENTRY_FILE));
	zz_past_free(&p);
}

static void seen(struct zz_git *g, const git_oid *commit)
{
	struct zz_seen_tree t = {.records = 0};
	struct zz_digests known = {.n = 0};
	zz_seen_read(&t, g, commit, &known);
	MUST(t.records <= t.files.n);
	for (size_t i = 1; i < t.files.n && !t.opaque; i++)
		MUST(zz_str_cmp(t.files.at[i - 1].path, t.files.at[i].path) < 0);
	zz_seen_free(&t);
	zz_digests_free(&known);
}

static void one(struct zz_git *g, const git_oid *tree)
{
	struct zz_source *s = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	char hex[GIT_OID_HEXSZ + 1];
	git_oid commit = put_commit(g->odb, tree, &first_id);
	if (zz_source_open_at(&s, folder, git_oid_tostr(hex, sizeof hex, &commit), &e) == ZZ_OK) {
		listed(s);
		told(s);
	}
	seen(g, &commit);
	zz_source_close(s);
}

/* Twenty letters "x" stand for the id of a text that is there, twenty "y" for that of a folder. */
static struct zz_str with_ids(struct zz_buf *out, struct zz_str bytes)
{
	zz_buf_str(out, bytes);
	for (size_t i = 0; i + GIT_OID_RAWSZ <= out->n; i++) {
		if (memcmp(out->data + i, "xxxxxxxxxxxxxxxxxxxx", GIT_OID_RAWSZ) == 0)
			memcpy(out->data + i, file_id.id, GIT_OID_RAWSZ);
		else if (memcmp(out->data + i, "yyyyyyyyyyyyyyyyyyyy", GIT_OID_RAWSZ) == 0)
			memcpy(out->data + i, tree_id.id, GIT_OID_RAWSZ);
	}
	return zz_buf_view(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_git g;
	struct zz_buf bytes = {0};
	open_objects(&g);
	git_oid tree = put(g.odb, with_ids(&bytes, INPUT), GIT_OBJECT_TREE);
	one(&g, &tree);
	git_oid above = put_tree(g.odb, "40000", "records", &tree);
	one(&g, &above);
	zz_buf_free(&bytes);
	close_objects(&g);
	return 0;
}
