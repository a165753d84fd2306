#include "cmd.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* In the language in which it was typed; a Chinese name of two characters keeps one of them. */
static const char *nearest_command(const char *name)
{
	bool latin = (unsigned char)name[0] < 0x80;
	const char *best = NULL;
	size_t limit = latin ? 3 : 2;
	for (size_t i = 0; commands[i]; i++) {
		const char *word = latin ? commands[i]->name.slug : commands[i]->name.label;
		size_t d = zz_text_distance(zz_str(name), zz_str(word), limit);
		if (d < limit) {
			limit = d;
			best = word;
		}
	}
	return best;
}

static int set_lang(struct app *app, const char *value, const char *where)
{
	if (strcmp(value, "zh") != 0 && strcmp(value, "en") != 0)
		return zz_error(&app->error, ZZ_EUSAGE, N_("%s %s: the languages are zh and en"), where, value);
	app->lang = app->error.lang = *value == 'e' ? ZZ_EN : ZZ_ZH;
	app->lang_given = true;
	return ZZ_OK;
}

static int set_clock(struct app *app)
{
	const char *injected = getenv("ZZSH_NOW");
	app->now = (int64_t)time(NULL);
	if (!injected)
		return ZZ_OK;
	app->now_injected = true;
	if (zz_moment_parse(zz_str(injected), 8 * 60, &app->now))
		return ZZ_OK;
	return zz_error(&app->error, ZZ_EUSAGE,
					N_("ZZSH_NOW=%s is not a moment; write it as 2026-03-12T20:41:00+08:00"), injected);
}

static int set_up(struct app *app)
{
	struct winsize size;
	const char *lang = getenv("ZZSH_LANG");
	const char *columns = getenv("COLUMNS");
	const char *plain = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	app->dir = ".";
	app->lang = app->error.lang = ZZ_ZH;
	if (isatty(STDOUT_FILENO)) {
		app->width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
		/* The convention asks for a value that is not empty. */
		app->colour = (!plain || !*plain) && term && *term && strcmp(term, "dumb") != 0;
	}
	if (columns && atoi(columns) >= 20) /* a width asked for, terminal or not */
		app->width = (unsigned)atoi(columns);
	if (lang && *lang) {
		int rc = set_lang(app, lang, "ZZSH_LANG");
		if (rc)
			return rc;
	}
	return set_clock(app);
}

/* -h is one screen, for whoever has forgotten an option; --help is the page of the manual, with everything.
 */
enum help { HELP_NONE, HELP_SCREEN, HELP_MANUAL };

static enum help help_word(const char *word)
{
	return strcmp(word, "-h") == 0 ? HELP_SCREEN : strcmp(word, "--help") == 0 ? HELP_MANUAL : HELP_NONE;
}

/* The options before the command. Returns how many words they took, or a negative status. */
static int global_options(struct app *app, int argc, char **argv, enum help *help, bool *version)
{
	static const char *const valued[] = {"-C", "--format", "--lang", "--today"};
	int i = 1;
	for (; i < argc && argv[i][0] == '-'; i++) {
		const char *word = argv[i], *value = NULL;
		int which = -1;
		*help = *help ? *help : help_word(word);
		*version = *version || strcmp(word, "--version") == 0;
		if (*help || *version)
			continue;
		for (int k = 0; k < 4; k++) {
			size_t n = strlen(valued[k]);
			if (strncmp(word, valued[k], n) == 0 && (!word[n] || word[n] == '=')) {
				which = k;
				value = word[n] ? word + n + 1 : i + 1 < argc ? argv[++i] : NULL;
			}
		}
		if (which < 0)
			return zz_error(&app->error, ZZ_EUSAGE, N_("unknown option %s; see zzsh -h"), word);
		if (!value)
			return zz_error(&app->error, ZZ_EUSAGE, N_("option %s needs a value"), word);
		if (which == 0)
			app->dir = value;
		else if (which == 1)
			app->format = value;
		else if (which == 3)
			app->today = value;
		else if (set_lang(app, value, "--lang"))
			return ZZ_EUSAGE;
	}
	return i;
}

/* The global options are understood behind the command as well. */
static bool take_global(struct app *app, struct options *o, int *rc)
{
	static const char *const names[] = {"format", "lang", "today"};
	for (size_t i = 0; i < o->n && !*rc; i++) {
		const char *slug = o->at[i].option->name.slug;
		if (strcmp(slug, names[0]) == 0)
			app->format = o->at[i].value;
		else if (strcmp(slug, names[1]) == 0)
			*rc = set_lang(app, o->at[i].value, "--lang");
		else if (strcmp(slug, names[2]) == 0)
			app->today = o->at[i].value;
	}
	return *rc == ZZ_OK;
}

/* A terminal set to GBK gives words that would be stored as something that nobody typed. */
static int check_encoding(struct app *app, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (zz_utf8_invalid(zz_str(argv[i])) >= 0)
			return zz_error(&app->error, ZZ_EUSAGE,
							N_("%s: this is not UTF-8; set the terminal to UTF-8 and type it again"),
							argv[i]);
	return ZZ_OK;
}

static int help_command(struct app *app, const struct command *c, enum help help, const char *word)
{
	app->command = c;
	app_guess_lang(app);
	if (help == HELP_MANUAL)
		return manual_show(app, c);
	if (!c->explain || !c->explain(app, word))
		usage_command(app, c);
	return app_print(app);
}

/* argv[first] is the command's name. */
static int run_command(struct app *app, const struct command *c, int argc, char **argv, int first)
{
	enum help help = HELP_NONE;
	for (int i = first + 1; i < argc && strcmp(argv[i], "--") != 0 && !help; i++)
		help = help_word(argv[i]);
	if (help)
		return help_command(app, c, help, argv[first + 1]);
	struct options o = {0};
	app->command = c;
	int rc = check_encoding(app, argc - first - 1, argv + first + 1);
	if (!rc)
		rc = options_parse(app, c, argc - first - 1, argv + first + 1, &o);
	if (!rc && take_global(app, &o, &rc))
		rc = c->run(app, &o);
	options_free(&o);
	return rc;
}

/* What stands alone in a ledger asks what is due in it. */
static bool in_ledger(const struct app *app)
{
	struct zz_error ignored = {.lang = app->lang};
	struct zz_buf root = {0};
	bool found = command_find("due") && zz_find_ledger(app->dir, &root, &ignored) == ZZ_OK;
	zz_buf_free(&root);
	return found;
}

/* The name alone, outside of a ledger: how to begin. */
static int no_ledger(struct app *app)
{
	struct zz_buf names = {0};
	struct zz_buf root = {0};
	int rc = ZZ_OK;
	if (zz_ledgers_below(app->dir, &names))
		rc = zz_find_ledger(app->dir, &root, &app->error);
	zz_buf_free(&names);
	zz_buf_free(&root);
	return rc ? rc
			  : zz_error(
					&app->error, ZZ_ENOLEDGER,
					N_("there is no ledger here. zzsh init DIR begins one and asks for everything; where "
					   "there is one, go into its folder first (cd DIR). zzsh -h lists all commands"));
}

static int run(struct app *app, int argc, char **argv)
{
	enum help help = HELP_NONE;
	bool version = false;
	int first = global_options(app, argc, argv, &help, &version);
	if (first < 0)
		return first;
	if (version) {
		zz_buf_puts(&app->out, "zzsh " ZZSH_VERSION "\n");
		return app_print(app);
	}
	if (help)
		app_guess_lang(app);
	if (help == HELP_MANUAL)
		return manual_show(app, NULL);
	if (!help && first >= argc && in_ledger(app)) {
		static char due[] = "due";
		char *words[] = {argv[0], due, NULL};
		return run_command(app, command_find(due), 2, words, 1);
	}
	if (help) {
		usage_all(app);
		return app_print(app);
	}
	if (first >= argc)
		return no_ledger(app);
	const struct command *c = command_find(argv[first]);
	if (!c) {
		const char *near = nearest_command(argv[first]);
		if (near)
			return zz_error(&app->error, ZZ_EUSAGE, N_("there is no command %s; did you mean %s?"),
							argv[first], near);
		return zz_error(&app->error, ZZ_EUSAGE, N_("there is no command %s; zzsh -h lists them"),
						argv[first]);
	}
	return run_command(app, c, argc, argv, first);
}

/* A standard stream that is closed would give its number to the next file that is opened, and what is printed
 * would go into that file. Standard output is then held by what cannot be written, so that nothing passes for
 * said. */
static void hold_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
	static struct app app;
	zz_pages_begin();
	hold_streams();
	signal(SIGXFSZ, SIG_IGN); /* an error like a full disk, and no end without a word */
	int rc = set_up(&app);
	if (!rc)
		rc = run(&app, argc, argv);
	if (app.out.n && !app_print(&app))
		fflush(stdout);
	int code = rc < 0 ? app_fail(&app, rc) : rc;
	zz_buf_free(&app.out);
	return code;
}
