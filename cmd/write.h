/* What the writing commands share: the lock, the ledger as far as it concerns them, fields given as options,
 * drafts. */
#ifndef ZZ_CMD_WRITE_H
#define ZZ_CMD_WRITE_H

#include "cmd.h"

struct writing {
	struct app *app;
	struct zz_buf root;
	struct zz_store *store; /* NULL: nothing is to be written */
	struct opened opened;
	struct zz_arena arena;
	char commit[41]; /* the last one made */
	bool kept;       /* what was refused lies among the drafts */
};

/* Finds the ledger, takes the lock (where `store`), opens the folder for reading. Refuses --today and formats
 * but text. Ends with writing_end in any case. */
int writing_begin(struct app *app, struct writing *w, bool store);
/* Loads what concerns an owner (empty: the rosters only) in the years around `held` (ZZ_NO_DAY: today) and
 * today, in place of what was loaded before. `everybody`: with the rosters of all branches. */
int writing_load(struct app *app, struct writing *w, struct zz_str owner, zz_day held, bool everybody);
void writing_end(struct writing *w);
/* The name of whoever writes, from git's settings; in w->arena. */
int writing_by(struct app *app, struct writing *w, struct zz_str *name);
/* Commits one file and judges what it means. */
int writing_commit(struct app *app, struct writing *w, const char *op, const struct zz_draft *d,
				   const struct zz_record *r, struct zz_str record, struct zz_str reason, bool create);
/* Fills app->out with the acknowledgement and prints it. */
int writing_acknowledge(struct app *app, struct writing *w, struct zz_ack *ack);

/* After the acknowledgement: git's index; what goes wrong there is only said. `rc` is what the command ends
 * with, want of memory in here or not. */
void writing_refresh(struct app *app, struct writing *w, int rc);
/* Where the answer could not be given after the deed was done: says so, and that it need not be done again.
 */
int writing_untold(struct app *app, struct zz_str path, int rc);

/* Prints what refuses a text, keeps it as a draft and says how to go on with `again` ("zzsh log --file");
 * NULL: keeps none (--dry-run); then lines count as in the text that was given, where it is not NULL.
 * Returns the exit status 1. */
struct given_text {
	struct zz_str text;
	const char *file; /* NULL: standard input */
};
int writing_refuse(struct app *app, struct writing *w, const struct zz_draft *d, const char *again,
				   const struct given_text *given);

/* said.c */
struct saying {
	struct zz_arena arena;
	struct {
		struct zz_given *at;
		size_t n, room;
	} fields;
	struct {
		struct zz_str *at;
		size_t n, room;
	} absent;
	struct zz_cleaned cleaned;
	struct zz_sealing sealing; /* of log --sealed */
	struct zz_str edited;      /* of --edit: the file in which it was written */
	struct zz_str again;       /* the command that goes on with that file */
	struct zz_said said;       /* views of the above */
};
/* Options that log and amend have in common. */
#define SAID_OPTIONS                                                                                         \
	{{"absent", "缺席"},                                                                                     \
	 0,                                                                                                      \
	 OPT_VALUE,                                                                                              \
	 N_("NAME=REASON,…"),                                                                                    \
	 N_("who was due and did not come, and why; the list of those present is written from the roster"),      \
	 true},                                                                                                  \
		{{"all-present", "全到"}, 0, OPT_FLAG, NULL, N_("everybody who was due came"), false},               \
		{{"present", "出席"}, 0, OPT_VALUE, N_("NAMES"), N_("those present, name by name"), true},           \
		{{"online", "线上"}, 0, OPT_VALUE, N_("NAMES"), N_("those who took part by video"), true},           \
		{{"also", "另到"}, 0, OPT_VALUE, N_("NAMES"), N_("excused or attached people who came"), true},      \
		{{"set", "设"},                                                                                      \
		 0,                                                                                                  \
		 OPT_VALUE,                                                                                          \
		 N_("FIELD=VALUE"),                                                                                  \
		 N_("any field by its path, for example steps.study=2025-11-03 or agenda.2.deadline=3-20"),          \
		 true},                                                                                              \
		{{"late", "迟录"}, 0, OPT_VALUE, N_("REASON"), N_("why it is entered late"), false},                 \
		{{"approved-by", "批准人"}, 0, OPT_VALUE, N_("PERSON"), N_("who approved the late entry"), false},   \
		{{"with-text", "存内容"},                                                                            \
		 0,                                                                                                  \
		 OPT_FLAG,                                                                                           \
		 NULL,                                                                                               \
		 N_("store what was said in a talk (history cannot forget)"),                                        \
		 false},                                                                                             \
		{{"yes", "确认"}, 0, OPT_FLAG, NULL, N_("confirm --with-text"), false},                              \
		{{"file", "文件"},                                                                                   \
		 'f',                                                                                                \
		 OPT_VALUE,                                                                                          \
		 N_("FILE"),                                                                                         \
		 N_("take the whole record from a file; - is standard input"),                                       \
		 false},                                                                                             \
		{{"edit", "编辑"},                                                                                   \
		 'e',                                                                                                \
		 OPT_FLAG,                                                                                           \
		 NULL,                                                                                               \
		 N_("write it in an editor: $VISUAL, $EDITOR, else the computer's usual one"),                       \
		 false},                                                                                             \
		{{"dry-run", "试写"}, 'n', OPT_FLAG, NULL, N_("print the text and write nothing"), false},           \
	{                                                                                                        \
		{"by", "经手"}, 0, OPT_VALUE, N_("PERSON"),                                                          \
			N_("who enters it, where it is not the name in git's settings"), false                           \
	}
/* Takes the options apart: attendance, late entry, and everything else as fields. Pasted text is cleaned. */
int saying_take(struct app *app, const struct options *o, struct saying *s);
/* Reads the file (NULL: none), asks about --with-text. */
int saying_finish(struct app *app, const struct options *o, const char *file, struct saying *s);
void saying_free(struct saying *s);
/* command.extra of log and amend: any field of any kind. */
int saying_extra(struct app *app, const char *name, struct option *as);
struct zz_str saying_near(const struct options *o, struct zz_str name);
bool saying_explain(struct app *app, const char *kind); /* what `log KIND -h` prints */
/* Says on standard error what cleaning changed. */
void saying_report(struct app *app, const struct saying *s);

/* One change of the roster, of the ledger that was loaded with everybody: settled and committed; `said` gets
 * what it does. */
int writing_roster(struct app *app, struct writing *w, const struct zz_roster_verb *verb,
				   const struct zz_roster_said *said, struct zz_buf *out);

/* editor.c: lets the user edit a text in a file among the drafts, which stays there where something was
 * written into it, until editor_done: so nothing is lost, whatever comes in between. */
struct edited {
	struct zz_buf text, path; /* as it was left; the file */
	bool changed;             /* it differs from what was offered */
};
int editor_run(struct app *app, const char *root, struct zz_str name, struct zz_str text, struct edited *out);
void edited_free(struct edited *out);
/* Puts into the file what is to be entered, without the explanations that were offered with it. */
void editor_keep(const char *root, struct zz_str path, struct zz_str text);
/* What was written has been recorded, or lies among the drafts by another name. */
void editor_done(const char *root, struct zz_str path);
/* At the end of a command that may have had --edit: the same where the text is recorded or kept elsewhere;
 * else says where it lies, and how to go on. */
void editor_settle(struct app *app, const struct writing *w, const struct saying *s, bool recorded);

#endif
