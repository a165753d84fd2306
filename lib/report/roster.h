/* The roster as of a day: organisations, committees with posts and terms, groups, members. */
#ifndef ZZ_REPORT_ROSTER_H
#define ZZ_REPORT_ROSTER_H

#include "report/view.h"

/* org -1: all organisations that exist on that day. */
void zz_roster_show(struct zz_buf *out, const struct zz_ledger *l, int32_t org, zz_day on,
					const struct zz_view *view);
void zz_roster_json(struct zz_buf *out, const struct zz_ledger *l, int32_t org, zz_day on);

#endif
