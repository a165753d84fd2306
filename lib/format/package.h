/* Parts of Office Open XML files (ISO/IEC 29500-2): XML in a ZIP archive, through libzip and expat.
 *
 * Whoever made the file may mean ill: how many parts, bytes of XML (unpacked), how deep and how long a piece
 * is limited, document types (and with them entities) are refused, a part's name is only looked up in the
 * archive and never becomes a path. */
#ifndef ZZ_FORMAT_PACKAGE_H
#define ZZ_FORMAT_PACKAGE_H

#include "base/diag.h"

enum { ZZ_PACKAGE_PARTS = 10000 };

/* Why opening or reading ended. */
enum zz_package_fault {
	ZZ_PACKAGE_FINE,
	ZZ_PACKAGE_MANY,    /* parts */
	ZZ_PACKAGE_LARGE,   /* more XML than the limit */
	ZZ_PACKAGE_DEEP,    /* nested too deeply */
	ZZ_PACKAGE_LONG,    /* one tag or piece of text */
	ZZ_PACKAGE_DOCTYPE, /* it declares a document type */
	ZZ_PACKAGE_PROTECTED,
	ZZ_PACKAGE_BROKEN, /* `why`, in English */
};
struct zip;
struct zz_package {
	struct zip *zip;
	size_t limit, unpacked; /* bytes of XML: at most, until now */
	uint8_t fault;          /* zz_package_fault */
	char why[100];
};

/* Whether bytes begin like a ZIP archive. */
bool zz_package_looks(struct zz_str bytes);
/* Whether the record at the end of an archive tells of more than `most` parts: libzip reads the whole list at
 * once. */
bool zz_package_over(struct zz_str bytes, unsigned most);
/* `bytes` must stay until the package is closed. ZZ_EUSAGE where it cannot be opened; out->fault says why. */
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
/* 1: there is no such part. ZZ_EUSAGE: it cannot be read, or is over a limit; p->fault says why, and stays
 * fine where a callback ended the reading. */
int zz_package_read(struct zz_package *p, const char *part, const struct zz_package_sink *sink);

#endif
