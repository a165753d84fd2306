/* How alike two texts are: sets of shingles, their Jaccard index, and short signatures that find the like
 * ones among very many.
 *
 * Shingles and min-wise sampling: A. Broder, On the resemblance and containment of documents (1997). One
 * permutation instead of many: P. Li, A. Owen, C.-H. Zhang, One permutation hashing (2012), its empty bins
 * filled as by A. Shrivastava, Optimal densification for fast and accurate minwise hashing (2017). Banding:
 * J. Leskovec, A. Rajaraman, J. Ullman, Mining of massive datasets, chapter 3. Signatures only propose; what
 * is said of two texts rests on their whole sets.
 *
 * A shingle is three code points in a row, kept whole in 64 bits, so that two different ones are never taken
 * for the same. */
#ifndef ZZ_BASE_SIMILAR_H
#define ZZ_BASE_SIMILAR_H

#include "base/arena.h"

/* A text as it is compared: letters of all scripts, small, full-width Latin as half-width; blanks,
 * punctuation and numbers (also Chinese numerals) are no part of it. */
enum { ZZ_FOLD_NONE = 0, ZZ_FOLD_NUMBER = -1 };
/* zz_fold_char: the code point it is compared as; ZZ_FOLD_NONE for what separates, ZZ_FOLD_NUMBER for digits.
 */
int32_t zz_fold_rare(int32_t cp);
static inline int32_t zz_fold_char(int32_t cp)
{
	/* Most of a text; the numerals among them are 一 to 九, 十, 百, 千, 两, none of them above 百. */
	return cp > 0x767E && cp <= 0x9FFF ? cp : zz_fold_rare(cp);
}

struct zz_code_points {
	int32_t *at;
	size_t n, room;
};

/* Makes room for so many more. */
void zz_points_reserve(struct zz_code_points *p, size_t more);

struct zz_shingles {
	uint64_t *at;
	size_t n, room;
};
/* Those of a folded text, in its order, repeated ones too. *out is emptied first. */
void zz_shingles_of(struct zz_shingles *out, const struct zz_code_points *text);
/* Makes a set of them: sorted, each once. */
void zz_shingles_settle(struct zz_shingles *s);
/* How many two sets share; their Jaccard index is shared / (a.n + b.n - shared). */
size_t zz_shingles_shared(const struct zz_shingles *a, const struct zz_shingles *b);

/* Two texts of Jaccard index s have one band or more in common with the probability 1 - (1 - s^ROWS)^BANDS:
 * 0.9998 at 0.85, 0.998 at 0.8, 0.23 at 0.44, 0.005 at 0.2. */
enum {
	ZZ_SIGNATURE_BANDS = 16,
	ZZ_SIGNATURE_ROWS = 5,
	ZZ_SIGNATURE = ZZ_SIGNATURE_BANDS * ZZ_SIGNATURE_ROWS
};
struct zz_signature {
	uint16_t at[ZZ_SIGNATURE];
};
/* False where there is no shingle. Order and repetition do not matter. */
bool zz_signature_of(struct zz_signature *out, const struct zz_shingles *s);
uint64_t zz_signature_band(const struct zz_signature *s, unsigned band);
/* How many of the ZZ_SIGNATURE values agree: an estimate of the Jaccard index, its standard error at most
 * 0.056 (at one half). */
unsigned zz_signature_alike(const struct zz_signature *a, const struct zz_signature *b);

/* A well mixed 64-bit hash of bytes; no defence against who chooses them. */
uint64_t zz_hash64(const void *bytes, size_t n);

#endif
