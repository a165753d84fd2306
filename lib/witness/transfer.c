#include "witness/transfer.h"

#include "git/packing.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- objects --- */

int zz_transfer(struct zz_git *from, struct zz_git *to, const git_oid *head, struct zz_error *e)
{
	struct zz_packing p;
	struct zz_buf path = {0};
	int rc = zz_packing_begin(&p, from, to, e);
	if (!rc)
		rc = zz_packing_add(&p, head);
	zz_buf_printf(&path, "%sobjects/pack", git_repository_commondir(to->repo));
	if (!rc && zz_packing_count(&p)) {
		rc = zz_packing_write(&p, path.data);
		if (!rc && git_odb_refresh(to->odb) < 0)
			rc = zz_git_fail(e, path.data, -1);
	}
	zz_buf_free(&path);
	zz_packing_end(&p);
	return rc;
}

/* --- refs and commits --- */

enum { TIDY_DEPTH = 8, STALE_SECONDS = 60 };

static void tidy(int folder, int64_t fresh, int depth)
{
	DIR *d = fdopendir(folder);
	struct stat st;
	if (!d) {
		close(folder);
		return;
	}
	for (struct dirent *entry; (entry = readdir(d));) {
		const char *name = entry->d_name;
		if (name[0] == '.' || fstatat(dirfd(d), name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		int below = S_ISDIR(st.st_mode) && depth < TIDY_DEPTH
						? openat(dirfd(d), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
						: -1;
		if (below >= 0)
			tidy(below, fresh, depth + 1);
		if (S_ISREG(st.st_mode) && zz_str_ends(zz_str(name), ".lock") && st.st_mtime + STALE_SECONDS <= fresh)
			unlinkat(dirfd(d), name, 0);
	}
	closedir(d);
}

void zz_refs_tidy(struct zz_git *g, int64_t fresh)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%srefs/zzsh", git_repository_commondir(g->repo));
	int folder = open(path.data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder >= 0)
		tidy(folder, fresh, 0);
	zz_buf_free(&path);
}

int zz_ref_get(struct zz_git *g, const char *name, git_oid *id, struct zz_error *e)
{
	git_reference *ref = NULL;
	git_object *object = NULL;
	int rc = git_reference_lookup(&ref, g->repo, name);
	if (rc == GIT_ENOTFOUND)
		return 1;
	if (rc == 0)
		rc = git_reference_peel(&object, ref, GIT_OBJECT_COMMIT);
	if (rc == 0)
		git_oid_cpy(id, git_object_id(object));
	git_object_free(object);
	git_reference_free(ref);
	return rc < 0 ? zz_git_fail(e, name, rc) : ZZ_OK;
}

int zz_ref_set(struct zz_git *g, const char *name, const git_oid *id, const git_oid *old, bool force,
			   const char *who, struct zz_error *e)
{
	git_reference *ref = NULL;
	int rc = git_repository_set_ident(g->repo, who, "witness@zzsh.invalid");
	if (rc == 0)
		rc = force ? git_reference_create(&ref, g->repo, name, id, 1, "zzsh")
				   : git_reference_create_matching(&ref, g->repo, name, id, old != NULL, old, "zzsh");
	git_reference_free(ref);
	if (rc == GIT_EMODIFIED || rc == GIT_EEXISTS)
		return 1;
	return rc < 0 ? zz_git_fail(e, name, rc) : ZZ_OK;
}

static int write_commit(struct zz_git *g, git_tree *tree, const git_commit *parent, const git_signature *who,
						const char *message, git_oid *out)
{
	git_buf text = GIT_BUF_INIT;
	const git_commit *parents[] = {parent};
	int rc = git_commit_create_buffer(&text, g->repo, who, who, NULL, message, tree, parent ? 1 : 0, parents);
	if (rc == 0)
		rc = git_odb_write(out, g->odb, text.ptr, text.size, GIT_OBJECT_COMMIT);
	git_buf_dispose(&text);
	return rc;
}

int zz_commit_write(struct zz_git *g, const git_oid *tree, const git_oid *parent, const char *who,
					int64_t when, const char *message, git_oid *out, struct zz_error *e)
{
	git_tree *t = NULL;
	git_commit *p = NULL;
	git_signature *s = NULL;
	int rc = zz_git_tree(g, tree, &t, e);
	if (!rc && parent)
		rc = zz_git_commit(g, parent, &p, NULL, e);
	if (!rc) {
		rc = git_signature_new(&s, who, "witness@zzsh.invalid", when, 0);
		if (rc == 0)
			rc = write_commit(g, t, p, s, message, out);
		if (rc < 0)
			rc = zz_git_fail(e, git_repository_path(g->repo), rc);
	}
	git_signature_free(s);
	git_commit_free(p);
	git_tree_free(t);
	return rc;
}
