/* The folder of a witness: a bare repository of its own, with the chain, the manifests, and in zzsh/ (for
 * this account alone) its private keys, policy.yaml and operators.yaml as they are edited, the list of
 * ledgers, the lock. Whoever signs holds the lock. */
#ifndef ZZ_WITNESS_HOME_H
#define ZZ_WITNESS_HOME_H

#include "witness/chain.h"
#include "witness/policy.h"

struct zz_witness {
	struct zz_arena arena;
	char *dir;
	struct zz_str name;
	struct zz_git git;
	int lock, folder; /* folder: zzsh/ */
	int64_t fresh;    /* when the lock was taken, by the file system's clock */
	struct zz_signer keys[ZZ_KEY_KINDS];
	size_t nkeys;
	struct zz_buf policy_bytes, operators_bytes, ledgers;
	struct zz_policy policy;
	struct zz_chain chain;
};

/* ZZ_EUSAGE for a name that is none, ZZ_EENV where there is one already. `kinds` are bits 1 << zz_key_kind;
 * `keys` gets the public ones as zzsh.yaml takes them, one a line. */
int zz_witness_init(const char *dir, struct zz_str name, unsigned kinds, bool trial, struct zz_buf *keys,
					struct zz_error *e);
/* Opens for signing. ZZ_EENV: it is no witness' folder, a key that others may read, a policy that cannot be
 * read. `lock` false: only for looking. Close in any case. */
int zz_witness_open(struct zz_witness *w, const char *dir, bool lock, struct zz_error *e);
void zz_witness_close(struct zz_witness *w);
/* Where a ledger was seen last, and which was seen there; empty where that is not known. */
struct zz_str zz_witness_place(const struct zz_witness *w, struct zz_str ledger);
struct zz_str zz_witness_at_place(const struct zz_witness *w, struct zz_str place);
/* Ledgers whose id begins so; how many, the last of them in *id. */
size_t zz_witness_ledgers(const struct zz_witness *w, struct zz_str front, struct zz_str *id);
int zz_witness_remember(struct zz_witness *w, struct zz_str ledger, struct zz_str place, struct zz_error *e);

#endif
