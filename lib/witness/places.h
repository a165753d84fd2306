/* Where ledgers are handed in: the bare repositories of a folder, and those that were there once. */
#ifndef ZZ_WITNESS_PLACES_H
#define ZZ_WITNESS_PLACES_H

#include "witness/home.h"

struct zz_places {
	struct zz_arena arena;
	struct {
		struct zz_str *at; /* whole paths, NUL-terminated, in byte order */
		size_t n, room;
	} all;
};
/* `dir` is a whole path without links. Folders without HEAD, objects and refs are passed over, and `home`. */
int zz_places_find(struct zz_places *out, const struct zz_witness *w, const char *dir, struct zz_error *e);
void zz_places_free(struct zz_places *p);

#endif
