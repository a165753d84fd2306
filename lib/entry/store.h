/* One entry, one commit: the message that says what was done, by which version, at whose clock. */
#ifndef ZZ_ENTRY_STORE_H
#define ZZ_ENTRY_STORE_H

#include "git/store.h"
#include "model/ledger.h"

struct zz_deed {
	const char *op;        /* log, amend, withdraw */
	struct zz_str subject; /* one line in the ledger's language */
	struct zz_str body;    /* one paragraph, or empty */
	struct zz_str record;  /* <owner>/<id>, or empty */
	int64_t now;
	int zone;
	bool injected; /* the clock came from ZZSH_NOW */
};

/* "录入：第一支部 2026-03-12 支委会" */
struct zz_str zz_deed_subject(const struct zz_ledger *l, const char *op, uint32_t owner, uint8_t kind,
							  zz_day date, struct zz_arena *a);
int zz_deed_commit(struct zz_store *s, const struct zz_change *changes, size_t n, const struct zz_deed *deed,
				   char commit[41], bool *taken, struct zz_error *e);

#endif
