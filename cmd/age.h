#ifndef ZZ_CMD_AGE_H
#define ZZ_CMD_AGE_H

#include "cmd.h"

/* Runs age(1) to encrypt to those whom --seal-to names. ZZ_EENV where it is not there or refuses; nothing is
 * kept then. */
int age_encrypt(struct app *app, const struct options *o, struct zz_str plain, struct zz_buf *out);

#endif
