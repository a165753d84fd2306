/* Writing YAML: our own emitter, because libyaml's writes characters beyond U+FFFF as escapes.
 *
 * Style: block maps and sequences, two blanks of indent, sequences indented under their key;
 * nodes marked ZZ_FLOW on one line; text of several lines as a literal block (|); a plain scalar
 * wherever every YAML 1.1 reader takes it for that text, for a whole number or for a date of ours,
 * else double quotes (no, null, 012, 1e3, 14:30). Nodes marked ZZ_QUOTED or ZZ_LITERAL stay so.
 * What is emitted parses back to the same tree; only text with control characters, which is written
 * with escapes, is refused by the reader. Keys are at most 1000 characters long (a limit of YAML). */
#ifndef ZZ_FORMAT_EMIT_H
#define ZZ_FORMAT_EMIT_H

#include "format/yaml.h"

/* A whole document; root is a map or a sequence. */
void zz_emit(struct zz_buf *out, const struct zz_node *root);
/* One value as it stands after "key:", with its leading blank or line feed and without a trailing
 * line feed: for splicing into an existing text. `indent` = blanks before that key. */
void zz_emit_value(struct zz_buf *out, const struct zz_node *value, unsigned indent);
/* One scalar on one line, quoted where needed. `flow`: inside [] or {}. */
void zz_emit_scalar(struct zz_buf *out, struct zz_str text, bool flow);

/* The pieces, for edits: where a value stands decides how it may look. */
enum zz_emit_place {
	ZZ_AFTER_KEY,
	ZZ_AFTER_DASH,
};
struct zz_emit_at {
	enum zz_emit_place place;
	unsigned indent; /* blanks before the key or the dash */
	unsigned step;   /* further blanks before what is below it; at least 1 */
	bool flow;       /* inside brackets: one line */
	bool no_literal; /* what follows in the text would become part of a literal block */
};
void zz_emit_piece(struct zz_buf *out, const struct zz_node *value, struct zz_emit_at at);
/* The entries of a map or the items of a sequence, the first at the current place. */
void zz_emit_children(struct zz_buf *out, const struct zz_node *parent, unsigned indent, bool no_literal);
/* A scalar in double quotes, on one line. */
void zz_emit_quoted(struct zz_buf *out, struct zz_str text);
bool zz_emit_may_be_literal(struct zz_str text);
/* Whether the piece ends in a literal block. */
bool zz_emit_ends_literal(const struct zz_node *value);

#endif
