/* What leaves a ledger only where it is asked for: what was said in talks and where members criticise
 * themselves and each other, analyses, persons' grades, digests of what is sealed, and fields that this
 * program does not know.
 *
 * Public exports go by this one list. A sitting in which something of that kind was held besides is closed
 * likewise: nobody can tell to which of them a word belongs. */
#ifndef ZZ_REPORT_CLOSED_H
#define ZZ_REPORT_CLOSED_H

#include "model/record.h"

/* Whether a field (its slug, at any depth) of the record is closed. */
bool zz_closed_field(const struct zz_record *r, const char *slug);
/* Whether any is but what is sealed: what a finding quotes of it may be closed, too. */
bool zz_closed_record(const struct zz_record *r);

#endif
