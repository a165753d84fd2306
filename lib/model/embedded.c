#include "model/embedded.h"

struct zz_str zz_embedded_get(const char *path)
{
	for (const struct zz_embedded *d = zz_embedded; d->path; d++)
		if (zz_str_is(zz_str(d->path), path))
			return (struct zz_str){(const char *)d->bytes, *d->size};
	return (struct zz_str){0};
}
