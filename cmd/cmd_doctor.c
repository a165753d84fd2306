/* zzsh doctor: what is wrong with this ledger or this computer. */
#include "cmd.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const struct option options[] = {
	{{"repair", "修复"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("mend what is safe: lock files that nobody uses, leftovers of a write that was cut off, git's index"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* A ledger whose zzsh.yaml is gone is none for the other commands; this one is asked because of it. */
static bool find(const struct app *app, struct zz_buf *root)
{
	struct zz_error nowhere = {.lang = app->lang};
	struct zz_buf genesis = {0};
	if (zz_find_ledger(app->dir, root, &nowhere) == ZZ_OK)
		return true;
	zz_buf_printf(&genesis, "%s/genesis.yaml", app->dir);
	bool found = access(genesis.data, F_OK) == 0;
	zz_buf_clear(root);
	zz_buf_puts(root, app->dir);
	zz_buf_free(&genesis);
	return found;
}

static int run(struct app *app, const struct options *o)
{
	struct zz_doctor doctor;
	struct zz_buf root = {0};
	bool repair = option_given(o, "repair");
	int format = format_choose(app, "text|json");
	if (format < 0)
		return format;
	if (o->nwords)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("doctor takes no words; another ledger is named with -C DIR"));
	if (repair && app->today)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--today is for looking only; what is written bears the time of this computer"));
	bool found = find(app, &root);
	struct zz_doctor_asked asked = {.dir = found ? root.data : NULL,
									.program = getenv("PATH"),
									.now = app->now,
									.clock = (int64_t)time(NULL),
									.lang = app->lang};
	if (repair)
		signal(SIGPIPE, SIG_IGN);
	zz_doctor_look(&doctor, &asked, repair);
	if (format == FORMAT_JSON)
		zz_doctor_json(&app->out, &doctor, app->lang);
	else
		zz_doctor_text(&app->out, &doctor,
					   &(struct zz_view){.lang = app->lang, .width = app->width, .colour = app->colour});
	int rc = zz_doctor_exit(&doctor);
	int printed = app_print(app);
	zz_doctor_free(&doctor);
	zz_buf_free(&root);
	if (!found && rc == 1)
		rc = ZZ_ENOLEDGER;
	return printed ? printed : rc;
}

const struct command cmd_doctor = {
	.name = {"doctor", "自检"},
	.order = 80,
	.summary = N_("says what is wrong with this ledger or this computer"),
	.operands = NULL,
	.options = options,
	.run = run,
	.notes = N_("Formats: text, json.\n"
				"Exit status: 0 in order, 1 something is to be mended, 2 usage, 3 no ledger, 4 environment."),
};
