/* A record to fill in, for an editor: every field of its kind with what to write there. */
#ifndef ZZ_ENTRY_TEMPLATE_H
#define ZZ_ENTRY_TEMPLATE_H

#include "model/record.h"

/* `given` is a text of that kind whose values stand filled in already (may be NULL). Needed fields are open,
 * the others stand as comments; hints in `reader`'s language, keys in the ledger's. */
void zz_template(struct zz_buf *out, const struct zz_kind *kind, const struct zz_node *given,
				 enum zz_lang lang, enum zz_lang reader);
/* The fields of a kind as options of the command line, one a line with what to write there; `width` 0: lines
 * are not wrapped. */
void zz_template_options(struct zz_buf *out, const struct zz_kind *kind, enum zz_lang lang, size_t width);
/* A text from an editor without what the template put there and nobody filled in: fields left empty, hints.
 * Comments of other origin stay. */
struct zz_str zz_template_filled(struct zz_str text, struct zz_arena *a);

#endif
