/* Records as lines of canonical JSON (RFC 8785): each what `zzsh schema KIND` describes, English names
 * throughout, with x-id, x-file, and x-state where a record was withdrawn. */
#ifndef ZZ_REPORT_LINES_H
#define ZZ_REPORT_LINES_H

#include "model/ledger.h"

/* Appends the line of a record; false where its file cannot be read. Closed fields (closed.h), and those that
 * this program does not know, only `privately`. */
bool zz_record_line(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r, bool privately);

#endif
