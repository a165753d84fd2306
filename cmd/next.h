/* Which words can come next on a command line. */
#ifndef ZZ_CMD_NEXT_H
#define ZZ_CMD_NEXT_H

#include "cmd.h"

/* Only the shell can say these. */
enum next { NEXT_WORDS, NEXT_FILES, NEXT_FOLDERS };

/* `words` stand before the one that is typed, `front` is what is there of that; the program's name comes
 * first. Fills the offers. Reads no git; no ledger is no error. */
enum next next_words(struct app *app, const char *const *words, size_t n, struct zz_str front,
					 struct zz_offers *out);

#endif
