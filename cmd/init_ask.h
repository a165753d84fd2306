/* The questions of zzsh init. */
#ifndef ZZ_CMD_INIT_ASK_H
#define ZZ_CMD_INIT_ASK_H

#include "cmd.h"

/* Whether they are asked: at a terminal, where no option says anything. */
bool init_asks(const struct options *o);
/* Puts the answers into `full` as options. 1 where it was broken off. */
int init_ask(struct app *app, struct options *full);
/* init_members.c: asks for the members of the branches (and nothing else) of a ledger that was just made;
 * returns whether any were entered. */
bool init_members(struct app *app, const char *dir, const struct zz_init_org *orgs, size_t norgs);

#endif
