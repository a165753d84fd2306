/* Base64 (RFC 4648, section 4) with padding, as signed notes have it. */
#ifndef ZZ_WITNESS_BASE64_H
#define ZZ_WITNESS_BASE64_H

#include "base/str.h"

void zz_base64(struct zz_buf *out, const uint8_t *bytes, size_t n);
/* How many bytes, or -1: another alphabet, blanks, bits left over, more than `most`. */
ptrdiff_t zz_base64_read(struct zz_str text, uint8_t *out, size_t most);

#endif
