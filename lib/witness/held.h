/* Public keys of witnesses that somebody brings along, an inspector for instance: from the superior, not from
 * the disk of the branch; and certificates of time-stamping authorities (PEM, witness/authority.h). In a file
 * one key a line as zzsh witness init prints it (witness/key.h; blanks and a hyphen may stand before it),
 * empty lines and lines that begin with '#' aside. */
#ifndef ZZ_WITNESS_HELD_H
#define ZZ_WITNESS_HELD_H

#include "base/diag.h"

struct zz_held_keys {
	struct zz_arena arena;
	struct zz_str *at;
	size_t n, room;
};

/* Adds those of a file, or of each file of a folder (names that begin with '.' aside). ZZ_EUSAGE where a line
 * is no key, or there is none; start with {0}, free in any case. */
int zz_held_keys_add(struct zz_held_keys *k, const char *path, struct zz_error *e);
void zz_held_keys_free(struct zz_held_keys *k);

#endif
