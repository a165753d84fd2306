/* The hook that git runs before a commit: whether one is there, whose it is, writing it, taking it away.
 *
 * It lies where git looks for it: .git/hooks, or where core.hooksPath says. Settings of the user or of the
 * computer may name a folder for all repositories; in such a one nothing is written. */
#ifndef ZZ_GIT_HOOKS_H
#define ZZ_GIT_HOOKS_H

#include "base/diag.h"

struct zz_hook {
	struct zz_arena arena;
	const char *path; /* of the file pre-commit */
	bool configured;  /* core.hooksPath names its folder */
	bool shared;      /* and does so for other repositories, too */
	bool there, ours; /* something of that name is there; it was written by zz_hook_write */
};

/* ZZ_EENV where there is no repository with a work tree. Free in any case. */
int zz_hook_find(struct zz_hook *h, const char *dir, struct zz_error *e);
/* Writes it, in place of one of ours. It runs the zzsh that is found then, or `program`, where this one lies.
 */
int zz_hook_write(const struct zz_hook *h, const char *program, struct zz_error *e);
int zz_hook_remove(const struct zz_hook *h, struct zz_error *e);
void zz_hook_free(struct zz_hook *h);

#endif
