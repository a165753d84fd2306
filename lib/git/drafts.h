/* Drafts that wait to be entered: what zz_store_draft kept. Outside history; no lock is needed. */
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

/* What conversations that were broken off begin their names with; zzsh log --resume takes them up. Others are
 * texts of records, for zzsh log --file. */
#define ZZ_DRAFT_TALK "ask-"
/* Corrections that were broken off: behind it owner, "-", id of the record; zzsh amend takes them up. */
#define ZZ_DRAFT_AMEND "amend-"
/* One by its name. ZZ_EENV where it is not there. */
int zz_drafts_read(const char *dir, struct zz_str name, struct zz_buf *out, struct zz_error *e);
/* What is not there is no error. */
int zz_drafts_remove(const char *dir, struct zz_str name, struct zz_error *e);

#endif
