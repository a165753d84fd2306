/* Which receipts of a chain were signed while the witness' clock was ahead, as a receipt of the cause `clock`
 * says. Without it a witness whose clock ran ahead could sign nothing until that time has come.
 *
 * Its list, c/<number, 6 digits> in the chain's tree, is a statement and the signatures of officers under it
 * (C2SP signed-note, as a receipt's; over everything before the empty line):
 *
 *   zzsh-clock v1
 *   witness jgdw.example/w1
 *   document <number of the document that orders it>
 *   since 6                  the first receipt that was signed so; the last is the one before this
 *   after sm3:<hex>          of that last one, whole: so nobody can use the statement in another place
 *   ahead 86400              seconds
 *   <empty line>
 *   — jgdw.example/officers/wang <base64>
 *
 * Two officers must have signed it, whom the policy named that was in force before number `since`; neither is
 * the witness, and two keys of one name, or one key under two names, are one officer. The times of the chain,
 * corrected, must not run back: so nobody can set a clock back further than the chain has a gap. A clock that
 * was behind needs no correction, and gets none.
 *
 * What the receipts concerned prove of time is in observation.h, zz_observation.ahead. */
#ifndef ZZ_WITNESS_CLOCKS_H
#define ZZ_WITNESS_CLOCKS_H

#include "witness/keyring.h"
#include "witness/policy.h"
#include "witness/redaction.h"

#define ZZ_CLOCK_HEAD "zzsh-clock v1\n"
/* A hundred years: what no clock is wrong by. */
#define ZZ_AHEAD_MOST 3155760000ll
enum { ZZ_OFFICERS = 2, ZZ_OFFICERS_MOST = 16, ZZ_CLOCK_LIST_MOST = 4096 };

struct zz_clock_statement {
	struct zz_str witness, document;
	uint32_t since;
	struct zz_sm3 after;
	int64_t ahead;
	/* What was read; points into the bytes, as the others do. */
	struct zz_str text;
	struct zz_note_signature signatures[ZZ_SIGNATURES_MOST];
	size_t nsignatures;
};
void zz_clock_statement_text(struct zz_buf *out, const struct zz_clock_statement *s);
/* Exact bytes only. */
bool zz_clock_statement_parse(struct zz_str bytes, struct zz_clock_statement *out);

struct zz_officers {
	struct zz_policy policy; /* has the names */
	struct zz_vkey at[ZZ_OFFICERS_MOST];
	size_t n;
};
/* Those whom a correction from number `since` on needs, by the policy of the receipt before it. Free in any
 * case. */
void zz_officers_read(struct zz_officers *out, struct zz_chain *c, const struct zz_keyring *keys,
					  uint32_t since);
void zz_officers_free(struct zz_officers *o);
/* How many different ones have signed it, at most ZZ_OFFICERS of them in `who`; 0 where a signature of one
 * fails. */
size_t zz_officers_signed(const struct zz_officers *o, const struct zz_clock_statement *s,
						  const struct zz_vkey *who[ZZ_OFFICERS]);

enum zz_clock_fit {
	ZZ_CLOCK_FITS,
	ZZ_CLOCK_SINCE,  /* no such receipts, or corrected already, or none before them */
	ZZ_CLOCK_AFTER,  /* it is about another chain */
	ZZ_CLOCK_FAR,    /* the first of them would be before the one before it */
	ZZ_CLOCK_BEFORE, /* the correction itself would be before the last of them */
};
/* Whether the receipt of number `seq`, of that time, may correct it so; `first`: the first number that no
 * other one has corrected or follows. */
enum zz_clock_fit zz_clock_fits(struct zz_chain *c, const struct zz_clock_statement *s, uint32_t seq,
								int64_t time, uint32_t first);

struct zz_clock_change {
	uint32_t seq, since; /* since .. seq - 1 */
	int64_t ahead;
	int64_t time, e_ms; /* of the correction */
	bool held;          /* who asks has brought the keys of both officers */
	char document[ZZ_DOCUMENT_MOST + 1];
};
struct zz_clocks {
	struct zz_clock_change *at; /* by number */
	size_t n, room;
};
/* Those of a chain that count. `held`: keys that who asks trusts. Free in any case. */
void zz_clocks_read(struct zz_clocks *out, struct zz_chain *c, const struct zz_keyring *keys,
					const struct zz_str *held, size_t nheld);
void zz_clocks_free(struct zz_clocks *k);
/* The one that is about a receipt; the one that this receipt itself is. NULL. */
const struct zz_clock_change *zz_clocks_about(const struct zz_clocks *k, uint32_t seq);
const struct zz_clock_change *zz_clocks_made(const struct zz_clocks *k, uint32_t seq);
/* "c/000128"; `out` has room for 16. */
const char *zz_clocks_path(uint32_t seq, char *out);

#endif
