/* Counting who came, for quorums and majorities. Integers only (regulations section 5). */
#ifndef ZZ_RULES_HEADCOUNT_H
#define ZZ_RULES_HEADCOUNT_H

#include "rules/judge.h"

struct zz_headcount {
	int all; /* everybody due */
	/* Without those who did not come and are excused, mobile or perhaps on probation still: the reading that
	 * favours the branch. */
	int least;
	int present;
	int open;       /* of these, of voters: perhaps on probation still */
	int unresolved; /* attendees whose name leads to nobody: any of them might be one who was due */
};

/* Counts at a sitting. `scope` is a zz_due; `voters`: only those with a vote; `excluded` (struct zz_who, may
 * be NULL): left out of 应到 by decision. False where nothing can be said: no list of who came, organisation
 * or roster that cannot be read, nobody due. */
bool zz_count_heads(struct zz_judge *j, const struct zz_record *r, int scope, bool voters,
					const struct zz_list *excluded, struct zz_headcount *out);

/* Whether `n` of `due` reach the share. */
bool zz_share_reached(const struct zz_share *share, int n, int due);
/* The smallest number that does. */
int zz_share_needs(const struct zz_share *share, int due);

enum zz_outcome {
	ZZ_ENOUGH,
	ZZ_DOUBTFUL,  /* depends on whether the excused are counted */
	ZZ_UNDECIDED, /* depends on who the unresolved are: nothing is said */
	ZZ_NOT_ENOUGH,
};
enum zz_outcome zz_attendance_outcome(const struct zz_share *share, const struct zz_headcount *h);

#endif
