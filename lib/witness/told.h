/* What those who sign, and those who hand in, are told. */
#ifndef ZZ_WITNESS_TOLD_H
#define ZZ_WITNESS_TOLD_H

#include "witness/sight.h"

/* One line: "Receipt 128 · 2024-04-01 09:00 · continues · 47 records · K7QM-2XPA-…"; the time is Beijing's.
 */
void zz_sighted_text(struct zz_buf *out, const struct zz_sighted *s, enum zz_lang lang);
/* What the folder of a witness holds. */
void zz_witness_text(struct zz_buf *out, struct zz_witness *w, enum zz_lang lang);
/* "2024-04-01 09:00", Beijing time. */
void zz_told_time(struct zz_buf *out, int64_t moment);

#endif
