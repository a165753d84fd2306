#include "git/pack.h"

#include "base/arena.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = 8, FANOUT = 256, WORD = 4, PACK_HEADER = 12, TRAILER = GIT_OID_RAWSZ };

static uint32_t word(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* --- the two files --- */

/* How many names begin with a byte up to this one. */
static size_t fanout(const struct zz_pack *p, size_t byte)
{
	return word(p->index + HEADER + byte * WORD);
}

static bool fanout_rises(const struct zz_pack *p)
{
	for (size_t i = 1; i < FANOUT; i++)
		if (fanout(p, i) < fanout(p, i - 1))
			return false;
	return true;
}

static bool lay_out(struct zz_pack *p)
{
	enum { FRONT = HEADER + FANOUT * WORD, EACH = GIT_OID_RAWSZ + 2 * WORD, LARGE = 8 };
	if (p->index_n < FRONT + 2 * TRAILER || memcmp(p->index, "\377tOc\0\0\0\2", HEADER) != 0 ||
		!fanout_rises(p))
		return false;
	size_t rest = p->index_n - FRONT - 2 * TRAILER;
	p->count = fanout(p, FANOUT - 1);
	if (p->count > rest / EACH || (rest - p->count * EACH) % LARGE != 0)
		return false;
	p->ids = p->index + FRONT;
	p->small = p->ids + p->count * (GIT_OID_RAWSZ + WORD);
	p->large = p->small + p->count * WORD;
	p->nlarge = (rest - p->count * EACH) / LARGE;
	return true;
}

/* The index names its pack by the digest at the pack's end. */
static bool belong_together(const struct zz_pack *p)
{
	return p->n >= PACK_HEADER + TRAILER && memcmp(p->bytes, "PACK\0\0\0\2", HEADER) == 0 &&
		   word(p->bytes + HEADER) == p->count &&
		   memcmp(p->bytes + p->n - TRAILER, p->index + p->index_n - 2 * TRAILER, TRAILER) == 0;
}

bool zz_pack_take(struct zz_pack *p, struct zz_str index, struct zz_str bytes)
{
	*p = (struct zz_pack){.index = (const uint8_t *)index.p,
						  .index_n = index.n,
						  .bytes = (const uint8_t *)bytes.p,
						  .n = bytes.n};
	return lay_out(p) && belong_together(p);
}

static bool map(int folder, const char *name, const char *end, struct zz_str *out)
{
	char path[96];
	struct stat st;
	int n = snprintf(path, sizeof path, "%s%s", name, end);
	*out = (struct zz_str){0};
	if (n < 0 || (size_t)n >= sizeof path)
		return false;
	int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool good = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
				(uintmax_t)st.st_size < SIZE_MAX / 2;
	void *at = good ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
	if (fd >= 0)
		close(fd);
	if (at == MAP_FAILED)
		return false;
	*out = (struct zz_str){at, (size_t)st.st_size};
	return true;
}

bool zz_pack_open(struct zz_pack *p, int folder, const char *name)
{
	struct zz_str index, bytes = {0};
	bool good = map(folder, name, ".idx", &index) && map(folder, name, ".pack", &bytes);
	good = zz_pack_take(p, index, bytes) && good;
	p->mapped = true;
	if (!good)
		zz_pack_close(p);
	return good;
}

static void unmap(const uint8_t *at, size_t n)
{
	if (n)
		munmap((void *)at, n);
}

void zz_pack_close(struct zz_pack *p)
{
	if (p->mapped) {
		unmap(p->index, p->index_n);
		unmap(p->bytes, p->n);
	}
	*p = (struct zz_pack){0};
}

/* --- an object in it --- */

static bool offset_of(const struct zz_pack *p, size_t i, size_t *offset)
{
	enum { ELSEWHERE = 31 };
	uint64_t at = word(p->small + i * WORD);
	if (at >> ELSEWHERE) {
		size_t k = (size_t)(at & (((uint64_t)1 << ELSEWHERE) - 1));
		if (k >= p->nlarge)
			return false;
		at = (uint64_t)word(p->large + k * 2 * WORD) << 32 | word(p->large + k * 2 * WORD + WORD);
	}
	*offset = (size_t)at;
	return at >= PACK_HEADER && at < p->n - TRAILER;
}

bool zz_pack_find(const struct zz_pack *p, const uint8_t id[GIT_OID_RAWSZ], size_t *offset)
{
	size_t from = id[0] ? fanout(p, id[0] - 1u) : 0, until = fanout(p, id[0]);
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		int order = memcmp(p->ids + mid * GIT_OID_RAWSZ, id, GIT_OID_RAWSZ);
		if (order == 0)
			return offset_of(p, mid, offset);
		*(order < 0 ? &from : &until) = order < 0 ? mid + 1 : mid;
	}
	return false;
}

/* A number of seven bits a byte, the lowest first; false where it has no end, or is too large for anything.
 */
static bool take_number(const uint8_t **at, const uint8_t *end, unsigned shift, size_t *value)
{
	enum { MORE = 0x80, BITS = 7, MOST = 40 };
	uint8_t byte = MORE;
	uint64_t v = *value;
	for (; byte & MORE; shift += BITS) {
		if (*at >= end || shift > MOST)
			return false;
		byte = *(*at)++;
		v |= (uint64_t)(byte & ~MORE) << shift;
	}
	*value = (size_t)v;
	return v <= SIZE_MAX;
}

/* How far before it the other object lies. */
static bool take_distance(const uint8_t **at, const uint8_t *end, size_t most, size_t *distance)
{
	enum { MORE = 0x80, BITS = 7 };
	size_t v = 0;
	uint8_t byte = 0;
	do {
		if (*at >= end || v > most >> BITS)
			return false;
		byte = *(*at)++;
		v = v << BITS | (byte & ~MORE);
		if (byte & MORE)
			v++;
	} while (byte & MORE);
	*distance = v;
	return v > 0 && v <= most;
}

bool zz_pack_look(const struct zz_pack *p, size_t offset, struct zz_packed *out)
{
	enum { KIND = 4, LOW = 15, KINDS = 7, MORE = 0x80 };
	const uint8_t *at = p->bytes + offset, *end = p->bytes + p->n - TRAILER;
	size_t distance;
	if (offset < PACK_HEADER || offset >= p->n - TRAILER)
		return false;
	uint8_t byte = *at++;
	*out = (struct zz_packed){.kind = byte >> KIND & KINDS, .size = byte & LOW};
	if (byte & MORE && !take_number(&at, end, KIND, &out->size))
		return false;
	if (out->kind == GIT_OBJECT_OFS_DELTA) {
		if (!take_distance(&at, end, offset - PACK_HEADER, &distance))
			return false;
		out->base = offset - distance;
	} else if (out->kind == GIT_OBJECT_REF_DELTA) {
		if (end - at < GIT_OID_RAWSZ || !zz_pack_find(p, at, &out->base))
			return false;
		at += GIT_OID_RAWSZ;
		out->kind = GIT_OBJECT_OFS_DELTA;
	} else if (out->kind < GIT_OBJECT_COMMIT || out->kind > GIT_OBJECT_TAG) {
		return false;
	}
	out->from = (size_t)(at - p->bytes);
	return out->size <= ZZ_PACK_BYTES;
}

bool zz_pack_inflate(const struct zz_pack *p, const struct zz_packed *which,
					 struct libdeflate_decompressor *d, uint8_t *out)
{
	size_t n = p->n - TRAILER - which->from, read;
	return libdeflate_zlib_decompress_ex(d, p->bytes + which->from, n, out, which->size, &read, NULL) ==
		   LIBDEFLATE_SUCCESS;
}

/* --- differences --- */

bool zz_delta_sizes(struct zz_str *delta, size_t *from, size_t *to)
{
	const uint8_t *at = (const uint8_t *)delta->p, *end = at + delta->n;
	*from = *to = 0;
	if (!take_number(&at, end, 0, from) || !take_number(&at, end, 0, to))
		return false;
	*delta = (struct zz_str){(const char *)at, (size_t)(end - at)};
	return true;
}

/* The bytes of `op` say which of the following bytes are there. */
static bool take_copy(const uint8_t **at, const uint8_t *end, uint8_t op, size_t *from, size_t *n)
{
	enum { FROM = 4, PARTS = 7, BYTE = 8, NONE = 0x10000 };
	uint32_t value[2] = {0, 0};
	for (unsigned i = 0; i < PARTS; i++) {
		if (!(op >> i & 1))
			continue;
		if (*at >= end)
			return false;
		value[i >= FROM] |= (uint32_t) * (*at)++ << (i % FROM * BYTE);
	}
	*from = value[0];
	*n = value[1] ? value[1] : NONE;
	return true;
}

bool zz_delta_apply(struct zz_str delta, struct zz_str base, uint8_t *out, size_t n)
{
	enum { COPY = 0x80 };
	const uint8_t *at = (const uint8_t *)delta.p, *end = at + delta.n;
	size_t done = 0;
	while (at < end) {
		uint8_t op = *at++;
		size_t from, count = op;
		if (op & COPY) {
			if (!take_copy(&at, end, op, &from, &count) || from > base.n || count > base.n - from ||
				count > n - done)
				return false;
			memcpy(out + done, base.p + from, count);
		} else {
			if (!op || count > (size_t)(end - at) || count > n - done)
				return false;
			memcpy(out + done, at, count);
			at += count;
		}
		done += count;
	}
	return done == n;
}
