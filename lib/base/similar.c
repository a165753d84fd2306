#include "base/similar.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

uint64_t zz_hash64(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t h = mix(n + 1), word;
	for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
		memcpy(&word, p, sizeof word);
		h = mix(h ^ word);
	}
	word = 0;
	memcpy(&word, p, n);
	return mix(h ^ word);
}

/* 〇一二三四五六七八九十百千两 */
static bool chinese_numeral(int32_t cp)
{
	switch (cp) {
	case 0x3007:
	case 0x4E00:
	case 0x4E8C:
	case 0x4E09:
	case 0x56DB:
	case 0x4E94:
	case 0x516D:
	case 0x4E03:
	case 0x516B:
	case 0x4E5D:
	case 0x5341:
	case 0x767E:
	case 0x5343:
	case 0x4E24:
		return true;
	default:
		return false;
	}
}

static int32_t fold_other(int32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return zz_fold_char(cp - 0xFEE0);
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return utf8proc_tolower(cp);
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return cp;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return ZZ_FOLD_NUMBER;
	default:
		return ZZ_FOLD_NONE;
	}
}

int32_t zz_fold_rare(int32_t cp)
{
	if (chinese_numeral(cp))
		return ZZ_FOLD_NUMBER;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return cp;
	if (cp >= 'a' && cp <= 'z')
		return cp;
	if (cp >= 'A' && cp <= 'Z')
		return cp - 'A' + 'a';
	if (cp >= '0' && cp <= '9')
		return ZZ_FOLD_NUMBER;
	return cp < 0x80 ? ZZ_FOLD_NONE : fold_other(cp);
}

void zz_points_reserve(struct zz_code_points *p, size_t more)
{
	if (p->room - p->n >= more)
		return;
	p->room = (p->n + more) * 2;
	p->at = zz_realloc(p->at, p->room * sizeof *p->at);
}

void zz_shingles_of(struct zz_shingles *out, const struct zz_code_points *text)
{
	enum { BITS = 21, LENGTH = 3 };
	const uint64_t mask = (UINT64_C(1) << LENGTH * BITS) - 1;
	uint64_t last = 0;
	out->n = 0;
	if (out->room < text->n) {
		out->room = text->n * 2;
		out->at = zz_realloc(out->at, out->room * sizeof *out->at);
	}
	for (size_t i = 0; i < text->n; i++) {
		last = (last << BITS | (uint64_t)text->at[i]) & mask;
		if (i + 1 >= LENGTH)
			out->at[out->n++] = last;
	}
}

static int by_value(const void *a, const void *b)
{
	uint64_t x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

void zz_shingles_settle(struct zz_shingles *s)
{
	size_t kept = 0;
	if (!s->n)
		return;
	qsort(s->at, s->n, sizeof *s->at, by_value);
	for (size_t i = 0; i < s->n; i++)
		if (!kept || s->at[kept - 1] != s->at[i])
			s->at[kept++] = s->at[i];
	s->n = kept;
}

size_t zz_shingles_shared(const struct zz_shingles *a, const struct zz_shingles *b)
{
	size_t i = 0, k = 0, shared = 0;
	while (i < a->n && k < b->n) {
		shared += a->at[i] == b->at[k];
		size_t next = i + (a->at[i] <= b->at[k]);
		k += b->at[k] <= a->at[i];
		i = next;
	}
	return shared;
}

/* An empty bin takes the value of one that is not: which, its number and the number of the attempt decide,
 * the same in every signature, so that two texts that share the lender's value share this one. */
static void fill_bins(uint32_t *least, const bool *empty)
{
	for (unsigned i = 0; i < ZZ_SIGNATURE; i++) {
		unsigned from = i;
		for (uint64_t attempt = 1; empty[from]; attempt++)
			from = (unsigned)(mix(attempt << 8 | i) % ZZ_SIGNATURE);
		least[i] = least[from];
	}
}

bool zz_signature_of(struct zz_signature *out, const struct zz_shingles *s)
{
	uint32_t least[ZZ_SIGNATURE];
	bool empty[ZZ_SIGNATURE];
	if (!s->n)
		return false;
	memset(least, 0xFF, sizeof least);
	memset(empty, true, sizeof empty);
	for (size_t i = 0; i < s->n; i++) {
		uint64_t h = mix(s->at[i]);
		size_t bin = (size_t)((h >> 32) * ZZ_SIGNATURE >> 32);
		uint32_t value = (uint32_t)h;
		empty[bin] = false;
		if (value < least[bin])
			least[bin] = value;
	}
	fill_bins(least, empty);
	for (unsigned i = 0; i < ZZ_SIGNATURE; i++)
		out->at[i] = (uint16_t)least[i];
	return true;
}

uint64_t zz_signature_band(const struct zz_signature *s, unsigned band)
{
	return zz_hash64(&s->at[band * ZZ_SIGNATURE_ROWS], ZZ_SIGNATURE_ROWS * sizeof s->at[0]);
}

unsigned zz_signature_alike(const struct zz_signature *a, const struct zz_signature *b)
{
	unsigned n = 0;
	for (unsigned i = 0; i < ZZ_SIGNATURE; i++)
		n += a->at[i] == b->at[i];
	return n;
}
