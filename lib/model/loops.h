/* Loops among things of which each leads to at most one other: superiors, mergers, consecutive sittings. */
#ifndef ZZ_MODEL_LOOPS_H
#define ZZ_MODEL_LOOPS_H

#include "base/arena.h"

/* next[i] is where i leads, -1 nowhere. Puts one of each loop's places into out (room for n), the one reached
 * first going on from the lowest number, and returns how many loops there are. `scratch` is used for a
 * moment. */
size_t zz_loops(const int32_t *next, size_t n, int32_t *out, struct zz_arena *scratch);

#endif
