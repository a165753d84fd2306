/* A bare repository for targets whose input is an object of git, or a file of a repository. It is made once a
 * process, without the git program; what an input puts into it is taken out again. */
#ifndef ZZ_TEST_OBJECTS_H
#define ZZ_TEST_OBJECTS_H

#define _XOPEN_SOURCE 700 /* nftw */
#include "fuzz.h"

#include "git/commits.h"
#include "git/source.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/zzsh-fuzz-XXXXXX";
static git_oid file_id, tree_id, first_id; /* a record's text, a tree with it, a commit of that */
static char put_away[8][GIT_OID_HEXSZ + 1];
static size_t nput;

static int take_away(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static inline void clear_all(void)
{
	nftw(folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
}

static inline git_oid put(git_odb *odb, struct zz_str bytes, git_object_t type)
{
	git_oid id;
	git_odb_hash(&id, bytes.p, bytes.n, type);
	if (!git_odb_exists(odb, &id)) {
		MUST(git_odb_write(&id, odb, bytes.p, bytes.n, type) == 0);
		MUST(nput < 8);
		git_oid_tostr(put_away[nput++], GIT_OID_HEXSZ + 1, &id);
	}
	return id;
}

/* A tree of one entry, or of none. */
static inline git_oid put_tree(git_odb *odb, const char *mode, const char *name, const git_oid *id)
{
	struct zz_buf bytes = {0};
	zz_buf_printf(&bytes, "%s %s", mode, name);
	zz_buf_putc(&bytes, '\0');
	zz_buf_add(&bytes, (const char *)id->id, GIT_OID_RAWSZ);
	git_oid tree = put(odb, zz_buf_view(&bytes), GIT_OBJECT_TREE);
	zz_buf_free(&bytes);
	return tree;
}

static inline git_oid put_commit(git_odb *odb, const git_oid *tree, const git_oid *parent)
{
	char text[GIT_OID_HEXSZ + 1];
	struct zz_buf bytes = {0};
	zz_buf_printf(&bytes, "tree %s\n", git_oid_tostr(text, sizeof text, tree));
	if (parent)
		zz_buf_printf(&bytes, "parent %s\n", git_oid_tostr(text, sizeof text, parent));
	zz_buf_puts(&bytes, "author x <x@example.invalid> 1772445600 +0800\n"
						"committer x <x@example.invalid> 1772445600 +0800\n\nx\n");
	git_oid id = put(odb, zz_buf_view(&bytes), GIT_OBJECT_COMMIT);
	zz_buf_free(&bytes);
	return id;
}

static inline void open_objects(struct zz_git *g)
{
	static bool made;
	struct zz_error e = {.lang = ZZ_EN};
	git_repository *repo = NULL;
	if (!made) {
		MUST(mkdtemp(folder));
		git_libgit2_init();
		MUST(git_repository_init(&repo, folder, 1) == 0);
		git_repository_free(repo);
		atexit(clear_all);
	}
	MUST(zz_git_open(g, folder, &e) == 0);
	if (made)
		return;
	file_id = put(g->odb, ZZ_STR("a: b\n"), GIT_OBJECT_BLOB);
	git_oid year = put_tree(g->odb, "100644", "2026-03-02-heart-talk-aaaa.yaml", &file_id);
	git_oid owner = put_tree(g->odb, "40000", "2026", &year),
			records = put_tree(g->odb, "40000", "zhb1", &owner);
	tree_id = put_tree(g->odb, "40000", "records", &records);
	first_id = put_commit(g->odb, &tree_id, NULL);
	nput = 0; /* these stay */
	made = true;
}

static inline void close_objects(struct zz_git *g)
{
	char path[128];
	zz_git_close(g);
	while (nput) {
		const char *hex = put_away[--nput];
		snprintf(path, sizeof path, "%s/objects/%.2s/%s", folder, hex, hex + 2);
		unlink(path);
	}
}

#endif
