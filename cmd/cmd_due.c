/* zzsh due: what is still to be done, now and soon. */
#include "several.h"

static const struct option options[] = {
	{{"ics", "日历"}, 0, OPT_FLAG, NULL, N_("a calendar file (the same as --format ics)"), false},
	{{"all", "全部"},
	 'a',
	 OPT_FLAG,
	 NULL,
	 N_("every decision, finding and draft, not only the first"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum { FORMAT_ICS = 2 };

static int asked_format(struct app *app, const struct options *o)
{
	if (option_given(o, "ics") && !app->format)
		app->format = "ics";
	int format = format_choose(app, "text|json|ics");
	if (format >= 0 && option_given(o, "ics") && format != FORMAT_ICS)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--ics and --format %s do not go together"), app->format);
	return format;
}

/* Everything that is due is asked for; of what kind, and when, is the answer and no part of the question. */
static int only_owners(struct app *app, const struct zz_terms_scope *t)
{
	if (!t->any_kind && !t->systems && !t->dated)
		return ZZ_OK;
	return zz_error(
		&app->error, ZZ_EUSAGE,
		N_("due takes names of branches and bodies only; for kinds and periods there is zzsh check"));
}

/* Into app->out. */
static int put(struct app *app, const struct options *o, struct opened *opened, struct zz_due_asked *asked,
			   int format)
{
	struct zz_open_items items;
	struct zz_kept_drafts drafts;
	struct zz_buf root = {0};
	int rc = zz_find_ledger(app->dir, &root, &app->error);
	if (rc)
		return rc;
	zz_open_items(&items, opened->ledger);
	zz_drafts_list(&drafts, root.data);
	asked->items = &items;
	asked->drafts = &drafts;
	asked->now = app->now;
	app->verbatim = format == FORMAT_ICS; /* a file for another program: nothing in it may change */
	if (format == FORMAT_ICS)
		zz_due_ics(&app->out, asked, app->lang);
	else if (format == FORMAT_JSON)
		zz_due_json(&app->out, asked, app->lang);
	else
		zz_due_text(&app->out, asked,
					&(struct zz_view){.lang = app->lang,
									  .width = app->width,
									  .colour = app->colour,
									  .all = option_given(o, "all")});
	zz_open_items_free(&items);
	zz_drafts_free(&drafts);
	zz_buf_free(&root);
	return ZZ_OK;
}

static int answer(struct app *app, const struct options *o, struct opened *opened, struct zz_due_asked *asked,
				  int format)
{
	int rc = put(app, o, opened, asked, format);
	return rc ? rc : app_print(app);
}

static int judge(struct app *app, const struct options *o, struct opened *opened, int format)
{
	struct zz_terms terms = {0};
	struct zz_terms_scope scope = {0};
	struct zz_verdict *verdict = NULL;
	int rc = zz_terms_parse(&terms, o->words, o->nwords, opened->ledger, &app->error);
	if (!rc)
		rc = zz_terms_scope(&scope, &terms, opened->ledger, &app->error);
	if (!rc)
		rc = only_owners(app, &scope);
	struct zz_question question = zz_due_question(opened->ledger, scope.owners, scope.nowners);
	if (!rc)
		rc = zz_judge(&verdict, opened->ledger, &opened->packs, &question, &app->error);
	if (!rc) {
		struct zz_due_asked asked = {.verdict = verdict, .owners = scope.owners, .nowners = scope.nowners};
		rc = answer(app, o, opened, &asked, format);
	}
	zz_verdict_free(verdict);
	zz_terms_scope_free(&scope);
	zz_terms_free(&terms);
	return rc;
}

/* --- several ledgers, one after the other --- */

struct asked {
	const struct options *o;
	int format;
	struct zz_several_json json;
};

static void join(struct app *app, struct several *s, size_t i, struct asked *a, struct zz_buf *said)
{
	struct zz_view view = {.lang = app->lang, .colour = app->colour};
	if (a->format == FORMAT_JSON) {
		zz_several_json_add(&a->json, i, zz_buf_view(said));
		return;
	}
	if (a->format == FORMAT_TEXT)
		zz_several_heading(&app->out, &s->all, i, &view);
	zz_buf_str(&app->out, zz_buf_view(said)); /* a stream of calendars is a calendar file (RFC 5545, 3.4) */
}

static int due_one(struct app *app, struct several *s, size_t i, struct opened *opened, void *with)
{
	struct asked *a = with;
	struct zz_terms terms = {0};
	struct zz_terms_scope scope = {0};
	struct zz_verdict *verdict = NULL;
	struct zz_buf kept = app->out;
	bool nothing = false;
	int rc = several_terms(app, s, opened->ledger, &terms, &scope, &nothing);
	if (!rc && !nothing)
		rc = only_owners(app, &scope);
	struct zz_question question = zz_due_question(opened->ledger, scope.owners, scope.nowners);
	if (!rc && !nothing)
		rc = several_judge(app, s, i, opened, &scope, &question, &verdict);
	if (!rc && !nothing) {
		struct zz_due_asked asked = {.verdict = verdict, .owners = scope.owners, .nowners = scope.nowners};
		app->out = (struct zz_buf){0};
		rc = put(app, a->o, opened, &asked, a->format);
		struct zz_buf said = app->out;
		app->out = kept;
		join(app, s, i, a, &said);
		zz_buf_free(&said);
	}
	zz_verdict_free(verdict);
	zz_terms_scope_free(&scope);
	zz_terms_free(&terms);
	return rc;
}

static int due_several(struct app *app, const struct options *o, int format)
{
	struct several s;
	struct asked a = {.o = o, .format = format};
	const struct several_how how = {.one = due_one, .with = &a};
	int rc = several_open(app, o, false, &s);
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	if (!rc && format == FORMAT_JSON)
		zz_several_json_begin(&a.json, &app->out, &s.all, "due");
	if (!rc)
		rc = several_each(app, &s, &how);
	if (rc >= 0) {
		several_absent(&s, format == FORMAT_TEXT ? &app->out : NULL, &view);
		if (format == FORMAT_JSON)
			zz_several_json_end(&a.json);
		rc = app_print(app);
		rc = rc ? rc : several_status(&s, ZZ_OK);
	}
	several_close(&s);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened = {0};
	int format = asked_format(app, o);
	if (format >= 0 && several_asked(o))
		return due_several(app, o, format);
	int rc = format < 0 ? format : app_open(app, NULL, NULL, NULL, false, &opened);
	if (!rc)
		rc = judge(app, o, &opened, format);
	app_close(&opened);
	return rc;
}

const struct command cmd_due = {
	.name = {"due", "待办"},
	.order = 30,
	.summary = N_("says what is still to be done this month, quarter and year; zzsh alone does the same"),
	.operands = N_("[BRANCH…] [LEDGER…]"),
	.options = options,
	.run = run,
	.notes =
		N_("Formats: text, json, ics. Several branches give a table, worst first; a name gives one in full.\n"
		   "A decision is closed by: zzsh rectify close RECORD --item DECISION --evidence WHAT --by NAME\n"
		   "The decision or its topic is repeated word for word.\n"
		   "Exit status: 0, 2 usage, 3 no ledger, 4 environment."),
};
