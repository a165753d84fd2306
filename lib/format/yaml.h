/* The subset of YAML that a ledger uses, as a tree of nodes with positions.
 *
 * Parsing is libyaml's; this layer refuses what a plain record never needs (anchors, aliases, tags,
 * directives, several documents, keys that are not scalars, merge keys, duplicate keys, entries in
 * [ ] without braces), measures (bytes, depth, scalar length, events) so that hostile input ends in
 * bounded time, and refuses bytes that libyaml takes for line breaks but editors do not (U+0085,
 * U+2028, U+2029, a lone carriage return) and control characters, raw or escaped.
 * A leading byte order mark and CRLF are accepted. UTF-16 is not.
 *
 * Every value is text: types are the schema's business ("no" stays a word). */
#ifndef ZZ_FORMAT_YAML_H
#define ZZ_FORMAT_YAML_H

#include "base/diag.h"

enum {
	ZZ_YAML_BYTES = 256 * 1024,
	ZZ_YAML_DEPTH = 16,
	ZZ_YAML_SCALAR = 64 * 1024,
	ZZ_YAML_EVENTS = 20000,
};

enum zz_node_kind {
	ZZ_SCALAR,
	ZZ_SEQ,
	ZZ_MAP,
};
/* Of a scalar: plain, quoted (either quote), literal (| and >). Of a collection: block, flow. */
enum zz_node_style {
	ZZ_PLAIN,
	ZZ_QUOTED,
	ZZ_LITERAL,
	ZZ_BLOCK,
	ZZ_FLOW,
};

struct zz_mark {
	uint32_t line, column; /* from 1, code points; a byte order mark is not counted */
};

struct zz_node {
	uint8_t kind, style;
	uint32_t n;           /* items of a sequence, pairs of a map */
	struct zz_mark start; /* first character (quotes and indicators included); of a value that is not
							 there: right after the colon or dash, or after a key without colon */
	struct zz_mark end;   /* one past the last character of the value; never in trailing blanks,
							 comments or blank lines (block collections: the end of the last child) */
	struct zz_str text;   /* scalars */
	struct zz_node *key;  /* in a map: the key of this value; NULL in a key itself */
	struct zz_node *first, *last, *next, *parent; /* parent of a key: its map */
};

/* The findings of this layer. Ends with a row whose id is NULL. The file stays readable with
 * yaml-bidi, yaml-zero-width and yaml-colon-inside (questions), with no other (contradictions). */
extern const struct zz_finding_def zz_yaml_findings[];

/* Parses `bytes` into nodes of `arena`; nothing points into `bytes`. Findings are added to `list`
 * with path = `path`, in the order in which they are met; nothing stops at the first except what
 * makes the rest unreadable. Returns the root, a map or a sequence, or NULL where the file is
 * unreadable (then at least one finding of severity ZZ_INCOMPLETE was added). */
struct zz_node *zz_yaml_parse(struct zz_str bytes, struct zz_str path, struct zz_arena *arena,
							  struct zz_findings *list);

/* Whether a line of text begins like a field whose colon is wrong: a short word, then a full-width
 * colon, or an ASCII one without a blank behind it. *key is the word. A hint for people only: the
 * name of a speaker looks the same. */
enum zz_colon {
	ZZ_COLON_NONE,
	ZZ_COLON_FULL_WIDTH,
	ZZ_COLON_NO_BLANK,
};
enum zz_colon zz_yaml_colon(struct zz_str text, struct zz_str *key);

/* Child of a map by exact key text; NULL if none. */
struct zz_node *zz_node_get(const struct zz_node *map, const char *key);
#define ZZ_EACH(child, parent)                                                                               \
	for (struct zz_node *child = (parent) ? (parent)->first : NULL; child; child = child->next)

/* Byte offset of a position, clamped to the end of its line; `bytes` as parsed. */
size_t zz_yaml_offset(struct zz_str bytes, struct zz_mark at);
/* The text of a line (from 1) without its line break, for showing a finding. */
struct zz_str zz_yaml_line(struct zz_str bytes, uint32_t line);
/* The line of a finding as a person sees it, "   22 |     表决: …", and below it a caret under each of its
 * columns; safe for a terminal, long numbers masked. */
void zz_yaml_show(struct zz_buf *out, struct zz_str bytes, uint32_t line, uint32_t column, uint32_t length);

/* Building trees for the writer. */
struct zz_node *zz_node_new(struct zz_arena *a, enum zz_node_kind kind, enum zz_node_style style);
struct zz_node *zz_node_scalar(struct zz_arena *a, struct zz_str text);
/* Appends child to a map (with key) or to a sequence (the key is not looked at); returns child. */
struct zz_node *zz_node_append(struct zz_arena *a, struct zz_node *parent, struct zz_str key,
							   struct zz_node *child);

#endif
