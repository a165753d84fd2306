/* Changes inside a map anywhere in a text, by its node; everything else survives to the byte (format/edit.h).
 *
 * After each change the text has been read again: nodes held from before are gone. `form` is that of the map,
 * keys get the language `lang`. A map may stand as a bare scalar (a name alone); it becomes a map then.
 * ZZ_ESHAPE where the result cannot be read. */
#ifndef ZZ_ENTRY_MAP_EDIT_H
#define ZZ_ENTRY_MAP_EDIT_H

#include "entry/patch.h"

/* Gives a field a value, in place of the one that is there. */
int zz_map_put(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
			   struct zz_node *value, enum zz_lang lang, struct zz_error *e);
int zz_map_put_text(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
					struct zz_str text, enum zz_lang lang, struct zz_error *e);
/* Appends an item to a list, which is made where it is not there; one value in place of a list becomes its
 * first item. */
int zz_map_push(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
				struct zz_node *item, enum zz_lang lang, struct zz_error *e);

/* Item k (from 1) of a list in a map; one value in place of a list is its first item. NULL where there is
 * none. */
struct zz_node *zz_map_item(struct zz_node *map, const struct zz_form *form, const char *slug, size_t k);
/* Gives that item its last day (the field `until`); nothing where there is no such item. */
int zz_map_end_item(struct zz_patch *p, struct zz_node *map, const struct zz_form *form, const char *slug,
					size_t k, zz_day until, enum zz_lang lang, struct zz_error *e);

/* Building: a field of a map that is being made, where the text is not empty (or the day is one). */
void zz_map_add(struct zz_arena *a, struct zz_node *map, const struct zz_form *form, const char *slug,
				struct zz_str text, enum zz_lang lang);
void zz_map_add_day(struct zz_arena *a, struct zz_node *map, const struct zz_form *form, const char *slug,
					zz_day day, enum zz_lang lang);
/* The form of the maps that stand in a field. */
const struct zz_form *zz_form_below(const struct zz_form *form, const char *slug);

#endif
