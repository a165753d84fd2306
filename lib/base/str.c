#include "base/str.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int zz_str_cmp(struct zz_str a, struct zz_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	if (order)
		return order < 0 ? -1 : 1;
	return (a.n > b.n) - (a.n < b.n);
}

ptrdiff_t zz_str_chr(struct zz_str a, char byte)
{
	const char *at = a.n ? memchr(a.p, byte, a.n) : NULL;
	return at ? at - a.p : -1;
}

/* Looks for the last byte first: of Chinese characters that is the one that differs. */
ptrdiff_t zz_str_find(struct zz_str a, struct zz_str needle)
{
	if (needle.n == 0)
		return 0;
	size_t last = needle.n - 1;
	for (size_t from = 0; a.n - from >= needle.n;) {
		ptrdiff_t at = zz_str_chr(zz_str_sub(a, from + last, a.n), needle.p[last]);
		if (at < 0)
			return -1;
		from += (size_t)at;
		if (memcmp(a.p + from, needle.p, last) == 0)
			return (ptrdiff_t)from;
		from++;
	}
	return -1;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Both lead bytes begin a character wherever they stand, so a suffix cannot be half of another one. */
#define NBSP        "\xC2\xA0"
#define IDEOGRAPHIC "\xE3\x80\x80"

static size_t blank_front(struct zz_str a)
{
	if (a.n && is_blank(a.p[0]))
		return 1;
	return zz_str_starts(a, NBSP) ? 2 : zz_str_starts(a, IDEOGRAPHIC) ? 3 : 0;
}

static size_t blank_back(struct zz_str a)
{
	if (a.n && is_blank(a.p[a.n - 1]))
		return 1;
	return zz_str_ends(a, NBSP) ? 2 : zz_str_ends(a, IDEOGRAPHIC) ? 3 : 0;
}

struct zz_str zz_str_trim(struct zz_str a)
{
	size_t n;
	while ((n = blank_front(a)) > 0)
		a = zz_str_sub(a, n, a.n);
	while ((n = blank_back(a)) > 0)
		a.n -= n;
	return a;
}

bool zz_str_split(struct zz_str *rest, char sep, struct zz_str *piece)
{
	if (rest->n == 0)
		return false;
	ptrdiff_t at = zz_str_chr(*rest, sep);
	size_t end = at < 0 ? rest->n : (size_t)at;
	*piece = zz_str_sub(*rest, 0, end);
	*rest = zz_str_sub(*rest, end + 1, rest->n);
	return true;
}

bool zz_str_listed(const char *list, struct zz_str word)
{
	struct zz_str rest = zz_str(list), piece;
	while (zz_str_split(&rest, '|', &piece))
		if (zz_str_eq(piece, word))
			return true;
	return false;
}

char *zz_buf_room(struct zz_buf *b, size_t n)
{
	if (n >= SIZE_MAX / 2 - b->n)
		zz_oom();
	size_t need = b->n + n + 1;
	if (need > b->room) {
		size_t room = b->room ? b->room : 64;
		while (room < need)
			room *= 2;
		b->data = zz_realloc(b->data, room);
		b->room = room;
		b->data[b->n] = '\0';
	}
	return b->data + b->n;
}

void zz_buf_add(struct zz_buf *b, const void *bytes, size_t n)
{
	char *at = zz_buf_room(b, n);
	if (n)
		memcpy(at, bytes, n);
	b->n += n;
	b->data[b->n] = '\0';
}

void zz_buf_str(struct zz_buf *b, struct zz_str s)
{
	zz_buf_add(b, s.p, s.n);
}

void zz_buf_puts(struct zz_buf *b, const char *text)
{
	zz_buf_str(b, zz_str(text));
}

void zz_buf_putc(struct zz_buf *b, char byte)
{
	zz_buf_add(b, &byte, 1);
}

void zz_buf_pad(struct zz_buf *b, char byte, size_t times)
{
	memset(zz_buf_room(b, times), byte, times);
	b->n += times;
	b->data[b->n] = '\0';
}

void zz_buf_printf(struct zz_buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		vsnprintf(zz_buf_room(b, (size_t)n), (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

struct zz_str zz_buf_view(const struct zz_buf *b)
{
	return (struct zz_str){b->data ? b->data : "", b->n};
}

void zz_buf_clear(struct zz_buf *b)
{
	b->n = 0;
	if (b->data)
		b->data[0] = '\0';
}

void zz_buf_free(struct zz_buf *b)
{
	free(b->data);
	*b = (struct zz_buf){0};
}
