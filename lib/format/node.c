/* Trees of nodes, and where their positions lie in the text. */
#include "base/text.h"
#include "format/yaml_parse.h"

#include <string.h>

struct zz_node *zz_node_get(const struct zz_node *map, const char *key)
{
	struct zz_str name = zz_str(key);
	if (!map || map->kind != ZZ_MAP)
		return NULL;
	ZZ_EACH(child, map)
	if (zz_str_eq(child->key->text, name))
		return child;
	return NULL;
}

struct zz_node *zz_node_new(struct zz_arena *a, enum zz_node_kind kind, enum zz_node_style style)
{
	struct zz_node *node = ZZ_NEW(a, struct zz_node);
	node->kind = (uint8_t)kind;
	node->style = (uint8_t)style;
	return node;
}

struct zz_node *zz_node_scalar(struct zz_arena *a, struct zz_str text)
{
	struct zz_node *node = zz_node_new(a, ZZ_SCALAR, ZZ_PLAIN);
	node->text = zz_arena_str(a, text);
	return node;
}

struct zz_node *zz_node_append(struct zz_arena *a, struct zz_node *parent, struct zz_str key,
							   struct zz_node *child)
{
	if (key.p && parent->kind == ZZ_MAP) {
		child->key = zz_node_scalar(a, key);
		child->key->parent = parent;
	}
	child->parent = parent;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->n++;
	return child;
}

struct zz_str zz_yaml_body(struct zz_str bytes)
{
	return zz_str_starts(bytes, "\xEF\xBB\xBF") ? zz_str_sub(bytes, 3, bytes.n) : bytes;
}

/* Bytes that go on with a character do not count as a column. */
static bool goes_on(struct zz_str bytes, size_t at)
{
	return at < bytes.n && ((unsigned char)bytes.p[at] & 0xC0) == 0x80;
}

static void to_line_start(struct zz_cursor *c, struct zz_str bytes)
{
	while (c->at > 0 && bytes.p[c->at - 1] != '\n')
		c->at--;
	c->column = 0;
}

/* To the start of the next line; false on the last one. */
static bool next_line(struct zz_cursor *c, struct zz_str bytes, size_t limit)
{
	const char *feed = c->at < limit ? memchr(bytes.p + c->at, '\n', limit - c->at) : NULL;
	if (!feed)
		return false;
	*c = (struct zz_cursor){.at = (size_t)(feed - bytes.p) + 1, .line = c->line + 1};
	return true;
}

static void previous_line(struct zz_cursor *c, struct zz_str bytes)
{
	to_line_start(c, bytes);
	c->at--;
	c->line--;
	to_line_start(c, bytes);
}

static void next_column(struct zz_cursor *c, struct zz_str bytes)
{
	for (c->at++; goes_on(bytes, c->at); c->at++)
		;
	c->column++;
}

static void previous_column(struct zz_cursor *c, struct zz_str bytes)
{
	for (c->at--; goes_on(bytes, c->at); c->at--)
		;
	c->column--;
}

static bool at_line_end(const struct zz_cursor *c, struct zz_str bytes)
{
	struct zz_str rest = zz_str_sub(bytes, c->at, bytes.n);
	return rest.n == 0 || rest.p[0] == '\n' || zz_str_starts(rest, "\r\n");
}

/* The line that begins at an offset, without its line break. */
static struct zz_str line_at(struct zz_str bytes, size_t at)
{
	struct zz_str rest = zz_str_sub(bytes, at, bytes.n);
	ptrdiff_t feed = zz_str_chr(rest, '\n');
	struct zz_str line = feed < 0 ? rest : zz_str_sub(rest, 0, (size_t)feed);
	return feed >= 0 && zz_str_ends(line, "\r") ? zz_str_sub(line, 0, line.n - 1) : line;
}

static size_t seek_to(struct zz_cursor *c, struct zz_str bytes, struct zz_mark to)
{
	uint32_t line = to.line ? to.line - 1 : 0, column = to.column ? to.column - 1 : 0;
	while (c->line > line)
		previous_line(c, bytes);
	while (c->line < line)
		if (!next_line(c, bytes, bytes.n))
			return bytes.n;
	while (c->column > column)
		previous_column(c, bytes);
	while (c->column < column && !at_line_end(c, bytes))
		next_column(c, bytes);
	return c->at;
}

size_t zz_yaml_seek(struct zz_yaml *y, struct zz_mark at)
{
	return seek_to(&y->cursor, y->bytes, at);
}

struct zz_mark zz_yaml_mark(struct zz_yaml *y, size_t offset)
{
	struct zz_cursor *c = &y->cursor;
	while (offset < c->at && c->column > 0)
		previous_column(c, y->bytes);
	while (offset < c->at)
		previous_line(c, y->bytes);
	while (next_line(c, y->bytes, offset))
		;
	while (c->at < offset)
		next_column(c, y->bytes);
	return (struct zz_mark){c->line + 1, c->column + 1};
}

size_t zz_yaml_offset(struct zz_str bytes, struct zz_mark at)
{
	struct zz_cursor c = {0};
	struct zz_str body = zz_yaml_body(bytes);
	return bytes.n - body.n + seek_to(&c, body, at);
}

struct zz_str zz_yaml_line(struct zz_str bytes, uint32_t line)
{
	struct zz_cursor c = {0};
	struct zz_str body = zz_yaml_body(bytes);
	seek_to(&c, body, (struct zz_mark){line, 1});
	return line && c.line == line - 1 ? line_at(body, c.at) : zz_str("");
}

void zz_yaml_show(struct zz_buf *out, struct zz_str bytes, uint32_t line, uint32_t column, uint32_t length)
{
	enum { CELLS = 120, MARKS = 60 };
	struct zz_str text = zz_yaml_line(bytes, line);
	size_t first = column ? column - 1 : 0;
	size_t start = zz_utf8_offset(text, first), end = zz_utf8_offset(text, first + length);
	size_t before = zz_text_width(zz_str_sub(text, 0, start)),
		   marks = zz_text_width(zz_str_sub(text, start, end));
	zz_buf_printf(out, "%5u | ", line);
	size_t from = out->n;
	zz_text_safe(out, zz_text_front(text, CELLS));
	zz_text_mask(out->data + from, out->n - from);
	zz_buf_puts(out, "\n      | ");
	if (before < CELLS) {
		zz_buf_pad(out, ' ', before);
		zz_buf_pad(out, '^', marks == 0 ? 1 : marks > MARKS ? MARKS : marks);
	}
	zz_buf_putc(out, '\n');
}
