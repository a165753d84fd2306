/* Which versions of which records each of many states of a ledger has: every (record, text) once, a state as
 * the list of those that it has. */
#ifndef ZZ_WITNESS_VERSIONS_H
#define ZZ_WITNESS_VERSIONS_H

#include "base/arena.h"
#include "base/digest.h"

struct zz_version {
	struct zz_sm3 record, text;
};
struct zz_versions {
	struct {
		struct zz_version *at;
		size_t n, room;
	} all;
	uint32_t *slots;
	size_t nslots;
	struct {
		struct zz_version_set {
			uint32_t *at;
			size_t n, room;
		} * at;
		size_t n, room;
	} sets;
};

/* A new, empty set; its number. */
uint32_t zz_versions_set(struct zz_versions *v);
void zz_versions_put(struct zz_versions *v, uint32_t set, const struct zz_sm3 *record,
					 const struct zz_sm3 *text);
/* Once, when everything is put, and before anything is asked. */
void zz_versions_order(struct zz_versions *v);
/* Whether a set has the record at all, and whether with that text. */
void zz_versions_ask(const struct zz_versions *v, uint32_t set, const struct zz_sm3 *record,
					 const struct zz_sm3 *text, bool *any, bool *same);
void zz_versions_free(struct zz_versions *v);

#endif
