#include "model/amends.h"

#include <string.h>

const struct zz_term zz_chain_terms[ZZ_CHAIN_STATES] = {
	[ZZ_CHAIN_NONE] = {"none", "没有更正条目"},
	[ZZ_CHAIN_VALID] = {"valid", "更正链有效"},
	[ZZ_CHAIN_BROKEN] = {"broken", "更正链对不上"},
	[ZZ_CHAIN_CUT] = {"cut", "原有更正被去掉或改写"},
};

bool zz_amend_same(const struct zz_amend *a, const struct zz_amend *b)
{
	return zz_str_eq(a->of, b->of) && zz_str_eq(a->reason, b->reason);
}

static bool names(const struct zz_amend *link, const struct zz_sm3 *straight, const struct zz_sm3 *base)
{
	struct zz_sm3 of;
	return zz_sm3_parse(link->of, &of) &&
		   (!memcmp(&of, straight, sizeof of) || !memcmp(&of, base, sizeof of));
}

enum zz_chain_state zz_amends_chain(const struct zz_record *before, const struct zz_record *now,
									const struct zz_sm3 *straight, const struct zz_sm3 *base)
{
	const struct zz_amend *old = before->amends.at, *links = now->amends.at;
	uint32_t nold = before->amends.n, n = now->amends.n;
	for (uint32_t i = 0; i < nold; i++)
		if (i >= n || !zz_amend_same(&old[i], &links[i]))
			return ZZ_CHAIN_CUT;
	if (n == nold)
		return ZZ_CHAIN_NONE;
	return n == nold + 1 && names(&links[nold], straight, base) ? ZZ_CHAIN_VALID : ZZ_CHAIN_BROKEN;
}
