/* Drafts that wait to be entered: what zz_store_draft kept. */
#ifndef ZZ_GIT_DRAFTS_H
#define ZZ_GIT_DRAFTS_H

#include "base/diag.h"

struct zz_kept_draft {
	struct zz_str path; /* where it is, for showing and for --file */
	int64_t changed;    /* when it was written last, seconds since 1970 */
};
struct zz_kept_drafts {
	struct zz_arena arena;
	struct zz_kept_draft *at; /* by name */
	size_t n, room;
};

/* `dir` is the root of a ledger. What cannot be read, or has no repository, has none. Free with
 * zz_drafts_free. */
void zz_drafts_list(struct zz_kept_drafts *out, const char *dir);
void zz_drafts_free(struct zz_kept_drafts *d);

#endif
