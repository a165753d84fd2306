/* For realpath. */
#define _XOPEN_SOURCE 700

#include "git/repo.h"

#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No tree or commit that a ledger needs comes near these; what does is an attack on memory. */
#define TREE_BYTES   ((size_t)64 << 20)
#define COMMIT_BYTES ((size_t)4 << 20)

static bool has(int dir, const char *name)
{
	struct stat st;
	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

enum zz_git_place zz_git_look(int dir)
{
	if (has(dir, ".git"))
		return ZZ_GIT_WORKTREE;
	return has(dir, "HEAD") && has(dir, "objects") && has(dir, "refs") ? ZZ_GIT_BARE : ZZ_GIT_NONE;
}

/* git compares whole paths, so that the cure must name one. */
static int fail_owner(struct zz_error *e, const char *where)
{
	char *path = realpath(where, NULL);
	const char *text = path ? path : where;
	int rc = zz_error(
		e, ZZ_EENV,
		"the git repository in %s belongs to another user of this computer, so git refuses to use it. If "
		"you trust it, run once: git config --global --add safe.directory '%s'",
		text, text);
	free(path);
	return rc;
}

static int fail_extension(struct zz_error *e, const char *where, const char *text)
{
	if (strstr(text, "objectformat"))
		return zz_error(
			e, ZZ_EENV,
			"the git repository in %s uses SHA-256 object names, which zzsh cannot read. Convert it to "
			"an ordinary repository (git init --object-format=sha1) first",
			where);
	return zz_error(
		e, ZZ_EENV,
		"the git repository in %s uses an extension of git that zzsh does not know (%s). Nothing was "
		"read or changed",
		where, text);
}

/* libgit2 ends a message with the C library's text, which is English; the length of what stands before it,
 * and a reason in the reader's language. NULL where it ends otherwise. */
static const char *os_reason(const char *text, enum zz_lang lang, int *front)
{
	static const int codes[] = {ENOSPC, EDQUOT, EIO,    EROFS,   EACCES, EPERM,
								EMFILE, EFBIG,  ENOENT, ENOTDIR, ELOOP};
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		const char *end = strerror(codes[i]);
		size_t n = strlen(text), m = strlen(end);
		if (n > m + 2 && strcmp(text + n - m, end) == 0 && strncmp(text + n - m - 2, ": ", 2) == 0) {
			*front = (int)(n - m - 2);
			return zz_os_reason(lang, codes[i]);
		}
	}
	return NULL;
}

static int fail_plainly(struct zz_error *e, const char *where, const char *text)
{
	int front;
	const char *reason = os_reason(text, e ? e->lang : ZZ_ZH, &front);
	if (reason)
		return zz_error(e, ZZ_EENV, "git cannot go on: %s (%s; git: %.*s)", reason, where, front, text);
	return zz_error(e, ZZ_EENV, "git cannot go on (%s; git: %s)", where, text);
}

int zz_git_fail(struct zz_error *e, const char *where, int rc)
{
	const git_error *last = git_error_last();
	const char *text = last && last->message ? last->message : "-";
	if (rc == GIT_EOWNER || strstr(text, "safe.directory"))
		return fail_owner(e, where);
	if (strstr(text, "unsupported extension"))
		return fail_extension(e, where, text);
	switch (rc) {
	case GIT_EMISMATCH:
		return zz_error(
			e, ZZ_EENV,
			"an object of the git repository does not match its name (%s): it was damaged or replaced on "
			"disk. Restore the repository from another copy",
			where);
	case GIT_ENOTFOUND:
		return zz_error(
			e, ZZ_EENV,
			"the git repository lacks something it needs (%s; git: %s). It may be damaged or a partial "
			"copy; git fsck says more",
			where, text);
	case GIT_ELOCKED:
		return zz_error(e, ZZ_EENV, "another program has locked the git repository (%s; git: %s)", where,
						text);
	default:
		return fail_plainly(e, where, text);
	}
}

static bool holds(const char *dir, const char *name)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/%s", dir, name);
	bool found = access(path.data, F_OK) == 0;
	zz_buf_free(&path);
	return found;
}

static int fail_open(struct zz_error *e, const char *dir, int rc)
{
	if (access(dir, F_OK) != 0)
		return zz_error(e, ZZ_EENV, "there is no folder %s", dir);
	if (!holds(dir, ".git") && !holds(dir, "HEAD") && !holds(dir, "objects"))
		return zz_error(e, ZZ_EENV, "the folder %s is no git repository", dir);
	if (rc == GIT_ENOTFOUND && !strstr(git_error_last() ? git_error_last()->message : "", "safe.directory"))
		return zz_error(e, ZZ_EENV,
						"what lies in %s is not a usable git repository: .git is incomplete or damaged", dir);
	return zz_git_fail(e, dir, rc);
}

int zz_git_open(struct zz_git *g, const char *dir, struct zz_error *e)
{
	*g = (struct zz_git){0};
	if (git_libgit2_init() < 0)
		return zz_git_fail(e, dir, -1);
	g->started = true;
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1); /* its default; all here rests on it */
	/* What is written of objects and of branches reaches the disk at once. A repository asks for it but once,
	 * when the first branch of it is read. */
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	/* Messages are chosen by the text of the last error, which an older one must not supply. */
	git_error_clear();
	int rc = git_repository_open_ext(&g->repo, dir, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	if (rc < 0)
		return fail_open(e, dir, rc);
	rc = git_repository_odb(&g->odb, g->repo);
	return rc < 0 ? zz_git_fail(e, dir, rc) : ZZ_OK;
}

void zz_git_close(struct zz_git *g)
{
	zz_packs_close(g->packs);
	git_odb_free(g->odb);
	git_repository_free(g->repo);
	if (g->started)
		git_libgit2_shutdown();
	*g = (struct zz_git){0};
}

static int fail_object(struct zz_error *e, const git_oid *id, int rc)
{
	char hex[GIT_OID_HEXSZ + 1];
	return zz_git_fail(e, git_oid_tostr(hex, sizeof hex, id), rc);
}

int zz_git_odd(const git_oid *id, struct zz_error *e)
{
	char hex[GIT_OID_HEXSZ + 1];
	return zz_error(e, ZZ_EENV, "the git object %s is not of the kind or size that a ledger has there",
					git_oid_tostr(hex, sizeof hex, id));
}

int zz_git_head(struct zz_git *g, git_oid *commit, struct zz_error *e)
{
	git_reference *head = NULL;
	int rc = git_repository_head(&head, g->repo);
	if (rc == GIT_EUNBORNBRANCH)
		return 1;
	if (rc < 0)
		return zz_git_fail(e, "HEAD", rc);
	git_object *object = NULL;
	rc = git_reference_peel(&object, head, GIT_OBJECT_COMMIT);
	git_reference_free(head);
	if (rc < 0)
		return zz_git_fail(e, "HEAD", rc);
	git_oid_cpy(commit, git_object_id(object));
	git_object_free(object);
	return ZZ_OK;
}

/* Kind and size, before anything else is read of an object. */
static int header(struct zz_git *g, const git_oid *id, git_object_t type, size_t *size, struct zz_error *e)
{
	git_object_t found;
	int rc = git_odb_read_header(size, &found, g->odb, id);
	if (rc < 0)
		return fail_object(e, id, rc);
	return found == type ? ZZ_OK : zz_git_odd(id, e);
}

static int check_size(struct zz_git *g, const git_oid *id, git_object_t type, size_t most, struct zz_error *e)
{
	size_t size;
	int rc = header(g, id, type, &size, e);
	if (rc == ZZ_OK && size > most)
		rc = zz_git_odd(id, e);
	return rc;
}

int zz_git_commit(struct zz_git *g, const git_oid *id, git_commit **out, bool *missing, struct zz_error *e)
{
	*out = NULL;
	if (missing)
		*missing = !git_odb_exists(g->odb, id);
	if (missing && *missing)
		return ZZ_OK;
	int rc = check_size(g, id, GIT_OBJECT_COMMIT, COMMIT_BYTES, e);
	if (rc)
		return rc;
	rc = git_commit_lookup(out, g->repo, id);
	return rc < 0 ? fail_object(e, id, rc) : ZZ_OK;
}

int zz_git_tree_of(struct zz_git *g, const git_oid *commit, git_oid *tree, struct zz_error *e)
{
	git_commit *c = NULL;
	int rc = zz_git_commit(g, commit, &c, NULL, e);
	if (rc)
		return rc;
	git_oid_cpy(tree, git_commit_tree_id(c));
	git_commit_free(c);
	return ZZ_OK;
}

int zz_git_tree(struct zz_git *g, const git_oid *id, git_tree **out, struct zz_error *e)
{
	*out = NULL;
	int rc = check_size(g, id, GIT_OBJECT_TREE, TREE_BYTES, e);
	if (rc)
		return rc;
	rc = git_tree_lookup(out, g->repo, id);
	return rc < 0 ? fail_object(e, id, rc) : ZZ_OK;
}

/* NULL: to be read by libgit2. */
static struct zz_object *packed(struct zz_git *g, const git_oid *id, git_object_t type)
{
	struct zz_buf objects = {0};
	if (!g->packs) {
		zz_buf_printf(&objects, "%sobjects", git_repository_commondir(g->repo));
		g->packs = zz_packs_open(objects.data);
		zz_buf_free(&objects);
	}
	return zz_packs_read(g->packs, id, type);
}

/* The object as libgit2 reads it, with its strict look at the id. */
static int unpacked(struct zz_git *g, const git_oid *id, git_object_t type, struct zz_object **out,
					struct zz_error *e)
{
	git_odb_object *object = NULL;
	int rc = git_odb_read(&object, g->odb, id);
	if (rc < 0)
		return fail_object(e, id, rc);
	*out = zz_object_new(git_odb_object_size(object));
	memcpy((*out)->bytes, git_odb_object_data(object), (*out)->n);
	(*out)->kind = (uint8_t)type;
	git_odb_object_free(object);
	return ZZ_OK;
}

int zz_git_tree_bytes(struct zz_git *g, const git_oid *id, struct zz_object **out, struct zz_error *e)
{
	*out = packed(g, id, GIT_OBJECT_TREE);
	if (*out)
		return ZZ_OK;
	int rc = check_size(g, id, GIT_OBJECT_TREE, TREE_BYTES, e);
	return rc ? rc : unpacked(g, id, GIT_OBJECT_TREE, out, e);
}

struct zz_object *zz_git_commit_bytes(struct zz_git *g, const git_oid *id)
{
	struct zz_object *o = packed(g, id, GIT_OBJECT_COMMIT);
	if (!o || o->n <= COMMIT_BYTES)
		return o;
	zz_object_free(o);
	return NULL;
}

int zz_git_blob(struct zz_git *g, const git_oid *id, size_t limit, struct zz_buf *out, struct zz_error *e)
{
	size_t size;
	zz_buf_clear(out);
	struct zz_object *object = packed(g, id, GIT_OBJECT_BLOB);
	int rc = object ? ZZ_OK : header(g, id, GIT_OBJECT_BLOB, &size, e);
	if (rc)
		return rc;
	size = object ? object->n : size;
	if (size > limit)
		zz_buf_pad(out, '\0', limit + 1);
	else if (!object)
		rc = unpacked(g, id, GIT_OBJECT_BLOB, &object, e);
	if (!rc && size <= limit)
		zz_buf_add(out, object->bytes, object->n);
	zz_object_free(object);
	return rc;
}
