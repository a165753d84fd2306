/* The files of a witness' keys: home.c and rekey.c. */
#ifndef ZZ_WITNESS_HOME_PARTS_H
#define ZZ_WITNESS_HOME_PARTS_H

#include "witness/home.h"

extern const char *const zz_key_files[ZZ_KEY_KINDS];
/* Makes a key in a new file of the folder zzsh/ of `dir` and loads it. */
int zz_key_make(int folder, const char *dir, const char *file, enum zz_key_kind kind, struct zz_str name,
				struct zz_signer *out, struct zz_error *e);
/* rekey.c: finishes a change of keys, or undoes one that was never signed. */
int zz_keys_settle(struct zz_witness *w, struct zz_error *e);

#endif
