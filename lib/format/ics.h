/* Writing iCalendar (RFC 5545): content lines, ended by CR LF, folded at 75 octets without taking a character
 * apart (section 3.1), text escaped (3.3.11). */
#ifndef ZZ_FORMAT_ICS_H
#define ZZ_FORMAT_ICS_H

#include "base/date.h"
#include "base/str.h"

/* "NAME:value"; the value is of a type other than TEXT and goes out as it is. */
void zz_ics_line(struct zz_buf *out, const char *name, struct zz_str value);
/* "NAME:text". Control characters and what nobody sees are written as \u{…}. */
void zz_ics_text(struct zz_buf *out, const char *name, struct zz_str text);
/* "NAME;VALUE=DATE:20260312" */
void zz_ics_day(struct zz_buf *out, const char *name, zz_day day);
/* "NAME:20260312T124100Z" */
void zz_ics_moment(struct zz_buf *out, const char *name, int64_t moment);

#endif
