/* zzsh withdraw: takes a record out of all counts; its text stays. */
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
		writing_refresh(app, w);
		if (rc)
			rc = writing_untold(app, d.path, rc);
	}
	zz_draft_free(&d);
	target_close(&t);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct writing w;
	if (!option_given(o, "reason"))
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("say why with --reason; the reason is kept beside the former text"));
	int rc = writing_begin(app, &w, true);
	if (!rc)
		rc = withdraw(app, o, &w);
	writing_end(&w);
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
