/* An index and its pack: three bytes with the length of the index, the lowest first, then both. Whatever is
 * handed out is what its id stands for. */
#include "fuzz.h"

#include "git/pack.h"
#include "git/packs.h"

enum { FRONT = 3, MOST = 64, NAMES = 8 + 4 * 256 };

static void read_all(struct zz_packs *p, const uint8_t *index, size_t n)
{
	for (size_t i = 0; i < MOST && NAMES + (i + 1) * GIT_OID_RAWSZ <= n; i++)
		for (int kind = GIT_OBJECT_COMMIT; kind <= GIT_OBJECT_BLOB; kind++) {
			git_oid id, own;
			git_oid_fromraw(&id, index + NAMES + i * GIT_OID_RAWSZ);
			struct zz_object *o = zz_packs_read(p, &id, (git_object_t)kind);
			if (!o)
				continue;
			MUST(o->kind == kind && o->bytes[o->n] == 0);
			git_odb_hash(&own, o->bytes, o->n, (git_object_t)kind);
			MUST(git_oid_equal(&own, &id));
			zz_object_free(o);
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool started;
	if (!started)
		git_libgit2_init();
	started = true;
	if (size < FRONT)
		return 0;
	size_t n = data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16;
	n = n < size - FRONT ? n : size - FRONT;
	/* Copies, so that a sanitizer sees who reads beyond them. */
	uint8_t *index = malloc(n + 1), *bytes = malloc(size - FRONT - n + 1);
	memcpy(index, data + FRONT, n);
	memcpy(bytes, data + FRONT + n, size - FRONT - n);
	index = realloc(index, n ? n : 1);
	bytes = realloc(bytes, size - FRONT - n ? size - FRONT - n : 1);
	struct zz_packs *p = zz_packs_open("/nonexistent");
	if (zz_packs_take(p, (struct zz_str){(const char *)index, n},
					  (struct zz_str){(const char *)bytes, size - FRONT - n}))
		read_all(p, index, n);
	zz_packs_close(p);
	free(index);
	free(bytes);
	return 0;
}
