/* What came into the history a short while ago: the commits since a moment, and the trees that lay before
 * them.
 *
 * A commit belongs before the moment where either of its two times does. Own walk over all parents; nothing
 * of git's caches is asked. Times are whatever the computers said: this serves to be patient with what was
 * just entered, never to prove anything. */
#ifndef ZZ_GIT_RECENT_H
#define ZZ_GIT_RECENT_H

#include "git/tree.h"

enum { ZZ_RECENT_COMMITS = 20000 }; /* more since the moment than this, and nothing can be told */

struct zz_recent {
	int64_t since; /* seconds since 1970 */
	bool known;    /* the walk reached the moment on every line */
	bool anything; /* some commit lies after it */
	struct {
		struct zz_tree *at;
		size_t n, room;
	} before; /* trees of the commits that end each line */
};

void zz_recent_walk(struct zz_recent *r, struct zz_git *git, const git_oid *head, int64_t since);
void zz_recent_free(struct zz_recent *r);
/* Whether no commit before the moment has a file at that path; false where it cannot be told. */
bool zz_recent_entered(struct zz_recent *r, struct zz_str path);

#endif
