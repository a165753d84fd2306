/* The points of the review (回头看): findings folded into them, by data (lib/data/points.yaml).
 *
 * Regulations page, section 6: the model organ reviews twelve points and names three in public; the others
 * are derived and labelled so. A unit's own rules/points.yaml stands in for the shipped table as a whole. */
#ifndef ZZ_RULES_POINTS_H
#define ZZ_RULES_POINTS_H

#include "rules/verdict.h"

enum zz_point_from { ZZ_POINT_ORGAN = 1, ZZ_POINT_DERIVED, ZZ_POINT_UNIT };
extern const struct zz_term zz_point_from_terms[]; /* value - 1 */

/* What a point takes that no point names. */
enum zz_point_rest { ZZ_REST_COUNTING = 1, ZZ_REST_CHECKING, ZZ_REST_RECORDING };

struct zz_point {
	uint32_t id; /* interned */
	struct zz_two_languages title;
	uint8_t from;
	struct zz_list rules, findings; /* uint32_t: ids of rules; of findings */
	struct zz_list systems;         /* uint8_t: zz_system + 1 */
	struct zz_list rest;            /* uint8_t: zz_point_rest */
	uint8_t rectify;                /* BOOL: what is open in the register of rectification belongs here */
};

struct zz_points {
	struct zz_point *at;
	uint32_t n;
	struct zz_str version;
	struct zz_two_languages title;
	struct zz_str path; /* "points.yaml", or "rules/points.yaml" of the ledger */
	bool own;           /* the unit's */
};
enum { ZZ_POINTS_MOST = 40 };
extern const struct zz_form zz_points_form;

/* `no_local`: the ledger's own table is not looked at. ZZ_EUNSURE where the unit's own table cannot be read
 * or is not understood: another in its stead would fold by what the unit did not choose. Text lives in the
 * ledger. */
int zz_points_load(struct zz_points *out, struct zz_ledger *l, bool no_local, struct zz_error *e);
/* The index of a finding's point (of v->findings), of an obligation's; -1: none. */
int zz_point_of_finding(const struct zz_points *p, const struct zz_verdict *v, size_t i);
int zz_point_of_rule(const struct zz_points *p, const struct zz_rule *r);

#endif
