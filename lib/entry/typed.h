/* What people type for a field, made what a file holds: 3-12 a date, 1430-1540 a time, 张三、李四 a list,
 * 8/0/0 a vote. What cannot be understood stays as typed, so that the ordinary findings of shape speak about
 * it. */
#ifndef ZZ_ENTRY_TYPED_H
#define ZZ_ENTRY_TYPED_H

#include "model/schema.h"

struct zz_typing {
	struct zz_arena *arena;
	zz_day today;      /* of the ledger */
	zz_day held;       /* of the sitting; ZZ_NO_DAY while it is not known */
	enum zz_lang lang; /* of the ledger's files */
};

/* A date as typed, as YYYY-MM-DD. Without a year: for the date of the sitting the latest such day until
 * today, but one that comes within a month is that one (and refused as not yet come, rather than taken for
 * last year's); for deadlines the next from the sitting on; for everything else the last up to the sitting.
 */
struct zz_str zz_typed_day(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t);
/* Whether a deadline without a year lies nearer before the sitting than behind it, so that the year must be
 * said: the day before, and the one it would be taken for. */
bool zz_typed_unclear(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t,
					  zz_day *before, zz_day *taken);
/* A date that names its year or stands relative to nothing, in another spelling than ours; false where it is
 * not one, or already in ours. */
bool zz_absolute_day(struct zz_str text, zz_day *out);

/* The value of a field from one typed text. A text that begins with { or [ is read as YAML for maps and
 * lists. */
struct zz_node *zz_typed_node(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t);
/* A scalar type's text: dates, times and words of a table in the ledger's form. */
struct zz_str zz_typed_scalar(const struct zz_field *field, uint8_t type, struct zz_str typed,
							  const struct zz_typing *t);

/* Takes the next of several values off *rest: ASCII and full-width commas, semicolons and 、 separate. */
bool zz_typed_split(struct zz_str *rest, struct zz_str *piece);
/* Splits at the first of the ASCII character or its full-width form (3 bytes); false where there is none. */
bool zz_typed_cut(struct zz_str s, char ascii, const char *wide, struct zz_str *before, struct zz_str *after);

#endif
