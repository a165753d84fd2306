/* Strings as views, and growing byte buffers.
 *
 * All text in the library is UTF-8. A view does not own its bytes and need not end in NUL. */
#ifndef ZZ_BASE_STR_H
#define ZZ_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct zz_str {
	const char *p;
	size_t n;
};

#define ZZ_STR(literal) ((struct zz_str){(literal), sizeof(literal) - 1})
/* For printf's "%.*s". */
#define ZZ_FMT(s) (int)(s).n, (s).p ? (s).p : ""

/* The small ones are inline: most are asked about literals, whose length the compiler knows. */

/* A view of a NUL-terminated string; NULL gives the empty view. */
static inline struct zz_str zz_str(const char *text)
{
	return text ? (struct zz_str){text, strlen(text)} : (struct zz_str){"", 0};
}
static inline bool zz_str_eq(struct zz_str a, struct zz_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool zz_str_is(struct zz_str a, const char *text)
{
	return zz_str_eq(a, zz_str(text));
}
/* Byte order; gives the same order in every locale. */
int zz_str_cmp(struct zz_str a, struct zz_str b);
/* Bytes [from, to) of a; both are clamped to its length. */
static inline struct zz_str zz_str_sub(struct zz_str a, size_t from, size_t to)
{
	if (to > a.n)
		to = a.n;
	if (from > to)
		from = to;
	return (struct zz_str){a.p ? a.p + from : "", to - from};
}
static inline bool zz_str_starts(struct zz_str a, const char *prefix)
{
	struct zz_str p = zz_str(prefix);
	return a.n >= p.n && zz_str_eq(zz_str_sub(a, 0, p.n), p);
}
static inline bool zz_str_ends(struct zz_str a, const char *suffix)
{
	struct zz_str s = zz_str(suffix);
	return a.n >= s.n && zz_str_eq(zz_str_sub(a, a.n - s.n, a.n), s);
}
/* Index of a byte, or -1. */
ptrdiff_t zz_str_chr(struct zz_str a, char byte);
ptrdiff_t zz_str_find(struct zz_str a, struct zz_str needle);
/* Without ASCII blanks, U+00A0 and U+3000 at both ends. */
struct zz_str zz_str_trim(struct zz_str a);
/* Takes the next piece before `sep` off *rest; false when nothing is left. A separator at the very
 * end is followed by no further piece, as a line feed ends a line. */
bool zz_str_split(struct zz_str *rest, char sep, struct zz_str *piece);
/* Whether a word is one of "a|b|c"; NULL lists none. */
bool zz_str_listed(const char *list, struct zz_str word);

/* A growing buffer. Start with {0}; data is NUL-terminated whenever it is not NULL. */
struct zz_buf {
	char *data;
	size_t n, room;
};

/* Makes room for n more bytes and returns where they go; whoever fills them adds to b->n and ends
 * them with NUL. */
char *zz_buf_room(struct zz_buf *b, size_t n);
void zz_buf_add(struct zz_buf *b, const void *bytes, size_t n);
void zz_buf_str(struct zz_buf *b, struct zz_str s);
void zz_buf_puts(struct zz_buf *b, const char *text);
void zz_buf_putc(struct zz_buf *b, char byte);
void zz_buf_pad(struct zz_buf *b, char byte, size_t times);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void zz_buf_printf(struct zz_buf *b, const char *format, ...);
struct zz_str zz_buf_view(const struct zz_buf *b);
void zz_buf_clear(struct zz_buf *b); /* keeps the memory */
void zz_buf_free(struct zz_buf *b);

#endif
