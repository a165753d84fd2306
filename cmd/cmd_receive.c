/* zzsh receive: what the server's git hooks call. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "clock.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{"check", "核对"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("pre-receive: refuse what is no ledger in form; never because of lateness"),
	 false},
	{{"sign", "签发"}, 0, OPT_FLAG, NULL, N_("post-receive: sign a receipt of what was handed in"), false},
	{{"home", "见证库"},
	 0,
	 OPT_VALUE,
	 N_("DIR"),
	 N_("folder of the witness, made by zzsh witness init"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum { UPDATES_BYTES = 64 * 1024, AUTH_BYTES = 64 * 1024 };

static int check(struct app *app, struct zz_str updates)
{
	const char *quarantine = getenv("GIT_QUARANTINE_PATH");
	struct zz_receive r = {.repo = app->dir, .quarantine = quarantine, .updates = updates, .now = app->now};
	int rc = zz_receive_check(&r, &app->out, &app->error);
	int printed = app_print(app);
	return rc ? rc : printed;
}

/* Somebody else's computer stood behind the push: the hook runs under the witness' account, not the pusher's.
 */
static bool came_by_network(void)
{
	return getenv("SSH_CONNECTION") || (getenv("GATEWAY_INTERFACE") && getenv("REMOTE_ADDR"));
}

/* Whose key opened the connection: sshd says it (ExposeAuthInfo), or the command that it forces for that key.
 */
static struct zz_str pusher(struct zz_buf *memory)
{
	struct zz_error ignored = {0};
	struct zz_buf auth = {0};
	const char *file = getenv("SSH_USER_AUTH"), *named = getenv("ZZSH_PUSHER");
	bool found = file && zz_read_file(&auth, file, AUTH_BYTES, &ignored) == 0 &&
				 zz_pusher_of(zz_buf_view(&auth), memory);
	zz_buf_free(&auth);
	if (!found && named && zz_pusher_good(zz_str(named)))
		zz_buf_puts(memory, named);
	return zz_buf_view(memory);
}

static int sign_at(struct app *app, const char *home, const char *repo, const struct zz_sight *sight)
{
	struct zz_witness w;
	struct zz_sighted sighted = {.nothing = true};
	int rc = zz_witness_open(&w, home, true, &app->error);
	if (!rc)
		rc = zz_sight_server(&w, repo, sight, &sighted, &app->error);
	if (!rc && !sighted.nothing)
		zz_sighted_text(&app->out, &sighted, app->lang);
	if (!rc && sighted.returned.text[0])
		app_complain(sighted.returned.text);
	zz_sighted_free(&sighted);
	zz_witness_close(&w);
	return rc ? rc : app_print(app);
}

static int sign(struct app *app, const char *home)
{
	struct zz_buf key = {0};
	struct zz_sight sight = {.cause = ZZ_CAUSE_PUSH};
	if (!home)
		return zz_error(&app->error, ZZ_EUSAGE, N_("say where the witness is with --home DIR"));
	if (!came_by_network())
		return zz_error(
			&app->error, ZZ_EENV,
			N_("no receipt: this was pushed by way of a folder, so that the hook runs under the account "
			   "and the clock of whoever pushes. Push by ssh; or the next look of the witness (zzsh "
			   "witness --all) signs it"));
	char *repo = realpath(app->dir, NULL);
	signal(SIGPIPE, SIG_IGN);
	sight.pusher = pusher(&key);
	clock_look(app, &sight.clock);
	int rc = repo ? sign_at(app, home, repo, &sight)
				  : zz_error(&app->error, ZZ_EENV, N_("there is no folder %s"), app->dir);
	free(repo);
	zz_buf_free(&key);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct zz_buf updates = {0};
	bool checks = option_given(o, "check"), signs = option_given(o, "sign");
	if (checks == signs || o->nwords)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("receive is called by git's hooks, with --check or with --sign; zzsh receive --help "
			   "shows them"));
	int rc = format_choose(app, "text");
	if (rc >= 0)
		rc = zz_read_fd(&updates, STDIN_FILENO, UPDATES_BYTES, &app->error);
	if (rc > 0)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("more was pushed at once than a ledger has branches"));
	if (!rc)
		rc = checks ? check(app, zz_buf_view(&updates)) : sign(app, option_value(o, "home"));
	zz_buf_free(&updates);
	return rc;
}

const struct command cmd_receive = {
	.name = {"receive", "接收"},
	.order = 74,
	.summary = N_("on the superior's server: what git's hooks call when a ledger is handed in"),
	.operands = N_("--check | --sign --home DIR"),
	.options = options,
	.run = run,
	.notes = N_("Runs in the bare repository, as git calls it. The manual page has the set-up of a server."),
};
