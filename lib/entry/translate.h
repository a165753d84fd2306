/* A text put into the ledger's language: keys and words of tables, in place, so that comments, order, unknown
 * fields and layout stay as they are. */
#ifndef ZZ_ENTRY_TRANSLATE_H
#define ZZ_ENTRY_TRANSLATE_H

#include "entry/typed.h"
#include "format/edit.h"

enum zz_spelling {
	ZZ_SPELL_NOT,      /* dates and times stay */
	ZZ_SPELL_ABSOLUTE, /* dates that name their year, and times, become YYYY-MM-DD and HH:MM-HH:MM */
	ZZ_SPELL_TYPED,    /* so does everything that somebody may type: 3-12, 今天 */
};
/* Returns the number of changes; `out` gets the text, also where there is none. t->held is not used: the date
 * of the sitting is taken from the text. */
size_t zz_translate(struct zz_str bytes, struct zz_node *root, const struct zz_form *form,
					const struct zz_typing *t, enum zz_spelling spelling, struct zz_buf *out);

#endif
