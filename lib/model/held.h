/* From which day on it is counted how late a record is: the end of the sitting, which is what its text says.
 *
 * A text that says another day now than when it came in is no different sitting. Two things must not happen:
 * that a mistyped day accuses somebody who has put it right, and that somebody gains by writing a day anew
 * without a word. So the day is what the text said when it came in, unless corrections (zzsh amend) changed
 * it that the present text still lists: each names the bytes that it replaced and gives a reason, stays
 * visible, and is itself dated; then it is what they made of it. Where the present text says yet another one,
 * nobody has answered for that (a correction that sets out from it does not), and the earlier of the two
 * counts: neither "it was later, so I was in time" nor "it was in that month, and entered at once" can be had
 * for nothing. The cure is to correct it openly, back and forth if need be; what was changed without a word
 * is asked about in any case (changed-without-amendment). */
#ifndef ZZ_MODEL_HELD_H
#define ZZ_MODEL_HELD_H

#include "model/ledger.h"
#include "model/past.h"

/* `first` of its steps, `entry` the one that brought it; of a record with one text it is zz_record_end, and
 * nothing is read. ZZ_NO_DAY where the record has none. */
zz_day zz_held_of(const struct zz_ledger *l, const struct zz_past *p, const struct zz_record *now,
				  const struct zz_step *first, const struct zz_step *entry);

#endif
