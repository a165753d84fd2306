/* What differs between two texts, line by line, as a person reads it. */
#ifndef ZZ_ENTRY_CHANGES_H
#define ZZ_ENTRY_CHANGES_H

#include "base/str.h"

/* Lines of `before` that are gone with "- ", new lines of `after` with "+ ", in order; made safe for a
 * terminal. */
void zz_changes(struct zz_buf *out, struct zz_str before, struct zz_str after);

#endif
