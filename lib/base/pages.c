#define _DEFAULT_SOURCE /* madvise is no part of POSIX */

#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void zz_pages_begin(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, ZZ_PAGES_LARGE);
#endif
}

void zz_pages_large(void *p, size_t n)
{
#ifdef MADV_HUGEPAGE
	enum { SMALL = 4096 };
	uintptr_t from = (uintptr_t)p & ~(uintptr_t)(SMALL - 1),
			  until = ((uintptr_t)p + n + SMALL - 1) & ~(uintptr_t)(SMALL - 1);
	madvise((char *)p - ((uintptr_t)p - from), until - from, MADV_HUGEPAGE);
#else
	(void)p;
	(void)n;
#endif
}
