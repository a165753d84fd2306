/* zzsh export: what is committed, for offices and other programs. */
#include "export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct option options[] = {
	{{"year", "年度"}, 'y', OPT_YEAR, N_("Y"), N_("ledger: of that year; without a number this year"), false},
	{{"period", "期间"},
	 'p',
	 OPT_VALUE,
	 N_("P"),
	 N_("ledger: of that period: 2025Q3, 2025-03, last-quarter …"),
	 false},
	{{"output", "输出"},
	 'o',
	 OPT_VALUE,
	 N_("FILE|DIR"),
	 N_("write FILE, whole or not at all; its ending chooses the format; a DIR gets a CSV file for each "
		"ledger"),
	 false},
	OPTION_PRIVATE,
	OPTION_COMMITTED,
	OPTION_PACKS,
	OPTION_NO_LOCAL,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum what { LEDGER, JSONL, SQLITE, WHATS };
const struct zz_term export_terms[] = {[LEDGER] = {"ledger", "台账"},
									   [JSONL] = {"jsonl", "逐行"},
									   [SQLITE] = {"sqlite", "数据库"},
									   [WHATS] = {NULL, NULL}};

/* --- ledgers --- */

static bool is_folder(const char *path)
{
	struct stat st;
	size_t n = strlen(path);
	return (n && path[n - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* By --format, else by the file's ending; a folder holds CSV, and so does what is shown. */
static int kind_of(struct app *app, const struct options *o, enum zz_book_kind *out)
{
	const char *file = option_value(o, "output"), *dot = file ? strrchr(file, '.') : NULL;
	if (!app->format && (!file || is_folder(file)))
		app->format = "csv";
	else if (!app->format)
		app->format = dot && !strchr(dot, '/') ? dot + 1 : "";
	if (!*app->format)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("no ending says which format: --output FILE.xlsx or FILE.csv, or add --format"));
	int as = format_choose(app, "xlsx|csv");
	*out = as == 0 ? ZZ_BOOK_XLSX : ZZ_BOOK_CSV;
	if (as == 0 && file && is_folder(file))
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("%s is a folder; a workbook is one file: --output %s/FILE.xlsx"), file, file);
	if (as == 0 && !file && isatty(STDOUT_FILENO))
		return zz_error(&app->error, ZZ_EUSAGE, N_("xlsx is no text for a terminal: --output FILE.xlsx"));
	return as < 0 ? as : ZZ_OK;
}

static int write_folder(struct app *app, const char *folder, const struct zz_book_file *files, size_t n)
{
	struct zz_buf path = {0};
	int rc = mkdir(folder, 0777) && errno != EEXIST
				 ? zz_error(&app->error, ZZ_EENV, "%s: %s", folder, zz_os_reason(app->lang, errno))
				 : ZZ_OK;
	for (size_t i = 0; !rc && i < n; i++) {
		zz_buf_clear(&path);
		zz_buf_printf(&path, "%s/%.*s", folder, ZZ_FMT(files[i].name));
		rc = app_write_file(path.data, zz_buf_view(&files[i].bytes), &app->error);
	}
	zz_buf_free(&path);
	if (!rc)
		app_wrote(app, folder, n);
	return rc;
}

/* Into a file, whole or not at all, which is said. */
static int write_one(struct app *app, const char *file, struct zz_str bytes)
{
	int rc = app_write_file(file, bytes, &app->error);
	if (!rc)
		app_wrote(app, file, 1);
	return rc;
}

static int put_out(struct app *app, const struct options *o, const struct zz_book_file *files, size_t n)
{
	const char *to = option_value(o, "output");
	if (to && is_folder(to))
		return write_folder(app, to, files, n);
	if (n > 1)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("these are %zu tables, and a CSV file holds one: name one ledger, or a folder with "
			   "--output DIR/, or a workbook FILE.xlsx"),
			n);
	if (to)
		return write_one(app, to, zz_buf_view(&files[0].bytes));
	app->verbatim = true;
	zz_buf_str(&app->out, zz_buf_view(&files[0].bytes));
	return app_print(app);
}

/* Names of ledgers come first among the words; what is left are terms. */
static size_t take_names(const char *const *words, size_t n, struct zz_sheets *s)
{
	size_t i = 0;
	for (enum zz_sheet_id id; i < n && (id = zz_sheet_find(zz_str(words[i]))) != ZZ_SHEETS; i++)
		s->wanted[id] = true;
	for (int id = 0; !i && id < ZZ_SHEETS; id++)
		s->wanted[id] = true;
	return i;
}

static int export_ledger(struct app *app, const struct options *o, const char *const *words, size_t n)
{
	struct asked asked = {.verdict = NULL};
	struct zz_sheets sheets = {.asked = &asked.report, .privately = option_given(o, "with-private")};
	struct zz_book *book = NULL;
	struct zz_book_file *files;
	enum zz_book_kind kind = ZZ_BOOK_CSV;
	size_t nfiles, names = take_names(words, n, &sheets);
	int rc = kind_of(app, o, &kind);
	if (!rc)
		rc = ask_ledger(app, o, words + names, n - names, ZZ_PERIOD_YEAR, &asked);
	if (!rc)
		rc = zz_sheets_book(&book, &sheets, kind, &app->error);
	if (!rc)
		rc = zz_book_finish(book, &files, &nfiles, &app->error);
	if (!rc)
		rc = put_out(app, o, files, nfiles);
	if (!rc && asked.verdict->unreadable)
		rc = 1;
	zz_book_free(book);
	asked_free(&asked);
	return rc;
}

/* --- records as lines --- */

static int put_lines(struct app *app, const struct options *o, const struct zz_ledger *l,
					 const struct zz_selection *found)
{
	const char *to = option_value(o, "output");
	size_t unreadable = 0;
	for (size_t i = 0; i < found->n; i++)
		unreadable +=
			!zz_record_line(&app->out, l, &l->records[found->at[i]], option_given(o, "with-private"));
	app->verbatim = true;
	int rc = to ? write_one(app, to, zz_buf_view(&app->out)) : app_print(app);
	zz_buf_clear(&app->out);
	if (!rc && unreadable) {
		struct zz_buf said = {0};
		zz_msgf(&said, app->lang, N_("records that cannot be read and are not among the lines: %zu"),
				unreadable);
		app_complain(said.data);
		zz_buf_free(&said);
	}
	return rc ? rc : unreadable > 0;
}

static int export_jsonl(struct app *app, const struct options *o, const char *const *words, size_t n)
{
	struct opened opened = {0};
	struct zz_terms terms = {0};
	struct zz_entries entries = {0};
	struct zz_selection found = {0};
	struct zz_error e = {.lang = app->lang};
	const char *rev = NULL;
	int rc = option_given(o, "year") || option_given(o, "period")
				 ? zz_error(&app->error, ZZ_EUSAGE, N_("lines go by terms: zzsh export jsonl 2025"))
				 : committed(app, o, &rev);
	if (!rc && format_choose(app, "jsonl") < 0)
		rc = ZZ_EUSAGE;
	if (!rc)
		rc = app_open(app, rev, NULL, NULL, false, &opened);
	if (!rc)
		rc = zz_terms_parse(&terms, words, n, opened.ledger, &app->error);
	if (!rc && zz_terms_have(&terms, ZZ_BY_LATE) && zz_entries_read(&entries, opened.ledger, "records", &e))
		app_complain(e.text);
	if (!rc)
		rc = zz_terms_select(&found, &terms, opened.ledger, entries.at ? &entries : NULL, &app->error);
	if (!rc)
		rc = put_lines(app, o, opened.ledger, &found);
	free(found.at);
	zz_entries_free(&entries);
	zz_terms_free(&terms);
	app_close(&opened);
	return rc;
}

/* --- a database --- */

static int export_sqlite(struct app *app, const struct options *o, const char *const *words, size_t n)
{
	struct asked asked = {.verdict = NULL};
	struct zz_db *db = NULL;
	struct zz_buf bytes = {0};
	const char *file = option_value(o, "output") ? option_value(o, "output") : n ? words[0] : NULL;
	bool whole =
		!option_given(o, "year") && !option_given(o, "period") && n < (option_value(o, "output") ? 1 : 2);
	int rc = format_choose(app, "sqlite");
	if (!rc)
		rc = !file   ? zz_error(&app->error, ZZ_EUSAGE, N_("into which file? zzsh export sqlite FILE"))
			 : whole ? ask_ledger(app, o, NULL, 0, ZZ_PERIOD_DAYS, &asked)
					 : zz_error(&app->error, ZZ_EUSAGE,
								N_("a database holds the whole ledger; choose with WHERE: zzsh sql"));
	if (!rc)
		rc = zz_db_open(&db, asked.opened.ledger->today, &app->error);
	if (!rc)
		rc = zz_tables_fill(db, &asked.report, option_given(o, "with-private"), &app->error);
	if (!rc)
		rc = zz_db_bytes(db, &bytes, &app->error);
	if (!rc)
		rc = write_one(app, file, zz_buf_view(&bytes));
	if (!rc && asked.verdict->unreadable)
		rc = 1;
	zz_buf_free(&bytes);
	zz_db_free(db);
	asked_free(&asked);
	return rc;
}

/* --- all of it --- */

static int run(struct app *app, const struct options *o)
{
	static int (*const runs[WHATS])(struct app *, const struct options *, const char *const *, size_t) = {
		[LEDGER] = export_ledger, [JSONL] = export_jsonl, [SQLITE] = export_sqlite};
	for (int i = 0; o->nwords && i < WHATS; i++)
		if (strcmp(o->words[0], export_terms[i].slug) == 0 || strcmp(o->words[0], export_terms[i].label) == 0)
			return runs[i](app, o, o->words + 1, o->nwords - 1);
	return zz_error(
		&app->error, ZZ_EUSAGE,
		N_("export what? ledger: the tables of an office; jsonl: records as lines; sqlite: a database"));
}

/* The ledgers that there are. */
static bool explain(struct app *app, const char *word)
{
	(void)word;
	usage_command(app, app->command);
	zz_buf_puts(&app->out, tr(app, N_("\nLedgers:")));
	for (int i = 0; i < ZZ_SHEETS; i++)
		zz_buf_printf(&app->out, " %s", zz_term_text(&zz_sheet_terms[i], app->lang));
	zz_buf_putc(&app->out, '\n');
	return true;
}

const struct command cmd_export = {
	.name = {"export", "导出"},
	.order = 52,
	.summary = N_("writes the ledgers as tables, the records as lines, or all as a database"),
	.operands = N_("ledger [LEDGER…] [TERM…] | jsonl [TERM…] | sqlite FILE"),
	.options = options,
	.explain = explain,
	.run = run,
	.notes =
		N_("What is committed is read, as of today or --today: the same commit, rules, options and day give "
		   "the same bytes.\nFormats of ledgers: xlsx, csv."),
};
