/* A record as numbered rows, for somebody who wants to say which of them is wrong. */
#ifndef ZZ_ENTRY_ROWS_H
#define ZZ_ENTRY_ROWS_H

#include "model/record.h"

struct zz_row {
	struct zz_str path;  /* agenda.2.deadline, as zz_patch_set takes it */
	struct zz_str label; /* 议题2 时限 */
	struct zz_str text;  /* what stands there, on one line */
	struct zz_str value; /* the same as it stands, to go on from; empty where it is no single text */
};
struct zz_rows {
	struct zz_row *at;
	size_t n, room;
};

/* The rows of a record in the order of its form, memory of the arena but for rows->at, which the caller
 * frees. Left out: kind and owner, which no correction changes, and what the program writes by itself. */
void zz_record_rows(const struct zz_kind *kind, const struct zz_node *root, enum zz_lang lang,
					struct zz_arena *a, struct zz_rows *rows);

#endif
