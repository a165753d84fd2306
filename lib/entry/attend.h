/* Attendance as a secretary says it (who was absent and why), written out as a record keeps it (who was
 * there).
 *
 * The list of those present is made from the roster of the day of the sitting, without the absent and the
 * excused; a name that does not tell one person of that day gets the id beside it. */
#ifndef ZZ_ENTRY_ATTEND_H
#define ZZ_ENTRY_ATTEND_H

#include "entry/patch.h"
#include "model/ledger.h"

/* Texts as typed; empty = not said. Each may hold several names. */
struct zz_attending {
	struct zz_str *absent; /* 周洁=出差，赵强=病假；王芳=其他:参加会演 */
	size_t nabsent;
	bool all_present;
	struct zz_str present; /* the list itself: nothing is written out */
	struct zz_str online;  /* came, by video */
	struct zz_str also;    /* excused or attached people who came */
};

/* Writes 缺席 and 出席 into a record's text. What was not said stays as it is; where the text has a list of
 * the absent and none of the present, that is written out, too. ZZ_ESHAPE where nobody is known to be due. */
int zz_attend(struct zz_patch *p, struct zz_ledger *l, const struct zz_kind *kind,
			  const struct zz_attending *said, const struct zz_typing *t, struct zz_error *e);

/* "周洁=出差", and as people write it on paper: "周洁：出差", "周洁（出差）"; false where no reason stands
 * there.
 */
bool zz_absent_cut(struct zz_str typed, struct zz_str *name, struct zz_str *reason);

#endif
