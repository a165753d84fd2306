/* Fields as they are given on a command line: --place 302会议室, --议题 …, --set steps.study=2025-11-03. */
#ifndef ZZ_ENTRY_FIELDS_H
#define ZZ_ENTRY_FIELDS_H

#include "entry/patch.h"
#include "model/record.h"

struct zz_given {
	struct zz_str name; /* a field's name, or a path */
	struct zz_str value;
};

/* The name of a field that any kind of record, or its agenda items, has, from an option: end-date is
 * end_date. Empty where there is none. */
struct zz_str zz_field_named(struct zz_str typed, struct zz_arena *a);
/* For "did you mean": the nearest field of a kind (may be NULL) or of an agenda item, or empty. */
struct zz_str zz_field_near(const struct zz_kind *kind, struct zz_str typed);

/* Sets the fields in their order. A field named twice becomes a list; every agenda item is a new one, and
 * fields of agenda items belong to the last of them. t->held is set from the date, if one is given. */
int zz_fields_apply(struct zz_patch *p, const struct zz_given *fields, size_t n, struct zz_typing *t,
					struct zz_error *e);

#endif
