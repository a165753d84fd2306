/* Edits, inside: where things lie in the text, and the splices that come of it. Private to edit*.c. */
#ifndef ZZ_FORMAT_EDIT_TEXT_H
#define ZZ_FORMAT_EDIT_TEXT_H

#include "format/edit.h"
#include "format/yaml_parse.h"

enum zz_change_kind {
	ZZ_CHANGE_SCALAR,
	ZZ_CHANGE_VALUE,
	ZZ_CHANGE_APPEND,
	ZZ_CHANGE_BEFORE,
	ZZ_CHANGE_REMOVE,
};

struct zz_change {
	enum zz_change_kind kind;
	const struct zz_node *node; /* what is changed; the parent of what is appended */
	const struct zz_node *with;
	struct zz_str text; /* key or scalar */
};

/* Bytes [from, to) give way to text. */
struct zz_splice {
	size_t from, to, order;
	unsigned depth; /* of two insertions in one place the deeper comes first */
	struct zz_buf text;
};

struct zz_edit {
	struct zz_yaml y; /* for its bytes, which end in a line break, and its cursor */
	struct zz_str bytes, original;
	const struct zz_node *root;
	struct zz_buf copy; /* the original, ending in a line break */
	struct zz_arena arena;
	bool crlf;
	bool open_end; /* the text ended within a literal block */
	struct {
		struct zz_change *at;
		size_t n, room;
	} changes;
	struct {
		struct zz_splice *at;
		size_t n, room;
	} splices;
};

size_t zz_edit_line_start(const struct zz_edit *ed, size_t at);
size_t zz_edit_line_end(const struct zz_edit *ed, size_t at);       /* before its line break */
size_t zz_edit_line_above_end(const struct zz_edit *ed, size_t at); /* 0 in the first line */
size_t zz_edit_next_line(const struct zz_edit *ed, size_t at);      /* bytes.n after the last one */
/* Whether [from, to) holds only blanks and line breaks. */
bool zz_edit_blank(const struct zz_edit *ed, size_t from, size_t to);
/* Blanks at the start of a line, and whether a comment follows them. */
size_t zz_edit_indent(const struct zz_edit *ed, size_t line_start);
bool zz_edit_is_comment(const struct zz_edit *ed, size_t line_start);

size_t zz_edit_from(struct zz_edit *ed, const struct zz_node *node);
size_t zz_edit_to(struct zz_edit *ed, const struct zz_node *node);
/* Key of an entry, dash of a block item, else the value. */
size_t zz_edit_entry(struct zz_edit *ed, const struct zz_node *node);
/* Right after the colon or dash; where there is no colon, after the key. */
size_t zz_edit_marker(struct zz_edit *ed, const struct zz_node *node, bool *colon);
/* After the indicators of a literal block. */
size_t zz_edit_header(struct zz_edit *ed, const struct zz_node *literal);
/* Like zz_edit_to, but with the blank lines that are part of the scalar at the end. */
size_t zz_edit_extent(struct zz_edit *ed, const struct zz_node *node);
/* The scalar or flow collection that a value ends with. */
const struct zz_node *zz_edit_last_leaf(const struct zz_node *node);

/* edit_plan.c: turns the changes into splices. */
void zz_edit_plan(struct zz_edit *ed);

#endif
