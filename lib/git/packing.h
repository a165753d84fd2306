/* Everything that commits lead to, put together as one pack: for handing over what a repository has.
 *
 * Parents and trees are followed by an own walk, so that neither grafts nor a forged commit-graph hide
 * anything; the same commits in the same order give the same pack. Blobs that no ledger has, because they
 * would fill the memory, are refused. */
#ifndef ZZ_GIT_PACKING_H
#define ZZ_GIT_PACKING_H

#include "git/repo.h"

enum { ZZ_PACKING_MOST = 4000000 }; /* objects */

struct zz_packing {
	struct zz_git *from, *without;
	git_packbuilder *pack;
	struct {
		git_oid *at;
		size_t n, room;
	} commits, trees; /* still to be looked into */
	struct zz_error *e;
};

/* What `without` has is left out; it may be NULL. End in any case. */
int zz_packing_begin(struct zz_packing *p, struct zz_git *from, struct zz_git *without, struct zz_error *e);
/* ZZ_EENV where something is not there or too much; what was found until then stays in the pack. */
int zz_packing_add(struct zz_packing *p, const git_oid *commit);
size_t zz_packing_count(const struct zz_packing *p);
/* Into a folder, as pack-<hex>.pack and .idx. */
int zz_packing_write(struct zz_packing *p, const char *folder);
/* The hex of that name. */
void zz_packing_name(const struct zz_packing *p, char out[GIT_OID_HEXSZ + 1]);
void zz_packing_end(struct zz_packing *p);

#endif
