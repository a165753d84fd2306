/* What the commands share: the option table, the run's settings, output, exit codes.
 *
 * One command, one file: cmd_<name>.c defines `const struct command cmd_<name>`; the build lists them. */
#ifndef ZZ_CMD_H
#define ZZ_CMD_H

#include <zzsh.h>

enum option_arg {
	OPT_FLAG,
	OPT_VALUE,
	OPT_YEAR, /* the next word is its value only if it is a year: four digits, 2025年 */
};

struct option {
	struct zz_term name; /* --name, --名称 */
	char letter;         /* -x, or 0 */
	uint8_t arg;
	const char *value; /* message id: what the value is called in usage */
	const char *help;  /* message id */
	bool repeat;
};

/* Rows that several commands have. */
#define OPTION_PACKS                                                                                         \
	{                                                                                                        \
		{"packs", "规则包"}, 0, OPT_VALUE, N_("LIST"),                                                       \
			N_("judge by these packs instead of the unit's, for example national,organ"), false              \
	}
#define OPTION_NO_LOCAL                                                                                      \
	{                                                                                                        \
		{"no-local", "不用自定"}, 0, OPT_FLAG, NULL, N_("leave the ledger's own packs in rules/ out"), false \
	}
#define OPTION_AT                                                                                            \
	{                                                                                                        \
		{"at", "版本"}, 0, OPT_VALUE, N_("REV"), N_("the ledger as it was committed at REV"), false          \
	}
#define OPTION_FAIL_ON                                                                                       \
	{                                                                                                        \
		{"fail-on", "判定线"}, 0, OPT_VALUE, N_("SEVERITY"),                                                 \
			N_("exit status 1 from this severity on (default incomplete)"), false                            \
	}
#define OPTION_HINTS                                                                                         \
	{                                                                                                        \
		{"all", "全部"}, 'a', OPT_FLAG, NULL, N_("show hints as well"), false                                \
	}
#define OPTION_KEYS                                                                                          \
	{                                                                                                        \
		{"keys", "公钥"}, 0, OPT_VALUE, N_("FILE|DIR"),                                                      \
			N_("public keys of witnesses that you brought, by which alone their receipts "                   \
			   "count; certificates of time-stamping authorities (PEM)"),                                    \
			true                                                                                             \
	}
#define OPTION_OUTPUT                                                                                        \
	{                                                                                                        \
		{"output", "输出"}, 'o', OPT_VALUE, N_("FILE"),                                                      \
			N_("write FILE, whole or not at all; its ending chooses the format"), false                      \
	}
#define OPTION_COMMITTED                                                                                     \
	{                                                                                                        \
		{"at", "版本"}, 0, OPT_VALUE, N_("REV"), N_("the ledger as it was committed at REV (default HEAD)"), \
			false                                                                                            \
	}
#define OPTION_PRIVATE                                                                                       \
	{                                                                                                        \
		{"with-private", "含不公开"}, 0, OPT_FLAG, NULL,                                                     \
			N_("also what was said in talks and to each other, analyses, and persons' grades"), false        \
	}

struct options {
	struct given {
		const struct option *option;
		struct zz_str typed; /* as it was written, with its dashes: what errors repeat */
		const char *value;
	} * at;
	size_t n, room;
	const char **words; /* what is left: positional arguments */
	size_t nwords;
	struct zz_arena arena; /* options that are not in the table */
};

struct app; /* the run */

struct command {
	struct zz_term name;
	int order;                    /* in the list of commands */
	const char *summary;          /* message id */
	const char *operands;         /* message id for the usage line, or NULL */
	const struct option *options; /* ends with a row without name.slug */
	/* Takes options that are not in the table (log: the fields of the kind), or NULL. Returns how the
	 * argument is taken, or -1 if unknown. */
	int (*extra)(struct app *app, const char *name, struct option *as);
	/* The nearest of those for "did you mean", or empty. May be NULL. */
	struct zz_str (*near)(const struct options *o, struct zz_str name);
	/* Explains those of one kind of record under -h; false where the word is none. May be NULL. */
	bool (*explain)(struct app *app, const char *kind);
	int (*run)(struct app *app, const struct options *o);
	const char *notes; /* message id: shown under the options of -h, or NULL */
	bool hidden;       /* for other programs: in no list */
};
extern const struct command *const commands[]; /* NULL ends */
const struct command *command_find(const char *name);
/* Those that are not hidden, by order; returns how many. */
enum { COMMANDS_MOST = 64 };
size_t commands_sorted(const struct command *out[COMMANDS_MOST]);

enum format { FORMAT_TEXT, FORMAT_JSON };

struct app {
	const struct command *command;
	const char *dir; /* -C, or "." */
	const char *format;
	bool lang_given;
	enum zz_lang lang;
	bool now_injected; /* ZZSH_NOW */
	int64_t now;
	const char *today; /* --today as typed, or NULL */
	unsigned width;    /* cells of the terminal; 0 = not a terminal */
	bool colour;
	struct zz_error error;
	struct zz_buf out; /* the answer; printed at the end */
	bool verbatim;     /* it is the text of a file */
};

/* opt.c */
int options_parse(struct app *app, const struct command *c, int argc, char **argv, struct options *out);
void options_free(struct options *o);
/* An option of a command (or a global one) by one of its names, by its letter; NULL where there is none. */
const struct option *option_find(const struct command *c, struct zz_str name);
const struct option *option_letter(const struct command *c, char letter);
const char *option_value(const struct options *o, const char *slug); /* the last one given, or NULL */
bool option_given(const struct options *o, const char *slug);
/* opt_put.c: options as if they had been given, for what a person answered instead. A copy has room for two
 * more words and is freed like any other; it borrows what it was copied from. */
void options_copy(struct options *to, const struct options *from);
void options_put(const struct app *app, struct options *o, const char *slug, struct zz_str value);
void options_put_word(struct options *o, struct zz_str word);
void usage_command(struct app *app, const struct command *c);
void usage_all(struct app *app);
/* The format asked for among those a command has ("text|json"); ZZ_EUSAGE otherwise. */
int format_choose(struct app *app, const char *allowed);

/* fail_on.c: the severity that --fail-on names; incomplete where it is not given. */
int fail_on(struct app *app, const struct options *o, enum zz_severity *out);

/* keys.c: the keys that --keys names, each a file or a folder. */
int keys_read(struct app *app, const struct options *o, struct zz_held_keys *out);

/* scratch.c: a folder for the time being, at most two at a time; NULL where none can be made. The one made
 * last goes first. */
const char *scratch_make(struct zz_error *e);
void scratch_remove(void);

/* cache_key.c: this user's key for what is read faster a second time, made where there is none; empty where
 * there can be none. It lies outside of every ledger, so that nobody can bring a cache along with one. */
void cache_key(struct zz_buf *out);

/* manual.c: shows the manual page of a command (NULL: of the program) with man(1) or mandoc(1), and does not
 * return then; without them prints what -h says, and which page to read. */
int manual_show(struct app *app, const struct command *c);

/* app.c */
/* Finds the ledger from app->dir upwards (where that is a bundle of zzsh audit, the ledger in it), opens it
 * for reading (at a revision if given), sets app->lang from it unless the user said. `packs`: those named,
 * separated by commas, or NULL for the unit's; `no_local`: never one from its rules/ folder. Closes with
 * app_close. */
struct opened {
	struct zz_source *source;
	struct zz_ledger *ledger;
	struct zz_packs packs;
	bool unpacked;
};
int app_open(struct app *app, const char *rev, const struct zz_scope *scope, const char *packs, bool no_local,
			 struct opened *out);
void app_close(struct opened *o);
/* The language that the line of zzsh.yaml says, in app->dir or above it, without git and without reading the
 * ledger: for help, which must be there at once. Nothing where --lang or ZZSH_LANG said one. */
void app_guess_lang(struct app *app);
int app_today(struct app *app, zz_day *out); /* --today as a day, ZZ_NO_DAY where not given */
const char *tr(const struct app *app, const char *id);
/* Says something on standard error. Text of users and files may be in it: none of it reaches a terminal raw.
 */
void app_complain(const char *text);
/* The same of app->error; returns the exit code of design section 5. */
int app_fail(struct app *app, int status);
/* app->out through a pager, where a person looks at a terminal that it would overflow; whether it was shown.
 */
bool pager_show(struct app *app);
/* Writes app->out to standard output, through a pager where it is long and a person looks. */
int app_print(struct app *app);
/* Puts bytes into a file in place of what it had, whole or not at all; a device or pipe is written to. */
int app_write_file(const char *path, struct zz_str bytes, struct zz_error *e);
/* Says on standard error, where that is a terminal, that a file, or so many in a folder, was written; nothing
 * of a device or pipe. */
void app_wrote(const struct app *app, const char *path, size_t files);
int exit_code(int status);

#endif
