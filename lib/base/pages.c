#define _DEFAULT_SOURCE /* madvise is no part of POSIX */

#include "base/pages.h"

#include <stdint.h>
#include <sys/mman.h>

void zz_pages_large(void *p, size_t n)
{
#ifdef MADV_HUGEPAGE
	enum { LARGE = 2 << 20 };
	uintptr_t from = ((uintptr_t)p + LARGE - 1) & ~(uintptr_t)(LARGE - 1),
			  until = ((uintptr_t)p + n) & ~(uintptr_t)(LARGE - 1);
	if (from < until)
		madvise((char *)p + (from - (uintptr_t)p), until - from, MADV_HUGEPAGE);
#else
	(void)p;
	(void)n;
#endif
}
