/* A terminal at which somebody answers questions: line editing by libedit, TAB, pasted text, Ctrl-C, hang-up.
 *
 * While it is open the terminal neither echoes nor cuts lines between two questions, so that what is pasted
 * or typed ahead is neither shown twice nor cut at 4096 bytes; closing gives it back as it was. Interrupt,
 * termination and hang-up end the question at hand, never the program. Nothing depends on the locale of the
 * environment: characters are taken apart here, and libedit gets C.UTF-8 of its own. */
#ifndef ZZ_CMD_PROMPT_H
#define ZZ_CMD_PROMPT_H

#include "cmd.h"

struct prompt;

enum prompt_end {
	PROMPT_ANSWERED,
	PROMPT_BACK,    /* < */
	PROMPT_EXPLAIN, /* ? */
	PROMPT_STOPPED, /* Ctrl-C, termination, hang-up, end of input: what was typed so far is in `out` */
};

/* Whether both ends are a terminal: only then anything is asked. */
bool prompt_possible(void);
/* ZZ_EENV where the terminal cannot be set. */
int prompt_open(struct prompt **out, struct app *app);
void prompt_close(struct prompt *p); /* NULL is fine */
/* Gives the terminal to another program (the editor) and takes it back. */
void prompt_lend(struct prompt *p);
void prompt_take(struct prompt *p);

/* Words for TAB: `front` is what stands before the cursor since the last separator. */
struct prompt_words {
	void (*words)(void *data, struct zz_str front, struct zz_str_list *out);
	void *data;
};
/* One line. `label` is the last line of what is shown; `text` stands in the line from the beginning. In
 * `prose`, line breaks of pasted text are kept. `out` gets the answer, cleaned, without line break. */
struct prompt_line {
	struct zz_str label, text;
	struct prompt_words complete;
	bool prose;
};
enum prompt_end prompt_line(struct prompt *p, const struct prompt_line *ask, struct zz_buf *out);
/* Lines up to a line with nothing but "."; nothing where the first one is empty. `text` is what was there
 * already: what is typed goes on behind it, a single "-" takes it away. */
enum prompt_end prompt_text(struct prompt *p, struct zz_str text, struct zz_buf *out);

struct app *prompt_app(struct prompt *p);
/* A copy that lives as long as the prompt. */
struct zz_str prompt_keep(struct prompt *p, struct zz_str s);

/* What cleaning took out since the last call of this: one line, or nothing. */
void prompt_say_cleaned(struct prompt *p);
/* A text, made safe, wrapped to the terminal, with a line break at its end. */
void prompt_say(struct prompt *p, struct zz_str text);

#endif
