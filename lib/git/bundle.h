/* A history as one file: git's bundle of version 2 (gitformat-bundle(5)), which is a list of refs and a pack.
 * git bundle verify and git clone read it.
 *
 * A pack is of use only with its index; git makes one anew each time, here it goes beside the bundle, so that
 * a reader need not unpack what a stranger has packed: each object is looked at before it is read, and holds
 * only if it has its name (git/repo.h). An index that lies can hide an object and cannot forge one;
 * one that is not built as git builds it is refused. */
#ifndef ZZ_GIT_BUNDLE_H
#define ZZ_GIT_BUNDLE_H

#include "git/repo.h"

struct zz_bundle_refs {
	struct zz_arena arena;
	struct zz_bundle_ref {
		struct zz_str name; /* "refs/heads/main" */
		git_oid id;
	} * at; /* by name, each once */
	size_t n, room;
};

/* Adds the refs that begin so and lead to commits, in the order of their names; at most ZZ_BUNDLE_REFS. */
enum { ZZ_BUNDLE_REFS = 4096 };
int zz_bundle_glob(struct zz_bundle_refs *refs, struct zz_git *g, const char *front, struct zz_error *e);
void zz_bundle_refs_free(struct zz_bundle_refs *refs);

/* The bundle and the index of its pack, less than 2 GiB. The first ref is HEAD as well, and all of its
 * history must be there; of the others those are left out of which something is missing, and *refs then has
 * them no more. `scratch`: a folder of which nobody else knows, for the time being. */
int zz_bundle_make(struct zz_buf *bundle, struct zz_buf *index, struct zz_git *g, struct zz_bundle_refs *refs,
				   const char *scratch, struct zz_error *e);

/* Makes an empty folder a bare repository with what a bundle has; `bundle` is only its front, up to
 * ZZ_BUNDLE_FRONT bytes, and *pack becomes the place where its pack begins: its bytes, and the index, then
 * belong into the files of ZZ_BUNDLE_PACK and ZZ_BUNDLE_INDEX below the folder. ZZ_EUSAGE where it is no such
 * bundle, or one that builds upon another. */
#define ZZ_BUNDLE_FRONT ((size_t)1 << 20)
#define ZZ_BUNDLE_NAME  "objects/pack/pack-0000000000000000000000000000000000000000"
#define ZZ_BUNDLE_PACK  ZZ_BUNDLE_NAME ".pack"
#define ZZ_BUNDLE_INDEX ZZ_BUNDLE_NAME ".idx"
int zz_bundle_lay_out(const char *folder, struct zz_str bundle, size_t *pack, struct zz_error *e);
/* Whether pack and index, once they are in their files, belong together and are whole: libgit2 follows an
 * index without looking. ZZ_EUSAGE where not. */
int zz_bundle_check(const char *folder, struct zz_error *e);

#endif
