/* The superior's policy.yaml and operators.yaml, which lie beside the receipts: in the folder of the witness
 * as files to be edited, in its chain as p/<hex>/policy.yaml and p/<hex>/operators.yaml, <hex> being what the
 * policy line of a receipt says. That is SM3 over
 *
 *   zzsh-policy v1 LF sm3:<policy.yaml> LF sm3:<operators.yaml> LF
 *
 * operators.yaml says whose key is whose, and since when: a list of {key, person, ledger, branch, from,
 * until}. */
#ifndef ZZ_WITNESS_POLICY_H
#define ZZ_WITNESS_POLICY_H

#include "witness/observation.h"

#include "model/schema.h"

struct zz_policy_file {
	int32_t days;    /* working days within which a record is on time; 3 */
	zz_day since;    /* of this policy; for people */
	int32_t silence; /* days; ZZ_UNSET */
	int32_t
		imports; /* records of a year that may be taken over from older papers without approval; ZZ_UNSET */
	int32_t quorum; /* witnesses that must have seen a text; ZZ_UNSET */
	int32_t
		bound_ms;  /* of the witness' clock where it is set in another way than the kernel knows; ZZ_UNSET */
	uint8_t trial; /* BOOL */
	struct zz_str calendar;
	struct zz_list officers; /* uint32_t: public keys of those who may correct the clock (witness/clocks.h) */
};
struct zz_operator {
	struct zz_str key, ledger;
	uint32_t person, branch;
	zz_day from, until;
};
struct zz_policy {
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_findings
		findings; /* what is wrong with the files; none of errors where zz_policy_read is true */
	struct zz_sm3 digest;
	struct zz_policy_file file;
	struct zz_list operators; /* struct zz_operator */
};
extern const struct zz_form zz_policy_form, zz_operators_form;
enum { ZZ_POLICY_BYTES = 256 * 1024 };

/* False where one of the two cannot be read. Free in any case. */
bool zz_policy_read(struct zz_policy *out, struct zz_str policy, struct zz_str operators);
void zz_policy_free(struct zz_policy *p);
struct zz_sm3 zz_policy_digest(struct zz_str policy, struct zz_str operators);
/* Whose a key was on a day, in a ledger (32 hex). What is set lives in `a`. */
void zz_policy_pusher(const struct zz_policy *p, struct zz_str key, const char *ledger, zz_day day,
					  struct zz_arena *a, struct zz_pusher *out);

#endif
