/* The questions of zzsh init. */
#ifndef ZZ_CMD_INIT_ASK_H
#define ZZ_CMD_INIT_ASK_H

#include "cmd.h"

/* Whether they are asked: at a terminal, where no option says anything. */
bool init_asks(const struct options *o);
/* Puts the answers into `full` as options. 1 where it was broken off. */
int init_ask(struct app *app, struct options *full);
/* init_members.c: asks for the members of the branches (and nothing else) of a ledger that was just made, and
 * puts into `said` what is entered of each branch, and by which command the rest is. */
void init_members(struct app *app, const char *dir, const struct zz_init_org *orgs, size_t norgs,
				  struct zz_buf *said);

/* init_back.c: what the branch's file says, empty where it cannot be read; and a commit that takes a member
 * back by putting `bytes` there. */
struct zz_str init_file(struct app *app, struct zz_str branch, struct zz_arena *a);
int init_back(struct app *app, struct zz_str branch, struct zz_str called, struct zz_str name,
			  struct zz_str bytes);

/* init_line.c: "王建国 1998-06-20 1999-06-20 书记" taken apart, and shown as it was understood. */
struct init_member {
	struct zz_str name, post;
	zz_day joined, full;
	bool committee; /* the post is one that only a committee has */
};
int init_line(struct app *app, zz_day today, struct zz_str typed, struct zz_arena *a, struct init_member *m,
			  struct zz_error *e);
void init_line_text(struct zz_buf *out, const struct app *app, const struct init_member *m);

#endif
