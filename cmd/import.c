/* Reading the table, and the rows that were refused. */
#include "import.h"

#include <stdio.h>
#include <string.h>

static struct zz_str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return zz_str(slash ? slash + 1 : path);
}

int importing_read(struct importing *i, enum zz_import_use use)
{
	struct app *app = i->app;
	const char *sheet = option_value(i->options, "sheet");
	int rc = zz_read_file(&i->bytes, i->path, ZZ_TABLE_BYTES, &app->error);
	if (rc > 0)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("%s is larger than %d MiB, too large for a table; split it"), i->path,
						ZZ_TABLE_BYTES >> 20);
	return rc ? rc
			  : zz_import_read(&i->im, use, base_name(i->path), zz_buf_view(&i->bytes), zz_str(sheet),
							   app->lang, &app->error);
}

/* --- refused rows --- */

/* Beside the table: 名册.xlsx gives 名册.refused.csv. */
static void refused_path(const struct importing *i, struct zz_buf *out)
{
	const char *said = option_value(i->options, "refused");
	if (said) {
		zz_buf_puts(out, said);
		return;
	}
	const char *slash = strrchr(i->path, '/'), *dot = strrchr(i->path, '.');
	bool extension = dot && dot > (slash ? slash + 1 : i->path);
	zz_buf_add(out, i->path, extension ? (size_t)(dot - i->path) : strlen(i->path));
	zz_buf_puts(out, ".refused.csv");
}

static void keep_refused(struct importing *i, struct zz_buf *text)
{
	struct zz_buf path = {0}, csv = {0};
	struct zz_error e = {.lang = i->app->lang};
	if (i->dry && !option_given(i->options, "refused"))
		return;
	refused_path(i, &path);
	zz_import_refused_csv(&csv, &i->im);
	if (strcmp(path.data, i->path) == 0)
		zz_msgf(text, i->app->lang, N_("The refused rows were not written: %s is the table itself\n"),
				path.data);
	else if (app_write_file(path.data, zz_buf_view(&csv), &e))
		zz_msgf(text, i->app->lang, N_("The refused rows could not be written: %s\n"), e.text);
	else
		zz_msgf(text, i->app->lang, N_("The refused rows, each with its reason: %s\n"), path.data);
	zz_buf_free(&path);
	zz_buf_free(&csv);
}

int importing_refused(struct importing *i)
{
	enum { SHOWN = 20 };
	struct zz_buf text = {0}, shown = {0};
	bool skip = option_given(i->options, "skip-refused");
	if (!i->im.refused)
		return 0;
	if (!skip)
		zz_buf_str(&text, zz_buf_view(&i->im.said));
	zz_import_refusals(&text, &i->im, SHOWN);
	keep_refused(i, &text);
	if (!skip)
		zz_msgf(&text, i->app->lang,
				N_("Nothing was imported; rows refused: %zu. Put this right in the table and import it "
				   "again; "
				   "--skip-refused imports the others alone\n"),
				i->im.refused);
	zz_text_safe(&shown, zz_buf_view(&text));
	fflush(stdout);
	fwrite(shown.data, 1, shown.n, stderr);
	zz_buf_free(&text);
	zz_buf_free(&shown);
	return skip ? 0 : 1;
}

int importing_answer(struct importing *i)
{
	struct app *app = i->app;
	struct zz_buf text = {0};
	zz_buf_str(&text, zz_buf_view(&i->im.said));
	zz_import_summary(&text, &i->im);
	if (i->dry)
		zz_msgf(&text, app->lang, N_("This was a trial: nothing was written\n"));
	zz_text_safe(&app->out, zz_buf_view(&text));
	zz_buf_free(&text);
	return app_print(app);
}
