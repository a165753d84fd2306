/* Ids for organisations that come with a name only. */
#ifndef ZZ_ENTRY_ORG_ID_H
#define ZZ_ENTRY_ORG_ID_H

#include "entry/init.h"

/* An id for the branch `name` that none of `taken` has: zhb3 for 第三支部 and 第3党支部, else the initials of
 * its reading in pinyin, else zhb with the first free number. In the arena. */
struct zz_str zz_org_id_for(struct zz_str name, const struct zz_init_org *taken, size_t n,
							struct zz_arena *a);

#endif
