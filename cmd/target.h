/* The record that a command is about: found, with the text that is committed and the one that lies in the
 * folder. */
#ifndef ZZ_CMD_TARGET_H
#define ZZ_CMD_TARGET_H

#include "write.h"

struct target {
	struct zz_str path, owner, id; /* owner and id by the path */
	struct zz_buf head, work;
	struct zz_amendment amendment;
};

/* Finds the record that the words name, loads its owner's part of the ledger, reads both texts. */
int target_open(struct app *app, const struct options *o, struct writing *w, struct target *t);
void target_close(struct target *t);

/* amend_ask.c: which record, which of its fields, what instead, why; the answers stand in `full` and s->said
 * and live as long as the conversation. 1 where it was broken off. */
struct talk;
int amend_ask(struct app *app, struct options *full, struct talk *t, struct saying *s);

#endif
