/* Text pasted from office programs and messengers.
 *
 * It brings line separators that YAML takes for line breaks and editors do not (U+0085, U+2028, U+2029,
 * vertical tab), and characters that nobody sees. What is typed or pasted is cleaned, and that is said; files
 * are not. */
#ifndef ZZ_ENTRY_CLEAN_H
#define ZZ_ENTRY_CLEAN_H

#include "base/diag.h"

struct zz_cleaned {
	size_t breaks;    /* line separators made line feeds */
	size_t invisible; /* zero-width, direction and control characters and no-break spaces taken out */
};

/* The clean text, in the arena where anything changed; adds to *count. A no-break space between two words of
 * Latin text becomes a blank. CR LF becomes LF, which is not counted. */
struct zz_str zz_clean_pasted(struct zz_arena *a, struct zz_str text, struct zz_cleaned *count);
/* One line that says what was done; nothing where nothing was. */
void zz_cleaned_text(struct zz_buf *out, const struct zz_cleaned *c, enum zz_lang lang);

#endif
