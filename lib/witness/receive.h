/* What a server asks of a push before it takes it (git's pre-receive): form, never lateness. A late honest
 * record is always taken, else people keep two sets of books; and so is a commit whose clock was wrong,
 * because nobody can cure that without rewriting history: it is only said. */
#ifndef ZZ_WITNESS_RECEIVE_H
#define ZZ_WITNESS_RECEIVE_H

#include "base/diag.h"

struct zz_receive {
	const char *repo;
	const char *quarantine; /* where git keeps the new objects until then (GIT_OBJECT_DIRECTORY), or NULL */
	struct zz_str updates;  /* what the hook reads: lines "<old> <new> <ref>" */
	int64_t now;
};
/* 0: taken, 1: refused; `said` tells why, or what was remarked, one line each. Else an error. Nothing is
 * written. */
int zz_receive_check(const struct zz_receive *r, struct zz_buf *said, struct zz_error *e);

#endif
