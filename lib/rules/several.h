/* Several ledgers at once: what must be known of all of them before one after the other is judged.
 *
 * Of each the rosters are read and kept, the records only while that ledger is judged. Organisations' ids are
 * unique among them, or nobody could tell whose a finding is. What cannot be read, and what a body names as
 * 下属组织 and nobody handed in, is told of and never judged. */
#ifndef ZZ_RULES_SEVERAL_H
#define ZZ_RULES_SEVERAL_H

#include "git/source.h"
#include "rules/elsewhere.h"

struct zz_several_ledger {
	struct zz_str typed, root; /* as the caller named it; root empty where it is none */
	struct zz_str why;         /* why it could not be obtained; empty where it was */
	struct zz_source *source;
	struct zz_ledger *rosters; /* without records; NULL where it could not be obtained */
};
/* Named by a body, with no ledger among those given. */
struct zz_not_handed_in {
	struct zz_str id, name; /* the name may be empty */
	size_t ledger;          /* that of the body */
	int32_t body;
};
/* A leading member without a branch in his own ledger, whose name another ledger's branch has under another
 * 编号: they may be one person, and are not taken for one. */
struct zz_namesake {
	size_t ledger, other;
	int32_t person, namesake;
};
struct zz_several_side {
	struct zz_elsewhere_org org;
	size_t ledger;
};

struct zz_several {
	struct zz_arena arena;
	struct zz_several_ledger *at;
	size_t n, room;
	struct zz_not_handed_in *absent;
	size_t nabsent, absent_room;
	struct zz_namesake *namesakes;
	size_t nnamesakes, namesakes_room;
	struct zz_several_side *sides;
	size_t nsides, sides_room;
	size_t cadres; /* found in a body of one ledger and a branch of another */
	bool met;
	bool committed; /* HEAD is read, where there is one; else what lies in the folder */
	int64_t now;
	zz_day today; /* ZZ_NO_DAY = by `now` and each ledger's zone */
};

/* Start with {.now, .today, .committed}. `root` NULL: it could not be found, for the reason in *why. */
void zz_several_add(struct zz_several *s, const char *typed, const char *root, const char *why,
					enum zz_lang lang);
/* After the last: ZZ_EUSAGE where two hold an organisation of one id, or are one ledger; names both. */
int zz_several_begin(struct zz_several *s, struct zz_error *e);
/* What body and branch in two ledgers have to do with each other, for the years of a question; reads once. */
int zz_several_meet(struct zz_several *s, struct zz_period asked, struct zz_error *e);
/* All sides but those of ledger i; in the arena. */
const struct zz_elsewhere *zz_several_others(struct zz_several *s, size_t i);
/* How many of those named could be obtained. */
size_t zz_several_obtained(const struct zz_several *s);
void zz_several_free(struct zz_several *s);

#endif
