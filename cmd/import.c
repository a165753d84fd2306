/* Reading the table, and the rows that were refused. */
#include "import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* /dev/null, /dev/stderr, a pipe: written to, never replaced. */
static bool is_special(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static int write_special(const char *path, struct zz_str bytes, struct zz_error *e)
{
	FILE *file = fopen(path, "w");
	bool failed = !file || fwrite(bytes.p, 1, bytes.n, file) != bytes.n;
	if (file)
		failed = fclose(file) != 0 || failed;
	return failed ? zz_error(e, ZZ_EENV, "%s: %s", path, zz_os_reason(e->lang, errno)) : ZZ_OK;
}

static int write_file(const struct importing *i, const char *path, struct zz_str bytes, struct zz_error *e)
{
	struct zz_buf folder = {0};
	if (is_special(path))
		return write_special(path, bytes, e);
	const char *slash = strrchr(path, '/');
	if (slash)
		zz_buf_add(&folder, path, slash == path ? 1 : (size_t)(slash - path));
	else
		zz_buf_puts(&folder, ".");
	int fd = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC), code = errno;
	zz_buf_free(&folder);
	if (fd < 0)
		return zz_error(e, ZZ_EENV, "%s: %s", path, zz_os_reason(i->app->lang, code));
	int rc = zz_write_at(fd, base_name(path), bytes, 0, e);
	close(fd);
	return rc;
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
	else if (write_file(i, path.data, zz_buf_view(&csv), &e))
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
				N_("Nothing was imported: %zu rows were refused. Put them right in the table and import it "
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
