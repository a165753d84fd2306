/* One parse, shared by the parts of the reader: scan (bytes), yaml (tree), yaml_error (libyaml's
 * errors in the user's words). Private to this layer. */
#ifndef ZZ_FORMAT_YAML_PARSE_H
#define ZZ_FORMAT_YAML_PARSE_H

#include "format/yaml.h"

#include <yaml.h>

/* Index into zz_yaml_findings. */
enum zz_yaml_id {
	ZZ_YAML_SYNTAX,
	ZZ_YAML_QUOTE,
	ZZ_YAML_ESCAPE,
	ZZ_YAML_BRACKET,
	ZZ_YAML_COMMA,
	ZZ_YAML_INDENT,
	ZZ_YAML_AFTER,
	ZZ_YAML_TWO_COLONS,
	ZZ_YAML_MISSING_COLON,
	ZZ_YAML_COLON,
	ZZ_YAML_COLON_BLANK,
	ZZ_YAML_COLON_INSIDE,
	ZZ_YAML_DASH,
	ZZ_YAML_LITERAL,
	ZZ_YAML_CHARACTER,
	ZZ_YAML_TAB,
	ZZ_YAML_DUPLICATE,
	ZZ_YAML_ANCHOR,
	ZZ_YAML_ALIAS,
	ZZ_YAML_TAG,
	ZZ_YAML_DIRECTIVE,
	ZZ_YAML_DOCUMENTS,
	ZZ_YAML_KEY,
	ZZ_YAML_PAIR,
	ZZ_YAML_DEEP,
	ZZ_YAML_LONG,
	ZZ_YAML_SIZE,
	ZZ_YAML_MANY,
	ZZ_YAML_ENCODING,
	ZZ_YAML_GBK,
	ZZ_YAML_LINE_BREAK,
	ZZ_YAML_CONTROL,
	ZZ_YAML_BIDI,
	ZZ_YAML_ZERO_WIDTH,
	ZZ_YAML_EMPTY,
	ZZ_YAML_IDS
};

/* A place that moves with the questions, which come more or less in the order of the text: no line
 * and no column is counted from the start again, however long the text or the line. */
struct zz_cursor {
	size_t at;
	uint32_t line, column; /* from 0 */
};

struct zz_yaml {
	struct zz_str bytes; /* without a byte order mark */
	struct zz_str path;
	struct zz_arena *arena;
	struct zz_findings *list;
	struct zz_cursor cursor;
	size_t found;       /* findings that the list held before */
	size_t reported[2]; /* findings since: of an unreadable file, of a readable one */
	bool unreadable;
};

/* A position from libyaml, which counts from 0. */
static inline struct zz_mark zz_mark_of(yaml_mark_t m)
{
	return (struct zz_mark){(uint32_t)m.line + 1, (uint32_t)m.column + 1};
}

struct zz_str zz_yaml_body(struct zz_str bytes); /* without a leading byte order mark */
size_t zz_yaml_seek(struct zz_yaml *y, struct zz_mark at);
struct zz_mark zz_yaml_mark(struct zz_yaml *y, size_t offset);

/* Adds a finding at a place; length in code points. at.line = 0: the whole file. */
void zz_yaml_report(struct zz_yaml *y, enum zz_yaml_id id, struct zz_mark at, size_t length,
					const struct zz_arg *args, size_t nargs);
#define ZZ_REPORT(y, id, at, length, ...)                                                                    \
	zz_yaml_report((y), (id), (at), (length), (const struct zz_arg[]){__VA_ARGS__},                          \
				   sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))

/* Looks at the raw bytes: encoding, control characters, line separators, what is invisible. */
void zz_yaml_scan(struct zz_yaml *y);
/* The same for the escapes in a double-quoted scalar. */
void zz_yaml_scan_escapes(struct zz_yaml *y, const struct zz_node *scalar);
/* Says what stopped libyaml. last = the scalar read last, or NULL. */
void zz_yaml_explain(struct zz_yaml *y, const yaml_parser_t *parser, const struct zz_node *last);
/* Reports the lines of a plain scalar that look like fields; false where there is none.
 * skip = lines of it that are known to be no field. */
bool zz_yaml_report_colons(struct zz_yaml *y, const struct zz_node *scalar, uint32_t skip, bool readable);

#endif
