/* The text of a new record, from fields or from a text, up to the check of its shape. */
#ifndef ZZ_ENTRY_RECORD_H
#define ZZ_ENTRY_RECORD_H

#include "entry/attend.h"
#include "entry/draft.h"
#include "entry/fields.h"
#include "entry/translate.h"
#include "git/store.h"

/* What is said of a record; empty = not said. */
struct zz_said {
	const struct zz_kind *kind; /* NULL: the text says it */
	struct zz_str branch;       /* as typed */
	const struct zz_given *fields;
	size_t nfields;
	struct zz_attending attending;
	struct zz_str text; /* a whole record, to which the fields are added */
	bool has_text;
	enum zz_spelling spelling; /* of dates and times in the text */
	bool with_content;         /* the text of a talk may be stored */
	bool asked;                /* by questions, which say at once what looks like a slip */
	struct zz_str late, approved_by, imported, by;
};

/* Fills d->bytes, finds the id and the path that are free (in `store`, or, where it is NULL, beside what the
 * source has), and checks the shape. ZZ_EUSAGE for fields that do not exist, for the text of a talk without
 * with_content; ZZ_ESHAPE (with d->bytes for a draft) where attendance cannot be written out. d->refused is
 * no error. */
int zz_record_prepare(struct zz_draft *d, struct zz_ledger *l, struct zz_store *store,
					  const struct zz_said *said, struct zz_error *e);

/* The steps of it that an amendment shares. */
struct zz_typing zz_said_typing(const struct zz_ledger *l, struct zz_arena *a);
/* Fields, late entry, names of branch and group made ids, attendance. */
int zz_record_say(struct zz_patch *p, struct zz_ledger *l, const struct zz_kind *kind,
				  const struct zz_said *said, struct zz_error *e);
/* Whether the text holds what was said in a talk. */
bool zz_record_tells(const struct zz_patch *p, const struct zz_kind *kind);
int zz_refuse_content(struct zz_error *e);
/* The kind that a text names, NULL where it does not. */
const struct zz_kind *zz_text_kind(struct zz_str text, struct zz_arena *a);
/* A field at the top of a text, whatever its kind; empty where it is not there. */
struct zz_str zz_text_field(struct zz_str text, const char *slug, struct zz_arena *a);

#endif
