/* The questions of zzsh init. */
#ifndef ZZ_CMD_INIT_ASK_H
#define ZZ_CMD_INIT_ASK_H

#include "cmd.h"

/* Whether they are asked: at a terminal, where no option says anything. */
bool init_asks(const struct options *o);
/* Puts the answers into `full` as options. 1 where it was broken off. */
int init_ask(struct app *app, struct options *full);

#endif
