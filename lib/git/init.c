#include "git/store.h"

#include "base/io.h"
#include "git/drafts.h"
#include "git/repo.h"
#include "git/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAIN "refs/heads/main"

/* git itself must never convert a record's bytes, whatever a .gitattributes inside the ledger says;
 * this file goes before all others. */
static const char attributes[] = "* -text -ident -filter !working-tree-encoding\n";

static int make_repository(struct zz_git *g, const char *dir, struct zz_error *e)
{
	git_repository_init_options options;
	git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	options.flags = GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH;
	options.initial_head = "main";
	git_repository *repo = NULL;
	int rc = git_repository_init_ext(&repo, dir, &options);
	git_repository_free(repo);
	return rc < 0 ? zz_git_fail(e, dir, rc) : zz_git_open(g, dir, e);
}

/* An init that was cut off is repeated; history that is already there is somebody's, perhaps a ledger's. */
static int check_empty(struct zz_git *g, const char *dir, struct zz_error *e)
{
	git_oid commit;
	int rc = zz_git_head(g, &commit, e);
	if (rc == ZZ_OK)
		return zz_error(e, ZZ_EENV,
						"%s already has a git repository with commits; a ledger begins in a folder "
						"without one",
						dir);
	if (rc != 1)
		return rc;
	git_reference *head = NULL;
	rc = git_reference_symbolic_create(&head, g->repo, "HEAD", MAIN, 1, NULL);
	git_reference_free(head);
	return rc < 0 ? zz_git_fail(e, dir, rc) : ZZ_OK;
}

static int configure(struct zz_git *g, const char *dir, struct zz_str name, struct zz_str email,
					 struct zz_error *e)
{
	struct zz_arena a = {0};
	const char *const settings[][2] = {
		{"core.autocrlf", "false"},
		{"core.quotePath", "false"},
		{"user.name", zz_arena_cstr(&a, name)},
		{"user.email", zz_arena_cstr(&a, email)},
	};
	git_config *all = NULL, *local = NULL;
	int rc = git_repository_config(&all, g->repo);
	if (rc == 0)
		rc = git_config_open_level(&local, all, GIT_CONFIG_LEVEL_LOCAL);
	for (size_t i = 0; rc == 0 && i < sizeof settings / sizeof settings[0]; i++)
		if (settings[i][1][0])
			rc = git_config_set_string(local, settings[i][0], settings[i][1]);
	git_config_free(local);
	git_config_free(all);
	zz_arena_free(&a);
	return rc < 0 ? zz_git_fail(e, dir, rc) : ZZ_OK;
}

/* Writes below the part of .git that linked work trees share. */
static int write_in_git(struct zz_git *g, struct zz_str path, struct zz_str bytes, int flags,
						struct zz_error *e)
{
	const char *common = git_repository_commondir(g->repo);
	int fd = open(common, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return zz_error(e, ZZ_EENV, "cannot read %.*s: %s", ZZ_FMT(zz_str(common)),
						zz_os_reason(e->lang, errno));
	int rc = zz_write_at(fd, path, bytes, flags, e);
	close(fd);
	return rc;
}

int zz_store_init(const char *dir, struct zz_str name, struct zz_str email, struct zz_error *e)
{
	struct zz_git g = {0};
	if (git_libgit2_init() < 0)
		return zz_git_fail(e, dir, -1);
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	int rc = make_repository(&g, dir, e);
	if (rc == ZZ_OK)
		rc = check_empty(&g, dir, e);
	if (rc == ZZ_OK)
		rc = configure(&g, dir, name, email, e);
	if (rc == ZZ_OK)
		rc = write_in_git(&g, ZZ_STR("info/attributes"), zz_str(attributes), 0, e);
	zz_git_close(&g);
	git_libgit2_shutdown();
	return rc;
}

static int write_draft(const char *dir, struct zz_str name, struct zz_str bytes, int flags,
					   struct zz_buf *path, struct zz_error *e)
{
	struct zz_git g = {0};
	struct zz_buf below = {0};
	if (!zz_path_plain(name))
		return zz_error(e, ZZ_EENV, "%.*s is no name that a file of a ledger may have", ZZ_FMT(name));
	zz_buf_printf(&below, "zzsh/drafts/%.*s", ZZ_FMT(name));
	int rc = zz_git_open(&g, dir, e);
	if (rc == ZZ_OK)
		rc = write_in_git(&g, zz_buf_view(&below), bytes, flags, e);
	if (rc == ZZ_OK) {
		zz_buf_clear(path);
		zz_buf_printf(path, "%s%s", git_repository_commondir(g.repo), below.data);
	}
	zz_git_close(&g);
	zz_buf_free(&below);
	return rc;
}

int zz_store_draft(const char *dir, struct zz_str name, struct zz_str bytes, struct zz_buf *path,
				   struct zz_error *e)
{
	return write_draft(dir, name, bytes, 0, path, e);
}

static bool draft_there(const char *dir, struct zz_str name)
{
	struct zz_kept_drafts all;
	bool there = false;
	zz_drafts_list(&all, dir);
	for (size_t i = 0; i < all.n && !there; i++)
		there = zz_str_eq(zz_path_name(all.at[i].path), name);
	zz_drafts_free(&all);
	return there;
}

/* What lies there and cannot be read is another text. */
static bool draft_holds(const char *dir, struct zz_str name, struct zz_str bytes)
{
	struct zz_buf there = {0};
	struct zz_error ignored = {0};
	bool same = zz_drafts_read(dir, name, &there, &ignored) == ZZ_OK && zz_str_eq(zz_buf_view(&there), bytes);
	zz_buf_free(&there);
	return same;
}

/* The name is taken by making the file, so that of two who write at once each has one of its own. */
static int draft_beside(const char *dir, struct zz_str name, struct zz_str bytes, bool shared,
						struct zz_buf *path, struct zz_error *e)
{
	enum { MOST = 10000 };
	size_t stem = name.n;
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '.')
			stem = i;
	struct zz_buf other = {0};
	zz_buf_str(&other, name);
	int rc = ZZ_EENV;
	struct zz_error why = {.lang = e->lang};
	for (unsigned i = 2; i < MOST; i++) {
		struct zz_str as = zz_buf_view(&other);
		rc = write_draft(dir, as, bytes, ZZ_WRITE_NEW, path, &why);
		if (rc && shared && draft_holds(dir, as, bytes))
			rc = zz_store_draft(dir, as, bytes, path, &why);
		if (!rc || !draft_there(dir, as))
			break;
		zz_buf_clear(&other);
		zz_buf_printf(&other, "%.*s-%u%.*s", (int)stem, name.p, i, (int)(name.n - stem), name.p + stem);
	}
	zz_buf_free(&other);
	if (rc)
		*e = why;
	return rc;
}

int zz_store_draft_beside(const char *dir, struct zz_str name, struct zz_str bytes, struct zz_buf *path,
						  struct zz_error *e)
{
	return draft_beside(dir, name, bytes, true, path, e);
}

int zz_store_draft_new(const char *dir, struct zz_str name, struct zz_str bytes, struct zz_buf *path,
					   struct zz_error *e)
{
	return draft_beside(dir, name, bytes, false, path, e);
}
