/* Changing a text in place: comments, order, unknown fields and hand-made layout of everything
 * that is not changed survive to the byte.
 *
 * An edit collects changes against the positions of a parsed tree and applies them at once. The
 * trees that it is given must stay until then; keys and texts are copied. Line breaks follow the
 * first one of the text; a text without a line break at its end gets one. A comment behind a value
 * stays on the line of its key; comments inside a replaced value go with it, and an entry that is
 * removed takes along the comment on its last line and those below it that are indented further.
 * The result must be parsed again by the caller. */
#ifndef ZZ_FORMAT_EDIT_H
#define ZZ_FORMAT_EDIT_H

#include "format/emit.h"

struct zz_edit; /* holds views of bytes and root: both must stay */
struct zz_edit *zz_edit_new(struct zz_str bytes, struct zz_node *root);
void zz_edit_free(struct zz_edit *ed);

/* Replaces the text of a key or a scalar by another scalar text (quoted as its place needs). */
void zz_edit_scalar(struct zz_edit *ed, const struct zz_node *scalar, struct zz_str text);
/* Replaces the value of a map's entry, or an item of a sequence, by another tree; also the root. */
void zz_edit_value(struct zz_edit *ed, const struct zz_node *value, const struct zz_node *with);
/* Appends an entry to a map (key given) or an item to a sequence, in the style of that collection:
 * [ ] and { } stay so, but an empty one becomes a block where what it gets needs several lines.
 * Several appends to one collection keep their order. */
void zz_edit_append(struct zz_edit *ed, const struct zz_node *parent, struct zz_str key,
					const struct zz_node *value);
/* Inserts an entry before `sibling` of a map. */
void zz_edit_before(struct zz_edit *ed, const struct zz_node *sibling, struct zz_str key,
					const struct zz_node *value);
/* Takes out an entry with its key, or an item, and the line break that it leaves behind. A collection
 * that loses all becomes [] or {}. */
void zz_edit_remove(struct zz_edit *ed, const struct zz_node *value);
/* Writes the new text. Overlapping edits are a programming error (assert). */
void zz_edit_apply(struct zz_edit *ed, struct zz_buf *out);

#endif
