/* Objects from one repository into another, as one pack: heads that a witness keeps, chains that go back to
 * the branches. No program is run, no hook, nothing of the other side's configuration is asked. */
#ifndef ZZ_WITNESS_TRANSFER_H
#define ZZ_WITNESS_TRANSFER_H

#include "git/repo.h"

/* Everything that a commit leads to and `to` has not. ZZ_EENV where something of it is not there or too much;
 * `to` then has no more than before. It is on the disk, as far as fsync says, before this returns. */
int zz_transfer(struct zz_git *from, struct zz_git *to, const git_oid *head, struct zz_error *e);
/* Sets a ref to what it was not before: `old` NULL: it must not exist; `force`: whatever it was. 1 where it
 * is something else by now. */
int zz_ref_set(struct zz_git *g, const char *name, const git_oid *id, const git_oid *old, bool force,
			   const char *who, struct zz_error *e);
/* Removes the lock files below refs/zzsh that somebody who was killed left there a minute before `fresh`
 * (seconds, by the file system's clock) or earlier. Only for who holds the witness' lock, because nobody else
 * writes those refs; git itself holds such a lock for a moment only, when it packs refs. */
void zz_refs_tidy(struct zz_git *g, int64_t fresh);
/* 0, or 1 where there is no such ref or it is no commit's. */
int zz_ref_get(struct zz_git *g, const char *name, git_oid *id, struct zz_error *e);
/* A commit with that tree and at most one parent. */
int zz_commit_write(struct zz_git *g, const git_oid *tree, const git_oid *parent, const char *who,
					int64_t when, const char *message, git_oid *out, struct zz_error *e);

#endif
