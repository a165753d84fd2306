/* Ids of people: pinyin-c4, given once and never changed, whatever becomes of the person.
 *
 * c4 is made of what the person brings along on the first entry, so that two clones mint the same id for the
 * same person and different ones for two people of one name; there is no counter and never an identity
 * number. */
#ifndef ZZ_ENTRY_MEMBER_ID_H
#define ZZ_ENTRY_MEMBER_ID_H

#include "base/date.h"
#include "entry/pinyin.h"

/* Adds "wangjianguo-4k7e" to out: the reading of the name (or of `reading` where that is given), then the
 * first 20 bits of SM3 of name LF joined LF branch; joined as YYYY-MM-DD, empty where it is not known. The
 * name's bytes are those that are stored. A name without a reading gives "m-4k7e". */
void zz_member_id(struct zz_buf *out, struct zz_str name, struct zz_str reading, zz_day joined,
				  struct zz_str branch);
/* The same with readings that are open already, for many. May be NULL (entry/pinyin.h). */
void zz_member_id_by(struct zz_buf *out, const struct zz_pinyin *p, struct zz_str name, struct zz_str reading,
					 zz_day joined, struct zz_str branch);

#endif
