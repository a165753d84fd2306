/* The code on paper: twenty characters that a person can read out or write down, in five groups of four.
 *
 * Nineteen characters of Crockford's base32 are the first 95 bits of SM3 over
 *
 *   zzsh-code v1 LF text|head|receipt LF sm3:<hex> LF
 *
 * and the last is a check character: with v1 … v19 their values as elements of the field of 32 (bits are
 * coefficients, modulus x^5 + x^2 + 1), it is the sum of vi * x^(20-i). One wrong character, or two exchanged
 * wherever they stand, is always noticed.
 * The digest of a text is that of the record's
 * bytes, of a head the content digest of its tree (witness/manifest.h), of a receipt that of the whole
 * receipt. */
#ifndef ZZ_WITNESS_CODE_H
#define ZZ_WITNESS_CODE_H

#include "base/digest.h"

enum zz_code_kind { ZZ_CODE_TEXT, ZZ_CODE_HEAD, ZZ_CODE_RECEIPT };
enum { ZZ_CODE_CHARS = 20 };

/* Without blanks and hyphens, upper case, NUL-terminated. */
char *zz_code(enum zz_code_kind kind, const struct zz_sm3 *digest, char out[ZZ_CODE_CHARS + 1]);
/* "K7QM-2XPA-…" */
void zz_code_show(struct zz_buf *out, const char code[ZZ_CODE_CHARS + 1]);
/* What a person typed or heard: small letters, blanks, hyphens, O for 0, I and L for 1. False where it is no
 * code; *slip is set where it has twenty characters and only the check fails. */
bool zz_code_read(struct zz_str typed, char out[ZZ_CODE_CHARS + 1], bool *slip);
/* Exactly the twenty characters as zz_code gives them, with a check that holds. */
bool zz_code_good(struct zz_str code);

#endif
