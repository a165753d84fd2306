/* What lists and single records say alike in JSON. Private to this layer. */
#ifndef ZZ_REPORT_LISTED_H
#define ZZ_REPORT_LISTED_H

#include "format/json.h"
#include "report/list_columns.h"

/* Version, ledger, unit, commit, today. */
void zz_listed_head(struct zz_json *j, const struct zz_ledger *l);
/* Everything about one record but what was said in it, as members of the object that is open. */
void zz_listed_members(struct zz_json *j, const struct zz_listed *s, uint32_t record);
/* The member `entry`: when it came in and how late that was. */
void zz_listed_entry(struct zz_json *j, const struct zz_ledger *l, const struct zz_record *r,
					 const struct zz_entered *e);
/* 2026-03-12T20:41:00+08:00, in the ledger's zone. */
void zz_listed_moment(struct zz_buf *out, const struct zz_ledger *l, int64_t moment);

#endif
