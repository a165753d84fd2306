/* Which build of the program this is. */
#ifndef ZZ_BASE_BUILD_H
#define ZZ_BASE_BUILD_H

#include "base/str.h"

/* What the linker made of all that it put together (the note NT_GNU_BUILD_ID): other code, another id; the
 * same sources and tools, the same. Empty where the linker wrote none. */
struct zz_str zz_build_id(void);

#endif
