/* zzsh sql: free questions to what is committed, or to a database that was exported. */
#include "export.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{"schema", "表结构"}, 0, OPT_FLAG, NULL, N_("print tables, columns and what each holds"), false},
	{{"database", "库"},
	 'd',
	 OPT_VALUE,
	 N_("FILE"),
	 N_("ask a file that zzsh export sqlite wrote, without a ledger"),
	 false},
	OPTION_PRIVATE,
	OPTION_COMMITTED,
	OPTION_PACKS,
	OPTION_NO_LOCAL,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum { QUESTION = 128 << 10 }; /* bytes of standard input */

/* The day that 'now' is in a question to a file. */
static zz_day today_of(const struct app *app, zz_day asked)
{
	enum { BEIJING = 8 * 60 };
	return asked != ZZ_NO_DAY ? asked : zz_day_at(app->now, BEIJING);
}

static int from_file(struct app *app, const char *path, struct zz_db **db)
{
	struct zz_buf bytes = {0};
	zz_day asked;
	int rc = app_today(app, &asked);
	if (!rc)
		rc = zz_read_file(&bytes, path, ZZ_DB_FILE, &app->error);
	if (rc == 1)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s is larger than %d MiB"), path, ZZ_DB_FILE >> 20);
	if (!rc)
		rc = zz_db_open_bytes(db, zz_buf_view(&bytes), today_of(app, asked), &app->error);
	zz_buf_free(&bytes);
	return rc;
}

static int from_ledger(struct app *app, const struct options *o, struct zz_db **db, bool *unreadable)
{
	struct asked asked = {.verdict = NULL};
	int rc = ask_ledger(app, o, NULL, 0, ZZ_PERIOD_DAYS, &asked);
	if (!rc)
		rc = zz_db_open(db, asked.opened.ledger->today, &app->error);
	if (!rc)
		rc = zz_tables_fill(*db, &asked.report, option_given(o, "with-private"), &app->error);
	*unreadable = !rc && asked.verdict->unreadable;
	asked_free(&asked);
	return rc;
}

static int question(struct app *app, const struct options *o, struct zz_buf *out)
{
	if (o->nwords != 1)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("one question, in quotes: zzsh sql 'SELECT kind, count(*) FROM records GROUP BY kind'; "
			   "zzsh sql --schema lists the tables"));
	if (strcmp(o->words[0], "-") != 0) {
		zz_buf_puts(out, o->words[0]);
		return ZZ_OK;
	}
	int rc = zz_read_fd(out, STDIN_FILENO, QUESTION, &app->error);
	return rc == 1 ? zz_error(&app->error, ZZ_EUSAGE, N_("the SQL is too long (over 100000 bytes)")) : rc;
}

static int answer(struct app *app, const struct options *o, enum zz_sql_format as)
{
	struct zz_db *db = NULL;
	struct zz_buf sql = {0};
	bool unreadable = false;
	const char *file = option_value(o, "database");
	int rc = question(app, o, &sql);
	if (!rc)
		rc = file ? from_file(app, file, &db) : from_ledger(app, o, &db, &unreadable);
	if (!rc)
		rc = zz_sql_answer(&app->out, db, zz_buf_view(&sql), as, app->width, &app->error);
	app->verbatim = as == ZZ_SQL_CSV || as == ZZ_SQL_LINES;
	if (rc)
		zz_buf_clear(&app->out);
	else
		rc = app_print(app);
	zz_db_free(db);
	zz_buf_free(&sql);
	return rc ? rc : unreadable;
}

static int run(struct app *app, const struct options *o)
{
	int as = format_choose(app, "text|csv|json|jsonl");
	if (as < 0)
		return as;
	if (!option_given(o, "schema"))
		return answer(app, o, (enum zz_sql_format)as);
	app_guess_lang(app);
	zz_tables_schema(&app->out, app->lang);
	return app_print(app);
}

const struct command cmd_sql = {
	.name = {"sql", "查库"},
	.order = 53,
	.summary = N_("answers a question in SQL about what is committed"),
	.operands = N_("'SELECT …' | -"),
	.options = options,
	.run = run,
	.notes = N_(
		"Tables and columns have English names, and a view each in Chinese: --schema. Only reading; no "
		"files, no "
		"ATTACH, no PRAGMA; time, memory and the length of an answer are limited.\nFormats: text, csv, json, "
		"jsonl."),
};
