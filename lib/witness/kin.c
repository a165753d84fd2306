#include "witness/kin.h"

#include "git/commits.h"

enum zz_relation_to_last zz_kin(struct zz_git *g, const git_oid *old, const git_oid *head)
{
	struct zz_commits now = {0}, before = {0};
	struct zz_error ignored = {0};
	enum zz_relation_to_last found = ZZ_HEAD_UNRELATED;
	if (git_oid_equal(old, head))
		return ZZ_HEAD_SAME;
	if (zz_commits_load(&now, g, head, false, &ignored))
		found = ZZ_HEAD_UNKNOWN;
	else if (zz_commits_find(&now, old))
		found = ZZ_HEAD_FF;
	else if (zz_commits_load(&before, g, old, false, &ignored))
		found = ZZ_HEAD_UNKNOWN;
	else if (zz_commits_find(&before, head))
		found = ZZ_HEAD_REWIND;
	for (size_t i = 0; found == ZZ_HEAD_UNRELATED && i < before.n; i++) {
		git_oid id;
		git_oid_fromraw(&id, before.at[i].commit.id);
		if (zz_commits_find(&now, &id))
			found = ZZ_HEAD_FORK;
	}
	zz_commits_free(&now);
	zz_commits_free(&before);
	return found;
}
