/* The files of one commit, with what their paths say: what is listed once and then brought up to date by what
 * differs between two trees. */
#ifndef ZZ_MODEL_LISTING_H
#define ZZ_MODEL_LISTING_H

#include "git/source.h"

/* Rows are written as they lie in memory (memory.h). */
struct zz_listed {
	uint8_t blob[ZZ_BLOB_ID];
	uint32_t path;  /* zz_memory_path tells it */
	uint32_t brief; /* index + 1 in zz_briefs.rows; 0 = not known yet */
	/* Where one commit alone did something to the file, and nothing speaks against that commit: its number
	 * among zz_past.commits and the moment that it claims. */
	uint32_t commit;
	int64_t moment;
	uint32_t owner; /* by the path, in zz_briefs.words; this and what follows of records alone */
	int32_t year;
	zz_day date;
	uint16_t id; /* where in the path */
	uint8_t id_n, kind;
	uint8_t is, odd; /* bits of zz_listed_is; enum zz_odd */
	uint8_t spare[6];
};
enum zz_listed_is { ZZ_LISTED_PROGRAM = 1, ZZ_LISTED_RECORD = 2, ZZ_LISTED_FITS = 4, ZZ_LISTED_ONCE = 8 };

struct zz_listing {
	struct zz_listed *at; /* in byte order of the paths */
	size_t n, room;
	uint8_t tree[ZZ_BLOB_ID]; /* that they are of */
};

#endif
