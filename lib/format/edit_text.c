/* Where things lie in the text. */
#include "format/edit_text.h"

#include <string.h>

size_t zz_edit_line_start(const struct zz_edit *ed, size_t at)
{
	while (at > 0 && ed->bytes.p[at - 1] != '\n')
		at--;
	return at;
}

size_t zz_edit_line_end(const struct zz_edit *ed, size_t at)
{
	while (at < ed->bytes.n && ed->bytes.p[at] != '\n')
		at++;
	return at > 0 && at < ed->bytes.n && ed->bytes.p[at - 1] == '\r' ? at - 1 : at;
}

size_t zz_edit_next_line(const struct zz_edit *ed, size_t at)
{
	while (at < ed->bytes.n && ed->bytes.p[at] != '\n')
		at++;
	return at < ed->bytes.n ? at + 1 : at;
}

size_t zz_edit_line_above_end(const struct zz_edit *ed, size_t at)
{
	size_t start = zz_edit_line_start(ed, at);
	return start ? zz_edit_line_end(ed, start - 1) : 0;
}

bool zz_edit_blank(const struct zz_edit *ed, size_t from, size_t to)
{
	while (from < to && strchr(" \t\r\n", ed->bytes.p[from]))
		from++;
	return from >= to;
}

size_t zz_edit_indent(const struct zz_edit *ed, size_t line_start)
{
	size_t at = line_start;
	while (at < ed->bytes.n && ed->bytes.p[at] == ' ')
		at++;
	return at - line_start;
}

bool zz_edit_is_comment(const struct zz_edit *ed, size_t line_start)
{
	size_t at = line_start + zz_edit_indent(ed, line_start);
	return at < ed->bytes.n && ed->bytes.p[at] == '#';
}

size_t zz_edit_from(struct zz_edit *ed, const struct zz_node *node)
{
	return zz_yaml_seek(&ed->y, node->start);
}

size_t zz_edit_to(struct zz_edit *ed, const struct zz_node *node)
{
	return zz_yaml_seek(&ed->y, node->end);
}

/* The dash stands in the column of the sequence, on the line of the item or above it. */
static size_t dash_of(struct zz_edit *ed, const struct zz_node *item)
{
	struct zz_mark at = {item->start.line, item->parent->start.column};
	for (; at.line >= item->parent->start.line; at.line--) {
		size_t offset = zz_yaml_seek(&ed->y, at);
		if (offset < ed->bytes.n && ed->bytes.p[offset] == '-')
			return offset;
	}
	return zz_edit_from(ed, item);
}

size_t zz_edit_entry(struct zz_edit *ed, const struct zz_node *node)
{
	if (node->key)
		return zz_edit_from(ed, node->key);
	return node->parent->style == ZZ_BLOCK ? dash_of(ed, node) : zz_edit_from(ed, node);
}

size_t zz_edit_marker(struct zz_edit *ed, const struct zz_node *node, bool *colon)
{
	*colon = true;
	if (!node->key)
		return dash_of(ed, node) + 1;
	size_t end = zz_edit_to(ed, node->key), at = end;
	while (at < ed->bytes.n && strchr(" \t", ed->bytes.p[at]))
		at++;
	*colon = at < ed->bytes.n && ed->bytes.p[at] == ':';
	return *colon ? at + 1 : end;
}

size_t zz_edit_header(struct zz_edit *ed, const struct zz_node *literal)
{
	size_t at = zz_edit_from(ed, literal);
	while (at < ed->bytes.n && strchr("|>+-0123456789", ed->bytes.p[at]))
		at++;
	return at;
}

const struct zz_node *zz_edit_last_leaf(const struct zz_node *node)
{
	while (node->kind != ZZ_SCALAR && node->style != ZZ_FLOW && node->last)
		node = node->last;
	return node;
}

/* Blanks at the start of the first line of a text that holds more than blanks. */
static size_t text_indent(struct zz_str text)
{
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line)) {
		size_t n = 0;
		while (n < line.n && line.p[n] == ' ')
			n++;
		if (zz_str_trim(line).n)
			return n;
	}
	return 0;
}

/* How far the lines of a literal block are indented in the source; 0 where all are blank. */
static size_t literal_indent(struct zz_edit *ed, const struct zz_node *literal)
{
	size_t end = zz_edit_to(ed, literal);
	for (size_t at = zz_edit_next_line(ed, zz_edit_from(ed, literal)); at < end;
		 at = zz_edit_next_line(ed, at))
		if (!zz_edit_blank(ed, at, zz_edit_line_end(ed, at)))
			return zz_edit_indent(ed, at) - text_indent(literal->text);
	return 0;
}

/* The end of the last blank line below `end` that belongs to the value: of a literal block what is
 * indented further, or all of them; of a plain scalar those with a tab, which stand nowhere else. */
static size_t blank_lines_of(const struct zz_edit *ed, size_t end, size_t indent, bool all)
{
	size_t last = end;
	for (size_t at = zz_edit_next_line(ed, end); at < ed->bytes.n; at = zz_edit_next_line(ed, at)) {
		size_t line_end = zz_edit_line_end(ed, at);
		if (!zz_edit_blank(ed, at, line_end))
			break;
		if (all || line_end - at > indent || memchr(ed->bytes.p + at, '\t', line_end - at))
			last = line_end;
	}
	return last;
}

size_t zz_edit_extent(struct zz_edit *ed, const struct zz_node *node)
{
	const struct zz_node *leaf = zz_edit_last_leaf(node);
	size_t end = zz_edit_to(ed, leaf);
	if (leaf->kind != ZZ_SCALAR || leaf->style == ZZ_QUOTED)
		return end;
	size_t line_end = zz_edit_line_end(ed, end);
	if (leaf->style == ZZ_PLAIN) {
		size_t last = blank_lines_of(ed, line_end, SIZE_MAX, false);
		return last > line_end ? last : end;
	}
	size_t from = zz_edit_from(ed, leaf), header = zz_edit_header(ed, leaf);
	size_t indent = literal_indent(ed, leaf);
	bool keep = memchr(ed->bytes.p + from, '+', header - from) != NULL;
	return blank_lines_of(ed, line_end, indent, keep || indent == 0);
}
