/* zzsh similar: which records say the same, and two of them side by side. */
#include "cmd.h"

#include <string.h>

static const struct option options[] = {
	{{"limit", "条数"}, 'n', OPT_VALUE, N_("COUNT"), N_("how many records are named (default 5)"), false},
	OPTION_AT,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static int limit_of(struct app *app, const struct options *o, size_t *out)
{
	enum { USUAL = 5, DIGITS = 3 };
	const char *word = option_value(o, "limit");
	*out = USUAL;
	if (!word)
		return ZZ_OK;
	size_t n = strspn(word, "0123456789");
	*out = 0;
	for (size_t i = 0; i < n && n <= DIGITS; i++)
		*out = *out * 10 + (size_t)(word[i] - '0');
	if (word[n] || !n || n > DIGITS || !*out)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--limit %s: a number from 1 to 999 is needed"), word);
	return ZZ_OK;
}

static int index_of(struct app *app, const struct opened *opened, struct zz_str typed, struct zz_arena *a,
					size_t *out)
{
	struct zz_str path;
	const struct zz_ledger *l = opened->ledger;
	int rc = zz_find_record(opened->source, typed, app->now, a, &path, &app->error);
	for (*out = 0; !rc && *out < l->nrecords; ++*out)
		if (zz_str_eq(l->records[*out].path, path))
			break;
	if (!rc && (*out == l->nrecords || !zz_record_counts(&l->records[*out])))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("%.*s cannot be read or was withdrawn; it is not compared"),
					  ZZ_FMT(typed));
	return rc;
}

/* One record, and perhaps the one to stand beside it. */
static int find(struct app *app, const struct options *o, const struct opened *opened,
				struct zz_similar_asked *asked)
{
	enum { BEIJING = 8 * 60, MOST = 2 };
	struct zz_arena a = {0};
	size_t found[MOST] = {0}, n = 0;
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < o->nwords; n++) {
		struct zz_str typed;
		i += zz_wanted_words(o->words + i, o->nwords - i, zz_day_at(app->now, BEIJING), &a, &typed);
		rc = n < MOST ? index_of(app, opened, typed, &a, &found[n])
					  : zz_error(&app->error, ZZ_EUSAGE, N_("similar compares one record, or two"));
	}
	if (!rc && !n)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("which record? Write its id, or date and kind like \"3-12 committee-meeting\""));
	asked->record = found[0];
	asked->other = n == MOST ? (int64_t)found[1] : -1;
	zz_arena_free(&a);
	return rc;
}

static int answer(struct app *app, const struct options *o, struct opened *opened)
{
	struct zz_similar_asked asked;
	struct zz_similar *similar = NULL;
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : limit_of(app, o, &asked.limit);
	if (!rc)
		rc = find(app, o, opened, &asked);
	if (rc)
		return rc;
	zz_similar_make(&similar, opened->ledger, &asked);
	if (format == FORMAT_JSON)
		zz_similar_json(&app->out, similar);
	else
		zz_similar_text(&app->out, similar,
						&(struct zz_view){.lang = app->lang, .width = app->width, .colour = app->colour});
	zz_similar_free(similar);
	return app_print(app);
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened;
	int rc = app_open(app, option_value(o, "at"), NULL, NULL, false, &opened);
	if (!rc)
		rc = answer(app, o, &opened);
	app_close(&opened);
	return rc;
}

const struct command cmd_similar = {
	.name = {"similar", "比对"},
	.order = 46,
	.summary = N_("finds the records whose text is likest to one, and shows two texts side by side"),
	.operands = N_("RECORD [RECORD]"),
	.options = options,
	.run = run,
	.notes =
		N_("A record is named by its id or the front of it, or by day and kind: 3-12committee-meeting.\n"
		   "Compared is what the branch wrote itself (remarks, decisions, content), without names, dates and "
		   "numbers.\nFormats: text, json."),
};
