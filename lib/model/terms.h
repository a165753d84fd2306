/* Terms select what is asked about: `支部:第三支部`, `kind:party-lesson`, `制度:三会一课`, `日期:2025Q1`, or
 * a bare word that can only be one of these. The same field twice is OR, different fields AND. What is not
 * understood is refused with its position and the nearest known word, never taken as text. */
#ifndef ZZ_MODEL_TERMS_H
#define ZZ_MODEL_TERMS_H

#include "model/ledger.h"

struct zz_terms {
	uint32_t *owners; /* interned ids */
	size_t nowners, owners_room;
	uint32_t systems; /* bit set of zz_system */
	bool kinds[ZZ_KINDS];
	bool any_kind; /* whether a kind was named */
	bool dated;
	struct zz_period period;
};

int zz_terms_parse(struct zz_terms *out, const char *const *words, size_t n, const struct zz_ledger *l,
				   struct zz_error *e);
void zz_terms_free(struct zz_terms *t);

#endif
