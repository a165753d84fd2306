/* Writing JSON: a stream for answers, and RFC 8785 (JCS) canonical form for digests.
 *
 * In both, bytes that are not UTF-8 become U+FFFD. */
#ifndef ZZ_FORMAT_JSON_H
#define ZZ_FORMAT_JSON_H

#include "base/diag.h"

/* Indented by two blanks, one member a line; the caller ends the text with a line feed. Control,
 * bidi and zero-width characters and foreign line breaks are written as escapes, so that an answer
 * is safe in a terminal. */
struct zz_json {
	struct zz_buf *out;
	unsigned depth;
	bool first, compact; /* compact: no blanks or line breaks, for jsonl */
	bool after_key;
};
void zz_json_init(struct zz_json *j, struct zz_buf *out, bool compact);
void zz_json_object(struct zz_json *j);
void zz_json_object_end(struct zz_json *j);
void zz_json_array(struct zz_json *j);
void zz_json_array_end(struct zz_json *j);
void zz_json_key(struct zz_json *j, const char *key);
void zz_json_str(struct zz_json *j, struct zz_str s);
void zz_json_int(struct zz_json *j, long v);
void zz_json_tenths(struct zz_json *j, long tenths); /* 15 is 1.5, 20 is 2 */
void zz_json_number(struct zz_json *j,
					struct zz_str digits); /* as it is written: the caller vouches for it */
void zz_json_bool(struct zz_json *j, bool v);
void zz_json_null(struct zz_json *j);
/* A value that was written before, by a stream that was not compact; indented to where it stands. */
void zz_json_written(struct zz_json *j, struct zz_str json);
/* Shorthands for members; text: NULL or an empty view writes null. */
void zz_json_member(struct zz_json *j, const char *key, struct zz_str s);
void zz_json_member_int(struct zz_json *j, const char *key, long v);
void zz_json_member_day(struct zz_json *j, const char *key, zz_day v); /* null for ZZ_NO_DAY */

/* Canonical form: a tree of values, members sorted by UTF-16 code units (RFC 8785 section 3.2.3).
 * Numbers are exact as doubles: whole ones at most 2^53 - 1 in size (asserted), or tenths. */
struct zz_jcs;
struct zz_jcs *zz_jcs_object(struct zz_arena *a);
struct zz_jcs *zz_jcs_array(struct zz_arena *a);
struct zz_jcs *zz_jcs_string(struct zz_arena *a, struct zz_str s);
struct zz_jcs *zz_jcs_int(struct zz_arena *a, long v);
struct zz_jcs *zz_jcs_tenths(struct zz_arena *a, long tenths); /* 15 is 1.5, 20 is 2; none below 0 */
/* A key that is there already gets the new value. */
void zz_jcs_put(struct zz_arena *a, struct zz_jcs *object, struct zz_str key, struct zz_jcs *value);
void zz_jcs_push(struct zz_arena *a, struct zz_jcs *array, struct zz_jcs *value);
/* NULL, "", [] and {}: what a digest leaves out. */
bool zz_jcs_empty(const struct zz_jcs *v);
void zz_jcs_write(struct zz_buf *out, const struct zz_jcs *v);

#endif
