/* How a commit stands to one that was seen before. Own walk over all parents: libgit2's believes a forged
 * commit-graph. */
#ifndef ZZ_WITNESS_KIN_H
#define ZZ_WITNESS_KIN_H

#include "git/repo.h"
#include "witness/observation.h"

/* FF, SAME, REWIND, FORK, UNRELATED, or UNKNOWN where the history cannot be read. */
enum zz_relation_to_last zz_kin(struct zz_git *g, const git_oid *old, const git_oid *head);

#endif
