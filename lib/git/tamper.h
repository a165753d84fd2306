/* What in a repository makes git show something else than what is recorded: looked for by an audit, which
 * itself follows none of it (provenance 1.1, rows 6 to 9, 23 and 24).
 *
 * Reads, and nothing else: no hook, filter or program of the repository runs, nothing is written. */
#ifndef ZZ_GIT_TAMPER_H
#define ZZ_GIT_TAMPER_H

#include "git/history.h"
#include "git/source.h"

struct zz_tamper {
	struct zz_arena arena;
	size_t replaced; /* refs/replace */
	bool grafts, shallow;
	bool promisor;            /* a pack that says of itself that it was fetched in part */
	struct zz_str alternates; /* the first other place of objects; empty where there is none */
	struct {
		struct zz_tamper_attribute {
			struct zz_str name, value, path; /* a file that it touches */
		} * at;
		size_t n, room;
	} attributes;
	struct {
		struct zz_str *at;
		size_t n, room;
	} hidden; /* ledger files that git was told not to look at (assume-unchanged, skip-worktree) */
};

/* `paths`: files of the ledger, of which one in each folder is asked for its attributes, where there is any
 * file that tells of them; `odd`: one lies in a ledger's folder. A plain folder has nothing to be looked at.
 * Free in any case. */
void zz_tamper_look(struct zz_tamper *t, struct zz_source *s, const struct zz_str *paths, size_t n, bool odd);
void zz_tamper_free(struct zz_tamper *t);

#endif
