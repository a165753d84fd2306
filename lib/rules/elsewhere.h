/* A cadre's other half: organisations of other ledgers that are judged together with this one.
 *
 * 双重组织生活 has two sides, and the body and the branch may keep ledgers of their own. Each such
 * organisation is loaded alone, with the records of the years asked about; persons are the same where they
 * have the same 编号, and never for their names alone. */
#ifndef ZZ_RULES_ELSEWHERE_H
#define ZZ_RULES_ELSEWHERE_H

#include "model/ledger.h"

struct zz_elsewhere_org {
	struct zz_ledger *ledger; /* borrowed */
	int32_t org;              /* in its roster */
};
struct zz_elsewhere {
	const struct zz_elsewhere_org *at;
	size_t n;
};

/* A person of `l` in another ledger's roster, -1 where there is none of that 编号, or none was written. */
int32_t zz_elsewhere_person(const struct zz_ledger *l, int32_t person, const struct zz_ledger *other);
/* The organisation of another ledger (a body with a democratic life meeting, or a branch) to which somebody
 * belongs that day: index in e->at, -1. */
int32_t zz_elsewhere_on(const struct zz_elsewhere *e, const struct zz_ledger *l, int32_t person, bool body,
						zz_day on);

#endif
