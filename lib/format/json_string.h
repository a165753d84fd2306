/* Strings of JSON, for both forms. Private to json*.c and jcs.c. */
#ifndef ZZ_FORMAT_JSON_STRING_H
#define ZZ_FORMAT_JSON_STRING_H

#include "base/str.h"

/* safe: also escapes what could harm a terminal; canonical form must not. */
void zz_json_escape(struct zz_buf *out, struct zz_str s, bool safe);

#endif
