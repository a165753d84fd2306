/* A text of a form, changed field by field: everything that no change names survives to the byte.
 *
 * Each change edits the text and parses it again; the texts are small. Paths are fields' names in either
 * language and numbers of items from 1, separated by dots: 议题.2.决议, steps.study. */
#ifndef ZZ_ENTRY_PATCH_H
#define ZZ_ENTRY_PATCH_H

#include "entry/typed.h"
#include "format/edit.h"

struct zz_patch {
	struct zz_arena *arena; /* nodes and texts, those of former states too */
	const struct zz_form *form;
	struct zz_str bytes;
	struct zz_node *root; /* of bytes */
};

/* False where the bytes cannot be parsed to a map. */
bool zz_patch_begin(struct zz_patch *p, struct zz_arena *arena, const struct zz_form *form,
					struct zz_str bytes);

/* Sets what a path names to what was typed; an empty text takes it away. A number one past the last appends
 * an item. ZZ_EUSAGE where there is no such place. */
int zz_patch_set(struct zz_patch *p, struct zz_str path, struct zz_str typed, const struct zz_typing *t,
				 struct zz_error *e);
/* Appends what was typed to a list at the top: one item or several. */
int zz_patch_add(struct zz_patch *p, const struct zz_field *field, struct zz_str typed,
				 const struct zz_typing *t, struct zz_error *e);
/* Gives a field at the top a value: in place of the one that is there, else before the field `before` (a
 * slug, or NULL), else at the end. */
int zz_patch_put(struct zz_patch *p, const char *slug, const char *before, struct zz_node *value,
				 enum zz_lang lang, struct zz_error *e);
/* A copy of a tree: one that is edited keeps its places, so that what moves elsewhere is copied. */
struct zz_node *zz_node_copy(struct zz_arena *a, const struct zz_node *node);
/* Appends one item to a list at the top, which is made where it is not there. */
int zz_patch_push(struct zz_patch *p, const char *slug, struct zz_node *item, enum zz_lang lang,
				  struct zz_error *e);

#endif
