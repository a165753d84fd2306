/* The catalogue of what users read.
 *
 * Message ids are English sentences in the source; Chinese comes from lib/po/zh/<layer>.po, joined and
 * compiled by gettext's tools at build time and linked into the program, because libc's gettext gives nothing
 * in locale C, where cron and hooks run. */
#ifndef ZZ_BASE_MESSAGE_H
#define ZZ_BASE_MESSAGE_H

#include "base/diag.h"

/* The text in that language; the id itself where there is no translation (a test forbids that). */
const char *zz_tr(enum zz_lang lang, const char *id);
/* A message with printf's conversions, in that language. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void zz_msgf(struct zz_buf *out, enum zz_lang lang, const char *id, ...);
/* Marks a message id in a table for extraction. */
#define N_(id) id

#endif
