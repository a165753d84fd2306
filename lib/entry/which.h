/* Which kind, which branch: words of the command line made definite. */
#ifndef ZZ_ENTRY_WHICH_H
#define ZZ_ENTRY_WHICH_H

#include "model/ledger.h"

/* A kind by slug, label or another name, or a verb that has one kind; where it has several, `narrower` says
 * which. Either may be empty. ZZ_EUSAGE with the names that there are. */
int zz_which_kind(struct zz_str word, struct zz_str narrower, const struct zz_kind **out, struct zz_error *e);

/* The owner's id as far as file names tell it: an id, or nothing where there is but one that may be meant.
 * Empty where the roster must be asked. */
int zz_which_owner_quick(struct zz_source *s, struct zz_str typed, const struct zz_kind *kind,
						 struct zz_arena *a, struct zz_str *owner, struct zz_error *e);
/* The same by the roster: id, name, alias, unique front of a name, "unit" or the unit's name. ZZ_EUSAGE with
 * the names that there are. */
int zz_which_owner(struct zz_ledger *l, struct zz_str typed, const struct zz_kind *kind, struct zz_str *owner,
				   struct zz_error *e);
/* A group of an organisation by id or by the front of its name, as of a day; empty where there is none or
 * several. */
struct zz_str zz_which_group(const struct zz_ledger *l, int32_t org, struct zz_str typed, zz_day on);

#endif
