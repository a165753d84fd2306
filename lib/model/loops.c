#include "model/loops.h"

size_t zz_loops(const int32_t *next, size_t n, int32_t *out, struct zz_arena *scratch)
{
	size_t found = 0;
	uint32_t *walk = ZZ_NEWN(scratch, uint32_t, n); /* the walk that came by first, from 1 */
	for (uint32_t i = 0; i < n; i++) {
		int32_t at = (int32_t)i;
		for (; at >= 0 && !walk[at]; at = next[at])
			walk[at] = i + 1;
		if (at >= 0 && walk[at] == i + 1)
			out[found++] = at;
	}
	return found;
}
