/* The page of one person, for zzsh show. */
#ifndef ZZ_CMD_SHOW_PERSON_H
#define ZZ_CMD_SHOW_PERSON_H

#include "cmd.h"

/* Whether the words are a person's: an id of the roster, or a name with or without the branch before it. What
 * holds a date or names a kind is a record. */
bool person_named(const struct app *app, const struct opened *opened, const struct options *o,
				  struct zz_str *name, int32_t *org);
int person_page(struct app *app, const struct options *o, struct opened *opened, struct zz_str name,
				int32_t org);

#endif
