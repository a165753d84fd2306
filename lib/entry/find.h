/* The record that a person means: an id, owner/id, the front of an id, a path, or "3-12支委会",
 * "第一支部 2026-03-12 支委会". */
#ifndef ZZ_ENTRY_FIND_H
#define ZZ_ENTRY_FIND_H

#include "model/ledger.h"

struct zz_wanted {
	struct zz_str owner; /* as typed; empty = any */
	struct zz_str id;    /* front of an id; empty = by day and kind */
	zz_day date;
	uint8_t kind; /* 0 = any */
};

/* Takes the words apart; texts live in the arena. False where they are neither an id nor hold a date. */
bool zz_wanted_parse(struct zz_str typed, zz_day today, struct zz_arena *a, struct zz_wanted *out);

/* How many words from the first on name one record: "3-12支委会" is one word, "第一支部 3-12 支委会" three,
 * and what follows may name the next. Joined by blanks they become *out, in the arena. */
size_t zz_wanted_words(const char *const *words, size_t n, zz_day today, struct zz_arena *a,
					   struct zz_str *out);

/* The path of the one record that is meant, in the arena. Looks at file names first, then, for dates that
 * were corrected, into the records. ZZ_EUSAGE where it is none or several, with the list of those. `now` as
 * for loading. */
int zz_find_record(struct zz_source *s, struct zz_str typed, int64_t now, struct zz_arena *a,
				   struct zz_str *path, struct zz_error *e);

#endif
