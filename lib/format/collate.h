/* The order in which a reader of Chinese expects texts: by pinyin, numbers inside by their value. */
#ifndef ZZ_FORMAT_COLLATE_H
#define ZZ_FORMAT_COLLATE_H

#include "base/arena.h"

struct zz_collator;

/* NULL where ICU has no such order; then texts are compared as bytes. */
struct zz_collator *zz_collator_open(void);
void zz_collator_close(struct zz_collator *c); /* NULL is fine */
/* A key whose bytes compare (zz_str_cmp) as the texts do; the text itself where there is no collator. Lives
 * in `a`. */
struct zz_str zz_collator_key(const struct zz_collator *c, struct zz_str text, struct zz_arena *a);

#endif
