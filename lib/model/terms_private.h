/* What the files of the terms share. */
#ifndef ZZ_MODEL_TERMS_PRIVATE_H
#define ZZ_MODEL_TERMS_PRIVATE_H

#include "model/terms.h"

/* A value while it is read. */
struct zz_taking {
	struct zz_terms *terms;
	const struct zz_ledger *l;
	struct zz_terms_value *v;
	bool alone;          /* a bare word: only what is known by its whole name */
	struct zz_error why; /* set where more can be said than that it is not known */
};
/* Reads t->v->typed as a value of the field; false where it is none. */
bool zz_terms_take(struct zz_taking *t, enum zz_by field);

/* Text as it is searched: half-width, lower case, without blanks and line breaks. */
struct zz_str zz_terms_fold(struct zz_arena *a, struct zz_str text);
/* The nearest of the words that a field's values can be (ZZ_BY_FIELDS: of any bare field); several that are
 * equally near, a few of them; or empty. */
struct zz_str zz_terms_near(const struct zz_ledger *l, enum zz_by field, struct zz_str typed,
							struct zz_arena *a);

/* Every name that a record has in a role, one after the other; `role` is a zz_by from PERSON to LECTURER. */
typedef bool zz_terms_who(void *with, const struct zz_who *who);
bool zz_terms_any_who(const struct zz_record *r, enum zz_by role, zz_terms_who *fits, void *with);

#endif
