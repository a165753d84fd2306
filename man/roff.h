/* Text made input of man(1): what has a meaning for roff is escaped. */
#ifndef ZZ_MAN_ROFF_H
#define ZZ_MAN_ROFF_H

#include <zzsh.h>

/* A part of a paragraph, ended with a line feed. `words` between backquotes are what one types, and bold.
 * Lines of Latin text are broken behind sentences and at 78 columns, as mandoc -Tlint wants them; Chinese is
 * one line a paragraph, because the end of a line would become a blank. */
void roff_text(struct zz_buf *out, struct zz_str text);
/* One argument of a macro, with the blank before it. */
void roff_arg(struct zz_buf *out, struct zz_str word);
/* A line of a literal display. */
void roff_literal(struct zz_buf *out, struct zz_str line);
/* "text" with its end of sentence, as roff_text. */
void roff_sentence(struct zz_buf *out, struct zz_str text, enum zz_lang lang);

#endif
