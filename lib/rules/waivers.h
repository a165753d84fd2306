/* How far a waiver reaches: for whoever writes one, and for asking about one that reaches nothing. */
#ifndef ZZ_RULES_WAIVERS_H
#define ZZ_RULES_WAIVERS_H

#include "rules/conversation.h"

struct zz_waiver_reach {
	struct zz_index_list obligations; /* missing, open or waived already: a waiver replaces nothing else */
	struct zz_index_list findings;    /* about the record it names */
	size_t named;                     /* obligations that it names, in any state */
	size_t contradictions;            /* findings that it names and cannot waive */
};

/* Within what was asked about. Free with zz_waiver_reach_free. */
void zz_waiver_reach(const struct zz_verdict *v, const struct zz_waiver *w, struct zz_waiver_reach *out);
void zz_waiver_reach_free(struct zz_waiver_reach *r);

#endif
