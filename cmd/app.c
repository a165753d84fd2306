#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int exit_code(int status)
{
	return status < 0 ? (status == ZZ_ESHAPE ? 1 : -status) : status;
}

void app_complain(const char *text)
{
	struct zz_buf safe = {0};
	zz_text_safe(&safe, zz_str(text));
	fprintf(stderr, "zzsh: %s\n", safe.data);
	zz_buf_free(&safe);
}

int app_fail(struct app *app, int status)
{
	if (app->error.text[0])
		app_complain(app->error.text);
	return exit_code(status);
}

int app_today(struct app *app, zz_day *out)
{
	*out = ZZ_NO_DAY;
	if (!app->today)
		return ZZ_OK;
	enum { CENTURY = 36525 }; /* days; nobody asks what is due later, and every month until then is judged */
	bool date = zz_day_parse(zz_str(app->today), out);
	if (date && *out <= zz_day_at(app->now, 0) + CENTURY)
		return ZZ_OK;
	if (date)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--today %s is more than a hundred years ahead"),
						app->today);
	return zz_error(&app->error, ZZ_EUSAGE, N_("--today %s is not a date; write it as 2026-03-12"),
					app->today);
}

static int split_packs(const char *list, const char **out, int max, struct zz_buf *memory)
{
	struct zz_str rest = zz_str(list), piece;
	zz_buf_puts(memory, list);
	int n = 0;
	size_t at = 0;
	while (n < max && zz_str_split(&rest, ',', &piece)) {
		out[n++] = memory->data + at;
		at += piece.n + 1;
		memory->data[at - 1] = '\0';
	}
	return n;
}

/* Where the ledger is; a bundle is laid out first. */
static int find_root(struct app *app, struct opened *out, struct zz_buf *root)
{
	if (!zz_bundle_looks(app->dir))
		return zz_find_ledger(app->dir, root, &app->error);
	const char *folder = scratch_make(&app->error);
	if (!folder)
		return ZZ_EENV;
	out->unpacked = true;
	zz_buf_puts(root, folder);
	return zz_bundle_unpack(app->dir, folder, &app->error);
}

int app_open(struct app *app, const char *rev, const struct zz_scope *scope, const char *packs, bool no_local,
			 struct opened *out)
{
	struct zz_buf root = {0}, names = {0};
	const char *list[16];
	zz_day today;
	static const struct zz_scope all = {.everything = true, .keeps_texts = zz_packs_look_at_texts};
	memset(out, 0, sizeof *out);
	int rc = app_today(app, &today);
	if (!rc)
		rc = find_root(app, out, &root);
	/* Whoever asks about commits may not trust whom they come from. */
	if (!rc && rev)
		rc = zz_git_guard(root.data, &app->error);
	if (!rc)
		rc = rev ? zz_source_open_at(&out->source, root.data, rev, &app->error)
				 : zz_source_open(&out->source, root.data, &app->error);
	if (!rc)
		rc = zz_ledger_load(&out->ledger, out->source, scope ? scope : &all, app->now, today, &app->error);
	if (!rc && !app->lang_given)
		app->lang = app->error.lang = zz_ledger_lang(out->ledger);
	if (!rc) {
		int n = packs ? split_packs(packs, list, 16, &names) : 0;
		out->packs.no_local = no_local;
		/* Judged by no rules at all, everything would be in order. */
		if (packs && !n)
			rc = zz_error(&app->error, ZZ_EUSAGE, N_("--packs names no rule pack"));
		/* An audit in brief asks for no rule. */
		if (!rc && !out->ledger->brief)
			rc = zz_packs_load(&out->packs, out->ledger, packs ? list : NULL, (size_t)n, &app->error);
	}
	zz_buf_free(&root);
	zz_buf_free(&names);
	return rc;
}

void app_close(struct opened *o)
{
	zz_packs_free(&o->packs);
	zz_ledger_free(o->ledger);
	zz_source_close(o->source);
	if (o->unpacked)
		scratch_remove();
	memset(o, 0, sizeof *o);
}

/* The unit's file in a folder; false where it is not there. */
static bool read_lang(struct app *app, const char *folder)
{
	enum { FRONT = 4096 }; /* bytes: the line stands among the first */
	char text[FRONT + 1];
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/zzsh.yaml", folder);
	FILE *f = fopen(path.data, "rb");
	zz_buf_free(&path);
	if (!f)
		return false;
	struct zz_str rest = {text, fread(text, 1, FRONT, f)}, line;
	fclose(f);
	while (zz_str_split(&rest, '\n', &line)) {
		size_t key = zz_str_starts(line, "语言:")       ? strlen("语言:")
					 : zz_str_starts(line, "language:") ? strlen("language:")
														: 0;
		if (key && zz_str_starts(zz_str_trim(zz_str_sub(line, key, line.n)), "en"))
			app->lang = app->error.lang = ZZ_EN;
	}
	return true;
}

void app_guess_lang(struct app *app)
{
	enum { LEVELS = 32 };
	struct zz_buf folder = {0};
	zz_buf_puts(&folder, app->dir);
	for (int i = 0; !app->lang_given && i < LEVELS && !read_lang(app, folder.data); i++)
		zz_buf_puts(&folder, "/..");
	zz_buf_free(&folder);
}

/* Characters that nobody sees can make a line read otherwise than it is. Data and texts of files go out as
 * they are, the latter not to a terminal. */
static void reveal(struct app *app)
{
	struct zz_buf shown = {0};
	bool json = app->format && strcmp(app->format, "json") == 0;
	if (json || (app->verbatim && !isatty(STDOUT_FILENO)))
		return;
	zz_text_reveal(&shown, zz_buf_view(&app->out));
	zz_buf_free(&app->out);
	app->out = shown;
}

int app_print(struct app *app)
{
	reveal(app);
	if (pager_show(app)) {
		zz_buf_clear(&app->out);
		return ZZ_OK;
	}
	if (app->out.n)
		fwrite(app->out.data, 1, app->out.n, stdout);
	zz_buf_clear(&app->out);
	return zz_flush_checked(stdout, &app->error);
}
