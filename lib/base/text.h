/* UTF-8 text: code points, width in a terminal, comparison of names, nearest word, cleaning.
 *
 * Built on utf8proc; nothing here looks at the locale. Columns and lengths that a user sees count
 * code points from 1; widths count terminal cells (ambiguous width = 1). */
#ifndef ZZ_BASE_TEXT_H
#define ZZ_BASE_TEXT_H

#include "base/arena.h"

/* Takes one code point off the front of *s; -1 at the end, -2 at an invalid byte (one byte taken). */
int32_t zz_utf8_next(struct zz_str *s);
void zz_utf8_put(struct zz_buf *b, int32_t cp);
size_t zz_utf8_count(struct zz_str s);
/* Byte offset of the code point number `index` (from 0), clamped to the end. */
size_t zz_utf8_offset(struct zz_str s, size_t index);

enum zz_char_class {
	ZZ_CHAR_PLAIN,
	ZZ_CHAR_CONTROL,    /* C0 and C1 but tab and line feed */
	ZZ_CHAR_LINE_BREAK, /* U+0085, U+2028, U+2029, a carriage return without line feed */
	ZZ_CHAR_BIDI,       /* U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C */
	ZZ_CHAR_ZERO_WIDTH, /* U+200B–200D, U+2060, U+FEFF inside a text */
};
enum zz_char_class zz_char_class(int32_t cp);

/* Cells a text takes in a terminal: 2 for wide, 0 for combining. */
size_t zz_text_width(struct zz_str s);
/* The longest front of s that is at most `cells` wide. */
struct zz_str zz_text_front(struct zz_str s, size_t cells);
/* s, then blanks up to `cells`; left aligned, or right aligned where `cells` is negative. */
void zz_text_pad(struct zz_buf *b, struct zz_str s, int cells);
/* The same, and what is wider is cut, with ".." for what is left out. */
void zz_text_cell(struct zz_buf *b, struct zz_str s, int cells);
/* Breaks at `cells`, indenting the following lines; wraps between any two Chinese characters but
 * never before closing punctuation, and between words of Latin text; a longer word stands on a line of its
 * own, whole. cells = 0: does not wrap. The first line begins where the last line of b ends, so that a label
 * may stand before it. */
void zz_text_wrap(struct zz_buf *b, struct zz_str s, size_t cells, size_t indent);

/* s as it may be shown in a terminal: control, bidi and zero-width characters and foreign line breaks
 * become \u{…}, bytes that are not UTF-8 \x{…}. Tab and line feed stay; CR LF becomes LF. */
void zz_text_safe(struct zz_buf *b, struct zz_str s);
/* The same for a finished screen, whose escape sequences of colour stay: only bidi and zero-width characters
 * become \u{…}. */
void zz_text_reveal(struct zz_buf *b, struct zz_str s);

/* Whether a text says nothing: punctuation and blanks alone; false for an empty one. */
bool zz_text_only_marks(struct zz_str s);

/* Numbers of eleven digits and more, which could be somebody's telephone or identity number, become
 * asterisks, one for each digit. Not those of a word of 40 or 64 hexadecimal digits: an id of git, a digest.
 */
void zz_text_mask(char *text, size_t n);

/* A name as it is compared: spaces (ASCII, U+00A0, U+3000) left out, middle dots
 * (U+00B7 U+2022 U+2027 U+30FB U+FF0E U+FF65) made U+00B7, full-width Latin made half-width. */
struct zz_str zz_name_fold(struct zz_arena *a, struct zz_str name);

/* Full-width digits, letters and punctuation (－：，／～　) made ASCII: what is typed as a date,
 * a time or a word of a command. */
struct zz_str zz_text_half(struct zz_arena *a, struct zz_str s);

/* A text as a file system that does not tell case or normal forms apart sees it (Unicode case folding, NFC).
 */
struct zz_str zz_text_casefold(struct zz_arena *a, struct zz_str s);

/* Distance for "did you mean": Damerau-Levenshtein over code points, cut at `limit` + 1. */
size_t zz_text_distance(struct zz_str a, struct zz_str b, size_t limit);

/* First offset that is not UTF-8, or -1. Overlong forms, surrogates and U+FFFE/FFFF are invalid. */
ptrdiff_t zz_utf8_invalid(struct zz_str s);
/* Whether bytes that are not UTF-8 could be GB18030 text (for a hint only). */
bool zz_text_maybe_gbk(struct zz_str s);

#endif
