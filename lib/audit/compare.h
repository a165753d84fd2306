/* What differs between two versions of a file, field by field: both are brought into canonical order and
 * spelling first, so that layout, language and the order of keys are no change (design section 2).
 *
 * People and other items that have an id or a name are compared by that, whatever the order they stand in; of
 * other lists, what is alike at both ends is passed over and the rest compared place by place. */
#ifndef ZZ_AUDIT_COMPARE_H
#define ZZ_AUDIT_COMPARE_H

#include "model/schema.h"

enum zz_change_how { ZZ_CHANGED, ZZ_ADDED, ZZ_REMOVED };
extern const struct zz_term zz_change_terms[]; /* by zz_change_how */

struct zz_field_change {
	struct zz_str
		part; /* "agenda.2.decision": slugs; items count from 1, of the later text where it has them */
	struct zz_str label;          /* the same for reading: "议题2 决议" */
	const struct zz_field *field; /* the innermost; NULL for a field of the writer's own, which is called: */
	struct zz_str name;
	struct zz_str who; /* the person, where it is one of a list of people */
	uint8_t how;
	bool protected;              /* belongs to the protected fields (design section 8) */
	struct zz_str before, after; /* on one line; empty where there is none */
};
struct zz_field_changes {
	struct zz_field_change *at;
	size_t n, room;
};

/* Either root may be NULL: a text that cannot be read, or none. The trees may be in any spelling; labels and
 * values are given in `lang`. What is told lives in the arena; free at when done. The field `amends` is left
 * out: corrections are told by themselves. */
void zz_compare(struct zz_field_changes *out, const struct zz_form *before_form, const struct zz_node *before,
				const struct zz_form *after_form, const struct zz_node *after, enum zz_lang lang,
				struct zz_arena *a);

/* The same with everything that comes or goes as a whole told leaf by leaf, for looking at single values. */
void zz_compare_leaves(struct zz_field_changes *out, const struct zz_form *form, const struct zz_node *before,
					   const struct zz_node *after, enum zz_lang lang, struct zz_arena *a);

/* The list that a person's change stands in: "present" of "present.3". */
struct zz_str zz_change_list(const struct zz_field_change *change);
/* "+ new", "- old", "old -> new", each of them cut short; in the arena. */
struct zz_str zz_change_text(const struct zz_field_change *change, struct zz_arena *a);
/* A change of one person from one list to another in the same correction: the other row, or NULL. */
const struct zz_field_change *zz_change_moved(const struct zz_field_changes *list,
											  const struct zz_field_change *change);

#endif
