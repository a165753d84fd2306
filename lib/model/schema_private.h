/* What the files of the schema engine share; nobody else includes it. */
#ifndef ZZ_MODEL_SCHEMA_PRIVATE_H
#define ZZ_MODEL_SCHEMA_PRIVATE_H

#include "model/schema.h"

/* Index of the item that a key means, or -1. Looks from item `from` on first: files are in table order. */
int zz_form_index(const struct zz_form *form, struct zz_str key, unsigned from);
int zz_form_index_of_slug(const struct zz_form *form, const char *slug);
/* A field of one's own, which no form knows and no finding names. */
bool zz_key_private(struct zz_str key);

/* An empty scalar: the field is not there. */
bool zz_node_blank(const struct zz_node *node);
/* Neither blank nor an empty collection. */
bool zz_node_valued(const struct zz_node *node);
/* Whether a node can be an item of this list. */
bool zz_list_fits(const struct zz_field *field, const struct zz_node *item);
/* A scalar in place of a map with only the first item, a sequence in place of a map of one list. */
bool zz_form_takes_bare(const struct zz_form *form, const struct zz_node *node);
/* Whether one of the paths "a.b|c" has a value below `node`; of a list, any item will do. */
bool zz_form_has_value(const struct zz_form *form, const struct zz_node *node, struct zz_str paths);

const struct zz_term *zz_form_nearest_term(const struct zz_form *form, struct zz_str key);

/* A scalar as it is kept. Texts are views of the node's; words are not interned yet. */
union zz_value {
	struct zz_str text;
	struct zz_span span;
	int32_t number; /* also zz_day */
	uint8_t small;  /* BOOL, ENUM */
};
/* Bytes of a scalar type in a struct. */
size_t zz_value_size(uint8_t type);
bool zz_value_parse(const struct zz_field *field, uint8_t type, struct zz_str text, union zz_value *out);

/* Where reading is, for `part`: the path is written only when something is to be reported. */
struct zz_place {
	const struct zz_place *up; /* NULL at the outermost map */
	const char *slug;
	uint32_t item;              /* of a list, from 1; 0 = the field as a whole */
	const struct zz_node *node; /* the map this place stands for, for what is missing in it */
	bool vital;                 /* a ZZ_SHAPE item of the outermost form */
};

/* Reports of zz_form_read; each counts in r->errors as the header says. */
void zz_report_unknown(struct zz_reader *r, const struct zz_place *in, const struct zz_form *form,
					   const struct zz_node *key);
void zz_report_twice(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					 const struct zz_node *key);
void zz_report_value(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					 uint8_t type, const struct zz_node *node);
void zz_report_type(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					const struct zz_node *node);
void zz_report_root(struct zz_reader *r, const struct zz_place *at, const struct zz_form *form,
					const struct zz_node *node);
void zz_report_long(struct zz_reader *r, const struct zz_place *at, const struct zz_field *field,
					const struct zz_node *node, size_t n, size_t limit);
void zz_report_missing(struct zz_reader *r, const struct zz_place *in, const struct zz_item *item);

#endif
