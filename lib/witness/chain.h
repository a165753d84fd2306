/* The chain of a witness: all its receipts, of all ledgers, one after the other, in refs/zzsh/witness/<name>.
 *
 * A commit for each receipt; its tree has all of them as r/<number / 100, 4 digits>/<number, 6 digits>, the
 * policies and operators that they name as p/<hex>/ (witness/policy.h), and in `keys` the public keys, one a
 * line, in k/<number, 6 digits> what a receipt of a change of keys lists (witness/keyring.h),
 * in c/<number, 6 digits> what one that corrects the clock does (witness/clocks.h). The commits are
 * only a container: what counts are the bytes of the receipts. Manifests lie in refs/zzsh/manifest/<name> as
 * m/<first two hex digits>/<hex>; that ref stays with the witness. */
#ifndef ZZ_WITNESS_CHAIN_H
#define ZZ_WITNESS_CHAIN_H

#include "git/tree.h"
#include "witness/receipt.h"

struct zz_chain {
	struct zz_git *git; /* borrowed */
	struct zz_str name; /* borrowed */
	struct zz_buf ref;
	bool begun;
	git_oid head;
	struct zz_tree tree;
	struct zz_buf bytes; /* of the last receipt */
	struct zz_receipt last;
};
/* The ref of a witness' chain or manifests. */
#define ZZ_WITNESS_REF  "refs/zzsh/witness/"
#define ZZ_MANIFEST_REF "refs/zzsh/manifest/"

/* A chain that has not begun is none of an error's. ZZ_EENV where it is there and its last receipt cannot be
 * read; `begun` is set then all the same, and the others can be read. Close in any case. */
int zz_chain_open(struct zz_chain *c, struct zz_git *g, struct zz_str name, struct zz_error *e);
/* Of another ref: a state of a chain that was kept. */
int zz_chain_open_at(struct zz_chain *c, struct zz_git *g, struct zz_str name, const char *ref,
					 struct zz_error *e);
void zz_chain_close(struct zz_chain *c);
/* The bytes of a receipt; 1 where it is not there. More than ZZ_RECEIPT_MOST bytes are none. */
int zz_chain_get(struct zz_chain *c, uint32_t seq, struct zz_buf *out, struct zz_error *e);
/* A file of the chain's tree; 1 where it is not there. */
int zz_chain_file(struct zz_chain *c, struct zz_str path, size_t limit, struct zz_buf *out,
				  struct zz_error *e);
struct zz_policy;
/* The policy and the operators of that digest, as the chain has them; false where it has not. Free in any
 * case. */
bool zz_chain_policy(struct zz_chain *c, const struct zz_sm3 *digest, struct zz_policy *out);
/* How many receipts: one more than the highest number, 0 before the first. */
uint32_t zz_chain_count(struct zz_chain *c, struct zz_error *e);
/* The newest about a ledger; 1 where there is none. `r` points into `bytes`. */
int zz_chain_last_of(struct zz_chain *c, const char *ledger, struct zz_buf *bytes, struct zz_receipt *r,
					 struct zz_error *e);

struct zz_chain_files {
	struct zz_str receipt, policy, operators, keys;
	struct zz_str list; /* what the receipt's list line names; list_path NULL: none, or not in the chain */
	const char *list_path;
};
/* Appends the receipt with the next number. It is in the chain when this returns 0, but only zz_chain_settle
 * has the disk confirm it. */
int zz_chain_append(struct zz_chain *c, const struct zz_receipt *r, const struct zz_chain_files *files,
					struct zz_error *e);
/* Puts a file beside the receipts; the disk has confirmed it when this returns 0. */
int zz_chain_put(struct zz_chain *c, const char *path, struct zz_str bytes, int64_t when, struct zz_error *e);
/* Reads the last receipt again with a repository opened anew, and has the disk confirm it. */
int zz_chain_settle(struct zz_chain *c, struct zz_error *e);
/* Keeps a manifest. */
int zz_manifest_keep(struct zz_git *g, struct zz_str name, struct zz_str bytes, int64_t when,
					 struct zz_error *e);
/* 1 where it is not there. Only what has that digest is given. */
int zz_manifest_get(struct zz_git *g, struct zz_str name, const struct zz_sm3 *digest, struct zz_buf *out,
					struct zz_error *e);

#endif
