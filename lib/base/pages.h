/* Memory in large pages, where the system has them to give: a table of a hundred thousand rows is then filled
 * without asking for each four kilobytes of it. */
#ifndef ZZ_BASE_PAGES_H
#define ZZ_BASE_PAGES_H

#include <stddef.h>

/* From so many bytes on it is worth while. */
enum { ZZ_PAGES_LARGE = 1 << 20 };

/* Once, at the start of a program: what is that large gets pages of its own from the system and gives them
 * back, whatever was freed before. The C library would otherwise learn to take it from its heap, where it is
 * cleared by hand and copied when it grows. */
void zz_pages_begin(void);

/* Advice, and nothing else: what lies there stays as it is. */
void zz_pages_large(void *p, size_t n);

#endif
