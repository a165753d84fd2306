/* Data linked into the program: rule packs and calendars, by their path below lib/data. */
#ifndef ZZ_MODEL_EMBEDDED_H
#define ZZ_MODEL_EMBEDDED_H

#include "base/str.h"

struct zz_embedded {
	const char *path; /* "packs/national.yaml"; NULL ends the list */
	const unsigned char *bytes;
	const size_t *size;
};
extern const struct zz_embedded zz_embedded[];

/* The bytes of one; an empty view where there is none of that name. */
struct zz_str zz_embedded_get(const char *path);

#endif
