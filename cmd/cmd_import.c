/* zzsh import: an office's tables taken into the ledger, whole or not at all. */
#include "import.h"

#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{"branch", "支部"}, 'b', OPT_VALUE, N_("B"), N_("branch of the rows that do not say it"), false},
	{{"from", "起"},
	 0,
	 OPT_VALUE,
	 N_("DATE"),
	 N_("roster: members since, where the table has no column “from”; needed where the branch has records"),
	 false},
	{{"day", "日"},
	 0,
	 OPT_VALUE,
	 N_("DAY"),
	 N_("roster: dates such as 2019.10 count from the N-th of the month (else such rows are refused)"),
	 false},
	{{"term", "本届"},
	 0,
	 OPT_VALUE,
	 N_("DATE"),
	 N_("roster: the table's posts are a term of office since that day, where a branch has none yet"),
	 false},
	{{"year", "年度"},
	 'y',
	 OPT_VALUE,
	 N_("Y"),
	 N_("records: of days that are written without a year"),
	 false},
	{{"record", "记录"},
	 0,
	 OPT_VALUE,
	 N_("RECORD"),
	 N_("attendance: of this record, as a correction"),
	 false},
	{{"reason", "理由"},
	 'r',
	 OPT_VALUE,
	 N_("REASON"),
	 N_("attendance: of the correction (default: the file)"),
	 false},
	{{"kind", "类型"},
	 'k',
	 OPT_VALUE,
	 N_("KIND"),
	 N_("records: of the rows that do not say it; attendance: of the sitting that is still to be entered"),
	 false},
	{{"date", "日期"}, 0, OPT_VALUE, N_("DATE"), N_("attendance: the day of that sitting"), false},
	{{"group", "党小组"}, 0, OPT_VALUE, N_("G"), N_("attendance: its party group"), false},
	{{"form", "形式"},
	 0,
	 OPT_VALUE,
	 N_("FORM"),
	 N_("attendance: form of an organisation life meeting"),
	 false},
	{{"present", "出席"}, 0, OPT_VALUE, N_("NAMES"), N_("attendance: who came besides"), false},
	{{"absent", "缺席"},
	 0,
	 OPT_VALUE,
	 N_("NAME=REASON,…"),
	 N_("attendance: who did not come besides, and why"),
	 false},
	{{"online", "线上"}, 0, OPT_VALUE, N_("NAMES"), N_("attendance: who took part by video besides"), false},
	{{"with-text", "存内容"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("records: store what was said in talks (history cannot forget)"),
	 false},
	{{"yes", "确认"}, 0, OPT_FLAG, NULL, N_("confirm --with-text"), false},
	{{"by", "经手"},
	 0,
	 OPT_VALUE,
	 N_("PERSON"),
	 N_("who imports, where it is not the name in git's settings"),
	 false},
	{{"sheet", "工作表"}, 0, OPT_VALUE, N_("NAME"), N_("only this sheet of a workbook"), false},
	{{"refused", "不收表"},
	 0,
	 OPT_VALUE,
	 N_("FILE"),
	 N_("where refused rows go (default: beside the table)"),
	 false},
	{{"skip-refused", "跳过不收"}, 0, OPT_FLAG, NULL, N_("import the others where rows are refused"), false},
	{{"dry-run", "试写"}, 'n', OPT_FLAG, NULL, N_("say what would be imported and write nothing"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* --- roster --- */

static int take_day_of_month(struct importing *i, int *out)
{
	const char *text = option_value(i->options, "day");
	*out = text && strspn(text, "0123456789") == strlen(text) && strlen(text) <= 2 ? atoi(text) : 0;
	return !text || (*out >= 1 && *out <= 31)
			   ? ZZ_OK
			   : zz_error(&i->app->error, ZZ_EUSAGE, N_("--day is a day of the month, 1 to 31"));
}

static int commit_roster(struct importing *i, struct zz_roster_edit *ed)
{
	struct app *app = i->app;
	char commit[41];
	struct zz_deed deed = {.op = "import",
						   .body = zz_import_body(&i->im, zz_buf_view(&i->bytes), ed->lang),
						   .now = app->now,
						   .zone = i->w.opened.ledger->unit.zone,
						   .injected = app->now_injected};
	int rc = zz_roster_edit_settle(ed, &app->error);
	if (!rc && !i->dry)
		rc = zz_roster_edit_commit(ed, i->w.store, &deed, commit, &app->error);
	if (!rc)
		zz_buf_str(&i->im.said, zz_buf_view(&ed->said));
	return rc;
}

static int take_members(struct importing *i, struct zz_roster_edit *ed)
{
	struct app *app = i->app;
	const char *branch = option_value(i->options, "branch"), *from = option_value(i->options, "from");
	const char *term = option_value(i->options, "term");
	struct zz_import_members how = {.branch = zz_str(branch), .from = ZZ_NO_DAY, .term = ZZ_NO_DAY};
	int rc = take_day_of_month(i, &how.day_of_month);
	if (!rc && from)
		rc = zz_day_typed(zz_str(from), i->w.opened.ledger->today, &how.from, &app->error);
	if (!rc && term)
		rc = zz_day_typed(zz_str(term), i->w.opened.ledger->today, &how.term, &app->error);
	if (!rc)
		rc = importing_read(i, ZZ_IMPORT_ROSTER);
	if (!rc)
		rc = zz_import_members(&i->im, ed, &how, &app->error);
	return rc ? rc : importing_refused(i);
}

static int import_roster(struct importing *i)
{
	struct zz_roster_edit ed = {0};
	int rc = writing_begin(i->app, &i->w, !i->dry);
	if (!rc)
		rc = writing_load(i->app, &i->w, (struct zz_str){0}, ZZ_NO_DAY, true);
	if (!rc) {
		zz_roster_edit_begin(&ed, i->w.opened.ledger, i->app->lang);
		rc = take_members(i, &ed);
	}
	if (!rc && i->im.added + i->im.changed)
		rc = commit_roster(i, &ed);
	if (!rc)
		rc = importing_answer(i);
	if (!rc)
		writing_refresh(i->app, &i->w, rc);
	zz_roster_edit_free(&ed);
	writing_end(&i->w);
	return rc;
}

/* --- records --- */

static int commit_records(struct importing *i, const struct zz_import_texts *texts)
{
	struct app *app = i->app;
	struct zz_buf subject = {0};
	enum zz_lang lang = zz_ledger_lang(i->w.opened.ledger);
	char commit[41];
	bool taken = false;
	zz_msgf(&subject, lang, N_("import: records (%zu) from %.*s"), texts->n, ZZ_FMT(i->im.file));
	struct zz_deed deed = {.op = "import",
						   .subject = zz_buf_view(&subject),
						   .body = zz_import_body(&i->im, zz_buf_view(&i->bytes), lang),
						   .now = app->now,
						   .zone = i->w.opened.ledger->unit.zone,
						   .injected = app->now_injected};
	int rc = zz_deed_commit(i->w.store, texts->at, texts->n, &deed, commit, &taken, &app->error);
	zz_buf_free(&subject);
	return rc;
}

static int take_year(struct importing *i)
{
	const char *text = option_value(i->options, "year");
	struct zz_period year;
	if (!text)
		return ZZ_OK;
	int rc = zz_period_parse(zz_str(text), i->w.opened.ledger->today, &year, &i->app->error);
	if (!rc && year.kind != ZZ_PERIOD_YEAR)
		rc = zz_error(&i->app->error, ZZ_EUSAGE, N_("--year %s: a year, such as 2025"), text);
	if (!rc)
		i->im.year = zz_civil_of(year.first).year;
	return rc;
}

static int listed_how(struct importing *i, struct zz_import_listed *how)
{
	struct app *app = i->app;
	const char *kind = option_value(i->options, "kind");
	how->branch = zz_str(option_value(i->options, "branch"));
	how->by = zz_str(option_value(i->options, "by"));
	how->with_content = option_given(i->options, "with-text");
	if (how->with_content && !option_given(i->options, "yes"))
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("--with-text stores what was said in talks: everybody who has the ledger can read it, and "
			   "history cannot forget. Confirm it with --yes"));
	int rc = kind ? zz_which_kind(zz_str(kind), (struct zz_str){0}, &how->kind, &app->error) : ZZ_OK;
	return rc || how->by.n ? rc : writing_by(app, &i->w, &how->by);
}

/* All of it: a row may be of any branch and year, and whether it is there already must be known. */
static int load_all(struct importing *i)
{
	struct app *app = i->app;
	int rc = zz_ledger_load(&i->w.opened.ledger, i->w.opened.source, NULL, app->now, ZZ_NO_DAY, &app->error);
	if (!rc && !app->lang_given)
		app->lang = app->error.lang = zz_ledger_lang(i->w.opened.ledger);
	return rc;
}

static int import_records(struct importing *i)
{
	struct zz_import_listed how = {0};
	struct zz_import_texts texts = {0};
	/* A trial, too: whether a row is there already depends on the name it would be entered under. */
	int rc = writing_begin(i->app, &i->w, true);
	if (!rc)
		rc = load_all(i);
	if (!rc)
		rc = listed_how(i, &how);
	if (!rc)
		rc = importing_read(i, ZZ_IMPORT_RECORDS);
	if (!rc)
		rc = take_year(i);
	if (!rc)
		rc = zz_import_records(&i->im, i->w.opened.ledger, i->w.store, &how, &texts, &i->app->error);
	if (!rc)
		rc = importing_refused(i);
	if (!rc && texts.n && !i->dry)
		rc = commit_records(i, &texts);
	if (!rc)
		rc = importing_answer(i);
	if (!rc)
		writing_refresh(i->app, &i->w, rc);
	free(texts.at);
	writing_end(&i->w);
	return rc;
}

/* --- which --- */

static const struct verb {
	struct zz_term name;
	const char *takes; /* options by slug, separated by '|' */
	int (*run)(struct importing *i);
} verbs[] = {
	{{"roster", "名册"}, "branch|from|day|term", import_roster},
	{{"attendance", "出勤"},
	 "branch|record|reason|kind|date|group|form|present|absent|online|by",
	 import_attendance},
	{{"records", "台账"}, "branch|kind|year|with-text|yes|by", import_records},
};

static bool listed(const char *list, const char *slug)
{
	struct zz_str rest = zz_str(list), piece;
	while (zz_str_split(&rest, '|', &piece))
		if (zz_str_is(piece, slug))
			return true;
	return false;
}

static int check_options(struct app *app, const struct options *o, const struct verb *v)
{
	for (size_t i = 0; i < o->n; i++) {
		const char *given = o->at[i].option->name.slug;
		if (!listed(v->takes, given) &&
			!listed("sheet|refused|skip-refused|dry-run|lang|format|today", given))
			return zz_error(&app->error, ZZ_EUSAGE, N_("--%s is no option of zzsh import %s"), given,
							v->name.slug);
	}
	if (o->nwords == 2)
		return ZZ_OK;
	return zz_error(&app->error, ZZ_EUSAGE, N_("zzsh import %s takes one file, CSV or XLSX"), v->name.slug);
}

static int run(struct app *app, const struct options *o)
{
	struct importing i = {.app = app, .options = o, .dry = option_given(o, "dry-run")};
	const struct verb *verb = NULL;
	for (size_t k = 0; o->nwords && k < sizeof verbs / sizeof *verbs; k++)
		if (strcmp(o->words[0], verbs[k].name.slug) == 0 || strcmp(o->words[0], verbs[k].name.label) == 0)
			verb = &verbs[k];
	if (!verb)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("import what? zzsh import roster FILE, attendance FILE, or records FILE"));
	int rc = check_options(app, o, verb);
	if (rc)
		return rc;
	i.path = o->words[1];
	rc = verb->run(&i);
	zz_import_free(&i.im);
	zz_buf_free(&i.bytes);
	return rc;
}

const struct command cmd_import = {
	.name = {"import", "导入"},
	.order = 26,
	.summary = N_("takes over an office's tables (CSV, XLSX): members, sign-in sheets, old lists of records"),
	.operands = N_("roster|attendance|records FILE"),
	.options = options,
	.run = run,
	.notes = N_("roster       a list of members: name, branch, joined, full member since, group …\n"
				"attendance   a sign-in sheet or the export of an online meeting: into a record\n"
				"             (--record), or as options for zzsh log\n"
				"records      an old list of meetings, lessons or talks: a record for each row, which\n"
				"             says where it is from\n"
				"The row of headings is found by its words. Whole or not at all, one commit; refused\n"
				"rows go into a file with their reasons. Identity and telephone numbers are never\n"
				"taken over."),
};
