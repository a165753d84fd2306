/* zzsh withdraw: takes a record out of all counts; its text stays. */
#include "prompt.h"
#include "target.h"

static const struct option options[] = {
	{{"reason", "理由"}, 'r', OPT_VALUE, N_("REASON"), N_("why; needed"), false},
	{{"by", "经手"},
	 0,
	 OPT_VALUE,
	 N_("PERSON"),
	 N_("who withdraws it, where it is not the name in git's settings"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static int record_of(struct app *app, const struct zz_ledger *l, const struct target *t,
					 const struct zz_record **out)
{
	int32_t at = zz_ledger_at(l, t->path);
	if (at >= 0) {
		*out = &l->records[at];
		return ZZ_OK;
	}
	return zz_error(&app->error, ZZ_EUSAGE, N_("the ledger has no record %.*s"), ZZ_FMT(t->id));
}

static int withdraw(struct app *app, const struct options *o, struct writing *w)
{
	struct zz_draft d = {0};
	struct target t = {0};
	const struct zz_record *r = NULL;
	int rc = target_open(app, o, w, &t);
	if (!rc)
		rc = record_of(app, w->opened.ledger, &t, &r);
	if (!rc)
		rc = zz_withdraw_compose(&d, w->opened.ledger, &t.amendment, &app->error);
	struct zz_str ref = zz_arena_printf(&w->arena, "%.*s/%.*s", ZZ_FMT(t.owner), ZZ_FMT(t.id));
	bool done = !rc && zz_store_place(w->store, d.path, d.bytes) == ZZ_PLACE_DONE;
	if (done)
		rc = zz_store_confirm(w->store, d.path, &app->error);
	else if (!rc)
		rc = writing_commit(app, w, "withdraw", &d, r, ref, t.amendment.reason, true);
	if (!rc) {
		zz_msgf(&app->out, app->lang,
				N_("Withdrawn: %.*s. Its text stays where it is and counts for nothing from now on; the "
				   "reason is kept in %.*s\n"),
				ZZ_FMT(ref), ZZ_FMT(d.path));
		if (!done)
			zz_msgf(
				&app->out, app->lang,
				N_("Withdrawn by mistake? git revert --no-edit %.10s brings it back; history keeps both\n"),
				w->commit);
		rc = app_print(app);
		writing_refresh(app, w, rc);
		if (rc)
			rc = writing_untold(app, d.path, rc);
	}
	zz_draft_free(&d);
	target_close(&t);
	return rc;
}

/* Puts the reason into `full`; 1 where it was broken off. */
static int ask_reason(struct app *app, struct options *full)
{
	struct prompt *p = NULL;
	struct prompt_line line = {.label = zz_str(tr(app, N_("reason for the withdrawal: ")))};
	struct zz_buf typed = {0};
	int rc = prompt_open(&p, app);
	while (!rc && !option_given(full, "reason")) {
		enum prompt_end end = prompt_line(p, &line, &typed);
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_STOPPED || end == PROMPT_BACK)
			rc = 1;
		else if (end == PROMPT_ANSWERED && s.n)
			options_put(app, full, "reason", s);
		else
			prompt_say(p, zz_str(tr(app, N_("For example: entered twice; the sitting was not held."))));
	}
	if (rc == 1)
		prompt_say(p, zz_str(tr(app, N_("Nothing was withdrawn."))));
	prompt_close(p);
	zz_buf_free(&typed);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct writing w;
	struct options full;
	options_copy(&full, o);
	bool said = option_given(o, "reason");
	int rc = ZZ_OK;
	if (!said && o->nwords && prompt_possible())
		rc = ask_reason(app, &full);
	else if (!said)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("say why with --reason; the reason is kept beside the former text"));
	if (!rc) {
		rc = writing_begin(app, &w, true);
		if (!rc)
			rc = withdraw(app, &full, &w);
		writing_end(&w);
	}
	options_free(&full);
	return rc;
}

const struct command cmd_withdraw = {
	.name = {"withdraw", "撤回"},
	.order = 24,
	.summary = N_("takes a record out of all counts, with the reason; its text stays"),
	.operands = N_("RECORD --reason REASON"),
	.options = options,
	.run = run,
	.notes = N_("For a record that should not be there: entered twice, or of a sitting that was not held.\n"
				"What is only wrong in it is corrected with zzsh amend."),
};
