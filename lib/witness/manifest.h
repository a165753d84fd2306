/* What a witness remembers of each record that it saw, without its text: so that a verdict outlasts the loss
 * of the history. It stays with the witness and is shown to inspectors; ids of records can be guessed from
 * it.
 *
 *   zzsh-manifest v1
 *   <SM3(record id)> <SM3(raw bytes)> <SM3(protected fields)> 2026-03-12
 *
 * 64 hex each, one line a record, in byte order; the record id is owner/id; zeros where the protected fields
 * could not be read; the date is the one that the id begins with, 0000-00-00 where it begins with none. */
#ifndef ZZ_WITNESS_MANIFEST_H
#define ZZ_WITNESS_MANIFEST_H

#include "witness/seen.h"

struct zz_manifest_line {
	struct zz_sm3 record, text, protected;
	zz_day day; /* ZZ_NO_DAY */
};
#define ZZ_MANIFEST_HEAD "zzsh-manifest v1\n"
#define ZZ_MANIFEST_MOST ((size_t)206 * ZZ_SEEN_FILES)

struct zz_manifest {
	struct zz_manifest_line *at; /* by record, then text */
	size_t n, room;
};
/* `g` is the repository that the tree was read from. What `before` has of the same record and the same bytes
 * is taken from there, so that only what is new is parsed; {0} where nothing is known. */
void zz_manifest_write(struct zz_buf *out, const struct zz_seen_tree *t, struct zz_git *g,
					   const struct zz_manifest *before);
/* Exact bytes only. */
bool zz_manifest_parse(struct zz_str bytes, struct zz_manifest *out);
void zz_manifest_free(struct zz_manifest *m);

#endif
