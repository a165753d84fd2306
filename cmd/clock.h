#ifndef ZZ_CMD_CLOCK_H
#define ZZ_CMD_CLOCK_H

#include "cmd.h"

/* What a receipt says of the time: kept right within a bound, or not known to be, then a day; or ZZSH_NOW. */
void clock_look(const struct app *app, struct zz_witness_clock *out);

#endif
