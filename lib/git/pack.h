/* A pack of git and its index (gitformat-pack: pack version 2, index version 2), read where it lies.
 *
 * For the walk over a history, which reads every tree of it: libgit2 takes several times as long. Nothing
 * here is believed: what is read is measured against the limits below, and who asks for an object holds it
 * against its id (packs.h). Anything unusual is a plain "no", upon which libgit2 is asked, which says what is
 * wrong. */
#ifndef ZZ_GIT_PACK_H
#define ZZ_GIT_PACK_H

#include "base/str.h"

#include <git2.h>
#include <libdeflate.h>

enum {
	ZZ_PACK_BYTES = 8 << 20, /* of an object, and of all that it is made of; longer ones are libgit2's */
	ZZ_PACK_DEPTH = 256,     /* of a chain of differences; git makes none beyond 50, old ones 250 */
};

struct zz_pack {
	const uint8_t *index, *bytes;
	size_t index_n, n;
	const uint8_t *ids, *small, *large; /* parts of the index: names, offsets, offsets beyond 2 GiB */
	size_t count, nlarge;
	bool mapped;
};

/* An object as it stands in a pack, or a difference to another one. */
struct zz_packed {
	uint8_t kind; /* GIT_OBJECT_…; GIT_OBJECT_OFS_DELTA: to the one at `base` */
	size_t size;  /* of its bytes, or of the difference */
	size_t from;  /* where its compressed bytes begin */
	size_t base;
};

/* Both files by the name of the pack without its ending. False where they are not as they should be. */
bool zz_pack_open(struct zz_pack *p, int folder, const char *name);
/* The same of bytes in memory, which stay the caller's. */
bool zz_pack_take(struct zz_pack *p, struct zz_str index, struct zz_str bytes);
void zz_pack_close(struct zz_pack *p);
/* Where it lies; false where it is not in this pack. */
bool zz_pack_find(const struct zz_pack *p, const uint8_t id[GIT_OID_RAWSZ], size_t *offset);
bool zz_pack_look(const struct zz_pack *p, size_t offset, struct zz_packed *out);
/* Its bytes, out->size of them. */
bool zz_pack_inflate(const struct zz_pack *p, const struct zz_packed *which,
					 struct libdeflate_decompressor *d, uint8_t *out);

/* Sizes that a difference claims of what it is made from and what it makes; the rest of it is left. */
bool zz_delta_sizes(struct zz_str *delta, size_t *from, size_t *to);
/* Makes `n` bytes of `base`; `delta` as zz_delta_sizes left it. */
bool zz_delta_apply(struct zz_str delta, struct zz_str base, uint8_t *out, size_t n);

#endif
