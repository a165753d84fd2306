/* A new ledger: its folder, repository and first commit.
 *
 * The first commit holds genesis.yaml (from whose bytes the ledger's id comes), zzsh.yaml and a skeleton for
 * every organisation. Where something of a ledger lies already, nothing is touched. */
#ifndef ZZ_ENTRY_INIT_H
#define ZZ_ENTRY_INIT_H

#include "entry/skeleton.h"
#include "entry/store.h"

struct zz_init_org {
	struct zz_str id, name;
	uint8_t kind; /* enum zz_org_kind; 0 = ordinary branch */
};

struct zz_init {
	const char *dir; /* made where it is not there */
	struct zz_new_unit unit;
	const struct zz_init_org *orgs;
	size_t norgs;
	struct zz_str name, email; /* who records; goes into the ledger's git configuration */
	int64_t now;
	bool injected;
};

/* 16 random bytes as 32 hexadecimal digits, from the operating system by way of libcrypto. */
int zz_random_salt(char out[33], struct zz_error *e);

/* ZZ_EUSAGE where the folder holds a ledger, where an id, a pack or the identity cannot be used; ZZ_EENV
 * where git or the disk refuse. `id` gets the ledger's id (32 hex). */
int zz_init_write(const struct zz_init *init, const char *salt, char commit[41], char id[33],
				  struct zz_error *e);

/* "zhb1:第一支部" or "dangzu:局党组:党组" taken apart; texts stay the caller's. ZZ_EUSAGE. */
int zz_init_org_said(struct zz_str typed, bool body, struct zz_init_org *out, struct zz_error *e);
/* An organisation's or group's id: [a-z][a-z0-9]*, at most 32 characters, not "unit". */
int zz_org_id_check(struct zz_str id, struct zz_error *e);

#endif
