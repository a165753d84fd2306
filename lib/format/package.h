/* Parts of Office Open XML files (ISO/IEC 29500-2): XML in a ZIP archive, through libzip and expat.
 *
 * Whoever made the file may mean ill: how many parts, bytes of XML (unpacked), how deep and how long a piece
 * is limited, document types (and with them entities) are refused, a part's name is only looked up in the
 * archive and never becomes a path. */
#ifndef ZZ_FORMAT_PACKAGE_H
#define ZZ_FORMAT_PACKAGE_H

#include "base/diag.h"

enum { ZZ_PACKAGE_PARTS = 10000 };

struct zip;
struct zz_package {
	struct zip *zip;
	size_t limit, unpacked; /* bytes of XML: at most, until now */
};

/* Whether bytes begin like a ZIP archive. */
bool zz_package_looks(struct zz_str bytes);
/* Whether the record at the end of an archive tells of more than `most` parts: libzip reads the whole list at
 * once. */
bool zz_package_over(struct zz_str bytes, unsigned most);
/* `bytes` must stay until the package is closed. ZZ_EUSAGE where it cannot be opened, is too large or
 * protected by a password; says nothing about why. */
int zz_package_open(struct zz_package *out, struct zz_str bytes, size_t limit);
void zz_package_close(struct zz_package *p);

/* One part through expat. Names come without their prefix; attributes name, value, …, NULL. A callback ends
 * the reading by returning other than 0, which is what zz_package_read then returns. */
struct zz_package_sink {
	int (*start)(void *with, const char *name, const char **attributes); /* each may be NULL */
	int (*end)(void *with, const char *name);
	int (*text)(void *with, struct zz_str text);
	void *with;
};
/* 1: there is no such part. ZZ_EUSAGE: it cannot be read, or is over a limit. */
int zz_package_read(struct zz_package *p, const char *part, const struct zz_package_sink *sink);

#endif
