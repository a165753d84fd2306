/* zzsh amend: corrects a record openly; the former text and the reason are kept. */
#include "talk.h"
#include "target.h"

#include <stdio.h>

static const struct option options[] = {
	{{"reason", "理由"}, 'r', OPT_VALUE, N_("REASON"), N_("why; needed"), false},
	SAID_OPTIONS,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* --- the editor --- */

static int edit(struct app *app, const struct options *o, struct saying *s)
{
	struct writing w;
	struct target t = {0};
	struct edited edited = {0};
	int rc = writing_begin(app, &w, false);
	if (!rc)
		rc = target_open(app, o, &w, &t);
	struct zz_str name = zz_arena_printf(&s->arena, "edit-%.*s", ZZ_FMT(zz_path_name(t.path)));
	if (!rc)
		rc = editor_run(app, w.root.data, name, zz_buf_view(&t.work), &edited);
	if (!rc && edited.changed) {
		s->edited = zz_arena_str(&s->arena, zz_buf_view(&edited.path));
		s->again = target_again(&t, &s->arena);
	}
	if (!rc) {
		s->said.text = zz_clean_pasted(&s->arena, zz_buf_view(&edited.text), &s->cleaned);
		s->said.text = zz_arena_str(&s->arena, s->said.text);
		s->said.has_text = true;
		s->said.spelling = ZZ_SPELL_TYPED;
	}
	edited_free(&edited);
	target_close(&t);
	writing_end(&w);
	return rc;
}

/* --- the correction --- */

static int amend(struct app *app, const struct options *o, struct writing *w, struct saying *s)
{
	struct zz_draft d = {0};
	struct target t = {0};
	int rc = target_open(app, o, w, &t);
	if (!rc)
		rc = zz_amend_compose(&d, w->opened.ledger, &t.amendment, &s->said, &app->error);
	saying_report(app, s);
	if (!rc && !d.refused)
		rc = zz_carriers_check(w->opened.ledger, &s->said, &w->opened.ledger->records[d.record], &app->error);
	d.id = t.id;
	if (target_refused(rc, &d)) {
		rc = option_given(o, "dry-run") ? writing_refuse(app, w, &d, NULL, NULL)
										: target_refuse(app, w, &t, &d);
	} else if (!rc && option_given(o, "dry-run")) {
		zz_buf_str(&app->out, d.bytes);
		app->verbatim = true;
		rc = app_print(app);
	} else if (!rc) {
		rc = target_commit(app, w, &t, &d, (struct zz_str){0});
	}
	zz_draft_free(&d);
	target_close(&t);
	return rc;
}

static int save(struct app *app, const struct options *o, struct saying *s)
{
	struct writing w;
	int rc = writing_begin(app, &w, !option_given(o, "dry-run"));
	if (!rc)
		rc = amend(app, o, &w, s);
	editor_settle(app, &w, s, !rc && !option_given(o, "dry-run"));
	writing_end(&w);
	return rc;
}

/* At a terminal, what is wrong is asked for where no option says it. */
static bool asks(const struct options *o, const struct saying *s)
{
	const struct zz_attending *a = &s->said.attending;
	bool said = s->said.nfields || s->said.has_text || a->nabsent || a->all_present || a->present.n ||
				a->online.n || a->also.n || s->said.late.n || option_given(o, "edit") ||
				option_given(o, "dry-run");
	return !said && prompt_possible();
}

static int converse(struct app *app, const struct options *o, struct saying *s)
{
	struct talk t = {0};
	struct options full;
	options_copy(&full, o);
	int rc = amend_ask(app, &full, &t, s);
	bool whole = !rc;
	if (!rc)
		rc = save(app, &full, s);
	if (!rc)
		talk_done(&t);
	else if (whole)
		fprintf(stderr, "%s\n", tr(app, N_("What you answered is kept for the next zzsh amend.")));
	talk_end(&t);
	options_free(&full);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct saying s;
	int rc = saying_take(app, o, &s);
	if (!rc)
		rc = saying_finish(app, o, option_value(o, "file"), &s);
	bool asking = !rc && asks(o, &s);
	if (!rc && !asking && !option_given(o, "reason"))
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("say why with --reason; the reason is kept beside the former text"));
	if (!rc && option_given(o, "edit"))
		rc = edit(app, o, &s);
	if (!rc)
		rc = asking ? converse(app, o, &s) : save(app, o, &s);
	saying_free(&s);
	return rc;
}

const struct command cmd_amend = {
	.name = {"amend", "更正"},
	.order = 22,
	.summary = N_("corrects a record, with the reason; the former text stays in history and is named"),
	.operands = N_("RECORD --reason REASON"),
	.options = options,
	.extra = saying_extra,
	.near = saying_near,
	.run = run,
	.notes = N_(
		"RECORD is an id, the front of an id, or date and kind: \"3-12 committee-meeting\". At a terminal, "
		"with no\n"
		"change given, its fields are listed and asked for.\n"
		"Fields are options as with log; --set takes the path of one inside: --set agenda.2.deadline=3-20.\n"
		"An empty value takes a field away. A correction with a reason inside the time for entering raises "
		"no\n"
		"question; later ones are shown with their reason."),
};
