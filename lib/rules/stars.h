/* Star grades (星级), where a unit turned them on by writing its weights and grades into rules/stars.yaml; no
 * regulation gives either, and the program has none of its own. From confirmed findings follows a *suggested*
 * grade with its arithmetic; the grade itself is the committee's, a follow-up of type star-grade. */
#ifndef ZZ_RULES_STARS_H
#define ZZ_RULES_STARS_H

#include "rules/register.h"
#include "rules/verdict.h"

/* A finding takes the first weight that names its rule, or the finding where no rule stands behind it; else
 * the first that names its severity; else it weighs nothing. */
struct zz_star_weight {
	struct zz_list rules;      /* uint32_t: ids of rules; of findings */
	struct zz_list severities; /* uint8_t: zz_severity + 1, none lighter than a shortfall */
	int32_t points;
};
struct zz_star_grade {
	struct zz_str name;
	int32_t from; /* the least score */
};
struct zz_stars {
	bool on; /* the unit wrote the table */
	struct zz_str path, version;
	int32_t start;
	struct zz_star_weight *weights;
	struct zz_star_grade *grades; /* from the highest down */
	uint32_t nweights, ngrades;
};
enum { ZZ_STAR_WEIGHTS = 40, ZZ_STAR_GRADES = 20, ZZ_STAR_POINTS = 1000 };
extern const struct zz_form zz_stars_form;

/* ZZ_EUNSURE where the table cannot be read or is not understood. Text lives in the ledger. `no_local`: it is
 * not looked at. */
int zz_stars_load(struct zz_stars *out, struct zz_ledger *l, bool no_local, struct zz_error *e);
/* Index of the weight of a finding; -1 none. */
int zz_star_weight_of(const struct zz_stars *s, const struct zz_verdict *v, size_t finding);
/* Whether a name in a weight is that of a rule which judged here, or of a finding. */
bool zz_star_rule_known(const struct zz_verdict *v, uint32_t name);
/* The grade that a score reaches; -1: none of them. */
int zz_star_grade_of(const struct zz_stars *s, long score);
/* The committee's latest entry about a branch and year: index of the follow-up, -1. */
int32_t zz_star_entered(const struct zz_ledger *l, uint32_t owner, int32_t year);

/* What makes a finding one that counts. An accepted or exempt one never does, nor do questions and hints. */
enum zz_confirmed {
	ZZ_CONFIRMED_ASIDE,    /* none of those that could count, or told already under the same id */
	ZZ_CONFIRMED_NOT,      /* nobody has answered, or the explanation waits for its answer */
	ZZ_CONFIRMED_NOT_HELD, /* the branch itself said so */
	ZZ_CONFIRMED_REFUSED,  /* the superior did not accept the explanation */
	ZZ_CONFIRMED_CLOSED,   /* it was taken up as an item of rectification, and closed */
	ZZ_CONFIRMED
};
extern const struct zz_term zz_confirmed_terms[ZZ_CONFIRMED];
/* Fills `out`, beside v->findings. */
void zz_confirmed(const struct zz_verdict *v, const struct zz_register *r, uint8_t *out);

#endif
