/* Memory in large pages, where the system has them to give: a table of a hundred thousand rows is then filled
 * without asking for each four kilobytes of it. */
#ifndef ZZ_BASE_PAGES_H
#define ZZ_BASE_PAGES_H

#include <stddef.h>

/* Advice, and nothing else: what lies there stays as it is. */
void zz_pages_large(void *p, size_t n);

#endif
