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
/* Writes the correction and tells of it; first what is `said` besides, where there is something. */
int target_commit(struct app *app, struct writing *w, const struct target *t, const struct zz_draft *d,
				  struct zz_str said);
/* Where a correction cannot be written as it is: it is kept, and zzsh amend takes it up again. */
bool target_refused(int rc, const struct zz_draft *d);
int target_refuse(struct app *app, struct writing *w, const struct target *t, struct zz_draft *d);
/* The command that takes a file as what is to be written, without the file. */
struct zz_str target_again(const struct target *t, struct zz_arena *a);

/* amend_ask.c: which record, which of its fields, what instead, why; the answers stand in `full` and s->said
 * and live as long as the conversation. 1 where it was broken off. */
struct talk;
int amend_ask(struct app *app, struct options *full, struct talk *t, struct saying *s);

#endif
