/* What zzsh sync decides; the git program fetches, merges and pushes. Everything here looks at objects and
 * refs of the ledger's own repository. */
#ifndef ZZ_WITNESS_SYNC_H
#define ZZ_WITNESS_SYNC_H

#include "base/arena.h"
#include "witness/receipt.h"

/* --- chains that were fetched into refs/zzsh/incoming/<name> --- */

enum zz_taken {
	ZZ_TAKEN_NEW,    /* the chain here goes on, or begins */
	ZZ_TAKEN_SAME,   /* nothing new, or the other side is behind */
	ZZ_TAKEN_FORKED, /* the other side's is not a continuation: it is kept in refs/zzsh/forked/, the one here
						stays */
	ZZ_TAKEN_FOREIGN /* it is not signed with the key that zzsh.yaml has for that name: nothing is taken */
};
#define ZZ_INCOMING_REF "refs/zzsh/incoming/"
/* Lists of a ledger (witness/redaction.h); those of another place are added to the ones that are here. */
#define ZZ_INCOMING_LIST_REF "refs/zzsh/incoming-list/"
struct zz_taking {
	struct zz_arena arena;
	struct {
		struct zz_taken_chain {
			struct zz_str name;
			uint8_t how; /* zz_taken */
			uint32_t receipts;
			uint32_t seq; /* of FORKED: the first that differs */
			/* Keys, one a line, that took the place of those in zzsh.yaml, which signed that; told once they
			 * come with something new. */
			struct zz_str keys;
		} * at;
		size_t n, room;
	} all;
};
/* Takes over what was fetched and removes the incoming refs. `dir` is the root of the ledger; `named` are the
 * items of zzsh.yaml's witnesses. */
int zz_sync_take(struct zz_taking *out, const char *dir, const struct zz_str *named, size_t nnamed,
				 struct zz_error *e);
void zz_taking_free(struct zz_taking *t);

/* --- two histories --- */

struct zz_both {
	struct zz_str path; /* of a record that both sides have made or changed, each in its own way */
	struct zz_str to;   /* where the one of this side goes: its name with c4 of its bytes */
	struct zz_str ours, base;
	bool has_base;
};
struct zz_merging {
	struct zz_arena arena;
	uint8_t relation; /* of theirs to ours: SAME, REWIND (they are behind), FF (we are behind), FORK,
						 UNRELATED; ABSENT: they have nothing */
	struct {
		struct zz_both *at;
		size_t n, room;
	} both;
};
/* `theirs` is a ref. */
int zz_sync_compare(struct zz_merging *out, const char *dir, const char *theirs, struct zz_error *e);
void zz_merging_free(struct zz_merging *m);

/* --- what is known of a head --- */

struct zz_sync_receipt {
	struct zz_str name; /* of the witness; empty: no receipt of that head is here */
	uint32_t seq;
	int64_t time;
	char code[24];
	bool covers; /* of zz_sync_last: it saw just that commit */
	char name_room[104];
};
/* The newest receipt of a commit (40 hex) among the last of each chain; only if it verifies with a key of
 * `named`, items of zzsh.yaml's witnesses (or, where only the name is there, of the chain). */
int zz_sync_find(struct zz_sync_receipt *out, const char *dir, const char *commit, const struct zz_str *named,
				 size_t nnamed, struct zz_error *e);
/* The newest receipt about a ledger (32 hex) whatever it saw. */
int zz_sync_last(struct zz_sync_receipt *out, const char *dir, const char *ledger, const char *commit,
				 const struct zz_str *named, size_t nnamed, struct zz_error *e);
/* The code of the head's texts, for the telephone. ZZ_EENV where they cannot all be read. */
int zz_sync_code(const char *dir, char code[24], struct zz_error *e);

/* Trailers "Zzsh-Seen: <witness> <seq> sm3:<hex>" of the newest receipts that are here, one a witness;
 * nothing where there are none or they cannot be read. */
struct zz_git;
void zz_sync_trailers(struct zz_buf *out, struct zz_git *g);

#endif
