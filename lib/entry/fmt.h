/* Ledger files as the program would spell them, in place: keys and words in the ledger's language, dates and
 * times in one spelling, LF line breaks, no byte order mark, no blanks at the ends of lines. Comments and
 * order stay. */
#ifndef ZZ_ENTRY_FMT_H
#define ZZ_ENTRY_FMT_H

#include "model/ledger.h"

/* The form of a file by its path and content; NULL where it has none (rules, attachments) or cannot be told.
 */
const struct zz_form *zz_form_of_file(struct zz_str path, const struct zz_node *root);

/* The tidy text of a file into `out`. Returns 1 where it differs, 0 where not; ZZ_ESHAPE where it cannot be
 * parsed: `check` says what is wrong. */
int zz_fmt_text(struct zz_str path, struct zz_str bytes, enum zz_lang lang, struct zz_buf *out);

#endif
