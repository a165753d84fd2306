/* A conversation at a terminal that ends in one record: the questions of lib/entry/ask.h asked at a prompt,
 * with a draft after every answer. */
#ifndef ZZ_CMD_TALK_H
#define ZZ_CMD_TALK_H

#include "prompt.h"
#include "write.h"

struct talk {
	struct app *app;
	struct writing w; /* for reading only: nobody else is kept waiting while somebody types */
	struct prompt *prompt;
	struct zz_ask ask;
	struct zz_arena arena;
	struct zz_str draft;  /* its name; empty before the first answer */
	struct zz_str record; /* of a correction: owner/id */
	struct zz_str before; /* the choices that were shown last: not again right below */
	bool begun, headed, unsaved;
	bool half; /* an answer was begun when it was broken off */
};

/* Finds the ledger, makes the options answers. Ends with talk_end in any case. */
int talk_begin(struct app *app, struct talk *t, const struct saying *s);
/* What was held, of the kinds of a verb (-1: of all); PROMPT_STOPPED leaves *kind NULL. */
int talk_kind(struct app *app, int verb, const struct zz_kind **kind);
/* Takes up the draft that is meant, of a kind or of any (NULL). */
int talk_resume(struct app *app, struct talk *t, const struct zz_kind *kind);
/* Asks until the record is there: s->said is it, living as long as the conversation. Returns 1 where it was
 * broken off and the draft is kept. */
int talk_run(struct talk *t, struct saying *s);
/* The record is saved, or given up: the draft goes. */
void talk_done(struct talk *t);
void talk_end(struct talk *t);

/* The steps of it. talk_reload: the owner's part of the ledger around the day of the sitting, as far as both
 * are said by now. talk_keep: false where the draft cannot be kept, which is said once. talk_stop: keeps the
 * draft, says how to go on, returns 1. talk_drafts: the names of those that begin so, the one answered last
 * first, in t->arena; talk_read: one of them, added to the answers of `ask`. talk_ask: one question, answered
 * or not; 1 where it was broken off, in a correction 2 for <. */
int talk_open(struct app *app, struct talk *t);
int talk_reload(struct talk *t);
bool talk_keep(struct talk *t);
int talk_stop(struct talk *t);
size_t talk_drafts(struct talk *t, const char *front, struct zz_str **names);
int talk_read(struct talk *t, struct zz_str name, struct zz_ask *ask);
void talk_back(struct talk *t, struct zz_str path);
int talk_ask(struct talk *t, struct zz_ask_question *q);
/* Composes the record as it would be written, shows what it says, asks what to do with it. */
enum what_now { TALK_SAVE, TALK_AGAIN, TALK_STOP, TALK_FAIL };
enum what_now talk_look(struct talk *t, struct zz_said *said);

/* choose.c: one of several, by number or word; *at counts from 0. PROMPT_BACK, PROMPT_STOPPED as prompt_line.
 */
struct choice {
	struct zz_str label, help; /* help: what ? says */
	const struct zz_str *words;
	size_t n;
	size_t fallback; /* index + 1; 0 none */
	bool lines;      /* one a line */
	bool may_end;    /* Enter alone: *at = n */
};
enum prompt_end prompt_choose(struct prompt *p, const struct choice *c, size_t *at, struct zz_str *other);

#endif
