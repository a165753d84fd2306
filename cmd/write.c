#include "write.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* The first commit is zzsh init's: without genesis.yaml in it the ledger would never have an id. */
int writing_begin(struct app *app, struct writing *w, bool store)
{
	memset(w, 0, sizeof *w);
	if (app->today)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--today is for looking only; what is written bears the time of this computer"));
	int rc = format_choose(app, "text");
	if (rc >= 0)
		rc = zz_find_ledger(app->dir, &w->root, &app->error);
	if (!rc && store)
		signal(SIGPIPE, SIG_IGN); /* a reader of the answer that goes away must not cut the work off */
	if (!rc && store)
		rc = zz_store_open(&w->store, w->root.data, &app->error);
	if (!rc)
		rc = zz_source_open(&w->opened.source, w->root.data, &app->error);
	if (!rc && store && !*zz_source_commit(w->opened.source))
		rc = zz_error(&app->error, ZZ_ENOLEDGER,
					  N_("nothing was ever committed here: a ledger begins with zzsh init, which writes "
						 "genesis.yaml and makes the first commit. Rename zzsh.yaml, give zzsh init, and "
						 "carry over what the old file says"));
	return rc;
}

static void unload(struct writing *w)
{
	zz_packs_free(&w->opened.packs);
	zz_ledger_free(w->opened.ledger);
	w->opened.ledger = NULL;
	memset(&w->opened.packs, 0, sizeof w->opened.packs);
}

int writing_load(struct app *app, struct writing *w, struct zz_str owner, zz_day held, bool everybody)
{
	enum { BEIJING = 8 * 60 };
	int now = zz_civil_of(zz_day_at(app->now, BEIJING)).year,
		then = held == ZZ_NO_DAY ? now : zz_civil_of(held).year;
	struct zz_scope scope = {.owner = owner,
							 .first_year = (then < now ? then : now) - 1,
							 .last_year = owner.n ? now + 1 : 0,
							 .all_branches = everybody};
	unload(w);
	int rc = zz_ledger_load(&w->opened.ledger, w->opened.source, &scope, app->now, ZZ_NO_DAY, &app->error);
	if (rc)
		return rc;
	if (!app->lang_given)
		app->lang = app->error.lang = zz_ledger_lang(w->opened.ledger);
	return ZZ_OK;
}

void writing_end(struct writing *w)
{
	app_close(&w->opened);
	zz_store_close(w->store);
	zz_buf_free(&w->root);
	zz_arena_free(&w->arena);
}

int writing_by(struct app *app, struct writing *w, struct zz_str *name)
{
	struct zz_buf who = {0}, email = {0};
	int rc = w->store ? zz_store_identity(w->store, &who, &email, &app->error) : ZZ_OK;
	*name = zz_arena_str(&w->arena, zz_buf_view(&who));
	zz_buf_free(&who);
	zz_buf_free(&email);
	return rc;
}

int writing_commit(struct app *app, struct writing *w, const char *op, const struct zz_draft *d,
				   const struct zz_record *r, struct zz_str record, struct zz_str reason, bool create)
{
	struct zz_ledger *l = w->opened.ledger;
	struct zz_change change = {.path = d->path, .bytes = d->bytes, .create = create};
	struct zz_deed deed = {.op = op,
						   .subject = zz_deed_subject(l, op, r->owner, r->kind, r->date, &w->arena),
						   .body = reason,
						   .record = record,
						   .now = app->now,
						   .zone = l->unit.zone,
						   .injected = app->now_injected};
	bool taken = false;
	return zz_deed_commit(w->store, &change, 1, &deed, w->commit, &taken, &app->error);
}

int writing_untold(struct app *app, struct zz_str path, int rc)
{
	struct zz_error why = app->error;
	app->error.status = ZZ_OK;
	return zz_error(&app->error, rc,
					N_("it is recorded (%.*s), but the answer could not be given: %s. There is no need to "
					   "enter it again"),
					ZZ_FMT(path), why.text);
}

int writing_acknowledge(struct app *app, struct writing *w, struct zz_ack *ack)
{
	struct zz_ledger *l = w->opened.ledger;
	struct zz_verdict *verdict = NULL;
	struct zz_question question = zz_ack_question(l, &l->records[ack->record]);
	int rc = ack->again ? zz_store_confirm(w->store, l->records[ack->record].path, &app->error) : ZZ_OK;
	if (rc)
		return rc;
	rc = zz_packs_load(&w->opened.packs, l, NULL, 0, &app->error);
	if (!rc)
		rc = zz_judge(&verdict, l, &w->opened.packs, &question, &app->error);
	if (!rc) {
		struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
		ack->verdict = verdict;
		ack->now = app->now;
		zz_ack_text(&app->out, ack, &view);
		rc = app_print(app);
	}
	zz_verdict_free(verdict);
	writing_refresh(app, w, rc);
	return rc ? writing_untold(app, l->records[ack->record].path, rc) : ZZ_OK;
}

void writing_refresh(struct app *app, struct writing *w, int rc)
{
	struct zz_error e = {.lang = app->lang};
	zz_oom_leaves(rc);
	if (w->store && zz_store_refresh(w->store, &e))
		app_complain(e.text);
	zz_oom_leaves(ZZ_OOM_STATUS);
}

static struct zz_str draft_name(const struct zz_draft *d, struct zz_arena *a)
{
	char c4[5];
	if (zz_str_is(d->id, "draft") || !d->id.n)
		return zz_arena_printf(a, "draft-%s.yaml", zz_c4(d->bytes, c4));
	return zz_arena_printf(a, "%.*s.yaml", ZZ_FMT(d->id));
}

int writing_refuse(struct app *app, struct writing *w, const struct zz_draft *d, const char *again,
				   const struct given_text *given)
{
	struct zz_buf path = {0}, text = {0};
	struct zz_error ignored = {.lang = app->lang};
	bool kept = again && zz_store_draft_beside(w->root.data, draft_name(d, &w->arena), d->bytes, &path,
											   &ignored) == ZZ_OK;
	w->kept = kept;
	struct zz_str unkept = kept || !given ? (struct zz_str){0} : given->text;
	const char *file = unkept.n && given->file ? given->file : "-";
	zz_draft_report(&text, d, kept ? path.data : file, unkept, app->lang);
	if (app->error.text[0]) {
		zz_text_safe(&text, zz_str(app->error.text));
		zz_buf_putc(&text, '\n');
	}
	if (!again)
		zz_buf_puts(&text, tr(app, N_("Nothing was recorded, and nothing is kept: --dry-run.\n")));
	else if (kept)
		zz_msgf(&text, app->lang,
				N_("Nothing was recorded. The text is kept; correct it and go on with\n  %s %s\n"), again,
				path.data);
	else
		zz_msgf(&text, app->lang, N_("Nothing was recorded, and the text could not be kept: %s\n"),
				ignored.text);
	struct zz_buf shown = {0};
	zz_text_reveal(&shown, zz_buf_view(&text));
	fwrite(shown.data, 1, shown.n, stderr);
	zz_buf_free(&shown);
	zz_buf_free(&path);
	zz_buf_free(&text);
	return 1;
}

int writing_roster(struct app *app, struct writing *w, const struct zz_roster_verb *verb,
				   const struct zz_roster_said *said, struct zz_buf *out)
{
	struct zz_roster_edit ed = {0};
	char commit[41];
	struct zz_deed deed = {
		.op = verb->op, .now = app->now, .zone = w->opened.ledger->unit.zone, .injected = app->now_injected};
	zz_roster_edit_begin(&ed, w->opened.ledger, app->lang);
	int rc = verb->run(&ed, said, &app->error);
	if (!rc)
		rc = zz_roster_edit_settle(&ed, &app->error);
	if (!rc)
		rc = zz_roster_edit_commit(&ed, w->store, &deed, commit, &app->error);
	if (!rc)
		zz_buf_str(out, zz_buf_view(&ed.said));
	zz_roster_edit_free(&ed);
	return rc;
}
