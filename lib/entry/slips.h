/* Slips of the hand in what was typed for a record: refused with what to write instead, at a question as
 * behind an option. What files hold is not looked at. */
#ifndef ZZ_ENTRY_SLIPS_H
#define ZZ_ENTRY_SLIPS_H

#include "entry/fields.h"

/* One value of a field. ZZ_EUSAGE for punctuation alone as a text, and for a deadline without a year that
 * passed shortly before the sitting. */
int zz_slip(const struct zz_field *field, struct zz_str typed, const struct zz_typing *t, struct zz_error *e);
/* All values, t->held being known. */
int zz_slips(const struct zz_patch *p, const struct zz_given *fields, size_t n, const struct zz_typing *t,
			 struct zz_error *e);

#endif
