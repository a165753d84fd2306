/* The inside of the reading of receipts: observe.c, observe_chain.c, observe_state.c. */
#ifndef ZZ_WITNESS_OBSERVE_PARTS_H
#define ZZ_WITNESS_OBSERVE_PARTS_H

#include "git/commits.h"
#include "git/source_parts.h"
#include "witness/chain_check.h"
#include "witness/policy.h"
#include "witness/approval.h"
#include "witness/seen.h"
#include "witness/versions.h"

/* Lives as long as the observations. */
struct zz_witness_state {
	struct zz_versions versions;
};

struct observing {
	struct zz_observations *out;
	const struct zz_witness_asked *asked;
	struct zz_source *source;
	struct zz_git *g;
	struct zz_error *e;
	/* of the ledger */
	struct zz_commits history; /* of the commit that is read */
	bool has_head;
	git_oid head;
	struct zz_digests digests;
	struct { /* states that were looked at already, each once */
		struct known_state {
			struct zz_sm3 key; /* a commit's id and zeros; a manifest's digest */
			struct zz_sm3 content;
			uint32_t set;
			bool missing;
		} * at;
		size_t n, room;
		uint32_t *slots; /* index + 1; 0 = free */
		size_t nslots;
	} states;
	size_t searched; /* commits of the history whose code was looked at */
	struct searched_code {
		struct zz_sm3 content;
		uint32_t set;
		char code[24];
	} * codes;
	size_t ncodes, codes_room;
	struct { /* what witnesses say of the chains of others */
		struct cosigned {
			struct zz_str name; /* whose chain; in the observations' arena */
			uint32_t by, seq, count;
			int64_t time, e_ms;
			bool injected;
			struct zz_sm3 last;
		} * at;
		size_t n, room;
	} cosigned;
	struct { /* orders to write the history anew, of all witnesses, where their lists are here */
		struct order {
			uint32_t witness, seq;
			struct zz_buf bytes;
			struct zz_redaction list;
			bool reckoned;
			struct zz_sm3 *contents; /* by state: what was seen then */
		} * at;
		size_t n, room;
	} orders;
	size_t tries; /* of putting listed texts back */
	struct {
		struct zz_sm3 content; /* what was looked for already: most looks see what the one before saw */
		git_oid commit;
		uint32_t order; /* index + 1; 0: nowhere */
	} between;
	/* of the witness that is read */
	struct {
		struct redacted { /* a receipt of the cause redact about this ledger, and its list where that is here
						   */
			uint32_t seq;
			struct zz_buf bytes;
			struct zz_redaction list;
			bool here;
			uint32_t wrong; /* the first receipt of which it does not hold, and why; NULL */
			const struct zz_term *why;
		} * at; /* newest first */
		size_t n, room;
	} redacted;
	uint32_t witness, forked; /* forked: the first number of which there are two */
	struct zz_keyring keys;
	struct zz_clocks clocks;
	size_t bad;
	struct zz_chain chain;
	struct {
		struct zz_policy *at; /* by the same index as out->policies */
		size_t n, room;
	} policies;
};

/* observe.c: whose keys the chain is read by; what is in `memory` belongs to them. */
void observe_keys(struct observing *o, struct zz_buf *memory);
/* observe_chain.c: checks the receipts of one witness and calls observe_receipt for those about the ledger.
 */
void observe_chain(struct observing *o);
void observe_finding(struct observing *o, const char *id, uint32_t seq, const struct zz_arg *args, size_t n);
/* observe_state.c: what a receipt saw. */
void observe_receipt(struct observing *o, const struct zz_receipt *r);
/* What a commit has; `missing` where it cannot be read. */
const struct known_state *observe_commit(struct observing *o, const git_oid *commit);
struct zz_str observe_day(struct observing *o, int64_t moment);
/* observe_stamps.c: tokens over receipts of the chain that is read. */
void observe_stamps(struct observing *o);
/* observe_clocks.c: what the chain says of its clock. */
void observe_clocks(struct observing *o);
void observe_officers(struct observing *o);
/* The time of a receipt as it is stamped, corrected. */
int64_t observe_time(const struct observing *o, const struct zz_receipt *r);
/* Twice the bound of its error; where the clock was ahead at least two days, as if it had not been kept
 * right. */
int64_t observe_error(const struct observing *o, const struct zz_receipt *r);
/* When it may have been made; `r` as it is stamped. */
void observe_ahead(const struct observing *o, const struct zz_receipt *r, struct zz_observation *out);
/* observe_clash.c: notes what a receipt says of another chain; compares when all of them were read. */
void observe_cosigned(struct observing *o, const struct zz_receipt *r);
void observe_clashes(struct observing *o);
/* observe_redacted.c: reads what a receipt of that cause lists. */
void observe_redaction(struct observing *o, const struct zz_receipt *r);
void observe_redactions_free(struct observing *o);
/* Tells of one, and that its list could not be read; not `known`: that something is missing was told already.
 */
void observe_redacted(struct observing *o, const struct zz_receipt *r, bool known);
/* What a receipt saw is in the history as it was: no list can have taken anything out of it. */
void observe_unredacted(struct observing *o, const struct zz_receipt *r);
/* Notes the records that one approves. */
void observe_approved(struct observing *o, const struct zz_receipt *r);
/* Where what a receipt saw is known from the history that was written anew on order. */
bool observe_rewritten(struct observing *o, const struct zz_receipt *r, struct zz_observation *out);
/* observe_orders.c: those of all witnesses, before any of them is read. */
void observe_orders(struct observing *o);
void observe_orders_free(struct observing *o);
/* Where what a receipt saw is known by the order of another witness. */
bool observe_ordered(struct observing *o, const struct zz_receipt *r, struct zz_observation *out);
/* observe_between.c: the commit of the history that, with texts of a list put back, is what a receipt saw. */
bool observe_between(struct observing *o, const struct zz_redaction *list, const struct zz_receipt *r,
					 git_oid *out);
/* Tells that a history which does not go on from before was written anew by such an order; false: it was not.
 */
bool observe_by_order(struct observing *o, const struct zz_receipt *r, const struct zz_observation *now);
/* observe_named.c: receipts that commits name, and that are not here. */
void observe_named(struct observing *o);
/* Whether a head leads to the commit that is read, by every observation so far. */
void observe_history(struct observing *o);

#define OBSERVE(o, id, seq, ...)                                                                             \
	observe_finding((o), (id), (seq), (const struct zz_arg[]){__VA_ARGS__},                                  \
					sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))

#endif
