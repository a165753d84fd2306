/* What the files of a memory share; private to this layer. */
#ifndef ZZ_MODEL_MEMORY_PARTS_H
#define ZZ_MODEL_MEMORY_PARTS_H

#include "model/memory.h"

/* memory_file.c: reads it; false, and nothing remembered, where it is not there or in doubt. */
bool zz_memory_restore(struct zz_memory *m);
/* Writes it, with a history that goes to its end. That it cannot be written, in somebody else's folder or on
 * a full disk, hinders nobody. */
void zz_memory_write(struct zz_memory *m, struct zz_past *p);

/* memory.c: everything but the key and the briefs that were made since. */
void zz_memory_forget(struct zz_memory *m);
/* A path that is not one of m->past's. */
enum { ZZ_PATH_OWN = 1u << 30 };

#endif
