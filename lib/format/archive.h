/* Writing a ZIP archive, through libzip, so that the same parts give the same bytes anywhere.
 *
 * Parts stand in the order in which they were added, dated 1980-01-01 (the earliest a ZIP can say; it names
 * no zone), stored and not packed: how well a part packs depends on the version of zlib. */
#ifndef ZZ_FORMAT_ARCHIVE_H
#define ZZ_FORMAT_ARCHIVE_H

#include "base/diag.h"

struct zz_archive_part {
	const char *name; /* "word/document.xml" */
	struct zz_str bytes;
};
/* ZZ_EENV where libzip cannot. */
int zz_archive_write(struct zz_buf *out, const struct zz_archive_part *parts, size_t n, struct zz_error *e);

#endif
