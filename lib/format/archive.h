/* ZIP archives of our own making.
 *
 * Writing one, through libzip, so that the same parts give the same bytes anywhere.
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

/* Reading one such again. Whoever made the file may mean ill: how many parts is limited before libzip looks
 * at them, a part must be stored, so that none is longer than the file, and a name is only looked up and
 * never becomes a path. */
struct zz_archive {
	struct zip *zip;
	const char *path; /* borrowed */
};
/* Whether a path is a plain file that begins like a ZIP archive. */
bool zz_archive_looks(const char *path);
/* ZZ_EUSAGE where it is none of these. Close in any case. */
int zz_archive_open(struct zz_archive *a, const char *path, struct zz_error *e);
void zz_archive_close(struct zz_archive *a);
/* The front of a part, at most `limit` bytes. ZZ_EUSAGE where it is not there, packed, damaged. */
int zz_archive_front(struct zz_archive *a, const char *part, size_t limit, struct zz_buf *out,
					 struct zz_error *e);
/* A part from a place in it on to its end, written to a descriptor. */
int zz_archive_copy(struct zz_archive *a, const char *part, size_t from, int fd, struct zz_error *e);

#endif
