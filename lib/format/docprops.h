/* When a document says of itself that it was made and saved: the core properties of Office Open XML
 * (ISO/IEC 29500-2, docProps/core.xml), as Word, Excel, WPS and LibreOffice write them. What a program wrote
 * there, anybody may change; it is a hint and no proof. */
#ifndef ZZ_FORMAT_DOCPROPS_H
#define ZZ_FORMAT_DOCPROPS_H

#include "base/date.h"
#include "base/diag.h"

#define ZZ_NO_MOMENT INT64_MIN
struct zz_docprops {
	int64_t created, modified; /* seconds since 1970 UTC; ZZ_NO_MOMENT where it does not say */
};

/* False where the bytes are no such document, or damaged, or over a limit (a hostile one ends in bounded time
 * and memory); *out then says nothing. */
bool zz_docprops_read(struct zz_str bytes, struct zz_docprops *out);

#endif
