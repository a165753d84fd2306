/* The inside of signing: sight.c and what signs in other ways. */
#ifndef ZZ_WITNESS_SIGHT_PARTS_H
#define ZZ_WITNESS_SIGHT_PARTS_H

#include "witness/seen.h"
#include "witness/sight.h"

#define ZZ_MAIN "refs/heads/main"
enum { SIGHT_SIGNERS = 6 };

/* asked->prepare is called when everything is known that the head says; it may make a list that stays with
 * the ledger. */
struct sighting {
	struct zz_witness *w;
	const struct zz_sight *asked;
	const char *place;
	struct zz_git *g; /* where the head's objects are */
	bool has_head;
	git_oid head;
	struct zz_seen_tree tree;
	struct zz_digests digests;
	struct zz_buf last_bytes, manifest;
	struct zz_receipt last;
	bool has_last;
	char old[48], now[48];
	struct zz_receipt r;
	/* Signers beside the witness' own keys; `rekeys`: they are its keys from now on. */
	const struct zz_signer *added;
	size_t nadded;
	bool rekeys;
	int64_t ahead;      /* by which the receipts before may be later than the clock: it was ahead then */
	struct zz_str list; /* a file of the chain that the receipt names */
	const char *list_path;
	struct zz_buf own_list; /* likewise, that stays with the ledger */
	struct zz_sighted *out;
	struct zz_error *e;
};

/* behind.c: ZZ_EENV where a repository has more of this witness' own chain than the witness itself: whoever
 * signed now would sign two receipts with one number. */
int sight_behind(struct sighting *s, struct zz_git *theirs);
/* The receipt as far as it does not depend on what is seen; ZZ_EENV where nothing may be signed now. */
int sight_begin(struct sighting *s);
/* The last receipt about s->r.ledger. */
int sight_last(struct sighting *s);
/* What a head shows becomes a receipt; out->nothing where it is no ledger's. */
int sight_head(struct sighting *s);
/* Signs s->r, appends it and has the disk confirm it. */
int sight_sign(struct sighting *s);
/* The chain goes to whoever it speaks of; where that fails, the receipt stands all the same. */
void sight_give_back(struct sighting *s, struct zz_git *to);
void sight_close(struct sighting *s);

/* A receipt that is about no ledger: its seeing parts say so. */
int sight_statement(struct sighting *s, enum zz_cause cause);

#endif
