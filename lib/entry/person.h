/* The person that somebody means who types a name, an id, the front of either, pinyin, or its initials (wjg).
 */
#ifndef ZZ_ENTRY_PERSON_H
#define ZZ_ENTRY_PERSON_H

#include "model/ledger.h"

/* Sets *out to an index of the roster's people. Of several that fit, those who are members of `org` on that
 * day go before everybody who is a member anywhere, these before all others; org may be -1. ZZ_EUSAGE where
 * nobody fits, or several: then with the list of them. */
int zz_person_typed(const struct zz_ledger *l, struct zz_str typed, int32_t org, zz_day on, int32_t *out,
					struct zz_error *e);

/* The one person whose name is near to that one (folded, no name of the roster), of the organisation's
 * members or else of all; -1 none, or several. */
int32_t zz_person_near(const struct zz_ledger *l, struct zz_str folded, int32_t org, zz_day on);

/* The same among those due at a sitting, whom a name or initials mean before everybody else: 编号, the name,
 * its front, the reading or initials that the roster gives, those that are derived. Somebody who is not due
 * is ZZ_EUSAGE, too. */
int zz_person_due(const struct zz_ledger *l, struct zz_str typed, const struct zz_due_list *due, int32_t org,
				  zz_day on, int32_t *out, struct zz_error *e);

/* A name as the roster keeps it: blanks between Chinese characters, which only align a column, left out. */
struct zz_str zz_person_name_closed(struct zz_arena *a, struct zz_str name);
/* ZZ_EUSAGE where it is none: empty, too long, with digits or signs that part words. */
int zz_person_name_check(struct zz_str name, struct zz_error *e);

/* "王建国 wangjianguo-x2k9（第一支部，入党1998-06-20）", for lists of candidates; the branch is that of the
 * day, else the last one. */
void zz_person_text(struct zz_buf *out, const struct zz_ledger *l, int32_t person, zz_day on,
					enum zz_lang lang);
/* Whether somebody has an id of his own; else the roster made one up, which is never shown. */
bool zz_person_has_id(const struct zz_ledger *l, int32_t person);

#endif
