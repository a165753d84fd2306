/* The verbs of zzsh witness, one file each. */
#ifndef ZZ_CMD_WITNESS_H
#define ZZ_CMD_WITNESS_H

#include "clock.h"

/* What they are called; ends with a row without slug. Completion offers them. */
extern const struct zz_term witness_terms[];

int witness_cosign(struct app *app, const struct options *o);
int witness_redact(struct app *app, const struct options *o);
int witness_approve(struct app *app, const struct options *o);
int witness_stamp(struct app *app, const struct options *o);
int witness_clock(struct app *app, const struct options *o);
int witness_rekey(struct app *app, const struct options *o);
int witness_key(struct app *app, const struct options *o);

/* The kinds of key that --key names, as bits; 0 where it is not given. */
int witness_kinds(struct app *app, const struct options *o, unsigned *out);
/* The path within a ledger of a record's id ("zhb1/2026-…"), or of a path. */
struct zz_str witness_path(struct zz_arena *a, const char *word);
/* Public keys as zzsh.yaml takes them. */
void witness_put_keys(struct app *app, struct zz_str keys);

#endif
