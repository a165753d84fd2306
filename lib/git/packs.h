/* The objects in the packs of a repository, read without libgit2 where everything is as git makes it.
 *
 * What is handed out was held against its id. Where anything is unusual (a file that is not as it should be,
 * an object in two packs, a multi-pack index, long chains, large objects) nothing is handed out, and who asks
 * turns to libgit2, which decides and says what is wrong; so also where an object is not here. Memory: 32 MiB
 * of objects read lately, and those that are held. Not to be shared by threads: each opens its own.
 *
 * Ids: libgit2's SHA-1, which knows the marks of a collision (SHA1DC) and refuses what bears them, for
 * commits, texts, and trees in which bytes may hide; libcrypto's, which is several times faster, for the
 * others (object_id.c). */
#ifndef ZZ_GIT_PACKS_H
#define ZZ_GIT_PACKS_H

#include "base/str.h"

#include <git2.h>

/* Its bytes, which are followed by a NUL, live until as many zz_object_free as there were holders. */
struct zz_object {
	size_t users, n;
	size_t pack, offset; /* where it was read */
	uint8_t kind;        /* GIT_OBJECT_… */
	uint8_t bytes[];
};
struct zz_object *zz_object_new(size_t n);
struct zz_object *zz_object_hold(struct zz_object *o);
void zz_object_free(struct zz_object *o);

struct zz_packs;
/* `objects`: the folder. Never NULL. */
struct zz_packs *zz_packs_open(const char *objects);
/* Adds one whose files are in memory, which stays the caller's; false where it cannot be read. */
bool zz_packs_take(struct zz_packs *p, struct zz_str index, struct zz_str bytes);
void zz_packs_close(struct zz_packs *p);
/* NULL: ask libgit2. */
struct zz_object *zz_packs_read(struct zz_packs *p, const git_oid *id, git_object_t kind);

/* object_id.c: whether bytes are those that the id stands for. */
struct zz_hasher;
struct zz_hasher *zz_hasher_new(void);
void zz_hasher_free(struct zz_hasher *h);
bool zz_hasher_agrees(struct zz_hasher *h, const git_oid *id, const struct zz_object *o);

#endif
